-- Entries of objects: who may give and take them, and how they are written. Nothing is done by halves: a call is for all of its objects or for none.

create function ladder_internal.read_role(p_role text) returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_id integer;
begin
  select r.id into v_id
  from ladder_internal.roles as r
  where r.name = p_role and r.kind in ('system', 'custom') and r.declared;
  if v_id is null then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('unknown role %L', p_role),
      hint = 'A role is one that the policy declares, or a system role such as AuthenticatedUser; names are told apart byte for byte.';
  end if;
  return v_id;
end
$$;
comment on function ladder_internal.read_role(text) is 'The id of a declared custom role or of a system role; an error for any other name.';

create function ladder_internal.wildcard(p_kind text) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select r.id from ladder_internal.roles as r where r.kind = p_kind and r.name is null;
end;
comment on function ladder_internal.wildcard(text) is 'The id of `all users` or `all roles`.';

create function ladder_internal.read_shareable(p_operation text, p_container regclass) returns ladder_internal.containers
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(p_operation);
  v_container constant ladder_internal.containers := ladder_internal.read_container(p_container);
begin
  if v_operation not in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT') then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('an object has no entries for %s', v_operation),
      hint = 'Entries are for FIND, UPDATE, REMOVE and UPSERT: a new object has none yet, and an object does not say who administers it.';
  end if;
  if not v_container.entries_in_force or not exists (select from pg_catalog.pg_class as c where c.oid = v_container.entries) then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('objects of %s have no entries', v_container.relation),
      hint = 'Set objectAcl: table, or projected, in the policy and apply its migration.';
  end if;
  if v_operation = 'UPSERT' and not v_container.upsert_own then
    raise warning using
      message = pg_catalog.format('an entry for UPSERT says nothing: on %s it follows from CREATE and UPDATE', v_container.relation),
      hint = 'Give UPDATE instead.';
  end if;
  return v_container;
end
$$;
comment on function ladder_internal.read_shareable(text, regclass) is
  'A container whose objects can have entries for an operation; an error for any other.';

create function ladder_internal.refuse_objects(p_code text, p_message text, p_container ladder_internal.containers, p_operation text, p_ids text[], p_hint text)
returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  v_more constant integer := pg_catalog.cardinality(p_ids) - 1;
begin
  raise exception using
    errcode = p_code,
    message = pg_catalog.format(
      '%s object %L of %s%s',
      p_message,
      p_ids[1],
      (p_container).relation,
      case v_more when 0 then '' when 1 then ', and one more' else pg_catalog.format(', and %s more', v_more) end
    ),
    detail = pg_catalog.jsonb_build_object('operation', p_operation, 'container', (p_container).relation::text, 'objects', p_ids[1:100])::text,
    hint = p_hint;
end
$$;
comment on function ladder_internal.refuse_objects(text, text, ladder_internal.containers, text, text[], text) is
  'Raises for objects that a call named; the first hundred of them are in the detail, which is JSON.';

create function ladder_internal.require_objects(p_container ladder_internal.containers, p_ids text[]) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_in_request constant boolean := ladder_internal.in_request();
  v_missing text[];
begin
  if not v_in_request then
    perform ladder_internal.require_administrator();
  end if;
  -- One answer for an object that is not there and for one that the caller may not find.
  select pg_catalog.array_agg(i.id order by i.place) into v_missing
  from unnest(p_ids) with ordinality as i (id, place)
  where not exists (
    select
    from ladder_internal.judge_objects('FIND', p_container, p_ids) as j
    where j.object_id = i.id and (j.allowed or not v_in_request)
  );
  if v_missing is not null then
    perform ladder_internal.refuse_objects('P0002', 'there is no', p_container, 'FIND', v_missing, 'It does not exist, or the caller may not find it.');
  end if;
end
$$;
comment on function ladder_internal.require_objects(ladder_internal.containers, text[]) is
  'Raises unless the caller finds all these objects; an administrator, outside any request, finds what exists.';

create function ladder_internal.lock_objects(p_container ladder_internal.containers, p_ids text[]) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  execute pg_catalog.format(
    'select from %1$s as o where o.%2$I = any ($1::%3$s[]) order by o.%2$I for no key update',
    (p_container).relation,
    (p_container).key_column,
    (p_container).key_type
  ) using p_ids;
end
$$;
comment on function ladder_internal.lock_objects(ladder_internal.containers, text[]) is
  'Whoever shares an object, denies it or deletes it waits for the others, so that what is judged is what is written to.';

create function ladder_internal.require_user(p_user ladder_user_id) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if p_user is not null then
    perform ladder_internal.read_user_id(p_user::text);
  end if;
end
$$;
comment on function ladder_internal.require_user(ladder_user_id) is
  'Raises for a user who does not exist. Asked last: who exists is not told to everybody.';

create function ladder_internal.require_permission(p_container ladder_internal.containers, p_ids text[]) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_refused text[];
begin
  perform ladder_internal.require_objects(p_container, p_ids);
  if not ladder_internal.in_request() then
    return;
  end if;
  select pg_catalog.array_agg(j.object_id) filter (where not j.allowed) into v_refused
  from ladder_internal.judge_objects('PERMISSION', p_container, p_ids) as j;
  if v_refused is not null then
    perform ladder_internal.refuse_objects(
      '42501',
      'the caller does not hold PERMISSION on',
      p_container,
      'PERMISSION',
      v_refused,
      'Being the owner is not enough by itself: the policy has to grant PERMISSION, for instance in ownerPolicy.'
    );
  end if;
end
$$;
comment on function ladder_internal.require_permission(ladder_internal.containers, text[]) is
  'Raises unless the caller finds these objects and holds PERMISSION on each, or is an administrator outside any request.';

create function ladder_internal.refuse_naming_oneself(p_user ladder_user_id) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if p_user = ladder.user_id() then
    raise exception using
      errcode = '42501',
      message = 'nobody gives or takes permissions of their own',
      hint = 'Server code or an administrator does.';
  end if;
end
$$;
comment on function ladder_internal.refuse_naming_oneself(ladder_user_id) is 'Raises if a request names its own user.';

create function ladder_internal.require_sharer(
  p_effect text,
  p_operation text,
  p_container ladder_internal.containers,
  p_ids text[],
  p_user ladder_user_id,
  p_role integer,
  p_until timestamptz
) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_refused text[];
begin
  perform ladder_internal.require_permission(p_container, p_ids);
  if not ladder_internal.in_request() or ladder.has_role('ServerCodeUser') then
    return p_ids;
  end if;
  perform ladder_internal.refuse_naming_oneself(p_user);
  if p_effect = 'GRANT' then
    select pg_catalog.array_agg(i.id) into v_refused
    from unnest(p_ids) as i (id)
    where not exists (
      select
      from ladder_internal.judge_objects(p_operation, p_container, p_ids, coalesce(p_until, 'infinity')) as j
      where j.object_id = i.id and j.allowed
    );
    if v_refused is not null then
      perform ladder_internal.refuse_objects(
        '42501',
        pg_catalog.format('the caller may not give %s, which they do not hold themselves for as long, on', p_operation),
        p_container,
        p_operation,
        v_refused,
        'Nobody gives more than they have: not another operation, and not for longer.'
      );
    end if;
  end if;
  -- What denies the caller is not the caller's to take away.
  if p_role = any (ladder_internal.role_ids()) then
    return '{}';
  end if;
  if p_effect = 'GRANT' and p_until is null then
    -- they hold it for good, as was just seen
    return p_ids;
  end if;
  return coalesce(
    (
      select pg_catalog.array_agg(j.object_id)
      from ladder_internal.judge_objects(p_operation, p_container, p_ids, 'infinity') as j
      where j.allowed
    ),
    '{}'
  );
end
$$;
comment on function ladder_internal.require_sharer(text, text, ladder_internal.containers, text[], ladder_user_id, integer, timestamptz) is
  'Raises unless the caller may write these entries. Returns the objects on which a DENY may be taken away.';

create function ladder_internal.set_entries(
  p_effect text,
  p_operation text,
  p_container regclass,
  p_object_ids text[],
  p_user ladder_user_id,
  p_role integer,
  p_until timestamptz
) returns integer
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.read_shareable(p_operation, p_container);
  v_ids constant text[] := ladder_internal.read_object_ids(v_container, p_object_ids);
  v_until constant timestamptz := nullif(p_until, 'infinity');
  v_freed text[];
  -- one entry of each object, by its principal and operation
  v_which constant text := pg_catalog.format(
    'e.object_id = any ($1::%s[]) and e.operation = $2 and (e.user_id = $3 or e.role_id = $4)',
    v_container.key_type
  );
  -- those that may be replaced by anything: all but a DENY in force that is not the caller's to take away
  v_free constant text := pg_catalog.format(
    '(e.effect = ''GRANT'' or e.until <= pg_catalog.now() or e.object_id = any ($5::%s[]))',
    v_container.key_type
  );
  v_count integer := 0;
  v_kept text[];
  v_constraint text;
  v_schema text;
begin
  -- Before anything is locked: nobody waits for whoever may not share, and who may not find an object is not told whether it is locked.
  perform ladder_internal.require_permission(v_container, v_ids);
  perform ladder_internal.lock_objects(v_container, v_ids);
  v_freed := ladder_internal.require_sharer(p_effect, p_operation, v_container, v_ids, p_user, p_role, v_until);
  perform ladder_internal.require_user(p_user);
  begin
    if p_effect = 'INHERIT' then
      -- Locked while they are looked at. What others write meanwhile is not taken back unless it is free, too.
      execute pg_catalog.format(
        'select array_agg(k.object_id::text order by k.object_id)
         from (select e.object_id, %2$s as free from %1$s as e where %3$s for update) as k
         where k.free is not true',
        v_container.entries,
        v_free,
        v_which
      ) into v_kept using v_ids, p_operation, p_user, p_role, v_freed;
      if v_kept is null then
        execute pg_catalog.format(
          'with gone as (delete from %s as e where %s and %s returning e.until)
           select count(*) from gone as g where g.until is null or g.until > pg_catalog.now()',
          v_container.entries,
          v_which,
          v_free
        ) into v_count using v_ids, p_operation, p_user, p_role, v_freed;
      end if;
    else
      v_count := pg_catalog.cardinality(v_ids);
      -- What is said already is not said again. A DENY that is there meanwhile is seen too: the row is locked and looked at anew.
      execute pg_catalog.format(
        'insert into %1$s as e (object_id, operation, user_id, role_id, effect, until, set_by)
         select i.id, $2, $3, $4, $6, $7, (select ladder_internal.actor())
         from unnest($1::%2$s[]) as i (id)
         on conflict (object_id, operation, user_id, role_id) do update
         set effect = excluded.effect, until = excluded.until, set_by = excluded.set_by, set_at = excluded.set_at
         where (e.effect, e.until) is distinct from (excluded.effect, excluded.until)
           and (
             %3$s
             or (excluded.effect = ''DENY'' and coalesce(excluded.until, ''infinity'') >= coalesce(e.until, ''infinity''))
           )',
        v_container.entries,
        v_container.key_type,
        v_free
      ) using v_ids, p_operation, p_user, p_role, v_freed, p_effect, v_until;
      -- Whatever is not as it was asked for is a DENY that stayed.
      execute pg_catalog.format(
        'select array_agg(e.object_id::text order by e.object_id)
         from %s as e
         where %s and (e.effect, e.until) is distinct from ($5, $6)',
        v_container.entries,
        v_which
      ) into v_kept using v_ids, p_operation, p_user, p_role, p_effect, v_until;
    end if;
  exception when foreign_key_violation then
    get stacked diagnostics v_constraint = constraint_name, v_schema = schema_name;
    if v_schema <> 'ladder_internal' then
      -- of a trigger of the application
      raise;
    elsif v_constraint = 'known_user' then
      perform ladder_internal.require_user(p_user);
    else
      perform ladder_internal.require_objects(v_container, v_ids);
    end if;
    -- gone when it was written, and there again
    raise exception using errcode = '40001', message = 'an object or a user changed at the same time', hint = 'Begin the transaction again.';
  end;
  if v_kept is not null then
    perform ladder_internal.refuse_objects(
      '42501',
      pg_catalog.format('the caller may not take away what denies %s on', p_operation),
      v_container,
      p_operation,
      v_kept,
      'A DENY is taken away or shortened only by who holds the operation and is not denied by it; or by server code, or an administrator.'
    );
  end if;
  return v_count;
end
$$;
comment on function ladder_internal.set_entries(text, text, regclass, text[], ladder_user_id, integer, timestamptz) is
  'Writes an entry (GRANT or DENY) on each of some objects, or takes it back (INHERIT). Returns how many objects it was written to, or taken from.';
