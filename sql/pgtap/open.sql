begin read write;
-- pgTAP where it is installed, or else until the end of this transaction. Its functions call each other by their bare names.
do $do$
declare
  v_schema name;
begin
  if not exists (select from pg_catalog.pg_proc as p where p.proname = 'plan' and p.prorettype = 'text'::regtype and p.proargtypes::text = '23') then
    create extension pgtap;
  end if;
  select n.nspname into v_schema
  from pg_catalog.pg_proc as p
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  where p.proname = 'plan' and p.prorettype = 'text'::regtype and p.proargtypes::text = '23'
  order by n.nspname
  limit 1;
  perform pg_catalog.set_config('pgtap.path', pg_catalog.format('pg_catalog, %I, pg_temp', v_schema), true);
end
$do$;
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
