// A request of which everything stays that the work has done, for tests that look at what is stored afterwards.
// Where the work fails, nothing stays.

import type pg from 'pg'

export type Query = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>

/** Runs something in a request that is committed. `enter` is the argument list of `ladder.enter`. */
export async function keptRequest<T>(pool: pg.Pool, enter: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`begin; select ladder.enter(${enter})`)
    const result = await work((text, values) => client.query(text, values === undefined ? [] : [...values]))
    await client.query('commit')
    return result
  } finally {
    await client.query('rollback')
    client.release()
  }
}
