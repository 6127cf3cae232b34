-- 00_roles.sql: the database roles of every policy. They can do nothing by themselves, nobody logs in as one, and membership is all
-- that there is between them.
begin;
set local search_path = tap, public;
select plan(12);

select set_eq(
  $$ select role, attributes, about from seen.roles where role !~ '^ladder_as_' $$,
  $$ values
    ('ladder_gateway', 'does not inherit', 'pgladder: logins that are members of this role may open requests'),
    ('ladder_session', 'inherits', 'pgladder: what every open request may use; grant it what is not governed (lookup tables, sequences)'),
    ('ladder_engine', 'inherits', 'pgladder: owns its tables and functions; nobody logs in as it or is a member of it'),
    ('ladder_projector', 'inherits', 'pgladder: what triggers of the application run as when the entries of an object are written to its row; it may do that and nothing else'),
    ('ladder_admin', 'inherits', 'pgladder: members administer pgladder, outside any request'),
    ('ladder_dynamic', 'inherits', 'pgladder: the profile of requests that no compiled profile fits; its policies read the folded matrix once per statement')
  $$,
  'the roles are these, beside the profiles that were compiled, each with its attributes'
);
select isnt_empty($$ select from seen.roles where role ~ '^ladder_as_' $$, 'this policy has compiled profiles');
select is_empty(
  $$ select role from seen.roles where role ~ '^ladder_as_' and attributes <> 'inherits' $$,
  'no compiled profile has an attribute'
);

select set_eq(
  $$ select role, member from seen.memberships where role !~ '^ladder_as_' and member !~ '^ladder_as_' $$,
  $$ values
    ('ladder_session', 'ladder_dynamic'),
    ('ladder_dynamic', 'ladder_gateway'),
    ('ladder_gateway', 'pgtap_app'),
    ('ladder_admin', 'pgtap_dba')
  $$,
  'the members of each role are these, and nobody is a member of the engine or of the projector'
);
select set_eq(
  $$ select role, member from seen.memberships where role ~ '^ladder_as_' or member ~ '^ladder_as_' $$,
  $$ select role, 'ladder_gateway' from seen.roles where role ~ '^ladder_as_'
     union all
     select 'ladder_session', role from seen.roles where role ~ '^ladder_as_' $$,
  'each compiled profile is a session, the gateway may become it, and nobody else may'
);

savepoint app;
set local session authorization pgtap_app;
select throws_ok('select from public.notes', '42501', 'permission denied for table notes', 'the application''s login, outside a request, reads nothing');
select throws_ok('set local role ladder_engine', '42501', 'permission denied to set role "ladder_engine"', 'the application''s login may not become the engine');
select throws_ok('set local role ladder_projector', '42501', 'permission denied to set role "ladder_projector"', 'the application''s login may not become the projector');
select throws_ok('set local role ladder_admin', '42501', 'permission denied to set role "ladder_admin"', 'the application''s login may not become an administrator');
select lives_ok('set local role ladder_dynamic', 'the application''s login may become a profile');
select is_empty('select id from public.notes', 'and finds nothing as one, for no request is open');
rollback to app;

savepoint owner;
set local session authorization pgtap_owner;
select throws_ok('set local role ladder_engine', '42501', 'permission denied to set role "ladder_engine"', 'whoever applied the migrations may not become the engine');
rollback to owner;

rollback;
