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

create function ladder_internal.allowed_statically(p_operation text, p_container integer, p_owned boolean) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(
    (
      select case when p_owned then ladder_internal.may_own(p.position) else ladder_internal.may_other(p.position) end
      from ladder_internal.positions as p
      where p.container = p_container and p.operation = p_operation
    ),
    false
  );
end;
comment on function ladder_internal.allowed_statically(text, integer, boolean) is 'Steps 2 to 7 for the open request.';

create function ladder_internal.allowed_on_object(p_operation text, p_container ladder_internal.containers, p_object_id text, p_owned boolean)
returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_granted boolean := false;
  v_denied boolean := false;
begin
  -- step 1: of the entries that match the request, GRANT beats DENY
  if (p_container).entries_in_force and p_operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT') then
    execute pg_catalog.format(
      'select coalesce(bool_or(e.effect = ''GRANT''), false), coalesce(bool_or(e.effect = ''DENY''), false)
       from %s as e
       where e.object_id = $1::%s and e.operation = $2 and (e.until is null or e.until > pg_catalog.now())
         and (e.user_id = ladder.user_id() or e.role_id = any (ladder_internal.role_ids()))',
      (p_container).entries,
      (p_container).key_type
    ) into v_granted, v_denied using p_object_id, p_operation;
  end if;
  return case
    when v_granted then true
    when v_denied then false
    else ladder_internal.allowed_statically(p_operation, (p_container).ordinal, p_owned)
  end;
end
$$;
comment on function ladder_internal.allowed_on_object(text, ladder_internal.containers, text, boolean) is
  'All seven steps for the open request on one object that is known to exist.';

create function ladder.allowed(operation text, container regclass, object_id text default null) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(allowed.operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(allowed.container);
  v_exists boolean;
  v_owned boolean := false;
begin
  if v_operation = 'UPSERT' and not v_container.upsert_own then
    return ladder.allowed('CREATE', allowed.container) and ladder.allowed('UPDATE', allowed.container, allowed.object_id);
  end if;
  -- CREATE has no object yet
  if allowed.object_id is null or v_operation = 'CREATE' then
    return ladder_internal.allowed_statically(v_operation, v_container.ordinal, false);
  end if;
  begin
    execute pg_catalog.format(
      'select true, coalesce(%s = ladder.user_id(), false) from %s as t where t.%I = $1::%s',
      case when v_container.owner_column is null then 'null' else pg_catalog.format('t.%I', v_container.owner_column) end,
      v_container.relation,
      v_container.key_column,
      v_container.key_type
    ) into v_exists, v_owned using allowed.object_id;
  exception when data_exception then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('malformed object id: %L is not a value of type %s', allowed.object_id, v_container.key_type);
  end;
  if v_exists is not true then
    return false;
  end if;
  return ladder_internal.allowed_on_object(v_operation, v_container, allowed.object_id, v_owned);
end
$$;
comment on function ladder.allowed(text, regclass, text) is
  '"May I?" for the open request. Without an object, steps 1 and 4 are skipped; for an object that does not exist the answer is no.';

grant execute on function ladder.allowed(text, regclass, text) to ladder_session;
