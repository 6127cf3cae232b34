// Drivers that do not take two statements as one message: opening a request takes two round trips there, and nothing
// else is different. The clients below stand in front of a real pg client, which a tap watches.

import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, type LogEvent, PostgresDialect, type PostgresPool, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadder } from '../../access/index.ts'
import { createLadderDatabase, createLadderPglite, type LadderDatabase } from '../support/governed-database.ts'
import { anna, bert, type OrdersDatabase, ordersPolicy, ordersSetup } from '../support/orders-world.ts'
import { openWireTap, type WireTap } from '../support/wire-tap.ts'

let database: LadderDatabase
let tap: WireTap

beforeAll(async () => {
  database = await createLadderDatabase({ policy: ordersPolicy, setup: ordersSetup })
  tap = await openWireTap(database.app.url)
})

afterAll(async () => {
  await tap?.close()
  await database?.drop()
})

interface NativeQuery {
  submit(client: object): unknown
  once(event: string, next: () => void): void
  readonly state: string
}

type Query = (client: pg.PoolClient, query: unknown, values: readonly unknown[]) => unknown

const asText: Query = (client, query, values) => client.query(String(query), [...values])

const drivers: readonly (readonly [claim: string, query: Query])[] = [
  [
    'shows its client instead of a connection, as pg-native does',
    (client, query, values) => {
      if (typeof query === 'string') return client.query(query, [...values])
      const submitted = query as NativeQuery
      submitted.submit({ native: {} })
      const next = new Promise<void>((resolve) => submitted.once('_done', resolve))
      return next.then(() => {
        expect(submitted.state).toBe('end')
        return submitted
      })
    },
  ],
  ['takes everything for text', asText],
  [
    'takes nothing but text',
    (client, query, values) => {
      if (typeof query !== 'string') throw new TypeError('a query is a text')
      return client.query(query, [...values])
    },
  ],
  [
    'looks at the query only after it has answered',
    (client, query, values) => {
      if (typeof query === 'string') return client.query(query, [...values])
      void turn().then(() => client.query(query as pg.Query))
      return { rows: [] }
    },
  ],
]

/** Kysely's dialect for pg over clients that pass queries on in their own way. */
function createKysely(query: Query, logged: LogEvent[] = [], connections: pg.PoolConfig = {}): Kysely<OrdersDatabase> {
  const pool = new pg.Pool({ connectionString: tap.url, max: 1, ...connections })
  const clients = new WeakMap<pg.PoolClient, object>()
  const standIn = {
    connect: async () => {
      const client = await pool.connect()
      const known = clients.get(client) ?? {
        query: (text: unknown, values: readonly unknown[]) => query(client, text, values),
        release: (destroy?: boolean) => client.release(destroy),
      }
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
  return new Kysely<OrdersDatabase>({
    dialect: new PostgresDialect({ pool: standIn as unknown as PostgresPool }),
    log: (event) => void logged.push(event),
  })
}

describe('a driver that', () => {
  it.each(drivers)('%s opens requests in two round trips', async (_claim, query) => {
    const logged: LogEvent[] = []
    const db = createKysely(query, logged)
    const ladder = createLadder({ db })
    try {
      tap.sent()
      expect(await ladder.as({ user: anna }).transaction((trx) => trx.ladder.userId())).toBe(anna)
      // Some make a statement of what they do not know; it is a comment.
      expect(tap.sent()).toMatch(/^(PBDES)?QPBDESPBDESQQQ$/)
      logged.length = 0
      const titles = await ladder
        .as({ user: bert })
        .transaction((trx) => trx.selectFrom('orders').select('title').execute())
      expect(titles).toEqual([{ title: 'coffee' }])
      expect(tap.sent()).toBe('QPBDESQQQ')
      expect(logged.map((event) => event.query.sql.trim().split(/\s/)[0])).toEqual([
        'begin',
        'with',
        'select',
        'select',
        'commit',
      ])
      const stranger = ladder.as({ user: '00000000-0000-4000-8000-0000000000ff' }).transaction(async () => {})
      await expect(stranger).rejects.toMatchObject({ name: 'IdentityError' })
      expect(await ladder.as({ user: anna }).transaction((trx) => trx.ladder.userId())).toBe(anna)
    } finally {
      await db.destroy()
    }
  })

  it('cannot destroy a connection hands nobody a request whose query still runs', async () => {
    const db = createKysely(asText, [], { query_timeout: 500 })
    try {
      const ladder = createLadder({ db })
      const request = ladder.as({ user: anna }).transaction((trx) => sql`select pg_sleep(3)`.execute(trx))
      await expect(request).rejects.toThrow('Query read timeout')
      await sleep(3000)
      await expect(db.selectFrom('orders').selectAll().execute()).rejects.toMatchObject({ code: '42501' })
      expect(await ladder.as({ user: bert }).transaction((trx) => trx.ladder.userId())).toBe(bert)
    } finally {
      await db.destroy()
    }
  })

  it.each([
    [
      'answers through callbacks',
      (client, query, values) =>
        new Promise((resolve, reject) => {
          client.query(query as string, [...values], (error, result) => (error ? reject(error) : resolve(result)))
        }),
    ],
    [
      'passes on a copy of what is not text, as some tracers do',
      (client, query, values) =>
        typeof query === 'string' ? client.query(query, [...values]) : client.query({ ...(query as pg.Query) }),
    ],
  ] satisfies [string, Query][])('%s opens them in one', async (_claim, query) => {
    const db = createKysely(query)
    const ladder = createLadder({ db })
    try {
      await ladder.as({ user: anna }).transaction(async () => {})
      tap.sent()
      expect(await ladder.as({ user: bert }).transaction((trx) => trx.ladder.userId())).toBe(bert)
      expect(tap.sent()).toBe('PBEPBDESQQQ')
      const stranger = ladder.as({ user: '00000000-0000-4000-8000-0000000000ff' }).transaction(async () => {})
      await expect(stranger).rejects.toMatchObject({ name: 'IdentityError' })
    } finally {
      await db.destroy()
    }
  })
})

describe('PGlite behind pg’s client', () => {
  it('opens requests, one statement at a time', async () => {
    const embedded = await createLadderPglite<OrdersDatabase>({ policy: ordersPolicy, setup: ordersSetup })
    const config = createPgConfig(embedded.pglite)
    const db = new Kysely<OrdersDatabase>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ ...config, max: 1 }) }),
    })
    const ladder = createLadder({ db })
    try {
      for (const user of [anna, bert]) {
        expect(await ladder.as({ user }).transaction((trx) => trx.ladder.userId())).toBe(user)
      }
      const stranger = ladder.as({ user: '00000000-0000-4000-8000-0000000000ff' }).transaction(async () => {})
      await expect(stranger).rejects.toMatchObject({ name: 'IdentityError' })
      expect(await ladder.as({ user: anna }).transaction((trx) => trx.ladder.userId())).toBe(anna)
    } finally {
      await db.destroy()
      await embedded.drop()
    }
  })
})
