-- 02_tables.sql: the tables. The engine owns them, nobody else has a privilege on any of them, and each refuses what would be no policy.
begin;
set local search_path = tap, public;
select plan(19);

-- relation, kind, owner, privileges of others
select set_has(
  'select * from seen.relations',
  $$ values
    ('ladder_internal.policy', 'table', 'ladder_engine', ''),
    ('ladder_internal.profiles', 'table', 'ladder_engine', ''),
    ('ladder_internal.operations', 'table', 'ladder_engine', ''),
    ('ladder_internal.roles', 'table', 'ladder_engine', ''),
    ('ladder_internal.containers', 'table', 'ladder_engine', ''),
    ('ladder_internal.positions', 'view', 'ladder_engine', ''),
    ('ladder_internal.cells', 'table', 'ladder_engine', ''),
    ('ladder_internal.cells_in_force', 'view', 'ladder_engine', ''),
    ('ladder_internal.user_cells', 'table', 'ladder_engine', ''),
    ('ladder_internal.memberships', 'table', 'ladder_engine', ''),
    ('ladder_internal.api_keys', 'table', 'ladder_engine', ''),
    ('ladder_internal.bits', 'table', 'ladder_engine', ''),
    ('ladder_internal.roles_id_seq', 'sequence', 'ladder_engine', '')
  $$,
  'the relations of the file are these; nobody but the engine has a privilege on any'
);

-- relation, column, type, rules
select set_eq(
  $$ select * from seen.columns where relation in (
       'ladder_internal.policy', 'ladder_internal.profiles', 'ladder_internal.operations', 'ladder_internal.roles',
       'ladder_internal.containers', 'ladder_internal.positions', 'ladder_internal.cells', 'ladder_internal.cells_in_force',
       'ladder_internal.user_cells', 'ladder_internal.memberships', 'ladder_internal.api_keys', 'ladder_internal.bits'
     ) $$,
  $$ values
    ('ladder_internal.policy', 'one', 'boolean', 'not null default true'),
    ('ladder_internal.policy', 'global_default', 'text', 'not null'),
    ('ladder_internal.policy', 'role_source', 'text', 'not null'),
    ('ladder_internal.policy', 'owner_granted', 'bit varying', 'not null default ''''::bit varying'),
    ('ladder_internal.policy', 'owner_denied', 'bit varying', 'not null default ''''::bit varying'),
    ('ladder_internal.policy', 'generation', 'bigint', 'not null default 0'),
    ('ladder_internal.policy', 'enforced_own', 'bit varying', 'not null default ''''::bit varying'),
    ('ladder_internal.policy', 'enforced_other', 'bit varying', 'not null default ''''::bit varying'),
    ('ladder_internal.profiles', 'fingerprint', 'bytea', 'not null'),
    ('ladder_internal.profiles', 'role', 'name', 'not null'),
    ('ladder_internal.operations', 'name', 'text', 'not null'),
    ('ladder_internal.operations', 'ordinal', 'integer', 'not null'),
    ('ladder_internal.roles', 'id', 'integer', 'not null generated always as identity'),
    ('ladder_internal.roles', 'kind', 'text', 'not null'),
    ('ladder_internal.roles', 'name', 'text', ''),
    ('ladder_internal.roles', 'declared', 'boolean', 'not null default true'),
    ('ladder_internal.containers', 'ordinal', 'integer', 'not null'),
    ('ladder_internal.containers', 'relation', 'regclass', ''),
    ('ladder_internal.containers', 'key_column', 'name', ''),
    ('ladder_internal.containers', 'key_type', 'regtype', ''),
    ('ladder_internal.containers', 'owner_column', 'name', ''),
    ('ladder_internal.containers', 'entries', 'regclass', ''),
    ('ladder_internal.containers', 'entries_in_force', 'boolean', 'not null default false'),
    ('ladder_internal.containers', 'upsert_own', 'boolean', 'not null default false'),
    ('ladder_internal.positions', 'container', 'integer', ''),
    ('ladder_internal.positions', 'operation', 'text', ''),
    ('ladder_internal.positions', 'position', 'integer', ''),
    ('ladder_internal.cells', 'level', 'text', 'not null'),
    ('ladder_internal.cells', 'role_id', 'integer', ''),
    ('ladder_internal.cells', 'container', 'integer', ''),
    ('ladder_internal.cells', 'operation', 'text', 'not null'),
    ('ladder_internal.cells', 'effect', 'text', 'not null'),
    ('ladder_internal.cells', 'origin', 'text', 'not null'),
    ('ladder_internal.cells_in_force', 'level', 'text', ''),
    ('ladder_internal.cells_in_force', 'role_id', 'integer', ''),
    ('ladder_internal.cells_in_force', 'container', 'integer', ''),
    ('ladder_internal.cells_in_force', 'operation', 'text', ''),
    ('ladder_internal.cells_in_force', 'effect', 'text', ''),
    ('ladder_internal.user_cells', 'user_id', 'text', 'not null'),
    ('ladder_internal.user_cells', 'container', 'integer', 'not null'),
    ('ladder_internal.user_cells', 'operation', 'text', 'not null'),
    ('ladder_internal.user_cells', 'effect', 'text', 'not null'),
    ('ladder_internal.user_cells', 'origin', 'text', 'not null'),
    ('ladder_internal.memberships', 'user_id', 'text', 'not null'),
    ('ladder_internal.memberships', 'role_id', 'integer', 'not null'),
    ('ladder_internal.memberships', 'until', 'timestamp with time zone', ''),
    ('ladder_internal.api_keys', 'id', 'text', 'not null'),
    ('ladder_internal.api_keys', 'secret_hash', 'bytea', 'not null'),
    ('ladder_internal.api_keys', 'role_id', 'integer', 'not null'),
    ('ladder_internal.api_keys', 'created_at', 'timestamp with time zone', 'not null default now()'),
    ('ladder_internal.api_keys', 'revoked_at', 'timestamp with time zone', ''),
    ('ladder_internal.bits', 'role_id', 'integer', 'not null'),
    ('ladder_internal.bits', 'kind', 'text', 'not null'),
    ('ladder_internal.bits', 'table_granted', 'bit varying', 'not null'),
    ('ladder_internal.bits', 'table_denied', 'bit varying', 'not null'),
    ('ladder_internal.bits', 'global_granted', 'bit varying', 'not null'),
    ('ladder_internal.bits', 'global_denied', 'bit varying', 'not null')
  $$,
  'their columns are these'
);

select set_eq(
  $$ select * from seen.constraints where relation in (
       'ladder_internal.policy', 'ladder_internal.profiles', 'ladder_internal.operations', 'ladder_internal.roles',
       'ladder_internal.containers', 'ladder_internal.cells', 'ladder_internal.user_cells', 'ladder_internal.memberships',
       'ladder_internal.api_keys', 'ladder_internal.bits'
     ) $$,
  $$ values
    ('ladder_internal.policy', 'policy_global_default_check', 'CHECK ((global_default = ANY (ARRAY[''GRANT''::text, ''DENY''::text])))'),
    ('ladder_internal.policy', 'policy_one_check', 'CHECK (one)'),
    ('ladder_internal.policy', 'policy_pkey', 'PRIMARY KEY (one)'),
    ('ladder_internal.policy', 'policy_role_source_check', 'CHECK ((role_source = ANY (ARRAY[''membership''::text, ''session''::text])))'),
    ('ladder_internal.profiles', 'profiles_pkey', 'PRIMARY KEY (fingerprint)'),
    ('ladder_internal.profiles', 'profiles_role_key', 'UNIQUE (role)'),
    ('ladder_internal.operations', 'operations_ordinal_key', 'UNIQUE (ordinal)'),
    ('ladder_internal.operations', 'operations_pkey', 'PRIMARY KEY (name)'),
    ('ladder_internal.roles', 'roles_check', 'CHECK (((name IS NULL) = (kind = ANY (ARRAY[''all users''::text, ''all roles''::text]))))'),
    ('ladder_internal.roles', 'roles_kind_check', 'CHECK ((kind = ANY (ARRAY[''system''::text, ''custom''::text, ''all users''::text, ''all roles''::text])))'),
    ('ladder_internal.roles', 'roles_name_key', 'UNIQUE (name)'),
    ('ladder_internal.roles', 'roles_pkey', 'PRIMARY KEY (id)'),
    ('ladder_internal.containers', 'containers_ordinal_check', 'CHECK ((ordinal >= 0))'),
    ('ladder_internal.containers', 'containers_pkey', 'PRIMARY KEY (ordinal)'),
    ('ladder_internal.containers', 'containers_relation_key', 'UNIQUE (relation)'),
    ('ladder_internal.cells', 'cells_check', 'CHECK (((level = ''owner''::text) = (role_id IS NULL)))'),
    ('ladder_internal.cells', 'cells_check1', 'CHECK (((level = ''global''::text) = (container IS NULL)))'),
    ('ladder_internal.cells', 'cells_container_fkey', 'FOREIGN KEY (container) REFERENCES ladder_internal.containers(ordinal)'),
    ('ladder_internal.cells', 'cells_effect_check', 'CHECK ((effect = ANY (ARRAY[''GRANT''::text, ''DENY''::text, ''INHERIT''::text])))'),
    ('ladder_internal.cells', 'cells_level_check', 'CHECK ((level = ANY (ARRAY[''user''::text, ''role''::text, ''owner''::text, ''global''::text])))'),
    ('ladder_internal.cells', 'cells_level_role_id_container_operation_origin_key', 'UNIQUE NULLS NOT DISTINCT (level, role_id, container, operation, origin)'),
    ('ladder_internal.cells', 'cells_operation_fkey', 'FOREIGN KEY (operation) REFERENCES ladder_internal.operations(name)'),
    ('ladder_internal.cells', 'cells_origin_check', 'CHECK ((origin = ANY (ARRAY[''policy''::text, ''run time''::text])))'),
    ('ladder_internal.cells', 'cells_role_id_fkey', 'FOREIGN KEY (role_id) REFERENCES ladder_internal.roles(id)'),
    ('ladder_internal.user_cells', 'known_user', 'FOREIGN KEY (user_id) REFERENCES people(id) ON UPDATE CASCADE ON DELETE CASCADE'),
    ('ladder_internal.user_cells', 'user_cells_container_fkey', 'FOREIGN KEY (container) REFERENCES ladder_internal.containers(ordinal)'),
    ('ladder_internal.user_cells', 'user_cells_effect_check', 'CHECK ((effect = ANY (ARRAY[''GRANT''::text, ''DENY''::text, ''INHERIT''::text])))'),
    ('ladder_internal.user_cells', 'user_cells_operation_fkey', 'FOREIGN KEY (operation) REFERENCES ladder_internal.operations(name)'),
    ('ladder_internal.user_cells', 'user_cells_origin_check', 'CHECK ((origin = ANY (ARRAY[''policy''::text, ''run time''::text])))'),
    ('ladder_internal.user_cells', 'user_cells_pkey', 'PRIMARY KEY (user_id, container, operation, origin)'),
    ('ladder_internal.memberships', 'known_user', 'FOREIGN KEY (user_id) REFERENCES people(id) ON UPDATE CASCADE ON DELETE CASCADE'),
    ('ladder_internal.memberships', 'memberships_pkey', 'PRIMARY KEY (user_id, role_id)'),
    ('ladder_internal.memberships', 'memberships_role_id_fkey', 'FOREIGN KEY (role_id) REFERENCES ladder_internal.roles(id)'),
    ('ladder_internal.api_keys', 'api_keys_pkey', 'PRIMARY KEY (id)'),
    ('ladder_internal.api_keys', 'api_keys_role_id_fkey', 'FOREIGN KEY (role_id) REFERENCES ladder_internal.roles(id)'),
    ('ladder_internal.api_keys', 'api_keys_secret_hash_key', 'UNIQUE (secret_hash)'),
    ('ladder_internal.bits', 'bits_pkey', 'PRIMARY KEY (role_id)'),
    ('ladder_internal.bits', 'bits_role_id_fkey', 'FOREIGN KEY (role_id) REFERENCES ladder_internal.roles(id)')
  $$,
  'their constraints are these'
);

select set_eq(
  $$ select * from seen.indexes where relation in (
       'ladder_internal.policy', 'ladder_internal.profiles', 'ladder_internal.operations', 'ladder_internal.roles',
       'ladder_internal.containers', 'ladder_internal.cells', 'ladder_internal.user_cells', 'ladder_internal.memberships',
       'ladder_internal.api_keys', 'ladder_internal.bits'
     ) $$,
  $$ values
    ('ladder_internal.roles', 'CREATE UNIQUE INDEX roles_wildcards ON ladder_internal.roles USING btree (kind) WHERE (name IS NULL)'),
    ('ladder_internal.memberships', 'CREATE INDEX memberships_role ON ladder_internal.memberships USING btree (role_id)')
  $$,
  'their other indexes are these'
);

-- What is in them from the beginning.
select results_eq(
  'select name, ordinal from ladder_internal.operations order by ordinal',
  $$ values ('FIND', 0), ('CREATE', 1), ('UPDATE', 2), ('REMOVE', 3), ('UPSERT', 4), ('PERMISSION', 5) $$,
  'the operations are these six, in this order'
);
select bag_eq(
  'select kind, name, declared from ladder_internal.roles',
  $$ values
    ('system', 'NotAuthenticatedUser', true),
    ('system', 'AuthenticatedUser', true),
    ('system', 'SocialUser', true),
    ('system', 'FacebookUser', true),
    ('system', 'GoogleUser', true),
    ('system', 'TwitterUser', true),
    ('system', 'ASUser', true),
    ('system', 'AndroidUser', true),
    ('system', 'DotNetUser', true),
    ('system', 'IOSUser', true),
    ('system', 'JSUser', true),
    ('system', 'RestUser', true),
    ('system', 'ServerCodeUser', true),
    ('all users', null, true),
    ('all roles', null, true),
    ('custom', 'Editor', true),
    ('custom', 'Reviewer', true)
  $$,
  'the roles are the system roles, the two wildcards and those that the policy declares'
);
select set_eq(
  $$ select ordinal, relation::text, key_column::text, key_type::text, owner_column::text, entries::text, entries_in_force, upsert_own
     from ladder_internal.containers $$,
  $$ values
    (0, 'notes', 'id', 'integer', 'author', 'ladder_internal.public__notes_entries', true, false),
    (1, 'boards', 'id', 'integer', 'author', 'ladder_internal.public__boards_entries', true, true),
    (2, 'visits', 'id', 'integer', 'author', null, false, false),
    (3, 'labels', 'name', 'text', null, null, false, false)
  $$,
  'the containers are the tables of the policy'
);
select results_eq(
  'select position from ladder_internal.positions order by container, operation collate "C"',
  $$ select c * 6 + o from generate_series(0, 3) as c cross join unnest(array[1, 0, 5, 3, 2, 4]) with ordinality as u (o, place) order by c, place $$,
  'each container has six positions in the bit strings, by the order of the operations'
);

-- What they refuse.
select throws_ok(
  $$ insert into ladder_internal.policy (one, global_default, role_source) values (true, 'DENY', 'membership') $$,
  '23505', 'duplicate key value violates unique constraint "policy_pkey"', 'there is one policy'
);
select throws_ok(
  $$ insert into ladder_internal.policy (one, global_default, role_source) values (false, 'DENY', 'membership') $$,
  '23514', 'new row for relation "policy" violates check constraint "policy_one_check"', 'and no other one beside it'
);
select throws_ok(
  $$ insert into ladder_internal.roles (kind, name) values ('all users', null) $$,
  '23505', 'duplicate key value violates unique constraint "roles_wildcards"', 'there is one wildcard for all users'
);
select throws_ok(
  $$ insert into ladder_internal.roles (kind, name) values ('all users', '*') $$,
  '23514', 'new row for relation "roles" violates check constraint "roles_check"', 'a wildcard has no name'
);
select throws_ok(
  $$ insert into ladder_internal.roles (kind, name) values ('custom', 'AuthenticatedUser') $$,
  '23505', 'duplicate key value violates unique constraint "roles_name_key"', 'a custom role is not called like a system role'
);
select throws_ok(
  $$ insert into ladder_internal.cells (level, role_id, container, operation, effect, origin)
     select 'role', id, 0, 'FIND', 'MAYBE', 'policy' from ladder_internal.roles where name = 'Editor' $$,
  '23514', 'new row for relation "cells" violates check constraint "cells_effect_check"', 'a cell says GRANT, DENY or INHERIT'
);
select throws_ok(
  $$ insert into ladder_internal.cells (level, role_id, container, operation, effect, origin)
     select 'owner', id, 0, 'FIND', 'GRANT', 'policy' from ladder_internal.roles where name = 'Editor' $$,
  '23514', 'new row for relation "cells" violates check constraint "cells_check"', 'an owner policy is no role''s'
);
select throws_ok(
  $$ insert into ladder_internal.cells (level, role_id, container, operation, effect, origin)
     select 'global', id, 0, 'FIND', 'GRANT', 'policy' from ladder_internal.roles where name = 'Editor' $$,
  '23514', 'new row for relation "cells" violates check constraint "cells_check1"', 'a global cell is no table''s'
);
select throws_ok(
  $$ insert into ladder_internal.cells (level, role_id, container, operation, effect, origin) values ('owner', null, 0, 'FIND', 'DENY', 'policy') $$,
  '23505', 'duplicate key value violates unique constraint "cells_level_role_id_container_operation_origin_key"', 'a cell is written once, though a part of it is null'
);

-- A cell that was set at run time goes before the policy's.
select results_eq(
  $$ select effect from ladder_internal.cells_in_force where level = 'owner' and container = 0 and operation = 'FIND' $$,
  $$ values ('GRANT') $$,
  'what the policy wrote is in force'
);
savepoint later;
insert into ladder_internal.cells (level, role_id, container, operation, effect, origin) values ('owner', null, 0, 'FIND', 'DENY', 'run time');
select results_eq(
  $$ select effect from ladder_internal.cells_in_force where level = 'owner' and container = 0 and operation = 'FIND' $$,
  $$ values ('DENY') $$,
  'until something else is set at run time'
);
rollback to later;

rollback;
