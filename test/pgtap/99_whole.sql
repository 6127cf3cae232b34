-- All files together: whatever is in the two schemas, of any kind. What the runtime does not make is made by the policy of these tests.
begin;
set local search_path = tap, public;
select plan(11);

-- Each function of the list is in one of the files, too, or below; test/database/pgtap-runtime.test.ts sees to that.
select set_eq(
  'select * from seen.objects',
  $$ values
    ('function', 'ladder.allowed(pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.api_keys()'),
    ('function', 'ladder.assign_role(pg_catalog.text,pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.audit(pg_catalog.regclass,pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.create_api_key(pg_catalog.text)'),
    ('function', 'ladder.custom_roles()'),
    ('function', 'ladder.deny_for_all_roles(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.deny_for_all_roles(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],timestamp with time zone)'),
    ('function', 'ladder.deny_for_all_users(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.deny_for_all_users(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],timestamp with time zone)'),
    ('function', 'ladder.deny_for_role(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.deny_for_role(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.deny_for_user(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.deny_for_user(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.deny_on_table_for_user(pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.enter(pg_catalog.text,pg_catalog.text,pg_catalog.text,pg_catalog.text[],pg_catalog.text,boolean)'),
    ('function', 'ladder.explain(pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.explain_for(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,pg_catalog.text,pg_catalog.text,pg_catalog.text,pg_catalog.text[],boolean)'),
    ('function', 'ladder.forget_user(pg_catalog.text)'),
    ('function', 'ladder.grant_columns(pg_catalog.regclass)'),
    ('function', 'ladder.grant_for_all_roles(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.grant_for_all_roles(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],timestamp with time zone)'),
    ('function', 'ladder.grant_for_all_users(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.grant_for_all_users(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],timestamp with time zone)'),
    ('function', 'ladder.grant_for_role(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.grant_for_role(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.grant_for_user(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.grant_for_user(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],pg_catalog.text,timestamp with time zone)'),
    ('function', 'ladder.grant_on_table_for_user(pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.has_role(pg_catalog.text)'),
    ('function', 'ladder.inherit_for_all_roles(pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.inherit_for_all_roles(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[])'),
    ('function', 'ladder.inherit_for_all_users(pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.inherit_for_all_users(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[])'),
    ('function', 'ladder.inherit_for_role(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder.inherit_for_role(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],pg_catalog.text)'),
    ('function', 'ladder.inherit_for_user(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder.inherit_for_user(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],pg_catalog.text)'),
    ('function', 'ladder.inherit_on_table_for_user(pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.members(pg_catalog.text)'),
    ('function', 'ladder.permissions(pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.refusals(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[])'),
    ('function', 'ladder.refuse(pg_catalog.text,pg_catalog.regclass,pg_catalog.text[])'),
    ('function', 'ladder.remove(pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.revoke_api_key(pg_catalog.text)'),
    ('function', 'ladder.roles()'),
    ('function', 'ladder.roles_of(pg_catalog.text)'),
    ('function', 'ladder.set_owner_permission(pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.set_role_permission(pg_catalog.text,pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder.system_roles()'),
    ('function', 'ladder.unassign_role(pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder.update(pg_catalog.regclass,pg_catalog.text,pg_catalog.jsonb)'),
    ('function', 'ladder.upsert(pg_catalog.regclass,pg_catalog.jsonb)'),
    ('function', 'ladder.user_id()'),
    ('function', 'ladder_internal.actor()'),
    ('function', 'ladder_internal.allowed_on_table(pg_catalog.text,integer,boolean,timestamp with time zone)'),
    ('function', 'ladder_internal.announce(ladder_internal.prepared_write)'),
    ('function', 'ladder_internal.announce_upsert(pg_catalog.oid)'),
    ('function', 'ladder_internal.audit_table(pg_catalog.regclass,pg_catalog.text,integer)'),
    ('function', 'ladder_internal.change(integer,pg_catalog.jsonb,pg_catalog.jsonb)'),
    ('function', 'ladder_internal.client_of_key(pg_catalog.text)'),
    ('function', 'ladder_internal.codes_query(integer,pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder_internal.collation_faults(pg_catalog.regclass,pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder_internal.container_faults(pg_catalog.text,pg_catalog.text,pg_catalog.text,pg_catalog.text,pg_catalog.text,pg_catalog.text[],pg_catalog.text[],boolean)'),
    ('function', 'ladder_internal.context(pg_catalog.text)'),
    ('function', 'ladder_internal.convert(ladder_internal.prepared_write)'),
    ('function', 'ladder_internal.definitions(ladder_internal.containers,pg_catalog.text[])'),
    ('function', 'ladder_internal.depth_of(pg_catalog.text)'),
    ('function', 'ladder_internal.ensure_index(pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder_internal.exists_object(ladder_internal.containers,pg_catalog.text)'),
    ('function', 'ladder_internal.explain_steps(pg_catalog.text,ladder_internal.containers,pg_catalog.text,boolean,pg_catalog.text,integer[])'),
    ('function', 'ladder_internal.fold(pg_catalog.text,integer[])'),
    ('function', 'ladder_internal.generation()'),
    ('function', 'ladder_internal.grant_way_in(pg_catalog.regclass)'),
    ('function', 'ladder_internal.guard_entries()'),
    ('function', 'ladder_internal.heard(pg_catalog.text,ladder_internal.containers,pg_catalog.text,boolean,pg_catalog.text,integer[])'),
    ('function', 'ladder_internal.hold(pg_catalog.text,ladder_internal.containers,pg_catalog.text)'),
    ('function', 'ladder_internal.in_request()'),
    ('function', 'ladder_internal.is_callers(pg_catalog.name)'),
    ('function', 'ladder_internal.is_owner(ladder_internal.containers,pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder_internal.is_profile(pg_catalog.name)'),
    ('function', 'ladder_internal.judge_objects(pg_catalog.text,ladder_internal.containers,pg_catalog.text[],timestamp with time zone)'),
    ('function', 'ladder_internal.judge_standing(pg_catalog.text,ladder_internal.containers,pg_catalog.text[],timestamp with time zone,integer[],boolean,boolean)'),
    ('function', 'ladder_internal.key_faults(pg_catalog.regclass,pg_catalog.text,pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder_internal.link(pg_catalog.regclass,pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder_internal.lock_objects(ladder_internal.containers,pg_catalog.text[])'),
    ('function', 'ladder_internal.may_other(integer)'),
    ('function', 'ladder_internal.may_own(integer)'),
    ('function', 'ladder_internal.my_codes(integer,pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder_internal.names_caller(pg_catalog.text)'),
    ('function', 'ladder_internal.next_generation()'),
    ('function', 'ladder_internal.note_statement()'),
    ('function', 'ladder_internal.number_entries(integer,pg_catalog.text)'),
    ('function', 'ladder_internal.open_request(pg_catalog.text,pg_catalog.text,pg_catalog.text,pg_catalog.text[],pg_catalog.text,boolean)'),
    ('function', 'ladder_internal.parse_user_id(pg_catalog.text)'),
    ('function', 'ladder_internal.prepare_upsert(pg_catalog.regclass,pg_catalog.jsonb,boolean,boolean)'),
    ('function', 'ladder_internal.prepare_write(pg_catalog.text,pg_catalog.regclass,pg_catalog.text,pg_catalog.jsonb)'),
    ('function', 'ladder_internal.project(pg_catalog.regclass,pg_catalog.text,pg_catalog.regclass)'),
    ('function', 'ladder_internal.project_entries()'),
    ('function', 'ladder_internal.projected(pg_catalog.regclass)'),
    ('function', 'ladder_internal.public__boards_keep_entries()'),
    ('function', 'ladder_internal.public__boards_object_ids(pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder_internal.public__notes_object_ids(pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder_internal.read_cell(pg_catalog.text,pg_catalog.regclass)'),
    ('function', 'ladder_internal.read_client(pg_catalog.text)'),
    ('function', 'ladder_internal.read_container(pg_catalog.regclass)'),
    ('function', 'ladder_internal.read_custom_role(pg_catalog.text)'),
    ('function', 'ladder_internal.read_object_ids(ladder_internal.containers,pg_catalog.text[])'),
    ('function', 'ladder_internal.read_operation(pg_catalog.text)'),
    ('function', 'ladder_internal.read_patch(pg_catalog.text,ladder_internal.containers,pg_catalog.jsonb)'),
    ('function', 'ladder_internal.read_request(pg_catalog.text,pg_catalog.text,pg_catalog.text,pg_catalog.text[],pg_catalog.text,boolean)'),
    ('function', 'ladder_internal.read_role(pg_catalog.text)'),
    ('function', 'ladder_internal.read_shareable(pg_catalog.text,pg_catalog.regclass)'),
    ('function', 'ladder_internal.read_user_id(pg_catalog.text)'),
    ('function', 'ladder_internal.rebuild_bits()'),
    ('function', 'ladder_internal.record_changes()'),
    ('function', 'ladder_internal.refresh_entries(pg_catalog.regclass,pg_catalog.text[],boolean)'),
    ('function', 'ladder_internal.refusal(pg_catalog.text,pg_catalog.text,ladder_internal.containers,pg_catalog.text,boolean)'),
    ('function', 'ladder_internal.refuse_change()'),
    ('function', 'ladder_internal.refuse_move()'),
    ('function', 'ladder_internal.refuse_naming_oneself(pg_catalog.text)'),
    ('function', 'ladder_internal.refuse_objects(pg_catalog.text,pg_catalog.text,ladder_internal.containers,pg_catalog.text,pg_catalog.text[],pg_catalog.text)'),
    ('function', 'ladder_internal.refuse_rewriting()'),
    ('function', 'ladder_internal.refuse_write(pg_catalog.text,pg_catalog.text,ladder_internal.containers,pg_catalog.text,boolean)'),
    ('function', 'ladder_internal.require_administrator()'),
    ('function', 'ladder_internal.require_holder(pg_catalog.text,pg_catalog.text,ladder_internal.containers,pg_catalog.text)'),
    ('function', 'ladder_internal.require_link()'),
    ('function', 'ladder_internal.require_memberships()'),
    ('function', 'ladder_internal.require_objects(ladder_internal.containers,pg_catalog.text[])'),
    ('function', 'ladder_internal.require_permission(ladder_internal.containers,pg_catalog.text[])'),
    ('function', 'ladder_internal.require_role_giver()'),
    ('function', 'ladder_internal.require_sharer(pg_catalog.text,pg_catalog.text,ladder_internal.containers,pg_catalog.text[],pg_catalog.text,integer,timestamp with time zone)'),
    ('function', 'ladder_internal.require_upsert(ladder_internal.containers,pg_catalog.text,boolean)'),
    ('function', 'ladder_internal.require_user(pg_catalog.text)'),
    ('function', 'ladder_internal.require_write(pg_catalog.text,ladder_internal.containers,pg_catalog.text)'),
    ('function', 'ladder_internal.revoke_way_in(pg_catalog.regclass)'),
    ('function', 'ladder_internal.role_ids()'),
    ('function', 'ladder_internal.said(pg_catalog.jsonb,pg_catalog.text)'),
    ('function', 'ladder_internal.say_decision(pg_catalog.text,ladder_internal.containers,pg_catalog.text,integer,pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder_internal.sequences_of(pg_catalog.regclass)'),
    ('function', 'ladder_internal.set_cell(pg_catalog.text,integer,pg_catalog.text,integer,pg_catalog.text)'),
    ('function', 'ladder_internal.set_entries(pg_catalog.text,pg_catalog.text,pg_catalog.regclass,pg_catalog.text[],pg_catalog.text,integer,timestamp with time zone)'),
    ('function', 'ladder_internal.set_user_cell(pg_catalog.text,pg_catalog.text,pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder_internal.shut(pg_catalog.regclass)'),
    ('function', 'ladder_internal.standings(timestamp with time zone)'),
    ('function', 'ladder_internal.statement(pg_catalog.oid)'),
    ('function', 'ladder_internal.steps(pg_catalog.text,ladder_internal.containers,pg_catalog.text,boolean,pg_catalog.text,integer[])'),
    ('function', 'ladder_internal.system_roles_of(pg_catalog.text,pg_catalog.text,pg_catalog.text,boolean)'),
    ('function', 'ladder_internal.touch_entries(pg_catalog.regclass,pg_catalog.refcursor)'),
    ('function', 'ladder_internal.unlink(pg_catalog.regclass,pg_catalog.text)'),
    ('function', 'ladder_internal.unproject(pg_catalog.regclass,pg_catalog.regclass)'),
    ('function', 'ladder_internal.update_statement(ladder_internal.containers,pg_catalog.text[],pg_catalog.refcursor)'),
    ('function', 'ladder_internal.upsert_refusal(ladder_internal.containers,pg_catalog.text,boolean)'),
    ('function', 'ladder_internal.user_exists(pg_catalog.text)'),
    ('function', 'ladder_internal.users_faults(pg_catalog.text,pg_catalog.text,pg_catalog.text,boolean)'),
    ('function', 'ladder_internal.watch_statements(pg_catalog.regclass,pg_catalog.text,pg_catalog.text,pg_catalog.text)'),
    ('function', 'ladder_internal.wildcard(pg_catalog.text)'),
    ('function', 'ladder_internal.write(ladder_internal.prepared_write)'),
    ('sequence', 'ladder_internal.audit_id_seq'),
    ('sequence', 'ladder_internal.entry_codes_code_seq'),
    ('sequence', 'ladder_internal.roles_id_seq'),
    ('table', 'ladder_internal.api_keys'),
    ('table', 'ladder_internal.audit'),
    ('table', 'ladder_internal.bits'),
    ('table', 'ladder_internal.cells'),
    ('table', 'ladder_internal.containers'),
    ('table', 'ladder_internal.entry_codes'),
    ('table', 'ladder_internal.memberships'),
    ('table', 'ladder_internal.operations'),
    ('table', 'ladder_internal.policy'),
    ('table', 'ladder_internal.profiles'),
    ('table', 'ladder_internal.public__boards_entries'),
    ('table', 'ladder_internal.public__notes_entries'),
    ('table', 'ladder_internal.roles'),
    ('table', 'ladder_internal.statement_setting'),
    ('table', 'ladder_internal.user_cells'),
    ('type', 'ladder_internal.prepared_write'),
    ('type', 'ladder_internal.step'),
    ('type', 'ladder_internal.voice'),
    ('view', 'ladder_internal.cells_in_force'),
    ('view', 'ladder_internal.positions')
  $$,
  'in the two schemas there is this, and nothing else of any kind'
);

select is_empty(
  $$ select o.type, o.identity from seen.objects as o
     where o.type in ('function', 'table', 'view')
       and case o.type
         when 'function' then obj_description(o.identity::regprocedure, 'pg_proc')
         else obj_description(o.identity::regclass, 'pg_class')
       end is null $$,
  'each function, table and view says what it is for'
);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.user_exists(text)', 'sql', 'stable', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', ''),
    ('ladder_internal.public__notes_object_ids(text,text)', 'plpgsql', 'stable, parallel safe', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_session'),
    ('ladder_internal.public__boards_object_ids(text,text)', 'plpgsql', 'stable, parallel safe', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'ladder_session'),
    ('ladder_internal.public__boards_keep_entries()', 'plpgsql', 'volatile', 'definer', 'search_path=pg_catalog, pg_temp', 'ladder_engine', 'PUBLIC')
  $$,
  'the functions of the file are these'
);

-- relation, kind, owner, privileges of others
select set_has(
  'select * from seen.relations',
  $$ values
    ('ladder_internal.public__boards_entries', 'table', 'ladder_engine', ''),
    ('ladder_internal.public__notes_entries', 'table', 'ladder_engine', '')
  $$,
  'the relations of the file are these; nobody but the engine has a privilege on any'
);

-- relation, column, type, rules
select set_eq(
  $$ select * from seen.columns where relation in ('ladder_internal.public__boards_entries', 'ladder_internal.public__notes_entries') $$,
  $$ values
    ('ladder_internal.public__boards_entries', 'object_id', 'integer', 'not null'),
    ('ladder_internal.public__boards_entries', 'operation', 'text', 'not null'),
    ('ladder_internal.public__boards_entries', 'user_id', 'text', ''),
    ('ladder_internal.public__boards_entries', 'role_id', 'integer', ''),
    ('ladder_internal.public__boards_entries', 'effect', 'text', 'not null'),
    ('ladder_internal.public__boards_entries', 'until', 'timestamp with time zone', ''),
    ('ladder_internal.public__boards_entries', 'set_by', 'text', 'not null default ladder_internal.actor()'),
    ('ladder_internal.public__boards_entries', 'set_at', 'timestamp with time zone', 'not null default now()'),
    ('ladder_internal.public__notes_entries', 'object_id', 'integer', 'not null'),
    ('ladder_internal.public__notes_entries', 'operation', 'text', 'not null'),
    ('ladder_internal.public__notes_entries', 'user_id', 'text', ''),
    ('ladder_internal.public__notes_entries', 'role_id', 'integer', ''),
    ('ladder_internal.public__notes_entries', 'effect', 'text', 'not null'),
    ('ladder_internal.public__notes_entries', 'until', 'timestamp with time zone', ''),
    ('ladder_internal.public__notes_entries', 'set_by', 'text', 'not null default ladder_internal.actor()'),
    ('ladder_internal.public__notes_entries', 'set_at', 'timestamp with time zone', 'not null default now()')
  $$,
  'their columns are these'
);

select set_eq(
  $$ select * from seen.constraints where relation in ('ladder_internal.public__boards_entries', 'ladder_internal.public__notes_entries') $$,
  $$ values
    ('ladder_internal.public__boards_entries', 'known_object', 'FOREIGN KEY (object_id) REFERENCES boards(id) ON UPDATE CASCADE ON DELETE CASCADE'),
    ('ladder_internal.public__boards_entries', 'known_user', 'FOREIGN KEY (user_id) REFERENCES people(id) ON UPDATE CASCADE ON DELETE CASCADE'),
    ('ladder_internal.public__boards_entries', 'public__boards_entries_check', 'CHECK ((num_nonnulls(user_id, role_id) = 1))'),
    ('ladder_internal.public__boards_entries', 'public__boards_entries_effect_check', 'CHECK ((effect = ANY (ARRAY[''GRANT''::text, ''DENY''::text])))'),
    ('ladder_internal.public__boards_entries', 'public__boards_entries_object_id_operation_user_id_role_id_key', 'UNIQUE NULLS NOT DISTINCT (object_id, operation, user_id, role_id)'),
    ('ladder_internal.public__boards_entries', 'public__boards_entries_operation_check', 'CHECK ((operation = ANY (ARRAY[''FIND''::text, ''UPDATE''::text, ''REMOVE''::text, ''UPSERT''::text])))'),
    ('ladder_internal.public__boards_entries', 'public__boards_entries_role_id_fkey', 'FOREIGN KEY (role_id) REFERENCES ladder_internal.roles(id)'),
    ('ladder_internal.public__notes_entries', 'known_object', 'FOREIGN KEY (object_id) REFERENCES notes(id) ON UPDATE CASCADE ON DELETE CASCADE'),
    ('ladder_internal.public__notes_entries', 'known_user', 'FOREIGN KEY (user_id) REFERENCES people(id) ON UPDATE CASCADE ON DELETE CASCADE'),
    ('ladder_internal.public__notes_entries', 'public__notes_entries_check', 'CHECK ((num_nonnulls(user_id, role_id) = 1))'),
    ('ladder_internal.public__notes_entries', 'public__notes_entries_effect_check', 'CHECK ((effect = ANY (ARRAY[''GRANT''::text, ''DENY''::text])))'),
    ('ladder_internal.public__notes_entries', 'public__notes_entries_object_id_operation_user_id_role_id_key', 'UNIQUE NULLS NOT DISTINCT (object_id, operation, user_id, role_id)'),
    ('ladder_internal.public__notes_entries', 'public__notes_entries_operation_check', 'CHECK ((operation = ANY (ARRAY[''FIND''::text, ''UPDATE''::text, ''REMOVE''::text, ''UPSERT''::text])))'),
    ('ladder_internal.public__notes_entries', 'public__notes_entries_role_id_fkey', 'FOREIGN KEY (role_id) REFERENCES ladder_internal.roles(id)')
  $$,
  'their constraints are these'
);

select set_eq(
  $$ select * from seen.indexes where relation in ('ladder_internal.public__boards_entries', 'ladder_internal.public__notes_entries') $$,
  $$ values
    ('ladder_internal.public__boards_entries', 'CREATE INDEX public__boards_entries_role ON ladder_internal.public__boards_entries USING btree (role_id, operation, effect) INCLUDE (object_id) WHERE (role_id IS NOT NULL)'),
    ('ladder_internal.public__boards_entries', 'CREATE INDEX public__boards_entries_user ON ladder_internal.public__boards_entries USING btree (user_id, operation, effect) INCLUDE (object_id) WHERE (user_id IS NOT NULL)'),
    ('ladder_internal.public__notes_entries', 'CREATE INDEX public__notes_entries_role ON ladder_internal.public__notes_entries USING btree (role_id, operation, effect) INCLUDE (object_id) WHERE (role_id IS NOT NULL)'),
    ('ladder_internal.public__notes_entries', 'CREATE INDEX public__notes_entries_user ON ladder_internal.public__notes_entries USING btree (user_id, operation, effect) INCLUDE (object_id) WHERE (user_id IS NOT NULL)')
  $$,
  'their other indexes are these'
);

-- relation, trigger, what it does, when it fires
select set_eq(
  $$ select * from seen.triggers where relation in ('ladder_internal.public__boards_entries', 'ladder_internal.public__notes_entries') $$,
  $$ values
    ('ladder_internal.public__boards_entries', 'pgladder_projects_delete', 'AFTER DELETE REFERENCING OLD TABLE AS rows_before FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.project_entries()', 'always'),
    ('ladder_internal.public__boards_entries', 'pgladder_projects_insert', 'AFTER INSERT REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.project_entries()', 'always'),
    ('ladder_internal.public__boards_entries', 'pgladder_projects_truncate', 'AFTER TRUNCATE FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.project_entries()', 'always'),
    ('ladder_internal.public__boards_entries', 'pgladder_projects_update', 'AFTER UPDATE REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.project_entries()', 'always'),
    ('ladder_internal.public__boards_entries', 'pgladder_records_delete', 'AFTER DELETE REFERENCING OLD TABLE AS rows_before FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(''entry'', ''1'')', 'where it is made'),
    ('ladder_internal.public__boards_entries', 'pgladder_records_insert', 'AFTER INSERT REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(''entry'', ''1'')', 'where it is made'),
    ('ladder_internal.public__boards_entries', 'pgladder_records_truncate', 'BEFORE TRUNCATE FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(''entry'', ''1'')', 'where it is made'),
    ('ladder_internal.public__boards_entries', 'pgladder_records_update', 'AFTER UPDATE REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(''entry'', ''1'')', 'where it is made'),
    ('ladder_internal.public__notes_entries', 'pgladder_records_delete', 'AFTER DELETE REFERENCING OLD TABLE AS rows_before FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(''entry'', ''0'')', 'where it is made'),
    ('ladder_internal.public__notes_entries', 'pgladder_records_insert', 'AFTER INSERT REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(''entry'', ''0'')', 'where it is made'),
    ('ladder_internal.public__notes_entries', 'pgladder_records_truncate', 'BEFORE TRUNCATE FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(''entry'', ''0'')', 'where it is made'),
    ('ladder_internal.public__notes_entries', 'pgladder_records_update', 'AFTER UPDATE REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION ladder_internal.record_changes(''entry'', ''0'')', 'where it is made')
  $$,
  'their triggers are these'
);

select set_eq(
  'select distinct relation from seen.triggers',
  $$ values
    ('ladder_internal.api_keys'),
    ('ladder_internal.audit'),
    ('ladder_internal.cells'),
    ('ladder_internal.memberships'),
    ('ladder_internal.public__boards_entries'),
    ('ladder_internal.public__notes_entries'),
    ('ladder_internal.user_cells')
  $$,
  'no other relation has a trigger'
);
select is_empty(
  $$ select p.polname from pg_policy as p join pg_class as c on c.oid = p.polrelid join seen.schemas as n on n.oid = c.relnamespace $$,
  'no table of pgladder''s has a policy: nobody but the engine reaches it at all'
);
select is_empty(
  $$ select r.rulename from pg_rules as r where r.schemaname in ('ladder', 'ladder_internal') $$,
  'and none has a rule'
);

rollback;
