// Attacks through plans that outlive an identity, and through functions that see rows before the policy does.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { sharedOrdersPolicy } from '../support/orders-policies.ts'
import { anna, bert, ordersSetup } from '../support/orders-world.ts'

let database: LadderDatabase

beforeAll(async () => {
  database = await createLadderDatabase({ policy: sharedOrdersPolicy, setup: ordersSetup })
  await database.owner.pool.query(`
    create schema shapes;
    grant usage on schema shapes to ${database.prefix}_session;
    create function shapes.in_plpgsql() returns setof text language plpgsql as $$
      begin
        return query select o.title from public.orders as o;
      end $$;
    create function shapes.dynamic() returns setof text language plpgsql as $$
      begin
        return query execute 'select o.title from public.orders as o';
      end $$;
    create function shapes.in_sql() returns setof text language sql stable as 'select o.title from public.orders as o';
    create function shapes.in_volatile_sql() returns setof text language sql volatile as 'select o.title from public.orders as o';
    create function shapes.in_atomic_sql() returns setof text language sql stable
      begin atomic
        select o.title from public.orders as o;
      end;
    create function shapes.in_loop() returns setof text language plpgsql as $$
      declare
        v_order record;
      begin
        for v_order in select o.title from public.orders as o loop
          return next v_order.title;
        end loop;
      end $$;
    create function shapes.whose() returns uuid language plpgsql as 'begin return ladder.user_id(); end';
    create view shapes.in_view with (security_invoker) as select o.title from public.orders as o;
    grant select on shapes.in_view to ${database.prefix}_session;
  `)
})

afterAll(() => database?.drop())

interface Asker {
  readonly enter: string
  readonly titles: readonly string[]
}

const askers: readonly Asker[] = [
  { enter: `'${anna}'`, titles: ['tea'] },
  { enter: `'${bert}'`, titles: ['coffee'] },
  { enter: '', titles: [] },
  { enter: 'server_code => true', titles: ['coffee', 'tea'] },
]

async function titles(client: pg.PoolClient, query: string): Promise<readonly string[]> {
  const { rows } = await client.query<Record<string, string>>(query)
  return rows.flatMap((row) => Object.values(row)).sort()
}

/** Everybody asks, twice, on one connection, and each is answered for themselves. */
async function askInTurn(prepare: string, query: string, modes = ['auto', 'force_generic_plan', 'force_custom_plan']) {
  for (const mode of modes) {
    const client = await database.app.pool.connect()
    try {
      await client.query(`set plan_cache_mode = ${mode}`)
      if (prepare !== '') await client.query(`begin; select ladder.enter('${anna}'); ${prepare}; commit`)
      for (const { enter, titles: expected } of [...askers, ...askers]) {
        await client.query(`begin; select ladder.enter(${enter})`)
        expect([mode, enter, await titles(client, query)]).toEqual([mode, enter, expected])
        await client.query('commit')
      }
    } finally {
      client.release(true)
    }
  }
}

describe('B1: what one identity has planned serves another its own rows only', () => {
  const shapes: readonly (readonly [shape: string, prepare: string, query: string])[] = [
    ['a prepared statement', 'prepare kept as select title from public.orders', 'execute kept'],
    [
      'a prepared statement with a parameter',
      'prepare kept (text) as select title from public.orders where title <> $1',
      `execute kept ('x')`,
    ],
    ['a plpgsql function', '', 'select shapes.in_plpgsql()'],
    ['a plpgsql loop', '', 'select shapes.in_loop()'],
    ['dynamic SQL in plpgsql', '', 'select shapes.dynamic()'],
    ['an SQL function that is inlined', '', 'select * from shapes.in_sql()'],
    ['an SQL function that is not', '', 'select shapes.in_volatile_sql()'],
    ['an SQL-standard body', '', 'select * from shapes.in_atomic_sql()'],
    ['a view with its caller’s rights', '', 'select * from shapes.in_view'],
    ['a prepared call of a function', 'prepare kept as select * from shapes.in_sql()', 'execute kept'],
    ['a prepared query of a view', 'prepare kept as select * from shapes.in_view', 'execute kept'],
  ]
  it.each(shapes)('in %s', async (_shape, prepare, query) => {
    await askInTurn(prepare, query)
  })

  it('in a statement that the driver prepares', async () => {
    const client = await database.app.pool.connect()
    try {
      for (let round = 0; round < 8; round += 1) {
        for (const { enter, titles: expected } of askers) {
          await client.query(`begin; select ladder.enter(${enter})`)
          const { rows } = await client.query<{ title: string }>({
            name: 'kept',
            text: 'select title from public.orders where title <> $1 order by title',
            values: ['x'],
          })
          expect(rows.map(({ title }) => title)).toEqual(expected)
          await client.query('commit')
        }
      }
    } finally {
      client.release(true)
    }
  })

  it('in an expression that plpgsql keeps', async () => {
    const client = await database.app.pool.connect()
    try {
      for (const user of [anna, bert, anna]) {
        await client.query(`begin; select ladder.enter('${user}')`)
        expect(await titles(client, 'select shapes.whose()')).toEqual([user])
        await client.query('commit')
      }
    } finally {
      client.release(true)
    }
  })

  it('in writes as in reads', async () => {
    const client = await database.app.pool.connect()
    try {
      await client.query('set plan_cache_mode = force_generic_plan')
      await client.query(`begin; select ladder.enter('${anna}')`)
      await client.query('prepare changed as update public.orders set title = title')
      await client.query('prepare removed as delete from public.orders')
      await client.query(`prepare created as insert into public.orders (title) values ('new')`)
      await client.query('commit')
      for (const { enter, titles: own } of [...askers, ...askers]) {
        await client.query(`begin; select ladder.enter(${enter})`)
        expect((await client.query('execute changed')).rowCount).toBe(own.length)
        expect((await client.query('execute removed')).rowCount).toBe(own.length)
        const created = client.query('execute created')
        if (enter === '') await expect(created).rejects.toMatchObject({ code: '42501' })
        else expect((await created).rowCount).toBe(1)
        await client.query('rollback')
      }
    } finally {
      client.release(true)
    }
  })

  it('in one transaction, too', async () => {
    const client = await database.app.pool.connect()
    try {
      await client.query('set plan_cache_mode = force_generic_plan')
      await client.query(`begin; select ladder.enter('${anna}'); prepare kept as select title from public.orders`)
      for (const { enter, titles: expected } of askers) {
        await client.query(`reset role; select ladder.enter(${enter})`)
        expect(await titles(client, 'execute kept')).toEqual(expected)
      }
    } finally {
      await client.query('rollback')
      client.release(true)
    }
  })
})

describe('B5: the functions that read the request', () => {
  const readers = `
    select p.oid::regprocedure::text as name, p.provolatile as volatility, p.proleakproof as leakproof
    from pg_proc as p
    where p.pronamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace)`

  it('are never IMMUTABLE', async () => {
    const { rows } = await database.superuser.query(readers)
    const of = (name: string) => rows.find((row) => row.name.endsWith(name))?.volatility
    const context = [
      'context(text)',
      'user_id()',
      'system_roles()',
      'custom_roles()',
      'ladder.roles()',
      'has_role(text)',
      'role_ids()',
      'may_own(integer)',
      'may_other(integer)',
      'public__orders_object_ids(text,text)',
      'allowed(text,regclass,text)',
      'allowed_on_table(text,integer,boolean,timestamp with time zone)',
      'judge_objects(text,ladder_internal.containers,text[],timestamp with time zone)',
      'actor()',
    ]
    expect(context.map((name) => [name, of(name)])).toEqual(context.map((name) => [name, 's']))
    // What is left is told its answer by its arguments alone.
    const immutable = rows.filter(({ volatility }) => volatility === 'i').map(({ name }) => name)
    expect(immutable.sort()).toEqual([
      'ladder_internal.depth_of(text)',
      'ladder_internal.system_roles_of(uuid,text,text,boolean)',
    ])
  })

  it('would hand one identity’s rows to another if they were', async () => {
    const client = await database.superuser.connect()
    try {
      await client.query(`
        begin;
        alter function ladder_internal.context(text) immutable;
        alter function ladder.user_id() immutable;
        alter function ladder_internal.may_own(integer) immutable;
        alter function ladder_internal.may_other(integer) immutable;
        set local plan_cache_mode = force_generic_plan;
        set local session authorization ${database.app.role};
        select ladder.enter('${anna}');
        prepare kept as select title from public.orders;
      `)
      expect(await titles(client, 'execute kept')).toEqual(['tea'])
      await client.query(`reset role; select ladder.enter('${bert}')`)
      expect(await titles(client, 'execute kept')).toEqual(['tea'])
    } finally {
      await client.query('rollback; deallocate all')
      client.release()
    }
  })

  it('C3: are never LEAKPROOF, nor is any function of the ladder', async () => {
    const { rows } = await database.superuser.query(readers)
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter(({ leakproof }) => leakproof)).toEqual([])
  })
})

describe('C1, C2: a condition of the caller’s own', () => {
  /** The titles that a cheap function in WHERE gets to see. */
  async function overheard({ leakproof }: { readonly leakproof: boolean }): Promise<readonly string[]> {
    const client = await database.superuser.connect()
    const heard: string[] = []
    const note = ({ message }: { readonly message?: string | undefined }) => heard.push(message ?? '')
    client.on('notice', note)
    try {
      await client.query(`
        begin;
        create function public.overhear(p_title text) returns boolean language plpgsql cost 0.0000001 as
          $$ begin raise notice '%', p_title; return true; end $$;
        ${leakproof ? 'alter function public.overhear(text) leakproof;' : ''}
        set local session authorization ${database.app.role};
        select ladder.enter('${anna}');
        select from public.orders where public.overhear(title);
      `)
      return heard.sort()
    } finally {
      await client.query('rollback')
      client.off('notice', note)
      client.release()
    }
  }

  it('C1: is asked about visible rows only, however cheap it is', async () => {
    expect(await overheard({ leakproof: false })).toEqual(['tea'])
    expect(await overheard({ leakproof: true })).toEqual(['coffee', 'tea'])
  })

  it.each([
    `select from public.orders where 1 / (case title when 'coffee' then 0 else 1 end) = 1`,
    `select from public.orders where (case title when 'coffee' then 'x' else '1' end)::integer = 1`,
    `update public.orders set title = title where 1 / (case title when 'coffee' then 0 else 1 end) = 1`,
    `delete from public.orders where 1 / (case title when 'coffee' then 0 else 1 end) = 1`,
  ])('C2: fails on no hidden row: %s', async (statement) => {
    const client = await database.app.pool.connect()
    const run = async (enter: string) => {
      await client.query(`begin; select ladder.enter(${enter})`)
      try {
        return await client.query(statement)
      } finally {
        await client.query('rollback')
      }
    }
    try {
      expect((await run(`'${anna}'`)).rowCount).toBe(1)
      await expect(run(`'${bert}'`)).rejects.toMatchObject({ code: expect.stringMatching(/^22/) })
    } finally {
      client.release()
    }
  })
})

describe('C4: a view with the rights of its owner', () => {
  it('shows nothing, for the owner of the tables is shown nothing; with those of its caller it shows the caller’s own', async () => {
    const client = await database.app.pool.connect()
    try {
      await database.owner.pool.query(`
        create view shapes.as_owner as select o.title from public.orders as o;
        grant select on shapes.as_owner to ${database.prefix}_session`)
      await client.query(`begin; select ladder.enter('${anna}')`)
      expect(await titles(client, 'select * from shapes.as_owner')).toEqual([])
      expect(await titles(client, 'select * from shapes.in_view')).toEqual(['tea'])
    } finally {
      await client.query('rollback')
      client.release()
      await database.owner.pool.query('drop view shapes.as_owner')
    }
  })
})

describe('C5 to C7: what PostgreSQL tells of hidden rows, and nobody can keep it from telling', () => {
  it('is how many there were, by EXPLAIN ANALYZE, and nothing that is in them', async () => {
    const client = await database.app.pool.connect()
    try {
      await client.query(
        `begin; select ladder.enter('${anna}'); set local enable_indexscan = off; set local enable_bitmapscan = off`,
      )
      const plan = (
        await titles(client, 'explain (analyze, verbose, buffers off, costs off) select title from public.orders')
      ).join('\n')
      expect(plan).toContain('Rows Removed by Filter: 1')
      expect(plan).not.toContain('coffee')
      expect(plan).not.toContain(bert)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('is nothing by the statistics of the columns, which are not to be read', async () => {
    await database.superuser.query('analyze public.orders')
    const all = `select count(*)::integer as count from pg_stats where tablename = 'orders' and schemaname = 'public'`
    expect((await database.superuser.query(all)).rows).not.toEqual([{ count: 0 }])
    const client = await database.app.pool.connect()
    try {
      await client.query(`begin; select ladder.enter('${anna}')`)
      expect((await client.query(all)).rows).toEqual([{ count: 0 }])
      await expect(client.query('select from pg_catalog.pg_statistic')).rejects.toMatchObject({ code: '42501' })
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
