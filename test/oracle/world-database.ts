// A world made real: tables with hostile column names, objects, entries, memberships, and a probe that sees through
// row-level security, so that what a statement did is known and not believed.

import type pg from 'pg'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { createLadderDatabase, createRuntimeTemplate, type LadderDatabase } from '../support/governed-database.ts'
import { mayCopy, noteRefusal, repairOf, withoutMutant } from '../support/mutation.ts'
import { policyText, quoted, type Storage, type TestContainer, type TestWorld } from './test-world.ts'

const literal = (text: string | null) => (text === null ? 'null' : `'${text.replaceAll("'", "''")}'`)

/** How a world is to be enforced: the answers are the same. */
export interface Enforcement {
  readonly storage?: Storage
  /** Every request is of the dynamic profile. */
  readonly dynamicOnly?: boolean
  /** Breaks the migrations first. */
  readonly mutate?: (text: string) => string
  /** A superuser's URL, where it is not the server of all tests. */
  readonly server?: string
  /** SQL that makes a container's table, where it is to be another than a plain one. */
  readonly tableOf?: (container: TestContainer) => string
}

/** A governed database that holds a world. */
export async function createWorldDatabase(
  world: TestWorld,
  { storage, tableOf = createTable, ...options }: Enforcement = {},
): Promise<LadderDatabase> {
  const database = await createLadderDatabase({
    policy: policyText(world, storage),
    setup: world.containers.map(tableOf).join('\n'),
    ...options,
  })
  await fill(world, database)
  return database
}

type Asked = Pick<LadderDatabase, 'app'> | { readonly app: { readonly pool: pg.Pool } }

const kept = new Map<string, Promise<{ readonly database: LadderDatabase; readonly texts: readonly string[] }>>()

/**
 * The same for as long as the work takes. `npm run test:mutants` keeps it for the next mutant, which is put into it, and taken back
 * with all that the work does.
 */
export async function inWorldDatabase<T>(
  world: TestWorld,
  how: Enforcement,
  work: (database: Asked) => Promise<T>,
): Promise<T> {
  if (mayCopy()) {
    const key = JSON.stringify([world, how])
    const making = kept.get(key) ?? withoutMutant(() => makeKept(world, how))
    kept.set(key, making)
    const { database, texts } = await making
    const repair = repairOf(texts)
    if (repair !== null) return takenBack(database, repair, work)
  }
  const database = await createWorldDatabase(world, how)
  try {
    return await work(database)
  } finally {
    await database.drop()
  }
}

async function makeKept(world: TestWorld, how: Enforcement) {
  const database = await createWorldDatabase(world, how)
  const { texts } = migrationsOf(checkedPolicy(`rolePrefix: ${database.prefix}\n${policyText(world, how.storage)}`))
  return { database, texts }
}

/** In one transaction of a superuser, in which transactions of the application's login are savepoints. */
async function takenBack<T>(
  { superuser, app }: LadderDatabase,
  before: string,
  work: (database: Asked) => Promise<T>,
): Promise<T> {
  const client = await superuser.connect()
  const instead: Readonly<Record<string, string>> = {
    begin: `savepoint request; set local session authorization ${app.role}`,
    rollback: 'rollback to request',
  }
  const inner = {
    query: (text: string, values?: unknown[]) => client.query(instead[text] ?? text, values),
    release() {},
  }
  try {
    await client.query(`begin; ${before}; savepoint request`).catch((error: unknown) => {
      noteRefusal(error)
      throw error
    })
    return await work({ app: { pool: { connect: async () => inner } as unknown as pg.Pool } })
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** A database with the runtime and nothing else, to be copied for each of many worlds. */
export interface WorldTemplate {
  open(world: TestWorld, enforcement?: Enforcement): Promise<LadderDatabase>
  drop(): Promise<void>
}

export async function createWorldTemplate(): Promise<WorldTemplate> {
  const template = await createRuntimeTemplate({ usersType: 'text' })
  return {
    async open(world, { storage, ...options } = {}) {
      const policy = policyText(world, storage)
      const database = await template.open({ policy, setup: tablesOf(world), ...options })
      await fill(world, database)
      return database
    },
    drop: template.drop,
  }
}

/** SQL that makes a world's tables. */
export function tablesOf(world: TestWorld): string {
  return world.containers.map(createTable).join('\n')
}

/** Brings a database to another world: the policy by the migration that follows, the rest by hand. */
export async function moveToWorld(world: TestWorld, database: LadderDatabase, storage?: Storage): Promise<void> {
  await database.owner.pool.query(tablesOf(world))
  await database.migrate(policyText(world, storage))
  await fill(world, database)
}

/** Objects, entries and memberships, put in place by the superuser. */
export async function fill(
  world: TestWorld,
  database: Pick<LadderDatabase, 'superuser' | 'prefix' | 'plan'>,
): Promise<void> {
  const { superuser } = database
  await superuser.query(`
    create schema if not exists probe;
    create or replace function probe.touched(p_table regclass) returns integer[] language plpgsql security definer as $$
      declare ids integer[];
      begin
        execute format('select coalesce(array_agg(id order by id), ''{}'') from %s where touched is not null', p_table) into ids;
        return ids;
      end $$;
    create or replace function probe.remaining(p_table regclass) returns integer[] language plpgsql security definer as $$
      declare ids integer[];
      begin
        execute format('select coalesce(array_agg(id order by id), ''{}'') from %s', p_table) into ids;
        return ids;
      end $$;
    create or replace function probe.state(p_table regclass) returns jsonb language plpgsql security definer as $$
      declare state jsonb;
      begin
        execute format(
          'select coalesce(jsonb_object_agg(t.id, jsonb_build_array(t."owner ""of"" it", t.touched)), ''{}'') from %s as t',
          p_table
        ) into state;
        return state;
      end $$;
    grant usage on schema probe to ${database.prefix}_session;
    delete from ladder_internal.memberships;
  `)
  for (const container of world.containers) {
    await superuser.query(insertObjects(container))
    await superuser.query(insertEntries(container, database))
  }
  if (world.roleSource === 'membership') {
    for (const { user, role } of world.memberships) {
      await superuser.query('select ladder.assign_role($1, $2)', [user, role])
    }
  }
}

function createTable(container: TestContainer): string {
  return `create table if not exists public.${quoted(container.name)}
    (id integer primary key, ${quoted('owner "of" it')} text, touched text);`
}

function insertObjects(container: TestContainer): string {
  const table = `public.${quoted(container.name)}`
  const objects = container.objects.map(({ id, owner }) => `(${id}, ${literal(owner)})`)
  return `delete from ${table}; ${objects.length === 0 ? '' : `insert into ${table} values ${objects.join(', ')};`}`
}

function insertEntries(container: TestContainer, database: Pick<LadderDatabase, 'plan'>): string {
  const entries = database.plan().containers.find(({ relation }) => relation.name === container.name)?.entries
  const statements = container.objects.flatMap((object) =>
    object.acl.map(({ principal, operation, effect }) => {
      const role =
        principal.kind === 'role'
          ? `(select id from ladder_internal.roles where name = ${literal(principal.name)})`
          : principal.kind === 'user'
            ? 'null'
            : `(select id from ladder_internal.roles where kind = '${principal.kind}')`
      const user = principal.kind === 'user' ? literal(principal.id) : 'null'
      return `(${object.id}, '${operation}', ${user}, ${role}, '${effect}')`
    }),
  )
  if (statements.length === 0 || entries === null || entries === undefined) return 'select'
  return `insert into ladder_internal.${quoted(entries.table)} (object_id, operation, user_id, role_id, effect)
    values ${statements.join(', ')}`
}
