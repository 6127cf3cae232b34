// A table is named by its schema and its name: two parts.
import { resolveRelation } from '../../ir/resolve-relation.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const malformedTableName: Rule = function* (model) {
  for (const name of [model.users.table, ...model.tables.map((table) => table.name)]) {
    if (!name || resolveRelation(name.value)) continue
    const help = /^[^."]+$/.test(name.value)
      ? `write ${quote(`public.${name.value}`)}, with the schema it is in`
      : 'write `schema.table`; a part with a dot or a quote in it goes in double quotes'
    yield { place: name.at, message: `table ${quote(name.value)} is not named by schema and name`, help }
  }
}
