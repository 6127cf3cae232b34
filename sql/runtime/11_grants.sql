-- What goes with a governed table: the way into its schema, and the sequences its columns draw from.

create function ladder_internal.grant_way_in(p_relation regclass) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_schema constant name := (
    select n.nspname
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where c.oid = p_relation
  );
  v_role text;
  v_sequence regclass;
begin
  foreach v_role in array array['ladder_engine', 'ladder_session']
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
  for v_sequence in
    select d.objid::regclass
    from pg_catalog.pg_depend as d
    join pg_catalog.pg_class as s on s.oid = d.objid and s.relkind = 'S'
    where d.classid = 'pg_catalog.pg_class'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass
      and d.refobjid = p_relation and d.deptype = 'a'
  loop
    execute pg_catalog.format('grant usage on sequence %s to ladder_session', v_sequence);
  end loop;
end
$$;
comment on function ladder_internal.grant_way_in(regclass) is
  'Grants USAGE on a governed table''s schema and on the sequences its columns own; an error if the schema''s cannot be had.';
