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
