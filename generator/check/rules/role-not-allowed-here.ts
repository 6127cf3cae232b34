// *All roles* where only a role by name can stand.
import { allRoles } from '../../ir/resolve-role.ts'
import { rowsInPolicy } from '../rows-in-policy.ts'
import type { Rule } from '../rule.ts'

const help = "`*` may stand in a table's `roles`; name the roles here"

export const roleNotAllowedHere: Rule = function* (model) {
  for (const { row } of rowsInPolicy(model)) {
    if (row.principal?.value !== allRoles || (row.level !== 'global' && row.level !== 'object')) continue
    const where = row.level === 'global' ? '`global`' : 'an entry of `onCreate`'
    yield { place: row.principal.at, message: `all roles (\`*\`) cannot stand in ${where}`, help }
  }
  for (const { value, at } of model.profiles.flatMap(({ roles }) => roles)) {
    if (value === allRoles) yield { place: at, message: 'all roles (`*`) cannot stand in `profiles`', help }
  }
}
