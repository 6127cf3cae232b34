-- Made by pgladder from a policy file. Not to be edited: change the policy and generate the next migration.
-- Apply it with `pgladder migrate`, or by hand: psql -v ON_ERROR_STOP=1 -1 -f <this file>

-- The first words of every migration. One transaction: whoever applies the file provides it (pgladder migrate, psql -1).
-- Names and operators are PostgreSQL's own: a function body is bound where it is created, and on the applier's search path
-- anybody may have left an operator that fits better.
do $do$
begin
  perform
    pg_catalog.set_config('guard.applied_with_path', pg_catalog.current_setting('search_path'), true),
    pg_catalog.set_config('guard.migrator', current_user, true);
end
$do$;
set local search_path = pg_catalog, pg_temp;
-- Data work that a forced policy would silently turn into 0 rows is an error instead.
set local row_security = off;
set local client_min_messages = warning;

-- Be the engine for the duration of this migration. SET and INHERIT are options of a membership since PostgreSQL 16.
do $do$
begin
  execute pg_catalog.format(
    'grant ladder_engine to %I%s',
    current_user,
    case when pg_catalog.current_setting('server_version_num')::integer >= 160000 then ' with inherit true, set true' else '' end
  );
end
$do$;
grant create on schema guard, guard_internal to ladder_engine;

-- Nothing is governed by halves: every fault of every table is named, and then nothing is changed.
do $do2$
declare
  v_faults text;
begin
  select pg_catalog.string_agg('  ' || f.fault, pg_catalog.chr(10)) into v_faults
  from (
    select * from guard_internal.users_faults(E'"odd ""schema"" \\ -- */"."users; --"', 'p_user', 'text', true)
    union all
    select * from guard_internal.container_faults(E'"odd ""schema"" \\ -- */"."users; --"', 'p_user', 'text', 'p_user', 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults(E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"', E'k"ey \\ '' -- */ $do$ %', 'integer', E'ow"ner
\\ '' $do$ %I', 'text', array[]::text[], array[E'pgladder test: "adopted" '' \\ -- */ $do$']::text[])
    union all
    select * from guard_internal.container_faults('public."line
break
; drop table x; --"', 'new
line', 'text', null, 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('"Select"."table"', 'order', 'bigint', 'user', 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('public.orders', 'orders', 'uuid', 'old', 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('public."Orders"', 'Id', 'uuid', 'New', 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('public."ORDERS"', 'ID', 'uuid', null, 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('public."café"', '🔑', 'smallint', null, 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('public."café"', '‮yek', 'smallint', null, 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('public.exactly_sixty_three_bytes_long_table_name_000000000000000000001', 'exactly_sixty_three_bytes_long_column_0000000000000000000000001', 'character varying', 'exactly_sixty_three_bytes_long_column_0000000000000000000000002', 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('public.exactly_sixty_three_bytes_long_table_name_000000000000000000002', 'exactly_sixty_three_bytes_long_column_0000000000000000000000001', 'character varying', null, 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"', 'id', 'integer', null, 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('public."a.b"', 'id', 'integer', null, 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('"public.a".b', 'id', 'integer', null, 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('a.b__c', 'id', 'integer', null, 'text', array[]::text[], array[]::text[])
    union all
    select * from guard_internal.container_faults('a__b.c', 'id', 'integer', null, 'text', array[]::text[], array[]::text[])
  ) as f (fault);
  if v_faults is not null then
    raise exception using
      errcode = '55000',
      message = 'the database is not ready for the policy:' || pg_catalog.chr(10) || v_faults,
      hint = 'Drop foreign policies, revoke foreign privileges or name their roles under adopt, and apply the migration again.';
  end if;
end
$do2$;

-- The users' table: the engine looks up who exists.
select guard_internal.grant_way_in(E'"odd ""schema"" \\ -- */"."users; --"'::regclass);
grant select (p_user) on "odd ""schema"" \ -- */"."users; --" to ladder_engine;

-- 0: odd?schema?.users?
select guard_internal.grant_way_in(E'"odd ""schema"" \\ -- */"."users; --"'::regclass);
grant select on "odd ""schema"" \ -- */"."users; --" to ladder_engine;

-- 1: public.it?s?a?t?do?do1?s?I?key?
select guard_internal.grant_way_in(E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"'::regclass);
grant select on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" to ladder_engine;

-- 2: public.line?break?drop?table?x?
select guard_internal.grant_way_in('public."line
break
; drop table x; --"'::regclass);
grant select on public."line
break
; drop table x; --" to ladder_engine;

-- 3: Select.table
select guard_internal.grant_way_in('"Select"."table"'::regclass);
grant select on "Select"."table" to ladder_engine;

-- 4: public.orders
select guard_internal.grant_way_in('public.orders'::regclass);
grant select on public.orders to ladder_engine;

-- 5: public.Orders
select guard_internal.grant_way_in('public."Orders"'::regclass);
grant select on public."Orders" to ladder_engine;

-- 6: public.ORDERS
select guard_internal.grant_way_in('public."ORDERS"'::regclass);
grant select on public."ORDERS" to ladder_engine;

-- 7: public.caf?
select guard_internal.grant_way_in('public."café"'::regclass);
grant select on public."café" to ladder_engine;

-- 8: public.cafe?
select guard_internal.grant_way_in('public."café"'::regclass);
grant select on public."café" to ladder_engine;

-- 9: public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
select guard_internal.grant_way_in('public.exactly_sixty_three_bytes_long_table_name_000000000000000000001'::regclass);
grant select on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 to ladder_engine;

-- 10: public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
select guard_internal.grant_way_in('public.exactly_sixty_three_bytes_long_table_name_000000000000000000002'::regclass);
grant select on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 to ladder_engine;

-- 11: public.?z
select guard_internal.grant_way_in('public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"'::regclass);
grant select on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" to ladder_engine;

-- 12: public.a.b
select guard_internal.grant_way_in('public."a.b"'::regclass);
grant select on public."a.b" to ladder_engine;

-- 13: public.a.b
select guard_internal.grant_way_in('"public.a".b'::regclass);
grant select on "public.a".b to ladder_engine;

-- 14: a.b__c
select guard_internal.grant_way_in('a.b__c'::regclass);
grant select on a.b__c to ladder_engine;

-- 15: a__b.c
select guard_internal.grant_way_in('a__b.c'::regclass);
grant select on a__b.c to ladder_engine;

-- From here on objects are made, and owned, by the engine, which reads governed tables through a policy like everybody else.
set local role ladder_engine;
set local row_security = on;

create or replace function guard_internal.user_exists(p_user text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from "odd ""schema"" \ -- */"."users; --" as u where u.p_user = $1);
end;
comment on function guard_internal.user_exists(text) is 'Whether a user is in the users'' table; every user is where the policy names none.';

create table if not exists guard_internal.odd_schema_users_ed79696f8b_entries (
  object_id text not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.odd_schema_users_ed79696f8b_entries is E'The object ACL of odd "schema" \\ -- */.users; --: one row a principal and operation.';
create index if not exists odd_schema_users_ed79696f8b_entries_user on guard_internal.odd_schema_users_ed79696f8b_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists odd_schema_users_ed79696f8b_entries_role on guard_internal.odd_schema_users_ed79696f8b_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries is E'The object ACL of public.it''s a "t" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\'': one row a principal and operation.';
create index if not exists public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries_user on guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries_role on guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_line_break_drop_table_x_80186d3bcb_entries (
  object_id text not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_line_break_drop_table_x_80186d3bcb_entries is 'The object ACL of public.line
break
; drop table x; --: one row a principal and operation.';
create index if not exists public_line_break_drop_table_x_80186d3bcb_entries_user on guard_internal.public_line_break_drop_table_x_80186d3bcb_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_line_break_drop_table_x_80186d3bcb_entries_role on guard_internal.public_line_break_drop_table_x_80186d3bcb_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.select_table_42d0a26bc3_entries (
  object_id bigint not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.select_table_42d0a26bc3_entries is 'The object ACL of Select.table: one row a principal and operation.';
create index if not exists select_table_42d0a26bc3_entries_user on guard_internal.select_table_42d0a26bc3_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists select_table_42d0a26bc3_entries_role on guard_internal.select_table_42d0a26bc3_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public__orders_entries (
  object_id uuid not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public__orders_entries is 'The object ACL of public.orders: one row a principal and operation.';
create index if not exists public__orders_entries_user on guard_internal.public__orders_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public__orders_entries_role on guard_internal.public__orders_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_orders_5062589ec2_entries (
  object_id uuid not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_orders_5062589ec2_entries is 'The object ACL of public.Orders: one row a principal and operation.';
create index if not exists public_orders_5062589ec2_entries_user on guard_internal.public_orders_5062589ec2_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_orders_5062589ec2_entries_role on guard_internal.public_orders_5062589ec2_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_orders_471be60cac_entries (
  object_id uuid not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_orders_471be60cac_entries is 'The object ACL of public.ORDERS: one row a principal and operation.';
create index if not exists public_orders_471be60cac_entries_user on guard_internal.public_orders_471be60cac_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_orders_471be60cac_entries_role on guard_internal.public_orders_471be60cac_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_caf_b0d4e0ed63_entries (
  object_id smallint not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_caf_b0d4e0ed63_entries is 'The object ACL of public.café: one row a principal and operation.';
create index if not exists public_caf_b0d4e0ed63_entries_user on guard_internal.public_caf_b0d4e0ed63_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_caf_b0d4e0ed63_entries_role on guard_internal.public_caf_b0d4e0ed63_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_cafe_92022cad51_entries (
  object_id smallint not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_cafe_92022cad51_entries is 'The object ACL of public.café: one row a principal and operation.';
create index if not exists public_cafe_92022cad51_entries_user on guard_internal.public_cafe_92022cad51_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_cafe_92022cad51_entries_role on guard_internal.public_cafe_92022cad51_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries (
  object_id character varying not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries is 'The object ACL of public.exactly_sixty_three_bytes_long_table_name_000000000000000000001: one row a principal and operation.';
create index if not exists public_exactly_sixty_three_bytes_long_t_7ff76c3deb_entries_user on guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_exactly_sixty_three_bytes_long_t_7ff76c3deb_entries_role on guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries (
  object_id character varying not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries is 'The object ACL of public.exactly_sixty_three_bytes_long_table_name_000000000000000000002: one row a principal and operation.';
create index if not exists public_exactly_sixty_three_bytes_long_t_bed34db121_entries_user on guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_exactly_sixty_three_bytes_long_t_bed34db121_entries_role on guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_z_4674c3ea0a_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_z_4674c3ea0a_entries is 'The object ACL of public.üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz: one row a principal and operation.';
create index if not exists public_z_4674c3ea0a_entries_user on guard_internal.public_z_4674c3ea0a_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_z_4674c3ea0a_entries_role on guard_internal.public_z_4674c3ea0a_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_a_b_775d0d1b68_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_a_b_775d0d1b68_entries is 'The object ACL of public.a.b: one row a principal and operation.';
create index if not exists public_a_b_775d0d1b68_entries_user on guard_internal.public_a_b_775d0d1b68_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_a_b_775d0d1b68_entries_role on guard_internal.public_a_b_775d0d1b68_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.public_a_b_325c1bce7f_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.public_a_b_325c1bce7f_entries is 'The object ACL of public.a.b: one row a principal and operation.';
create index if not exists public_a_b_325c1bce7f_entries_user on guard_internal.public_a_b_325c1bce7f_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists public_a_b_325c1bce7f_entries_role on guard_internal.public_a_b_325c1bce7f_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.a_b_c_d28d61bbce_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.a_b_c_d28d61bbce_entries is 'The object ACL of a.b__c: one row a principal and operation.';
create index if not exists a_b_c_d28d61bbce_entries_user on guard_internal.a_b_c_d28d61bbce_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists a_b_c_d28d61bbce_entries_role on guard_internal.a_b_c_d28d61bbce_entries (role_id, operation, effect) include (object_id) where role_id is not null;

create table if not exists guard_internal.a_b_c_528239e9b3_entries (
  object_id integer not null,
  operation text not null check (operation in ('FIND', 'UPDATE', 'REMOVE', 'UPSERT')),
  user_id text,
  role_id integer references guard_internal.roles (id),
  effect text not null check (effect in ('GRANT', 'DENY')),
  until timestamptz,
  unique nulls not distinct (object_id, operation, user_id, role_id),
  check (num_nonnulls(user_id, role_id) = 1)
);
comment on table guard_internal.a_b_c_528239e9b3_entries is 'The object ACL of a__b.c: one row a principal and operation.';
create index if not exists a_b_c_528239e9b3_entries_user on guard_internal.a_b_c_528239e9b3_entries (user_id, operation, effect) include (object_id) where user_id is not null;
create index if not exists a_b_c_528239e9b3_entries_role on guard_internal.a_b_c_528239e9b3_entries (role_id, operation, effect) include (object_id) where role_id is not null;

-- The matrix. Cells set at run time, memberships and entries are not the policy's and stay as they are.
insert into guard_internal.policy (global_default, role_source)
values ('DENY', 'membership')
on conflict (one) do update set global_default = excluded.global_default, role_source = excluded.role_source;
insert into guard_internal.roles (kind, name)
values
  ('custom', '''; drop table users; --'),
  ('custom', '"quoted"'),
  ('custom', '$do$ $do1$ $$'),
  ('custom', 'two
lines
-- and a comment'),
  ('custom', E'back\\slash'),
  ('custom', '*/ /*'),
  ('custom', '%s %I %L'),
  ('custom', '{{internal}}'),
  ('custom', 'admin'),
  ('custom', 'Admin'),
  ('custom', 'ladder_engine'),
  ('custom', 'public'),
  ('custom', 'none'),
  ('custom', '__proto__'),
  ('custom', 'café'),
  ('custom', 'café'),
  ('custom', '🔒'),
  ('custom', 'exactly_sixty_three_bytes_long_role_name_0000000000000000000001')
on conflict (name) do update set declared = true;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (0, E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user', 'text'::regtype, 'p_user', 'guard_internal.odd_schema_users_ed79696f8b_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (1, E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"'::regclass, E'k"ey \\ '' -- */ $do$ %', 'integer'::regtype, E'ow"ner
\\ '' $do$ %I', 'guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (2, 'public."line
break
; drop table x; --"'::regclass, 'new
line', 'text'::regtype, null, 'guard_internal.public_line_break_drop_table_x_80186d3bcb_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (3, '"Select"."table"'::regclass, 'order', 'bigint'::regtype, 'user', 'guard_internal.select_table_42d0a26bc3_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (4, 'public.orders'::regclass, 'orders', 'uuid'::regtype, 'old', 'guard_internal.public__orders_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (5, 'public."Orders"'::regclass, 'Id', 'uuid'::regtype, 'New', 'guard_internal.public_orders_5062589ec2_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (6, 'public."ORDERS"'::regclass, 'ID', 'uuid'::regtype, null, 'guard_internal.public_orders_471be60cac_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (7, 'public."café"'::regclass, '🔑', 'smallint'::regtype, null, 'guard_internal.public_caf_b0d4e0ed63_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (8, 'public."café"'::regclass, '‮yek', 'smallint'::regtype, null, 'guard_internal.public_cafe_92022cad51_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (9, 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000001'::regclass, 'exactly_sixty_three_bytes_long_column_0000000000000000000000001', 'character varying'::regtype, 'exactly_sixty_three_bytes_long_column_0000000000000000000000002', 'guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (10, 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000002'::regclass, 'exactly_sixty_three_bytes_long_column_0000000000000000000000001', 'character varying'::regtype, null, 'guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (11, 'public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"'::regclass, 'id', 'integer'::regtype, null, 'guard_internal.public_z_4674c3ea0a_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (12, 'public."a.b"'::regclass, 'id', 'integer'::regtype, null, 'guard_internal.public_a_b_775d0d1b68_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (13, '"public.a".b'::regclass, 'id', 'integer'::regtype, null, 'guard_internal.public_a_b_325c1bce7f_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (14, 'a.b__c'::regclass, 'id', 'integer'::regtype, null, 'guard_internal.a_b_c_d28d61bbce_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.containers (ordinal, relation, key_column, key_type, owner_column, entries, entries_in_force, upsert_own)
values (15, 'a__b.c'::regclass, 'id', 'integer'::regtype, null, 'guard_internal.a_b_c_528239e9b3_entries'::regclass, true, false)
on conflict (ordinal) do update set
  relation = excluded.relation,
  owner_column = excluded.owner_column,
  entries = coalesce(excluded.entries, containers.entries),
  entries_in_force = excluded.entries_in_force,
  upsert_own = excluded.upsert_own;
insert into guard_internal.cells (level, role_id, container, operation, effect, origin)
select w.level, r.id, w.container::integer, w.operation, w.effect, 'policy'
from (
  values
    ('global', 'custom', '''; drop table users; --', null, 'FIND', 'GRANT'),
    ('global', 'custom', 'two
lines
-- and a comment', null, 'FIND', 'DENY'),
    ('global', 'custom', 'two
lines
-- and a comment', null, 'CREATE', 'DENY'),
    ('global', 'custom', 'two
lines
-- and a comment', null, 'UPDATE', 'DENY'),
    ('global', 'custom', 'two
lines
-- and a comment', null, 'REMOVE', 'DENY'),
    ('global', 'custom', 'two
lines
-- and a comment', null, 'UPSERT', 'DENY'),
    ('global', 'custom', '__proto__', null, 'CREATE', 'GRANT'),
    ('global', 'system', 'ServerCodeUser', null, 'FIND', 'GRANT'),
    ('global', 'system', 'ServerCodeUser', null, 'CREATE', 'GRANT'),
    ('global', 'system', 'ServerCodeUser', null, 'UPDATE', 'GRANT'),
    ('global', 'system', 'ServerCodeUser', null, 'REMOVE', 'GRANT'),
    ('global', 'system', 'ServerCodeUser', null, 'UPSERT', 'GRANT'),
    ('role', 'system', 'AuthenticatedUser', 0, 'FIND', 'GRANT'),
    ('role', 'custom', '"quoted"', 1, 'FIND', 'GRANT'),
    ('role', 'custom', '$do$ $do1$ $$', 1, 'FIND', 'GRANT'),
    ('role', 'custom', E'back\\slash', 1, 'UPDATE', 'GRANT'),
    ('role', 'custom', '%s %I %L', 1, 'FIND', 'GRANT'),
    ('role', 'custom', '{{internal}}', 1, 'FIND', 'GRANT'),
    ('role', 'system', 'AuthenticatedUser', 1, 'CREATE', 'GRANT'),
    ('owner', null, null, 1, 'FIND', 'GRANT'),
    ('owner', null, null, 1, 'UPDATE', 'GRANT'),
    ('owner', null, null, 1, 'REMOVE', 'GRANT'),
    ('role', 'custom', 'public', 2, 'FIND', 'GRANT'),
    ('role', 'custom', 'none', 2, 'FIND', 'DENY'),
    ('owner', null, null, 3, 'FIND', 'GRANT'),
    ('owner', null, null, 4, 'FIND', 'GRANT'),
    ('owner', null, null, 4, 'UPDATE', 'GRANT'),
    ('owner', null, null, 4, 'REMOVE', 'GRANT'),
    ('owner', null, null, 5, 'FIND', 'DENY'),
    ('owner', null, null, 5, 'UPDATE', 'DENY'),
    ('owner', null, null, 5, 'REMOVE', 'DENY'),
    ('role', 'custom', 'admin', 6, 'FIND', 'GRANT'),
    ('role', 'custom', 'Admin', 6, 'FIND', 'DENY'),
    ('role', 'custom', 'café', 7, 'FIND', 'GRANT'),
    ('role', 'custom', 'café', 8, 'FIND', 'GRANT'),
    ('role', 'custom', 'exactly_sixty_three_bytes_long_role_name_0000000000000000000001', 11, 'FIND', 'GRANT')
) as w (level, kind, role, container, operation, effect)
left join guard_internal.roles as r on r.kind = w.kind and r.name is not distinct from w.role
on conflict (level, role_id, container, operation, origin) do update set effect = excluded.effect;
insert into guard_internal.user_cells (user_id, container, operation, effect, origin)
values (E'o''brien\\
-- $do$', 1, 'FIND', 'GRANT', 'policy')
on conflict (user_id, container, operation, origin) do update set effect = excluded.effect;
select guard_internal.rebuild_bits();

create or replace function guard_internal.odd_schema_users_ed79696f8b_object_ids(p_operation text, p_effect text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.odd_schema_users_ed79696f8b_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.odd_schema_users_ed79696f8b_object_ids(text, text) is E'Step 1: the objects of odd "schema" \\ -- */.users; -- that an entry for the open request grants, or denies.';
grant execute on function guard_internal.odd_schema_users_ed79696f8b_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids(p_operation text, p_effect text) returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids(text, text) is E'Step 1: the objects of public.it''s a "t" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\'' that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_new_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $do2$
begin
  insert into guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries (object_id, operation, role_id, effect)
  select o."k""ey \ ' -- */ $do$ %", e.operation, r.id, e.effect
  from new_objects as o
  cross join (
    values
      ('custom', '''; drop table users; --', 'FIND', 'GRANT'),
      ('custom', '$do$ $do1$ $$', 'FIND', 'GRANT'),
      ('custom', '$do$ $do1$ $$', 'UPDATE', 'DENY'),
      ('custom', E'back\\slash', 'REMOVE', 'GRANT')
  ) as e (kind, role, operation, effect)
  left join guard_internal.roles as r on r.kind = e.kind and r.name is not distinct from e.role;
  return null;
end
$do2$;
comment on function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_new_entries() is 'Trigger: the entries that every new object gets.';

create or replace function guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids(p_operation text, p_effect text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_line_break_drop_table_x_80186d3bcb_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids(text, text) is 'Step 1: the objects of public.line
break
; drop table x; -- that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids(text, text) to ladder_session;

create or replace function guard_internal.select_table_42d0a26bc3_object_ids(p_operation text, p_effect text) returns bigint[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.select_table_42d0a26bc3_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.select_table_42d0a26bc3_object_ids(text, text) is 'Step 1: the objects of Select.table that an entry for the open request grants, or denies.';
grant execute on function guard_internal.select_table_42d0a26bc3_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public__orders_object_ids(p_operation text, p_effect text) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public__orders_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public__orders_object_ids(text, text) is 'Step 1: the objects of public.orders that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public__orders_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_orders_5062589ec2_object_ids(p_operation text, p_effect text) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_orders_5062589ec2_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_orders_5062589ec2_object_ids(text, text) is 'Step 1: the objects of public.Orders that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_orders_5062589ec2_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_orders_471be60cac_object_ids(p_operation text, p_effect text) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_orders_471be60cac_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_orders_471be60cac_object_ids(text, text) is 'Step 1: the objects of public.ORDERS that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_orders_471be60cac_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_caf_b0d4e0ed63_object_ids(p_operation text, p_effect text) returns smallint[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_caf_b0d4e0ed63_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_caf_b0d4e0ed63_object_ids(text, text) is 'Step 1: the objects of public.café that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_caf_b0d4e0ed63_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_cafe_92022cad51_object_ids(p_operation text, p_effect text) returns smallint[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_cafe_92022cad51_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_cafe_92022cad51_object_ids(text, text) is 'Step 1: the objects of public.café that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_cafe_92022cad51_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids(p_operation text, p_effect text) returns character varying[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids(text, text) is 'Step 1: the objects of public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_exactly_sixty_three_bytes_long_ta_7ff76c3deb_new_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $do$
begin
  insert into guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries (object_id, operation, role_id, effect)
  select o.exactly_sixty_three_bytes_long_column_0000000000000000000000001, e.operation, r.id, e.effect
  from new_objects as o
  cross join (
    values
      ('custom', '🔒', 'FIND', 'GRANT')
  ) as e (kind, role, operation, effect)
  left join guard_internal.roles as r on r.kind = e.kind and r.name is not distinct from e.role;
  return null;
end
$do$;
comment on function guard_internal.public_exactly_sixty_three_bytes_long_ta_7ff76c3deb_new_entries() is 'Trigger: the entries that every new object gets.';

create or replace function guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids(p_operation text, p_effect text) returns character varying[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids(text, text) is 'Step 1: the objects of public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_exactly_sixty_three_bytes_long_ta_bed34db121_new_entries() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $do$
begin
  insert into guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries (object_id, operation, role_id, effect)
  select o.exactly_sixty_three_bytes_long_column_0000000000000000000000001, e.operation, r.id, e.effect
  from new_objects as o
  cross join (
    values
      ('custom', '*/ /*', 'FIND', 'GRANT')
  ) as e (kind, role, operation, effect)
  left join guard_internal.roles as r on r.kind = e.kind and r.name is not distinct from e.role;
  return null;
end
$do$;
comment on function guard_internal.public_exactly_sixty_three_bytes_long_ta_bed34db121_new_entries() is 'Trigger: the entries that every new object gets.';

create or replace function guard_internal.public_z_4674c3ea0a_object_ids(p_operation text, p_effect text) returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_z_4674c3ea0a_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_z_4674c3ea0a_object_ids(text, text) is 'Step 1: the objects of public.üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_z_4674c3ea0a_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_a_b_775d0d1b68_object_ids(p_operation text, p_effect text) returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_a_b_775d0d1b68_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_a_b_775d0d1b68_object_ids(text, text) is 'Step 1: the objects of public.a.b that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_a_b_775d0d1b68_object_ids(text, text) to ladder_session;

create or replace function guard_internal.public_a_b_325c1bce7f_object_ids(p_operation text, p_effect text) returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.public_a_b_325c1bce7f_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.public_a_b_325c1bce7f_object_ids(text, text) is 'Step 1: the objects of public.a.b that an entry for the open request grants, or denies.';
grant execute on function guard_internal.public_a_b_325c1bce7f_object_ids(text, text) to ladder_session;

create or replace function guard_internal.a_b_c_d28d61bbce_object_ids(p_operation text, p_effect text) returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.a_b_c_d28d61bbce_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.a_b_c_d28d61bbce_object_ids(text, text) is 'Step 1: the objects of a.b__c that an entry for the open request grants, or denies.';
grant execute on function guard_internal.a_b_c_d28d61bbce_object_ids(text, text) to ladder_session;

create or replace function guard_internal.a_b_c_528239e9b3_object_ids(p_operation text, p_effect text) returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(e.object_id), '{}')
  from guard_internal.a_b_c_528239e9b3_entries as e
  where e.operation = p_operation
    and e.effect = p_effect
    and (e.until is null or e.until > now())
    and (e.user_id = guard.user_id() or e.role_id = any (guard_internal.role_ids()));
end;
comment on function guard_internal.a_b_c_528239e9b3_object_ids(text, text) is 'Step 1: the objects of a__b.c that an entry for the open request grants, or denies.';
grant execute on function guard_internal.a_b_c_528239e9b3_object_ids(text, text) to ladder_session;

-- Nothing the engine made is executable by PUBLIC, but for what defaults and triggers of governed tables call as whoever works on
-- them: nobody can name these, for nobody has USAGE on the internal schema, and outside a request they say null and false.
revoke execute on all functions in schema guard, guard_internal from public;
grant execute on function
  guard.user_id(),
  guard_internal.context(text),
  guard_internal.is_profile(name),
  guard_internal.refuse_change()
to public;
do $do$
begin
  perform pg_catalog.set_config('role', pg_catalog.current_setting('guard.migrator'), true);
end
$do$;
set local row_security = off;

-- A membership, a cell or an entry can only be somebody's who is in the users' table, and goes with them.
select guard_internal.link('guard_internal.memberships'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
select guard_internal.link('guard_internal.user_cells'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');

-- 0: odd?schema?.users?
select guard_internal.link('guard_internal.odd_schema_users_ed79696f8b_entries'::regclass, 'object_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
select guard_internal.link('guard_internal.odd_schema_users_ed79696f8b_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
alter table "odd ""schema"" \ -- */"."users; --" alter column p_user set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on "odd ""schema"" \ -- */"."users; --"
  for each row
  when (old.p_user is distinct from new.p_user and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('owner');
alter table "odd ""schema"" \ -- */"."users; --" enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on "odd ""schema"" \ -- */"."users; --"
  for each row
  when (old.p_user is distinct from new.p_user and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table "odd ""schema"" \ -- */"."users; --" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = E'"odd ""schema"" \\ -- */"."users; --"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on "odd ""schema"" \ -- */"."users; --"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('p_user', 'p_user');
    alter table "odd ""schema"" \ -- */"."users; --" enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on "odd ""schema"" \ -- */"."users; --"
  for select
  to ladder_engine
  using (true);
create policy "users; --_select_dynamic" on "odd ""schema"" \ -- */"."users; --"
  for select
  to ladder_dynamic
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('FIND', 'GRANT'))::text[])
    or (
      not ("users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('FIND', 'DENY'))::text[]))
      and case
        when "users; --".p_user = (select guard.user_id()) then (select guard_internal.may_own(0))
        else (select guard_internal.may_other(0))
      end
    )
  );
comment on policy "users; --_select_dynamic" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy "users; --_insert_dynamic" on "odd ""schema"" \ -- */"."users; --"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(1))
    and ("users; --".p_user is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
comment on policy "users; --_insert_dynamic" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it, and only as its own (server code may name another owner)';
create policy "users; --_update_dynamic" on "odd ""schema"" \ -- */"."users; --"
  for update
  to ladder_dynamic
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('UPDATE', 'GRANT'))::text[])
    or (
      not ("users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('UPDATE', 'DENY'))::text[]))
      and case
        when "users; --".p_user = (select guard.user_id()) then (select guard_internal.may_own(2))
        else (select guard_internal.may_other(2))
      end
    )
  )
  with check (
    true
  );
comment on policy "users; --_update_dynamic" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy "users; --_delete_dynamic" on "odd ""schema"" \ -- */"."users; --"
  for delete
  to ladder_dynamic
  using (
    "users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('REMOVE', 'GRANT'))::text[])
    or (
      not ("users; --".p_user = any ((select guard_internal.odd_schema_users_ed79696f8b_object_ids('REMOVE', 'DENY'))::text[]))
      and case
        when "users; --".p_user = (select guard.user_id()) then (select guard_internal.may_own(3))
        else (select guard_internal.may_other(3))
      end
    )
  );
comment on policy "users; --_delete_dynamic" on "odd ""schema"" \ -- */"."users; --" is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
alter table "odd ""schema"" \ -- */"."users; --" enable row level security;
alter table "odd ""schema"" \ -- */"."users; --" force row level security;
grant select, insert, update, delete on "odd ""schema"" \ -- */"."users; --" to ladder_dynamic;

-- 1: public.it?s?a?t?do?do1?s?I?key?
select guard_internal.link('guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries'::regclass, 'object_id', E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"'::regclass, E'k"ey \\ '' -- */ $do$ %');
select guard_internal.link('guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" alter column "ow""ner
\ ' $do$ %I" set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for each row
  when (old."ow""ner
\ ' $do$ %I" is distinct from new."ow""ner
\ ' $do$ %I" and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('owner');
alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for each row
  when (old."k""ey \ ' -- */ $do$ %" is distinct from new."k""ey \ ' -- */ $do$ %" and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" enable always trigger pgladder_keeps_key;
do $do2$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = E'public."it''s a ""t"" \\ -- */ /* $$ $do$ $do1$ %s %I {{key}} \\''"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move(E'k"ey \\ '' -- */ $do$ %', E'ow"ner
\\ '' $do$ %I');
    alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" enable always trigger pgladder_watches_moves;
  end if;
end
$do2$;
create trigger pgladder_new_entries
  after insert on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  referencing new table as new_objects
  for each statement
  execute function guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_new_entries();
create policy ladder_engine_select on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for select
  to ladder_engine
  using (true);
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_select_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for select
  to ladder_dynamic
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('FIND', 'DENY'))::integer[]))
      and case
        when "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" = (select guard.user_id()) then (select guard_internal.may_own(6))
        else (select guard_internal.may_other(6))
      end
    )
  );
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_select_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_insert_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(7))
    and ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_insert_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it, and only as its own (server code may name another owner)';
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_update_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for update
  to ladder_dynamic
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('UPDATE', 'DENY'))::integer[]))
      and case
        when "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" = (select guard.user_id()) then (select guard_internal.may_own(8))
        else (select guard_internal.may_other(8))
      end
    )
  )
  with check (
    true
  );
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_update_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_delete_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"
  for delete
  to ladder_dynamic
  using (
    "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not ("it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."k""ey \ ' -- */ $do$ %" = any ((select guard_internal.public_it_s_a_t_do_do1_s_i_key_5e137be5d0_object_ids('REMOVE', 'DENY'))::integer[]))
      and case
        when "it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'"."ow""ner
\ ' $do$ %I" = (select guard.user_id()) then (select guard_internal.may_own(9))
        else (select guard_internal.may_other(9))
      end
    )
  );
comment on policy it_s_a_t_do_do1_s_i_key_c314a8dd2e_delete_dynamic on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" enable row level security;
alter table public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" force row level security;
grant select, insert, update, delete on public."it's a ""t"" \ -- */ /* $$ $do$ $do1$ %s %I {{key}} \'" to ladder_dynamic;

-- 2: public.line?break?drop?table?x?
select guard_internal.link('guard_internal.public_line_break_drop_table_x_80186d3bcb_entries'::regclass, 'object_id', 'public."line
break
; drop table x; --"'::regclass, 'new
line');
select guard_internal.link('guard_internal.public_line_break_drop_table_x_80186d3bcb_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."line
break
; drop table x; --"
  for each row
  when (old."new
line" is distinct from new."new
line" and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."line
break
; drop table x; --" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."line
break
; drop table x; --"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."line
break
; drop table x; --"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('new
line');
    alter table public."line
break
; drop table x; --" enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public."line
break
; drop table x; --"
  for select
  to ladder_engine
  using (true);
create policy "line
break
; drop table x; --_select_dynamic" on public."line
break
; drop table x; --"
  for select
  to ladder_dynamic
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('FIND', 'GRANT'))::text[])
    or (
      not ("line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('FIND', 'DENY'))::text[]))
      and (select guard_internal.may_other(12))
    )
  );
comment on policy "line
break
; drop table x; --_select_dynamic" on public."line
break
; drop table x; --" is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy "line
break
; drop table x; --_insert_dynamic" on public."line
break
; drop table x; --"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(13))
  );
comment on policy "line
break
; drop table x; --_insert_dynamic" on public."line
break
; drop table x; --" is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy "line
break
; drop table x; --_update_dynamic" on public."line
break
; drop table x; --"
  for update
  to ladder_dynamic
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('UPDATE', 'GRANT'))::text[])
    or (
      not ("line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('UPDATE', 'DENY'))::text[]))
      and (select guard_internal.may_other(14))
    )
  )
  with check (
    true
  );
comment on policy "line
break
; drop table x; --_update_dynamic" on public."line
break
; drop table x; --" is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy "line
break
; drop table x; --_delete_dynamic" on public."line
break
; drop table x; --"
  for delete
  to ladder_dynamic
  using (
    "line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('REMOVE', 'GRANT'))::text[])
    or (
      not ("line
break
; drop table x; --"."new
line" = any ((select guard_internal.public_line_break_drop_table_x_80186d3bcb_object_ids('REMOVE', 'DENY'))::text[]))
      and (select guard_internal.may_other(15))
    )
  );
comment on policy "line
break
; drop table x; --_delete_dynamic" on public."line
break
; drop table x; --" is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table public."line
break
; drop table x; --" enable row level security;
alter table public."line
break
; drop table x; --" force row level security;
grant select, insert, update, delete on public."line
break
; drop table x; --" to ladder_dynamic;

-- 3: Select.table
select guard_internal.link('guard_internal.select_table_42d0a26bc3_entries'::regclass, 'object_id', '"Select"."table"'::regclass, 'order');
select guard_internal.link('guard_internal.select_table_42d0a26bc3_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
alter table "Select"."table" alter column "user" set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on "Select"."table"
  for each row
  when (old."user" is distinct from new."user" and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('owner');
alter table "Select"."table" enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on "Select"."table"
  for each row
  when (old."order" is distinct from new."order" and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table "Select"."table" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = '"Select"."table"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on "Select"."table"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('order', 'user');
    alter table "Select"."table" enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on "Select"."table"
  for select
  to ladder_engine
  using (true);
create policy table_select_dynamic on "Select"."table"
  for select
  to ladder_dynamic
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('FIND', 'GRANT'))::bigint[])
    or (
      not ("table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('FIND', 'DENY'))::bigint[]))
      and case
        when "table"."user" = (select guard.user_id()) then (select guard_internal.may_own(18))
        else (select guard_internal.may_other(18))
      end
    )
  );
comment on policy table_select_dynamic on "Select"."table" is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy table_insert_dynamic on "Select"."table"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(19))
    and ("table"."user" is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
comment on policy table_insert_dynamic on "Select"."table" is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it, and only as its own (server code may name another owner)';
create policy table_update_dynamic on "Select"."table"
  for update
  to ladder_dynamic
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('UPDATE', 'GRANT'))::bigint[])
    or (
      not ("table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('UPDATE', 'DENY'))::bigint[]))
      and case
        when "table"."user" = (select guard.user_id()) then (select guard_internal.may_own(20))
        else (select guard_internal.may_other(20))
      end
    )
  )
  with check (
    true
  );
comment on policy table_update_dynamic on "Select"."table" is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy table_delete_dynamic on "Select"."table"
  for delete
  to ladder_dynamic
  using (
    "table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('REMOVE', 'GRANT'))::bigint[])
    or (
      not ("table"."order" = any ((select guard_internal.select_table_42d0a26bc3_object_ids('REMOVE', 'DENY'))::bigint[]))
      and case
        when "table"."user" = (select guard.user_id()) then (select guard_internal.may_own(21))
        else (select guard_internal.may_other(21))
      end
    )
  );
comment on policy table_delete_dynamic on "Select"."table" is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
alter table "Select"."table" enable row level security;
alter table "Select"."table" force row level security;
grant select, insert, update, delete on "Select"."table" to ladder_dynamic;

-- 4: public.orders
select guard_internal.link('guard_internal.public__orders_entries'::regclass, 'object_id', 'public.orders'::regclass, 'orders');
select guard_internal.link('guard_internal.public__orders_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
alter table public.orders alter column old set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on public.orders
  for each row
  when (old.old is distinct from new.old and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('owner');
alter table public.orders enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public.orders
  for each row
  when (old.orders is distinct from new.orders and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public.orders enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.orders'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.orders
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('orders', 'old');
    alter table public.orders enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public.orders
  for select
  to ladder_engine
  using (true);
create policy orders_select_dynamic on public.orders
  for select
  to ladder_dynamic
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not (orders.orders = any ((select guard_internal.public__orders_object_ids('FIND', 'DENY'))::uuid[]))
      and case
        when orders.old = (select guard.user_id()) then (select guard_internal.may_own(24))
        else (select guard_internal.may_other(24))
      end
    )
  );
comment on policy orders_select_dynamic on public.orders is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy orders_insert_dynamic on public.orders
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(25))
    and (orders.old is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
comment on policy orders_insert_dynamic on public.orders is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it, and only as its own (server code may name another owner)';
create policy orders_update_dynamic on public.orders
  for update
  to ladder_dynamic
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not (orders.orders = any ((select guard_internal.public__orders_object_ids('UPDATE', 'DENY'))::uuid[]))
      and case
        when orders.old = (select guard.user_id()) then (select guard_internal.may_own(26))
        else (select guard_internal.may_other(26))
      end
    )
  )
  with check (
    true
  );
comment on policy orders_update_dynamic on public.orders is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy orders_delete_dynamic on public.orders
  for delete
  to ladder_dynamic
  using (
    orders.orders = any ((select guard_internal.public__orders_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not (orders.orders = any ((select guard_internal.public__orders_object_ids('REMOVE', 'DENY'))::uuid[]))
      and case
        when orders.old = (select guard.user_id()) then (select guard_internal.may_own(27))
        else (select guard_internal.may_other(27))
      end
    )
  );
comment on policy orders_delete_dynamic on public.orders is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
alter table public.orders enable row level security;
alter table public.orders force row level security;
grant select, insert, update, delete on public.orders to ladder_dynamic;

-- 5: public.Orders
select guard_internal.link('guard_internal.public_orders_5062589ec2_entries'::regclass, 'object_id', 'public."Orders"'::regclass, 'Id');
select guard_internal.link('guard_internal.public_orders_5062589ec2_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
alter table public."Orders" alter column "New" set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on public."Orders"
  for each row
  when (old."New" is distinct from new."New" and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('owner');
alter table public."Orders" enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public."Orders"
  for each row
  when (old."Id" is distinct from new."Id" and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."Orders" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."Orders"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."Orders"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('Id', 'New');
    alter table public."Orders" enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public."Orders"
  for select
  to ladder_engine
  using (true);
create policy "Orders_select_dynamic" on public."Orders"
  for select
  to ladder_dynamic
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not ("Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('FIND', 'DENY'))::uuid[]))
      and case
        when "Orders"."New" = (select guard.user_id()) then (select guard_internal.may_own(30))
        else (select guard_internal.may_other(30))
      end
    )
  );
comment on policy "Orders_select_dynamic" on public."Orders" is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy "Orders_insert_dynamic" on public."Orders"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(31))
    and ("Orders"."New" is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
comment on policy "Orders_insert_dynamic" on public."Orders" is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it, and only as its own (server code may name another owner)';
create policy "Orders_update_dynamic" on public."Orders"
  for update
  to ladder_dynamic
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not ("Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('UPDATE', 'DENY'))::uuid[]))
      and case
        when "Orders"."New" = (select guard.user_id()) then (select guard_internal.may_own(32))
        else (select guard_internal.may_other(32))
      end
    )
  )
  with check (
    true
  );
comment on policy "Orders_update_dynamic" on public."Orders" is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy "Orders_delete_dynamic" on public."Orders"
  for delete
  to ladder_dynamic
  using (
    "Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not ("Orders"."Id" = any ((select guard_internal.public_orders_5062589ec2_object_ids('REMOVE', 'DENY'))::uuid[]))
      and case
        when "Orders"."New" = (select guard.user_id()) then (select guard_internal.may_own(33))
        else (select guard_internal.may_other(33))
      end
    )
  );
comment on policy "Orders_delete_dynamic" on public."Orders" is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
alter table public."Orders" enable row level security;
alter table public."Orders" force row level security;
grant select, insert, update, delete on public."Orders" to ladder_dynamic;

-- 6: public.ORDERS
select guard_internal.link('guard_internal.public_orders_471be60cac_entries'::regclass, 'object_id', 'public."ORDERS"'::regclass, 'ID');
select guard_internal.link('guard_internal.public_orders_471be60cac_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."ORDERS"
  for each row
  when (old."ID" is distinct from new."ID" and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."ORDERS" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."ORDERS"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."ORDERS"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('ID');
    alter table public."ORDERS" enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public."ORDERS"
  for select
  to ladder_engine
  using (true);
create policy "ORDERS_select_dynamic" on public."ORDERS"
  for select
  to ladder_dynamic
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('FIND', 'GRANT'))::uuid[])
    or (
      not ("ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('FIND', 'DENY'))::uuid[]))
      and (select guard_internal.may_other(36))
    )
  );
comment on policy "ORDERS_select_dynamic" on public."ORDERS" is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy "ORDERS_insert_dynamic" on public."ORDERS"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(37))
  );
comment on policy "ORDERS_insert_dynamic" on public."ORDERS" is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy "ORDERS_update_dynamic" on public."ORDERS"
  for update
  to ladder_dynamic
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('UPDATE', 'GRANT'))::uuid[])
    or (
      not ("ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('UPDATE', 'DENY'))::uuid[]))
      and (select guard_internal.may_other(38))
    )
  )
  with check (
    true
  );
comment on policy "ORDERS_update_dynamic" on public."ORDERS" is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy "ORDERS_delete_dynamic" on public."ORDERS"
  for delete
  to ladder_dynamic
  using (
    "ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('REMOVE', 'GRANT'))::uuid[])
    or (
      not ("ORDERS"."ID" = any ((select guard_internal.public_orders_471be60cac_object_ids('REMOVE', 'DENY'))::uuid[]))
      and (select guard_internal.may_other(39))
    )
  );
comment on policy "ORDERS_delete_dynamic" on public."ORDERS" is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table public."ORDERS" enable row level security;
alter table public."ORDERS" force row level security;
grant select, insert, update, delete on public."ORDERS" to ladder_dynamic;

-- 7: public.caf?
select guard_internal.link('guard_internal.public_caf_b0d4e0ed63_entries'::regclass, 'object_id', 'public."café"'::regclass, '🔑');
select guard_internal.link('guard_internal.public_caf_b0d4e0ed63_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."café"
  for each row
  when (old."🔑" is distinct from new."🔑" and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."café" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."café"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."café"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('🔑');
    alter table public."café" enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public."café"
  for select
  to ladder_engine
  using (true);
create policy "café_select_dynamic" on public."café"
  for select
  to ladder_dynamic
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('FIND', 'GRANT'))::smallint[])
    or (
      not ("café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('FIND', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(42))
    )
  );
comment on policy "café_select_dynamic" on public."café" is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy "café_insert_dynamic" on public."café"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(43))
  );
comment on policy "café_insert_dynamic" on public."café" is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy "café_update_dynamic" on public."café"
  for update
  to ladder_dynamic
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('UPDATE', 'GRANT'))::smallint[])
    or (
      not ("café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('UPDATE', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(44))
    )
  )
  with check (
    true
  );
comment on policy "café_update_dynamic" on public."café" is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy "café_delete_dynamic" on public."café"
  for delete
  to ladder_dynamic
  using (
    "café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('REMOVE', 'GRANT'))::smallint[])
    or (
      not ("café"."🔑" = any ((select guard_internal.public_caf_b0d4e0ed63_object_ids('REMOVE', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(45))
    )
  );
comment on policy "café_delete_dynamic" on public."café" is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table public."café" enable row level security;
alter table public."café" force row level security;
grant select, insert, update, delete on public."café" to ladder_dynamic;

-- 8: public.cafe?
select guard_internal.link('guard_internal.public_cafe_92022cad51_entries'::regclass, 'object_id', 'public."café"'::regclass, '‮yek');
select guard_internal.link('guard_internal.public_cafe_92022cad51_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."café"
  for each row
  when (old."‮yek" is distinct from new."‮yek" and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."café" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."café"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."café"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('‮yek');
    alter table public."café" enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public."café"
  for select
  to ladder_engine
  using (true);
create policy "café_select_dynamic" on public."café"
  for select
  to ladder_dynamic
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('FIND', 'GRANT'))::smallint[])
    or (
      not ("café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('FIND', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(48))
    )
  );
comment on policy "café_select_dynamic" on public."café" is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy "café_insert_dynamic" on public."café"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(49))
  );
comment on policy "café_insert_dynamic" on public."café" is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy "café_update_dynamic" on public."café"
  for update
  to ladder_dynamic
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('UPDATE', 'GRANT'))::smallint[])
    or (
      not ("café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('UPDATE', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(50))
    )
  )
  with check (
    true
  );
comment on policy "café_update_dynamic" on public."café" is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy "café_delete_dynamic" on public."café"
  for delete
  to ladder_dynamic
  using (
    "café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('REMOVE', 'GRANT'))::smallint[])
    or (
      not ("café"."‮yek" = any ((select guard_internal.public_cafe_92022cad51_object_ids('REMOVE', 'DENY'))::smallint[]))
      and (select guard_internal.may_other(51))
    )
  );
comment on policy "café_delete_dynamic" on public."café" is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table public."café" enable row level security;
alter table public."café" force row level security;
grant select, insert, update, delete on public."café" to ladder_dynamic;

-- 9: public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
select guard_internal.link('guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries'::regclass, 'object_id', 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000001'::regclass, 'exactly_sixty_three_bytes_long_column_0000000000000000000000001');
select guard_internal.link('guard_internal.public_exactly_sixty_three_bytes_long_table_7ff76c3deb_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 alter column exactly_sixty_three_bytes_long_column_0000000000000000000000002 set default guard.user_id();
create trigger pgladder_keeps_owner
  after update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for each row
  when (old.exactly_sixty_three_bytes_long_column_0000000000000000000000002 is distinct from new.exactly_sixty_three_bytes_long_column_0000000000000000000000002 and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('owner');
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 enable always trigger pgladder_keeps_owner;
create trigger pgladder_keeps_key
  after update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for each row
  when (old.exactly_sixty_three_bytes_long_column_0000000000000000000000001 is distinct from new.exactly_sixty_three_bytes_long_column_0000000000000000000000001 and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000001'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('exactly_sixty_three_bytes_long_column_0000000000000000000000001', 'exactly_sixty_three_bytes_long_column_0000000000000000000000002');
    alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create trigger pgladder_new_entries
  after insert on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  referencing new table as new_objects
  for each statement
  execute function guard_internal.public_exactly_sixty_three_bytes_long_ta_7ff76c3deb_new_entries();
create policy ladder_engine_select on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for select
  to ladder_engine
  using (true);
create policy exactly_sixty_three_bytes_long_table_125b9ee111_select_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for select
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('FIND', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('FIND', 'DENY'))::character varying[]))
      and case
        when exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000002 = (select guard.user_id()) then (select guard_internal.may_own(54))
        else (select guard_internal.may_other(54))
      end
    )
  );
comment on policy exactly_sixty_three_bytes_long_table_125b9ee111_select_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy exactly_sixty_three_bytes_long_table_125b9ee111_insert_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(55))
    and (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000002 is not distinct from (select guard.user_id()) or (select guard.has_role('ServerCodeUser')))
  );
comment on policy exactly_sixty_three_bytes_long_table_125b9ee111_insert_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it, and only as its own (server code may name another owner)';
create policy exactly_sixty_three_bytes_long_table_125b9ee111_update_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for update
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('UPDATE', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('UPDATE', 'DENY'))::character varying[]))
      and case
        when exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000002 = (select guard.user_id()) then (select guard_internal.may_own(56))
        else (select guard_internal.may_other(56))
      end
    )
  )
  with check (
    true
  );
comment on policy exactly_sixty_three_bytes_long_table_125b9ee111_update_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
create policy exactly_sixty_three_bytes_long_table_125b9ee111_delete_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001
  for delete
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('REMOVE', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_7ff76c3deb_object_ids('REMOVE', 'DENY'))::character varying[]))
      and case
        when exactly_sixty_three_bytes_long_table_name_000000000000000000001.exactly_sixty_three_bytes_long_column_0000000000000000000000002 = (select guard.user_id()) then (select guard_internal.may_own(57))
        else (select guard_internal.may_other(57))
      end
    )
  );
comment on policy exactly_sixty_three_bytes_long_table_125b9ee111_delete_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it (for its own objects and for others apart)';
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 enable row level security;
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 force row level security;
grant select, insert, update, delete on public.exactly_sixty_three_bytes_long_table_name_000000000000000000001 to ladder_dynamic;

-- 10: public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
select guard_internal.link('guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries'::regclass, 'object_id', 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000002'::regclass, 'exactly_sixty_three_bytes_long_column_0000000000000000000000001');
select guard_internal.link('guard_internal.public_exactly_sixty_three_bytes_long_table_bed34db121_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for each row
  when (old.exactly_sixty_three_bytes_long_column_0000000000000000000000001 is distinct from new.exactly_sixty_three_bytes_long_column_0000000000000000000000001 and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public.exactly_sixty_three_bytes_long_table_name_000000000000000000002'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('exactly_sixty_three_bytes_long_column_0000000000000000000000001');
    alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create trigger pgladder_new_entries
  after insert on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  referencing new table as new_objects
  for each statement
  execute function guard_internal.public_exactly_sixty_three_bytes_long_ta_bed34db121_new_entries();
create policy ladder_engine_select on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for select
  to ladder_engine
  using (true);
create policy exactly_sixty_three_bytes_long_table_190bc5fae2_select_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for select
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('FIND', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('FIND', 'DENY'))::character varying[]))
      and (select guard_internal.may_other(60))
    )
  );
comment on policy exactly_sixty_three_bytes_long_table_190bc5fae2_select_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy exactly_sixty_three_bytes_long_table_190bc5fae2_insert_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(61))
  );
comment on policy exactly_sixty_three_bytes_long_table_190bc5fae2_insert_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy exactly_sixty_three_bytes_long_table_190bc5fae2_update_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for update
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('UPDATE', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('UPDATE', 'DENY'))::character varying[]))
      and (select guard_internal.may_other(62))
    )
  )
  with check (
    true
  );
comment on policy exactly_sixty_three_bytes_long_table_190bc5fae2_update_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy exactly_sixty_three_bytes_long_table_190bc5fae2_delete_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002
  for delete
  to ladder_dynamic
  using (
    exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('REMOVE', 'GRANT'))::character varying[])
    or (
      not (exactly_sixty_three_bytes_long_table_name_000000000000000000002.exactly_sixty_three_bytes_long_column_0000000000000000000000001 = any ((select guard_internal.public_exactly_sixty_three_bytes_long_tab_bed34db121_object_ids('REMOVE', 'DENY'))::character varying[]))
      and (select guard_internal.may_other(63))
    )
  );
comment on policy exactly_sixty_three_bytes_long_table_190bc5fae2_delete_dynamic on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 enable row level security;
alter table public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 force row level security;
grant select, insert, update, delete on public.exactly_sixty_three_bytes_long_table_name_000000000000000000002 to ladder_dynamic;

-- 11: public.?z
select guard_internal.link('guard_internal.public_z_4674c3ea0a_entries'::regclass, 'object_id', 'public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"'::regclass, 'id');
select guard_internal.link('guard_internal.public_z_4674c3ea0a_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for each row
  when (old.id is distinct from new.id and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('id');
    alter table public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for select
  to ladder_engine
  using (true);
create policy z_fca466b60b_select_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for select
  to ladder_dynamic
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('FIND', 'DENY'))::integer[]))
      and (select guard_internal.may_other(66))
    )
  );
comment on policy z_fca466b60b_select_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy z_fca466b60b_insert_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(67))
  );
comment on policy z_fca466b60b_insert_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy z_fca466b60b_update_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for update
  to ladder_dynamic
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('UPDATE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(68))
    )
  )
  with check (
    true
  );
comment on policy z_fca466b60b_update_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy z_fca466b60b_delete_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz"
  for delete
  to ladder_dynamic
  using (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz".id = any ((select guard_internal.public_z_4674c3ea0a_object_ids('REMOVE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(69))
    )
  );
comment on policy z_fca466b60b_delete_dynamic on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" enable row level security;
alter table public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" force row level security;
grant select, insert, update, delete on public."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" to ladder_dynamic;

-- 12: public.a.b
select guard_internal.link('guard_internal.public_a_b_775d0d1b68_entries'::regclass, 'object_id', 'public."a.b"'::regclass, 'id');
select guard_internal.link('guard_internal.public_a_b_775d0d1b68_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on public."a.b"
  for each row
  when (old.id is distinct from new.id and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table public."a.b" enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'public."a.b"'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on public."a.b"
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('id');
    alter table public."a.b" enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on public."a.b"
  for select
  to ladder_engine
  using (true);
create policy "a.b_select_dynamic" on public."a.b"
  for select
  to ladder_dynamic
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not ("a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('FIND', 'DENY'))::integer[]))
      and (select guard_internal.may_other(72))
    )
  );
comment on policy "a.b_select_dynamic" on public."a.b" is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy "a.b_insert_dynamic" on public."a.b"
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(73))
  );
comment on policy "a.b_insert_dynamic" on public."a.b" is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy "a.b_update_dynamic" on public."a.b"
  for update
  to ladder_dynamic
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not ("a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('UPDATE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(74))
    )
  )
  with check (
    true
  );
comment on policy "a.b_update_dynamic" on public."a.b" is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy "a.b_delete_dynamic" on public."a.b"
  for delete
  to ladder_dynamic
  using (
    "a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not ("a.b".id = any ((select guard_internal.public_a_b_775d0d1b68_object_ids('REMOVE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(75))
    )
  );
comment on policy "a.b_delete_dynamic" on public."a.b" is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table public."a.b" enable row level security;
alter table public."a.b" force row level security;
grant select, insert, update, delete on public."a.b" to ladder_dynamic;

-- 13: public.a.b
select guard_internal.link('guard_internal.public_a_b_325c1bce7f_entries'::regclass, 'object_id', '"public.a".b'::regclass, 'id');
select guard_internal.link('guard_internal.public_a_b_325c1bce7f_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on "public.a".b
  for each row
  when (old.id is distinct from new.id and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table "public.a".b enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = '"public.a".b'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on "public.a".b
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('id');
    alter table "public.a".b enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on "public.a".b
  for select
  to ladder_engine
  using (true);
create policy b_select_dynamic on "public.a".b
  for select
  to ladder_dynamic
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not (b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('FIND', 'DENY'))::integer[]))
      and (select guard_internal.may_other(78))
    )
  );
comment on policy b_select_dynamic on "public.a".b is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy b_insert_dynamic on "public.a".b
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(79))
  );
comment on policy b_insert_dynamic on "public.a".b is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy b_update_dynamic on "public.a".b
  for update
  to ladder_dynamic
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not (b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('UPDATE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(80))
    )
  )
  with check (
    true
  );
comment on policy b_update_dynamic on "public.a".b is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy b_delete_dynamic on "public.a".b
  for delete
  to ladder_dynamic
  using (
    b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not (b.id = any ((select guard_internal.public_a_b_325c1bce7f_object_ids('REMOVE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(81))
    )
  );
comment on policy b_delete_dynamic on "public.a".b is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table "public.a".b enable row level security;
alter table "public.a".b force row level security;
grant select, insert, update, delete on "public.a".b to ladder_dynamic;

-- 14: a.b__c
select guard_internal.link('guard_internal.a_b_c_d28d61bbce_entries'::regclass, 'object_id', 'a.b__c'::regclass, 'id');
select guard_internal.link('guard_internal.a_b_c_d28d61bbce_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on a.b__c
  for each row
  when (old.id is distinct from new.id and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table a.b__c enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'a.b__c'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on a.b__c
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('id');
    alter table a.b__c enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on a.b__c
  for select
  to ladder_engine
  using (true);
create policy b__c_select_dynamic on a.b__c
  for select
  to ladder_dynamic
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not (b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('FIND', 'DENY'))::integer[]))
      and (select guard_internal.may_other(84))
    )
  );
comment on policy b__c_select_dynamic on a.b__c is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy b__c_insert_dynamic on a.b__c
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(85))
  );
comment on policy b__c_insert_dynamic on a.b__c is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy b__c_update_dynamic on a.b__c
  for update
  to ladder_dynamic
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not (b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('UPDATE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(86))
    )
  )
  with check (
    true
  );
comment on policy b__c_update_dynamic on a.b__c is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy b__c_delete_dynamic on a.b__c
  for delete
  to ladder_dynamic
  using (
    b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not (b__c.id = any ((select guard_internal.a_b_c_d28d61bbce_object_ids('REMOVE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(87))
    )
  );
comment on policy b__c_delete_dynamic on a.b__c is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table a.b__c enable row level security;
alter table a.b__c force row level security;
grant select, insert, update, delete on a.b__c to ladder_dynamic;

-- 15: a__b.c
select guard_internal.link('guard_internal.a_b_c_528239e9b3_entries'::regclass, 'object_id', 'a__b.c'::regclass, 'id');
select guard_internal.link('guard_internal.a_b_c_528239e9b3_entries'::regclass, 'user_id', E'"odd ""schema"" \\ -- */"."users; --"'::regclass, 'p_user');
create trigger pgladder_keeps_key
  after update on a__b.c
  for each row
  when (old.id is distinct from new.id and guard_internal.is_profile(current_user))
  execute function guard_internal.refuse_change('key');
alter table a__b.c enable always trigger pgladder_keeps_key;
do $do$
begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = 'a__b.c'::regclass) = 'p' then
    create trigger pgladder_watches_moves
      after update on a__b.c
      referencing old table as objects_before new table as objects_after
      for each statement
      when (guard_internal.is_profile(current_user))
      execute function guard_internal.refuse_move('id');
    alter table a__b.c enable always trigger pgladder_watches_moves;
  end if;
end
$do$;
create policy ladder_engine_select on a__b.c
  for select
  to ladder_engine
  using (true);
create policy c_select_dynamic on a__b.c
  for select
  to ladder_dynamic
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('FIND', 'GRANT'))::integer[])
    or (
      not (c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('FIND', 'DENY'))::integer[]))
      and (select guard_internal.may_other(90))
    )
  );
comment on policy c_select_dynamic on a__b.c is 'pgladder: a request may FIND an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy c_insert_dynamic on a__b.c
  for insert
  to ladder_dynamic
  with check (
    (select guard_internal.may_other(91))
  );
comment on policy c_insert_dynamic on a__b.c is 'pgladder: a request may CREATE an object if steps 2 to 7 of the ladder allow it';
create policy c_update_dynamic on a__b.c
  for update
  to ladder_dynamic
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('UPDATE', 'GRANT'))::integer[])
    or (
      not (c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('UPDATE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(92))
    )
  )
  with check (
    true
  );
comment on policy c_update_dynamic on a__b.c is 'pgladder: a request may UPDATE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
create policy c_delete_dynamic on a__b.c
  for delete
  to ladder_dynamic
  using (
    c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('REMOVE', 'GRANT'))::integer[])
    or (
      not (c.id = any ((select guard_internal.a_b_c_528239e9b3_object_ids('REMOVE', 'DENY'))::integer[]))
      and (select guard_internal.may_other(93))
    )
  );
comment on policy c_delete_dynamic on a__b.c is 'pgladder: a request may REMOVE an object if an entry grants it, or none denies it and steps 2 to 7 of the ladder allow it';
alter table a__b.c enable row level security;
alter table a__b.c force row level security;
grant select, insert, update, delete on a__b.c to ladder_dynamic;

-- Nobody is the engine any more, and names are found again as before.
revoke create on schema guard, guard_internal from ladder_engine;
do $do$
begin
  execute pg_catalog.format('revoke ladder_engine from %I', pg_catalog.current_setting('guard.migrator'));
  perform pg_catalog.set_config('search_path', pg_catalog.current_setting('guard.applied_with_path'), true);
end
$do$;
