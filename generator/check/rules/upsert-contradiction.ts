// A table that says UPSERT follows from CREATE and UPDATE, while a cell that holds for it names UPSERT: the cell would
// not be read.
import { upsertsNamedFor } from '../../ir/resolve-upsert.ts'
import { printWhere } from '../print-place.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const upsertContradiction: Rule = function* (model) {
  for (const table of model.tables) {
    const [cell] = upsertsNamedFor(table, model)
    if (table.upsert?.value !== 'derived' || !cell) continue
    const where = printWhere(cell.at)
    const message = `table ${quote(table.name.value)} cannot be \`upsert: derived\`: a cell names \`UPSERT\` at ${where}`
    yield { place: table.upsert.at, message, help: 'leave out one of the two' }
  }
}
