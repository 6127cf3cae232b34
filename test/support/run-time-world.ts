// A governed database in which things were given and set at run time, and the policies that may follow its first one.

import type pg from 'pg'
import { createLadderDatabase, type LadderDatabase } from './governed-database.ts'
import { rolledBack } from './rolled-back.ts'

export const anna = '00000000-0000-4000-8000-00000000000a'
export const bert = '00000000-0000-4000-8000-00000000000b'
/** Anna's order and Bert's; an entry lets Anna find Bert's. There is a note of the first id. */
export const first = '00000000-0000-4000-8000-0000000000a1'
export const second = '00000000-0000-4000-8000-0000000000b1'

const setup = `
  create table public.orders (id uuid primary key, owner_id uuid, seller_id uuid, number bigserial);
  create table public.notes (id uuid primary key);
  insert into public.orders (id, owner_id, seller_id) values ('${first}', '${anna}', '${bert}'), ('${second}', '${bert}', '${anna}');
  insert into public.notes (id) values ('${first}');
`

const runTime = `
  insert into ladder_internal.memberships (user_id, role_id, until)
  select u.id::uuid, r.id, u.until::timestamptz
  from (values ('${anna}', 'Clerk', null), ('${bert}', 'Boss', '2999-01-01')) as u (id, role, until)
  join ladder_internal.roles as r on r.name = u.role;
  insert into ladder_internal.user_cells (user_id, container, operation, effect, origin)
  values ('${anna}', 0, 'UPDATE', 'GRANT', 'run time'), ('${bert}', 1, 'FIND', 'DENY', 'run time');
  insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect)
  values ('${second}', 'FIND', '${anna}', 'GRANT');
  insert into ladder_internal.public__orders_entries (object_id, operation, role_id, effect)
  select '${first}', 'REMOVE', r.id, 'DENY' from ladder_internal.roles as r where r.name = 'Boss';
  insert into ladder_internal.cells (level, role_id, container, operation, effect, origin)
  select 'role', r.id, 0, 'REMOVE', 'GRANT', 'run time' from ladder_internal.roles as r where r.name = 'Clerk';
  insert into ladder_internal.cells (level, role_id, container, operation, effect, origin)
  select 'global', r.id, null, 'CREATE', 'DENY', 'run time' from ladder_internal.roles as r where r.name = 'JSUser';
`

/** The table of notes in a policy, and that of orders with more about it. */
export const notes = 'public.notes: { key: { column: id, type: uuid } }'
export const orders = (more: string) =>
  `public.orders: { key: { column: id, type: uuid }${more === '' ? '' : `, ${more}`} }`

interface Policy {
  readonly head?: string
  readonly roles?: string
  readonly tables: readonly string[]
}

/** A policy of the world, as YAML. */
export const worldPolicy = ({ head = '', roles = '[Clerk, Boss]', tables }: Policy) =>
  `pgladder: 1\nusers: { type: uuid }\nroles: ${roles}\n${head}\ntables:\n${tables.map((table) => `  ${table}`).join('\n')}\n`

/** Orders that their owner may find. */
export const owned = 'owner: owner_id, ownerPolicy: { FIND: GRANT }'
export const startPolicy = worldPolicy({ tables: [orders(owned), notes] })

export interface RunTimeWorld extends LadderDatabase {
  /** All that no policy says: memberships, cells of users, cells set at run time, entries of orders; as texts. */
  readonly readKept: () => Promise<readonly (readonly string[])[]>
  /** Runs something in a user's request, and takes it back. */
  readonly inRequest: <T>(user: string, work: (client: pg.PoolClient) => Promise<T>) => Promise<T>
  /** The objects that a user finds. */
  readonly idsSeenBy: (user: string, table?: string) => Promise<readonly string[]>
}

/** A fresh world under `startPolicy`. Drop it after the test. */
export async function createRunTimeWorld(): Promise<RunTimeWorld> {
  const database = await createLadderDatabase({ policy: startPolicy, setup })
  await database.superuser.query(runTime)
  const inRequest = <T>(user: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    rolledBack(database.app.pool, async (client) => {
      await client.query('select ladder.enter(user_id => $1)', [user])
      return work(client)
    })
  return {
    ...database,
    inRequest,
    readKept: () => readKept(database),
    idsSeenBy: (user, table = 'orders') =>
      inRequest(user, async (client) => {
        const { rows } = await client.query<{ id: string }>(`select id from public.${table} order by id`)
        return rows.map(({ id }) => id)
      }),
  }
}

async function readKept({ superuser }: LadderDatabase): Promise<readonly (readonly string[])[]> {
  const texts = [
    'select m.* from ladder_internal.memberships as m',
    "select c.* from ladder_internal.user_cells as c where c.origin = 'run time'",
    "select c.* from ladder_internal.cells as c where c.origin = 'run time'",
    'select e.* from ladder_internal.public__orders_entries as e',
  ]
  const results = await Promise.all(
    texts.map((text) => superuser.query<{ row: string }>(`select k::text as row from (${text}) as k order by 1`)),
  )
  return results.map(({ rows }) => rows.map(({ row }) => row))
}

/** What pgladder has put on a table. */
export async function tracesOn({ superuser }: LadderDatabase, table: string) {
  const { rows } = await superuser.query(
    `select
       c.relrowsecurity or c.relforcerowsecurity as secured,
       (select array_agg(p.polname::text) from pg_policy as p where p.polrelid = c.oid) as policies,
       (select array_agg(t.tgname::text) from pg_trigger as t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
       (select array_agg(d.adnum) from pg_attrdef as d where d.adrelid = c.oid and pg_get_expr(d.adbin, d.adrelid) ~ 'ladder') as defaults,
       (select array_agg(distinct x.grantee::regrole::text) from aclexplode(c.relacl) as x where x.grantee <> c.relowner) as grantees
     from pg_class as c where c.oid = $1::regclass`,
    [table],
  )
  return rows[0]
}

/** The traces on a table that is not governed. */
export const noTraces = { secured: false, policies: null, triggers: null, defaults: null, grantees: null }
