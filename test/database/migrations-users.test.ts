// The users' table comes, changes and goes while rows refer to it, and every table is under forced row-level security.

import { afterEach, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { rolledBack } from '../support/rolled-back.ts'

const anna = '00000000-0000-4000-8000-00000000000a'
const bert = '00000000-0000-4000-8000-00000000000b'
const ghost = '00000000-0000-4000-8000-0000000000ff'
const order = '00000000-0000-4000-8000-0000000000a1'

const setup = `
  create table public.people (id uuid primary key, owner_id uuid);
  create table public.accounts (id uuid primary key, number uuid not null unique);
  create table public.orders (id uuid primary key, owner_id uuid);
  insert into public.people (id) values ('${anna}'), ('${bert}');
  insert into public.accounts (id, number) values (gen_random_uuid(), '${anna}'), (gen_random_uuid(), '${bert}');
  insert into public.orders (id, owner_id) values ('${order}', '${anna}');
`

/** Orders are always governed; the tables of users are where `governed` says so. */
const policyOf = (users: string, governed = '') => `
pgladder: 1
users: { type: uuid${users} }
roles: [Clerk]
tables:
  public.orders: { key: { column: id, type: uuid }, owner: owner_id, ownerPolicy: { FIND: GRANT } }
${governed}
`
const people = ', table: public.people, key: id'
const accounts = ', table: public.accounts, key: number'

const governedUsers = ['people', 'accounts']
  .map((table) => `  public.${table}: { key: { column: id, type: uuid } }`)
  .join('\n')

const opened: LadderDatabase[] = []

afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop()
})

/** A database without a users' table where Anna has a role, a cell and an entry. */
const open = async ({ governed = '', more = '', users = anna } = {}) => {
  const database = await createLadderDatabase({ policy: policyOf('', governed), setup: `${setup}${more}` })
  opened.push(database)
  await database.superuser.query(`
    insert into ladder_internal.memberships (user_id, role_id)
    select '${users}', r.id from ladder_internal.roles as r where r.name = 'Clerk';
    insert into ladder_internal.user_cells (user_id, container, operation, effect, origin)
    values ('${users}', 0, 'FIND', 'GRANT', 'run time');
    insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect)
    values ('${order}', 'FIND', '${users}', 'GRANT');
  `)
  return database
}

/** Which of the ladder's tables refer to which users' table. */
const referencesIn = async ({ superuser }: LadderDatabase) => {
  const { rows } = await superuser.query<{ text: string }>(
    `select format('%s -> %s', conrelid::regclass, confrelid::regclass) as text
     from pg_constraint where conname = 'known_user' and conrelid::regclass::text !~ 'people|accounts' order by 1`,
  )
  return rows.map(({ text }) => text)
}

const referencesTo = (table: string) =>
  ['memberships', 'public__orders_entries', 'user_cells'].map((name) => `ladder_internal.${name} -> ${table}`)

const factsIn = async ({ superuser }: LadderDatabase) => {
  const { rows } = await superuser.query(`
    select
      (select count(*)::integer from ladder_internal.memberships) as memberships,
      (select count(*)::integer from ladder_internal.user_cells) as cells,
      (select count(*)::integer from ladder_internal.public__orders_entries) as entries
  `)
  return rows[0]
}

const enter = ({ app }: LadderDatabase, user: string) =>
  rolledBack(app.pool, async (client) => {
    await client.query('select ladder.enter(user_id => $1)', [user])
    return (await client.query('select id from public.orders')).rowCount
  })

describe.each([
  ['are not governed', ''],
  ['are governed', governedUsers],
])("where the tables of users %s, the users' table", (_how, governed) => {
  const kept = { memberships: 1, cells: 1, entries: 1 }

  it('is added, becomes another and is taken away, and what users were given stays', async () => {
    const database = await open({ governed })
    expect(await enter(database, ghost)).toBe(0)
    for (const [users, table] of [
      [people, 'people'],
      [accounts, 'accounts'],
    ] as const) {
      await database.migrate(policyOf(users, governed))
      expect(await referencesIn(database)).toEqual(referencesTo(table))
      expect(await factsIn(database)).toEqual(kept)
      expect(await enter(database, anna)).toBe(1)
      await expect(enter(database, ghost)).rejects.toThrow(/unknown user/)
    }
    await database.migrate(policyOf('', governed))
    expect(await referencesIn(database)).toEqual([])
    expect(await factsIn(database)).toEqual(kept)
    expect(await enter(database, ghost)).toBe(0)
  })

  it('takes with a user who goes what that user was given', async () => {
    const database = await open({ governed })
    await database.migrate(policyOf(people, governed))
    await database.superuser.query('delete from public.people where id = $1', [anna])
    expect(await factsIn(database)).toEqual({ memberships: 0, cells: 0, entries: 0 })
  })

  it('is not added while somebody who is not in it has something: nothing is changed', async () => {
    const database = await open({ governed, users: ghost })
    await expect(database.migrate(policyOf(people, governed))).rejects.toThrow(/violates foreign key constraint/)
    expect(await referencesIn(database)).toEqual([])
  })
})

describe("a users' table", () => {
  it('is opened to nobody but the engine, who may read its key', async () => {
    const database = await open()
    await database.migrate(policyOf(people))
    const { rows } = await database.superuser.query<{ text: string }>(`
      select format('%s may %s %s', case x.grantee when 0 then 'PUBLIC' else x.grantee::regrole::text end, x.privilege_type, x.what) as text
      from (
        select a.*, 'the table' as what, c.relowner from pg_class as c, aclexplode(c.relacl) as a where c.oid = 'public.people'::regclass
        union all
        select a.*, b.attname, c.relowner
        from pg_class as c join pg_attribute as b on b.attrelid = c.oid, aclexplode(b.attacl) as a where c.oid = 'public.people'::regclass
      ) as x
      where x.grantee <> x.relowner`)
    expect(rows.map(({ text }) => text)).toEqual([`${database.prefix}_engine may SELECT id`])
  })

  it('may be gone from the database once the policy names it no more', async () => {
    const database = await open()
    await database.migrate(policyOf(people))
    await database.migrate(policyOf(''))
    await database.superuser.query('drop table public.people')
    expect(await enter(database, anna)).toBe(1)
  })

  it("that is under the application's own row-level security is a fault like any other", async () => {
    const database = await open({
      more: `
        create policy mine on public.people using (false);
        alter table public.people enable row level security, force row level security;`,
    })
    await expect(database.migrate(policyOf(people))).rejects.toThrow(
      /^the database is not ready for the policy:.*people/s,
    )
  })

  it('that was named while a table had no object ACL is referred to by its entries once it has one', async () => {
    const database = await open()
    const without = (users: string) => policyOf(users).replace('owner: owner_id', 'owner: owner_id, objectAcl: none')
    await database.migrate(policyOf(people))
    await database.migrate(without(people))
    await database.migrate(without(accounts))
    await database.migrate(policyOf(accounts))
    expect(await referencesIn(database)).toEqual(referencesTo('accounts'))
    await database.migrate(without(accounts))
    await database.migrate(without(''))
    await database.migrate(policyOf(''))
    expect(await referencesIn(database)).toEqual([])
  })

  it('is no longer looked at by the engine once it is another', async () => {
    const database = await open()
    await database.migrate(policyOf(people))
    await database.migrate(policyOf(accounts))
    const { rows } = await database.superuser.query(
      `select t.name, has_any_column_privilege($1, 'public.' || t.name, 'select') as seen
       from unnest(array['accounts', 'people']) as t (name)`,
      [`${database.prefix}_engine`],
    )
    expect(rows).toEqual([
      { name: 'accounts', seen: true },
      { name: 'people', seen: false },
    ])
  })

  it('that is governed is still looked at by the engine once it is no users table any more', async () => {
    const governed = '  public.people: { key: { column: id, type: uuid }, owner: id, ownerPolicy: { FIND: GRANT } }'
    const database = await open({ governed })
    for (const users of [people, accounts, '']) await database.migrate(policyOf(users, governed))
    const { rows } = await database.superuser.query(
      `select has_column_privilege($1, 'public.people', 'id', 'select') as seen`,
      [`${database.prefix}_engine`],
    )
    expect(rows).toEqual([{ seen: true }])
  })
})
