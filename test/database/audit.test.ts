// Who changed what of who may do what: every way to change it is in the audit, and nobody can change that.

import { describe, expect, it } from 'vitest'
import { anna, bert } from '../support/orders-world.ts'
import { as, carl, serverCode, sharingWorld } from '../support/sharing-world.ts'

const { database, request, asAdministrator } = sharingWorld()

/** The rows that the work adds, without when and by whom. */
async function changes(work: () => Promise<unknown>): Promise<readonly Record<string, unknown>[]> {
  const { rows: start } = await database().superuser.query(
    'select coalesce(max(id), 0) as id from ladder_internal.audit',
  )
  await work()
  const { rows } = await database().superuser.query(
    `select login, user_id, roles, what, container, object_id, principal_kind, principal, operation, before, after
     from ladder_internal.audit where id > $1 order by id`,
    [start[0]?.id],
  )
  return rows
}

const what = (rows: readonly Record<string, unknown>[]) =>
  rows.map(({ login: _login, user_id: _user, roles: _roles, ...row }) => row)

const entry = (
  object: string,
  principal: string | null,
  operation: string,
  before: unknown,
  after: unknown,
  kind = 'user',
) => ({
  what: 'entry',
  container: 'public.orders',
  object_id: object,
  principal_kind: kind,
  principal,
  operation,
  before,
  after,
})

describe('the audit', () => {
  it('has who called, in which request, and what it was before and after', async () => {
    const rows = await changes(async () => {
      await request(as(anna), (query) => query(`select ladder.grant_for_user('FIND', 'orders', '1', $1)`, [bert]))
      await request(as(anna), (query) =>
        query(`select ladder.deny_for_user('FIND', 'orders', '1', $1, '2100-01-01Z')`, [bert]),
      )
      await request(as(anna), (query) => query(`select ladder.inherit_for_user('FIND', 'orders', '1', $1)`, [bert]))
    })
    const denied = { effect: 'DENY', until: '2100-01-01T00:00:00+00:00' }
    expect(what(rows)).toEqual([
      entry('1', bert, 'FIND', null, { effect: 'GRANT' }),
      entry('1', bert, 'FIND', { effect: 'GRANT' }, denied),
      entry('1', bert, 'FIND', denied, null),
    ])
    for (const row of rows) {
      expect(row).toMatchObject({ login: database().app.role, user_id: anna, roles: ['AuthenticatedUser'] })
    }
  })

  it('has what is done outside any request, and nothing for what changes nothing', async () => {
    const grant = `select ladder.grant_for_all_roles('FIND', 'orders', '{1,2}'::text[])`
    const rows = await changes(async () => {
      await asAdministrator(grant)
      await asAdministrator(grant)
      await asAdministrator(`select ladder.inherit_for_all_users('FIND', 'orders', '1')`)
    })
    expect(what(rows)).toEqual([
      entry('1', null, 'FIND', null, { effect: 'GRANT' }, 'all roles'),
      entry('2', null, 'FIND', null, { effect: 'GRANT' }, 'all roles'),
    ])
    expect(rows[0]).toMatchObject({ user_id: null, roles: null })
    expect(rows[0]?.login).toMatch(/administrator$/)
  })

  it('has nothing of what was rolled back or refused', async () => {
    const rows = await changes(async () => {
      const failed = request(as(anna), async (query) => {
        await query(`select ladder.grant_for_user('FIND', 'orders', '1', $1)`, [bert])
        await query('select 1/0')
      })
      await expect(failed).rejects.toBeDefined()
      const refused = request(as(anna), (query) =>
        query(`select ladder.grant_for_user('REMOVE', 'orders', '1', $1)`, [bert]),
      )
      await expect(refused).rejects.toBeDefined()
    })
    expect(rows).toEqual([])
  })

  it.each([
    'orders',
    'papers',
  ])('has the entries that go with an object of %s, and with a truncation', async (table) => {
    const id = table === 'orders' ? '1' : 'a'
    const rows = await changes(async () => {
      await asAdministrator(`select ladder.grant_for_role('REMOVE', '${table}', '${id}', 'AuthenticatedUser')`)
      await request(as(bert), (query) => query(`delete from public.${table} where id = '${id}'`).catch(() => null))
      await request(serverCode, (query) => query(`delete from public.${table} where id = '${id}'`))
    })
    expect(what(rows)).toMatchObject([
      { container: `public.${table}`, before: null, after: { effect: 'GRANT' } },
      {
        container: `public.${table}`,
        object_id: id,
        principal: 'AuthenticatedUser',
        before: { effect: 'GRANT' },
        after: null,
      },
    ])
    expect(rows[1]).toMatchObject({ roles: ['ServerCodeUser'] })
    const other = table === 'orders' ? '2' : 'b'
    const truncated = await changes(async () => {
      await asAdministrator(`select ladder.deny_for_all_users('FIND', '${table}', '${other}')`)
      await database().superuser.query(`truncate ladder_internal.public__${table}_entries`)
    })
    expect(what(truncated)).toMatchObject([{ after: { effect: 'DENY' } }, { before: { effect: 'DENY' }, after: null }])
  })

  it('has what was written by hand', async () => {
    const rows = await changes(() =>
      database().superuser.query(
        `insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect) values (1, 'FIND', '${bert}', 'DENY')`,
      ),
    )
    expect(what(rows)).toEqual([entry('1', bert, 'FIND', null, { effect: 'DENY' })])
  })

  it('has memberships, cells and keys', async () => {
    const { app } = database()
    const key: string[] = []
    const rows = await changes(async () => {
      await request(serverCode, (query) => query(`select ladder.assign_role($1, 'Sales', '2100-01-01Z')`, [carl]))
      await asAdministrator(`select ladder.unassign_role($1, 'Sales')`, [carl])
      await asAdministrator(`select ladder.deny_on_table_for_user('FIND', 'orders', $1)`, [carl])
      await asAdministrator(`select ladder.set_role_permission('Sales', 'FIND', 'orders', 'GRANT')`)
      await asAdministrator(`select ladder.set_role_permission('Sales', 'CREATE', null, 'DENY')`)
      await asAdministrator(`select ladder.set_owner_permission('REMOVE', 'orders', 'GRANT')`)
      key.push((await asAdministrator(`select ladder.create_api_key('JSUser') as key`)).rows[0]?.key.split('_')[1])
      await asAdministrator('select ladder.revoke_api_key($1)', key)
      await request(serverCode, (query) => query('select ladder.forget_user($1)', [carl]))
    })
    const row = (of: string, more: object) => ({
      what: of,
      container: null,
      object_id: null,
      principal_kind: null,
      principal: null,
      operation: null,
      before: null,
      after: null,
      ...more,
    })
    const membership = { role: 'Sales', until: '2100-01-01T00:00:00+00:00' }
    const cell = (more: object) => row('cell', { principal_kind: 'role', principal: 'Sales', ...more })
    const user = { principal_kind: 'user', principal: carl }
    const orders = { container: 'public.orders', operation: 'FIND' }
    const client = { principal_kind: 'role', principal: 'JSUser' }
    expect(what(rows)).toEqual([
      row('membership', { ...user, after: membership }),
      row('membership', { ...user, before: membership }),
      row('user cell', { ...user, ...orders, after: { effect: 'DENY', origin: 'run time' } }),
      cell({ ...orders, after: { level: 'role', effect: 'GRANT', origin: 'run time' } }),
      cell({ operation: 'CREATE', after: { level: 'global', effect: 'DENY', origin: 'run time' } }),
      row('cell', { ...orders, operation: 'REMOVE', after: { level: 'owner', effect: 'GRANT', origin: 'run time' } }),
      row('API key', { ...client, after: { id: key[0] } }),
      row('API key', { ...client, before: { id: key[0] }, after: { id: key[0], revoked_at: expect.any(String) } }),
      row('user cell', { ...user, ...orders, before: { effect: 'DENY', origin: 'run time' } }),
    ])
    expect(rows[0]).toMatchObject({ login: app.role, roles: ['ServerCodeUser'] })
    const { rows: secrets } = await database().superuser.query(
      `select count(*)::integer as n from ladder_internal.audit as a, ladder_internal.api_keys as k where a::text like '%' || encode(k.secret_hash, 'hex') || '%'`,
    )
    expect(secrets).toEqual([{ n: 0 }])
  })

  it('has no author that a login has made up', async () => {
    const rows = await changes(async () => {
      const client = await database().superuser.connect()
      try {
        await client.query(`begin; select set_config('ladder.user', '${anna}', true)`)
        await client.query(`select ladder.grant_for_user('FIND', 'orders', '1', '${bert}')`)
        const { rows: list } = await client.query(`select set_by from ladder.permissions('orders', '1')`)
        expect(list[0]?.set_by).not.toBe(anna)
        await client.query('commit')
      } finally {
        await client.query('rollback')
        client.release()
      }
    })
    expect(rows).toMatchObject([{ user_id: null, roles: null }])
  })

  it('is found by its table, whatever the caller has set and whatever the table is called later', async () => {
    await request(as(anna), async (query) => {
      await query('set local quote_all_identifiers = on')
      await query(`select ladder.grant_for_user('FIND', 'orders', '2', '${bert}')`)
    })
    const count = async (table: string) =>
      Number((await asAdministrator(`select count(*) as n from ladder.audit('${table}', '2')`)).rows[0]?.n)
    const found = await count('orders')
    expect(found).toBeGreaterThan(0)
    await database().superuser.query('alter table public.orders rename to renamed')
    try {
      expect(await count('renamed')).toBe(found)
    } finally {
      await database().superuser.query('alter table public.renamed rename to orders')
    }
  })

  it('has the cells of the policy, from the migration that wrote them', async () => {
    const { rows } = await database().superuser.query(
      `select distinct login from ladder_internal.audit where what = 'cell' and after ->> 'origin' = 'policy'`,
    )
    expect(rows).toEqual([{ login: database().owner.role }])
  })

  it('is read by administrators: all of it, of one table, one object, or since a moment', async () => {
    await request(as(anna), (query) =>
      query(`select ladder.grant_for_user('FIND', 'orders', '{1,2}'::text[], $1)`, [bert]),
    )
    await request(as(anna), (query) => query(`select ladder.grant_for_user('FIND', 'papers', 'a', $1)`, [bert]))
    const count = async (call: string) =>
      Number((await asAdministrator(`select count(*) as n from ladder.audit(${call})`)).rows[0]?.n)
    expect(await count('')).toBeGreaterThan(await count(`'orders'`))
    expect(await count(`'orders'`)).toBeGreaterThan(await count(`'orders', '1'`))
    expect(await count(`'papers', 'a', now() - interval '1 minute'`)).toBeGreaterThan(0)
    expect(await count(`'papers', 'a', 'infinity'`)).toBe(0)
  })

  it.each([
    'update ladder_internal.audit set login = null',
    'delete from ladder_internal.audit',
    'truncate ladder_internal.audit',
  ])('is never changed: %s', async (statement) => {
    const prefix = database().prefix
    for (const role of [
      `${prefix}_engine`,
      `${prefix}_admin`,
      `${prefix}_dynamic`,
      `${prefix}_gateway`,
      database().owner.role,
    ]) {
      const client = await database().superuser.connect()
      try {
        await client.query(`begin; set local role ${role}`)
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    for (const enter of [as(anna), serverCode]) {
      await expect(request(enter, (query) => query(statement))).rejects.toMatchObject({ code: '42501' })
    }
    // Not even by a superuser, unless they take the trigger away.
    await expect(database().superuser.query(statement)).rejects.toMatchObject({ code: '42501' })
  })
})
