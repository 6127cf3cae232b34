// Who has which custom role, and which keys stand for which client: who may change it, and what a change does.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { keptRequest, type Query } from '../support/kept-request.ts'
import { sharedOrdersPolicy, withTextUsers } from '../support/orders-policies.ts'
import { anna, annasOrder, bert, ordersSetup } from '../support/orders-world.ts'
import { refusal } from '../support/refusal.ts'
import type { Login } from '../support/test-database.ts'

const stranger = '00000000-0000-4000-8000-0000000000ff'
const policy = sharedOrdersPolicy.replace('roles: [Clerk]', 'roles: [Clerk, Boss]')

let database: LadderDatabase
let administrator: Login
let adminAndGateway: Login

beforeAll(async () => {
  database = await createLadderDatabase({ policy, setup: ordersSetup })
  administrator = await database.login('administrator')
  adminAndGateway = await database.login('both')
  await database.owner.pool.query(`
    grant ${database.prefix}_admin to ${administrator.role}, ${adminAndGateway.role};
    grant ${database.prefix}_gateway to ${adminAndGateway.role};
  `)
})

afterAll(() => database?.drop())

afterEach(async () => {
  await database.superuser.query('delete from ladder_internal.memberships; delete from ladder_internal.api_keys')
})

/** `enter` is the argument list of `ladder.enter`. */
const request = <T>(enter: string, work: (query: Query) => Promise<T>, pool = database.app.pool) =>
  keptRequest(pool, enter, work)

const serverCode = 'server_code => true'
const asAdministrator: Query = (text, values) => administrator.pool.query(text, values === undefined ? [] : [...values])

async function rows(query: Query, text: string, values?: readonly unknown[]): Promise<readonly unknown[]> {
  return (await query(text, values)).rows
}

async function customRoles(user: string): Promise<unknown> {
  const found = await request(`'${user}'`, (query) => rows(query, 'select ladder.custom_roles() as roles'))
  return (found as readonly { readonly roles: unknown }[])[0]?.roles
}

const memberships = async () =>
  (await database.superuser.query('select user_id, until from ladder_internal.memberships order by user_id')).rows

describe('server code in a request', () => {
  it('gives and takes roles', async () => {
    await request(serverCode, (query) => query(`select ladder.assign_role($1, 'Clerk')`, [anna]))
    expect(await customRoles(anna)).toEqual(['Clerk'])
    expect(await customRoles(bert)).toEqual([])
    await request(serverCode, (query) => query(`select ladder.unassign_role($1, 'Clerk')`, [anna]))
    expect(await customRoles(anna)).toEqual([])
  })

  it('does so on behalf of a user, too', async () => {
    const forAnna = `user_id => '${anna}', server_code => true`
    await request(forAnna, (query) => query(`select ladder.assign_role($1, 'Clerk')`, [anna]))
    expect(await customRoles(anna)).toEqual(['Clerk'])
  })

  it('lists roles and members, and forgets users', async () => {
    await request(serverCode, async (query) => {
      await query(`select ladder.assign_role($1, 'Clerk', '2999-01-01Z'), ladder.assign_role($1, 'Boss')`, [anna])
      await query(`select ladder.assign_role($1, 'Clerk')`, [bert])
      const until = new Date('2999-01-01T00:00:00Z')
      expect(await rows(query, 'select * from ladder.roles_of($1)', [anna])).toEqual([
        { role: 'Boss', until: null },
        { role: 'Clerk', until },
      ])
      expect(await rows(query, `select * from ladder.members('Clerk')`)).toEqual([
        { user_id: anna, until },
        { user_id: bert, until: null },
      ])
      await query('select ladder.forget_user($1)', [anna])
      expect(await rows(query, 'select * from ladder.roles_of($1)', [anna])).toEqual([])
      expect(await rows(query, 'select * from ladder.roles_of($1)', [bert])).toHaveLength(1)
    })
  })
})

describe('an administrator outside any request', () => {
  it('gives, lists and takes roles, and forgets users', async () => {
    await asAdministrator(`select ladder.assign_role($1, 'Clerk')`, [anna])
    expect(await customRoles(anna)).toEqual(['Clerk'])
    expect(await rows(asAdministrator, 'select * from ladder.roles_of($1)', [anna])).toEqual([
      { role: 'Clerk', until: null },
    ])
    expect(await rows(asAdministrator, `select * from ladder.members('Clerk')`)).toHaveLength(1)
    await asAdministrator(`select ladder.unassign_role($1, 'Clerk')`, [anna])
    expect(await memberships()).toEqual([])
    await asAdministrator(`select ladder.assign_role($1, 'Clerk')`, [anna])
    await asAdministrator('select ladder.forget_user($1)', [anna])
    expect(await memberships()).toEqual([])
  })

  it('does so through a login that is a gateway as well', async () => {
    await adminAndGateway.pool.query(`select ladder.assign_role('${anna}', 'Clerk')`)
    expect(await customRoles(anna)).toEqual(['Clerk'])
  })

  it('reaches neither the objects nor the tables of the ladder', async () => {
    for (const statement of [
      'select from public.orders',
      'select from ladder_internal.memberships',
      'select ladder.enter()',
    ]) {
      await expect(asAdministrator(statement)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

const acts: readonly (readonly [claim: string, statement: string])[] = [
  ['give a role', `select ladder.assign_role('${anna}', 'Clerk')`],
  ['take a role', `select ladder.unassign_role('${bert}', 'Boss')`],
  ['list the members of a role', `select * from ladder.members('Boss')`],
  ['list the roles of a user', `select * from ladder.roles_of('${bert}')`],
  ['list their own roles', `select * from ladder.roles_of('${anna}')`],
  ['forget a user', `select ladder.forget_user('${bert}')`],
  // Whoever may not act is not told who exists, either.
  ['give a role to a user who does not exist', `select ladder.assign_role('${stranger}', 'Clerk')`],
  ['take a role from a user who does not exist', `select ladder.unassign_role('${stranger}', 'Boss')`],
  ['take a role that does not exist', `select ladder.unassign_role('${bert}', 'Sales')`],
  ['list the members of a role that does not exist', `select * from ladder.members('Sales')`],
  ['list the roles of a user who does not exist', `select * from ladder.roles_of('${stranger}')`],
]

const keyActs: readonly (readonly [claim: string, statement: string])[] = [
  ['make a key', `select ladder.create_api_key('JSUser')`],
  ['make a key of a client that does not exist', `select ladder.create_api_key('Toaster')`],
  ['list keys', 'select * from ladder.api_keys()'],
  ['revoke a key', `select ladder.revoke_api_key('x')`],
]

describe('nobody else may', () => {
  it.each([...acts, ...keyActs])('%s', async (_claim, statement) => {
    await asAdministrator(`select ladder.assign_role($1, 'Boss')`, [bert])
    const before = await memberships()
    const asUser = (query: Query) => query(statement)
    await expect(request(`'${anna}'`, asUser)).rejects.toMatchObject(refusal)
    await expect(request(`'${bert}'`, asUser)).rejects.toMatchObject(refusal)
    await expect(request('', asUser)).rejects.toMatchObject(refusal)
    await expect(database.app.pool.query(statement)).rejects.toMatchObject(refusal)
    await expect(request(`'${anna}'`, asUser, adminAndGateway.pool)).rejects.toMatchObject(refusal)
    await expect(database.owner.pool.query(statement)).rejects.toMatchObject(refusal)
    expect(await memberships()).toEqual(before)
  })

  it.each(keyActs)('not even server code may %s', async (_claim, statement) => {
    await expect(request(serverCode, (query) => query(statement))).rejects.toMatchObject({ code: '42501' })
    const asAdmin = request(serverCode, (query) => query(statement), adminAndGateway.pool)
    await expect(asAdmin).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a role', () => {
  it('given twice is had once, until the later word', async () => {
    await asAdministrator(`select ladder.assign_role($1, 'Clerk', '2001-01-01Z')`, [anna])
    expect(await customRoles(anna)).toEqual([])
    expect(await rows(asAdministrator, `select * from ladder.members('Clerk')`)).toEqual([])
    expect(await rows(asAdministrator, 'select * from ladder.roles_of($1)', [anna])).toEqual([])
    await asAdministrator(`select ladder.assign_role($1, 'Clerk')`, [anna])
    expect(await memberships()).toEqual([{ user_id: anna, until: null }])
    expect(await customRoles(anna)).toEqual(['Clerk'])
  })

  it('that nobody gave is taken without complaint', async () => {
    await asAdministrator(`select ladder.unassign_role($1, 'Clerk')`, [anna])
    expect(await memberships()).toEqual([])
  })

  const unknown: readonly (readonly [string, string, RegExp])[] = [
    ['an unknown role', `select ladder.assign_role('${anna}', 'Sales')`, /unknown role 'Sales'/],
    ['a system role', `select ladder.assign_role('${anna}', 'ServerCodeUser')`, /unknown role 'ServerCodeUser'/],
    ['a misspelt role', `select ladder.assign_role('${anna}', 'clerk')`, /unknown role 'clerk'/],
    ['no role', `select ladder.assign_role('${anna}', null)`, /unknown role NULL/],
    ['an unknown user', `select ladder.assign_role('${stranger}', 'Clerk')`, /unknown user/],
    ['a malformed user', `select ladder.assign_role('anna', 'Clerk')`, /malformed user id/],
    ['an empty user', `select ladder.assign_role('', 'Clerk')`, /may not be empty/],
    ['no user', `select ladder.assign_role(null, 'Clerk')`, /may not be empty/],
    ['an unknown role that is taken', `select ladder.unassign_role('${anna}', 'Sales')`, /unknown role 'Sales'/],
    ['an unknown user whose role is taken', `select ladder.unassign_role('${stranger}', 'Clerk')`, /unknown user/],
    ['an unknown role that is listed', `select ladder.members('Sales')`, /unknown role 'Sales'/],
    ['an unknown user who is listed', `select ladder.roles_of('${stranger}')`, /unknown user/],
    ['nobody to forget', 'select ladder.forget_user(null)', /may not be empty/],
    ['an empty user to forget', `select ladder.forget_user('')`, /may not be empty/],
    ['a malformed user to forget', `select ladder.forget_user('anna')`, /malformed user id/],
  ]
  it.each(unknown)('is not given to or taken from anybody by naming %s', async (_what, statement, message) => {
    await asAdministrator(`select ladder.assign_role($1, 'Boss')`, [bert])
    const refused = { code: '22023', message: expect.stringMatching(message) }
    await expect(asAdministrator(statement)).rejects.toMatchObject(refused)
    await expect(request(serverCode, (query) => query(statement))).rejects.toMatchObject(refused)
    expect(await memberships()).toEqual([{ user_id: bert, until: null }])
  })
})

describe('a user who is forgotten', () => {
  async function giveEverything(on: LadderDatabase, user: string): Promise<void> {
    await on.superuser.query(`select ladder.assign_role($1, 'Clerk'), ladder.assign_role($1, 'Boss', '2001-01-01')`, [
      user,
    ])
    await on.superuser.query(
      `insert into ladder_internal.user_cells (user_id, container, operation, effect, origin)
       values ($1, 0, 'FIND', 'GRANT', 'run time'), ($1, 0, 'REMOVE', 'DENY', 'policy')`,
      [user],
    )
    await on.superuser.query(
      `insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect)
       select o.id, 'FIND', $1, 'GRANT' from public.orders as o`,
      [user],
    )
  }

  async function whatIsLeft(on: LadderDatabase, user: string): Promise<unknown> {
    const { rows } = await on.superuser.query(
      `select
         (select count(*)::integer from ladder_internal.memberships where user_id = $1) as roles,
         (select count(*)::integer from ladder_internal.user_cells where user_id = $1) as cells,
         (select count(*)::integer from ladder_internal.public__orders_entries where user_id = $1) as entries`,
      [user],
    )
    return rows[0]
  }

  it('loses roles, cells and entries, and nobody else does', async () => {
    await giveEverything(database, anna)
    await giveEverything(database, bert)
    await request(serverCode, (query) => query('select ladder.forget_user($1)', [anna]))
    // the other cell is the policy's
    expect(await whatIsLeft(database, anna)).toEqual({ roles: 0, cells: 1, entries: 0 })
    expect(await whatIsLeft(database, bert)).toEqual({ roles: 2, cells: 2, entries: 2 })
    await asAdministrator('select ladder.forget_user($1)', [bert])
    expect(await whatIsLeft(database, bert)).toEqual({ roles: 0, cells: 1, entries: 0 })
  })

  it('keeps what is theirs', async () => {
    await asAdministrator('select ladder.forget_user($1)', [anna])
    const { rows: left } = await database.superuser.query('select owner_id from public.orders where id = $1', [
      annasOrder,
    ])
    expect(left).toEqual([{ owner_id: anna }])
  })

  it('may be gone from the users table, or never have been in it', async () => {
    await database.superuser.query(`insert into public.users (id, name) values ('${stranger}', 'Carl')`)
    await giveEverything(database, stranger)
    await database.superuser.query(`delete from public.users where id = '${stranger}'`)
    expect(await whatIsLeft(database, stranger)).toEqual({ roles: 0, cells: 0, entries: 0 })
    await asAdministrator('select ladder.forget_user($1)', [stranger])
  })

  describe('where no table knows the users', () => {
    const texts = withTextUsers(policy)
    let text: LadderDatabase

    beforeAll(async () => {
      text = await createLadderDatabase({
        policy: texts,
        setup: `create table public.orders (id uuid primary key default gen_random_uuid(), owner_id text, title text);
          insert into public.orders (title) values ('tea'), ('coffee')`,
      })
    })

    afterAll(() => text?.drop())

    it('loses roles, cells and entries as well', async () => {
      await giveEverything(text, 'anna')
      await giveEverything(text, '*')
      await text.superuser.query(`select ladder.forget_user('*')`)
      expect(await whatIsLeft(text, '*')).toEqual({ roles: 0, cells: 1, entries: 0 })
      expect(await whatIsLeft(text, 'anna')).toEqual({ roles: 2, cells: 2, entries: 2 })
    })

    it('has no entry come back with a table that was governed no more when they were forgotten', async () => {
      const lines = texts.split('\n')
      const without = [...lines.slice(0, lines.indexOf('tables:')), 'tables: {}'].join('\n')
      await giveEverything(text, 'carl')
      await text.migrate(without)
      await text.superuser.query(`select ladder.forget_user('carl')`)
      await text.migrate(texts)
      expect(await whatIsLeft(text, 'carl')).toEqual({ roles: 0, cells: 1, entries: 0 })
    })
  })
})

describe('an API key', () => {
  const create = async (client: string) => {
    const [row] = await rows(asAdministrator, 'select ladder.create_api_key($1) as key', [client])
    return (row as { readonly key: string }).key
  }

  it('is shown once and kept as a hash', async () => {
    const key = await create('JSUser')
    expect(key).toMatch(/^pgl_[0-9a-f]{12}_[0-9a-f]{64}$/)
    const { rows: kept } = await database.superuser.query<{ row: string; hashed: boolean }>(
      `select k::text as row, k.secret_hash = sha256($1::text::bytea) as hashed from ladder_internal.api_keys as k`,
      [key],
    )
    expect(kept).toHaveLength(1)
    expect(kept[0]?.hashed).toBe(true)
    expect(kept[0]?.row).not.toContain(key.split('_')[2])
  })

  it('is another one each time', async () => {
    const keys = [await create('JSUser'), await create('JSUser')]
    expect(new Set(keys).size).toBe(2)
  })

  it('is listed without its secret, and as revoked once it is', async () => {
    const key = await create('IOSUser')
    const id = key.split('_')[1]
    const listed = { id, client: 'IOSUser', created_at: expect.any(Date), revoked_at: null }
    const [first] = await rows(asAdministrator, 'select * from ladder.api_keys()')
    expect(first).toEqual(listed)
    await asAdministrator('select ladder.revoke_api_key($1)', [id])
    const [revoked] = await rows(asAdministrator, 'select * from ladder.api_keys()')
    expect(revoked).toEqual({ ...listed, revoked_at: expect.any(Date) })
    await asAdministrator('select ladder.revoke_api_key($1)', [id])
    expect(await rows(asAdministrator, 'select * from ladder.api_keys()')).toEqual([revoked])
  })

  it('opens requests of its client until it is revoked', async () => {
    const key = await create('IOSUser')
    const open = () =>
      request(`api_key => '${key}'`, (query) => rows(query, `select ladder.has_role('IOSUser') as has`))
    expect(await open()).toEqual([{ has: true }])
    await asAdministrator('select ladder.revoke_api_key($1)', [key.split('_')[1]])
    await expect(open()).rejects.toMatchObject({ code: '28000' })
  })

  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['of an unknown client', `select ladder.create_api_key('Toaster')`, /unknown client 'Toaster'/],
    ['of a client in small letters', `select ladder.create_api_key('jsuser')`, /unknown client 'jsuser'/],
    ['of a role that is no client', `select ladder.create_api_key('AuthenticatedUser')`, /unknown client/],
    ['of no client', 'select ladder.create_api_key(null)', /a key needs a client/],
    ['of an unknown id', `select ladder.revoke_api_key('ffffffffffff')`, /unknown API key id/],
    ['of no id', 'select ladder.revoke_api_key(null)', /unknown API key id/],
  ]
  it.each(bad)('%s is neither made nor revoked', async (_what, statement, message) => {
    await create('JSUser')
    const before = await rows(asAdministrator, 'select * from ladder.api_keys()')
    const refused = { code: '22023', message: expect.stringMatching(message) }
    await expect(asAdministrator(statement)).rejects.toMatchObject(refused)
    expect(await rows(asAdministrator, 'select * from ladder.api_keys()')).toEqual(before)
  })
})

describe('where the gateway says who has which role', () => {
  it('the database keeps no memberships', async () => {
    const session = await createLadderDatabase({
      policy: policy.replace('roleSource: membership', 'roleSource: session'),
      setup: ordersSetup,
    })
    try {
      for (const act of ['assign_role', 'unassign_role']) {
        const statement = `select ladder.${act}('${anna}', 'Clerk')`
        await expect(session.superuser.query(statement)).rejects.toMatchObject({ code: '55000' })
      }
    } finally {
      await session.drop()
    }
  })
})
