-- Two schemas: what callers name, and what only policies and the engine reach. Nobody else's object is in either.
do $do$
declare
  v_owner name;
begin
  select pg_catalog.pg_get_userbyid(n.nspowner) into v_owner from pg_catalog.pg_namespace as n where n.nspname = 'ladder';
  if v_owner is null then
    create schema ladder;
  elsif v_owner <> current_user then
    raise exception using
      errcode = '42P06',
      message = pg_catalog.format('schema %I exists and belongs to %I', 'ladder', v_owner),
      hint = 'Choose another schema in the policy, or drop it.';
  elsif exists (select from pg_catalog.pg_proc as p where p.pronamespace = 'ladder'::regnamespace)
    -- the bookkeeping of `pgladder migrate` is there before anything else
    or exists (
      select
      from pg_catalog.pg_class as c
      where c.relnamespace = 'ladder'::regnamespace and c.relkind <> 'i' and c.relname <> 'migrations'
    )
  then
    raise exception using
      errcode = '42P06',
      message = pg_catalog.format('schema %I exists and holds objects that are not pgladder''s', 'ladder'),
      hint = 'Choose another schema in the policy, or drop it.';
  end if;
end
$do$;
create schema ladder_internal;
comment on schema ladder is 'pgladder: the functions that callers name';
comment on schema ladder_internal is 'pgladder: tables and functions that only policies and the engine reach';

-- Default privileges of whoever applies this may have let others in.
do $do$
declare
  v_grant record;
begin
  for v_grant in
    select distinct n.nspname, case x.grantee when 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) end as grantee
    from pg_catalog.pg_namespace as n
    cross join pg_catalog.aclexplode(n.nspacl) as x
    where n.nspname in ('ladder', 'ladder_internal') and x.grantee <> n.nspowner
  loop
    execute pg_catalog.format('revoke all on schema %I from %s', v_grant.nspname, v_grant.grantee);
  end loop;
end
$do$;
grant usage on schema ladder to ladder_gateway, ladder_session, ladder_engine, ladder_admin;
grant usage on schema ladder_internal to ladder_engine;
