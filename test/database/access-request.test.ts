// What a request through the access layer sees and may do, on a real server.

import { Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessError, createLadder, IdentityError, type Ladder, PermissionDeniedError } from '../../access/index.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import {
  anna,
  annasOrder,
  bert,
  bertsOrder,
  type OrdersDatabase,
  ordersPolicy,
  ordersSetup,
} from '../support/orders-world.ts'

let database: LadderDatabase
let db: Kysely<OrdersDatabase>
let ladder: Ladder<OrdersDatabase>

beforeAll(async () => {
  database = await createLadderDatabase({ policy: ordersPolicy, setup: ordersSetup })
  db = new Kysely<OrdersDatabase>({ dialect: new PostgresDialect({ pool: database.app.pool }) })
  ladder = createLadder({ db })
})

afterAll(() => database?.drop())

const titlesOf = (user: string | null) =>
  ladder.as({ user }).transaction(async (trx) => {
    const rows = await trx.selectFrom('orders').select('title').orderBy('title').execute()
    return rows.map((row) => row.title)
  })

const storedTitle = async (id: string) => {
  const { rows } = await database.superuser.query('select title from public.orders where id = $1', [id])
  return rows[0]?.title
}

describe('a request', () => {
  it('shows its user their own objects and nobody the others', async () => {
    expect(await titlesOf(anna)).toContain('tea')
    expect(await titlesOf(anna)).not.toContain('coffee')
    expect(await titlesOf(bert)).toEqual(['coffee'])
    expect(await titlesOf(null)).toEqual([])
  })

  it('shows server code everything', async () => {
    const rows = await ladder
      .as({ serverCode: true })
      .transaction((trx) => trx.selectFrom('orders').select('title').execute())
    expect(rows.map((row) => row.title)).toEqual(expect.arrayContaining(['tea', 'coffee']))
  })

  it('returns what its work returns and keeps what it wrote', async () => {
    const id = await ladder.as({ user: anna }).transaction(async (trx) => {
      const row = await trx
        .insertInto('orders')
        .values({ title: 'kept' })
        .returning(['id', 'owner_id'])
        .executeTakeFirstOrThrow()
      expect(row.owner_id).toBe(anna)
      return row.id
    })
    expect(await storedTitle(id)).toBe('kept')
  })

  it('answers for its caller', async () => {
    await ladder.as({ user: anna, client: 'JSUser' }).transaction(async (trx) => {
      expect(await trx.ladder.userId()).toBe(anna)
      expect([...(await trx.ladder.roles())].sort()).toEqual(['AuthenticatedUser', 'JSUser'])
      expect(await trx.ladder.hasRole('JSUser')).toBe(true)
      expect(await trx.ladder.hasRole('ServerCodeUser')).toBe(false)
    })
    await ladder.as({ user: null }).transaction(async (trx) => {
      expect(await trx.ladder.userId()).toBeNull()
      expect(await trx.ladder.roles()).toEqual(['NotAuthenticatedUser'])
    })
  })

  it('says what its caller may do', async () => {
    await ladder.as({ user: anna }).transaction(async (trx) => {
      expect(await trx.ladder.allowed('UPDATE', 'orders', annasOrder)).toBe(true)
      expect(await trx.ladder.allowed('UPDATE', 'orders', bertsOrder)).toBe(false)
      expect(await trx.ladder.allowed('CREATE', 'orders')).toBe(true)
    })
    await ladder.as({ user: null }).transaction(async (trx) => {
      expect(await trx.ladder.allowed('CREATE', 'orders')).toBe(false)
    })
  })

  it('does not take a missing object for no object', async () => {
    const missing: string | undefined = [annasOrder][1]
    await ladder.as({ user: anna }).transaction(async (trx) => {
      await expect(trx.ladder.allowed('UPDATE', 'orders', missing)).rejects.toThrow(/object's id is undefined/)
      expect(await trx.ladder.allowed('UPDATE', 'orders', annasOrder)).toBe(true)
    })
  })

  it('names tables as its queries do', async () => {
    await ladder.as({ user: anna }).transaction(async (trx) => {
      const qualified = trx.withTables<{ 'public.orders': OrdersDatabase['orders'] }>()
      expect(await qualified.selectFrom('public.orders').selectAll().execute()).not.toEqual([])
    })
    const inSchema = createLadder({ db: db.withSchema('public') })
    await inSchema.as({ user: anna }).transaction(async (trx) => {
      await sql`set local search_path = pg_catalog`.execute(trx)
      expect(await trx.ladder.allowed('UPDATE', 'orders', annasOrder)).toBe(true)
    })
  })

  it('may be read only, and isolated as asked', async () => {
    const modes = await ladder.as({ user: anna }).transaction(
      async (trx) => {
        const { rows } = await sql<{ level: string; only: string }>`
          select current_setting('transaction_isolation') as level, current_setting('transaction_read_only') as only
        `.execute(trx)
        return rows[0]
      },
      { isolationLevel: 'serializable', accessMode: 'read only' },
    )
    expect(modes).toEqual({ level: 'serializable', only: 'on' })
  })
})

describe('custom roles', () => {
  it('are given and taken by server code, until a moment if it says so', async () => {
    const until = new Date('2999-01-02T03:04:05.678Z')
    const server = ladder.as({ serverCode: true })
    await server.transaction((trx) => trx.ladder.assignRole(bert, 'Clerk', { until }))
    await server.transaction(async (trx) => {
      expect(await trx.ladder.members('Clerk')).toEqual([{ name: bert, until }])
      expect(await trx.ladder.rolesOf(bert)).toEqual([{ name: 'Clerk', until }])
    })
    await ladder.as({ user: bert }).transaction(async (trx) => expect(await trx.ladder.hasRole('Clerk')).toBe(true))
    await server.transaction((trx) => trx.ladder.unassignRole(bert, 'Clerk'))
    await ladder.as({ user: bert }).transaction(async (trx) => expect(await trx.ladder.hasRole('Clerk')).toBe(false))

    await server.transaction((trx) => trx.ladder.assignRole(anna, 'Clerk'))
    await server.transaction(async (trx) => {
      expect(await trx.ladder.rolesOf(anna)).toEqual([{ name: 'Clerk', until: null }])
      await trx.ladder.forgetUser(anna)
      expect(await trx.ladder.rolesOf(anna)).toEqual([])
    })
  })

  it('are not given by the users themselves', async () => {
    const grab = ladder.as({ user: anna }).transaction((trx) => trx.ladder.assignRole(anna, 'Clerk'))
    await expect(grab).rejects.toThrow(PermissionDeniedError)
    await expect(grab).rejects.toMatchObject({ code: '42501', cause: { code: '42501' } })
  })
})

describe('a refusal', () => {
  it('is a PermissionDeniedError where it happens and where the request ends', async () => {
    let within: unknown
    const request = ladder.as({ user: null }).transaction(async (trx) => {
      try {
        await trx.insertInto('orders').values({ title: 'mine' }).execute()
      } catch (error) {
        within = error
        throw error
      }
    })
    await expect(request).rejects.toMatchObject({ name: 'PermissionDeniedError', code: '42501' })
    await expect(request).rejects.toBe(within)
    expect(within).toMatchObject({ cause: { code: '42501' }, message: expect.stringContaining('orders') })
  })

  it('leaves other errors of the database as they are', async () => {
    const request = ladder.as({ user: anna }).transaction((trx) => sql`select 1 / 0`.execute(trx))
    await expect(request).rejects.toMatchObject({ name: 'error', code: '22012' })
  })

  it('of an identity that only the database can judge is an IdentityError with its words', async () => {
    const stranger = '00000000-0000-4000-8000-0000000000ff'
    const work = async () => {
      throw new Error('the work must not run')
    }
    await expect(ladder.as({ user: stranger }).transaction(work)).rejects.toThrow(IdentityError)
    await expect(ladder.as({ user: stranger }).transaction(work)).rejects.toMatchObject({
      code: '22023',
      message: expect.stringContaining('unknown user'),
      help: expect.any(String),
    })
    await expect(ladder.as({ user: anna, roles: ['Clerk'] }).transaction(work)).rejects.toThrow(IdentityError)
    await expect(ladder.as({ apiKey: 'no such key' }).transaction(work)).rejects.toMatchObject({
      name: 'IdentityError',
      message: expect.not.stringContaining('no such key'),
    })
    await expect(ladder.as({ user: anna }).transaction(work)).rejects.toThrow('the work must not run')
  })
})

describe('an exception half-way', () => {
  it('rolls everything back and reaches the caller unchanged', async () => {
    const accident = new Error('half-way')
    const request = ladder.as({ user: anna }).transaction(async (trx) => {
      await trx.updateTable('orders').set({ title: 'spilt' }).where('id', '=', annasOrder).execute()
      throw accident
    })
    await expect(request).rejects.toBe(accident)
    expect(await storedTitle(annasOrder)).toBe('tea')
  })

  it('is not forgotten when the work catches the error of a failed statement', async () => {
    const request = ladder.as({ user: anna }).transaction(async (trx) => {
      await trx.updateTable('orders').set({ title: 'spilt' }).where('id', '=', annasOrder).execute()
      await sql`select 1 / 0`.execute(trx).catch(() => {})
      return 'done'
    })
    await expect(request).rejects.toMatchObject({ name: 'AccessError', code: 'request-aborted' })
    expect(await storedTitle(annasOrder)).toBe('tea')
  })
})

describe('without a request', () => {
  it('everything is refused, with a word on how to open one', async () => {
    const query = db.selectFrom('orders').selectAll().execute()
    await expect(query).rejects.toThrow(AccessError)
    await expect(query).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('no request is open: permission denied for table orders'),
      help: expect.stringContaining('ladder.as({ user }).transaction'),
      cause: { code: '42501' },
    })
  })

  it('a plain transaction, a schema and a plugin make no difference', async () => {
    const noRequest = { code: '42501', message: expect.stringContaining('no request is open') }
    const plain = db.transaction().execute((trx) => trx.selectFrom('orders').selectAll().execute())
    await expect(plain).rejects.toMatchObject(noRequest)
    await expect(db.withSchema('public').selectFrom('orders').selectAll().execute()).rejects.toMatchObject(noRequest)
    await expect(db.withoutPlugins().deleteFrom('orders').execute()).rejects.toMatchObject(noRequest)
  })

  it('the error tells a query that left the open request from one without any', async () => {
    const stray = ladder.as({ user: anna }).transaction(() => db.selectFrom('orders').selectAll().execute())
    await expect(stray).rejects.toMatchObject({ help: expect.stringContaining('use its `trx`') })
  })

  it('the transaction of a request that has ended is of no use', async () => {
    const kept = await ladder.as({ user: anna }).transaction(async (trx) => ({ trx }))
    await expect(kept.trx.selectFrom('orders').selectAll().execute()).rejects.toThrow(/already committed/)
  })
})

describe('A7: a login that no policy binds', () => {
  it('opens no request', async () => {
    const open = (pool: LadderDatabase['superuser']) => {
      const unbound = new Kysely<OrdersDatabase>({ dialect: new PostgresDialect({ pool }) })
      return createLadder({ db: unbound })
        .as({ user: anna })
        .transaction((trx) => trx.selectFrom('orders').selectAll().execute())
    }
    await expect(open(database.superuser)).rejects.toMatchObject({ code: 'unsafe-login', message: /superuser/ })

    const bypass = await database.login('bypass')
    await database.superuser.query(`grant ${database.prefix}_gateway to ${bypass.role}`)
    expect(await open(bypass.pool)).not.toEqual([])
    await database.superuser.query(`alter role ${bypass.role} bypassrls`)
    await expect(open(bypass.pool)).rejects.toMatchObject({ code: 'unsafe-login', message: /BYPASSRLS/ })

    const insider = await database.login('insider')
    await database.superuser.query(`grant ${database.prefix}_gateway, ${bypass.role} to ${insider.role}`)
    await expect(open(insider.pool)).rejects.toMatchObject({ code: 'unsafe-login', message: /_bypass/ })

    const engineer = await database.login('engineer')
    await database.superuser.query(`grant ${database.prefix}_gateway, ${database.prefix}_engine to ${engineer.role}`)
    await expect(open(engineer.pool)).rejects.toMatchObject({ code: 'unsafe-login', message: /_engine/ })
  })

  it('opens no request as the owner of a governed table', async () => {
    const owner = await database.login('landlord')
    const { rows } = await database.superuser.query(
      `select pg_get_userbyid(relowner) as name from pg_class where oid = 'public.orders'::regclass`,
    )
    await database.superuser.query(`grant ${database.prefix}_gateway to ${owner.role}`)
    await database.superuser.query(`alter table public.orders owner to ${owner.role}`)
    try {
      const owning = new Kysely<OrdersDatabase>({ dialect: new PostgresDialect({ pool: owner.pool }) })
      const request = createLadder({ db: owning })
        .as({ user: anna })
        .transaction(async () => {})
      await expect(request).rejects.toMatchObject({ code: 'unsafe-login', message: /governed table `orders`/ })
    } finally {
      await database.superuser.query(`alter table public.orders owner to "${rows[0].name}"`)
    }
  })

  it('that is no gateway is told what it lacks', async () => {
    const stranger = await database.login('stranger')
    const lost = new Kysely<OrdersDatabase>({ dialect: new PostgresDialect({ pool: stranger.pool }) })
    const request = createLadder({ db: lost })
      .as({ user: anna })
      .transaction(async () => {})
    await expect(request).rejects.toMatchObject({
      name: 'AccessError',
      code: '42501',
      help: expect.stringContaining('gateway'),
    })
  })

  it('in a database without a ladder is told so', async () => {
    const request = createLadder({ db, schema: 'no "such" schema' })
      .as({ user: anna })
      .transaction(async () => {})
    await expect(request).rejects.toMatchObject({ name: 'AccessError', code: 'no-ladder' })
  })
})
