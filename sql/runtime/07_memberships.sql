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
  v_user ladder_user_id;
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

create function ladder.members(role text) returns table (user_id ladder_user_id, until timestamptz)
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
  v_user ladder_user_id;
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
