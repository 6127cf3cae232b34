// Whether UPSERT is a permission of its own on a table: as the table says, else if some cell that holds for the
// table names it. `'*'` names nothing.
import { type PolicyModel, type RowModel, rowsOfTable, type TableModel } from '../source/policy-model.ts'
import type { Written } from '../source/source-node.ts'

export function resolveUpsert(table: TableModel, model: PolicyModel): 'own' | 'derived' {
  if (table.upsert?.value === 'own' || table.upsert?.value === 'derived') return table.upsert.value
  return upsertsNamedFor(table, model).length > 0 ? 'own' : 'derived'
}

/** Where UPSERT is named so that it holds for the table: in the table, and globally. */
export function upsertsNamedFor(table: TableModel, model: PolicyModel): readonly Written[] {
  return [...upsertsNamedIn(rowsOfTable(table)), ...upsertsNamedIn(model.global)]
}

export function upsertsNamedIn(rows: readonly RowModel[]): readonly Written[] {
  return rows.flatMap((row) => row.cells.map((cell) => cell.operation).filter(({ value }) => value === 'UPSERT'))
}
