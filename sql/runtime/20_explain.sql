-- Why? The seven steps for one question, a row each, by the cells as they are now.

create function ladder_internal.explain_steps(
  p_operation text,
  p_container ladder_internal.containers,
  p_object_id text,
  p_owned boolean,
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
  v_hidden constant boolean := p_object_id is not null and p_owned is null;
  -- what is hidden is as if it were not there
  v_id constant text := case when not v_hidden then p_object_id end;
  v_owned constant boolean := coalesce(p_owned, false);
  v_judged record;
  v_steps ladder_internal.step[];
  v_why text;
  d ladder_internal.step;
begin
  -- UPSERT is judged twice: the first that rejects is shown, and if none does, the object, which the question is about.
  for v_judged in
    select j.operation, j.object_id, j.owned
    from (
      values
        (1, 'CREATE', null, false, not (p_container).upsert_own),
        (2, 'UPDATE', v_id, v_owned, not (p_container).upsert_own and p_object_id is not null),
        (3, 'UPSERT', v_id, v_owned, (p_container).upsert_own and v_id is not null),
        (4, 'UPSERT', v_id, true, (p_container).upsert_own),
        (5, 'UPSERT', v_id, v_owned, (p_container).upsert_own and v_id is not null)
    ) as j (place, operation, object_id, owned, is_asked)
    where p_operation = 'UPSERT' and j.is_asked
    union all
    select p_operation, v_id, v_owned
    where p_operation <> 'UPSERT'
  loop
    v_steps := array(
      select s
      from ladder_internal.steps(v_judged.operation, p_container, v_judged.object_id, v_judged.owned, p_user, p_roles) as s
      order by s.step
    );
    select s.* into d from unnest(v_steps) as s where s.verdict is not null order by s.step limit 1;
    exit when d.verdict = 'DENY';
  end loop;

  if d.verdict is null then
    -- every request has a system role, and so a step 7 that decides
    raise exception using errcode = '42501', message = 'no request is open', hint = 'Open one first: select ladder.enter(…).';
  end if;

  v_why := pg_catalog.format(
    '%s at step %s: %s%s%s',
    case d.verdict when 'GRANT' then 'allowed' else 'rejected' end,
    d.step,
    ladder_internal.say_decision(v_judged.operation, p_container, d.verdict, d.step, d.kind, d.principal),
    case when v_judged.operation <> p_operation then pg_catalog.format(' (%s needs %s)', p_operation, v_judged.operation) end,
    (
      select pg_catalog.format('; step %s (%s: %s) was not reached', s.step, v_levels[s.step], s.verdict)
      from unnest(v_steps) as s
      where s.step > d.step and s.verdict <> d.verdict
      order by s.step
      limit 1
    )
  );

  return query
    select
      s.step,
      v_levels[s.step],
      case when not u.unknown then s.principals end,
      case when u.unknown then 'unknown' else s.effects end,
      case when u.unknown then 'unknown' else s.verdict end,
      s.step = d.step and not v_hidden,
      case
        when u.unknown then 'the caller may neither FIND the object nor hold PERMISSION on it, if it is there'
        when s.step < d.step then 'says nothing'
        when s.step > d.step then 'not reached'
        when v_hidden then v_why || '; unless a step before it that is unknown decides'
        else v_why
      end
    from unnest(v_steps) as s
    -- what the object says, or that it is there, is not for this caller
    cross join lateral (select v_hidden and s.step in (1, 4) as unknown) as u
    order by s.step;
end
$$;
comment on function ladder_internal.explain_steps(text, ladder_internal.containers, text, boolean, ladder_user_id, integer[]) is
  'The seven steps in words. An object that is neither the user''s nor not is not to be seen, and what depends on it is unknown.';

create function ladder.explain(operation text, container regclass, object_id text default null)
returns table (step integer, level text, principal text, effect text, verdict text, decides boolean, detail text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(explain.operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(explain.container);
  v_id text;
  v_owned boolean;
begin
  if explain.object_id is not null and v_operation <> 'CREATE' then
    v_id := (ladder_internal.read_object_ids(v_container, array[explain.object_id]))[1];
    if exists (select from ladder_internal.judge_objects('FIND', v_container, array[v_id]) as j where j.allowed)
      or exists (select from ladder_internal.judge_objects('PERMISSION', v_container, array[v_id]) as j where j.allowed)
    then
      v_owned := ladder_internal.is_owner(v_container, v_id, ladder.user_id());
    end if;
  end if;
  return query
    select *
    from ladder_internal.explain_steps(v_operation, v_container, v_id, v_owned, ladder.user_id(), ladder_internal.role_ids());
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
  v_owned boolean;
  v_caller record;
begin
  perform ladder_internal.require_administrator();
  select r.user_id, r.role_ids into v_caller
  from ladder_internal.read_request(explain_for.user_id, explain_for.client, explain_for.login, explain_for.roles, null, explain_for.server_code) as r;
  if explain_for.object_id is not null and v_operation <> 'CREATE' then
    v_id := (ladder_internal.read_object_ids(v_container, array[explain_for.object_id]))[1];
    v_owned := ladder_internal.is_owner(v_container, v_id, v_caller.user_id);
    if v_owned is null then
      perform ladder_internal.refuse_objects('P0002', 'there is no', v_container, v_operation, array[v_id], 'It does not exist.');
    end if;
  end if;
  return query
    select *
    from ladder_internal.explain_steps(v_operation, v_container, v_id, v_owned, v_caller.user_id, v_caller.role_ids);
end
$$;
comment on function ladder.explain_for(text, regclass, text, text, text, text, text[], boolean) is
  '"Why?" for anybody, asked by an administrator outside any request: what the ladder would say to a request that is opened so.';

grant execute on function ladder.explain(text, regclass, text) to ladder_session;
grant execute on function ladder.explain_for(text, regclass, text, text, text, text, text[], boolean) to ladder_admin;
