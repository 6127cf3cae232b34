// Applying migrations: by whom, all or nothing, and more than once in one cluster.

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'
import { everyTable, fewerTables } from '../mutants/every-policy.ts'
import { type BareDatabase, createBareDatabase, messageOf } from '../support/bare-database.ts'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { readState } from '../support/database-state.ts'
import { asApplied } from '../support/mutation.ts'
import { caseNames, policiesOf } from '../support/policy-case.ts'
import { policyOf } from '../support/policy-folder.ts'
import { tablesFor } from '../support/policy-tables.ts'
import { hasPsql } from '../support/psql.ts'
import { rolledBack } from '../support/rolled-back.ts'

const setup = `
  create table public.orders (id uuid primary key, owner_id uuid);
  create table public.notes (id uuid primary key);
`
const policy = policyOf({ orders: 'owner: owner_id', notes: '' })

const opened: BareDatabase[] = []

const open = async (sql = setup) => {
  const database = await createBareDatabase(sql)
  opened.push(database)
  return database
}

afterEach(async () => {
  for (const database of opened.splice(0).reverse()) await database.drop()
})

const governedIn = async ({ superuser }: BareDatabase) => {
  const { rows } = await superuser.query<{ name: string }>(
    'select relname as name from pg_class where relrowsecurity and relforcerowsecurity order by relname',
  )
  return rows.map(({ name }) => name)
}

describe('migrations', () => {
  it('apply from a login that owns the tables and may make roles, and is no superuser', async () => {
    const database = await open()
    for (const text of database.migrationsTo(policy).texts) await database.apply(text)
    expect(await governedIn(database)).toEqual(['notes', 'orders'])
    const { rows } = await database.superuser.query(
      `select rolsuper, rolbypassrls, pg_has_role(rolname, $2, 'usage') as is_engine from pg_roles where rolname = $1`,
      [database.owner.role, `${database.prefix}_engine`],
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, is_engine: false }])
  })

  it('apply for a policy that has no tables yet, and requests are opened', async () => {
    const database = await open()
    for (const text of database.migrationsTo('pgladder: 1\nusers: { type: uuid }\nroles: [Clerk]\ntables: {}\n').texts)
      await database.apply(text)
    const { rows } = await database.superuser.query(
      'select owner_granted, owner_denied, enforced_own, enforced_other from ladder_internal.policy',
    )
    expect(rows).toEqual([{ owner_granted: '', owner_denied: '', enforced_own: '', enforced_other: '' }])
    const app = await database.login('app')
    await database.superuser.query(`grant ${database.prefix}_gateway to ${app.role}`)
    const entered = await rolledBack(app.pool, (client) =>
      client.query(`select ladder.enter('00000000-0000-4000-8000-00000000000a')`),
    )
    expect(entered.rowCount).toBe(1)
  })

  it('wait for the requests that are open, also for one that has touched nothing', async () => {
    const database = await open()
    const { texts, plan } = database.migrationsTo(policy)
    for (const text of texts) await database.apply(text)
    const app = await database.login('app')
    await database.superuser.query(`grant ${database.prefix}_gateway to ${app.role}`)
    const changed = policyOf({ orders: 'owner: owner_id', notes: 'roles: { AuthenticatedUser: { CREATE: GRANT } }' })
    const [next = ''] = database.migrationsTo(changed, plan).texts
    await rolledBack(app.pool, async (client) => {
      await client.query(`select ladder.enter('00000000-0000-4000-8000-00000000000a')`)
      expect(await messageOf(database.apply(`set local lock_timeout = '300ms';\n${next}`))).toMatch(/lock timeout/)
    })
    await database.apply(next)
  })

  it('are refused to a login that may not make roles', async () => {
    const database = await open()
    const guest = await database.login('guest')
    const [runtime = ''] = database.migrationsTo(policy).texts
    expect(await messageOf(database.apply(runtime, guest))).toMatch(/permission denied/)
  })

  it.each([
    ['a small policy', [policy]],
    ['every kind of table, and fewer', [everyTable, fewerTables]],
    ...caseNames.map((name): [string, readonly string[]] => [`the case ${name}`, policiesOf(name)]),
  ])('leave the session as it was: %s', async (_what, policies) => {
    const database = await open('')
    const { owner, prefix } = database
    const plans: SqlPlan[] = []
    const texts = policies.flatMap((next) => {
      const step = database.migrationsTo(next.replace(/^rolePrefix:.*$/m, ''), plans.at(-1))
      plans.push(step.plan)
      return step.texts
    })
    await owner.pool.query(tablesFor(plans))
    const client = new pg.Client({ connectionString: owner.url })
    await client.connect()
    try {
      await client.query(`set search_path = public, pg_temp; set client_min_messages = error; set row_security = off;
        select set_config(name, 'set, inherit', false) from pg_settings where name = 'createrole_self_grant'`)
      for (const text of texts) {
        const own = [...new Set([...text.matchAll(/set_config\(\s*'([^']+)'/g)].map(([, name]) => name))]
        const settings = async (): Promise<Readonly<Record<string, string | null>>> => {
          const { rows } = await client.query<{ name: string; value: string | null }>(
            `select name, setting as value from pg_settings where name !~ '^plpgsql'
             union select name, nullif(current_setting(name, true), '') from unnest($1::text[]) as n (name)`,
            [own],
          )
          return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
        }
        const before = await settings()
        await client.query(`begin;\n${asApplied(text)}\ncommit;`)
        expect(await settings()).toEqual(before)
      }
      const is = await client.query(`select pg_has_role($1, 'usage') as engine`, [`${prefix}_engine`])
      expect(is.rows).toEqual([{ engine: false }])
    } finally {
      await client.end()
    }
  })

  it.each([
    ['the runtime', 0],
    ['the policy', 1],
  ])('leave nothing of %s where the last statement fails', async (_what, index) => {
    const database = await open()
    const { texts } = database.migrationsTo(policy)
    for (const text of texts.slice(0, index)) await database.apply(text)
    const before = await readState(database)
    expect(await messageOf(database.apply(`${texts[index]}\nselect 1 / 0;`))).toMatch(/division by zero/)
    expect(await readState(database)).toEqual(before)
    for (const text of texts.slice(index)) await database.apply(text)
    expect(await governedIn(database)).toEqual(['notes', 'orders'])
  })

  it('leave nothing of the first table where the second has a fault that no check foresees', async () => {
    const database = await open(`${setup}
      create table public.zebra (id uuid primary key);
      create function public.pgladder_keeps_key() returns trigger language plpgsql as 'begin return new; end';
      create trigger pgladder_keeps_key after update on public.zebra for each row execute function public.pgladder_keeps_key();
    `)
    const { texts } = database.migrationsTo(policyOf({ orders: 'owner: owner_id', zebra: '' }))
    await database.apply(texts[0] ?? '')
    const before = await readState(database)
    expect(await messageOf(database.apply(texts[1] ?? ''))).toMatch(/pgladder_keeps_key.* already exists/)
    expect(await readState(database)).toEqual(before)
  })

  it('applied twice are refused, and change nothing', async () => {
    const database = await open()
    const { texts } = database.migrationsTo(policy)
    for (const text of texts) await database.apply(text)
    const before = await readState(database)
    for (const text of texts) expect(await messageOf(database.apply(text))).not.toBe('')
    expect(await readState(database)).toEqual(before)
  })
})

describe.skipIf(!hasPsql)(`psql -1 -f${hasPsql ? '' : ' (psql is not installed)'}`, () => {
  const psql = async (database: BareDatabase, texts: readonly string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'pgladder-psql-'))
    try {
      for (const [n, text] of texts.entries()) {
        const file = join(folder, `${n}.sql`)
        writeFileSync(file, asApplied(text))
        await promisify(execFile)('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-1', '-f', file, database.owner.url])
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it('leads to the same database as a client that sends the text', async () => {
    const [one, other] = [await open(), await open()]
    await psql(one, one.migrationsTo(policy).texts)
    for (const text of other.migrationsTo(policy).texts) await other.apply(text)
    const nameless = async (database: BareDatabase) =>
      JSON.stringify(await readState(database)).replaceAll(database.name, 'database')
    expect(await nameless(one)).toBe(await nameless(other))
  })

  it('leaves nothing where the last statement fails', async () => {
    const database = await open()
    const { texts } = database.migrationsTo(policy)
    await psql(database, texts.slice(0, 1))
    const before = await readState(database)
    expect(await messageOf(psql(database, [`${texts[1]}\nselect 1 / 0;\n`]))).toMatch(/division by zero/)
    expect(await readState(database)).toEqual(before)
  })
})

describe('a cluster', () => {
  it('holds two databases with one prefix, migrated by one login', async () => {
    const [one, other] = [await open(), await open()]
    const shared = migrationsOf(checkedPolicy(`rolePrefix: ${one.prefix}\n${policy}`))
    for (const text of shared.texts) await one.apply(text)
    await other.superuser.query(`
      alter database ${other.name} owner to ${one.owner.role};
      alter table public.orders owner to ${one.owner.role};
      alter table public.notes owner to ${one.owner.role};
    `)
    const url = new URL(one.owner.url)
    url.pathname = `/${other.name}`
    for (const text of shared.texts) await one.apply(text, { ...one.owner, url: url.href })
    expect(await governedIn(other)).toEqual(['notes', 'orders'])
  })

  it('tells a second login that it may not administer the roles, and how it could', async () => {
    const [one, other] = [await open(), await open()]
    const shared = migrationsOf(checkedPolicy(`rolePrefix: ${one.prefix}\n${policy}`))
    for (const text of shared.texts) await one.apply(text)
    const { rows } = await other.superuser.query<{ modern: boolean }>(
      `select current_setting('server_version_num')::integer >= 160000 as modern`,
    )
    // Until PostgreSQL 15 whoever may make roles administers all of them.
    expect(await messageOf(other.apply(shared.texts[0] ?? ''))).toMatch(
      rows[0]?.modern ? /role \w+_gateway exists already and \w+_owner may not administer it/ : /^$/,
    )
  })

  it.each([
    'login',
    'superuser',
    'bypassrls',
    'createrole',
    'createdb',
    'replication',
    'inherit',
  ])('where a role of that name exists and has %s is refused, and nothing is changed', async (option) => {
    const database = await open()
    const role = `${database.prefix}_gateway`
    await database.superuser.query(`create role ${role} ${option === 'inherit' ? '' : 'noinherit'} ${option}`)
    const before = await readState(database)
    expect(await messageOf(database.apply(database.migrationsTo(policy).texts[0] ?? ''))).toMatch(
      `role ${role} exists and is not the role pgladder would have made`,
    )
    expect(await readState(database)).toEqual(before)
  })

  it.each(['engine', 'session', 'admin', 'dynamic'])('is told by a role %s that does not inherit', async (name) => {
    const database = await open()
    await database.superuser.query(`create role ${database.prefix}_${name} noinherit`)
    expect(await messageOf(database.apply(database.migrationsTo(policy).texts[0] ?? ''))).toMatch(
      `role ${database.prefix}_${name} exists and is not the role pgladder would have made`,
    )
  })
})
