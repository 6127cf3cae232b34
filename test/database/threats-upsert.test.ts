// D22: UPSERT as a permission of its own. Nobody comes to it, or past it, by the way in which a statement is written.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { attemptAs, parcelsPolicy, parcelsSetup } from '../support/parcels-world.ts'
import { refusal } from '../support/refusal.ts'
import { request } from '../support/superuser-request.ts'

let database: LadderDatabase

beforeAll(async () => {
  database = await createLadderDatabase({ setup: parcelsSetup, policy: parcelsPolicy })
})

afterAll(() => database?.drop())

const attempt = (roles: readonly string[], ...statements: readonly string[]) =>
  attemptAs(database, { roles }, ...statements)

/** Every way to have some of the three permissions, without the owner policy's part in it: the objects are Bert's. */
const holders = {
  Upserter: ['Upserter'],
  'Creator and Updater': ['Creator', 'Updater'],
  Creator: ['Creator'],
  Updater: ['Updater'],
} as const

type Holder = keyof typeof holders

interface Claim {
  readonly title: string
  readonly statement: string
  /** The rows that are new or changed, for those who may; whoever is not named is refused. */
  readonly done: Partial<Record<Holder, readonly string[]>>
}

const onConflict = `on conflict (id) do update set label = excluded.label`
const upserts = (...rows: readonly string[]) => ({ Upserter: rows })
const creates = (...rows: readonly string[]) => ({ 'Creator and Updater': rows, Creator: rows })
const updates = (...rows: readonly string[]) => ({ 'Creator and Updater': rows, Updater: rows })

const claims: readonly Claim[] = [
  {
    title: 'ON CONFLICT DO UPDATE of an object that is there is an UPSERT',
    statement: `insert into parcels (id, label) values (2, 'x') ${onConflict}`,
    done: upserts('2 x bert'),
  },
  {
    title: 'ON CONFLICT DO UPDATE of a new object is an UPSERT',
    statement: `insert into parcels (id, label) values (9, 'x') ${onConflict}`,
    done: upserts('9 x anna'),
  },
  {
    title: 'ON CONFLICT DO NOTHING is a CREATE',
    statement: `insert into parcels (id, label) values (2, 'x'), (9, 'x') on conflict do nothing`,
    done: creates('9 x anna'),
  },
  { title: 'INSERT is a CREATE', statement: `insert into parcels (id) values (9)`, done: creates('9 new anna') },
  {
    title: 'MERGE that inserts and updates is an UPSERT',
    statement: `merge into parcels as p using (values (2), (9)) as v (id) on p.id = v.id
      when matched then update set label = 'x' when not matched then insert (id, label) values (v.id, 'x')`,
    done: upserts('2 x bert', '9 x anna'),
  },
  {
    title: 'MERGE that only inserts is a CREATE',
    statement: `merge into parcels as p using (values (2), (9)) as v (id) on p.id = v.id
      when not matched then insert (id, label) values (v.id, 'x')`,
    done: creates('9 x anna'),
  },
  {
    title: 'MERGE that only updates is an UPDATE',
    statement: `merge into parcels as p using (values (2), (9)) as v (id) on p.id = v.id
      when matched then update set label = 'x'`,
    done: updates('2 x bert'),
  },
  {
    title: 'a writing CTE that feeds the other write is an UPSERT of both',
    statement: `with w as (update parcels set label = 'x' where id = 2 returning id)
      insert into parcels (id, label) select id + 50, 'x' from w`,
    done: { ...upserts('2 x bert', '52 x anna'), 'Creator and Updater': [] },
  },
  {
    title: 'a writing CTE that inserts for an UPDATE is an UPSERT of both',
    statement: `with w as (insert into parcels (id, label) values (9, 'x') returning id)
      update parcels set label = 'x' where id = 2 and exists (select from w)`,
    done: upserts('2 x bert', '9 x anna'),
  },
  {
    title: 'an upsert of the old kind is an UPSERT',
    statement: `with w as (update parcels set label = 'x' where id = 9 returning id)
      insert into parcels (id, label) select 9, 'x' where not exists (select from w)`,
    done: upserts('9 x anna'),
  },
  {
    title: 'a writing CTE on another table does not make an INSERT one',
    statement: `with w as (insert into shelves (id, label) values (9, 'x') returning id)
      insert into parcels (id, label) select id, 'x' from w`,
    done: creates('9 x anna', 'shelf 9 x anna'),
  },
  {
    title: 'a writing CTE on another table that nobody reads does not make an INSERT one',
    statement: `with w as (insert into shelves (id, label) values (9, 'x')) insert into parcels (id, label) values (9, 'x')`,
    done: creates('9 x anna', 'shelf 9 x anna'),
  },
  {
    title: 'two INSERTs in one statement are CREATEs',
    statement: `with w as (insert into parcels (id, label) values (9, 'x') returning id)
      insert into parcels (id, label) select id + 1, 'x' from w`,
    done: creates('10 x anna', '9 x anna'),
  },
  {
    title: 'two INSERTs in one statement are CREATEs where nobody reads the first',
    statement: `with w as (insert into parcels (id, label) values (9, 'x')) insert into parcels (id, label) values (10, 'x')`,
    done: creates('10 x anna', '9 x anna'),
  },
  {
    title: 'two UPDATEs in one statement are UPDATEs where nobody reads the first',
    statement: `with w as (update parcels set label = 'x' where id = 2) update parcels set label = 'x' where id = 1`,
    done: updates('1 x anna', '2 x bert'),
  },
  {
    title: 'two UPDATEs in one statement are UPDATEs',
    statement: `with w as (update parcels set label = 'x' where id = 2 returning id)
      update parcels set label = 'x' where id = 1 and exists (select from w)`,
    done: updates('1 x anna', '2 x bert'),
  },
  {
    title: 'a function in the row source that inserts is a statement of its own',
    statement: `insert into parcels (id, label) select insert_parcel(9) + 1, 'x'`,
    done: creates('10 x anna', '9 new anna'),
  },
  {
    title: 'a function in the row source that updates is a statement of its own',
    statement: `insert into parcels (id, label) select update_parcel(2) + 50, 'x'`,
    done: { 'Creator and Updater': ['2 by function bert', '52 x anna'] },
  },
  {
    title: 'a function in WHERE that inserts is a statement of its own',
    statement: `update parcels set label = 'x' where id = 2 and insert_parcel(9) = 9`,
    done: { Upserter: [], 'Creator and Updater': ['2 x bert', '9 new anna'] },
  },
  {
    title: 'an SQL function that upserts is an UPSERT',
    statement: `select upsert_parcel(2), upsert_parcel(9)`,
    done: upserts('2 by function bert', '9 by function anna'),
  },
  {
    title: 'several writes in one message are judged one by one',
    statement: `insert into parcels (id, label) values (9, 'x'); update parcels set label = 'y' where id = 2;
      insert into parcels (id, label) values (10, 'x')`,
    done: { 'Creator and Updater': ['10 x anna', '2 y bert', '9 x anna'] },
  },
  {
    title: 'an upsert of a partitioned table is an UPSERT',
    statement: `insert into shelves (id, label) values (2, 'x'), (9, 'x') ${onConflict}`,
    done: upserts('shelf 2 x bert', 'shelf 9 x anna'),
  },
  {
    title: 'a conflict on another key than the object’s is judged on the object that is hit',
    statement: `insert into parcels (id, label, code) values (9, 'x', 20) on conflict (code) do update set label = excluded.label`,
    done: upserts('2 x bert'),
  },
]

const everyClaim = claims.flatMap(({ title, statement, done }) =>
  (Object.keys(holders) as Holder[]).map((holder) => ({ title, holder, statement, done: done[holder] })),
)

describe('D22: what a statement is', () => {
  it.each(everyClaim)('$title, by $holder', async ({ holder, statement, done }) => {
    const outcome = await attempt(holders[holder], statement)
    // An UPDATE that is refused touches nothing, where the caller could touch something else of the table.
    if (done === undefined && !('code' in outcome)) expect(outcome).toEqual([])
    else if (done === undefined) expect(outcome).toMatchObject(refusal)
    else expect(outcome).toEqual(done)
  })

  it('is its own within another statement', async () => {
    const upsert = `insert into parcels (id, label) select upsert_parcel(2) + 50, 'x'`
    const done = ['2 by function bert', '52 x anna']
    expect(await attemptAs(database, { roles: ['Creator', 'Upserter'] }, upsert)).toEqual(done)
    expect(await attemptAs(database, { roles: ['Creator', 'Updater'] }, upsert)).toMatchObject(refusal)
    expect(await attemptAs(database, { roles: ['Upserter'] }, upsert)).toMatchObject(refusal)
    // Creators may upsert letters of their own alone, so the policies have to ask which of the two it is.
    const after = `create function public.upsert_letter() returns integer language sql as $$
      insert into public.letters (id, label) values (1, 'y') on conflict (id) do update set label = excluded.label returning id $$`
    for (const nested of ['upsert_letter()::text', `ladder.upsert('letters', '{"id": 1, "label": "y"}')`]) {
      const insert = `insert into letters (id, label) select 51, ${nested}`
      const label = nested.startsWith('ladder') ? 'updated' : '1'
      expect(await attemptAs(database, { roles: ['Creator'], after }, insert)).toEqual([
        'letter 1 y anna',
        `letter 51 ${label} anna`,
      ])
    }
  })

  it('is told of a CTE that comes too late: the statement is refused as a whole', async () => {
    const statement = `with w as (update parcels set label = 'x' where id = 2) insert into parcels (id, label) values (9, 'x')`
    expect(await attempt(['Creator', 'Updater'], statement)).toMatchObject({
      code: '42501',
      message: expect.stringContaining('inserts into parcels and then updates it'),
    })
    expect(await attempt(['Upserter', 'Creator', 'Updater'], statement)).toEqual(['2 x bert', '9 x anna'])
  })

  it('is UPDATE for reading FOR UPDATE', async () => {
    const lock = `do $$ begin
      if (select count(*) from (select from parcels for update) as p) <> 2 then raise 'sees %', 'less' using errcode = 'XX001'; end if;
    end $$`
    expect(await attempt(['Updater'], lock)).toEqual([])
    expect(await attempt(['Upserter'], lock)).toMatchObject({ code: 'XX001' })
    expect(await attempt(['Creator'], lock)).toMatchObject(refusal)
  })

  it('is UPDATE for reading FOR UPDATE within an INSERT', async () => {
    const statement = `insert into parcels (id, label) select p.id + 50, 'x' from (select id from parcels where id = 2 for update) as p`
    expect(await attempt(['Creator', 'Updater'], statement)).toEqual(['52 x anna'])
    expect(await attempt(['Creator', 'Upserter'], statement)).toEqual([])
  })

  it('is REMOVE for the DELETE of a MERGE that inserts and updates too', async () => {
    const statement = `merge into parcels as p using (values (2), (9)) as v (id) on p.id = v.id
      when matched and v.id = 2 then delete when matched then update set label = 'x' when not matched then insert (id) values (v.id)`
    expect(await attempt(['Upserter'], statement)).toMatchObject(refusal)
    const { length } = (await attempt(['Upserter', 'Remover'], statement)) as readonly string[]
    expect(length).toBe(1)
  })

  it('is nothing for COPY, which PostgreSQL refuses', async () => {
    const identity = `'anna', roles => '{Creator,Updater,Upserter}'`
    await expect(
      request(database, identity, (client) => client.query('copy public.parcels from stdin')),
    ).rejects.toMatchObject({ code: '0A000' })
  })
})

describe('D22: an upsert of one’s own', () => {
  const upsert = (id: number) => `insert into letters (id, label) values (${id}, 'x') ${onConflict}`

  it('is the owner’s, and nobody else’s', async () => {
    expect(await attempt([], upsert(1))).toEqual(['letter 1 x anna'])
    expect(await attempt([], upsert(9))).toEqual(['letter 9 x anna'])
    expect(await attempt([], upsert(2))).toMatchObject(refusal)
    expect(await attempt(['Upserter'], upsert(2))).toEqual(['letter 2 x bert'])
  })

  it('is neither a CREATE nor an UPDATE', async () => {
    expect(await attempt([], `insert into letters (id) values (9)`)).toMatchObject(refusal)
    expect(await attempt([], `update letters set label = 'x'`)).toEqual([])
  })

  it('does not reach an object of another by another unique column', async () => {
    const statement = `insert into letters (id, code) values (9, 20) on conflict (code) do update set label = 'x'`
    expect(await attempt([], statement)).toMatchObject(refusal)
  })

  it('proposes no row of another’s', async () => {
    const statement = `insert into letters (id, owner_id) values (9, 'bert') ${onConflict}`
    expect(await attempt([], statement)).toMatchObject(refusal)
    expect(await attempt(['Upserter'], statement)).toMatchObject(refusal)
  })

  it('gives nothing away', async () => {
    const statement = `insert into letters (id) values (1) on conflict (id) do update set owner_id = 'bert'`
    expect(await attempt([], statement)).toMatchObject(refusal)
  })
})

describe('D22: what is forged', () => {
  const upsert = `insert into parcels (id, label) values (2, 'x') ${onConflict}`

  it.each([
    [
      'settings of every name that can be guessed',
      `select set_config('ladder.s' || n, ';0.0.X', true) from generate_series(1, 9) as n`,
    ],
    ['RESET ALL before', `do $$ begin reset all; end $$`],
  ])('does not make an upsert something else: %s', async (_, forge) => {
    expect(await attempt(['Creator', 'Updater'], forge, upsert)).toMatchObject(refusal)
  })

  it('is not the setting, which is listed nowhere', async () => {
    await request(database, `'anna', roles => '{Creator}'`, async (client) => {
      await client.query(`insert into parcels (id) values (9)`)
      const { rows } = await client.query<{ name: string }>(`select name from pg_settings where name like '%.s%'`)
      expect(rows).toEqual([])
      const all = await client.query<{ name: string }>('show all')
      expect(all.rows.filter(({ name }) => name.startsWith('ladder.'))).toEqual([])
      await expect(client.query('select * from ladder_internal.statement_setting')).rejects.toMatchObject(refusal)
    })
  })

  it.each([
    ['forgets everything', 'reset all'],
    ['inserts and swallows an error', `insert into public.parcels (id) values (77); raise 'x'`],
    ['updates and swallows an error', `update public.parcels set label = 'y'; raise 'x'`],
    ['upserts and swallows an error', `insert into public.parcels (id) values (1) ${onConflict}; raise 'x'`],
  ])('a function in the row source that %s does not make an upsert pass', async (_, body) => {
    const evil = `create function pg_temp.evil() returns integer language plpgsql as $$
      begin
        begin ${body}; exception when others then null; end;
        return 2;
      end $$`
    const statement = `insert into parcels (id, label) select pg_temp.evil(), 'x' ${onConflict}`
    expect(await attempt(['Creator', 'Updater'], evil, statement)).toMatchObject(refusal)
    const merge = `merge into parcels as p using (select pg_temp.evil() as id) as v on p.id = v.id
      when matched then update set label = 'x' when not matched then insert (id) values (v.id)`
    const outcome = await attempt(['Creator', 'Updater'], evil, merge)
    // RESET ALL leaves the identity and the stack behind: what is left is the plain UPDATE that this caller may do anyway.
    if (body === 'reset all') expect([[], ['2 x bert'], expect.objectContaining(refusal)]).toContainEqual(outcome)
    else expect(outcome).toMatchObject(refusal)
  })

  it('a statement behind a cursor that is opened within another does not make an upsert pass', async () => {
    const open = `do $$
      declare c refcursor := 'c';
      begin
        open c for execute 'update public.parcels set label = ''c'' where id = 1 returning id';
      end $$`
    const statement = `insert into parcels (id, label)
      select case when cursor_to_xml('c', 1, true, false, '') is not null then 2 end, 'x' ${onConflict}`
    expect(await attempt(['Creator', 'Updater'], open, statement)).toMatchObject(refusal)
  })

  it('the name of the setting is in nothing that a caller can have printed', async () => {
    const { rows } = await database.superuser.query<{ name: string }>(
      'select name from ladder_internal.statement_setting',
    )
    const name = rows[0]?.name ?? ''
    // A plan shows a constant as the numbers of its bytes.
    const bytes = [...Buffer.from(name.slice(-12))].join(' ')
    await request(database, `'anna', roles => '{Creator,Updater,Upserter}'`, async (client) => {
      const printed: string[] = []
      client.on('notice', ({ message, detail }) => printed.push(`${message} ${detail}`))
      await client.query(`set local client_min_messages = log; set local plan_cache_mode = force_custom_plan;
        set local debug_print_plan = on; set local debug_print_parse = on; set local debug_print_rewritten = on`)
      for (let n = 0; n < 8; n += 1) {
        await client.query(`insert into parcels (id) values (${n + 100}); update parcels set label = 'x' where id = 1;
          insert into parcels (id) values (1) ${onConflict}; select ladder.upsert('parcels', '{"id": 1, "label": "x"}')`)
      }
      const all = printed.join('\n')
      expect(all).toContain('plan')
      expect(all).toContain('set_config')
      expect(all).not.toContain(name)
      expect(all).not.toContain(bytes)
    })
  })

  it('a foreign key that acts within a statement does not end it', async () => {
    const open = `do $$
      declare c refcursor := 'c';
      begin
        open c for execute 'delete from public.depots where id = 1 returning id';
      end $$`
    const statement = (between: string) => `with a as (insert into parcels (id, label) values (60, 'x') returning id),
      z as materialized (select ${between} as x from a),
      b as (update parcels set label = 'x' where id = 2 returning id)
      select * from z left join b on true`
    const roles = ['Creator', 'Updater', 'Remover']
    expect(await attempt(roles, statement('id'))).toMatchObject(refusal)
    const within = `cursor_to_xml('c', 10, false, false, '')::text`
    expect(await attempt(roles, open, statement(within))).toMatchObject(refusal)
  })

  it('a foreign key that acts while an upsert runs makes nothing else of it', async () => {
    const after = `create function public.delete_depot() returns integer language plpgsql as $$
      begin
        delete from public.depots where id = 1;
        return 9;
      end $$`
    const upsert = `insert into parcels (id, label) select delete_depot(), 'x' ${onConflict}`
    expect(await attemptAs(database, { roles: ['Upserter', 'Remover'], after }, upsert)).toEqual(['9 x anna'])
    expect(await attemptAs(database, { roles: ['Creator', 'Updater', 'Remover'], after }, upsert)).toMatchObject(
      refusal,
    )
  })
})

describe('D22: an upsert by key', () => {
  const setup = `
    create function public.definer_upsert() returns text language sql security definer
      as $$ select ladder.upsert('public.parcels', '{"id": 77}') $$;
    create function public.early() returns trigger language plpgsql as $$
      begin
        if pg_trigger_depth() = 1 then update public.parcels set label = 'early' where id = 1; end if;
        return null;
      end $$;`
  const byKey = (id: number) => `select ladder.upsert('parcels', '{"id": ${id}, "label": "x"}')`

  it('by a function that acts as another role makes nothing of the caller’s an UPSERT', async () => {
    const insert = `insert into parcels (id) values (78)`
    const after = `${setup} grant ${database.prefix}_session to current_user`
    expect(await attemptAs(database, { roles: ['Upserter'], after }, 'select definer_upsert()', insert)).toMatchObject(
      refusal,
    )
    expect(
      await attemptAs(database, { roles: ['Creator', 'Upserter'], after }, 'select definer_upsert()', insert),
    ).toEqual(['77 new anna', '78 new anna'])
  })

  it('is not taken for what a type of the caller’s does while values are converted', async () => {
    const hook = `
      create function pg_temp.hook(p_value pg_catalog.text) returns boolean language plpgsql as $$
        begin
          update public.parcels set label = 'hooked';
          raise exception 'hooked';
        end $$;
      create domain pg_temp.text as pg_catalog.text check (pg_temp.hook(value));
      create domain pg_temp.int4 as pg_catalog.int4`
    expect(await attempt(['Upserter', 'Creator'], hook, byKey(2))).toEqual(['2 x bert'])
    expect(await attempt(['Upserter', 'Creator'], hook, byKey(9))).toEqual(['9 x anna'])
  })

  it('is not taken for what a domain of the application does while values are converted', async () => {
    const after = `
      create function public.check_label(p_value text) returns boolean language plpgsql as $$
        begin
          update public.parcels set label = 'by domain' where id = 1;
          return true;
        end $$;
      create domain public.label as text check (public.check_label(value));
      alter table public.parcels add column other public.label`
    const statement = `select ladder.upsert('parcels', '{"id": 2, "other": "x", "label": "x"}')`
    expect(await attemptAs(database, { roles: ['Upserter'], after }, statement)).toEqual(['2 x bert'])
    expect(await attemptAs(database, { roles: ['Upserter', 'Updater'], after }, statement)).toEqual([
      '1 by domain anna',
      '2 x bert',
    ])
  })

  it('is not taken for the statement of a trigger that fires before it', async () => {
    const after = `${setup} create trigger a_early before insert or update on public.parcels for each statement execute function public.early()`
    const roles = ['Upserter', 'Updater']
    expect(await attemptAs(database, { roles, after }, byKey(2))).toEqual(['1 early anna', '2 x bert'])
    expect(await attemptAs(database, { roles, after }, byKey(9))).toEqual(['1 early anna', '9 x anna'])
    expect(await attemptAs(database, { roles: ['Upserter'], after }, byKey(2))).toEqual(['2 x bert'])
  })
})

describe('D22: triggers of the application', () => {
  const writes = (body: string) => `create function public.app() returns trigger language plpgsql as $$
    begin
      if pg_trigger_depth() < 2 then ${body}; end if;
      return case tg_level when 'ROW' then new end;
    end $$;`
  const upsert = `insert into parcels (id, label) values (2, 'x') ${onConflict}`

  it.each([
    'before insert on public.parcels for each row',
    'before insert on public.parcels for each statement',
    'before update on public.parcels for each row',
    'after insert on public.parcels for each row',
    'after update on public.parcels for each statement',
  ])('that write to the same table leave a statement what it is: %s', async (when) => {
    for (const body of [
      `update public.parcels set label = 't' where id = 1`,
      `insert into public.parcels (id) values (70 + (select count(*) from public.parcels)) on conflict do nothing`,
    ]) {
      const after = `${writes(body)} create trigger app ${when} execute function public.app()`
      const done = await attemptAs(database, { roles: ['Creator', 'Updater', 'Upserter'], after }, upsert)
      expect(done).toContain('2 x bert')
      expect(await attemptAs(database, { roles: ['Creator', 'Updater'], after }, upsert)).toMatchObject(refusal)
      const plain = await attemptAs(
        database,
        { roles: ['Creator', 'Updater'], after },
        `insert into parcels (id, label) values (9, 'x')`,
        `update parcels set label = 'y' where id = 2`,
      )
      expect(plain).toEqual(expect.arrayContaining(['9 x anna', '2 y bert']))
    }
  })
})

describe('D22: what a statement leaves behind', () => {
  const plain = [`insert into parcels (id, label) values (9, 'x')`, `update parcels set label = 'y' where id = 2`]
  const upsert = `insert into parcels (id, label) values (2, 'z') ${onConflict}`

  it.each([
    ['an error in a savepoint', ['savepoint s', `insert into parcels (id) values (1)`, 'rollback to s']],
    ['an upsert that fails in a savepoint', ['savepoint s', upsert, 'rollback to s']],
    ['a foreign key that sets null', ['delete from depots']],
    [
      'a foreign key that sets null within a statement that updates',
      [`with d as (delete from depots) update parcels set label = label`],
    ],
    ['a foreign key that updates the table itself', [`update parcels set code = 11 where id = 1`]],
  ])('is nothing after %s', async (_, first) => {
    const roles = ['Creator', 'Updater', 'Remover']
    const statements = first.flatMap((statement) =>
      statement === 'rollback to s' ? [statement] : [`do $do$ begin execute $q$${statement}$q$; end $do$`],
    )
    // What fails ends the transaction until the savepoint is rolled back to; messages of their own would end the attempt.
    const message = first.includes('savepoint s')
      ? [`do $do$ begin ${first[1]}; exception when others then null; end $do$`]
      : statements
    expect(await attemptAs(database, { roles }, ...message, ...plain)).toEqual(
      expect.arrayContaining(['9 x anna', '2 y bert']),
    )
    expect(await attemptAs(database, { roles }, ...message, upsert)).toMatchObject(refusal)
    expect(
      await attemptAs(database, { roles: ['Upserter', 'Remover', 'Updater'] }, ...message, plain[0] ?? ''),
    ).toMatchObject(refusal)
  })

  it('is no frame on the stack', async () => {
    const { rows } = await database.superuser.query<{ name: string }>(
      'select name from ladder_internal.statement_setting',
    )
    const byOthers = `create function public.write_parcel(p_id integer) returns void language sql security definer as $$
      insert into public.parcels (id) values (p_id);
      update public.parcels set label = 'x' where id = p_id $$`
    const work = async (client: pg.PoolClient) => {
      for (const statement of [
        ...plain,
        upsert,
        'delete from depots',
        `with d as (delete from parcels where id = 2 returning id) update parcels set label = 'x' where id = 1`,
        `update parcels set code = 11 where id = 1`,
        'select write_parcel(40)',
        `select ladder.upsert('parcels', '{"id": 30, "label": "x"}'), ladder.update('parcels', '30', '{"label": "y"}')`,
      ]) {
        await client.query(statement)
        const { rows: found } = await client.query(`select current_setting($1, true) as stack`, [rows[0]?.name])
        expect([statement, found[0]?.stack]).toEqual([statement, ''])
      }
    }
    await request(database, `'anna', roles => '{Creator,Updater,Upserter,Remover}'`, work, byOthers)
  })

  it('is no plan: a prepared upsert is judged for whoever executes it', async () => {
    const prepare = `prepare up as ${upsert}; prepare ins as insert into parcels (id) values ($1); set plan_cache_mode = force_generic_plan`
    const roles = async (client: { query(text: string): Promise<unknown> }, names: string) => {
      await client.query('reset role')
      await client.query(`select ladder.enter('anna', roles => '{${names}}')`)
    }
    await request(database, `'anna', roles => '{Upserter,Creator,Updater}'`, async (client) => {
      await client.query(prepare)
      for (let n = 0; n < 3; n += 1) {
        await client.query(`execute up; execute ins(${100 + n})`)
        for (const [names, statement] of [
          ['Creator,Updater', 'execute up'],
          ['Upserter', `execute ins(${200 + n})`],
        ] as const) {
          await roles(client, names)
          await client.query('savepoint s')
          await expect(client.query(statement)).rejects.toMatchObject(refusal)
          await client.query('rollback to s')
        }
        await roles(client, 'Upserter,Creator,Updater')
      }
    })
  })
})

describe('D22: the triggers', () => {
  const upsert = `insert into parcels (id, label) values (2, 'x') ${onConflict}`

  it('fire where triggers are said not to', async () => {
    const after = `set local session_replication_role = replica`
    expect(await attemptAs(database, { roles: ['Upserter'], after }, upsert)).toEqual(['2 x bert'])
    expect(await attemptAs(database, { roles: ['Creator', 'Updater'], after }, upsert)).toMatchObject(refusal)
  })

  const writer = { roles: ['Creator', 'Updater'] }
  const without = (trigger: string) => ({ after: `drop trigger pgladder_${trigger} on public.parcels` })

  it('are needed: without begins_update an upsert is taken for an INSERT and an UPDATE', async () => {
    expect(await attemptAs(database, writer, upsert)).toMatchObject(refusal)
    expect(await attemptAs(database, { ...writer, ...without('begins_update') }, upsert)).toEqual(['2 x bert'])
  })

  it.each([
    'begins_insert',
    'ends_insert',
    'ends_update',
  ])('refuse more where one is missing: without %s nobody gets past UPSERT', async (trigger) => {
    const { after } = without(trigger)
    const before = [`insert into parcels (id) values (9)`, `update parcels set label = 'y' where id = 2`]
    for (const statements of [[upsert], [...before, upsert]]) {
      expect(await attemptAs(database, { ...writer, after }, ...statements)).toMatchObject(refusal)
    }
  })

  it('refuse an INSERT of which begins_insert says nothing', async () => {
    const insert = `insert into parcels (id) values (9)`
    expect(await attemptAs(database, { roles: ['Creator'] }, insert)).not.toMatchObject(refusal)
    expect(await attemptAs(database, { roles: ['Creator'], ...without('begins_insert') }, insert)).toMatchObject(
      refusal,
    )
  })

  it('are asked by the policies, and an answer that is lost is a no', async () => {
    const after = `create or replace function ladder_internal.statement(p_relation oid) returns text
      language sql as $$ select case when ladder.has_role('x') then '' else null end $$`
    for (const statement of [upsert, `insert into parcels (id) values (9)`]) {
      expect(await attemptAs(database, { ...writer, after }, statement)).toMatchObject(refusal)
    }
  })
})
