// A request of the application's login on a connection of the superuser, who breaks or does something first.
// All of it is taken back.

import type pg from 'pg'
import type { LadderDatabase } from './governed-database.ts'
import { rolledBack } from './rolled-back.ts'

/** Runs something in a request. `enter` is the argument list of `ladder.enter`; `after` is what the superuser does. */
export const request = <T>(
  database: LadderDatabase,
  enter: string,
  work: (client: pg.PoolClient) => Promise<T>,
  after = '',
): Promise<T> =>
  rolledBack(database.superuser, async (client) => {
    await client.query(`${after}; set local session authorization ${database.app.role}; select ladder.enter(${enter})`)
    return work(client)
  })
