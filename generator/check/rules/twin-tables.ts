// Two tables whose names differ only in case or in how Unicode spells them.
import { relationKey } from '../../ir/relation-key.ts'
import { resolveRelation } from '../../ir/resolve-relation.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'
import { findTwins } from '../twins.ts'

export const twinTables: Rule = function* (model) {
  const named = model.tables.flatMap(({ name }) => {
    const relation = resolveRelation(name.value)
    return relation ? { name, key: relationKey(relation) } : []
  })
  for (const { first, second } of findTwins(named, ({ key }) => key)) {
    const names = `${quote(first.name.value)} and ${quote(second.name.value)}`
    const message = `tables ${names} differ only in case or Unicode form`
    yield { place: second.name.at, message, help: 'names are compared byte for byte: these are two tables' }
  }
}
