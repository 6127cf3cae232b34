-- 13_projection.sql: entries kept on the row, too, as numbers. The table of entries is the truth, and triggers see to it.
begin;
set local search_path = tap, public;
select plan(36);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.my_codes(integer,text,text)', 'plpgsql', 'stable, parallel safe', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_session'),
    ('ladder_internal.projected(regclass)', 'sql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.codes_query(integer,text,text)', 'sql', 'stable', 'invoker', '', 'ladder_engine', ''),
    ('ladder_internal.number_entries(integer,text)', 'sql', 'stable', 'invoker', '', 'ladder_engine', ''),
    ('ladder_internal.touch_entries(regclass,refcursor)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_projector', 'ladder_engine'),
    ('ladder_internal.refresh_entries(regclass,text[],boolean)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp; enable_partition_pruning=off', 'ladder_engine', ''),
    ('ladder_internal.project_entries()', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.guard_entries()', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'PUBLIC'),
    ('ladder_internal.project(regclass,text,regclass)', 'plpgsql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.unproject(regclass,regclass)', 'plpgsql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder.grant_columns(regclass)', 'plpgsql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'pgtap_owner'),
    ('ladder_internal.ensure_index(regclass,text)', 'plpgsql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', '')
  $$,
  'the functions of the file are these'
);

-- relation, kind, owner, privileges of others
select set_has(
  'select * from seen.relations',
  $$ values
    ('ladder_internal.entry_codes', 'table', 'ladder_engine', ''),
    ('ladder_internal.entry_codes_code_seq', 'sequence', 'ladder_engine', '')
  $$,
  'the relations of the file are these; nobody but the engine has a privilege on any'
);

-- relation, column, type, rules
select set_eq(
  $$ select * from seen.columns where relation in ('ladder_internal.entry_codes') $$,
  $$ values
    ('ladder_internal.entry_codes', 'code', 'bigint', 'not null generated always as identity'),
    ('ladder_internal.entry_codes', 'container', 'integer', 'not null'),
    ('ladder_internal.entry_codes', 'user_id', 'text', ''),
    ('ladder_internal.entry_codes', 'role_id', 'integer', ''),
    ('ladder_internal.entry_codes', 'operation', 'text', 'not null'),
    ('ladder_internal.entry_codes', 'effect', 'text', 'not null'),
    ('ladder_internal.entry_codes', 'until', 'timestamp with time zone', 'not null')
  $$,
  'their columns are these'
);

select set_eq(
  $$ select * from seen.constraints where relation in ('ladder_internal.entry_codes') $$,
  $$ values
    ('ladder_internal.entry_codes', 'entry_codes_check', 'CHECK ((num_nonnulls(user_id, role_id) = 1))'),
    ('ladder_internal.entry_codes', 'entry_codes_container_fkey', 'FOREIGN KEY (container) REFERENCES ladder_internal.containers(ordinal)'),
    ('ladder_internal.entry_codes', 'entry_codes_container_user_id_role_id_operation_effect_unti_key', 'UNIQUE NULLS NOT DISTINCT (container, user_id, role_id, operation, effect, until)'),
    ('ladder_internal.entry_codes', 'entry_codes_pkey', 'PRIMARY KEY (code)'),
    ('ladder_internal.entry_codes', 'entry_codes_role_id_fkey', 'FOREIGN KEY (role_id) REFERENCES ladder_internal.roles(id)')
  $$,
  'their constraints are these'
);

select set_eq(
  $$ select * from seen.indexes where relation in ('ladder_internal.entry_codes') $$,
  $$ values
    ('ladder_internal.entry_codes', 'CREATE INDEX entry_codes_role ON ladder_internal.entry_codes USING btree (container, role_id, operation, effect) WHERE (role_id IS NOT NULL)'),
    ('ladder_internal.entry_codes', 'CREATE INDEX entry_codes_user ON ladder_internal.entry_codes USING btree (container, user_id, operation, effect) WHERE (user_id IS NOT NULL)')
  $$,
  'their other indexes are these'
);

select results_eq($$ select id, pgladder_entries from boards order by id $$, $$ values (1, '{}'::bigint[]), (2, '{}') $$, 'a row without entries holds no number');

savepoint shared;
insert into ladder_internal.public__boards_entries (object_id, operation, user_id, effect, set_by) values (1, 'FIND', 'bert', 'GRANT', 'a test'), (2, 'FIND', 'bert', 'GRANT', 'a test');
select results_eq(
  $$ select b.id, k.user_id, k.operation, k.effect, k.until from boards as b cross join unnest(b.pgladder_entries) as e (code) join ladder_internal.entry_codes as k on k.code = e.code order by b.id $$,
  $$ values (1, 'bert', 'FIND', 'GRANT', 'infinity'::timestamptz), (2, 'bert', 'FIND', 'GRANT', 'infinity') $$,
  'an entry is a number on its row'
);
select is((select count(distinct pgladder_entries) from boards), 1::bigint, 'the same entry of two rows is the same number');
savepoint bert;
set local session authorization pgtap_app;
select isnt(ladder.enter('bert'), null, 'Bert opens a request');
select set_eq('select title from boards', array['kitchen', 'garden'], 'Bert finds both boards');
rollback to bert;
savepoint until_now;
update ladder_internal.public__boards_entries set until = now() where object_id = 1;
set local session authorization pgtap_app;
select isnt(ladder.enter('bert'), null, 'Bert opens a request');
select set_eq('select title from boards', array['garden'], 'what he was granted until now is over');
rollback to until_now;
savepoint carla;
set local session authorization pgtap_app;
select isnt(ladder.enter('carla'), null, 'Carla opens a request');
select is_empty('select title from boards', 'Carla finds none');
rollback to carla;

-- Whoever writes the column is not believed.
update boards set pgladder_entries = '{}' where id = 1;
select isnt((select pgladder_entries from boards where id = 1), '{}', 'a superuser empties the column, and it says what the entries say');
update boards set pgladder_entries = array[4711] where id = 1;
select is((select pgladder_entries from boards where id = 1), (select pgladder_entries from boards where id = 2), 'or writes a number, and it says so again');
insert into boards (id, author, pgladder_entries) select 3, 'carla', pgladder_entries from boards where id = 2;
select is((select pgladder_entries from boards where id = 3), '{}', 'a new row does not bring entries along');
savepoint callers;
set local session authorization pgtap_app;
select isnt(ladder.enter('carla'), null, 'Carla opens a request');
select throws_ok($$ insert into boards (id, pgladder_entries) values (4, '{1}') $$, '42501', 'permission denied for table boards', 'a caller may not write the column');
select lives_ok($$ insert into boards (id) values (4) $$, 'but all others');
rollback to callers;

-- The column goes with the entries.
update ladder_internal.public__boards_entries set effect = 'DENY' where object_id = 1;
select results_eq(
  'select k.effect from boards as b join ladder_internal.entry_codes as k on k.code = any (b.pgladder_entries) order by b.id',
  array['DENY', 'GRANT'],
  'an entry that is changed is another number'
);
delete from ladder_internal.public__boards_entries where object_id = 1;
select is((select pgladder_entries from boards where id = 1), '{}', 'one that is taken back is none');
truncate ladder_internal.public__boards_entries;
select is((select count(*) from boards where pgladder_entries <> '{}'), 0::bigint, 'entries that are truncated are gone from all rows');
rollback to shared;

-- A trigger of the application that stands in the way.
savepoint way;
create function public.stubborn() returns trigger language plpgsql as $$ begin return old; end $$;
create trigger stubborn before update on boards for each row execute function public.stubborn();
select throws_ok(
  $$ insert into ladder_internal.public__boards_entries (object_id, operation, user_id, effect, set_by) values (1, 'FIND', 'bert', 'GRANT', 'a test') $$,
  '55000', 'the column pgladder_entries of public.boards would not be what the entries of its objects are', 'an entry that does not reach its row is not given'
);
rollback to way;

-- What migrations call.
savepoint tables;
create table public.found (id integer primary key, owner text);
select lives_ok($$ select ladder_internal.ensure_index('public.found', 'owner') $$, 'a migration makes an index for owners');
select lives_ok($$ select ladder_internal.ensure_index('public.found', 'owner') $$, 'and not a second one');
select is((select count(*) from pg_indexes where tablename = 'found'), 2::bigint, 'so there are two, with that of the key');
select lives_ok($$ select ladder_internal.unproject(null, 'ladder_internal.public__boards_entries') $$, 'a migration stops keeping the column');
insert into ladder_internal.public__boards_entries (object_id, operation, user_id, effect, set_by) values (1, 'FIND', 'bert', 'GRANT', 'a test');
select is((select pgladder_entries from boards where id = 1), '{}', 'then entries do not reach it');
select lives_ok($$ select ladder_internal.project('boards', 'id', 'ladder_internal.public__boards_entries') $$, 'a migration keeps it again');
select isnt((select pgladder_entries from boards where id = 1), '{}', 'and fills it with what the entries are by now');
rollback to tables;

savepoint column_later;
alter table boards add column color text;
select ok(not has_column_privilege('ladder_as_authenticated', 'boards', 'color', 'insert'), 'a column that is added later is nobody''s to write');
select lives_ok($$ select ladder.grant_columns('boards') $$, 'whoever applies migrations has it granted like the others');
select ok(has_column_privilege('ladder_as_authenticated', 'boards', 'color', 'insert'), 'and then it is');
select ok(not has_column_privilege('ladder_as_authenticated', 'boards', 'pgladder_entries', 'insert'), 'but not the entries');
set local session authorization pgtap_app;
select throws_ok($$ select ladder.grant_columns('boards') $$, '42501', 'permission denied for function grant_columns', 'the application''s login grants nothing');
rollback to column_later;

rollback;
