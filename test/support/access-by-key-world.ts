// A small world for tests of writing by key: whoever is logged in puts letters into a box that nobody but their owner may look
// into, writes notes that everybody finds and only their owner changes, drops slips that nobody ever finds, and looks at stamps.

import type { Generated } from 'kysely'
import { anna, bert } from './orders-world.ts'

/** The world's tables as Kysely sees them. */
export interface ByKeyDatabase {
  readonly letters: {
    readonly id: Generated<string>
    readonly owner_id: Generated<string | null>
    readonly title: string
    readonly sent_at: Date | null
    readonly total_cents: bigint | null
    readonly score: number | null
    readonly raw_bytes: Buffer | null
    readonly word_list: string[] | null
    readonly data: unknown
  }
  readonly notes: {
    readonly note_no: number
    readonly owner_id: Generated<string | null>
    readonly title: string
  }
  readonly slips: { readonly id: string; readonly title: string }
  readonly stamps: { readonly id: string; readonly title: string }
}

export const letter = '00000000-0000-4000-8000-0000000000a1'
export const annasNote = 1
export const bertsNote = 2
export const keptNote = 3

/** SQL that makes the tables, for their owner to run before the migrations. */
export const byKeySetup = `
  create table public.users (id uuid primary key);
  create table public.letters (
    id uuid primary key default gen_random_uuid(),
    owner_id uuid references public.users (id),
    title text not null,
    sent_at timestamptz,
    total_cents bigint,
    score double precision,
    raw_bytes bytea,
    word_list text[],
    data jsonb
  );
  create table public.notes (
    note_no integer primary key,
    owner_id uuid references public.users (id),
    title text not null
  );
  create table public.slips (id text primary key, title text not null);
  create table public.stamps (id text primary key, title text not null);
  insert into public.stamps (id, title) values ('red', 'old'), ('blue', 'older');
  insert into public.users (id) values ('${anna}'), ('${bert}');
  create function public.keep() returns trigger language plpgsql as 'begin return null; end';
  create trigger keep before update or delete on public.notes for each row when (old.note_no = ${keptNote}) execute function public.keep();
`

/** SQL that puts the same rows into the tables as ever. */
export const byKeyRows = `
  delete from public.letters;
  alter table public.notes disable trigger keep;
  delete from public.notes;
  alter table public.notes enable trigger keep;
  delete from public.slips;
  insert into public.letters (id, owner_id, title) values ('${letter}', '${anna}', 'tea');
  insert into public.notes (note_no, owner_id, title) values
    (${annasNote}, '${anna}', 'tea'), (${bertsNote}, '${bert}', 'coffee'), (${keptNote}, '${anna}', 'kept');
  insert into public.slips (id, title) values ('a', 'tea');
`

export const byKeyPolicy = `
pgladder: 1
users: { type: uuid, table: public.users, key: id }
globalDefault: DENY
tables:
  public.letters:
    key: { column: id, type: uuid }
    owner: owner_id
    roles:
      AuthenticatedUser: { CREATE: GRANT, UPDATE: GRANT, REMOVE: GRANT }
    ownerPolicy: { FIND: GRANT }
  public.notes:
    key: { column: note_no, type: integer }
    owner: owner_id
    roles:
      AuthenticatedUser: { FIND: GRANT, CREATE: GRANT }
    ownerPolicy: { UPDATE: GRANT, REMOVE: GRANT }
  public.stamps:
    key: { column: id, type: text }
    objectAcl: none
    roles:
      AuthenticatedUser: { FIND: GRANT, REMOVE: DENY }
  public.slips:
    key: { column: id, type: text }
    objectAcl: none
    roles:
      AuthenticatedUser: { CREATE: GRANT, UPDATE: GRANT }
`
