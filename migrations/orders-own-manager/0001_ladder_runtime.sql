-- Made by pgladder: the runtime that every policy uses. Not to be edited.

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

-- The roles that every policy has.
select pg_catalog.set_config(
  'ladder.wanted_roles',
  '[
    {"name": "ladder_gateway", "inherits": false, "about": "pgladder: logins that are members of this role may open requests"},
    {"name": "ladder_session", "inherits": true, "members": ["ladder_dynamic"], "family": "ladder_as_", "about": "pgladder: what every open request may use; grant it what is not governed (lookup tables, sequences)"},
    {"name": "ladder_engine", "inherits": true, "members": [], "parents": [], "about": "pgladder: owns its tables and functions; nobody logs in as it or is a member of it"},
    {"name": "ladder_projector", "inherits": true, "members": [], "parents": [], "about": "pgladder: what triggers of the application run as when the entries of an object are written to its row; it may do that and nothing else"},
    {"name": "ladder_admin", "inherits": true, "about": "pgladder: members administer pgladder, outside any request"},
    {"name": "ladder_dynamic", "inherits": true, "members": ["ladder_gateway"], "about": "pgladder: the profile of requests that no compiled profile fits; its policies read the folded matrix once per statement"}
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

-- The database roles of every policy; its profiles come with its own migrations.
grant ladder_session to ladder_dynamic;
-- The gateway does not inherit: its members get `enter` and, through it, one profile at a time.
grant ladder_dynamic to ladder_gateway;

-- Two schemas: what callers name, and what only policies and the engine reach. Nobody else's object is in either.
do $do$
declare
  v_owner name;
begin
  select pg_catalog.pg_get_userbyid(n.nspowner) into v_owner from pg_catalog.pg_namespace as n where n.nspname = 'ladder';
  if v_owner is null then
    create schema ladder;
  elsif v_owner <> current_user then
    raise exception using
      errcode = '42P06',
      message = pg_catalog.format('schema %I exists and belongs to %I', 'ladder', v_owner),
      hint = 'Choose another schema in the policy, or drop it.';
  elsif exists (select from pg_catalog.pg_proc as p where p.pronamespace = 'ladder'::regnamespace)
    -- the bookkeeping of `pgladder migrate` is there before anything else
    or exists (
      select
      from pg_catalog.pg_class as c
      where c.relnamespace = 'ladder'::regnamespace and c.relkind <> 'i' and c.relname <> 'migrations'
    )
  then
    raise exception using
      errcode = '42P06',
      message = pg_catalog.format('schema %I exists and holds objects that are not pgladder''s', 'ladder'),
      hint = 'Choose another schema in the policy, or drop it.';
  end if;
end
$do$;
create schema ladder_internal;
comment on schema ladder is 'pgladder: the functions that callers name';
comment on schema ladder_internal is 'pgladder: tables and functions that only policies and the engine reach';

-- Default privileges of whoever applies this may have let others in.
do $do$
declare
  v_grant record;
begin
  for v_grant in
    select distinct n.nspname, case x.grantee when 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) end as grantee
    from pg_catalog.pg_namespace as n
    cross join pg_catalog.aclexplode(n.nspacl) as x
    where n.nspname in ('ladder', 'ladder_internal') and x.grantee <> n.nspowner
  loop
    execute pg_catalog.format('revoke all on schema %I from %s', v_grant.nspname, v_grant.grantee);
  end loop;
end
$do$;
grant usage on schema ladder to ladder_gateway, ladder_session, ladder_engine, ladder_admin;
grant usage on schema ladder_internal to ladder_engine;

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

-- From here on objects are made, and owned, by the engine, which reads governed tables through a policy like everybody else.
set local role ladder_engine;
set local row_security = on;

-- pgladder's own tables. The engine owns them; nobody else has a privilege on any of them.

create table ladder_internal.policy (
  one boolean primary key default true check (one),
  global_default text not null check (global_default in ('GRANT', 'DENY')),
  role_source text not null check (role_source in ('membership', 'session')),
  owner_granted bit varying not null default '',
  owner_denied bit varying not null default '',
  generation bigint not null default 0,
  enforced_own bit varying not null default '',
  enforced_other bit varying not null default ''
);
comment on table ladder_internal.policy is 'What concerns the policy as a whole: one row. Its settings are written by migrations, its bit strings are derived.';

comment on column ladder_internal.policy.generation is 'How often a migration has changed the policy. The function of that name says the same, but as of now, also to a transaction whose snapshot is older.';
comment on column ladder_internal.policy.owner_granted is 'The owner policies (step 4) as bit strings. Derived by rebuild_bits, as the other bit strings are.';
comment on column ladder_internal.policy.enforced_own is 'The positions at which a policy of the database asks about the caller''s own objects; of a request''s bits only these make a profile.';
comment on column ladder_internal.policy.enforced_other is 'The same for the objects of others.';

create table ladder_internal.profiles (
  fingerprint bytea primary key,
  role name not null unique
);
comment on table ladder_internal.profiles is 'Compiled profiles: the database role for requests whose bits have this SHA-256. Every other request is of the dynamic profile.';

create table ladder_internal.operations (
  name text primary key,
  ordinal integer not null unique
);
comment on table ladder_internal.operations is 'The six operations and their place within the bits of a container.';
insert into ladder_internal.operations (name, ordinal)
values ('FIND', 0), ('CREATE', 1), ('UPDATE', 2), ('REMOVE', 3), ('UPSERT', 4), ('PERMISSION', 5);

create table ladder_internal.roles (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('system', 'custom', 'all users', 'all roles')),
  name text unique,
  declared boolean not null default true,
  check ((name is null) = (kind in ('all users', 'all roles')))
);
comment on table ladder_internal.roles is 'Roles that a policy speaks of (not of the database). The two wildcards are kinds without a name, so that no role can be called like one.';
comment on column ladder_internal.roles.declared is 'False once the policy no longer declares the role: it then gives nothing, and keeps its members in case it comes back.';
create unique index roles_wildcards on ladder_internal.roles (kind) where name is null;
insert into ladder_internal.roles (kind, name)
select 'system', s.name
from unnest(array[
  'NotAuthenticatedUser', 'AuthenticatedUser', 'SocialUser', 'FacebookUser', 'GoogleUser', 'TwitterUser',
  'ASUser', 'AndroidUser', 'DotNetUser', 'IOSUser', 'JSUser', 'RestUser', 'ServerCodeUser'
]) as s (name)
union all values ('all users', null), ('all roles', null);

create table ladder_internal.containers (
  ordinal integer primary key check (ordinal >= 0),
  relation regclass unique,
  key_column name,
  key_type regtype,
  owner_column name,
  entries regclass,
  entries_in_force boolean not null default false,
  upsert_own boolean not null default false
);
comment on table ladder_internal.containers is 'Governed tables. Ordinals are never reused: a table that is governed no more keeps its row, without a relation.';
comment on column ladder_internal.containers.entries is 'The object ACL of this container; null where objects never had one.';
comment on column ladder_internal.containers.entries_in_force is 'Whether the object ACL is looked at: it stays, for the case that the policy takes it up again.';

create view ladder_internal.positions as
select
  c.ordinal as container,
  o.name as operation,
  c.ordinal * 6 + o.ordinal as position
from ladder_internal.containers as c
cross join ladder_internal.operations as o;
comment on view ladder_internal.positions is 'Where a (container, operation) stands in a bit string, counted from 0 at the left. Append-only, as the ordinals are.';

create table ladder_internal.cells (
  level text not null check (level in ('user', 'role', 'owner', 'global')),
  role_id integer references ladder_internal.roles (id),
  container integer references ladder_internal.containers (ordinal),
  operation text not null references ladder_internal.operations (name),
  effect text not null check (effect in ('GRANT', 'DENY', 'INHERIT')),
  origin text not null check (origin in ('policy', 'run time')),
  unique nulls not distinct (level, role_id, container, operation, origin),
  check ((level = 'owner') = (role_id is null)),
  check ((level = 'global') = (container is null))
);
-- without a primary key, for a publication that has every table
alter table ladder_internal.cells replica identity full;
comment on table ladder_internal.cells is 'The matrix: what the policy wrote and, beside it, what was set at run time. Level user holds the all-users cells.';

create view ladder_internal.cells_in_force as
select distinct on (c.level, c.role_id, c.container, c.operation)
  c.level,
  c.role_id,
  c.container,
  c.operation,
  c.effect
from ladder_internal.cells as c
order by c.level, c.role_id, c.container, c.operation, c.origin = 'run time' desc;
comment on view ladder_internal.cells_in_force is 'One effect for each written cell: a cell set at run time goes before the policy''s.';

create table ladder_internal.user_cells (
  user_id text not null,
  container integer not null references ladder_internal.containers (ordinal),
  operation text not null references ladder_internal.operations (name),
  effect text not null check (effect in ('GRANT', 'DENY', 'INHERIT')),
  origin text not null check (origin in ('policy', 'run time')),
  primary key (user_id, container, operation, origin)
);
comment on table ladder_internal.user_cells is 'Step 2: the cells of single users on a table.';

create table ladder_internal.memberships (
  user_id text not null,
  role_id integer not null references ladder_internal.roles (id),
  until timestamptz,
  primary key (user_id, role_id)
);
comment on table ladder_internal.memberships is 'Which user has which custom role, where the database knows it. An expired row counts as not written.';
create index memberships_role on ladder_internal.memberships (role_id);

create table ladder_internal.api_keys (
  id text primary key,
  secret_hash bytea not null unique,
  role_id integer not null references ladder_internal.roles (id),
  created_at timestamptz not null default pg_catalog.now(),
  revoked_at timestamptz
);
comment on table ladder_internal.api_keys is 'Keys that stand for a client''s role. Only the SHA-256 of a key is kept.';

create table ladder_internal.bits (
  role_id integer primary key references ladder_internal.roles (id),
  kind text not null,
  table_granted bit varying not null,
  table_denied bit varying not null,
  global_granted bit varying not null,
  global_denied bit varying not null
);
comment on table ladder_internal.bits is 'The matrix as bit strings, one bit a position. Derived from the cells by rebuild_bits; never written by hand.';

-- Who is asking: the open request, read from settings that end with the transaction.
-- STABLE, so that no plan keeps an identity; never LEAKPROOF.

create function ladder_internal.context(p_key text) returns text
language sql stable parallel safe
begin atomic
  -- Any client may write any setting; it counts only in a session that may open requests.
  select case
    when pg_catalog.pg_has_role(session_user, 'ladder_gateway', 'member')
    then nullif(pg_catalog.current_setting('ladder.' || p_key, true), '')
  end;
end;
comment on function ladder_internal.context(text) is 'One setting of the open request; null if there is none, if it is empty, or if this login may not open requests.';

create function ladder.user_id() returns text
language sql stable parallel safe
begin atomic
  select ladder_internal.context('user')::text;
end;
comment on function ladder.user_id() is 'The user of the open request; null for nobody.';

create function ladder.system_roles() returns text[]
language sql stable parallel safe
begin atomic
  select coalesce(ladder_internal.context('system_roles')::text[], '{}');
end;
comment on function ladder.system_roles() is 'The system roles of the open request.';

create function ladder.custom_roles() returns text[]
language sql stable parallel safe
begin atomic
  select coalesce(ladder_internal.context('custom_roles')::text[], '{}');
end;
comment on function ladder.custom_roles() is 'The custom roles of the open request.';

create function ladder.roles() returns text[]
language sql stable parallel safe
begin atomic
  select ladder.system_roles() || ladder.custom_roles();
end;
comment on function ladder.roles() is 'All roles of the open request, system roles first.';

create function ladder.has_role(role text) returns boolean
language sql stable parallel safe
begin atomic
  select coalesce(has_role.role = any (ladder.roles()), false);
end;
comment on function ladder.has_role(text) is 'Whether the open request has a role.';

create function ladder_internal.role_ids() returns integer[]
language sql stable parallel safe
begin atomic
  select coalesce(ladder_internal.context('role_ids')::integer[], '{}');
end;
comment on function ladder_internal.role_ids() is 'The roles an object''s entry may name to match the open request, all roles and all users included.';

create function ladder_internal.may_own(p_position integer) returns boolean
language sql stable parallel safe
begin atomic
  select coalesce(pg_catalog.substr(ladder_internal.context('own'), p_position + 1, 1) = '1', false);
end;
comment on function ladder_internal.may_own(integer) is 'Steps 2 to 7, folded: may the request touch an object that its user owns?';

create function ladder_internal.may_other(p_position integer) returns boolean
language sql stable parallel safe
begin atomic
  select coalesce(pg_catalog.substr(ladder_internal.context('other'), p_position + 1, 1) = '1', false);
end;
comment on function ladder_internal.may_other(integer) is 'Steps 2 to 7, folded: may the request touch an object that its user does not own?';

grant execute on function
  ladder.user_id(),
  ladder.system_roles(),
  ladder.custom_roles(),
  ladder.roles(),
  ladder.has_role(text)
to ladder_session, ladder_gateway, ladder_admin;
-- No USAGE on the schema goes with these: policies reach them, callers do not.
grant execute on function
  ladder_internal.context(text),
  ladder_internal.may_own(integer),
  ladder_internal.may_other(integer)
to ladder_session, ladder_gateway, ladder_admin;

-- An object keeps its key, and its owner unless server code says otherwise.

create function ladder_internal.is_profile(p_role name) returns boolean
-- Not in SQL, which PostgreSQL would try to inline whenever it plans the WHEN of a trigger: at every update of a governed table.
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
begin
  -- Who only administers the role of all sessions, as its creator does since PostgreSQL 16, is no profile.
  return exists (
    select
    from pg_catalog.pg_auth_members as m
    join pg_catalog.pg_roles as r on r.oid = m.member
    join pg_catalog.pg_roles as s on s.oid = m.roleid
    where r.rolname = p_role and s.rolname = 'ladder_session' and not m.admin_option
  );
end
$$;
comment on function ladder_internal.is_profile(name) is 'Whether a role is a profile, which acts for a request.';

create function ladder_internal.is_callers(p_role name) returns boolean
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return ladder_internal.is_profile(p_role)
    -- a statement can leave its profile while it runs, and is then the gateway's or its login's
    or exists (
      select from pg_catalog.pg_roles as r
      where r.rolname = p_role and not r.rolsuper and pg_catalog.pg_has_role(r.oid, 'ladder_gateway', 'usage')
    );
end
$$;
comment on function ladder_internal.is_callers(name) is
  'Whether a role is one that callers act as: a profile, or what a session of the gateway can be. Triggers ask it in WHEN, which sees who changes the row: foreign-key actions act as the table''s owner.';

create function ladder_internal.refuse_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_argv[0] = 'owner' and ladder.has_role('ServerCodeUser') then
    return null;
  end if;
  raise exception using
    errcode = '42501',
    schema = tg_table_schema,
    table = tg_table_name,
    message = pg_catalog.format('the %s of an object of %I may not be changed', tg_argv[0], tg_table_name),
    hint = case tg_argv[0] when 'owner' then 'Only server code may transfer an object.' else 'An object keeps its key.' end;
end
$$;
comment on function ladder_internal.refuse_change() is
  'Trigger: refuses a request that changes an object''s owner or key (named by the trigger''s argument).';

create function ladder_internal.refuse_move() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_keeps_owner constant boolean := tg_argv[1] <> '' and not ladder.has_role('ServerCodeUser');
  v_columns constant text := pg_catalog.quote_ident(tg_argv[0])
    || case when v_keeps_owner then ', ' || pg_catalog.quote_ident(tg_argv[1]) else '' end
    || case when tg_nargs > 2 then ', ' || pg_catalog.quote_ident(tg_argv[2]) else '' end;
  v_changed boolean;
begin
  execute pg_catalog.format('select exists (select %1$s from objects_after except all select %1$s from objects_before)', v_columns)
  into v_changed;
  if v_changed then
    raise exception using
      errcode = '42501',
      schema = tg_table_schema,
      table = tg_table_name,
      message = pg_catalog.format('the %s of an object of %I may not be changed', case when v_keeps_owner then 'key or owner' else 'key' end, tg_table_name),
      hint = 'Only server code may transfer an object, and an object keeps its key.';
  end if;
  return null;
end
$$;
comment on function ladder_internal.refuse_move() is
  'Trigger on partitioned tables: refuses a statement of a request after which keys, owners and entries (the columns named by the arguments; an empty name is none) are not what they were.';

-- The matrix as bit strings, and the fold of it for one request.

create function ladder_internal.rebuild_bits() returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  delete from ladder_internal.bits;
  insert into ladder_internal.bits (role_id, kind, table_granted, table_denied, global_granted, global_denied)
  select
    e.role_id,
    e.kind,
    string_agg(case e.on_table when 'GRANT' then '1' else '0' end, '' order by e.position)::bit varying,
    string_agg(case e.on_table when 'DENY' then '1' else '0' end, '' order by e.position)::bit varying,
    string_agg(case e.globally when 'GRANT' then '1' else '0' end, '' order by e.position)::bit varying,
    string_agg(case e.globally when 'DENY' then '1' else '0' end, '' order by e.position)::bit varying
  from (
    select
      r.id as role_id,
      r.kind,
      p.position,
      t.effect as on_table,
      case
        when g.effect in ('GRANT', 'DENY') then g.effect
        -- Steps 6 and 7, nothing written: the policy's default. It never grants PERMISSION, and a denying
        -- default is said by the system roles only, so that being given a role takes nothing away.
        when r.kind in ('system', 'custom') and y.global_default = 'GRANT' and p.operation <> 'PERMISSION' then 'GRANT'
        when r.kind = 'system' then 'DENY'
        else 'INHERIT'
      end as globally
    from ladder_internal.roles as r
    cross join ladder_internal.positions as p
    cross join ladder_internal.policy as y
    left join ladder_internal.cells_in_force as t
      on t.role_id = r.id
      and t.container = p.container
      and t.operation = p.operation
    left join ladder_internal.cells_in_force as g
      on g.role_id = r.id
      and g.level = 'global'
      and g.operation = p.operation
    where r.declared
  ) as e
  group by e.role_id, e.kind;
  update ladder_internal.policy
  set (owner_granted, owner_denied, enforced_own, enforced_other) = (
    select
      coalesce(string_agg(case e.owner when 'GRANT' then '1' else '0' end, '' order by e.position), '')::bit varying,
      coalesce(string_agg(case e.owner when 'DENY' then '1' else '0' end, '' order by e.position), '')::bit varying,
      coalesce(string_agg(case when e.enforced and e.owned then '1' else '0' end, '' order by e.position), '')::bit varying,
      coalesce(string_agg(case when e.enforced then '1' else '0' end, '' order by e.position), '')::bit varying
    from (
      select
        p.position,
        o.effect as owner,
        c.relation is not null
          and (p.operation in ('FIND', 'CREATE', 'UPDATE', 'REMOVE') or (p.operation = 'UPSERT' and c.upsert_own)) as enforced,
        -- CREATE has no object yet
        c.owner_column is not null and p.operation <> 'CREATE' as owned
      from ladder_internal.positions as p
      join ladder_internal.containers as c on c.ordinal = p.container
      left join ladder_internal.cells_in_force as o
        on o.level = 'owner'
        and o.container = p.container
        and o.operation = p.operation
    ) as e
  );
end;
comment on function ladder_internal.rebuild_bits() is 'Writes the bit strings anew from the cells. Whoever changes a cell calls it in the same transaction.';

create function ladder_internal.fold(p_user text, p_roles integer[], out own bit varying, out other bit varying)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  -- step 4
  v_owner_granted bit varying;
  v_owner_denied bit varying;
  v_zero bit varying;
  c record;
  v_user_granted bit varying;
  v_user_denied bit varying;
  -- what comes after step 3
  v_after bit varying;
begin
  select y.owner_granted, y.owner_denied, y.owner_granted & ~y.owner_granted
  into v_owner_granted, v_owner_denied, v_zero
  from ladder_internal.policy as y;

  select
    -- step 2, for those without a cell of their own
    coalesce(bit_or(b.table_granted) filter (where b.kind = 'all users'), v_zero) as all_users_granted,
    coalesce(bit_or(b.table_denied) filter (where b.kind = 'all users'), v_zero) as all_users_denied,
    -- step 3
    coalesce(bit_or(b.table_granted) filter (where b.kind = 'custom'), v_zero) as custom_granted,
    coalesce(bit_or(b.table_denied) filter (where b.kind = 'custom'), v_zero) as custom_denied,
    -- step 5: the all-roles cell of a table speaks beside the system roles
    coalesce(bit_or(b.table_granted) filter (where b.kind in ('system', 'all roles')), v_zero) as system_granted,
    coalesce(bit_or(b.table_denied) filter (where b.kind in ('system', 'all roles')), v_zero) as system_denied,
    -- step 6
    coalesce(bit_or(b.global_granted) filter (where b.kind = 'custom'), v_zero) as global_custom_granted,
    coalesce(bit_or(b.global_denied) filter (where b.kind = 'custom'), v_zero) as global_custom_denied,
    -- step 7
    coalesce(bit_or(b.global_denied) filter (where b.kind = 'system'), ~v_zero) as global_system_denied
  into c
  from ladder_internal.bits as b
  where b.role_id = any (p_roles);

  -- step 2: the user's own cells, which few users have
  if exists (select from ladder_internal.user_cells as x where x.user_id = p_user) then
    select
      coalesce(bit_or(pg_catalog.set_bit(v_zero, p.position, 1)) filter (where m.effect = 'GRANT'), v_zero),
      coalesce(bit_or(pg_catalog.set_bit(v_zero, p.position, 1)) filter (where m.effect = 'DENY'), v_zero)
    into v_user_granted, v_user_denied
    from (
      select distinct on (x.container, x.operation) x.container, x.operation, x.effect
      from ladder_internal.user_cells as x
      where x.user_id = p_user
      order by x.container, x.operation, x.origin = 'run time' desc
    ) as m
    join ladder_internal.positions as p on p.container = m.container and p.operation = m.operation;
  else
    v_user_granted := v_zero;
    v_user_denied := v_zero;
  end if;
  -- a cell of their own comes before that of all users
  v_user_denied := v_user_denied | (c.all_users_denied & ~v_user_granted);
  v_user_granted := v_user_granted | c.all_users_granted;

  -- What a step denies stays denied, what it grants is granted, and the rest is for the next one to say. Within a step DENY is stronger.
  v_after := ~c.system_denied
    & (c.system_granted | (~c.global_custom_denied & (c.global_custom_granted | ~c.global_system_denied)));
  other := ~v_user_denied & (v_user_granted | (~c.custom_denied & (c.custom_granted | v_after)));
  v_after := ~v_owner_denied & (v_owner_granted | v_after);
  own := case
    when p_user is null then other
    else ~v_user_denied & (v_user_granted | (~c.custom_denied & (c.custom_granted | v_after)))
  end;
end
$$;
comment on function ladder_internal.fold(text, integer[]) is
  'Steps 2 to 7 for every position at once: the bits for objects the user owns, and for the others.';

-- Opening a request: names are checked, the matrix is folded, the transaction becomes a profile.
-- Anything that is not understood is an error, and then no request is open.

create function ladder_internal.parse_user_id(p_user_id text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_user text;
begin
  if p_user_id is null or p_user_id = '' then
    raise exception using
      errcode = '22023',
      message = 'a user id may not be empty',
      hint = 'Nobody is null, where a request is opened; everywhere else name a user.';
  end if;
  -- longer ones fit into no index
  if pg_catalog.octet_length(p_user_id) > 1000 then
    raise exception using errcode = '22023', message = 'malformed user id: it is longer than 1000 bytes';
  end if;
  begin
    v_user := p_user_id::text;
  exception when data_exception then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('malformed user id: %L is not a value of type %s', p_user_id, 'text');
  end;
  -- One user, one spelling: only a uuid may come in upper case.
  if v_user::text not in (p_user_id, pg_catalog.lower(p_user_id)) then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('malformed user id: %L is written %L', p_user_id, v_user::text);
  end if;
  return v_user;
end
$$;
comment on function ladder_internal.parse_user_id(text) is 'A user''s id as its own type; an error if it is empty or malformed.';

create function ladder_internal.read_user_id(p_user_id text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_user constant text := ladder_internal.parse_user_id(p_user_id);
begin
  if not ladder_internal.user_exists(v_user) then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('unknown user %L', p_user_id),
      hint = 'The policy names a table of users, and the user is not in it.';
  end if;
  return v_user;
end
$$;
comment on function ladder_internal.read_user_id(text) is 'The id of a user who exists; an error for any other.';

create function ladder_internal.read_custom_role(p_role text) returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_id integer;
begin
  select r.id into v_id
  from ladder_internal.roles as r
  where r.name = p_role and r.kind = 'custom' and r.declared;
  if v_id is null then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('unknown role %L', p_role),
      hint = 'Custom roles are declared in the policy; system roles are given by opening the request.';
  end if;
  return v_id;
end
$$;
comment on function ladder_internal.read_custom_role(text) is 'The id of a declared custom role; an error for any other name.';

create function ladder_internal.read_client(p_client text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if p_client is not null
    and p_client not in ('ASUser', 'AndroidUser', 'DotNetUser', 'IOSUser', 'JSUser', 'RestUser', 'ServerCodeUser')
  then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('unknown client %L', p_client),
      hint = 'A client is one of ASUser, AndroidUser, DotNetUser, IOSUser, JSUser, RestUser, ServerCodeUser.';
  end if;
  return p_client;
end
$$;
comment on function ladder_internal.read_client(text) is 'The role of a client, or null; an error for any other name.';

create function ladder_internal.client_of_key(p_api_key text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_client text;
begin
  select r.name into v_client
  from ladder_internal.api_keys as k
  join ladder_internal.roles as r on r.id = k.role_id
  where k.secret_hash = pg_catalog.sha256(pg_catalog.convert_to(p_api_key, 'UTF8')) and k.revoked_at is null;
  if v_client is null then
    raise exception using errcode = '28000', message = 'unknown API key';
  end if;
  return v_client;
end
$$;
comment on function ladder_internal.client_of_key(text) is 'The role of the client that holds a key; an error for a key that is unknown or revoked.';

create function ladder_internal.system_roles_of(p_user text, p_client text, p_login text, p_server_code boolean) returns text[]
language sql immutable
begin atomic
  -- Server code without a user is ServerCodeUser alone; on behalf of a user, beside all that the user's own request has.
  select case
    when p_server_code and p_user is null then array['ServerCodeUser']
    else pg_catalog.array_remove(
      array[
        case when p_server_code then 'ServerCodeUser' end,
        case when p_user is null then 'NotAuthenticatedUser' else 'AuthenticatedUser' end,
        case when p_login in ('facebook', 'google', 'twitter') then 'SocialUser' end,
        case p_login when 'facebook' then 'FacebookUser' when 'google' then 'GoogleUser' when 'twitter' then 'TwitterUser' end,
        p_client
      ],
      null
    )
  end;
end;
comment on function ladder_internal.system_roles_of(text, text, text, boolean) is 'The roles that a request gets by itself.';

create function ladder_internal.generation() returns bigint
language sql stable
begin atomic
  select 0::bigint;
end;
comment on function ladder_internal.generation() is 'How often a migration has changed the policy; every migration writes it anew.';

create function ladder_internal.next_generation() returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_next bigint;
begin
  update ladder_internal.policy as y set generation = y.generation + 1 returning y.generation into v_next;
  execute pg_catalog.format(
    'create or replace function ladder_internal.generation() returns bigint language sql stable begin atomic select %s::bigint; end',
    v_next
  );
end
$$;
comment on function ladder_internal.next_generation() is 'Makes transactions begin again whose snapshot is older than the policy.';

create function ladder_internal.read_request(
  p_user_id text,
  p_client text,
  p_login text,
  p_roles text[],
  p_api_key text,
  p_server_code boolean,
  out user_id text,
  out system_roles text[],
  out custom_roles text[],
  out role_ids integer[]
)
-- Its queries have one plan for all callers: planning anew for each would take longer than the rest.
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  v_role_source text;
  v_client text := ladder_internal.read_client(p_client);
  v_server_code boolean := p_server_code;
  v_custom integer[];
begin
  select y.role_source into v_role_source from ladder_internal.policy as y;
  if p_server_code is null then
    raise exception using errcode = '22023', message = 'server_code may not be null', hint = 'Pass true or false.';
  end if;
  if p_login not in ('classic', 'facebook', 'google', 'twitter') then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('unknown login %L', p_login),
      hint = 'A login is one of classic, facebook, google, twitter.';
  end if;
  if p_user_id is null and p_login is not null then
    raise exception using errcode = '22023', message = 'a login was named without a user', hint = 'Pass the user''s id, or leave out login.';
  end if;
  if p_user_id is null and p_roles is not null then
    raise exception using errcode = '22023', message = 'roles were named without a user', hint = 'Pass the user''s id, or leave out roles.';
  end if;
  if v_role_source is distinct from 'session' and p_roles is not null then
    raise exception using
      errcode = '22023',
      message = 'roles were named, but the database knows who has which role',
      hint = 'Leave out roles, or set roleSource: session in the policy.';
  end if;

  if p_api_key is not null then
    v_client := ladder_internal.client_of_key(p_api_key);
    if p_client is not null and p_client <> v_client then
      raise exception using
        errcode = '22023',
        message = pg_catalog.format('the API key is not one of client %L', p_client),
        hint = 'Leave out client where a key says it.';
    end if;
  end if;
  if v_client = 'ServerCodeUser' then
    v_server_code := true;
    v_client := null;
  end if;

  if p_user_id is not null then
    user_id := ladder_internal.read_user_id(p_user_id);
  end if;
  system_roles := ladder_internal.system_roles_of(user_id, v_client, p_login, v_server_code);

  if v_role_source = 'session' then
    select pg_catalog.array_agg(ladder_internal.read_custom_role(n.name)) into v_custom from pg_catalog.unnest(p_roles) as n (name);
  elsif user_id is not null then
    select pg_catalog.array_agg(m.role_id) into v_custom
    from ladder_internal.memberships as m
    where m.user_id = read_request.user_id and (m.until is null or m.until > pg_catalog.now());
  end if;

  -- Whoever an object's entry may name, so that the all-roles and all-users wildcards are among them.
  select
    pg_catalog.array_agg(r.id order by r.kind, r.id),
    coalesce(pg_catalog.array_agg(r.name order by r.id) filter (where r.kind = 'custom'), '{}')
  into role_ids, custom_roles
  from ladder_internal.roles as r
  where r.kind = 'all roles'
    or (r.kind = 'all users' and user_id is not null)
    or (r.kind = 'system' and r.name = any (system_roles))
    or (r.kind = 'custom' and r.declared and r.id = any (v_custom));
end
$$;
comment on function ladder_internal.read_request(text, text, text, text[], text, boolean) is
  'Who a caller is by what it says of itself: its user and all its roles. An error for whatever is not understood.';

create function ladder_internal.open_request(
  p_user_id text,
  p_client text,
  p_login text,
  p_roles text[],
  p_api_key text,
  p_server_code boolean
) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  v_policy ladder_internal.policy;
  v_user text;
  v_system_names text[];
  v_custom_names text[];
  v_role_ids integer[];
  v_own bit varying;
  v_other bit varying;
  v_profile name;
begin
  -- A migration takes this lock for itself first: what is read from here on is of one policy, until the transaction ends.
  lock table ladder_internal.profiles in access share mode;
  select y.* into v_policy from ladder_internal.policy as y;
  if v_policy.generation <> ladder_internal.generation() then
    raise exception using
      errcode = '40001',
      message = 'the policy was changed after this transaction''s snapshot was taken',
      hint = 'Begin the transaction again.';
  end if;
  select r.user_id, r.system_roles, r.custom_roles, r.role_ids
  into v_user, v_system_names, v_custom_names, v_role_ids
  from ladder_internal.read_request(p_user_id, p_client, p_login, p_roles, p_api_key, p_server_code) as r;
  select f.own, f.other into v_own, v_other from ladder_internal.fold(v_user, v_role_ids) as f;

  -- Every key is written at every opening: nothing of an earlier request, and nothing set by hand, is left standing.
  perform
    pg_catalog.set_config('ladder.user', coalesce(v_user::text, ''), true),
    pg_catalog.set_config('ladder.system_roles', v_system_names::text, true),
    pg_catalog.set_config('ladder.custom_roles', v_custom_names::text, true),
    pg_catalog.set_config('ladder.role_ids', v_role_ids::text, true),
    pg_catalog.set_config('ladder.own', coalesce(v_own::text, ''), true),
    pg_catalog.set_config('ladder.other', coalesce(v_other::text, ''), true);

  -- The profile that was compiled for just these bits, as far as a policy of the database asks for them.
  select p.role into v_profile
  from ladder_internal.profiles as p
  where p.fingerprint = pg_catalog.sha256(
      pg_catalog.convert_to((v_own & v_policy.enforced_own)::text || ' ' || (v_other & v_policy.enforced_other)::text, 'UTF8')
    )
    -- a DBA may have dropped it
    and pg_catalog.to_regrole(p.role::text) is not null;
  return coalesce(v_profile, 'ladder_dynamic');
end
$$;
comment on function ladder_internal.open_request(text, text, text, text[], text, boolean) is
  'Judges what the caller says of itself, folds the matrix, and writes the request''s settings. Returns the profile to become.';

create function ladder.enter(
  user_id text default null,
  client text default null,
  login text default null,
  roles text[] default null,
  api_key text default null,
  server_code boolean default false
) returns text
language sql volatile
begin atomic
  -- Not security definer: only the session itself may change its role.
  select pg_catalog.set_config(
    'role',
    ladder_internal.open_request(enter.user_id, enter.client, enter.login, enter.roles, enter.api_key, enter.server_code),
    true
  );
end;
comment on function ladder.enter(text, text, text, text[], text, boolean) is
  'Opens a request for the rest of the transaction and returns its profile. A null user is nobody. Refused inside a request.';

grant execute on function
  ladder.enter(text, text, text, text[], text, boolean),
  ladder_internal.open_request(text, text, text, text[], text, boolean)
to ladder_gateway;

-- Giving and taking custom roles. Who may: a request with ServerCodeUser, or an administrator outside any request.

create function ladder_internal.in_request() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  -- The settings can be written by hand; the role of the session, which a request changes to a profile, cannot without leaving it.
  select ladder_internal.context('system_roles') is not null or ladder_internal.is_profile(pg_catalog.current_setting('role')::name);
end;
comment on function ladder_internal.in_request() is 'Whether a request is open.';

create function ladder_internal.require_role_giver() returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if ladder_internal.in_request() then
    if not ladder.has_role('ServerCodeUser') then
      raise exception using
        errcode = '42501',
        message = 'only server code may do this within a request',
        hint = 'Open the request with server_code => true.';
    end if;
  elsif not pg_catalog.pg_has_role(session_user, 'ladder_admin', 'member') then
    raise exception using
      errcode = '42501',
      message = 'only an administrator of pgladder may do this outside a request',
      hint = 'A DBA makes one with: grant ladder_admin to <login>.';
  end if;
end
$$;
comment on function ladder_internal.require_role_giver() is 'Raises unless the caller is server code or, outside any request, an administrator.';

create function ladder_internal.require_administrator() returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if ladder_internal.in_request() or not pg_catalog.pg_has_role(session_user, 'ladder_admin', 'member') then
    raise exception using
      errcode = '42501',
      message = 'only an administrator of pgladder may do this, and outside any request',
      hint = 'A DBA makes one with: grant ladder_admin to <login>.';
  end if;
end
$$;
comment on function ladder_internal.require_administrator() is 'Raises unless the caller is an administrator and no request is open.';

create function ladder_internal.require_memberships() returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if (select y.role_source from ladder_internal.policy as y) is distinct from 'membership' then
    raise exception using
      errcode = '55000',
      message = 'the gateway says who has which role, so the database keeps no memberships',
      hint = 'Pass roles to enter, or set roleSource: membership in the policy.';
  end if;
end
$$;
comment on function ladder_internal.require_memberships() is 'Raises where the policy says roleSource: session.';

create function ladder.assign_role(user_id text, role text, until timestamptz default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform ladder_internal.require_role_giver();
  perform ladder_internal.require_memberships();
  insert into ladder_internal.memberships (user_id, role_id, until)
  values (ladder_internal.read_user_id(assign_role.user_id), ladder_internal.read_custom_role(assign_role.role), assign_role.until)
  on conflict on constraint memberships_pkey do update set until = excluded.until;
exception when foreign_key_violation then
  perform ladder_internal.read_user_id(assign_role.user_id);
  raise exception using errcode = '40001', message = 'the user changed at the same time', hint = 'Begin the transaction again.';
end
$$;
comment on function ladder.assign_role(text, text, timestamptz) is
  'Gives a user a custom role, for good or until a moment. Takes effect at the user''s next request.';

create function ladder.unassign_role(user_id text, role text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_user text;
  v_role integer;
begin
  perform ladder_internal.require_role_giver();
  perform ladder_internal.require_memberships();
  v_user := ladder_internal.read_user_id(unassign_role.user_id);
  v_role := ladder_internal.read_custom_role(unassign_role.role);
  delete from ladder_internal.memberships as m where m.user_id = v_user and m.role_id = v_role;
end
$$;
comment on function ladder.unassign_role(text, text) is 'Takes a custom role from a user. A request that is open keeps it until it ends.';

create function ladder.members(role text) returns table (user_id text, until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform ladder_internal.require_role_giver();
  return query
    select m.user_id, m.until
    from ladder_internal.memberships as m
    where m.role_id = ladder_internal.read_custom_role(members.role) and (m.until is null or m.until > pg_catalog.now())
    order by m.user_id;
end
$$;
comment on function ladder.members(text) is 'The users who have a custom role now, and until when (null: for good).';

create function ladder.roles_of(user_id text) returns table (role text, until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform ladder_internal.require_role_giver();
  return query
    select r.name, m.until
    from ladder_internal.memberships as m
    join ladder_internal.roles as r on r.id = m.role_id
    where m.user_id = ladder_internal.read_user_id(roles_of.user_id) and r.declared and (m.until is null or m.until > pg_catalog.now())
    order by r.name;
end
$$;
comment on function ladder.roles_of(text) is 'The custom roles a user has now, and until when (null: for good).';

create function ladder.forget_user(user_id text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_user text;
  v_entries regclass;
begin
  perform ladder_internal.require_role_giver();
  -- Not read_user_id: a user who is gone from the users' table is just the one to forget.
  v_user := ladder_internal.parse_user_id(forget_user.user_id);
  delete from ladder_internal.memberships as m where m.user_id = v_user;
  delete from ladder_internal.user_cells as c where c.user_id = v_user and c.origin = 'run time';
  for v_entries in select c.entries from ladder_internal.containers as c join pg_catalog.pg_class as t on t.oid = c.entries
  loop
    execute pg_catalog.format('delete from %s as e where e.user_id = $1', v_entries) using v_user;
  end loop;
end
$$;
comment on function ladder.forget_user(text) is
  'Takes back everything a user was given at run time: roles, cells, entries on objects. What the user owns stays theirs, and what the policy says of them stays.';

grant execute on function
  ladder.assign_role(text, text, timestamptz),
  ladder.unassign_role(text, text),
  ladder.members(text),
  ladder.roles_of(text),
  ladder.forget_user(text)
to ladder_session, ladder_admin;

-- API keys: a secret that stands for a client's role. Shown once, stored as its SHA-256.

create function ladder.create_api_key(client text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- Two random UUIDs hold 244 random bits, from the server's strong source.
  v_id constant text := pg_catalog.left(pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', ''), 12);
  v_key constant text := 'pgl_' || v_id || '_'
    || pg_catalog.replace(pg_catalog.gen_random_uuid()::text || pg_catalog.gen_random_uuid()::text, '-', '');
begin
  perform ladder_internal.require_administrator();
  if create_api_key.client is null then
    raise exception using errcode = '22023', message = 'a key needs a client';
  end if;
  insert into ladder_internal.api_keys (id, secret_hash, role_id)
  select v_id, pg_catalog.sha256(pg_catalog.convert_to(v_key, 'UTF8')), r.id
  from ladder_internal.roles as r
  where r.kind = 'system' and r.name = ladder_internal.read_client(create_api_key.client);
  return v_key;
end
$$;
comment on function ladder.create_api_key(text) is
  'Makes a key for a client''s role and returns it, this once. Its id, for revoke_api_key, is the part between the underscores.';

create function ladder.revoke_api_key(id text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform ladder_internal.require_administrator();
  update ladder_internal.api_keys as k
  set revoked_at = coalesce(k.revoked_at, pg_catalog.now())
  where k.id = revoke_api_key.id;
  if not found then
    raise exception using
      errcode = '22023',
      message = 'unknown API key id',
      hint = 'The id is the part of the key between its underscores; ladder.api_keys() lists them.';
  end if;
end
$$;
comment on function ladder.revoke_api_key(text) is 'Makes a key worthless, from the next request on.';

create function ladder.api_keys() returns table (id text, client text, created_at timestamptz, revoked_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform ladder_internal.require_administrator();
  return query
    select k.id, r.name, k.created_at, k.revoked_at
    from ladder_internal.api_keys as k
    join ladder_internal.roles as r on r.id = k.role_id
    order by k.created_at, k.id;
end
$$;
comment on function ladder.api_keys() is 'The keys that were made, without their secrets.';

grant execute on function
  ladder.create_api_key(text),
  ladder.revoke_api_key(text),
  ladder.api_keys()
to ladder_admin;

-- "May I?" for the open request: the same bits and entries that the policies read.

create function ladder_internal.read_operation(p_operation text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from ladder_internal.operations as o where o.name = p_operation) then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('unknown operation %L', p_operation),
      hint = 'An operation is one of FIND, CREATE, UPDATE, REMOVE, UPSERT, PERMISSION.';
  end if;
  return p_operation;
end
$$;
comment on function ladder_internal.read_operation(text) is 'An operation''s name; an error for any other.';

create function ladder_internal.read_container(p_container regclass) returns ladder_internal.containers
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container ladder_internal.containers;
begin
  select c.* into v_container from ladder_internal.containers as c where c.relation = p_container;
  if not found then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('table %s is not governed', coalesce(p_container::text, 'null')),
      hint = 'Governed are the tables that the policy names.';
  end if;
  return v_container;
end
$$;
comment on function ladder_internal.read_container(regclass) is 'A governed table''s row; an error for any other relation.';

create function ladder_internal.standings(p_until timestamptz default null) returns table (roles integer[], own text, other text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_user constant text := ladder.user_id();
  v_policy ladder_internal.policy;
begin
  if p_until is null then
    return query select ladder_internal.role_ids(), ladder_internal.context('own'), ladder_internal.context('other');
    return;
  end if;
  select y.* into v_policy from ladder_internal.policy as y;
  -- mostly they are all the same, and then they are one
  return query
    select array(select r.id from unnest(ladder_internal.role_ids()) as r (id) order by 1), ladder_internal.context('own'), ladder_internal.context('other')
    union
    select s.roles, f.own::text, f.other::text
    from (
      select distinct array(
        select r.id
        from ladder_internal.roles as r
        where r.id = any (ladder_internal.role_ids()) and (r.kind <> 'custom' or v_policy.role_source = 'session')
        union all
        select m.role_id
        from ladder_internal.memberships as m
        join ladder_internal.roles as r on r.id = m.role_id and r.declared
        where m.user_id = v_user and (m.until is null or m.until > e.moment) and v_policy.role_source = 'membership'
        order by 1
      ) as roles
      from (
        select pg_catalog.now() as moment
        union
        select m.until
        from ladder_internal.memberships as m
        where m.user_id = v_user and m.until > pg_catalog.now() and m.until < p_until
      ) as e
    ) as s
    cross join ladder_internal.fold(v_user, s.roles) as f;
end
$$;
comment on function ladder_internal.standings(timestamptz) is
  'The roles and the bits of the open request. With a moment, also those that it would have if it were opened now, and after each of its user''s memberships that ends before that moment.';

create function ladder_internal.allowed_on_table(p_operation text, p_container integer, p_owned boolean, p_until timestamptz default null)
returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(bool_and(coalesce(substr(case when p_owned then s.own else s.other end, p.position + 1, 1) = '1', false)), false)
  from ladder_internal.positions as p
  cross join ladder_internal.standings(p_until) as s
  where p.container = p_container and p.operation = p_operation;
end;
comment on function ladder_internal.allowed_on_table(text, integer, boolean, timestamptz) is
  'Steps 2 to 7 for the open request. With a moment: allowed now and until then.';

create function ladder_internal.read_object_ids(p_container ladder_internal.containers, p_object_ids text[]) returns text[]
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  v_type constant text := (p_container).key_type::text;
  v_ids text[];
  v_id text;
begin
  if p_object_ids is null or exists (select from unnest(p_object_ids) as i (id) where i.id is null) then
    raise exception using errcode = '22023', message = 'an object id may not be null';
  end if;
  begin
    -- in the order of their keys, so that everybody locks objects in the same order
    execute pg_catalog.format(
      'select coalesce(array_agg(i.id::text order by i.id), ''{}'') from (select distinct r.id::%s as id from unnest($1) as r (id)) as i',
      v_type
    ) into v_ids using p_object_ids;
    return v_ids;
  exception when data_exception then
    -- one of them; which, is looked for below
    null;
  end;
  foreach v_id in array p_object_ids
  loop
    begin
      execute pg_catalog.format('select $1::%s', v_type) using v_id;
    exception when data_exception then
      raise exception using
        errcode = '22023',
        message = pg_catalog.format('malformed object id: %L is not a value of type %s', v_id, v_type),
        hint = pg_catalog.format('The key of %s is of that type; ids are passed as text.', (p_container).relation);
    end;
  end loop;
  raise exception using errcode = '22023', message = 'malformed object ids';
end
$$;
comment on function ladder_internal.read_object_ids(ladder_internal.containers, text[]) is
  'Each of the ids once, as the key''s own type writes it; an error if one is malformed.';

create function ladder_internal.judge_standing(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_ids text[],
  p_until timestamptz,
  p_roles integer[],
  p_own boolean,
  p_other boolean
) returns table (object_id text, allowed boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- asked once: as a function in the statement it would be planned again each time
  v_user constant text := ladder.user_id();
begin
  return query execute pg_catalog.format(
    'select o.%1$I::text, coalesce(%5$s, case when %2$s then $5 else $6 end)
     from %4$s as o
     where o.%1$I = any ($1::%3$s[])',
    (p_container).key_column,
    case when (p_container).owner_column is null then 'false' else pg_catalog.format('o.%I = $7', (p_container).owner_column) end,
    (p_container).key_type,
    (p_container).relation,
    case
      when (p_container).entries_in_force then
        -- step 1: of the entries that match the request, GRANT beats DENY
        pg_catalog.format(
          '(
             select
               case
                 when bool_or(e.effect = ''GRANT'' and ($3 is null or e.until is null or e.until >= $3)) then true
                 when bool_or(e.effect = ''DENY'') then false
               end
             from %s as e
             where e.object_id = o.%I
               and e.operation = $2
               and (e.until is null or e.until > pg_catalog.now())
               and (e.user_id = $7 or e.role_id = any ($4))
           )',
          (p_container).entries,
          (p_container).key_column
        )
      else 'null'
    end
  ) using p_object_ids, p_operation, p_until, p_roles, p_own, p_other, v_user;
end
$$;
comment on function ladder_internal.judge_standing(text, ladder_internal.containers, text[], timestamptz, integer[], boolean, boolean) is
  'All seven steps for a standing, one row for each object that exists. With a moment, entries that grant until before it do not count.';

create function ladder_internal.judge_objects(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_ids text[],
  p_until timestamptz default null
) returns table (object_id text, allowed boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_position integer;
  v_may_create boolean;
begin
  if p_operation = 'UPSERT' and not (p_container).upsert_own then
    v_may_create := ladder_internal.allowed_on_table('CREATE', (p_container).ordinal, false, p_until);
    return query
      select j.object_id, j.allowed and v_may_create
      from ladder_internal.judge_objects('UPDATE', p_container, p_object_ids, p_until) as j;
    return;
  end if;
  select p.position into v_position
  from ladder_internal.positions as p
  where p.container = (p_container).ordinal and p.operation = p_operation;
  return query
    select j.object_id, pg_catalog.bool_and(j.allowed)
    from ladder_internal.standings(p_until) as s
    cross join ladder_internal.judge_standing(
      p_operation,
      p_container,
      p_object_ids,
      p_until,
      s.roles,
      coalesce(pg_catalog.substr(s.own, v_position + 1, 1) = '1', false),
      coalesce(pg_catalog.substr(s.other, v_position + 1, 1) = '1', false)
        -- an UPSERT also proposes a row of the caller's own
        and (p_operation <> 'UPSERT' or coalesce(pg_catalog.substr(s.own, v_position + 1, 1) = '1', false))
    ) as j
    group by j.object_id;
end
$$;
comment on function ladder_internal.judge_objects(text, ladder_internal.containers, text[], timestamptz) is
  'All seven steps for the open request, one row for each object that exists. With a moment: allowed now and until then, by nothing that ends before.';

create function ladder.allowed(operation text, container regclass, object_id text default null) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(allowed.operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(allowed.container);
begin
  -- CREATE has no object yet
  if allowed.object_id is null or v_operation = 'CREATE' then
    if v_operation = 'UPSERT' and not v_container.upsert_own then
      return ladder.allowed('CREATE', allowed.container) and ladder.allowed('UPDATE', allowed.container);
    end if;
    -- the row that an UPSERT proposes is the caller's own
    return ladder_internal.allowed_on_table(v_operation, v_container.ordinal, v_operation = 'UPSERT');
  end if;
  return coalesce(
    (
      select j.allowed
      from ladder_internal.judge_objects(
        v_operation,
        v_container,
        ladder_internal.read_object_ids(v_container, array[allowed.object_id])
      ) as j
    ),
    false
  );
end
$$;
comment on function ladder.allowed(text, regclass, text) is
  '"May I?" for the open request. Without an object, steps 1 and 4 are skipped; for an object that does not exist the answer is no.';

grant execute on function ladder.allowed(text, regclass, text) to ladder_session;

-- What stands against governing a table. All of it at once, so that a DBA fixes it in one go.

create function ladder_internal.collation_faults(p_table regclass, p_relation text, p_column text) returns setof text
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select pg_catalog.format(
    'column %I of %s has a collation for which different texts are equal, and ids are told apart byte for byte',
    p_column,
    p_relation
  )
  from pg_catalog.pg_attribute as a
  join pg_catalog.pg_collation as c on c.oid = a.attcollation
  where a.attrelid = p_table and a.attname = p_column::name and not c.collisdeterministic;
end;
comment on function ladder_internal.collation_faults(regclass, text, text) is 'Why ids in a column cannot be told apart.';

create function ladder_internal.key_faults(p_table regclass, p_relation text, p_key text, p_key_type text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  v_column pg_catalog.pg_attribute;
begin
  select a.* into v_column
  from pg_catalog.pg_attribute as a
  where a.attrelid = p_table and a.attname = p_key::name and a.attnum > 0 and not a.attisdropped;
  if not found then
    return next pg_catalog.format('%s has no column %I, which the policy names as its key', p_relation, p_key);
    return;
  end if;
  if v_column.atttypid <> p_key_type::regtype then
    return next pg_catalog.format('key %I of %s is of type %s, not %s', p_key, p_relation, v_column.atttypid::regtype, p_key_type);
  end if;
  if not v_column.attnotnull then
    return next pg_catalog.format('key %I of %s may be null', p_key, p_relation);
  end if;
  return query select * from ladder_internal.collation_faults(p_table, p_relation, p_key);
  if not exists (
    select
    from pg_catalog.pg_index as i
    where i.indrelid = p_table and i.indisunique and i.indisvalid and i.indimmediate and i.indpred is null
      and i.indnkeyatts = 1 and i.indkey[0] = v_column.attnum
  ) then
    return next pg_catalog.format('key %I of %s is not unique by itself: no unique index on it alone', p_key, p_relation);
  end if;
end
$$;
comment on function ladder_internal.key_faults(regclass, text, text, text) is 'Why a column is not the key the policy says it is.';

create function ladder_internal.users_faults(p_relation text, p_key text, p_type text, p_governed boolean) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  v_relation constant regclass := pg_catalog.to_regclass(p_relation);
begin
  if v_relation is null then
    return next pg_catalog.format('the table of users %s does not exist', p_relation);
    return;
  end if;
  return query select * from ladder_internal.key_faults(v_relation, p_relation, p_key, p_type);
  if not p_governed and (select c.relrowsecurity from pg_catalog.pg_class as c where c.oid = v_relation) then
    return next pg_catalog.format('the table of users %s has row-level security of its own, so pgladder would not see its users', p_relation);
  end if;
end
$$;
comment on function ladder_internal.users_faults(text, text, text, boolean) is 'Why a table cannot be the users'' table.';

create function ladder_internal.container_faults(
  p_relation text,
  p_key text,
  p_key_type text,
  p_owner text,
  p_owner_type text,
  p_policies text[],
  p_adopted text[],
  p_projected boolean
) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  v_relation constant regclass := pg_catalog.to_regclass(p_relation);
  v_class pg_catalog.pg_class;
  v_column pg_catalog.pg_attribute;
  v_name text;
begin
  if v_relation is null then
    return next pg_catalog.format('table %s does not exist', p_relation);
    return;
  end if;
  select c.* into v_class from pg_catalog.pg_class as c where c.oid = v_relation;
  if v_class.relkind not in ('r', 'p') or v_class.relpersistence = 't' then
    return next pg_catalog.format('%s is not an ordinary or partitioned table', p_relation);
    return;
  end if;
  if not pg_catalog.pg_has_role(current_user, v_class.relowner, 'usage') then
    return next pg_catalog.format('%s belongs to %I, and %I may not act as its owner', p_relation, pg_catalog.pg_get_userbyid(v_class.relowner), current_user);
  end if;

  for v_name in
    select i.inhparent::regclass::text from pg_catalog.pg_inherits as i where i.inhrelid = v_relation order by 1
  loop
    return next pg_catalog.format('%s is part of %s, through which its rows can be reached: govern that table instead', p_relation, v_name);
  end loop;
  for v_name in
    select c.oid::regclass::text
    from pg_catalog.pg_inherits as i
    join pg_catalog.pg_class as c on c.oid = i.inhrelid
    where i.inhparent = v_relation and not c.relispartition
    order by 1
  loop
    return next pg_catalog.format('%s is inherited by %s, whose rows it cannot protect', p_relation, v_name);
  end loop;

  return query select * from ladder_internal.key_faults(v_relation, p_relation, p_key, p_key_type);

  if p_owner is not null then
    select a.* into v_column
    from pg_catalog.pg_attribute as a
    where a.attrelid = v_relation and a.attname = p_owner::name and a.attnum > 0 and not a.attisdropped;
    if not found then
      return next pg_catalog.format('%s has no column %I, which the policy names as its owner', p_relation, p_owner);
    else
      if v_column.atttypid <> p_owner_type::regtype then
        return next pg_catalog.format('owner %I of %s is of type %s, not %s as users are', p_owner, p_relation, v_column.atttypid::regtype, p_owner_type);
      end if;
      return query select * from ladder_internal.collation_faults(v_relation, p_relation, p_owner);
      if exists (
        select
        from pg_catalog.pg_constraint as c
        where c.contype = 'f' and c.conrelid = v_relation and v_column.attnum = any (c.conkey) and 'd' in (c.confdeltype, c.confupdtype)
      ) then
        return next pg_catalog.format('owner %I of %s is set to its default by a foreign key, which would give objects to whoever deletes the user', p_owner, p_relation);
      end if;
      if v_column.attgenerated <> '' or v_column.attidentity <> '' then
        return next pg_catalog.format('owner %I of %s is generated by the database', p_owner, p_relation);
      end if;
      if exists (
        select
        from pg_catalog.pg_attrdef as d
        where d.adrelid = v_relation and d.adnum = v_column.attnum
          and not exists (
            select
            from pg_catalog.pg_depend as p
            where p.classid = 'pg_catalog.pg_attrdef'::regclass and p.objid = d.oid
              and p.refclassid = 'pg_catalog.pg_proc'::regclass and p.refobjid = pg_catalog.to_regprocedure('ladder.user_id()')
          )
          and v_column.attgenerated = ''
      ) then
        return next pg_catalog.format('owner %I of %s has a default of its own, and pgladder gives it one', p_owner, p_relation);
      end if;
    end if;
  end if;

  if p_projected and exists (
    select
    from pg_catalog.pg_attribute as a
    where a.attrelid = v_relation and a.attname = 'pgladder_entries' and not a.attisdropped
      and coalesce(pg_catalog.col_description(v_relation, a.attnum), '') not like 'pgladder: %'
  ) then
    return next pg_catalog.format('%s has a column pgladder_entries that pgladder did not make', p_relation);
  end if;

  for v_name in
    select p.polname
    from pg_catalog.pg_policy as p
    where p.polrelid = v_relation and p.polname <> all (p_policies)
    order by p.polname
  loop
    return next pg_catalog.format('%s has a policy that is not pgladder''s: %I', p_relation, v_name);
  end loop;

  for v_name in
    with recursive family as (
      select v_relation::oid as relation
      union
      select i.inhrelid from pg_catalog.pg_inherits as i join family as f on f.relation = i.inhparent
    ),
    privileges as (
      select c.oid as relation, c.relowner, x.grantee, x.privilege_type
      from family as f
      join pg_catalog.pg_class as c on c.oid = f.relation
      cross join pg_catalog.aclexplode(c.relacl) as x
      union
      select c.oid, c.relowner, x.grantee, x.privilege_type
      from family as f
      join pg_catalog.pg_class as c on c.oid = f.relation
      join pg_catalog.pg_attribute as a on a.attrelid = c.oid and not a.attisdropped
      cross join pg_catalog.aclexplode(a.attacl) as x
    )
    select
      pg_catalog.format(
        '%s has %s on %s',
        case p.grantee when 0 then 'PUBLIC' else pg_catalog.format('role %I', r.rolname) end,
        pg_catalog.string_agg(p.privilege_type, ', ' order by p.privilege_type),
        p.relation::regclass
      )
    from privileges as p
    left join pg_catalog.pg_roles as r on r.oid = p.grantee
    where p.grantee <> p.relowner
      and not coalesce(
        r.rolname = any (p_adopted::name[])
          or (r.oid = pg_catalog.to_regrole('ladder_engine') and p.privilege_type in ('SELECT', 'UPDATE'))
          or (r.oid = pg_catalog.to_regrole('ladder_projector') and p.privilege_type = 'UPDATE')
          or (
            p.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
            and exists (
              select
              from pg_catalog.pg_auth_members as m
              where m.member = r.oid and m.roleid = pg_catalog.to_regrole('ladder_session') and not m.admin_option
            )
          ),
        false
      )
    group by p.relation, p.grantee, r.rolname
    order by 1
  loop
    return next v_name;
  end loop;
end
$$;
comment on function ladder_internal.container_faults(text, text, text, text, text, text[], text[], boolean) is
  'Why a table cannot be governed as the policy says, one sentence a fault; no row if it can.';

-- What goes with a governed table: the way into its schema, the sequences its columns draw from, and foreign keys to it.

create function ladder_internal.sequences_of(p_relation regclass) returns setof regclass
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select d.objid::regclass
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_class as s on s.oid = d.objid and s.relkind = 'S'
  where d.classid = 'pg_catalog.pg_class'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass
    and d.refobjid = p_relation and d.deptype = 'a';
end;
comment on function ladder_internal.sequences_of(regclass) is 'The sequences that columns of a table draw from and own.';

create function ladder_internal.grant_way_in(p_relation regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_schema name;
  v_role text;
  v_sequence regclass;
begin
  select n.nspname into v_schema
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.oid = p_relation;
  foreach v_role in array array['ladder_engine', 'ladder_projector', 'ladder_session']
  loop
    if not pg_catalog.has_schema_privilege(v_role, v_schema, 'usage') then
      execute pg_catalog.format('grant usage on schema %I to %I', v_schema, v_role);
    end if;
    if not pg_catalog.has_schema_privilege(v_role, v_schema, 'usage') then
      raise exception using
        errcode = '42501',
        message = pg_catalog.format('role %I has no USAGE on schema %I, and %I may not grant it', v_role, v_schema, current_user),
        hint = pg_catalog.format('As the owner of the schema: grant usage on schema %I to %I;', v_schema, v_role);
    end if;
  end loop;
  for v_sequence in select s.sequence from ladder_internal.sequences_of(p_relation) as s (sequence)
  loop
    execute pg_catalog.format('grant usage on sequence %s to ladder_session', v_sequence);
  end loop;
end
$$;
comment on function ladder_internal.grant_way_in(regclass) is
  'Grants what a governed table, or the users'' table, needs beside itself; an error if USAGE on its schema cannot be had.';

create function ladder_internal.revoke_way_in(p_relation regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_sequence regclass;
begin
  for v_sequence in select s.sequence from ladder_internal.sequences_of(p_relation) as s (sequence)
  loop
    execute pg_catalog.format('revoke usage on sequence %s from ladder_session', v_sequence);
  end loop;
end
$$;
comment on function ladder_internal.revoke_way_in(regclass) is
  'Takes back the sequences of a table that is governed no more. USAGE on its schema stays: other tables may need it.';

create function ladder_internal.shut(p_relation regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_role name;
begin
  for v_role in
    select distinct r.rolname
    from (
      select c.relacl as privileges from pg_catalog.pg_class as c where c.oid = p_relation
      union all
      select a.attacl from pg_catalog.pg_attribute as a where a.attrelid = p_relation and not a.attisdropped
    ) as p
    cross join pg_catalog.aclexplode(p.privileges) as x
    join pg_catalog.pg_roles as r on r.oid = x.grantee
    where r.rolname in ('ladder_engine', 'ladder_projector') or ladder_internal.is_profile(r.rolname)
  loop
    execute pg_catalog.format('revoke all on %s from %I', p_relation, v_role);
  end loop;
end
$$;
comment on function ladder_internal.shut(regclass) is 'Takes every privilege of the engine, the projector and the profiles on a table away.';

create function ladder_internal.link(p_from regclass, p_column text, p_to regclass, p_key text) returns boolean
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_name constant text := 'known_' || pg_catalog.replace(p_column, '_id', '');
  v_forced constant boolean := (select c.relforcerowsecurity from pg_catalog.pg_class as c where c.oid = p_to);
begin
  if exists (
    select
    from pg_catalog.pg_constraint as c
    join pg_catalog.pg_attribute as a on a.attrelid = c.confrelid and a.attnum = c.confkey[1]
    where c.contype = 'f' and c.conrelid = p_from and c.conname = v_name and c.confrelid = p_to and a.attname = p_key::name
  ) then
    return true;
  end if;
  if not exists (
    select
    from pg_catalog.pg_attribute as f
    join pg_catalog.pg_attribute as t on t.attrelid = p_to and t.attname = p_key::name and t.atttypid = f.atttypid
    where f.attrelid = p_from and f.attname = p_column::name
  ) then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('%s holds entries for keys of another type than %I of %s', p_from, p_key, p_to),
      hint = pg_catalog.format('They are of an earlier table of that name. As a superuser: drop table %s cascade; then apply the migration again.', p_from);
  end if;
  -- What is there is checked by a query of the owner, which forced row-level security would answer with nothing.
  if v_forced then
    execute pg_catalog.format('alter table %s no force row level security', p_to);
  end if;
  execute pg_catalog.format('alter table %s drop constraint if exists %I', p_from, v_name);
  -- Entries whose table was dropped meanwhile are of objects that are gone, whatever stands under their keys now.
  if p_column = 'object_id' then
    execute pg_catalog.format('delete from %s', p_from);
  end if;
  execute pg_catalog.format(
    'alter table %s add constraint %I foreign key (%I) references %s (%I) on update cascade on delete cascade',
    p_from,
    v_name,
    p_column,
    p_to,
    p_key
  );
  if v_forced then
    execute pg_catalog.format('alter table %s force row level security', p_to);
  end if;
  return false;
end
$$;
comment on function ladder_internal.link(regclass, text, regclass, text) is
  'Makes a column a foreign key that goes with what it references, unless it is one already (then true). Fresh links of entries start empty.';

create function ladder_internal.require_link() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select
    from pg_catalog.pg_constraint as c
    where c.conrelid = tg_argv[0]::regclass and c.contype = 'f' and c.conname = 'known_object' and c.confrelid = tg_relid
  ) then
    raise exception using
      errcode = '55000',
      schema = tg_table_schema,
      table = tg_table_name,
      message = pg_catalog.format('a new object of %I could have the entries of an old one: they are no longer bound to their objects', tg_table_name),
      detail = 'A partition that holds objects was dropped with CASCADE, or the key''s index was.',
      hint = pg_catalog.format(
        'As a superuser, which deletes all of them: select ladder_internal.link(%L, ''object_id'', %L, %L);',
        tg_argv[0],
        tg_relid::regclass,
        tg_argv[1]
      );
  end if;
  return null;
end
$$;
comment on function ladder_internal.require_link() is
  'Trigger on partitioned tables: refuses new objects while entries (their table is the first argument, the key the second) would outlive their objects.';

create function ladder_internal.unlink(p_from regclass, p_column text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  execute pg_catalog.format('alter table %s drop constraint if exists %I', p_from, 'known_' || pg_catalog.replace(p_column, '_id', ''));
end
$$;
comment on function ladder_internal.unlink(regclass, text) is 'Takes a foreign key made by link away.';

-- What was changed of who may do what: by whom, when, before and after. Triggers write it, whoever makes the change.

create function ladder_internal.actor() returns text
language sql stable
begin atomic
  -- The settings of a request count only while one is open.
  select coalesce(case when ladder_internal.in_request() then ladder.user_id() end::text, session_user::text);
end;
comment on function ladder_internal.actor() is 'Who is acting, in one word: the open request''s user; where there is none, the login.';

create table ladder_internal.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default pg_catalog.now(),
  login text not null default session_user,
  user_id text,
  roles text[],
  what text not null check (what in ('entry', 'user cell', 'cell', 'membership', 'API key')),
  relation oid,
  container text,
  object_id text,
  principal_kind text,
  principal text,
  operation text,
  before jsonb,
  after jsonb
);
comment on table ladder_internal.audit is 'Every change of entries, cells, memberships and keys, one row a change. Rows are added and never touched again.';
comment on column ladder_internal.audit.roles is 'The roles of the request that made the change; null for work outside any request.';
comment on column ladder_internal.audit.container is 'What the table was called then; relation is the same table, whatever it is called now.';
comment on column ladder_internal.audit.before is 'What was written before; null: nothing.';

create function ladder_internal.refuse_rewriting() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using errcode = '42501', message = 'the audit is added to and never changed';
end
$$;
comment on function ladder_internal.refuse_rewriting() is 'Trigger: keeps the audit as it was written, also from a mistake in these functions.';
create trigger pgladder_keeps_audit
  before update or delete or truncate on ladder_internal.audit
  for each statement
  execute function ladder_internal.refuse_rewriting();
alter table ladder_internal.audit enable always trigger pgladder_keeps_audit;

create function ladder_internal.said(p_row jsonb, p_role text) returns jsonb
language sql stable
begin atomic
  select case
    when p_row is not null then
      pg_catalog.jsonb_strip_nulls(
        pg_catalog.jsonb_build_object(
          'level', p_row -> 'level',
          'effect', p_row -> 'effect',
          'until', p_row -> 'until',
          'origin', p_row -> 'origin',
          -- a membership: whose it is, is the principal
          'role', case when p_row ->> 'user_id' is not null then p_role end,
          'id', p_row -> 'id',
          'revoked_at', p_row -> 'revoked_at'
        )
      )
  end;
end;
comment on function ladder_internal.said(jsonb, text) is 'What a row of an audited table says, without who and about what. Never the hash of a key.';

create function ladder_internal.change(p_container integer, p_before jsonb, p_after jsonb)
returns table (relation oid, container text, object_id text, principal_kind text, principal text, operation text, before jsonb, after jsonb)
language sql stable
begin atomic
  select
    c.relation::oid,
    c.relation::text,
    k.content ->> 'object_id',
    case
      when k.content ->> 'user_id' is not null then 'user'
      when r.kind in ('system', 'custom') then 'role'
      else r.kind
    end,
    coalesce(k.content ->> 'user_id', r.name),
    k.content ->> 'operation',
    ladder_internal.said(p_before, r.name),
    ladder_internal.said(p_after, r.name)
  from (select coalesce(p_after, p_before) as content) as k
  left join ladder_internal.roles as r on r.id = (k.content ->> 'role_id')::integer
  left join ladder_internal.containers as c on c.ordinal = coalesce(p_container, (k.content ->> 'container')::integer);
end;
comment on function ladder_internal.change(integer, jsonb, jsonb) is 'A change of a row of an audited table, as the audit has it.';

create function ladder_internal.record_changes() returns trigger
-- names as they are, whatever the caller has set
language plpgsql security definer set search_path = pg_catalog, pg_temp set quote_all_identifiers = off
as $$
declare
  v_what constant text := tg_argv[0];
  v_container constant integer := tg_argv[1];
  v_user constant text := case when ladder_internal.in_request() then ladder.user_id() end;
  v_roles constant text[] := case when ladder_internal.in_request() then ladder.roles() end;
  -- what can change of a row that stays the same one
  v_content constant text[] := array['effect', 'until', 'set_by', 'set_at', 'revoked_at'];
begin
  case tg_op
    when 'INSERT' then
      insert into ladder_internal.audit (user_id, roles, what, relation, container, object_id, principal_kind, principal, operation, before, after)
      select v_user, v_roles, v_what, c.*
      from (select pg_catalog.to_jsonb(r) as content from rows_after as r offset 0) as a
      cross join ladder_internal.change(v_container, null, a.content) as c;
    when 'UPDATE' then
      insert into ladder_internal.audit (user_id, roles, what, relation, container, object_id, principal_kind, principal, operation, before, after)
      select v_user, v_roles, v_what, c.*
      from (select pg_catalog.to_jsonb(r) as content from rows_before as r offset 0) as b
      full join (select pg_catalog.to_jsonb(r) as content from rows_after as r offset 0) as a on a.content - v_content = b.content - v_content
      cross join ladder_internal.change(v_container, b.content, a.content) as c
      where c.before is distinct from c.after;
    when 'DELETE' then
      insert into ladder_internal.audit (user_id, roles, what, relation, container, object_id, principal_kind, principal, operation, before, after)
      select v_user, v_roles, v_what, c.*
      from (select pg_catalog.to_jsonb(r) as content from rows_before as r offset 0) as b
      cross join ladder_internal.change(v_container, b.content, null) as c;
    when 'TRUNCATE' then
      execute pg_catalog.format(
        'insert into ladder_internal.audit (user_id, roles, what, relation, container, object_id, principal_kind, principal, operation, before, after)
         select $1, $2, $3, c.*
         from %s as b
         cross join ladder_internal.change($4, to_jsonb(b), null) as c',
        tg_relid::regclass
      ) using v_user, v_roles, v_what, v_container;
  end case;
  return null;
end
$$;
comment on function ladder_internal.record_changes() is
  'Trigger: writes what a statement changed to the audit. Its arguments are what the rows are and, of entries, the container.';

create function ladder_internal.watch_statements(p_table regclass, p_name text, p_call text, p_truncate text default 'after') returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_event text;
begin
  foreach v_event in array array['insert', 'update', 'delete', 'truncate']
  loop
    execute pg_catalog.format(
      'create or replace trigger %I %s %s on %s%s for each statement execute function %s',
      p_name || '_' || v_event,
      case v_event when 'truncate' then p_truncate else 'after' end,
      v_event,
      p_table,
      case v_event
        when 'insert' then ' referencing new table as rows_after'
        when 'update' then ' referencing old table as rows_before new table as rows_after'
        when 'delete' then ' referencing old table as rows_before'
        else ''
      end,
      p_call
    );
  end loop;
end
$$;
comment on function ladder_internal.watch_statements(regclass, text, text, text) is
  'Calls a trigger function for every statement that writes to a table, with the rows it wrote.';

create function ladder_internal.audit_table(p_table regclass, p_what text, p_container integer default null) returns void
language sql volatile set search_path = pg_catalog, pg_temp
begin atomic
  -- Before a truncation, for the rows are gone after it.
  select ladder_internal.watch_statements(
    p_table,
    'pgladder_records',
    pg_catalog.format('ladder_internal.record_changes(%s)', pg_catalog.concat_ws(', ', pg_catalog.quote_literal(p_what), p_container)),
    'before'
  );
end;
comment on function ladder_internal.audit_table(regclass, text, integer) is
  'Has every change of a table recorded. It is recorded where it is made, not where it is replicated.';

select
  ladder_internal.audit_table('ladder_internal.cells', 'cell'),
  ladder_internal.audit_table('ladder_internal.user_cells', 'user cell'),
  ladder_internal.audit_table('ladder_internal.memberships', 'membership'),
  ladder_internal.audit_table('ladder_internal.api_keys', 'API key');

create function ladder.audit(container regclass default null, object_id text default null, since timestamptz default null)
returns table (
  at timestamptz,
  login text,
  user_id text,
  roles text[],
  what text,
  container_name text,
  object text,
  principal_kind text,
  principal text,
  operation text,
  before jsonb,
  after jsonb
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform ladder_internal.require_administrator();
  return query
    select a.at, a.login, a.user_id, a.roles, a.what, a.container, a.object_id, a.principal_kind, a.principal, a.operation, a.before, a.after
    from ladder_internal.audit as a
    where (audit.container is null or a.relation = audit.container)
      and (audit.object_id is null or a.object_id = audit.object_id)
      and (audit.since is null or a.at >= audit.since)
    order by a.id;
end
$$;
comment on function ladder.audit(regclass, text, timestamptz) is
  'What was changed of who may do what, oldest first; of one table, one object, or since a moment where they are named.';
grant execute on function ladder.audit(regclass, text, timestamptz) to ladder_admin;

-- Entries kept on the row itself, beside their table, so that an index answers whose objects these are: the object's column
-- `pgladder_entries` holds one number for each of its entries. The table of entries stays the truth. Whoever changes the column only
-- makes a trigger write there what the table says, so nobody has to be trusted with it.

create table ladder_internal.entry_codes (
  code bigint generated always as identity primary key,
  container integer not null references ladder_internal.containers (ordinal),
  user_id text,
  role_id integer references ladder_internal.roles (id),
  operation text not null,
  effect text not null,
  until timestamptz not null,
  unique nulls not distinct (container, user_id, role_id, operation, effect, until),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table ladder_internal.entry_codes is 'The number for an entry on a row: who, what, whether, and until when (infinity: for good). Given once, so that it never means anything else.';
create index entry_codes_role on ladder_internal.entry_codes (container, role_id, operation, effect) where role_id is not null;
create index entry_codes_user on ladder_internal.entry_codes (container, user_id, operation, effect) where user_id is not null;

create function ladder_internal.my_codes(p_container integer, p_operation text, p_effect text) returns bigint[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(c.code), '{}')
    from ladder_internal.entry_codes as c
    where c.container = p_container
      and c.operation = p_operation
      and c.effect = p_effect
      and c.until > pg_catalog.now()
      and (c.user_id = ladder.user_id() or c.role_id = any (ladder_internal.role_ids()))
  );
end
$$;
comment on function ladder_internal.my_codes(integer, text, text) is 'Step 1 on the row: the numbers of entries that are for the open request and have not expired.';
grant execute on function ladder_internal.my_codes(integer, text, text) to ladder_session;

create function ladder_internal.projected(p_entries regclass) returns ladder_internal.containers
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  -- A table that was governed before, and is again, has two rows; one that was dropped has none that counts.
  select c.*
  from ladder_internal.containers as c
  join pg_catalog.pg_class as t on t.oid = c.relation
  where c.entries = p_entries;
end;
comment on function ladder_internal.projected(regclass) is 'The container that a table of entries is of; null where it is none''s any more.';

create function ladder_internal.codes_query(p_container integer, p_entries text, p_which text) returns text
language sql stable
begin atomic
  select pg_catalog.format(
    'select r.object_id, array_agg(r.code order by r.code) as codes from (%s) as r group by r.object_id',
    string_agg(
      pg_catalog.format(
        'select e.object_id, k.code
         from %1$s as e
         join ladder_internal.entry_codes as k
           on k.container = %2$s and k.%3$I = e.%3$I and k.operation = e.operation and k.effect = e.effect
           and k.until = coalesce(e.until, ''infinity'')
         where %4$s',
        p_entries,
        p_container,
        -- in two parts: a join on the one or the other column could use no index
        c.name,
        p_which
      ),
      ' union all '
    )
  )
  from unnest(array['user_id', 'role_id']) as c (name);
end;
comment on function ladder_internal.codes_query(integer, text, text) is 'A query for what the columns of objects have to hold, for the entries `e` of a condition.';

create function ladder_internal.number_entries(p_container integer, p_entries text) returns text
language sql stable
begin atomic
  -- Those that are known draw no number, and everybody takes new ones in one order.
  select pg_catalog.format(
    'insert into ladder_internal.entry_codes (container, user_id, role_id, operation, effect, until)
     select distinct %1$s, e.user_id, e.role_id, e.operation, e.effect, coalesce(e.until, ''infinity'')
     from %2$s as e
     where not exists (
       select
       from ladder_internal.entry_codes as k
       where k.container = %1$s and (k.user_id = e.user_id or k.role_id = e.role_id)
         and k.operation = e.operation and k.effect = e.effect and k.until = coalesce(e.until, ''infinity'')
     )
     order by 2, 3, 4, 5, 6
     on conflict do nothing',
    p_container,
    p_entries
  );
end;
comment on function ladder_internal.number_entries(integer, text) is 'A statement that gives the entries of a relation their numbers.';

create function ladder_internal.touch_entries(p_relation regclass, p_objects refcursor) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  loop
    move p_objects;
    exit when not found;
    execute pg_catalog.format('update %s set pgladder_entries = ''{}'' where current of %I', p_relation, p_objects);
  end loop;
end
$$;
comment on function ladder_internal.touch_entries(regclass, refcursor) is
  'Has what their entries say written to the objects of a cursor. Triggers of the application that fire then run as this function''s owner, who may do nothing else.';

create function ladder_internal.refresh_entries(p_entries regclass, p_objects text[], p_only_look boolean default false) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set enable_partition_pruning = off
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.projected(p_entries);
  v_objects refcursor;
  v_differs boolean;
begin
  if v_container.ordinal is null then
    return;
  end if;
  if not p_only_look then
    -- Locked first, and then written by what is there: an entry that somebody else gives at the same time is not lost.
    open v_objects for execute pg_catalog.format(
      'select 1 from %1$s as o where o.%2$I = any ($1::%3$s[]) order by o.%2$I for no key update',
      v_container.relation,
      v_container.key_column,
      v_container.key_type
    ) using p_objects;
    perform ladder_internal.touch_entries(v_container.relation, v_objects);
    close v_objects;
  end if;
  execute pg_catalog.format(
    'select exists (
       select
       from %1$s as o
       left join (%2$s) as n on n.object_id = o.%3$I
       where o.%3$I = any ($1::%4$s[]) and o.pgladder_entries is distinct from coalesce(n.codes, ''{}'')
     )',
    v_container.relation,
    ladder_internal.codes_query(
      v_container.ordinal,
      p_entries::text,
      pg_catalog.format('e.object_id = any ($1::%s[])', v_container.key_type)
    ),
    v_container.key_column,
    v_container.key_type
  ) into v_differs using p_objects;
  if v_differs then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('the column pgladder_entries of %s would not be what the entries of its objects are', v_container.relation),
      hint = 'A trigger of the table changes or refuses an update of the column: have it fire for other columns only.';
  end if;
end
$$;
comment on function ladder_internal.refresh_entries(regclass, text[], boolean) is
  'Writes to objects what their entries are, and looks whether it is there: an error if not.';

create function ladder_internal.project_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.projected(tg_relid);
  v_objects text[];
begin
  if v_container.ordinal is null then
    return null;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    execute ladder_internal.number_entries(v_container.ordinal, 'rows_after');
  end if;
  case tg_op
    when 'INSERT' then
      select pg_catalog.array_agg(distinct e.object_id::text) into v_objects from rows_after as e;
    when 'UPDATE' then
      select pg_catalog.array_agg(distinct e.id) into v_objects
      from (select b.object_id::text as id from rows_before as b union all select a.object_id::text from rows_after as a) as e;
    when 'DELETE' then
      select pg_catalog.array_agg(distinct e.object_id::text) into v_objects from rows_before as e;
    when 'TRUNCATE' then
      execute pg_catalog.format(
        'select array_agg(o.%I::text) from %s as o where o.pgladder_entries <> ''{}''',
        v_container.key_column,
        v_container.relation
      ) into v_objects;
  end case;
  if v_objects is not null then
    perform ladder_internal.refresh_entries(tg_relid, v_objects);
  end if;
  return null;
end
$$;
comment on function ladder_internal.project_entries() is 'Trigger on a table of entries: has their objects say the same.';

create function ladder_internal.guard_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.projected(tg_argv[0]::regclass);
  v_object text;
begin
  execute pg_catalog.format('select ($1).%I::text', v_container.key_column) into v_object using new;
  perform ladder_internal.refresh_entries(tg_argv[0]::regclass, array[v_object], tg_op = 'UPDATE');
  return null;
end
$$;
comment on function ladder_internal.guard_entries() is
  'Trigger: a new object that brings entries in its column has those of the table instead; an update after which they differ is an error.';

create function ladder_internal.project(p_relation regclass, p_key text, p_entries regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_ordinal constant integer := (ladder_internal.projected(p_entries)).ordinal;
  v_stale text;
  v_differs boolean;
  v_event text;
begin
  if not exists (
    select
    from pg_catalog.pg_attribute as a
    where a.attrelid = p_relation and a.attname = 'pgladder_entries' and not a.attisdropped
  ) then
    execute pg_catalog.format('alter table %s add column pgladder_entries bigint[] not null default ''{}''', p_relation);
    execute pg_catalog.format(
      'comment on column %s.pgladder_entries is %L',
      p_relation,
      'pgladder: the entries of the object as numbers; triggers keep it, whoever writes it'
    );
  end if;
  if not exists (
    select
    from pg_catalog.pg_index as i
    join pg_catalog.pg_class as c on c.oid = i.indexrelid
    join pg_catalog.pg_am as m on m.oid = c.relam
    join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = p_relation and a.attname = 'pgladder_entries' and m.amname = 'gin' and i.indisvalid
  ) then
    execute pg_catalog.format(
      'create index on %s using gin (pgladder_entries) where pgladder_entries <> ''{}''::bigint[]',
      p_relation
    );
  end if;
  -- Whatever the column holds, it is compared: it may have come with the rows of another table, or lost its entries.
  execute ladder_internal.number_entries(v_ordinal, p_entries::text);
  v_stale := pg_catalog.format(
    'select o.%1$I as key, coalesce(n.codes, ''{}'') as codes
     from %2$s as o
     left join (%3$s) as n on n.object_id = o.%1$I
     where o.pgladder_entries is distinct from coalesce(n.codes, ''{}'')',
    p_key,
    p_relation,
    ladder_internal.codes_query(v_ordinal, p_entries::text, 'true')
  );
  execute pg_catalog.format(
    'update %s as o set pgladder_entries = s.codes from (%s) as s where o.%I = s.key',
    p_relation,
    v_stale,
    p_key
  );
  execute pg_catalog.format('select exists (%s)', v_stale) into v_differs;
  if v_differs then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('the column pgladder_entries of %s could not be filled', p_relation),
      hint = 'A trigger of the table changes or refuses the update: have it fire for other columns only.';
  end if;
  perform ladder_internal.watch_statements(p_entries, 'pgladder_projects', 'ladder_internal.project_entries()');
  -- wherever the entries come from
  foreach v_event in array array['insert', 'update', 'delete', 'truncate']
  loop
    execute pg_catalog.format('alter table %s enable always trigger %I', p_entries, 'pgladder_projects_' || v_event);
  end loop;
end
$$;
comment on function ladder_internal.project(regclass, text, regclass) is
  'Gives a table the column of its objects'' entries, filled and indexed, or brings it up to date; from then on triggers keep it.';

create function ladder_internal.unproject(p_relation regclass, p_entries regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_event text;
begin
  foreach v_event in array array['insert', 'update', 'delete', 'truncate']
  loop
    execute pg_catalog.format('drop trigger if exists %I on %s', 'pgladder_projects_' || v_event, p_entries);
  end loop;
  if p_relation is not null then
    execute pg_catalog.format('alter table %s drop column if exists pgladder_entries', p_relation);
  end if;
end
$$;
comment on function ladder_internal.unproject(regclass, regclass) is
  'Stops keeping the column of its objects'' entries, and takes it from its table if one is named. The entries stay in their own.';

create function ladder.grant_columns(container regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_columns text;
  v_grant record;
begin
  select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum) into v_columns
  from pg_catalog.pg_attribute as a
  where a.attrelid = grant_columns.container and a.attnum > 0 and not a.attisdropped and a.attname <> 'pgladder_entries';
  for v_grant in
    select x.privilege_type, pg_catalog.string_agg(distinct pg_catalog.quote_ident(r.rolname), ', ') as roles
    from pg_catalog.pg_attribute as a
    cross join pg_catalog.aclexplode(a.attacl) as x
    join pg_catalog.pg_roles as r on r.oid = x.grantee
    where a.attrelid = grant_columns.container and not a.attisdropped
      and x.privilege_type in ('INSERT', 'UPDATE')
      and ladder_internal.is_profile(r.rolname)
    group by x.privilege_type
  loop
    execute pg_catalog.format('grant %s (%s) on %s to %s', v_grant.privilege_type, v_columns, grant_columns.container, v_grant.roles);
  end loop;
end
$$;
comment on function ladder.grant_columns(regclass) is
  'For whoever applies the migrations, after a column was added to a table with projected entries: who may write some columns may write all, but not the entries.';

create function ladder_internal.ensure_index(p_relation regclass, p_column text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select
    from pg_catalog.pg_index as i
    join pg_catalog.pg_class as c on c.oid = i.indexrelid
    join pg_catalog.pg_am as m on m.oid = c.relam
    join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = p_relation and a.attname = p_column::name and i.indisvalid and i.indpred is null and m.amname in ('btree', 'hash')
  ) then
    return;
  end if;
  execute pg_catalog.format('create index on %s (%I)', p_relation, p_column);
end
$$;
comment on function ladder_internal.ensure_index(regclass, text) is
  'Makes an index on a column that policies compare, unless the table has one that serves.';

-- Entries of objects: who may give and take them, and how they are written. Nothing is done by halves: a call is for all of its objects or for none.

create function ladder_internal.read_role(p_role text) returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_id integer;
begin
  select r.id into v_id
  from ladder_internal.roles as r
  where r.name = p_role and r.kind in ('system', 'custom') and r.declared;
  if v_id is null then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('unknown role %L', p_role),
      hint = 'A role is one that the policy declares, or a system role such as AuthenticatedUser; names are told apart byte for byte.';
  end if;
  return v_id;
end
$$;
comment on function ladder_internal.read_role(text) is 'The id of a declared custom role or of a system role; an error for any other name.';

create function ladder_internal.wildcard(p_kind text) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select r.id from ladder_internal.roles as r where r.kind = p_kind and r.name is null;
end;
comment on function ladder_internal.wildcard(text) is 'The id of `all users` or `all roles`.';

create function ladder_internal.read_shareable(p_operation text, p_container regclass) returns ladder_internal.containers
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(p_operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(p_container);
begin
  if v_operation not in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT') then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('an object has no entries for %s', v_operation),
      hint = 'Entries are for FIND, UPDATE, REMOVE and UPSERT: a new object has none yet, and an object does not say who administers it.';
  end if;
  if not v_container.entries_in_force or not exists (select from pg_catalog.pg_class as c where c.oid = v_container.entries) then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('objects of %s have no entries', v_container.relation),
      hint = 'Set objectAcl: table, or projected, in the policy and apply its migration.';
  end if;
  if v_operation = 'UPSERT' and not v_container.upsert_own then
    raise warning using
      message = pg_catalog.format('an entry for UPSERT says nothing: on %s it follows from CREATE and UPDATE', v_container.relation),
      hint = 'Give UPDATE instead.';
  end if;
  return v_container;
end
$$;
comment on function ladder_internal.read_shareable(text, regclass) is
  'A container whose objects can have entries for an operation; an error for any other.';

create function ladder_internal.refuse_objects(p_code text, p_message text, p_container ladder_internal.containers, p_operation text, p_ids text[], p_hint text)
returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  v_more constant integer := pg_catalog.cardinality(p_ids) - 1;
begin
  raise exception using
    errcode = p_code,
    message = pg_catalog.format(
      '%s object %L of %s%s',
      p_message,
      p_ids[1],
      (p_container).relation,
      case v_more when 0 then '' when 1 then ', and one more' else pg_catalog.format(', and %s more', v_more) end
    ),
    detail = pg_catalog.jsonb_build_object('operation', p_operation, 'container', (p_container).relation::text, 'objects', p_ids[1:100])::text,
    hint = p_hint;
end
$$;
comment on function ladder_internal.refuse_objects(text, text, ladder_internal.containers, text, text[], text) is
  'Raises for objects that a call named; the first hundred of them are in the detail, which is JSON.';

create function ladder_internal.require_objects(p_container ladder_internal.containers, p_ids text[]) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_in_request constant boolean := ladder_internal.in_request();
  v_missing text[];
begin
  if not v_in_request then
    perform ladder_internal.require_administrator();
  end if;
  -- One answer for an object that is not there and for one that the caller may not find.
  select pg_catalog.array_agg(i.id order by i.place) into v_missing
  from unnest(p_ids) with ordinality as i (id, place)
  where not exists (
    select
    from ladder_internal.judge_objects('FIND', p_container, p_ids) as j
    where j.object_id = i.id and (j.allowed or not v_in_request)
  );
  if v_missing is not null then
    perform ladder_internal.refuse_objects('P0002', 'there is no', p_container, 'FIND', v_missing, 'It does not exist, or the caller may not find it.');
  end if;
end
$$;
comment on function ladder_internal.require_objects(ladder_internal.containers, text[]) is
  'Raises unless the caller finds all these objects; an administrator, outside any request, finds what exists.';

create function ladder_internal.lock_objects(p_container ladder_internal.containers, p_ids text[]) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  execute pg_catalog.format(
    'select from %1$s as o where o.%2$I = any ($1::%3$s[]) order by o.%2$I for no key update',
    (p_container).relation,
    (p_container).key_column,
    (p_container).key_type
  ) using p_ids;
end
$$;
comment on function ladder_internal.lock_objects(ladder_internal.containers, text[]) is
  'Whoever shares an object, denies it or deletes it waits for the others, so that what is judged is what is written to.';

create function ladder_internal.require_user(p_user text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if p_user is not null then
    perform ladder_internal.read_user_id(p_user::text);
  end if;
end
$$;
comment on function ladder_internal.require_user(text) is
  'Raises for a user who does not exist. Asked last: who exists is not told to everybody.';

create function ladder_internal.require_permission(p_container ladder_internal.containers, p_ids text[]) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_refused text[];
begin
  perform ladder_internal.require_objects(p_container, p_ids);
  if not ladder_internal.in_request() then
    return;
  end if;
  select pg_catalog.array_agg(j.object_id) filter (where not j.allowed) into v_refused
  from ladder_internal.judge_objects('PERMISSION', p_container, p_ids) as j;
  if v_refused is not null then
    perform ladder_internal.refuse_objects(
      '42501',
      'the caller does not hold PERMISSION on',
      p_container,
      'PERMISSION',
      v_refused,
      'Being the owner is not enough by itself: the policy has to grant PERMISSION, for instance in ownerPolicy.'
    );
  end if;
end
$$;
comment on function ladder_internal.require_permission(ladder_internal.containers, text[]) is
  'Raises unless the caller finds these objects and holds PERMISSION on each, or is an administrator outside any request.';

create function ladder_internal.refuse_naming_oneself(p_user text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if p_user = ladder.user_id() then
    raise exception using
      errcode = '42501',
      message = 'nobody gives or takes permissions of their own',
      hint = 'Server code or an administrator does.';
  end if;
end
$$;
comment on function ladder_internal.refuse_naming_oneself(text) is 'Raises if a request names its own user.';

create function ladder_internal.require_sharer(
  p_effect text,
  p_operation text,
  p_container ladder_internal.containers,
  p_ids text[],
  p_user text,
  p_role integer,
  p_until timestamptz
) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_refused text[];
begin
  perform ladder_internal.require_permission(p_container, p_ids);
  if not ladder_internal.in_request() or ladder.has_role('ServerCodeUser') then
    return p_ids;
  end if;
  perform ladder_internal.refuse_naming_oneself(p_user);
  if p_effect = 'GRANT' then
    select pg_catalog.array_agg(i.id) into v_refused
    from unnest(p_ids) as i (id)
    where not exists (
      select
      from ladder_internal.judge_objects(p_operation, p_container, p_ids, coalesce(p_until, 'infinity')) as j
      where j.object_id = i.id and j.allowed
    );
    if v_refused is not null then
      perform ladder_internal.refuse_objects(
        '42501',
        pg_catalog.format('the caller may not give %s, which they do not hold themselves for as long, on', p_operation),
        p_container,
        p_operation,
        v_refused,
        'Nobody gives more than they have: not another operation, and not for longer.'
      );
    end if;
  end if;
  -- What denies the caller is not the caller's to take away.
  if p_role = any (ladder_internal.role_ids()) then
    return '{}';
  end if;
  if p_effect = 'GRANT' and p_until is null then
    -- they hold it for good, as was just seen
    return p_ids;
  end if;
  return coalesce(
    (
      select pg_catalog.array_agg(j.object_id)
      from ladder_internal.judge_objects(p_operation, p_container, p_ids, 'infinity') as j
      where j.allowed
    ),
    '{}'
  );
end
$$;
comment on function ladder_internal.require_sharer(text, text, ladder_internal.containers, text[], text, integer, timestamptz) is
  'Raises unless the caller may write these entries. Returns the objects on which a DENY may be taken away.';

create function ladder_internal.set_entries(
  p_effect text,
  p_operation text,
  p_container regclass,
  p_object_ids text[],
  p_user text,
  p_role integer,
  p_until timestamptz
) returns integer
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.read_shareable(p_operation, p_container);
  v_ids constant text[] := ladder_internal.read_object_ids(v_container, p_object_ids);
  v_until constant timestamptz := nullif(p_until, 'infinity');
  v_freed text[];
  -- one entry of each object, by its principal and operation
  v_which constant text := pg_catalog.format(
    'e.object_id = any ($1::%s[]) and e.operation = $2 and (e.user_id = $3 or e.role_id = $4)',
    v_container.key_type
  );
  -- those that may be replaced by anything: all but a DENY in force that is not the caller's to take away
  v_free constant text := pg_catalog.format(
    '(e.effect = ''GRANT'' or e.until <= pg_catalog.now() or e.object_id = any ($5::%s[]))',
    v_container.key_type
  );
  v_count integer := 0;
  v_kept text[];
  v_constraint text;
  v_schema text;
begin
  -- Before anything is locked: nobody waits for whoever may not share, and who may not find an object is not told whether it is locked.
  perform ladder_internal.require_permission(v_container, v_ids);
  perform ladder_internal.lock_objects(v_container, v_ids);
  v_freed := ladder_internal.require_sharer(p_effect, p_operation, v_container, v_ids, p_user, p_role, v_until);
  perform ladder_internal.require_user(p_user);
  begin
    if p_effect = 'INHERIT' then
      -- Locked while they are looked at. What others write meanwhile is not taken back unless it is free, too.
      execute pg_catalog.format(
        'select array_agg(k.object_id::text order by k.object_id)
         from (select e.object_id, %2$s as free from %1$s as e where %3$s for update) as k
         where k.free is not true',
        v_container.entries,
        v_free,
        v_which
      ) into v_kept using v_ids, p_operation, p_user, p_role, v_freed;
      if v_kept is null then
        execute pg_catalog.format(
          'with gone as (delete from %s as e where %s and %s returning e.until)
           select count(*) from gone as g where g.until is null or g.until > pg_catalog.now()',
          v_container.entries,
          v_which,
          v_free
        ) into v_count using v_ids, p_operation, p_user, p_role, v_freed;
      end if;
    else
      v_count := pg_catalog.cardinality(v_ids);
      -- What is said already is not said again. A DENY that is there meanwhile is seen too: the row is locked and looked at anew.
      execute pg_catalog.format(
        'insert into %1$s as e (object_id, operation, user_id, role_id, effect, until, set_by)
         select i.id, $2, $3, $4, $6, $7, (select ladder_internal.actor())
         from unnest($1::%2$s[]) as i (id)
         on conflict (object_id, operation, user_id, role_id) do update
         set effect = excluded.effect, until = excluded.until, set_by = excluded.set_by, set_at = excluded.set_at
         where (e.effect, e.until) is distinct from (excluded.effect, excluded.until)
           and (
             %3$s
             or (excluded.effect = ''DENY'' and coalesce(excluded.until, ''infinity'') >= coalesce(e.until, ''infinity''))
           )',
        v_container.entries,
        v_container.key_type,
        v_free
      ) using v_ids, p_operation, p_user, p_role, v_freed, p_effect, v_until;
      -- Whatever is not as it was asked for is a DENY that stayed.
      execute pg_catalog.format(
        'select array_agg(e.object_id::text order by e.object_id)
         from %s as e
         where %s and (e.effect, e.until) is distinct from ($5, $6)',
        v_container.entries,
        v_which
      ) into v_kept using v_ids, p_operation, p_user, p_role, p_effect, v_until;
    end if;
  exception when foreign_key_violation then
    get stacked diagnostics v_constraint = constraint_name, v_schema = schema_name;
    if v_schema <> 'ladder_internal' then
      -- of a trigger of the application
      raise;
    elsif v_constraint = 'known_user' then
      perform ladder_internal.require_user(p_user);
    else
      perform ladder_internal.require_objects(v_container, v_ids);
    end if;
    -- gone when it was written, and there again
    raise exception using errcode = '40001', message = 'an object or a user changed at the same time', hint = 'Begin the transaction again.';
  end;
  if v_kept is not null then
    perform ladder_internal.refuse_objects(
      '42501',
      pg_catalog.format('the caller may not take away what denies %s on', p_operation),
      v_container,
      p_operation,
      v_kept,
      'A DENY is taken away or shortened only by who holds the operation and is not denied by it; or by server code, or an administrator.'
    );
  end if;
  return v_count;
end
$$;
comment on function ladder_internal.set_entries(text, text, regclass, text[], text, integer, timestamptz) is
  'Writes an entry (GRANT or DENY) on each of some objects, or takes it back (INHERIT). Returns how many objects it was written to, or taken from.';

-- Sharing objects: what callers name. Who may, and what is written, is said in the file before this one.
-- Each takes one id, or an array of them, and is then one statement for all.

create function ladder.grant_for_user(operation text, container regclass, object_id text, user_id text, until timestamptz default null) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'GRANT', grant_for_user.operation, grant_for_user.container, array[grant_for_user.object_id], ladder_internal.parse_user_id(grant_for_user.user_id), null, grant_for_user.until
  );
end;
comment on function ladder.grant_for_user(text, regclass, text, text, timestamptz) is 'Grants a user an operation on an object, for good or until a moment.';

create function ladder.grant_for_user(operation text, container regclass, object_ids text[], user_id text, until timestamptz default null) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'GRANT', grant_for_user.operation, grant_for_user.container, grant_for_user.object_ids, ladder_internal.parse_user_id(grant_for_user.user_id), null, grant_for_user.until
  );
end;
comment on function ladder.grant_for_user(text, regclass, text[], text, timestamptz) is 'Grants a user an operation on each of some objects; returns how many objects these are.';

create function ladder.grant_for_role(operation text, container regclass, object_id text, role text, until timestamptz default null) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'GRANT', grant_for_role.operation, grant_for_role.container, array[grant_for_role.object_id], null, ladder_internal.read_role(grant_for_role.role), grant_for_role.until
  );
end;
comment on function ladder.grant_for_role(text, regclass, text, text, timestamptz) is 'Grants whoever has a role an operation on an object, for good or until a moment.';

create function ladder.grant_for_role(operation text, container regclass, object_ids text[], role text, until timestamptz default null) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'GRANT', grant_for_role.operation, grant_for_role.container, grant_for_role.object_ids, null, ladder_internal.read_role(grant_for_role.role), grant_for_role.until
  );
end;
comment on function ladder.grant_for_role(text, regclass, text[], text, timestamptz) is 'Grants whoever has a role an operation on each of some objects; returns how many objects these are.';

create function ladder.grant_for_all_users(operation text, container regclass, object_id text, until timestamptz default null) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'GRANT', grant_for_all_users.operation, grant_for_all_users.container, array[grant_for_all_users.object_id], null, ladder_internal.wildcard('all users'), grant_for_all_users.until
  );
end;
comment on function ladder.grant_for_all_users(text, regclass, text, timestamptz) is 'Grants everybody who is logged in an operation on an object, for good or until a moment.';

create function ladder.grant_for_all_users(operation text, container regclass, object_ids text[], until timestamptz default null) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'GRANT', grant_for_all_users.operation, grant_for_all_users.container, grant_for_all_users.object_ids, null, ladder_internal.wildcard('all users'), grant_for_all_users.until
  );
end;
comment on function ladder.grant_for_all_users(text, regclass, text[], timestamptz) is 'Grants everybody who is logged in an operation on each of some objects; returns how many objects these are.';

create function ladder.grant_for_all_roles(operation text, container regclass, object_id text, until timestamptz default null) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'GRANT', grant_for_all_roles.operation, grant_for_all_roles.container, array[grant_for_all_roles.object_id], null, ladder_internal.wildcard('all roles'), grant_for_all_roles.until
  );
end;
comment on function ladder.grant_for_all_roles(text, regclass, text, timestamptz) is 'Grants everybody (logged in or not) an operation on an object, for good or until a moment.';

create function ladder.grant_for_all_roles(operation text, container regclass, object_ids text[], until timestamptz default null) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'GRANT', grant_for_all_roles.operation, grant_for_all_roles.container, grant_for_all_roles.object_ids, null, ladder_internal.wildcard('all roles'), grant_for_all_roles.until
  );
end;
comment on function ladder.grant_for_all_roles(text, regclass, text[], timestamptz) is 'Grants everybody (logged in or not) an operation on each of some objects; returns how many objects these are.';

create function ladder.deny_for_user(operation text, container regclass, object_id text, user_id text, until timestamptz default null) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'DENY', deny_for_user.operation, deny_for_user.container, array[deny_for_user.object_id], ladder_internal.parse_user_id(deny_for_user.user_id), null, deny_for_user.until
  );
end;
comment on function ladder.deny_for_user(text, regclass, text, text, timestamptz) is 'Denies a user an operation on an object, for good or until a moment.';

create function ladder.deny_for_user(operation text, container regclass, object_ids text[], user_id text, until timestamptz default null) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'DENY', deny_for_user.operation, deny_for_user.container, deny_for_user.object_ids, ladder_internal.parse_user_id(deny_for_user.user_id), null, deny_for_user.until
  );
end;
comment on function ladder.deny_for_user(text, regclass, text[], text, timestamptz) is 'Denies a user an operation on each of some objects; returns how many objects these are.';

create function ladder.deny_for_role(operation text, container regclass, object_id text, role text, until timestamptz default null) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'DENY', deny_for_role.operation, deny_for_role.container, array[deny_for_role.object_id], null, ladder_internal.read_role(deny_for_role.role), deny_for_role.until
  );
end;
comment on function ladder.deny_for_role(text, regclass, text, text, timestamptz) is 'Denies whoever has a role an operation on an object, for good or until a moment.';

create function ladder.deny_for_role(operation text, container regclass, object_ids text[], role text, until timestamptz default null) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'DENY', deny_for_role.operation, deny_for_role.container, deny_for_role.object_ids, null, ladder_internal.read_role(deny_for_role.role), deny_for_role.until
  );
end;
comment on function ladder.deny_for_role(text, regclass, text[], text, timestamptz) is 'Denies whoever has a role an operation on each of some objects; returns how many objects these are.';

create function ladder.deny_for_all_users(operation text, container regclass, object_id text, until timestamptz default null) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'DENY', deny_for_all_users.operation, deny_for_all_users.container, array[deny_for_all_users.object_id], null, ladder_internal.wildcard('all users'), deny_for_all_users.until
  );
end;
comment on function ladder.deny_for_all_users(text, regclass, text, timestamptz) is 'Denies everybody who is logged in an operation on an object, for good or until a moment.';

create function ladder.deny_for_all_users(operation text, container regclass, object_ids text[], until timestamptz default null) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'DENY', deny_for_all_users.operation, deny_for_all_users.container, deny_for_all_users.object_ids, null, ladder_internal.wildcard('all users'), deny_for_all_users.until
  );
end;
comment on function ladder.deny_for_all_users(text, regclass, text[], timestamptz) is 'Denies everybody who is logged in an operation on each of some objects; returns how many objects these are.';

create function ladder.deny_for_all_roles(operation text, container regclass, object_id text, until timestamptz default null) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'DENY', deny_for_all_roles.operation, deny_for_all_roles.container, array[deny_for_all_roles.object_id], null, ladder_internal.wildcard('all roles'), deny_for_all_roles.until
  );
end;
comment on function ladder.deny_for_all_roles(text, regclass, text, timestamptz) is 'Denies everybody (logged in or not) an operation on an object, for good or until a moment.';

create function ladder.deny_for_all_roles(operation text, container regclass, object_ids text[], until timestamptz default null) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'DENY', deny_for_all_roles.operation, deny_for_all_roles.container, deny_for_all_roles.object_ids, null, ladder_internal.wildcard('all roles'), deny_for_all_roles.until
  );
end;
comment on function ladder.deny_for_all_roles(text, regclass, text[], timestamptz) is 'Denies everybody (logged in or not) an operation on each of some objects; returns how many objects these are.';

create function ladder.inherit_for_user(operation text, container regclass, object_id text, user_id text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'INHERIT', inherit_for_user.operation, inherit_for_user.container, array[inherit_for_user.object_id], ladder_internal.parse_user_id(inherit_for_user.user_id), null, null
  );
end;
comment on function ladder.inherit_for_user(text, regclass, text, text) is 'Takes back what an object says of a user and an operation.';

create function ladder.inherit_for_user(operation text, container regclass, object_ids text[], user_id text) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'INHERIT', inherit_for_user.operation, inherit_for_user.container, inherit_for_user.object_ids, ladder_internal.parse_user_id(inherit_for_user.user_id), null, null
  );
end;
comment on function ladder.inherit_for_user(text, regclass, text[], text) is 'Takes back what each of some objects says of a user and an operation; returns how many had an entry.';

create function ladder.inherit_for_role(operation text, container regclass, object_id text, role text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'INHERIT', inherit_for_role.operation, inherit_for_role.container, array[inherit_for_role.object_id], null, ladder_internal.read_role(inherit_for_role.role), null
  );
end;
comment on function ladder.inherit_for_role(text, regclass, text, text) is 'Takes back what an object says of whoever has a role and an operation.';

create function ladder.inherit_for_role(operation text, container regclass, object_ids text[], role text) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'INHERIT', inherit_for_role.operation, inherit_for_role.container, inherit_for_role.object_ids, null, ladder_internal.read_role(inherit_for_role.role), null
  );
end;
comment on function ladder.inherit_for_role(text, regclass, text[], text) is 'Takes back what each of some objects says of whoever has a role and an operation; returns how many had an entry.';

create function ladder.inherit_for_all_users(operation text, container regclass, object_id text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'INHERIT', inherit_for_all_users.operation, inherit_for_all_users.container, array[inherit_for_all_users.object_id], null, ladder_internal.wildcard('all users'), null
  );
end;
comment on function ladder.inherit_for_all_users(text, regclass, text) is 'Takes back what an object says of everybody who is logged in and an operation.';

create function ladder.inherit_for_all_users(operation text, container regclass, object_ids text[]) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'INHERIT', inherit_for_all_users.operation, inherit_for_all_users.container, inherit_for_all_users.object_ids, null, ladder_internal.wildcard('all users'), null
  );
end;
comment on function ladder.inherit_for_all_users(text, regclass, text[]) is 'Takes back what each of some objects says of everybody who is logged in and an operation; returns how many had an entry.';

create function ladder.inherit_for_all_roles(operation text, container regclass, object_id text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'INHERIT', inherit_for_all_roles.operation, inherit_for_all_roles.container, array[inherit_for_all_roles.object_id], null, ladder_internal.wildcard('all roles'), null
  );
end;
comment on function ladder.inherit_for_all_roles(text, regclass, text) is 'Takes back what an object says of everybody (logged in or not) and an operation.';

create function ladder.inherit_for_all_roles(operation text, container regclass, object_ids text[]) returns integer
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_entries(
    'INHERIT', inherit_for_all_roles.operation, inherit_for_all_roles.container, inherit_for_all_roles.object_ids, null, ladder_internal.wildcard('all roles'), null
  );
end;
comment on function ladder.inherit_for_all_roles(text, regclass, text[]) is 'Takes back what each of some objects says of everybody (logged in or not) and an operation; returns how many had an entry.';

create function ladder.permissions(container regclass, object_id text)
returns table (
  principal_kind text,
  principal text,
  operation text,
  effect text,
  until timestamptz,
  set_by text,
  set_at timestamptz
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- any operation will do: it is about the container
  v_container constant ladder_internal.containers := ladder_internal.read_shareable('FIND', permissions.container);
  v_ids constant text[] := ladder_internal.read_object_ids(v_container, array[permissions.object_id]);
begin
  perform ladder_internal.require_permission(v_container, v_ids);
  return query execute pg_catalog.format(
    'select
       case when e.user_id is not null then ''user'' when r.kind in (''system'', ''custom'') then ''role'' else r.kind end,
       coalesce(e.user_id::text, r.name),
       e.operation,
       -- what has ended, or is of a role that is declared no more, counts as not written
       case when e.until <= pg_catalog.now() or not coalesce(r.declared, true) then ''INHERIT'' else e.effect end,
       e.until,
       e.set_by,
       e.set_at
     from %s as e
     join ladder_internal.operations as o on o.name = e.operation
     left join ladder_internal.roles as r on r.id = e.role_id
     where e.object_id = any ($1::%s[])
     order by e.user_id is null, r.kind, 2, o.ordinal',
    v_container.entries,
    v_container.key_type
  ) using v_ids;
end
$$;
comment on function ladder.permissions(regclass, text) is
  'The entries of an object: for whom, which operation, what, until when, and who wrote it when. For whoever finds the object and holds PERMISSION on it.';

grant execute on function
  ladder.grant_for_user(text, regclass, text, text, timestamptz),
  ladder.grant_for_user(text, regclass, text[], text, timestamptz),
  ladder.grant_for_role(text, regclass, text, text, timestamptz),
  ladder.grant_for_role(text, regclass, text[], text, timestamptz),
  ladder.grant_for_all_users(text, regclass, text, timestamptz),
  ladder.grant_for_all_users(text, regclass, text[], timestamptz),
  ladder.grant_for_all_roles(text, regclass, text, timestamptz),
  ladder.grant_for_all_roles(text, regclass, text[], timestamptz),
  ladder.deny_for_user(text, regclass, text, text, timestamptz),
  ladder.deny_for_user(text, regclass, text[], text, timestamptz),
  ladder.deny_for_role(text, regclass, text, text, timestamptz),
  ladder.deny_for_role(text, regclass, text[], text, timestamptz),
  ladder.deny_for_all_users(text, regclass, text, timestamptz),
  ladder.deny_for_all_users(text, regclass, text[], timestamptz),
  ladder.deny_for_all_roles(text, regclass, text, timestamptz),
  ladder.deny_for_all_roles(text, regclass, text[], timestamptz),
  ladder.inherit_for_user(text, regclass, text, text),
  ladder.inherit_for_user(text, regclass, text[], text),
  ladder.inherit_for_role(text, regclass, text, text),
  ladder.inherit_for_role(text, regclass, text[], text),
  ladder.inherit_for_all_users(text, regclass, text),
  ladder.inherit_for_all_users(text, regclass, text[]),
  ladder.inherit_for_all_roles(text, regclass, text),
  ladder.inherit_for_all_roles(text, regclass, text[]),
  ladder.permissions(regclass, text)
to ladder_session, ladder_admin;

-- Cells that are set at run time: of single users on a table, and of the matrix. A cell that is set to what the policy says of it is the
-- policy's again; every other one goes before the policy's, whatever later migrations write there.

create function ladder_internal.read_cell(p_operation text, p_container regclass) returns ladder_internal.containers
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(p_operation);
  v_container ladder_internal.containers;
  v_derived regclass;
begin
  if p_container is not null then
    v_container := ladder_internal.read_container(p_container);
  end if;
  if v_operation = 'UPSERT' then
    select c.relation into v_derived
    from ladder_internal.containers as c
    where c.relation is not null and not c.upsert_own and (p_container is null or c.relation = p_container)
    order by c.ordinal
    limit 1;
    if v_derived is not null then
      raise exception using
        errcode = '55000',
        message = pg_catalog.format('UPSERT has no cells: on %s it follows from CREATE and UPDATE', v_derived),
        hint = 'Set cells of CREATE and UPDATE, or upsert: own in the policy.';
    end if;
  end if;
  return v_container;
end
$$;
comment on function ladder_internal.read_cell(text, regclass) is
  'The container of a cell, or a row of nulls for a global one; an error where nobody would read the cell.';

create function ladder_internal.require_holder(p_effect text, p_operation text, p_container ladder_internal.containers, p_user text)
returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_holds boolean;
begin
  if not ladder_internal.in_request() or p_operation = 'PERMISSION' then
    perform ladder_internal.require_role_giver();
    return true;
  end if;
  if not ladder_internal.allowed_on_table('PERMISSION', (p_container).ordinal, false) then
    raise exception using
      errcode = '42501',
      message = pg_catalog.format('the caller does not hold PERMISSION on %s', (p_container).relation),
      hint = 'On a table it comes from a user''s own cells and from roles; the owner policy does not give it.';
  end if;
  if ladder.has_role('ServerCodeUser') then
    return true;
  end if;
  perform ladder_internal.refuse_naming_oneself(p_user);
  v_holds := (
    select pg_catalog.bool_and(
      ladder_internal.allowed_on_table(o.operation, (p_container).ordinal, false, 'infinity')
      and (
        o.operation = 'CREATE'
        or (p_container).owner_column is null
        or ladder_internal.allowed_on_table(o.operation, (p_container).ordinal, true, 'infinity')
      )
    )
    from unnest(
      case when p_operation = 'UPSERT' and not (p_container).upsert_own then array['CREATE', 'UPDATE'] else array[p_operation] end
    ) as o (operation)
  );
  if p_effect = 'GRANT' and not v_holds then
    raise exception using
      errcode = '42501',
      message = pg_catalog.format('the caller may not give %s, which they do not hold themselves for good, on %s', p_operation, (p_container).relation),
      hint = 'Nobody gives more than they have.';
  end if;
  return v_holds;
end
$$;
comment on function ladder_internal.require_holder(text, text, ladder_internal.containers, text) is
  'Raises unless the caller may write a user''s cell on a table. Returns whether they may take a DENY away.';

create function ladder_internal.set_user_cell(p_effect text, p_operation text, p_container regclass, p_user text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.read_cell(p_operation, p_container);
  v_freed boolean;
  v_policy text;
begin
  perform ladder_internal.require_holder(p_effect, p_operation, v_container, p_user);
  -- One at a time, so that what is judged is what is written over.
  perform pg_catalog.pg_advisory_xact_lock(
    pg_catalog.hashtextextended(pg_catalog.format('pgladder cell %s %s %s', v_container.ordinal, p_operation, p_user), 0)
  );
  v_freed := ladder_internal.require_holder(p_effect, p_operation, v_container, p_user);
  perform ladder_internal.require_user(p_user);
  if not v_freed then
    if p_effect = 'INHERIT' and 'DENY' = (
      select u.effect
      from ladder_internal.user_cells as u
      where u.user_id = p_user and u.container = v_container.ordinal and u.operation = p_operation
      order by u.origin = 'run time' desc
      limit 1
    ) then
      raise exception using
        errcode = '42501',
        message = pg_catalog.format('the caller may not take away what denies %s on %s', p_operation, v_container.relation),
        hint = 'A DENY is taken away only by who holds the operation; or by server code, or an administrator.';
    end if;
  end if;
  select u.effect into v_policy
  from ladder_internal.user_cells as u
  where u.user_id = p_user and u.container = v_container.ordinal and u.operation = p_operation and u.origin = 'policy';
  if p_effect = coalesce(v_policy, 'INHERIT') then
    delete from ladder_internal.user_cells as u
    where u.user_id = p_user and u.container = v_container.ordinal and u.operation = p_operation and u.origin = 'run time';
  else
    insert into ladder_internal.user_cells as u (user_id, container, operation, effect, origin)
    values (p_user, v_container.ordinal, p_operation, p_effect, 'run time')
    on conflict on constraint user_cells_pkey do update set effect = excluded.effect where u.effect <> excluded.effect;
  end if;
exception when foreign_key_violation then
  perform ladder_internal.require_user(p_user);
  raise exception using errcode = '40001', message = 'the user changed at the same time', hint = 'Begin the transaction again.';
end
$$;
comment on function ladder_internal.set_user_cell(text, text, regclass, text) is 'Step 2 for one user: writes the cell, or takes it back (INHERIT).';

create function ladder.grant_on_table_for_user(operation text, container regclass, user_id text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_user_cell(
    'GRANT', grant_on_table_for_user.operation, grant_on_table_for_user.container, ladder_internal.parse_user_id(grant_on_table_for_user.user_id)
  );
end;
comment on function ladder.grant_on_table_for_user(text, regclass, text) is 'Grants a user an operation on a table (step 2), from their next request on.';

create function ladder.deny_on_table_for_user(operation text, container regclass, user_id text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_user_cell(
    'DENY', deny_on_table_for_user.operation, deny_on_table_for_user.container, ladder_internal.parse_user_id(deny_on_table_for_user.user_id)
  );
end;
comment on function ladder.deny_on_table_for_user(text, regclass, text) is 'Denies a user an operation on a table (step 2), from their next request on.';

create function ladder.inherit_on_table_for_user(operation text, container regclass, user_id text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_user_cell(
    'INHERIT', inherit_on_table_for_user.operation, inherit_on_table_for_user.container, ladder_internal.parse_user_id(inherit_on_table_for_user.user_id)
  );
end;
comment on function ladder.inherit_on_table_for_user(text, regclass, text) is
  'Takes back what a table says of a user (step 2), from their next request on; also what the policy says.';

create function ladder_internal.set_cell(p_level text, p_role integer, p_operation text, p_container integer, p_effect text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_policy text;
begin
  if p_effect is null or p_effect not in ('GRANT', 'DENY', 'INHERIT') then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('unknown effect %L', p_effect),
      hint = 'An effect is one of GRANT, DENY, INHERIT.';
  end if;
  -- The bits are derived from all cells, so cells are written by one at a time.
  lock table ladder_internal.cells in share row exclusive mode;
  select c.effect into v_policy
  from ladder_internal.cells as c
  where c.level = p_level and c.role_id is not distinct from p_role and c.container is not distinct from p_container
    and c.operation = p_operation and c.origin = 'policy';
  if p_effect = coalesce(v_policy, 'INHERIT') then
    delete from ladder_internal.cells as c
    where c.level = p_level and c.role_id is not distinct from p_role and c.container is not distinct from p_container
      and c.operation = p_operation and c.origin = 'run time';
  else
    insert into ladder_internal.cells as c (level, role_id, container, operation, effect, origin)
    values (p_level, p_role, p_container, p_operation, p_effect, 'run time')
    on conflict (level, role_id, container, operation, origin) do update set effect = excluded.effect where c.effect <> excluded.effect;
  end if;
  if found then
    perform ladder_internal.rebuild_bits();
  end if;
end
$$;
comment on function ladder_internal.set_cell(text, integer, text, integer, text) is 'Writes a cell of the matrix at run time, and the bits that follow from it.';

create function ladder.set_role_permission(role text, operation text, container regclass, effect text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container ladder_internal.containers;
  v_all_roles constant boolean := set_role_permission.role is not distinct from '*';
begin
  perform ladder_internal.require_administrator();
  v_container := ladder_internal.read_cell(set_role_permission.operation, set_role_permission.container);
  if v_all_roles and set_role_permission.container is null then
    raise exception using
      errcode = '22023',
      message = 'all roles (*) have no global cell',
      hint = 'Name a role, or a table.';
  end if;
  perform ladder_internal.set_cell(
    case when set_role_permission.container is null then 'global' else 'role' end,
    case when v_all_roles then ladder_internal.wildcard('all roles') else ladder_internal.read_role(set_role_permission.role) end,
    set_role_permission.operation,
    v_container.ordinal,
    set_role_permission.effect
  );
end
$$;
comment on function ladder.set_role_permission(text, text, regclass, text) is
  'Sets a cell of a role (or *, all roles) on a table, or without a table its global cell; from the next request on, without a migration.';

create function ladder.set_owner_permission(operation text, container regclass, effect text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container ladder_internal.containers;
begin
  perform ladder_internal.require_administrator();
  v_container := ladder_internal.read_container(set_owner_permission.container);
  perform ladder_internal.read_cell(set_owner_permission.operation, set_owner_permission.container);
  if set_owner_permission.operation = 'CREATE' then
    raise exception using
      errcode = '22023',
      message = 'an owner policy has no cell for CREATE',
      hint = 'There is no object yet, so nobody owns it: set a cell of a role.';
  end if;
  if v_container.owner_column is null then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('objects of %s have no owners', v_container.relation),
      hint = 'Set owner in the policy and apply its migration.';
  end if;
  perform ladder_internal.set_cell('owner', null, set_owner_permission.operation, v_container.ordinal, set_owner_permission.effect);
end
$$;
comment on function ladder.set_owner_permission(text, regclass, text) is
  'Sets a cell of a table''s owner policy; from the next request on, without a migration.';

grant execute on function
  ladder.grant_on_table_for_user(text, regclass, text),
  ladder.deny_on_table_for_user(text, regclass, text),
  ladder.inherit_on_table_for_user(text, regclass, text)
to ladder_session, ladder_admin;
grant execute on function
  ladder.set_role_permission(text, text, regclass, text),
  ladder.set_owner_permission(text, regclass, text)
to ladder_admin;

-- Which of CREATE, UPDATE and UPSERT a statement is, for tables on which UPSERT is a permission of its own. PostgreSQL tells
-- policies only that a row is inserted or updated; but it fires the triggers before a statement for both before it judges any row
-- of an INSERT … ON CONFLICT DO UPDATE, or of a MERGE that does both. So triggers keep a stack of the statements that run.

create table ladder_internal.statement_setting (
  one boolean primary key default true check (one),
  name text not null
);
comment on table ladder_internal.statement_setting is
  'The setting that holds the stack. No caller can write a setting whose name it does not know, and such settings are listed nowhere.';
insert into ladder_internal.statement_setting (name)
values ('ladder.s' || pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', ''));

-- A frame is `;table.depth.kind`, the newest first. Kinds: I inserts, U updates (small once a policy has asked), X does both, x is an
-- X that has ended for one of the two, Y is the one statement of an upsert by key. `;table.upsert.n` announces a Y within n triggers.

-- Any caller can have the plans of the functions below printed (debug_print_plan), and a plan for one call only would show the name.
-- So they have one plan for all calls, in which the name is a parameter.

create function ladder_internal.depth_of(p_context text) returns integer
language sql immutable
begin atomic
  -- The first line is the asking function's own. Whatever runs within a statement has more around it than the statement has, but for
  -- what a function in C reads from a cursor without a word of its own.
  select case pg_catalog.strpos(p_context, e'\n')
    when 0 then 0
    else pg_catalog.length(p_context) - pg_catalog.strpos(p_context, e'\n')
  end;
end;
comment on function ladder_internal.depth_of(text) is
  'How deep in other statements, functions and triggers one runs, by its PG_CONTEXT: the same for all parts of a statement, more for statements within it.';

create function ladder_internal.note_statement() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  v_name constant text := (select s.name from ladder_internal.statement_setting as s);
  v_stack text := coalesce(pg_catalog.current_setting(v_name, true), '');
  v_mine constant text := case tg_op when 'INSERT' then 'I' else 'U' end;
  -- a trigger of the application that fires before this one is one deeper
  v_announced constant text := ';' || tg_relid || '.upsert.' || pg_catalog.pg_trigger_depth() - 1;
  v_context text;
  v_frame text;
  v_at integer;
  v_kind text;
begin
  get diagnostics v_context = pg_context;
  v_frame := ';' || tg_relid || '.' || ladder_internal.depth_of(v_context) || '.';
  v_at := nullif(pg_catalog.strpos(v_stack, v_frame), 0) + pg_catalog.length(v_frame);
  v_kind := pg_catalog.substr(v_stack, v_at, 1);
  if tg_when = 'AFTER' then
    -- of what foreign keys do to the table, too, but that began elsewhere and with no frame
    if v_kind is null or (pg_catalog.lower(v_kind) in ('i', 'u') and pg_catalog.upper(v_kind) <> v_mine) then
      return null;
    end if;
    v_stack := case v_kind
      when 'X' then overlay(v_stack placing 'x' from v_at for 1)
      else overlay(v_stack placing '' from v_at - pg_catalog.length(v_frame) for pg_catalog.length(v_frame) + 1)
    end;
  elsif pg_catalog.starts_with(v_stack, v_announced) then
    v_stack := v_frame || 'Y' || pg_catalog.substr(v_stack, pg_catalog.length(v_announced) + 1);
  elsif v_kind in ('i', 'u') and pg_catalog.upper(v_kind) <> v_mine then
    raise exception using
      errcode = '42501',
      schema = tg_table_schema,
      table = tg_table_name,
      message = pg_catalog.format('one statement inserts into %I and then updates it, or the other way round', tg_table_name),
      hint = 'That is an UPSERT of all its rows, and some are done as no UPSERT already. Write it as INSERT … ON CONFLICT DO UPDATE, as MERGE, or as two statements.';
  elsif v_kind in ('I', 'U') and v_kind <> v_mine then
    v_stack := overlay(v_stack placing 'X' from v_at for 1);
  else
    v_stack := v_frame || v_mine || v_stack;
  end if;
  -- assigned, since `perform` takes twice as long
  v_stack := pg_catalog.set_config(v_name, v_stack, true);
  return null;
end
$$;
comment on function ladder_internal.note_statement() is 'Trigger before and after each statement: keeps the stack of those that run.';

create function ladder_internal.announce_upsert(p_relation oid) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select set_config(s.name, ';' || p_relation || '.upsert.' || pg_trigger_depth() || coalesce(current_setting(s.name, true), ''), true)
  from ladder_internal.statement_setting as s;
end;
comment on function ladder_internal.announce_upsert(oid) is 'Makes the next statement on a table an UPSERT, whatever it does.';

create function ladder_internal.statement(p_relation oid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  v_name constant text := (select s.name from ladder_internal.statement_setting as s);
  v_stack text := pg_catalog.current_setting(v_name, true);
  v_context text;
  v_frame text;
  v_at integer;
  v_kind text;
begin
  get diagnostics v_context = pg_context;
  v_frame := ';' || p_relation || '.' || ladder_internal.depth_of(v_context) || '.';
  v_at := nullif(pg_catalog.strpos(v_stack, v_frame), 0) + pg_catalog.length(v_frame);
  v_kind := pg_catalog.substr(v_stack, v_at, 1);
  if v_kind in ('I', 'U') then
    v_stack := pg_catalog.set_config(v_name, overlay(v_stack placing pg_catalog.lower(v_kind) from v_at for 1), true);
  end if;
  return case
    when v_kind in ('I', 'i') then 'CREATE'
    when v_kind in ('X', 'x', 'Y') then 'UPSERT'
    -- reading FOR UPDATE is no statement that writes, and needs UPDATE
    else 'UPDATE'
  end;
end
$$;
comment on function ladder_internal.statement(oid) is
  'What the running statement is on a table: CREATE, UPDATE or UPSERT. Policies ask it, once a statement.';
-- No USAGE on the schema goes with it: policies reach it, callers do not.
grant execute on function ladder_internal.statement(oid) to ladder_session;

-- Which step of the ladder decides, whose cell it is, and how a refusal says so.

create type ladder_internal.voice as (
  step integer,
  -- user, all users, custom, system, all roles, owner
  kind text,
  principal text,
  -- INHERIT: a cell that says nothing
  effect text
);
create type ladder_internal.step as (
  step integer,
  -- whose cell or entry speaks for the step; null: the step says nothing
  kind text,
  principal text,
  verdict text,
  -- all that are heard, and what each says
  principals text,
  effects text
);

create function ladder_internal.heard(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean,
  p_user text,
  p_roles integer[]
) returns setof ladder_internal.voice
-- One plan for all callers: planning anew for each would take longer than the rest.
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
begin
  if p_object_id is not null and (p_container).entries_in_force then
    return query execute pg_catalog.format(
      'select 1, coalesce(r.kind, ''user''), coalesce(r.name, r.kind, e.user_id::text), e.effect
       from %s as e
       left join ladder_internal.roles as r on r.id = e.role_id
       where e.object_id = $1::%s
         and e.operation = $2
         and (e.until is null or e.until > pg_catalog.now())
         and (e.user_id = $3 or e.role_id = any ($4))',
      (p_container).entries,
      (p_container).key_type
    ) using p_object_id, p_operation, p_user, p_roles;
  end if;

  return query
    select c.step, c.kind, c.principal, coalesce(c.effect, case when c.denied then 'DENY' when c.granted then 'GRANT' else 'INHERIT' end)
    from ladder_internal.positions as p
    cross join lateral (
      select
        2,
        'user',
        p_user::text,
        (
          select u.effect
          from ladder_internal.user_cells as u
          where u.user_id = p_user and u.container = p.container and u.operation = p.operation
          order by u.origin = 'run time' desc
          limit 1
        ),
        false,
        false
      where p_user is not null
      union all
      select
        s.step,
        b.kind,
        coalesce(r.name, b.kind),
        null,
        -- bits are counted from 0 at the left
        pg_catalog.get_bit(s.granted, p.position) = 1,
        pg_catalog.get_bit(s.denied, p.position) = 1
      from ladder_internal.bits as b
      join ladder_internal.roles as r on r.id = b.role_id
      cross join lateral (
        values
          (case b.kind when 'all users' then 2 when 'custom' then 3 else 5 end, b.table_granted, b.table_denied),
          (case b.kind when 'custom' then 6 when 'system' then 7 end, b.global_granted, b.global_denied)
      ) as s (step, granted, denied)
      where b.role_id = any (p_roles) and s.step is not null
      union all
      select 4, 'owner', 'owner', null, pg_catalog.get_bit(y.owner_granted, p.position) = 1, pg_catalog.get_bit(y.owner_denied, p.position) = 1
      from ladder_internal.policy as y
      where p_owned and p_user is not null
    ) as c (step, kind, principal, effect, granted, denied)
    where p.container = (p_container).ordinal and p.operation = p_operation;
end
$$;
comment on function ladder_internal.heard(text, ladder_internal.containers, text, boolean, text, integer[]) is
  'What the seven steps hear: each cell, and each entry that names the caller; also of steps after the one that decides.';

create function ladder_internal.steps(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean,
  p_user text,
  p_roles integer[]
) returns setof ladder_internal.step
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select s.step, (s.speaker).kind, (s.speaker).principal, (s.speaker).effect, s.principals, s.effects
  from (
    select
      n.step,
      (
        array_agg(
          h
          order by
            -- step 2: a user's own cell goes before that of all users; step 1: GRANT beats DENY; everywhere else DENY beats GRANT
            h.step = 2 and h.kind = 'all users',
            (h.effect = 'GRANT') = (h.step = 1) desc,
            h.principal
        ) filter (where h.effect <> 'INHERIT')
      )[1] as speaker,
      string_agg(
        case when h.kind in ('system', 'custom') then format('%s role %s', h.kind, h.principal) when h.kind = 'user' then 'user ' || h.principal else h.principal end,
        ', '
        order by h.kind, h.principal
      ) as principals,
      string_agg(h.effect, ', ' order by h.kind, h.principal) as effects
    from generate_series(1, 7) as n (step)
    left join ladder_internal.heard(p_operation, p_container, p_object_id, p_owned, p_user, p_roles) as h on h.step = n.step
    group by n.step
  ) as s
  order by s.step;
end;
comment on function ladder_internal.steps(text, ladder_internal.containers, text, boolean, text, integer[]) is
  'The seven steps, a row each, by the cells as they are now. The first with a verdict decides.';

create function ladder_internal.say_decision(
  p_operation text,
  p_container ladder_internal.containers,
  p_verdict text,
  p_step integer,
  p_kind text,
  p_principal text
) returns text
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select pg_catalog.format(
    case p_step
      when 1 then 'an entry of the object %4$s %3$s to %1$s'
      when 4 then 'the owner policy of %2$s %4$s %3$s'
      when 6 then '%1$s %5$s %3$s globally'
      when 7 then '%1$s %5$s %3$s globally'
      else '%1$s %5$s %3$s on %2$s'
    end,
    case p_kind
      when 'user' then pg_catalog.format('user %s', p_principal)
      when 'custom' then pg_catalog.format('custom role %s', p_principal)
      when 'system' then pg_catalog.format('system role %s', p_principal)
      else p_principal
    end,
    (p_container).relation,
    p_operation,
    case p_verdict when 'GRANT' then 'grants' else 'denies' end,
    case
      when p_verdict = 'GRANT' and p_kind in ('all users', 'all roles') then 'are granted'
      when p_verdict = 'GRANT' then 'is granted'
      when p_kind in ('all users', 'all roles') then 'are denied'
      -- written or not, a system role that nobody granted it globally is denied it
      when p_step = 7 then 'is not granted'
      else 'is denied'
    end
  );
end;
comment on function ladder_internal.say_decision(text, ladder_internal.containers, text, integer, text, text) is 'Why a step allows or rejects, in words.';

create function ladder_internal.refusal(
  p_operation text,
  p_judged text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean,
  out code text,
  out message text,
  out detail jsonb,
  out hint text
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_table constant text := (p_container).relation::text;
  d record;
begin
  detail := pg_catalog.jsonb_build_object('operation', p_operation, 'container', v_table, 'objects', array[p_object_id]);
  if not exists (select from ladder_internal.judge_objects('FIND', p_container, array[p_object_id]) as j where j.allowed) then
    code := 'P0002';
    message := pg_catalog.format('there is no object %L of %s', p_object_id, v_table);
    hint := case p_operation
      when 'UPSERT' then 'It does not exist and the caller may not create it, or the caller may not find it.'
      else 'It does not exist, or the caller may not find it.'
    end;
    return;
  end if;
  code := '42501';
  message := pg_catalog.format('%s of object %L of %s is rejected', p_operation, p_object_id, v_table);
  select * into d
  from ladder_internal.steps(p_judged, p_container, p_object_id, p_owned, ladder.user_id(), ladder_internal.role_ids()) as s
  where s.verdict is not null
  order by s.step
  limit 1;
  if d.verdict is distinct from 'DENY' then
    hint := 'The cells have changed since the request was opened: open it again.';
    return;
  end if;
  message := message || pg_catalog.format(
    ' at step %s: %s', d.step, ladder_internal.say_decision(p_judged, p_container, 'DENY', d.step, d.kind, d.principal)
  );
  detail := detail || pg_catalog.jsonb_build_object('step', d.step, 'principal', d.principal, 'effect', d.verdict);
  if p_judged <> p_operation then
    -- a derived UPSERT is refused for what it needs
    detail := detail || pg_catalog.jsonb_build_object('needs', p_judged);
  end if;
end
$$;
comment on function ladder_internal.refusal(text, text, ladder_internal.containers, text, boolean) is
  'Why an object may not be written: 42501 with the step that decides if the caller may find it, else P0002, whether it exists or not.';

create function ladder_internal.refuse_write(
  p_operation text,
  p_judged text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean
) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  r record;
begin
  select * into r from ladder_internal.refusal(p_operation, p_judged, p_container, p_object_id, p_owned);
  if r.hint is null then
    raise exception using errcode = r.code, message = r.message, detail = r.detail::text;
  end if;
  raise exception using errcode = r.code, message = r.message, detail = r.detail::text, hint = r.hint;
end
$$;
comment on function ladder_internal.refuse_write(text, text, ladder_internal.containers, text, boolean) is
  'Raises for an object that may not be written.';

create function ladder_internal.is_owner(p_container ladder_internal.containers, p_object_id text, p_user text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_owns boolean;
begin
  execute pg_catalog.format(
    'select %s from %s as o where o.%I = $1::%s',
    case when (p_container).owner_column is null then 'false' else pg_catalog.format('coalesce(o.%I = $2, false)', (p_container).owner_column) end,
    (p_container).relation,
    (p_container).key_column,
    (p_container).key_type
  ) into v_owns using p_object_id, p_user;
  return v_owns;
end
$$;
comment on function ladder_internal.is_owner(ladder_internal.containers, text, text) is 'Whether a user owns an object; null if there is no such object.';

create function ladder.refusals(operation text, container regclass, object_ids text[])
returns table (object_id text, code text, message text, detail jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(refusals.operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(refusals.container);
  v_ids text[];
  v_allowed text[];
  r record;
begin
  if v_operation not in ('UPDATE', 'REMOVE') then
    raise exception using errcode = '22023', message = pg_catalog.format('%s is not an operation on objects that are there', v_operation), hint = 'Ask about UPDATE or REMOVE.';
  end if;
  v_ids := ladder_internal.read_object_ids(v_container, refusals.object_ids);
  v_allowed := array(select j.object_id from ladder_internal.judge_objects(v_operation, v_container, v_ids) as j where j.allowed);
  foreach object_id in array v_ids
  loop
    continue when object_id = any (v_allowed);
    select * into r
    from ladder_internal.refusal(v_operation, v_operation, v_container, object_id, ladder_internal.is_owner(v_container, object_id, ladder.user_id())) as f;
    code := r.code;
    message := r.message;
    detail := r.detail;
    return next;
  end loop;
end
$$;
comment on function ladder.refusals(text, regclass, text[]) is
  'Why the open request may not UPDATE, or REMOVE, objects: a row for each that it may not, with what writing it by key would raise.';

create function ladder.refuse(operation text, container regclass, object_ids text[]) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.read_container(refuse.container);
  v_hint constant text := 'The caller may write it. But a plain statement touches only what the caller may also FIND, and what its other conditions and the table''s triggers leave to it.';
  r record;
begin
  -- a denial says more than that something is not there
  with refused as materialized (
    select f.* from ladder.refusals(refuse.operation, refuse.container, refuse.object_ids) as f
  )
  select f.code, f.message, f.detail, array(select x.object_id from refused as x where x.code = f.code) as ids into r
  from refused as f
  order by f.code <> '42501'
  limit 1;
  if not found then
    perform ladder_internal.refuse_objects('P0002', 'the statement left out', v_container, refuse.operation, ladder_internal.read_object_ids(v_container, refuse.object_ids), v_hint);
  end if;
  raise exception using
    errcode = r.code,
    message = r.message || case pg_catalog.cardinality(r.ids)
      when 1 then ''
      when 2 then '; and one more object is refused'
      else pg_catalog.format('; and %s more objects are refused', pg_catalog.cardinality(r.ids) - 1)
    end,
    detail = (r.detail || pg_catalog.jsonb_build_object('objects', r.ids[1:100]))::text;
end
$$;
comment on function ladder.refuse(text, regclass, text[]) is
  'Raises for objects that a statement was to UPDATE, or REMOVE, and did not: what writing them by key would raise.';

grant execute on function ladder.refusals(text, regclass, text[]), ladder.refuse(text, regclass, text[]) to ladder_session;

-- Writing one object by its key, without needing FIND: it happens, or an error says why not. The engine looks at the object, judges
-- and locks it; the caller's own profile then writes through a cursor that stands on it and shows nothing of it. So the policies
-- judge as well, and triggers, defaults and constraints of the application see the caller, never a privileged role.

create type ladder_internal.prepared_write as (
  -- as a name that every search_path reads as the same table
  relation text,
  object_id text,
  -- null: the object has gone meanwhile
  statement text,
  patch jsonb,
  columns text[],
  -- each column with its type
  definitions text[],
  cursor refcursor,
  outcome text,
  -- whether triggers and policies are to be told that it is an UPSERT
  announced boolean,
  is_last boolean
);

create function ladder_internal.names_caller(p_user_id text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  -- one user, one spelling: only a uuid may come in upper case
  select p_user_id is not distinct from ladder.user_id()::text or coalesce(lower(p_user_id) = ladder.user_id()::text, false);
end;
comment on function ladder_internal.names_caller(text) is 'Whether an id is that of the request''s user; null is nobody''s.';

create function ladder_internal.read_patch(p_operation text, p_container ladder_internal.containers, p_patch jsonb) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_key constant text := (p_container).key_column;
  v_owner constant text := (p_container).owner_column;
  v_code text;
  v_faults text;
  v_columns text[];
begin
  if p_patch is null or pg_catalog.jsonb_typeof(p_patch) <> 'object' or p_patch = '{}' then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('nothing to write to %s', (p_container).relation),
      hint = 'Pass a JSON object of columns and their values, such as {"title": "tea"}.';
  end if;
  with named as (
    select
      k.name,
      case
        when a.attnum is null or k.name = 'pgladder_entries' then '42703'
        when k.name = v_key then case p_operation when 'UPDATE' then '22023' end
        when a.attgenerated <> '' or a.attidentity = 'a' then '428C9'
        when k.name = v_owner and not ladder.has_role('ServerCodeUser') then
          case
            when p_operation = 'UPDATE' or not ladder_internal.names_caller(p_patch ->> k.name) then '42501'
          end
      end as code
    from pg_catalog.jsonb_object_keys(p_patch) as k (name)
    left join pg_catalog.pg_attribute as a
      on a.attrelid = (p_container).relation and a.attname::text = k.name and a.attnum > 0 and not a.attisdropped
  )
  select
    pg_catalog.min(n.code),
    pg_catalog.string_agg(
      pg_catalog.format(
        case n.code
          when '42703' then '%2$s has no column %1$I'
          when '428C9' then 'column %1$I of %2$s is generated by the database'
          when '22023' then 'an object of %2$s keeps its key, column %1$I'
          when '42501' then 'an object of %2$s is its creator''s, and only server code may say otherwise: leave out column %1$I'
        end,
        n.name,
        (p_container).relation
      ),
      '; '
      order by n.name
    ) filter (where n.code is not null),
    pg_catalog.array_agg(n.name order by n.name)
  into v_code, v_faults, v_columns
  from named as n;
  if v_faults is not null then
    raise exception using errcode = v_code, message = v_faults;
  end if;
  return v_columns;
end
$$;
comment on function ladder_internal.read_patch(text, ladder_internal.containers, jsonb) is
  'The columns that a write names; one error for all that it may not.';

create function ladder_internal.exists_object(p_container ladder_internal.containers, p_object_id text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_exists boolean;
begin
  execute pg_catalog.format(
    'select exists (select from %s as o where o.%I = $1::%s)',
    (p_container).relation,
    (p_container).key_column,
    (p_container).key_type
  ) into v_exists using p_object_id;
  return v_exists;
end
$$;
comment on function ladder_internal.exists_object(ladder_internal.containers, text) is 'Whether an object is there, whoever asks.';

create function ladder_internal.hold(p_operation text, p_container ladder_internal.containers, p_object_id text) returns refcursor
-- With pruning, the cursor would have no place for the partitions that do not hold the object, and PostgreSQL asks for one in each.
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set enable_partition_pruning = off
as $$
declare
  v_cursor refcursor;
begin
  open v_cursor no scroll for execute pg_catalog.format(
    'select 1 from %s as o where o.%I = $1::%s for %s',
    (p_container).relation,
    (p_container).key_column,
    (p_container).key_type,
    case p_operation when 'REMOVE' then 'update' else 'no key update' end
  ) using p_object_id;
  move next from v_cursor;
  if not found then
    close v_cursor;
    return null;
  end if;
  return v_cursor;
end
$$;
comment on function ladder_internal.hold(text, ladder_internal.containers, text) is
  'Locks an object and returns a cursor that stands on it; null if it is not there.';

create function ladder_internal.require_write(p_operation text, p_container ladder_internal.containers, p_object_id text) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select from ladder_internal.judge_objects(p_operation, p_container, array[p_object_id]) as j where j.allowed
  ) then
    perform ladder_internal.refuse_write(p_operation, p_operation, p_container, p_object_id, ladder_internal.is_owner(p_container, p_object_id, ladder.user_id()));
  end if;
end
$$;
comment on function ladder_internal.require_write(text, ladder_internal.containers, text) is
  'Raises unless the open request may UPDATE, or REMOVE, an object.';

create function ladder_internal.upsert_refusal(
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean,
  out operation text,
  out owned boolean
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- All that concerns a container is asked whatever the answers are: statements can be counted, and fewer of them would tell a hidden object from none.
  v_mine constant boolean := ladder_internal.is_owner(p_container, p_object_id, ladder.user_id());
  v_exists constant boolean := v_mine is not null;
  v_own constant boolean := ladder_internal.allowed_on_table('UPSERT', (p_container).ordinal, true);
  v_other constant boolean := ladder_internal.allowed_on_table('UPSERT', (p_container).ordinal, false);
  v_new constant boolean := case when p_owned then v_own else v_other end;
  -- What hits an object proposes a row of the caller's own, whoever else is named. It has the object's key, and so its entries.
  v_proposed constant boolean := v_new and v_own;
  v_create constant boolean := ladder_internal.allowed_on_table('CREATE', (p_container).ordinal, false);
  v_update constant boolean := (p_container).upsert_own or exists (
    select from ladder_internal.judge_objects('UPDATE', p_container, array[p_object_id]) as j where j.allowed
  );
  v_of_object constant boolean := not (p_container).upsert_own or exists (
    select
    from ladder_internal.judge_standing('UPSERT', p_container, array[p_object_id], null, ladder_internal.role_ids(), v_own, v_other) as j
    where j.allowed
  );
  v_of_proposed constant boolean := not (p_container).upsert_own or exists (
    select
    from ladder_internal.judge_standing('UPSERT', p_container, array[p_object_id], null, ladder_internal.role_ids(), v_proposed, v_proposed) as j
    where j.allowed
  );
begin
  if not (p_container).upsert_own then
    if not v_create then
      operation := 'CREATE';
      owned := false;
    elsif v_exists and not v_update then
      operation := 'UPDATE';
      owned := v_mine;
    end if;
  elsif v_exists and not v_of_object then
    operation := 'UPSERT';
    owned := v_mine;
  elsif v_exists and not v_of_proposed then
    operation := 'UPSERT';
    owned := p_owned or not v_own;
  elsif not v_exists and not v_new then
    operation := 'UPSERT';
    owned := p_owned;
  end if;
end
$$;
comment on function ladder_internal.upsert_refusal(ladder_internal.containers, text, boolean) is
  'For which operation, and for whose object, the open request may not upsert a row; null if it may. The last argument: whether the row that it proposes is the caller''s own.';

create function ladder_internal.require_upsert(p_container ladder_internal.containers, p_object_id text, p_owned boolean) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  r record;
begin
  select f.operation, f.owned into r from ladder_internal.upsert_refusal(p_container, p_object_id, p_owned) as f;
  -- raised in one place, for an error tells in which line it was raised, and that would tell a hidden object from none
  if r.operation is not null then
    perform ladder_internal.refuse_write('UPSERT', r.operation, p_container, p_object_id, r.owned);
  end if;
end
$$;
comment on function ladder_internal.require_upsert(ladder_internal.containers, text, boolean) is 'Raises unless the open request may upsert a row.';

create function ladder_internal.definitions(p_container ladder_internal.containers, p_columns text[]) returns text[]
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  -- Types go by their whole names: whoever writes has a search_path of their own, and may have temporary types.
  select array_agg(
    format(
      '%I %I.%I%s',
      a.attname,
      n.nspname,
      t.typname,
      case when n.nspname = 'pg_catalog' and t.typcategory <> 'A' and t.typname <> 'interval' then substring(format_type(t.oid, a.atttypmod) from '[(].*[)]') end
    )
    order by c.place
  )
  from unnest(p_columns) with ordinality as c (name, place)
  join pg_attribute as a on a.attrelid = (p_container).relation and a.attname::text = c.name
  join pg_type as t on t.oid = a.atttypid
  join pg_namespace as n on n.oid = t.typnamespace;
end;
comment on function ladder_internal.definitions(ladder_internal.containers, text[]) is 'Columns of a table with their types.';

create function ladder_internal.update_statement(p_container ladder_internal.containers, p_columns text[], p_cursor refcursor) returns text
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  -- No column of the table is read, so only the policy for UPDATE applies.
  select format(
    -- The value is not taken as a whole row of the table: a column that is left out could be of a domain that refuses null.
    'update %s set (%s) = (select %s from pg_catalog.jsonb_to_record($1) as r (%s)) where current of %I',
    (p_container).relation,
    string_agg(format('%I', c.name), ', ' order by c.name),
    string_agg(format('r.%I', c.name), ', ' order by c.name),
    array_to_string(ladder_internal.definitions(p_container, p_columns), ', '),
    p_cursor
  )
  from unnest(p_columns) as c (name);
end;
comment on function ladder_internal.update_statement(ladder_internal.containers, text[], refcursor) is 'Writes columns of $1 to the object that a cursor stands on.';

create function ladder_internal.prepare_write(p_operation text, p_container regclass, p_object_id text, p_patch jsonb)
returns ladder_internal.prepared_write
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.read_container(p_container);
  v_write ladder_internal.prepared_write;
begin
  if p_operation = 'UPDATE' then
    v_write.columns := ladder_internal.read_patch(p_operation, v_container, p_patch);
    v_write.definitions := ladder_internal.definitions(v_container, v_write.columns);
  end if;
  v_write.relation := v_container.relation::text;
  v_write.object_id := (ladder_internal.read_object_ids(v_container, array[p_object_id]))[1];
  v_write.patch := p_patch;
  v_write.is_last := true;
  -- Nobody locks what they may not write; and nobody writes what has become another's, or has gone, before it was locked.
  perform ladder_internal.require_write(p_operation, v_container, v_write.object_id);
  v_write.cursor := ladder_internal.hold(p_operation, v_container, v_write.object_id);
  perform ladder_internal.require_write(p_operation, v_container, v_write.object_id);
  if p_operation = 'UPDATE' then
    v_write.outcome := 'updated';
    v_write.statement := ladder_internal.update_statement(v_container, v_write.columns, v_write.cursor);
  else
    v_write.outcome := 'removed';
    v_write.statement := pg_catalog.format('delete from %s where current of %I', v_container.relation, v_write.cursor);
  end if;
  return v_write;
end
$$;
comment on function ladder_internal.prepare_write(text, regclass, text, jsonb) is 'Judges and locks an object that is to be updated or removed.';

create function ladder_internal.prepare_upsert(p_container regclass, p_row jsonb, p_as_profile boolean, p_is_last boolean) returns ladder_internal.prepared_write
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.read_container(p_container);
  v_key constant text := v_container.key_column;
  v_owner constant text := v_container.owner_column;
  v_owned constant boolean := coalesce(not (p_row ? v_owner) or ladder_internal.names_caller(p_row ->> v_owner), true);
  v_write ladder_internal.prepared_write;
begin
  v_write.columns := ladder_internal.read_patch('UPSERT', v_container, p_row);
  v_write.definitions := ladder_internal.definitions(v_container, v_write.columns);
  if (p_row ->> v_key) is null then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('an upsert names the key of its object: column %I of %s is missing, or null', v_key, v_container.relation);
  end if;
  v_write.relation := v_container.relation::text;
  v_write.object_id := (ladder_internal.read_object_ids(v_container, array[p_row ->> v_key]))[1];
  -- as the column has it: one of so many characters drops blanks beyond them
  execute pg_catalog.format(
    'select r.%I::text from pg_catalog.jsonb_to_record($1) as r (%s)',
    v_key,
    (ladder_internal.definitions(v_container, array[v_key]))[1]
  ) into v_write.object_id using p_row;
  v_write.patch := p_row;
  v_write.is_last := p_is_last;
  perform ladder_internal.require_upsert(v_container, v_write.object_id, v_owned);
  if ladder_internal.exists_object(v_container, v_write.object_id) then
    v_write.outcome := 'updated';
    v_write.cursor := ladder_internal.hold('UPSERT', v_container, v_write.object_id);
    if v_write.cursor is null then
      if p_is_last then
        raise exception using errcode = '40001', message = 'other transactions made and removed the object meanwhile';
      end if;
      return v_write;
    end if;
    perform ladder_internal.require_upsert(v_container, v_write.object_id, v_owned);
    v_write.statement := ladder_internal.update_statement(
      v_container,
      -- an object stays its owner's unless server code writes; of a row that has nothing else, the key is written again
      coalesce(
        nullif(
          pg_catalog.array_remove(
            pg_catalog.array_remove(v_write.columns, v_key),
            case when not ladder.has_role('ServerCodeUser') then v_owner end
          ),
          '{}'
        ),
        array[v_key]
      ),
      v_write.cursor
    );
  else
    v_write.outcome := 'inserted';
    v_write.statement := (
      select
        pg_catalog.format(
          'insert into %s (%s) select %s from pg_catalog.jsonb_to_record($1) as r (%s)%s',
          v_container.relation,
          pg_catalog.string_agg(pg_catalog.format('%I', c.name), ', ' order by c.name),
          pg_catalog.string_agg(pg_catalog.format('r.%I', c.name), ', ' order by c.name),
          pg_catalog.array_to_string(v_write.definitions, ', '),
          -- it names no columns, which would need FIND; the second time, an error says what is in the way
          case when p_is_last then '' else ' on conflict do nothing' end
        )
      from unnest(v_write.columns) as c (name)
    );
  end if;
  -- whoever else the caller acts as is bound by no policy that asks, and fires no trigger that would hear it
  v_write.announced := v_container.upsert_own and p_as_profile;
  return v_write;
end
$$;
comment on function ladder_internal.prepare_upsert(regclass, jsonb, boolean, boolean) is 'Judges a row that is to be upserted, and locks the object that has its key.';

create function ladder_internal.convert(p_write ladder_internal.prepared_write) returns ladder_internal.prepared_write
-- Not security definer: types and domains of the application convert as the caller, before anything is announced or written.
language plpgsql volatile
as $$
declare
  v_select constant text := 'select * from pg_catalog.jsonb_to_record($1) as r (';
  v_code text;
  v_message text;
  v_faults text;
begin
  if p_write.statement is null then
    return p_write;
  end if;
  begin
    execute v_select || pg_catalog.array_to_string(p_write.definitions, ', ') || ')' using p_write.patch;
  exception when data_exception or integrity_constraint_violation or syntax_error_or_access_rule_violation then
    -- one of them or more; which, is looked for
    for i in 1..pg_catalog.cardinality(p_write.columns)
    loop
      begin
        execute v_select || p_write.definitions[i] || ')' using p_write.patch;
      exception when data_exception or integrity_constraint_violation or syntax_error_or_access_rule_violation then
        get stacked diagnostics v_message = message_text, v_code = returned_sqlstate;
        v_faults := pg_catalog.concat_ws('; ', v_faults, pg_catalog.format('column %I of %s: %s', p_write.columns[i], p_write.relation, v_message));
      end;
    end loop;
    raise exception using errcode = v_code, message = v_faults;
  end;
  return p_write;
end
$$;
comment on function ladder_internal.convert(ladder_internal.prepared_write) is 'Raises for the columns whose values are not of their types.';

create function ladder_internal.announce(p_write ladder_internal.prepared_write) returns ladder_internal.prepared_write
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if p_write.statement is not null and p_write.announced then
    perform ladder_internal.announce_upsert(p_write.relation::regclass);
  end if;
  return p_write;
end
$$;
comment on function ladder_internal.announce(ladder_internal.prepared_write) is 'Has the statement that comes next judged as the UPSERT that it is.';

create function ladder_internal.write(p_write ladder_internal.prepared_write) returns text
-- Not security definer, and the caller's search_path stays: triggers run as in a statement of the caller's.
language plpgsql volatile
as $$
declare
  v_cursor constant refcursor := p_write.cursor;
  v_rows bigint;
begin
  if p_write.statement is null then
    return null;
  end if;
  execute p_write.statement using p_write.patch;
  get diagnostics v_rows = row_count;
  if v_cursor is not null then
    close v_cursor;
  end if;
  if v_rows = 1 then
    return p_write.outcome;
  end if;
  if not p_write.is_last then
    return null;
  end if;
  raise exception using
    errcode = '42501',
    message = pg_catalog.format('object %L of %s is not %s: a trigger of the table keeps it as it is', p_write.object_id, p_write.relation, p_write.outcome);
end
$$;
comment on function ladder_internal.write(ladder_internal.prepared_write) is
  'Writes as the caller and says what was done; null if another transaction was faster.';

create function ladder.update(container regclass, object_id text, patch jsonb) returns text
language sql volatile
begin atomic
  select ladder_internal.write(
    ladder_internal.convert(ladder_internal.prepare_write('UPDATE', "update".container, "update".object_id, "update".patch))
  );
end;
comment on function ladder.update(regclass, text, jsonb) is
  'Writes the columns of a JSON object to one object, without needing FIND. Returns updated; an error if it was not.';

create function ladder.remove(container regclass, object_id text) returns text
language sql volatile
begin atomic
  select ladder_internal.write(ladder_internal.prepare_write('REMOVE', remove.container, remove.object_id, null));
end;
comment on function ladder.remove(regclass, text) is
  'Deletes one object, without needing FIND. Returns removed; an error if it was not.';

create function ladder.upsert(container regclass, "row" jsonb) returns text
language sql volatile
begin atomic
  select coalesce(
    ladder_internal.write(ladder_internal.announce(ladder_internal.convert(
      ladder_internal.prepare_upsert(upsert.container, upsert."row", current_user = current_setting('role')::name, false)
    ))),
    -- another transaction made or removed the object meanwhile
    ladder_internal.write(ladder_internal.announce(ladder_internal.convert(
      ladder_internal.prepare_upsert(upsert.container, upsert."row", current_user = current_setting('role')::name, true)
    )))
  );
end;
comment on function ladder.upsert(regclass, jsonb) is
  'Inserts a row that names its key, or updates the object that has the key, without needing FIND. Returns inserted or updated.';

grant execute on function
  ladder.update(regclass, text, jsonb),
  ladder.remove(regclass, text),
  ladder.upsert(regclass, jsonb),
  -- No USAGE on the schema goes with these: the functions above reach them, callers do not.
  ladder_internal.prepare_write(text, regclass, text, jsonb),
  ladder_internal.prepare_upsert(regclass, jsonb, boolean, boolean),
  ladder_internal.convert(ladder_internal.prepared_write),
  ladder_internal.announce(ladder_internal.prepared_write),
  ladder_internal.write(ladder_internal.prepared_write)
to ladder_session;

-- Why? The seven steps for one question, a row each, by the cells as they are now.

create function ladder_internal.explain_steps(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean,
  p_user text,
  p_roles integer[]
) returns table (step integer, level text, principal text, effect text, verdict text, decides boolean, detail text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_levels constant text[] := array[
    'entries of the object',
    'user on the table',
    'custom roles on the table',
    'owner policy',
    'system roles on the table',
    'custom roles, globally',
    'system roles, globally'
  ];
  v_hidden constant boolean := p_object_id is not null and p_owned is null;
  -- what is hidden is as if it were not there
  v_id constant text := case when not v_hidden then p_object_id end;
  v_owned constant boolean := coalesce(p_owned, false);
  v_judged record;
  v_steps ladder_internal.step[];
  v_why text;
  d ladder_internal.step;
begin
  -- UPSERT is judged twice: the first that rejects is shown, and if none does, the object, which the question is about.
  for v_judged in
    select j.operation, j.object_id, j.owned
    from (
      values
        (1, 'CREATE', null, false, not (p_container).upsert_own),
        (2, 'UPDATE', v_id, v_owned, not (p_container).upsert_own and p_object_id is not null),
        (3, 'UPSERT', v_id, v_owned, (p_container).upsert_own and v_id is not null),
        (4, 'UPSERT', v_id, true, (p_container).upsert_own),
        (5, 'UPSERT', v_id, v_owned, (p_container).upsert_own and v_id is not null)
    ) as j (place, operation, object_id, owned, is_asked)
    where p_operation = 'UPSERT' and j.is_asked
    union all
    select p_operation, v_id, v_owned
    where p_operation <> 'UPSERT'
  loop
    v_steps := array(
      select s
      from ladder_internal.steps(v_judged.operation, p_container, v_judged.object_id, v_judged.owned, p_user, p_roles) as s
      order by s.step
    );
    select s.* into d from unnest(v_steps) as s where s.verdict is not null order by s.step limit 1;
    exit when d.verdict = 'DENY';
  end loop;

  if d.verdict is null then
    -- every request has a system role, and so a step 7 that decides
    raise exception using errcode = '42501', message = 'no request is open', hint = 'Open one first: select ladder.enter(…).';
  end if;

  v_why := pg_catalog.format(
    '%s at step %s: %s%s%s',
    case d.verdict when 'GRANT' then 'allowed' else 'rejected' end,
    d.step,
    ladder_internal.say_decision(v_judged.operation, p_container, d.verdict, d.step, d.kind, d.principal),
    case when v_judged.operation <> p_operation then pg_catalog.format(' (%s needs %s)', p_operation, v_judged.operation) end,
    (
      select pg_catalog.format('; step %s (%s: %s) was not reached', s.step, v_levels[s.step], s.verdict)
      from unnest(v_steps) as s
      where s.step > d.step and s.verdict <> d.verdict
      order by s.step
      limit 1
    )
  );

  return query
    select
      s.step,
      v_levels[s.step],
      case when not u.unknown then s.principals end,
      case when u.unknown then 'unknown' else s.effects end,
      case when u.unknown then 'unknown' else s.verdict end,
      s.step = d.step and not v_hidden,
      case
        when u.unknown then 'the caller may neither FIND the object nor hold PERMISSION on it, if it is there'
        when s.step < d.step then 'says nothing'
        when s.step > d.step then 'not reached'
        when v_hidden then v_why || '; unless a step before it that is unknown decides'
        else v_why
      end
    from unnest(v_steps) as s
    -- what the object says, or that it is there, is not for this caller
    cross join lateral (select v_hidden and s.step in (1, 4) as unknown) as u
    order by s.step;
end
$$;
comment on function ladder_internal.explain_steps(text, ladder_internal.containers, text, boolean, text, integer[]) is
  'The seven steps in words. An object that is neither the user''s nor not is not to be seen, and what depends on it is unknown.';

create function ladder.explain(operation text, container regclass, object_id text default null)
returns table (step integer, level text, principal text, effect text, verdict text, decides boolean, detail text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(explain.operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(explain.container);
  v_id text;
  v_owned boolean;
begin
  if explain.object_id is not null and v_operation <> 'CREATE' then
    v_id := (ladder_internal.read_object_ids(v_container, array[explain.object_id]))[1];
    if exists (select from ladder_internal.judge_objects('FIND', v_container, array[v_id]) as j where j.allowed)
      or exists (select from ladder_internal.judge_objects('PERMISSION', v_container, array[v_id]) as j where j.allowed)
    then
      v_owned := ladder_internal.is_owner(v_container, v_id, ladder.user_id());
    end if;
  end if;
  return query
    select *
    from ladder_internal.explain_steps(v_operation, v_container, v_id, v_owned, ladder.user_id(), ladder_internal.role_ids());
end
$$;
comment on function ladder.explain(text, regclass, text) is
  '"Why?" for the open request: the seven steps, a row each. Without an object, steps 1 and 4 are skipped; of one that the caller may neither FIND nor hold PERMISSION on they are unknown.';

create function ladder.explain_for(
  operation text,
  container regclass,
  object_id text default null,
  user_id text default null,
  client text default null,
  login text default null,
  roles text[] default null,
  server_code boolean default false
)
returns table (step integer, level text, principal text, effect text, verdict text, decides boolean, detail text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(explain_for.operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(explain_for.container);
  v_id text;
  v_owned boolean;
  v_caller record;
begin
  perform ladder_internal.require_administrator();
  select r.user_id, r.role_ids into v_caller
  from ladder_internal.read_request(explain_for.user_id, explain_for.client, explain_for.login, explain_for.roles, null, explain_for.server_code) as r;
  if explain_for.object_id is not null and v_operation <> 'CREATE' then
    v_id := (ladder_internal.read_object_ids(v_container, array[explain_for.object_id]))[1];
    v_owned := ladder_internal.is_owner(v_container, v_id, v_caller.user_id);
    if v_owned is null then
      perform ladder_internal.refuse_objects('P0002', 'there is no', v_container, v_operation, array[v_id], 'It does not exist.');
    end if;
  end if;
  return query
    select *
    from ladder_internal.explain_steps(v_operation, v_container, v_id, v_owned, v_caller.user_id, v_caller.role_ids);
end
$$;
comment on function ladder.explain_for(text, regclass, text, text, text, text, text[], boolean) is
  '"Why?" for anybody, asked by an administrator outside any request: what the ladder would say to a request that is opened so.';

grant execute on function ladder.explain(text, regclass, text) to ladder_session;
grant execute on function ladder.explain_for(text, regclass, text, text, text, text, text[], boolean) to ladder_admin;

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

-- One function is the projector's: whatever triggers of the application do while it runs, they do as a role without rights.
do $do$
begin
  execute pg_catalog.format(
    'grant ladder_projector to %I%s',
    current_user,
    case when pg_catalog.current_setting('server_version_num')::integer >= 160000 then ' with inherit true, set true' else '' end
  );
end
$do$;
grant create on schema ladder_internal to ladder_projector;
alter function ladder_internal.touch_entries(regclass, refcursor) owner to ladder_projector;
grant execute on function ladder_internal.touch_entries(regclass, refcursor) to ladder_engine;
revoke create on schema ladder_internal from ladder_projector;
do $do$
begin
  execute pg_catalog.format('revoke ladder_projector from %I', current_user);
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
