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
    {"name":"ladder_as_authenticated","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser; or AuthenticatedUser + JSUser; or AuthenticatedUser + RestUser; or AuthenticatedUser + IOSUser; and 52 more"},
    {"name":"ladder_as_not_authenticated","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with NotAuthenticatedUser; or ServerCodeUser; or NotAuthenticatedUser + JSUser; or NotAuthenticatedUser + RestUser; and 4 more"},
    {"name":"ladder_as_authenticated__sales","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + Sales; or AuthenticatedUser + JSUser + Sales; or AuthenticatedUser + RestUser + Sales; or AuthenticatedUser + IOSUser + Sales; and 52 more"}
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
  ladder_as_authenticated__sales;
grant
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__sales
to ladder_gateway;

-- Nothing is governed by halves: every fault of every table is named, and then nothing is changed.
do $do$
declare
  v_faults text;
begin
  select pg_catalog.string_agg('  ' || f.fault, pg_catalog.chr(10)) into v_faults
  from (
    select * from ladder_internal.users_faults('public.users', 'id', 'text', false)
    union all
    select * from ladder_internal.container_faults('public.orders', 'id', 'text', 'owner_id', 'text', array[]::text[], array[]::text[], false)
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
select ladder_internal.grant_way_in('public.users'::regclass);
grant select (id) on public.users to ladder_engine;

-- 0: public.orders
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.orders in access exclusive mode;
select ladder_internal.grant_way_in('public.orders'::regclass);
grant select on public.orders to ladder_engine;

-- From here on objects are made, and owned, by the engine, which reads governed tables through a policy like everybody else.
set local role ladder_engine;
set local row_security = on;

create or replace function ladder_internal.user_exists(p_user text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from public.users as u where u.id = $1);
end;
comment on function ladder_internal.user_exists(text) is 'Whether a user is in the users'' table; every user is where the policy names none.';

create table if not exists ladder_internal.public__orders_entries (
  object_id text not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
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

-- The matrix. Cells set at run time, memberships and entries are not the policy's and stay as they are.
insert into ladder_internal.policy (global_default, role_source)
values ('DENY', 'membership')
on conflict (one) do update set global_default = excluded.global_default, role_source = excluded.role_source;
insert into ladder_internal.roles (kind, name)
values
  ('custom', 'Sales')
on conflict (name) do update set declared = true;
insert into ladder_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (0, 'public.orders'::regclass, 'id', 'text'::regtype, 'owner_id', 'ladder_internal.public__orders_entries'::regclass, true, false)
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
    ('role', 'custom', 'Sales', 0, 'CREATE', 'GRANT'),
    ('owner', null, null, 0, 'FIND', 'GRANT'),
    ('owner', null, null, 0, 'UPDATE', 'GRANT'),
    ('owner', null, null, 0, 'REMOVE', 'GRANT'),
    ('owner', null, null, 0, 'PERMISSION', 'GRANT')
) as w (level, kind, role, container, operation, effect)
left join ladder_internal.roles as r on r.kind = w.kind and r.name is not distinct from w.role
on conflict (level, role_id, container, operation, origin) do update set effect = excluded.effect;
analyze ladder_internal.roles, ladder_internal.containers, ladder_internal.cells;
select ladder_internal.rebuild_bits(), ladder_internal.next_generation();
delete from ladder_internal.profiles;
insert into ladder_internal.profiles (fingerprint, role)
values
  (pg_catalog.decode('91a9e10ece7070f5c6a516b9ad92c977fb0dc5d0bd2683fb61aed13a6c460814', 'hex'), 'ladder_as_authenticated'),
  (pg_catalog.decode('ecb394b44563799ffbd8301936e50cb78e572597166d6f74e56a4692af59ae05', 'hex'), 'ladder_as_not_authenticated'),
  (pg_catalog.decode('2295ab59b2c68cfe5efb8dcbad84ee84a9646b71e3dbf06ee69f7e2673207241', 'hex'), 'ladder_as_authenticated__sales')
;

drop function if exists ladder_internal.public__orders_object_ids(text, text);
create function ladder_internal.public__orders_object_ids(p_operation text, p_effect text) returns text[]
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
select ladder_internal.link('ladder_internal.memberships'::regclass, 'user_id', 'public.users'::regclass, 'id');
select ladder_internal.link('ladder_internal.user_cells'::regclass, 'user_id', 'public.users'::regclass, 'id');

-- 0: public.orders
select ladder_internal.link('ladder_internal.public__orders_entries'::regclass, 'object_id', 'public.orders'::regclass, 'id');
select ladder_internal.link('ladder_internal.public__orders_entries'::regclass, 'user_id', 'public.users'::regclass, 'id');
select ladder_internal.ensure_index('public.orders'::regclass, 'owner_id');
alter table public.orders alter column owner_id set default ladder.user_id();
create trigger pgladder_keeps_owner
  after update on public.orders
  for each row
  when (old.owner_id is distinct from new.owner_id and ladder_internal.is_callers(current_user))
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
      execute function ladder_internal.refuse_move('id', 'owner_id');
    alter table public.orders enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public.orders
      for each statement
      execute function ladder_internal.require_link('ladder_internal.public__orders_entries', 'id');
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
create policy orders_select_own on public.orders
  for select
  to
    ladder_as_authenticated,
    ladder_as_authenticated__sales
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'GRANT'))::text[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'DENY'))::text[]))
      and orders.owner_id = (select ladder.user_id())
    )
  );
create policy orders_select_listed on public.orders
  for select
  to ladder_as_not_authenticated
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'GRANT'))::text[])
  );
create policy orders_select_dynamic on public.orders
  for select
  to ladder_dynamic
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'GRANT'))::text[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'DENY'))::text[]))
      and case
        when orders.owner_id = (select ladder.user_id()) then (select ladder_internal.may_own(0))
        else (select ladder_internal.may_other(0))
      end
    )
  );
create policy orders_insert_all on public.orders
  for insert
  to ladder_as_authenticated__sales
  with check (
    (orders.owner_id is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
create policy orders_insert_dynamic on public.orders
  for insert
  to ladder_dynamic
  with check (
    (select ladder_internal.may_other(1))
    and (orders.owner_id is not distinct from (select ladder.user_id()) or (select ladder.has_role('ServerCodeUser')))
  );
create policy orders_update_own on public.orders
  for update
  to
    ladder_as_authenticated,
    ladder_as_authenticated__sales
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'GRANT'))::text[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'DENY'))::text[]))
      and orders.owner_id = (select ladder.user_id())
    )
  )
  with check (
    true
  );
create policy orders_update_listed on public.orders
  for update
  to ladder_as_not_authenticated
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'GRANT'))::text[])
  )
  with check (
    true
  );
create policy orders_update_dynamic on public.orders
  for update
  to ladder_dynamic
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'GRANT'))::text[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('UPDATE', 'DENY'))::text[]))
      and case
        when orders.owner_id = (select ladder.user_id()) then (select ladder_internal.may_own(2))
        else (select ladder_internal.may_other(2))
      end
    )
  )
  with check (
    true
  );
create policy orders_delete_own on public.orders
  for delete
  to
    ladder_as_authenticated,
    ladder_as_authenticated__sales
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'GRANT'))::text[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'DENY'))::text[]))
      and orders.owner_id = (select ladder.user_id())
    )
  );
create policy orders_delete_listed on public.orders
  for delete
  to ladder_as_not_authenticated
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'GRANT'))::text[])
  );
create policy orders_delete_dynamic on public.orders
  for delete
  to ladder_dynamic
  using (
    orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'GRANT'))::text[])
    or (
      not (orders.id = any ((select ladder_internal.public__orders_object_ids('REMOVE', 'DENY'))::text[]))
      and case
        when orders.owner_id = (select ladder.user_id()) then (select ladder_internal.may_own(3))
        else (select ladder_internal.may_other(3))
      end
    )
  );
comment on policy orders_select_own on public.orders is 'pgladder: these requests may FIND their own objects; an entry of an object goes before';
comment on policy orders_select_listed on public.orders is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy orders_select_dynamic on public.orders is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy orders_insert_all on public.orders is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy orders_insert_dynamic on public.orders is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy orders_update_own on public.orders is 'pgladder: these requests may UPDATE their own objects; an entry of an object goes before';
comment on policy orders_update_listed on public.orders is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy orders_update_dynamic on public.orders is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy orders_delete_own on public.orders is 'pgladder: these requests may REMOVE their own objects; an entry of an object goes before';
comment on policy orders_delete_listed on public.orders is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy orders_delete_dynamic on public.orders is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
alter table public.orders enable row level security;
alter table public.orders force row level security;
grant select on public.orders to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__sales,
  ladder_dynamic;
grant insert on public.orders to
  ladder_as_authenticated__sales,
  ladder_dynamic;
grant update on public.orders to
  ladder_as_authenticated,
  ladder_as_authenticated__sales,
  ladder_as_not_authenticated,
  ladder_dynamic;
grant delete on public.orders to
  ladder_as_authenticated,
  ladder_as_authenticated__sales,
  ladder_as_not_authenticated,
  ladder_dynamic;

-- Nobody is the engine any more, and names are found again as before.
revoke create on schema ladder, ladder_internal from ladder_engine;
do $do$
begin
  execute pg_catalog.format('revoke ladder_engine from %I', pg_catalog.current_setting('ladder.migrator'));
  perform pg_catalog.set_config('search_path', pg_catalog.current_setting('ladder.applied_with_path'), true);
end
$do$;
