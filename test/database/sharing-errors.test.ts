// What the permissions API says to what it does not do: which error, in which words, and nothing done by halves.

import { describe, expect, it } from 'vitest'
import { anna, bert } from '../support/orders-world.ts'
import { annasSecret, as, carl, serverCode, sharingWorld, stranger } from '../support/sharing-world.ts'

const { database, request, asAdministrator, found, entries } = sharingWorld()

const share = (enter: string, text: string, values?: readonly unknown[]) =>
  request(enter, (query) => query(`select ${text}`, values))

describe('what is not understood', () => {
  const wrong: readonly (readonly [string, string, string, RegExp])[] = [
    ['an unknown operation', `grant_for_user('find', 'orders', '1', '${bert}')`, '22023', /unknown operation 'find'/],
    ['a spaced operation', `grant_for_user(' FIND', 'orders', '1', '${bert}')`, '22023', /unknown operation ' FIND'/],
    ['no operation', `grant_for_user(null, 'orders', '1', '${bert}')`, '22023', /unknown operation NULL/],
    ['every operation', `grant_for_user('*', 'orders', '1', '${bert}')`, '22023', /unknown operation '\*'/],
    ['CREATE', `deny_for_all_users('CREATE', 'orders', '1')`, '22023', /no entries for CREATE/],
    ['PERMISSION', `grant_for_user('PERMISSION', 'orders', '1', '${bert}')`, '22023', /no entries for PERMISSION/],
    ['an unknown role', `grant_for_role('FIND', 'orders', '1', 'sales')`, '22023', /unknown role 'sales'/],
    ['a wildcard as a role', `grant_for_role('FIND', 'orders', '1', '*')`, '22023', /unknown role '\*'/],
    ['no role', `deny_for_role('FIND', 'orders', '1', null)`, '22023', /unknown role NULL/],
    ['an unknown user', `grant_for_user('FIND', 'orders', '1', '${stranger}')`, '22023', /unknown user/],
    ['a malformed user', `grant_for_user('FIND', 'orders', '1', '*')`, '22023', /malformed user id/],
    ['no user', `inherit_for_user('FIND', 'orders', '1', null)`, '22023', /may not be empty/],
    ['a table that is not governed', `grant_for_all_users('FIND', 'plain', '1')`, '22023', /plain is not governed/],
    ['a table that does not exist', `grant_for_all_users('FIND', 'nothing', '1')`, '42P01', /"nothing" does not exist/],
    ['no table', `grant_for_all_users('FIND', null, '1')`, '22023', /null is not governed/],
    ['a table without entries', `grant_for_all_users('FIND', 'notes', '1')`, '55000', /notes have no entries/],
    ['a malformed id', `grant_for_all_users('FIND', 'orders', 'one')`, '22023', /malformed object id: 'one'.*integer/],
    ['an id out of range', `grant_for_all_users('FIND', 'orders', '99999999999')`, '22023', /malformed object id/],
    ['no id', `grant_for_all_users('FIND', 'orders', null::text)`, '22023', /may not be null/],
    ['no ids', `grant_for_all_users('FIND', 'orders', null::text[])`, '22023', /may not be null/],
    ['a null among ids', `grant_for_all_users('FIND', 'orders', '{1,null}'::text[])`, '22023', /may not be null/],
    ['a bad one among ids', `grant_for_all_users('FIND', 'orders', '{1,x2,2}'::text[])`, '22023', /id: 'x2'/],
    ['the list of a table without entries', `permissions('notes', '1')`, '55000', /have no entries/],
    ['the list of a malformed id', `permissions('orders', 'one')`, '22023', /malformed object id/],
    [
      'a cell of UPSERT',
      `deny_on_table_for_user('UPSERT', 'orders', '${bert}')`,
      '55000',
      /follows from CREATE and UPDATE/,
    ],
  ]
  it.each(wrong)('is an error: %s', async (_what, call, code, message) => {
    for (const enter of [as(anna), serverCode]) {
      await expect(share(enter, `ladder.${call}`)).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message),
      })
    }
    await expect(asAdministrator(`select ladder.${call}`)).rejects.toMatchObject({ code })
    expect(await entries()).toEqual([])
  })

  it('is a role that the policy declares no more', async () => {
    const share1 = () => share(as(anna), `ladder.grant_for_role('FIND', 'orders', '1', 'Clerk')`)
    const declare = (declared: boolean) =>
      database().superuser.query(`update ladder_internal.roles set declared = $1 where name = 'Clerk'`, [declared])
    await share1()
    await declare(false)
    try {
      await expect(share1()).rejects.toMatchObject({
        code: '22023',
        message: expect.stringMatching(/unknown role 'Clerk'/),
      })
    } finally {
      await declare(true)
    }
  })

  it('has a remedy in its hint', async () => {
    const hints = wrong.filter(([, call]) => /'find'|notes', '1'|'sales'|CREATE|'UPSERT'/.test(call))
    expect(hints.length).toBeGreaterThan(4)
    for (const [, call] of hints) {
      await expect(share(as(anna), `ladder.${call}`)).rejects.toMatchObject({ hint: expect.any(String) })
    }
  })

  it('may be a star that is an id, not a wildcard (E14)', async () => {
    await share(as(anna), `ladder.grant_for_user('FIND', 'papers', '*', '${bert}')`)
    expect(await entries('papers')).toEqual([{ id: '*', operation: 'FIND', user: bert, role: null, effect: 'GRANT' }])
    expect(await found(as(bert), 'papers')).toEqual(['*', 'b'])
  })
})

describe('an object that is not there, and one that may not be found', () => {
  const answers = async (call: (id: string) => string, enter: string) => {
    const errors: unknown[] = []
    for (const id of ['3', '9']) {
      const error: unknown = await share(enter, `ladder.${call(id)}`).then(
        () => 'done',
        (reason) => ({
          ...reason,
          message: reason.message.replaceAll(id, 'N'),
          detail: reason.detail.replaceAll(id, 'N'),
        }),
      )
      errors.push(error)
    }
    return errors
  }

  const calls: readonly (readonly [string, (id: string) => string])[] = [
    ['granting', (id) => `grant_for_user('FIND', 'orders', '${id}', '${carl}')`],
    ['denying', (id) => `deny_for_all_roles('UPDATE', 'orders', '${id}')`],
    ['taking back', (id) => `inherit_for_role('UPDATE', 'orders', '${id}', 'Sales')`],
    ['granting many', (id) => `grant_for_user('FIND', 'orders', '{1,${id}}'::text[], '${carl}')`],
    ['listing', (id) => `permissions('orders', '${id}')`],
  ]
  it.each(calls)('get the same answer: %s', async (_what, call) => {
    await database().superuser.query(`select ladder.deny_for_user('UPDATE', 'orders', '3', $1)`, [anna])
    const before = await entries()
    const [hidden, missing] = await answers(call, as(anna))
    expect(hidden).toMatchObject({
      code: 'P0002',
      message: expect.stringMatching(/^there is no object 'N' of public\.orders/),
    })
    expect(missing).toEqual(hidden)
    expect(await entries()).toEqual(before)
  })

  it('are the same to who holds PERMISSION and may not find', async () => {
    await asAdministrator(`select ladder.assign_role($1, 'Blind')`, [carl])
    await expect(share(as(carl), `ladder.deny_for_user('FIND', 'orders', '1', '${bert}')`)).rejects.toMatchObject({
      code: 'P0002',
    })
  })

  it('is told to an administrator as well', async () => {
    for (const call of [
      `grant_for_user('FIND', 'orders', '99', '${carl}')`,
      `inherit_for_user('FIND', 'orders', '99', '${carl}')`,
      `permissions('orders', '99')`,
    ]) {
      await expect(asAdministrator(`select ladder.${call}`)).rejects.toMatchObject({ code: 'P0002' })
    }
  })

  it('names all of them in its detail', async () => {
    const call = `ladder.grant_for_user('FIND', 'orders', '{7,1,8,3,9}'::text[], '${carl}')`
    const error = await share(as(anna), call).catch((reason) => reason)
    expect(JSON.parse(error.detail)).toEqual({
      operation: 'FIND',
      container: 'public.orders',
      objects: ['3', '7', '8', '9'],
    })
    expect(error.message).toBe("there is no object '3' of public.orders, and 3 more")
  })
})

describe('who exists', () => {
  it('is told to those only who could share with them', async () => {
    for (const user of [bert, stranger]) {
      for (const enter of [as(carl), '']) {
        const call = `ladder.grant_for_user('FIND', 'orders', '1', '${user}')`
        await expect(share(enter, call)).rejects.toMatchObject({ code: 'P0002' })
        const cell = `ladder.grant_on_table_for_user('FIND', 'orders', '${user}')`
        await expect(share(enter, cell)).rejects.toMatchObject({ code: '42501' })
      }
    }
    const cell = `select ladder.grant_on_table_for_user('FIND', 'orders', '${stranger}')`
    await expect(asAdministrator(cell)).rejects.toMatchObject({
      code: '22023',
      message: expect.stringMatching(/unknown user/),
    })
  })
})

describe('who may not', () => {
  const refused: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'an owner whose policy does not say so',
      as(anna),
      `grant_for_user('FIND', 'secrets', '${annasSecret}', '${bert}')`,
      /does not hold PERMISSION on object/,
    ],
    [
      'an owner who gives what they do not hold',
      as(anna),
      `grant_for_user('REMOVE', 'orders', '1', '${bert}')`,
      /may not give REMOVE/,
    ],
    [
      'an owner who gives it to everybody',
      as(anna),
      `grant_for_all_roles('REMOVE', 'orders', '1')`,
      /may not give REMOVE/,
    ],
    ['whoever names themselves', as(anna), `grant_for_user('FIND', 'orders', '1', '${anna}')`, /of their own/],
    ['whoever denies themselves', as(anna), `deny_for_user('FIND', 'orders', '1', '${anna}')`, /of their own/],
    ['whoever takes back their own', as(anna), `inherit_for_user('FIND', 'orders', '1', '${anna}')`, /of their own/],
    [
      'whoever reads a list without PERMISSION',
      as(anna),
      `permissions('secrets', '${annasSecret}')`,
      /does not hold PERMISSION/,
    ],
    [
      'an owner on the table',
      as(anna),
      `grant_on_table_for_user('FIND', 'orders', '${bert}')`,
      /PERMISSION on .*orders/,
    ],
    ['a user with roles', as(anna), `assign_role('${bert}', 'Clerk')`, /server code/],
    [
      'a user with PERMISSION cells',
      as(anna),
      `grant_on_table_for_user('PERMISSION', 'orders', '${bert}')`,
      /server code/,
    ],
  ]
  it.each(refused)('is told why: %s', async (_who, enter, call, message) => {
    await expect(share(enter, `ladder.${call}`)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringMatching(message),
      hint: expect.any(String),
    })
    expect([await entries(), await entries('secrets')]).toEqual([[], []])
  })

  it('nobody, and a login without a request', async () => {
    await expect(share('', `ladder.grant_for_user('FIND', 'orders', '1', '${bert}')`)).rejects.toMatchObject({
      code: 'P0002',
    })
    const outside = database().app.pool.query(`select ladder.grant_for_user('FIND', 'orders', '1', '${bert}')`)
    await expect(outside).rejects.toMatchObject({ code: '42501' })
  })

  it('is server code that the ladder gives no PERMISSION', async () => {
    await asAdministrator(`select ladder.grant_for_user('FIND', 'orders', '1', '${bert}')`)
    await database().superuser.query(
      `select ladder.set_role_permission('ServerCodeUser', 'PERMISSION', 'orders', 'DENY')`,
    )
    await expect(share(serverCode, `ladder.inherit_for_user('FIND', 'orders', '1', '${bert}')`)).rejects.toMatchObject({
      code: '42501',
    })
  })

  it.each([
    `set_role_permission('Sales', 'FIND', 'orders', 'GRANT')`,
    `set_role_permission('Sales', 'FIND', null, 'GRANT')`,
    `set_owner_permission('REMOVE', 'orders', 'GRANT')`,
    'audit()',
  ])('server code, what is the administrator’s: %s', async (call) => {
    for (const enter of [as(anna), serverCode]) {
      await expect(share(enter, `ladder.${call}`)).rejects.toMatchObject({ code: '42501' })
    }
    await expect(asAdministrator(`select ladder.${call}`)).resolves.toBeDefined()
  })
})

describe('a call for many objects', () => {
  it('is for none of them where one is not there, not the caller’s to give, or malformed', async () => {
    for (const ids of ['{1,2,3}', '{1,2,99}', '{1,2,x}']) {
      const call = `ladder.grant_for_user('UPDATE', 'orders', '${ids}'::text[], '${carl}')`
      await expect(share(as(anna), call)).rejects.toBeDefined()
      expect(await entries()).toEqual([])
    }
  })

  it('says how many objects these are, each once', async () => {
    const { rows } = await share(
      as(anna),
      `ladder.grant_for_user('UPDATE', 'orders', '{2,1,2, 1}'::text[], '${carl}') as count`,
    )
    expect(rows).toEqual([{ count: 2 }])
    expect((await entries()).map(({ id }) => id)).toEqual([1, 2])
    const taken = await share(
      as(anna),
      `ladder.inherit_for_user('UPDATE', 'orders', '{1,2}'::text[], '${carl}') as count`,
    )
    expect(taken.rows).toEqual([{ count: 2 }])
    const none = await share(
      as(anna),
      `ladder.inherit_for_user('UPDATE', 'orders', '{1,2}'::text[], '${carl}') as count`,
    )
    expect(none.rows).toEqual([{ count: 0 }])
    const empty = await share(as(anna), `ladder.grant_for_user('UPDATE', 'orders', '{}'::text[], '${carl}') as count`)
    expect(empty.rows).toEqual([{ count: 0 }])
  })
})
