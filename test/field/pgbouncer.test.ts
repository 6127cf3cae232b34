// Behind PgBouncer in transaction mode, two clients share one connection to the server, request by request. Each sees its own, and
// what one leaves on the connection is of no use to the next.

import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLadder, type Ladder } from '../../access/index.ts'
import { compareWorld } from '../oracle/compare-world.ts'
import { chosenObjects, deal, upsertGridWorlds } from '../oracle/upsert-grid.ts'
import { createWorldDatabase } from '../oracle/world-database.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { anna, annasOrder, bert, type OrdersDatabase, ordersPolicy, ordersSetup } from '../support/orders-world.ts'
import { findPgBouncer, type PgBouncer, startPgBouncer } from '../support/pgbouncer.ts'
import { refusal } from '../support/refusal.ts'

const policy = ordersPolicy.replace(
  'AuthenticatedUser: { CREATE: GRANT }',
  `AuthenticatedUser: { CREATE: GRANT }
      Clerk: { FIND: GRANT }`,
)

describe.skipIf(findPgBouncer() === null)('two clients over one connection of PgBouncer', () => {
  let database: LadderDatabase
  let bouncer: PgBouncer
  let resetting: PgBouncer
  const opened: { end(): Promise<unknown> }[] = []

  beforeAll(async () => {
    database = await createLadderDatabase({ policy, setup: ordersSetup })
    const kind = { server: database.url, logins: [database.app.role] }
    bouncer = await startPgBouncer(kind)
    resetting = await startPgBouncer({ ...kind, settings: { server_reset_query_always: 1 } })
  })

  afterAll(async () => {
    await bouncer?.stop()
    await resetting?.stop()
    await database?.drop()
  })

  // Every test has a connection of its own to the server.
  beforeEach(() => dropConnections())

  afterEach(async () => {
    for (const one of opened.splice(0)) await one.end().catch(() => {})
  })

  async function dropConnections(): Promise<void> {
    await database.superuser.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = $1', [
      database.app.role,
    ])
  }

  async function connect(through = bouncer): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: through.urlOf(database.app.url) })
    client.on('error', () => {})
    await client.connect()
    opened.push(client)
    return client
  }

  function openLadder(through = bouncer, discardOnRelease = false) {
    const pool = new pg.Pool({ connectionString: through.urlOf(database.app.url), max: 1 })
    pool.on('error', () => {})
    const db = new Kysely<OrdersDatabase>({ dialect: new PostgresDialect({ pool }) })
    opened.push({ end: () => db.destroy() })
    return { db, ladder: createLadder({ db, discardOnRelease }) }
  }

  const look = (ladder: Ladder<OrdersDatabase>, user: string | null) =>
    ladder.as({ user }).transaction(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
      const orders = await trx.selectFrom('orders').select('title').orderBy('title').execute()
      return { pid: rows[0]?.pid, user: await trx.ladder.userId(), titles: orders.map(({ title }) => title) }
    })

  const titles = async (client: pg.Client, from = 'select title from public.orders order by title') =>
    (await client.query<{ title: string }>(from)).rows.map(({ title }) => title)

  const enter = (client: pg.Client, user: string) => client.query(`begin; select ladder.enter('${user}')`)

  const asRaw = async (client: pg.Client, user: string) => {
    await enter(client, user)
    try {
      return await titles(client)
    } finally {
      await client.query('rollback')
    }
  }

  /** What a connection is before anybody has opened a request on it. */
  const rest = async (client: pg.Client) => {
    const { rows } = await client.query(`
      select pg_backend_pid() as pid, session_user::text as login, current_user::text as role,
        (select jsonb_object_agg(name, setting) from unnest(array['user', 'system_roles', 'custom_roles', 'role_ids', 'own', 'other']) as n (name)
           cross join lateral nullif(current_setting('ladder.' || name, true), '') as s (setting) where setting is not null) as settings
    `)
    return rows[0]
  }

  const atRest = (pid: number | undefined) => ({
    pid,
    login: database.app.role,
    role: database.app.role,
    settings: null,
  })

  describe('through the access layer', () => {
    it('see each their own, in turn and at once', async () => {
      const first = openLadder().ladder
      const second = openLadder().ladder
      const { pid } = await look(first, anna)
      expect(await look(second, bert)).toEqual({ pid, user: bert, titles: ['coffee'] })
      expect(await look(first, null)).toEqual({ pid, user: null, titles: [] })
      const rounds = await Promise.all(
        Array.from({ length: 40 }, async (_, n) => [
          await look(first, n % 2 === 0 ? anna : null),
          await look(second, n % 3 === 0 ? anna : bert),
        ]),
      )
      for (const [n, [one, other]] of rounds.entries()) {
        expect(one).toEqual(n % 2 === 0 ? { pid, user: anna, titles: ['tea'] } : { pid, user: null, titles: [] })
        expect(other).toEqual({ pid, user: n % 3 === 0 ? anna : bert, titles: [n % 3 === 0 ? 'tea' : 'coffee'] })
      }
    })

    it('leave the connection as it was, whether requests end well, badly or by a refusal', async () => {
      const { ladder } = openLadder()
      const other = await connect()
      const { pid } = await look(ladder, anna)
      expect(await rest(other)).toEqual(atRest(pid))
      await expect(
        ladder.as({ user: anna }).transaction(async (trx) => {
          await trx.insertInto('orders').values({ title: 'cocoa' }).execute()
          await sql`select 1 / 0`.execute(trx)
        }),
      ).rejects.toMatchObject({ code: '22012' })
      expect(await rest(other)).toEqual(atRest(pid))
      await expect(
        ladder
          .as({ user: anna })
          .transaction((trx) => trx.insertInto('orders').values({ title: 'cocoa', owner_id: bert }).execute()),
      ).rejects.toMatchObject(refusal)
      expect(await rest(other)).toEqual(atRest(pid))
      expect(await look(ladder, bert)).toEqual({ pid, user: bert, titles: ['coffee'] })
    })

    it('cannot ask outside a request', async () => {
      const { db, ladder } = openLadder()
      await look(ladder, anna)
      await expect(db.selectFrom('orders').selectAll().execute()).rejects.toMatchObject(refusal)
    })

    it('are told of each other by server code, whose writes the next request sees', async () => {
      const first = openLadder().ladder
      const second = openLadder().ladder
      const id = '00000000-0000-4000-8000-0000000000f1'
      await first
        .as({ user: null, serverCode: true })
        .transaction((trx) => trx.insertInto('orders').values({ id, owner_id: bert, title: 'mate' }).execute())
      expect((await look(second, bert)).titles).toEqual(['coffee', 'mate'])
      await second.as({ user: bert }).transaction((trx) => trx.ladder.remove('orders', id))
      expect((await look(first, bert)).titles).toEqual(['coffee'])
    })
  })

  describe('by raw SQL', () => {
    it('see each their own, and nothing between requests', async () => {
      const [first, second] = [await connect(), await connect()]
      const { pid } = await rest(first)
      await enter(first, anna)
      expect(await titles(first)).toEqual(['tea'])
      const waiting = asRaw(second, bert)
      expect(await titles(first)).toEqual(['tea'])
      await first.query('commit')
      expect(await waiting).toEqual(['coffee'])
      expect(await rest(first)).toEqual(atRest(pid))
      expect(await rest(second)).toEqual(atRest(pid))
    })

    it('are refused everything after a `begin` without `enter`', async () => {
      const [first, second] = [await connect(), await connect()]
      await enter(first, anna)
      await first.query('commit')
      await second.query('begin')
      await expect(titles(second)).rejects.toMatchObject(refusal)
      await second.query('rollback')
      await second.query('begin')
      await expect(second.query('delete from public.orders')).rejects.toMatchObject(refusal)
      await second.query('rollback')
      expect(await asRaw(second, bert)).toEqual(['coffee'])
    })

    it('have no request after an `enter` without `begin`', async () => {
      const [first, second] = [await connect(), await connect()]
      await first.query(`select ladder.enter('${anna}')`)
      await expect(titles(first)).rejects.toMatchObject(refusal)
      await expect(titles(second)).rejects.toMatchObject(refusal)
    })

    it('lose a request whose client dies in the middle of it, and what it wrote', async () => {
      const [first, second] = [await connect(), await connect()]
      const { pid } = await rest(first)
      await enter(first, anna)
      await first.query(`update public.orders set title = 'gone' where id = '${annasOrder}'`)
      ;(first as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
      expect(await asRaw(second, bert)).toEqual(['coffee'])
      expect(await asRaw(second, anna)).toEqual(['tea'])
      const state = await rest(second)
      expect(state).toEqual(atRest(state.pid))
      expect(state.pid).not.toBe(pid)
    })

    it('go on after an error in a request of the other', async () => {
      const [first, second] = [await connect(), await connect()]
      const { pid } = await rest(first)
      await enter(first, anna)
      await expect(first.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' })
      const waiting = asRaw(second, bert)
      await expect(titles(first)).rejects.toMatchObject({ code: '25P02' })
      await first.query('commit')
      expect(await waiting).toEqual(['coffee'])
      expect(await rest(second)).toEqual(atRest(pid))
    })
  })

  describe('what stays on the connection', () => {
    it('is a prepared statement, which answers whoever runs it with their own', async () => {
      const [first, second] = [await connect(), await connect()]
      await enter(first, anna)
      await first.query('prepare own as select title from public.orders order by title')
      expect(await titles(first, 'execute own')).toEqual(['tea'])
      await first.query('commit')
      await enter(second, bert)
      expect(await titles(second, 'execute own')).toEqual(['coffee'])
      await second.query('commit')
      await expect(second.query('execute own')).rejects.toMatchObject(refusal)
    })

    it('is in the way of a named statement of the driver, which is an error and no wrong answer', async () => {
      const [first, second] = [await connect(), await connect()]
      const named = (text: string) => ({ name: 'mine', text })
      await enter(first, anna)
      expect((await first.query(named('select title from public.orders'))).rows).toEqual([{ title: 'tea' }])
      await first.query('commit')
      await enter(second, bert)
      await expect(second.query(named('select id from public.orders'))).rejects.toMatchObject({ code: '42P05' })
      await second.query('rollback')
      expect(await asRaw(second, bert)).toEqual(['coffee'])
    })

    it('is a temporary table, unless PgBouncer resets the connection or it goes with the request', async () => {
      const make = (more = '') => `create temporary table kept ${more} as select title from public.orders`
      const leave = async (through: PgBouncer, text: string) => {
        await dropConnections()
        const [first, second] = [await connect(through), await connect(through)]
        await enter(first, anna)
        await first.query(text)
        await first.query('commit')
        await enter(second, bert)
        return titles(second, 'select title from kept').finally(() => second.query('rollback'))
      }
      expect(await leave(bouncer, make())).toEqual(['tea'])
      const gone = { code: '42P01' }
      await expect(leave(bouncer, make('on commit drop'))).rejects.toMatchObject(gone)
      await expect(leave(resetting, make())).rejects.toMatchObject(gone)
      await database.superuser.query(`revoke temporary on database ${database.name} from public`)
      try {
        await expect(leave(bouncer, make())).rejects.toMatchObject(refusal)
      } finally {
        await database.superuser.query(`grant temporary on database ${database.name} to public`)
      }
    })

    it('is not a temporary table with `discardOnRelease`, as long as there is but one connection', async () => {
      const { ladder } = openLadder(bouncer, true)
      const make = sql`create temporary table kept as select title from public.orders`
      await ladder.as({ user: anna }).transaction((trx) => make.execute(trx))
      const second = await connect()
      await enter(second, bert)
      await expect(titles(second, 'select title from kept')).rejects.toMatchObject({ code: '42P01' })
    })

    it('is a role that was set for the session by hand, in which nobody opens a request or finds an object', async () => {
      const leave = async (through: PgBouncer) => {
        await dropConnections()
        const { ladder } = openLadder(through)
        await expect(
          ladder.as({ user: anna }).transaction(async (trx) => {
            await sql`commit`.execute(trx)
            await sql.raw(`set role ${database.prefix}_dynamic`).execute(trx)
          }),
        ).rejects.toMatchObject({ code: 'request-lost' })
        return connect(through)
      }
      const next = await leave(bouncer)
      expect(await rest(next)).toMatchObject({ role: `${database.prefix}_dynamic` })
      expect(await titles(next)).toEqual([])
      await expect(enter(next, bert)).rejects.toMatchObject(refusal)
      await next.query('rollback')
      const { ladder } = openLadder()
      await expect(look(ladder, bert)).rejects.toMatchObject(refusal)
      const clean = await leave(resetting)
      expect(await rest(clean)).toMatchObject({ role: database.app.role })
      expect(await asRaw(clean, bert)).toEqual(['coffee'])
    })
  })
})

describe.skipIf(findPgBouncer() === null)(
  'two clients who ask everything at once over one connection of PgBouncer',
  () => {
    it('get the answers of the oracle', { timeout: 600_000 }, async () => {
      const [whole] = upsertGridWorlds()
      if (whole === undefined) throw new Error('there are no worlds')
      const world = deal(whole, 0, 16)
      const database = await createWorldDatabase(world, {})
      const bouncer = await startPgBouncer({ server: database.url, logins: [database.app.role] })
      try {
        const ask = async (requests: typeof world.requests) => {
          const pool = new pg.Pool({ connectionString: bouncer.urlOf(database.app.url), max: 1 })
          try {
            const writes = { storage: 'table', chosen: chosenObjects } as const
            return await compareWorld({ ...world, requests }, { app: { pool } }, { writes })
          } finally {
            await pool.end()
          }
        }
        const [one, other] = await Promise.all([ask(world.requests), ask([...world.requests].reverse())])
        expect([...one.mismatches, ...other.mismatches]).toEqual([])
        expect(one.decisions).toBe(other.decisions)
        const { rows } = await database.superuser.query(
          'select count(*)::integer as n from pg_stat_activity where usename = $1',
          [database.app.role],
        )
        expect(rows).toEqual([{ n: 1 }])
        console.log(
          `PgBouncer: ${(one.decisions + other.decisions).toLocaleString('en')} decisions of two clients over one connection are as the oracle says`,
        )
      } finally {
        await bouncer.stop()
        await database.drop()
      }
    })
  },
)
