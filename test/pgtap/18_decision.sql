-- 18_decision.sql: which step decides, whose cell it is, and how a refusal says so.
begin;
set local search_path = tap, public;
select plan(17);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.heard(text,ladder_internal.containers,text,boolean,text,integer[])', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp; plan_cache_mode=force_generic_plan', 'ladder_engine', ''),
    ('ladder_internal.steps(text,ladder_internal.containers,text,boolean,text,integer[])', 'sql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.say_decision(text,ladder_internal.containers,text,integer,text,text)', 'sql', 'stable', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.refusal(text,text,ladder_internal.containers,text,boolean)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.refuse_write(text,text,ladder_internal.containers,text,boolean)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.is_owner(ladder_internal.containers,text,text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder.refusals(text,regclass,text[])', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_session'),
    ('ladder.refuse(text,regclass,text[])', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_session')
  $$,
  'the functions of the file are these'
);

select set_has(
  'select * from seen.types',
  $$ values
    ('ladder_internal.step', 'ladder_engine', 'PUBLIC: usage'),
    ('ladder_internal.voice', 'ladder_engine', 'PUBLIC: usage')
  $$,
  'the types of the file are these'
);
select results_eq(
  $$ select relation, name, type from seen.columns where relation in ('ladder_internal.voice', 'ladder_internal.step') $$,
  $$ values
    ('ladder_internal.voice', 'step', 'integer'),
    ('ladder_internal.voice', 'kind', 'text'),
    ('ladder_internal.voice', 'principal', 'text'),
    ('ladder_internal.voice', 'effect', 'text'),
    ('ladder_internal.step', 'step', 'integer'),
    ('ladder_internal.step', 'kind', 'text'),
    ('ladder_internal.step', 'principal', 'text'),
    ('ladder_internal.step', 'verdict', 'text'),
    ('ladder_internal.step', 'principals', 'text'),
    ('ladder_internal.step', 'effects', 'text')
  $$,
  'their attributes are these'
);

savepoint bert;
insert into ladder_internal.memberships (user_id, role_id) select 'bert', id from ladder_internal.roles where name = 'Reviewer';
insert into notes (id, author) values (4, null), (5, 'bert');
insert into ladder_internal.public__notes_entries (object_id, operation, user_id, effect, set_by) values (4, 'UPDATE', 'bert', 'DENY', 'a test');
set local session authorization pgtap_app;
select isnt(ladder.enter('bert'), null, 'Bert, a reviewer, opens a request');
select results_eq(
  $$ select object_id, code, message from ladder.refusals('REMOVE', 'notes', array['2', '1']) $$,
  $$ values
    ('1', '42501', 'REMOVE of object ''1'' of public.notes is rejected at step 3: custom role Reviewer is denied REMOVE on public.notes'),
    ('2', '42501', 'REMOVE of object ''2'' of public.notes is rejected at step 3: custom role Reviewer is denied REMOVE on public.notes')
  $$,
  'Bert is told why he may remove neither Anna''s note nor his own'
);
select results_eq(
  $$ select object_id, code, message, detail ->> 'principal' from ladder.refusals('UPDATE', 'notes', array['1', '2', '4', '99']) $$,
  $$ values
    ('1', '42501', 'UPDATE of object ''1'' of public.notes is rejected at step 7: system role AuthenticatedUser is not granted UPDATE globally', 'AuthenticatedUser'),
    ('4', '42501', 'UPDATE of object ''4'' of public.notes is rejected at step 1: an entry of the object denies UPDATE to user bert', 'bert'),
    ('99', 'P0002', 'there is no object ''99'' of public.notes', null)
  $$,
  'of four notes he is told of the three that he may not update, and of each why'
);
select is_empty($$ select * from ladder.refusals('UPDATE', 'notes', array['2', '5']) $$, 'of those that he may update nothing is said');
select throws_ok($$ select * from ladder.refusals('CREATE', 'notes', array['1']) $$, '22023', 'CREATE is not an operation on objects that are there', 'Bert asks about creating');
select throws_ok($$ select * from ladder.refusals('UPDATE', 'notes', array['one']) $$, '22023', 'malformed object id: ''one'' is not a value of type integer', 'or about an id that is none');
select throws_ok(
  $$ select ladder.refuse('UPDATE', 'notes', array['99', '1', '4']) $$,
  '42501', 'UPDATE of object ''1'' of public.notes is rejected at step 7: system role AuthenticatedUser is not granted UPDATE globally; and one more object is refused',
  'an error says the first that is denied, and how many more there are'
);
select throws_ok($$ select ladder.refuse('UPDATE', 'notes', array['98', '99']) $$, 'P0002', 'there is no object ''98'' of public.notes; and one more object is refused', 'or the first that is not there');
select throws_ok($$ select ladder.refuse('UPDATE', 'notes', array['2']) $$, 'P0002', 'the statement left out object ''2'' of public.notes', 'or what a statement left out, though Bert may write it');
rollback to bert;

savepoint carla;
set local session authorization pgtap_app;
select isnt(ladder.enter('carla'), null, 'Carla opens a request');
select results_eq(
  $$ select code, message from ladder.refusals('UPDATE', 'notes', array['1', '99']) $$,
  $$ values ('P0002', 'there is no object ''1'' of public.notes'), ('P0002', 'there is no object ''99'' of public.notes') $$,
  'a note that Carla may not find is to her like one that is not there'
);
rollback to carla;

savepoint app;
set local session authorization pgtap_app;
select throws_ok($$ select * from ladder.refusals('UPDATE', 'notes', array['1']) $$, '42501', 'permission denied for function refusals', 'the application''s login, outside a request, is told nothing');
select throws_ok($$ select ladder.refuse('UPDATE', 'notes', array['1']) $$, '42501', 'permission denied for function refuse', 'not even an error of that kind');
rollback to app;

-- The steps in words, one sentence for each way in which a step can decide.
select results_eq(
  $$ select ladder_internal.say_decision('FIND', c, v.verdict, v.step, v.kind, v.principal)
     from ladder_internal.containers as c
     cross join (values
       (1, 1, 'GRANT', 'user', 'anna'),
       (2, 2, 'DENY', 'all users', 'all users'),
       (3, 3, 'GRANT', 'custom', 'Editor'),
       (4, 4, 'DENY', 'owner', 'owner'),
       (5, 5, 'GRANT', 'all roles', 'all roles'),
       (6, 6, 'DENY', 'custom', 'Editor'),
       (7, 7, 'DENY', 'system', 'JSUser'),
       (8, 7, 'GRANT', 'system', 'JSUser')
     ) as v (place, step, verdict, kind, principal)
     where c.ordinal = 0 order by v.place $$,
  $$ values
    ('an entry of the object grants FIND to user anna'),
    ('all users are denied FIND on public.notes'),
    ('custom role Editor is granted FIND on public.notes'),
    ('the owner policy of public.notes denies FIND'),
    ('all roles are granted FIND on public.notes'),
    ('custom role Editor is denied FIND globally'),
    ('system role JSUser is not granted FIND globally'),
    ('system role JSUser is granted FIND globally')
  $$,
  'each step says in words why it allows or rejects'
);

rollback;
