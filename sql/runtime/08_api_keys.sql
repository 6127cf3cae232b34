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
