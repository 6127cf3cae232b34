// Two sessions beside each other, for tests of what one does while the other waits.

import type pg from 'pg'
import type { TestDatabase } from './test-database.ts'

/** A transaction in which a request is open; `enter` is the argument list of `ladder.enter`, `-` opens none. */
export async function session(pool: pg.Pool, enter: string): Promise<pg.PoolClient> {
  const client = await pool.connect()
  await client.query(`begin; ${enter === '-' ? '' : `select ladder.enter(${enter})`}`)
  return client
}

export async function end(client: pg.PoolClient, how = 'rollback'): Promise<void> {
  await client.query(how)
  client.release()
}

/** Resolves once the statement of a session waits for a lock of another. */
export async function untilWaiting(
  { superuser }: Pick<TestDatabase, 'superuser'>,
  client: pg.PoolClient,
): Promise<void> {
  const { processID } = client as unknown as { readonly processID: number }
  for (;;) {
    const { rows } = await superuser.query('select cardinality(pg_blocking_pids($1)) as n', [processID])
    if (rows[0]?.n > 0) return
  }
}

/** `done`, or the SQLSTATE that a statement ended with. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
