-- 12_audit.sql: who changed what of who may do what. Triggers write it, whoever makes the change; nobody writes over it.
begin;
set local search_path = tap, public;
select plan(30);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.actor()', 'sql', 'stable', 'invoker', '', 'ladder_engine', ''),
    ('ladder_internal.refuse_rewriting()', 'plpgsql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.said(jsonb,text)', 'sql', 'stable', 'invoker', '', 'ladder_engine', ''),
    ('ladder_internal.change(integer,jsonb,jsonb)', 'sql', 'stable', 'invoker', '', 'ladder_engine', ''),
    ('ladder_internal.record_changes()', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp; quote_all_identifiers=off', 'ladder_engine', ''),
    ('ladder_internal.watch_statements(regclass,text,text,text)', 'plpgsql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.audit_table(regclass,text,integer)', 'sql', 'volatile', 'invoker', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder.audit(regclass,text,timestamp with time zone)', 'plpgsql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_admin')
  $$,
  'the functions of the file are these'
);

-- relation, kind, owner, privileges of others
select set_has(
  'select * from seen.relations',
  $$ values
    ('ladder_internal.audit', 'table', 'ladder_engine', ''),
    ('ladder_internal.audit_id_seq', 'sequence', 'ladder_engine', '')
  $$,
  'the relations of the file are these; nobody but the engine has a privilege on any'
);

-- relation, column, type, rules
select set_eq(
  $$ select * from seen.columns where relation in ('ladder_internal.audit') $$,
  $$ values
    ('ladder_internal.audit', 'id', 'bigint', 'not null generated always as identity'),
    ('ladder_internal.audit', 'at', 'timestamp with time zone', 'not null default now()'),
    ('ladder_internal.audit', 'login', 'text', 'not null default SESSION_USER'),
    ('ladder_internal.audit', 'user_id', 'text', ''),
    ('ladder_internal.audit', 'roles', 'text[]', ''),
    ('ladder_internal.audit', 'what', 'text', 'not null'),
    ('ladder_internal.audit', 'relation', 'oid', ''),
    ('ladder_internal.audit', 'container', 'text', ''),
    ('ladder_internal.audit', 'object_id', 'text', ''),
    ('ladder_internal.audit', 'principal_kind', 'text', ''),
    ('ladder_internal.audit', 'principal', 'text', ''),
    ('ladder_internal.audit', 'operation', 'text', ''),
    ('ladder_internal.audit', 'before', 'jsonb', ''),
    ('ladder_internal.audit', 'after', 'jsonb', '')
  $$,
  'their columns are these'
);

select set_eq(
  $$ select * from seen.constraints where relation in ('ladder_internal.audit') $$,
  $$ values
    ('ladder_internal.audit', 'audit_pkey', 'PRIMARY KEY (id)'),
    ('ladder_internal.audit', 'audit_what_check', 'CHECK ((what = ANY (ARRAY[''entry''::text, ''user cell''::text, ''cell''::text, ''membership''::text, ''API key''::text])))')
  $$,
  'their constraints are these'
);

select set_eq(
  $$ select * from seen.triggers where relation in ('ladder_internal.audit', 'ladder_internal.cells', 'ladder_internal.user_cells', 'ladder_internal.memberships', 'ladder_internal.api_keys') $$,
  $$ select 'ladder_internal.audit' as relation, 'pgladder_keeps_audit' as name, 'BEFORE DELETE OR UPDATE OR TRUNCATE FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.refuse_rewriting()' as definition, 'always' as fires
     union all
     select 'ladder_internal.' || t.name, 'pgladder_records_' || e.name, format(e.definition, t.what), 'where it is made'
     from (values ('cells', 'cell'), ('user_cells', 'user cell'), ('memberships', 'membership'), ('api_keys', 'API key')) as t (name, what)
     cross join (values
       ('insert', 'AFTER INSERT REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(%L)'),
       ('update', 'AFTER UPDATE REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(%L)'),
       ('delete', 'AFTER DELETE REFERENCING OLD TABLE AS rows_before FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(%L)'),
       ('truncate', 'BEFORE TRUNCATE FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(%L)')
     ) as e (name, definition) $$,
  'every statement that writes cells, memberships or keys is recorded, and the audit is kept as it was written'
);

-- Each act below is somebody's, and a superuser looks at what is new.
create temporary table seen_before as select coalesce(max(id), 0) as id from ladder_internal.audit;
create function pg_temp.news() returns table (login text, user_id text, roles text[], what text, container text, object_id text, principal_kind text, principal text, operation text, before jsonb, after jsonb)
language sql security definer as $$
  select a.login, a.user_id, a.roles, a.what, a.container, a.object_id, a.principal_kind, a.principal, a.operation, a.before - 'set_at', a.after - 'set_at'
  from ladder_internal.audit as a where a.id > (select id from seen_before) order by a.id
$$;

savepoint dba;
set local session authorization pgtap_dba;
select lives_ok($$ select ladder.assign_role('anna', 'Editor') $$, 'an administrator gives a role');
select lives_ok($$ select ladder.assign_role('anna', 'Editor') $$, 'and gives it again');
select lives_ok($$ select ladder.unassign_role('anna', 'Editor') $$, 'and takes it away');
select results_eq(
  'select * from pg_temp.news()',
  $$ values
    ('pgtap_dba', null::text, null::text[], 'membership', null::text, null::text, 'user', 'anna', null::text, null::jsonb, '{"role": "Editor"}'::jsonb),
    ('pgtap_dba', null, null, 'membership', null, null, 'user', 'anna', null, '{"role": "Editor"}', null)
  $$,
  'the administrator''s login, what was before and what came after; what changed nothing is no change'
);
rollback to dba;

savepoint anna;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna'), null, 'Anna opens a request');
select lives_ok($$ select ladder.grant_for_user('FIND', 'notes', '1', 'bert') $$, 'Anna shows Bert her note');
select results_eq(
  'select * from pg_temp.news()',
  $$ values ('pgtap_app', 'anna', array['AuthenticatedUser'], 'entry', 'public.notes', '1', 'user', 'bert', 'FIND', null::jsonb, '{"effect": "GRANT"}'::jsonb) $$,
  'the user of the request is written beside the login, with the roles'
);
rollback to anna;

savepoint superuser;
insert into ladder_internal.cells (level, role_id, container, operation, effect, origin)
select 'global', id, null, 'FIND', 'DENY', 'run time' from ladder_internal.roles where name = 'Editor';
update ladder_internal.cells set effect = 'GRANT' where origin = 'run time';
delete from ladder_internal.cells where origin = 'run time';
select results_eq(
  'select what, principal_kind, principal, operation, before, after from pg_temp.news()',
  $$ values
    ('cell', 'role', 'Editor', 'FIND', null::jsonb, '{"level": "global", "effect": "DENY", "origin": "run time"}'::jsonb),
    ('cell', 'role', 'Editor', 'FIND', '{"level": "global", "effect": "DENY", "origin": "run time"}', '{"level": "global", "effect": "GRANT", "origin": "run time"}'),
    ('cell', 'role', 'Editor', 'FIND', '{"level": "global", "effect": "GRANT", "origin": "run time"}', null)
  $$,
  'a superuser who writes to a table is recorded, too'
);
rollback to superuser;

savepoint keys;
set local session authorization pgtap_dba;
select isnt(ladder.create_api_key('JSUser'), null, 'an administrator makes a key');
select results_eq(
  'select array(select jsonb_object_keys(after) order by 1) from pg_temp.news()',
  $$ values (array['id']) $$,
  'of a key its id is written, and never its hash'
);
select results_eq('select what, principal from pg_temp.news()', $$ values ('API key', 'JSUser') $$, 'and the client that it is of');
rollback to keys;

savepoint emptied;
insert into ladder_internal.memberships (user_id, role_id) select 'bert', id from ladder_internal.roles where name = 'Editor';
truncate ladder_internal.memberships;
select results_eq('select what, principal, after is null from pg_temp.news()', $$ values ('membership', 'bert', false), ('membership', 'bert', true) $$, 'rows that are truncated are recorded one by one');
rollback to emptied;

-- What migrations call.
savepoint more;
create table public.more (role_id integer, effect text);
select lives_ok($$ select ladder_internal.audit_table('public.more', 'entry', 0) $$, 'a migration has another table recorded');
insert into public.more select id, 'GRANT' from ladder_internal.roles where name = 'Editor';
select results_eq('select what, container, principal from pg_temp.news()', $$ values ('entry', 'public.notes', 'Editor') $$, 'as entries of a container');
rollback to more;
select is(ladder_internal.actor(), session_user::text, 'outside any request the login has done it');

-- What is written stays.
select throws_ok('delete from ladder_internal.audit', '42501', 'the audit is added to and never changed', 'a superuser deletes from the audit');
select throws_ok($$ update ladder_internal.audit set login = 'nobody' $$, '42501', 'the audit is added to and never changed', 'or changes it');
select throws_ok('truncate ladder_internal.audit', '42501', 'the audit is added to and never changed', 'or empties it');

-- Who reads it.
savepoint readers;
insert into ladder_internal.public__notes_entries (object_id, operation, user_id, effect, set_by) values (1, 'FIND', 'bert', 'GRANT', 'a test'), (2, 'FIND', 'anna', 'DENY', 'a test');
set local session authorization pgtap_dba;
select results_eq(
  $$ select container_name, object, principal, operation, after ->> 'effect' from ladder.audit('notes') where what = 'entry' $$,
  $$ values ('public.notes', '1', 'bert', 'FIND', 'GRANT'), ('public.notes', '2', 'anna', 'FIND', 'DENY') $$,
  'an administrator reads what became of a table''s objects'
);
select results_eq($$ select object from ladder.audit('notes', '2') $$, array['2'], 'or of one object');
select is_empty($$ select * from ladder.audit('notes', since => now() + interval '1 second') $$, 'or since a moment');
select is_empty($$ select * from ladder.audit('boards') where what = 'entry' $$, 'of another table''s there is nothing');
set local session authorization pgtap_app;
select throws_ok('select * from ladder.audit()', '42501', 'permission denied for function audit', 'the application''s login does not read it');
select isnt(ladder.enter(server_code => true), null, 'server code opens a request');
select throws_ok('select * from ladder.audit()', '42501', 'permission denied for function audit', 'and does not read it either');
rollback to readers;

rollback;
