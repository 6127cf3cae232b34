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
    select * from ladder_internal.users_faults('public.people', 'id', 'uuid', false)
    union all
    select * from ladder_internal.container_faults('public.orders', 'id', 'uuid', 'seller_id', 'uuid', array['ladder_engine_select', 'orders_select_dynamic', 'orders_insert_dynamic', 'orders_update_dynamic', 'orders_delete_dynamic']::text[], array[]::text[])
    union all
    select * from ladder_internal.container_faults('public.drafts', 'id', 'integer', 'writer', 'uuid', array['ladder_engine_select', 'drafts_select_dynamic', 'drafts_insert_dynamic', 'drafts_update_dynamic', 'drafts_delete_dynamic']::text[], array[]::text[])
    union all
    select * from ladder_internal.container_faults('public.returns', 'id', 'text', null, 'uuid', array[]::text[], array[]::text[])
  ) as f (fault);
  if v_faults is not null then
    raise exception using
      errcode = '55000',
      message = 'the database is not ready for the policy:' || pg_catalog.chr(10) || v_faults,
      hint = 'Drop foreign policies, revoke foreign privileges or name their roles under adopt, and apply the migration again.';
  end if;
end
$do$;

-- 1: governed no more
do $do$
begin
  if pg_catalog.to_regclass('public.invoices') is null then
    return;
  end if;
  revoke all on public.invoices from ladder_dynamic, ladder_engine;
  drop policy if exists ladder_engine_select on public.invoices;
  drop policy if exists invoices_select_dynamic on public.invoices;
  drop policy if exists invoices_insert_dynamic on public.invoices;
  drop policy if exists invoices_update_dynamic on public.invoices;
  drop policy if exists invoices_delete_dynamic on public.invoices;
  drop trigger if exists pgladder_keeps_owner on public.invoices;
  drop trigger if exists pgladder_keeps_key on public.invoices;
  drop trigger if exists pgladder_watches_moves on public.invoices;
  drop trigger if exists pgladder_new_entries on public.invoices;
  if exists (
    select
    from pg_catalog.pg_attribute as a
    where a.attrelid = 'public.invoices'::regclass and a.attname = 'payer' and not a.attisdropped
  ) then
    alter table public.invoices alter column payer drop default;
  end if;
  alter table public.invoices no force row level security;
  alter table public.invoices disable row level security;
  perform ladder_internal.revoke_way_in('public.invoices'::regclass);
end
$do$;

-- 0: built anew below
do $do$
begin
  if pg_catalog.to_regclass('public.orders') is null then
    return;
  end if;
  revoke all on public.orders from ladder_dynamic, ladder_engine;
  drop policy if exists ladder_engine_select on public.orders;
  drop policy if exists orders_select_dynamic on public.orders;
  drop policy if exists orders_insert_dynamic on public.orders;
  drop policy if exists orders_update_dynamic on public.orders;
  drop policy if exists orders_delete_dynamic on public.orders;
  drop trigger if exists pgladder_keeps_owner on public.orders;
  drop trigger if exists pgladder_keeps_key on public.orders;
  drop trigger if exists pgladder_watches_moves on public.orders;
  drop trigger if exists pgladder_new_entries on public.orders;
  if exists (
    select
    from pg_catalog.pg_attribute as a
    where a.attrelid = 'public.orders'::regclass and a.attname = 'owner_id' and not a.attisdropped
  ) then
    alter table public.orders alter column owner_id drop default;
  end if;
  alter table public.orders no force row level security;
  alter table public.orders disable row level security;
  perform ladder_internal.revoke_way_in('public.orders'::regclass);
end
$do$;

-- 2: built anew below
do $do$
begin
  if pg_catalog.to_regclass('public.drafts') is null then
    return;
  end if;
  revoke all on public.drafts from ladder_dynamic, ladder_engine;
  drop policy if exists ladder_engine_select on public.drafts;
  drop policy if exists drafts_select_dynamic on public.drafts;
  drop policy if exists drafts_insert_dynamic on public.drafts;
  drop policy if exists drafts_update_dynamic on public.drafts;
  drop policy if exists drafts_delete_dynamic on public.drafts;
  drop trigger if exists pgladder_keeps_owner on public.drafts;
  drop trigger if exists pgladder_keeps_key on public.drafts;
  drop trigger if exists pgladder_watches_moves on public.drafts;
  drop trigger if exists pgladder_new_entries on public.drafts;
  alter table public.drafts no force row level security;
  alter table public.drafts disable row level security;
  perform ladder_internal.revoke_way_in('public.drafts'::regclass);
end
$do$;

-- The users' table: the engine looks up who exists.
select ladder_internal.grant_way_in('public.people'::regclass);
grant select (id) on public.people to ladder_engine;

-- 0: public.orders
select ladder_internal.grant_way_in('public.orders'::regclass);
grant select on public.orders to ladder_engine;

-- 2: public.drafts
select ladder_internal.grant_way_in('public.drafts'::regclass);
grant select on public.drafts to ladder_engine;

-- 3: public.returns
select ladder_internal.grant_way_in('public.returns'::regclass);
grant select on public.returns to ladder_engine;

-- From here on objects are made, and owned, by the engine, which reads governed tables through a policy like everybody else.
set local role ladder_engine;
set local row_security = on;

create or replace function ladder_internal.user_exists(p_user uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from public.people as u where u.id = $1);
end;
comment on function ladder_internal.user_exists(uuid) is 'Whether a user is in the users'' table; every user is where the policy names none.';

create table if not exists ladder_internal.public__drafts_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id uuid,
  role_id integer references ladder_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table ladder_internal.public__drafts_entries is 'The object ACL of public.drafts: one row a principal and operation.';
create index if not exists public__drafts_entries_user on ladder_internal.public__drafts_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__drafts_entries_role on ladder_internal.public__drafts_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists ladder_internal.public__returns_entries (
  object_id text not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id uuid,
  role_id integer references ladder_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table ladder_internal.public__returns_entries is 'The object ACL of public.returns: one row a principal and operation.';
create index if not exists public__returns_entries_user on ladder_internal.public__returns_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__returns_entries_role on ladder_internal.public__returns_entries (role_id, operation, effect) include (object_id) where role_id is not null;

-- The matrix. Cells set at run time, memberships and entries are not the policy's and stay as they are.
insert into ladder_internal.policy (global_default, role_source)
values ('GRANT', 'session')
on conflict (one) do update set global_default = excluded.global_default, role_source = excluded.role_source;
insert into ladder_internal.roles (kind, name)
values
  ('custom', 'Clerk')
on conflict (name) do update set declared = true;
update ladder_internal.roles set declared = false where kind = 'custom' and name = 'Temp';
update ladder_internal.containers set relation = null, entries_in_force = false where ordinal = 1;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (0, 'public.orders'::regclass, 'id', 'uuid'::regtype, 'seller_id', null, false, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (2, 'public.drafts'::regclass, 'id', 'integer'::regtype, 'writer', 'ladder_internal.public__drafts_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (3, 'public.returns'::regclass, 'id', 'text'::regtype, null, 'ladder_internal.public__returns_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
delete from ladder_internal.cells as c
using (
  values
    ('global', 'custom', 'Temp', null, 'FIND', 'DENY'),
    ('role', 'custom', 'Temp', 0, 'FIND', 'DENY'),
    ('owner', null, null, 0, 'UPDATE', 'GRANT'),
    ('role', 'custom', 'Sales', 2, 'CREATE', 'GRANT'),
    ('role', 'custom', 'Sales', 2, 'UPDATE', 'GRANT'),
    ('role', 'custom', 'Sales', 2, 'REMOVE', 'GRANT')
) as w (level, kind, role, container, operation, effect)
where c.origin = 'policy'
  and c.level = w.level
  and c.container is not distinct from w.container::integer
  and c.operation = w.operation
  and c.role_id is not distinct from (
    select r.id from ladder_internal.roles as r where r.kind = w.kind and r.name is not distinct from w.role
  );
insert into ladder_internal.cells (level, role_id, container, operation, effect, origin)
select w.level, r.id, w.container::integer, w.operation, w.effect, 'policy'
from (
  values
    ('global', 'custom', 'Clerk', null, 'CREATE', 'GRANT'),
    ('user', 'all users', null, 0, 'UPDATE', 'DENY'),
    ('role', 'all roles', null, 0, 'REMOVE', 'DENY'),
    ('role', 'custom', 'Clerk', 3, 'FIND', 'GRANT'),
    ('role', 'custom', 'Clerk', 3, 'CREATE', 'GRANT'),
    ('role', 'custom', 'Clerk', 3, 'UPDATE', 'GRANT'),
    ('role', 'custom', 'Clerk', 3, 'REMOVE', 'GRANT'),
    ('global', 'custom', 'Manager', null, 'REMOVE', 'DENY'),
    ('role', 'custom', 'Sales', 0, 'FIND', 'DENY')
) as w (level, kind, role, container, operation, effect)
left join ladder_internal.roles as r on r.kind = w.kind and r.name is not distinct from w.role
on conflict (level, role_id, container, operation, origin) do update set effect = excluded.effect;
delete from ladder_internal.user_cells
where origin = 'policy' and user_id = '00000000-0000-4000-8000-00000000000a' and container = 0 and operation = 'UPDATE';
insert into ladder_internal.user_cells (user_id, container, operation, effect, origin)
values ('00000000-0000-4000-8000-00000000000b', 0, 'FIND', 'GRANT', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
insert into ladder_internal.user_cells (user_id, container, operation, effect, origin)
values ('00000000-0000-4000-8000-00000000000a', 0, 'FIND', 'DENY', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
select ladder_internal.rebuild_bits();

create or replace function ladder_internal.public__drafts_object_ids(p_operation text, p_effect text) returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from ladder_internal.public__drafts_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = ladder.user_id() or e.role_id = any (ladder_internal.role_ids()));
end;
comment on function ladder_internal.public__drafts_object_ids(text, text) is 'Step 1: the objects of public.drafts that an entry for the open request grants, or denies.';
grant execute on function ladder_internal.public__drafts_object_ids(text, text) to ladder_session;

create or replace function ladder_internal.public__returns_object_ids(p_operation text, p_effect text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from ladder_internal.public__returns_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = ladder.user_id() or e.role_id = any (ladder_internal.role_ids()));
end;
comment on function ladder_internal.public__returns_object_ids(text, text) is 'Step 1: the objects of public.returns that an entry for the open request grants, or denies.';
grant execute on function ladder_internal.public__returns_object_ids(text, text) to ladder_session;

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
select ladder_internal.link('ladder_internal.memberships'::regclass, 'user_id', 'public.people'::regclass, 'id');
select ladder_internal.link('ladder_internal.user_cells'::regclass, 'user_id', 'public.people'::regclass, 'id');
select ladder_internal.link('ladder_internal.public__drafts_entries'::regclass, 'user_id', 'public.people'::regclass, 'id');

-- 0: public.orders
alter table public.orders alter column seller_id set default ladder.user_id();
create trigger pgladder_keeps_owner
  after update on public.orders
  for each row
  when (old.seller_id is distinct from new.seller_id and ladder_internal.is_profile(current_user))
  execute function ladder_internal.refuse_change('owner');
alter table public.orders enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public.orders
  for each row
  when (old.id is distinct from new.id and ladder_internal.is_profile(current_user))
  execute function ladder_internal.refuse_change('key');
alter table public.orders enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.orders'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.orders
      referencing old table as objects_before new table as objects_after
      for each statement
      when (ladder_internal.is_profile(current_user))
      execute function ladder_internal.refuse_move('id', 'seller_id');
    alter table public.orders enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public.orders
  for select
  to ladder_engine
  using (true);
create policy orders_select_dynamic on public.orders
  for select
  to ladder_dynamic
  using (
    case
      when orders.seller_id = (select ladder.user_id()) then (select ladder_internal.may_own(0))
      else (select ladder_internal.may_other(0))
    end
  );
comment on policy orders_select_dynamic on public.orders is 'pgladder: a request may FIND an object if steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy orders_insert_dynamic on public.orders
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(1))
    and (orders.seller_id is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
comment on policy orders_insert_dynamic on public.orders is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it, and only as its own (server code may name another owner)';
create policy orders_update_dynamic on public.orders
  for update
  to ladder_dynamic
  using (
    case
      when orders.seller_id = (select ladder.user_id()) then (select ladder_internal.may_own(2))
      else (select ladder_internal.may_other(2))
    end
  )
  with check (
    true
  );
comment on policy orders_update_dynamic on public.orders is 'pgladder: a request may UPDATE an object if steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy orders_delete_dynamic on public.orders
  for delete
  to ladder_dynamic
  using (
    case
      when orders.seller_id = (select ladder.user_id()) then (select ladder_internal.may_own(3))
      else (select ladder_internal.may_other(3))
    end
  );
comment on policy orders_delete_dynamic on public.orders is 'pgladder: a request may REMOVE an object if steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
alter table public.orders enable row level security;
alter table public.orders force row level security;
grant select, insert, update, delete on public.orders to ladder_dynamic;

-- 2: public.drafts
select ladder_internal.link('ladder_internal.public__drafts_entries'::regclass, 'object_id', 'public.drafts'::regclass, 'id');
select ladder_internal.link('ladder_internal.public__drafts_entries'::regclass, 'user_id', 'public.people'::regclass, 'id');
alter table public.drafts alter column writer set default ladder.user_id();
create trigger pgladder_keeps_owner
  after update on public.drafts
  for each row
  when (old.writer is distinct from new.writer and ladder_internal.is_profile(current_user))
  execute function ladder_internal.refuse_change('owner');
alter table public.drafts enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public.drafts
  for each row
  when (old.id is distinct from new.id and ladder_internal.is_profile(current_user))
  execute function ladder_internal.refuse_change('key');
alter table public.drafts enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.drafts'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.drafts
      referencing old table as objects_before new table as objects_after
      for each statement
      when (ladder_internal.is_profile(current_user))
      execute function ladder_internal.refuse_move('id', 'writer');
    alter table public.drafts enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public.drafts
  for select
  to ladder_engine
  using (true);
create policy drafts_select_dynamic on public.drafts
  for select
  to ladder_dynamic
  using (
    drafts.id = any ((select ladder_internal.public__drafts_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not (drafts.id = any ((select ladder_internal.public__drafts_object_ids('FIND', 'DENY'))::integer[]))
      and case
        when drafts.writer = (select ladder.user_id()) then (select ladder_internal.may_own(12))
        else (select ladder_internal.may_other(12))
      end
    )
  );
comment on policy drafts_select_dynamic on public.drafts is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy drafts_insert_dynamic on public.drafts
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(13))
    and (drafts.writer is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
comment on policy drafts_insert_dynamic on public.drafts is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it, and only as its own (server code may name another owner)';
create policy drafts_update_dynamic on public.drafts
  for update
  to ladder_dynamic
  using (
    drafts.id = any ((select ladder_internal.public__drafts_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not (drafts.id = any ((select ladder_internal.public__drafts_object_ids('UPDATE', 'DENY'))::integer[]))
      and case
        when drafts.writer = (select ladder.user_id()) then (select ladder_internal.may_own(14))
        else (select ladder_internal.may_other(14))
      end
    )
  )
  with check (
    true
  );
comment on policy drafts_update_dynamic on public.drafts is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy drafts_delete_dynamic on public.drafts
  for delete
  to ladder_dynamic
  using (
    drafts.id = any ((select ladder_internal.public__drafts_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not (drafts.id = any ((select ladder_internal.public__drafts_object_ids('REMOVE', 'DENY'))::integer[]))
      and case
        when drafts.writer = (select ladder.user_id()) then (select ladder_internal.may_own(15))
        else (select ladder_internal.may_other(15))
      end
    )
  );
comment on policy drafts_delete_dynamic on public.drafts is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
alter table public.drafts enable row level security;
alter table public.drafts force row level security;
grant select, insert, update, delete on public.drafts to ladder_dynamic;

-- 3: public.returns
select ladder_internal.link('ladder_internal.public__returns_entries'::regclass, 'object_id', 'public.returns'::regclass, 'id');
select ladder_internal.link('ladder_internal.public__returns_entries'::regclass, 'user_id', 'public.people'::regclass, 'id');
create trigger pgladder_keeps_key
  after update on public.returns
  for each row
  when (old.id is distinct from new.id and ladder_internal.is_profile(current_user))
  execute function ladder_internal.refuse_change('key');
alter table public.returns enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.returns'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.returns
      referencing old table as objects_before new table as objects_after
      for each statement
      when (ladder_internal.is_profile(current_user))
      execute function ladder_internal.refuse_move('id');
    alter table public.returns enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public.returns
  for select
  to ladder_engine
  using (true);
create policy returns_select_dynamic on public.returns
  for select
  to ladder_dynamic
  using (
    returns.id = any ((select ladder_internal.public__returns_object_ids('FIND', 'GRANT'))::text[])
    or (
      not (returns.id = any ((select ladder_internal.public__returns_object_ids('FIND', 'DENY'))::text[]))
      and (select ladder_internal.may_other(18))
    )
  );
comment on policy returns_select_dynamic on public.returns is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy returns_insert_dynamic on public.returns
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(19))
  );
comment on policy returns_insert_dynamic on public.returns is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy returns_update_dynamic on public.returns
  for update
  to ladder_dynamic
  using (
    returns.id = any ((select ladder_internal.public__returns_object_ids('UPDATE', 'GRANT'))::text[])
    or (
      not (returns.id = any ((select ladder_internal.public__returns_object_ids('UPDATE', 'DENY'))::text[]))
      and (select ladder_internal.may_other(20))
    )
  )
  with check (
    true
  );
comment on policy returns_update_dynamic on public.returns is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy returns_delete_dynamic on public.returns
  for delete
  to ladder_dynamic
  using (
    returns.id = any ((select ladder_internal.public__returns_object_ids('REMOVE', 'GRANT'))::text[])
    or (
      not (returns.id = any ((select ladder_internal.public__returns_object_ids('REMOVE', 'DENY'))::text[]))
      and (select ladder_internal.may_other(21))
    )
  );
comment on policy returns_delete_dynamic on public.returns is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table public.returns enable row level security;
alter table public.returns force row level security;
grant select, insert, update, delete on public.returns to ladder_dynamic;

-- Nobody is the engine any more, and names are found again as before.
revoke create on schema ladder, ladder_internal from ladder_engine;
do $do$
begin
  execute pg_catalog.format('revoke ladder_engine from %I', pg_catalog.current_setting('ladder.migrator'));
  perform pg_catalog.set_config('search_path', pg_catalog.current_setting('ladder.applied_with_path'), true);
end
$do$;
