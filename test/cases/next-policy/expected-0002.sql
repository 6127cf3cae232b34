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
    select * from ladder_internal.container_faults('public.orders', 'id', 'uuid', 'owner_id', 'uuid', array[]::text[], array[]::text[])
    union all
    select * from ladder_internal.container_faults('public.invoices', 'id', 'bigint', 'payer', 'uuid', array[]::text[], array[]::text[])
    union all
    select * from ladder_internal.container_faults('public.drafts', 'id', 'integer', null, 'uuid', array[]::text[], array[]::text[])
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

-- 0: public.orders
select ladder_internal.grant_way_in('public.orders'::regclass);
grant select on public.orders to ladder_engine;

-- 1: public.invoices
select ladder_internal.grant_way_in('public.invoices'::regclass);
grant select on public.invoices to ladder_engine;

-- 2: public.drafts
select ladder_internal.grant_way_in('public.drafts'::regclass);
grant select on public.drafts to ladder_engine;

-- From here on objects are made, and owned, by the engine, which reads governed tables through a policy like everybody else.
set local role ladder_engine;
set local row_security = on;

create or replace function ladder_internal.user_exists(p_user uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select $1 is not null;
end;
comment on function ladder_internal.user_exists(uuid) is 'Whether a user is in the users'' table; every user is where the policy names none.';

create table if not exists ladder_internal.public__orders_entries (
  object_id uuid not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id uuid,
  role_id integer references ladder_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table ladder_internal.public__orders_entries is 'The object ACL of public.orders: one row a principal and operation.';
create index if not exists public__orders_entries_user on ladder_internal.public__orders_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__orders_entries_role on ladder_internal.public__orders_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists ladder_internal.public__invoices_entries (
  object_id bigint not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id uuid,
  role_id integer references ladder_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table ladder_internal.public__invoices_entries is 'The object ACL of public.invoices: one row a principal and operation.';
create index if not exists public__invoices_entries_user on ladder_internal.public__invoices_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__invoices_entries_role on ladder_internal.public__invoices_entries (role_id, operation, effect) include (object_id) where role_id is not null;

-- The matrix. Cells set at run time, memberships and entries are not the policy's and stay as they are.
insert into ladder_internal.policy (global_default, role_source)
values ('DENY', 'membership')
on conflict (one) do update set global_default = excluded.global_default, role_source = excluded.role_source;
insert into ladder_internal.roles (kind, name)
values
  ('custom', 'Sales'),
  ('custom', 'Manager'),
  ('custom', 'Temp')
on conflict (name) do update set declared = true;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (0, 'public.orders'::regclass, 'id', 'uuid'::regtype, 'owner_id', 'ladder_internal.public__orders_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (1, 'public.invoices'::regclass, 'id', 'bigint'::regtype, 'payer', 'ladder_internal.public__invoices_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (2, 'public.drafts'::regclass, 'id', 'integer'::regtype, null, null, false, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into ladder_internal.cells (level, role_id, container, operation, effect, origin)
select w.level, r.id, w.container::integer, w.operation, w.effect, 'policy'
from (
  values
    ('global', 'custom', 'Manager', null, 'FIND', 'GRANT'),
    ('global', 'custom', 'Manager', null, 'CREATE', 'GRANT'),
    ('global', 'custom', 'Manager', null, 'UPDATE', 'GRANT'),
    ('global', 'custom', 'Manager', null, 'REMOVE', 'GRANT'),
    ('global', 'custom', 'Manager', null, 'UPSERT', 'GRANT'),
    ('global', 'custom', 'Temp', null, 'FIND', 'DENY'),
    ('role', 'custom', 'Sales', 0, 'FIND', 'GRANT'),
    ('role', 'custom', 'Sales', 0, 'CREATE', 'GRANT'),
    ('role', 'custom', 'Temp', 0, 'FIND', 'DENY'),
    ('owner', null, null, 0, 'UPDATE', 'GRANT'),
    ('role', 'custom', 'Sales', 2, 'FIND', 'GRANT'),
    ('role', 'custom', 'Sales', 2, 'CREATE', 'GRANT'),
    ('role', 'custom', 'Sales', 2, 'UPDATE', 'GRANT'),
    ('role', 'custom', 'Sales', 2, 'REMOVE', 'GRANT')
) as w (level, kind, role, container, operation, effect)
left join ladder_internal.roles as r on r.kind = w.kind and r.name is not distinct from w.role
on conflict (level, role_id, container, operation, origin) do update set effect = excluded.effect;
insert into ladder_internal.user_cells (user_id, container, operation, effect, origin)
values ('00000000-0000-4000-8000-00000000000a', 0, 'FIND', 'GRANT', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
insert into ladder_internal.user_cells (user_id, container, operation, effect, origin)
values ('00000000-0000-4000-8000-00000000000a', 0, 'UPDATE', 'DENY', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
select ladder_internal.rebuild_bits();

create or replace function ladder_internal.public__orders_object_ids(p_operation text, p_effect text) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from ladder_internal.public__orders_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = ladder.user_id() or e.role_id = any (ladder_internal.role_ids()));
end;
comment on function ladder_internal.public__orders_object_ids(text, text) is 'Step 1: the objects of public.orders that an entry for the open request grants, or denies.';
grant execute on function ladder_internal.public__orders_object_ids(text, text) to ladder_session;

create or replace function ladder_internal.public__orders_new_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $do$
begin
  insert into ladder_internal.public__orders_entries (object_id, operation, role_id, effect)
  select o.id, e.operation, r.id, e.effect
  from new_objects as o
  cross join (
    values
      ('custom', 'Manager', 'FIND', 'GRANT')
  ) as e (kind, role, operation, effect)
  left join ladder_internal.roles as r on r.kind = e.kind and r.name is not distinct from e.role;
  return null;
end
$do$;
comment on function ladder_internal.public__orders_new_entries() is 'Trigger: the entries that every new object gets.';

create or replace function ladder_internal.public__invoices_object_ids(p_operation text, p_effect text) returns bigint[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from ladder_internal.public__invoices_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = ladder.user_id() or e.role_id = any (ladder_internal.role_ids()));
end;
comment on function ladder_internal.public__invoices_object_ids(text, text) is 'Step 1: the objects of public.invoices that an entry for the open request grants, or denies.';
grant execute on function ladder_internal.public__invoices_object_ids(text, text) to ladder_session;

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

-- 0: public.orders
select ladder_internal.link('ladder_internal.public__orders_entries'::regclass, 'object_id', 'public.orders'::regclass, 'id');
select ladder_internal.unlink('ladder_internal.public__orders_entries'::regclass, 'user_id');
alter table public.orders alter column owner_id set default ladder.user_id();
create trigger pgladder_keeps_owner
  after update on public.orders
  for each row
  when (old.owner_id is distinct from new.owner_id and ladder_internal.is_profile(current_user))
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
      execute function ladder_internal.refuse_move('id', 'owner_id');
    alter table public.orders enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create trigger pgladder_new_entries
  after insert on public.orders
  referencing new table as new_objects
  for each statement
  execute function ladder_internal.public__orders_new_entries();
create policy ladder_engine_select on public.orders
  for select
  to ladder_engine
  using (true);
create policy orders_select_dynamic on public.orders
  for select
  to ladder_dynamic
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'DENY'))::uuid[]))
      and case
        when orders.owner_id = (select ladder.user_id()) then (select ladder_internal.may_own(0))
        else (select ladder_internal.may_other(0))
      end
    )
  );
comment on policy orders_select_dynamic on public.orders is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy orders_insert_dynamic on public.orders
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(1))
    and (orders.owner_id is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
comment on policy orders_insert_dynamic on public.orders is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it, and only as its own (server code may name another owner)';
create policy orders_update_dynamic on public.orders
  for update
  to ladder_dynamic
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'DENY'))::uuid[]))
      and case
        when orders.owner_id = (select ladder.user_id()) then (select ladder_internal.may_own(2))
        else (select ladder_internal.may_other(2))
      end
    )
  )
  with check (
    true
  );
comment on policy orders_update_dynamic on public.orders is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy orders_delete_dynamic on public.orders
  for delete
  to ladder_dynamic
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'DENY'))::uuid[]))
      and case
        when orders.owner_id = (select ladder.user_id()) then (select ladder_internal.may_own(3))
        else (select ladder_internal.may_other(3))
      end
    )
  );
comment on policy orders_delete_dynamic on public.orders is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
alter table public.orders enable row level security;
alter table public.orders force row level security;
grant select, insert, update, delete on public.orders to ladder_dynamic;

-- 1: public.invoices
select ladder_internal.link('ladder_internal.public__invoices_entries'::regclass, 'object_id', 'public.invoices'::regclass, 'id');
select ladder_internal.unlink('ladder_internal.public__invoices_entries'::regclass, 'user_id');
alter table public.invoices alter column payer set default ladder.user_id();
create trigger pgladder_keeps_owner
  after update on public.invoices
  for each row
  when (old.payer is distinct from new.payer and ladder_internal.is_profile(current_user))
  execute function ladder_internal.refuse_change('owner');
alter table public.invoices enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public.invoices
  for each row
  when (old.id is distinct from new.id and ladder_internal.is_profile(current_user))
  execute function ladder_internal.refuse_change('key');
alter table public.invoices enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.invoices'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.invoices
      referencing old table as objects_before new table as objects_after
      for each statement
      when (ladder_internal.is_profile(current_user))
      execute function ladder_internal.refuse_move('id', 'payer');
    alter table public.invoices enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public.invoices
  for select
  to ladder_engine
  using (true);
create policy invoices_select_dynamic on public.invoices
  for select
  to ladder_dynamic
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('FIND', 'GRANT'))::bigint[])
    or (
      not (invoices.id = any ((select ladder_internal.public__invoices_object_ids('FIND', 'DENY'))::bigint[]))
      and case
        when invoices.payer = (select ladder.user_id()) then (select ladder_internal.may_own(6))
        else (select ladder_internal.may_other(6))
      end
    )
  );
comment on policy invoices_select_dynamic on public.invoices is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy invoices_insert_dynamic on public.invoices
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(7))
    and (invoices.payer is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
comment on policy invoices_insert_dynamic on public.invoices is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it, and only as its own (server code may name another owner)';
create policy invoices_update_dynamic on public.invoices
  for update
  to ladder_dynamic
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('UPDATE', 'GRANT'))::bigint[])
    or (
      not (invoices.id = any ((select ladder_internal.public__invoices_object_ids('UPDATE', 'DENY'))::bigint[]))
      and case
        when invoices.payer = (select ladder.user_id()) then (select ladder_internal.may_own(8))
        else (select ladder_internal.may_other(8))
      end
    )
  )
  with check (
    true
  );
comment on policy invoices_update_dynamic on public.invoices is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy invoices_delete_dynamic on public.invoices
  for delete
  to ladder_dynamic
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('REMOVE', 'GRANT'))::bigint[])
    or (
      not (invoices.id = any ((select ladder_internal.public__invoices_object_ids('REMOVE', 'DENY'))::bigint[]))
      and case
        when invoices.payer = (select ladder.user_id()) then (select ladder_internal.may_own(9))
        else (select ladder_internal.may_other(9))
      end
    )
  );
comment on policy invoices_delete_dynamic on public.invoices is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
alter table public.invoices enable row level security;
alter table public.invoices force row level security;
grant select, insert, update, delete on public.invoices to ladder_dynamic;

-- 2: public.drafts
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
      execute function ladder_internal.refuse_move('id');
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
    (select ladder_internal.may_other(12))
  );
comment on policy drafts_select_dynamic on public.drafts is 'pgladder: a request may FIND an object if steps 2 to 7 of the ladder allow it';
create policy drafts_insert_dynamic on public.drafts
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(13))
  );
comment on policy drafts_insert_dynamic on public.drafts is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy drafts_update_dynamic on public.drafts
  for update
  to ladder_dynamic
  using (
    (select ladder_internal.may_other(14))
  )
  with check (
    true
  );
comment on policy drafts_update_dynamic on public.drafts is 'pgladder: a request may UPDATE an object if steps 2 to 7 of the ladder allow it';
create policy drafts_delete_dynamic on public.drafts
  for delete
  to ladder_dynamic
  using (
    (select ladder_internal.may_other(15))
  );
comment on policy drafts_delete_dynamic on public.drafts is 'pgladder: a request may REMOVE an object if steps 2 to 7 of the ladder allow it';
alter table public.drafts enable row level security;
alter table public.drafts force row level security;
grant select, insert, update, delete on public.drafts to ladder_dynamic;

-- Nobody is the engine any more, and names are found again as before.
revoke create on schema ladder, ladder_internal from ladder_engine;
do $do$
begin
  execute pg_catalog.format('revoke ladder_engine from %I', pg_catalog.current_setting('ladder.migrator'));
  perform pg_catalog.set_config('search_path', pg_catalog.current_setting('ladder.applied_with_path'), true);
end
$do$;
