-- 14_sharing.sql: who may give and take entries of objects. A call is for all of its objects or for none.
begin;
set local search_path = tap, public;
select plan(41);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.read_role(text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.wildcard(text)', 'sql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.read_shareable(text,regclass)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.refuse_objects(text,text,ladder_internal.containers,text,text[],text)', 'plpgsql', 'stable', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.require_objects(ladder_internal.containers,text[])', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.lock_objects(ladder_internal.containers,text[])', 'plpgsql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.require_user(text)', 'plpgsql', 'stable', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.require_permission(ladder_internal.containers,text[])', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.refuse_naming_oneself(text)', 'plpgsql', 'stable', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.require_sharer(text,text,ladder_internal.containers,text[],text,integer,timestamp with time zone)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.set_entries(text,text,regclass,text[],text,integer,timestamp with time zone)', 'plpgsql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', '')
  $$,
  'the functions of the file are these'
);

savepoint anna;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna opens a request');
select lives_ok($$ select ladder.grant_for_user('FIND', 'notes', '1', 'bert') $$, 'Anna shows her note to Bert');

-- Whose object, and which operation.
select throws_ok($$ select ladder.grant_for_user('FIND', 'notes', '2', 'carla') $$, 'P0002', 'there is no object ''2'' of public.notes', 'Anna shares a note that she may not find');
select throws_ok($$ select ladder.grant_for_user('FIND', 'notes', '99', 'carla') $$, 'P0002', 'there is no object ''99'' of public.notes', 'or one that is not there: the same answer');
select throws_ok($$ select ladder.grant_for_user('FIND', 'notes', array['1', '2', '99'], 'carla') $$, 'P0002', 'there is no object ''2'' of public.notes, and one more', 'Anna shares three, of which she may share one');
select is_empty($$ select * from ladder.permissions('notes', '1') where principal = 'carla' $$, 'then none is shared');
select throws_ok($$ select ladder.grant_for_user('CREATE', 'notes', '1', 'bert') $$, '22023', 'an object has no entries for CREATE', 'Anna gives an operation that objects do not speak of');
select throws_ok($$ select ladder.grant_for_user('PERMISSION', 'notes', '1', 'bert') $$, '22023', 'an object has no entries for PERMISSION', 'or the right to share');
select throws_ok($$ select ladder.grant_for_user('READ', 'notes', '1', 'bert') $$, '22023', 'unknown operation ''READ''', 'or one that there is not');
select throws_ok($$ select ladder.grant_for_user('FIND', 'visits', '1', 'bert') $$, '55000', 'objects of public.visits have no entries', 'Anna shares an object of a table without entries');
select throws_ok($$ select ladder.grant_for_user('FIND', 'people', 'anna', 'bert') $$, '22023', 'table public.people is not governed', 'or of a table that is not governed');
select throws_ok($$ select ladder.grant_for_user('FIND', 'notes', '1', 'dora') $$, '22023', 'unknown user ''dora''', 'Anna shares with somebody who does not exist');
select throws_ok($$ select ladder.grant_for_role('FIND', 'notes', '1', 'editor') $$, '22023', 'unknown role ''editor''', 'or with a role that is none');

-- The three rules.
select throws_ok($$ select ladder.grant_for_user('FIND', 'notes', '1', 'anna') $$, '42501', 'nobody gives or takes permissions of their own', 'Anna names herself');
select throws_ok($$ select ladder.grant_for_user('UPDATE', 'boards', '1', 'bert') $$, '42501', 'the caller may not give UPDATE, which they do not hold themselves for as long, on object ''1'' of public.boards', 'Anna gives what she does not have');
select lives_ok($$ select ladder.deny_for_all_users('UPDATE', 'notes', '1') $$, 'Anna denies all users, herself included');
select throws_ok($$ select ladder.inherit_for_all_users('UPDATE', 'notes', '1') $$, '42501', 'the caller may not take away what denies UPDATE on object ''1'' of public.notes', 'and may not take that back');
rollback to anna;

-- What denies a role of the caller's denies the caller, even where something else grants it.
savepoint covered;
insert into ladder_internal.public__notes_entries (object_id, operation, user_id, role_id, effect, set_by) values
  (1, 'FIND', 'anna', null, 'GRANT', 'a test'),
  (1, 'FIND', null, (select id from ladder_internal.roles where name = 'AuthenticatedUser'), 'DENY', 'a test'),
  (1, 'FIND', 'bert', null, 'DENY', 'a test');
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna, who finds her note though a role of hers is denied it, opens a request');
select throws_ok($$ select ladder.inherit_for_role('FIND', 'notes', '1', 'AuthenticatedUser') $$, '42501', 'the caller may not take away what denies FIND on object ''1'' of public.notes', 'Anna may not take that away');
select throws_ok($$ select ladder.grant_for_role('FIND', 'notes', '1', 'AuthenticatedUser') $$, '42501', 'the caller may not take away what denies FIND on object ''1'' of public.notes', 'nor write over it');
select lives_ok($$ select ladder.inherit_for_user('FIND', 'notes', '1', 'bert') $$, 'but what denies it to Bert alone');
rollback to covered;

-- For as long as one has it oneself.
savepoint lent;
insert into ladder_internal.public__boards_entries (object_id, operation, user_id, effect, until, set_by) values (1, 'REMOVE', 'anna', 'GRANT', now() + interval '1 day', 'a test');
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna, who may remove her board until tomorrow, opens a request');
select lives_ok($$ select ladder.grant_for_user('REMOVE', 'boards', '1', 'bert', until => now() + interval '1 hour') $$, 'Anna gives it for an hour');
select throws_ok($$ select ladder.grant_for_user('REMOVE', 'boards', '1', 'bert', until => now() + interval '2 days') $$, '42501', 'the caller may not give REMOVE, which they do not hold themselves for as long, on object ''1'' of public.boards', 'but not for longer than she has it');
select throws_ok($$ select ladder.grant_for_user('REMOVE', 'boards', '1', 'bert') $$, '42501', 'the caller may not give REMOVE, which they do not hold themselves for as long, on object ''1'' of public.boards', 'nor for good');
rollback to lent;

savepoint bert;
insert into ladder_internal.public__notes_entries (object_id, operation, user_id, effect, set_by) values (1, 'FIND', 'bert', 'GRANT', 'a test');
set local session authorization pgtap_app;
select isnt(ladder.enter('bert'), null, 'Bert, who may find Anna''s note, opens a request');
select throws_ok($$ select ladder.grant_for_user('FIND', 'notes', '1', 'carla') $$, '42501', 'the caller does not hold PERMISSION on object ''1'' of public.notes', 'Bert may not show it to Carla');
select throws_ok($$ select * from ladder.permissions('notes', '1') $$, '42501', 'the caller does not hold PERMISSION on object ''1'' of public.notes', 'nor see to whom it is shown');
rollback to bert;

savepoint dba;
set local session authorization pgtap_dba;
select lives_ok($$ select ladder.grant_for_user('REMOVE', 'boards', '1', 'anna') $$, 'an administrator, outside any request, gives what nobody has');
select lives_ok($$ select ladder.deny_for_all_users('REMOVE', 'boards', '1') $$, 'and denies it to all');
select lives_ok($$ select ladder.inherit_for_all_users('REMOVE', 'boards', '1') $$, 'and takes that back');
select throws_ok($$ select ladder.grant_for_user('FIND', 'boards', '99', 'anna') $$, 'P0002', 'there is no object ''99'' of public.boards', 'but not of a board that is not there');
rollback to dba;

savepoint app;
set local session authorization pgtap_app;
select throws_ok($$ select ladder.grant_for_user('FIND', 'notes', '1', 'bert') $$, '42501', 'permission denied for function grant_for_user', 'the application''s login, outside a request, shares nothing');
rollback to app;

-- The parts.
select is(ladder_internal.read_role('Editor'), (select id from ladder_internal.roles where name = 'Editor'), 'a custom role is read');
select is(ladder_internal.read_role('JSUser'), (select id from ladder_internal.roles where name = 'JSUser'), 'and a system role');
select throws_ok($$ select ladder_internal.read_role('all users') $$, '22023', 'unknown role ''all users''', 'but no wildcard');
select is(ladder_internal.wildcard('all users'), (select id from ladder_internal.roles where kind = 'all users'), 'which has a function of its own');
select is(ladder_internal.wildcard('system'), null, 'for the two wildcards only');
select lives_ok('select ladder_internal.require_user(null)', 'nobody is no user who has to exist');
select throws_ok($$ select ladder_internal.require_user('dora') $$, '22023', 'unknown user ''dora''', 'somebody is');

rollback;
