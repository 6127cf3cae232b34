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
-- Who creates a role is not to become a member of it by a setting of theirs (16 and later).
select pg_catalog.set_config(s.name, '', true) from pg_catalog.pg_settings as s where s.name = 'createrole_self_grant';

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

-- Whoever has a request open holds a lock on this table, so all of them end first, and none begins meanwhile: no request sees its
-- profile become another.
lock table ladder_internal.profiles in access exclusive mode;

-- The profiles: one database role for each outcome that the roles of a request can come to.
select pg_catalog.set_config(
  'ladder.wanted_roles',
  '[
    {"name":"ladder_as_authenticated","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser; or AuthenticatedUser + JSUser; or AuthenticatedUser + RestUser; or AuthenticatedUser + IOSUser; and 228 more"},
    {"name":"ladder_as_authenticated__manager","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + Manager; or AuthenticatedUser + JSUser + Manager; or AuthenticatedUser + RestUser + Manager; or AuthenticatedUser + IOSUser + Manager; and 220 more"}
  ]',
  true
);
-- Database roles belong to the whole cluster, so an earlier database may have made them already: created if absent, refused if they
-- are not what this file would have made. `members` are the roles that may be members of one, `parents` those it may be a member of
-- (null: any); members may also be whoever's name starts with `family`.
do $do$
declare
  v_modern constant boolean := pg_catalog.current_setting('server_version_num')::integer >= 160000;
  v_super constant boolean := (select r.rolsuper from pg_catalog.pg_roles as r where r.rolname = current_user);
  v_want record;
  v_have record;
  v_stranger text;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('pgladder roles'));
  for v_want in
    select w.*
    from pg_catalog.jsonb_to_recordset(pg_catalog.current_setting('ladder.wanted_roles')::jsonb) as w (
      name text,
      inherits boolean,
      members text[],
      parents text[],
      family text,
      about text
    )
  loop
    select * into v_have from pg_catalog.pg_roles as r where r.rolname = v_want.name;
    if not found then
      execute pg_catalog.format('create role %I nologin %s', v_want.name, case when v_want.inherits then 'inherit' else 'noinherit' end);
    elsif v_have.rolcanlogin or v_have.rolsuper or v_have.rolbypassrls or v_have.rolcreaterole or v_have.rolcreatedb
      or v_have.rolreplication or v_have.rolinherit <> v_want.inherits
    then
      raise exception using
        errcode = '42710',
        message = pg_catalog.format('role %I exists and is not the role pgladder would have made', v_want.name),
        hint = 'Choose another rolePrefix in the policy, or drop the role.';
    elsif not v_super and v_modern and not pg_catalog.pg_has_role(current_user, v_want.name, 'member with admin option') then
      raise exception using
        errcode = '42501',
        message = pg_catalog.format('role %I exists already and %I may not administer it', v_want.name, current_user),
        hint = pg_catalog.format(
          'As its creator or a superuser: grant %I to %I with admin option, inherit false, set false; or choose another rolePrefix.',
          v_want.name,
          current_user
        );
    end if;
    -- A member of the engine has everything, a member of a profile what that profile may: nobody that pgladder did not make one.
    -- Since PostgreSQL 16 the creator of a role administers it without being it; that is no membership here.
    select pg_catalog.string_agg(pg_catalog.quote_ident(r.rolname), ', ' order by r.rolname) into v_stranger
    from pg_catalog.pg_auth_members as m
    join pg_catalog.pg_roles as r on r.oid = m.member
    where m.roleid = v_want.name::regrole
      and r.rolname <> all (v_want.members::name[])
      and not coalesce(pg_catalog.starts_with(r.rolname::text, v_want.family), false)
      and r.rolname <> current_user
      and coalesce((pg_catalog.to_jsonb(m) ->> 'inherit_option')::boolean or (pg_catalog.to_jsonb(m) ->> 'set_option')::boolean, true);
    if v_stranger is not null then
      raise exception using
        errcode = '42710',
        message = pg_catalog.format('role %I has members that pgladder did not give it: %s', v_want.name, v_stranger),
        hint = pg_catalog.format('Revoke %I from them, or choose another rolePrefix in the policy.', v_want.name);
    end if;
    if exists (
      select
      from pg_catalog.pg_auth_members as m
      join pg_catalog.pg_roles as r on r.oid = m.roleid
      where m.member = v_want.name::regrole and r.rolname <> all (v_want.parents::name[])
    ) then
      raise exception using
        errcode = '42710',
        message = pg_catalog.format('role %I is a member of other roles', v_want.name),
        hint = 'Choose another rolePrefix in the policy, or take the memberships back.';
    end if;
    execute pg_catalog.format('comment on role %I is %L', v_want.name, v_want.about);
  end loop;
end
$do$;
grant ladder_session to
  ladder_as_authenticated,
  ladder_as_authenticated__manager;
grant
  ladder_as_authenticated,
  ladder_as_authenticated__manager
to ladder_gateway;

-- Nothing is governed by halves: every fault of every table is named, and then nothing is changed.
do $do$
declare
  v_faults text;
begin
  select pg_catalog.string_agg('  ' || f.fault, pg_catalog.chr(10)) into v_faults
  from (
    select * from ladder_internal.container_faults('public.orders', 'id', 'uuid', null, 'uuid', array['ladder_engine_select', 'ladder_engine_update', 'ladder_projector_update', 'orders_select_all', 'orders_select_dynamic', 'orders_insert_all', 'orders_insert_dynamic', 'orders_update_all', 'orders_update_dynamic', 'orders_delete_dynamic']::text[], array[]::text[], false)
    union all
    select * from ladder_internal.container_faults('public.returns', 'id', 'text', null, 'uuid', array['ladder_engine_select', 'ladder_engine_update', 'ladder_projector_update', 'returns_select_all', 'returns_select_dynamic', 'returns_insert_all', 'returns_insert_dynamic', 'returns_update_all', 'returns_update_dynamic', 'returns_delete_all', 'returns_delete_listed', 'returns_delete_dynamic']::text[], array[]::text[], false)
    union all
    select * from ladder_internal.container_faults('public.invoices', 'id', 'bigint', 'payer', 'uuid', array[]::text[], array[]::text[], false)
  ) as f (fault);
  if v_faults is not null then
    raise exception using
      errcode = '55000',
      message = 'the database is not ready for the policy:' || pg_catalog.chr(10) || v_faults,
      hint = 'Drop foreign policies, revoke foreign privileges or name their roles under adopt, and apply the migration again.';
  end if;
end
$do$;

-- 2: governed no more
do $do$
begin
  if pg_catalog.to_regclass('public.drafts') is null then
    return;
  end if;
  lock table public.drafts in access exclusive mode;
  perform ladder_internal.shut('public.drafts'::regclass);
  drop policy if exists ladder_engine_select on public.drafts;
  drop policy if exists ladder_engine_update on public.drafts;
  drop policy if exists ladder_projector_update on public.drafts;
  drop policy if exists drafts_select_all on public.drafts;
  drop policy if exists drafts_select_dynamic on public.drafts;
  drop policy if exists drafts_insert_all on public.drafts;
  drop policy if exists drafts_insert_dynamic on public.drafts;
  drop policy if exists drafts_update_all on public.drafts;
  drop policy if exists drafts_update_dynamic on public.drafts;
  drop policy if exists drafts_delete_all on public.drafts;
  drop policy if exists drafts_delete_listed on public.drafts;
  drop policy if exists drafts_delete_dynamic on public.drafts;
  drop trigger if exists pgladder_keeps_owner on public.drafts;
  drop trigger if exists pgladder_keeps_key on public.drafts;
  drop trigger if exists pgladder_watches_moves on public.drafts;
  drop trigger if exists pgladder_needs_link on public.drafts;
  drop trigger if exists pgladder_new_entries on public.drafts;
  drop trigger if exists pgladder_keeps_entries on public.drafts;
  drop trigger if exists pgladder_guards_entries on public.drafts;
  drop trigger if exists pgladder_checks_entries on public.drafts;
  drop trigger if exists pgladder_begins_insert on public.drafts;
  drop trigger if exists pgladder_begins_update on public.drafts;
  drop trigger if exists pgladder_ends_insert on public.drafts;
  drop trigger if exists pgladder_ends_update on public.drafts;
  if exists (
    select
    from pg_catalog.pg_attribute as a
    where a.attrelid = 'public.drafts'::regclass and a.attname = 'writer' and not a.attisdropped
  ) then
    alter table public.drafts alter column writer drop default;
  end if;
  alter table public.drafts no force row level security;
  alter table public.drafts disable row level security;
  perform ladder_internal.revoke_way_in('public.drafts'::regclass);
end
$do$;

-- 0: built anew below
do $do$
begin
  if pg_catalog.to_regclass('public.orders') is null then
    return;
  end if;
  lock table public.orders in access exclusive mode;
  perform ladder_internal.shut('public.orders'::regclass);
  drop policy if exists ladder_engine_select on public.orders;
  drop policy if exists ladder_engine_update on public.orders;
  drop policy if exists ladder_projector_update on public.orders;
  drop policy if exists orders_select_all on public.orders;
  drop policy if exists orders_select_dynamic on public.orders;
  drop policy if exists orders_insert_all on public.orders;
  drop policy if exists orders_insert_dynamic on public.orders;
  drop policy if exists orders_update_all on public.orders;
  drop policy if exists orders_update_dynamic on public.orders;
  drop policy if exists orders_delete_dynamic on public.orders;
  drop trigger if exists pgladder_keeps_owner on public.orders;
  drop trigger if exists pgladder_keeps_key on public.orders;
  drop trigger if exists pgladder_watches_moves on public.orders;
  drop trigger if exists pgladder_needs_link on public.orders;
  drop trigger if exists pgladder_new_entries on public.orders;
  drop trigger if exists pgladder_keeps_entries on public.orders;
  drop trigger if exists pgladder_guards_entries on public.orders;
  drop trigger if exists pgladder_checks_entries on public.orders;
  drop trigger if exists pgladder_begins_insert on public.orders;
  drop trigger if exists pgladder_begins_update on public.orders;
  drop trigger if exists pgladder_ends_insert on public.orders;
  drop trigger if exists pgladder_ends_update on public.orders;
  if exists (
    select
    from pg_catalog.pg_attribute as a
    where a.attrelid = 'public.orders'::regclass and a.attname = 'seller_id' and not a.attisdropped
  ) then
    alter table public.orders alter column seller_id drop default;
  end if;
  alter table public.orders no force row level security;
  alter table public.orders disable row level security;
  perform ladder_internal.revoke_way_in('public.orders'::regclass);
end
$do$;

-- 3: built anew below
do $do$
begin
  if pg_catalog.to_regclass('public.returns') is null then
    return;
  end if;
  lock table public.returns in access exclusive mode;
  perform ladder_internal.shut('public.returns'::regclass);
  drop policy if exists ladder_engine_select on public.returns;
  drop policy if exists ladder_engine_update on public.returns;
  drop policy if exists ladder_projector_update on public.returns;
  drop policy if exists returns_select_all on public.returns;
  drop policy if exists returns_select_dynamic on public.returns;
  drop policy if exists returns_insert_all on public.returns;
  drop policy if exists returns_insert_dynamic on public.returns;
  drop policy if exists returns_update_all on public.returns;
  drop policy if exists returns_update_dynamic on public.returns;
  drop policy if exists returns_delete_all on public.returns;
  drop policy if exists returns_delete_listed on public.returns;
  drop policy if exists returns_delete_dynamic on public.returns;
  drop trigger if exists pgladder_keeps_owner on public.returns;
  drop trigger if exists pgladder_keeps_key on public.returns;
  drop trigger if exists pgladder_watches_moves on public.returns;
  drop trigger if exists pgladder_needs_link on public.returns;
  drop trigger if exists pgladder_new_entries on public.returns;
  drop trigger if exists pgladder_keeps_entries on public.returns;
  drop trigger if exists pgladder_guards_entries on public.returns;
  drop trigger if exists pgladder_checks_entries on public.returns;
  drop trigger if exists pgladder_begins_insert on public.returns;
  drop trigger if exists pgladder_begins_update on public.returns;
  drop trigger if exists pgladder_ends_insert on public.returns;
  drop trigger if exists pgladder_ends_update on public.returns;
  alter table public.returns no force row level security;
  alter table public.returns disable row level security;
  perform ladder_internal.revoke_way_in('public.returns'::regclass);
end
$do$;

-- The users' table: the engine looks up who exists.
do $do$
begin
  if pg_catalog.to_regclass('public.people') is not null then
    revoke select (id) on public.people from ladder_engine;
  end if;
end
$do$;

-- 0: public.orders
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.orders in access exclusive mode;
select ladder_internal.grant_way_in('public.orders'::regclass);
grant select on public.orders to ladder_engine;

-- 3: public.returns
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.returns in access exclusive mode;
select ladder_internal.grant_way_in('public.returns'::regclass);
grant select on public.returns to ladder_engine;

-- 4: public.invoices
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.invoices in access exclusive mode;
select ladder_internal.grant_way_in('public.invoices'::regclass);
grant select on public.invoices to ladder_engine;

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
  set_by text not null default ladder_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table ladder_internal.public__orders_entries is 'The object ACL of public.orders: one row a principal and operation.';
alter table ladder_internal.public__orders_entries replica identity full;
select ladder_internal.audit_table('ladder_internal.public__orders_entries'::regclass, 'entry', 0);
create index if not exists public__orders_entries_user on ladder_internal.public__orders_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__orders_entries_role on ladder_internal.public__orders_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists ladder_internal.public__invoices_entries (
  object_id bigint not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id uuid,
  role_id integer references ladder_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default ladder_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table ladder_internal.public__invoices_entries is 'The object ACL of public.invoices: one row a principal and operation.';
alter table ladder_internal.public__invoices_entries replica identity full;
select ladder_internal.audit_table('ladder_internal.public__invoices_entries'::regclass, 'entry', 4);
create index if not exists public__invoices_entries_user on ladder_internal.public__invoices_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__invoices_entries_role on ladder_internal.public__invoices_entries (role_id, operation, effect) include (object_id) where role_id is not null;

-- The matrix. Cells set at run time, memberships and entries are not the policy's and stay as they are.
insert into ladder_internal.policy (global_default, role_source)
values ('DENY', 'membership')
on conflict (one) do update set global_default = excluded.global_default, role_source = excluded.role_source;
insert into ladder_internal.roles (kind, name)
values
  ('custom', 'Temp')
on conflict (name) do update set declared = true;
update ladder_internal.roles set declared = false where kind = 'custom' and name = 'Clerk';
update ladder_internal.containers set relation = null, entries_in_force = false where ordinal = 2;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (0, 'public.orders'::regclass, 'id', 'uuid'::regtype, null, 'ladder_internal.public__orders_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (3, 'public.returns'::regclass, 'id', 'text'::regtype, null, null, false, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (4, 'public.invoices'::regclass, 'id', 'bigint'::regtype, 'payer', 'ladder_internal.public__invoices_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
delete from ladder_internal.cells as c
using (
  values
    ('global', 'custom', 'Clerk', null, 'CREATE', 'GRANT'),
    ('user', 'all users', null, 0, 'UPDATE', 'DENY'),
    ('role', 'custom', 'Sales', 0, 'FIND', 'DENY'),
    ('role', 'custom', 'Sales', 0, 'CREATE', 'GRANT'),
    ('role', 'all roles', null, 0, 'REMOVE', 'DENY'),
    ('role', 'custom', 'Sales', 2, 'FIND', 'GRANT'),
    ('role', 'custom', 'Clerk', 3, 'FIND', 'GRANT'),
    ('role', 'custom', 'Clerk', 3, 'CREATE', 'GRANT'),
    ('role', 'custom', 'Clerk', 3, 'UPDATE', 'GRANT'),
    ('role', 'custom', 'Clerk', 3, 'REMOVE', 'GRANT')
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
    ('global', 'custom', 'Manager', null, 'REMOVE', 'GRANT')
) as w (level, kind, role, container, operation, effect)
left join ladder_internal.roles as r on r.kind = w.kind and r.name is not distinct from w.role
on conflict (level, role_id, container, operation, origin) do update set effect = excluded.effect;
delete from ladder_internal.user_cells
where origin = 'policy' and user_id = '00000000-0000-4000-8000-00000000000a' and container = 0 and operation = 'FIND';
delete from ladder_internal.user_cells
where origin = 'policy' and user_id = '00000000-0000-4000-8000-00000000000b' and container = 0 and operation = 'FIND';
analyze ladder_internal.roles, ladder_internal.containers, ladder_internal.cells;
select ladder_internal.rebuild_bits(), ladder_internal.next_generation();
delete from ladder_internal.profiles;
insert into ladder_internal.profiles (fingerprint, role)
values
  (pg_catalog.decode('71783086c1f2c8a26f55f1659e90206abea7b9c0bf0c12863c1b628b3bddac7f', 'hex'), 'ladder_as_authenticated'),
  (pg_catalog.decode('090f426c34477e1d0782a5950b794674d90308c194e1c6a974f52454ca3b4ad6', 'hex'), 'ladder_as_authenticated__manager')
;

drop function if exists ladder_internal.public__orders_object_ids(text, text);
create function ladder_internal.public__orders_object_ids(p_operation text, p_effect text) returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from ladder_internal.public__orders_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = ladder.user_id() or e.role_id = any (ladder_internal.role_ids()))
  );
end
$$;
comment on function ladder_internal.public__orders_object_ids(text, text) is 'Step 1: the objects of public.orders that an entry for the open request grants, or denies.';
grant execute on function ladder_internal.public__orders_object_ids(text, text) to ladder_session;

create or replace function ladder_internal.public__orders_new_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $do$
begin
  insert into ladder_internal.public__orders_entries (object_id, operation, role_id, effect, set_by)
  select o.id, e.operation, r.id, e.effect, (select ladder_internal.actor())
  from new_objects as o
  cross join (
    values
      ('custom', 'Temp', 'UPDATE', 'GRANT')
  ) as e (kind, role, operation, effect)
  left join ladder_internal.roles as r on r.kind = e.kind and r.name is not distinct from e.role
  on conflict (object_id, operation, user_id, role_id) do nothing;
  return null;
end
$do$;
comment on function ladder_internal.public__orders_new_entries() is 'Trigger: the entries that every new object gets.';

drop function if exists ladder_internal.public__invoices_object_ids(text, text);
create function ladder_internal.public__invoices_object_ids(p_operation text, p_effect text) returns bigint[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from ladder_internal.public__invoices_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = ladder.user_id() or e.role_id = any (ladder_internal.role_ids()))
  );
end
$$;
comment on function ladder_internal.public__invoices_object_ids(text, text) is 'Step 1: the objects of public.invoices that an entry for the open request grants, or denies.';
grant execute on function ladder_internal.public__invoices_object_ids(text, text) to ladder_session;
drop function if exists ladder_internal.public__drafts_object_ids(text, text);
drop function if exists ladder_internal.public__returns_object_ids(text, text);

-- Nothing the engine made is executable by PUBLIC, but for what defaults and triggers of governed tables call as whoever works on
-- them: nobody can name these, for nobody has USAGE on the internal schema, and outside a request they say null and false.
do $do$
declare
  v_function regprocedure;
begin
  for v_function in
    select p.oid
    from pg_catalog.pg_proc as p
    cross join pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) as x
    where p.pronamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace)
      and p.proowner = current_user::regrole
      and x.grantee = 0
      -- a trigger's function has an access list by now only where it was granted by name
      and not (p.prorettype = 'pg_catalog.trigger'::regtype and p.proacl is not null)
  loop
    execute pg_catalog.format('revoke execute on function %s from public', v_function);
  end loop;
end
$do$;
grant execute on function
  ladder.user_id(),
  ladder_internal.context(text),
  ladder_internal.is_callers(name),
  ladder_internal.is_profile(name),
  ladder_internal.refuse_change(),
  ladder_internal.guard_entries()
to public;
do $do$
begin
  perform pg_catalog.set_config('role', pg_catalog.current_setting('ladder.migrator'), true);
  -- does nothing that the owner of a table could not do by hand
  execute pg_catalog.format('grant execute on function ladder.grant_columns(regclass) to %I', current_user);
end
$do$;
set local row_security = off;

-- A membership, a cell or an entry can only be somebody's who is in the users' table, and goes with them.
select ladder_internal.unlink('ladder_internal.memberships'::regclass, 'user_id');
select ladder_internal.unlink('ladder_internal.user_cells'::regclass, 'user_id');
select ladder_internal.unlink('ladder_internal.public__orders_entries'::regclass, 'user_id');

-- 0: public.orders
select ladder_internal.link('ladder_internal.public__orders_entries'::regclass, 'object_id', 'public.orders'::regclass, 'id');
select ladder_internal.unlink('ladder_internal.public__orders_entries'::regclass, 'user_id');
create trigger pgladder_keeps_key
  after update on public.orders
  for each row
  when (old.id is distinct from new.id and ladder_internal.is_callers(current_user))
  execute function ladder_internal.refuse_change('key');
alter table public.orders enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.orders'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.orders
      referencing old table as objects_before new table as objects_after
      for each statement
      when (ladder_internal.is_callers(current_user))
      execute function ladder_internal.refuse_move('id', '');
    alter table public.orders enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public.orders
      for each statement
      execute function ladder_internal.require_link('ladder_internal.public__orders_entries', 'id');
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
grant update (id) on public.orders to ladder_engine;
create policy ladder_engine_update on public.orders
  for update
  to ladder_engine
  using (true);
create policy orders_select_all on public.orders
  for select
  to ladder_as_authenticated__manager
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'GRANT'))::uuid[])
    or not (orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'DENY'))::uuid[]))
  );
create policy orders_select_listed on public.orders
  for select
  to ladder_as_authenticated
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'GRANT'))::uuid[])
  );
create policy orders_select_dynamic on public.orders
  for select
  to ladder_dynamic
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'DENY'))::uuid[]))
      and (select ladder_internal.may_other(0))
    )
  );
create policy orders_insert_all on public.orders
  for insert
  to ladder_as_authenticated__manager
  with check (
    true
  );
create policy orders_insert_dynamic on public.orders
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(1))
  );
create policy orders_update_all on public.orders
  for update
  to ladder_as_authenticated__manager
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'GRANT'))::uuid[])
    or not (orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'DENY'))::uuid[]))
  )
  with check (
    true
  );
create policy orders_update_listed on public.orders
  for update
  to ladder_as_authenticated
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'GRANT'))::uuid[])
  )
  with check (
    true
  );
create policy orders_update_dynamic on public.orders
  for update
  to ladder_dynamic
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'DENY'))::uuid[]))
      and (select ladder_internal.may_other(2))
    )
  )
  with check (
    true
  );
create policy orders_delete_all on public.orders
  for delete
  to ladder_as_authenticated__manager
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'GRANT'))::uuid[])
    or not (orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'DENY'))::uuid[]))
  );
create policy orders_delete_listed on public.orders
  for delete
  to ladder_as_authenticated
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'GRANT'))::uuid[])
  );
create policy orders_delete_dynamic on public.orders
  for delete
  to ladder_dynamic
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'DENY'))::uuid[]))
      and (select ladder_internal.may_other(3))
    )
  );
comment on policy orders_select_all on public.orders is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy orders_select_listed on public.orders is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy orders_select_dynamic on public.orders is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy orders_insert_all on public.orders is 'pgladder: these requests may CREATE objects';
comment on policy orders_insert_dynamic on public.orders is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy orders_update_all on public.orders is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy orders_update_listed on public.orders is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy orders_update_dynamic on public.orders is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy orders_delete_all on public.orders is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy orders_delete_listed on public.orders is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy orders_delete_dynamic on public.orders is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table public.orders enable row level security;
alter table public.orders force row level security;
grant select on public.orders to
  ladder_as_authenticated,
  ladder_as_authenticated__manager,
  ladder_dynamic;
grant insert on public.orders to
  ladder_as_authenticated__manager,
  ladder_dynamic;
grant update on public.orders to
  ladder_as_authenticated__manager,
  ladder_as_authenticated,
  ladder_dynamic;
grant delete on public.orders to
  ladder_as_authenticated__manager,
  ladder_as_authenticated,
  ladder_dynamic;

-- 3: public.returns
create trigger pgladder_keeps_key
  after update on public.returns
  for each row
  when (old.id is distinct from new.id and ladder_internal.is_callers(current_user))
  execute function ladder_internal.refuse_change('key');
alter table public.returns enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.returns'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.returns
      referencing old table as objects_before new table as objects_after
      for each statement
      when (ladder_internal.is_callers(current_user))
      execute function ladder_internal.refuse_move('id', '');
    alter table public.returns enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public.returns
  for select
  to ladder_engine
  using (true);
grant update (id) on public.returns to ladder_engine;
create policy ladder_engine_update on public.returns
  for update
  to ladder_engine
  using (true);
create policy returns_select_all on public.returns
  for select
  to ladder_as_authenticated__manager
  using (
    true
  );
create policy returns_select_dynamic on public.returns
  for select
  to ladder_dynamic
  using (
    (select ladder_internal.may_other(18))
  );
create policy returns_insert_all on public.returns
  for insert
  to ladder_as_authenticated__manager
  with check (
    true
  );
create policy returns_insert_dynamic on public.returns
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(19))
  );
create policy returns_update_all on public.returns
  for update
  to ladder_as_authenticated__manager
  using (
    true
  )
  with check (
    true
  );
create policy returns_update_dynamic on public.returns
  for update
  to ladder_dynamic
  using (
    (select ladder_internal.may_other(20))
  )
  with check (
    true
  );
create policy returns_delete_all on public.returns
  for delete
  to ladder_as_authenticated__manager
  using (
    true
  );
create policy returns_delete_dynamic on public.returns
  for delete
  to ladder_dynamic
  using (
    (select ladder_internal.may_other(21))
  );
comment on policy returns_select_all on public.returns is 'pgladder: these requests may FIND every object';
comment on policy returns_select_dynamic on public.returns is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow';
comment on policy returns_insert_all on public.returns is 'pgladder: these requests may CREATE objects';
comment on policy returns_insert_dynamic on public.returns is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy returns_update_all on public.returns is 'pgladder: these requests may UPDATE every object';
comment on policy returns_update_dynamic on public.returns is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow';
comment on policy returns_delete_all on public.returns is 'pgladder: these requests may REMOVE every object';
comment on policy returns_delete_dynamic on public.returns is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow';
alter table public.returns enable row level security;
alter table public.returns force row level security;
grant select on public.returns to
  ladder_as_authenticated,
  ladder_as_authenticated__manager,
  ladder_dynamic;
grant insert on public.returns to
  ladder_as_authenticated__manager,
  ladder_dynamic;
grant update on public.returns to
  ladder_as_authenticated__manager,
  ladder_dynamic;
grant delete on public.returns to
  ladder_as_authenticated__manager,
  ladder_dynamic;

-- 4: public.invoices
select ladder_internal.link('ladder_internal.public__invoices_entries'::regclass, 'object_id', 'public.invoices'::regclass, 'id');
select ladder_internal.unlink('ladder_internal.public__invoices_entries'::regclass, 'user_id');
alter table public.invoices alter column payer set default ladder.user_id();
create trigger pgladder_keeps_owner
  after update on public.invoices
  for each row
  when (old.payer is distinct from new.payer and ladder_internal.is_callers(current_user))
  execute function ladder_internal.refuse_change('owner');
alter table public.invoices enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public.invoices
  for each row
  when (old.id is distinct from new.id and ladder_internal.is_callers(current_user))
  execute function ladder_internal.refuse_change('key');
alter table public.invoices enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.invoices'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.invoices
      referencing old table as objects_before new table as objects_after
      for each statement
      when (ladder_internal.is_callers(current_user))
      execute function ladder_internal.refuse_move('id', 'payer');
    alter table public.invoices enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public.invoices
      for each statement
      execute function ladder_internal.require_link('ladder_internal.public__invoices_entries', 'id');
  end if;
end
$do$;
create policy ladder_engine_select on public.invoices
  for select
  to ladder_engine
  using (true);
grant update (id) on public.invoices to ladder_engine;
create policy ladder_engine_update on public.invoices
  for update
  to ladder_engine
  using (true);
create policy invoices_select_all on public.invoices
  for select
  to ladder_as_authenticated__manager
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('FIND', 'GRANT'))::bigint[])
    or not (invoices.id = any ((select ladder_internal.public__invoices_object_ids('FIND', 'DENY'))::bigint[]))
  );
create policy invoices_select_listed on public.invoices
  for select
  to ladder_as_authenticated
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('FIND', 'GRANT'))::bigint[])
  );
create policy invoices_select_dynamic on public.invoices
  for select
  to ladder_dynamic
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('FIND', 'GRANT'))::bigint[])
    or (
      not (invoices.id = any ((select ladder_internal.public__invoices_object_ids('FIND', 'DENY'))::bigint[]))
      and case
        when invoices.payer = (select ladder.user_id()) then (select ladder_internal.may_own(24))
        else (select ladder_internal.may_other(24))
      end
    )
  );
create policy invoices_insert_all on public.invoices
  for insert
  to ladder_as_authenticated__manager
  with check (
    (invoices.payer is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
create policy invoices_insert_dynamic on public.invoices
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(25))
    and (invoices.payer is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
create policy invoices_update_all on public.invoices
  for update
  to ladder_as_authenticated__manager
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('UPDATE', 'GRANT'))::bigint[])
    or not (invoices.id = any ((select ladder_internal.public__invoices_object_ids('UPDATE', 'DENY'))::bigint[]))
  )
  with check (
    true
  );
create policy invoices_update_listed on public.invoices
  for update
  to ladder_as_authenticated
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('UPDATE', 'GRANT'))::bigint[])
  )
  with check (
    true
  );
create policy invoices_update_dynamic on public.invoices
  for update
  to ladder_dynamic
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('UPDATE', 'GRANT'))::bigint[])
    or (
      not (invoices.id = any ((select ladder_internal.public__invoices_object_ids('UPDATE', 'DENY'))::bigint[]))
      and case
        when invoices.payer = (select ladder.user_id()) then (select ladder_internal.may_own(26))
        else (select ladder_internal.may_other(26))
      end
    )
  )
  with check (
    true
  );
create policy invoices_delete_all on public.invoices
  for delete
  to ladder_as_authenticated__manager
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('REMOVE', 'GRANT'))::bigint[])
    or not (invoices.id = any ((select ladder_internal.public__invoices_object_ids('REMOVE', 'DENY'))::bigint[]))
  );
create policy invoices_delete_listed on public.invoices
  for delete
  to ladder_as_authenticated
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('REMOVE', 'GRANT'))::bigint[])
  );
create policy invoices_delete_dynamic on public.invoices
  for delete
  to ladder_dynamic
  using (
    invoices.id = any ((select ladder_internal.public__invoices_object_ids('REMOVE', 'GRANT'))::bigint[])
    or (
      not (invoices.id = any ((select ladder_internal.public__invoices_object_ids('REMOVE', 'DENY'))::bigint[]))
      and case
        when invoices.payer = (select ladder.user_id()) then (select ladder_internal.may_own(27))
        else (select ladder_internal.may_other(27))
      end
    )
  );
comment on policy invoices_select_all on public.invoices is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy invoices_select_listed on public.invoices is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy invoices_select_dynamic on public.invoices is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy invoices_insert_all on public.invoices is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy invoices_insert_dynamic on public.invoices is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy invoices_update_all on public.invoices is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy invoices_update_listed on public.invoices is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy invoices_update_dynamic on public.invoices is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy invoices_delete_all on public.invoices is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy invoices_delete_listed on public.invoices is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy invoices_delete_dynamic on public.invoices is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
alter table public.invoices enable row level security;
alter table public.invoices force row level security;
grant select on public.invoices to
  ladder_as_authenticated,
  ladder_as_authenticated__manager,
  ladder_dynamic;
grant insert on public.invoices to
  ladder_as_authenticated__manager,
  ladder_dynamic;
grant update on public.invoices to
  ladder_as_authenticated__manager,
  ladder_as_authenticated,
  ladder_dynamic;
grant delete on public.invoices to
  ladder_as_authenticated__manager,
  ladder_as_authenticated,
  ladder_dynamic;

select pg_catalog.set_config(
  'ladder.unwanted_roles',
  '[
    "ladder_as_not_authenticated",
    "ladder_as_authenticated__sales",
    "ladder_as_authenticated__manager__sales",
    "ladder_as_authenticated__manager__clerk",
    "ladder_as_authenticated__manager__sales__clerk"
  ]',
  true
);
-- Profiles that no request has any more. One that another database of the cluster uses stays.
do $do$
declare
  v_modern constant boolean := pg_catalog.current_setting('server_version_num')::integer >= 160000;
  v_role name;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('pgladder roles'));
  execute pg_catalog.format('grant ladder_session to %I%s', current_user, case when v_modern then ' with inherit true, set true' else '' end);
  for v_role in
    select r.rolname
    from pg_catalog.jsonb_array_elements_text(pg_catalog.current_setting('ladder.unwanted_roles')::jsonb) as u (name)
    join pg_catalog.pg_roles as r on r.rolname = u.name::name
  loop
    -- What a role has can only be dropped by one who is it.
    execute pg_catalog.format('grant %I to %I%s', v_role, current_user, case when v_modern then ' with inherit true, set true' else '' end);
    -- What requests of the profile have made stays, as what any request may use.
    execute pg_catalog.format('reassign owned by %I to ladder_session', v_role);
    execute pg_catalog.format('drop owned by %I', v_role);
    begin
      execute pg_catalog.format('drop role %I', v_role);
    exception when dependent_objects_still_exist then
      execute pg_catalog.format('revoke %I from %I', v_role, current_user);
    end;
  end loop;
  execute pg_catalog.format('revoke ladder_session from %I', current_user);
end
$do$;

-- Nobody is the engine any more, and names are found again as before.
revoke create on schema ladder, ladder_internal from ladder_engine;
do $do$
begin
  execute pg_catalog.format('revoke ladder_engine from %I', pg_catalog.current_setting('ladder.migrator'));
  perform pg_catalog.set_config('search_path', pg_catalog.current_setting('ladder.applied_with_path'), true);
end
$do$;
