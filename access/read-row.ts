// A row as the JSON text that the ladder writes, with the columns that a Kysely query of the same transaction would write,
// plugins included.

import {
  ColumnNode,
  type Insertable,
  type Kysely,
  type OperationNode,
  PrimitiveValueListNode,
  type UpdateQueryBuilder,
  ValueListNode,
  ValueNode,
  ValuesNode,
} from 'kysely'
import { AccessError } from './access-error.ts'
import { isPlainObject, toJson, wrongValue } from './json-value.ts'
import { describeValue } from './read-id.ts'

/** What `updateTable(container).set(patch)` would set. */
export function readPatch<DB>(db: Kysely<DB>, container: keyof DB & string, patch: unknown): string {
  const given = readValues(patch, 'the patch')
  // Only the names of its columns are unknown to the compiler; the caller's type has them.
  const update = db.updateTable(container) as unknown as UpdateQueryBuilder<Untyped, string, string, unknown>
  const { updates = [] } = update.set(given).toOperationNode()
  return writeJson(updates.map(({ column, value }) => [nameColumn(column), unwrap(value)]))
}

/** What `insertInto(container).values(row)` would insert. */
export function readRow<DB>(db: Kysely<DB>, container: keyof DB & string, row: unknown): string {
  const given = readValues(row, 'the row')
  const { columns = [], values } = db
    .insertInto(container)
    .values(given as Insertable<DB[keyof DB & string]>)
    .toOperationNode()
  const list = values !== undefined && ValuesNode.is(values) ? values.values[0] : undefined
  return writeJson(columns.map((column, index) => [nameColumn(column), itemOf(list, index)]))
}

type Untyped = Record<string, Record<string, unknown>>

function readValues(row: unknown, what: string): Record<string, unknown> {
  if (!isPlainObject(row)) {
    throw wrong(`${what} is ${describeValue(row)}`, 'pass an object of columns and their values')
  }
  // Kysely calls functions and unfolds expressions, so they are found before it sees them.
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== undefined)
      .map(([column, value]) => [column, toJson(value, `\`${column}\``)]),
  )
}

function nameColumn(column: OperationNode): string {
  if (ColumnNode.is(column)) return column.column.name
  throw wrong('a column is not a plain name')
}

function unwrap(value: OperationNode): unknown {
  if (ValueNode.is(value)) return value.value
  throw wrongValue('what a plugin made of a value', 'is an expression')
}

function itemOf(list: OperationNode | undefined, index: number): unknown {
  if (list !== undefined && PrimitiveValueListNode.is(list)) return list.values[index]
  const item = list !== undefined && ValueListNode.is(list) ? list.values[index] : undefined
  if (item === undefined) throw wrong('a plugin took the row apart')
  return unwrap(item)
}

function writeJson(columns: readonly (readonly [string, unknown])[]): string {
  const row = new Map(columns)
  // Two names of the caller's that a plugin turns into one: JSON would keep the last.
  if (row.size < columns.length) throw wrong('two columns have the same name in the database')
  return JSON.stringify(Object.fromEntries(row))
}

function wrong(message: string, help?: string): AccessError {
  return new AccessError(message, { code: 'wrong-use', help })
}
