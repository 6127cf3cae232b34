-- Entries kept on the row itself, beside their table, so that an index answers whose objects these are: the object's column
-- `pgladder_entries` holds one number for each of its entries. The table of entries stays the truth. Whoever changes the column only
-- makes a trigger write there what the table says, so nobody has to be trusted with it.

create table ladder_internal.entry_codes (
  code bigint generated always as identity primary key,
  container integer not null references ladder_internal.containers (ordinal),
  user_id ladder_user_id,
  role_id integer references ladder_internal.roles (id),
  operation text not null,
  effect text not null,
  until timestamptz not null,
  unique nulls not distinct (container, user_id, role_id, operation, effect, until),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table ladder_internal.entry_codes is 'The number for an entry on a row: who, what, whether, and until when (infinity: for good). Given once, so that it never means anything else.';
create index entry_codes_role on ladder_internal.entry_codes (container, role_id, operation, effect) where role_id is not null;
create index entry_codes_user on ladder_internal.entry_codes (container, user_id, operation, effect) where user_id is not null;

create function ladder_internal.my_codes(p_container integer, p_operation text, p_effect text) returns bigint[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(c.code), '{}')
    from ladder_internal.entry_codes as c
    where c.container = p_container
      and c.operation = p_operation
      and c.effect = p_effect
      and c.until > pg_catalog.now()
      and (c.user_id = ladder.user_id() or c.role_id = any (ladder_internal.role_ids()))
  );
end
$$;
comment on function ladder_internal.my_codes(integer, text, text) is 'Step 1 on the row: the numbers of entries that are for the open request and have not expired.';
grant execute on function ladder_internal.my_codes(integer, text, text) to ladder_session;

create function ladder_internal.projected(p_entries regclass) returns ladder_internal.containers
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  -- A table that was governed before, and is again, has two rows; one that was dropped has none that counts.
  select c.*
  from ladder_internal.containers as c
  join pg_catalog.pg_class as t on t.oid = c.relation
  where c.entries = p_entries;
end;
comment on function ladder_internal.projected(regclass) is 'The container that a table of entries is of; null where it is none''s any more.';

create function ladder_internal.codes_query(p_container integer, p_entries text, p_which text) returns text
language sql stable
begin atomic
  select pg_catalog.format(
    'select r.object_id, array_agg(r.code order by r.code) as codes from (%s) as r group by r.object_id',
    string_agg(
      pg_catalog.format(
        'select e.object_id, k.code
         from %1$s as e
         join ladder_internal.entry_codes as k
           on k.container = %2$s and k.%3$I = e.%3$I and k.operation = e.operation and k.effect = e.effect
           and k.until = coalesce(e.until, ''infinity'')
         where %4$s',
        p_entries,
        p_container,
        -- in two parts: a join on the one or the other column could use no index
        c.name,
        p_which
      ),
      ' union all '
    )
  )
  from unnest(array['user_id', 'role_id']) as c (name);
end;
comment on function ladder_internal.codes_query(integer, text, text) is 'A query for what the columns of objects have to hold, for the entries `e` of a condition.';

create function ladder_internal.number_entries(p_container integer, p_entries text) returns text
language sql stable
begin atomic
  -- Those that are known draw no number, and everybody takes new ones in one order.
  select pg_catalog.format(
    'insert into ladder_internal.entry_codes (container, user_id, role_id, operation, effect, until)
     select distinct %1$s, e.user_id, e.role_id, e.operation, e.effect, coalesce(e.until, ''infinity'')
     from %2$s as e
     where not exists (
       select
       from ladder_internal.entry_codes as k
       where k.container = %1$s and (k.user_id = e.user_id or k.role_id = e.role_id)
         and k.operation = e.operation and k.effect = e.effect and k.until = coalesce(e.until, ''infinity'')
     )
     order by 2, 3, 4, 5, 6
     on conflict do nothing',
    p_container,
    p_entries
  );
end;
comment on function ladder_internal.number_entries(integer, text) is 'A statement that gives the entries of a relation their numbers.';

create function ladder_internal.touch_entries(p_relation regclass, p_objects refcursor) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  loop
    move p_objects;
    exit when not found;
    execute pg_catalog.format('update %s set pgladder_entries = ''{}'' where current of %I', p_relation, p_objects);
  end loop;
end
$$;
comment on function ladder_internal.touch_entries(regclass, refcursor) is
  'Has what their entries say written to the objects of a cursor. Triggers of the application that fire then run as this function''s owner, who may do nothing else.';

create function ladder_internal.refresh_entries(p_entries regclass, p_objects text[], p_only_look boolean default false) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set enable_partition_pruning = off
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.projected(p_entries);
  v_objects refcursor;
  v_differs boolean;
begin
  if v_container.ordinal is null then
    return;
  end if;
  if not p_only_look then
    -- Locked first, and then written by what is there: an entry that somebody else gives at the same time is not lost.
    open v_objects for execute pg_catalog.format(
      'select 1 from %1$s as o where o.%2$I = any ($1::%3$s[]) order by o.%2$I for no key update',
      v_container.relation,
      v_container.key_column,
      v_container.key_type
    ) using p_objects;
    perform ladder_internal.touch_entries(v_container.relation, v_objects);
    close v_objects;
  end if;
  execute pg_catalog.format(
    'select exists (
       select
       from %1$s as o
       left join (%2$s) as n on n.object_id = o.%3$I
       where o.%3$I = any ($1::%4$s[]) and o.pgladder_entries is distinct from coalesce(n.codes, ''{}'')
     )',
    v_container.relation,
    ladder_internal.codes_query(
      v_container.ordinal,
      p_entries::text,
      pg_catalog.format('e.object_id = any ($1::%s[])', v_container.key_type)
    ),
    v_container.key_column,
    v_container.key_type
  ) into v_differs using p_objects;
  if v_differs then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('the column pgladder_entries of %s would not be what the entries of its objects are', v_container.relation),
      hint = 'A trigger of the table changes or refuses an update of the column: have it fire for other columns only.';
  end if;
end
$$;
comment on function ladder_internal.refresh_entries(regclass, text[], boolean) is
  'Writes to objects what their entries are, and looks whether it is there: an error if not.';

create function ladder_internal.project_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.projected(tg_relid);
  v_objects text[];
begin
  if v_container.ordinal is null then
    return null;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    execute ladder_internal.number_entries(v_container.ordinal, 'rows_after');
  end if;
  case tg_op
    when 'INSERT' then
      select pg_catalog.array_agg(distinct e.object_id::text) into v_objects from rows_after as e;
    when 'UPDATE' then
      select pg_catalog.array_agg(distinct e.id) into v_objects
      from (select b.object_id::text as id from rows_before as b union all select a.object_id::text from rows_after as a) as e;
    when 'DELETE' then
      select pg_catalog.array_agg(distinct e.object_id::text) into v_objects from rows_before as e;
    when 'TRUNCATE' then
      execute pg_catalog.format(
        'select array_agg(o.%I::text) from %s as o where o.pgladder_entries <> ''{}''',
        v_container.key_column,
        v_container.relation
      ) into v_objects;
  end case;
  if v_objects is not null then
    perform ladder_internal.refresh_entries(tg_relid, v_objects);
  end if;
  return null;
end
$$;
comment on function ladder_internal.project_entries() is 'Trigger on a table of entries: has their objects say the same.';

create function ladder_internal.guard_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.projected(tg_argv[0]::regclass);
  v_object text;
begin
  execute pg_catalog.format('select ($1).%I::text', v_container.key_column) into v_object using new;
  perform ladder_internal.refresh_entries(tg_argv[0]::regclass, array[v_object], tg_op = 'UPDATE');
  return null;
end
$$;
comment on function ladder_internal.guard_entries() is
  'Trigger: a new object that brings entries in its column has those of the table instead; an update after which they differ is an error.';

create function ladder_internal.project(p_relation regclass, p_key text, p_entries regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_ordinal constant integer := (ladder_internal.projected(p_entries)).ordinal;
  v_stale text;
  v_differs boolean;
  v_event text;
begin
  if not exists (
    select
    from pg_catalog.pg_attribute as a
    where a.attrelid = p_relation and a.attname = 'pgladder_entries' and not a.attisdropped
  ) then
    execute pg_catalog.format('alter table %s add column pgladder_entries bigint[] not null default ''{}''', p_relation);
    execute pg_catalog.format(
      'comment on column %s.pgladder_entries is %L',
      p_relation,
      'pgladder: the entries of the object as numbers; triggers keep it, whoever writes it'
    );
  end if;
  if not exists (
    select
    from pg_catalog.pg_index as i
    join pg_catalog.pg_class as c on c.oid = i.indexrelid
    join pg_catalog.pg_am as m on m.oid = c.relam
    join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = p_relation and a.attname = 'pgladder_entries' and m.amname = 'gin' and i.indisvalid
  ) then
    execute pg_catalog.format(
      'create index on %s using gin (pgladder_entries) where pgladder_entries <> ''{}''::bigint[]',
      p_relation
    );
  end if;
  -- Whatever the column holds, it is compared: it may have come with the rows of another table, or lost its entries.
  execute ladder_internal.number_entries(v_ordinal, p_entries::text);
  v_stale := pg_catalog.format(
    'select o.%1$I as key, coalesce(n.codes, ''{}'') as codes
     from %2$s as o
     left join (%3$s) as n on n.object_id = o.%1$I
     where o.pgladder_entries is distinct from coalesce(n.codes, ''{}'')',
    p_key,
    p_relation,
    ladder_internal.codes_query(v_ordinal, p_entries::text, 'true')
  );
  execute pg_catalog.format(
    'update %s as o set pgladder_entries = s.codes from (%s) as s where o.%I = s.key',
    p_relation,
    v_stale,
    p_key
  );
  execute pg_catalog.format('select exists (%s)', v_stale) into v_differs;
  if v_differs then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('the column pgladder_entries of %s could not be filled', p_relation),
      hint = 'A trigger of the table changes or refuses the update: have it fire for other columns only.';
  end if;
  perform ladder_internal.watch_statements(p_entries, 'pgladder_projects', 'ladder_internal.project_entries()');
  -- wherever the entries come from
  foreach v_event in array array['insert', 'update', 'delete', 'truncate']
  loop
    execute pg_catalog.format('alter table %s enable always trigger %I', p_entries, 'pgladder_projects_' || v_event);
  end loop;
end
$$;
comment on function ladder_internal.project(regclass, text, regclass) is
  'Gives a table the column of its objects'' entries, filled and indexed, or brings it up to date; from then on triggers keep it.';

create function ladder_internal.unproject(p_relation regclass, p_entries regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_event text;
begin
  foreach v_event in array array['insert', 'update', 'delete', 'truncate']
  loop
    execute pg_catalog.format('drop trigger if exists %I on %s', 'pgladder_projects_' || v_event, p_entries);
  end loop;
  if p_relation is not null then
    execute pg_catalog.format('alter table %s drop column if exists pgladder_entries', p_relation);
  end if;
end
$$;
comment on function ladder_internal.unproject(regclass, regclass) is
  'Stops keeping the column of its objects'' entries, and takes it from its table if one is named. The entries stay in their own.';

create function ladder.grant_columns(container regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_columns text;
  v_grant record;
begin
  select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum) into v_columns
  from pg_catalog.pg_attribute as a
  where a.attrelid = grant_columns.container and a.attnum > 0 and not a.attisdropped and a.attname <> 'pgladder_entries';
  for v_grant in
    select x.privilege_type, pg_catalog.string_agg(distinct pg_catalog.quote_ident(r.rolname), ', ') as roles
    from pg_catalog.pg_attribute as a
    cross join pg_catalog.aclexplode(a.attacl) as x
    join pg_catalog.pg_roles as r on r.oid = x.grantee
    where a.attrelid = grant_columns.container and not a.attisdropped
      and x.privilege_type in ('INSERT', 'UPDATE')
      and ladder_internal.is_profile(r.rolname)
    group by x.privilege_type
  loop
    execute pg_catalog.format('grant %s (%s) on %s to %s', v_grant.privilege_type, v_columns, grant_columns.container, v_grant.roles);
  end loop;
end
$$;
comment on function ladder.grant_columns(regclass) is
  'For whoever applies the migrations, after a column was added to a table with projected entries: who may write some columns may write all, but not the entries.';

create function ladder_internal.ensure_index(p_relation regclass, p_column text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select
    from pg_catalog.pg_index as i
    join pg_catalog.pg_class as c on c.oid = i.indexrelid
    join pg_catalog.pg_am as m on m.oid = c.relam
    join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = p_relation and a.attname = p_column::name and i.indisvalid and i.indpred is null and m.amname in ('btree', 'hash')
  ) then
    return;
  end if;
  execute pg_catalog.format('create index on %s (%I)', p_relation, p_column);
end
$$;
comment on function ladder_internal.ensure_index(regclass, text) is
  'Makes an index on a column that policies compare, unless the table has one that serves.';
