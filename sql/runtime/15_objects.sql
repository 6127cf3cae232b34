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
