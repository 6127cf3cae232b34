// The types of what is written by key: as Kysely has them, but for JSON columns.

import type { Insertable, Selectable, Updateable } from 'kysely'

/** What `ladder.update` takes of a table's columns. */
export type Patch<Table> = { [Column in keyof Updateable<Table>]: Value<Table, Column, Updateable<Table>[Column]> }

/** What `ladder.upsert` takes of a table's columns. */
export type NewRow<Table> = { [Column in keyof Insertable<Table>]: Value<Table, Column, Insertable<Table>[Column]> }

/**
 * A `JSONColumnType` is written as text in a Kysely query. By key it is the value itself, and its text would become a JSON text: so a
 * column that is read as an object, and written as text, is written as what it is read as. Dates and bytes may be either.
 */
type Value<Table, Column extends PropertyKey, Written> = Column extends keyof Selectable<Table>
  ? [NonNullable<Written>] extends [string]
    ? NonNullable<Selectable<Table>[Column]> extends Date | Uint8Array
      ? Written | Selectable<Table>[Column]
      : NonNullable<Selectable<Table>[Column]> extends object
        ? Selectable<Table>[Column] | Extract<Written, null | undefined>
        : Written
    : Written
  : Written
