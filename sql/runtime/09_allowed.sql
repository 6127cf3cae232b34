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

create function ladder_internal.allowed_on_table(p_operation text, p_container integer, p_owned boolean, p_until timestamptz default null)
returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_position integer;
  v_ending integer[];
  v_lasting record;
begin
  select p.position into v_position
  from ladder_internal.positions as p
  where p.container = p_container and p.operation = p_operation;
  if v_position is null then
    return false;
  end if;
  if not (case when p_owned then ladder_internal.may_own(v_position) else ladder_internal.may_other(v_position) end) then
    return false;
  end if;
  if p_until is null then
    return true;
  end if;
  select pg_catalog.array_agg(m.role_id) into v_ending
  from ladder_internal.memberships as m
  join ladder_internal.policy as y on y.role_source = 'membership'
  where m.user_id = ladder.user_id() and m.until < p_until;
  if v_ending is null then
    return true;
  end if;
  -- The same request, without the roles that its user will have lost by then.
  select f.own, f.other into v_lasting
  from ladder_internal.fold(
    ladder.user_id(),
    array(select r.id from unnest(ladder_internal.role_ids()) as r (id) where r.id <> all (v_ending))
  ) as f;
  return pg_catalog.get_bit(case when p_owned then v_lasting.own else v_lasting.other end, v_position) = 1;
end
$$;
comment on function ladder_internal.allowed_on_table(text, integer, boolean, timestamptz) is
  'Steps 2 to 7 for the open request. With a moment: allowed now, and by no role that its user has only until before it.';

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

create function ladder_internal.judge_objects(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_ids text[],
  p_until timestamptz default null
) returns table (object_id text, allowed boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_own boolean;
  v_other boolean;
  v_may_create boolean;
begin
  if p_operation = 'UPSERT' and not (p_container).upsert_own then
    v_may_create := ladder_internal.allowed_on_table('CREATE', (p_container).ordinal, false, p_until);
    return query
      select j.object_id, j.allowed and v_may_create
      from ladder_internal.judge_objects('UPDATE', p_container, p_object_ids, p_until) as j;
    return;
  end if;
  v_own := ladder_internal.allowed_on_table(p_operation, (p_container).ordinal, true, p_until);
  v_other := ladder_internal.allowed_on_table(p_operation, (p_container).ordinal, false, p_until);
  return query execute pg_catalog.format(
    'select
       o.%1$I::text,
       case
         -- step 1: of the entries that match the request, GRANT beats DENY
         when coalesce(s.granted, false) then true
         when coalesce(s.denied, false) then false
         when coalesce(%2$s = (select ladder.user_id()), false) then $4
         else $5
       end
     from unnest($1::%3$s[]) as a (id)
     join %4$s as o on o.%1$I = a.id
     left join (%5$s) as s on s.object_id = o.%1$I',
    (p_container).key_column,
    case when (p_container).owner_column is null then 'null' else pg_catalog.format('o.%I', (p_container).owner_column) end,
    (p_container).key_type,
    (p_container).relation,
    case
      when (p_container).entries_in_force then
        pg_catalog.format(
          'select
             e.object_id,
             bool_or(e.effect = ''GRANT'' and ($3 is null or e.until is null or e.until >= $3)) as granted,
             bool_or(e.effect = ''DENY'') as denied
           from %s as e
           where e.object_id = any ($1::%s[])
             and e.operation = $2
             and (e.until is null or e.until > pg_catalog.now())
             and (e.user_id = (select ladder.user_id()) or e.role_id = any ((select ladder_internal.role_ids())::integer[]))
           group by e.object_id',
          (p_container).entries,
          (p_container).key_type
        )
      else pg_catalog.format('select null::%s as object_id, false as granted, false as denied', (p_container).key_type)
    end
  ) using p_object_ids, p_operation, p_until, v_own, v_other;
end
$$;
comment on function ladder_internal.judge_objects(text, ladder_internal.containers, text[], timestamptz) is
  'All seven steps for the open request, one row for each object that exists. With a moment: allowed now, and by nothing that ends before it.';

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
    return ladder_internal.allowed_on_table(v_operation, v_container.ordinal, false);
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
