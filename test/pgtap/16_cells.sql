-- 16_cells.sql: cells that are set at run time, of single users on a table and of the matrix. They go before the policy's, from the
-- next request on.
begin;
set local search_path = tap, public;
select plan(42);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.read_cell(text,regclass)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.require_holder(text,text,ladder_internal.containers,text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.set_user_cell(text,text,regclass,text)', 'plpgsql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder.grant_on_table_for_user(text,regclass,text)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.deny_on_table_for_user(text,regclass,text)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.inherit_on_table_for_user(text,regclass,text)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder_internal.set_cell(text,integer,text,integer,text)', 'plpgsql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder.set_role_permission(text,text,regclass,text)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin'),
    ('ladder.set_owner_permission(text,regclass,text)', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin')
  $$,
  'the functions of the file are these'
);

-- What a superuser sees of them.
create function pg_temp.cells() returns table (level text, role text, container text, operation text, effect text) language sql security definer as $$
  select c.level, coalesce(r.name, r.kind), t.relation::text, c.operation, c.effect
  from ladder_internal.cells as c
  left join ladder_internal.roles as r on r.id = c.role_id
  left join ladder_internal.containers as t on t.ordinal = c.container
  where c.origin = 'run time'
  union all
  select 'user', u.user_id, t.relation::text, u.operation, u.effect
  from ladder_internal.user_cells as u
  join ladder_internal.containers as t on t.ordinal = u.container
  where u.origin = 'run time'
$$;

-- The matrix.
savepoint dba;
set local session authorization pgtap_dba;
select lives_ok($$ select ladder.set_role_permission('Editor', 'REMOVE', 'notes', 'GRANT') $$, 'an administrator sets a role''s cell on a table');
select lives_ok($$ select ladder.set_role_permission('*', 'FIND', 'notes', 'DENY') $$, 'that of all roles');
select lives_ok($$ select ladder.set_role_permission('JSUser', 'CREATE', null, 'GRANT') $$, 'a global one');
select lives_ok($$ select ladder.set_owner_permission('REMOVE', 'notes', 'DENY') $$, 'and one of the owner policy');
select set_eq(
  'select * from pg_temp.cells()',
  $$ values ('role', 'Editor', 'notes', 'REMOVE', 'GRANT'), ('role', 'all roles', 'notes', 'FIND', 'DENY'), ('global', 'JSUser', null, 'CREATE', 'GRANT'), ('owner', null, 'notes', 'REMOVE', 'DENY') $$,
  'they are written beside the policy''s'
);
savepoint anna;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna', client => 'JSUser'), null, 'Anna opens a request from JavaScript');
select ok(not ladder.allowed('REMOVE', 'notes', '1'), 'Anna, its owner, may not remove her note any more');
select ok(ladder.allowed('CREATE', 'notes'), 'but may create one');
rollback to anna;
set local session authorization pgtap_dba;
select lives_ok($$ select ladder.set_role_permission('Editor', 'REMOVE', 'notes', 'INHERIT') $$, 'an administrator sets a cell to what the policy says');
select lives_ok($$ select ladder.set_owner_permission('REMOVE', 'notes', 'GRANT') $$, 'and another');
select set_eq('select level, operation from pg_temp.cells()', $$ values ('role', 'FIND'), ('global', 'CREATE') $$, 'then they are the policy''s again');
rollback to dba;

savepoint faults;
set local session authorization pgtap_dba;
select throws_ok($$ select ladder.set_role_permission('editor', 'FIND', 'notes', 'GRANT') $$, '22023', 'unknown role ''editor''', 'an administrator misspells a role');
select throws_ok($$ select ladder.set_role_permission('Editor', 'READ', 'notes', 'GRANT') $$, '22023', 'unknown operation ''READ''', 'or an operation');
select throws_ok($$ select ladder.set_role_permission('Editor', 'FIND', 'notes', 'ALLOW') $$, '22023', 'unknown effect ''ALLOW''', 'or an effect');
select throws_ok($$ select ladder.set_role_permission('Editor', 'FIND', 'notes', null) $$, '22023', 'unknown effect NULL', 'or leaves it out');
select throws_ok($$ select ladder.set_role_permission('Editor', 'FIND', 'people', 'GRANT') $$, '22023', 'table public.people is not governed', 'or names a table that is not governed');
select throws_ok($$ select ladder.set_role_permission('*', 'FIND', null, 'GRANT') $$, '22023', 'all roles (*) have no global cell', 'all roles have no global cell');
select throws_ok($$ select ladder.set_role_permission('Editor', 'UPSERT', 'notes', 'GRANT') $$, '55000', 'UPSERT has no cells: on public.notes it follows from CREATE and UPDATE', 'nobody would look at a cell for UPSERT of notes');
select lives_ok($$ select ladder.set_role_permission('Editor', 'UPSERT', 'boards', 'DENY') $$, 'but at one of boards');
select throws_ok($$ select ladder.set_owner_permission('CREATE', 'notes', 'GRANT') $$, '22023', 'an owner policy has no cell for CREATE', 'what is to be created has no owner');
select throws_ok($$ select ladder.set_owner_permission('FIND', 'labels', 'GRANT') $$, '55000', 'objects of public.labels have no owners', 'nor have labels');
rollback to faults;

savepoint server;
set local session authorization pgtap_app;
select isnt(ladder.enter(server_code => true), null, 'server code opens a request');
select throws_ok($$ select ladder.set_role_permission('Editor', 'FIND', 'notes', 'GRANT') $$, '42501', 'permission denied for function set_role_permission', 'the matrix is not for server code');
select throws_ok($$ select ladder.set_owner_permission('FIND', 'notes', 'GRANT') $$, '42501', 'permission denied for function set_owner_permission', 'nor is the owner policy');
rollback to server;

-- Cells of single users.
savepoint dba;
set local session authorization pgtap_dba;
select lives_ok($$ select ladder.grant_on_table_for_user('UPDATE', 'notes', 'bert') $$, 'an administrator grants Bert UPDATE on all notes');
select lives_ok($$ select ladder.deny_on_table_for_user('REMOVE', 'notes', 'bert') $$, 'and denies him REMOVE');
select set_eq('select * from pg_temp.cells()', $$ values ('user', 'bert', 'notes', 'UPDATE', 'GRANT'), ('user', 'bert', 'notes', 'REMOVE', 'DENY') $$, 'both are written');
select throws_ok($$ select ladder.grant_on_table_for_user('FIND', 'notes', 'dora') $$, '22023', 'unknown user ''dora''', 'an administrator names a user who does not exist');
savepoint bert;
set local session authorization pgtap_app;
select isnt(ladder.enter('bert'), null, 'Bert opens a request');
select ok(ladder.allowed('UPDATE', 'notes', '1'), 'Bert may update Anna''s note');
select ok(not ladder.allowed('REMOVE', 'notes', '2'), 'and not remove his own');
rollback to bert;
select lives_ok($$ select ladder.inherit_on_table_for_user('UPDATE', 'notes', 'bert') $$, 'an administrator takes the one back');
select lives_ok($$ select ladder.inherit_on_table_for_user('REMOVE', 'notes', 'bert') $$, 'and the other');
select is_empty('select * from pg_temp.cells()', 'then nothing is said of Bert');
rollback to dba;

-- By whoever holds PERMISSION on the table, under the three rules.
savepoint holder;
insert into ladder_internal.user_cells (user_id, container, operation, effect, origin) values ('anna', 0, 'PERMISSION', 'GRANT', 'policy'), ('anna', 0, 'FIND', 'GRANT', 'policy'), ('bert', 0, 'UPDATE', 'DENY', 'policy');
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna, who holds PERMISSION on notes, opens a request');
select lives_ok($$ select ladder.grant_on_table_for_user('FIND', 'notes', 'bert') $$, 'Anna grants Bert what she holds');
select throws_ok($$ select ladder.grant_on_table_for_user('UPDATE', 'notes', 'bert') $$, '42501', 'the caller may not give UPDATE, which they do not hold themselves for good, on public.notes', 'but not what she holds on her own notes only');
select throws_ok($$ select ladder.inherit_on_table_for_user('UPDATE', 'notes', 'bert') $$, '42501', 'the caller may not take away what denies UPDATE on public.notes', 'nor does she take away what denies it to him');
select throws_ok($$ select ladder.grant_on_table_for_user('FIND', 'notes', 'anna') $$, '42501', 'nobody gives or takes permissions of their own', 'nor does she name herself');
select throws_ok($$ select ladder.grant_on_table_for_user('PERMISSION', 'notes', 'bert') $$, '42501', 'only server code may do this within a request', 'nor give PERMISSION');
select throws_ok($$ select ladder.grant_on_table_for_user('FIND', 'boards', 'bert') $$, '42501', 'the caller does not hold PERMISSION on public.boards', 'on boards she is not to say anything, though she owns one');
rollback to holder;

rollback;
