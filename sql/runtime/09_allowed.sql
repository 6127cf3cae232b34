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
  v_user constant ladder_user_id := ladder.user_id();
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
  v_user constant ladder_user_id := ladder.user_id();
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
