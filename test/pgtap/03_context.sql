-- 03_context.sql: who is asking. Everything is read from settings that end with the transaction, and counts only for logins that may
-- open requests.
begin;
set local search_path = tap, public;
select plan(22);

-- signature, language, volatility, security, settings, owner, who may execute it
select set_has(
  'select * from seen.functions',
  $$ values
    ('ladder_internal.context(text)', 'sql', 'stable, parallel safe', 'invoker', '', 'ladder_engine', 'PUBLIC, ladder_admin, ladder_gateway, ladder_session'),
    ('ladder.user_id()', 'sql', 'stable, parallel safe', 'invoker', '', 'ladder_engine', 'PUBLIC, ladder_admin, ladder_gateway, ladder_session'),
    ('ladder.system_roles()', 'sql', 'stable, parallel safe', 'invoker', '', 'ladder_engine', 'ladder_admin, ladder_gateway, ladder_session'),
    ('ladder.custom_roles()', 'sql', 'stable, parallel safe', 'invoker', '', 'ladder_engine', 'ladder_admin, ladder_gateway, ladder_session'),
    ('ladder.roles()', 'sql', 'stable, parallel safe', 'invoker', '', 'ladder_engine', 'ladder_admin, ladder_gateway, ladder_session'),
    ('ladder.has_role(text)', 'sql', 'stable, parallel safe', 'invoker', '', 'ladder_engine', 'ladder_admin, ladder_gateway, ladder_session'),
    ('ladder_internal.role_ids()', 'sql', 'stable, parallel safe', 'invoker', '', 'ladder_engine', ''),
    ('ladder_internal.may_own(integer)', 'sql', 'stable, parallel safe', 'invoker', '', 'ladder_engine', 'ladder_admin, ladder_gateway, ladder_session'),
    ('ladder_internal.may_other(integer)', 'sql', 'stable, parallel safe', 'invoker', '', 'ladder_engine', 'ladder_admin, ladder_gateway, ladder_session')
  $$,
  'the functions of the file are these'
);

savepoint app;
set local session authorization pgtap_app;
select is(ladder.user_id(), null, 'outside a request there is no user');
select is(ladder.roles(), '{}', 'outside a request there are no roles');
select ok(not ladder.has_role('AuthenticatedUser'), 'outside a request nobody has a role');
rollback to app;

insert into ladder_internal.memberships (user_id, role_id) select 'anna', id from ladder_internal.roles where name = 'Editor';
savepoint anna;
set local session authorization pgtap_app;
select isnt(ladder.enter('anna', client => 'JSUser'), null, 'Anna, an editor, opens a request from JavaScript');
select is(ladder.user_id(), 'anna', 'Anna is its user');
select is(ladder.system_roles(), array['AuthenticatedUser', 'JSUser'], 'its system roles are what she said');
select is(ladder.custom_roles(), array['Editor'], 'its custom roles are what the database knows');
select is(ladder.roles(), array['AuthenticatedUser', 'JSUser', 'Editor'], 'its roles are both, system roles first');
select ok(ladder.has_role('Editor'), 'it has a role of its own');
select ok(not ladder.has_role('Reviewer'), 'and no other');
select ok(not ladder.has_role(null), 'nor one that is null');
rollback to anna;

savepoint nobody;
set local session authorization pgtap_app;
select isnt(ladder.enter(), null, 'nobody opens a request');
select is(ladder.user_id(), null, 'there is no user');
select is(ladder.roles(), array['NotAuthenticatedUser'], 'but a role');
rollback to nobody;

-- What policies read of it: step 2 to 7 as one bit for each position; and whom an entry may name.
create function pg_temp.may_do_to_notes() returns table (operation text, own boolean, other boolean) language sql security definer as $$
  select p.operation, ladder_internal.may_own(p.position), ladder_internal.may_other(p.position)
  from ladder_internal.positions as p where p.container = 0 order by p.position
$$;
create function pg_temp.named() returns setof text language sql security definer as $$
  select coalesce(r.name, r.kind) from unnest(ladder_internal.role_ids()) as i (id) join ladder_internal.roles as r on r.id = i.id
$$;
savepoint bits;
set local session authorization pgtap_app;
select results_eq('select own, other from pg_temp.may_do_to_notes()', $$ select false, false from generate_series(1, 6) $$, 'outside a request nothing may be done');
select isnt(ladder.enter('anna'), null, 'Anna opens a request');
select results_eq(
  'select * from pg_temp.may_do_to_notes()',
  $$ values ('FIND', true, true), ('CREATE', true, true), ('UPDATE', true, true), ('REMOVE', true, false), ('UPSERT', false, false), ('PERMISSION', true, false) $$,
  'an editor finds and updates all notes; and removes and administers her own'
);
select set_eq(
  'select * from pg_temp.named()',
  array['AuthenticatedUser', 'Editor', 'all users', 'all roles'],
  'an entry for any of her roles is for Anna, and one for all users or all roles'
);
rollback to bits;
select is(ladder_internal.may_own(1000), false, 'at a position that is not there nobody may anything');

-- Any login may write any setting.
savepoint forged;
set local ladder."user" = 'anna';
set local ladder.system_roles = '{ServerCodeUser}';
set local session authorization pgtap_dba;
select is(ladder.user_id(), null, 'a login that may not open requests is not believed to be Anna');
select is(ladder.roles(), '{}', 'nor to be server code');
rollback to forged;

rollback;
