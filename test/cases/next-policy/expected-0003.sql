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
    {"name":"ladder_as_authenticated","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser; or AuthenticatedUser + JSUser; or AuthenticatedUser + RestUser; or AuthenticatedUser + IOSUser; and 108 more"},
    {"name":"ladder_as_not_authenticated","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with NotAuthenticatedUser; or ServerCodeUser; or NotAuthenticatedUser + JSUser; or NotAuthenticatedUser + RestUser; and 4 more"},
    {"name":"ladder_as_authenticated__manager","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + Manager; or AuthenticatedUser + JSUser + Manager; or AuthenticatedUser + RestUser + Manager; or AuthenticatedUser + IOSUser + Manager; and 52 more"},
    {"name":"ladder_as_authenticated__sales","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + Sales; or AuthenticatedUser + JSUser + Sales; or AuthenticatedUser + RestUser + Sales; or AuthenticatedUser + IOSUser + Sales; and 108 more"},
    {"name":"ladder_as_authenticated__manager__sales","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + Manager + Sales; or AuthenticatedUser + JSUser + Manager + Sales; or AuthenticatedUser + RestUser + Manager + Sales; or AuthenticatedUser + IOSUser + Manager + Sales; and 52 more"},
    {"name":"ladder_as_authenticated__manager__clerk","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + Manager + Clerk; or AuthenticatedUser + JSUser + Manager + Clerk; or AuthenticatedUser + RestUser + Manager + Clerk; or AuthenticatedUser + IOSUser + Manager + Clerk; and 52 more"},
    {"name":"ladder_as_authenticated__manager__sales__clerk","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + Manager + Sales + Clerk; or AuthenticatedUser + JSUser + Manager + Sales + Clerk; or AuthenticatedUser + RestUser + Manager + Sales + Clerk; or AuthenticatedUser + IOSUser + Manager + Sales + Clerk; and 52 more"}
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
  ladder_as_not_authenticated,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk;
grant
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk
to ladder_gateway;

-- Nothing is governed by halves: every fault of every table is named, and then nothing is changed.
do $do$
declare
  v_faults text;
begin
  select pg_catalog.string_agg('  ' || f.fault, pg_catalog.chr(10)) into v_faults
  from (
    select * from ladder_internal.users_faults('public.people', 'id', 'uuid', false)
    union all
    select * from ladder_internal.container_faults('public.orders', 'id', 'uuid', 'seller_id', 'uuid', array['ladder_engine_select', 'ladder_engine_update', 'ladder_projector_update', 'orders_select_all', 'orders_select_listed', 'orders_select_dynamic', 'orders_insert_all', 'orders_insert_dynamic', 'orders_update_all', 'orders_update_own', 'orders_update_listed', 'orders_update_dynamic', 'orders_delete_all', 'orders_delete_listed', 'orders_delete_dynamic']::text[], array[]::text[], false)
    union all
    select * from ladder_internal.container_faults('public.drafts', 'id', 'integer', 'writer', 'uuid', array['ladder_engine_select', 'ladder_engine_update', 'ladder_projector_update', 'drafts_select_all', 'drafts_select_dynamic', 'drafts_insert_all', 'drafts_insert_dynamic', 'drafts_update_all', 'drafts_update_dynamic', 'drafts_delete_all', 'drafts_delete_dynamic']::text[], array[]::text[], false)
    union all
    select * from ladder_internal.container_faults('public.returns', 'id', 'text', null, 'uuid', array[]::text[], array[]::text[], false)
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
  lock table public.invoices in access exclusive mode;
  perform ladder_internal.shut('public.invoices'::regclass);
  drop policy if exists ladder_engine_select on public.invoices;
  drop policy if exists ladder_engine_update on public.invoices;
  drop policy if exists ladder_projector_update on public.invoices;
  drop policy if exists invoices_select_all on public.invoices;
  drop policy if exists invoices_select_listed on public.invoices;
  drop policy if exists invoices_select_dynamic on public.invoices;
  drop policy if exists invoices_insert_all on public.invoices;
  drop policy if exists invoices_insert_dynamic on public.invoices;
  drop policy if exists invoices_update_all on public.invoices;
  drop policy if exists invoices_update_listed on public.invoices;
  drop policy if exists invoices_update_dynamic on public.invoices;
  drop policy if exists invoices_delete_all on public.invoices;
  drop policy if exists invoices_delete_listed on public.invoices;
  drop policy if exists invoices_delete_dynamic on public.invoices;
  drop trigger if exists pgladder_keeps_owner on public.invoices;
  drop trigger if exists pgladder_keeps_key on public.invoices;
  drop trigger if exists pgladder_watches_moves on public.invoices;
  drop trigger if exists pgladder_needs_link on public.invoices;
  drop trigger if exists pgladder_new_entries on public.invoices;
  drop trigger if exists pgladder_keeps_entries on public.invoices;
  drop trigger if exists pgladder_guards_entries on public.invoices;
  drop trigger if exists pgladder_checks_entries on public.invoices;
  drop trigger if exists pgladder_begins_insert on public.invoices;
  drop trigger if exists pgladder_begins_update on public.invoices;
  drop trigger if exists pgladder_ends_insert on public.invoices;
  drop trigger if exists pgladder_ends_update on public.invoices;
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
  lock table public.orders in access exclusive mode;
  perform ladder_internal.shut('public.orders'::regclass);
  drop policy if exists ladder_engine_select on public.orders;
  drop policy if exists ladder_engine_update on public.orders;
  drop policy if exists ladder_projector_update on public.orders;
  drop policy if exists orders_select_all on public.orders;
  drop policy if exists orders_select_listed on public.orders;
  drop policy if exists orders_select_dynamic on public.orders;
  drop policy if exists orders_insert_all on public.orders;
  drop policy if exists orders_insert_dynamic on public.orders;
  drop policy if exists orders_update_all on public.orders;
  drop policy if exists orders_update_own on public.orders;
  drop policy if exists orders_update_listed on public.orders;
  drop policy if exists orders_update_dynamic on public.orders;
  drop policy if exists orders_delete_all on public.orders;
  drop policy if exists orders_delete_listed on public.orders;
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
  alter table public.drafts no force row level security;
  alter table public.drafts disable row level security;
  perform ladder_internal.revoke_way_in('public.drafts'::regclass);
end
$do$;

-- The users' table: the engine looks up who exists.
select ladder_internal.grant_way_in('public.people'::regclass);
grant select (id) on public.people to ladder_engine;

-- 0: public.orders
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.orders in access exclusive mode;
select ladder_internal.grant_way_in('public.orders'::regclass);
grant select on public.orders to ladder_engine;

-- 2: public.drafts
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.drafts in access exclusive mode;
select ladder_internal.grant_way_in('public.drafts'::regclass);
grant select on public.drafts to ladder_engine;

-- 3: public.returns
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.returns in access exclusive mode;
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
  set_by text not null default ladder_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table ladder_internal.public__drafts_entries is 'The object ACL of public.drafts: one row a principal and operation.';
alter table ladder_internal.public__drafts_entries replica identity full;
select ladder_internal.audit_table('ladder_internal.public__drafts_entries'::regclass, 'entry', 2);
create index if not exists public__drafts_entries_user on ladder_internal.public__drafts_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__drafts_entries_role on ladder_internal.public__drafts_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists ladder_internal.public__returns_entries (
  object_id text not null,
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
comment on table ladder_internal.public__returns_entries is 'The object ACL of public.returns: one row a principal and operation.';
alter table ladder_internal.public__returns_entries replica identity full;
select ladder_internal.audit_table('ladder_internal.public__returns_entries'::regclass, 'entry', 3);
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
analyze ladder_internal.roles, ladder_internal.containers, ladder_internal.cells;
select ladder_internal.rebuild_bits(), ladder_internal.next_generation();
delete from ladder_internal.profiles;
insert into ladder_internal.profiles (fingerprint, role)
values
  (pg_catalog.decode('8120c03f30da161fac685ec33824c382ec9529428450e2f2f66f832d0e3fa7a1', 'hex'), 'ladder_as_authenticated'),
  (pg_catalog.decode('e22e974c2cdbe87742342a7af77e81e0911f7c8adb5a8e5a21d708c61f6216eb', 'hex'), 'ladder_as_not_authenticated'),
  (pg_catalog.decode('fdf0d52d6e1245463e43e79c850fad421419e7aecfbd30df40bcd9e45a69064d', 'hex'), 'ladder_as_authenticated__manager'),
  (pg_catalog.decode('48015dfb358572620b42c345c1bd2eec20bbb8574347e89778a3dc88b359ec8a', 'hex'), 'ladder_as_authenticated__sales'),
  (pg_catalog.decode('21ffd351681009fb549f78440221b0ae200f9e5bfded258711e39b75ddfe5a57', 'hex'), 'ladder_as_authenticated__manager__sales'),
  (pg_catalog.decode('85546c0d3345c4ef358bd709d74b6787e6bf53c241aaec3e1801fd5a7d59c60e', 'hex'), 'ladder_as_authenticated__manager__clerk'),
  (pg_catalog.decode('9e34cc84fe77f689e5bbcf023898021d4ec31510979e57a2364ae5fc1dba4f68', 'hex'), 'ladder_as_authenticated__manager__sales__clerk')
;

drop function if exists ladder_internal.public__drafts_object_ids(text, text);
create function ladder_internal.public__drafts_object_ids(p_operation text, p_effect text) returns integer[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from ladder_internal.public__drafts_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = ladder.user_id() or e.role_id = any (ladder_internal.role_ids()))
  );
end
$$;
comment on function ladder_internal.public__drafts_object_ids(text, text) is 'Step 1: the objects of public.drafts that an entry for the open request grants, or denies.';
grant execute on function ladder_internal.public__drafts_object_ids(text, text) to ladder_session;

drop function if exists ladder_internal.public__returns_object_ids(text, text);
create function ladder_internal.public__returns_object_ids(p_operation text, p_effect text) returns text[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from ladder_internal.public__returns_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = ladder.user_id() or e.role_id = any (ladder_internal.role_ids()))
  );
end
$$;
comment on function ladder_internal.public__returns_object_ids(text, text) is 'Step 1: the objects of public.returns that an entry for the open request grants, or denies.';
grant execute on function ladder_internal.public__returns_object_ids(text, text) to ladder_session;
drop function if exists ladder_internal.public__invoices_object_ids(text, text);
drop function if exists ladder_internal.public__orders_object_ids(text, text);
drop function if exists ladder_internal.public__orders_new_entries();

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
select ladder_internal.link('ladder_internal.memberships'::regclass, 'user_id', 'public.people'::regclass, 'id');
select ladder_internal.link('ladder_internal.user_cells'::regclass, 'user_id', 'public.people'::regclass, 'id');
select ladder_internal.link('ladder_internal.public__drafts_entries'::regclass, 'user_id', 'public.people'::regclass, 'id');

-- 0: public.orders
alter table public.orders alter column seller_id set default ladder.user_id();
create trigger pgladder_keeps_owner
  after update on public.orders
  for each row
  when (old.seller_id is distinct from new.seller_id and ladder_internal.is_callers(current_user))
  execute function ladder_internal.refuse_change('owner');
alter table public.orders enable always trigger pgladder_keeps_owner;
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
      execute function ladder_internal.refuse_move('id', 'seller_id');
    alter table public.orders enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
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
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__manager,
    ladder_as_authenticated__manager__clerk
  using (
    true
  );
create policy orders_select_dynamic on public.orders
  for select
  to ladder_dynamic
  using (
    case
      when orders.seller_id = (select ladder.user_id()) then (select ladder_internal.may_own(0))
      else (select ladder_internal.may_other(0))
    end
  );
create policy orders_insert_all on public.orders
  for insert
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__manager,
    ladder_as_authenticated__sales,
    ladder_as_authenticated__manager__sales,
    ladder_as_authenticated__manager__clerk,
    ladder_as_authenticated__manager__sales__clerk
  with check (
    (orders.seller_id is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
create policy orders_insert_dynamic on public.orders
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(1))
    and (orders.seller_id is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
create policy orders_update_all on public.orders
  for update
  to ladder_as_not_authenticated
  using (
    true
  )
  with check (
    true
  );
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
create policy orders_delete_dynamic on public.orders
  for delete
  to ladder_dynamic
  using (
    case
      when orders.seller_id = (select ladder.user_id()) then (select ladder_internal.may_own(3))
      else (select ladder_internal.may_other(3))
    end
  );
comment on policy orders_select_all on public.orders is 'pgladder: these requests may FIND every object';
comment on policy orders_select_dynamic on public.orders is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart';
comment on policy orders_insert_all on public.orders is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy orders_insert_dynamic on public.orders is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy orders_update_all on public.orders is 'pgladder: these requests may UPDATE every object';
comment on policy orders_update_dynamic on public.orders is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart';
comment on policy orders_delete_dynamic on public.orders is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart';
alter table public.orders enable row level security;
alter table public.orders force row level security;
grant select on public.orders to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk,
  ladder_dynamic;
grant insert on public.orders to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk,
  ladder_dynamic;
grant update on public.orders to
  ladder_as_not_authenticated,
  ladder_dynamic;
grant delete on public.orders to ladder_dynamic;

-- 2: public.drafts
select ladder_internal.link('ladder_internal.public__drafts_entries'::regclass, 'object_id', 'public.drafts'::regclass, 'id');
select ladder_internal.link('ladder_internal.public__drafts_entries'::regclass, 'user_id', 'public.people'::regclass, 'id');
alter table public.drafts alter column writer set default ladder.user_id();
create trigger pgladder_keeps_owner
  after update on public.drafts
  for each row
  when (old.writer is distinct from new.writer and ladder_internal.is_callers(current_user))
  execute function ladder_internal.refuse_change('owner');
alter table public.drafts enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public.drafts
  for each row
  when (old.id is distinct from new.id and ladder_internal.is_callers(current_user))
  execute function ladder_internal.refuse_change('key');
alter table public.drafts enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.drafts'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.drafts
      referencing old table as objects_before new table as objects_after
      for each statement
      when (ladder_internal.is_callers(current_user))
      execute function ladder_internal.refuse_move('id', 'writer');
    alter table public.drafts enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public.drafts
      for each statement
      execute function ladder_internal.require_link('ladder_internal.public__drafts_entries', 'id');
  end if;
end
$do$;
create policy ladder_engine_select on public.drafts
  for select
  to ladder_engine
  using (true);
grant update (id) on public.drafts to ladder_engine;
create policy ladder_engine_update on public.drafts
  for update
  to ladder_engine
  using (true);
create policy drafts_select_all on public.drafts
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__manager,
    ladder_as_authenticated__sales,
    ladder_as_authenticated__manager__sales,
    ladder_as_authenticated__manager__clerk,
    ladder_as_authenticated__manager__sales__clerk
  using (
    drafts.id = any ((select ladder_internal.public__drafts_object_ids('FIND', 'GRANT'))::integer[])
    or not (drafts.id = any ((select ladder_internal.public__drafts_object_ids('FIND', 'DENY'))::integer[]))
  );
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
create policy drafts_insert_all on public.drafts
  for insert
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__manager,
    ladder_as_authenticated__sales,
    ladder_as_authenticated__manager__sales,
    ladder_as_authenticated__manager__clerk,
    ladder_as_authenticated__manager__sales__clerk
  with check (
    (drafts.writer is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
create policy drafts_insert_dynamic on public.drafts
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(13))
    and (drafts.writer is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
create policy drafts_update_all on public.drafts
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__manager,
    ladder_as_authenticated__sales,
    ladder_as_authenticated__manager__sales,
    ladder_as_authenticated__manager__clerk,
    ladder_as_authenticated__manager__sales__clerk
  using (
    drafts.id = any ((select ladder_internal.public__drafts_object_ids('UPDATE', 'GRANT'))::integer[])
    or not (drafts.id = any ((select ladder_internal.public__drafts_object_ids('UPDATE', 'DENY'))::integer[]))
  )
  with check (
    true
  );
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
create policy drafts_delete_all on public.drafts
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__sales
  using (
    drafts.id = any ((select ladder_internal.public__drafts_object_ids('REMOVE', 'GRANT'))::integer[])
    or not (drafts.id = any ((select ladder_internal.public__drafts_object_ids('REMOVE', 'DENY'))::integer[]))
  );
create policy drafts_delete_listed on public.drafts
  for delete
  to
    ladder_as_authenticated__manager,
    ladder_as_authenticated__manager__sales,
    ladder_as_authenticated__manager__clerk,
    ladder_as_authenticated__manager__sales__clerk
  using (
    drafts.id = any ((select ladder_internal.public__drafts_object_ids('REMOVE', 'GRANT'))::integer[])
  );
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
comment on policy drafts_select_all on public.drafts is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy drafts_select_dynamic on public.drafts is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy drafts_insert_all on public.drafts is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy drafts_insert_dynamic on public.drafts is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy drafts_update_all on public.drafts is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy drafts_update_dynamic on public.drafts is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy drafts_delete_all on public.drafts is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy drafts_delete_listed on public.drafts is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy drafts_delete_dynamic on public.drafts is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
alter table public.drafts enable row level security;
alter table public.drafts force row level security;
grant select on public.drafts to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk,
  ladder_dynamic;
grant insert on public.drafts to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk,
  ladder_dynamic;
grant update on public.drafts to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk,
  ladder_dynamic;
grant delete on public.drafts to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk,
  ladder_dynamic;

-- 3: public.returns
select ladder_internal.link('ladder_internal.public__returns_entries'::regclass, 'object_id', 'public.returns'::regclass, 'id');
select ladder_internal.link('ladder_internal.public__returns_entries'::regclass, 'user_id', 'public.people'::regclass, 'id');
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
    create trigger pgladder_needs_link
      before insert on public.returns
      for each statement
      execute function ladder_internal.require_link('ladder_internal.public__returns_entries', 'id');
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
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__manager,
    ladder_as_authenticated__sales,
    ladder_as_authenticated__manager__sales,
    ladder_as_authenticated__manager__clerk,
    ladder_as_authenticated__manager__sales__clerk
  using (
    returns.id = any ((select ladder_internal.public__returns_object_ids('FIND', 'GRANT'))::text[])
    or not (returns.id = any ((select ladder_internal.public__returns_object_ids('FIND', 'DENY'))::text[]))
  );
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
create policy returns_insert_all on public.returns
  for insert
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__manager,
    ladder_as_authenticated__sales,
    ladder_as_authenticated__manager__sales,
    ladder_as_authenticated__manager__clerk,
    ladder_as_authenticated__manager__sales__clerk
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
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__manager,
    ladder_as_authenticated__sales,
    ladder_as_authenticated__manager__sales,
    ladder_as_authenticated__manager__clerk,
    ladder_as_authenticated__manager__sales__clerk
  using (
    returns.id = any ((select ladder_internal.public__returns_object_ids('UPDATE', 'GRANT'))::text[])
    or not (returns.id = any ((select ladder_internal.public__returns_object_ids('UPDATE', 'DENY'))::text[]))
  )
  with check (
    true
  );
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
create policy returns_delete_all on public.returns
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__sales,
    ladder_as_authenticated__manager__clerk,
    ladder_as_authenticated__manager__sales__clerk
  using (
    returns.id = any ((select ladder_internal.public__returns_object_ids('REMOVE', 'GRANT'))::text[])
    or not (returns.id = any ((select ladder_internal.public__returns_object_ids('REMOVE', 'DENY'))::text[]))
  );
create policy returns_delete_listed on public.returns
  for delete
  to
    ladder_as_authenticated__manager,
    ladder_as_authenticated__manager__sales
  using (
    returns.id = any ((select ladder_internal.public__returns_object_ids('REMOVE', 'GRANT'))::text[])
  );
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
comment on policy returns_select_all on public.returns is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy returns_select_dynamic on public.returns is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy returns_insert_all on public.returns is 'pgladder: these requests may CREATE objects';
comment on policy returns_insert_dynamic on public.returns is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy returns_update_all on public.returns is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy returns_update_dynamic on public.returns is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy returns_delete_all on public.returns is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy returns_delete_listed on public.returns is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy returns_delete_dynamic on public.returns is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table public.returns enable row level security;
alter table public.returns force row level security;
grant select on public.returns to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk,
  ladder_dynamic;
grant insert on public.returns to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk,
  ladder_dynamic;
grant update on public.returns to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk,
  ladder_dynamic;
grant delete on public.returns to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__sales,
  ladder_as_authenticated__manager__clerk,
  ladder_as_authenticated__manager__sales__clerk,
  ladder_as_authenticated__manager,
  ladder_as_authenticated__manager__sales,
  ladder_dynamic;

select pg_catalog.set_config(
  'ladder.unwanted_roles',
  '[
    "ladder_as_authenticated__sales__temp",
    "ladder_as_authenticated__manager__temp",
    "ladder_as_authenticated__sales__manager__temp"
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
