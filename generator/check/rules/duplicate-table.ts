// A table that is written twice, be it in two spellings (`public.orders`, `"public".orders`).
import { relationKey } from '../../ir/relation-key.ts'
import { resolveRelation } from '../../ir/resolve-relation.ts'
import type { Written } from '../../source/source-node.ts'
import { printWhere } from '../print-place.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const duplicateTable: Rule = function* (model) {
  const first = new Map<string, Written>()
  for (const { name } of model.tables) {
    const relation = resolveRelation(name.value)
    const key = relation ? relationKey(relation) : name.value
    const before = first.get(key)
    if (!before) first.set(key, name)
    else {
      const help = `keep one: the first is at ${printWhere(before.at)}`
      yield { place: name.at, message: `table ${quote(name.value)} is written twice`, help }
    }
  }
}
