// The value of one SQL expression, asked on a connection that a test holds.
// Its type is the caller's to say.

import type pg from 'pg'

export async function answer<T = unknown>(client: pg.PoolClient, expression: string): Promise<T | undefined> {
  const { rows } = await client.query<{ answer: T }>(`select ${expression} as answer`)
  return rows[0]?.answer
}
