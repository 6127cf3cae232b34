// Two roles that differ only in case or in how Unicode spells them.
import { systemRoles } from '../../vocabulary/role.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'
import { findTwins } from '../twins.ts'

export const twinRoles: Rule = function* (model) {
  const named = [...systemRoles.map((value) => ({ value, at: null })), ...model.roles]
  for (const { first, second } of findTwins(named, ({ value }) => value)) {
    if (!second.at) continue
    const message = `roles ${quote(first.value)} and ${quote(second.value)} differ only in case or Unicode form`
    yield { place: second.at, message, help: 'names are compared byte for byte: these are two roles' }
  }
}
