// Makes sure that a connection in an unexpected state serves nobody again. Kysely can only hand a
// connection back, so with pg the client is marked as broken, which makes its pool drop it.

import { CompiledQuery, type Kysely, sql } from 'kysely'
import { breakWire, doneAtOnce, findWire, isPgWire } from './pg-wire.ts'
import { quarantine } from './quarantine.ts'

const reason = 'a request left it in an unexpected state'

/**
 * Destroys the connection where the driver is pg; elsewhere (PGlite has one session for good) rolls back and
 * discards everything the session holds, at the latest before it is used again. Never throws: the caller has an error to report already.
 */
export async function discardConnection<DB>(connection: Kysely<DB>): Promise<void> {
  const ofDriver = await connection.getExecutor().provideConnection(async (one) => one)
  const wire = findWire(ofDriver)
  // A query that was given up may still run, and another one would wait behind it.
  if (wire !== undefined) breakWire(wire, reason)
  else if (await isPgClient(connection)) await breakPgClient(connection)
  const rolledBack = await attempt(() => sql`rollback`.execute(connection))
  const cleaned = await attempt(() => discardSession(connection))
  if (!rolledBack || !cleaned) quarantine(ofDriver)
}

/** `discard all`: cursors, temporary tables, listeners, locks, prepared statements, settings. */
export async function discardSession<DB>(connection: Kysely<DB>): Promise<void> {
  await sql`discard all`.execute(connection.withoutPlugins())
}

// pg, and nobody else, asks a parameter to turn itself into PostgreSQL's form, as it documents.
async function isPgClient<DB>(connection: Kysely<DB>): Promise<boolean> {
  let asked = false
  const probe = {
    toPostgres: () => {
      asked = true
      return ''
    },
    toString: () => '',
  }
  await attempt(() => sql`select ${probe}::text`.execute(connection))
  return asked
}

// pg's client takes, in place of SQL, an object that it lets talk to the connection by itself.
async function breakPgClient<DB>(connection: Kysely<DB>): Promise<void> {
  const submittable = {
    ...doneAtOnce,
    submit(wire: unknown) {
      // Without a socket to give up, a new client would meet the same session.
      if (!isPgWire(wire)) return new Error('no socket to give up')
      breakWire(wire, reason)
      return null
    },
    // Replaced by pg where it has a `query_timeout`; called, it stops the clock.
    callback(_error: Error): void {},
    handleError(error: Error) {
      submittable.callback(error)
    },
    toString: () => '-- pgladder gives up this connection',
  }
  // Kysely passes `sql` to pg unread; its type has no room for what pg takes.
  const query: CompiledQuery = { ...CompiledQuery.raw(''), sql: submittable as unknown as string }
  await attempt(() => connection.executeQuery(query))
}

// Each step stands for itself, whatever became of the one before.
async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch {
    return false
  }
}
