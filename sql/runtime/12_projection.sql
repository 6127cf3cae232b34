-- Entries kept on the row itself, beside their table: for each entry one number in the object's column `pgladder_entries`. It says
-- who, what, whether and until when, so that an index answers whose objects these are. The table stays the truth.

create table ladder_internal.principals (
  code bigint generated always as identity primary key,
  user_id ladder_user_id,
  role_id integer references ladder_internal.roles (id),
  until timestamptz not null,
  unique nulls not distinct (user_id, role_id, until),
  check (num_nonnulls(user_id, role_id) = 1)
);
create index principals_role on ladder_internal.principals (role_id) where role_id is not null;
comment on table ladder_internal.principals is 'A number for whoever an entry on a row names, and until when (infinity: for good). Given once and kept, so that a number never means anything else.';

create function ladder_internal.entry_code(p_principal bigint, p_operation text, p_effect text) returns bigint
language sql immutable parallel safe
begin atomic
  select p_principal * 8
    + case p_operation when 'FIND' then 0 when 'UPDATE' then 2 when 'REMOVE' then 4 when 'UPSERT' then 6 end
    + case p_effect when 'GRANT' then 0 when 'DENY' then 1 end;
end;
comment on function ladder_internal.entry_code(bigint, text, text) is 'One entry as a number; null for an unknown word, which no row can hold.';

create function ladder_internal.my_codes(p_operation text, p_effect text) returns bigint[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(pg_catalog.array_agg(ladder_internal.entry_code(p.code, p_operation, p_effect)), '{}')
    from ladder_internal.principals as p
    where (p.user_id = ladder.user_id() or p.role_id = any (ladder_internal.role_ids())) and p.until > pg_catalog.now()
  );
end
$$;
comment on function ladder_internal.my_codes(text, text) is 'Step 1 on the row: the numbers of entries that are for the open request and have not expired.';
grant execute on function ladder_internal.my_codes(text, text) to ladder_session;

create function ladder_internal.codes_of(p_entries text, p_given boolean) returns text
language sql immutable parallel safe
begin atomic
  -- In two parts: a join on the one or the other column could use no index.
  select pg_catalog.string_agg(
    pg_catalog.format(
      'select e.object_id, ladder_internal.entry_code(p.code, e.operation, e.effect) as code, %L::boolean as given
       from %s as e
       join ladder_internal.principals as p on p.%I = e.%3$I and p.until = coalesce(e.until, ''infinity'')',
      p_given,
      p_entries,
      c.name
    ),
    ' union all '
  )
  from unnest(array['user_id', 'role_id']) as c (name);
end;
comment on function ladder_internal.codes_of(text, boolean) is 'A query for the numbers of the entries that a relation holds, with what is said of them.';

create function ladder_internal.project_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container ladder_internal.containers;
  v_rows text[] := '{}';
  v_expected bigint := 0;
  v_updated bigint;
begin
  -- A table that was governed before, and is again, has two rows.
  select c.* into strict v_container
  from ladder_internal.containers as c
  where c.entries = tg_relid and c.relation is not null;
  if tg_op <> 'DELETE' then
    select pg_catalog.count(distinct e.object_id::text) into v_expected from entries_after as e;
    insert into ladder_internal.principals (user_id, role_id, until)
    select distinct e.user_id, e.role_id, coalesce(e.until, 'infinity') from entries_after as e
    on conflict do nothing;
    v_rows := v_rows || ladder_internal.codes_of('entries_after', true);
  end if;
  if tg_op <> 'INSERT' then
    v_rows := v_rows || ladder_internal.codes_of('entries_before', false);
  end if;
  -- What is there is changed, not computed anew: whoever changes other entries of the object at the same time is not undone.
  execute pg_catalog.format(
    'update %s as o
     set pgladder_entries = array(select c from unnest(o.pgladder_entries) as c where c <> all (n.touched)) || n.given
     from (
       select r.object_id, array_agg(r.code) as touched, coalesce(array_agg(r.code) filter (where r.given), ''{}'') as given
       from (%s) as r
       group by r.object_id
     ) as n
     where o.%I = n.object_id',
    v_container.relation,
    pg_catalog.array_to_string(v_rows, ' union all '),
    v_container.key_column
  );
  get diagnostics v_updated = row_count;
  -- A replica gets the objects as they are, and perhaps after their entries.
  if v_updated < v_expected and pg_catalog.current_setting('session_replication_role') <> 'replica' then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('entries of %s were not written to their objects', v_container.relation);
  end if;
  return null;
end
$$;
comment on function ladder_internal.project_entries() is 'Trigger on a table of entries: keeps the column pgladder_entries of their objects.';

create function ladder_internal.keep_entries() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.pgladder_entries := old.pgladder_entries;
  return new;
end
$$;
comment on function ladder_internal.keep_entries() is 'Trigger: leaves the column pgladder_entries as it was, whoever writes to it.';

create function ladder_internal.project(p_relation regclass, p_key text, p_entries regclass, p_index text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
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
      'pgladder: the entries of the object as numbers; kept by triggers, which let nobody else write it'
    );
    execute pg_catalog.format(
      'insert into ladder_internal.principals (user_id, role_id, until)
       select distinct e.user_id, e.role_id, coalesce(e.until, ''infinity'') from %s as e
       on conflict do nothing',
      p_entries
    );
    execute pg_catalog.format(
      'update %s as o
       set pgladder_entries = n.codes
       from (select r.object_id, array_agg(r.code) as codes from (%s) as r group by r.object_id) as n
       where o.%I = n.object_id',
      p_relation,
      ladder_internal.codes_of(p_entries::text, true),
      p_key
    );
    execute pg_catalog.format(
      'create index %I on %s using gin (pgladder_entries) where pgladder_entries <> ''{}''::bigint[]',
      p_index,
      p_relation
    );
  end if;
  for v_event in
    select e.event
    from unnest(array['insert', 'update', 'delete']) as e (event)
    where not exists (select from pg_catalog.pg_trigger as t where t.tgrelid = p_entries and t.tgname = 'pgladder_projects_' || e.event)
  loop
    execute pg_catalog.format(
      'create trigger %1$I after %2$s on %3$s referencing %4$s for each statement execute function ladder_internal.project_entries();
       alter table %3$s enable always trigger %1$I',
      'pgladder_projects_' || v_event,
      v_event,
      p_entries,
      case v_event
        when 'insert' then 'new table as entries_after'
        when 'delete' then 'old table as entries_before'
        else 'old table as entries_before new table as entries_after'
      end
    );
  end loop;
end
$$;
comment on function ladder_internal.project(regclass, text, regclass, text) is
  'Gives a table the column of its objects'' entries, filled and indexed, and keeps it; does nothing where that is done.';

create function ladder_internal.unproject(p_relation regclass, p_entries regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_event text;
begin
  foreach v_event in array array['insert', 'update', 'delete']
  loop
    execute pg_catalog.format('drop trigger if exists %I on %s', 'pgladder_projects_' || v_event, p_entries);
  end loop;
  if p_relation is not null then
    execute pg_catalog.format('alter table %s drop column if exists pgladder_entries', p_relation);
  end if;
end
$$;
comment on function ladder_internal.unproject(regclass, regclass) is
  'Takes the column of its objects'' entries from a table that has one. The entries stay in their own table.';

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
  'For the owner of a table with projected entries, after adding columns: who may write some columns may write all, but not the entries.';

create function ladder_internal.ensure_index(p_relation regclass, p_column text, p_name text) returns void
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
  execute pg_catalog.format('create index %I on %s (%I)', p_name, p_relation, p_column);
end
$$;
comment on function ladder_internal.ensure_index(regclass, text, text) is
  'Makes an index on a column that policies compare, unless the table has one that serves.';
