-- 15_objects.sql: sharing, as callers name it. Each function takes one id, or an array and then says how many objects these are.
begin;
set local search_path = tap, public;
select plan(39);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder.grant_for_user(text,regclass,text,text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.grant_for_user(text,regclass,text[],text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.grant_for_role(text,regclass,text,text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.grant_for_role(text,regclass,text[],text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.grant_for_all_users(text,regclass,text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.grant_for_all_users(text,regclass,text[],timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.grant_for_all_roles(text,regclass,text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.grant_for_all_roles(text,regclass,text[],timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.deny_for_user(text,regclass,text,text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.deny_for_user(text,regclass,text[],text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.deny_for_role(text,regclass,text,text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.deny_for_role(text,regclass,text[],text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.deny_for_all_users(text,regclass,text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.deny_for_all_users(text,regclass,text[],timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.deny_for_all_roles(text,regclass,text,timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.deny_for_all_roles(text,regclass,text[],timestamp with time zone)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.inherit_for_user(text,regclass,text,text)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.inherit_for_user(text,regclass,text[],text)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.inherit_for_role(text,regclass,text,text)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.inherit_for_role(text,regclass,text[],text)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.inherit_for_all_users(text,regclass,text)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.inherit_for_all_users(text,regclass,text[])', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.inherit_for_all_roles(text,regclass,text)', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.inherit_for_all_roles(text,regclass,text[])', 'sql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session'),
    ('ladder.permissions(regclass,text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin, ladder_session')
  $$,
  'the functions of the file are these'
);

savepoint anna;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna opens a request');
select is_empty($$ select * from ladder.permissions('notes', '1') $$, 'her note is shared with nobody');

-- GRANT
select lives_ok($$ select ladder.grant_for_user('FIND', 'notes', '1', 'bert', until => '2999-01-01') $$, 'Anna grants a user FIND, until a moment');
select lives_ok($$ select ladder.grant_for_role('FIND', 'notes', '1', 'Editor') $$, 'she grants a role FIND');
select lives_ok($$ select ladder.grant_for_all_users('UPDATE', 'notes', '1') $$, 'she grants all users UPDATE');
select lives_ok($$ select ladder.grant_for_all_roles('REMOVE', 'notes', '1') $$, 'she grants everybody REMOVE');
select set_eq(
  $$ select principal_kind, principal, operation, effect, until, set_by from ladder.permissions('notes', '1') $$,
  $$ values
    ('user', 'bert', 'FIND', 'GRANT', '2999-01-01'::timestamptz, 'anna'),
    ('role', 'Editor', 'FIND', 'GRANT', null, 'anna'),
    ('all users', null, 'UPDATE', 'GRANT', null, 'anna'),
    ('all roles', null, 'REMOVE', 'GRANT', null, 'anna')
  $$,
  'the list says for whom, what, until when, and who wrote it'
);

-- DENY
select lives_ok($$ select ladder.deny_for_user('FIND', 'notes', '1', 'bert') $$, 'Anna denies what she granted: a user');
select lives_ok($$ select ladder.deny_for_role('FIND', 'notes', '1', 'Editor', until => '2999-01-01') $$, 'a role');
select lives_ok($$ select ladder.deny_for_all_users('UPDATE', 'notes', '1') $$, 'all users');
select lives_ok($$ select ladder.deny_for_all_roles('REMOVE', 'notes', '1') $$, 'everybody');
select set_eq(
  $$ select principal, operation, effect, until from ladder.permissions('notes', '1') $$,
  $$ values
    ('bert', 'FIND', 'DENY', null::timestamptz),
    ('Editor', 'FIND', 'DENY', '2999-01-01'),
    (null, 'UPDATE', 'DENY', null),
    (null, 'REMOVE', 'DENY', null)
  $$,
  'the last word counts, for each principal and operation'
);

-- INHERIT
select lives_ok($$ select ladder.inherit_for_user('FIND', 'notes', '1', 'bert') $$, 'Anna takes back what she said of a user');
select lives_ok($$ select ladder.inherit_for_role('FIND', 'notes', '1', 'Editor') $$, 'of a role');
select lives_ok($$ select ladder.inherit_for_user('FIND', 'notes', '1', 'bert') $$, 'and what she did not say');
select set_eq($$ select operation from ladder.permissions('notes', '1') $$, array['UPDATE', 'REMOVE'], 'the rest stays');
rollback to anna;

-- Many at once.
savepoint many;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna opens a request');
insert into notes (id, title) values (11, 'one'), (12, 'two');
select is(ladder.grant_for_user('FIND', 'notes', array['1', '11', '12', '11'], 'bert'), 3, 'Anna grants a user FIND on three notes, one of them named twice');
select is(ladder.grant_for_role('FIND', 'notes', array['1', '11'], 'Editor'), 2, 'a role on two');
select is(ladder.grant_for_all_users('UPDATE', 'notes', array['1', '11']), 2, 'all users on two');
select is(ladder.grant_for_all_roles('REMOVE', 'notes', array['1', '11']), 2, 'everybody on two');
select is(ladder.grant_for_user('FIND', 'notes', '{}'::text[], 'bert'), 0, 'somebody on none');
select is(ladder.inherit_for_user('FIND', 'notes', array['1', '11', '12'], 'bert'), 3, 'Anna takes it back from three');
select is(ladder.inherit_for_user('FIND', 'notes', array['1', '11', '12'], 'bert'), 0, 'and then there is nothing to take back');
select is(ladder.inherit_for_role('FIND', 'notes', array['1', '11', '12'], 'Editor'), 2, 'of three notes two had an entry');
select is(ladder.inherit_for_all_users('UPDATE', 'notes', array['1', '11']), 2, 'all users had one on two');
select is(ladder.inherit_for_all_roles('REMOVE', 'notes', array['1', '11']), 2, 'as had everybody');
select is(ladder.deny_for_user('FIND', 'notes', array['1', '11'], 'bert'), 2, 'Anna denies a user FIND on two notes');
select is(ladder.deny_for_role('FIND', 'notes', array['1', '11'], 'Editor'), 2, 'a role');
select is(ladder.deny_for_all_users('UPDATE', 'notes', array['1', '11']), 2, 'all users');
select is(ladder.deny_for_all_roles('REMOVE', 'notes', array['1', '11']), 2, 'everybody');
rollback to many;

-- What an entry comes to.
savepoint effect;
set local session authorization pgtap_dba;
select lives_ok($$ select ladder.grant_for_user('FIND', 'notes', '1', 'bert') $$, 'an administrator grants Bert FIND on Anna''s note');
select results_eq($$ select set_by from ladder.permissions('notes', '1') $$, array['pgtap_dba'], 'where no user is, the login has written it');
select lives_ok($$ select ladder.grant_for_role('FIND', 'notes', '1', 'Editor', until => now()) $$, 'what ends at once');
select results_eq($$ select effect from ladder.permissions('notes', '1') where principal = 'Editor' $$, array['INHERIT'], 'is listed as what it says: nothing');
set local session authorization pgtap_app;
select isnt(ladder.enter('bert'), null, 'Bert opens a request');
select set_eq('select title from notes', array['tea', 'coffee'], 'Bert finds his note and the one that he was granted');
select results_eq($$ update notes set title = 'x' where id = 1 returning id $$, $$ select 1 where false $$, 'but may not write it');
rollback to effect;

rollback;
