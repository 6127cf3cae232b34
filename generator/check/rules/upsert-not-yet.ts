// UPSERT as a permission of its own is planned; until it is enforced, a policy cannot ask for it.
import { upsertsNamedIn } from '../../ir/resolve-upsert.ts'
import { rowsOfTable } from '../../source/policy-model.ts'
import type { Rule } from '../rule.ts'

const message = '`UPSERT` as a permission of its own is not enforced yet'

export const upsertNotYet: Rule = function* (model) {
  const inTables = model.tables.filter((table) => table.upsert?.value !== 'derived').flatMap(rowsOfTable)
  for (const { at } of upsertsNamedIn([...model.global, ...inTables])) {
    yield { place: at, message, help: 'leave the cell out: an upsert then needs `CREATE` and `UPDATE`' }
  }
  for (const { upsert } of model.tables) {
    if (upsert?.value !== 'own') continue
    yield { place: upsert.at, message, help: 'write `upsert: derived`: an upsert then needs `CREATE` and `UPDATE`' }
  }
}
