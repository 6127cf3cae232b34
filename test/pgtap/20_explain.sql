-- 20_explain.sql: "Why?". The seven steps for one question, a row each, by the cells as they are now.
begin;
set local search_path = tap, public;
select plan(18);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.explain_steps(text,ladder_internal.containers,text,boolean,text,integer[])', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder.explain(text,regclass,text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_session'),
    ('ladder.explain_for(text,regclass,text,text,text,text,text[],boolean)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin')
  $$,
  'the functions of the file are these'
);

savepoint bert;
insert into ladder_internal.memberships (user_id, role_id) select 'bert', id from ladder_internal.roles where name = 'Reviewer';
set local session authorization pgtap_app;
select isnt(ladder.enter('bert'), null, 'Bert, a reviewer, opens a request');
select results_eq(
  $$ select * from ladder.explain('REMOVE', 'notes', '2') $$,
  $$ values
    (1, 'entries of the object', null, null, null, false, 'says nothing'),
    (2, 'user on the table', 'all users, user bert', 'INHERIT, INHERIT', null, false, 'says nothing'),
    (3, 'custom roles on the table', 'custom role Reviewer', 'DENY', 'DENY', true, 'rejected at step 3: custom role Reviewer is denied REMOVE on public.notes; step 4 (owner policy: GRANT) was not reached'),
    (4, 'owner policy', 'owner', 'GRANT', 'GRANT', false, 'not reached'),
    (5, 'system roles on the table', 'all roles, system role AuthenticatedUser', 'INHERIT, INHERIT', null, false, 'not reached'),
    (6, 'custom roles, globally', 'custom role Reviewer', 'INHERIT', null, false, 'not reached'),
    (7, 'system roles, globally', 'system role AuthenticatedUser', 'DENY', 'DENY', false, 'not reached')
  $$,
  'Bert is told that his role denies him what he would have as the owner'
);
select results_eq(
  $$ select step, detail from ladder.explain('FIND', 'notes') where decides $$,
  $$ values (3, 'allowed at step 3: custom role Reviewer is granted FIND on public.notes; step 7 (system roles, globally: DENY) was not reached') $$,
  'without an object steps 1 and 4 are skipped'
);
select results_eq(
  $$ select step, detail from ladder.explain('UPSERT', 'notes') where decides $$,
  $$ values (7, 'allowed at step 7: system role AuthenticatedUser is granted CREATE globally (UPSERT needs CREATE)') $$,
  'an upsert without an object is a CREATE'
);
select throws_ok($$ select * from ladder.explain('READ', 'notes', '2') $$, '22023', 'unknown operation ''READ''', 'Bert asks about an operation that there is not');
select throws_ok($$ select * from ladder.explain('FIND', 'people', 'anna') $$, '22023', 'table public.people is not governed', 'or about a table that is not governed');
select throws_ok($$ select * from ladder.explain_for('FIND', 'notes', '1', 'anna') $$, '42501', 'permission denied for function explain_for', 'Bert may not ask about Anna');
rollback to bert;

-- What an object says is not for those who may not find it.
savepoint carla;
insert into ladder_internal.public__notes_entries (object_id, operation, user_id, effect, set_by) values (1, 'REMOVE', 'carla', 'DENY', 'a test');
set local session authorization pgtap_app;
select isnt(ladder.enter('carla'), null, 'Carla opens a request');
select results_eq(
  $$ select step, principal, effect, verdict from ladder.explain('REMOVE', 'notes', '1') where step in (1, 4) $$,
  $$ values (1, null, 'unknown', 'unknown'), (4, null, 'unknown', 'unknown') $$,
  'of a note that Carla may not find, entries and owner are unknown to her'
);
select results_eq(
  $$ select * from ladder.explain('REMOVE', 'notes', '1') $$,
  $$ select * from ladder.explain('REMOVE', 'notes', '99') $$,
  'as they are of one that is not there: the same answer'
);
select is_empty($$ select * from ladder.explain('REMOVE', 'notes', '1') where decides $$, 'and no step is said to decide');
rollback to carla;

savepoint app;
set local session authorization pgtap_app;
select throws_ok($$ select * from ladder.explain('FIND', 'notes', '1') $$, '42501', 'permission denied for function explain', 'the application''s login asks outside a request');
rollback to app;

-- An administrator asks about anybody.
savepoint dba;
set local session authorization pgtap_dba;
select results_eq(
  $$ select step, detail from ladder.explain_for('UPDATE', 'notes', '1', 'anna') where decides $$,
  $$ values (4, 'allowed at step 4: the owner policy of public.notes grants UPDATE; step 7 (system roles, globally: DENY) was not reached') $$,
  'an administrator asks why Anna may update her note'
);
select results_eq(
  $$ select step, detail from ladder.explain_for('UPDATE', 'notes', '1', 'bert', client => 'JSUser') where decides $$,
  $$ values (7, 'rejected at step 7: system role AuthenticatedUser is not granted UPDATE globally') $$,
  'and why Bert may not'
);
select results_eq(
  $$ select step, verdict from ladder.explain_for('UPDATE', 'notes', '1', server_code => true) where decides $$,
  $$ values (5, 'GRANT') $$,
  'and which step decides for server code'
);
select throws_ok($$ select * from ladder.explain_for('UPDATE', 'notes', '99', 'anna') $$, 'P0002', 'there is no object ''99'' of public.notes', 'an administrator asks about a note that is not there');
select throws_ok($$ select * from ladder.explain_for('UPDATE', 'notes', '1', 'dora') $$, '22023', 'unknown user ''dora''', 'or about a user who is not');
rollback to dba;

rollback;
