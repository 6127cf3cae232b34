// What there is while no request is open, what there is within one,
// and for whom there is never any.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { enter } from '../support/enter.ts'
import { createKeyedDatabase, type KeyedDatabase } from '../support/keyed-database.ts'
import { anna, bert } from '../support/orders-world.ts'
import { rolledBack } from '../support/rolled-back.ts'

let database: KeyedDatabase

beforeAll(async () => {
  database = await createKeyedDatabase()
})

afterAll(() => database?.drop())

it('a login that inherits nothing opens requests once it is the gateway', async () => {
  const { role, pool } = await database.login('stern')
  const { rows } = await database.superuser.query<{ version: number }>(
    `select current_setting('server_version_num')::integer as version`,
  )
  // since 16 it is the membership that says so
  const option = (rows[0]?.version ?? 0) >= 160000 ? 'with inherit false' : ''
  await database.superuser.query(`alter role ${role} noinherit; grant ${database.prefix}_gateway to ${role} ${option}`)
  await rolledBack(pool, async (client) => {
    await expect(rolledBack(pool, (other) => enter(other, { user: anna }))).rejects.toMatchObject({ code: '42501' })
    await client.query(`set local role ${database.prefix}_gateway`)
    await enter(client, { user: anna })
    expect(await answer(client, 'ladder.user_id()')).toBe(anna)
  })
})

it('an administrator who opens a request, and blanks what it says, is none until it ends', async () => {
  const { role, pool } = await database.login('both')
  await database.superuser.query(`grant ${database.prefix}_gateway, ${database.prefix}_admin to ${role}`)
  const give = `select ladder.assign_role('${anna}', 'Clerk')`
  await rolledBack(pool, (client) => client.query(give))
  const within = rolledBack(pool, async (client) => {
    await enter(client, { user: bert })
    await client.query(
      `select set_config('ladder.' || n, '', true) from unnest(array['user', 'system_roles', 'custom_roles', 'role_ids']) as n`,
    )
    await client.query(give)
  })
  await expect(within).rejects.toMatchObject({ code: '42501', message: expect.stringContaining('within a request') })
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
    await expect(rolledBack(database.app.pool, (client) => client.query(statement))).rejects.toMatchObject({
      code: '42501',
    })
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
    await rolledBack(database.app.pool, async (client) => {
      const profile = await enter(client, { user: anna })
      expect(profile).toBe(`${database.prefix}_as_authenticated`)
      expect(await answer(client, 'current_user::text')).toBe(profile)
      expect(await answer(client, 'session_user::text')).toBe(database.app.role)
    })
  })

  it('knows its user and roles', async () => {
    await rolledBack(database.app.pool, async (client) => {
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
    await rolledBack(database.app.pool, async (client) => {
      await enter(client, {})
      expect(await answer(client, 'ladder.user_id()')).toBeNull()
      expect(await answer(client, `ladder.has_role('NotAuthenticatedUser')`)).toBe(true)
    })
  })

  it('refuses to open another, or the same again', async () => {
    for (const user of [anna, bert]) {
      await rolledBack(database.app.pool, async (client) => {
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
    await rolledBack(
      database.app.pool,
      async (client) => {
        await enter(client, { user: anna, key: database.keys.android, login: 'google' })
        expect(await answer(client, 'ladder.user_id()')).toBe(anna)
        expect(await answer(client, 'pg_current_xact_id_if_assigned() is null')).toBe(true)
      },
      'begin read only',
    )
    await rolledBack(database.app.pool, async (client) => {
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
    expect(rows).toEqual([{ profile: `${database.prefix}_as_not_authenticated` }])
  })
})
