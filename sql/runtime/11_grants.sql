-- What goes with a governed table: the way into its schema, the sequences its columns draw from, and foreign keys to it.

create function ladder_internal.sequences_of(p_relation regclass) returns setof regclass
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select d.objid::regclass
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_class as s on s.oid = d.objid and s.relkind = 'S'
  where d.classid = 'pg_catalog.pg_class'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass
    and d.refobjid = p_relation and d.deptype = 'a';
end;
comment on function ladder_internal.sequences_of(regclass) is 'The sequences that columns of a table draw from and own.';

create function ladder_internal.grant_way_in(p_relation regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_schema name;
  v_role text;
  v_sequence regclass;
begin
  select n.nspname into v_schema
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.oid = p_relation;
  foreach v_role in array array['ladder_engine', 'ladder_projector', 'ladder_session']
  loop
    if not pg_catalog.has_schema_privilege(v_role, v_schema, 'usage') then
      execute pg_catalog.format('grant usage on schema %I to %I', v_schema, v_role);
    end if;
    if not pg_catalog.has_schema_privilege(v_role, v_schema, 'usage') then
      raise exception using
        errcode = '42501',
        message = pg_catalog.format('role %I has no USAGE on schema %I, and %I may not grant it', v_role, v_schema, current_user),
        hint = pg_catalog.format('As the owner of the schema: grant usage on schema %I to %I;', v_schema, v_role);
    end if;
  end loop;
  for v_sequence in select s.sequence from ladder_internal.sequences_of(p_relation) as s (sequence)
  loop
    execute pg_catalog.format('grant usage on sequence %s to ladder_session', v_sequence);
  end loop;
end
$$;
comment on function ladder_internal.grant_way_in(regclass) is
  'Grants what a governed table, or the users'' table, needs beside itself; an error if USAGE on its schema cannot be had.';

create function ladder_internal.revoke_way_in(p_relation regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_sequence regclass;
begin
  for v_sequence in select s.sequence from ladder_internal.sequences_of(p_relation) as s (sequence)
  loop
    execute pg_catalog.format('revoke usage on sequence %s from ladder_session', v_sequence);
  end loop;
end
$$;
comment on function ladder_internal.revoke_way_in(regclass) is
  'Takes back the sequences of a table that is governed no more. USAGE on its schema stays: other tables may need it.';

create function ladder_internal.shut(p_relation regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_role name;
begin
  for v_role in
    select distinct r.rolname
    from (
      select c.relacl as privileges from pg_catalog.pg_class as c where c.oid = p_relation
      union all
      select a.attacl from pg_catalog.pg_attribute as a where a.attrelid = p_relation and not a.attisdropped
    ) as p
    cross join pg_catalog.aclexplode(p.privileges) as x
    join pg_catalog.pg_roles as r on r.oid = x.grantee
    where r.rolname in ('ladder_engine', 'ladder_projector') or ladder_internal.is_profile(r.rolname)
  loop
    execute pg_catalog.format('revoke all on %s from %I', p_relation, v_role);
  end loop;
end
$$;
comment on function ladder_internal.shut(regclass) is 'Takes every privilege of the engine, the projector and the profiles on a table away.';

create function ladder_internal.link(p_from regclass, p_column text, p_to regclass, p_key text) returns boolean
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_name constant text := 'known_' || pg_catalog.replace(p_column, '_id', '');
  v_forced constant boolean := (select c.relforcerowsecurity from pg_catalog.pg_class as c where c.oid = p_to);
begin
  if exists (
    select
    from pg_catalog.pg_constraint as c
    join pg_catalog.pg_attribute as a on a.attrelid = c.confrelid and a.attnum = c.confkey[1]
    where c.contype = 'f' and c.conrelid = p_from and c.conname = v_name and c.confrelid = p_to and a.attname = p_key::name
  ) then
    return true;
  end if;
  if not exists (
    select
    from pg_catalog.pg_attribute as f
    join pg_catalog.pg_attribute as t on t.attrelid = p_to and t.attname = p_key::name and t.atttypid = f.atttypid
    where f.attrelid = p_from and f.attname = p_column::name
  ) then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('%s holds entries for keys of another type than %I of %s', p_from, p_key, p_to),
      hint = pg_catalog.format('They are of an earlier table of that name. As a superuser: drop table %s cascade; then apply the migration again.', p_from);
  end if;
  -- What is there is checked by a query of the owner, which forced row-level security would answer with nothing.
  if v_forced then
    execute pg_catalog.format('alter table %s no force row level security', p_to);
  end if;
  execute pg_catalog.format('alter table %s drop constraint if exists %I', p_from, v_name);
  -- Entries whose table was dropped meanwhile are of objects that are gone, whatever stands under their keys now.
  if p_column = 'object_id' then
    execute pg_catalog.format('delete from %s', p_from);
  end if;
  execute pg_catalog.format(
    'alter table %s add constraint %I foreign key (%I) references %s (%I) on update cascade on delete cascade',
    p_from,
    v_name,
    p_column,
    p_to,
    p_key
  );
  if v_forced then
    execute pg_catalog.format('alter table %s force row level security', p_to);
  end if;
  return false;
end
$$;
comment on function ladder_internal.link(regclass, text, regclass, text) is
  'Makes a column a foreign key that goes with what it references, unless it is one already (then true). Fresh links of entries start empty.';

create function ladder_internal.require_link() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select
    from pg_catalog.pg_constraint as c
    where c.conrelid = tg_argv[0]::regclass and c.contype = 'f' and c.conname = 'known_object' and c.confrelid = tg_relid
  ) then
    raise exception using
      errcode = '55000',
      schema = tg_table_schema,
      table = tg_table_name,
      message = pg_catalog.format('a new object of %I could have the entries of an old one: they are no longer bound to their objects', tg_table_name),
      detail = 'A partition that holds objects was dropped with CASCADE, or the key''s index was.',
      hint = pg_catalog.format(
        'As a superuser, which deletes all of them: select ladder_internal.link(%L, ''object_id'', %L, %L);',
        tg_argv[0],
        tg_relid::regclass,
        tg_argv[1]
      );
  end if;
  return null;
end
$$;
comment on function ladder_internal.require_link() is
  'Trigger on partitioned tables: refuses new objects while entries (their table is the first argument, the key the second) would outlive their objects.';

create function ladder_internal.unlink(p_from regclass, p_column text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  execute pg_catalog.format('alter table %s drop constraint if exists %I', p_from, 'known_' || pg_catalog.replace(p_column, '_id', ''));
end
$$;
comment on function ladder_internal.unlink(regclass, text) is 'Takes a foreign key made by link away.';
