// Parcels, on which UPSERT is a permission of its own, and a partitioned table beside them. Session roles are named after what they
// may do; everybody finds everything, so that PostgreSQL's own conditions are met.

import type pg from 'pg'
import type { LadderDatabase } from './governed-database.ts'
import { request } from './superuser-request.ts'

export const parcelsSetup = `
  create table public.depots (id integer primary key);
  create table public.parcels (
    id integer primary key,
    owner_id text,
    label text default 'new',
    code integer unique,
    part_of integer references public.parcels (code) on update cascade,
    depot integer references public.depots (id) on delete set null
  );
  create table public.shelves (id integer primary key, owner_id text, label text) partition by hash (id);
  create table public.shelves_0 partition of public.shelves for values with (modulus 2, remainder 0);
  create table public.shelves_1 partition of public.shelves for values with (modulus 2, remainder 1);
  create table public.letters (id integer primary key, owner_id text, label text, code integer unique);
  insert into public.depots values (1);
  insert into public.letters values (1, 'anna', 'old', 10), (2, 'bert', 'old', 20);
  insert into public.parcels (id, owner_id, label, code, part_of, depot)
  values (1, 'anna', 'old', 10, null, 1), (2, 'bert', 'old', 20, 10, null);
  insert into public.shelves values (1, 'anna', 'old'), (2, 'bert', 'old');
  create function public.insert_parcel(p_id integer) returns integer language plpgsql as $$
    begin
      insert into public.parcels (id) values (p_id);
      return p_id;
    end $$;
  create function public.update_parcel(p_id integer) returns integer language plpgsql as $$
    begin
      update public.parcels set label = 'by function' where id = p_id;
      return p_id;
    end $$;
  create function public.upsert_parcel(p_id integer) returns integer language sql as $$
    insert into public.parcels (id, label) values (p_id, 'by function')
    on conflict (id) do update set label = excluded.label returning id
  $$;
`

const rules = `key: { column: id, type: integer }
    owner: owner_id
    objectAcl: none
    roles:
      AuthenticatedUser: { FIND: GRANT }
      Upserter: { UPSERT: GRANT }
      Creator: { CREATE: GRANT }
      Updater: { UPDATE: GRANT }
      Remover: { REMOVE: GRANT }`

/** Nobody may do by being the owner what they may not do to everybody's objects, but for letters, which owners may upsert. */
export const parcelsPolicy = `
pgladder: 1
users: { type: text }
roleSource: session
roles: [Upserter, Creator, Updater, Remover]
tables:
  public.parcels:
    ${rules}
  public.shelves:
    ${rules}
  public.letters:
    ${rules}
    ownerPolicy: { UPSERT: GRANT }
  public.depots:
    key: { column: id, type: integer }
    objectAcl: none
    roles: { Remover: { FIND: GRANT, REMOVE: GRANT } }
`

/** What became of statements: the error's code, or the rows that are not as they were, as `id label owner`. */
export type Outcome = { readonly code: string; readonly message: string } | readonly string[]

interface Attempt {
  /** What a superuser breaks, or does, first. */
  readonly after?: string
  readonly roles: readonly string[]
}

const contents = `
  select p.id || ' ' || coalesce(p.label, '-') || ' ' || coalesce(p.owner_id, '-') as row from public.parcels as p
  union all
  select 'shelf ' || s.id || ' ' || coalesce(s.label, '-') || ' ' || coalesce(s.owner_id, '-') from public.shelves as s
  union all
  select 'letter ' || l.id || ' ' || coalesce(l.label, '-') || ' ' || coalesce(l.owner_id, '-') from public.letters as l
  order by 1`

/** Anna's attempt, one message for each of the statements; everything is rolled back. */
export function attemptAs(
  database: LadderDatabase,
  { roles, after = '' }: Attempt,
  ...statements: readonly string[]
): Promise<Outcome> {
  const identity = `'anna', roles => '{${roles.join(',')}}'`
  const work = async (client: pg.PoolClient) => {
    try {
      for (const statement of statements) await client.query(statement)
    } catch (error) {
      const { code, message } = error as { readonly code: string; readonly message: string }
      return { code, message }
    }
    await client.query('reset session authorization')
    const { rows } = await client.query<{ row: string }>(contents)
    return rows.map(({ row }) => row)
  }
  return request(database, identity, work, after).then((outcome) =>
    Array.isArray(outcome) ? outcome.filter((row) => !untouched.includes(row)) : outcome,
  )
}

const untouched: readonly string[] = ['', 'shelf ', 'letter '].flatMap((what) => [
  `${what}1 old anna`,
  `${what}2 old bert`,
])
