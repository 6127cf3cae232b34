// What ends: an entry and a membership count as not written from their moment on, without anybody having to do anything; and nobody
// gives for longer than they have.

import { describe, expect, it } from 'vitest'
import { anna, bert } from '../support/orders-world.ts'
import { as, carl, serverCode, sharingWorld } from '../support/sharing-world.ts'
import { request as superuserRequest } from '../support/superuser-request.ts'

const { database, request, asAdministrator, found, entries } = sharingWorld()

const sleep = (seconds: number) => database().superuser.query('select pg_sleep($1)', [seconds])
const soon = `clock_timestamp() + interval '1.5 s'`

/** The first object of a table, which is Anna's. */
const keys = { orders: { one: '1', found: 1 }, papers: { one: 'a', found: 'a' } } as const
const tables = ['orders', 'papers'] as const

describe.each(tables)('an entry of %s', (table) => {
  const key = keys[table]

  it('that grants, ends by itself', async () => {
    await request(as(anna), (query) =>
      query(`select ladder.grant_for_user('FIND', '${table}', '${key.one}', $1, until => ${soon})`, [bert]),
    )
    const allowed = async () =>
      (await request(as(bert), (query) => query(`select ladder.allowed('FIND', '${table}', '${key.one}') as may`)))
        .rows[0]?.may
    expect(await found(as(bert), table)).toContain(key.found)
    expect(await allowed()).toBe(true)
    await sleep(1.6)
    expect(await found(as(bert), table)).not.toContain(key.found)
    expect(await allowed()).toBe(false)
    expect(await entries(table)).toHaveLength(1)
  })

  it('ends at its moment, not after it', async () => {
    const foundAt = (until: string) =>
      superuserRequest(
        database(),
        `'${bert}'`,
        async (client) => (await client.query(`select from ${table} where id = '${key.one}'`)).rowCount,
        `insert into ladder_internal.public__${table}_entries (object_id, operation, user_id, effect, until)
         values ('${key.one}', 'FIND', '${bert}', 'GRANT', ${until})`,
      )
    expect(await foundAt('now()')).toBe(0)
    expect(await foundAt(`now() + interval '1 microsecond'`)).toBe(1)
  })

  it('that denies, ends by itself', async () => {
    await asAdministrator(`select ladder.deny_for_all_users('FIND', '${table}', '${key.one}', ${soon})`)
    expect(await found(as(anna), table)).not.toContain(key.found)
    await sleep(1.6)
    expect(await found(as(anna), table)).toContain(key.found)
  })

  it('that has ended is listed as saying nothing, and is written over', async () => {
    await asAdministrator(`select ladder.deny_for_user('FIND', '${table}', '${key.one}', $1, '2001-01-01Z')`, [bert])
    const list = async () =>
      (await request(as(anna), (query) => query(`select * from ladder.permissions('${table}', '${key.one}')`))).rows
    expect(await list()).toMatchObject([{ effect: 'INHERIT', until: new Date('2001-01-01Z') }])
    await request(as(anna), (query) =>
      query(`select ladder.grant_for_user('FIND', '${table}', '${key.one}', $1, 'infinity')`, [bert]),
    )
    expect(await list()).toMatchObject([{ effect: 'GRANT', until: null }])
    expect(await found(as(bert), table)).toContain(key.found)
  })

  it('is given on for no longer than it lasts', async () => {
    await asAdministrator(`select ladder.grant_for_user('REMOVE', '${table}', '${key.one}', $1, '2100-01-01Z')`, [anna])
    const give = (until: string) =>
      request(as(anna), (query) =>
        query(`select ladder.grant_for_user('REMOVE', '${table}', '${key.one}', $1, ${until})`, [bert]),
      )
    for (const until of ['null', `'infinity'`, `'2100-01-01 00:00:01Z'`]) {
      await expect(give(until)).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(/for as long/) })
    }
    await expect(
      request(as(anna), (query) => query(`select ladder.grant_for_all_users('REMOVE', '${table}', '${key.one}')`)),
    ).rejects.toMatchObject({ code: '42501' })
    await give(`'2100-01-01Z'`)
    expect(await entries(table)).toHaveLength(2)
  })

  it('that denies others is not made to end sooner by who does not hold the operation', async () => {
    await asAdministrator(`select ladder.deny_for_user('REMOVE', '${table}', '${key.one}', $1)`, [bert])
    const deny = (until: string) =>
      request(as(anna), (query) =>
        query(`select ladder.deny_for_user('REMOVE', '${table}', '${key.one}', $1, ${until})`, [bert]),
      )
    await expect(deny(soon)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringMatching(/take away what denies/),
    })
    await deny('null')
    await expect(
      request(as(anna), (query) =>
        query(`select ladder.inherit_for_user('REMOVE', '${table}', '${key.one}', $1)`, [bert]),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

const deny = (principal: string) => asAdministrator(`select ladder.deny_for_${principal}`)

describe('a DENY that covers the sharer', () => {
  it.each([
    [`role('UPDATE', 'orders', '1', 'AuthenticatedUser'`, `role('UPDATE', 'orders', '1', 'AuthenticatedUser'`],
    [`all_users('UPDATE', 'orders', '1'`, `all_users('UPDATE', 'orders', '1'`],
    [`all_roles('UPDATE', 'orders', '1'`, `all_roles('UPDATE', 'orders', '1'`],
  ])('is not theirs to take away: %s)', async (principal, same) => {
    await deny(`${principal})`)
    for (const act of [`inherit_for_${same})`, `grant_for_${same})`, `deny_for_${same}, ${soon})`]) {
      await expect(request(as(anna), (query) => query(`select ladder.${act}`))).rejects.toMatchObject({ code: '42501' })
    }
    expect(await entries()).toMatchObject([{ effect: 'DENY' }])
    // Not even while another entry grants them what it denies.
    await asAdministrator(`select ladder.grant_for_user('UPDATE', 'orders', '1', $1)`, [anna])
    for (const act of [`inherit_for_${same})`, `grant_for_${same})`, `deny_for_${same}, ${soon})`]) {
      await expect(request(as(anna), (query) => query(`select ladder.${act}`))).rejects.toMatchObject({ code: '42501' })
    }
    expect(await entries()).toHaveLength(2)
    await request(`user_id => '${anna}', server_code => true`, (query) => query(`select ladder.inherit_for_${same})`))
    expect(await entries()).toHaveLength(1)
  })
})

describe('a DENY that has ended', () => {
  it.each(['grant', 'inherit'])('is theirs to write over, also where it covered them: %s', async (verb) => {
    await deny(`all_users('UPDATE', 'orders', '1', '2001-01-01Z')`)
    await request(as(anna), (query) => query(`select ladder.${verb}_for_all_users('UPDATE', 'orders', '1')`))
    expect(await entries()).toMatchObject(verb === 'grant' ? [{ effect: 'GRANT' }] : [])
  })
})

describe('a membership', () => {
  it('ends by itself, and with it the profile of the user’s requests', async () => {
    const profile = async () =>
      (
        await request('', (query) =>
          query('reset role').then(() => query(`select ladder.enter($1) as profile`, [carl])),
        )
      ).rows[0]?.profile
    const before = await profile()
    await request(serverCode, (query) => query(`select ladder.assign_role($1, 'Clerk', ${soon})`, [carl]))
    expect(await found(as(carl))).toEqual([1, 2, 3])
    expect(await profile()).not.toBe(before)
    await sleep(1.6)
    expect(await found(as(carl))).toEqual([])
    expect(await profile()).toBe(before)
  })

  it('lets nobody share for longer than it lasts', async () => {
    await request(serverCode, (query) => query(`select ladder.assign_role($1, 'Clerk', '2100-01-01Z')`, [carl]))
    const give = (until: string) =>
      request(as(carl), (query) => query(`select ladder.grant_for_user('FIND', 'orders', '1', $1, ${until})`, [bert]))
    await expect(give('null')).rejects.toMatchObject({ code: '42501' })
    await give(`'2100-01-01Z'`)
    const cell = `select ladder.grant_on_table_for_user('FIND', 'orders', $1)`
    await expect(request(as(carl), (query) => query(cell, [bert]))).rejects.toMatchObject({
      code: '42501',
      message: expect.stringMatching(/for good/),
    })
    await request(serverCode, (query) => query(`select ladder.assign_role($1, 'Clerk')`, [carl]))
    await give('null')
    await request(as(carl), (query) => query(cell, [bert]))
    expect(await found(as(bert))).toEqual([1, 2, 3])
  })
})
