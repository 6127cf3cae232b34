begin read write;
set local standard_conforming_strings = on;
set local quote_all_identifiers = off;
set local statement_timeout = 0;
-- it would compile for seconds what runs for milliseconds
set local jit = off;
do $do$
begin
  if not (select r.rolsuper from pg_catalog.pg_roles as r where r.rolname = session_user) then
    raise exception using
      errcode = '42501',
      message = pg_catalog.format('%I may not run these tests: they become a login, and read what nobody may read', session_user),
      hint = 'Run them as a superuser; they take back whatever they do.';
  elsif pg_catalog.to_regnamespace('ladder_internal') is null then
    raise exception using
      errcode = '3F000',
      message = pg_catalog.format('pgladder is not in database %I: there is no schema %I', pg_catalog.current_database(), 'ladder_internal'),
      hint = 'Apply the migrations first, or name the database that has them.';
  end if;
end
$do$;
-- pgTAP where it is installed, or else until the end of this transaction. Its functions call each other by their bare names.
do $do$
declare
  v_schema name;
begin
  for v_try in 1 .. 2
  loop
    select n.nspname into v_schema
    from pg_catalog.pg_namespace as n
    where pg_catalog.to_regprocedure(pg_catalog.format('%I.plan(integer)', n.nspname)) is not null
      and pg_catalog.to_regprocedure(pg_catalog.format('%I.is_empty(text, text)', n.nspname)) is not null
    order by n.nspname
    limit 1;
    exit when v_schema is not null;
    create extension pgtap;
  end loop;
  perform pg_catalog.set_config('pgtap.path', pg_catalog.format('pg_catalog, %I, pg_temp', v_schema), true);
end
$do$;
-- A name in the description of a test: `#` would begin a directive, such as one that lets the test fail.
create function pg_temp.said(p_text text) returns text
language sql immutable
return pg_catalog.replace(
  pg_catalog.replace(pg_catalog.regexp_replace(p_text, '[[:cntrl:]]', ' ', 'g'), '\', '\\'),
  '#',
  '\#'
);
