// A transaction that is always taken back, so that a test leaves nothing to the next.
// What `begin` says is up to the test; what it returns is handed on.

import type pg from 'pg'

/** Runs something in a transaction of one connection of the pool, and rolls it back. */
export async function rolledBack<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  begin = 'begin',
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(begin)
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
