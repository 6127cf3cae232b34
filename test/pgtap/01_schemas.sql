-- 01_schemas.sql: two schemas. Callers name what is in one; nobody but the engine reaches the other.
begin;
set local search_path = tap, public;
select plan(10);

select set_eq(
  $$ select n.schema, pg_get_userbyid(n.nspowner)::text, seen.privileges(p.nspacl, p.nspowner), obj_description(n.oid, 'pg_namespace')
     from seen.schemas as n join pg_namespace as p on p.oid = n.oid $$,
  $$ values
    ('ladder', 'pgtap_owner', 'ladder_admin: usage; ladder_engine: usage; ladder_gateway: usage; ladder_session: usage', 'pgladder: the functions that callers name'),
    ('ladder_internal', 'pgtap_owner', 'ladder_engine: usage', 'pgladder: tables and functions that only policies and the engine reach')
  $$,
  'both belong to whoever applied the migrations; all roles may name what is in ladder, the engine alone what is in ladder_internal'
);
select is_empty(
  $$ select d.oid from pg_default_acl as d join seen.schemas as n on n.oid = d.defaclnamespace $$,
  'nothing that comes later is opened by default'
);

savepoint app;
set local session authorization pgtap_app;
select throws_ok('select ladder_internal.in_request()', '42501', 'permission denied for schema ladder_internal', 'the application''s login, outside a request, does not reach ladder_internal');
select throws_ok('create table ladder.mine ()', '42501', 'permission denied for schema ladder', 'the application''s login makes nothing in ladder');
select is(ladder.enter('anna'), 'ladder_as_authenticated', 'Anna opens a request');
select throws_ok('select ladder_internal.in_request()', '42501', 'permission denied for schema ladder_internal', 'Anna, in a request, does not reach ladder_internal');
select throws_ok('create table ladder.mine ()', '42501', 'permission denied for schema ladder', 'Anna makes nothing in ladder');
rollback to app;

savepoint dba;
set local session authorization pgtap_dba;
select throws_ok('select ladder_internal.in_request()', '42501', 'permission denied for schema ladder_internal', 'an administrator does not reach ladder_internal');
select throws_ok('create table ladder.mine ()', '42501', 'permission denied for schema ladder', 'an administrator makes nothing in ladder');
rollback to dba;

savepoint engine;
set local role ladder_engine;
select throws_ok('create table ladder_internal.mine ()', '42501', 'permission denied for schema ladder_internal', 'not even the engine makes anything in ladder_internal, once the migration is over');
rollback to engine;

rollback;
