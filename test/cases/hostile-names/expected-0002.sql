-- Made by pgladder from a policy file. Not to be edited: change the policy and generate the next migration.
-- Apply it with `pgladder migrate`, or by hand: psql -v ON_ERROR_STOP=1 -1 -f <this file>

-- The first words of every migration. One transaction: whoever applies the file provides it (pgladder migrate, psql -1).
-- Names and operators are PostgreSQL's own: a function body is bound where it is created, and on the applier's search path
-- anybody may have left an operator that fits better.
do $do$
begin
  perform
    pg_catalog.set_config('guard.applied_with_path', pg_catalog.current_setting('search_path'), true),
    pg_catalog.set_config('guard.migrator', current_user, true);
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
grant create on schema guard, guard_internal to ladder_engine;

-- Whoever has a request open holds a lock on this table, so all of them end first, and none begins meanwhile: no request sees its
-- profile become another.
lock table guard_internal.profiles in access exclusive mode;

-- The profiles: one database role for each outcome that the roles of a request can come to.
select pg_catalog.set_config(
  'guard.wanted_roles',
  E'[
    {"name":"ladder_as_authenticated","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser; or AuthenticatedUser + JSUser; or AuthenticatedUser + RestUser; or AuthenticatedUser + IOSUser; and 1452 more"},
    {"name":"ladder_as_not_authenticated","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with NotAuthenticatedUser; or NotAuthenticatedUser + JSUser; or NotAuthenticatedUser + RestUser; or NotAuthenticatedUser + IOSUser; and 3 more"},
    {"name":"ladder_as_server_code","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with ServerCodeUser"},
    {"name":"ladder_as_authenticated__drop_table_users","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + ''; drop table users; --; or AuthenticatedUser + JSUser + ''; drop table users; --; or AuthenticatedUser + RestUser + ''; drop table users; --; or AuthenticatedUser + IOSUser + ''; drop table users; --; and 724 more"},
    {"name":"ladder_as_authenticated__quoted","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + \\"quoted\\"; or AuthenticatedUser + JSUser + \\"quoted\\"; or AuthenticatedUser + RestUser + \\"quoted\\"; or AuthenticatedUser + IOSUser + \\"quoted\\"; and 1900 more"},
    {"name":"ladder_as_authenticated__back_slash","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + back\\\\slash; or AuthenticatedUser + JSUser + back\\\\slash; or AuthenticatedUser + RestUser + back\\\\slash; or AuthenticatedUser + IOSUser + back\\\\slash; and 388 more"},
    {"name":"ladder_as_authenticated__admin_8c6976e5b5","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + admin; or AuthenticatedUser + JSUser + admin; or AuthenticatedUser + RestUser + admin; or AuthenticatedUser + IOSUser + admin; and 332 more"},
    {"name":"ladder_as_authenticated__public","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + public; or AuthenticatedUser + JSUser + public; or AuthenticatedUser + RestUser + public; or AuthenticatedUser + IOSUser + public; and 332 more"},
    {"name":"ladder_as_authenticated__proto","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + __proto__; or AuthenticatedUser + JSUser + __proto__; or AuthenticatedUser + RestUser + __proto__; or AuthenticatedUser + IOSUser + __proto__; and 332 more"},
    {"name":"ladder_as_authenticated__caf","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + café; or AuthenticatedUser + JSUser + café; or AuthenticatedUser + RestUser + café; or AuthenticatedUser + IOSUser + café; and 388 more"},
    {"name":"ladder_as_authenticated__cafe","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + café; or AuthenticatedUser + JSUser + café; or AuthenticatedUser + RestUser + café; or AuthenticatedUser + IOSUser + café; and 388 more"},
    {"name":"ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + JSUser + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + RestUser + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + IOSUser + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; and 388 more"},
    {"name":"ladder_as_authenticated__drop_table_users__back_slash","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + ''; drop table users; -- + back\\\\slash; or AuthenticatedUser + JSUser + ''; drop table users; -- + back\\\\slash; or AuthenticatedUser + RestUser + ''; drop table users; -- + back\\\\slash; or AuthenticatedUser + IOSUser + ''; drop table users; -- + back\\\\slash; and 52 more"},
    {"name":"ladder_as_authenticated__drop_table_users__admin_c1c224b03c","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + ''; drop table users; -- + Admin; or AuthenticatedUser + JSUser + ''; drop table users; -- + Admin; or AuthenticatedUser + RestUser + ''; drop table users; -- + Admin; or AuthenticatedUser + IOSUser + ''; drop table users; -- + Admin; and 52 more"},
    {"name":"ladder_as_authenticated__drop_table_users__none","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + ''; drop table users; -- + none; or AuthenticatedUser + JSUser + ''; drop table users; -- + none; or AuthenticatedUser + RestUser + ''; drop table users; -- + none; or AuthenticatedUser + IOSUser + ''; drop table users; -- + none; and 52 more"},
    {"name":"ladder_as_authenticated__drop_table_users__proto","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + ''; drop table users; -- + __proto__; or AuthenticatedUser + JSUser + ''; drop table users; -- + __proto__; or AuthenticatedUser + RestUser + ''; drop table users; -- + __proto__; or AuthenticatedUser + IOSUser + ''; drop table users; -- + __proto__; and 52 more"},
    {"name":"ladder_as_authenticated__quoted__back_slash","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + \\"quoted\\" + back\\\\slash; or AuthenticatedUser + JSUser + \\"quoted\\" + back\\\\slash; or AuthenticatedUser + RestUser + \\"quoted\\" + back\\\\slash; or AuthenticatedUser + IOSUser + \\"quoted\\" + back\\\\slash; and 220 more"},
    {"name":"ladder_as_authenticated__quoted__admin_8c6976e5b5","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + \\"quoted\\" + admin; or AuthenticatedUser + JSUser + \\"quoted\\" + admin; or AuthenticatedUser + RestUser + \\"quoted\\" + admin; or AuthenticatedUser + IOSUser + \\"quoted\\" + admin; and 220 more"},
    {"name":"ladder_as_authenticated__quoted__public","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + \\"quoted\\" + public; or AuthenticatedUser + JSUser + \\"quoted\\" + public; or AuthenticatedUser + RestUser + \\"quoted\\" + public; or AuthenticatedUser + IOSUser + \\"quoted\\" + public; and 220 more"},
    {"name":"ladder_as_authenticated__quoted__proto","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + \\"quoted\\" + __proto__; or AuthenticatedUser + JSUser + \\"quoted\\" + __proto__; or AuthenticatedUser + RestUser + \\"quoted\\" + __proto__; or AuthenticatedUser + IOSUser + \\"quoted\\" + __proto__; and 220 more"},
    {"name":"ladder_as_authenticated__quoted__caf","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + \\"quoted\\" + café; or AuthenticatedUser + JSUser + \\"quoted\\" + café; or AuthenticatedUser + RestUser + \\"quoted\\" + café; or AuthenticatedUser + IOSUser + \\"quoted\\" + café; and 220 more"},
    {"name":"ladder_as_authenticated__quoted__cafe","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + \\"quoted\\" + café; or AuthenticatedUser + JSUser + \\"quoted\\" + café; or AuthenticatedUser + RestUser + \\"quoted\\" + café; or AuthenticatedUser + IOSUser + \\"quoted\\" + café; and 220 more"},
    {"name":"ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + \\"quoted\\" + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + JSUser + \\"quoted\\" + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + RestUser + \\"quoted\\" + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + IOSUser + \\"quoted\\" + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; and 220 more"},
    {"name":"ladder_as_authenticated__back_slash__admin_8c6976e5b5","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + back\\\\slash + admin; or AuthenticatedUser + JSUser + back\\\\slash + admin; or AuthenticatedUser + RestUser + back\\\\slash + admin; or AuthenticatedUser + IOSUser + back\\\\slash + admin; and 52 more"},
    {"name":"ladder_as_authenticated__back_slash__public","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + back\\\\slash + public; or AuthenticatedUser + JSUser + back\\\\slash + public; or AuthenticatedUser + RestUser + back\\\\slash + public; or AuthenticatedUser + IOSUser + back\\\\slash + public; and 52 more"},
    {"name":"ladder_as_authenticated__back_slash__proto","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + back\\\\slash + __proto__; or AuthenticatedUser + JSUser + back\\\\slash + __proto__; or AuthenticatedUser + RestUser + back\\\\slash + __proto__; or AuthenticatedUser + IOSUser + back\\\\slash + __proto__; and 52 more"},
    {"name":"ladder_as_authenticated__back_slash__caf","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + back\\\\slash + café; or AuthenticatedUser + JSUser + back\\\\slash + café; or AuthenticatedUser + RestUser + back\\\\slash + café; or AuthenticatedUser + IOSUser + back\\\\slash + café; and 52 more"},
    {"name":"ladder_as_authenticated__back_slash__cafe","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + back\\\\slash + café; or AuthenticatedUser + JSUser + back\\\\slash + café; or AuthenticatedUser + RestUser + back\\\\slash + café; or AuthenticatedUser + IOSUser + back\\\\slash + café; and 52 more"},
    {"name":"ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + back\\\\slash + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + JSUser + back\\\\slash + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + RestUser + back\\\\slash + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + IOSUser + back\\\\slash + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; and 52 more"},
    {"name":"ladder_as_authenticated__admin_8c6976e5b5__public","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + admin + public; or AuthenticatedUser + JSUser + admin + public; or AuthenticatedUser + RestUser + admin + public; or AuthenticatedUser + IOSUser + admin + public; and 52 more"},
    {"name":"ladder_as_authenticated__admin_8c6976e5b5__proto","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + admin + __proto__; or AuthenticatedUser + JSUser + admin + __proto__; or AuthenticatedUser + RestUser + admin + __proto__; or AuthenticatedUser + IOSUser + admin + __proto__; and 52 more"},
    {"name":"ladder_as_authenticated__admin_8c6976e5b5__caf","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + admin + café; or AuthenticatedUser + JSUser + admin + café; or AuthenticatedUser + RestUser + admin + café; or AuthenticatedUser + IOSUser + admin + café; and 52 more"},
    {"name":"ladder_as_authenticated__admin_8c6976e5b5__cafe","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + admin + café; or AuthenticatedUser + JSUser + admin + café; or AuthenticatedUser + RestUser + admin + café; or AuthenticatedUser + IOSUser + admin + café; and 52 more"},
    {"name":"ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + admin + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + JSUser + admin + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + RestUser + admin + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + IOSUser + admin + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; and 52 more"},
    {"name":"ladder_as_authenticated__public__proto","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + public + __proto__; or AuthenticatedUser + JSUser + public + __proto__; or AuthenticatedUser + RestUser + public + __proto__; or AuthenticatedUser + IOSUser + public + __proto__; and 52 more"},
    {"name":"ladder_as_authenticated__public__caf","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + public + café; or AuthenticatedUser + JSUser + public + café; or AuthenticatedUser + RestUser + public + café; or AuthenticatedUser + IOSUser + public + café; and 52 more"},
    {"name":"ladder_as_authenticated__public__cafe","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + public + café; or AuthenticatedUser + JSUser + public + café; or AuthenticatedUser + RestUser + public + café; or AuthenticatedUser + IOSUser + public + café; and 52 more"},
    {"name":"ladder_as_authenticated__public__exactly_sixty_three_2a16140a05","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + public + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + JSUser + public + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + RestUser + public + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + IOSUser + public + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; and 52 more"},
    {"name":"ladder_as_authenticated__proto__caf","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + __proto__ + café; or AuthenticatedUser + JSUser + __proto__ + café; or AuthenticatedUser + RestUser + __proto__ + café; or AuthenticatedUser + IOSUser + __proto__ + café; and 52 more"},
    {"name":"ladder_as_authenticated__proto__cafe","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + __proto__ + café; or AuthenticatedUser + JSUser + __proto__ + café; or AuthenticatedUser + RestUser + __proto__ + café; or AuthenticatedUser + IOSUser + __proto__ + café; and 52 more"},
    {"name":"ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + __proto__ + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + JSUser + __proto__ + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + RestUser + __proto__ + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + IOSUser + __proto__ + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; and 52 more"},
    {"name":"ladder_as_authenticated__caf__cafe","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + café + café; or AuthenticatedUser + JSUser + café + café; or AuthenticatedUser + RestUser + café + café; or AuthenticatedUser + IOSUser + café + café; and 52 more"},
    {"name":"ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + café + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + JSUser + café + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + RestUser + café + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + IOSUser + café + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; and 52 more"},
    {"name":"ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4","inherits":true,"members":["ladder_gateway"],"parents":["ladder_session"],"about":"pgladder: the profile of requests with AuthenticatedUser + café + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + JSUser + café + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + RestUser + café + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; or AuthenticatedUser + IOSUser + café + exactly_sixty_three_bytes_long_role_name_0000000000000000000001; and 52 more"}
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
    from pg_catalog.jsonb_to_recordset(pg_catalog.current_setting('guard.wanted_roles')::jsonb) as w (
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
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4;
grant
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
to ladder_gateway;

-- Nothing is governed by halves: every fault of every table is named, and then nothing is changed.
do $do2$
declare
  v_faults text;
begin
  select pg_catalog.string_agg('  ' || f.fault, pg_catalog.chr(10)) into v_faults
  from (
    select * from guard_internal.users_faults(E'"odd ""schema"" \\ -- */"."users; --"', 'p_user', 'text', true)
    union all
    select * from guard_internal.container_faults(E'"odd ""schema"" \\ -- */"."users; --"', 'p_user', 'text', 'p_user', 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults(E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"', E'k"ey \\ '' -- */ $do$ %', 'integer', E'ow"ner
\\ '' $do$ %I', 'text', array[]::text[], array[E'pgladder test: "adopted" '' \\ -- */ $do$']::text[], false)
    union all
    select * from guard_internal.container_faults('public."line
break
; drop table x; --"', 'new
line', 'text', null, 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('"Select"."table"', 'order', 'bigint', 'user', 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('public.orders', 'orders', 'uuid', 'old', 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('public."Orders"', 'Id', 'uuid', 'New', 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('public."ORDERS"', 'ID', 'uuid', null, 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('public."café"', '🔑', 'smallint', null, 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('public."café"', '‮yek', 'smallint', null, 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('public.exactly_sixty_three_bytes_long_table_name_000000000000000000001', 'exactly_sixty_three_bytes_long_column_0000000000000000000000001', 'character varying', 'exactly_sixty_three_bytes_long_column_0000000000000000000000002', 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('public.exactly_sixty_three_bytes_long_table_name_000000000000000000002', 'exactly_sixty_three_bytes_long_column_0000000000000000000000001', 'character varying', null, 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"', 'id', 'integer', null, 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('public."a.b"', 'id', 'integer', null, 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('"public.a".b', 'id', 'integer', null, 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('a.b__c', 'id', 'integer', null, 'text', array[]::text[], array[]::text[], false)
    union all
    select * from guard_internal.container_faults('a__b.c', 'id', 'integer', null, 'text', array[]::text[], array[]::text[], false)
  ) as f (fault);
  if v_faults is not null then
    raise exception using
      errcode = '55000',
      message = 'the database is not ready for the policy:' || pg_catalog.chr(10) || v_faults,
      hint = 'Drop foreign policies, revoke foreign privileges or name their roles under adopt, and apply the migration again.';
  end if;
end
$do2$;

-- The users' table: the engine looks up who exists.
select guard_internal.grant_way_in(E'"odd ""schema"" \\ -- */"."users; --"'::regclass);
grant select (p_user) on "odd ""schema"" \ -- */"."users; --" to ladder_engine;

-- 0: odd?schema?.users?
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table "odd ""schema"" \ -- */"."users; --" in access exclusive mode;
select guard_internal.grant_way_in(E'"odd ""schema"" \\ -- */"."users; --"'::regclass);
grant select on "odd ""schema"" \ -- */"."users; --" to ladder_engine;

-- 1: public.it?s?a?t?do?do1?s?I?key?
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" in access exclusive mode;
select guard_internal.grant_way_in(E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"'::regclass);
grant select on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" to ladder_engine;

-- 2: public.line?break?drop?table?x?
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public."line
break
; drop table x; --" in access exclusive mode;
select guard_internal.grant_way_in('public."line
break
; drop table x; --"'::regclass);
grant select on public."line
break
; drop table x; --" to ladder_engine;

-- 3: Select.table
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table "Select"."table" in access exclusive mode;
select guard_internal.grant_way_in('"Select"."table"'::regclass);
grant select on "Select"."table" to ladder_engine;

-- 4: public.orders
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.orders in access exclusive mode;
select guard_internal.grant_way_in('public.orders'::regclass);
grant select on public.orders to ladder_engine;

-- 5: public.Orders
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public."Orders" in access exclusive mode;
select guard_internal.grant_way_in('public."Orders"'::regclass);
grant select on public."Orders" to ladder_engine;

-- 6: public.ORDERS
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public."ORDERS" in access exclusive mode;
select guard_internal.grant_way_in('public."ORDERS"'::regclass);
grant select on public."ORDERS" to ladder_engine;

-- 7: public.caf?
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public."café" in access exclusive mode;
select guard_internal.grant_way_in('public."café"'::regclass);
grant select on public."café" to ladder_engine;

-- 8: public.cafe?
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public."café" in access exclusive mode;
select guard_internal.grant_way_in('public."café"'::regclass);
grant select on public."café" to ladder_engine;

-- 9: public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 in access exclusive mode;
select guard_internal.grant_way_in('public.exactly_sixty_three_bytes_long_table_name_000000000000000000001'::regclass);
grant select on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 to ladder_engine;

-- 10: public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 in access exclusive mode;
select guard_internal.grant_way_in('public.exactly_sixty_three_bytes_long_table_name_000000000000000000002'::regclass);
grant select on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 to ladder_engine;

-- 11: public.?z
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" in access exclusive mode;
select guard_internal.grant_way_in('public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"'::regclass);
grant select on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" to ladder_engine;

-- 12: public.a.b
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table public."a.b" in access exclusive mode;
select guard_internal.grant_way_in('public."a.b"'::regclass);
grant select on public."a.b" to ladder_engine;

-- 13: public.a.b
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table "public.a".b in access exclusive mode;
select guard_internal.grant_way_in('"public.a".b'::regclass);
grant select on "public.a".b to ladder_engine;

-- 14: a.b__c
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table a.b__c in access exclusive mode;
select guard_internal.grant_way_in('a.b__c'::regclass);
grant select on a.b__c to ladder_engine;

-- 15: a__b.c
-- Locked first: a VACUUM of the table would wait for its new privileges to be committed, and be waited for.
lock table a__b.c in access exclusive mode;
select guard_internal.grant_way_in('a__b.c'::regclass);
grant select on a__b.c to ladder_engine;

-- From here on objects are made, and owned, by the engine, which reads governed tables through a policy like everybody else.
set local role ladder_engine;
set local row_security = on;

create or replace function guard_internal.user_exists(p_user text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from "odd ""schema"" \ -- */"."users; --" as u where u.p_user = $1);
end;
comment on function guard_internal.user_exists(text) is 'Whether a user is in the users'' table; every user is where the policy names none.';

create table if not exists guard_internal.odd_schema_users_ed79696f8b_entries (
  object_id text not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.odd_schema_users_ed79696f8b_entries is E'The object ACL of odd "schema" \\ -- */.users; --: one row a principal and operation.';
alter table guard_internal.odd_schema_users_ed79696f8b_entries replica identity full;
select guard_internal.audit_table('guard_internal.odd_schema_users_ed79696f8b_entries'::regclass, 'entry', 0);
create index if not exists odd_schema_users_ed79696f8b_entries_user on guard_internal.odd_schema_users_ed79696f8b_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists odd_schema_users_ed79696f8b_entries_role on guard_internal.odd_schema_users_ed79696f8b_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries is E'The object ACL of public.it''s a "t" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\'': one row a principal and operation.';
alter table guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries'::regclass, 'entry', 1);
create index if not exists public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries_user on guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries_role on guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_line_break_drop_table_x_80186d3bcb_entries (
  object_id text not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_line_break_drop_table_x_80186d3bcb_entries is 'The object ACL of public.line
break
; drop table x; --: one row a principal and operation.';
alter table guard_internal.public_line_break_drop_table_x_80186d3bcb_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_line_break_drop_table_x_80186d3bcb_entries'::regclass, 'entry', 2);
create index if not exists public_line_break_drop_table_x_80186d3bcb_entries_user on guard_internal.public_line_break_drop_table_x_80186d3bcb_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_line_break_drop_table_x_80186d3bcb_entries_role on guard_internal.public_line_break_drop_table_x_80186d3bcb_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.select_table_42d0a26bc3_entries (
  object_id bigint not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.select_table_42d0a26bc3_entries is 'The object ACL of Select.table: one row a principal and operation.';
alter table guard_internal.select_table_42d0a26bc3_entries replica identity full;
select guard_internal.audit_table('guard_internal.select_table_42d0a26bc3_entries'::regclass, 'entry', 3);
create index if not exists select_table_42d0a26bc3_entries_user on guard_internal.select_table_42d0a26bc3_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists select_table_42d0a26bc3_entries_role on guard_internal.select_table_42d0a26bc3_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public__orders_entries (
  object_id uuid not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public__orders_entries is 'The object ACL of public.orders: one row a principal and operation.';
alter table guard_internal.public__orders_entries replica identity full;
select guard_internal.audit_table('guard_internal.public__orders_entries'::regclass, 'entry', 4);
create index if not exists public__orders_entries_user on guard_internal.public__orders_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__orders_entries_role on guard_internal.public__orders_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_orders_5062589ec2_entries (
  object_id uuid not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_orders_5062589ec2_entries is 'The object ACL of public.Orders: one row a principal and operation.';
alter table guard_internal.public_orders_5062589ec2_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_orders_5062589ec2_entries'::regclass, 'entry', 5);
create index if not exists public_orders_5062589ec2_entries_user on guard_internal.public_orders_5062589ec2_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_orders_5062589ec2_entries_role on guard_internal.public_orders_5062589ec2_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_orders_471be60cac_entries (
  object_id uuid not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_orders_471be60cac_entries is 'The object ACL of public.ORDERS: one row a principal and operation.';
alter table guard_internal.public_orders_471be60cac_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_orders_471be60cac_entries'::regclass, 'entry', 6);
create index if not exists public_orders_471be60cac_entries_user on guard_internal.public_orders_471be60cac_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_orders_471be60cac_entries_role on guard_internal.public_orders_471be60cac_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_caf_b0d4e0ed63_entries (
  object_id smallint not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_caf_b0d4e0ed63_entries is 'The object ACL of public.café: one row a principal and operation.';
alter table guard_internal.public_caf_b0d4e0ed63_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_caf_b0d4e0ed63_entries'::regclass, 'entry', 7);
create index if not exists public_caf_b0d4e0ed63_entries_user on guard_internal.public_caf_b0d4e0ed63_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_caf_b0d4e0ed63_entries_role on guard_internal.public_caf_b0d4e0ed63_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_cafe_92022cad51_entries (
  object_id smallint not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_cafe_92022cad51_entries is 'The object ACL of public.café: one row a principal and operation.';
alter table guard_internal.public_cafe_92022cad51_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_cafe_92022cad51_entries'::regclass, 'entry', 8);
create index if not exists public_cafe_92022cad51_entries_user on guard_internal.public_cafe_92022cad51_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_cafe_92022cad51_entries_role on guard_internal.public_cafe_92022cad51_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries (
  object_id character varying not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries is 'The object ACL of public.exactly_sixty_three_bytes_long_table_name_000000000000000000001: one row a principal and operation.';
alter table guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries'::regclass, 'entry', 9);
create index if not exists public_exactly_sixty_three_bytes_long_t_7ff76c3deb_entries_user on guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_exactly_sixty_three_bytes_long_t_7ff76c3deb_entries_role on guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries (
  object_id character varying not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries is 'The object ACL of public.exactly_sixty_three_bytes_long_table_name_000000000000000000002: one row a principal and operation.';
alter table guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries'::regclass, 'entry', 10);
create index if not exists public_exactly_sixty_three_bytes_long_t_bed34db121_entries_user on guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_exactly_sixty_three_bytes_long_t_bed34db121_entries_role on guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_z_4674c3ea0a_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_z_4674c3ea0a_entries is 'The object ACL of public.üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz: one row a principal and operation.';
alter table guard_internal.public_z_4674c3ea0a_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_z_4674c3ea0a_entries'::regclass, 'entry', 11);
create index if not exists public_z_4674c3ea0a_entries_user on guard_internal.public_z_4674c3ea0a_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_z_4674c3ea0a_entries_role on guard_internal.public_z_4674c3ea0a_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_a_b_775d0d1b68_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_a_b_775d0d1b68_entries is 'The object ACL of public.a.b: one row a principal and operation.';
alter table guard_internal.public_a_b_775d0d1b68_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_a_b_775d0d1b68_entries'::regclass, 'entry', 12);
create index if not exists public_a_b_775d0d1b68_entries_user on guard_internal.public_a_b_775d0d1b68_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_a_b_775d0d1b68_entries_role on guard_internal.public_a_b_775d0d1b68_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_a_b_325c1bce7f_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_a_b_325c1bce7f_entries is 'The object ACL of public.a.b: one row a principal and operation.';
alter table guard_internal.public_a_b_325c1bce7f_entries replica identity full;
select guard_internal.audit_table('guard_internal.public_a_b_325c1bce7f_entries'::regclass, 'entry', 13);
create index if not exists public_a_b_325c1bce7f_entries_user on guard_internal.public_a_b_325c1bce7f_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_a_b_325c1bce7f_entries_role on guard_internal.public_a_b_325c1bce7f_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.a_b_c_d28d61bbce_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.a_b_c_d28d61bbce_entries is 'The object ACL of a.b__c: one row a principal and operation.';
alter table guard_internal.a_b_c_d28d61bbce_entries replica identity full;
select guard_internal.audit_table('guard_internal.a_b_c_d28d61bbce_entries'::regclass, 'entry', 14);
create index if not exists a_b_c_d28d61bbce_entries_user on guard_internal.a_b_c_d28d61bbce_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists a_b_c_d28d61bbce_entries_role on guard_internal.a_b_c_d28d61bbce_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.a_b_c_528239e9b3_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  set_by text not null default guard_internal.actor(),
  set_at timestamptz not null default pg_catalog.now(),
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.a_b_c_528239e9b3_entries is 'The object ACL of a__b.c: one row a principal and operation.';
alter table guard_internal.a_b_c_528239e9b3_entries replica identity full;
select guard_internal.audit_table('guard_internal.a_b_c_528239e9b3_entries'::regclass, 'entry', 15);
create index if not exists a_b_c_528239e9b3_entries_user on guard_internal.a_b_c_528239e9b3_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists a_b_c_528239e9b3_entries_role on guard_internal.a_b_c_528239e9b3_entries (role_id, operation, effect) include (object_id) where role_id is not null;

-- The matrix. Cells set at run time, memberships and entries are not the policy's and stay as they are.
insert into guard_internal.policy (global_default, role_source)
values ('DENY', 'membership')
on conflict (one) do update set global_default = excluded.global_default, role_source = excluded.role_source;
insert into guard_internal.roles (kind, name)
values
  ('custom', '''; drop table users; --'),
  ('custom', '"quoted"'),
  ('custom', '$do$ $do1$ $$'),
  ('custom', 'two
lines
-- and a comment'),
  ('custom', E'back\\slash'),
  ('custom', '*/ /*'),
  ('custom', '%s %I %L'),
  ('custom', '{{internal}}'),
  ('custom', 'admin'),
  ('custom', 'Admin'),
  ('custom', 'ladder_engine'),
  ('custom', 'public'),
  ('custom', 'none'),
  ('custom', '__proto__'),
  ('custom', 'café'),
  ('custom', 'café'),
  ('custom', '🔒'),
  ('custom', 'exactly_sixty_three_bytes_long_role_name_0000000000000000000001')
on conflict (name) do update set declared = true;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (0, E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user', 'text'::regtype, 'p_user', 'guard_internal.odd_schema_users_ed79696f8b_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (1, E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"'::regclass, E'k"ey \\ '' -- */ $do$ %', 'integer'::regtype, E'ow"ner
\\ '' $do$ %I', 'guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (2, 'public."line
break
; drop table x; --"'::regclass, 'new
line', 'text'::regtype, null, 'guard_internal.public_line_break_drop_table_x_80186d3bcb_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (3, '"Select"."table"'::regclass, 'order', 'bigint'::regtype, 'user', 'guard_internal.select_table_42d0a26bc3_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (4, 'public.orders'::regclass, 'orders', 'uuid'::regtype, 'old', 'guard_internal.public__orders_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (5, 'public."Orders"'::regclass, 'Id', 'uuid'::regtype, 'New', 'guard_internal.public_orders_5062589ec2_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (6, 'public."ORDERS"'::regclass, 'ID', 'uuid'::regtype, null, 'guard_internal.public_orders_471be60cac_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (7, 'public."café"'::regclass, '🔑', 'smallint'::regtype, null, 'guard_internal.public_caf_b0d4e0ed63_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (8, 'public."café"'::regclass, '‮yek', 'smallint'::regtype, null, 'guard_internal.public_cafe_92022cad51_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (9, 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000001'::regclass, 'exactly_sixty_three_bytes_long_column_0000000000000000000000001', 'character varying'::regtype, 'exactly_sixty_three_bytes_long_column_0000000000000000000000002', 'guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (10, 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000002'::regclass, 'exactly_sixty_three_bytes_long_column_0000000000000000000000001', 'character varying'::regtype, null, 'guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (11, 'public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"'::regclass, 'id', 'integer'::regtype, null, 'guard_internal.public_z_4674c3ea0a_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (12, 'public."a.b"'::regclass, 'id', 'integer'::regtype, null, 'guard_internal.public_a_b_775d0d1b68_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (13, '"public.a".b'::regclass, 'id', 'integer'::regtype, null, 'guard_internal.public_a_b_325c1bce7f_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (14, 'a.b__c'::regclass, 'id', 'integer'::regtype, null, 'guard_internal.a_b_c_d28d61bbce_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (15, 'a__b.c'::regclass, 'id', 'integer'::regtype, null, 'guard_internal.a_b_c_528239e9b3_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.cells (level, role_id, container, operation, effect, origin)
select w.level, r.id, w.container::integer, w.operation, w.effect, 'policy'
from (
  values
    ('global', 'custom', '''; drop table users; --', null, 'FIND', 'GRANT'),
    ('global', 'custom', 'two
lines
-- and a comment', null, 'FIND', 'DENY'),
    ('global', 'custom', 'two
lines
-- and a comment', null, 'CREATE', 'DENY'),
    ('global', 'custom', 'two
lines
-- and a comment', null, 'UPDATE', 'DENY'),
    ('global', 'custom', 'two
lines
-- and a comment', null, 'REMOVE', 'DENY'),
    ('global', 'custom', 'two
lines
-- and a comment', null, 'UPSERT', 'DENY'),
    ('global', 'custom', '__proto__', null, 'CREATE', 'GRANT'),
    ('global', 'system', 'ServerCodeUser', null, 'FIND', 'GRANT'),
    ('global', 'system', 'ServerCodeUser', null, 'CREATE', 'GRANT'),
    ('global', 'system', 'ServerCodeUser', null, 'UPDATE', 'GRANT'),
    ('global', 'system', 'ServerCodeUser', null, 'REMOVE', 'GRANT'),
    ('global', 'system', 'ServerCodeUser', null, 'UPSERT', 'GRANT'),
    ('role', 'system', 'AuthenticatedUser', 0, 'FIND', 'GRANT'),
    ('role', 'custom', '"quoted"', 1, 'FIND', 'GRANT'),
    ('role', 'custom', '$do$ $do1$ $$', 1, 'FIND', 'GRANT'),
    ('role', 'custom', E'back\\slash', 1, 'UPDATE', 'GRANT'),
    ('role', 'custom', '%s %I %L', 1, 'FIND', 'GRANT'),
    ('role', 'custom', '{{internal}}', 1, 'FIND', 'GRANT'),
    ('role', 'system', 'AuthenticatedUser', 1, 'CREATE', 'GRANT'),
    ('owner', null, null, 1, 'FIND', 'GRANT'),
    ('owner', null, null, 1, 'UPDATE', 'GRANT'),
    ('owner', null, null, 1, 'REMOVE', 'GRANT'),
    ('role', 'custom', 'public', 2, 'FIND', 'GRANT'),
    ('role', 'custom', 'none', 2, 'FIND', 'DENY'),
    ('owner', null, null, 3, 'FIND', 'GRANT'),
    ('owner', null, null, 4, 'FIND', 'GRANT'),
    ('owner', null, null, 4, 'UPDATE', 'GRANT'),
    ('owner', null, null, 4, 'REMOVE', 'GRANT'),
    ('owner', null, null, 5, 'FIND', 'DENY'),
    ('owner', null, null, 5, 'UPDATE', 'DENY'),
    ('owner', null, null, 5, 'REMOVE', 'DENY'),
    ('role', 'custom', 'admin', 6, 'FIND', 'GRANT'),
    ('role', 'custom', 'Admin', 6, 'FIND', 'DENY'),
    ('role', 'custom', 'café', 7, 'FIND', 'GRANT'),
    ('role', 'custom', 'café', 8, 'FIND', 'GRANT'),
    ('role', 'custom', 'exactly_sixty_three_bytes_long_role_name_0000000000000000000001', 11, 'FIND', 'GRANT')
) as w (level, kind, role, container, operation, effect)
left join guard_internal.roles as r on r.kind = w.kind and r.name is not distinct from w.role
on conflict (level, role_id, container, operation, origin) do update set effect = excluded.effect;
insert into guard_internal.user_cells (user_id, container, operation, effect, origin)
values (E'o''brien\\
-- $do$', 1, 'FIND', 'GRANT', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
analyze guard_internal.roles, guard_internal.containers, guard_internal.cells;
select guard_internal.rebuild_bits(), guard_internal.next_generation();
delete from guard_internal.profiles;
insert into guard_internal.profiles (fingerprint, role)
values
  (pg_catalog.decode('d7467358af80cfff48e3806e610eb39456e6a8584f667bfad8f710f06369838e', 'hex'), 'ladder_as_authenticated'),
  (pg_catalog.decode('03c029a3617ace810c00dc7f7f8094da6ace698a302a63fc1055976a85b0b1e6', 'hex'), 'ladder_as_not_authenticated'),
  (pg_catalog.decode('53293d88d59cd86ddd133aa0326b467ff022b0cc9391d835e4bfaa56dc894871', 'hex'), 'ladder_as_server_code'),
  (pg_catalog.decode('afaf53a8335b9e0217115fb6e1b5f192fea1f10061b2e0f2128dfb32d6d92fa7', 'hex'), 'ladder_as_authenticated__drop_table_users'),
  (pg_catalog.decode('a08bbf2814e91310eaf4c22586ae7a7559839ed101faabb19f7b0c620905c349', 'hex'), 'ladder_as_authenticated__quoted'),
  (pg_catalog.decode('db43b240ef58b4d264be011a1ce433de3d38a969a43b08a3a742d975eba287fd', 'hex'), 'ladder_as_authenticated__back_slash'),
  (pg_catalog.decode('8fa278690729064ed18ba34a519b5daa34f6184a4922df4900d3b1b4908378d5', 'hex'), 'ladder_as_authenticated__admin_8c6976e5b5'),
  (pg_catalog.decode('0fd269b961015f7c04be993b2c26a357307d28ffe572286866028b1e78e77ea5', 'hex'), 'ladder_as_authenticated__public'),
  (pg_catalog.decode('d25b5110d1f13d7c654d2d649fb8d399990e949b4e01fda619f6ef1245bd2734', 'hex'), 'ladder_as_authenticated__proto'),
  (pg_catalog.decode('fffe368aa2ef1f0553e4bf4a1499ed8b24fbf2ada8e4e571250b2a787787141c', 'hex'), 'ladder_as_authenticated__caf'),
  (pg_catalog.decode('0fa494582202d76cb81bdede6d9e89c9d366f02803321e0f0f07d24bd8de1f5f', 'hex'), 'ladder_as_authenticated__cafe'),
  (pg_catalog.decode('6daefb1767f01b036421751f83aa417c004c7517234c3d77812bb5df03cc7cc7', 'hex'), 'ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2'),
  (pg_catalog.decode('b8519ca53a3122626a6a73d1383837a9325e291747b0e01872cf46fd3c441a0f', 'hex'), 'ladder_as_authenticated__drop_table_users__back_slash'),
  (pg_catalog.decode('8510978cf6ab92f78778b006a28a21ae6806c90dd26a000c5adadaa964eb5b8f', 'hex'), 'ladder_as_authenticated__drop_table_users__admin_c1c224b03c'),
  (pg_catalog.decode('c56de2a940fca21f78c47854d101fa3b2f956af7a5c9aba6ed1a2037ed58aead', 'hex'), 'ladder_as_authenticated__drop_table_users__none'),
  (pg_catalog.decode('1abce701e9fbfdca282154ce4beb78e33f66c6f059c6b1b1e6e0ce245fe628da', 'hex'), 'ladder_as_authenticated__drop_table_users__proto'),
  (pg_catalog.decode('83d49ce8092b816dd88dd0924b14a738057d1b3972eadcb22b7bee9f9ace09bb', 'hex'), 'ladder_as_authenticated__quoted__back_slash'),
  (pg_catalog.decode('c6addcf3de70670adbf772c93e7229d125de7b838e4fbb3a55e65147215c5293', 'hex'), 'ladder_as_authenticated__quoted__admin_8c6976e5b5'),
  (pg_catalog.decode('de1dd857fcd495f5dd641491120dc32e7bb6149e249dd95d5546e2684c8c4707', 'hex'), 'ladder_as_authenticated__quoted__public'),
  (pg_catalog.decode('ce8c53096702bc68decbc83d881ae1910bba8dc6253d8fc47c71a94523152af8', 'hex'), 'ladder_as_authenticated__quoted__proto'),
  (pg_catalog.decode('eff9d71d0efc1cc86a8d51bd4e629c4c01176ad169257920f00d1ebdfac849e3', 'hex'), 'ladder_as_authenticated__quoted__caf'),
  (pg_catalog.decode('1257a25ad0ab7a7f90f09874f3fe5aa15e69795351bad0026f789b20dc3a6e59', 'hex'), 'ladder_as_authenticated__quoted__cafe'),
  (pg_catalog.decode('39a1b3e40665c13e772237832f444de52125896c06dee6b59d3d5135c11eeadf', 'hex'), 'ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768'),
  (pg_catalog.decode('9fe550bcff412794db407d58c51188dae1323d3dcac8dd3d730aebc0d841c9fe', 'hex'), 'ladder_as_authenticated__back_slash__admin_8c6976e5b5'),
  (pg_catalog.decode('313d95b527e497cd55815cb4338c9cbb7db612ac8935d910de41ad481c09f70e', 'hex'), 'ladder_as_authenticated__back_slash__public'),
  (pg_catalog.decode('ae3c367431ef23e2ea317714e9dcaa783b6b48e65fb0adf96daa0c0c9d4355fb', 'hex'), 'ladder_as_authenticated__back_slash__proto'),
  (pg_catalog.decode('f4b694b685f94a18ce581ba899a9567f845794eb5bb39323e232ad79d626d84a', 'hex'), 'ladder_as_authenticated__back_slash__caf'),
  (pg_catalog.decode('89a2b708500d4c579373ad6584f9d1ad9719ae736fb9a3049e783679128afcb8', 'hex'), 'ladder_as_authenticated__back_slash__cafe'),
  (pg_catalog.decode('b3a896c86ccbb951e3fe06e08b45a40bf0ee6ce20520c20f06326fc87d01caf0', 'hex'), 'ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069'),
  (pg_catalog.decode('6aa44cc8f623076d2b1b58183093a01e1d8829d56490efb0df45203a1fd6c055', 'hex'), 'ladder_as_authenticated__admin_8c6976e5b5__public'),
  (pg_catalog.decode('def2fcb7216d76aebaa5390d3f4001aa11ad0173103fbc1e1a2daee9607b69af', 'hex'), 'ladder_as_authenticated__admin_8c6976e5b5__proto'),
  (pg_catalog.decode('1e66e631e0f290cfd073f57a7d01998a0889f93b3b8d708187b3015aba991352', 'hex'), 'ladder_as_authenticated__admin_8c6976e5b5__caf'),
  (pg_catalog.decode('c01b6a3f7df9b9edb24ab903e593da72ec3c285f1e6d964d445921fe9beafead', 'hex'), 'ladder_as_authenticated__admin_8c6976e5b5__cafe'),
  (pg_catalog.decode('86f888c052facb5d24b37e23cca089f6921c2e7d80ed5a37d20db66f6476f300', 'hex'), 'ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1'),
  (pg_catalog.decode('2ff45e745d91403122a330d824a610b12954eee1245b5fda5849aa7f7c9ad13a', 'hex'), 'ladder_as_authenticated__public__proto'),
  (pg_catalog.decode('4a390546d63677abf257a461ecb088f6fc92b6f8f40a2a41cc68698b2ac8693d', 'hex'), 'ladder_as_authenticated__public__caf'),
  (pg_catalog.decode('ab35d6fd59db914b2616b8f619b50c1cc9c81a38bdd140d024fe581e90a9d5eb', 'hex'), 'ladder_as_authenticated__public__cafe'),
  (pg_catalog.decode('c686e7853a7d1ce07795014faa27790991196753dbe0f6cd9f9fb66e9e4ffb75', 'hex'), 'ladder_as_authenticated__public__exactly_sixty_three_2a16140a05'),
  (pg_catalog.decode('7f5a5dfea363ef4129698ba6482f3fa22b8d26705ea8fdb75b5cabce39cd1a97', 'hex'), 'ladder_as_authenticated__proto__caf'),
  (pg_catalog.decode('441adf4aa3298a303a9e9b30b298048e79cac1e078235b67ebfffa59e50740c0', 'hex'), 'ladder_as_authenticated__proto__cafe'),
  (pg_catalog.decode('da755a42696e2dabc46faeffc6bbc9c0eb6b1d1dd54d6c0d40131ef567cd1598', 'hex'), 'ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e'),
  (pg_catalog.decode('f3b4c8a8ab9227538f29f145695e9b84f0b9341688fbbaf65442a44566b33e9f', 'hex'), 'ladder_as_authenticated__caf__cafe'),
  (pg_catalog.decode('735eb43f3f3004da7205016961893aed11227108e3efed3d8cf35239aae1f46f', 'hex'), 'ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63'),
  (pg_catalog.decode('a88a7889d290cbf9b27d5332d75ab51413982a752eb376d077ca5cbc18b6d3d5', 'hex'), 'ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4')
;

drop function if exists guard_internal.odd_schema_users_ed79696f8b_object_ids(text, text);
create function guard_internal.odd_schema_users_ed79696f8b_object_ids(p_operation text, p_effect text) returns text[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.odd_schema_users_ed79696f8b_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.odd_schema_users_ed79696f8b_object_ids(text, text) is E'Step 1: the objects of odd "schema" \\ -- */.users; -- that an entry for the open request grants, or denies.';
grant execute on function guard_internal.odd_schema_users_ed79696f8b_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids(text, text);
create function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids(p_operation text, p_effect text) returns integer[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids(text, text) is E'Step 1: the objects of public.it''s a "t" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\'' that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_new_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $do2$
begin
  if exists (
    select
    from new_objects as o
    join guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries as e on e.object_id = o."k""ey \ ' -- */ $do$ %" and e.effect = 'GRANT' and e.operation in ('UPDATE')
  ) then
    raise exception using
      -- with an older snapshot these may be the entries of an object that is gone
      errcode = case pg_catalog.current_setting('transaction_isolation') when 'read committed' then '55000' else '40001' end,
      message = 'a new object was shared before it had the entries that the policy gives it',
      hint = 'Share it in a statement of its own, after the one that creates it, or in a trigger for statements whose name sorts after pgladder_new_entries.';
  end if;
  insert into guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries (object_id, operation, role_id, effect, set_by)
  select o."k""ey \ ' -- */ $do$ %", e.operation, r.id, e.effect, (select guard_internal.actor())
  from new_objects as o
  cross join (
    values
      ('custom', '''; drop table users; --', 'FIND', 'GRANT'),
      ('custom', '$do$ $do1$ $$', 'FIND', 'GRANT'),
      ('custom', '$do$ $do1$ $$', 'UPDATE', 'DENY'),
      ('custom', E'back\\slash', 'REMOVE', 'GRANT')
  ) as e (kind, role, operation, effect)
  left join guard_internal.roles as r on r.kind = e.kind and r.name is not distinct from e.role
  on conflict (object_id, operation, user_id, role_id) do nothing;
  return null;
end
$do2$;
comment on function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_new_entries() is 'Trigger: the entries that every new object gets.';

drop function if exists guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids(text, text);
create function guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids(p_operation text, p_effect text) returns text[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_line_break_drop_table_x_80186d3bcb_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids(text, text) is 'Step 1: the objects of public.line
break
; drop table x; -- that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.select_table_42d0a26bc3_object_ids(text, text);
create function guard_internal.select_table_42d0a26bc3_object_ids(p_operation text, p_effect text) returns bigint[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.select_table_42d0a26bc3_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.select_table_42d0a26bc3_object_ids(text, text) is 'Step 1: the objects of Select.table that an entry for the open request grants, or denies.';
grant execute on function guard_internal.select_table_42d0a26bc3_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.public__orders_object_ids(text, text);
create function guard_internal.public__orders_object_ids(p_operation text, p_effect text) returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public__orders_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public__orders_object_ids(text, text) is 'Step 1: the objects of public.orders that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public__orders_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.public_orders_5062589ec2_object_ids(text, text);
create function guard_internal.public_orders_5062589ec2_object_ids(p_operation text, p_effect text) returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_orders_5062589ec2_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_orders_5062589ec2_object_ids(text, text) is 'Step 1: the objects of public.Orders that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_orders_5062589ec2_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.public_orders_471be60cac_object_ids(text, text);
create function guard_internal.public_orders_471be60cac_object_ids(p_operation text, p_effect text) returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_orders_471be60cac_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_orders_471be60cac_object_ids(text, text) is 'Step 1: the objects of public.ORDERS that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_orders_471be60cac_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.public_caf_b0d4e0ed63_object_ids(text, text);
create function guard_internal.public_caf_b0d4e0ed63_object_ids(p_operation text, p_effect text) returns smallint[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_caf_b0d4e0ed63_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_caf_b0d4e0ed63_object_ids(text, text) is 'Step 1: the objects of public.café that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_caf_b0d4e0ed63_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.public_cafe_92022cad51_object_ids(text, text);
create function guard_internal.public_cafe_92022cad51_object_ids(p_operation text, p_effect text) returns smallint[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_cafe_92022cad51_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_cafe_92022cad51_object_ids(text, text) is 'Step 1: the objects of public.café that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_cafe_92022cad51_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids(text, text);
create function guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids(p_operation text, p_effect text) returns character varying[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids(text, text) is 'Step 1: the objects of public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_exactly_sixty_three_bytes_long_ta_7ff76c3deb_new_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $do$
begin
  insert into guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries (object_id, operation, role_id, effect, set_by)
  select o.exactly_sixty_three_bytes_long_column_0000000000000000000000001, e.operation, r.id, e.effect, (select guard_internal.actor())
  from new_objects as o
  cross join (
    values
      ('custom', '🔒', 'FIND', 'GRANT')
  ) as e (kind, role, operation, effect)
  left join guard_internal.roles as r on r.kind = e.kind and r.name is not distinct from e.role
  on conflict (object_id, operation, user_id, role_id) do nothing;
  return null;
end
$do$;
comment on function guard_internal.public_exactly_sixty_three_bytes_long_ta_7ff76c3deb_new_entries() is 'Trigger: the entries that every new object gets.';

drop function if exists guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids(text, text);
create function guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids(p_operation text, p_effect text) returns character varying[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids(text, text) is 'Step 1: the objects of public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_exactly_sixty_three_bytes_long_ta_bed34db121_new_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $do$
begin
  insert into guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries (object_id, operation, role_id, effect, set_by)
  select o.exactly_sixty_three_bytes_long_column_0000000000000000000000001, e.operation, r.id, e.effect, (select guard_internal.actor())
  from new_objects as o
  cross join (
    values
      ('custom', '*/ /*', 'FIND', 'GRANT')
  ) as e (kind, role, operation, effect)
  left join guard_internal.roles as r on r.kind = e.kind and r.name is not distinct from e.role
  on conflict (object_id, operation, user_id, role_id) do nothing;
  return null;
end
$do$;
comment on function guard_internal.public_exactly_sixty_three_bytes_long_ta_bed34db121_new_entries() is 'Trigger: the entries that every new object gets.';

drop function if exists guard_internal.public_z_4674c3ea0a_object_ids(text, text);
create function guard_internal.public_z_4674c3ea0a_object_ids(p_operation text, p_effect text) returns integer[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_z_4674c3ea0a_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_z_4674c3ea0a_object_ids(text, text) is 'Step 1: the objects of public.üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_z_4674c3ea0a_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.public_a_b_775d0d1b68_object_ids(text, text);
create function guard_internal.public_a_b_775d0d1b68_object_ids(p_operation text, p_effect text) returns integer[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_a_b_775d0d1b68_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_a_b_775d0d1b68_object_ids(text, text) is 'Step 1: the objects of public.a.b that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_a_b_775d0d1b68_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.public_a_b_325c1bce7f_object_ids(text, text);
create function guard_internal.public_a_b_325c1bce7f_object_ids(p_operation text, p_effect text) returns integer[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.public_a_b_325c1bce7f_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.public_a_b_325c1bce7f_object_ids(text, text) is 'Step 1: the objects of public.a.b that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_a_b_325c1bce7f_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.a_b_c_d28d61bbce_object_ids(text, text);
create function guard_internal.a_b_c_d28d61bbce_object_ids(p_operation text, p_effect text) returns integer[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.a_b_c_d28d61bbce_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.a_b_c_d28d61bbce_object_ids(text, text) is 'Step 1: the objects of a.b__c that an entry for the open request grants, or denies.';
grant execute on function guard_internal.a_b_c_d28d61bbce_object_ids(text, text) to ladder_session;

drop function if exists guard_internal.a_b_c_528239e9b3_object_ids(text, text);
create function guard_internal.a_b_c_528239e9b3_object_ids(p_operation text, p_effect text) returns integer[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(e.object_id), '{}')
    from guard_internal.a_b_c_528239e9b3_entries as e
    where e.operation = p_operation
      and e.effect = p_effect
      and (e.until is null or e.until > pg_catalog.now())
      and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()))
  );
end
$$;
comment on function guard_internal.a_b_c_528239e9b3_object_ids(text, text) is 'Step 1: the objects of a__b.c that an entry for the open request grants, or denies.';
grant execute on function guard_internal.a_b_c_528239e9b3_object_ids(text, text) to ladder_session;

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
    where p.pronamespace in ('guard'::regnamespace, 'guard_internal'::regnamespace)
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
  guard.user_id(),
  guard_internal.context(text),
  guard_internal.is_callers(name),
  guard_internal.is_profile(name),
  guard_internal.refuse_change(),
  guard_internal.guard_entries()
to public;
do $do$
begin
  perform pg_catalog.set_config('role', pg_catalog.current_setting('guard.migrator'), true);
  -- does nothing that the owner of a table could not do by hand
  execute pg_catalog.format('grant execute on function guard.grant_columns(regclass) to %I', current_user);
end
$do$;
set local row_security = off;

-- A membership, a cell or an entry can only be somebody's who is in the users' table, and goes with them.
select guard_internal.link('guard_internal.memberships'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
select guard_internal.link('guard_internal.user_cells'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');

-- 0: odd?schema?.users?
select guard_internal.link('guard_internal.odd_schema_users_ed79696f8b_entries'::regclass, 'object_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
select guard_internal.link('guard_internal.odd_schema_users_ed79696f8b_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
alter table "odd ""schema"" \ -- */"."users; --" alter column p_user set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on "odd ""schema"" \ -- */"."users; --"
  for each row
  when (old.p_user is distinct from new.p_user and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('owner');
alter table "odd ""schema"" \ -- */"."users; --" enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on "odd ""schema"" \ -- */"."users; --"
  for each row
  when (old.p_user is distinct from new.p_user and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table "odd ""schema"" \ -- */"."users; --" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = E'"odd ""schema"" \\ -- */"."users; --"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on "odd ""schema"" \ -- */"."users; --"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('p_user', 'p_user');
    alter table "odd ""schema"" \ -- */"."users; --" enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on "odd ""schema"" \ -- */"."users; --"
      for each statement
      execute function guard_internal.require_link('guard_internal.odd_schema_users_ed79696f8b_entries', 'p_user');
  end if;
end
$do$;
create policy ladder_engine_select on "odd ""schema"" \ -- */"."users; --"
  for select
  to ladder_engine
  using (true);
grant update (p_user) on "odd ""schema"" \ -- */"."users; --" to ladder_engine;
create policy ladder_engine_update on "odd ""schema"" \ -- */"."users; --"
  for update
  to ladder_engine
  using (true);
create policy "users; --_select_all" on "odd ""schema"" \ -- */"."users; --"
  for select
  to
    ladder_as_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('FIND', 'GRANT'))::text[])
    or not ("users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('FIND', 'DENY'))::text[]))
  );
create policy "users; --_select_listed" on "odd ""schema"" \ -- */"."users; --"
  for select
  to ladder_as_not_authenticated
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('FIND', 'GRANT'))::text[])
  );
create policy "users; --_select_dynamic" on "odd ""schema"" \ -- */"."users; --"
  for select
  to ladder_dynamic
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('FIND', 'GRANT'))::text[])
    or (
      not ("users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('FIND', 'DENY'))::text[]))
      and case
        when "users; --".p_user = (select guard.user_id()) then (select guard_internal.may_own(0))
        else (select guard_internal.may_other(0))
      end
    )
  );
create policy "users; --_insert_all" on "odd ""schema"" \ -- */"."users; --"
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    ("users; --".p_user is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy "users; --_insert_dynamic" on "odd ""schema"" \ -- */"."users; --"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(1))
    and ("users; --".p_user is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy "users; --_update_all" on "odd ""schema"" \ -- */"."users; --"
  for update
  to ladder_as_server_code
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('UPDATE', 'GRANT'))::text[])
    or not ("users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('UPDATE', 'DENY'))::text[]))
  )
  with check (
    true
  );
create policy "users; --_update_listed" on "odd ""schema"" \ -- */"."users; --"
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('UPDATE', 'GRANT'))::text[])
  )
  with check (
    true
  );
create policy "users; --_update_dynamic" on "odd ""schema"" \ -- */"."users; --"
  for update
  to ladder_dynamic
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('UPDATE', 'GRANT'))::text[])
    or (
      not ("users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('UPDATE', 'DENY'))::text[]))
      and case
        when "users; --".p_user = (select guard.user_id()) then (select guard_internal.may_own(2))
        else (select guard_internal.may_other(2))
      end
    )
  )
  with check (
    true
  );
create policy "users; --_delete_all" on "odd ""schema"" \ -- */"."users; --"
  for delete
  to ladder_as_server_code
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('REMOVE', 'GRANT'))::text[])
    or not ("users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('REMOVE', 'DENY'))::text[]))
  );
create policy "users; --_delete_listed" on "odd ""schema"" \ -- */"."users; --"
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('REMOVE', 'GRANT'))::text[])
  );
create policy "users; --_delete_dynamic" on "odd ""schema"" \ -- */"."users; --"
  for delete
  to ladder_dynamic
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('REMOVE', 'GRANT'))::text[])
    or (
      not ("users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('REMOVE', 'DENY'))::text[]))
      and case
        when "users; --".p_user = (select guard.user_id()) then (select guard_internal.may_own(3))
        else (select guard_internal.may_other(3))
      end
    )
  );
comment on policy "users; --_select_all" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy "users; --_select_listed" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy "users; --_select_dynamic" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy "users; --_insert_all" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy "users; --_insert_dynamic" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy "users; --_update_all" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy "users; --_update_listed" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy "users; --_update_dynamic" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy "users; --_delete_all" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy "users; --_delete_listed" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy "users; --_delete_dynamic" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
alter table "odd ""schema"" \ -- */"."users; --" enable row level security;
alter table "odd ""schema"" \ -- */"."users; --" force row level security;
grant select on "odd ""schema"" \ -- */"."users; --" to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on "odd ""schema"" \ -- */"."users; --" to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on "odd ""schema"" \ -- */"."users; --" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on "odd ""schema"" \ -- */"."users; --" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 1: public.it?s?a?t?do?do1?s?I?key?
select guard_internal.link('guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries'::regclass, 'object_id', E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"'::regclass, E'k"ey \\ '' -- */ $do$ %');
select guard_internal.link('guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
select guard_internal.ensure_index(E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"'::regclass, E'ow"ner
\\ '' $do$ %I');
alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" alter column "ow""ner
\ ' $do$ %I" set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for each row
  when (old."ow""ner
\ ' $do$ %I" is distinct from new."ow""ner
\ ' $do$ %I" and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('owner');
alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for each row
  when (old."k""ey \ ' -- */ $do$ %" is distinct from new."k""ey \ ' -- */ $do$ %" and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" enable always trigger pgladder_keeps_key;
do $do2$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move(E'k"ey \\ '' -- */ $do$ %', E'ow"ner
\\ '' $do$ %I');
    alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
      for each statement
      execute function guard_internal.require_link('guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries', E'k"ey \\ '' -- */ $do$ %');
  end if;
end
$do2$;
create trigger pgladder_new_entries
  after insert on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  referencing new table as new_objects
  for each statement
  execute function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_new_entries();
create policy ladder_engine_select on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for select
  to ladder_engine
  using (true);
grant update ("k""ey \ ' -- */ $do$ %") on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" to ladder_engine;
create policy ladder_engine_update on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for update
  to ladder_engine
  using (true);
create policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_select_all" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('FIND', 'GRANT'))::integer[])
    or not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('FIND', 'DENY'))::integer[]))
  );
create policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_select_own" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for select
  to
    ladder_as_authenticated,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('FIND', 'DENY'))::integer[]))
      and "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" = (select guard.user_id())
    )
  );
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_select_listed on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for select
  to ladder_as_not_authenticated
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('FIND', 'GRANT'))::integer[])
  );
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_select_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for select
  to ladder_dynamic
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('FIND', 'DENY'))::integer[]))
      and case
        when "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" = (select guard.user_id()) then (select guard_internal.may_own(6))
        else (select guard_internal.may_other(6))
      end
    )
  );
create policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_insert_all" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for insert
  to
    ladder_as_authenticated,
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  with check (
    ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_insert_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(7))
    and ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_update_all" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for update
  to
    ladder_as_server_code,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('UPDATE', 'GRANT'))::integer[])
    or not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('UPDATE', 'DENY'))::integer[]))
  )
  with check (
    true
  );
create policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_update_own" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for update
  to
    ladder_as_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('UPDATE', 'DENY'))::integer[]))
      and "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" = (select guard.user_id())
    )
  )
  with check (
    true
  );
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_update_listed on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for update
  to ladder_as_not_authenticated
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('UPDATE', 'GRANT'))::integer[])
  )
  with check (
    true
  );
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_update_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for update
  to ladder_dynamic
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('UPDATE', 'DENY'))::integer[]))
      and case
        when "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" = (select guard.user_id()) then (select guard_internal.may_own(8))
        else (select guard_internal.may_other(8))
      end
    )
  )
  with check (
    true
  );
create policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_delete_all" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for delete
  to ladder_as_server_code
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('REMOVE', 'GRANT'))::integer[])
    or not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('REMOVE', 'DENY'))::integer[]))
  );
create policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_delete_own" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for delete
  to
    ladder_as_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('REMOVE', 'DENY'))::integer[]))
      and "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" = (select guard.user_id())
    )
  );
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_delete_listed on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for delete
  to ladder_as_not_authenticated
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('REMOVE', 'GRANT'))::integer[])
  );
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_delete_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for delete
  to ladder_dynamic
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('REMOVE', 'DENY'))::integer[]))
      and case
        when "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" = (select guard.user_id()) then (select guard_internal.may_own(9))
        else (select guard_internal.may_other(9))
      end
    )
  );
comment on policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_select_all" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_select_own" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may FIND their own objects; an entry of an object goes before';
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_select_listed on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_select_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_insert_all" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_insert_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_update_all" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_update_own" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may UPDATE their own objects; an entry of an object goes before';
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_update_listed on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_update_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_delete_all" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'_delete_own" on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may REMOVE their own objects; an entry of an object goes before';
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_delete_listed on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_delete_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" enable row level security;
alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" force row level security;
grant select on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" to
  ladder_as_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant update on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" to
  ladder_as_server_code,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_as_not_authenticated,
  ladder_dynamic;
grant delete on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_as_not_authenticated,
  ladder_dynamic;

-- 2: public.line?break?drop?table?x?
select guard_internal.link('guard_internal.public_line_break_drop_table_x_80186d3bcb_entries'::regclass, 'object_id', 'public."line
break
; drop table x; --"'::regclass, 'new
line');
select guard_internal.link('guard_internal.public_line_break_drop_table_x_80186d3bcb_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."line
break
; drop table x; --"
  for each row
  when (old."new
line" is distinct from new."new
line" and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."line
break
; drop table x; --" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."line
break
; drop table x; --"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."line
break
; drop table x; --"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('new
line', '');
    alter table public."line
break
; drop table x; --" enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public."line
break
; drop table x; --"
      for each statement
      execute function guard_internal.require_link('guard_internal.public_line_break_drop_table_x_80186d3bcb_entries', 'new
line');
  end if;
end
$do$;
create policy ladder_engine_select on public."line
break
; drop table x; --"
  for select
  to ladder_engine
  using (true);
grant update ("new
line") on public."line
break
; drop table x; --" to ladder_engine;
create policy ladder_engine_update on public."line
break
; drop table x; --"
  for update
  to ladder_engine
  using (true);
create policy "line
break
; drop table x; --_select_all" on public."line
break
; drop table x; --"
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__public,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('FIND', 'GRANT'))::text[])
    or not ("line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('FIND', 'DENY'))::text[]))
  );
create policy "line
break
; drop table x; --_select_listed" on public."line
break
; drop table x; --"
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('FIND', 'GRANT'))::text[])
  );
create policy "line
break
; drop table x; --_select_dynamic" on public."line
break
; drop table x; --"
  for select
  to ladder_dynamic
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('FIND', 'GRANT'))::text[])
    or (
      not ("line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('FIND', 'DENY'))::text[]))
      and (select guard_internal.may_other(12))
    )
  );
create policy "line
break
; drop table x; --_insert_all" on public."line
break
; drop table x; --"
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    true
  );
create policy "line
break
; drop table x; --_insert_dynamic" on public."line
break
; drop table x; --"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(13))
  );
create policy "line
break
; drop table x; --_update_all" on public."line
break
; drop table x; --"
  for update
  to ladder_as_server_code
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('UPDATE', 'GRANT'))::text[])
    or not ("line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('UPDATE', 'DENY'))::text[]))
  )
  with check (
    true
  );
create policy "line
break
; drop table x; --_update_listed" on public."line
break
; drop table x; --"
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('UPDATE', 'GRANT'))::text[])
  )
  with check (
    true
  );
create policy "line
break
; drop table x; --_update_dynamic" on public."line
break
; drop table x; --"
  for update
  to ladder_dynamic
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('UPDATE', 'GRANT'))::text[])
    or (
      not ("line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('UPDATE', 'DENY'))::text[]))
      and (select guard_internal.may_other(14))
    )
  )
  with check (
    true
  );
create policy "line
break
; drop table x; --_delete_all" on public."line
break
; drop table x; --"
  for delete
  to ladder_as_server_code
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('REMOVE', 'GRANT'))::text[])
    or not ("line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('REMOVE', 'DENY'))::text[]))
  );
create policy "line
break
; drop table x; --_delete_listed" on public."line
break
; drop table x; --"
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('REMOVE', 'GRANT'))::text[])
  );
create policy "line
break
; drop table x; --_delete_dynamic" on public."line
break
; drop table x; --"
  for delete
  to ladder_dynamic
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('REMOVE', 'GRANT'))::text[])
    or (
      not ("line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('REMOVE', 'DENY'))::text[]))
      and (select guard_internal.may_other(15))
    )
  );
comment on policy "line
break
; drop table x; --_select_all" on public."line
break
; drop table x; --" is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy "line
break
; drop table x; --_select_listed" on public."line
break
; drop table x; --" is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy "line
break
; drop table x; --_select_dynamic" on public."line
break
; drop table x; --" is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy "line
break
; drop table x; --_insert_all" on public."line
break
; drop table x; --" is 'pgladder: these requests may CREATE objects';
comment on policy "line
break
; drop table x; --_insert_dynamic" on public."line
break
; drop table x; --" is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy "line
break
; drop table x; --_update_all" on public."line
break
; drop table x; --" is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy "line
break
; drop table x; --_update_listed" on public."line
break
; drop table x; --" is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy "line
break
; drop table x; --_update_dynamic" on public."line
break
; drop table x; --" is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy "line
break
; drop table x; --_delete_all" on public."line
break
; drop table x; --" is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy "line
break
; drop table x; --_delete_listed" on public."line
break
; drop table x; --" is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy "line
break
; drop table x; --_delete_dynamic" on public."line
break
; drop table x; --" is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table public."line
break
; drop table x; --" enable row level security;
alter table public."line
break
; drop table x; --" force row level security;
grant select on public."line
break
; drop table x; --" to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public."line
break
; drop table x; --" to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on public."line
break
; drop table x; --" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on public."line
break
; drop table x; --" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 3: Select.table
select guard_internal.link('guard_internal.select_table_42d0a26bc3_entries'::regclass, 'object_id', '"Select"."table"'::regclass, 'order');
select guard_internal.link('guard_internal.select_table_42d0a26bc3_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
select guard_internal.ensure_index('"Select"."table"'::regclass, 'user');
alter table "Select"."table" alter column "user" set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on "Select"."table"
  for each row
  when (old."user" is distinct from new."user" and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('owner');
alter table "Select"."table" enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on "Select"."table"
  for each row
  when (old."order" is distinct from new."order" and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table "Select"."table" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = '"Select"."table"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on "Select"."table"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('order', 'user');
    alter table "Select"."table" enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on "Select"."table"
      for each statement
      execute function guard_internal.require_link('guard_internal.select_table_42d0a26bc3_entries', 'order');
  end if;
end
$do$;
create policy ladder_engine_select on "Select"."table"
  for select
  to ladder_engine
  using (true);
grant update ("order") on "Select"."table" to ladder_engine;
create policy ladder_engine_update on "Select"."table"
  for update
  to ladder_engine
  using (true);
create policy table_select_all on "Select"."table"
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('FIND', 'GRANT'))::bigint[])
    or not ("table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('FIND', 'DENY'))::bigint[]))
  );
create policy table_select_own on "Select"."table"
  for select
  to
    ladder_as_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('FIND', 'GRANT'))::bigint[])
    or (
      not ("table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('FIND', 'DENY'))::bigint[]))
      and "table"."user" = (select guard.user_id())
    )
  );
create policy table_select_listed on "Select"."table"
  for select
  to ladder_as_not_authenticated
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('FIND', 'GRANT'))::bigint[])
  );
create policy table_select_dynamic on "Select"."table"
  for select
  to ladder_dynamic
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('FIND', 'GRANT'))::bigint[])
    or (
      not ("table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('FIND', 'DENY'))::bigint[]))
      and case
        when "table"."user" = (select guard.user_id()) then (select guard_internal.may_own(18))
        else (select guard_internal.may_other(18))
      end
    )
  );
create policy table_insert_all on "Select"."table"
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    ("table"."user" is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy table_insert_dynamic on "Select"."table"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(19))
    and ("table"."user" is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy table_update_all on "Select"."table"
  for update
  to ladder_as_server_code
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('UPDATE', 'GRANT'))::bigint[])
    or not ("table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('UPDATE', 'DENY'))::bigint[]))
  )
  with check (
    true
  );
create policy table_update_listed on "Select"."table"
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('UPDATE', 'GRANT'))::bigint[])
  )
  with check (
    true
  );
create policy table_update_dynamic on "Select"."table"
  for update
  to ladder_dynamic
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('UPDATE', 'GRANT'))::bigint[])
    or (
      not ("table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('UPDATE', 'DENY'))::bigint[]))
      and case
        when "table"."user" = (select guard.user_id()) then (select guard_internal.may_own(20))
        else (select guard_internal.may_other(20))
      end
    )
  )
  with check (
    true
  );
create policy table_delete_all on "Select"."table"
  for delete
  to ladder_as_server_code
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('REMOVE', 'GRANT'))::bigint[])
    or not ("table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('REMOVE', 'DENY'))::bigint[]))
  );
create policy table_delete_listed on "Select"."table"
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('REMOVE', 'GRANT'))::bigint[])
  );
create policy table_delete_dynamic on "Select"."table"
  for delete
  to ladder_dynamic
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('REMOVE', 'GRANT'))::bigint[])
    or (
      not ("table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('REMOVE', 'DENY'))::bigint[]))
      and case
        when "table"."user" = (select guard.user_id()) then (select guard_internal.may_own(21))
        else (select guard_internal.may_other(21))
      end
    )
  );
comment on policy table_select_all on "Select"."table" is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy table_select_own on "Select"."table" is 'pgladder: these requests may FIND their own objects; an entry of an object goes before';
comment on policy table_select_listed on "Select"."table" is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy table_select_dynamic on "Select"."table" is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy table_insert_all on "Select"."table" is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy table_insert_dynamic on "Select"."table" is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy table_update_all on "Select"."table" is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy table_update_listed on "Select"."table" is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy table_update_dynamic on "Select"."table" is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy table_delete_all on "Select"."table" is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy table_delete_listed on "Select"."table" is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy table_delete_dynamic on "Select"."table" is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
alter table "Select"."table" enable row level security;
alter table "Select"."table" force row level security;
grant select on "Select"."table" to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on "Select"."table" to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on "Select"."table" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on "Select"."table" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 4: public.orders
select guard_internal.link('guard_internal.public__orders_entries'::regclass, 'object_id', 'public.orders'::regclass, 'orders');
select guard_internal.link('guard_internal.public__orders_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
select guard_internal.ensure_index('public.orders'::regclass, 'old');
alter table public.orders alter column old set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on public.orders
  for each row
  when (old.old is distinct from new.old and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('owner');
alter table public.orders enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public.orders
  for each row
  when (old.orders is distinct from new.orders and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public.orders enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.orders'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.orders
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('orders', 'old');
    alter table public.orders enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public.orders
      for each statement
      execute function guard_internal.require_link('guard_internal.public__orders_entries', 'orders');
  end if;
end
$do$;
create policy ladder_engine_select on public.orders
  for select
  to ladder_engine
  using (true);
grant update (orders) on public.orders to ladder_engine;
create policy ladder_engine_update on public.orders
  for update
  to ladder_engine
  using (true);
create policy orders_select_all on public.orders
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('FIND', 'GRANT'))::uuid[])
    or not (orders.orders = any ((select guard_internal.public__orders_object_ids('FIND', 'DENY'))::uuid[]))
  );
create policy orders_select_own on public.orders
  for select
  to
    ladder_as_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not (orders.orders = any ((select guard_internal.public__orders_object_ids('FIND', 'DENY'))::uuid[]))
      and orders.old = (select guard.user_id())
    )
  );
create policy orders_select_listed on public.orders
  for select
  to ladder_as_not_authenticated
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('FIND', 'GRANT'))::uuid[])
  );
create policy orders_select_dynamic on public.orders
  for select
  to ladder_dynamic
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not (orders.orders = any ((select guard_internal.public__orders_object_ids('FIND', 'DENY'))::uuid[]))
      and case
        when orders.old = (select guard.user_id()) then (select guard_internal.may_own(24))
        else (select guard_internal.may_other(24))
      end
    )
  );
create policy orders_insert_all on public.orders
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    (orders.old is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy orders_insert_dynamic on public.orders
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(25))
    and (orders.old is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy orders_update_all on public.orders
  for update
  to ladder_as_server_code
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('UPDATE', 'GRANT'))::uuid[])
    or not (orders.orders = any ((select guard_internal.public__orders_object_ids('UPDATE', 'DENY'))::uuid[]))
  )
  with check (
    true
  );
create policy orders_update_own on public.orders
  for update
  to
    ladder_as_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not (orders.orders = any ((select guard_internal.public__orders_object_ids('UPDATE', 'DENY'))::uuid[]))
      and orders.old = (select guard.user_id())
    )
  )
  with check (
    true
  );
create policy orders_update_listed on public.orders
  for update
  to ladder_as_not_authenticated
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('UPDATE', 'GRANT'))::uuid[])
  )
  with check (
    true
  );
create policy orders_update_dynamic on public.orders
  for update
  to ladder_dynamic
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not (orders.orders = any ((select guard_internal.public__orders_object_ids('UPDATE', 'DENY'))::uuid[]))
      and case
        when orders.old = (select guard.user_id()) then (select guard_internal.may_own(26))
        else (select guard_internal.may_other(26))
      end
    )
  )
  with check (
    true
  );
create policy orders_delete_all on public.orders
  for delete
  to ladder_as_server_code
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('REMOVE', 'GRANT'))::uuid[])
    or not (orders.orders = any ((select guard_internal.public__orders_object_ids('REMOVE', 'DENY'))::uuid[]))
  );
create policy orders_delete_own on public.orders
  for delete
  to
    ladder_as_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not (orders.orders = any ((select guard_internal.public__orders_object_ids('REMOVE', 'DENY'))::uuid[]))
      and orders.old = (select guard.user_id())
    )
  );
create policy orders_delete_listed on public.orders
  for delete
  to ladder_as_not_authenticated
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('REMOVE', 'GRANT'))::uuid[])
  );
create policy orders_delete_dynamic on public.orders
  for delete
  to ladder_dynamic
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not (orders.orders = any ((select guard_internal.public__orders_object_ids('REMOVE', 'DENY'))::uuid[]))
      and case
        when orders.old = (select guard.user_id()) then (select guard_internal.may_own(27))
        else (select guard_internal.may_other(27))
      end
    )
  );
comment on policy orders_select_all on public.orders is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy orders_select_own on public.orders is 'pgladder: these requests may FIND their own objects; an entry of an object goes before';
comment on policy orders_select_listed on public.orders is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy orders_select_dynamic on public.orders is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy orders_insert_all on public.orders is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy orders_insert_dynamic on public.orders is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy orders_update_all on public.orders is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy orders_update_own on public.orders is 'pgladder: these requests may UPDATE their own objects; an entry of an object goes before';
comment on policy orders_update_listed on public.orders is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy orders_update_dynamic on public.orders is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy orders_delete_all on public.orders is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy orders_delete_own on public.orders is 'pgladder: these requests may REMOVE their own objects; an entry of an object goes before';
comment on policy orders_delete_listed on public.orders is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy orders_delete_dynamic on public.orders is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
alter table public.orders enable row level security;
alter table public.orders force row level security;
grant select on public.orders to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public.orders to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on public.orders to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_as_not_authenticated,
  ladder_dynamic;
grant delete on public.orders to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_as_not_authenticated,
  ladder_dynamic;

-- 5: public.Orders
select guard_internal.link('guard_internal.public_orders_5062589ec2_entries'::regclass, 'object_id', 'public."Orders"'::regclass, 'Id');
select guard_internal.link('guard_internal.public_orders_5062589ec2_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
alter table public."Orders" alter column "New" set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on public."Orders"
  for each row
  when (old."New" is distinct from new."New" and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('owner');
alter table public."Orders" enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public."Orders"
  for each row
  when (old."Id" is distinct from new."Id" and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."Orders" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."Orders"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."Orders"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('Id', 'New');
    alter table public."Orders" enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public."Orders"
      for each statement
      execute function guard_internal.require_link('guard_internal.public_orders_5062589ec2_entries', 'Id');
  end if;
end
$do$;
create policy ladder_engine_select on public."Orders"
  for select
  to ladder_engine
  using (true);
grant update ("Id") on public."Orders" to ladder_engine;
create policy ladder_engine_update on public."Orders"
  for update
  to ladder_engine
  using (true);
create policy "Orders_select_all" on public."Orders"
  for select
  to ladder_as_server_code
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('FIND', 'GRANT'))::uuid[])
    or not ("Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('FIND', 'DENY'))::uuid[]))
  );
create policy "Orders_select_others" on public."Orders"
  for select
  to
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not ("Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('FIND', 'DENY'))::uuid[]))
      and ("Orders"."New" = (select guard.user_id())) is not true
    )
  );
create policy "Orders_select_listed" on public."Orders"
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('FIND', 'GRANT'))::uuid[])
  );
create policy "Orders_select_dynamic" on public."Orders"
  for select
  to ladder_dynamic
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not ("Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('FIND', 'DENY'))::uuid[]))
      and case
        when "Orders"."New" = (select guard.user_id()) then (select guard_internal.may_own(30))
        else (select guard_internal.may_other(30))
      end
    )
  );
create policy "Orders_insert_all" on public."Orders"
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    ("Orders"."New" is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy "Orders_insert_dynamic" on public."Orders"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(31))
    and ("Orders"."New" is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy "Orders_update_all" on public."Orders"
  for update
  to ladder_as_server_code
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('UPDATE', 'GRANT'))::uuid[])
    or not ("Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('UPDATE', 'DENY'))::uuid[]))
  )
  with check (
    true
  );
create policy "Orders_update_listed" on public."Orders"
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('UPDATE', 'GRANT'))::uuid[])
  )
  with check (
    true
  );
create policy "Orders_update_dynamic" on public."Orders"
  for update
  to ladder_dynamic
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not ("Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('UPDATE', 'DENY'))::uuid[]))
      and case
        when "Orders"."New" = (select guard.user_id()) then (select guard_internal.may_own(32))
        else (select guard_internal.may_other(32))
      end
    )
  )
  with check (
    true
  );
create policy "Orders_delete_all" on public."Orders"
  for delete
  to ladder_as_server_code
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('REMOVE', 'GRANT'))::uuid[])
    or not ("Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('REMOVE', 'DENY'))::uuid[]))
  );
create policy "Orders_delete_listed" on public."Orders"
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('REMOVE', 'GRANT'))::uuid[])
  );
create policy "Orders_delete_dynamic" on public."Orders"
  for delete
  to ladder_dynamic
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not ("Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('REMOVE', 'DENY'))::uuid[]))
      and case
        when "Orders"."New" = (select guard.user_id()) then (select guard_internal.may_own(33))
        else (select guard_internal.may_other(33))
      end
    )
  );
comment on policy "Orders_select_all" on public."Orders" is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy "Orders_select_others" on public."Orders" is 'pgladder: these requests may FIND every object but their own; an entry of an object goes before';
comment on policy "Orders_select_listed" on public."Orders" is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy "Orders_select_dynamic" on public."Orders" is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy "Orders_insert_all" on public."Orders" is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy "Orders_insert_dynamic" on public."Orders" is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy "Orders_update_all" on public."Orders" is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy "Orders_update_listed" on public."Orders" is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy "Orders_update_dynamic" on public."Orders" is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy "Orders_delete_all" on public."Orders" is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy "Orders_delete_listed" on public."Orders" is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy "Orders_delete_dynamic" on public."Orders" is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
alter table public."Orders" enable row level security;
alter table public."Orders" force row level security;
grant select on public."Orders" to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public."Orders" to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on public."Orders" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on public."Orders" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 6: public.ORDERS
select guard_internal.link('guard_internal.public_orders_471be60cac_entries'::regclass, 'object_id', 'public."ORDERS"'::regclass, 'ID');
select guard_internal.link('guard_internal.public_orders_471be60cac_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."ORDERS"
  for each row
  when (old."ID" is distinct from new."ID" and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."ORDERS" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."ORDERS"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."ORDERS"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('ID', '');
    alter table public."ORDERS" enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public."ORDERS"
      for each statement
      execute function guard_internal.require_link('guard_internal.public_orders_471be60cac_entries', 'ID');
  end if;
end
$do$;
create policy ladder_engine_select on public."ORDERS"
  for select
  to ladder_engine
  using (true);
grant update ("ID") on public."ORDERS" to ladder_engine;
create policy ladder_engine_update on public."ORDERS"
  for update
  to ladder_engine
  using (true);
create policy "ORDERS_select_all" on public."ORDERS"
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('FIND', 'GRANT'))::uuid[])
    or not ("ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('FIND', 'DENY'))::uuid[]))
  );
create policy "ORDERS_select_listed" on public."ORDERS"
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('FIND', 'GRANT'))::uuid[])
  );
create policy "ORDERS_select_dynamic" on public."ORDERS"
  for select
  to ladder_dynamic
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not ("ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('FIND', 'DENY'))::uuid[]))
      and (select guard_internal.may_other(36))
    )
  );
create policy "ORDERS_insert_all" on public."ORDERS"
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    true
  );
create policy "ORDERS_insert_dynamic" on public."ORDERS"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(37))
  );
create policy "ORDERS_update_all" on public."ORDERS"
  for update
  to ladder_as_server_code
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('UPDATE', 'GRANT'))::uuid[])
    or not ("ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('UPDATE', 'DENY'))::uuid[]))
  )
  with check (
    true
  );
create policy "ORDERS_update_listed" on public."ORDERS"
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('UPDATE', 'GRANT'))::uuid[])
  )
  with check (
    true
  );
create policy "ORDERS_update_dynamic" on public."ORDERS"
  for update
  to ladder_dynamic
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not ("ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('UPDATE', 'DENY'))::uuid[]))
      and (select guard_internal.may_other(38))
    )
  )
  with check (
    true
  );
create policy "ORDERS_delete_all" on public."ORDERS"
  for delete
  to ladder_as_server_code
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('REMOVE', 'GRANT'))::uuid[])
    or not ("ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('REMOVE', 'DENY'))::uuid[]))
  );
create policy "ORDERS_delete_listed" on public."ORDERS"
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('REMOVE', 'GRANT'))::uuid[])
  );
create policy "ORDERS_delete_dynamic" on public."ORDERS"
  for delete
  to ladder_dynamic
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not ("ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('REMOVE', 'DENY'))::uuid[]))
      and (select guard_internal.may_other(39))
    )
  );
comment on policy "ORDERS_select_all" on public."ORDERS" is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy "ORDERS_select_listed" on public."ORDERS" is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy "ORDERS_select_dynamic" on public."ORDERS" is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy "ORDERS_insert_all" on public."ORDERS" is 'pgladder: these requests may CREATE objects';
comment on policy "ORDERS_insert_dynamic" on public."ORDERS" is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy "ORDERS_update_all" on public."ORDERS" is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy "ORDERS_update_listed" on public."ORDERS" is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy "ORDERS_update_dynamic" on public."ORDERS" is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy "ORDERS_delete_all" on public."ORDERS" is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy "ORDERS_delete_listed" on public."ORDERS" is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy "ORDERS_delete_dynamic" on public."ORDERS" is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table public."ORDERS" enable row level security;
alter table public."ORDERS" force row level security;
grant select on public."ORDERS" to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public."ORDERS" to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on public."ORDERS" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on public."ORDERS" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 7: public.caf?
select guard_internal.link('guard_internal.public_caf_b0d4e0ed63_entries'::regclass, 'object_id', 'public."café"'::regclass, '🔑');
select guard_internal.link('guard_internal.public_caf_b0d4e0ed63_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."café"
  for each row
  when (old."🔑" is distinct from new."🔑" and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."café" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."café"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."café"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('🔑', '');
    alter table public."café" enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public."café"
      for each statement
      execute function guard_internal.require_link('guard_internal.public_caf_b0d4e0ed63_entries', '🔑');
  end if;
end
$do$;
create policy ladder_engine_select on public."café"
  for select
  to ladder_engine
  using (true);
grant update ("🔑") on public."café" to ladder_engine;
create policy ladder_engine_update on public."café"
  for update
  to ladder_engine
  using (true);
create policy "café_select_all" on public."café"
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('FIND', 'GRANT'))::smallint[])
    or not ("café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('FIND', 'DENY'))::smallint[]))
  );
create policy "café_select_listed" on public."café"
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('FIND', 'GRANT'))::smallint[])
  );
create policy "café_select_dynamic" on public."café"
  for select
  to ladder_dynamic
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('FIND', 'GRANT'))::smallint[])
    or (
      not ("café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('FIND', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(42))
    )
  );
create policy "café_insert_all" on public."café"
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    true
  );
create policy "café_insert_dynamic" on public."café"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(43))
  );
create policy "café_update_all" on public."café"
  for update
  to ladder_as_server_code
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('UPDATE', 'GRANT'))::smallint[])
    or not ("café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('UPDATE', 'DENY'))::smallint[]))
  )
  with check (
    true
  );
create policy "café_update_listed" on public."café"
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('UPDATE', 'GRANT'))::smallint[])
  )
  with check (
    true
  );
create policy "café_update_dynamic" on public."café"
  for update
  to ladder_dynamic
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('UPDATE', 'GRANT'))::smallint[])
    or (
      not ("café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('UPDATE', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(44))
    )
  )
  with check (
    true
  );
create policy "café_delete_all" on public."café"
  for delete
  to ladder_as_server_code
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('REMOVE', 'GRANT'))::smallint[])
    or not ("café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('REMOVE', 'DENY'))::smallint[]))
  );
create policy "café_delete_listed" on public."café"
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('REMOVE', 'GRANT'))::smallint[])
  );
create policy "café_delete_dynamic" on public."café"
  for delete
  to ladder_dynamic
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('REMOVE', 'GRANT'))::smallint[])
    or (
      not ("café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('REMOVE', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(45))
    )
  );
comment on policy "café_select_all" on public."café" is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy "café_select_listed" on public."café" is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy "café_select_dynamic" on public."café" is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy "café_insert_all" on public."café" is 'pgladder: these requests may CREATE objects';
comment on policy "café_insert_dynamic" on public."café" is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy "café_update_all" on public."café" is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy "café_update_listed" on public."café" is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy "café_update_dynamic" on public."café" is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy "café_delete_all" on public."café" is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy "café_delete_listed" on public."café" is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy "café_delete_dynamic" on public."café" is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table public."café" enable row level security;
alter table public."café" force row level security;
grant select on public."café" to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public."café" to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on public."café" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on public."café" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 8: public.cafe?
select guard_internal.link('guard_internal.public_cafe_92022cad51_entries'::regclass, 'object_id', 'public."café"'::regclass, '‮yek');
select guard_internal.link('guard_internal.public_cafe_92022cad51_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."café"
  for each row
  when (old."‮yek" is distinct from new."‮yek" and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."café" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."café"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."café"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('‮yek', '');
    alter table public."café" enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public."café"
      for each statement
      execute function guard_internal.require_link('guard_internal.public_cafe_92022cad51_entries', '‮yek');
  end if;
end
$do$;
create policy ladder_engine_select on public."café"
  for select
  to ladder_engine
  using (true);
grant update ("‮yek") on public."café" to ladder_engine;
create policy ladder_engine_update on public."café"
  for update
  to ladder_engine
  using (true);
create policy "café_select_all" on public."café"
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('FIND', 'GRANT'))::smallint[])
    or not ("café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('FIND', 'DENY'))::smallint[]))
  );
create policy "café_select_listed" on public."café"
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('FIND', 'GRANT'))::smallint[])
  );
create policy "café_select_dynamic" on public."café"
  for select
  to ladder_dynamic
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('FIND', 'GRANT'))::smallint[])
    or (
      not ("café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('FIND', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(48))
    )
  );
create policy "café_insert_all" on public."café"
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    true
  );
create policy "café_insert_dynamic" on public."café"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(49))
  );
create policy "café_update_all" on public."café"
  for update
  to ladder_as_server_code
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('UPDATE', 'GRANT'))::smallint[])
    or not ("café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('UPDATE', 'DENY'))::smallint[]))
  )
  with check (
    true
  );
create policy "café_update_listed" on public."café"
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('UPDATE', 'GRANT'))::smallint[])
  )
  with check (
    true
  );
create policy "café_update_dynamic" on public."café"
  for update
  to ladder_dynamic
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('UPDATE', 'GRANT'))::smallint[])
    or (
      not ("café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('UPDATE', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(50))
    )
  )
  with check (
    true
  );
create policy "café_delete_all" on public."café"
  for delete
  to ladder_as_server_code
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('REMOVE', 'GRANT'))::smallint[])
    or not ("café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('REMOVE', 'DENY'))::smallint[]))
  );
create policy "café_delete_listed" on public."café"
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('REMOVE', 'GRANT'))::smallint[])
  );
create policy "café_delete_dynamic" on public."café"
  for delete
  to ladder_dynamic
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('REMOVE', 'GRANT'))::smallint[])
    or (
      not ("café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('REMOVE', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(51))
    )
  );
comment on policy "café_select_all" on public."café" is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy "café_select_listed" on public."café" is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy "café_select_dynamic" on public."café" is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy "café_insert_all" on public."café" is 'pgladder: these requests may CREATE objects';
comment on policy "café_insert_dynamic" on public."café" is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy "café_update_all" on public."café" is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy "café_update_listed" on public."café" is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy "café_update_dynamic" on public."café" is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy "café_delete_all" on public."café" is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy "café_delete_listed" on public."café" is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy "café_delete_dynamic" on public."café" is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table public."café" enable row level security;
alter table public."café" force row level security;
grant select on public."café" to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public."café" to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on public."café" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on public."café" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 9: public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
select guard_internal.link('guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries'::regclass, 'object_id', 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000001'::regclass, 'exactly_sixty_three_bytes_long_column_0000000000000000000000001');
select guard_internal.link('guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 alter column exactly_sixty_three_bytes_long_column_0000000000000000000000002 set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for each row
  when (old.exactly_sixty_three_bytes_long_column_0000000000000000000000002 is distinct from new.exactly_sixty_three_bytes_long_column_0000000000000000000000002 and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('owner');
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for each row
  when (old.exactly_sixty_three_bytes_long_column_0000000000000000000000001 is distinct from new.exactly_sixty_three_bytes_long_column_0000000000000000000000001 and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000001'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('exactly_sixty_three_bytes_long_column_0000000000000000000000001', 'exactly_sixty_three_bytes_long_column_0000000000000000000000002');
    alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
      for each statement
      execute function guard_internal.require_link('guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries', 'exactly_sixty_three_bytes_long_column_0000000000000000000000001');
  end if;
end
$do$;
create trigger pgladder_new_entries
  after insert on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  referencing new table as new_objects
  for each statement
  execute function guard_internal.public_exactly_sixty_three_bytes_long_ta_7ff76c3deb_new_entries();
create policy ladder_engine_select on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for select
  to ladder_engine
  using (true);
grant update (exactly_sixty_three_bytes_long_column_0000000000000000000000001) on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 to ladder_engine;
create policy ladder_engine_update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for update
  to ladder_engine
  using (true);
create policy exactly_sixty_three_bytes_long_table_name_125b9ee111_select_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('FIND', 'GRANT'))::character varying[])
    or not (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('FIND', 'DENY'))::character varying[]))
  );
create policy exactly_sixty_three_bytes_long_table_n_125b9ee111_select_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('FIND', 'GRANT'))::character varying[])
  );
create policy exactly_sixty_three_bytes_long_table_125b9ee111_select_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for select
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('FIND', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('FIND', 'DENY'))::character varying[]))
      and case
        when exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000002 = (select guard.user_id()) then (select guard_internal.may_own(54))
        else (select guard_internal.may_other(54))
      end
    )
  );
create policy exactly_sixty_three_bytes_long_table_name_125b9ee111_insert_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000002 is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy exactly_sixty_three_bytes_long_table_125b9ee111_insert_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(55))
    and (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000002 is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
create policy exactly_sixty_three_bytes_long_table_name_125b9ee111_update_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for update
  to ladder_as_server_code
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('UPDATE', 'GRANT'))::character varying[])
    or not (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('UPDATE', 'DENY'))::character varying[]))
  )
  with check (
    true
  );
create policy exactly_sixty_three_bytes_long_table_n_125b9ee111_update_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('UPDATE', 'GRANT'))::character varying[])
  )
  with check (
    true
  );
create policy exactly_sixty_three_bytes_long_table_125b9ee111_update_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for update
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('UPDATE', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('UPDATE', 'DENY'))::character varying[]))
      and case
        when exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000002 = (select guard.user_id()) then (select guard_internal.may_own(56))
        else (select guard_internal.may_other(56))
      end
    )
  )
  with check (
    true
  );
create policy exactly_sixty_three_bytes_long_table_name_125b9ee111_delete_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for delete
  to ladder_as_server_code
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('REMOVE', 'GRANT'))::character varying[])
    or not (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('REMOVE', 'DENY'))::character varying[]))
  );
create policy exactly_sixty_three_bytes_long_table_n_125b9ee111_delete_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('REMOVE', 'GRANT'))::character varying[])
  );
create policy exactly_sixty_three_bytes_long_table_125b9ee111_delete_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for delete
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('REMOVE', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('REMOVE', 'DENY'))::character varying[]))
      and case
        when exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000002 = (select guard.user_id()) then (select guard_internal.may_own(57))
        else (select guard_internal.may_other(57))
      end
    )
  );
comment on policy exactly_sixty_three_bytes_long_table_name_125b9ee111_select_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy exactly_sixty_three_bytes_long_table_n_125b9ee111_select_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy exactly_sixty_three_bytes_long_table_125b9ee111_select_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy exactly_sixty_three_bytes_long_table_name_125b9ee111_insert_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may CREATE objects, and only as their own (server code may name another owner)';
comment on policy exactly_sixty_three_bytes_long_table_125b9ee111_insert_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow, and only as their own (server code may name another owner)';
comment on policy exactly_sixty_three_bytes_long_table_name_125b9ee111_update_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy exactly_sixty_three_bytes_long_table_n_125b9ee111_update_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy exactly_sixty_three_bytes_long_table_125b9ee111_update_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
comment on policy exactly_sixty_three_bytes_long_table_name_125b9ee111_delete_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy exactly_sixty_three_bytes_long_table_n_125b9ee111_delete_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy exactly_sixty_three_bytes_long_table_125b9ee111_delete_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow, of their own objects and of others apart; an entry of an object goes before';
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 enable row level security;
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 force row level security;
grant select on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 10: public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
select guard_internal.link('guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries'::regclass, 'object_id', 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000002'::regclass, 'exactly_sixty_three_bytes_long_column_0000000000000000000000001');
select guard_internal.link('guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for each row
  when (old.exactly_sixty_three_bytes_long_column_0000000000000000000000001 is distinct from new.exactly_sixty_three_bytes_long_column_0000000000000000000000001 and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000002'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('exactly_sixty_three_bytes_long_column_0000000000000000000000001', '');
    alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
      for each statement
      execute function guard_internal.require_link('guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries', 'exactly_sixty_three_bytes_long_column_0000000000000000000000001');
  end if;
end
$do$;
create trigger pgladder_new_entries
  after insert on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  referencing new table as new_objects
  for each statement
  execute function guard_internal.public_exactly_sixty_three_bytes_long_ta_bed34db121_new_entries();
create policy ladder_engine_select on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for select
  to ladder_engine
  using (true);
grant update (exactly_sixty_three_bytes_long_column_0000000000000000000000001) on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 to ladder_engine;
create policy ladder_engine_update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for update
  to ladder_engine
  using (true);
create policy exactly_sixty_three_bytes_long_table_name_190bc5fae2_select_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('FIND', 'GRANT'))::character varying[])
    or not (exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('FIND', 'DENY'))::character varying[]))
  );
create policy exactly_sixty_three_bytes_long_table_n_190bc5fae2_select_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('FIND', 'GRANT'))::character varying[])
  );
create policy exactly_sixty_three_bytes_long_table_190bc5fae2_select_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for select
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('FIND', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('FIND', 'DENY'))::character varying[]))
      and (select guard_internal.may_other(60))
    )
  );
create policy exactly_sixty_three_bytes_long_table_name_190bc5fae2_insert_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    true
  );
create policy exactly_sixty_three_bytes_long_table_190bc5fae2_insert_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(61))
  );
create policy exactly_sixty_three_bytes_long_table_name_190bc5fae2_update_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for update
  to ladder_as_server_code
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('UPDATE', 'GRANT'))::character varying[])
    or not (exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('UPDATE', 'DENY'))::character varying[]))
  )
  with check (
    true
  );
create policy exactly_sixty_three_bytes_long_table_n_190bc5fae2_update_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('UPDATE', 'GRANT'))::character varying[])
  )
  with check (
    true
  );
create policy exactly_sixty_three_bytes_long_table_190bc5fae2_update_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for update
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('UPDATE', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('UPDATE', 'DENY'))::character varying[]))
      and (select guard_internal.may_other(62))
    )
  )
  with check (
    true
  );
create policy exactly_sixty_three_bytes_long_table_name_190bc5fae2_delete_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for delete
  to ladder_as_server_code
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('REMOVE', 'GRANT'))::character varying[])
    or not (exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('REMOVE', 'DENY'))::character varying[]))
  );
create policy exactly_sixty_three_bytes_long_table_n_190bc5fae2_delete_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('REMOVE', 'GRANT'))::character varying[])
  );
create policy exactly_sixty_three_bytes_long_table_190bc5fae2_delete_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for delete
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('REMOVE', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('REMOVE', 'DENY'))::character varying[]))
      and (select guard_internal.may_other(63))
    )
  );
comment on policy exactly_sixty_three_bytes_long_table_name_190bc5fae2_select_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy exactly_sixty_three_bytes_long_table_n_190bc5fae2_select_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy exactly_sixty_three_bytes_long_table_190bc5fae2_select_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy exactly_sixty_three_bytes_long_table_name_190bc5fae2_insert_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may CREATE objects';
comment on policy exactly_sixty_three_bytes_long_table_190bc5fae2_insert_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy exactly_sixty_three_bytes_long_table_name_190bc5fae2_update_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy exactly_sixty_three_bytes_long_table_n_190bc5fae2_update_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy exactly_sixty_three_bytes_long_table_190bc5fae2_update_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy exactly_sixty_three_bytes_long_table_name_190bc5fae2_delete_all on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy exactly_sixty_three_bytes_long_table_n_190bc5fae2_delete_listed on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy exactly_sixty_three_bytes_long_table_190bc5fae2_delete_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 enable row level security;
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 force row level security;
grant select on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 11: public.?z
select guard_internal.link('guard_internal.public_z_4674c3ea0a_entries'::regclass, 'object_id', 'public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"'::regclass, 'id');
select guard_internal.link('guard_internal.public_z_4674c3ea0a_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for each row
  when (old.id is distinct from new.id and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('id', '');
    alter table public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
      for each statement
      execute function guard_internal.require_link('guard_internal.public_z_4674c3ea0a_entries', 'id');
  end if;
end
$do$;
create policy ladder_engine_select on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for select
  to ladder_engine
  using (true);
grant update (id) on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" to ladder_engine;
create policy ladder_engine_update on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for update
  to ladder_engine
  using (true);
create policy z_fca466b60b_select_all on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('FIND', 'GRANT'))::integer[])
    or not ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('FIND', 'DENY'))::integer[]))
  );
create policy z_fca466b60b_select_listed on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__caf__cafe
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('FIND', 'GRANT'))::integer[])
  );
create policy z_fca466b60b_select_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for select
  to ladder_dynamic
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('FIND', 'DENY'))::integer[]))
      and (select guard_internal.may_other(66))
    )
  );
create policy z_fca466b60b_insert_all on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    true
  );
create policy z_fca466b60b_insert_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(67))
  );
create policy z_fca466b60b_update_all on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for update
  to ladder_as_server_code
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('UPDATE', 'GRANT'))::integer[])
    or not ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('UPDATE', 'DENY'))::integer[]))
  )
  with check (
    true
  );
create policy z_fca466b60b_update_listed on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('UPDATE', 'GRANT'))::integer[])
  )
  with check (
    true
  );
create policy z_fca466b60b_update_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for update
  to ladder_dynamic
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('UPDATE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(68))
    )
  )
  with check (
    true
  );
create policy z_fca466b60b_delete_all on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for delete
  to ladder_as_server_code
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('REMOVE', 'GRANT'))::integer[])
    or not ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('REMOVE', 'DENY'))::integer[]))
  );
create policy z_fca466b60b_delete_listed on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('REMOVE', 'GRANT'))::integer[])
  );
create policy z_fca466b60b_delete_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for delete
  to ladder_dynamic
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('REMOVE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(69))
    )
  );
comment on policy z_fca466b60b_select_all on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy z_fca466b60b_select_listed on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy z_fca466b60b_select_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy z_fca466b60b_insert_all on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may CREATE objects';
comment on policy z_fca466b60b_insert_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy z_fca466b60b_update_all on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy z_fca466b60b_update_listed on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy z_fca466b60b_update_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy z_fca466b60b_delete_all on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy z_fca466b60b_delete_listed on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy z_fca466b60b_delete_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" enable row level security;
alter table public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" force row level security;
grant select on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 12: public.a.b
select guard_internal.link('guard_internal.public_a_b_775d0d1b68_entries'::regclass, 'object_id', 'public."a.b"'::regclass, 'id');
select guard_internal.link('guard_internal.public_a_b_775d0d1b68_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."a.b"
  for each row
  when (old.id is distinct from new.id and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."a.b" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."a.b"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."a.b"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('id', '');
    alter table public."a.b" enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on public."a.b"
      for each statement
      execute function guard_internal.require_link('guard_internal.public_a_b_775d0d1b68_entries', 'id');
  end if;
end
$do$;
create policy ladder_engine_select on public."a.b"
  for select
  to ladder_engine
  using (true);
grant update (id) on public."a.b" to ladder_engine;
create policy ladder_engine_update on public."a.b"
  for update
  to ladder_engine
  using (true);
create policy "a.b_select_all" on public."a.b"
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('FIND', 'GRANT'))::integer[])
    or not ("a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('FIND', 'DENY'))::integer[]))
  );
create policy "a.b_select_listed" on public."a.b"
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('FIND', 'GRANT'))::integer[])
  );
create policy "a.b_select_dynamic" on public."a.b"
  for select
  to ladder_dynamic
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not ("a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('FIND', 'DENY'))::integer[]))
      and (select guard_internal.may_other(72))
    )
  );
create policy "a.b_insert_all" on public."a.b"
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    true
  );
create policy "a.b_insert_dynamic" on public."a.b"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(73))
  );
create policy "a.b_update_all" on public."a.b"
  for update
  to ladder_as_server_code
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('UPDATE', 'GRANT'))::integer[])
    or not ("a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('UPDATE', 'DENY'))::integer[]))
  )
  with check (
    true
  );
create policy "a.b_update_listed" on public."a.b"
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('UPDATE', 'GRANT'))::integer[])
  )
  with check (
    true
  );
create policy "a.b_update_dynamic" on public."a.b"
  for update
  to ladder_dynamic
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not ("a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('UPDATE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(74))
    )
  )
  with check (
    true
  );
create policy "a.b_delete_all" on public."a.b"
  for delete
  to ladder_as_server_code
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('REMOVE', 'GRANT'))::integer[])
    or not ("a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('REMOVE', 'DENY'))::integer[]))
  );
create policy "a.b_delete_listed" on public."a.b"
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('REMOVE', 'GRANT'))::integer[])
  );
create policy "a.b_delete_dynamic" on public."a.b"
  for delete
  to ladder_dynamic
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not ("a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('REMOVE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(75))
    )
  );
comment on policy "a.b_select_all" on public."a.b" is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy "a.b_select_listed" on public."a.b" is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy "a.b_select_dynamic" on public."a.b" is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy "a.b_insert_all" on public."a.b" is 'pgladder: these requests may CREATE objects';
comment on policy "a.b_insert_dynamic" on public."a.b" is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy "a.b_update_all" on public."a.b" is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy "a.b_update_listed" on public."a.b" is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy "a.b_update_dynamic" on public."a.b" is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy "a.b_delete_all" on public."a.b" is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy "a.b_delete_listed" on public."a.b" is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy "a.b_delete_dynamic" on public."a.b" is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table public."a.b" enable row level security;
alter table public."a.b" force row level security;
grant select on public."a.b" to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on public."a.b" to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on public."a.b" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on public."a.b" to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 13: public.a.b
select guard_internal.link('guard_internal.public_a_b_325c1bce7f_entries'::regclass, 'object_id', '"public.a".b'::regclass, 'id');
select guard_internal.link('guard_internal.public_a_b_325c1bce7f_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on "public.a".b
  for each row
  when (old.id is distinct from new.id and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table "public.a".b enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = '"public.a".b'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on "public.a".b
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('id', '');
    alter table "public.a".b enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on "public.a".b
      for each statement
      execute function guard_internal.require_link('guard_internal.public_a_b_325c1bce7f_entries', 'id');
  end if;
end
$do$;
create policy ladder_engine_select on "public.a".b
  for select
  to ladder_engine
  using (true);
grant update (id) on "public.a".b to ladder_engine;
create policy ladder_engine_update on "public.a".b
  for update
  to ladder_engine
  using (true);
create policy b_select_all on "public.a".b
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('FIND', 'GRANT'))::integer[])
    or not (b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('FIND', 'DENY'))::integer[]))
  );
create policy b_select_listed on "public.a".b
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('FIND', 'GRANT'))::integer[])
  );
create policy b_select_dynamic on "public.a".b
  for select
  to ladder_dynamic
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not (b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('FIND', 'DENY'))::integer[]))
      and (select guard_internal.may_other(78))
    )
  );
create policy b_insert_all on "public.a".b
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    true
  );
create policy b_insert_dynamic on "public.a".b
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(79))
  );
create policy b_update_all on "public.a".b
  for update
  to ladder_as_server_code
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('UPDATE', 'GRANT'))::integer[])
    or not (b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('UPDATE', 'DENY'))::integer[]))
  )
  with check (
    true
  );
create policy b_update_listed on "public.a".b
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('UPDATE', 'GRANT'))::integer[])
  )
  with check (
    true
  );
create policy b_update_dynamic on "public.a".b
  for update
  to ladder_dynamic
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not (b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('UPDATE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(80))
    )
  )
  with check (
    true
  );
create policy b_delete_all on "public.a".b
  for delete
  to ladder_as_server_code
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('REMOVE', 'GRANT'))::integer[])
    or not (b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('REMOVE', 'DENY'))::integer[]))
  );
create policy b_delete_listed on "public.a".b
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('REMOVE', 'GRANT'))::integer[])
  );
create policy b_delete_dynamic on "public.a".b
  for delete
  to ladder_dynamic
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not (b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('REMOVE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(81))
    )
  );
comment on policy b_select_all on "public.a".b is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy b_select_listed on "public.a".b is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy b_select_dynamic on "public.a".b is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy b_insert_all on "public.a".b is 'pgladder: these requests may CREATE objects';
comment on policy b_insert_dynamic on "public.a".b is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy b_update_all on "public.a".b is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy b_update_listed on "public.a".b is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy b_update_dynamic on "public.a".b is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy b_delete_all on "public.a".b is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy b_delete_listed on "public.a".b is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy b_delete_dynamic on "public.a".b is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table "public.a".b enable row level security;
alter table "public.a".b force row level security;
grant select on "public.a".b to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on "public.a".b to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on "public.a".b to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on "public.a".b to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 14: a.b__c
select guard_internal.link('guard_internal.a_b_c_d28d61bbce_entries'::regclass, 'object_id', 'a.b__c'::regclass, 'id');
select guard_internal.link('guard_internal.a_b_c_d28d61bbce_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on a.b__c
  for each row
  when (old.id is distinct from new.id and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table a.b__c enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'a.b__c'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on a.b__c
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('id', '');
    alter table a.b__c enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on a.b__c
      for each statement
      execute function guard_internal.require_link('guard_internal.a_b_c_d28d61bbce_entries', 'id');
  end if;
end
$do$;
create policy ladder_engine_select on a.b__c
  for select
  to ladder_engine
  using (true);
grant update (id) on a.b__c to ladder_engine;
create policy ladder_engine_update on a.b__c
  for update
  to ladder_engine
  using (true);
create policy b__c_select_all on a.b__c
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('FIND', 'GRANT'))::integer[])
    or not (b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('FIND', 'DENY'))::integer[]))
  );
create policy b__c_select_listed on a.b__c
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('FIND', 'GRANT'))::integer[])
  );
create policy b__c_select_dynamic on a.b__c
  for select
  to ladder_dynamic
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not (b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('FIND', 'DENY'))::integer[]))
      and (select guard_internal.may_other(84))
    )
  );
create policy b__c_insert_all on a.b__c
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    true
  );
create policy b__c_insert_dynamic on a.b__c
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(85))
  );
create policy b__c_update_all on a.b__c
  for update
  to ladder_as_server_code
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('UPDATE', 'GRANT'))::integer[])
    or not (b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('UPDATE', 'DENY'))::integer[]))
  )
  with check (
    true
  );
create policy b__c_update_listed on a.b__c
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('UPDATE', 'GRANT'))::integer[])
  )
  with check (
    true
  );
create policy b__c_update_dynamic on a.b__c
  for update
  to ladder_dynamic
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not (b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('UPDATE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(86))
    )
  )
  with check (
    true
  );
create policy b__c_delete_all on a.b__c
  for delete
  to ladder_as_server_code
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('REMOVE', 'GRANT'))::integer[])
    or not (b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('REMOVE', 'DENY'))::integer[]))
  );
create policy b__c_delete_listed on a.b__c
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('REMOVE', 'GRANT'))::integer[])
  );
create policy b__c_delete_dynamic on a.b__c
  for delete
  to ladder_dynamic
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not (b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('REMOVE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(87))
    )
  );
comment on policy b__c_select_all on a.b__c is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy b__c_select_listed on a.b__c is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy b__c_select_dynamic on a.b__c is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy b__c_insert_all on a.b__c is 'pgladder: these requests may CREATE objects';
comment on policy b__c_insert_dynamic on a.b__c is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy b__c_update_all on a.b__c is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy b__c_update_listed on a.b__c is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy b__c_update_dynamic on a.b__c is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy b__c_delete_all on a.b__c is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy b__c_delete_listed on a.b__c is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy b__c_delete_dynamic on a.b__c is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table a.b__c enable row level security;
alter table a.b__c force row level security;
grant select on a.b__c to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on a.b__c to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on a.b__c to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on a.b__c to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- 15: a__b.c
select guard_internal.link('guard_internal.a_b_c_528239e9b3_entries'::regclass, 'object_id', 'a__b.c'::regclass, 'id');
select guard_internal.link('guard_internal.a_b_c_528239e9b3_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on a__b.c
  for each row
  when (old.id is distinct from new.id and guard_internal.is_callers(current_user))
  execute function guard_internal.refuse_change('key');
alter table a__b.c enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'a__b.c'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on a__b.c
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_callers(current_user))
      execute function guard_internal.refuse_move('id', '');
    alter table a__b.c enable always trigger pgladder_watches_moves;
    create trigger pgladder_needs_link
      before insert on a__b.c
      for each statement
      execute function guard_internal.require_link('guard_internal.a_b_c_528239e9b3_entries', 'id');
  end if;
end
$do$;
create policy ladder_engine_select on a__b.c
  for select
  to ladder_engine
  using (true);
grant update (id) on a__b.c to ladder_engine;
create policy ladder_engine_update on a__b.c
  for update
  to ladder_engine
  using (true);
create policy c_select_all on a__b.c
  for select
  to
    ladder_as_server_code,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('FIND', 'GRANT'))::integer[])
    or not (c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('FIND', 'DENY'))::integer[]))
  );
create policy c_select_listed on a__b.c
  for select
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('FIND', 'GRANT'))::integer[])
  );
create policy c_select_dynamic on a__b.c
  for select
  to ladder_dynamic
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not (c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('FIND', 'DENY'))::integer[]))
      and (select guard_internal.may_other(90))
    )
  );
create policy c_insert_all on a__b.c
  for insert
  to
    ladder_as_server_code,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e
  with check (
    true
  );
create policy c_insert_dynamic on a__b.c
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(91))
  );
create policy c_update_all on a__b.c
  for update
  to ladder_as_server_code
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('UPDATE', 'GRANT'))::integer[])
    or not (c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('UPDATE', 'DENY'))::integer[]))
  )
  with check (
    true
  );
create policy c_update_listed on a__b.c
  for update
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('UPDATE', 'GRANT'))::integer[])
  )
  with check (
    true
  );
create policy c_update_dynamic on a__b.c
  for update
  to ladder_dynamic
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not (c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('UPDATE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(92))
    )
  )
  with check (
    true
  );
create policy c_delete_all on a__b.c
  for delete
  to ladder_as_server_code
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('REMOVE', 'GRANT'))::integer[])
    or not (c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('REMOVE', 'DENY'))::integer[]))
  );
create policy c_delete_listed on a__b.c
  for delete
  to
    ladder_as_authenticated,
    ladder_as_not_authenticated,
    ladder_as_authenticated__drop_table_users,
    ladder_as_authenticated__quoted,
    ladder_as_authenticated__back_slash,
    ladder_as_authenticated__admin_8c6976e5b5,
    ladder_as_authenticated__public,
    ladder_as_authenticated__proto,
    ladder_as_authenticated__caf,
    ladder_as_authenticated__cafe,
    ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
    ladder_as_authenticated__drop_table_users__back_slash,
    ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
    ladder_as_authenticated__drop_table_users__none,
    ladder_as_authenticated__drop_table_users__proto,
    ladder_as_authenticated__quoted__back_slash,
    ladder_as_authenticated__quoted__admin_8c6976e5b5,
    ladder_as_authenticated__quoted__public,
    ladder_as_authenticated__quoted__proto,
    ladder_as_authenticated__quoted__caf,
    ladder_as_authenticated__quoted__cafe,
    ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
    ladder_as_authenticated__back_slash__admin_8c6976e5b5,
    ladder_as_authenticated__back_slash__public,
    ladder_as_authenticated__back_slash__proto,
    ladder_as_authenticated__back_slash__caf,
    ladder_as_authenticated__back_slash__cafe,
    ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
    ladder_as_authenticated__admin_8c6976e5b5__public,
    ladder_as_authenticated__admin_8c6976e5b5__proto,
    ladder_as_authenticated__admin_8c6976e5b5__caf,
    ladder_as_authenticated__admin_8c6976e5b5__cafe,
    ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
    ladder_as_authenticated__public__proto,
    ladder_as_authenticated__public__caf,
    ladder_as_authenticated__public__cafe,
    ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
    ladder_as_authenticated__proto__caf,
    ladder_as_authenticated__proto__cafe,
    ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
    ladder_as_authenticated__caf__cafe,
    ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
    ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('REMOVE', 'GRANT'))::integer[])
  );
create policy c_delete_dynamic on a__b.c
  for delete
  to ladder_dynamic
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not (c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('REMOVE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(93))
    )
  );
comment on policy c_select_all on a__b.c is 'pgladder: these requests may FIND every object; an entry of an object goes before';
comment on policy c_select_listed on a__b.c is 'pgladder: these requests may FIND an object only if an entry of it grants it';
comment on policy c_select_dynamic on a__b.c is 'pgladder: these requests may FIND what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy c_insert_all on a__b.c is 'pgladder: these requests may CREATE objects';
comment on policy c_insert_dynamic on a__b.c is 'pgladder: these requests may CREATE what steps 2 to 7 of the ladder allow';
comment on policy c_update_all on a__b.c is 'pgladder: these requests may UPDATE every object; an entry of an object goes before';
comment on policy c_update_listed on a__b.c is 'pgladder: these requests may UPDATE an object only if an entry of it grants it';
comment on policy c_update_dynamic on a__b.c is 'pgladder: these requests may UPDATE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
comment on policy c_delete_all on a__b.c is 'pgladder: these requests may REMOVE every object; an entry of an object goes before';
comment on policy c_delete_listed on a__b.c is 'pgladder: these requests may REMOVE an object only if an entry of it grants it';
comment on policy c_delete_dynamic on a__b.c is 'pgladder: these requests may REMOVE what steps 2 to 7 of the ladder allow; an entry of an object goes before';
alter table a__b.c enable row level security;
alter table a__b.c force row level security;
grant select on a__b.c to
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_server_code,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant insert on a__b.c to
  ladder_as_server_code,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_dynamic;
grant update on a__b.c to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;
grant delete on a__b.c to
  ladder_as_server_code,
  ladder_as_authenticated,
  ladder_as_not_authenticated,
  ladder_as_authenticated__drop_table_users,
  ladder_as_authenticated__quoted,
  ladder_as_authenticated__back_slash,
  ladder_as_authenticated__admin_8c6976e5b5,
  ladder_as_authenticated__public,
  ladder_as_authenticated__proto,
  ladder_as_authenticated__caf,
  ladder_as_authenticated__cafe,
  ladder_as_authenticated__exactly_sixty_three_bytes_l_4d5e0700f2,
  ladder_as_authenticated__drop_table_users__back_slash,
  ladder_as_authenticated__drop_table_users__admin_c1c224b03c,
  ladder_as_authenticated__drop_table_users__none,
  ladder_as_authenticated__drop_table_users__proto,
  ladder_as_authenticated__quoted__back_slash,
  ladder_as_authenticated__quoted__admin_8c6976e5b5,
  ladder_as_authenticated__quoted__public,
  ladder_as_authenticated__quoted__proto,
  ladder_as_authenticated__quoted__caf,
  ladder_as_authenticated__quoted__cafe,
  ladder_as_authenticated__quoted__exactly_sixty_three_ca8fb9e768,
  ladder_as_authenticated__back_slash__admin_8c6976e5b5,
  ladder_as_authenticated__back_slash__public,
  ladder_as_authenticated__back_slash__proto,
  ladder_as_authenticated__back_slash__caf,
  ladder_as_authenticated__back_slash__cafe,
  ladder_as_authenticated__back_slash__exactly_sixty_t_efd4dd4069,
  ladder_as_authenticated__admin_8c6976e5b5__public,
  ladder_as_authenticated__admin_8c6976e5b5__proto,
  ladder_as_authenticated__admin_8c6976e5b5__caf,
  ladder_as_authenticated__admin_8c6976e5b5__cafe,
  ladder_as_authenticated__admin_8c6976e5b5__exactly_s_8454286eb1,
  ladder_as_authenticated__public__proto,
  ladder_as_authenticated__public__caf,
  ladder_as_authenticated__public__cafe,
  ladder_as_authenticated__public__exactly_sixty_three_2a16140a05,
  ladder_as_authenticated__proto__caf,
  ladder_as_authenticated__proto__cafe,
  ladder_as_authenticated__proto__exactly_sixty_three_dc60687f8e,
  ladder_as_authenticated__caf__cafe,
  ladder_as_authenticated__caf__exactly_sixty_three_by_15dc98dd63,
  ladder_as_authenticated__cafe__exactly_sixty_three_b_d0ce0ff2e4,
  ladder_dynamic;

-- Nobody is the engine any more, and names are found again as before.
revoke create on schema guard, guard_internal from ladder_engine;
do $do$
begin
  execute pg_catalog.format('revoke ladder_engine from %I', pg_catalog.current_setting('guard.migrator'));
  perform pg_catalog.set_config('search_path', pg_catalog.current_setting('guard.applied_with_path'), true);
end
$do$;
