// A streaming replica serves requests: opening one writes nothing, and the answers are those of the primary, whichever way entries
// are kept.

import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadder } from '../../access/index.ts'
import { decide, type Operation } from '../oracle/decide.ts'
import { quoted, type Storage, type TestWorld } from '../oracle/test-world.ts'
import { deal, upsertGridWorlds } from '../oracle/upsert-grid.ts'
import { createWorldDatabase } from '../oracle/world-database.ts'
import { type SharingDatabase, sharingPolicy, sharingSetup } from '../support/access-sharing-world.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../support/embedded-postgres.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { keptRequest } from '../support/kept-request.ts'
import { anna, annasOrder, bert, bertsOrder } from '../support/orders-world.ts'
import { type StreamingReplica, startStreamingReplica } from '../support/streaming-replica.ts'

const storages: readonly Storage[] = ['table', 'projected']
const operations: readonly Operation[] = ['FIND', 'CREATE', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION']
const readOnly = { accessMode: 'read only' } as const
const policyOf = (storage: Storage) =>
  sharingPolicy
    .replace('    owner: owner_id\n', `    owner: owner_id\n    objectAcl: ${storage}\n`)
    .replace('ServerCodeUser:', 'Clerk: { UPDATE: GRANT }\n      ServerCodeUser:')

let primary: EmbeddedPostgres
let replica: StreamingReplica
const worlds: { readonly storage: Storage; readonly world: TestWorld; readonly database: LadderDatabase }[] = []
const orders = new Map<Storage, LadderDatabase>()
const pools: pg.Pool[] = []

beforeAll(async () => {
  primary = await startEmbeddedPostgres(['autovacuum=off', 'synchronous_commit=on'])
  const server = primary.superuserUrl
  for (const storage of storages) {
    orders.set(storage, await createLadderDatabase({ server, policy: policyOf(storage), setup: sharingSetup }))
    for (const [turn, whole] of upsertGridWorlds().slice(2).entries()) {
      const containers = whole.containers.filter((_, k) => k % 5 === turn)
      const world = { ...deal(whole, turn, 8), containers }
      worlds.push({ storage, world, database: await createWorldDatabase(world, { server, storage }) })
    }
  }
  replica = await startStreamingReplica(primary)
  await replica.catchUp()
})

afterAll(async () => {
  for (const pool of pools) await pool.end()
  await replica?.stop()
  for (const { database } of worlds) await database.drop()
  for (const database of orders.values()) await database.drop()
  await primary?.stop()
})

function ordersOf(storage: Storage): LadderDatabase {
  const database = orders.get(storage)
  if (database === undefined) throw new Error(`there is no database with storage ${storage}`)
  return database
}

/** Connections of the application's login to the replica. */
function onReplica({ app }: LadderDatabase): pg.Pool {
  const pool = new pg.Pool({ connectionString: replica.urlOf(app.url), max: 1 })
  pool.on('error', () => {})
  pools.push(pool)
  return pool
}

function ladderOn(pool: pg.Pool) {
  return createLadder({ db: new Kysely<SharingDatabase>({ dialect: new PostgresDialect({ pool }) }) })
}

/** All that each caller is told by reading: what is found, what would be allowed, and why. */
async function readAll(pool: pg.Pool, world: TestWorld, begin: string) {
  const answers: unknown[] = []
  let decisions = 0
  const client = await pool.connect()
  try {
    for (const request of world.requests) {
      await client.query(begin)
      const { rows } = await client.query(
        'select ladder.enter(user_id => $1, client => $2, login => $3, roles => $4, server_code => $5) as profile',
        [
          request.user,
          request.client,
          request.login,
          request.user === null ? null : request.customRoles,
          request.serverCode,
        ],
      )
      for (const container of world.containers) {
        const table = `public.${quoted(container.name)}`
        const found = await client.query(
          `select coalesce(array_agg(t.id order by t.id), '{}') as ids from ${table} as t`,
        )
        const asked = await client.query(
          `select o.operation, i.id, ladder.allowed(o.operation, $1::text::regclass, i.id) as allowed
           from unnest($2::text[]) as o (operation) cross join unnest($3::text[]) as i (id) order by 1, 2`,
          [table, operations, container.objects.map(({ id }) => String(id))],
        )
        const why = await client.query('select e.* from ladder.explain($1, $2::text::regclass, $3) as e', [
          'UPDATE',
          table,
          String(container.objects[0]?.id),
        ])
        for (const { operation, id, allowed } of asked.rows) {
          const object = container.objects.find((candidate) => String(candidate.id) === id) ?? null
          expect([operation, id, allowed]).toEqual([
            operation,
            id,
            decide(world, request, container, operation, object).allowed,
          ])
          decisions += 1
        }
        answers.push([rows, found.rows, asked.rows, why.rows])
      }
      await client.query('rollback')
    }
    return { answers, decisions }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

it('the replica is one', async () => {
  const pool = onReplica(ordersOf('table'))
  expect((await pool.query('select pg_is_in_recovery() as yes')).rows).toEqual([{ yes: true }])
})

it('every caller is told on the replica what they are told on the primary, and what the oracle says', async () => {
  let decisions = 0
  for (const { world, database } of worlds) {
    const there = await readAll(onReplica(database), world, 'begin')
    const here = await readAll(database.app.pool, world, 'begin')
    expect(there.answers).toEqual(here.answers)
    decisions += there.decisions
  }
  expect(decisions).toBeGreaterThan(1000)
  console.log(`replica: ${decisions.toLocaleString('en')} decisions are those of the primary and of the oracle`)
})

describe.each(storages)('entries kept as: %s', (storage) => {
  const titles = (pool: pg.Pool, user: string | null, options = {}) =>
    ladderOn(pool)
      .as({ user })
      .transaction(async (trx) => {
        const found = await trx.selectFrom('orders').select('title').orderBy('title').execute()
        return found.map(({ title }) => title)
      }, options)

  it('requests are opened through the access layer', async () => {
    const pool = onReplica(ordersOf(storage))
    for (const options of [readOnly, {}, { ...readOnly, isolationLevel: 'repeatable read' }]) {
      expect(await titles(pool, anna, options)).toEqual(['tea'])
      expect(await titles(pool, bert, options)).toEqual(['coffee'])
      expect(await titles(pool, null, options)).toEqual([])
    }
    await expect(pool.query('select from public.orders')).rejects.toMatchObject({ code: '42501' })
  })

  it('answers beside the rows are the same, too', async () => {
    const database = ordersOf(storage)
    const ask = (pool: pg.Pool) =>
      ladderOn(pool)
        .as({ user: anna, client: 'JSUser' })
        .transaction(
          async ({ ladder }) => [
            await ladder.userId(),
            await ladder.roles(),
            await ladder.allowed('UPDATE', 'orders', annasOrder),
            await ladder.allowed('FIND', 'orders', bertsOrder),
            await ladder.permissions('orders', annasOrder),
            await ladder.explain('REMOVE', 'orders', annasOrder),
          ],
          readOnly,
        )
    expect(await ask(onReplica(database))).toEqual(await ask(database.app.pool))
  })

  it('writing is refused by the replica, whoever may', async () => {
    const pool = onReplica(ordersOf(storage))
    const asAnna = ladderOn(pool).as({ user: anna })
    const refused = { code: '25006' }
    for (const statement of [
      `insert into public.orders (title) values ('cocoa')`,
      `update public.orders set title = 'cocoa'`,
      'delete from public.orders',
      `select ladder.update('orders', '${annasOrder}', '{"title": "cocoa"}')`,
      `select ladder.grant_for_user('FIND', 'orders', '${annasOrder}', '${bert}')`,
    ]) {
      await expect(keptRequest(pool, `'${anna}'`, (query) => query(statement))).rejects.toMatchObject(refused)
    }
    await expect(asAnna.transaction((trx) => trx.ladder.remove('orders', annasOrder))).rejects.toMatchObject(refused)
    expect(await titles(pool, anna)).toEqual(['tea'])
  })

  it('what is given, taken back or set on the primary arrives', async () => {
    const database = ordersOf(storage)
    const pool = onReplica(database)
    const asAnna = (text: string) => keptRequest(database.app.pool, `'${anna}'`, (query) => query(text))
    const dba = (text: string) => database.superuser.query(text)
    const mayUpdate = () =>
      ladderOn(pool)
        .as({ user: bert })
        .transaction((trx) => trx.ladder.allowed('UPDATE', 'orders', annasOrder), readOnly)

    await asAnna(`select ladder.grant_for_user('FIND', 'orders', '${annasOrder}', '${bert}')`)
    await replica.catchUp()
    expect(await titles(pool, bert, readOnly)).toEqual(['coffee', 'tea'])
    await asAnna(`select ladder.inherit_for_user('FIND', 'orders', '${annasOrder}', '${bert}')`)
    await replica.catchUp()
    expect(await titles(pool, bert, readOnly)).toEqual(['coffee'])

    expect(await mayUpdate()).toBe(false)
    await dba(`select ladder.assign_role('${bert}', 'Clerk')`)
    await replica.catchUp()
    expect(await mayUpdate()).toBe(true)
    await dba(`select ladder.set_role_permission('Clerk', 'UPDATE', 'orders', 'INHERIT')`)
    await replica.catchUp()
    expect(await mayUpdate()).toBe(false)
    await dba(`select ladder.set_role_permission('Clerk', 'UPDATE', 'orders', 'GRANT');
      select ladder.unassign_role('${bert}', 'Clerk')`)
  })

  it('a migration arrives, with its policies and profiles', async () => {
    const database = ordersOf(storage)
    const pool = onReplica(database)
    expect(await titles(pool, bert, readOnly)).toEqual(['coffee'])
    await database.migrate(
      policyOf(storage).replace('AuthenticatedUser: { CREATE', 'AuthenticatedUser: { FIND: GRANT, CREATE'),
    )
    await replica.catchUp()
    expect(await titles(pool, bert, readOnly)).toEqual(['coffee', 'tea'])
    await database.migrate(policyOf(storage))
    await replica.catchUp()
    expect(await titles(pool, bert, readOnly)).toEqual(['coffee'])
  })

  it.each(['begin', 'begin read only'])('a request that reads writes nothing on the primary: %s', async (begin) => {
    const { app, superuser } = ordersOf(storage)
    const client = await app.pool.connect()
    const read = async (user: string) => {
      await client.query(begin)
      await client.query('select ladder.enter($1)', [user])
      await client.query('select count(*) from public.orders')
      await client.query(`select ladder.allowed('FIND', 'orders', $1)`, [annasOrder])
      const { rows } = await client.query('select pg_current_xact_id_if_assigned() as id')
      await client.query('commit')
      return rows
    }
    const position = async () => (await superuser.query('select pg_current_wal_insert_lsn() as lsn')).rows[0]?.lsn
    try {
      // The first of them may set hint bits.
      for (const user of [anna, bert]) expect(await read(user)).toEqual([{ id: null }])
      // The server itself writes now and then; of fifty requests each would move it.
      const moved: boolean[] = []
      while (moved.at(-1) !== false && moved.length < 5) {
        const before = await position()
        for (let n = 0; n < 50; n += 1) expect(await read(n % 2 === 0 ? anna : bert)).toEqual([{ id: null }])
        moved.push((await position()) !== before)
      }
      expect(moved.at(-1)).toBe(false)
      // The same measure notices one that writes.
      const before = await position()
      await keptRequest(app.pool, `'${anna}'`, (query) => query(`update public.orders set title = title`))
      expect(await position()).not.toBe(before)
    } finally {
      client.release()
    }
  })
})
