-- 04_ownership.sql: an object keeps its key, and its owner unless server code says otherwise. Triggers see to it, and only for callers.
begin;
set local search_path = tap, public;
select plan(26);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.is_profile(name)', 'plpgsql', 'stable, parallel safe', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'PUBLIC'),
    ('ladder_internal.is_callers(name)', 'plpgsql', 'stable, parallel safe', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'PUBLIC'),
    ('ladder_internal.refuse_change()', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'PUBLIC'),
    ('ladder_internal.refuse_move()', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', '')
  $$,
  'the functions of the file are these'
);

select ok(ladder_internal.is_profile('ladder_dynamic'), 'the dynamic profile is a profile');
select ok(ladder_internal.is_profile('ladder_as_authenticated'), 'a compiled profile is one');
select ok(not ladder_internal.is_profile('ladder_gateway'), 'the gateway is none');
select ok(not ladder_internal.is_profile('pgtap_owner'), 'whoever made the roles is none');
select ok(ladder_internal.is_callers('ladder_as_authenticated'), 'callers act as a profile');
select ok(ladder_internal.is_callers('pgtap_app'), 'callers may act as the application''s login');
select ok(not ladder_internal.is_callers('pgtap_owner'), 'the tables'' owner is no caller');
select ok(not ladder_internal.is_callers('pgtap_dba'), 'an administrator is no caller');
select ok(not ladder_internal.is_callers(session_user), 'a superuser is no caller');

savepoint anna;
insert into ladder_internal.memberships (user_id, role_id) select 'anna', id from ladder_internal.roles where name = 'Editor';
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna, an editor, opens a request');
select lives_ok($$ update notes set title = 'green tea' where id = 1 $$, 'Anna writes her note');
select throws_ok('update notes set id = 9 where id = 1', '42501', 'the key of an object of notes may not be changed', 'Anna may not give it another key');
select throws_ok($$ update notes set author = 'bert' where id = 1 $$, '42501', 'the owner of an object of notes may not be changed', 'Anna may not give it to Bert');
select throws_ok('update notes set author = null where id = 1', '42501', 'the owner of an object of notes may not be changed', 'nor to nobody');
select throws_ok($$ update notes set author = 'anna' where id = 2 $$, '42501', 'the owner of an object of notes may not be changed', 'nor take Bert''s');
select throws_ok('update visits set id = 9 where id = 1', '42501', 'the key of an object of visits_low may not be changed', 'Anna may not give a visit another key');
select throws_ok('update visits set id = 109 where id = 1', '42501', 'the key or owner of an object of visits may not be changed', 'nor one that moves it to another partition');
select throws_ok($$ update visits set author = 'bert' where id = 1 $$, '42501', 'the owner of an object of visits_low may not be changed', 'nor another owner');
select lives_ok($$ update visits set author = 'anna' where id = 1 $$, 'Anna may say that her visit is hers');
rollback to anna;

savepoint server;
set local session authorization pgtap_app;
select isnt(ladder.enter(server_code => true), null, 'server code opens a request');
select lives_ok($$ update notes set author = 'bert' where id = 1 $$, 'server code gives a note to somebody else');
select throws_ok('update notes set id = 9 where id = 1', '42501', 'the key of an object of notes may not be changed', 'but not another key');
select lives_ok($$ update visits set author = 'bert' where id = 1 $$, 'server code gives a visit to somebody else');
select throws_ok('update visits set id = 109 where id = 1', '42501', 'the key of an object of visits may not be changed', 'but not to another partition');
rollback to server;

savepoint superuser;
select lives_ok('update notes set id = 9 where id = 1', 'a superuser repairs a key');
rollback to superuser;

rollback;
