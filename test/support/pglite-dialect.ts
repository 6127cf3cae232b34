// Kysely over PGlite, which is PostgreSQL inside this process and has exactly one session. Requests
// take turns on it; nothing is ever closed here but what this dialect opened.

import type { PGlite } from '@electric-sql/pglite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'

/** A Kysely dialect whose only connection is the given PGlite. */
export function createPgliteDialect(pglite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createDriver(pglite),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function createDriver(pglite: PGlite): Driver {
  const connection = createConnection(pglite)
  const waiting: (() => void)[] = []
  let taken = false
  const run = async (text: string) => void (await connection.executeQuery(CompiledQuery.raw(text)))
  return {
    init: () => pglite.waitReady,
    async acquireConnection() {
      if (taken) await new Promise<void>((resolve) => waiting.push(resolve))
      taken = true
      return connection
    },
    async releaseConnection() {
      const next = waiting.shift()
      if (next === undefined) taken = false
      else next()
    },
    async beginTransaction(_connection, { isolationLevel, accessMode }) {
      const level = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
      await run(`start transaction${level}${accessMode === undefined ? '' : ` ${accessMode}`}`)
    },
    commitTransaction: () => run('commit'),
    rollbackTransaction: () => run('rollback'),
    destroy: async () => {},
  }
}

function createConnection(pglite: PGlite): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affectedRows } = await pglite.query<R>(query.sql, [...query.parameters])
      return { rows, ...(affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) }) }
    },
    // biome-ignore lint/correctness/useYield: PGlite returns whole results, so there is nothing to stream
    async *streamQuery() {
      throw new Error('PGlite does not stream')
    },
  }
}
