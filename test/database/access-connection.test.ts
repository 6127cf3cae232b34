// A9 to A11, A16, A22: what a request leaves on its connection. Each test has a pool of one connection
// without an error listener, so that a leak is seen by the next request and a stray error ends the run.

import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLadder, type Ladder, type LadderConfig, type LadderTransaction } from '../../access/index.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { anna, annasOrder, bert, type OrdersDatabase, ordersPolicy, ordersSetup } from '../support/orders-world.ts'
import { openPool } from '../support/test-database.ts'

let database: LadderDatabase
let pool: pg.Pool
let db: Kysely<OrdersDatabase>
let ladder: Ladder<OrdersDatabase>
const strayErrors: unknown[] = []
const noteStray = (error: unknown) => strayErrors.push(error)

beforeAll(async () => {
  database = await createLadderDatabase({ policy: ordersPolicy, setup: ordersSetup })
  process.on('uncaughtException', noteStray)
  process.on('unhandledRejection', noteStray)
})

afterAll(async () => {
  process.off('uncaughtException', noteStray)
  process.off('unhandledRejection', noteStray)
  await database?.drop()
})

beforeEach(() => {
  ladder = open()
})

afterEach(async () => {
  await db.destroy()
  expect(strayErrors).toEqual([])
})

function open(
  config: Omit<LadderConfig<OrdersDatabase>, 'db'> = {},
  connections: pg.PoolConfig = {},
): Ladder<OrdersDatabase> {
  pool = openPool(database.app.url, { max: 1, ...connections })
  db = new Kysely<OrdersDatabase>({ dialect: new PostgresDialect({ pool }) })
  return createLadder({ db, ...config })
}

type Trx = LadderTransaction<OrdersDatabase>

const run = (text: string) => (trx: Trx) => sql.raw(text).execute(trx)

async function backend(executor: Kysely<OrdersDatabase>): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(executor)
  return rows[0]?.pid
}

async function rest(): Promise<object | undefined> {
  const { rows } = await sql<object>`
    select session_user::text as login, current_user::text as role, current_setting('role') as setting
  `.execute(db)
  return rows[0]
}

const clean = () => ({ login: database.app.role, role: database.app.role, setting: 'none' })

describe('two requests on one pooled connection', () => {
  it('see each their own', async () => {
    const see = (user: string | null) =>
      ladder.as({ user }).transaction(async (trx) => ({
        pid: await backend(trx),
        user: await trx.ladder.userId(),
        titles: (await trx.selectFrom('orders').select('title').execute()).map((row) => row.title),
      }))
    const pid = await backend(db)
    expect(await see(anna)).toEqual({ pid, user: anna, titles: ['tea'] })
    expect(await see(bert)).toEqual({ pid, user: bert, titles: ['coffee'] })
    expect(await see(null)).toEqual({ pid, user: null, titles: [] })
  })

  it('leave nothing on it, whether they end well or not', async () => {
    const pid = await backend(db)
    await ladder.as({ user: anna }).transaction(async () => {})
    expect(await rest()).toEqual(clean())
    await expect(ladder.as({ user: anna }).transaction(run('select 1 / 0'))).rejects.toThrow()
    expect(await rest()).toEqual(clean())
    await expect(db.selectFrom('orders').selectAll().execute()).rejects.toMatchObject({ code: '42501' })
    expect(await backend(db)).toBe(pid)
  })
})

const breaches: readonly (readonly [claim: string, work: (trx: Trx) => Promise<unknown>])[] = [
  ['a raw COMMIT', run('commit')],
  ['a raw ROLLBACK', run('rollback')],
  ['COMMIT AND CHAIN', run('commit and chain')],
  ['a COMMIT and a BEGIN', (trx) => run('commit')(trx).then(() => run('begin')(trx))],
  ['a COMMIT hidden in one text', run('select 1; commit; begin; select 2')],
  ['RESET ROLE', run('reset role')],
  ['SET ROLE NONE', run('set role none')],
  ['SET ROLE through set_config', run(`select set_config('role', 'none', false)`)],
  ['SET LOCAL ROLE to another profile', (trx) => run(`set local role ${database.prefix}_gateway`)(trx)],
  [
    'another identity, entered by hand',
    (trx) => run('reset role')(trx).then(() => run(`select ladder.enter('${bert}')`)(trx)),
  ],
  [
    'a COMMIT and a new request of the same identity, by hand',
    (trx) =>
      run('commit')(trx)
        .then(() => run('begin')(trx))
        .then(() => run(`select ladder.enter('${anna}')`)(trx)),
  ],
  [
    'a COMMIT and a role for the session',
    (trx) => run('commit')(trx).then(() => run(`set role ${database.prefix}_gateway`)(trx)),
  ],
]

describe('A16: a request that ended its transaction or changed its role', () => {
  it.each(breaches)('by %s is reported, and its connection destroyed', async (_claim, work) => {
    const pid = await backend(db)
    const request = ladder.as({ user: anna }).transaction(work)
    await expect(request).rejects.toMatchObject({ name: 'AccessError', code: 'request-lost' })
    expect(await rest()).toEqual(clean())
    expect(await backend(db)).not.toBe(pid)
    expect(pool.totalCount).toBe(1)
    expect(await ladder.as({ user: bert }).transaction((trx) => trx.ladder.userId())).toBe(bert)
  })

  it.each(breaches)('by %s is reported when it then fails, too', async (_claim, work) => {
    const pid = await backend(db)
    const accident = new Error('after the breach')
    const request = ladder.as({ user: anna }).transaction(async (trx) => {
      await work(trx)
      throw accident
    })
    await expect(request).rejects.toMatchObject({ code: 'request-lost', cause: accident })
    expect(await rest()).toEqual(clean())
    expect(await backend(db)).not.toBe(pid)
  })

  it('is rolled back where its transaction is still open', async () => {
    const request = ladder.as({ user: anna }).transaction(async (trx) => {
      await trx.updateTable('orders').set({ title: 'spilt' }).where('id', '=', annasOrder).execute()
      await run('reset role')(trx)
    })
    await expect(request).rejects.toMatchObject({ code: 'request-lost' })
    const { rows } = await database.superuser.query('select title from public.orders where id = $1', [annasOrder])
    expect(rows).toEqual([{ title: 'tea' }])
  })

  it('cannot read on as nobody in particular', async () => {
    const request = ladder.as({ user: anna }).transaction(async (trx) => {
      await run('commit')(trx)
      return trx.selectFrom('orders').selectAll().execute()
    })
    await expect(request).rejects.toMatchObject({ code: 'request-lost', cause: { code: '42501' } })
  })

  it('leaves no role behind even in a transaction that has failed', async () => {
    const pid = await backend(db)
    const request = ladder.as({ user: anna }).transaction(async (trx) => {
      await run('commit')(trx)
      await run(`set role ${database.prefix}_gateway`)(trx)
      await run('begin')(trx)
      await run('select 1 / 0')(trx)
    })
    await expect(request).rejects.toMatchObject({ code: '22012' })
    expect(await rest()).toEqual(clean())
    expect(await backend(db)).not.toBe(pid)
  })

  it('does not hold up those who wait for the connection', async () => {
    const lost = ladder.as({ user: anna }).transaction(run('commit'))
    const waiting = ladder.as({ user: bert }).transaction((trx) => trx.ladder.userId())
    await expect(lost).rejects.toMatchObject({ code: 'request-lost' })
    expect(await waiting).toBe(bert)
  })
})

describe('a savepoint', () => {
  it('gives back the request as it was', async () => {
    await ladder.as({ user: anna }).transaction(async (trx) => {
      await run('savepoint before')(trx)
      await run('select 1 / 0')(trx).catch(() => {})
      await run('rollback to before')(trx)
      expect(await trx.ladder.userId()).toBe(anna)
    })
  })
})

describe('a connection that the server ends', () => {
  it('shows in the request as the error it is, and is replaced', async () => {
    pool.on('connect', (client) => client.on('error', () => {}))
    const request = ladder.as({ user: anna }).transaction(async (trx) => {
      await database.superuser.query('select pg_terminate_backend($1, 5000)', [await backend(trx)])
      await trx.selectFrom('orders').selectAll().execute()
    })
    await expect(request).rejects.not.toMatchObject({ name: 'AccessError' })
    expect(await ladder.as({ user: bert }).transaction((trx) => trx.ladder.userId())).toBe(bert)
  })
})

describe('a query that goes on after pg has given it up', () => {
  it('takes its connection with it, so that nobody meets the request it was in', async () => {
    await db.destroy()
    ladder = open({}, { query_timeout: 500 })
    const pid = await backend(db)
    const request = ladder.as({ user: anna }).transaction(run('select pg_sleep(3)'))
    await expect(request).rejects.toThrow('Query read timeout')
    await sleep(3000)
    await expect(db.selectFrom('orders').selectAll().execute()).rejects.toMatchObject({ code: '42501' })
    expect(await rest()).toEqual(clean())
    expect(await backend(db)).not.toBe(pid)
  })

  it('takes it with it before the first login is known, too', async () => {
    await db.destroy()
    ladder = open({}, { query_timeout: 500 })
    const pid = await backend(db)
    const lock = await database.superuser.connect()
    try {
      await lock.query('begin; lock table pg_catalog.pg_policy in access exclusive mode')
      await expect(ladder.as({ user: anna }).transaction(async () => {})).rejects.toThrow('Query read timeout')
    } finally {
      await lock.query('rollback')
      lock.release()
    }
    expect(await backend(db)).not.toBe(pid)
    expect(await ladder.as({ user: bert }).transaction((trx) => trx.ladder.userId())).toBe(bert)
  })
})

describe('A22: what outlives a request', () => {
  const hold = `declare kept cursor with hold for select title from public.orders`
  const cursors = async () =>
    (await sql<{ name: string }>`select name from pg_cursors where is_holdable`.execute(db)).rows

  it('is discarded where the ladder was asked to', async () => {
    await db.destroy()
    ladder = open({ discardOnRelease: true })
    const pid = await backend(db)
    await ladder.as({ user: anna }).transaction(run(hold))
    expect(await cursors()).toEqual([])
    const failing = ladder.as({ user: anna }).transaction(async (trx) => {
      await run(`select pg_advisory_lock(42)`)(trx)
      throw new Error('half-way')
    })
    await expect(failing).rejects.toThrow('half-way')
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`.execute(db)
    expect(rows).toEqual([])
    expect(await backend(db)).toBe(pid)
  })

  it('stays where it was not', async () => {
    await ladder.as({ user: anna }).transaction(run(hold))
    expect(await cursors()).toEqual([{ name: 'kept' }])
  })
})
