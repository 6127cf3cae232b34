-- 07_memberships.sql: giving and taking custom roles. Server code may, and an administrator outside any request; nobody else.
begin;
set local search_path = tap, public;
select plan(37);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.in_request()', 'sql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.require_role_giver()', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.require_administrator()', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.require_memberships()', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder.assign_role(text,text,timestamp with time zone)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.unassign_role(text,text)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.members(text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.roles_of(text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.forget_user(text)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session')
  $$,
  'the functions of the file are these'
);

savepoint dba;
set local session authorization pgtap_dba;
select lives_ok($$ select ladder.assign_role('anna', 'Editor') $$, 'an administrator makes Anna an editor');
select lives_ok($$ select ladder.assign_role('bert', 'Editor', until => 'infinity') $$, 'and Bert, until a moment');
select lives_ok($$ select ladder.assign_role('carla', 'Editor', until => now() - interval '1 day') $$, 'and Carla, until a moment that is over');
select results_eq($$ select * from ladder.members('Editor') $$, $$ values ('anna', null), ('bert', 'infinity'::timestamptz) $$, 'the members are those who have the role now');
select results_eq($$ select * from ladder.roles_of('anna') $$, $$ values ('Editor', null::timestamptz) $$, 'Anna has the role');
select is_empty($$ select * from ladder.roles_of('carla') $$, 'Carla has it no more');
select lives_ok($$ select ladder.assign_role('anna', 'Editor', until => '2999-01-01') $$, 'an administrator gives it anew');
select results_eq($$ select * from ladder.roles_of('anna') $$, $$ values ('Editor', '2999-01-01'::timestamptz) $$, 'then the last word counts');
select lives_ok($$ select ladder.unassign_role('anna', 'Editor') $$, 'an administrator takes it away');
select lives_ok($$ select ladder.unassign_role('anna', 'Editor') $$, 'and again, which changes nothing');
select is_empty($$ select * from ladder.roles_of('anna') $$, 'Anna has no role');
select throws_ok($$ select ladder.assign_role('dora', 'Editor') $$, '22023', 'unknown user ''dora''', 'an administrator names a user who does not exist');
select throws_ok($$ select ladder.assign_role(null, 'Editor') $$, '22023', 'a user id may not be empty', 'an administrator names nobody');
select throws_ok($$ select ladder.assign_role('anna', 'editor') $$, '22023', 'unknown role ''editor''', 'an administrator misspells a role');
select throws_ok($$ select ladder.assign_role('anna', 'ServerCodeUser') $$, '22023', 'unknown role ''ServerCodeUser''', 'no administrator gives a system role');
select throws_ok($$ select * from ladder.members('Owner') $$, '22023', 'unknown role ''Owner''', 'an administrator asks for the members of no role');
rollback to dba;

-- A role is had from the next request on.
savepoint anna;
insert into ladder_internal.memberships (user_id, role_id) select 'anna', id from ladder_internal.roles where name = 'Editor';
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna, an editor, opens a request');
select results_eq('select count(*) from notes', array[3::bigint], 'Anna finds all notes');
select throws_ok($$ select ladder.assign_role('anna', 'Reviewer') $$, '42501', 'only server code may do this within a request', 'Anna may not give herself a role');
select throws_ok($$ select ladder.unassign_role('anna', 'Editor') $$, '42501', 'only server code may do this within a request', 'nor take one away');
select throws_ok($$ select * from ladder.members('Editor') $$, '42501', 'only server code may do this within a request', 'Anna is not told who has a role');
select throws_ok($$ select * from ladder.roles_of('anna') $$, '42501', 'only server code may do this within a request', 'nor which roles somebody has');
select throws_ok($$ select ladder.forget_user('bert') $$, '42501', 'only server code may do this within a request', 'Anna may not have Bert forgotten');
rollback to anna;

savepoint server;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna', server_code => true), null, 'server code opens a request for Anna');
select lives_ok($$ select ladder.assign_role('anna', 'Editor') $$, 'server code makes Anna an editor');
select results_eq($$ select role from ladder.roles_of('anna') $$, array['Editor'], 'she is one');
select is(ladder.custom_roles(), '{}', 'but not in the request that is open');
rollback to server;

savepoint app;
set local session authorization pgtap_app;
select throws_ok($$ select ladder.assign_role('anna', 'Editor') $$, '42501', 'permission denied for function assign_role', 'the application''s login, outside a request, gives no role');
rollback to app;

-- Forgetting a user takes back what was given at run time.
savepoint forget;
create function pg_temp.bert() returns setof text language sql security definer as $$
  select 'a role' from ladder_internal.memberships where user_id = 'bert'
  union all
  select 'an entry' from ladder_internal.public__notes_entries where user_id = 'bert'
  union all
  select 'a cell of the ' || origin from ladder_internal.user_cells where user_id = 'bert'
  union all
  select 'note ' || id from notes where author = 'bert'
$$;
insert into ladder_internal.memberships (user_id, role_id) select 'bert', id from ladder_internal.roles where name = 'Editor';
insert into ladder_internal.user_cells (user_id, container, operation, effect, origin) values ('bert', 0, 'FIND', 'DENY', 'run time'), ('bert', 0, 'REMOVE', 'DENY', 'policy');
insert into ladder_internal.public__notes_entries (object_id, operation, user_id, effect, set_by) values (1, 'FIND', 'bert', 'GRANT', 'anna');
select set_eq('select * from pg_temp.bert()', array['a role', 'an entry', 'a cell of the policy', 'a cell of the run time', 'note 2'], 'Bert has been given this and that');
set local session authorization pgtap_dba;
select lives_ok($$ select ladder.forget_user('bert') $$, 'an administrator has Bert forgotten');
select set_eq('select * from pg_temp.bert()', array['a cell of the policy', 'note 2'], 'what he was given is gone; what the policy says of him stays, as does what is his');
rollback to forget;

-- Whoever is an administrator and a gateway, too, is one thing at a time, also where they leave the role of the request.
savepoint both_of_them;
set local session authorization pgtap_owner;
grant ladder_gateway to pgtap_dba;
set local session authorization pgtap_dba;
select isnt(ladder.enter('anna'), null, 'an administrator opens a request for Anna');
set local role none;
select throws_ok($$ select ladder.create_api_key('JSUser') $$, '42501', 'only an administrator of pgladder may do this, and outside any request', 'and is no administrator while it is open');
select throws_ok($$ select ladder.assign_role('anna', 'Editor') $$, '42501', 'only server code may do this within a request', 'in no function');
rollback to both_of_them;

-- Where the gateway says who has which role.
savepoint session;
update ladder_internal.policy set role_source = 'session';
set local session authorization pgtap_dba;
select throws_ok($$ select ladder.assign_role('anna', 'Editor') $$, '55000', 'the gateway says who has which role, so the database keeps no memberships', 'an administrator gives a role where nobody would look at it');
select throws_ok($$ select ladder.unassign_role('anna', 'Editor') $$, '55000', 'the gateway says who has which role, so the database keeps no memberships', 'or takes one away');
rollback to session;

rollback;
