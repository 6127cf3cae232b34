-- Opening a request: names are checked, the matrix is folded, the transaction becomes a profile.
-- Anything that is not understood is an error, and then no request is open.

create function ladder_internal.parse_user_id(p_user_id text) returns ladder_user_id
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_user ladder_user_id;
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
    v_user := p_user_id::ladder_user_id;
  exception when data_exception then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('malformed user id: %L is not a value of type %s', p_user_id, 'ladder_user_id');
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

create function ladder_internal.read_user_id(p_user_id text) returns ladder_user_id
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_user constant ladder_user_id := ladder_internal.parse_user_id(p_user_id);
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

create function ladder_internal.system_roles_of(p_user ladder_user_id, p_client text, p_login text, p_server_code boolean) returns text[]
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
comment on function ladder_internal.system_roles_of(ladder_user_id, text, text, boolean) is 'The roles that a request gets by itself.';

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
  out user_id ladder_user_id,
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
  v_user ladder_user_id;
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
