// A world for the permissions API: orders and papers that their owners may share, kept in both ways; a table whose owners may not; one
// whose objects have no entries. Users are in a table, memberships in the database.

import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from './governed-database.ts'
import { keptRequest, type Query } from './kept-request.ts'
import { anna, bert } from './orders-world.ts'
import type { Login } from './test-database.ts'

export const carl = '00000000-0000-4000-8000-00000000000c'
export const stranger = '00000000-0000-4000-8000-0000000000ff'

const setup = `
  create table public.users (id uuid primary key);
  create table public.orders (id integer primary key, owner_id uuid, title text);
  create table public.papers (id text primary key, owner_id uuid, title text);
  create table public.secrets (id uuid primary key, owner_id uuid);
  create table public.notes (id bigint primary key, owner_id uuid);
  create table public.plain (id integer primary key);
`

const shared = (key: string, more: string) => `
    key: { column: id, type: ${key} }
    owner: owner_id
    ${more}
    roles:
      AuthenticatedUser: { CREATE: GRANT }
      ServerCodeUser: { '*': GRANT, PERMISSION: GRANT }
      Clerk: { FIND: GRANT, PERMISSION: GRANT }
      Blind: { PERMISSION: GRANT }`

const policy = `
pgladder: 1
users: { type: uuid, table: public.users, key: id }
roles: [Clerk, Blind, Sales]
tables:
  public.orders:${shared('integer', 'objectAcl: table')}
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, PERMISSION: GRANT }
  public.papers:${shared('text', 'objectAcl: projected')}
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, PERMISSION: GRANT }
  public.secrets:${shared('uuid', 'objectAcl: table')}
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT }
  public.notes:${shared('bigint', 'objectAcl: none')}
    ownerPolicy: { FIND: GRANT, PERMISSION: GRANT }
`

export const annasSecret = '00000000-0000-4000-8000-0000000000a1'

const reset = `
  delete from public.orders; delete from public.papers; delete from public.secrets; delete from public.notes; delete from public.users;
  insert into public.users (id) values ('${anna}'), ('${bert}'), ('${carl}');
  insert into public.orders (id, owner_id, title) values (1, '${anna}', 'tea'), (2, '${anna}', 'coffee'), (3, '${bert}', 'water');
  insert into public.papers (id, owner_id, title) values ('a', '${anna}', 'tea'), ('b', '${bert}', 'water'), ('*', '${anna}', 'star');
  insert into public.secrets (id, owner_id) values ('${annasSecret}', '${anna}');
  insert into public.notes (id, owner_id) values (1, '${anna}');
  delete from ladder_internal.user_cells where origin = 'run time';
  delete from ladder_internal.cells where origin = 'run time';
  delete from ladder_internal.memberships;
  select ladder_internal.rebuild_bits();
`

export const serverCode = 'server_code => true'
export const as = (user: string) => `'${user}'`

/** The same rows for each test of a file, and ways to call. Called once, at the top of the file. */
export function sharingWorld() {
  let opened: LadderDatabase | undefined
  let administrator: Login | undefined
  const database = (): LadderDatabase => {
    if (opened === undefined) throw new Error('no test is running')
    return opened
  }

  beforeAll(async () => {
    opened = await createLadderDatabase({ policy, setup })
    administrator = await opened.login('administrator')
    await opened.owner.pool.query(`grant ${opened.prefix}_admin to ${administrator.role}`)
  })

  afterAll(() => opened?.drop())

  beforeEach(async () => {
    await database().superuser.query(reset)
  })

  /** A request that is kept if the work succeeds. `enter` is the argument list of `ladder.enter`. */
  const request = <T>(enter: string, work: (query: Query) => Promise<T>) =>
    keptRequest(database().app.pool, enter, work)

  const asAdministrator: Query = (text, values) => {
    if (administrator === undefined) throw new Error('no test is running')
    return administrator.pool.query(text, values === undefined ? [] : [...values])
  }

  /** The keys that a caller finds. */
  const found = async (enter: string, table = 'orders') => {
    const { rows } = await request(enter, (query) => query(`select id from public.${table} order by id`))
    return rows.map(({ id }) => id)
  }

  const entries = async (table = 'orders') => {
    const { rows } = await database().superuser.query(
      `select e.object_id as id, e.operation, e.user_id as "user", r.name as role, e.effect
       from ladder_internal.public__${table}_entries as e left join ladder_internal.roles as r on r.id = e.role_id order by 1, 2, 3, 4`,
    )
    return rows
  }

  return { database, request, asAdministrator, found, entries }
}
