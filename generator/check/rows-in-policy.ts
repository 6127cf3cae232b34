// Every row of cells in a policy, with the table it belongs to.
import { type PolicyModel, type RowModel, rowsOfTable, type TableModel } from '../source/policy-model.ts'

export interface PlacedRow {
  readonly row: RowModel
  /** Null: the row is global. */
  readonly table: TableModel | null
}

export function rowsInPolicy(model: PolicyModel): readonly PlacedRow[] {
  return [
    ...model.global.map((row) => ({ row, table: null })),
    ...model.tables.flatMap((table) => rowsOfTable(table).map((row) => ({ row, table }))),
  ]
}
