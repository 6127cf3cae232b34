// Opening a request takes one round trip with pg: `begin` and the first statement are one message. A tap between the
// client and the server sees it. Each S (Sync) or Q (a simple query) is a round trip.

import { CamelCasePlugin, CompiledQuery, Kysely, type KyselyPlugin, type LogEvent, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdBegin } from '../../access/hold-begin.ts'
import { createLadder, type Ladder, type LadderConfig } from '../../access/index.ts'
import { isBeginFailure, joinBegin } from '../../access/join-begin.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { anna, bert, type OrdersDatabase, ordersPolicy, ordersSetup } from '../support/orders-world.ts'
import { openWireTap, type WireTap } from '../support/wire-tap.ts'

const stranger = '00000000-0000-4000-8000-0000000000ff'
const nothing = async () => {}

let database: LadderDatabase
let tap: WireTap
let pool: pg.Pool
let db: Kysely<OrdersDatabase>
let ladder: Ladder<OrdersDatabase>
let logged: LogEvent[]
const strayErrors: unknown[] = []
const noteStray = (error: unknown) => strayErrors.push(error)

beforeAll(async () => {
  database = await createLadderDatabase({ policy: ordersPolicy, setup: ordersSetup })
  tap = await openWireTap(database.app.url)
  process.on('uncaughtException', noteStray)
  process.on('unhandledRejection', noteStray)
})

afterAll(async () => {
  process.off('uncaughtException', noteStray)
  process.off('unhandledRejection', noteStray)
  await tap?.close()
  await database?.drop()
})

beforeEach(async () => {
  ladder = open()
  await ladder.as({ user: anna }).transaction(nothing)
  startWatching()
})

afterEach(async () => {
  await db.destroy()
  expect(strayErrors).toEqual([])
})

interface Opening extends Omit<LadderConfig<OrdersDatabase>, 'db'> {
  readonly pool?: pg.PoolConfig
  readonly plugins?: KyselyPlugin[]
}

/** A pool of one connection through the tap. */
function open({ pool: poolConfig = {}, plugins = [], ...config }: Opening = {}): Ladder<OrdersDatabase> {
  logged = []
  pool = new pg.Pool({ connectionString: tap.url, max: 1, ...poolConfig })
  db = new Kysely<OrdersDatabase>({
    dialect: new PostgresDialect({ pool }),
    plugins,
    log: (event) => void logged.push(event),
  })
  return createLadder({ db, ...config })
}

async function reopen(opening: Opening): Promise<void> {
  await db.destroy()
  ladder = open(opening)
}

function startWatching(): void {
  tap.sent()
  logged.length = 0
}

/** For tests in which a connection is lost: pg emits that on the client as well. */
function expectLoss(): void {
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
}

const userOf = (user: string) => ladder.as({ user }).transaction((trx) => trx.ladder.userId())

async function backend(): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  return rows[0]?.pid
}

const opening = 'PBEPBDES'
const closing = 'QQ'

describe('a request', () => {
  it('begins and enters in one round trip', async () => {
    await ladder.as({ user: anna, client: 'JSUser' }).transaction(nothing)
    expect(tap.sent()).toBe(`${opening}${closing}`)
  })

  it('begins and checks the login in one round trip when it is the first', async () => {
    await reopen({})
    startWatching()
    await ladder.as({ user: anna }).transaction(nothing)
    expect(tap.sent()).toBe(`${opening}PBDES${closing}`)
  })

  it('sees and may do what its caller does', async () => {
    const titles = await ladder.as({ user: anna, client: 'JSUser', login: 'google' }).transaction(async (trx) => {
      expect(await trx.ladder.roles()).toEqual(expect.arrayContaining(['AuthenticatedUser', 'JSUser', 'GoogleUser']))
      return trx.selectFrom('orders').select('title').execute()
    })
    expect(titles).toEqual([{ title: 'tea' }])
    expect(await userOf(bert)).toBe(bert)
  })

  it('has the isolation level and access mode that were asked for', async () => {
    const modes = await ladder.as({ user: anna }).transaction(
      async (trx) => {
        expect(tap.sent()).toBe(opening)
        const { rows } = await sql<{ level: string; only: string }>`
          select current_setting('transaction_isolation') as level, current_setting('transaction_read_only') as only
        `.execute(trx)
        return rows[0]
      },
      { isolationLevel: 'serializable', accessMode: 'read only' },
    )
    expect(modes).toEqual({ level: 'serializable', only: 'on' })
  })

  it('of a pool whose connections have a query_timeout opens in one round trip and leaves no clock running', async () => {
    await reopen({ pool: { query_timeout: 23_456 } })
    await userOf(anna)
    startWatching()
    const set = vi.spyOn(globalThis, 'setTimeout')
    const cleared = vi.spyOn(globalThis, 'clearTimeout')
    try {
      await ladder.as({ user: bert }).transaction(nothing)
      const clocks = set.mock.results.filter((_, call) => set.mock.calls[call]?.[1] === 23_456)
      expect(clocks).toHaveLength(3)
      for (const clock of clocks) expect(cleared).toHaveBeenCalledWith(clock.value)
    } finally {
      set.mockRestore()
      cleared.mockRestore()
    }
    expect(tap.sent()).toBe(`${opening}${closing}`)
  })

  it('takes one round trip more where the session is discarded after it', async () => {
    await reopen({ discardOnRelease: true })
    await userOf(anna)
    startWatching()
    await ladder.as({ user: bert }).transaction(nothing)
    expect(tap.sent()).toBe(`${opening}${closing}Q`)
  })

  it('is not disturbed by plugins, or by how the client parses types', async () => {
    await reopen({ plugins: [new CamelCasePlugin()] })
    expect(await userOf(anna)).toBe(anna)
    pool.on('acquire', (client) => client.setTypeParser(pg.types.builtins.TEXT, 'text', (text) => `parsed ${text}`))
    startWatching()
    await ladder.as({ user: bert }).transaction(async (trx) => {
      expect(await trx.ladder.userId()).toBe(`parsed ${bert}`)
    })
    expect(tap.sent()).toBe(`${opening}Q${closing}`)
  })

  it('shows in Kysely’s log as one query with both statements, whether it opens or not', async () => {
    await ladder.as({ user: anna }).transaction(nothing, { accessMode: 'read only' })
    expect(logged.map((event) => event.level)).toEqual(['query', 'query', 'query'])
    expect(logged[0]?.query.sql).toMatch(/^start transaction read only;\s+with\s+opened as [\s\S]*"enter"/)
    expect(logged[0]?.query.parameters).toEqual([anna, null, null, null, null, false])
    startWatching()
    await expect(userOf(stranger)).rejects.toThrow()
    expect(logged[0]).toMatchObject({ level: 'error', error: { code: '22023' } })
    expect(logged[0]?.query.sql).toMatch(/^begin;\s+with/)
  })

  it('binds roles as they are spelt', async () => {
    const roles = ['plain', 'with, comma', 'q"uote', 'back\\slash', '{brace}', 'NULL', ' ', 'Zoë']
    const joined = joinBegin(CompiledQuery.raw('begin'), CompiledQuery.raw('select $1::text[] as roles', [roles]))
    await db.connection().execute(async (connection) => {
      expect(await connection.executeQuery(joined.query)).toMatchObject({ rows: [{ roles }] })
      await sql`rollback`.execute(connection)
    })
  })
})

describe('a request that does not open', () => {
  it('because of its identity is rolled back, and its connection serves the next', async () => {
    const pid = await backend()
    startWatching()
    await expect(userOf(stranger)).rejects.toMatchObject({ name: 'IdentityError', code: '22023' })
    expect(tap.sent()).toMatch(/^PBEPBDESQ/)
    expect(await userOf(bert)).toBe(bert)
    expect(await backend()).toBe(pid)
  })

  it('because its connection was left in a failed transaction says so, and nobody meets that transaction', async () => {
    const client = await pool.connect()
    await client.query('begin')
    await expect(client.query('select 1 / 0')).rejects.toThrow()
    client.release()
    await expect(userOf(anna)).rejects.toMatchObject({ name: 'error', code: '25P02' })
    expect(await userOf(bert)).toBe(bert)
  })

  it('because `enter` was cancelled by a statement_timeout leaves its connection in use', async () => {
    await reopen({ pool: { statement_timeout: 300 } })
    await userOf(anna)
    const pid = await backend()
    await whileMembershipsAreLocked(async () => {
      await expect(userOf(anna)).rejects.toMatchObject({ name: 'error', code: '57014' })
    })
    expect(await userOf(bert)).toBe(bert)
    expect(await backend()).toBe(pid)
  })

  it('within the query_timeout gives up its connection', async () => {
    await reopen({ pool: { query_timeout: 1000 } })
    await userOf(anna)
    const pid = await backend()
    await whileMembershipsAreLocked(async () => {
      await expect(userOf(anna)).rejects.toThrow('Query read timeout')
    })
    expect(await userOf(bert)).toBe(bert)
    expect(await backend()).not.toBe(pid)
  })

  it.each(['before', 'after'] as const)('because its connection is lost %s it is answered says so', async (where) => {
    await db.destroy()
    ladder = open()
    expectLoss()
    await userOf(anna)
    const pid = await backend()
    tap.cutNext(where)
    await expect(userOf(anna)).rejects.not.toMatchObject({ name: 'AccessError' })
    expect(await userOf(bert)).toBe(bert)
    expect(await backend()).not.toBe(pid)
  })

  it.each([
    'before',
    'after',
  ] as const)('because the first connection is lost %s it is answered has decided nothing', async (where) => {
    await db.destroy()
    ladder = open()
    expectLoss()
    await backend()
    tap.cutNext(where)
    await expect(userOf(anna)).rejects.not.toMatchObject({ name: 'AccessError' })
    await userOf(anna)
    startWatching()
    await ladder.as({ user: bert }).transaction(nothing)
    expect(tap.sent()).toBe(`${opening}${closing}`)
  })
})

async function whileMembershipsAreLocked(work: () => Promise<void>): Promise<void> {
  const client = await database.superuser.connect()
  try {
    await client.query('begin; lock table ladder_internal.memberships in access exclusive mode')
    await work()
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('`begin`', () => {
  it('that fails keeps the statement behind it from running', async () => {
    const failing = CompiledQuery.raw('select 1 / 0')
    const next = CompiledQuery.raw(`select set_config('probe.ran', 'yes', false)`)
    await db.connection().execute(async (connection) => {
      const error = await connection.executeQuery(joinBegin(failing, next).query).catch((caught: unknown) => caught)
      expect(error).toMatchObject({ code: '22012' })
      expect(isBeginFailure(error)).toBe(true)
      const { rows } = await sql`select current_setting('probe.ran', true) as ran`.execute(connection)
      expect(rows).toEqual([{ ran: null }])
      const later = joinBegin(CompiledQuery.raw('begin'), failing).query
      const other = await connection.executeQuery(later).catch((caught: unknown) => caught)
      expect(other).toMatchObject({ code: '22012' })
      expect(isBeginFailure(other)).toBe(false)
      await sql`rollback`.execute(connection)
    })
  })

  it('that begins nothing costs the connection', async () => {
    const pid = await backend()
    await db.connection().execute(async (connection) => {
      const joined = joinBegin(CompiledQuery.raw('select 1'), CompiledQuery.raw('select 2'))
      await expect(connection.executeQuery(joined.query)).rejects.toMatchObject({ code: 'request-lost' })
    })
    expect(await backend()).not.toBe(pid)
  })

  it.each([
    ['before any other statement', 'QQQ', nothing],
    ['before a rollback', 'QQ', () => Promise.reject(new Error('nothing was asked'))],
  ])('that was held back is sent %s', async (_claim, expected, fail) => {
    await db.connection().execute(async (connection) => {
      const ofDriver = await connection.getExecutor().provideConnection(async (one) => one)
      const methods = Object.getOwnPropertyDescriptors(ofDriver)
      const letGo = await holdBegin(ofDriver, () => {})
      const transaction = connection.transaction().execute(async (trx) => {
        await fail()
        await sql`savepoint proves_a_transaction`.execute(trx)
      })
      await transaction.catch(() => {})
      letGo()
      expect(Object.getOwnPropertyDescriptors(ofDriver)).toEqual(methods)
    })
    expect(tap.sent()).toBe(expected)
  })

  it('is not held back outside of requests', async () => {
    await db.transaction().execute(async (trx) => {
      expect(tap.sent()).toBe('Q')
      await sql`select 1`.execute(trx)
    })
    expect(tap.sent()).toBe('QQ')
  })

  it('is not held back for good by a request that cannot even begin', async () => {
    const wrong = { isolationLevel: 'none such' } as unknown as { isolationLevel: 'serializable' }
    await expect(ladder.as({ user: anna }).transaction(nothing, wrong)).rejects.toThrow(/isolation level/)
    startWatching()
    await db.transaction().execute(async (trx) => {
      expect(tap.sent()).toBe('Q')
      await sql`select 1`.execute(trx)
    })
    expect(await userOf(bert)).toBe(bert)
  })
})
