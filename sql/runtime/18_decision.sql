-- Which step of the ladder decides, whose cell it is, and how a refusal says so.

create type ladder_internal.voice as (
  step integer,
  -- user, all users, custom, system, all roles, owner
  kind text,
  principal text,
  -- INHERIT: a cell that says nothing
  effect text
);
create type ladder_internal.step as (
  step integer,
  -- whose cell or entry speaks for the step; null: the step says nothing
  kind text,
  principal text,
  verdict text,
  -- all that are heard, and what each says
  principals text,
  effects text
);

create function ladder_internal.heard(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean,
  p_user ladder_user_id,
  p_roles integer[]
) returns setof ladder_internal.voice
-- One plan for all callers: planning anew for each would take longer than the rest.
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
begin
  if p_object_id is not null and (p_container).entries_in_force then
    return query execute pg_catalog.format(
      'select 1, coalesce(r.kind, ''user''), coalesce(r.name, r.kind, e.user_id::text), e.effect
       from %s as e
       left join ladder_internal.roles as r on r.id = e.role_id
       where e.object_id = $1::%s
         and e.operation = $2
         and (e.until is null or e.until > pg_catalog.now())
         and (e.user_id = $3 or e.role_id = any ($4))',
      (p_container).entries,
      (p_container).key_type
    ) using p_object_id, p_operation, p_user, p_roles;
  end if;

  return query
    select c.step, c.kind, c.principal, coalesce(c.effect, case when c.denied then 'DENY' when c.granted then 'GRANT' else 'INHERIT' end)
    from ladder_internal.positions as p
    cross join lateral (
      select
        2,
        'user',
        p_user::text,
        (
          select u.effect
          from ladder_internal.user_cells as u
          where u.user_id = p_user and u.container = p.container and u.operation = p.operation
          order by u.origin = 'run time' desc
          limit 1
        ),
        false,
        false
      where p_user is not null
      union all
      select
        s.step,
        b.kind,
        coalesce(r.name, b.kind),
        null,
        -- bits are counted from 0 at the left
        pg_catalog.get_bit(s.granted, p.position) = 1,
        pg_catalog.get_bit(s.denied, p.position) = 1
      from ladder_internal.bits as b
      join ladder_internal.roles as r on r.id = b.role_id
      cross join lateral (
        values
          (case b.kind when 'all users' then 2 when 'custom' then 3 else 5 end, b.table_granted, b.table_denied),
          (case b.kind when 'custom' then 6 when 'system' then 7 end, b.global_granted, b.global_denied)
      ) as s (step, granted, denied)
      where b.role_id = any (p_roles) and s.step is not null
      union all
      select 4, 'owner', 'owner', null, pg_catalog.get_bit(y.owner_granted, p.position) = 1, pg_catalog.get_bit(y.owner_denied, p.position) = 1
      from ladder_internal.policy as y
      where p_owned and p_user is not null
    ) as c (step, kind, principal, effect, granted, denied)
    where p.container = (p_container).ordinal and p.operation = p_operation;
end
$$;
comment on function ladder_internal.heard(text, ladder_internal.containers, text, boolean, ladder_user_id, integer[]) is
  'What the seven steps hear: each cell, and each entry that names the caller; also of steps after the one that decides.';

create function ladder_internal.steps(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean,
  p_user ladder_user_id,
  p_roles integer[]
) returns setof ladder_internal.step
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select s.step, (s.speaker).kind, (s.speaker).principal, (s.speaker).effect, s.principals, s.effects
  from (
    select
      n.step,
      (
        array_agg(
          h
          order by
            -- step 2: a user's own cell goes before that of all users; step 1: GRANT beats DENY; everywhere else DENY beats GRANT
            h.step = 2 and h.kind = 'all users',
            (h.effect = 'GRANT') = (h.step = 1) desc,
            h.principal
        ) filter (where h.effect <> 'INHERIT')
      )[1] as speaker,
      string_agg(
        case when h.kind in ('system', 'custom') then format('%s role %s', h.kind, h.principal) when h.kind = 'user' then 'user ' || h.principal else h.principal end,
        ', '
        order by h.kind, h.principal
      ) as principals,
      string_agg(h.effect, ', ' order by h.kind, h.principal) as effects
    from generate_series(1, 7) as n (step)
    left join ladder_internal.heard(p_operation, p_container, p_object_id, p_owned, p_user, p_roles) as h on h.step = n.step
    group by n.step
  ) as s
  order by s.step;
end;
comment on function ladder_internal.steps(text, ladder_internal.containers, text, boolean, ladder_user_id, integer[]) is
  'The seven steps, a row each, by the cells as they are now. The first with a verdict decides.';

create function ladder_internal.say_decision(
  p_operation text,
  p_container ladder_internal.containers,
  p_verdict text,
  p_step integer,
  p_kind text,
  p_principal text
) returns text
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select pg_catalog.format(
    case p_step
      when 1 then 'an entry of the object %4$s %3$s to %1$s'
      when 4 then 'the owner policy of %2$s %4$s %3$s'
      when 6 then '%1$s %5$s %3$s globally'
      when 7 then '%1$s %5$s %3$s globally'
      else '%1$s %5$s %3$s on %2$s'
    end,
    case p_kind
      when 'user' then pg_catalog.format('user %s', p_principal)
      when 'custom' then pg_catalog.format('custom role %s', p_principal)
      when 'system' then pg_catalog.format('system role %s', p_principal)
      else p_principal
    end,
    (p_container).relation,
    p_operation,
    case p_verdict when 'GRANT' then 'grants' else 'denies' end,
    case
      when p_verdict = 'GRANT' and p_kind in ('all users', 'all roles') then 'are granted'
      when p_verdict = 'GRANT' then 'is granted'
      when p_kind in ('all users', 'all roles') then 'are denied'
      -- written or not, a system role that nobody granted it globally is denied it
      when p_step = 7 then 'is not granted'
      else 'is denied'
    end
  );
end;
comment on function ladder_internal.say_decision(text, ladder_internal.containers, text, integer, text, text) is 'Why a step allows or rejects, in words.';

create function ladder_internal.refusal(
  p_operation text,
  p_judged text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean,
  out code text,
  out message text,
  out detail jsonb,
  out hint text
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_table constant text := (p_container).relation::text;
  d record;
begin
  detail := pg_catalog.jsonb_build_object('operation', p_operation, 'container', v_table, 'objects', array[p_object_id]);
  if not exists (select from ladder_internal.judge_objects('FIND', p_container, array[p_object_id]) as j where j.allowed) then
    code := 'P0002';
    message := pg_catalog.format('there is no object %L of %s', p_object_id, v_table);
    hint := case p_operation
      when 'UPSERT' then 'It does not exist and the caller may not create it, or the caller may not find it.'
      else 'It does not exist, or the caller may not find it.'
    end;
    return;
  end if;
  code := '42501';
  message := pg_catalog.format('%s of object %L of %s is rejected', p_operation, p_object_id, v_table);
  select * into d
  from ladder_internal.steps(p_judged, p_container, p_object_id, p_owned, ladder.user_id(), ladder_internal.role_ids()) as s
  where s.verdict is not null
  order by s.step
  limit 1;
  if d.verdict is distinct from 'DENY' then
    hint := 'The cells have changed since the request was opened: open it again.';
    return;
  end if;
  message := message || pg_catalog.format(
    ' at step %s: %s', d.step, ladder_internal.say_decision(p_judged, p_container, 'DENY', d.step, d.kind, d.principal)
  );
  detail := detail || pg_catalog.jsonb_build_object('step', d.step, 'principal', d.principal, 'effect', d.verdict);
  if p_judged <> p_operation then
    -- a derived UPSERT is refused for what it needs
    detail := detail || pg_catalog.jsonb_build_object('needs', p_judged);
  end if;
end
$$;
comment on function ladder_internal.refusal(text, text, ladder_internal.containers, text, boolean) is
  'Why an object may not be written: 42501 with the step that decides if the caller may find it, else P0002, whether it exists or not.';

create function ladder_internal.refuse_write(
  p_operation text,
  p_judged text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean
) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  r record;
begin
  select * into r from ladder_internal.refusal(p_operation, p_judged, p_container, p_object_id, p_owned);
  if r.hint is null then
    raise exception using errcode = r.code, message = r.message, detail = r.detail::text;
  end if;
  raise exception using errcode = r.code, message = r.message, detail = r.detail::text, hint = r.hint;
end
$$;
comment on function ladder_internal.refuse_write(text, text, ladder_internal.containers, text, boolean) is
  'Raises for an object that may not be written.';

create function ladder_internal.is_owner(p_container ladder_internal.containers, p_object_id text, p_user ladder_user_id) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_owns boolean;
begin
  execute pg_catalog.format(
    'select %s from %s as o where o.%I = $1::%s',
    case when (p_container).owner_column is null then 'false' else pg_catalog.format('coalesce(o.%I = $2, false)', (p_container).owner_column) end,
    (p_container).relation,
    (p_container).key_column,
    (p_container).key_type
  ) into v_owns using p_object_id, p_user;
  return v_owns;
end
$$;
comment on function ladder_internal.is_owner(ladder_internal.containers, text, ladder_user_id) is 'Whether a user owns an object; null if there is no such object.';

create function ladder.refusals(operation text, container regclass, object_ids text[])
returns table (object_id text, code text, message text, detail jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(refusals.operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(refusals.container);
  v_ids text[];
  v_allowed text[];
  r record;
begin
  if v_operation not in ('UPDATE', 'REMOVE') then
    raise exception using errcode = '22023', message = pg_catalog.format('%s is not an operation on objects that are there', v_operation), hint = 'Ask about UPDATE or REMOVE.';
  end if;
  v_ids := ladder_internal.read_object_ids(v_container, refusals.object_ids);
  v_allowed := array(select j.object_id from ladder_internal.judge_objects(v_operation, v_container, v_ids) as j where j.allowed);
  foreach object_id in array v_ids
  loop
    continue when object_id = any (v_allowed);
    select * into r
    from ladder_internal.refusal(v_operation, v_operation, v_container, object_id, ladder_internal.is_owner(v_container, object_id, ladder.user_id())) as f;
    code := r.code;
    message := r.message;
    detail := r.detail;
    return next;
  end loop;
end
$$;
comment on function ladder.refusals(text, regclass, text[]) is
  'Why the open request may not UPDATE, or REMOVE, objects: a row for each that it may not, with what writing it by key would raise.';

create function ladder.refuse(operation text, container regclass, object_ids text[]) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.read_container(refuse.container);
  v_hint constant text := 'The caller may write it. But a plain statement touches only what the caller may also FIND, and what its other conditions and the table''s triggers leave to it.';
  r record;
begin
  -- a denial says more than that something is not there
  with refused as materialized (
    select f.* from ladder.refusals(refuse.operation, refuse.container, refuse.object_ids) as f
  )
  select f.code, f.message, f.detail, array(select x.object_id from refused as x where x.code = f.code) as ids into r
  from refused as f
  order by f.code <> '42501'
  limit 1;
  if not found then
    perform ladder_internal.refuse_objects('P0002', 'the statement left out', v_container, refuse.operation, ladder_internal.read_object_ids(v_container, refuse.object_ids), v_hint);
  end if;
  raise exception using
    errcode = r.code,
    message = r.message || case pg_catalog.cardinality(r.ids)
      when 1 then ''
      when 2 then '; and one more object is refused'
      else pg_catalog.format('; and %s more objects are refused', pg_catalog.cardinality(r.ids) - 1)
    end,
    detail = (r.detail || pg_catalog.jsonb_build_object('objects', r.ids[1:100]))::text;
end
$$;
comment on function ladder.refuse(text, regclass, text[]) is
  'Raises for objects that a statement was to UPDATE, or REMOVE, and did not: what writing them by key would raise.';

grant execute on function ladder.refusals(text, regclass, text[]), ladder.refuse(text, regclass, text[]) to ladder_session;
