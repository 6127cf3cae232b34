// A transaction of the application's login, in which the test itself opens requests. It is taken back.
// A superuser may take a defence out first, to see the attack succeed.

import type pg from 'pg'
import type { LadderDatabase } from './governed-database.ts'
import { rolledBack } from './rolled-back.ts'

/** Runs something as the login; `weakenedBy` is what a superuser breaks before. */
export function loginTransaction<T>(
  { app, superuser }: LadderDatabase,
  work: (client: pg.PoolClient) => Promise<T>,
  weakenedBy?: string,
): Promise<T> {
  if (weakenedBy === undefined) return rolledBack(app.pool, work)
  return rolledBack(superuser, async (client) => {
    await client.query(`${weakenedBy}; set local session authorization ${app.role}`)
    return work(client)
  })
}
