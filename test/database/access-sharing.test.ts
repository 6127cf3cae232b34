// Sharing through the access layer, on a real server: each method does what its name says, in one round trip, and what the
// database refuses is an error with a name.

import { randomUUID } from 'node:crypto'
import { CamelCasePlugin, Kysely, type KyselyPlugin, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  createLadder,
  type Identity,
  type Ladder,
  type LadderTransaction,
  NotFoundError,
  type ObjectOperation,
  PermissionDeniedError,
} from '../../access/index.ts'
import { annasPrices, type SharingDatabase, sharingPolicy, sharingSetup } from '../support/access-sharing-world.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { anna, annasOrder, bert, bertsOrder } from '../support/orders-world.ts'
import { openWireTap } from '../support/wire-tap.ts'

type Trx = LadderTransaction<SharingDatabase, 'Clerk'>

let database: LadderDatabase
let ladder: Ladder<SharingDatabase, 'Clerk'>

const open = (pool: pg.Pool, plugins: KyselyPlugin[] = []) =>
  createLadder<SharingDatabase, 'Clerk'>({ db: new Kysely({ dialect: new PostgresDialect({ pool }), plugins }) })

beforeAll(async () => {
  database = await createLadderDatabase({ policy: sharingPolicy, setup: sharingSetup })
  ladder = open(database.app.pool)
})

afterAll(() => database?.drop())

beforeEach(async () => {
  await database.superuser.query(`
    delete from ladder_internal.public__orders_entries;
    delete from ladder_internal.user_cells;
  `)
})

/** Server code on Anna's behalf: it may write any entry, and take any back. */
const server: Identity<'Clerk'> = { user: anna, serverCode: true }

const request = <T>(identity: Identity<'Clerk'>, work: (trx: Trx) => Promise<T>) =>
  ladder.as(identity).transaction(work)
const entries = (id = annasOrder) => request(server, (trx) => trx.ladder.permissions('orders', id))
const titlesOf = (user: string) =>
  request({ user }, async (trx) => {
    const rows = await trx.selectFrom('orders').select('title').orderBy('title').execute()
    return rows.map((row) => row.title)
  })

/** Renames the columns of every result. */
const ownKeys: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [`$${key}`, value]))),
  }),
}

const until = new Date('2999-01-02T03:04:05.678Z')

type AnyMethod = (operation: ObjectOperation, container: 'orders', ...rest: readonly unknown[]) => Promise<unknown>
const method = (trx: Trx, name: string) => Reflect.get(trx.ladder, name) as AnyMethod

const principals: readonly (readonly [string, readonly string[], string, string | null])[] = [
  ['ForUser', [bert], 'user', bert],
  ['ForRole', ['Clerk'], 'role', 'Clerk'],
  ['ForRole', ['JSUser'], 'role', 'JSUser'],
  ['ForAllUsers', [], 'all users', null],
  ['ForAllRoles', [], 'all roles', null],
]

describe.each(principals)('an entry %s %j', (suffix, named, principalKind, principal) => {
  it.each([
    ['grant', 'GRANT'],
    ['deny', 'DENY'],
  ])('is written by %s… and taken back by inherit…', async (verb, effect) => {
    await request(server, (trx) => method(trx, `${verb}${suffix}`)('UPDATE', 'orders', annasOrder, ...named))
    const written = { principalKind, principal, operation: 'UPDATE', effect, until: null, setBy: anna }
    expect(await entries()).toEqual([{ ...written, setAt: expect.any(Date) }])
    await request(server, (trx) =>
      method(trx, `${verb}${suffix}`)('UPDATE', 'orders', [annasOrder], ...named, { until }),
    )
    expect(await entries()).toMatchObject([{ ...written, until }])
    await request(server, (trx) => method(trx, `inherit${suffix}`)('UPDATE', 'orders', annasOrder, ...named))
    expect(await entries()).toEqual([])
  })
})

describe('sharing', () => {
  it('shows an object to the user it was shared with, until it is taken back', async () => {
    expect(await titlesOf(bert)).toEqual(['coffee'])
    await request({ user: anna }, (trx) => trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert))
    expect(await titlesOf(bert)).toEqual(['coffee', 'tea'])
    expect(await titlesOf(anna)).toEqual(['tea'])
    await request({ user: anna }, (trx) => trx.ladder.inheritForUser('FIND', 'orders', annasOrder, bert))
    expect(await titlesOf(bert)).toEqual(['coffee'])
  })

  it('counts the objects that it wrote to, each once', async () => {
    const both = [annasOrder, bertsOrder, annasOrder.toUpperCase()]
    await request(server, async ({ ladder }) => {
      expect(await ladder.grantForUser('FIND', 'orders', both, bert)).toBe(2)
      expect(await ladder.grantForUser('FIND', 'orders', [], bert)).toBe(0)
      expect(await ladder.grantForUser('FIND', 'orders', annasOrder, bert)).toBeUndefined()
      await ladder.inheritForUser('FIND', 'orders', bertsOrder, bert)
      expect(await ladder.inheritForUser('FIND', 'orders', both, bert)).toBe(1)
      expect(await ladder.inheritForUser('FIND', 'orders', both, bert)).toBe(0)
    })
  })

  it('of ten thousand objects is one message', async () => {
    const ids = Array.from({ length: 10_000 }, () => randomUUID())
    await database.superuser.query(
      `insert into public.orders (id, owner_id, title) select id, $1, '' from unnest($2::uuid[]) as i (id)`,
      [anna, ids],
    )
    const tap = await openWireTap(database.app.url)
    const pool = new pg.Pool({ connectionString: tap.url, max: 1 })
    try {
      await open(pool)
        .as({ user: anna })
        .transaction(async (trx) => {
          tap.sent()
          expect(await trx.ladder.grantForUser('FIND', 'orders', ids, bert, { until })).toBe(10_000)
          expect(tap.sent()).toBe('PBDES')
          await trx.ladder.permissions('orders', annasOrder)
          expect(tap.sent()).toBe('PBDES')
        })
    } finally {
      await pool.end()
      await tap.close()
    }
    const { rows } = await database.superuser.query(
      'select count(*)::integer as entries from ladder_internal.public__orders_entries',
    )
    expect(rows).toEqual([{ entries: 10_000 }])
    await database.superuser.query('delete from public.orders where id = any ($1)', [ids])
  })

  it('on a table is of all its objects', async () => {
    const allowed = () =>
      request({ user: bert }, async (trx) => [
        await trx.ladder.allowed('CREATE', 'orders'),
        await trx.ladder.allowed('FIND', 'orders', annasOrder),
      ])
    expect(await allowed()).toEqual([true, false])
    await request(server, (trx) => trx.ladder.grantOnTableForUser('FIND', 'orders', bert))
    await request(server, (trx) => trx.ladder.denyOnTableForUser('CREATE', 'orders', bert))
    expect(await allowed()).toEqual([false, true])
    await request(server, (trx) => trx.ladder.inheritOnTableForUser('CREATE', 'orders', bert))
    expect(await allowed()).toEqual([true, true])
    await request(server, (trx) => trx.ladder.inheritOnTableForUser('FIND', 'orders', bert))
    expect(await allowed()).toEqual([true, false])
  })
})

describe('the list of an object', () => {
  it('has every entry, and when it was written', async () => {
    const before = Date.now()
    await request(server, async (trx) => {
      await trx.ladder.grantForUser('UPDATE', 'orders', annasOrder, bert)
      await trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert, { until })
      await trx.ladder.denyForAllRoles('REMOVE', 'orders', annasOrder)
    })
    const list = await entries()
    expect(list.map((entry) => [entry.principal, entry.operation, entry.effect, entry.until])).toEqual([
      [bert, 'FIND', 'GRANT', until],
      [bert, 'UPDATE', 'GRANT', null],
      [null, 'REMOVE', 'DENY', null],
    ])
    for (const { setAt } of list) {
      expect(setAt.getTime()).toBeGreaterThanOrEqual(before - 1)
      expect(setAt.getTime()).toBeLessThanOrEqual(Date.now())
    }
    expect(await entries(bertsOrder)).toEqual([])
  })

  it('says INHERIT of an entry whose time is over', async () => {
    const over = new Date('2001-02-03T04:05:06.789Z')
    await request(server, (trx) => trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert, { until: over }))
    expect(await entries()).toMatchObject([{ effect: 'INHERIT', until: over }])
  })

  it('has valid moments where PostgreSQL knows further ones', async () => {
    await request(server, (trx) => trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert, { until }))
    const setUntil = (text: string) =>
      database.superuser.query('update ladder_internal.public__orders_entries set until = $1::timestamptz', [text])
    await setUntil('290000-01-01')
    expect(await entries()).toMatchObject([{ effect: 'GRANT', until: new Date(8.64e15) }])
    await setUntil('-infinity')
    expect(await entries()).toMatchObject([{ effect: 'INHERIT', until: new Date(-8.64e15) }])
  })

  it('is the same whatever type parsers and plugins the application has', async () => {
    await request(server, async (trx) => {
      await trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert, { until })
      await trx.ladder.assignRole(bert, 'Clerk', { until })
    })
    const texts: readonly number[] = [pg.types.builtins.TEXT, pg.types.builtins.BOOL]
    const types = {
      getTypeParser: (type: number) => (text: string) =>
        texts.includes(type) ? (text === 'f' ? false : text) : { odd: text },
    }
    const pool = new pg.Pool({ connectionString: database.app.url, max: 1, types: types as pg.CustomTypesConfig })
    try {
      await open(pool, [new CamelCasePlugin(), ownKeys])
        .as(server)
        .transaction(async (trx) => {
          const { rows } = await sql`select 1 as some_number, now() as some_moment`.execute(trx)
          expect(rows).toEqual([{ $someNumber: { odd: '1' }, $someMoment: { odd: expect.any(String) } }])
          const list = await trx.ladder.permissions('orders', annasOrder)
          expect(list).toMatchObject([{ principalKind: 'user', principal: bert, until, setBy: anna }])
          expect(list).toEqual(await entries())
          expect(await trx.ladder.rolesOf(bert)).toEqual([{ name: 'Clerk', until }])
          expect(await trx.ladder.grantForUser('UPDATE', 'orders', [annasOrder], bert)).toBe(1)
        })
    } finally {
      await pool.end()
    }
  })
})

describe('a refusal', () => {
  const nowhere = '00000000-0000-4000-8000-0000000000ff'
  const anyText = expect.any(String)

  it('is the same for an object that is not there and for one that the caller may not find', async () => {
    const share = (id: string) => request({ user: anna }, (trx) => trx.ladder.grantForUser('FIND', 'orders', id, bert))
    const list = (id: string) => request({ user: anna }, (trx) => trx.ladder.permissions('orders', id))
    for (const ask of [share, list]) {
      const told = await Promise.all(
        [nowhere, bertsOrder].map(async (id) => {
          const error: unknown = await ask(id).catch((caught: unknown) => caught)
          expect(error).toBeInstanceOf(NotFoundError)
          expect(error).toMatchObject({
            name: 'NotFoundError',
            code: 'P0002',
            help: 'It does not exist, or the caller may not find it.',
            detail: { operation: 'FIND', container: 'public.orders', objects: [id] },
            cause: { code: 'P0002' },
          })
          return String(error).replaceAll(id, '…')
        }),
      )
      expect(told[0]).toBe(told[1])
    }
    await expect(share(annasOrder)).resolves.toBeUndefined()
  })

  it('of one object is of all, and names those that it is about', async () => {
    const share = (ids: readonly string[]) =>
      request({ user: anna }, (trx) => trx.ladder.grantForUser('FIND', 'orders', ids, bert))
    await expect(share([annasOrder, bertsOrder, nowhere])).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('and one more'),
      detail: { objects: [bertsOrder, nowhere] },
    })
    expect(await entries()).toEqual([])
    expect(await share([annasOrder])).toBe(1)
  })

  it('is a PermissionDeniedError without PERMISSION, with the objects that it is about', async () => {
    await request({ user: anna }, (trx) => trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert))
    const share = request({ user: bert }, (trx) => trx.ladder.grantForUser('FIND', 'orders', annasOrder, anna))
    await expect(share).rejects.toThrow(PermissionDeniedError)
    await expect(share).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('does not hold PERMISSION'),
      help: expect.stringContaining('owner'),
      detail: { operation: 'PERMISSION', container: 'public.orders', objects: [annasOrder] },
      cause: { code: '42501' },
    })
    const list = request({ user: bert }, (trx) => trx.ladder.permissions('orders', annasOrder))
    await expect(list).rejects.toThrow(PermissionDeniedError)
    const table = request({ user: anna }, (trx) => trx.ladder.grantOnTableForUser('FIND', 'orders', bert))
    await expect(table).rejects.toThrow(PermissionDeniedError)
    const role = request({ user: anna }, (trx) => trx.ladder.assignRole(bert, 'Clerk'))
    await expect(role).rejects.toThrow(PermissionDeniedError)
  })

  const callers: readonly (readonly [string, (trx: Trx) => Promise<unknown>, object])[] = [
    [
      'an unknown role',
      (trx) => trx.ladder.grantForRole('FIND', 'orders', annasOrder, 'Saels' as 'Clerk'),
      { code: '22023', message: expect.stringContaining('Saels'), help: anyText },
    ],
    [
      'an unknown role to give',
      (trx) => trx.ladder.assignRole(bert, 'Saels' as 'Clerk'),
      { code: '22023', message: expect.stringContaining('Saels'), help: anyText },
    ],
    [
      'an unknown user',
      (trx) => trx.ladder.grantForUser('FIND', 'orders', annasOrder, nowhere),
      { code: '22023', message: expect.stringContaining('unknown user'), help: anyText },
    ],
    [
      'a malformed id of an object',
      (trx) => trx.ladder.grantForUser('FIND', 'orders', [annasOrder, 'tea'], bert),
      { code: '22023', message: expect.stringContaining('malformed object id'), help: expect.stringContaining('type') },
    ],
    [
      'a malformed id of a user',
      (trx) => trx.ladder.grantOnTableForUser('FIND', 'orders', 'bert'),
      { code: '22023', message: expect.stringContaining('bert') },
    ],
    [
      'a table whose objects have no entries',
      (trx) => trx.ladder.grantForUser('FIND', 'price_lists', annasPrices, bert),
      { code: '55000', message: expect.stringContaining('no entries'), help: expect.stringContaining('objectAcl') },
    ],
    [
      'the list of an object that has none',
      (trx) => trx.ladder.permissions('price_lists', annasPrices),
      { code: '55000', message: expect.stringContaining('no entries'), help: expect.stringContaining('objectAcl') },
    ],
    [
      'an operation that objects have no entries for',
      (trx) => trx.ladder.grantForUser('CREATE' as 'FIND', 'orders', annasOrder, bert),
      { code: '22023', message: expect.stringContaining('no entries for CREATE'), help: anyText },
    ],
    [
      'an operation that does not exist',
      (trx) => trx.ladder.grantForUser('READ' as 'FIND', 'orders', annasOrder, bert),
      { code: '22023', message: expect.stringContaining('READ'), help: anyText },
    ],
    [
      'a question about an operation that does not exist',
      (trx) => trx.ladder.allowed('READ' as 'FIND', 'orders', annasOrder),
      { code: '22023', message: expect.stringContaining('READ'), help: anyText },
    ],
    [
      'a table that is not governed',
      (trx) => trx.ladder.grantForUser('FIND', 'users' as 'orders', annasOrder, bert),
      { code: '22023', message: expect.stringContaining('not governed'), help: anyText },
    ],
    [
      'a table that does not exist',
      (trx) => trx.ladder.grantForUser('FIND', 'oders' as 'orders', annasOrder, bert),
      { code: '42P01', message: expect.stringContaining('oders') },
    ],
  ]

  it.each(
    callers,
  )('of %s is an AccessError with the code and the words of the database', async (_claim, work, told) => {
    await expect(request(server, work)).rejects.toMatchObject({
      name: 'AccessError',
      cause: expect.any(Error),
      ...told,
    })
  })

  it('is the same error at the end of the request, and undoes what was shared before', async () => {
    let within: unknown
    const twice = request({ user: anna }, async (trx) => {
      await trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert)
      await trx.ladder.grantForUser('FIND', 'orders', bertsOrder, bert).catch((error: unknown) => {
        within = error
        throw error
      })
    })
    await expect(twice).rejects.toThrow(NotFoundError)
    await expect(twice).rejects.toBe(within)
    expect(await titlesOf(bert)).toEqual(['coffee'])
  })
})

describe('another transaction in the way', () => {
  const again = { name: 'AccessError', help: expect.stringContaining('run the request again') }

  it('is told with the code of a lock that was not to be had', async () => {
    const other = await database.superuser.connect()
    try {
      await other.query('begin; lock table ladder_internal.public__orders_entries in exclusive mode')
      const share = request({ user: anna }, async (trx) => {
        await sql`set local lock_timeout = 20`.execute(trx)
        await trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert)
      })
      await expect(share).rejects.toMatchObject({ ...again, code: '55P03' })
    } finally {
      await other.query('rollback')
      other.release()
    }
  })

  it('is told with the code of a failed serialization', async () => {
    await request({ user: anna }, (trx) => trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert))
    const share = ladder.as({ user: anna }).transaction(
      async (trx) => {
        await database.superuser.query('update ladder_internal.public__orders_entries set until = $1', [until])
        await trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert)
      },
      { isolationLevel: 'repeatable read' },
    )
    await expect(share).rejects.toMatchObject({ ...again, code: '40001' })
  })

  it('is not what a timeout is: that stays the error of the driver', async () => {
    const share = request({ user: anna }, async (trx) => {
      await sql`set local statement_timeout = 20`.execute(trx)
      const other = await database.superuser.connect()
      try {
        await other.query('begin; lock table ladder_internal.public__orders_entries in exclusive mode')
        await trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert)
      } finally {
        await other.query('rollback')
        other.release()
      }
    })
    await expect(share).rejects.toMatchObject({ name: 'error', code: '57014' })
  })
})
