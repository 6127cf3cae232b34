// What a request can write to one object that it names by its key, without needing FIND. The rules are the database's;
// SEMANTICS.md has them.

import type { NewRow, Patch } from './column-values.ts'
import type { Id } from './identity.ts'

/**
 * Writing by key, as a part of `trx.ladder`: one object, one round trip, and it happens or an error says why not. Nothing of the
 * object is read by the caller, so FIND is not needed, and nothing is returned. Triggers, defaults and constraints are the table's.
 *
 * Columns are named as in a Kysely query of the same transaction, plugins included, and are given values, not expressions.
 * They travel as JSON: a `Date` as the moment in UTC, a `bigint` as its digits, bytes as `\x…`. A `json` or `jsonb` column is
 * given the value itself, not its text as in a Kysely query: a text would be stored as a JSON text. Of a `JSONColumnType` the type says so.
 *
 * All of them reject with
 * - {@link PermissionDeniedError} when the caller may FIND the object, but not write it. Its `detail` is
 *   `{ operation, container, objects, step, principal, effect }`: the step of the ladder that decides, and whose cell it is;
 *   where UPSERT is derived, `needs` says of which operation;
 * - {@link NotFoundError} when the caller may neither write nor FIND the object, or it is not there;
 * - {@link AccessError} `wrong-use` before any SQL when an id or a value is none; `42703` for an unknown column; `22023` for a
 *   malformed id or nothing to write; `40001`, `40P01` or `55P03` when another transaction was in the way; and the SQLSTATE of
 *   whatever else the table has against it.
 *
 * As after every failed statement the request is then rolled back, whatever else it did, unless the error is caught between a
 * savepoint and a rollback to it.
 */
export interface WritingByKey<DB> {
  /**
   * Updates one object. What is undefined is left out.
   *
   * @example
   * ```ts
   * await trx.ladder.update('orders', orderId, { title: 'tea' })
   * ```
   * ```sql
   * select "ladder"."update"($1::regclass, $2::text, $3::text::jsonb)
   * ```
   */
  update<T extends keyof DB & string>(container: T, objectId: Id, patch: Patch<DB[T]>): Promise<void>

  /**
   * Deletes one object.
   *
   * @example
   * ```ts
   * await trx.ladder.remove('orders', orderId)
   * ```
   * ```sql
   * select "ladder"."remove"($1::regclass, $2::text)
   * ```
   */
  remove<T extends keyof DB & string>(container: T, objectId: Id): Promise<void>

  /**
   * Inserts a row that names its key or, if there is an object of this key, updates it. Resolves to what was done.
   *
   * @example
   * ```ts
   * await trx.ladder.upsert('orders', { id: orderId, title: 'tea' }) // 'inserted'
   * ```
   * ```sql
   * select "ladder"."upsert"($1::regclass, $2::text::jsonb)
   * ```
   */
  upsert<T extends keyof DB & string>(container: T, row: NewRow<DB[T]>): Promise<'inserted' | 'updated'>
}
