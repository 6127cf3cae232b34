// A policy for tables with all that stands in the way of an empty row, and triggers that would refuse it.

export const crowdedSetup = `
  create table public.people (id bigint generated always as identity primary key, name text not null check (name <> ''));
  create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'not like this'; end $$;
  create domain public.label as text not null check (value ~ '[a-z]');
  create table public.notes (
    label public.label not null,
    number serial not null unique,
    id uuid primary key default gen_random_uuid(),
    author bigint unique not null references public.people,
    title text not null check (length(title) > 3),
    tenant text not null default current_setting('app.tenant'),
    parent uuid not null references public.notes,
    doubled integer not null generated always as (cast(1 as integer)) stored,
    exclude using btree (title with =)
  );
  create unique index on public.notes (lower(title));
  create trigger a_refuses before insert or update or delete on public.notes for each row execute function public.refuse();
  create trigger zz_refuses after insert or update or delete on public.notes for each row execute function public.refuse();
  create table public.parts (id integer primary key, owner_id bigint not null) partition by range (id);
  create table public.parts_1 partition of public.parts for values from (1) to (1000);
  create table public.parts_2 partition of public.parts for values from (1000) to (2000);
  alter table public.parts_2 add check (owner_id > 0);
  create trigger refuses before insert on public.parts_2 for each row execute function public.refuse();
  create table public.bare (id smallint generated always as identity primary key);
`

export const crowdedPolicy = `
pgladder: 1
users: { type: bigint, table: public.people, key: id }
roles: [Editor]
global:
  AuthenticatedUser: { FIND: GRANT, CREATE: GRANT }
tables:
  public.notes:
    key: { column: id, type: uuid }
    owner: author
    objectAcl: projected
    upsert: own
    onCreate: [{ role: Editor, REMOVE: DENY }]
    roles: { Editor: { UPDATE: GRANT, REMOVE: GRANT, UPSERT: GRANT } }
    ownerPolicy: { UPDATE: GRANT, UPSERT: GRANT, PERMISSION: GRANT }
  public.parts:
    key: { column: id, type: integer }
    owner: owner_id
    roles: { Editor: { FIND: DENY, REMOVE: GRANT } }
    ownerPolicy: { UPDATE: GRANT, REMOVE: GRANT }
  public.bare:
    key: { column: id, type: smallint }
    objectAcl: none
    roles: { Editor: { REMOVE: GRANT } }
`
