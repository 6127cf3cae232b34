-- Why? The seven steps for one question, a row each, by the cells as they are now.

create function ladder_internal.steps(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean,
  p_user ladder_user_id,
  p_roles integer[]
) returns table (step integer, principal text, effect text, verdict text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select
    n.step,
    string_agg(case when h.kind in ('system', 'custom') then format('%s role %s', h.kind, h.principal) when h.kind = 'user' then 'user ' || h.principal else h.principal end, ', ' order by h.kind, h.principal),
    string_agg(h.effect, ', ' order by h.kind, h.principal),
    case
      -- GRANT beats DENY among entries; a user's own cell goes before that of all users; everywhere else DENY beats GRANT
      when n.step = 1 then case when bool_or(h.effect = 'GRANT') then 'GRANT' when bool_or(h.effect = 'DENY') then 'DENY' end
      when n.step = 2 then
        coalesce(
          nullif(max(h.effect) filter (where h.kind = 'user'), 'INHERIT'),
          nullif(max(h.effect) filter (where h.kind = 'all users'), 'INHERIT')
        )
      when bool_or(h.effect = 'DENY') then 'DENY'
      when bool_or(h.effect = 'GRANT') or n.step = 7 then 'GRANT'
    end
  from generate_series(1, 7) as n (step)
  left join ladder_internal.heard(p_operation, p_container, p_object_id, p_owned, p_user, p_roles) as h on h.step = n.step
  group by n.step;
end;
comment on function ladder_internal.steps(text, ladder_internal.containers, text, boolean, ladder_user_id, integer[]) is
  'The seven steps: whose cells each heard, what they say, and what it comes to; null where it says nothing.';

create function ladder_internal.explain_steps(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_is_visible boolean,
  p_user ladder_user_id,
  p_roles integer[]
) returns table (step integer, level text, principal text, effect text, verdict text, decides boolean, detail text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_levels constant text[] := array[
    'entries of the object',
    'user on the table',
    'custom roles on the table',
    'owner policy',
    'system roles on the table',
    'custom roles, globally',
    'system roles, globally'
  ];
  v_owned boolean := false;
  v_exists boolean := false;
  v_judged record;
  v_operation text := p_operation;
  v_on_object boolean;
  v_decides integer;
  v_verdict text;
  v_hidden text;
  v_why text;
  d record;
  s record;
begin
  if p_object_id is not null and p_is_visible then
    v_exists := ladder_internal.exists_object(p_container, p_object_id);
    if (p_container).owner_column is not null then
      execute pg_catalog.format(
        'select o.%I = $2 from %s as o where o.%I = $1::%s',
        (p_container).owner_column,
        (p_container).relation,
        (p_container).key_column,
        (p_container).key_type
      ) into v_owned using p_object_id, p_user;
      v_owned := coalesce(v_owned, false);
    end if;
  end if;

  -- UPSERT is judged twice: the first that rejects is shown, and if none does, the object, which the question is about.
  for v_judged in
    select j.place, j.operation, j.on_object, j.owned
    from (
      values
        (1, 'CREATE', false, false, not (p_container).upsert_own),
        (2, 'UPDATE', true, v_owned, not (p_container).upsert_own and p_object_id is not null),
        (3, 'UPSERT', true, v_owned, (p_container).upsert_own and v_exists),
        (4, 'UPSERT', true, true, (p_container).upsert_own),
        (5, 'UPSERT', true, v_owned, (p_container).upsert_own and v_exists)
    ) as j (place, operation, on_object, owned, is_asked)
    where p_operation = 'UPSERT' and j.is_asked
    union all
    select 0, p_operation, p_operation <> 'CREATE', v_owned
    where p_operation <> 'UPSERT'
    order by 1
  loop
    v_operation := v_judged.operation;
    v_on_object := v_judged.on_object and p_object_id is not null and p_is_visible;
    v_owned := v_judged.owned;
    select x.step, x.verdict into v_decides, v_verdict
    from ladder_internal.steps(v_operation, p_container, case when v_on_object then p_object_id end, v_owned, p_user, p_roles) as x
    where x.verdict is not null
    order by x.step
    limit 1;
    exit when v_verdict = 'DENY';
  end loop;

  select * into d
  from ladder_internal.decision(v_operation, p_container, case when v_on_object then p_object_id end, v_owned, p_user, p_roles);
  select pg_catalog.format('; step %s (%s: %s) was not reached', x.step, v_levels[x.step], x.verdict) into v_hidden
  from ladder_internal.steps(v_operation, p_container, case when v_on_object then p_object_id end, v_owned, p_user, p_roles) as x
  where x.step > v_decides and x.verdict <> v_verdict
  order by x.step
  limit 1;
  v_why := pg_catalog.format(
    '%s at step %s: %s%s%s',
    case v_verdict when 'GRANT' then 'allowed' else 'rejected' end,
    v_decides,
    ladder_internal.say_decision(v_operation, p_container, v_verdict, d.step, d.kind, d.principal),
    case when v_operation <> p_operation then pg_catalog.format(' (%s needs %s)', p_operation, v_operation) end,
    v_hidden
  );

  for s in
    select * from ladder_internal.steps(v_operation, p_container, case when v_on_object then p_object_id end, v_owned, p_user, p_roles) as x order by x.step
  loop
    step := s.step;
    level := v_levels[s.step];
    principal := s.principal;
    effect := s.effect;
    verdict := s.verdict;
    decides := s.step = v_decides;
    detail := case when s.step < v_decides then 'says nothing' when s.step = v_decides then v_why else 'not reached' end;
    if p_object_id is not null and not p_is_visible then
      -- what the object says, or that it is there, is not for this caller
      decides := false;
      if s.step in (1, 4) then
        principal := null;
        effect := 'unknown';
        verdict := 'unknown';
        detail := 'the caller may neither FIND the object nor hold PERMISSION on it, if it is there';
      elsif s.step = v_decides then
        detail := v_why || '; unless a step before it that is unknown decides';
      end if;
    end if;
    return next;
  end loop;
end
$$;
comment on function ladder_internal.explain_steps(text, ladder_internal.containers, text, boolean, ladder_user_id, integer[]) is
  'The seven steps in words. Where the object is not to be seen, what depends on it is unknown.';

create function ladder.explain(operation text, container regclass, object_id text default null)
returns table (step integer, level text, principal text, effect text, verdict text, decides boolean, detail text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(explain.operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(explain.container);
  v_id text;
  v_finds boolean := false;
  v_administers boolean := false;
begin
  if explain.object_id is not null and v_operation <> 'CREATE' then
    v_id := (ladder_internal.read_object_ids(v_container, array[explain.object_id]))[1];
    v_finds := exists (select from ladder_internal.judge_objects('FIND', v_container, array[v_id]) as j where j.allowed);
    v_administers := exists (select from ladder_internal.judge_objects('PERMISSION', v_container, array[v_id]) as j where j.allowed);
  end if;
  return query
    select *
    from ladder_internal.explain_steps(v_operation, v_container, v_id, v_finds or v_administers, ladder.user_id(), ladder_internal.role_ids());
end
$$;
comment on function ladder.explain(text, regclass, text) is
  '"Why?" for the open request: the seven steps, a row each. Without an object, steps 1 and 4 are skipped; of one that the caller may neither FIND nor hold PERMISSION on they are unknown.';

create function ladder.explain_for(
  operation text,
  container regclass,
  object_id text default null,
  user_id text default null,
  client text default null,
  login text default null,
  roles text[] default null,
  server_code boolean default false
)
returns table (step integer, level text, principal text, effect text, verdict text, decides boolean, detail text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(explain_for.operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(explain_for.container);
  v_id text;
  v_caller record;
begin
  perform ladder_internal.require_administrator();
  select r.user_id, r.role_ids into v_caller
  from ladder_internal.read_request(explain_for.user_id, explain_for.client, explain_for.login, explain_for.roles, null, explain_for.server_code) as r;
  if explain_for.object_id is not null and v_operation <> 'CREATE' then
    v_id := (ladder_internal.read_object_ids(v_container, array[explain_for.object_id]))[1];
    if not ladder_internal.exists_object(v_container, v_id) then
      perform ladder_internal.refuse_objects('P0002', 'there is no', v_container, v_operation, array[v_id], 'It does not exist.');
    end if;
  end if;
  return query
    select *
    from ladder_internal.explain_steps(v_operation, v_container, v_id, true, v_caller.user_id, v_caller.role_ids);
end
$$;
comment on function ladder.explain_for(text, regclass, text, text, text, text, text[], boolean) is
  '"Why?" for anybody, asked by an administrator outside any request: what the ladder would say to a request that is opened so.';

grant execute on function ladder.explain(text, regclass, text) to ladder_session;
grant execute on function ladder.explain_for(text, regclass, text, text, text, text, text[], boolean) to ladder_admin;
