// The database of those who do without pgladder: the same tables, entries beside them, and hand-written
// policies for two logins. The superuser, whom no policy binds, is the one without row-level security.

import type pg from 'pg'
import type { BenchServer } from './bench-server.ts'
import type { Contestant } from './contestant.ts'
import { makeEntries, makeTables, settle } from './make-data.ts'
import {
  type Caller,
  isWrite,
  leftToPolicies,
  type QueryName,
  type Scale,
  type Visibility,
  writeQuery,
} from './workload.ts'

export const plainDatabase = 'bench_plain'

const entries = (table: string) => `
  create table public.${table} (object_id bigint not null, user_id integer not null, primary key (user_id, object_id));
`

const user = "(select current_setting('app.user', true))::integer"
const manages = "(select current_setting('app.role', true)) = 'Manager'"

// What one finds in guides: settings read once a statement, shared rows by a subquery, one policy for each reason.
const usualPolicies = (['orders', 'lines'] as const)
  .map(
    (table) => `
  create policy ${table}_usual_manager on public.${table} to bench_usual using (${manages});
  create policy ${table}_usual_owner on public.${table} to bench_usual using (owner_id = ${user});
  create policy ${table}_usual_shared on public.${table} for select to bench_usual
    using (id in (select e.object_id from public.${table}_shared as e where e.user_id = ${user}));`,
  )
  .join('\n')

const perRowPolicies = (['orders', 'lines'] as const)
  .map(
    (table) => `
  create function public.may_find_${table}(p_id bigint, p_owner integer) returns boolean language plpgsql stable
  as $$
  begin
    if current_setting('app.role', true) = 'Manager' then return true; end if;
    if p_owner = current_setting('app.user', true)::integer then return true; end if;
    return exists (
      select from public.${table}_shared as e
      where e.object_id = p_id and e.user_id = current_setting('app.user', true)::integer
    );
  end $$;
  create policy ${table}_per_row on public.${table} to bench_per_row
    using (public.may_find_${table}(id, owner_id)) with check (true);`,
  )
  .join('\n')

/** Makes the database. */
export async function createPlainDatabase(
  server: BenchServer,
  scale: Scale,
  callers: readonly Caller[],
): Promise<pg.Client> {
  const client = await server.createDatabase(plainDatabase)
  const fill = (table: string) =>
    makeEntries(
      callers,
      (id, shared) =>
        `insert into public.${table}_shared (object_id, user_id) select id, ${id} from public.${table} where ${shared}`,
    )
  await client.query(`
    ${makeTables(scale)}
    ${entries('orders_shared')}${entries('lines_shared')}
    ${fill('orders')};${fill('lines')};
    create role bench_usual login;
    create role bench_per_row login;
    alter table public.orders enable row level security;
    alter table public.lines enable row level security;
    grant select, insert, update, delete on public.orders, public.lines to bench_usual, bench_per_row;
    grant select on public.orders_shared, public.lines_shared to bench_usual, bench_per_row;
    ${usualPolicies}
    ${perRowPolicies}
  `)
  await client.query(settle)
  return client
}

/**
 * What a good programmer writes for a query of a caller: who knows the caller's kind, and of three ways to ask for
 * shared rows (`in`, `= any (array(…))`, `exists` for each row) has tried which one is fastest there.
 */
export function handWritten({ name, user: id }: Caller, query: QueryName): Visibility {
  const both = (condition: (alias: 'o' | 'l', table: string) => string): Visibility => ({
    orders: condition('o', 'orders'),
    lines: condition('l', 'lines'),
  })
  if (name === 'everything') return leftToPolicies
  if (name === 'nothing') return both(() => 'false')
  // What is shared is shared for reading.
  if (name === 'own' || isWrite(query)) return both((alias) => `${alias}.owner_id = ${id}`)
  const isShared = (alias: string, table: string) =>
    query === 'point by key' || (name === 'own + many' && !query.includes('count'))
      ? `exists (select from public.${table}_shared as e where e.object_id = ${alias}.id and e.user_id = ${id} offset 0)`
      : `${alias}.id = any (array(select e.object_id from public.${table}_shared as e where e.user_id = ${id}))`
  return both((alias, table) => `(${alias}.owner_id = ${id} or ${isShared(alias, table)})`)
}

/** Hand-written conditions on the very rows that pgladder governs: nothing but the policies differs. */
export const handOnSameRows = 'hand, same rows as none'

/** Without row-level security: conditions in the query, run by the superuser; on another database if one is named. */
export async function createHand(
  server: BenchServer,
  scale: Scale,
  governed: string | null = null,
): Promise<Contestant> {
  const client = await server.connect(governed ?? plainDatabase)
  return {
    name: governed === null ? 'hand' : handOnSameRows,
    client,
    // The governed rows have no entries to look at.
    serves: ({ shared }) => governed === null || shared === null,
    async open() {
      await client.query('begin')
      return 'superuser'
    },
    statement: (caller, query) => writeQuery(query, caller, scale, handWritten(caller, query)),
  }
}

/** Hand-written policies of one of the two logins. */
export async function createPolicied(
  server: BenchServer,
  scale: Scale,
  name: 'usual' | 'per-row',
): Promise<Contestant> {
  const login = name === 'usual' ? 'bench_usual' : 'bench_per_row'
  const client = await server.connect(plainDatabase, login)
  return {
    name,
    client,
    serves: () => true,
    async open(caller) {
      await client.query('begin')
      await client.query("select set_config('app.user', $1, true), set_config('app.role', $2, true)", [
        `${caller.user}`,
        caller.role ?? '',
      ])
      return login
    },
    statement: (caller, query) => writeQuery(query, caller, scale, leftToPolicies),
  }
}
