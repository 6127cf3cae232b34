-- Made by pgladder from a policy file. Not to be edited: change the policy and generate the next migration.
-- Apply it with `pgladder migrate`, or by hand: psql -v ON_ERROR_STOP=1 -1 -f <this file>

-- The first words of every migration. One transaction: whoever applies the file provides it (pgladder migrate, psql -1).
-- Names and operators are PostgreSQL's own: a function body is bound where it is created, and on the applier's search path
-- anybody may have left an operator that fits better.
do $do$
begin
  perform
    pg_catalog.set_config('access_rules.applied_with_path', pg_catalog.current_setting('search_path'), true),
    pg_catalog.set_config('access_rules.migrator', current_user, true);
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
grant create on schema access_rules, access_rules_internal to ladder_engine;

-- Whoever has a request open holds a lock on this table, so all of them end first, and none begins meanwhile: no request sees its
-- profile become another.
lock table access_rules_internal.profiles in access exclusive mode;

-- The profiles: one database role for each outcome that the roles of a request can come to.
select pg_catalog.set_config(
  'access_rules.wanted_roles',
  '[
    {"name":"ladder_as_authenticated","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser; or AuthenticatedUser + IOSUser; or AuthenticatedUser + AndroidUser; or AuthenticatedUser + DotNetUser; and 92 more"},
    {"name":"ladder_as_not_authenticated","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with NotAuthenticatedUser; or NotAuthenticatedUser + IOSUser; or NotAuthenticatedUser + AndroidUser; or NotAuthenticatedUser + DotNetUser; and 2 more"},
    {"name":"ladder_as_server_code","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with ServerCodeUser"},
    {"name":"ladder_as_authenticated__js","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + JSUser; or AuthenticatedUser + JSUser + ServerCodeUser; or AuthenticatedUser + SocialUser + GoogleUser + JSUser; or AuthenticatedUser + SocialUser + FacebookUser + JSUser; and 12 more"},
    {"name":"ladder_as_not_authenticated__rest","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with NotAuthenticatedUser + RestUser"},
    {"name":"ladder_as_authenticated__auditor","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + Auditor; or AuthenticatedUser + IOSUser + Auditor; or AuthenticatedUser + AndroidUser + Auditor; or AuthenticatedUser + DotNetUser + Auditor; and 108 more"},
    {"name":"ladder_as_authenticated__guest","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + Guest; or AuthenticatedUser + IOSUser + Guest; or AuthenticatedUser + AndroidUser + Guest; or AuthenticatedUser + DotNetUser + Guest; and 92 more"},
    {"name":"ladder_as_authenticated__rest__guest","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + RestUser + Guest; or AuthenticatedUser + RestUser + ServerCodeUser + Guest; or AuthenticatedUser + SocialUser + GoogleUser + RestUser + Guest; or AuthenticatedUser + SocialUser + FacebookUser + RestUser + Guest; and 12 more"},
    {"name":"ladder_as_authenticated__auditor__guest","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + Auditor + Guest; or AuthenticatedUser + IOSUser + Auditor + Guest; or AuthenticatedUser + AndroidUser + Auditor + Guest; or AuthenticatedUser + DotNetUser + Auditor + Guest; and 92 more"},
    {"name":"ladder_as_authenticated__rest__auditor__guest","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + RestUser + Auditor + Guest; or AuthenticatedUser + RestUser + ServerCodeUser + Auditor + Guest; or AuthenticatedUser + SocialUser + GoogleUser + RestUser + Auditor + Guest; or AuthenticatedUser + SocialUser + FacebookUser + RestUser + Auditor + Guest; and 12 more"}
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
    from pg_catalog.jsonb_to_recordset(pg_catalog.current_setting('access_rules.wanted_roles')::jsonb) as w (
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
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__guest,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__auditor__guest,
  ladder_as_authenticated__rest__auditor__guest;
grant
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__guest,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__auditor__guest,
  ladder_as_authenticated__rest__auditor__guest
to ladder_gateway;

-- Nothing is governed by halves: every fault of every table is named, and then nothing is changed.
do $do$
declare
  v_faults text;
begin
  select pg_catalog.string_agg('  ' || f.fault, pg_catalog.chr(10)) into v_faults
  from (
    select * from access_rules_internal.users_faults('people.accounts', 'number', 'bigint', true)
    union all
    select * from access_rules_internal.container_faults('people.accounts', 'number', 'bigint', 'number', 'bigint', array[]::text[], array[]::text[], false)
    union all
    select * from access_rules_internal.container_faults('public.articles', 'id', 'uuid', 'author', 'bigint', array[]::text[], array['pgladder_test_reporting']::text[], false)
    union all
    select * from access_rules_internal.container_faults('public.readings', 'serial', 'smallint', null, 'bigint', array[]::text[], array[]::text[], false)
    union all
    select * from access_rules_internal.container_faults('public.labels', 'label', 'character varying', null, 'bigint', array[]::text[], array[]::text[], true)
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
select access_rules_internal.grant_way_in('people.accounts'::regclass);
grant select (number) on people.accounts to ladder_engine;

-- 0: people.accounts
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table people.accounts in access exclusive mode;
select access_rules_internal.grant_way_in('people.accounts'::regclass);
grant select on people.accounts to ladder_engine;

-- 1: public.articles
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.articles in access exclusive mode;
select access_rules_internal.grant_way_in('public.articles'::regclass);
grant select on public.articles to ladder_engine;

-- 2: public.readings
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.readings in access exclusive mode;
select access_rules_internal.grant_way_in('public.readings'::regclass);
grant select on public.readings to ladder_engine;

-- 3: public.labels
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.labels in access exclusive mode;
select access_rules_internal.grant_way_in('public.labels'::regclass);
grant select on public.labels to ladder_engine;

-- From here on objects are made, and owned, by the engine, which reads governed tables through a policy like everybody else.
set local role ladder_engine;
set local row_security = on;

create or replace function access_rules_internal.user_exists(p_user bigint) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from people.accounts as u where u.number = $1);
end;
comment on function access_rules_internal.user_exists(bigint) is 'Whether a user is in the users'' table; every user is where the policy names none.';

create table if not exists access_rules_internal.public__articles_entries (
  object_id uuid not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id bigint,
  role_id integer references access_rules_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default access_rules_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table access_rules_internal.public__articles_entries is 'The object ACL of public.articles: one row a principal and operation.';
alter table access_rules_internal.public__articles_entries replica identity full;
select access_rules_internal.audit_table('access_rules_internal.public__articles_entries'::regclass, 'entry', 1);
create index if not exists public__articles_entries_user on access_rules_internal.public__articles_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__articles_entries_role on access_rules_internal.public__articles_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists access_rules_internal.public__labels_entries (
  object_id character varying not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id bigint,
  role_id integer references access_rules_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default access_rules_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table access_rules_internal.public__labels_entries is 'The object ACL of public.labels: one row a principal and operation.';
alter table access_rules_internal.public__labels_entries replica identity full;
select access_rules_internal.audit_table('access_rules_internal.public__labels_entries'::regclass, 'entry', 3);
create index if not exists public__labels_entries_user on access_rules_internal.public__labels_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__labels_entries_role on access_rules_internal.public__labels_entries (role_id, operation, effect) include (object_id) where role_id is not null;

-- The matrix. Cells set at run time, memberships and entries are not the policy's and stay as they are.
insert into access_rules_internal.policy (global_default, role_source)
values ('GRANT', 'session')
on conflict (one) do update set global_default = excluded.global_default, role_source = excluded.role_source;
insert into access_rules_internal.roles (kind, name)
values
  ('custom', 'Editor'),
  ('custom', 'Auditor'),
  ('custom', 'Guest')
on conflict (name) do update set declared = true;
insert into access_rules_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (0, 'people.accounts'::regclass, 'number', 'bigint'::regtype, 'number', null, false, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into access_rules_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (1, 'public.articles'::regclass, 'id', 'uuid'::regtype, 'author', 'access_rules_internal.public__articles_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into access_rules_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (2, 'public.readings'::regclass, 'serial', 'smallint'::regtype, null, null, false, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into access_rules_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (3, 'public.labels'::regclass, 'label', 'character varying'::regtype, null, 'access_rules_internal.public__labels_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into access_rules_internal.cells (level, role_id, container, operation, effect, origin)
select w.level, r.id, w.container::integer, w.operation, w.effect, 'policy'
from (
  values
    ('global', 'custom', 'Editor', null, 'FIND', 'GRANT'),
    ('global', 'custom', 'Editor', null, 'CREATE', 'GRANT'),
    ('global', 'custom', 'Editor', null, 'UPDATE', 'GRANT'),
    ('global', 'custom', 'Editor', null, 'UPSERT', 'GRANT'),
    ('global', 'custom', 'Editor', null, 'PERMISSION', 'GRANT'),
    ('global', 'custom', 'Guest', null, 'FIND', 'DENY'),
    ('global', 'custom', 'Guest', null, 'CREATE', 'DENY'),
    ('global', 'custom', 'Guest', null, 'UPDATE', 'DENY'),
    ('global', 'custom', 'Guest', null, 'REMOVE', 'DENY'),
    ('global', 'custom', 'Guest', null, 'UPSERT', 'DENY'),
    ('global', 'system', 'NotAuthenticatedUser', null, 'CREATE', 'DENY'),
    ('global', 'system', 'NotAuthenticatedUser', null, 'UPDATE', 'DENY'),
    ('global', 'system', 'NotAuthenticatedUser', null, 'REMOVE', 'DENY'),
    ('global', 'system', 'NotAuthenticatedUser', null, 'UPSERT', 'DENY'),
    ('global', 'system', 'ServerCodeUser', null, 'PERMISSION', 'GRANT'),
    ('role', 'system', 'AuthenticatedUser', 0, 'CREATE', 'DENY'),
    ('role', 'system', 'AuthenticatedUser', 0, 'REMOVE', 'DENY'),
    ('user', 'all users', null, 1, 'FIND', 'GRANT'),
    ('role', 'custom', 'Auditor', 1, 'FIND', 'GRANT'),
    ('role', 'custom', 'Auditor', 1, 'CREATE', 'DENY'),
    ('role', 'custom', 'Auditor', 1, 'UPDATE', 'DENY'),
    ('role', 'custom', 'Auditor', 1, 'REMOVE', 'DENY'),
    ('role', 'system', 'JSUser', 1, 'CREATE', 'DENY'),
    ('role', 'all roles', null, 1, 'REMOVE', 'DENY'),
    ('owner', null, null, 1, 'FIND', 'GRANT'),
    ('owner', null, null, 1, 'UPDATE', 'GRANT'),
    ('owner', null, null, 1, 'REMOVE', 'GRANT'),
    ('owner', null, null, 1, 'PERMISSION', 'GRANT'),
    ('role', 'system', 'RestUser', 2, 'FIND', 'GRANT'),
    ('role', 'system', 'RestUser', 2, 'CREATE', 'GRANT'),
    ('role', 'system', 'RestUser', 2, 'UPDATE', 'GRANT'),
    ('role', 'system', 'RestUser', 2, 'REMOVE', 'GRANT')
) as w (level, kind, role, container, operation, effect)
left join access_rules_internal.roles as r on r.kind = w.kind and r.name is not distinct from w.role
on conflict (level, role_id, container, operation, origin) do update set effect = excluded.effect;
insert into access_rules_internal.user_cells (user_id, container, operation, effect, origin)
values ('42', 1, 'FIND', 'GRANT', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
insert into access_rules_internal.user_cells (user_id, container, operation, effect, origin)
values ('42', 1, 'CREATE', 'DENY', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
insert into access_rules_internal.user_cells (user_id, container, operation, effect, origin)
values ('42', 1, 'UPDATE', 'GRANT', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
insert into access_rules_internal.user_cells (user_id, container, operation, effect, origin)
values ('42', 1, 'REMOVE', 'GRANT', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
insert into access_rules_internal.user_cells (user_id, container, operation, effect, origin)
values ('-7', 1, 'FIND', 'DENY', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
insert into access_rules_internal.user_cells (user_id, container, operation, effect, origin)
values ('-7', 1, 'PERMISSION', 'GRANT', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
analyze access_rules_internal.roles, access_rules_internal.containers, access_rules_internal.cells;
select access_rules_internal.rebuild_bits(), access_rules_internal.next_generation();
delete from access_rules_internal.profiles;
insert into access_rules_internal.profiles (fingerprint, role)
values
  (pg_catalog.decode('2de4f249f787ce962ed4e2b95f3928b5540bca1f302320b3ac785fa92f3f5aca', 'hex'), 'ladder_as_authenticated'),
  (pg_catalog.decode('31aabcacfc59e13e3fb52a39e764c78b0c83a6e84a370768b48999f74ebf92ef', 'hex'), 'ladder_as_not_authenticated'),
  (pg_catalog.decode('7bbb229f31fa170697ccc8c4528018ca7a6f4f7a8830b7b2b43af7ac8cdc2385', 'hex'), 'ladder_as_server_code'),
  (pg_catalog.decode('c70dedf21fefbc0baad62deed2a37d374aab47b338f32a48c1bfe27d84430725', 'hex'), 'ladder_as_authenticated__js'),
  (pg_catalog.decode('2f111d72d8baefe233c609956a2d2d1df94b4542141324912f82bb28fd54a81e', 'hex'), 'ladder_as_not_authenticated__rest'),
  (pg_catalog.decode('c151a9d8f68761b34c0cc1b24732f5b53d8bdb9800af96219fcb6a92072e3a0f', 'hex'), 'ladder_as_authenticated__auditor'),
  (pg_catalog.decode('ce832673d6657856d064fc52e1754a46cea0ed81d556e1112a6e9ac5728be492', 'hex'), 'ladder_as_authenticated__guest'),
  (pg_catalog.decode('1b300826b4fe4a2e0a3b435599de6ffb8870d7dfc3613d6a093f29231f990eb4', 'hex'), 'ladder_as_authenticated__rest__guest'),
  (pg_catalog.decode('8809dcd13e59c691f4700e8071ff1111d70c259ce0649698df3ce9fb8049fdc2', 'hex'), 'ladder_as_authenticated__auditor__guest'),
  (pg_catalog.decode('469ec20d5598c76ab54c3c255cfacea3f4e34eeec9f6a412ed7f1fc16702c28f', 'hex'), 'ladder_as_authenticated__rest__auditor__guest')
;

drop function if exists access_rules_internal.public__articles_object_ids(text, text);
create function access_rules_internal.public__articles_object_ids(p_operation text, p_effect text) returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from access_rules_internal.public__articles_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = access_rules.user_id() or e.role_id = any (access_rules_internal.role_ids()))
  );
end
$$;
comment on function access_rules_internal.public__articles_object_ids(text, text) is 'Step 1: the objects of public.articles that an entry for the open request grants, or denies.';
grant execute on function access_rules_internal.public__articles_object_ids(text, text) to ladder_session;

create or replace function access_rules_internal.public__articles_new_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $do$
begin
  if exists (
    select
    from new_objects as o
    join access_rules_internal.public__articles_entries as e on e.object_id = o.id and e.effect = 'GRANT' and e.operation in ('FIND', 'UPDATE', 'REMOVE')
  ) then
    raise exception using
      -- with an older snapshot these may be the entries of an object that is gone
      errcode = case pg_catalog.current_setting('transaction_isolation') when 'read committed' then '55000' else '40001' end,
      message = 'a new object was shared before it had the entries that the policy gives it',
      hint = 'Share it in a statement of its own, after the one that creates it, or in a trigger for statements whose name sorts after pgladder_new_entries.';
  end if;
  insert into access_rules_internal.public__articles_entries (object_id, operation, role_id, effect, set_by)
  select o.id, e.operation, r.id, e.effect, (select access_rules_internal.actor())
  from new_objects as o
  cross join (
    values
      ('custom', 'Editor', 'FIND', 'GRANT'),
      ('custom', 'Editor', 'UPDATE', 'GRANT'),
      ('custom', 'Guest', 'FIND', 'DENY'),
      ('custom', 'Guest', 'UPDATE', 'DENY'),
      ('custom', 'Guest', 'REMOVE', 'DENY')
  ) as e (kind, role, operation, effect)
  left join access_rules_internal.roles as r on r.kind = e.kind and r.name is not distinct from e.role
  on conflict (object_id, operation, user_id, role_id) do nothing;
  return null;
end
$do$;
comment on function access_rules_internal.public__articles_new_entries() is 'Trigger: the entries that every new object gets.';

drop function if exists access_rules_internal.public__labels_object_ids(text, text);
create function access_rules_internal.public__labels_object_ids(p_operation text, p_effect text) returns character varying[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from access_rules_internal.public__labels_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = access_rules.user_id() or e.role_id = any (access_rules_internal.role_ids()))
  );
end
$$;
comment on function access_rules_internal.public__labels_object_ids(text, text) is 'Step 1: the objects of public.labels that an entry for the open request grants, or denies.';
grant execute on function access_rules_internal.public__labels_object_ids(text, text) to ladder_session;

create or replace function access_rules_internal.public__labels_keep_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $do$
begin
  new.pgladder_entries := (
    select coalesce(pg_catalog.array_agg(k.code order by k.code), '{}')
    from access_rules_internal.public__labels_entries as e
    join access_rules_internal.entry_codes as k
      on k.container = 3
      and (k.user_id = e.user_id or k.role_id = e.role_id)
      and k.operation = e.operation
      and k.effect = e.effect
      and k.until = coalesce(e.until, 'infinity')
    where e.object_id = old.label
  );
  return new;
end
$do$;
comment on function access_rules_internal.public__labels_keep_entries() is 'Trigger: whatever an update makes of the column pgladder_entries, it holds what the table of entries says.';
-- partitions that the owner of the table makes later have the trigger too
grant execute on function access_rules_internal.public__labels_keep_entries() to public;

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
    where p.pronamespace in ('access_rules'::regnamespace, 'access_rules_internal'::regnamespace)
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
  access_rules.user_id(),
  access_rules_internal.context(text),
  access_rules_internal.is_callers(name),
  access_rules_internal.is_profile(name),
  access_rules_internal.refuse_change(),
  access_rules_internal.guard_entries()
to public;
do $do$
begin
  perform pg_catalog.set_config('role', pg_catalog.current_setting('access_rules.migrator'), true);
  -- does nothing that the owner of a table could not do by hand
  execute pg_catalog.format('grant execute on function access_rules.grant_columns(regclass) to %I', current_user);
end
$do$;
set local row_security = off;

-- A membership, a cell or an entry can only be somebody's who is in the users' table, and goes with them.
select access_rules_internal.link('access_rules_internal.memberships'::regclass, 'user_id', 'people.accounts'::regclass, 'number');
select access_rules_internal.link('access_rules_internal.user_cells'::regclass, 'user_id', 'people.accounts'::regclass, 'number');

-- 0: people.accounts
alter table people.accounts alter column number set default access_rules.user_id();
create trigger pgladder_keeps_owner
  after update on people.accounts
  for each row
  when (old.number is distinct from new.number and access_rules_internal.is_callers(current_user))
  execute function access_rules_internal.refuse_change('owner');
alter table people.accounts enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on people.accounts
  for each row
  when (old.number is distinct from new.number and access_rules_internal.is_callers(current_user))
  execute function access_rules_internal.refuse_change('key');
alter table people.accounts enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'people.accounts'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on people.accounts
      referencing old table as objects_before new table as objects_after
      for each statement
      when (access_rules_internal.is_callers(current_user))
      execute function access_rules_internal.refuse_move('number', 'number');
    alter table people.accounts enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on people.accounts
  for select
  to ladder_engine
  using (true);
grant update (number) on people.accounts to ladder_engine;
create policy ladder_engine_update on people.accounts
  for update
  to ladder_engine
  using (true);
create policy accounts_select_all on people.accounts
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__auditor
  using (
    true
  );
create policy accounts_select_dynamic on people.accounts
  for select
  to ladder_dynamic
  using (
    case
      when accounts.number = (select access_rules.user_id()) then (select access_rules_internal.may_own(0))
      else (select access_rules_internal.may_other(0))
    end
  );
create policy accounts_insert_all on people.accounts
  for insert
  to ladder_as_server_code
  with check (
    (accounts.number is not distinct from (select access_rules.user_id()) or (select access_rules.has_role('ServerCodeUser')))
  );
create policy accounts_insert_dynamic on people.accounts
  for insert
  to ladder_dynamic
  with check (
    (select access_rules_internal.may_other(1))
    and (accounts.number is not distinct from (select access_rules.user_id()) or (select access_rules.has_role('ServerCodeUser')))
  );
create policy accounts_update_all on people.accounts
  for update
  to
    ladder_as_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_authenticated__auditor
  using (
    true
  )
  with check (
    true
  );
create policy accounts_update_dynamic on people.accounts
  for update
  to ladder_dynamic
  using (
    case
      when accounts.number = (select access_rules.user_id()) then (select access_rules_internal.may_own(2))
      else (select access_rules_internal.may_other(2))
    end
  )
  with check (
    true
  );
create policy accounts_delete_all on people.accounts
  for delete
  to ladder_as_server_code
  using (
    true
  );
create policy accounts_delete_dynamic on people.accounts
  for delete
  to ladder_dynamic
  using (
    case
      when accounts.number = (select access_rules.user_id()) then (select access_rules_internal.may_own(3))
      else (select access_rules_internal.may_other(3))
    end
  );
comment on policy accounts_select_all on people.accounts is 'pgladder: these requests may FIND every object';
comment on policy accounts_select_dynamic on people.accounts is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart';
comment on policy accounts_insert_all on people.accounts is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy accounts_insert_dynamic on people.accounts is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy accounts_update_all on people.accounts is 'pgladder: these requests may UPDATE every object';
comment on policy accounts_update_dynamic on people.accounts is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart';
comment on policy accounts_delete_all on people.accounts is 'pgladder: these requests may REMOVE every object';
comment on policy accounts_delete_dynamic on people.accounts is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart';
alter table people.accounts enable row level security;
alter table people.accounts force row level security;
grant select on people.accounts to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__guest,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__auditor__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;
grant insert on people.accounts to
  ladder_as_server_code,
  ladder_dynamic;
grant update on people.accounts to
  ladder_as_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_authenticated__auditor,
  ladder_dynamic;
grant delete on people.accounts to
  ladder_as_server_code,
  ladder_dynamic;

-- 1: public.articles
select access_rules_internal.link('access_rules_internal.public__articles_entries'::regclass, 'object_id', 'public.articles'::regclass, 'id');
select access_rules_internal.link('access_rules_internal.public__articles_entries'::regclass, 'user_id', 'people.accounts'::regclass, 'number');
select access_rules_internal.ensure_index('public.articles'::regclass, 'author');
alter table public.articles alter column author set default access_rules.user_id();
create trigger pgladder_keeps_owner
  after update on public.articles
  for each row
  when (old.author is distinct from new.author and access_rules_internal.is_callers(current_user))
  execute function access_rules_internal.refuse_change('owner');
alter table public.articles enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public.articles
  for each row
  when (old.id is distinct from new.id and access_rules_internal.is_callers(current_user))
  execute function access_rules_internal.refuse_change('key');
alter table public.articles enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.articles'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.articles
      referencing old table as objects_before new table as objects_after
      for each statement
      when (access_rules_internal.is_callers(current_user))
      execute function access_rules_internal.refuse_move('id', 'author');
    alter table public.articles enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public.articles
      for each statement
      execute function access_rules_internal.require_link('access_rules_internal.public__articles_entries', 'id');
  end if;
end
$do$;
create trigger pgladder_new_entries
  after insert on public.articles
  referencing new table as new_objects
  for each statement
  execute function access_rules_internal.public__articles_new_entries();
create policy ladder_engine_select on public.articles
  for select
  to ladder_engine
  using (true);
grant update (id) on public.articles to ladder_engine;
create policy ladder_engine_update on public.articles
  for update
  to ladder_engine
  using (true);
create policy articles_select_all on public.articles
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__auditor,
    ladder_as_authenticated__guest,
    ladder_as_authenticated__rest__guest,
    ladder_as_authenticated__auditor__guest,
    ladder_as_authenticated__rest__auditor__guest
  using (
    articles.id = any ((select access_rules_internal.public__articles_object_ids('FIND', 'GRANT'))::uuid[])
    or not (articles.id = any ((select access_rules_internal.public__articles_object_ids('FIND', 'DENY'))::uuid[]))
  );
create policy articles_select_dynamic on public.articles
  for select
  to ladder_dynamic
  using (
    articles.id = any ((select access_rules_internal.public__articles_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not (articles.id = any ((select access_rules_internal.public__articles_object_ids('FIND', 'DENY'))::uuid[]))
      and case
        when articles.author = (select access_rules.user_id()) then (select access_rules_internal.may_own(6))
        else (select access_rules_internal.may_other(6))
      end
    )
  );
create policy articles_insert_all on public.articles
  for insert
  to
    ladder_as_authenticated,
    ladder_as_server_code
  with check (
    (articles.author is not distinct from (select access_rules.user_id()) or (select access_rules.has_role('ServerCodeUser')))
  );
create policy articles_insert_dynamic on public.articles
  for insert
  to ladder_dynamic
  with check (
    (select access_rules_internal.may_other(7))
    and (articles.author is not distinct from (select access_rules.user_id()) or (select access_rules.has_role('ServerCodeUser')))
  );
create policy articles_update_all on public.articles
  for update
  to
    ladder_as_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js
  using (
    articles.id = any ((select access_rules_internal.public__articles_object_ids('UPDATE', 'GRANT'))::uuid[])
    or not (articles.id = any ((select access_rules_internal.public__articles_object_ids('UPDATE', 'DENY'))::uuid[]))
  )
  with check (
    true
  );
create policy articles_update_own on public.articles
  for update
  to
    ladder_as_authenticated__guest,
    ladder_as_authenticated__rest__guest
  using (
    articles.id = any ((select access_rules_internal.public__articles_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not (articles.id = any ((select access_rules_internal.public__articles_object_ids('UPDATE', 'DENY'))::uuid[]))
      and articles.author = (select access_rules.user_id())
    )
  )
  with check (
    true
  );
create policy articles_update_listed on public.articles
  for update
  to
    ladder_as_not_authenticated,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__auditor,
    ladder_as_authenticated__auditor__guest,
    ladder_as_authenticated__rest__auditor__guest
  using (
    articles.id = any ((select access_rules_internal.public__articles_object_ids('UPDATE', 'GRANT'))::uuid[])
  )
  with check (
    true
  );
create policy articles_update_dynamic on public.articles
  for update
  to ladder_dynamic
  using (
    articles.id = any ((select access_rules_internal.public__articles_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not (articles.id = any ((select access_rules_internal.public__articles_object_ids('UPDATE', 'DENY'))::uuid[]))
      and case
        when articles.author = (select access_rules.user_id()) then (select access_rules_internal.may_own(8))
        else (select access_rules_internal.may_other(8))
      end
    )
  )
  with check (
    true
  );
create policy articles_delete_own on public.articles
  for delete
  to
    ladder_as_authenticated,
    ladder_as_authenticated__js,
    ladder_as_authenticated__guest,
    ladder_as_authenticated__rest__guest
  using (
    articles.id = any ((select access_rules_internal.public__articles_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not (articles.id = any ((select access_rules_internal.public__articles_object_ids('REMOVE', 'DENY'))::uuid[]))
      and articles.author = (select access_rules.user_id())
    )
  );
create policy articles_delete_listed on public.articles
  for delete
  to
    ladder_as_not_authenticated,
    ladder_as_server_code,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__auditor,
    ladder_as_authenticated__auditor__guest,
    ladder_as_authenticated__rest__auditor__guest
  using (
    articles.id = any ((select access_rules_internal.public__articles_object_ids('REMOVE', 'GRANT'))::uuid[])
  );
create policy articles_delete_dynamic on public.articles
  for delete
  to ladder_dynamic
  using (
    articles.id = any ((select access_rules_internal.public__articles_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not (articles.id = any ((select access_rules_internal.public__articles_object_ids('REMOVE', 'DENY'))::uuid[]))
      and case
        when articles.author = (select access_rules.user_id()) then (select access_rules_internal.may_own(9))
        else (select access_rules_internal.may_other(9))
      end
    )
  );
comment on policy articles_select_all on public.articles is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy articles_select_dynamic on public.articles is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy articles_insert_all on public.articles is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy articles_insert_dynamic on public.articles is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy articles_update_all on public.articles is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy articles_update_own on public.articles is 'pgladder: these requests may UPDATE their own objects; an entry of an object goes before';
comment on policy articles_update_listed on public.articles is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy articles_update_dynamic on public.articles is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy articles_delete_own on public.articles is 'pgladder: these requests may REMOVE their own objects; an entry of an object goes before';
comment on policy articles_delete_listed on public.articles is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy articles_delete_dynamic on public.articles is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
alter table public.articles enable row level security;
alter table public.articles force row level security;
grant select on public.articles to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__guest,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__auditor__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;
grant insert on public.articles to
  ladder_as_authenticated,
  ladder_as_server_code,
  ladder_dynamic;
grant update on public.articles to
  ladder_as_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_authenticated__guest,
  ladder_as_authenticated__rest__guest,
  ladder_as_not_authenticated,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__auditor__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;
grant delete on public.articles to
  ladder_as_authenticated,
  ladder_as_authenticated__js,
  ladder_as_authenticated__guest,
  ladder_as_authenticated__rest__guest,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__auditor__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;

-- 2: public.readings
create trigger pgladder_keeps_key
  after update on public.readings
  for each row
  when (old.serial is distinct from new.serial and access_rules_internal.is_callers(current_user))
  execute function access_rules_internal.refuse_change('key');
alter table public.readings enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.readings'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.readings
      referencing old table as objects_before new table as objects_after
      for each statement
      when (access_rules_internal.is_callers(current_user))
      execute function access_rules_internal.refuse_move('serial', '');
    alter table public.readings enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public.readings
  for select
  to ladder_engine
  using (true);
grant update (serial) on public.readings to ladder_engine;
create policy ladder_engine_update on public.readings
  for update
  to ladder_engine
  using (true);
create policy readings_select_all on public.readings
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__auditor,
    ladder_as_authenticated__rest__guest,
    ladder_as_authenticated__rest__auditor__guest
  using (
    true
  );
create policy readings_select_dynamic on public.readings
  for select
  to ladder_dynamic
  using (
    (select access_rules_internal.may_other(12))
  );
create policy readings_insert_all on public.readings
  for insert
  to
    ladder_as_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__auditor,
    ladder_as_authenticated__rest__guest,
    ladder_as_authenticated__rest__auditor__guest
  with check (
    true
  );
create policy readings_insert_dynamic on public.readings
  for insert
  to ladder_dynamic
  with check (
    (select access_rules_internal.may_other(13))
  );
create policy readings_update_all on public.readings
  for update
  to
    ladder_as_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__auditor,
    ladder_as_authenticated__rest__guest,
    ladder_as_authenticated__rest__auditor__guest
  using (
    true
  )
  with check (
    true
  );
create policy readings_update_dynamic on public.readings
  for update
  to ladder_dynamic
  using (
    (select access_rules_internal.may_other(14))
  )
  with check (
    true
  );
create policy readings_delete_all on public.readings
  for delete
  to
    ladder_as_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__auditor,
    ladder_as_authenticated__rest__guest,
    ladder_as_authenticated__rest__auditor__guest
  using (
    true
  );
create policy readings_delete_dynamic on public.readings
  for delete
  to ladder_dynamic
  using (
    (select access_rules_internal.may_other(15))
  );
comment on policy readings_select_all on public.readings is 'pgladder: these requests may FIND every object';
comment on policy readings_select_dynamic on public.readings is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow';
comment on policy readings_insert_all on public.readings is 'pgladder: these requests may CREATE objects';
comment on policy readings_insert_dynamic on public.readings is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy readings_update_all on public.readings is 'pgladder: these requests may UPDATE every object';
comment on policy readings_update_dynamic on public.readings is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow';
comment on policy readings_delete_all on public.readings is 'pgladder: these requests may REMOVE every object';
comment on policy readings_delete_dynamic on public.readings is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow';
alter table public.readings enable row level security;
alter table public.readings force row level security;
grant select on public.readings to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__guest,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__auditor__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;
grant insert on public.readings to
  ladder_as_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;
grant update on public.readings to
  ladder_as_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;
grant delete on public.readings to
  ladder_as_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;

-- 3: public.labels
select access_rules_internal.link('access_rules_internal.public__labels_entries'::regclass, 'object_id', 'public.labels'::regclass, 'label');
select access_rules_internal.link('access_rules_internal.public__labels_entries'::regclass, 'user_id', 'people.accounts'::regclass, 'number');
-- The entries of its objects on the row itself. Triggers on the table of entries have them written, and these here see to it that
-- nothing else is, whoever writes. They fire where the row was changed, not where the change is replicated.
select access_rules_internal.project('public.labels'::regclass, 'label', 'access_rules_internal.public__labels_entries'::regclass);
create trigger pgladder_keeps_entries
  before update of pgladder_entries on public.labels
  for each row
  execute function access_rules_internal.public__labels_keep_entries();
create trigger pgladder_guards_entries
  after update on public.labels
  for each row
  when (old.pgladder_entries is distinct from new.pgladder_entries and current_user <> 'ladder_projector')
  execute function access_rules_internal.guard_entries('access_rules_internal.public__labels_entries');
create trigger pgladder_checks_entries
  after insert on public.labels
  for each row
  when (new.pgladder_entries <> '{}')
  execute function access_rules_internal.guard_entries('access_rules_internal.public__labels_entries');
grant update (pgladder_entries) on public.labels to ladder_engine, ladder_projector;
create policy ladder_projector_update on public.labels
  for update
  to ladder_projector
  using (true);
create trigger pgladder_keeps_key
  after update on public.labels
  for each row
  when (old.label is distinct from new.label and (access_rules_internal.is_callers(current_user) or current_user = 'ladder_projector'))
  execute function access_rules_internal.refuse_change('key');
alter table public.labels enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.labels'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.labels
      referencing old table as objects_before new table as objects_after
      for each statement
      when (access_rules_internal.is_callers(current_user))
      execute function access_rules_internal.refuse_move('label', '', 'pgladder_entries');
    alter table public.labels enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public.labels
      for each statement
      execute function access_rules_internal.require_link('access_rules_internal.public__labels_entries', 'label');
  end if;
end
$do$;
create policy ladder_engine_select on public.labels
  for select
  to ladder_engine
  using (true);
grant update (label) on public.labels to ladder_engine;
create policy ladder_engine_update on public.labels
  for update
  to ladder_engine
  using (true);
create policy labels_select_all on public.labels
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__auditor
  using (
    labels.pgladder_entries <> '{}' and labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'FIND', 'GRANT'))
    or not (labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'FIND', 'DENY')))
  );
create policy labels_select_listed on public.labels
  for select
  to
    ladder_as_authenticated__guest,
    ladder_as_authenticated__rest__guest,
    ladder_as_authenticated__auditor__guest,
    ladder_as_authenticated__rest__auditor__guest
  using (
    labels.pgladder_entries <> '{}' and labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'FIND', 'GRANT'))
  );
create policy labels_select_dynamic on public.labels
  for select
  to ladder_dynamic
  using (
    labels.pgladder_entries <> '{}' and labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'FIND', 'GRANT'))
    or (
      not (labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'FIND', 'DENY')))
      and (select access_rules_internal.may_other(18))
    )
  );
create policy labels_insert_all on public.labels
  for insert
  to
    ladder_as_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_authenticated__auditor
  with check (
    labels.pgladder_entries = '{}'
  );
create policy labels_insert_dynamic on public.labels
  for insert
  to ladder_dynamic
  with check (
    (select access_rules_internal.may_other(19))
    and labels.pgladder_entries = '{}'
  );
create policy labels_update_all on public.labels
  for update
  to
    ladder_as_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_authenticated__auditor
  using (
    labels.pgladder_entries <> '{}' and labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'UPDATE', 'GRANT'))
    or not (labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'UPDATE', 'DENY')))
  )
  with check (
    true
  );
create policy labels_update_listed on public.labels
  for update
  to
    ladder_as_not_authenticated,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__guest,
    ladder_as_authenticated__rest__guest,
    ladder_as_authenticated__auditor__guest,
    ladder_as_authenticated__rest__auditor__guest
  using (
    labels.pgladder_entries <> '{}' and labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'UPDATE', 'GRANT'))
  )
  with check (
    true
  );
create policy labels_update_dynamic on public.labels
  for update
  to ladder_dynamic
  using (
    labels.pgladder_entries <> '{}' and labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'UPDATE', 'GRANT'))
    or (
      not (labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'UPDATE', 'DENY')))
      and (select access_rules_internal.may_other(20))
    )
  )
  with check (
    true
  );
create policy labels_delete_all on public.labels
  for delete
  to
    ladder_as_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__js,
    ladder_as_authenticated__auditor
  using (
    labels.pgladder_entries <> '{}' and labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'REMOVE', 'GRANT'))
    or not (labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'REMOVE', 'DENY')))
  );
create policy labels_delete_listed on public.labels
  for delete
  to
    ladder_as_not_authenticated,
    ladder_as_not_authenticated__rest,
    ladder_as_authenticated__guest,
    ladder_as_authenticated__rest__guest,
    ladder_as_authenticated__auditor__guest,
    ladder_as_authenticated__rest__auditor__guest
  using (
    labels.pgladder_entries <> '{}' and labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'REMOVE', 'GRANT'))
  );
create policy labels_delete_dynamic on public.labels
  for delete
  to ladder_dynamic
  using (
    labels.pgladder_entries <> '{}' and labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'REMOVE', 'GRANT'))
    or (
      not (labels.pgladder_entries && (select access_rules_internal.my_codes(3, 'REMOVE', 'DENY')))
      and (select access_rules_internal.may_other(21))
    )
  );
comment on policy labels_select_all on public.labels is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy labels_select_listed on public.labels is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy labels_select_dynamic on public.labels is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy labels_insert_all on public.labels is 'pgladder: these requests may CREATE objects';
comment on policy labels_insert_dynamic on public.labels is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy labels_update_all on public.labels is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy labels_update_listed on public.labels is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy labels_update_dynamic on public.labels is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy labels_delete_all on public.labels is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy labels_delete_listed on public.labels is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy labels_delete_dynamic on public.labels is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table public.labels enable row level security;
alter table public.labels force row level security;
grant select on public.labels to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__auditor,
  ladder_as_authenticated__guest,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__auditor__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;
grant insert (label) on public.labels to
  ladder_as_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_authenticated__auditor,
  ladder_dynamic;
grant update (label) on public.labels to
  ladder_as_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_authenticated__auditor,
  ladder_as_not_authenticated,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__guest,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__auditor__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;
grant delete on public.labels to
  ladder_as_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__js,
  ladder_as_authenticated__auditor,
  ladder_as_not_authenticated,
  ladder_as_not_authenticated__rest,
  ladder_as_authenticated__guest,
  ladder_as_authenticated__rest__guest,
  ladder_as_authenticated__auditor__guest,
  ladder_as_authenticated__rest__auditor__guest,
  ladder_dynamic;
select access_rules.grant_columns('public.labels'::regclass);

-- Nobody is the engine any more, and names are found again as before.
revoke create on schema access_rules, access_rules_internal from ladder_engine;
do $do$
begin
  execute pg_catalog.format('revoke ladder_engine from %I', pg_catalog.current_setting('access_rules.migrator'));
  perform pg_catalog.set_config('search_path', pg_catalog.current_setting('access_rules.applied_with_path'), true);
end
$do$;
