// Attacks by what a session, a transaction or a name leaves behind for the next request.

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs } from '../support/enter.ts'
import { forgedSettings, settings } from '../support/forged-settings.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { loginTransaction } from '../support/login-transaction.ts'
import { titles } from '../support/order-titles.ts'
import { sharedOrdersPolicy } from '../support/orders-policies.ts'
import { anna, annasOrder, bert, ordersPolicy, ordersSetup } from '../support/orders-world.ts'
import { refusal } from '../support/refusal.ts'

let database: LadderDatabase
/** Its requests read all that `enter` writes; those of a compiled profile read less. */
let dynamic: LadderDatabase

beforeAll(async () => {
  const world = { policy: sharedOrdersPolicy, setup: ordersSetup }
  database = await createLadderDatabase(world)
  dynamic = await createLadderDatabase({ ...world, dynamicOnly: true })
})

afterAll(() => Promise.all([database?.drop(), dynamic?.drop()]))

describe('A9 to A11: what a session was set to', () => {
  const profiles = [
    ['compiled profiles', () => database],
    ['the dynamic profile', () => dynamic],
  ] as const

  /** What Anna, Bert and nobody find, one request after the other. */
  async function expectOwnRequests(client: pg.ClientBase): Promise<void> {
    for (const [user, expected] of [
      [anna, ['tea']],
      [bert, ['coffee']],
      [null, []],
    ] as const) {
      await client.query('begin')
      await enterAs(client, user)
      expect((await client.query('select ladder.user_id() as id')).rows).toEqual([{ id: user }])
      expect(await titles(client)).toEqual(expected)
      await client.query('commit')
    }
    await expect(client.query('select from public.orders')).rejects.toMatchObject(refusal)
  }

  it.each(profiles)('does not reach the requests on it: %s', async (_profile, of) => {
    const client = await of().app.pool.connect()
    try {
      const values = await forgedSettings(of())
      for (const [n, key] of settings.entries())
        await client.query('select set_config($1, $2, false)', [key, values[n]])
      await expect(client.query('select from public.orders')).rejects.toMatchObject(refusal)
      await expectOwnRequests(client)
    } finally {
      client.release(true)
    }
  })

  it.each(
    profiles,
  )('does not reach them where it comes with the login, and RESET goes back to it: %s', async (_profile, of) => {
    const { app, superuser } = of()
    const values = await forgedSettings(of())
    const forged = [bert, ...values.slice(1)]
    for (const [n, key] of settings.entries())
      await superuser.query(`alter role ${app.role} set "${key.replace('.', '"."')}" = '${forged[n]}'`)
    const client = new pg.Client({ connectionString: app.url })
    await client.connect()
    try {
      expect((await client.query(`select current_setting('ladder.user') as user`)).rows).toEqual([{ user: bert }])
      await expectOwnRequests(client)
    } finally {
      await client.end()
      await superuser.query(`alter role ${app.role} reset all`)
    }
  })

  it('is a role that opens no request and finds nothing', async () => {
    const client = await database.app.pool.connect()
    try {
      await client.query(`set role ${database.prefix}_as_authenticated`)
      expect(await titles(client)).toEqual([])
      await expect(enterAs(client, anna)).rejects.toMatchObject(refusal)
    } finally {
      client.release(true)
    }
  })

  it('does not outlive a request that asked for it', async () => {
    const client = await database.app.pool.connect()
    try {
      await client.query('begin')
      await enterAs(client, anna)
      await client.query('commit')
      const { rows } = await client.query(
        `select current_setting('role') as role, array_agg(distinct current_setting(k, true)) as left
         from unnest($1::text[]) as k`,
        [settings],
      )
      expect(rows).toEqual([{ role: 'none', left: [''] }])
    } finally {
      client.release()
    }
  })
})

describe('A14: what a language makes of a missing identity', () => {
  it.each(['null', 'undefined', '[]', '[object Object]', 'NaN', '0', 'false', '{}'])('is no user: %s', async (user) => {
    await expect(loginTransaction(database, (client) => enterAs(client, user))).rejects.toMatchObject({
      code: '22023',
      message: `malformed user id: '${user}' is not a value of type uuid`,
    })
  })
})

describe('A16, A17: a transaction that is ended or rolled back from within', () => {
  it.each(['commit', 'rollback', 'commit and chain'])('has no request after a raw %s', async (statement) => {
    const client = await database.app.pool.connect()
    try {
      await client.query('begin')
      await enterAs(client, anna)
      await expect(client.query(`${statement}; select from public.orders`)).rejects.toMatchObject(refusal)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('has after a savepoint the identity, the role and the rights it had before, all of them', async () => {
    await loginTransaction(database, async (client) => {
      await enterAs(client, anna)
      await client.query(`savepoint before; reset role`)
      await enterAs(client, bert)
      expect(await titles(client)).toEqual(['coffee'])
      await client.query('rollback to before')
      const { rows } = await client.query('select ladder.user_id() as "user", current_user::text as profile')
      expect(rows).toEqual([{ user: anna, profile: `${database.prefix}_as_authenticated` }])
      expect(await titles(client)).toEqual(['tea'])
    })
  })
})

describe('A22, A24: what outlives a request', () => {
  it('is judged anew where it is a prepared statement', async () => {
    const client = await database.app.pool.connect()
    try {
      await client.query('begin')
      await enterAs(client, anna)
      await client.query('prepare kept as select title from public.orders')
      expect(await titles(client, 'execute kept')).toEqual(['tea'])
      await client.query('commit')
      await expect(client.query('execute kept')).rejects.toMatchObject(refusal)
      await client.query('begin')
      await enterAs(client, bert)
      expect(await titles(client, 'execute kept')).toEqual(['coffee'])
    } finally {
      await client.query('rollback')
      client.release(true)
    }
  })
})

describe('A28, A29: roles of the policy that are called like others', () => {
  const roles = ['none', 'public', 'current_user', 'session_user', 'postgres', 'Editor', 'editor', 'PUBLIC']
  let on: LadderDatabase

  beforeAll(async () => {
    const policy = ordersPolicy
      .replace('roleSource: membership', 'roleSource: session')
      .replace('roles: [Clerk]', `roles: [${roles.join(', ')}]`)
      .replace(
        '    roles:\n',
        '    roles:\n      public: { FIND: GRANT }\n      Editor: { UPDATE: GRANT, FIND: GRANT }\n',
      )
    on = await createLadderDatabase({ policy, setup: ordersSetup })
  })

  afterAll(() => on?.drop())

  it.each(roles)('mean themselves and nobody else: %s', async (role) => {
    const found = await loginTransaction(on, async (client) => {
      await client.query('select ladder.enter($1, roles => $2)', [bert, [role]])
      const { rowCount } = await client.query('update public.orders set title = title where id = $1', [annasOrder])
      return [(await titles(client)).includes('tea'), rowCount]
    })
    expect(found).toEqual([role === 'public' || role === 'Editor', role === 'Editor' ? 1 : 0])
  })

  it('are no roles of the database', async () => {
    const { rows } = await on.superuser.query<{ name: string }>(
      `select rolname as name from pg_roles where rolname = any ($1) or starts_with(rolname, $2) order by rolname`,
      [roles.filter((role) => role !== 'postgres'), `${on.prefix}_`],
    )
    const profiles = on.plan().profiles.map(({ role }) => role)
    expect(rows.map(({ name }) => name)).toEqual(
      [
        ...['admin', 'dynamic', 'engine', 'gateway', 'projector', 'session'].map((name) => `${on.prefix}_${name}`),
        ...profiles,
      ].sort(),
    )
    expect(profiles.every((role) => role.startsWith(`${on.prefix}_as_`))).toBe(true)
    const { rows: open } = await on.superuser.query(
      `select from pg_class as c, aclexplode(c.relacl) as x where c.oid = 'public.orders'::regclass and x.grantee = 0`,
    )
    expect(open).toEqual([])
  })
})
