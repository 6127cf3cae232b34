// A17: a transaction has one identity. Requests within requests either join or are refused.

import { Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadder, type Ladder } from '../../access/index.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { anna, annasOrder, bert, type OrdersDatabase, ordersPolicy, ordersSetup } from '../support/orders-world.ts'

let database: LadderDatabase
let ladder: Ladder<OrdersDatabase>
let other: Ladder<OrdersDatabase>

beforeAll(async () => {
  database = await createLadderDatabase({ policy: ordersPolicy, setup: ordersSetup })
  ladder = createLadder({ db: createKysely() })
  other = createLadder({ db: createKysely() })
})

afterAll(() => database?.drop())

const createKysely = () => new Kysely<OrdersDatabase>({ dialect: new PostgresDialect({ pool: database.app.pool }) })

const nothing = async () => {}

describe('a request within a request', () => {
  it('of another identity is refused, and the outer one goes on', async () => {
    await ladder.as({ user: anna }).transaction(async (trx) => {
      const refused = { name: 'AccessError', code: 'nested-identity' }
      await expect(ladder.as({ user: bert }).transaction(nothing)).rejects.toMatchObject(refused)
      await expect(ladder.as({ user: null }).transaction(nothing)).rejects.toMatchObject(refused)
      await expect(ladder.as({ user: anna, client: 'JSUser' }).transaction(nothing)).rejects.toMatchObject(refused)
      await expect(ladder.as({ user: anna, serverCode: true }).transaction(nothing)).rejects.toMatchObject(refused)
      expect(await trx.ladder.userId()).toBe(anna)
    })
  })

  it('of the same identity joins its transaction', async () => {
    await ladder.as({ user: anna, client: 'JSUser' }).transaction(async (trx) => {
      const joined = await ladder.as({ client: 'JSUser', user: anna }).transaction(async (inner) => inner === trx)
      expect(joined).toBe(true)
    })
  })

  it('joins and goes down with the outer one', async () => {
    const request = ladder.as({ user: anna }).transaction(async () => {
      await ladder
        .as({ user: anna })
        .transaction((trx) => trx.updateTable('orders').set({ title: 'spilt' }).where('id', '=', annasOrder).execute())
      throw new Error('after the inner one')
    })
    await expect(request).rejects.toThrow('after the inner one')
    const { rows } = await database.superuser.query('select title from public.orders where id = $1', [annasOrder])
    expect(rows).toEqual([{ title: 'tea' }])
  })

  it('is seen through another ladder of the same Kysely instance', async () => {
    const db = createKysely()
    const refused = createLadder({ db })
      .as({ user: anna })
      .transaction(() => createLadder({ db }).as({ user: bert }).transaction(nothing))
    await expect(refused).rejects.toMatchObject({ code: 'nested-identity' })
  })

  it('cannot join with another isolation level or access mode', async () => {
    await ladder.as({ user: anna }).transaction(async () => {
      const stricter = ladder.as({ user: anna }).transaction(nothing, { isolationLevel: 'serializable' })
      await expect(stricter).rejects.toMatchObject({ code: 'nested-options' })
    })
    await ladder
      .as({ user: anna })
      .transaction(() => ladder.as({ user: anna }).transaction(nothing, { accessMode: 'read only' }), {
        accessMode: 'read only',
      })
  })

  it('is free where it is of another database', async () => {
    const users = await ladder
      .as({ user: anna })
      .transaction((outer) =>
        other
          .as({ user: bert })
          .transaction(async (inner) => [await outer.ladder.userId(), await inner.ladder.userId()]),
      )
    expect(users).toEqual([anna, bert])
  })

  it('is none for work that outlives the request it was started in', async () => {
    let late: Promise<string | null> | undefined
    const { promise: ended, resolve: end } = deferred()
    await ladder.as({ user: anna }).transaction(async () => {
      late = ended.then(() => ladder.as({ user: bert }).transaction((trx) => trx.ladder.userId()))
    })
    end()
    expect(await late).toBe(bert)
  })

  it('is none for requests that run side by side', async () => {
    const users = await Promise.all(
      [anna, bert, anna, bert, null, bert].map((user) =>
        ladder.as({ user }).transaction(async (trx) => {
          await sql`select pg_sleep(0.02)`.execute(trx)
          return trx.ladder.userId()
        }),
      ),
    )
    expect(users).toEqual([anna, bert, anna, bert, null, bert])
  })
})

function deferred() {
  let resolve: () => void = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
