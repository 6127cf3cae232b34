// Entries that are kept on the row: filled when the policy asks for it, kept by triggers, written by nobody else, and never another
// answer than from their table.

import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { messageOf } from '../support/bare-database.ts'
import { column } from '../support/column.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { keptRequest } from '../support/kept-request.ts'
import { refusal } from '../support/refusal.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { request } from '../support/superuser-request.ts'

const policy = (storage: string) => `
pgladder: 1
roleSource: session
users: { type: text, table: public.users }
roles: [Clerk, Watcher]
tables:
  public.orders:
    key: { column: id, type: integer }
    owner: owner_id
    objectAcl: ${storage}
${storage === 'none' ? '' : '    onCreate: [{ role: Watcher, FIND: GRANT }]'}
    roles:
      AuthenticatedUser: { CREATE: GRANT }
      Clerk: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }
  public.visits:
    key: { column: id, type: integer }
    owner: owner_id
    objectAcl: ${storage}
    roles: { Clerk: { FIND: GRANT, UPDATE: GRANT }, AuthenticatedUser: { CREATE: GRANT } }
`

const setup = `
  create table public.users (id text primary key);
  insert into public.users select unnest(array['anna', 'bert', 'carl']);
  create table public.orders (id integer primary key, owner_id text, title text);
  create table public.visits (id integer primary key, owner_id text) partition by range (id);
  create table public.visits_low partition of public.visits for values from (0) to (100);
  create table public.visits_high partition of public.visits for values from (100) to (200);
  create function public.meddle() returns trigger language plpgsql as $$
    begin
      new.pgladder_entries := array[8];
      return new;
    end $$;
`

const objects = `
  delete from public.orders; delete from public.visits;
  insert into public.users select unnest(array['anna', 'bert', 'carl']) on conflict do nothing;
  insert into public.orders values (1, 'anna', 'tea'), (2, 'bert', 'coffee'), (3, null, 'water');
  insert into public.visits values (1, 'anna'), (2, 'bert'), (101, 'bert');
`
const reset = `${objects} delete from ladder_internal.public__orders_entries;`

/** An entry, as the superuser writes it. */
const entry = (
  object: number,
  who: string,
  effect = 'GRANT',
  { operation = 'FIND', until = 'null', of = 'orders' } = {},
) => {
  const role = /^[A-Z*]/.test(who)
  const id = role
    ? `(select r.id from ladder_internal.roles as r where coalesce(r.name, r.kind) = '${who.replace('*', 'all ')}')`
    : 'null'
  return `insert into ladder_internal.public__${of}_entries (object_id, operation, user_id, role_id, effect, until)
    values (${object}, '${operation}', ${role ? 'null' : `'${who}'`}, ${id}, '${effect}', ${until});`
}

let database: LadderDatabase

beforeAll(async () => {
  database = await createLadderDatabase({ policy: policy('projected'), setup })
})

afterAll(() => database?.drop())

beforeEach(async () => {
  await database.superuser.query(reset)
})

const ids = (client: Pick<pg.PoolClient, 'query'>, from = 'public.orders') =>
  column(client, `select id as value from ${from} order by id`)

/** What a request finds, after the superuser has done something that is taken back. */
const seen = (who: string, after = '', from = 'public.orders') =>
  request(database, who, (client) => ids(client, from), after)

const codes = async (object: number, of = 'orders') => {
  const { rows } = await database.superuser.query<{ codes: string[] }>(
    `select pgladder_entries::text[] as codes from public.${of} where id = $1`,
    [object],
  )
  return rows[0]?.codes ?? []
}

describe('an entry that is kept on the row', () => {
  it('is found there, and in no other row', async () => {
    expect(await seen(`'carl'`)).toEqual([])
    expect(await seen(`'carl'`, entry(1, 'carl'))).toEqual([1])
    expect(await seen(`'carl'`, entry(1, 'carl', 'DENY'))).toEqual([])
    expect(await seen(`'carl'`, entry(1, 'carl', 'GRANT', { operation: 'UPDATE' }))).toEqual([])
    expect(await seen(`'anna'`, entry(1, 'anna', 'DENY'))).toEqual([])
    expect(await seen(`'anna'`, entry(1, 'anna', 'DENY') + entry(1, '*roles'))).toEqual([1])
    expect(await seen(`'carl', roles => '{Watcher}'`, entry(2, 'Watcher') + entry(3, 'Clerk'))).toEqual([2])
    expect(await seen('', entry(2, '*users') + entry(3, '*roles'))).toEqual([3])
    expect(await seen(`'carl'`, entry(2, '*users') + entry(3, '*roles'))).toEqual([2, 3])
  })

  it('follows its table: changed, taken back, moved to another object, gone with its user', async () => {
    const change = (statement: string) =>
      `${entry(1, 'carl')}${entry(2, 'carl')} ${statement.replaceAll('entries', 'ladder_internal.public__orders_entries')}`
    expect(await seen(`'carl'`, change(`update entries set effect = 'DENY' where object_id = 1`))).toEqual([2])
    expect(await seen(`'carl'`, change('delete from entries where object_id = 1'))).toEqual([2])
    expect(await seen(`'carl'`, change('update entries set object_id = 3 where object_id = 1'))).toEqual([2, 3])
    expect(await seen(`'carl'`, change('update public.orders set id = 9 where id = 1'))).toEqual([2, 9])
    await rolledBack(database.superuser, async (client) => {
      await client.query(change(`delete from public.users where id = 'carl'`))
      expect(await column(client, "select id as value from public.orders where pgladder_entries <> '{}'")).toEqual([])
    })
  })

  it('says nothing of who it is for to those who see the row', async () => {
    await database.superuser.query(entry(1, 'carl') + entry(1, 'Watcher'))
    expect(await codes(1)).toHaveLength(2)
    for (const code of await codes(1)) expect(code).toMatch(/^\d+$/)
  })

  it('counts until it expires, also where it was given at the same time as one that does not', async () => {
    await database.superuser.query(
      entry(1, 'carl', 'GRANT', { until: "'infinity'" }) +
        entry(2, 'carl', 'GRANT', { until: "now() - interval '1 s'" }) +
        entry(3, 'carl') +
        entry(2, 'bert', 'DENY', { until: "now() + interval '1 h'" }),
    )
    expect(await seen(`'carl'`)).toEqual([1, 3])
    expect(await seen(`'bert'`)).toEqual([])
    const end = (id: number, until: string) =>
      database.superuser.query(
        `update ladder_internal.public__orders_entries set until = ${until} where object_id = ${id}`,
      )
    await end(2, "now() + interval '1 h'")
    await end(3, "now() + interval '1 h'")
    expect(await seen(`'carl'`)).toEqual([1, 2, 3])
    expect(await seen(`'bert'`)).toEqual([])
    await end(1, "now() - interval '1 s'")
    await end(2, "now() - interval '1 s'")
    await end(3, 'null')
    expect(await seen(`'carl'`)).toEqual([3])
    expect(await seen(`'bert'`)).toEqual([2])
    expect(await codes(2)).toHaveLength(2)
  })

  it('is given to every new object by onCreate', async () => {
    await keptRequest(database.app.pool, `'carl'`, (query) =>
      query(`insert into public.orders (id, title) values (10, 'new'), (11, 'new')`),
    )
    expect(await seen(`'bert', roles => '{Watcher}'`)).toEqual([2, 10, 11])
    expect(await codes(10)).toHaveLength(1)
  })

  it('is not lost when two are given at the same time', async () => {
    const [one, other] = [await database.superuser.connect(), await database.superuser.connect()]
    try {
      await one.query(`begin; ${entry(1, 'bert')}`)
      const second = other.query(entry(1, 'carl'))
      await one.query('select pg_sleep(0.2); commit')
      await second
      expect(await seen(`'bert'`)).toEqual([1, 2])
      expect(await seen(`'carl'`)).toEqual([1])
      expect(await codes(1)).toHaveLength(2)
    } finally {
      one.release()
      other.release()
    }
  })

  it('of thousands of objects is one statement', async () => {
    await rolledBack(database.superuser, async (client) => {
      await client.query(`insert into public.orders select n, null, 'x' from generate_series(1000, 5999) as n`)
      await client.query(
        `insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect)
         select n, 'FIND', 'carl', 'GRANT' from generate_series(1000, 5999) as n`,
      )
      const { rows } = await client.query(
        `select count(*)::integer as n from public.orders where pgladder_entries <> '{}'`,
      )
      expect(rows).toEqual([{ n: 5000 }])
    })
  })
})

describe('a trigger of the application', () => {
  const entries = 'ladder_internal.public__orders_entries'

  it('runs as a role that may do nothing when an entry is written to its object', async () => {
    await rolledBack(database.superuser, async (client) => {
      await client.query(`
        create table public.witness (who text);
        create function public.look() returns trigger language plpgsql as $$
          begin
            new.title := current_user;
            return new;
          end $$;
        create trigger zz before update on public.orders for each row execute function public.look();
        ${entry(1, 'carl')}`)
      const [who] = await column(client, 'select title as value from public.orders where id = 1')
      expect(who).toBe(`${database.prefix}_projector`)
      for (const statement of [
        'select id from public.orders',
        'delete from public.orders',
        `select * from ${entries}`,
        'select * from ladder_internal.api_keys',
        `insert into public.witness values ('x')`,
        'create table public.mine ()',
        'create table ladder_internal.mine ()',
        `select ladder.enter(server_code => true)`,
      ]) {
        await client.query(`savepoint s; set local role ${who}`)
        await expect(client.query(statement)).rejects.toMatchObject(refusal)
        await client.query('rollback to s')
      }
    })
  })

  it('that is led to an object of the request does not carry it into the ladder', async () => {
    const application = `
      create function public.touch() returns trigger language plpgsql as $$
        begin
          perform 1 from touched;
          return null;
        exception when undefined_table then
          return null;
        end $$;
      create trigger touch after update on public.orders for each statement execute function public.touch();`
    const attack = `
      create function pg_temp.evil() returns integer language plpgsql as $$
        begin
          insert into ladder_internal.api_keys (id, secret_hash, role_id)
          select 'evil', sha256('x'), id from ladder_internal.roles where name = 'ServerCodeUser';
          return 1;
        end $$;
      create view pg_temp.touched as select pg_temp.evil() as id;
      grant select on pg_temp.touched to public;`
    const run = (client: pg.PoolClient) => client.query(`${attack} insert into public.orders (id) values (50)`)
    await expect(request(database, `'anna'`, run, application)).rejects.toMatchObject({
      ...refusal,
      message: expect.stringContaining('ladder_internal'),
    })
    await expect(request(database, `'anna'`, run)).resolves.toBeDefined()
  })

  it.each([
    'return null',
    'return old',
  ])('that keeps an entry from its object makes giving or taking it an error: %s', async (veto) => {
    const frozen = `
      create function public.stay() returns trigger language plpgsql as $$ begin ${veto}; end $$;
      create trigger stay before update on public.orders for each row execute function public.stay();`
    const spoilt = (statement: string, before = '') =>
      rolledBack(database.superuser, async (client) => {
        await client.query(`${before}${frozen}`)
        return client.query(statement)
      })
    const fault = { code: '55000', message: expect.stringContaining('pgladder_entries') }
    await expect(spoilt(entry(1, 'anna', 'DENY'))).rejects.toMatchObject(fault)
    await expect(spoilt(`delete from ${entries}`, entry(1, 'carl'))).rejects.toMatchObject(fault)
    await expect(spoilt(`delete from public.users where id = 'carl'`, entry(1, 'carl'))).rejects.toMatchObject(fault)
    await expect(spoilt(`update ${entries} set until = now()`, entry(1, 'carl'))).rejects.toMatchObject(fault)
  })
})

describe('entries that come by other ways', () => {
  it('are not had by a new object whose row brings them', async () => {
    const copy = `${entry(1, 'carl')}
      create table public.archive as select * from public.orders;
      insert into public.orders select id + 100, owner_id, title, pgladder_entries from public.archive;`
    expect(await seen(`'carl'`, copy)).toEqual([1])
    const back = `${entry(1, 'carl')}
      create table public.archive as select * from public.orders; delete from public.orders;
      insert into public.orders select * from public.archive;`
    expect(await seen(`'carl'`, back)).toEqual([])
  })

  it('go with a table that is emptied', async () => {
    const emptied = `${entry(1, 'carl')} truncate public.users cascade; insert into public.users values ('carl');`
    expect(await seen(`'carl'`, emptied)).toEqual([])
  })

  it('hinder nobody when their table is dropped, and are none when it is made again', async () => {
    const on = await createLadderDatabase({ policy: policy('projected'), setup: setup + objects })
    try {
      await on.superuser.query(`${entry(1, 'carl')} drop table public.orders cascade;`)
      await on.superuser.query(`delete from public.users where id = 'bert'; select ladder.forget_user('anna')`)
      await on.superuser.query(`set role ${on.owner.role}; create table public.orders (id integer primary key, owner_id text, title text);
        insert into public.orders values (1, 'anna', 'tea'); reset role`)
      await on.migrate(
        policy('projected').replace(
          'UPDATE: GRANT, REMOVE: GRANT }\n    ownerPolicy',
          'UPDATE: GRANT }\n    ownerPolicy',
        ),
      )
      expect(await request(on, `'carl'`, (client) => ids(client))).toEqual([])
      await on.superuser.query(entry(1, 'carl'))
      expect(await request(on, `'carl'`, (client) => ids(client))).toEqual([1])
    } finally {
      await on.drop()
    }
  })

  it('are none in a table that was rebuilt from a copy', async () => {
    const on = await createLadderDatabase({ policy: policy('projected'), setup: setup + objects })
    try {
      await on.superuser.query(entry(1, 'carl'))
      await on.superuser.query(`set role ${on.owner.role};
        create table public.rebuilt (like public.orders including all);
        set row_security = off; alter table public.orders no force row level security;
        insert into public.rebuilt select * from public.orders;
        drop table public.orders cascade; alter table public.rebuilt rename to orders; reset role; reset row_security`)
      await on.migrate(
        policy('projected').replace('Clerk: { FIND: GRANT, UPDATE: GRANT, REMOVE', 'Clerk: { UPDATE: GRANT, REMOVE'),
      )
      expect(await request(on, `'carl'`, (client) => ids(client))).toEqual([])
    } finally {
      await on.drop()
    }
  })
})

describe('the column of entries', () => {
  const meddled = { code: '55000', message: expect.stringContaining('pgladder_entries') }
  const me = `'anna', roles => '{Clerk}'`
  it.each([
    'update public.orders set pgladder_entries = array[8]',
    `update public.orders set title = 'x', pgladder_entries = '{}'`,
    `insert into public.orders (id, pgladder_entries) values (7, array[8])`,
    `insert into public.orders (id, pgladder_entries) values (7, '{}')`,
    `insert into public.orders values (7, 'anna', 'x', array[8])`,
    `insert into public.orders (id) values (1) on conflict (id) do update set pgladder_entries = array[8]`,
    `merge into public.orders as o using (values (1)) as v (id) on o.id = v.id when matched then update set pgladder_entries = array[8]`,
  ])('is written by no request: %s', async (statement) => {
    const run = (client: pg.PoolClient) => client.query(statement)
    await expect(request(database, me, run)).rejects.toMatchObject(refusal)
    await expect(request(database, `'anna'`, run)).rejects.toMatchObject(refusal)
    const harmless = ["update public.orders set title = 'x'", 'insert into public.orders (id) values (7)']
    for (const plain of harmless) {
      expect((await request(database, me, (client) => client.query(plain))).rowCount).toBeGreaterThan(0)
    }
  })

  it('stays as it was where its privilege is given away, and a trigger of the application’s that meddles is an error', async () => {
    const privilege = `grant update on public.orders to ${database.prefix}_as_authenticated__clerk;`
    const write = async (client: pg.PoolClient) => {
      await client.query(`update public.orders set pgladder_entries = array[8], title = 'x' where id = 1`)
      return column(client, 'select pgladder_entries::text as value from public.orders where id = 1')
    }
    expect(await request(database, me, write, privilege)).toEqual(['{}'])
    const open = `${privilege} alter table public.orders disable trigger pgladder_keeps_entries, disable trigger pgladder_guards_entries;`
    expect(await request(database, me, write, open)).toEqual(['{8}'])
    const last = `create trigger zz before update on public.orders for each row execute function public.meddle();`
    const harmless = (client: pg.PoolClient) => client.query(`update public.orders set title = 'x' where id = 1`)
    await expect(request(database, me, harmless, last)).rejects.toMatchObject(meddled)
    const once = last.replace('before update on', 'before update of title on')
    await expect(request(database, me, harmless, once)).rejects.toMatchObject(meddled)
    const born = `create trigger zz before insert on public.orders for each row execute function public.meddle();`
    const create = (client: pg.PoolClient) => client.query(`insert into public.orders (id) values (7)`)
    for (const profile of ['', 'delete from ladder_internal.profiles;']) {
      await expect(request(database, `'anna'`, create, profile + born)).rejects.toMatchObject(refusal)
      expect((await request(database, `'anna'`, create, profile)).rowCount).toBe(1)
    }
  })

  it('is not written by the owner of the table either', async () => {
    await database.superuser.query(entry(1, 'carl'))
    const before = await codes(1)
    await database.superuser.query(`update public.orders set pgladder_entries = '{}', title = 'x'`)
    expect(await codes(1)).toEqual(before)
  })

  it('moves with its object from partition to partition, and cannot be changed on the way', async () => {
    const given = entry(1, 'carl', 'GRANT', { of: 'visits' })
    expect(await seen(`'carl'`, given, 'public.visits')).toEqual([1])
    const move = `alter table public.visits disable trigger pgladder_keeps_key, disable trigger pgladder_watches_moves;`
    const moved = `${given} ${move} update public.visits set id = 150 where id = 1;`
    expect(await seen(`'carl'`, moved, 'public.visits')).toEqual([150])
    const last = `create trigger zz before update on public.visits for each row execute function public.meddle();`
    const touch = (client: pg.PoolClient) => client.query('update public.visits set id = id where id = 2')
    await expect(request(database, me, touch, last)).rejects.toMatchObject(meddled)
  })

  it('leaves new columns to the owner of the table, who grants them with one call', async () => {
    const write = `update public.orders set colour = 'red' where id = 1`
    const added = 'alter table public.orders add column colour text;'
    const run = (client: pg.PoolClient) => client.query(write)
    await expect(request(database, me, run, added)).rejects.toMatchObject(refusal)
    await rolledBack(database.owner.pool, async (client) => {
      await client.query(`${added} select ladder.grant_columns('public.orders')`)
      const { rows } = await client.query(
        `select has_column_privilege($1, 'public.orders', 'colour', 'insert') as inserts,
           has_column_privilege($2, 'public.orders', 'colour', 'update') as updates,
           has_column_privilege($2, 'public.orders', 'pgladder_entries', 'update') as entries`,
        [`${database.prefix}_as_authenticated`, `${database.prefix}_as_authenticated__clerk`],
      )
      expect(rows).toEqual([{ inserts: true, updates: true, entries: false }])
    })
    await rolledBack(database.app.pool, async (client) => {
      await client.query(`select ladder.enter(${me})`)
      await expect(client.query(`select ladder.grant_columns('public.orders')`)).rejects.toMatchObject(refusal)
    })
  })
})

describe('a policy that asks for it later', () => {
  it('has the column filled, and dropped when it asks no more; the answers stay', async () => {
    const on = await createLadderDatabase({ policy: policy('table'), setup: setup + objects })
    const look = async () =>
      Promise.all(
        [`'anna'`, `'bert'`, `'carl'`, `'carl', roles => '{Watcher}'`, ''].map((who) =>
          request(on, who, (client) => ids(client)),
        ),
      )
    const entries = async () =>
      column(
        on.superuser,
        `select count(*)::integer as value from pg_attribute where attname = 'pgladder_entries' and not attisdropped and attrelid = 'public.orders'::regclass`,
      )
    try {
      await on.superuser.query(
        entry(2, 'carl') +
          entry(1, 'anna', 'DENY') +
          entry(3, 'Watcher') +
          entry(3, 'anna', 'GRANT', { until: "'infinity'" }),
      )
      const before = await look()
      expect(before).toEqual([[3], [2], [2], [2, 3], []])
      for (const storage of ['projected', 'table', 'projected', 'none', 'projected']) {
        await on.migrate(policy(storage))
        if (storage !== 'none') expect(await look()).toEqual(before)
        expect(await entries()).toEqual([storage === 'projected' ? 1 : 0])
      }
      await on.superuser.query('delete from ladder_internal.public__orders_entries')
      expect(await look()).toEqual([[1], [2], [], [], []])
    } finally {
      await on.drop()
    }
  })

  it('does not fill it anew when something else changes', async () => {
    const on = await createLadderDatabase({ policy: policy('projected'), setup: setup + objects })
    try {
      await on.superuser.query(entry(2, 'carl'))
      const [before] = await column(on.superuser, 'select xmin::text as value from public.orders where id = 2')
      const texts = await on.migrate(
        policy('projected')
          .replace('roles: [Clerk', 'roles: [Boss, Clerk')
          .replace('      Clerk: {', '      Boss: { FIND: GRANT }\n      Clerk: {'),
      )
      expect(texts.join()).toContain('.project(')
      expect(await column(on.superuser, 'select xmin::text as value from public.orders where id = 2')).toEqual([before])
      expect(await request(on, `'carl'`, (client) => ids(client))).toEqual([2])
    } finally {
      await on.drop()
    }
  })

  it('is refused where the table has a column of that name', async () => {
    const refused = createLadderDatabase({
      policy: policy('projected'),
      setup: `${setup} alter table public.orders add column pgladder_entries bigint[] not null default '{}';`,
    })
    expect(await messageOf(refused)).toContain('public.orders has a column pgladder_entries that pgladder did not make')
  })
})
