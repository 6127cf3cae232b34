// Whether a profile may write to a table at all. One that may touch none of its objects lacks the privilege, and PostgreSQL then
// refuses a statement as a whole, without a step. It is asked beforehand, once for each profile, table and operation.

import { sql } from 'kysely'
import type { KeyedStatement } from './keyed-statement.ts'
import { type LadderCalls, regclass, text } from './ladder-calls.ts'

/** What is known of the profiles of one ladder. Only that they may is kept: the opposite is asked anew. */
export type KnownPrivileges = Set<string>

/** How the profile of one request stands to tables. */
export interface WritePrivileges {
  /** Whether the request's profile has the privilege that the statement needs. */
  allow(statement: KeyedStatement): Promise<boolean>
}

/** @param profile the database role of the request */
export function createWritePrivileges<DB>(
  calls: LadderCalls<DB>,
  profile: string,
  known: KnownPrivileges,
): WritePrivileges {
  return {
    async allow({ operation, container }) {
      const key = JSON.stringify([profile, operation, container])
      if (known.has(key)) return true
      const table = regclass(container)
      const privilege =
        operation === 'UPDATE'
          ? sql`pg_catalog.has_any_column_privilege(${table}, ${text('UPDATE')})`
          : sql`pg_catalog.has_table_privilege(${table}, ${text('DELETE')})`
      const allowed = (await calls.ask<boolean>(privilege)) === true
      if (allowed) known.add(key)
      return allowed
    },
  }
}
