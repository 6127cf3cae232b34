// D22 in compiled profiles: what a statement is makes a difference in every kind of policy that they come to.

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { refusal } from '../support/refusal.ts'
import { request } from '../support/superuser-request.ts'

let database: LadderDatabase

const rules = `key: { column: id, type: integer }
    owner: owner_id
    objectAcl: table
    roles:
      AuthenticatedUser: { FIND: GRANT }
      Upserter: { UPSERT: GRANT }
      Writer: { CREATE: GRANT, UPDATE: GRANT, UPSERT: GRANT }`

const policy = `
pgladder: 1
users: { type: text }
roleSource: session
roles: [Upserter, Writer]
tables:
  public.shared:
    ${rules}
  public.owned:
    ${rules}
    ownerPolicy: { UPDATE: GRANT }
  public.kept:
    ${rules.replace('objectAcl: table', 'objectAcl: projected')}
`

const tables = ['shared', 'owned', 'kept']

beforeAll(async () => {
  const setup = tables.map(
    (name) => `create table public.${name} (id integer primary key, owner_id text, label text);
      insert into public.${name} values (1, 'bert'), (2, 'anna');`,
  )
  database = await createLadderDatabase({ setup: setup.join('\n'), policy })
})

afterAll(() => database?.drop())

/** Lets Anna do something with object 1, as an entry. */
const entry = (table: string, operation: string) =>
  `insert into ladder_internal.public__${table}_entries (object_id, operation, user_id, effect) values (1, '${operation}', 'anna', 'GRANT')`

/** A statement of Anna's, who has a compiled profile. */
const attempt = (roles: readonly string[], statement: string, after = '', serverCode = false) =>
  request(
    database,
    `'anna', roles => '{${roles.join()}}', server_code => ${serverCode}`,
    async (client) => {
      const { rows } = await client.query<{ name: string }>('select current_user as name')
      expect(rows[0]?.name).not.toContain('dynamic')
      return client.query(statement)
    },
    after,
  )

const upsert = (table: string, columns: string, values: string) =>
  `insert into ${table} (${columns}) values (${values}) on conflict (id) do update set label = 'x'`

describe('D22: a row that is proposed for an object that is there, in compiled profiles', () => {
  it('is not another’s, but for server code: none_upsert_listed', async () => {
    const after = entry('shared', 'UPSERT')
    expect((await attempt([], upsert('shared', 'id, owner_id', `1, 'bert'`), after, true)).rowCount).toBe(1)
    expect((await attempt([], upsert('shared', 'id, owner_id', `1, 'anna'`), after)).rowCount).toBe(1)
    await expect(attempt([], upsert('shared', 'id, owner_id', `1, 'bert'`), after)).rejects.toMatchObject(refusal)
  })

  it('is an UPSERT of that object, and no CREATE that finds it there: none_upsert_listed', async () => {
    const create = `insert into shared (id) values (1) on conflict do nothing`
    await expect(attempt([], create, entry('shared', 'UPSERT'))).rejects.toMatchObject(refusal)
    expect((await attempt(['Writer'], create)).rowCount).toBe(0)
  })

  it.each([
    { kind: 'none_upsert_listed', roles: [], after: entry('kept', 'UPSERT') },
    { kind: 'none_upsert_all', roles: ['Upserter'], after: '' },
    { kind: 'all_upsert_all', roles: ['Writer'], after: '' },
  ])('brings no entries, also where somebody grants INSERT of every column: $kind', async ({ roles, after }) => {
    const opened = `grant insert on public.kept to public; ${after}`
    expect((await attempt(roles, upsert('kept', 'id', '1'), opened)).rowCount).toBe(1)
    const forged = upsert('kept', 'id, pgladder_entries', `1, '{1}'`)
    await expect(attempt(roles, forged, opened)).rejects.toMatchObject(refusal)
  })
})

describe('D22: reading FOR UPDATE within an INSERT, in compiled profiles', () => {
  /** Inserts, and so is refused or not, only where the object is read. */
  const insertOnce = (table: string, id: number) => `insert into ${table} (id) select 9
    from (select count(*) as found from (select from ${table} where id = ${id} for update) as o) as n where n.found = 1`

  it.each([
    { kind: 'listed_upsert_listed', table: 'shared', roles: [], id: 1, after: entry('shared', 'UPDATE') },
    { kind: 'listed_upsert_all', table: 'shared', roles: ['Upserter'], id: 1, after: entry('shared', 'UPDATE') },
    { kind: 'own_upsert_listed', table: 'owned', roles: [], id: 2, after: '' },
    { kind: 'own_upsert_all', table: 'owned', roles: ['Upserter'], id: 2, after: '' },
  ])('needs UPDATE: $kind', async ({ table, roles, id, after }) => {
    await expect(attempt(roles, insertOnce(table, id), after)).rejects.toMatchObject(refusal)
    expect((await attempt(roles, insertOnce(table, 3 - id))).rowCount).toBe(0)
  })

  it('needs UPDATE: all_upsert_all', async () => {
    expect((await attempt(['Writer'], insertOnce('shared', 1))).rowCount).toBe(1)
    expect((await attempt(['Writer'], insertOnce('shared', 8))).rowCount).toBe(0)
  })
})

describe('D22: a statement of which nothing is known any more, in compiled profiles', () => {
  const forgetful = `create function public.forgetful(p_id integer) returns integer language plpgsql as $$
    begin
      reset all;
      return p_id;
    end $$`

  it.each([
    { kind: 'none_upsert_listed', roles: [], id: 1, after: entry('shared', 'UPSERT') },
    { kind: 'none_upsert_all', roles: ['Upserter'], id: 9, after: '' },
    { kind: 'all_upsert_all', roles: ['Writer'], id: 9, after: '' },
  ])('inserts nothing: $kind', async ({ roles, id, after }) => {
    const statement = `insert into shared (id) select public.forgetful(${id})`
    await expect(attempt(roles, statement, `${forgetful}; ${after}`)).rejects.toMatchObject(refusal)
  })
})

describe('D22: what statements are', () => {
  it('is known of a connection’s first statement where it is an upsert by key', async () => {
    const client = new pg.Client({ connectionString: database.app.url })
    await client.connect()
    try {
      await client.query(`begin; select ladder.enter('anna', roles => '{Upserter}')`)
      const { rows } = await client.query(`select ladder.upsert('shared', '{"id": 60}')`)
      expect(rows).toEqual([{ upsert: 'inserted' }])
      await client.query('rollback')
    } finally {
      await client.end()
    }
  })

  it('is known from the first statement of a connection on, and forgotten with the transaction', async () => {
    const client = new pg.Client({ connectionString: database.app.url })
    await client.connect()
    const enter = `select ladder.enter('anna', roles => '{Writer}')`
    try {
      const read = await client.query<pg.QueryResultRow>(`begin; ${enter}; select from shared for update; commit`)
      expect((read as unknown as pg.QueryResult[])[2]?.rowCount).toBe(2)
      await client.query(`begin; ${enter}; insert into shared (id) values (50); commit`)
      await client.query(`begin; ${enter}; update shared set label = 'x' where id = 50; commit`)
      await client.query(`begin; ${enter}; insert into shared (id) values (51); commit`)
    } finally {
      await client.end()
      await database.superuser.query('delete from public.shared where id in (50, 51)')
    }
  })
})
