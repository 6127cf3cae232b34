-- 05_fold.sql: the matrix as bit strings, and steps 2 to 7 of them for one request.
begin;
set local search_path = tap, public;
select plan(13);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.rebuild_bits()', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.fold(text,integer[])', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp; plan_cache_mode=force_generic_plan', 'ladder_engine', '')
  $$,
  'the functions of the file are these'
);

-- What a request with some roles may do to notes that are its user's, and to others.
create function pg_temp.may(p_user text, variadic p_roles text[]) returns table (mine text, others text) language sql as $$
  select
    string_agg(p.operation, ' ' order by p.position) filter (where substr(f.own::text, p.position + 1, 1) = '1'),
    string_agg(p.operation, ' ' order by p.position) filter (where substr(f.other::text, p.position + 1, 1) = '1')
  from ladder_internal.fold(p_user, array(select id from ladder_internal.roles where coalesce(name, kind) = any (p_roles))) as f
  cross join ladder_internal.positions as p
  where p.container = 0
$$;
select results_eq(
  $$ select * from pg_temp.may('anna', 'AuthenticatedUser', 'all users', 'all roles') $$,
  $$ values ('FIND CREATE UPDATE REMOVE PERMISSION', 'CREATE') $$,
  'a user has what the owner policy grants (step 4), and creates (step 7)'
);
select results_eq(
  $$ select * from pg_temp.may(null, 'NotAuthenticatedUser', 'all roles') $$,
  $$ values (null::text, null::text) $$,
  'nobody has nothing, and owns nothing'
);
select results_eq(
  $$ select * from pg_temp.may('anna', 'AuthenticatedUser', 'Reviewer') $$,
  $$ values ('FIND CREATE UPDATE PERMISSION', 'FIND CREATE') $$,
  'a reviewer is denied REMOVE by the role (step 3), before the owner policy is asked'
);
select results_eq(
  $$ select * from pg_temp.may('anna', 'AuthenticatedUser', 'Editor', 'Reviewer') $$,
  $$ values ('FIND CREATE UPDATE PERMISSION', 'FIND CREATE UPDATE') $$,
  'of two custom roles, each gives what the other says nothing about'
);
select results_eq(
  $$ select * from pg_temp.may('anna', 'AuthenticatedUser', 'JSUser') $$,
  $$ values ('FIND UPDATE REMOVE PERMISSION', null::text) $$,
  'at step 7 every system role has to be granted'
);
select results_eq(
  $$ select * from pg_temp.may('anna', variadic '{}'::text[]) $$,
  $$ values ('FIND UPDATE REMOVE PERMISSION', null::text) $$,
  'without any role, step 7 rejects'
);

-- A user's own cell goes before all of that (step 2).
insert into ladder_internal.user_cells (user_id, container, operation, effect, origin) values
  ('anna', 0, 'FIND', 'DENY', 'run time'),
  ('anna', 0, 'FIND', 'GRANT', 'policy'),
  ('anna', 0, 'CREATE', 'GRANT', 'run time'),
  ('anna', 0, 'CREATE', 'DENY', 'policy'),
  ('anna', 0, 'PERMISSION', 'INHERIT', 'run time'),
  ('anna', 0, 'PERMISSION', 'DENY', 'policy'),
  ('anna', 0, 'REMOVE', 'GRANT', 'policy'),
  ('bert', 0, 'UPDATE', 'GRANT', 'policy');
select results_eq(
  $$ select * from pg_temp.may('anna', 'AuthenticatedUser', 'Reviewer') $$,
  $$ values ('CREATE UPDATE REMOVE PERMISSION', 'CREATE REMOVE') $$,
  'a user''s own cells go before roles and the owner policy, and those set at run time before the policy''s, also where they say nothing'
);

-- Bits follow from cells when somebody says so.
create temporary table before as select * from ladder_internal.bits;
select lives_ok('select ladder_internal.rebuild_bits()', 'the bits are written anew');
select bag_eq('select * from ladder_internal.bits', 'select * from before', 'the same cells give the same bits');
insert into ladder_internal.cells (level, role_id, container, operation, effect, origin)
select 'role', id, 0, 'REMOVE', 'GRANT', 'policy' from ladder_internal.roles where name = 'Editor';
select lives_ok('select ladder_internal.rebuild_bits()', 'the bits are written anew after a cell was added');
select results_eq(
  $$ select r.name from ladder_internal.bits as b join before as o using (role_id) join ladder_internal.roles as r on r.id = b.role_id where b.table_granted <> o.table_granted $$,
  $$ values ('Editor') $$,
  'the bits of the role it is of have changed, and no others'
);
select results_eq(
  $$ select * from pg_temp.may('carla', 'AuthenticatedUser', 'Editor') $$,
  $$ values ('FIND CREATE UPDATE REMOVE PERMISSION', 'FIND CREATE UPDATE REMOVE') $$,
  'and an editor removes every note'
);

rollback;
