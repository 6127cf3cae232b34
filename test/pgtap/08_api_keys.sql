-- 08_api_keys.sql: secrets that stand for a client. Administrators make them; only their SHA-256 is kept.
begin;
set local search_path = tap, public;
select plan(19);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder.create_api_key(text)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin'),
    ('ladder.revoke_api_key(text)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin'),
    ('ladder.api_keys()', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin')
  $$,
  'the functions of the file are these'
);

create temporary table made (key text);
grant all on made to public;
savepoint dba;
set local session authorization pgtap_dba;
insert into made select ladder.create_api_key('JSUser');
select matches((select key from made), '^pgl_[0-9a-f]{12}_[0-9a-f]{64}$', 'an administrator makes a key');
select results_eq('select id, client, revoked_at from ladder.api_keys()', $$ select split_part(key, '_', 2), 'JSUser', null::timestamptz from made $$, 'the list has it, without its secret');
select isnt(ladder.create_api_key('JSUser'), (select key from made), 'the next key is another');
select throws_ok('select ladder.create_api_key(null)', '22023', 'a key needs a client', 'an administrator makes a key for no client');
select throws_ok($$ select ladder.create_api_key('Editor') $$, '22023', 'unknown client ''Editor''', 'or for a role that is no client');
select throws_ok($$ select ladder.revoke_api_key('pgl') $$, '22023', 'unknown API key id', 'an administrator revokes a key that is none');

-- The key says which client it is.
set local session authorization pgtap_app;
savepoint request;
select isnt(ladder.enter('anna', api_key => (select key from made)), null, 'Anna comes with the key');
select is(ladder.system_roles(), array['AuthenticatedUser', 'JSUser'], 'and from the client that it is of');
rollback to request;
select throws_ok($$ select ladder.enter('anna', client => 'IOSUser', api_key => (select key from made)) $$, '22023', 'the API key is not one of client ''IOSUser''', 'Anna comes with the key and another client');
select throws_ok($$ select ladder.enter('anna', api_key => (select left(key, -1) from made)) $$, '28000', 'unknown API key', 'Anna comes with most of the key');

set local session authorization pgtap_dba;
select lives_ok($$ select ladder.revoke_api_key((select split_part(key, '_', 2) from made)) $$, 'an administrator revokes it');
select results_eq($$ select revoked_at = now() from ladder.api_keys() where id = (select split_part(key, '_', 2) from made) $$, array[true], 'the list says when');
set local session authorization pgtap_app;
select throws_ok($$ select ladder.enter('anna', api_key => (select key from made)) $$, '28000', 'unknown API key', 'Anna comes with a key that is revoked');
select throws_ok($$ select ladder.create_api_key('JSUser') $$, '42501', 'permission denied for function create_api_key', 'the application''s login makes no key');
select isnt(ladder.enter(server_code => true), null, 'server code opens a request');
select throws_ok($$ select ladder.create_api_key('JSUser') $$, '42501', 'permission denied for function create_api_key', 'not even server code makes one');
select throws_ok('select * from ladder.api_keys()', '42501', 'permission denied for function api_keys', 'or sees those that there are');
rollback to dba;

-- A key of server code.
savepoint server;
delete from made;
set local session authorization pgtap_dba;
insert into made select ladder.create_api_key('ServerCodeUser');
set local session authorization pgtap_app;
select is(ladder.enter(api_key => (select key from made)), 'ladder_as_server_code', 'whoever comes with a key of server code is server code');
rollback to server;

rollback;
