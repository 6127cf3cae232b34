-- 19_by_key.sql: writing one object by its key, without needing FIND. It happens, or an error says why not.
begin;
set local search_path = tap, public;
select plan(49);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.names_caller(text)', 'sql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.read_patch(text,ladder_internal.containers,jsonb)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.exists_object(ladder_internal.containers,text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.hold(text,ladder_internal.containers,text)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp; enable_partition_pruning=off', 'ladder_engine', ''),
    ('ladder_internal.require_write(text,ladder_internal.containers,text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.upsert_refusal(ladder_internal.containers,text,boolean)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.require_upsert(ladder_internal.containers,text,boolean)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.definitions(ladder_internal.containers,text[])', 'sql', 'stable', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.update_statement(ladder_internal.containers,text[],refcursor)', 'sql', 'stable', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.prepare_write(text,regclass,text,jsonb)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_session'),
    ('ladder_internal.prepare_upsert(regclass,jsonb,boolean,boolean)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_session'),
    ('ladder_internal.convert(ladder_internal.prepared_write)', 'plpgsql', 'volatile', 'invoker', '', 'ladder_engine', 'ladder_session'),
    ('ladder_internal.announce(ladder_internal.prepared_write)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_session'),
    ('ladder_internal.write(ladder_internal.prepared_write)', 'plpgsql', 'volatile', 'invoker', '', 'ladder_engine', 'ladder_session'),
    ('ladder.update(regclass,text,jsonb)', 'sql', 'volatile', 'invoker', '', 'ladder_engine', 'ladder_session'),
    ('ladder.remove(regclass,text)', 'sql', 'volatile', 'invoker', '', 'ladder_engine', 'ladder_session'),
    ('ladder.upsert(regclass,jsonb)', 'sql', 'volatile', 'invoker', '', 'ladder_engine', 'ladder_session')
  $$,
  'the functions of the file are these'
);

select set_has(
  'select * from seen.types',
  $$ values
    ('ladder_internal.prepared_write', 'ladder_engine', 'PUBLIC: usage')
  $$,
  'the types of the file are these'
);
select results_eq(
  $$ select relation, name, type from seen.columns where relation in ('ladder_internal.prepared_write') $$,
  $$ values
    ('ladder_internal.prepared_write', 'relation', 'text'),
    ('ladder_internal.prepared_write', 'object_id', 'text'),
    ('ladder_internal.prepared_write', 'statement', 'text'),
    ('ladder_internal.prepared_write', 'patch', 'jsonb'),
    ('ladder_internal.prepared_write', 'columns', 'text[]'),
    ('ladder_internal.prepared_write', 'definitions', 'text[]'),
    ('ladder_internal.prepared_write', 'cursor', 'refcursor'),
    ('ladder_internal.prepared_write', 'outcome', 'text'),
    ('ladder_internal.prepared_write', 'announced', 'boolean'),
    ('ladder_internal.prepared_write', 'is_last', 'boolean')
  $$,
  'their attributes are these'
);

savepoint anna;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna opens a request');
select is(ladder.update('notes', '1', '{"title": "green tea"}'), 'updated', 'Anna updates her note');
select results_eq('select title, length from notes', $$ values ('green tea', 9) $$, 'it is so');
select throws_ok($$ select ladder.update('notes', '2', '{"title": "mine"}') $$, 'P0002', 'there is no object ''2'' of public.notes', 'Anna updates Bert''s, which she may not find');
select throws_ok($$ select ladder.update('notes', '99', '{"title": "mine"}') $$, 'P0002', 'there is no object ''99'' of public.notes', 'or one that is not there: the same answer');
select throws_ok($$ select ladder.update('boards', '1', '{"title": "mine"}') $$, '42501', 'UPDATE of object ''1'' of public.boards is rejected at step 7: system role AuthenticatedUser is not granted UPDATE globally', 'or her board, which she may find and not update');
select is(ladder.remove('notes', '1'), 'removed', 'Anna removes her note');
select throws_ok($$ select ladder.remove('notes', '1') $$, 'P0002', 'there is no object ''1'' of public.notes', 'and then it is gone');

-- What is to be written.
select throws_ok($$ select ladder.update('notes', '1', '{}') $$, '22023', 'nothing to write to public.notes', 'Anna writes nothing');
select throws_ok($$ select ladder.update('notes', '1', '[1]') $$, '22023', 'nothing to write to public.notes', 'or a list');
select throws_ok($$ select ladder.update('notes', '1', null) $$, '22023', 'nothing to write to public.notes', 'or null');
select throws_ok(
  $$ select ladder.update('notes', '1', '{"titel": "x", "id": 9, "author": "bert", "length": 1}') $$,
  '22023',
  'an object of public.notes is its creator''s, and only server code may say otherwise: leave out column author; an object of public.notes keeps its key, column id; column length of public.notes is generated by the database; public.notes has no column titel',
  'or what may not be written: every fault is told at once'
);
select throws_ok($$ select ladder.update('boards', '1', '{"pgladder_entries": []}') $$, '42703', 'public.boards has no column pgladder_entries', 'the entries of an object are no column to write');
select throws_ok($$ select ladder.update('people', 'anna', '{"id": "x"}') $$, '22023', 'table public.people is not governed', 'a table that is not governed is written as ever');
rollback to anna;

-- Without FIND.
savepoint blind;
create function pg_temp.notes() returns table (id integer, author text, title text) language sql security definer as 'select id, author, title from notes';
insert into ladder_internal.user_cells (user_id, container, operation, effect, origin) values ('carla', 0, 'UPDATE', 'GRANT', 'policy'), ('carla', 0, 'REMOVE', 'GRANT', 'policy');
set local session authorization pgtap_app;
select isnt(ladder.enter('carla'), null, 'Carla, who may update and remove notes and find none, opens a request');
select is_empty('select id from notes', 'Carla finds none');
select is(ladder.update('notes', '2', '{"title": "espresso"}'), 'updated', 'Carla updates Bert''s by its key');
select is(ladder.remove('notes', '1'), 'removed', 'and removes Anna''s');
select is(ladder.upsert('notes', '{"id": 2, "title": "ristretto"}'), 'updated', 'Carla upserts one that is there');
select is(ladder.upsert('notes', '{"id": 7, "title": "cocoa"}'), 'inserted', 'and one that is not');
select results_eq('select * from pg_temp.notes() order by id', $$ values (2, 'bert', 'ristretto'), (3, null, 'water'), (7, 'carla', 'cocoa') $$, 'what was there is its owner''s still, and what is new is hers');
rollback to blind;

-- UPSERT as a permission of its own.
savepoint editor;
insert into ladder_internal.memberships (user_id, role_id) select 'carla', id from ladder_internal.roles where name = 'Editor';
set local session authorization pgtap_app;
select isnt(ladder.enter('carla'), null, 'Carla, an editor, opens a request');
select is(ladder.upsert('boards', '{"id": 1, "title": "cellar"}'), 'updated', 'an editor upserts Anna''s board');
select is(ladder.upsert('boards', '{"id": 9, "author": "carla"}'), 'inserted', 'and a new one, that is said to be the editor''s');
select throws_ok($$ select ladder.upsert('boards', '{"id": 8, "author": "bert"}') $$, '42501', 'an object of public.boards is its creator''s, and only server code may say otherwise: leave out column author', 'but not one that is said to be Bert''s');
select throws_ok($$ select ladder.update('boards', '1', '{"title": "attic"}') $$, 'P0002', 'there is no object ''1'' of public.boards', 'an editor may upsert boards, and not update them');
rollback to editor;
savepoint bert;
set local session authorization pgtap_app;
select isnt(ladder.enter('bert'), null, 'Bert opens a request');
select throws_ok($$ select ladder.upsert('boards', '{"id": 2}') $$, '42501', 'UPSERT of object ''2'' of public.boards is rejected at step 7: system role AuthenticatedUser is not granted UPSERT globally', 'Bert may not upsert his board');
select throws_ok($$ select ladder.upsert('boards', '{"id": 1}') $$, 'P0002', 'there is no object ''1'' of public.boards', 'nor Anna''s, which he may not find');
select throws_ok($$ select ladder.upsert('boards', '{"id": 8}') $$, 'P0002', 'there is no object ''8'' of public.boards', 'nor one that is not there: the same answer');
select throws_ok($$ select ladder.upsert('boards', '{"title": "x"}') $$, '22023', 'an upsert names the key of its object: column id of public.boards is missing, or null', 'an upsert names the key');
rollback to bert;

savepoint owners;
set local session authorization pgtap_dba;
select lives_ok($$ select ladder.set_owner_permission('UPSERT', 'boards', 'GRANT') $$, 'an administrator lets owners upsert');
set local session authorization pgtap_app;
select isnt(ladder.enter('bert'), null, 'Bert opens a request');
select is(ladder.upsert('boards', '{"id": 2, "title": "lawn"}'), 'updated', 'Bert upserts his board');
select is(ladder.upsert('boards', '{"id": 8, "title": "hedge"}'), 'inserted', 'and a new one');
select throws_ok($$ select ladder.upsert('boards', '{"id": 1, "title": "mine"}') $$, 'P0002', 'there is no object ''1'' of public.boards', 'but not Anna''s');
rollback to owners;

-- Values that are not of their types, and what the table refuses.
savepoint types;
create domain public.short as text check (length(value) < 5);
alter table notes add column code public.short, add column amount integer;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna opens a request');
select throws_ok(
  $$ select ladder.update('notes', '1', '{"amount": "many"}') $$,
  '22P02', 'column amount of public.notes: invalid input syntax for type integer: "many"', 'Anna writes a value that is not of its type: the column is told'
);
select throws_ok($$ select ladder.update('notes', '1', '{"title": null}') $$, '23502', 'null value in column "title" of relation "notes" violates not-null constraint', 'or null where it may not be');
rollback to types;

savepoint stubborn;
create function public.keep() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger keep before update on notes for each row execute function public.keep();
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna opens a request');
select throws_ok($$ select ladder.update('notes', '1', '{"title": "x"}') $$, '42501', 'object ''1'' of public.notes is not updated: a trigger of the table keeps it as it is', 'a trigger that keeps the object makes it an error');
rollback to stubborn;

-- Server code gives objects away.
savepoint server;
set local session authorization pgtap_app;
select isnt(ladder.enter(server_code => true), null, 'server code opens a request');
select is(ladder.update('notes', '1', '{"author": "bert"}'), 'updated', 'server code gives Anna''s note to Bert');
rollback to server;

savepoint app;
set local session authorization pgtap_app;
select throws_ok($$ select ladder.update('notes', '1', '{"title": "x"}') $$, '42501', 'permission denied for function update', 'the application''s login, outside a request, updates nothing');
select throws_ok($$ select ladder.remove('notes', '1') $$, '42501', 'permission denied for function remove', 'nor does it remove');
select throws_ok($$ select ladder.upsert('notes', '{"id": 9}') $$, '42501', 'permission denied for function upsert', 'or upsert');
rollback to app;

rollback;
