// What the catalog must look like for the enforcement to hold. Where a list is compared, it is the whole list: one entry
// more fails as one entry less does.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column } from '../support/column.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { anna } from '../support/orders-world.ts'
import { refusal } from '../support/refusal.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { request } from '../support/superuser-request.ts'
import { visitsPolicy, visitsSetup } from '../support/visits-world.ts'

let database: LadderDatabase

beforeAll(async () => {
  database = await createLadderDatabase({ policy: visitsPolicy, setup: visitsSetup })
})

afterAll(() => database?.drop())

/** A list that is empty in a sound database, and is not once something is broken: so it can fail. */
async function expectNone(query: string, broken: string): Promise<void> {
  expect(await column(database.superuser, query)).toEqual([])
  await rolledBack(database.superuser, async (client) => {
    await client.query(broken)
    expect(await column(client, query)).not.toEqual([])
  })
}

const ofLadder = `in ('ladder'::regnamespace, 'ladder_internal'::regnamespace)`

describe('F1: row-level security', () => {
  const weak = `select c.relation::text from ladder_internal.containers as c join pg_class as r on r.oid = c.relation
    where not (r.relrowsecurity and r.relforcerowsecurity)`

  it('is enabled and forced on every governed table', async () => {
    expect(
      await column(database.superuser, 'select relation::text from ladder_internal.containers order by ordinal'),
    ).toEqual(['orders', 'visits'])
    await expectNone(weak, 'alter table public.orders disable row level security')
    await expectNone(weak, 'alter table public.visits no force row level security')
  })
})

describe('the functions of the ladder', () => {
  it('are not executable by PUBLIC, but for those that defaults and triggers call, which nobody can name', async () => {
    const called = [
      'ladder.user_id()',
      'ladder_internal.context(text)',
      'ladder_internal.is_callers(name)',
      'ladder_internal.is_profile(name)',
      'ladder_internal.refuse_change()',
      'ladder_internal.guard_entries()',
    ]
    await expectNone(
      `select p.oid::regprocedure::text from pg_proc as p
       cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as x
       where p.pronamespace ${ofLadder} and x.grantee = 0
         and p.oid <> all (array['${called.join("', '")}']::regprocedure[])`,
      'grant execute on function ladder.allowed(text, regclass, text) to public',
    )
  })

  it('E1, E5: pin their search_path where they are security definers', async () => {
    await expectNone(
      `select p.oid::regprocedure::text from pg_proc as p
       where p.pronamespace ${ofLadder} and p.prosecdef
         and not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false)`,
      'alter function ladder.allowed(text, regclass, text) reset search_path',
    )
  })

  it('E5: are security definers, but for those that must see their caller', async () => {
    const names = `select p.proname::text from pg_proc as p where p.pronamespace ${ofLadder} and not p.prosecdef order by 1`
    expect(await column(database.superuser, names)).toEqual(
      [
        'actor',
        'audit_table',
        'change',
        'read_object_ids',
        'refuse_naming_oneself',
        'refuse_objects',
        'refuse_rewriting',
        'said',
        'set_cell',
        'set_entries',
        'set_user_cell',
        'depth_of',
        'say_decision',
        'definitions',
        'convert',
        'update_statement',
        'write',
        'update',
        'remove',
        'upsert',
        'watch_statements',
        'codes_query',
        'collation_faults',
        'ensure_index',
        'generation',
        'grant_columns',
        'number_entries',
        'project',
        'unproject',
        'container_faults',
        'context',
        'custom_roles',
        'enter',
        'grant_way_in',
        'has_role',
        'is_profile',
        'key_faults',
        'link',
        'may_other',
        'may_own',
        'lock_objects',
        'require_user',
        'revoke_way_in',
        'role_ids',
        'roles',
        'sequences_of',
        'shut',
        'system_roles',
        'system_roles_of',
        'unlink',
        'user_id',
        'users_faults',
      ].sort(),
    )
  })

  it('belong to the engine, as every table and type of the ladder does', async () => {
    await expectNone(
      `select p.oid::regprocedure::text from pg_proc as p
       where p.pronamespace ${ofLadder} and p.proowner <> '${database.prefix}_engine'::regrole
         and p.oid <> 'ladder_internal.touch_entries(regclass, refcursor)'::regprocedure
       union all
       select c.oid::regclass::text from pg_class as c
       where c.relnamespace ${ofLadder} and c.relowner <> '${database.prefix}_engine'::regrole
       union all
       select t.oid::regtype::text from pg_type as t
       where t.typnamespace ${ofLadder} and t.typowner <> '${database.prefix}_engine'::regrole`,
      `alter table ladder_internal.cells owner to ${database.owner.role}`,
    )
  })
})

describe('the roles', () => {
  it('D15 to D17: that a request acts as have no TRUNCATE, TRIGGER or REFERENCES anywhere', async () => {
    await expectNone(
      `select c.oid::regclass::text from pg_class as c, unnest(array['truncate', 'trigger', 'references']) as privilege
       where c.relkind in ('r', 'p') and has_table_privilege('${database.prefix}_dynamic', c.oid, privilege)`,
      `grant references on public.orders to ${database.prefix}_dynamic`,
    )
  })

  it('that a request acts as have no way into the internal schema, nor has anybody but the engine', async () => {
    await expectNone(
      `select r.rolname::text || ' ' || privilege from pg_roles as r, unnest(array['usage', 'create']) as privilege
       where (starts_with(r.rolname, '${database.prefix}_') or r.rolname = '${database.app.role}')
         and r.rolname <> '${database.prefix}_engine' and has_schema_privilege(r.oid, 'ladder_internal', privilege)`,
      `grant usage on schema ladder_internal to ${database.prefix}_dynamic`,
    )
    const engine = `select has_schema_privilege('${database.prefix}_engine', n, 'create') from unnest(array['ladder', 'ladder_internal']) as n`
    expect(await column(database.superuser, engine)).toEqual([false, false])
  })

  it('F6: do not lead anybody to the engine, and cannot do more than they were made for', async () => {
    await expectNone(
      `select m.member::regrole::text from pg_auth_members as m
       where m.roleid = '${database.prefix}_engine'::regrole and m.member <> '${database.owner.role}'::regrole`,
      `grant ${database.prefix}_engine to ${database.app.role}`,
    )
    await expectNone(
      `select r.rolname from pg_roles as r where starts_with(r.rolname, '${database.prefix}_')
         and (r.rolcanlogin or r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)`,
      `alter role ${database.prefix}_gateway bypassrls`,
    )
    expect(
      await column(
        database.superuser,
        `select pg_has_role('${database.owner.role}', '${database.prefix}_engine', 'usage')`,
      ),
    ).toEqual([false])
  })

  it('A5: of the gateway login own nothing and hold nothing on a governed table', async () => {
    await expectNone(
      `select d.objid::text from pg_shdepend as d where d.deptype in ('o', 'a')
         and d.refobjid = '${database.app.role}'::regrole`,
      `grant select on public.orders to ${database.app.role}`,
    )
    await expectNone(
      `select r.rolname::text || ' ' || c.oid::regclass from pg_roles as r, pg_class as c
       where r.rolname in ('${database.app.role}', '${database.prefix}_gateway')
         and c.oid in ('public.orders'::regclass, 'public.visits'::regclass)
         and (has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate, references, trigger')
           or has_any_column_privilege(r.oid, c.oid, 'select, insert, update, references'))`,
      `grant select (id) on public.orders to ${database.prefix}_gateway`,
    )
  })

  it('A5: give the gateway its profiles to become, but not to inherit', async () => {
    const { rows } = await database.superuser.query(
      `select pg_has_role($1, $2, 'member') as member, pg_has_role($1, $2, 'usage') as inherits`,
      [database.app.role, `${database.prefix}_dynamic`],
    )
    expect(rows).toEqual([{ member: true, inherits: false }])
  })
})

describe('F2: partitions of a governed table', () => {
  it.each(['visits_low', 'visits_high'])('are not reached by themselves: %s', async (partition) => {
    for (const statement of [
      `select from public.${partition}`,
      `insert into public.${partition} values (50)`,
      `update public.${partition} set owner_id = null`,
      `delete from public.${partition}`,
    ]) {
      await expect(request(database, `'${anna}'`, (client) => client.query(statement))).rejects.toMatchObject(refusal)
    }
    expect(await request(database, `'${anna}'`, (client) => column(client, 'select id from public.visits'))).toEqual([
      1,
    ])
  })

  it('are not reached by themselves when they come later', async () => {
    const later = 'create table public.visits_later partition of public.visits for values from (200) to (300)'
    const own = 'insert into public.visits (id) values (201)'
    const read = (table: string) => async (client: pg.PoolClient) => {
      await client.query(own)
      return column(client, `select id from public.${table} order by id`)
    }
    expect(await request(database, `'${anna}'`, read('visits'), later)).toEqual([1, 201])
    await expect(request(database, `'${anna}'`, read('visits_later'), later)).rejects.toMatchObject(refusal)
  })
})
