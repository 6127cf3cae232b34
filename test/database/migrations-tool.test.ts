// `pgladder migrate` beneath its command: what is applied and noted, beside an application's own tool of the same kind.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { applyMigrations } from '../../generator/cli/apply-migrations.ts'
import { type BareDatabase, createBareDatabase, messageOf } from '../support/bare-database.ts'
import { readState } from '../support/database-state.ts'
import { emit, policyOf, temporaryFolder } from '../support/policy-folder.ts'

const setup = 'create table public.orders (id uuid primary key); create table public.notes (id uuid primary key);'
const first = policyOf({ orders: '' })
const second = policyOf({ orders: '', notes: '' })

const opened: BareDatabase[] = []

const open = async (more = '') => {
  const database = await createBareDatabase(`${setup}${more}`)
  opened.push(database)
  return database
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop()
})

const withPrefix = (database: BareDatabase, policy: string) => `rolePrefix: ${database.prefix}\n${policy}`

/** A folder with the first policy's migrations. */
const folderFor = (database: BareDatabase) => {
  const folder = temporaryFolder()
  emit(withPrefix(database, first), folder)
  return folder
}

const apply = async (database: BareDatabase, folder: string, report?: (line: string) => void) => {
  const client = new pg.Client({ connectionString: database.owner.url })
  await client.connect()
  try {
    return await applyMigrations(client, folder, 'ladder', report)
  } finally {
    await client.end()
  }
}

const isGoverned = async ({ superuser }: BareDatabase, table: string) => {
  const { rows } = await superuser.query('select relforcerowsecurity from pg_class where oid = $1::regclass', [table])
  return rows[0]?.relforcerowsecurity
}

describe('applying a folder', () => {
  it('returns what was applied, in order, and nothing the second time', async () => {
    const database = await open()
    const folder = folderFor(database)
    const lines: string[] = []
    expect(await apply(database, folder, (line) => lines.push(line))).toEqual([
      '0001_ladder_runtime.sql',
      '0002_policy.sql',
    ])
    expect(lines).toEqual(['applying 1 ladder_runtime', 'applying 2 policy'])
    const before = await readState(database)
    expect(await apply(database, folder)).toEqual([])
    expect(await readState(database)).toEqual(before)
  })

  it('applies only what is new to a database that has the rest', async () => {
    const database = await open()
    const folder = folderFor(database)
    await apply(database, folder)
    emit(withPrefix(database, second), folder)
    expect(await apply(database, folder)).toEqual(['0003_policy_0003.sql'])
    expect(await isGoverned(database, 'public.notes')).toBe(true)
  })

  it("keeps its own list apart from a table and a view that the application's tools call `migrations`", async () => {
    const database = await open(`
      create table public.migrations (id integer primary key, name text, hash text);
      insert into public.migrations values (0, 'theirs', 'x'), (1, 'theirs too', 'y');
      create schema app;
      create view app.migrations as select 1 as id;
    `)
    const folder = folderFor(database)
    expect(await apply(database, folder)).toHaveLength(2)
    expect(await apply(database, folder)).toEqual([])
    const { rows: theirs } = await database.superuser.query('select id, name from public.migrations order by id')
    expect(theirs).toEqual([
      { id: 0, name: 'theirs' },
      { id: 1, name: 'theirs too' },
    ])
    const { rows } = await database.superuser.query('select id, name from ladder.migrations order by id')
    expect(rows.map(({ name }) => name)).toEqual(['create-migrations-table', 'ladder_runtime', 'policy'])
  })

  it('refuses a migration that was edited after it was applied, in a line that names it and a remedy', async () => {
    const database = await open()
    const folder = folderFor(database)
    await apply(database, folder)
    const file = join(folder, '0002_policy.sql')
    writeFileSync(file, `${readFileSync(file, 'utf8')}-- a word more\n`)
    const failure = await apply(database, folder).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      name: 'DatabaseError',
      message: `${folder}: Hashes don't match for migrations '0002_policy.sql'`,
      help: 'a migration that was applied is never edited: take it from version control',
    })
  })

  it('leaves nothing of a migration that fails, keeps those before it, and goes on once the fault is mended', async () => {
    const database = await open('create policy theirs on public.orders using (true);')
    const folder = folderFor(database)
    expect(await messageOf(apply(database, folder))).toBe(
      `${folder}: \`policy\` was rolled back: the database is not ready for the policy:\n` +
        "  public.orders has a policy that is not pgladder's: theirs",
    )
    expect(await isGoverned(database, 'public.orders')).toBe(false)
    await database.owner.pool.query('drop policy theirs on public.orders')
    expect(await apply(database, folder)).toEqual(['0002_policy.sql'])
    expect(await isGoverned(database, 'public.orders')).toBe(true)
  })

  it('gives callers of the ladder no way to its list', async () => {
    const database = await open()
    await apply(database, folderFor(database))
    const { rows } = await database.superuser.query(
      `select r.rolname from pg_roles as r
       where starts_with(r.rolname, $1) and has_table_privilege(r.oid, 'ladder.migrations', 'select, insert, update, delete')`,
      [database.prefix],
    )
    expect(rows).toEqual([])
  })

  it('is told by the server where the login may not make a schema', async () => {
    const database = await open()
    const guest = await database.login('guest')
    const client = new pg.Client({ connectionString: guest.url })
    await client.connect()
    const folder = folderFor(database)
    try {
      expect(await messageOf(applyMigrations(client, folder, 'ladder'))).toBe(
        `${folder}: permission denied for database ${database.name}`,
      )
    } finally {
      await client.end()
    }
  })

  it('runs once where two do it at the same time', async () => {
    const database = await open()
    const folder = folderFor(database)
    const applied = await Promise.all([apply(database, folder), apply(database, folder)])
    expect(applied.flat().sort()).toEqual(readdirSync(folder).filter((file) => file.endsWith('.sql')))
  })
})
