-- 17_statements.sql: which of CREATE, UPDATE and UPSERT a statement is, where UPSERT is a permission of its own: on boards.
begin;
set local search_path = tap, public;
select plan(29);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.depth_of(text)', 'sql', 'immutable', 'invoker', '', 'ladder_engine', ''),
    ('ladder_internal.note_statement()', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp; plan_cache_mode=force_generic_plan', 'ladder_engine', ''),
    ('ladder_internal.announce_upsert(oid)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.statement(oid)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp; plan_cache_mode=force_generic_plan', 'ladder_engine', 'ladder_session')
  $$,
  'the functions of the file are these'
);

-- relation, kind, owner, privileges of others
select set_has(
  'select * from seen.relations',
  $$ values
    ('ladder_internal.statement_setting', 'table', 'ladder_engine', '')
  $$,
  'the relations of the file are these; nobody but the engine has a privilege on any'
);

-- relation, column, type, rules
select set_eq(
  $$ select * from seen.columns where relation in ('ladder_internal.statement_setting') $$,
  $$ values
    ('ladder_internal.statement_setting', 'one', 'boolean', 'not null default true'),
    ('ladder_internal.statement_setting', 'name', 'text', 'not null')
  $$,
  'their columns are these'
);

select set_eq(
  $$ select * from seen.constraints where relation in ('ladder_internal.statement_setting') $$,
  $$ values
    ('ladder_internal.statement_setting', 'statement_setting_one_check', 'CHECK (one)'),
    ('ladder_internal.statement_setting', 'statement_setting_pkey', 'PRIMARY KEY (one)')
  $$,
  'their constraints are these'
);

select matches((select name from ladder_internal.statement_setting), '^ladder\.s[0-9a-f]{32}$', 'the stack of statements is in a setting whose name nobody can guess');
select is_empty($$ select from pg_settings where name = (select name from ladder_internal.statement_setting) $$, 'and which is listed nowhere');
select is((select count(distinct t.tgtype) from pg_trigger as t where t.tgfoid = 'ladder_internal.note_statement'::regproc and t.tgrelid = 'boards'::regclass), 4::bigint, 'boards tell of each statement: before and after, an insert and an update');
select is((select count(*) from pg_trigger as t where t.tgfoid = 'ladder_internal.note_statement'::regproc and t.tgrelid <> 'boards'::regclass), 0::bigint, 'no other table does');

select is(ladder_internal.depth_of('one line'), 0, 'a statement by itself is in nothing');
select is(ladder_internal.depth_of(e'one line\nand more'), 8, 'what is in another statement has more around it');

-- Whoever may only upsert.
savepoint editor;
insert into ladder_internal.memberships (user_id, role_id) select 'carla', id from ladder_internal.roles where name = 'Editor';
insert into ladder_internal.user_cells (user_id, container, operation, effect, origin) values ('carla', 1, 'CREATE', 'DENY', 'policy'), ('carla', 1, 'FIND', 'GRANT', 'policy');
set local session authorization pgtap_app;
select isnt(ladder.enter('carla'), null, 'Carla, who may upsert boards and not create or update any, opens a request');
select throws_ok($$ insert into boards (id, title) values (3, 'attic') $$, '42501', 'new row violates row-level security policy for table "boards"', 'Carla may not insert');
select is_empty($$ update boards set title = 'attic' where id = 1 returning id $$, 'and updates nothing');
select lives_ok($$ insert into boards (id, title) values (3, 'attic') on conflict (id) do update set title = excluded.title $$, 'Carla upserts a new board');
select lives_ok($$ insert into boards (id, title) values (1, 'cellar') on conflict (id) do update set title = excluded.title $$, 'and one that is there');
select lives_ok($$ merge into boards as b using (values (1, 'roof'), (4, 'roof')) as v (id, title) on b.id = v.id when matched then update set title = v.title when not matched then insert (id, title) values (v.id, v.title) $$, 'by MERGE, too');
select throws_ok($$ insert into boards (id) values (5) on conflict (id) do nothing $$, '42501', 'new row violates row-level security policy for table "boards"', 'what does nothing on a conflict is an insert');
select throws_ok($$ with new as (insert into boards (id) values (5) returning id) insert into boards (id) select id + 1 from new $$, '42501', 'new row violates row-level security policy for table "boards"', 'two inserts in one statement are no upsert');
select is_empty($$ select from boards where id = 1 for update $$, 'who reads FOR UPDATE needs UPDATE');
select results_eq('select id, author, title from boards order by id', $$ values (1, 'anna', 'roof'), (2, 'bert', 'garden'), (3, 'carla', 'attic'), (4, 'carla', 'roof') $$, 'what is new is hers, and what was there stays its owner''s');
rollback to editor;

-- Whoever may create and update, and not upsert.
savepoint writer;
insert into ladder_internal.user_cells (user_id, container, operation, effect, origin) values ('carla', 1, 'UPDATE', 'GRANT', 'policy'), ('carla', 1, 'FIND', 'GRANT', 'policy');
set local session authorization pgtap_app;
select isnt(ladder.enter('carla'), null, 'Carla, who may create and update boards, opens a request');
select lives_ok($$ insert into boards (id) values (3) $$, 'Carla inserts');
select lives_ok($$ update boards set title = 'attic' where id = 1 $$, 'and updates');
select throws_ok($$ insert into boards (id) values (4) on conflict (id) do update set title = excluded.title $$, '42501', 'new row violates row-level security policy for table "boards"', 'but does not upsert what is new');
select throws_ok($$ with new as (insert into boards (id) values (5) returning id) update boards set title = 'x' from new where boards.id = 1 $$, '42501', 'one statement inserts into boards and then updates it, or the other way round', 'nor both in one statement');
select lives_ok($$ with new as (insert into boards (id) values (5) returning id) insert into boards (id) select id + 1 from new $$, 'two inserts in one statement are inserts, where the one reads the other');
select lives_ok($$ with new as (insert into boards (id) values (7)) insert into boards (id) values (8) $$, 'and where it does not');
select lives_ok($$ with old as (update boards set title = 'y' where id = 1 returning id) update boards set title = 'z' from old where boards.id = old.id + 1 $$, 'and two updates are updates');
select results_eq($$ with old as (select id from boards where id = 1 for update), new as (insert into boards (id) select id + 8 from old returning id) select id from new $$, 'values (9)', 'an insert of what is read FOR UPDATE is both, and no upsert');
rollback to writer;

rollback;
