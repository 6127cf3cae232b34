// The pgTAP files of a policy notice when any one thing of the database is not as the migrations made it: whatever the catalog has
// of pgladder is changed, one thing at a time, and the file that is about it has to fail.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { TestFile } from '../../generator/pgtap/render-tests.ts'
import { readTestPart } from '../../generator/render/read-sql.ts'
import { crowdedPolicy, crowdedSetup } from '../support/crowded-tables.ts'
import { openTested, type TestedDatabase } from '../support/pgtap-files.ts'
import { runTap } from '../support/tap.ts'

let tested: TestedDatabase | undefined

/** One thing that the catalog has of pgladder. */
interface Thing {
  readonly kind: string
  /** The table that it belongs to, as SQL; null if to none. */
  readonly relation: string | null
  readonly thing: string
  readonly definition: string
}

const skipped = inject('missingPgtap') !== null

beforeAll(async () => {
  if (skipped) return
  tested = await openTested({ setup: crowdedSetup, policies: [crowdedPolicy] })
})

afterAll(() => tested?.database.drop())

/** SQL that changes a thing, each line in a way of its own. */
function tamperings({ kind, relation, thing, definition }: Thing, prefix: string): readonly string[] {
  const on = / on (?<table>\S+)$/.exec(thing)?.groups?.table
  const name = thing.replace(/ on \S+$/, '')
  switch (kind) {
    case 'policy': {
      const command = /for (\w+) to/.exec(definition)?.[1]
      return [
        `drop policy ${name} on ${relation}`,
        `alter policy ${name} on ${relation} to public`,
        command === 'insert'
          ? `alter policy ${name} on ${relation} with check (true and 1 = 1)`
          : `alter policy ${name} on ${relation} using (true and 1 = 1)`,
      ]
    }
    case 'row security':
      return [
        `alter table ${relation} disable row level security`,
        `alter table ${relation} no force row level security`,
      ]
    case 'column':
      return [
        definition.includes('default')
          ? `alter table ${relation} alter column ${thing} drop default`
          : `alter table ${relation} rename column ${thing} to other`,
      ]
    case 'owner':
      return [`alter table ${relation} owner to ${prefix}_gateway`]
    case 'way in':
      return [`revoke usage on schema public from ${thing}; revoke usage on schema public from public`]
    case 'trigger': {
      const table = relation ?? on
      return [
        `drop trigger ${name} on ${table}`,
        `alter table ${table} disable trigger ${name}`,
        `alter table ${table} enable replica trigger ${name}`,
      ]
    }
    case 'privilege': {
      const grantee = /^of (\S+)/.exec(thing)?.[1] ?? ''
      const table = relation ?? on
      // what an application lets everybody do with a table of its own is its own business
      const isOurs = relation !== null || /^ladder(_internal)?\./.test(table ?? '')
      return [
        `revoke all on ${table} from ${grantee}`,
        `grant all on ${table} to ${grantee}`,
        ...(isOurs ? [`grant select on ${table} to public`] : []),
      ]
    }
    case 'schema':
      return [
        `grant usage on schema ${thing} to public`,
        `revoke usage on schema ${thing} from ${/ to (\S+)/.exec(definition)?.[1]}`,
      ]
    case 'function': {
      const definer = definition.includes('security definer')
      const volatile = definition.includes('volatile')
      return [
        `alter function ${thing} security ${definer ? 'invoker' : 'definer'}`,
        `alter function ${thing} ${volatile ? 'stable' : 'volatile'}`,
        `alter function ${thing} set search_path = public`,
        `grant execute on function ${thing} to pg_monitor`,
        `alter function ${thing} rename to renamed`,
      ]
    }
    case 'relation':
      if (definition.startsWith('type')) return [`alter type ${thing} rename to renamed`]
      return definition.startsWith('sequence')
        ? [`alter sequence ${thing} rename to renamed`]
        : [`alter table ${thing} owner to current_user`, `alter table ${thing} rename to renamed`]
    case 'constraint':
      return [`alter table ${on} drop constraint ${name} cascade`]
    case 'index':
      return [`update pg_index set indisvalid = false where indexrelid = '${thing}'::regclass`]
    case 'database role':
      return [`alter role ${thing} createdb`, `alter role ${thing} login`, `alter role ${thing} rename to renamed`]
    case 'setting':
      if (thing === 'globalDefault') return [`update ladder_internal.policy set global_default = 'GRANT'`]
      if (thing === 'roleSource') return [`update ladder_internal.policy set role_source = 'session'`]
      if (!thing.startsWith('place of')) return [`update ladder_internal.statement_setting set name = 'ladder.s'`]
      return [`update ladder_internal.operations set ordinal = 9 where name = '${thing.replace('place of ', '')}'`]
    case 'role':
      return [`update ladder_internal.roles set declared = false where coalesce(name, kind) = '${thing}'`]
    case 'profile':
      return [
        `delete from ladder_internal.profiles where role = '${thing}'`,
        `update ladder_internal.profiles set fingerprint = '\\x00' where role = '${thing}'`,
      ]
    case 'governed table':
      return [
        `update ladder_internal.containers set upsert_own = not upsert_own where relation = '${thing}'::regclass`,
        `update ladder_internal.containers set entries_in_force = not entries_in_force where relation = '${thing}'::regclass`,
      ]
    case 'cell': {
      const [, operation, who, table] = /^(\w+) for (.*) on (.*)$/.exec(thing) ?? []
      const role = /"(.*)"/.exec(who ?? '')?.[1] ?? null
      const where = `operation = '${operation}' and ${
        table === 'every table'
          ? 'container is null'
          : `container = (select ordinal from ladder_internal.containers where relation = '${table}'::regclass)`
      } and ${role === null ? `level = 'owner'` : `role_id = (select id from ladder_internal.roles where name = '${role}')`}`
      const effect = definition === 'GRANT' ? 'DENY' : 'GRANT'
      return [
        `delete from ladder_internal.cells where ${where}`,
        `update ladder_internal.cells set effect = '${effect}' where ${where}`,
        `insert into ladder_internal.cells select level, role_id, container, operation, '${effect}', 'run time' from ladder_internal.cells where ${where}`,
      ]
    }
    default:
      throw new Error(`nobody knows how to change a ${kind}`)
  }
}

/** Not one thing of the ladder is touched, and yet somebody comes by it; `app` is a login that opens requests. */
const waysAround = (prefix: string, app: string): readonly string[] => [
  // through a role, of whatever name
  `create role ${prefix}_as_x; grant ${prefix}_as_authenticated to ${prefix}_as_x; grant ${prefix}_as_x to ${app}`,
  `create role ${prefix}_as_x; grant ${prefix}_engine to ${prefix}_as_x; grant ${prefix}_as_x to ${app}`,
  `create role ${prefix}_as_x; grant ${prefix}_session to ${prefix}_as_x; grant ${prefix}_as_x to ${app}`,
  `create role pgladder_x; grant pgladder_x to ${app}; alter table public.notes owner to pgladder_x`,
  `create role pgladder_x; grant pgladder_x to ${app}; alter table public.parts_1 owner to pgladder_x`,
  `alter table public.parts_1 owner to ${app}`,
  `do $$ begin execute format('grant %s to ${app}', (select relowner::regrole from pg_class where oid = 'public.notes'::regclass)); end $$`,
  `alter schema ladder owner to ${app}; alter schema ladder_internal owner to ${app}`,
  `grant ${prefix}_engine to ${app}`,
  `alter role ${app} superuser`,
  `alter role ${app} bypassrls`,
  `alter role ${app} createrole`,
  `grant pg_execute_server_program to ${prefix}_session`,
  `grant pg_write_server_files to ${prefix}_dynamic`,
  `create role pgladder_x createrole; grant pgladder_x to ${prefix}_session`,
  // who was to have a role for a request only has it always, or gives it on
  `do $$ begin
     if current_setting('server_version_num')::integer < 160000 then alter role ${prefix}_gateway inherit;
     else execute 'grant ${prefix}_as_authenticated to ${prefix}_gateway with inherit true'; end if;
   end $$`,
  `grant ${prefix}_as_authenticated to ${prefix}_gateway with admin option`,
  `grant ${prefix}_session to ${prefix}_as_authenticated with admin option`,
  `create role pgladder_x; do $$ begin
     execute 'grant ${prefix}_engine to pgladder_x with admin ' ||
       case when current_setting('server_version_num')::integer < 160000 then 'option' else 'true, inherit false, set false' end;
   end $$`,
  // through what stands on it
  `create view public.leak as select * from public.notes; alter view public.leak owner to ${prefix}_engine`,
  `create function public.leak() returns bigint security definer return (select count(*) from public.notes); alter function public.leak() owner to ${prefix}_engine`,
  `create table public.mother as select * from public.bare where false; alter table public.bare inherit public.mother`,
  'create table public.child () inherits (ladder_internal.memberships)',
  'create table public.mother as select id from ladder_internal.api_keys where false; alter table ladder_internal.api_keys inherit public.mother',
  // what is data, and not to be changed
  `create collation public.any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
   update pg_attribute set attcollation = 'public.any_case'::regcollation where attrelid = 'ladder_internal.roles'::regclass and attname = 'name'`,
  `update ladder_internal.roles set kind = case kind when 'all users' then 'custom' else kind end, name = case kind when 'all users' then 'x' else name end;
   update ladder_internal.roles set kind = 'all users' where kind = 'all roles';
   update ladder_internal.roles set kind = 'all roles', name = null where name = 'x'`,
  `update ladder_internal.roles set name = 'x' where name = 'FacebookUser';
   update ladder_internal.roles set name = 'FacebookUser' where name = 'TwitterUser';
   update ladder_internal.roles set name = 'TwitterUser' where name = 'x'`,
  // what keeps triggers from being fired
  `do $$ begin execute 'grant set on parameter session_replication_role to ${app}'; end $$`,
  `alter role ${app} set session_replication_role = replica`,
  `do $$ begin execute format('alter database %I set session_replication_role = replica', current_database()); end $$`,
]

/** What is there besides, and what no single thing of the catalog is changed by; `prefix` is that of the database's roles. */
const besides = (prefix: string, app: string): readonly string[] => [
  ...waysAround(prefix, app),
  `do $$ begin execute replace(pg_get_functiondef('ladder.enter'::regproc), 'server_code boolean DEFAULT false', 'server_code boolean DEFAULT true'); end $$`,
  'alter function ladder.user_id() strict',
  'create function ladder.extra() returns int language sql return 1',
  'alter table public.parts_1 disable trigger pgladder_keeps_key',
  'create table public.child () inherits (public.bare)',
  `alter table public.notes owner to ${prefix}_gateway`,
  `grant pg_read_all_data to ${prefix}_session`,
  `grant postgres to ${prefix}_gateway`,
  `grant ${prefix}_admin to ${prefix}_dynamic`,
  `create role pgladder_x; grant pgladder_x to ${prefix}_as_authenticated`,
  `create role pgladder_x; grant ${prefix}_engine to pgladder_x with admin option`,
  `create role ${prefix}_as_x login; grant ${prefix}_session to ${prefix}_as_x`,
  `alter role ${prefix}_engine set search_path = public`,
  'create rule extra as on delete to ladder_internal.audit do instead nothing',
  'create policy extra on ladder_internal.audit using (true)',
  `grant select on public.notes to ${prefix}_dynamic with grant option`,
  `grant usage on schema ladder to ${prefix}_session with grant option`,
  `grant execute on function ladder.user_id() to ${prefix}_session with grant option`,
  `grant select on public.parts_1 to ${prefix}_dynamic`,
  'grant select (title) on public.notes to public',
  'alter schema ladder_internal owner to pg_monitor',
  'alter default privileges in schema ladder_internal grant select on tables to public',
  'create policy extra on public.notes as restrictive using (true)',
  'create domain ladder.extra as text',
  'create view ladder.migrations as select * from ladder_internal.api_keys',
  'alter table ladder_internal.memberships set unlogged',
  'alter table ladder_internal.cells replica identity default',
  `do $$ declare r record; begin
     for r in select tgrelid::regclass as t, tgname from pg_trigger where tgisinternal and tgrelid = 'ladder_internal.memberships'::regclass
     loop execute format('alter table %s disable trigger %I', r.t, r.tgname); end loop; end $$`,
]

/** So many kinds of change are alike for all of these that each of the things gets one of them, in turn. */
const inTurn = ['function', 'relation']

describe.skipIf(skipped)('they fail', () => {
  /** Does something after a change that is taken back. */
  const after = async <T>(client: pg.ClientBase, tampering: string, work: () => Promise<T>): Promise<T> => {
    await client.query('begin')
    try {
      await client.query(`set local client_min_messages = error; set local allow_system_table_mods = on; ${tampering}`)
      return await work()
    } finally {
      await client.query('rollback')
    }
  }

  it('whatever of the database is changed', { timeout: 600_000 }, async () => {
    const { database, files } = tested ?? expect.fail()
    const catalog = readTestPart('catalog', database.plan())
    const client = await database.superuser.connect()
    const look = async () => {
      await client.query(`savepoint looking; ${catalog}`)
      const { rows } = await client.query<Thing>(
        'select f.kind, f.relation::text as relation, f.thing, f.definition from found as f order by f.kind, f.relation, f.thing',
      )
      await client.query('rollback to looking')
      return rows
    }
    try {
      const things = await after(client, '', look)
      const kinds = new Set<string>()
      const unnoticed: string[] = []
      let changes = 0
      for (const [n, thing] of things.entries()) {
        const ways = tamperings(thing, database.prefix)
        for (const tampering of inTurn.includes(thing.kind) ? [ways[n % ways.length] ?? ''] : ways) {
          changes += 1
          // What cannot be read any more is noticed as well: the file stops with PostgreSQL's error.
          const found = await after(client, tampering, () => look().catch(() => null))
          if (JSON.stringify(found) === JSON.stringify(things)) unnoticed.push(tampering)
        }
        // What is found is what the files compare; one thing of each kind shows that they do.
        if (kinds.has(`${thing.kind} ${thing.relation}`)) continue
        kinds.add(`${thing.kind} ${thing.relation}`)
        const file = fileAbout(thing, files) ?? expect.fail(`no file is about ${thing.kind} ${thing.thing}`)
        const [way = 'select'] = ways
        expect([way, await after(client, way, async () => runTap(file.text, (sql) => client.query(sql)))]).not.toEqual([
          way,
          [],
        ])
      }
      const known = new Set(things.map((thing) => JSON.stringify(thing)))
      for (const tampering of besides(database.prefix, database.app.role)) {
        changes += 1
        const found = await after(client, tampering, look)
        if (JSON.stringify(found) === JSON.stringify(things)) unnoticed.push(tampering)
        const added = found.filter((thing) => !known.has(JSON.stringify(thing)))
        for (const thing of added)
          expect([thing, fileAbout(thing, files)?.text.includes(`'${thing.kind}'`)]).toEqual([thing, true])
      }
      expect(unnoticed).toEqual([])
      console.log(`pgtap: ${changes} changes of ${things.length} things are noticed`)
    } finally {
      client.release()
    }
  })
})

function fileAbout({ kind, relation }: Thing, [own, policy, ...ofTables]: readonly TestFile[]): TestFile | undefined {
  if (relation !== null) return ofTables.find(({ name }) => name.includes(`_${relation.replace('.', '_')}_1`))
  return ['setting', 'role', 'profile', 'cell', 'governed table'].includes(kind) ? policy : own
}
