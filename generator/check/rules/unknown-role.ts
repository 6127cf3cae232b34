// A cell or an entry for a role that nobody declared.
import { resolveRole } from '../../ir/resolve-role.ts'
import { systemRoles } from '../../vocabulary/role.ts'
import { didYouMean } from '../did-you-mean.ts'
import { quote } from '../quote.ts'
import { type PlacedRow, rowsInPolicy } from '../rows-in-policy.ts'
import type { Rule } from '../rule.ts'

export const unknownRole: Rule = function* (model) {
  const declared = new Set(model.roles.map(({ value }) => value))
  const known = [...declared, ...systemRoles]
  for (const placed of rowsInPolicy(model)) {
    const { level, principal } = placed.row
    if (!principal || level === 'user' || resolveRole(principal.value, declared)) continue
    const help = didYouMean(principal.value, known) ?? 'declare it in `roles`'
    yield { place: principal.at, message: `${giver(placed)} undeclared role ${quote(principal.value)}`, help }
  }
  for (const { value, at } of model.profiles.flatMap(({ roles }) => roles)) {
    if (resolveRole(value, declared)) continue
    const help = didYouMean(value, known) ?? 'declare it in `roles`'
    yield { place: at, message: `\`profiles\` names undeclared role ${quote(value)}`, help }
  }
}

function giver({ row, table }: PlacedRow): string {
  if (!table) return '`global` gives a cell to'
  const name = quote(table.name.value)
  return row.level === 'object' ? `table ${name} gives new objects an entry for` : `table ${name} gives a cell to`
}
