// What `ladder.allowed` answers to "may I?",
// and which questions are errors.

import { describe, expect, it } from 'vitest'
import { as, carl, experienceWorld, newOrder, nobody, nobodysOrder, serverCode } from '../support/experience-world.ts'
import { anna, annasOrder, bertsOrder } from '../support/orders-world.ts'

const { database, request, titles } = experienceWorld()

describe('"may I?"', () => {
  const ask = async (enter: string, operation: string, id: string | null = null) => {
    const { rows } = await request(enter, (query) =>
      query(`select ladder.allowed($1, 'public.orders', $2) as allowed`, [operation, id]),
    )
    return rows[0]?.allowed
  }

  it('is answered for an object by all the steps', async () => {
    for (const operation of ['FIND', 'UPDATE', 'REMOVE', 'PERMISSION', 'UPSERT']) {
      expect([operation, await ask(as(anna), operation, annasOrder)]).toEqual([operation, true])
      expect([operation, await ask(as(anna), operation, bertsOrder)]).toEqual([operation, false])
      expect([operation, await ask(as(anna), operation, nobodysOrder)]).toEqual([operation, false])
      expect([operation, await ask(nobody, operation, nobodysOrder)]).toEqual([operation, false])
    }
    expect(await ask(as(carl, 'Reader'), 'FIND', annasOrder)).toBe(true)
    expect(await ask(as(carl, 'Reader'), 'UPDATE', annasOrder)).toBe(false)
  })

  it('is answered without an object by the steps that need none', async () => {
    expect(await ask(as(anna), 'CREATE')).toBe(true)
    expect(await ask(nobody, 'CREATE')).toBe(false)
    expect(await ask(as(anna), 'FIND')).toBe(false)
    expect(await ask(as(anna, 'Reader'), 'FIND')).toBe(true)
    expect(await ask(serverCode, 'REMOVE')).toBe(true)
  })

  it('is answered with no for an object that does not exist', async () => {
    for (const operation of ['FIND', 'UPDATE', 'REMOVE', 'UPSERT']) {
      expect(await ask(serverCode, operation, newOrder)).toBe(false)
      expect(await ask(serverCode, operation, annasOrder)).toBe(true)
    }
  })

  it('heeds the entries until they expire', async () => {
    const share = (until: string) =>
      database().superuser.query(
        `insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect, until)
         values ('${annasOrder}', 'FIND', '${carl}', 'GRANT', '${until}')
         on conflict (object_id, operation, user_id, role_id) do update set until = excluded.until`,
      )
    await share('2999-01-01')
    expect(await ask(as(carl), 'FIND', annasOrder)).toBe(true)
    expect(await titles(as(carl))).toEqual(['tea'])
    await share('2001-01-01')
    expect(await ask(as(carl), 'FIND', annasOrder)).toBe(false)
    expect(await titles(as(carl))).toEqual([])
  })

  it('UPSERT, where it is derived, needs CREATE and UPDATE', async () => {
    expect(await ask(as(anna), 'UPSERT', annasOrder)).toBe(true)
    expect(await ask(as(anna, 'Mute'), 'UPSERT', annasOrder)).toBe(false)
    expect(await ask(as(anna, 'Clerk'), 'UPSERT', annasOrder)).toBe(false)
  })

  it.each(['find', ' FIND', 'FIND ', 'SELECT', '*', ''])('is an error for the operation "%s"', async (operation) => {
    for (const id of [null, annasOrder]) {
      await expect(ask(as(anna), operation, id)).rejects.toMatchObject({ code: '22023', message: /unknown operation/ })
    }
  })

  it.each([
    [`'public.users'`, '22023'],
    ['null', '22023'],
    [`'public.visits_low'`, '22023'],
    [`'public.nothing'`, '42P01'],
  ])('is an error for the container %s', async (container, code) => {
    const asking = request(as(anna), (query) => query(`select ladder.allowed('FIND', ${container})`))
    await expect(asking).rejects.toMatchObject({ code })
  })

  it.each(['', 'tea', `${annasOrder}x`, `${annasOrder}' or true --`])('is an error for the id "%s"', async (id) => {
    await expect(ask(as(anna), 'FIND', id)).rejects.toMatchObject({ code: '22023', message: /malformed object id/ })
  })
})
