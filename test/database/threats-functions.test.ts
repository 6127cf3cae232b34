// Attacks on the ladder's functions. Where it is cheap, a test also takes the defence out and sees the attack succeed.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { titles } from '../support/order-titles.ts'
import { textOrdersPolicy } from '../support/orders-policies.ts'
import { refusal } from '../support/refusal.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { request } from '../support/superuser-request.ts'

const columns = [
  'user_id',
  'role',
  'roles',
  'operation',
  'container',
  'effect',
  'until',
  'object_id',
  'role_ids',
  'own',
  'other',
  'p_key',
  'p_position',
  'p_operation',
  'p_effect',
]

let database: LadderDatabase

// The columns of one table are called as what the functions are made of.
beforeAll(async () => {
  const captured = `
  public.captured:
    key: { column: object_id, type: text }
    owner: user_id
    objectAcl: table
    roles: { AuthenticatedUser: { CREATE: GRANT } }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }
`
  const typed = columns.map((column) => `${column} text${column === 'object_id' ? ' primary key' : ''}`)
  database = await createLadderDatabase({
    policy: `${textOrdersPolicy}${captured}`,
    setup: `
      create table public.orders (id text primary key default gen_random_uuid()::text, owner_id text, title text);
      insert into public.orders values ('a', 'anna', 'tea'), ('b', 'bert', 'coffee');
      create table public.captured (${typed.join(', ')});
      insert into public.captured select ${columns.map((column) => (column === 'object_id' ? 'u' : column === 'user_id' ? 'u' : "'FIND'")).join(', ')}
      from unnest(array['anna', 'bert']) as u;
    `,
  })
})

afterAll(() => database?.drop())

describe('E1, E2: names that the caller puts in front', () => {
  // Everything a login may make: functions and operators in a schema of its own, tables in pg_temp.
  const shadows = (schema: string) => `
    create function ${schema}.yes(text, text) returns boolean language sql as 'select true';
    create operator ${schema}.= (function = ${schema}.yes, leftarg = text, rightarg = text);
    create operator ${schema}.<> (function = ${schema}.yes, leftarg = text, rightarg = text);
    create function ${schema}.yes(integer, integer[]) returns boolean language sql as 'select true';
    create operator ${schema}.= (function = ${schema}.yes, leftarg = integer, rightarg = integer[]);
    create function ${schema}.now() returns timestamptz language sql as $$ select '-infinity'::timestamptz $$;
    create function ${schema}.pg_has_role(name, text, text) returns boolean language sql as 'select true';
    create function ${schema}.current_setting(text, boolean) returns text language sql as $$ select 'bert' $$;
    create function ${schema}.set_config(text, text, boolean) returns text language sql as $$ select 'none' $$;
    create function ${schema}.user_id() returns text language sql as $$ select 'bert' $$;
  `
  const tables = `
    create temporary table roles (id integer, kind text, name text, declared boolean);
    insert into pg_temp.roles values (1, 'system', 'AuthenticatedUser', true), (1, 'custom', 'Clerk', true);
    create temporary table memberships (user_id text, role_id integer, until timestamptz);
    insert into pg_temp.memberships values ('anna', 1, null);
    create temporary table operations (name text, ordinal integer);
    insert into pg_temp.operations values ('STEAL', 0);
    create temporary table containers (ordinal integer, relation regclass);
    create temporary table bits (role_id integer, kind text, table_granted bit varying, table_denied bit varying);
    create temporary table profiles (fingerprint bytea, role name);
    create temporary table orders (id text, owner_id text, title text);
    grant all on pg_temp.roles, pg_temp.memberships, pg_temp.operations, pg_temp.containers, pg_temp.bits, pg_temp.profiles, pg_temp.orders to public;
  `

  it('change nothing of a request', async () => {
    const schema = `own_${database.name}`
    await database.superuser.query(`create schema ${schema} authorization ${database.app.role}`)
    try {
      await rolledBack(database.app.pool, async (client) => {
        await client.query(`${shadows(schema)} grant usage on schema ${schema} to public; ${tables}`)
        await client.query(`set local search_path = ${schema}, pg_temp, pg_catalog`)
        expect(await answer(client, `'a' = 'b'::text`)).toBe(true)
        await client.query(`select ladder.enter('anna')`)
        expect(await answer(client, 'ladder.user_id()')).toBe('anna')
        expect(await answer(client, 'ladder.roles()')).toEqual(['AuthenticatedUser'])
        expect(await titles(client)).toEqual(['tea'])
        for (const [id, allowed] of [
          ['a', true],
          ['b', false],
        ]) {
          expect(await answer(client, `ladder.allowed('FIND', 'public.orders', '${id}')`)).toBe(allowed)
          const why = `array(select e.step from ladder.explain('FIND', 'public.orders', '${id}') as e where e.decides)`
          expect(await answer(client, why)).toEqual(allowed ? [4] : [])
        }
        await client.query('savepoint s')
        await expect(client.query(`select ladder.allowed('STEAL', 'public.orders')`)).rejects.toMatchObject({
          code: '22023',
        })
        await client.query('rollback to s')
        await expect(client.query(`select ladder.assign_role('anna', 'Clerk')`)).rejects.toMatchObject(refusal)
      })
    } finally {
      await database.superuser.query(`drop schema ${schema} cascade`)
    }
  })

  it('find no way into a definer function: each pins its path', async () => {
    const { rows } = await database.superuser.query<{ name: string; path: string[] | null }>(
      `select p.oid::regprocedure::text as name, p.proconfig as path from pg_proc as p
       where p.prosecdef and p.pronamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace)`,
    )
    expect(rows.length).toBeGreaterThan(15)
    expect(rows.filter(({ path }) => !path?.includes('search_path=pg_catalog, pg_temp'))).toEqual([])
  })
})

describe('E3: functions of the ladder', () => {
  const callable = async (role: string) => {
    const { rows } = await database.superuser.query<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
       where n.nspname in ('ladder', 'ladder_internal')
         and has_schema_privilege($1, n.oid, 'usage') and has_function_privilege($1, p.oid, 'execute')
       order by 1`,
      [role],
    )
    return rows.map(({ name }) => name)
  }
  const context = [
    'ladder.custom_roles()',
    'ladder.has_role(text)',
    'ladder.roles()',
    'ladder.system_roles()',
    'ladder.user_id()',
  ]
  const memberships = [
    'ladder.assign_role(text,text,timestamp with time zone)',
    'ladder.forget_user(text)',
    'ladder.members(text)',
    'ladder.roles_of(text)',
    'ladder.unassign_role(text,text)',
  ]
  /** What gives and takes: each names whom it is for, and judges who calls. */
  const until = 'timestamp with time zone'
  const sharing = ['text', 'text[]'].flatMap((ids) =>
    ['grant', 'deny', 'inherit'].flatMap((verb) =>
      ['user', 'role', 'all_users', 'all_roles'].map((principal) => {
        const named = principal === 'user' || principal === 'role' ? ['text'] : []
        const types = ['text', 'regclass', ids, ...named, ...(verb === 'inherit' ? [] : [until])]
        return `ladder.${verb}_for_${principal}(${types.join()})`
      }),
    ),
  )
  const giving = [
    ...memberships,
    ...sharing,
    ...['grant', 'deny', 'inherit'].map((verb) => `ladder.${verb}_on_table_for_user(text,regclass,text)`),
    'ladder.permissions(regclass,text)',
  ]
  const why = 'ladder.explain(text,regclass,text)'
  const writing = [
    'ladder.refusals(text,regclass,text[])',
    'ladder.refuse(text,regclass,text[])',
    'ladder.remove(regclass,text)',
    'ladder.update(regclass,text,jsonb)',
    'ladder.upsert(regclass,jsonb)',
  ]
  const administration = [
    `ladder.audit(regclass,text,${until})`,
    'ladder.explain_for(text,regclass,text,text,text,text,text[],boolean)',
    'ladder.set_owner_permission(text,regclass,text)',
    'ladder.set_role_permission(text,text,regclass,text)',
  ]
  const keys = ['ladder.api_keys()', 'ladder.create_api_key(text)', 'ladder.revoke_api_key(text)']

  it('that a request may call are these and take no principal, but for those that judge their caller', async () => {
    const expected = [...context, ...giving, ...writing, why, 'ladder.allowed(text,regclass,text)']
    expect(await callable(`${database.prefix}_dynamic`)).toEqual(expected.sort())
  })

  it('that others may call are these', async () => {
    expect(await callable(database.app.role)).toEqual(
      [...context, 'ladder.enter(text,text,text,text[],text,boolean)'].sort(),
    )
    expect(await callable(`${database.prefix}_admin`)).toEqual(
      [...context, ...giving, ...administration, ...keys].sort(),
    )
    // What defaults and triggers call as whoever works on the table; the owner of the schemas could name them, others cannot.
    const called = ['context(text)', 'guard_entries()', 'is_callers(name)', 'is_profile(name)', 'refuse_change()'].map(
      (name) => `ladder_internal.${name}`,
    )
    expect(await callable(database.owner.role)).toEqual([
      'ladder.grant_columns(regclass)',
      'ladder.user_id()',
      ...called,
    ])
    expect(await callable((await database.login('stranger')).role)).toEqual([])
  })

  it.each([
    `ladder_internal.context('user')`,
    'ladder_internal.may_other(0)',
    `ladder_internal.statement('public.orders'::regclass)`,
    `ladder_internal.announce_upsert('public.orders'::regclass)`,
    `ladder_internal.prepare_write('REMOVE', 'public.orders', null, null)`,
    `ladder_internal.prepare_upsert('public.orders', '{}', true, false)`,
    'ladder_internal.convert(null)',
    'ladder_internal.announce(null)',
    'ladder_internal.write(null)',
    `ladder_internal.public__orders_object_ids('FIND', 'GRANT')`,
    `ladder_internal.user_exists('bert')`,
    `ladder_internal.fold('bert', '{1}')`,
    `ladder_internal.my_codes(0, 'FIND', 'GRANT')`,
    `ladder_internal.refresh_entries('pg_class', '{}')`,
    'ladder_internal.next_generation()',
    `ladder_internal.open_request('bert', null, null, null, null, false)`,
    'ladder_internal.rebuild_bits()',
    'ladder_internal.read_user_id(null)',
    'ladder_internal.require_role_giver()',
    `ladder_internal.judge_objects('FIND', null, '{}')`,
    `ladder_internal.set_entries('GRANT', 'FIND', 'public.orders', '{b}', 'anna', null, null)`,
    `ladder_internal.set_user_cell('GRANT', 'FIND', 'public.orders', 'anna')`,
    `ladder_internal.set_cell('owner', null, 'FIND', 0, 'GRANT')`,
    `ladder_internal.watch_statements('pg_class', 'x', 'y')`,
  ])('that policies use are no one’s to call: %s', async (call) => {
    // there is such a function
    await database.superuser.query(`explain select ${call}`)
    for (const enter of [`'anna'`, 'server_code => true']) {
      await expect(request(database, enter, (client) => client.query(`select ${call}`))).rejects.toMatchObject(refusal)
    }
    await expect(database.app.pool.query(`select ${call}`)).rejects.toMatchObject(refusal)
  })
})

/** Every request then has the dynamic profile. */
const forgetProfiles = 'delete from ladder_internal.profiles'

describe('E6: what is unset, hidden or lost', () => {
  it.each(['own', 'other'])('is a no: the bits of %s objects', async (side) => {
    const lose = (value: string) => async (client: pg.PoolClient) => {
      expect(await titles(client)).not.toEqual([])
      await client.query('select set_config($1, $2, true)', [`ladder.${side}`, value])
      return titles(client)
    }
    const enter = side === 'own' ? `'anna'` : 'server_code => true'
    for (const value of ['', '0', 'x', ' 1', 'NULL']) {
      expect(await request(database, enter, lose(value), forgetProfiles)).toEqual([])
    }
  })

  it('is a no: a position that no container has', async () => {
    const reachable = `${forgetProfiles}; grant usage on schema ladder_internal to public`
    const ask = (position: number) =>
      request(
        database,
        'server_code => true',
        (client) => answer(client, `ladder_internal.may_own(${position}) or ladder_internal.may_other(${position})`),
        reachable,
      )
    expect(await ask(0)).toBe(true)
    for (const position of [-1, 9999]) expect([position, await ask(position)]).toEqual([position, false])
  })

  it('is a no: a profile that the policies do not know', async () => {
    const profile = `${database.prefix}_as_server_code`
    const renamed = `create role ${database.prefix}_unknown; grant ${database.prefix}_unknown to ${database.app.role};
      grant select on public.orders to ${database.prefix}_unknown;
      update ladder_internal.profiles set role = '${database.prefix}_unknown' where role = '${profile}'`
    expect(await request(database, 'server_code => true', titles)).toHaveLength(2)
    expect(await request(database, 'server_code => true', titles, renamed)).toEqual([])
  })

  const commands = ['select', 'insert', 'update', 'delete'] as const
  it.each(
    commands.flatMap((command) => [
      { command, shape: 'dynamic', before: forgetProfiles },
      { command, shape: 'all', before: '' },
    ]),
  )('is a no: the policy for $command of profiles that see $shape', async ({ command, shape, before }) => {
    const statement = {
      select: 'select from public.orders',
      insert: `insert into public.orders (id) values ('new')`,
      update: `update public.orders set title = 'x'`,
      delete: 'delete from public.orders',
    }[command]
    const run = async (client: pg.PoolClient) => (await client.query(statement ?? '')).rowCount
    expect(await request(database, 'server_code => true', run, before)).toBeGreaterThan(0)
    const drop = `drop policy orders_${command}_${shape} on public.orders`
    const lost = request(database, 'server_code => true', run, `${before}; ${drop}`)
    if (command === 'insert') await expect(lost).rejects.toMatchObject(refusal)
    else expect(await lost).toBe(0)
  })
})

describe('E8: columns that are called like what the functions are made of', () => {
  it('are not taken for it', async () => {
    const owners = async (client: pg.PoolClient) =>
      (await client.query('select user_id from public.captured order by user_id')).rows.map((row) => row.user_id)
    expect(await request(database, `'anna'`, owners)).toEqual(['anna'])
    expect(await request(database, `'bert'`, owners)).toEqual(['bert'])
    await request(database, `'anna'`, async (client) => {
      expect(await answer(client, `ladder.allowed('FIND', 'public.captured', 'anna')`)).toBe(true)
      expect(await answer(client, `ladder.allowed('FIND', 'public.captured', 'bert')`)).toBe(false)
      await client.query(`insert into public.captured (object_id) values ('new')`)
      expect(await owners(client)).toEqual(['anna', 'anna'])
    })
    const shared = `insert into ladder_internal.public__captured_entries (object_id, operation, user_id, effect)
      values ('bert', 'FIND', 'anna', 'GRANT')`
    expect(await request(database, `'anna'`, owners, shared)).toEqual(['anna', 'bert'])
    expect(await request(database, `'carl'`, owners, shared)).toEqual([])
  })
})
