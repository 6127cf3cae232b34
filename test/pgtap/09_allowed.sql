-- 09_allowed.sql: "May I?" for the open request, by the same bits and entries that the policies read.
begin;
set local search_path = tap, public;
select plan(35);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.read_operation(text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.read_container(regclass)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.standings(timestamp with time zone)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.allowed_on_table(text,integer,boolean,timestamp with time zone)', 'sql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.read_object_ids(ladder_internal.containers,text[])', 'plpgsql', 'stable', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.judge_standing(text,ladder_internal.containers,text[],timestamp with time zone,integer[],boolean,boolean)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.judge_objects(text,ladder_internal.containers,text[],timestamp with time zone)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder.allowed(text,regclass,text)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_session')
  $$,
  'the functions of the file are these'
);

savepoint anna;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna opens a request');
select ok(ladder.allowed('FIND', 'notes', '1'), 'Anna may find her note');
select ok(ladder.allowed('PERMISSION', 'notes', '1'), 'and administer it');
select ok(not ladder.allowed('FIND', 'notes', '2'), 'she may not find Bert''s');
select ok(not ladder.allowed('REMOVE', 'notes', '3'), 'nor remove nobody''s');
select ok(not ladder.allowed('FIND', 'notes', '99'), 'of a note that is not there the answer is no');
select ok(ladder.allowed('CREATE', 'notes'), 'Anna may create a note');
select ok(ladder.allowed('CREATE', 'notes', 'no id'), 'which has no id yet, so none is looked at');
select ok(not ladder.allowed('UPDATE', 'notes'), 'without an object the owner policy is skipped');
select ok(ladder.allowed('FIND', 'labels', 'red'), 'Anna may find a label');
select ok(not ladder.allowed('UPSERT', 'notes'), 'an upsert of notes needs UPDATE, too');
select ok(not ladder.allowed('UPSERT', 'boards'), 'an upsert of boards is a permission of its own');
select throws_ok($$ select ladder.allowed('READ', 'notes', '1') $$, '22023', 'unknown operation ''READ''', 'Anna asks for an operation that there is not');
select throws_ok($$ select ladder.allowed(null, 'notes', '1') $$, '22023', 'unknown operation NULL', 'or for none');
select throws_ok($$ select ladder.allowed('FIND', 'people', 'anna') $$, '22023', 'table public.people is not governed', 'Anna asks about a table that is not governed');
select throws_ok($$ select ladder.allowed('FIND', null, '1') $$, '22023', 'table null is not governed', 'or about none');
select throws_ok($$ select ladder.allowed('FIND', 'notes', 'one') $$, '22023', 'malformed object id: ''one'' is not a value of type integer', 'Anna passes an id that is none');
rollback to anna;

-- Step 1 goes before all others: of entries that match, GRANT beats DENY, and what has ended is not there.
insert into ladder_internal.public__notes_entries (object_id, operation, user_id, role_id, effect, until, set_by)
select 2, e.operation, e.user_id, (select r.id from ladder_internal.roles as r where coalesce(r.name, r.kind) = e.role), e.effect, e.until, 'a test'
from (values
  ('FIND', 'anna', null, 'GRANT', null::timestamptz),
  ('FIND', null, 'all users', 'DENY', null),
  ('UPDATE', 'anna', null, 'GRANT', now()),
  ('REMOVE', null, 'AuthenticatedUser', 'GRANT', now() + interval '1 day')
) as e (operation, user_id, role, effect, until);
savepoint anna;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna opens a request');
select ok(ladder.allowed('FIND', 'notes', '2'), 'Anna is granted Bert''s note, though all users are denied it');
select ok(not ladder.allowed('UPDATE', 'notes', '2'), 'what was granted until now is over');
select ok(ladder.allowed('REMOVE', 'notes', '2'), 'what a role of hers is granted until tomorrow is not');
rollback to anna;
savepoint carla;
set local session authorization pgtap_app;
select isnt(ladder.enter('carla'), null, 'Carla opens a request');
select ok(not ladder.allowed('FIND', 'notes', '2'), 'Carla is denied Bert''s note, as all users are');
rollback to carla;
savepoint bert;
set local session authorization pgtap_app;
select isnt(ladder.enter('bert'), null, 'Bert opens a request');
select ok(not ladder.allowed('FIND', 'notes', '2'), 'and so is he, who owns it');
rollback to bert;

insert into ladder_internal.memberships (user_id, role_id) select 'carla', id from ladder_internal.roles where name = 'Editor';
savepoint editor;
set local session authorization pgtap_app;
select isnt(ladder.enter('carla'), null, 'Carla, an editor, opens a request');
select ok(ladder.allowed('UPSERT', 'notes', '1'), 'an editor may upsert a note, by CREATE and UPDATE');
select ok(ladder.allowed('UPSERT', 'boards', '1'), 'and a board, by UPSERT');
select ok(not ladder.allowed('UPDATE', 'boards', '1'), 'which is not UPDATE');
rollback to editor;

-- Outside a request there is nobody to ask for.
savepoint app;
set local session authorization pgtap_app;
select throws_ok($$ select ladder.allowed('FIND', 'notes', '1') $$, '42501', 'permission denied for function allowed', 'the application''s login asks outside a request');
rollback to app;

-- Ids are read as the key's own type writes them, each once, in the order of the keys.
select is(ladder_internal.read_object_ids(c, array['10', ' 9', '010', '9']), array['9', '10'], 'integers are told apart as integers')
from ladder_internal.containers as c where c.ordinal = 0;
select is(ladder_internal.read_object_ids(c, array['b', ' a', 'a']), array[' a', 'a', 'b'], 'texts are told apart byte for byte')
from ladder_internal.containers as c where c.ordinal = 3;
select throws_ok(
  $$ select ladder_internal.read_object_ids(c, array['1', null]) from ladder_internal.containers as c where c.ordinal = 0 $$,
  '22023', 'an object id may not be null', 'an id is not null'
);
select throws_ok(
  $$ select ladder_internal.read_object_ids(c, array['1', '2x', '3x']) from ladder_internal.containers as c where c.ordinal = 0 $$,
  '22023', 'malformed object id: ''2x'' is not a value of type integer', 'the first id that is malformed is named'
);

rollback;
