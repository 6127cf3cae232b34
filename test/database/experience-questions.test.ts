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

describe('"Why?"', () => {
  interface Step {
    readonly step: number
    readonly principal: string | null
    readonly effect: string | null
    readonly verdict: string | null
    readonly decides: boolean
    readonly detail: string
  }
  const ask = async (enter: string, operation: string, id: string | null = null) => {
    const { rows } = await request(enter, (query) =>
      query(`select * from ladder.explain($1, 'public.orders', $2)`, [operation, id]),
    )
    return rows as readonly Step[]
  }
  const deciding = async (...question: Parameters<typeof ask>) =>
    (await ask(...question)).filter(({ decides }) => decides)

  it('is seven rows, of which one decides and says so in a sentence', async () => {
    const rows = await ask(as(anna), 'UPDATE', annasOrder)
    expect(rows.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(rows.filter(({ decides }) => decides)).toMatchObject([
      {
        step: 4,
        principal: 'owner',
        effect: 'GRANT',
        verdict: 'GRANT',
        detail: expect.stringMatching(/^allowed at step 4: the owner policy of public\.orders grants UPDATE/),
      },
    ])
    expect(rows.map(({ detail }) => detail).filter((detail) => detail === 'not reached')).toHaveLength(3)
  })

  it('is answered without an object by the steps that need none', async () => {
    expect(await deciding(as(anna), 'CREATE')).toMatchObject([{ verdict: 'GRANT' }])
    expect(await deciding(nobody, 'CREATE')).toMatchObject([{ verdict: 'DENY' }])
    expect((await ask(as(anna), 'FIND'))[3]).toMatchObject({ step: 4, principal: null, verdict: null })
  })

  it('is unknown of an object that the caller may not find, whether it is there or not', async () => {
    for (const operation of ['FIND', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION']) {
      const hidden = await ask(as(anna), operation, bertsOrder)
      expect(hidden).toEqual(await ask(as(anna), operation, newOrder))
      expect(hidden.filter(({ decides }) => decides)).toEqual([])
      expect(hidden.filter(({ verdict }) => verdict === 'unknown').map(({ step }) => step)).toEqual([1, 4])
    }
    expect(await deciding(serverCode, 'REMOVE', bertsOrder)).toHaveLength(1)
  })

  it('about anybody is the administrator’s to ask, outside any request', async () => {
    const question = `select step from ladder.explain_for('REMOVE', 'public.orders', '${bertsOrder}', '${anna}', client => 'JSUser', login => 'google') where decides`
    await expect(request(serverCode, (query) => query(question))).rejects.toMatchObject({ code: '42501' })
    await expect(database().app.pool.query(question)).rejects.toMatchObject({ code: '42501' })
    expect((await database().superuser.query(question)).rows).toHaveLength(1)
    const missing = question.replace(bertsOrder, newOrder)
    await expect(database().superuser.query(missing)).rejects.toMatchObject({ code: 'P0002' })
    await expect(database().superuser.query(question.replace('google', 'gogle'))).rejects.toMatchObject({
      code: '22023',
    })
  })

  it.each([
    `'LOOK', 'public.orders'`,
    `'FIND', 'pg_class'`,
    `'FIND', 'public.orders', 'x'`,
  ])('is an error for what is no question: %s', async (question) => {
    await expect(request(as(anna), (query) => query(`select ladder.explain(${question})`))).rejects.toMatchObject({
      code: '22023',
    })
  })
})
