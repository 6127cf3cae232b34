-- 06_enter.sql: opening a request. Whatever is not understood is an error, and then no request is open.
begin;
set local search_path = tap, public;
select plan(47);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.parse_user_id(text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.read_user_id(text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.read_custom_role(text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.read_client(text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.client_of_key(text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.system_roles_of(text,text,text,boolean)', 'sql', 'immutable', 'invoker', '', 'ladder_engine', ''),
    ('ladder_internal.generation()', 'sql', 'stable', 'invoker', '', 'ladder_engine', ''),
    ('ladder_internal.next_generation()', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.read_request(text,text,text,text[],text,boolean)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp; plan_cache_mode=force_generic_plan', 'ladder_engine', ''),
    ('ladder_internal.open_request(text,text,text,text[],text,boolean)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp; plan_cache_mode=force_generic_plan', 'ladder_engine', 'ladder_gateway'),
    ('ladder.enter(text,text,text,text[],text,boolean)', 'sql', 'volatile', 'invoker', '', 'ladder_engine', 'ladder_gateway')
  $$,
  'the functions of the file are these'
);

-- Who comes as whom.
savepoint app;
set local session authorization pgtap_app;
select is(ladder.enter('anna'), 'ladder_as_authenticated', 'Anna has the profile of whoever is logged in');
select is(current_user::text, 'ladder_as_authenticated', 'and is it, for the rest of the transaction');
select results_eq('select title from notes', $$ values ('tea') $$, 'Anna finds her note and nobody else''s');
select throws_ok($$ select ladder.enter('bert') $$, '42501', 'permission denied for function enter', 'within a request nobody opens another');
rollback to app;
select is(current_user, session_user, 'with the savepoint the request is gone');

savepoint nobody;
set local session authorization pgtap_app;
select is(ladder.enter(), 'ladder_as_not_authenticated', 'nobody has a profile, too');
select is_empty('select id from notes', 'and finds no note');
select throws_ok($$ insert into notes (id) values (9) $$, '42501', 'permission denied for table notes', 'and may not make one');
rollback to nobody;

savepoint server;
set local session authorization pgtap_app;
select is(ladder.enter(server_code => true), 'ladder_as_server_code', 'server code has a profile of its own');
select is(ladder.roles(), array['ServerCodeUser'], 'and no role beside ServerCodeUser');
rollback to server;

savepoint server;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna', client => 'ServerCodeUser', login => 'google'), null, 'server code works for Anna');
select is(ladder.roles(), array['ServerCodeUser', 'AuthenticatedUser', 'SocialUser', 'GoogleUser'], 'it has all that her own request has');
rollback to server;

-- What is not understood.
savepoint app;
set local session authorization pgtap_app;
select throws_ok($$ select ladder.enter('') $$, '22023', 'a user id may not be empty', 'the gateway says an empty user');
select throws_ok($$ select ladder.enter('dora') $$, '22023', 'unknown user ''dora''', 'the gateway says a user who is not in the table of users');
select throws_ok($$ select ladder.enter(repeat('a', 1001)) $$, '22023', 'malformed user id: it is longer than 1000 bytes', 'the gateway says a user that no index holds');
select throws_ok($$ select ladder.enter('anna', client => 'jsuser') $$, '22023', 'unknown client ''jsuser''', 'the gateway says a client that is none');
select throws_ok($$ select ladder.enter('anna', client => 'AuthenticatedUser') $$, '22023', 'unknown client ''AuthenticatedUser''', 'the gateway says a role as a client');
select throws_ok($$ select ladder.enter('anna', login => 'gogle') $$, '22023', 'unknown login ''gogle''', 'the gateway says a login that is none');
select throws_ok($$ select ladder.enter(login => 'google') $$, '22023', 'a login was named without a user', 'the gateway says how nobody has logged in');
select throws_ok($$ select ladder.enter(roles => array['Editor']) $$, '22023', 'roles were named without a user', 'the gateway gives roles to nobody');
select throws_ok($$ select ladder.enter('anna', roles => array['Editor']) $$, '22023', 'roles were named, but the database knows who has which role', 'the gateway gives roles where memberships rule');
select throws_ok($$ select ladder.enter('anna', roles => '{}') $$, '22023', 'roles were named, but the database knows who has which role', 'an empty list of roles is said, too');
select throws_ok($$ select ladder.enter('anna', server_code => null) $$, '22023', 'server_code may not be null', 'the gateway leaves open whether it is server code');
select throws_ok($$ select ladder.enter(api_key => 'pgl_no_key') $$, '28000', 'unknown API key', 'the gateway passes on a key that was never made');
select is(current_setting('role'), 'none', 'after all this no request is open');
select throws_ok('select from notes', '42501', 'permission denied for table notes', 'and nothing is to be read');
rollback to app;

savepoint dba;
set local session authorization pgtap_dba;
select throws_ok($$ select ladder.enter('anna') $$, '42501', 'permission denied for function enter', 'an administrator is no gateway');
rollback to dba;

-- Where the gateway says the roles.
update ladder_internal.policy set role_source = 'session';
savepoint app;
set local session authorization pgtap_app;
select throws_ok($$ select ladder.enter('anna', roles => array['editor']) $$, '22023', 'unknown role ''editor''', 'the gateway says a role that was not declared');
select throws_ok($$ select ladder.enter('anna', roles => array['ServerCodeUser']) $$, '22023', 'unknown role ''ServerCodeUser''', 'the gateway says a system role as a custom one');
select throws_ok($$ select ladder.enter('anna', roles => array[null]) $$, '22023', 'unknown role NULL', 'the gateway says a role that is null');
select isnt(ladder.enter('anna', roles => array['Editor']), null, 'the gateway says a role that was declared');
select is(ladder.custom_roles(), array['Editor'], 'and Anna has it');
rollback to app;
update ladder_internal.policy set role_source = 'membership';

-- The parts.
select is(ladder_internal.read_user_id('anna'), 'anna', 'a user who is in the table of users is read');
select is(ladder_internal.parse_user_id('dora'), 'dora', 'a well-formed id is parsed, whoever it is');
select is(ladder_internal.read_client('JSUser'), 'JSUser', 'a client is read');
select is(ladder_internal.read_client(null), null, 'no client is none');
select is(ladder_internal.read_custom_role('Editor'), (select id from ladder_internal.roles where name = 'Editor'), 'a custom role is read');
update ladder_internal.roles set declared = false where name = 'Reviewer';
select throws_ok($$ select ladder_internal.read_custom_role('Reviewer') $$, '22023', 'unknown role ''Reviewer''', 'one that is declared no more is not');
select is(ladder_internal.system_roles_of(null, 'JSUser', null, true), array['ServerCodeUser'], 'server code without a user has no client');
select is(ladder_internal.system_roles_of('anna', 'JSUser', 'classic', false), array['AuthenticatedUser', 'JSUser'], 'a classic login gives no role');
select is(ladder_internal.system_roles_of(null, 'JSUser', null, false), array['NotAuthenticatedUser', 'JSUser'], 'nobody has a client');
select results_eq(
  $$ select user_id, system_roles, custom_roles from ladder_internal.read_request('anna', 'JSUser', null, null, null, false) $$,
  $$ values ('anna', array['AuthenticatedUser', 'JSUser'], '{}'::text[]) $$,
  'a request is read without being opened'
);

-- A request of an older policy begins again. (A migration changes the function for others only when it commits.)
savepoint older;
update ladder_internal.policy set generation = generation + 1;
set local session authorization pgtap_app;
select throws_ok($$ select ladder.enter('anna') $$, '40001', 'the policy was changed after this transaction''s snapshot was taken', 'Anna''s transaction is older than the policy');
rollback to older;
savepoint newer;
set local role ladder_engine;
select throws_ok('select ladder_internal.next_generation()', '42501', 'permission denied for schema ladder_internal', 'the engine may not change a function, once the migration is over');
rollback to newer;

-- A profile that somebody dropped is as if it had not been compiled.
savepoint dropped;
update ladder_internal.profiles set role = 'pgtap_no_such_role' where role = 'ladder_as_authenticated';
set local session authorization pgtap_app;
select is(ladder.enter('anna'), 'ladder_dynamic', 'Anna has the dynamic profile where hers is not there');
select results_eq('select title from notes', $$ values ('tea') $$, 'and finds the same');
rollback to dropped;

rollback;
