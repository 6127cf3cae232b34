// What others may have left in a database before a migration meets it: none of it ends up in the ladder.

import { afterEach, describe, expect, it } from 'vitest'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { applyMigration } from '../support/mutation.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const opened: TestDatabase[] = []

afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop()
})

const documents = 'create table public.documents (id text primary key, owner_id text, title text);'

const policyOf = (tables: string, users = 'type: text') => `
pgladder: 1
users: { ${users} }
roles: [Clerk]
global:
  AuthenticatedUser: { CREATE: GRANT }
tables:
${tables}
`
const governed = policyOf(
  '  public.documents: { key: { column: id, type: text }, owner: owner_id, ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT } }',
)

/** A database with an owner who may make roles, after `before`, which the superuser runs. */
async function prepare(setup: string, before: (database: TestDatabase, owner: string) => string = () => '') {
  const database = await createTestDatabase()
  opened.push(database)
  const owner = await database.login('owner')
  await database.superuser.query(
    `alter role ${owner.role} createrole; alter database ${database.name} owner to ${owner.role}; ${before(database, owner.role)}`,
  )
  await owner.pool.query(setup)
  const migrate = async (policy: string) => {
    const { texts } = migrationsOf(checkedPolicy(`rolePrefix: ${database.prefix}\n${policy}`))
    for (const text of texts) await applyMigration(text, (made) => owner.pool.query(`begin;\n${made}\ncommit;`))
    const app = await database.login('app')
    await owner.pool.query(`grant ${database.prefix}_gateway to ${app.role}`)
    return app
  }
  return { database, owner, migrate }
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing failed',
    (error: Error) => error.message,
  )

describe('E1, E2: an operator or aggregate that fits better than PostgreSQL’s own', () => {
  it('is not what policies, triggers and functions are bound to', async () => {
    const { database, owner, migrate } = await prepare(`
      create table public.documents (id varchar primary key, owner_id varchar, title text);
      insert into public.documents values ('a', 'alice', 'hers');
    `)
    await database.superuser.query(`
      grant create on schema public to public;
      create function public.always(varchar, varchar) returns boolean language sql as 'select true';
      create operator public.= (leftarg = varchar, rightarg = varchar, function = public.always);
      create function public.first_of(varchar[], varchar) returns varchar[] language sql as 'select array[''a''::varchar]';
      create aggregate public.array_agg(varchar) (sfunc = public.first_of, stype = varchar[]);
    `)
    await owner.pool.query('set search_path = public')
    const varchar = governed
      .replace('type: text }, owner', 'type: character varying }, owner')
      .replace('type: text', 'type: character varying')
    const app = await migrate(varchar)
    const { rows } = await database.superuser.query(
      `select count(*)::integer as uses from pg_depend
       where refobjid in ('public.=(varchar, varchar)'::regoperator, 'public.array_agg(varchar)'::regprocedure)
         and classid in ('pg_policy'::regclass, 'pg_trigger'::regclass)`,
    )
    expect(rows).toEqual([{ uses: 0 }])
    const seen = async (user: string) => {
      const client = await app.pool.connect()
      try {
        await client.query('begin')
        await client.query('select ladder.enter($1)', [user])
        return (await client.query('select title from public.documents')).rowCount
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    expect(await seen('alice')).toBe(1)
    expect(await seen('mallory')).toBe(0)
  })
})

describe('F6: a role of the cluster', () => {
  it.each([
    'engine',
    'dynamic',
    'session',
  ])('%s that has members already is refused, and they are named', async (name) => {
    const { database, migrate } = await prepare(documents, ({ prefix, name: database }, owner) => {
      const made = `create role ${prefix}_${name}; create role ${database}_mallory; grant ${prefix}_${name} to ${database}_mallory;`
      return `${made} grant ${prefix}_${name} to ${owner} with admin option;`
    })
    expect(await failureOf(migrate(governed))).toContain(
      `has members that pgladder did not give it: ${database.name}_mallory`,
    )
  })
})

describe('E11: default privileges of whoever applies the migration', () => {
  it('let nobody into the ladder’s schemas and tables', async () => {
    const { database, migrate } = await prepare(
      documents,
      ({ name }, owner) => `
        create role ${name}_other;
        alter default privileges for role ${owner} grant all on tables to ${name}_other;
        alter default privileges for role ${owner} grant all on schemas to ${name}_other;
        alter default privileges for role ${owner} grant all on schemas to public;
        alter default privileges for role ${owner} grant all on functions to ${name}_other;
      `,
    )
    // The application's own table is the application's: it is refused for the privilege, and governed once that is gone.
    expect(await failureOf(migrate(governed))).toContain('_other has')
    await database.superuser.query(
      `revoke all on public.documents from ${database.name}_other; drop schema ladder_internal cascade; drop schema ladder cascade`,
    )
    await migrate(governed)
    const { rows } = await database.superuser.query(
      `select
         bool_or(has_schema_privilege($1, 'ladder_internal', 'usage, create')) as schema,
         bool_or(has_table_privilege($1, c.oid, 'select, insert, update, delete')) as tables
       from pg_class as c where c.relnamespace = 'ladder_internal'::regnamespace and c.relkind in ('r', 'v')`,
      [`${database.name}_other`],
    )
    expect(rows).toEqual([{ schema: false, tables: false }])
    const functions = await database.superuser.query(
      `select p.oid::regprocedure from pg_proc as p cross join aclexplode(p.proacl) as x
       where p.pronamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace) and x.grantee = $1::regrole`,
      [`${database.name}_other`],
    )
    expect(functions.rows).toEqual([])
  })
})

describe('a schema of pgladder’s name', () => {
  it('is refused where it is somebody else’s', async () => {
    const { migrate } = await prepare(documents, () => 'create schema ladder')
    expect(await failureOf(migrate(governed))).toMatch(/schema ladder exists and belongs to/)
  })

  it('is refused where it holds functions already', async () => {
    const { migrate } = await prepare(
      `${documents} create schema ladder; create function ladder.enter(integer) returns text language sql as 'select null'`,
    )
    expect(await failureOf(migrate(governed))).toMatch(/schema ladder exists and holds objects/)
  })
})

describe('F2: a table that cannot be protected by itself', () => {
  const key = 'key: { column: id, type: text }'
  it.each([
    [
      'is inherited by another',
      `${documents} create table public.drafts () inherits (public.documents)`,
      'public.documents is inherited by public.drafts, whose rows it cannot protect',
    ],
    [
      'inherits from another',
      'create table public.everything (id text); create table public.documents (primary key (id)) inherits (public.everything)',
      'public.documents is part of public.everything, through which its rows can be reached',
    ],
    [
      'tells ids apart by a collation for which different texts are equal',
      `create collation public.ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
       create table public.documents (id text collate public.ci primary key)`,
      'column id of public.documents has a collation for which different texts are equal',
    ],
  ])('is refused where it %s', async (_what, setup, fault) => {
    const { migrate } = await prepare(setup)
    expect(await failureOf(migrate(policyOf(`  public.documents: { ${key}, objectAcl: none }`)))).toContain(fault)
  })

  it('is refused where a foreign key would give objects to whoever deletes their owner', async () => {
    const { migrate } = await prepare(`
      create table public.people (id text primary key);
      create table public.documents (id text primary key, owner_id text references public.people on delete set default);
    `)
    expect(await failureOf(migrate(governed))).toContain('is set to its default by a foreign key')
  })

  it('D15: is refused where every request may truncate it', async () => {
    const { database, owner } = await prepare(documents)
    const [runtime] = migrationsOf(checkedPolicy(`rolePrefix: ${database.prefix}\n${governed}`)).texts
    await owner.pool.query(`begin;\n${runtime}\ncommit; grant all on public.documents to ${database.prefix}_session`)
    const [, policy] = migrationsOf(checkedPolicy(`rolePrefix: ${database.prefix}\n${governed}`)).texts
    expect(await failureOf(owner.pool.query(`begin;\n${policy}\ncommit;`))).toMatch(
      /_session has .*TRUNCATE.* on public.documents/,
    )
  })
})

describe('a partition that is made later', () => {
  it('is governed with its table', async () => {
    const { database, owner, migrate } = await prepare(`
      create table public.visits (id integer primary key, owner_id text) partition by range (id);
      create table public.visits_0 partition of public.visits for values from (0) to (100);
    `)
    const app = await migrate(
      policyOf(
        '  public.visits: { key: { column: id, type: integer }, owner: owner_id, ownerPolicy: { FIND: GRANT, UPDATE: GRANT } }',
      ),
    )
    await owner.pool.query('create table public.visits_1 partition of public.visits for values from (100) to (200)')
    await database.superuser.query(`insert into public.visits values (1, 'anna'), (101, 'anna'), (102, 'bert')`)
    const client = await app.pool.connect()
    try {
      await client.query(`begin; select ladder.enter('anna'); savepoint s`)
      expect((await client.query('select id from public.visits order by id')).rows).toEqual([{ id: 1 }, { id: 101 }])
      expect((await client.query('update public.visits set id = id where id = 101')).rowCount).toBe(1)
      await expect(client.query('update public.visits set id = 150 where id = 101')).rejects.toMatchObject({
        code: '42501',
      })
      await client.query('rollback to s')
      await expect(client.query('select id from public.visits_1')).rejects.toMatchObject({ code: '42501' })
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('a login that is both gateway and administrator', () => {
  it('is no administrator within a request, whatever it writes into the settings', async () => {
    const { database, migrate } = await prepare(documents)
    const app = await migrate(governed)
    await database.superuser.query(`grant ${database.prefix}_admin to ${app.role}`)
    const client = await app.pool.connect()
    try {
      await client.query(`select ladder.assign_role('anna', 'Clerk')`)
      await client.query(`begin; select ladder.enter('bert'); select set_config('ladder.system_roles', '', true)`)
      await expect(client.query(`select ladder.assign_role('bert', 'Clerk')`)).rejects.toMatchObject({ code: '42501' })
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
