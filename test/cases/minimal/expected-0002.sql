-- Made by pgladder from a policy file. Not to be edited: change the policy and generate the next migration.
-- Apply it with `pgladder migrate`, or by hand: psql -v ON_ERROR_STOP=1 -1 -f <this file>

-- The first words of every migration. One transaction: whoever applies the file provides it (pgladder migrate, psql -1).
-- Names and operators are PostgreSQL's own: a function body is bound where it is created, and on the applier's search path
-- anybody may have left an operator that fits better.
do $do$
begin
  perform
    pg_catalog.set_config('ladder.applied_with_path', pg_catalog.current_setting('search_path'), true),
    pg_catalog.set_config('ladder.migrator', current_user, true);
end
$do$;
set local search_path = pg_catalog, pg_temp;
-- Data work that a forced policy would silently turn into 0 rows is an error instead.
set local row_security = off;
set local client_min_messages = warning;

-- Be the engine for the duration of this migration. SET and INHERIT are options of a membership since PostgreSQL 16.
do $do$
begin
  execute pg_catalog.format(
    'grant ladder_engine to %I%s',
    current_user,
    case when pg_catalog.current_setting('server_version_num')::integer >= 160000 then ' with inherit true, set true' else '' end
  );
end
$do$;
grant create on schema ladder, ladder_internal to ladder_engine;

-- Nothing is governed by halves: every fault of every table is named, and then nothing is changed.
do $do$
declare
  v_faults text;
begin
  select pg_catalog.string_agg('  ' || f.fault, pg_catalog.chr(10)) into v_faults
  from (
    select * from ladder_internal.container_faults('public.notes', 'id', 'uuid', null, 'uuid', array[]::text[], array[]::text[])
  ) as f (fault);
  if v_faults is not null then
    raise exception using
      errcode = '55000',
      message = 'the database is not ready for the policy:' || pg_catalog.chr(10) || v_faults,
      hint = 'Drop foreign policies, revoke foreign privileges or name their roles under adopt, and apply the migration again.';
  end if;
end
$do$;

-- The users' table: the engine looks up who exists.

-- 0: public.notes
select ladder_internal.grant_way_in('public.notes'::regclass);
grant select on public.notes to ladder_engine;

-- From here on objects are made, and owned, by the engine, which reads governed tables through a policy like everybody else.
set local role ladder_engine;
set local row_security = on;

create or replace function ladder_internal.user_exists(p_user uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select $1 is not null;
end;
comment on function ladder_internal.user_exists(uuid) is 'Whether a user is in the users'' table; every user is where the policy names none.';

create table if not exists ladder_internal.public__notes_entries (
  object_id uuid not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id uuid,
  role_id integer references ladder_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table ladder_internal.public__notes_entries is 'The object ACL of public.notes: one row a principal and operation.';
create index if not exists public__notes_entries_user on ladder_internal.public__notes_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__notes_entries_role on ladder_internal.public__notes_entries (role_id, operation, effect) include (object_id) where role_id is not null;

-- The matrix. Cells set at run time, memberships and entries are not the policy's and stay as they are.
insert into ladder_internal.policy (global_default, role_source)
values ('DENY', 'membership')
on conflict (one) do update set global_default = excluded.global_default, role_source = excluded.role_source;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (0, 'public.notes'::regclass, 'id', 'uuid'::regtype, null, 'ladder_internal.public__notes_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
select ladder_internal.rebuild_bits();

create or replace function ladder_internal.public__notes_object_ids(p_operation text, p_effect text) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from ladder_internal.public__notes_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = ladder.user_id() or e.role_id = any (ladder_internal.role_ids()));
end;
comment on function ladder_internal.public__notes_object_ids(text, text) is 'Step 1: the objects of public.notes that an entry for the open request grants, or denies.';
grant execute on function ladder_internal.public__notes_object_ids(text, text) to ladder_session;

-- Nothing the engine made is executable by PUBLIC, but for what defaults and triggers of governed tables call as whoever works on
-- them: nobody can name these, for nobody has USAGE on the internal schema, and outside a request they say null and false.
revoke execute on all functions in schema ladder, ladder_internal from public;
grant execute on function
  ladder.user_id(),
  ladder_internal.context(text),
  ladder_internal.is_profile(name),
  ladder_internal.refuse_change()
to public;
do $do$
begin
  perform pg_catalog.set_config('role', pg_catalog.current_setting('ladder.migrator'), true);
end
$do$;
set local row_security = off;

-- A membership, a cell or an entry can only be somebody's who is in the users' table, and goes with them.
select ladder_internal.unlink('ladder_internal.memberships'::regclass, 'user_id');
select ladder_internal.unlink('ladder_internal.user_cells'::regclass, 'user_id');

-- 0: public.notes
select ladder_internal.link('ladder_internal.public__notes_entries'::regclass, 'object_id', 'public.notes'::regclass, 'id');
select ladder_internal.unlink('ladder_internal.public__notes_entries'::regclass, 'user_id');
create trigger pgladder_keeps_key
  after update on public.notes
  for each row
  when (old.id is distinct from new.id and ladder_internal.is_profile(current_user))
  execute function ladder_internal.refuse_change('key');
alter table public.notes enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.notes'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.notes
      referencing old table as objects_before new table as objects_after
      for each statement
      when (ladder_internal.is_profile(current_user))
      execute function ladder_internal.refuse_move('id');
    alter table public.notes enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public.notes
  for select
  to ladder_engine
  using (true);
create policy notes_select_dynamic on public.notes
  for select
  to ladder_dynamic
  using (
    notes.id = any ((select ladder_internal.public__notes_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not (notes.id = any ((select ladder_internal.public__notes_object_ids('FIND', 'DENY'))::uuid[]))
      and (select ladder_internal.may_other(0))
    )
  );
comment on policy notes_select_dynamic on public.notes is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy notes_insert_dynamic on public.notes
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(1))
  );
comment on policy notes_insert_dynamic on public.notes is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy notes_update_dynamic on public.notes
  for update
  to ladder_dynamic
  using (
    notes.id = any ((select ladder_internal.public__notes_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not (notes.id = any ((select ladder_internal.public__notes_object_ids('UPDATE', 'DENY'))::uuid[]))
      and (select ladder_internal.may_other(2))
    )
  )
  with check (
    true
  );
comment on policy notes_update_dynamic on public.notes is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy notes_delete_dynamic on public.notes
  for delete
  to ladder_dynamic
  using (
    notes.id = any ((select ladder_internal.public__notes_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not (notes.id = any ((select ladder_internal.public__notes_object_ids('REMOVE', 'DENY'))::uuid[]))
      and (select ladder_internal.may_other(3))
    )
  );
comment on policy notes_delete_dynamic on public.notes is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table public.notes enable row level security;
alter table public.notes force row level security;
grant select, insert, update, delete on public.notes to ladder_dynamic;

-- Nobody is the engine any more, and names are found again as before.
revoke create on schema ladder, ladder_internal from ladder_engine;
do $do$
begin
  execute pg_catalog.format('revoke ladder_engine from %I', pg_catalog.current_setting('ladder.migrator'));
  perform pg_catalog.set_config('search_path', pg_catalog.current_setting('ladder.applied_with_path'), true);
end
$do$;
