// The titles of the orders that a connection finds, sorted.
// They say whose orders they are: 'tea' is Anna's, 'coffee' is Bert's.

import type pg from 'pg'

export async function titles(
  client: Pick<pg.PoolClient, 'query'>,
  query = 'select title from public.orders',
): Promise<readonly string[]> {
  const { rows } = await client.query<{ title: string }>(query)
  return rows.map(({ title }) => title).sort()
}
