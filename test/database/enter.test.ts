// Opening a request: what `ladder.enter` accepts, which roles result, and that anything else leaves no request open.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { anna, bert, ordersPolicy, ordersSetup } from '../support/orders-world.ts'

interface Identity {
  readonly user?: string
  readonly client?: string
  readonly login?: string
  readonly roles?: readonly (string | null)[]
  readonly key?: string
  readonly serverCode?: boolean | null
}

let database: LadderDatabase
const keys = { android: '', secondAndroid: '', serverCode: '', revoked: '' }
type KeyName = keyof typeof keys

beforeAll(async () => {
  database = await createLadderDatabase({ policy: ordersPolicy, setup: ordersSetup })
  keys.android = await makeKey('AndroidUser')
  keys.secondAndroid = await makeKey('AndroidUser')
  keys.serverCode = await makeKey('ServerCodeUser')
  keys.revoked = await makeKey('AndroidUser')
  await database.superuser.query('select ladder.revoke_api_key($1)', [keys.revoked.split('_')[1]])
})

afterAll(() => database?.drop())

async function makeKey(client: string): Promise<string> {
  const { rows } = await database.superuser.query<{ key: string }>('select ladder.create_api_key($1) as key', [client])
  return rows[0]?.key ?? ''
}

async function transaction<T>(
  work: (client: pg.PoolClient) => Promise<T>,
  { on = database, begin = 'begin' }: { readonly on?: LadderDatabase; readonly begin?: string } = {},
): Promise<T> {
  const client = await on.app.pool.connect()
  try {
    await client.query(begin)
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function enter(client: pg.PoolClient, identity: Identity): Promise<string | undefined> {
  const { user = null, client: word = null, login = null, roles = null, key = null, serverCode = false } = identity
  const { rows } = await client.query<{ profile: string }>(
    `select ladder.enter(
       user_id => $1, client => $2, login => $3, roles => $4, api_key => $5, server_code => $6
     ) as profile`,
    [user, word, login, roles, key, serverCode],
  )
  return rows[0]?.profile
}

async function answer<T>(client: pg.PoolClient, expression: string): Promise<T | undefined> {
  const { rows } = await client.query<{ answer: T }>(`select ${expression} as answer`)
  return rows[0]?.answer
}

const rolesIn = async (identity: Identity, on = database) =>
  transaction(
    async (client) => {
      await enter(client, identity)
      return (await answer<string[]>(client, 'ladder.roles()'))?.sort()
    },
    { on },
  )

/** Anything that is refused leaves no request: not after the error, and not after a savepoint before it. */
async function refusal(identity: Identity, on = database): Promise<unknown> {
  return transaction(
    async (client) => {
      await client.query('savepoint before')
      const error = await enter(client, identity).then(
        (profile) => expect.fail(`opened a request as ${profile}`),
        (reason: unknown) => reason,
      )
      await client.query('rollback to before')
      expect(await answer(client, `current_setting('role')`)).toBe('none')
      await expect(client.query('select from public.orders')).rejects.toMatchObject({ code: '42501' })
      return error
    },
    { on },
  )
}

describe('the roles of a request', () => {
  const rows: readonly (readonly [string, Identity, readonly string[]])[] = [
    ['nobody', {}, ['NotAuthenticatedUser']],
    ['nobody, from a client', { client: 'JSUser' }, ['NotAuthenticatedUser', 'JSUser']],
    ['a user', { user: anna }, ['AuthenticatedUser']],
    ['a user, from a client', { user: anna, client: 'RestUser' }, ['AuthenticatedUser', 'RestUser']],
    ['a user by classic login', { user: anna, login: 'classic' }, ['AuthenticatedUser']],
    ['a user by facebook', { user: anna, login: 'facebook' }, ['AuthenticatedUser', 'SocialUser', 'FacebookUser']],
    ['a user by google', { user: anna, login: 'google' }, ['AuthenticatedUser', 'SocialUser', 'GoogleUser']],
    ['a user by twitter', { user: anna, login: 'twitter' }, ['AuthenticatedUser', 'SocialUser', 'TwitterUser']],
    [
      'a user by google, from a client',
      { user: anna, login: 'google', client: 'IOSUser' },
      ['AuthenticatedUser', 'SocialUser', 'GoogleUser', 'IOSUser'],
    ],
    ['server code', { serverCode: true }, ['ServerCodeUser']],
    ['server code, whatever its client', { serverCode: true, client: 'JSUser' }, ['ServerCodeUser']],
    ['server code named as the client', { client: 'ServerCodeUser' }, ['ServerCodeUser']],
    ['server code for a user', { serverCode: true, user: anna }, ['ServerCodeUser', 'AuthenticatedUser']],
    [
      'server code for a user by google, from a client',
      { serverCode: true, user: anna, login: 'google', client: 'AndroidUser' },
      ['ServerCodeUser', 'AuthenticatedUser', 'SocialUser', 'GoogleUser', 'AndroidUser'],
    ],
    [
      'server code named as the client, for a user',
      { client: 'ServerCodeUser', user: anna },
      ['ServerCodeUser', 'AuthenticatedUser'],
    ],
  ]
  it.each(rows)('of %s', async (_who, identity, roles) => {
    expect(await rolesIn(identity)).toEqual([...roles].sort())
  })

  const clients = ['ASUser', 'AndroidUser', 'DotNetUser', 'IOSUser', 'JSUser', 'RestUser']
  it.each(clients)('of a client %s hold no other client', async (client) => {
    expect(await rolesIn({ client })).toEqual([client, 'NotAuthenticatedUser'].sort())
  })

  const keyRows: readonly (readonly [string, KeyName, Identity, readonly string[]])[] = [
    ['a key', 'android', {}, ['AndroidUser', 'NotAuthenticatedUser']],
    [
      'a key and the word that it stands for',
      'android',
      { client: 'AndroidUser' },
      ['AndroidUser', 'NotAuthenticatedUser'],
    ],
    ['a second key of the same client', 'secondAndroid', {}, ['AndroidUser', 'NotAuthenticatedUser']],
    ['a key and a user', 'android', { user: anna }, ['AndroidUser', 'AuthenticatedUser']],
    ['a key of server code', 'serverCode', {}, ['ServerCodeUser']],
    ['a key of server code and a user', 'serverCode', { user: anna }, ['AuthenticatedUser', 'ServerCodeUser']],
  ]
  it.each(keyRows)('of %s', async (_what, key, identity, roles) => {
    expect(await rolesIn({ ...identity, key: keys[key] })).toEqual(roles)
  })
})

describe('custom roles that the database knows', () => {
  const assign = (role: string, until: string | null) =>
    database.superuser.query('select ladder.assign_role($1, $2, $3::timestamptz)', [anna, role, until])

  it('count from the next request on, and are gone from the next request on', async () => {
    await transaction(async (client) => {
      await enter(client, { user: anna })
      await assign('Clerk', null)
      expect(await answer(client, 'ladder.custom_roles()')).toEqual([])
    })
    expect(await rolesIn({ user: anna })).toEqual(['AuthenticatedUser', 'Clerk'])
    expect(await rolesIn({ user: bert })).toEqual(['AuthenticatedUser'])
    expect(await rolesIn({ user: anna, serverCode: true })).toEqual(['AuthenticatedUser', 'Clerk', 'ServerCodeUser'])
    await transaction(async (client) => {
      await enter(client, { user: anna })
      await database.superuser.query('select ladder.unassign_role($1, $2)', [anna, 'Clerk'])
      expect(await answer(client, `ladder.has_role('Clerk')`)).toBe(true)
    })
    expect(await rolesIn({ user: anna })).toEqual(['AuthenticatedUser'])
  })

  it('end when they were given until a moment', async () => {
    await assign('Clerk', '2999-01-01')
    expect(await rolesIn({ user: anna })).toContain('Clerk')
    await assign('Clerk', '2001-01-01')
    expect(await rolesIn({ user: anna })).not.toContain('Clerk')
    await assign('Clerk', '-infinity')
    expect(await rolesIn({ user: anna })).not.toContain('Clerk')
    await assign('Clerk', 'infinity')
    expect(await rolesIn({ user: anna })).toContain('Clerk')
    await database.superuser.query('select ladder.forget_user($1)', [anna])
  })
})

describe('refuses', () => {
  const stranger = '00000000-0000-4000-8000-0000000000ff'
  const rows: readonly (readonly [string, Identity, RegExp])[] = [
    ['an empty user', { user: '' }, /may not be empty/],
    ['a blank user', { user: ' ' }, /malformed user id/],
    ['a malformed user', { user: 'anna' }, /malformed user id/],
    ['a user with a space before', { user: ` ${anna}` }, /malformed user id/],
    ['a user called null', { user: 'null' }, /malformed user id/],
    ['a user who is not in the users table', { user: stranger }, /unknown user/],
    ['an unknown client', { client: 'Toaster' }, /unknown client/],
    ['an empty client', { client: '' }, /unknown client/],
    ['a client in small letters', { client: 'jsuser' }, /unknown client/],
    ['a client with a space before', { client: ' JSUser' }, /unknown client/],
    ['a client with a space after', { client: 'JSUser ' }, /unknown client/],
    ['a role that is no client', { client: 'AuthenticatedUser' }, /unknown client/],
    ['a custom role as a client', { client: 'Clerk' }, /unknown client/],
    ['an unknown login', { user: anna, login: 'myspace' }, /unknown login/],
    ['an empty login', { user: anna, login: '' }, /unknown login/],
    ['a login in capitals', { user: anna, login: 'Google' }, /unknown login/],
    ['a login with a space after', { user: anna, login: 'google ' }, /unknown login/],
    ['a login without a user', { login: 'google' }, /login was named without a user/],
    ['a classic login without a user', { login: 'classic' }, /login was named without a user/],
    ['a login of server code without a user', { login: 'google', serverCode: true }, /login was named without a user/],
    ['roles where memberships rule', { user: anna, roles: ['Clerk'] }, /the database knows who has which role/],
    ['no roles where memberships rule', { user: anna, roles: [] }, /the database knows who has which role/],
    ['roles without a user', { roles: ['Clerk'] }, /roles were named without a user/],
    ['server code that may be or not', { serverCode: null }, /server_code may not be null/],
    ['an unknown key', { key: 'pgl_0_0' }, /unknown API key/],
    ['an empty key', { key: '' }, /unknown API key/],
  ]
  it.each(rows)('%s', async (_what, identity, message) => {
    const code = identity.key === undefined ? '22023' : '28000'
    expect(await refusal(identity)).toMatchObject({ code, message: expect.stringMatching(message) })
  })

  it('a key that was revoked, as one that never was', async () => {
    expect(await refusal({ key: keys.revoked })).toMatchObject({ code: '28000', message: 'unknown API key' })
  })

  it('a part of a key, or its stored hash', async () => {
    const { rows } = await database.superuser.query<{ id: string; hash: string }>(
      `select id, encode(secret_hash, 'hex') as hash from ladder_internal.api_keys`,
    )
    for (const { id, hash } of rows) {
      for (const key of [id, hash, `\\x${hash}`]) expect(await refusal({ key })).toMatchObject({ code: '28000' })
    }
    expect(rows).toHaveLength(4)
    expect(await refusal({ key: `${keys.android} ` })).toMatchObject({ code: '28000' })
  })

  const differing: readonly (readonly [string, KeyName, string])[] = [
    ['a key and the word of another client', 'android', 'JSUser'],
    ['a key of server code and the word of a client', 'serverCode', 'AndroidUser'],
    ["a client's key and the word of server code", 'android', 'ServerCodeUser'],
  ]
  it.each(differing)('%s', async (_what, key, client) => {
    const error = await refusal({ key: keys[key], client })
    expect(error).toMatchObject({ code: '22023', message: expect.stringMatching(/not one of client/) })
  })

  it('without repeating the key', async () => {
    const error = await refusal({ key: keys.revoked, client: 'JSUser' })
    const told = JSON.stringify({ ...(error as object), message: (error as Error).message })
    expect(told).not.toContain(keys.revoked)
  })
})

describe('where the gateway says who has which role', () => {
  let session: LadderDatabase

  beforeAll(async () => {
    session = await createLadderDatabase({
      policy: ordersPolicy
        .replace('roleSource: membership', 'roleSource: session')
        .replace('users: { type: uuid, table: public.users, key: id }', 'users: { type: integer }')
        .replace('roles: [Clerk]', 'roles: [Clerk, Boss]'),
      setup: 'create table public.orders (id uuid primary key, owner_id integer, title text)',
    })
  })

  afterAll(() => session?.drop())

  const rows: readonly (readonly [string, readonly (string | null)[], readonly string[]])[] = [
    ['the roles it names', ['Clerk', 'Boss'], ['AuthenticatedUser', 'Boss', 'Clerk']],
    ['one role named twice', ['Clerk', 'Clerk'], ['AuthenticatedUser', 'Clerk']],
    ['none of an empty list', [], ['AuthenticatedUser']],
  ]
  it.each(rows)('a request has %s', async (_what, roles, expected) => {
    expect(await rolesIn({ user: '7', roles }, session)).toEqual(expected)
  })

  it('a request without a list has no custom role', async () => {
    expect(await rolesIn({ user: '7' }, session)).toEqual(['AuthenticatedUser'])
  })

  it('server code for a user has the roles of the user', async () => {
    const identity = { user: '7', roles: ['Boss'], serverCode: true }
    expect(await rolesIn(identity, session)).toEqual(['AuthenticatedUser', 'Boss', 'ServerCodeUser'])
  })

  const bad: readonly (readonly [string, Identity, RegExp])[] = [
    ['an unknown role', { user: '7', roles: ['Clerk', 'Sales'] }, /unknown role 'Sales'/],
    ["a system role's name", { user: '7', roles: ['ServerCodeUser'] }, /unknown role 'ServerCodeUser'/],
    ['a role in small letters', { user: '7', roles: ['clerk'] }, /unknown role 'clerk'/],
    ['a role with a space before', { user: '7', roles: [' Clerk'] }, /unknown role ' Clerk'/],
    ['an empty role', { user: '7', roles: [''] }, /unknown role ''/],
    ['the wildcard', { user: '7', roles: ['*'] }, /unknown role '\*'/],
    ['a role that is null', { user: '7', roles: ['Clerk', null] }, /unknown role NULL/],
    ['roles without a user', { roles: ['Clerk'] }, /without a user/],
    ['no roles without a user', { roles: [] }, /without a user/],
    ['roles of server code without a user', { roles: ['Clerk'], serverCode: true }, /without a user/],
  ]
  it.each(bad)('refuses %s', async (_what, identity, message) => {
    const error = await refusal(identity, session)
    expect(error).toMatchObject({ code: '22023', message: expect.stringMatching(message) })
  })

  it.each(['', 'x', '7.0', '99999999999', '7 8'])('refuses the integer user "%s"', async (user) => {
    expect(await refusal({ user }, session)).toMatchObject({ code: '22023' })
  })

  it('knows an integer user as an integer', async () => {
    await transaction(
      async (client) => {
        await enter(client, { user: '7' })
        expect(await answer(client, 'pg_typeof(ladder.user_id())::text')).toBe('integer')
        expect(await answer(client, 'ladder.user_id()')).toBe(7)
      },
      { on: session },
    )
  })
})

describe('users who are texts', () => {
  let text: LadderDatabase

  beforeAll(async () => {
    text = await createLadderDatabase({
      policy: ordersPolicy.replace('users: { type: uuid, table: public.users, key: id }', 'users: { type: text }'),
      setup: 'create table public.orders (id uuid primary key, owner_id text, title text)',
    })
  })

  afterAll(() => text?.drop())

  it.each([
    'anna',
    'Anna',
    ' anna',
    '*',
    'null',
    "o'hara",
    'a\\b',
    '{a,b}',
    '日本',
    '0',
  ])('may be called "%s"', async (user) => {
    await transaction(
      async (client) => {
        await enter(client, { user })
        expect(await answer(client, 'ladder.user_id()')).toBe(user)
        expect(await answer(client, 'ladder.roles()')).toEqual(['AuthenticatedUser'])
        expect(await answer(client, 'pg_typeof(ladder.user_id())::text')).toBe('text')
      },
      { on: text },
    )
  })

  it('may not be called nothing at all', async () => {
    expect(await refusal({ user: '' }, text)).toMatchObject({ code: '22023' })
  })
})

describe('with no request open', () => {
  it.each([
    'select from public.orders',
    `insert into public.orders (title) values ('x')`,
    'update public.orders set title = title',
    'delete from public.orders',
    'truncate public.orders',
    'copy public.orders to stdout',
    `select ladder.allowed('FIND', 'public.orders')`,
    `select ladder.assign_role('${anna}', 'Clerk')`,
    `select ladder.members('Clerk')`,
    `select ladder.create_api_key('JSUser')`,
    'select ladder.api_keys()',
    'select from ladder_internal.memberships',
    'select ladder_internal.rebuild_bits()',
  ])('refuses %s', async (statement) => {
    await expect(transaction((client) => client.query(statement))).rejects.toMatchObject({ code: '42501' })
    await expect(database.app.pool.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it('the one that ended is over', async () => {
    const client = await database.app.pool.connect()
    try {
      await client.query('begin')
      await enter(client, { user: anna })
      await client.query('select from public.orders')
      await client.query('commit')
      await expect(client.query('select from public.orders')).rejects.toMatchObject({ code: '42501' })
      expect(await answer(client, 'ladder.user_id()')).toBeNull()
      expect(await answer(client, 'ladder.roles()')).toEqual([])
    } finally {
      client.release()
    }
  })

  it('one opened without a transaction ends with its statement', async () => {
    const client = await database.app.pool.connect()
    try {
      await enter(client, { user: anna })
      expect(await answer(client, `current_setting('role')`)).toBe('none')
      await expect(client.query('select from public.orders')).rejects.toMatchObject({ code: '42501' })
    } finally {
      client.release()
    }
  })
})

describe('an open request', () => {
  it('is of the profile that `enter` returned', async () => {
    await transaction(async (client) => {
      const profile = await enter(client, { user: anna })
      expect(profile).toBe(`${database.prefix}_dynamic`)
      expect(await answer(client, 'current_user::text')).toBe(profile)
      expect(await answer(client, 'session_user::text')).toBe(database.app.role)
    })
  })

  it('knows its user and roles', async () => {
    await transaction(async (client) => {
      await enter(client, { user: anna, client: 'JSUser' })
      expect(await answer(client, 'ladder.user_id()')).toBe(anna)
      expect(await answer(client, 'pg_typeof(ladder.user_id())::text')).toBe('uuid')
      expect(await answer(client, 'ladder.system_roles()')).toEqual(['AuthenticatedUser', 'JSUser'])
      expect(await answer(client, 'ladder.custom_roles()')).toEqual([])
      for (const [role, has] of [
        ['JSUser', true],
        ['jsuser', false],
        ['AndroidUser', false],
        ['', false],
      ]) {
        expect(await answer(client, `ladder.has_role('${role}')`)).toBe(has)
      }
      expect(await answer(client, 'ladder.has_role(null)')).toBe(false)
    })
  })

  it('of nobody has no user', async () => {
    await transaction(async (client) => {
      await enter(client, {})
      expect(await answer(client, 'ladder.user_id()')).toBeNull()
      expect(await answer(client, `ladder.has_role('NotAuthenticatedUser')`)).toBe(true)
    })
  })

  it('refuses to open another, or the same again', async () => {
    for (const user of [anna, bert]) {
      await transaction(async (client) => {
        await enter(client, { user: anna })
        await client.query('savepoint before')
        await expect(enter(client, { user })).rejects.toMatchObject({ code: '42501' })
        await client.query('rollback to before')
        expect(await answer(client, 'ladder.user_id()')).toBe(anna)
      })
    }
  })

  it('holds nothing that was set by hand before it, for the session or the transaction', async () => {
    const { rows } = await database.superuser.query<{ key: string }>(
      `select distinct m[1] as key
       from pg_proc, regexp_matches(prosrc, 'set_config\\(''(ladder\\.\\w+)''', 'g') as m
       where oid = 'ladder_internal.open_request'::regproc`,
    )
    const settings = rows.map(({ key }) => key).sort()
    expect(settings).toEqual(
      ['custom_roles', 'other', 'own', 'role_ids', 'system_roles', 'user'].map((key) => `ladder.${key}`),
    )
    for (const local of [true, false]) {
      const client = await database.app.pool.connect()
      try {
        await client.query('begin')
        const before = await request(client, settings)
        await client.query('rollback; begin')
        for (const key of settings) await client.query('select set_config($1, $2, $3)', [key, 'forged', local])
        expect(await request(client, settings)).toEqual(before)
        expect(Object.values(before)).not.toContain('forged')
      } finally {
        await client.query('rollback')
        client.release(true)
      }
    }
  })

  const request = async (client: pg.PoolClient, settings: readonly string[]) => {
    await enter(client, {})
    const { rows } = await client.query<{ key: string; value: string }>(
      'select k as key, current_setting(k, true) as value from unnest($1::text[]) as k',
      [settings],
    )
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  }

  it('was opened without writing anything', async () => {
    await transaction(
      async (client) => {
        await enter(client, { user: anna, key: keys.android, login: 'google' })
        expect(await answer(client, 'ladder.user_id()')).toBe(anna)
        expect(await answer(client, 'pg_current_xact_id_if_assigned() is null')).toBe(true)
      },
      { begin: 'begin read only' },
    )
    await transaction(async (client) => {
      await enter(client, { user: anna })
      expect(await answer(client, 'pg_current_xact_id_if_assigned() is null')).toBe(true)
    })
  })
})

describe('a login that is no gateway', () => {
  it('opens no request', async () => {
    const stranger = await database.login('stranger')
    await expect(stranger.pool.query('select ladder.enter()')).rejects.toMatchObject({ code: '42501' })
    await database.owner.pool.query(`grant ${database.prefix}_gateway to ${stranger.role}`)
    const { rows } = await stranger.pool.query('select ladder.enter() as profile')
    expect(rows).toEqual([{ profile: `${database.prefix}_dynamic` }])
  })
})
