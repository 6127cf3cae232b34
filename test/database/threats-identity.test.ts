// Attacks on who is asking. Where it is cheap, a test also takes the defence out and sees the attack succeed.

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs } from '../support/enter.ts'
import { forgedSettings, settings } from '../support/forged-settings.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { loginTransaction } from '../support/login-transaction.ts'
import { titles } from '../support/order-titles.ts'
import { sharedOrdersPolicy, withTextUsers } from '../support/orders-policies.ts'
import { anna, bert, ordersPolicy, ordersSetup } from '../support/orders-world.ts'
import { refusal } from '../support/refusal.ts'

let database: LadderDatabase

beforeAll(async () => {
  database = await createLadderDatabase({ policy: sharedOrdersPolicy, setup: ordersSetup })
})

afterAll(() => database?.drop())

const contextForAnybody = `
  create or replace function ladder_internal.context(p_key text) returns text language sql stable
  begin atomic
    select nullif(current_setting('ladder.' || p_key, true), '');
  end`

describe('A1: settings that a login which is no gateway makes up', () => {
  it('count for nothing, even as a profile', async () => {
    const stranger = await database.login('stranger')
    await database.owner.pool.query(`grant ${database.prefix}_dynamic to ${stranger.role}`)
    const values = await forgedSettings(database)
    const look = async (weakenedBy?: string) => {
      const client = await (weakenedBy === undefined ? stranger.pool : database.superuser).connect()
      try {
        await client.query('begin')
        if (weakenedBy !== undefined) {
          await client.query(`${weakenedBy}; set local session authorization ${stranger.role}`)
        }
        await client.query(`set local role ${database.prefix}_dynamic`)
        for (const [n, key] of settings.entries())
          await client.query('select set_config($1, $2, true)', [key, values[n]])
        return await titles(client)
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    expect(await look()).toEqual([])
    expect(await look(contextForAnybody)).toEqual(['coffee', 'tea'])
  })

  it('count for nothing when they come with the connection', async () => {
    const stranger = await database.login('outsider')
    await database.owner.pool.query(`grant ${database.prefix}_dynamic to ${stranger.role}`)
    const values = await forgedSettings(database)
    const options = settings.map((key, n) => `-c ${key}=${(values[n] ?? '').replaceAll(/[\\ ]/g, '\\$&')}`).join(' ')
    const client = new pg.Client({
      connectionString: stranger.url,
      options: `${options} -c role=${database.prefix}_dynamic`,
    })
    await client.connect()
    try {
      const { rows } = await client.query(
        `select current_setting('ladder.other') as other, current_setting('role') as role,
           (select count(*)::integer from public.orders) as found`,
      )
      expect(rows).toEqual([{ other: values.at(-1), role: `${database.prefix}_dynamic`, found: 0 }])
    } finally {
      await client.end()
    }
  })
})

// Only of what a query does once it reads rows: a gateway's SQL text is trusted to open other requests before that.
describe('A4: a set_config inside a query', () => {
  const walk = `select title, set_config('ladder.user', '${bert}', true) from public.orders`
  const perRow = (column: string) =>
    `alter policy orders_select_own on public.orders using (${column} = ladder.user_id())`

  it.each([
    walk,
    `select title from public.orders where set_config('ladder.user', '${bert}', title <> '') is not null`,
    `select title from public.orders order by set_config('ladder.user', '${bert}', true), title`,
  ])("does not let it see another identity's rows: %s", async (query) => {
    const look = async (client: pg.PoolClient) => {
      await enterAs(client, anna)
      return titles(client, query)
    }
    expect(await loginTransaction(database, look)).toEqual(['tea'])
  })

  it("would let it walk from one identity's rows to another's if the policy read the setting for each row", async () => {
    const look = async (client: pg.PoolClient) => {
      await enterAs(client, anna)
      return titles(client, walk)
    }
    expect(await loginTransaction(database, look, perRow('owner_id'))).toEqual(['coffee', 'tea'])
  })
})

describe('A5, A6: a request that drops its role', () => {
  const leaving = [
    'reset role',
    'set role none',
    'set local role none',
    'set session authorization default',
    'reset session authorization',
    `select set_config('role', 'none', true)`,
    `select set_config('role', 'none', false)`,
    `do $$ begin execute 'reset role'; end $$`,
    `do $$ begin perform set_config('role', 'none', true); end $$`,
  ]
  it.each(leaving)('by %s has no rights at all', async (statement) => {
    const leave = async (client: pg.PoolClient) => {
      await enterAs(client, anna)
      expect(await titles(client)).toEqual(['tea'])
      await client.query(statement)
      return client.query('select from public.orders')
    }
    await expect(loginTransaction(database, leave)).rejects.toMatchObject(refusal)
    const privileged = `grant select on public.orders to ${database.app.role}`
    await expect(loginTransaction(database, leave, privileged)).resolves.toBeDefined()
  })

  it.each(['engine', 'admin', 'session'])('does not become the role %s', async (role) => {
    const become = (client: pg.PoolClient) => client.query(`set local role ${database.prefix}_${role}`)
    await loginTransaction(database, async (client) => {
      await enterAs(client, anna)
      if (role !== 'session') return expect(become(client)).rejects.toMatchObject(refusal)
      await become(client)
      return expect(client.query('select from public.orders')).rejects.toMatchObject(refusal)
    })
  })

  it('becomes neither the owner of the tables nor a superuser', async () => {
    const { rows } = await database.superuser.query<{ name: string }>('select current_user::text as name')
    for (const role of [database.owner.role, rows[0]?.name]) {
      for (const statement of [`set local role ${role}`, `set local session authorization ${role}`]) {
        await loginTransaction(database, async (client) => {
          await enterAs(client, anna)
          await expect(client.query(statement)).rejects.toMatchObject(refusal)
        })
      }
    }
  })

  it('gains nothing by a definer function of its login', async () => {
    await loginTransaction(database, async (client) => {
      await client.query(`create function pg_temp.as_login() returns bigint language sql security definer
        as 'select count(*) from public.orders'`)
      await client.query('grant execute on function pg_temp.as_login() to public')
      await enterAs(client, anna)
      await expect(client.query('select pg_temp.as_login()')).rejects.toMatchObject(refusal)
    })
  })
})

describe('A12, A13: a setting that reads as empty', () => {
  it('is nobody, and owns nothing', async () => {
    const policy = withTextUsers(ordersPolicy)
    const on = await createLadderDatabase({
      policy,
      // A profile of nobody asks for no owner.
      dynamicOnly: true,
      setup: `create table public.orders (id uuid primary key default gen_random_uuid(), owner_id text, title text);
        insert into public.orders (owner_id, title) values ('', 'nobody''s'), (null, 'unowned'), ('anna', 'tea')`,
    })
    const look = async (client: pg.PoolClient) => {
      await enterAs(client, 'anna')
      const own = await titles(client)
      await client.query(`reset role; select ladder.enter()`)
      return [own, await titles(client)]
    }
    const withoutNullif = `
      create or replace function ladder_internal.context(p_key text) returns text language sql stable
      begin atomic
        select current_setting('ladder.' || p_key, true);
      end;
      create or replace function ladder_internal.may_own(p_position integer) returns boolean language sql stable
      begin atomic
        select true;
      end`
    try {
      expect(await loginTransaction(on, look)).toEqual([['tea'], []])
      expect(await loginTransaction(on, look, withoutNullif)).toEqual([['tea'], ["nobody's"]])
      await expect(loginTransaction(on, (client) => enterAs(client, ''))).rejects.toMatchObject({ code: '22023' })
      await loginTransaction(on, async (client) => {
        await enterAs(client, 'anna')
        await client.query('rollback; begin')
        const { rows } = await client.query(
          `select ladder.user_id() as "user", ladder.roles() as roles, current_setting('ladder.user') as setting`,
        )
        expect(rows).toEqual([{ user: null, roles: [], setting: '' }])
      })
    } finally {
      await on.drop()
    }
  })
})
