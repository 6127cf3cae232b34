// What it costs to open a request: within the server, and from the application's side.

import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createLadder } from '../../access/index.ts'
import { median } from './median.ts'
import { timeInClient } from './time-in-client.ts'
import { timeOnServer } from './time-on-server.ts'

/** Milliseconds that `enter` takes within the server, beyond what a statement takes that does nothing. */
export async function measureOpening(login: pg.Client, user: number, samples: number): Promise<number> {
  const timing = { samples, runs: 1, undone: true }
  const measure = async (statement: string) => {
    await login.query('begin')
    try {
      return median(await timeOnServer(login, statement, timing))
    } finally {
      await login.query('rollback')
    }
  }
  const enter = `select ladder.enter(user_id => '${user}')`
  await measure(enter)
  return (await measure(enter)) - (await measure('select 1'))
}

export interface ClientOpening {
  /** Milliseconds of a request that does nothing, from beginning to commit. */
  readonly requestMs: number
  /** The same of a transaction that does nothing. */
  readonly transactionMs: number
  /** Messages to the server that one request takes, each waiting for its answer. */
  readonly roundTrips: number
}

/** An empty request through the access layer, over one connection. */
export async function measureOpeningInClient(url: string, user: number, samples: number): Promise<ClientOpening> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  let queries = 0
  pool.on('connect', (client) => {
    const query = client.query
    Object.assign(client, {
      query: (...given: readonly unknown[]) => {
        queries += 1
        return Reflect.apply(query, client, given)
      },
    })
  })
  const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) })
  try {
    const caller = createLadder({ db }).as({ user })
    const request = () => caller.transaction(async () => {})
    const transaction = () => db.transaction().execute(async () => {})
    await request()
    queries = 0
    await request()
    const roundTrips = queries
    const times = { request: [] as number[], transaction: [] as number[] }
    for (let sample = 0; sample < samples; sample += 1) {
      times.request.push(await timeInClient(request))
      times.transaction.push(await timeInClient(transaction))
    }
    return { requestMs: median(times.request), transactionMs: median(times.transaction), roundTrips }
  } finally {
    await db.destroy()
  }
}
