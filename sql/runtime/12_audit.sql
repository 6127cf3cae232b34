-- What was changed of who may do what: by whom, when, before and after. Triggers write it, whoever makes the change.

create function ladder_internal.actor() returns text
language sql stable
begin atomic
  -- The settings of a request count only while one is open.
  select coalesce(case when ladder_internal.in_request() then ladder.user_id() end::text, session_user::text);
end;
comment on function ladder_internal.actor() is 'Who is acting, in one word: the open request''s user; where there is none, the login.';

create table ladder_internal.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default pg_catalog.now(),
  login text not null default session_user,
  user_id ladder_user_id,
  roles text[],
  what text not null check (what in ('entry', 'user cell', 'cell', 'membership', 'API key')),
  relation oid,
  container text,
  object_id text,
  principal_kind text,
  principal text,
  operation text,
  before jsonb,
  after jsonb
);
comment on table ladder_internal.audit is 'Every change of entries, cells, memberships and keys, one row a change. Rows are added and never touched again.';
comment on column ladder_internal.audit.roles is 'The roles of the request that made the change; null for work outside any request.';
comment on column ladder_internal.audit.container is 'What the table was called then; relation is the same table, whatever it is called now.';
comment on column ladder_internal.audit.before is 'What was written before; null: nothing.';

create function ladder_internal.refuse_rewriting() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using errcode = '42501', message = 'the audit is added to and never changed';
end
$$;
comment on function ladder_internal.refuse_rewriting() is 'Trigger: keeps the audit as it was written, also from a mistake in these functions.';
create trigger pgladder_keeps_audit
  before update or delete or truncate on ladder_internal.audit
  for each statement
  execute function ladder_internal.refuse_rewriting();
alter table ladder_internal.audit enable always trigger pgladder_keeps_audit;

create function ladder_internal.said(p_row jsonb, p_role text) returns jsonb
language sql stable
begin atomic
  select case
    when p_row is not null then
      pg_catalog.jsonb_strip_nulls(
        pg_catalog.jsonb_build_object(
          'level', p_row -> 'level',
          'effect', p_row -> 'effect',
          'until', p_row -> 'until',
          'origin', p_row -> 'origin',
          -- a membership: whose it is, is the principal
          'role', case when p_row ->> 'user_id' is not null then p_role end,
          'id', p_row -> 'id',
          'revoked_at', p_row -> 'revoked_at'
        )
      )
  end;
end;
comment on function ladder_internal.said(jsonb, text) is 'What a row of an audited table says, without who and about what. Never the hash of a key.';

create function ladder_internal.change(p_container integer, p_before jsonb, p_after jsonb)
returns table (relation oid, container text, object_id text, principal_kind text, principal text, operation text, before jsonb, after jsonb)
language sql stable
begin atomic
  select
    c.relation::oid,
    c.relation::text,
    k.content ->> 'object_id',
    case
      when k.content ->> 'user_id' is not null then 'user'
      when r.kind in ('system', 'custom') then 'role'
      else r.kind
    end,
    coalesce(k.content ->> 'user_id', r.name),
    k.content ->> 'operation',
    ladder_internal.said(p_before, r.name),
    ladder_internal.said(p_after, r.name)
  from (select coalesce(p_after, p_before) as content) as k
  left join ladder_internal.roles as r on r.id = (k.content ->> 'role_id')::integer
  left join ladder_internal.containers as c on c.ordinal = coalesce(p_container, (k.content ->> 'container')::integer);
end;
comment on function ladder_internal.change(integer, jsonb, jsonb) is 'A change of a row of an audited table, as the audit has it.';

create function ladder_internal.record_changes() returns trigger
-- names as they are, whatever the caller has set
language plpgsql security definer set search_path = pg_catalog, pg_temp set quote_all_identifiers = off
as $$
declare
  v_what constant text := tg_argv[0];
  v_container constant integer := tg_argv[1];
  v_user constant ladder_user_id := case when ladder_internal.in_request() then ladder.user_id() end;
  v_roles constant text[] := case when ladder_internal.in_request() then ladder.roles() end;
  -- what can change of a row that stays the same one
  v_content constant text[] := array['effect', 'until', 'set_by', 'set_at', 'revoked_at'];
begin
  case tg_op
    when 'INSERT' then
      insert into ladder_internal.audit (user_id, roles, what, relation, container, object_id, principal_kind, principal, operation, before, after)
      select v_user, v_roles, v_what, c.*
      from (select pg_catalog.to_jsonb(r) as content from rows_after as r offset 0) as a
      cross join ladder_internal.change(v_container, null, a.content) as c;
    when 'UPDATE' then
      insert into ladder_internal.audit (user_id, roles, what, relation, container, object_id, principal_kind, principal, operation, before, after)
      select v_user, v_roles, v_what, c.*
      from (select pg_catalog.to_jsonb(r) as content from rows_before as r offset 0) as b
      full join (select pg_catalog.to_jsonb(r) as content from rows_after as r offset 0) as a on a.content - v_content = b.content - v_content
      cross join ladder_internal.change(v_container, b.content, a.content) as c
      where c.before is distinct from c.after;
    when 'DELETE' then
      insert into ladder_internal.audit (user_id, roles, what, relation, container, object_id, principal_kind, principal, operation, before, after)
      select v_user, v_roles, v_what, c.*
      from (select pg_catalog.to_jsonb(r) as content from rows_before as r offset 0) as b
      cross join ladder_internal.change(v_container, b.content, null) as c;
    when 'TRUNCATE' then
      execute pg_catalog.format(
        'insert into ladder_internal.audit (user_id, roles, what, relation, container, object_id, principal_kind, principal, operation, before, after)
         select $1, $2, $3, c.*
         from %s as b
         cross join ladder_internal.change($4, to_jsonb(b), null) as c',
        tg_relid::regclass
      ) using v_user, v_roles, v_what, v_container;
  end case;
  return null;
end
$$;
comment on function ladder_internal.record_changes() is
  'Trigger: writes what a statement changed to the audit. Its arguments are what the rows are and, of entries, the container.';

create function ladder_internal.watch_statements(p_table regclass, p_name text, p_call text, p_truncate text default 'after') returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_event text;
begin
  foreach v_event in array array['insert', 'update', 'delete', 'truncate']
  loop
    execute pg_catalog.format(
      'create or replace trigger %I %s %s on %s%s for each statement execute function %s',
      p_name || '_' || v_event,
      case v_event when 'truncate' then p_truncate else 'after' end,
      v_event,
      p_table,
      case v_event
        when 'insert' then ' referencing new table as rows_after'
        when 'update' then ' referencing old table as rows_before new table as rows_after'
        when 'delete' then ' referencing old table as rows_before'
        else ''
      end,
      p_call
    );
  end loop;
end
$$;
comment on function ladder_internal.watch_statements(regclass, text, text, text) is
  'Calls a trigger function for every statement that writes to a table, with the rows it wrote.';

create function ladder_internal.audit_table(p_table regclass, p_what text, p_container integer default null) returns void
language sql volatile set search_path = pg_catalog, pg_temp
begin atomic
  -- Before a truncation, for the rows are gone after it.
  select ladder_internal.watch_statements(
    p_table,
    'pgladder_records',
    pg_catalog.format('ladder_internal.record_changes(%s)', pg_catalog.concat_ws(', ', pg_catalog.quote_literal(p_what), p_container)),
    'before'
  );
end;
comment on function ladder_internal.audit_table(regclass, text, integer) is
  'Has every change of a table recorded. It is recorded where it is made, not where it is replicated.';

select
  ladder_internal.audit_table('ladder_internal.cells', 'cell'),
  ladder_internal.audit_table('ladder_internal.user_cells', 'user cell'),
  ladder_internal.audit_table('ladder_internal.memberships', 'membership'),
  ladder_internal.audit_table('ladder_internal.api_keys', 'API key');

create function ladder.audit(container regclass default null, object_id text default null, since timestamptz default null)
returns table (
  at timestamptz,
  login text,
  user_id ladder_user_id,
  roles text[],
  what text,
  container_name text,
  object text,
  principal_kind text,
  principal text,
  operation text,
  before jsonb,
  after jsonb
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform ladder_internal.require_administrator();
  return query
    select a.at, a.login, a.user_id, a.roles, a.what, a.container, a.object_id, a.principal_kind, a.principal, a.operation, a.before, a.after
    from ladder_internal.audit as a
    where (audit.container is null or a.relation = audit.container)
      and (audit.object_id is null or a.object_id = audit.object_id)
      and (audit.since is null or a.at >= audit.since)
    order by a.id;
end
$$;
comment on function ladder.audit(regclass, text, timestamptz) is
  'What was changed of who may do what, oldest first; of one table, one object, or since a moment where they are named.';
grant execute on function ladder.audit(regclass, text, timestamptz) to ladder_admin;
