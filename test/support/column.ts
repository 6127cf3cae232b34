// What a query of one column finds, as a list of its values.
// A query of more columns gives the values row by row.

import type pg from 'pg'

export async function column(
  client: Pick<pg.PoolClient, 'query'>,
  query: string,
  values: unknown[] = [],
): Promise<readonly unknown[]> {
  const { rows } = await client.query<Record<string, unknown>>(query, values)
  return rows.flatMap((row) => Object.values(row))
}
