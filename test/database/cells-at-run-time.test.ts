// Cells that are set at run time: what a request may do changes with the next one, its profile moves with it, nothing needs a
// migration, and migrations leave them alone.

import { describe, expect, it } from 'vitest'
import { anna, bert } from '../support/orders-world.ts'
import { as, carl, serverCode, sharingWorld } from '../support/sharing-world.ts'

const { database, request, asAdministrator, found } = sharingWorld()

const profileOf = async (user: string) => {
  const client = await database().app.pool.connect()
  try {
    const { rows } = await client
      .query<{ profile: string }>(`begin; select ladder.enter('${user}') as profile`)
      .then((results) => (results as unknown as readonly { rows: { profile: string }[] }[])[1] ?? { rows: [] })
    return rows[0]?.profile.replace(`${database().prefix}_`, '')
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const allowed = async (enter: string, operation: string, id: string | null = null) => {
  const { rows } = await request(enter, (query) =>
    query('select ladder.allowed($1, $2, $3) as may', [operation, 'orders', id]),
  )
  return rows[0]?.may
}

const cells = async () =>
  (
    await database().superuser.query(
      `select level, operation, effect from ladder_internal.cells where origin = 'run time' order by 1, 2`,
    )
  ).rows

describe('a cell of the matrix', () => {
  it('moves requests to the profile that fits, and back', async () => {
    await asAdministrator(`select ladder.assign_role($1, 'Sales')`, [carl])
    const before = await profileOf(carl)
    expect(await found(as(carl))).toEqual([])
    // Sales becomes what Clerk is, on every table: what a profile was compiled for.
    for (const table of ['orders', 'papers', 'secrets', 'notes']) {
      await asAdministrator(`select ladder.set_role_permission('Sales', 'FIND', '${table}', 'GRANT')`)
    }
    expect(await found(as(carl))).toEqual([1, 2, 3])
    expect(await profileOf(carl)).toMatch(/clerk/)
    await asAdministrator(`select ladder.set_role_permission('Sales', 'FIND', 'papers', 'INHERIT')`)
    expect(await profileOf(carl)).toBe('dynamic')
    expect(await found(as(carl))).toEqual([1, 2, 3])
    expect(await found(as(carl), 'papers')).toEqual([])
    for (const table of ['orders', 'secrets', 'notes']) {
      await asAdministrator(`select ladder.set_role_permission('Sales', 'FIND', '${table}', 'INHERIT')`)
    }
    expect(await profileOf(carl)).toBe(before)
    expect(await found(as(carl))).toEqual([])
    expect(await cells()).toEqual([])
  })

  it('takes away what the policy grants, and is the policy’s again when it says the same', async () => {
    expect(await allowed(as(anna), 'CREATE')).toBe(true)
    for (const effect of ['DENY', 'INHERIT']) {
      await asAdministrator(`select ladder.set_role_permission('AuthenticatedUser', 'CREATE', 'orders', $1)`, [effect])
      expect(await allowed(as(anna), 'CREATE')).toBe(false)
      expect(await cells()).toEqual([{ level: 'role', operation: 'CREATE', effect }])
    }
    await asAdministrator(`select ladder.set_role_permission('AuthenticatedUser', 'CREATE', 'orders', 'GRANT')`)
    expect(await allowed(as(anna), 'CREATE')).toBe(true)
    expect(await cells()).toEqual([])
  })

  it('is one of an owner policy, of all roles, or of every table', async () => {
    expect(await allowed(as(anna), 'REMOVE', '1')).toBe(false)
    await asAdministrator(`select ladder.set_owner_permission('REMOVE', 'orders', 'GRANT')`)
    expect([await allowed(as(anna), 'REMOVE', '1'), await allowed(as(bert), 'REMOVE', '1')]).toEqual([true, false])
    await asAdministrator(`select ladder.set_owner_permission('REMOVE', 'orders', 'INHERIT')`)
    await asAdministrator(`select ladder.set_role_permission('*', 'REMOVE', 'orders', 'GRANT')`)
    expect([await allowed(as(bert), 'REMOVE', '1'), await allowed('', 'REMOVE', '1')]).toEqual([true, true])
    await asAdministrator(`select ladder.set_role_permission('*', 'REMOVE', 'orders', 'INHERIT')`)
    await asAdministrator(`select ladder.set_role_permission('AuthenticatedUser', 'FIND', null, 'GRANT')`)
    expect([await found(as(bert)), await found(as(bert), 'papers'), await found('')]).toEqual([
      [1, 2, 3],
      ['*', 'a', 'b'],
      [],
    ])
  })

  it('leaves a request that is open as it was', async () => {
    await request(as(anna), async (query) => {
      await asAdministrator(`select ladder.set_role_permission('AuthenticatedUser', 'CREATE', 'orders', 'DENY')`)
      await query(`insert into public.orders (id, title) values (10, 'milk')`)
    })
    const next = request(as(anna), (query) => query(`insert into public.orders (id, title) values (11, 'milk')`))
    await expect(next).rejects.toMatchObject({ code: '42501' })
  })

  it('is set by administrators one after the other', async () => {
    const operations = ['FIND', 'CREATE', 'UPDATE', 'REMOVE']
    await Promise.all(
      operations.map((operation) =>
        asAdministrator(`select ladder.set_role_permission('Sales', $1, 'orders', 'GRANT'), pg_sleep(0.05)`, [
          operation,
        ]),
      ),
    )
    await asAdministrator(`select ladder.assign_role($1, 'Sales')`, [carl])
    for (const operation of operations) expect(await allowed(as(carl), operation)).toBe(true)
    expect(await cells()).toHaveLength(4)
  })

  const wrong: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'an effect in small letters (E17)',
      `set_role_permission('Sales', 'FIND', 'orders', 'grant')`,
      '22023',
      /unknown effect 'grant'/,
    ],
    [
      'an effect with a space (E17)',
      `set_role_permission('Sales', 'FIND', 'orders', ' GRANT')`,
      '22023',
      /unknown effect ' GRANT'/,
    ],
    ['no effect', `set_owner_permission('FIND', 'orders', null)`, '22023', /unknown effect NULL/],
    ['an unknown role', `set_role_permission('sales', 'FIND', 'orders', 'GRANT')`, '22023', /unknown role 'sales'/],
    ['roles as a list (E18)', `set_role_permission('Sales,Clerk', 'FIND', 'orders', 'GRANT')`, '22023', /unknown role/],
    ['no role', `set_role_permission(null, 'FIND', 'orders', 'GRANT')`, '22023', /unknown role NULL/],
    ['all roles globally', `set_role_permission('*', 'FIND', null, 'GRANT')`, '22023', /no global cell/],
    ['an unknown operation', `set_role_permission('Sales', '*', 'orders', 'GRANT')`, '22023', /unknown operation '\*'/],
    ['a table that is not governed', `set_role_permission('Sales', 'FIND', 'plain', 'GRANT')`, '22023', /not governed/],
    [
      'UPSERT, which nobody would read',
      `set_role_permission('Sales', 'UPSERT', 'orders', 'DENY')`,
      '55000',
      /follows from/,
    ],
    ['UPSERT everywhere', `set_role_permission('Sales', 'UPSERT', null, 'DENY')`, '55000', /follows from/],
    ['CREATE of an owner', `set_owner_permission('CREATE', 'orders', 'GRANT')`, '22023', /no cell for CREATE/],
    ['no table for owners', `set_owner_permission('FIND', null, 'GRANT')`, '22023', /not governed/],
  ]
  it.each(wrong)('is not set to %s', async (_what, call, code, message) => {
    await expect(asAdministrator(`select ladder.${call}`)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.any(String),
    })
    expect(await cells()).toEqual([])
  })
})

describe('a cell of a user on a table', () => {
  const set = (verb: string, user: string, operation = 'FIND') =>
    `select ladder.${verb}_on_table_for_user('${operation}', 'orders', '${user}')`

  it('goes before the roles, for that user, and is taken back', async () => {
    await asAdministrator(`select ladder.assign_role($1, 'Clerk')`, [carl])
    await asAdministrator(set('deny', carl))
    expect(await found(as(carl))).toEqual([])
    await asAdministrator(set('grant', bert))
    expect(await found(as(bert))).toEqual([1, 2, 3])
    await asAdministrator(set('inherit', bert))
    await asAdministrator(set('inherit', carl))
    expect([await found(as(bert)), await found(as(carl))]).toEqual([[3], [1, 2, 3]])
  })

  it('is set by who holds PERMISSION on the table and the operation, for others', async () => {
    await asAdministrator(`select ladder.assign_role($1, 'Clerk')`, [carl])
    await request(as(carl), (query) => query(set('grant', bert)))
    expect(await found(as(bert))).toEqual([1, 2, 3])
    for (const statement of [
      set('grant', carl),
      set('deny', carl),
      set('inherit', carl),
      set('grant', bert, 'UPDATE'),
    ]) {
      await expect(request(as(carl), (query) => query(statement))).rejects.toMatchObject({ code: '42501' })
    }
    // Denying takes no holding, but a DENY is taken away only by who holds the operation.
    await request(as(carl), (query) => query(set('deny', bert, 'UPDATE')))
    await expect(request(as(carl), (query) => query(set('inherit', bert, 'UPDATE')))).rejects.toMatchObject({
      code: '42501',
    })
    await request(as(carl), (query) => query(set('deny', bert)))
    await request(as(carl), (query) => query(set('inherit', bert)))
    expect(await found(as(bert))).toEqual([3])
  })

  it('is not given by who holds the operation on the objects of others only', async () => {
    for (const operation of ['FIND', 'PERMISSION']) {
      await asAdministrator(`select ladder.set_role_permission('AuthenticatedUser', $1, 'orders', 'GRANT')`, [
        operation,
      ])
    }
    await asAdministrator(`select ladder.set_owner_permission('FIND', 'orders', 'DENY')`)
    expect(await found(as(anna))).toEqual([3])
    await expect(request(as(anna), (query) => query(set('grant', bert)))).rejects.toMatchObject({ code: '42501' })
    await asAdministrator(`select ladder.set_owner_permission('FIND', 'orders', 'INHERIT')`)
    await request(as(anna), (query) => query(set('grant', bert)))
    expect(await found(as(bert))).toEqual([1, 2, 3])
  })

  it('of PERMISSION is server code’s and the administrator’s to set', async () => {
    await asAdministrator(`select ladder.assign_role($1, 'Clerk')`, [carl])
    await expect(request(as(carl), (query) => query(set('grant', bert, 'PERMISSION')))).rejects.toMatchObject({
      code: '42501',
    })
    await request(serverCode, (query) => query(set('grant', bert, 'PERMISSION')))
    expect(await allowed(as(bert), 'PERMISSION', '1')).toBe(true)
    await asAdministrator(set('inherit', bert, 'PERMISSION'))
    expect(await allowed(as(bert), 'PERMISSION', '1')).toBe(false)
  })
})
