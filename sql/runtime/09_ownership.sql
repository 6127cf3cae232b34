-- An object keeps its key, and its owner unless server code says otherwise.

create function ladder_internal.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  -- Not security definer: it must see who acts. A request acts as a profile, and profiles are the direct members of
  -- ladder_session. Migrations, restores, replication and foreign-key actions act as somebody else and pass.
  if not exists (
    select
    from pg_catalog.pg_auth_members as m
    join pg_catalog.pg_roles as r on r.oid = m.member
    where r.rolname = current_user and m.roleid = 'ladder_session'::regrole
  ) then
    return new;
  end if;
  if tg_argv[0] = 'owner' and ladder.has_role('ServerCodeUser') then
    return new;
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
