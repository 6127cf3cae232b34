// The access layer on PGlite: one session in this process, which can be cleaned but not replaced.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadder, type Ladder, NotFoundError, PermissionDeniedError } from '../../access/index.ts'
import {
  annasNote,
  type ByKeyDatabase,
  bertsNote,
  byKeyPolicy,
  byKeyRows,
  byKeySetup,
  letter,
} from '../support/access-by-key-world.ts'
import { annasPrices, type SharingDatabase, sharingPolicy, sharingSetup } from '../support/access-sharing-world.ts'
import { createLadderPglite } from '../support/governed-database.ts'
import {
  anna,
  annasOrder,
  bert,
  bertsOrder,
  type OrdersDatabase,
  ordersPolicy,
  ordersSetup,
} from '../support/orders-world.ts'
import type { PgliteDatabase } from '../support/pglite-database.ts'

let database: PgliteDatabase<OrdersDatabase>
let ladder: Ladder<OrdersDatabase>

beforeAll(async () => {
  database = await createLadderPglite<OrdersDatabase>({ policy: ordersPolicy, setup: ordersSetup })
  ladder = createLadder({ db: database.db })
})

afterAll(() => database?.drop())

const titlesOf = (user: string | null) =>
  ladder.as({ user }).transaction(async (trx) => {
    const rows = await trx.selectFrom('orders').select('title').execute()
    return rows.map((row) => row.title)
  })

describe('on PGlite', () => {
  it('requests that wait for each other see each their own', async () => {
    expect(await Promise.all([titlesOf(anna), titlesOf(bert), titlesOf(null)])).toEqual([['tea'], ['coffee'], []])
  })

  it('without a request everything is refused, with a word on how to open one', async () => {
    await expect(database.db.selectFrom('orders').selectAll().execute()).rejects.toMatchObject({
      name: 'AccessError',
      code: '42501',
      help: expect.stringContaining('ladder.as'),
    })
  })

  it('a refusal is a PermissionDeniedError', async () => {
    const request = ladder
      .as({ user: null })
      .transaction((trx) => trx.insertInto('orders').values({ title: 'mine' }).execute())
    await expect(request).rejects.toMatchObject({ name: 'PermissionDeniedError', code: '42501' })
  })

  it('the ladder answers, ids and roles bound as they are', async () => {
    await ladder.as({ user: anna, client: 'JSUser' }).transaction(async (trx) => {
      expect(await trx.ladder.allowed('UPDATE', 'orders', annasOrder)).toBe(true)
      expect([...(await trx.ladder.roles())].sort()).toEqual(['AuthenticatedUser', 'JSUser'])
    })
    const until = new Date('2999-01-02T03:04:05.678Z')
    await ladder.as({ serverCode: true }).transaction(async (trx) => {
      await trx.ladder.assignRole(bert, 'Clerk', { until })
      expect(await trx.ladder.members('Clerk')).toEqual([{ name: bert, until }])
    })
  })

  it('an unknown user is an IdentityError', async () => {
    const stranger = ladder.as({ user: '00000000-0000-4000-8000-0000000000ff' }).transaction(async () => {})
    await expect(stranger).rejects.toMatchObject({ name: 'IdentityError', code: '22023' })
  })

  it.each([
    ['a raw COMMIT', 'commit'],
    ['RESET ROLE', 'reset role'],
  ])('%s within a request is reported, and nothing of it stays on the session', async (_claim, text) => {
    const request = ladder.as({ user: anna }).transaction((trx) => sql.raw(text).execute(trx))
    await expect(request).rejects.toMatchObject({ code: 'request-lost' })
    const { rows } = await sql`select session_user::text as login, current_setting('role') as role`.execute(database.db)
    expect(rows).toEqual([{ login: expect.stringMatching(/app/), role: 'none' }])
    expect(await titlesOf(bert)).toEqual(['coffee'])
  })
})

describe('sharing on PGlite', () => {
  let shared: PgliteDatabase<SharingDatabase>
  let sharing: Ladder<SharingDatabase, 'Clerk'>

  beforeAll(async () => {
    shared = await createLadderPglite<SharingDatabase>({ policy: sharingPolicy, setup: sharingSetup })
    sharing = createLadder<SharingDatabase, 'Clerk'>({ db: shared.db })
  })

  afterAll(() => shared?.drop())

  it('writes, counts, lists and takes back', async () => {
    const until = new Date('2999-01-02T03:04:05.678Z')
    await sharing.as({ user: anna }).transaction(async (trx) => {
      expect(await trx.ladder.grantForUser('FIND', 'orders', [annasOrder], bert, { until })).toBe(1)
      expect(await trx.ladder.grantForRole('UPDATE', 'orders', annasOrder, 'Clerk')).toBeUndefined()
      expect(await trx.ladder.denyForAllUsers('REMOVE', 'orders', [])).toBe(0)
      const written = { effect: 'GRANT', setBy: anna, setAt: expect.any(Date) }
      expect(await trx.ladder.permissions('orders', annasOrder)).toEqual([
        { ...written, principalKind: 'user', principal: bert, operation: 'FIND', until },
        { ...written, principalKind: 'role', principal: 'Clerk', operation: 'UPDATE', until: null },
      ])
    })
    const found = () =>
      sharing
        .as({ user: bert })
        .transaction((trx) => trx.selectFrom('orders').select('title').orderBy('title').execute())
    expect(await found()).toEqual([{ title: 'coffee' }, { title: 'tea' }])
    await sharing.as({ user: anna }).transaction(async (trx) => {
      expect(await trx.ladder.inheritForUser('FIND', 'orders', [annasOrder], bert)).toBe(1)
    })
    expect(await found()).toEqual([{ title: 'coffee' }])
  })

  it('is refused with errors that have a name, a code, a hint and a detail', async () => {
    const share = (user: string, id: string) =>
      sharing.as({ user }).transaction((trx) => trx.ladder.grantForUser('FIND', 'orders', id, bert))
    await expect(share(anna, bertsOrder)).rejects.toThrow(NotFoundError)
    await expect(share(anna, bertsOrder)).rejects.toMatchObject({
      code: 'P0002',
      help: expect.any(String),
      detail: { operation: 'FIND', container: 'public.orders', objects: [bertsOrder] },
    })
    await sharing.as({ user: anna }).transaction((trx) => trx.ladder.grantForUser('FIND', 'orders', annasOrder, bert))
    await expect(share(bert, annasOrder)).rejects.toThrow(PermissionDeniedError)
    await expect(share(bert, annasOrder)).rejects.toMatchObject({ detail: { objects: [annasOrder] } })
    const none = sharing.as({ user: anna }).transaction((trx) => trx.ladder.permissions('price_lists', annasPrices))
    await expect(none).rejects.toMatchObject({ name: 'AccessError', code: '55000', help: expect.any(String) })
  })
})

describe('writing by key on PGlite', () => {
  let box: PgliteDatabase<ByKeyDatabase>
  let writing: Ladder<ByKeyDatabase>

  beforeAll(async () => {
    box = await createLadderPglite<ByKeyDatabase>({ policy: byKeyPolicy, setup: `${byKeySetup};${byKeyRows}` })
    writing = createLadder<ByKeyDatabase>({ db: box.db })
  })

  afterAll(() => box?.drop())

  it('writes values as they are, without FIND', async () => {
    const sent = new Date('2999-01-02T03:04:05.678Z')
    const values = {
      title: 'tea',
      sent_at: sent,
      total_cents: 7n,
      raw_bytes: Buffer.from([0, 255]),
      data: { a: ['b'] },
    }
    await writing.as({ user: bert }).transaction((trx) => trx.ladder.update('letters', letter, values))
    const { rows } = await writing
      .as({ user: anna })
      .transaction((trx) =>
        sql`select sent_at, total_cents::text, encode(raw_bytes, 'hex') as raw_bytes, data from letters`.execute(trx),
      )
    expect(rows).toEqual([{ sent_at: sent, total_cents: '7', raw_bytes: '00ff', data: { a: ['b'] } }])
    await writing.as({ user: bert }).transaction(async (trx) => {
      expect(await trx.ladder.upsert('slips', { id: 'b', title: 'new' })).toBe('inserted')
      expect(await trx.ladder.upsert('slips', { id: 'b', title: 'newer' })).toBe('updated')
      expect(await trx.ladder.remove('letters', letter)).toBeUndefined()
    })
  })

  it('tells which step refuses, also of plain statements', async () => {
    const denied = { name: 'PermissionDeniedError', detail: { objects: ['1'], step: 7 } }
    const both = [annasNote, bertsNote]
    const write = writing
      .as({ user: bert })
      .transaction((trx) => trx.ladder.update('notes', annasNote, { title: 'mine' }))
    await expect(write).rejects.toMatchObject(denied)
    const run = writing
      .as({ user: bert })
      .transaction((trx) =>
        trx.ladder.executeOrDeny(trx.deleteFrom('notes').where('note_no', 'in', both), { key: 'note_no' }),
      )
    await expect(run).rejects.toMatchObject(denied)
    await writing.as({ user: bert }).transaction(async (trx) => {
      const mine = trx.updateTable('notes').set({ title: 'mine' }).where('note_no', 'in', both)
      expect(await trx.ladder.executeAndReport(mine, { key: 'note_no' })).toMatchObject({
        done: ['2'],
        refused: [{ objectId: '1', code: '42501', detail: { step: 7 } }],
      })
      const own = trx.updateTable('notes').set({ title: 'ours' }).where('note_no', '=', bertsNote).returning('title')
      expect(await trx.ladder.executeOrDeny(own, { key: 'note_no' })).toEqual([{ title: 'ours' }])
    })
  })
})
