// Tasks, of which callers may write what they may not find: kept in the three ways in which a table can be governed by its entries
// and its partitions, with a log of who was who when a trigger of the application fired.

import type pg from 'pg'
import { createLadderDatabase, type LadderDatabase } from './governed-database.ts'

export const tables = ['tasks', 'cards', 'slots'] as const
export type Table = (typeof tables)[number]

const columns = `
  id integer,
  owner_id text,
  title text not null default 'untitled' check (title <> 'forbidden'),
  "size ""of"" it" integer,
  due date,
  tags text[],
  twice integer generated always as ("size ""of"" it" * 2) stored,
  code integer`

const setup = `
  create table public.tasks (${columns}, primary key (id), unique (code));
  create table public.cards (${columns}, primary key (id), unique (code));
  create table public.slots (${columns}, primary key (id)) partition by hash (id);
  create table public.slots_0 partition of public.slots for values with (modulus 2, remainder 0);
  create table public.slots_1 partition of public.slots for values with (modulus 2, remainder 1);
  create table public.codes (id varchar(4) primary key);
  create table public.secrets (id integer primary key);
  create table public.parts (id integer primary key, task integer references public.tasks (id) on delete cascade);
  create table public.log (who text, role text);
  create function public.note() returns trigger language plpgsql as $$
    begin
      insert into log values (current_user, current_setting('role'));
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
  ${tables.map((table) => `create trigger note before insert or update or delete on public.${table} for each row execute function public.note();`).join('\n  ')}
`

const rules = `key: { column: id, type: integer }
    owner: owner_id
    roles:
      Blind: { CREATE: GRANT, UPDATE: GRANT, REMOVE: GRANT, UPSERT: GRANT }
      Reader: { FIND: GRANT }
      Denied: { FIND: GRANT, UPDATE: DENY, REMOVE: DENY, UPSERT: DENY }
      ServerCodeUser: { UPDATE: GRANT, UPSERT: GRANT }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT, UPSERT: GRANT }`

const policy = `
pgladder: 1
users: { type: text }
roleSource: session
roles: [Blind, Reader, Denied]
tables:
  public.tasks:
    ${rules}
  public.cards:
    objectAcl: projected
    ${rules}
  public.slots:
    objectAcl: none
    ${rules}
  public.parts: { key: { column: id, type: integer }, objectAcl: none }
  public.codes: { key: { column: id, type: character varying }, objectAcl: none, roles: { Blind: { UPSERT: GRANT } } }
  public.secrets: { key: { column: id, type: integer }, objectAcl: none }
`

export const annasTask = '1'
export const bertsTask = '2'

/** Two tasks in each of the tables; Anna's is number 1 and Bert's is number 2. */
export async function createTasks(): Promise<LadderDatabase> {
  const database = await createLadderDatabase({ setup, policy })
  await database.superuser.query(`
    grant insert on public.log to ${database.prefix}_session;
    ${tables.map((table) => `insert into public.${table} (id, owner_id, title, code) values (1, 'anna', 'old', 10), (2, 'bert', 'old', 20);`).join('\n')}
    insert into public.parts values (1, 1), (2, 2);
    insert into public.secrets values (1);
    delete from public.log;
  `)
  return database
}

/** What is stored, whoever may find it: `id title owner`. */
export async function stored(client: Pick<pg.PoolClient, 'query'>, table: Table): Promise<readonly string[]> {
  const { rows } = await client.query<{ row: string }>(
    `select id || ' ' || title || ' ' || coalesce(owner_id, '-') as row from public.${table} order by id`,
  )
  return rows.map(({ row }) => row)
}
