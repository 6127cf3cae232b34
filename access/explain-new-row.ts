// An INSERT that is refused although the caller may CREATE, because it reads the row as well.

import { type CompiledQuery, InsertQueryNode } from 'kysely'
import type { ServerError } from './server-error.ts'

const newRow = /^new row violates row-level security policy (?:\(USING expression\) )?for table /

/** What to do about a new row that PostgreSQL refused to a query; undefined for any other refusal or query. */
export function explainNewRow({ message }: ServerError, { query }: CompiledQuery): string | undefined {
  if (!newRow.test(message) || !InsertQueryNode.is(query)) return undefined
  if (query.returning === undefined && query.onConflict === undefined) return undefined
  return 'PostgreSQL returns, or compares for a conflict, only rows that the caller may FIND: leave RETURNING or ON CONFLICT out, grant FIND, or use `trx.ladder.upsert`'
}
