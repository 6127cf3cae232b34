// A user with two rows in one table, be it in two spellings of the id.
import { resolveId, resolveIdType } from '../../ir/resolve-id.ts'
import type { Written } from '../../source/source-node.ts'
import { printWhere } from '../print-place.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const duplicateUser: Rule = function* (model) {
  const type = resolveIdType(model.users.type?.value ?? '')
  for (const table of model.tables) {
    const first = new Map<string, Written>()
    for (const { principal } of table.users) {
      if (!principal) continue
      const id = (type && resolveId(principal.value, type)) ?? principal.value
      const before = first.get(id)
      if (!before) first.set(id, principal)
      else {
        const help = `keep one: the first is at ${printWhere(before.at)}`
        yield { place: principal.at, message: `user ${quote(principal.value)} is written twice`, help }
      }
    }
  }
}
