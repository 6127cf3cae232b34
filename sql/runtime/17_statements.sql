-- Which of CREATE, UPDATE and UPSERT a statement is, for tables on which UPSERT is a permission of its own. PostgreSQL tells
-- policies only that a row is inserted or updated; but it fires the triggers before a statement for both before it judges any row
-- of an INSERT … ON CONFLICT DO UPDATE, or of a MERGE that does both. So triggers keep a stack of the statements that run.

create table ladder_internal.statement_setting (
  one boolean primary key default true check (one),
  name text not null
);
comment on table ladder_internal.statement_setting is
  'The setting that holds the stack. No caller can write a setting whose name it does not know, and such settings are listed nowhere.';
insert into ladder_internal.statement_setting (name)
values ('ladder.s' || pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', ''));

-- A frame is `;table.depth.kind`, the newest first. Kinds: I inserts, U updates (small once a policy has asked), X does both, x is an
-- X that has ended for one of the two, Y is the one statement of an upsert by key. `;table.upsert.n` announces a Y within n triggers.

-- Any caller can have the plans of the functions below printed (debug_print_plan), and a plan for one call only would show the name.
-- So they have one plan for all calls, in which the name is a parameter.

create function ladder_internal.depth_of(p_context text) returns integer
language sql immutable
begin atomic
  -- The first line is the asking function's own. Whatever runs within a statement has more around it than the statement has, but for
  -- what a function in C reads from a cursor without a word of its own.
  select case pg_catalog.strpos(p_context, e'\n')
    when 0 then 0
    else pg_catalog.length(p_context) - pg_catalog.strpos(p_context, e'\n')
  end;
end;
comment on function ladder_internal.depth_of(text) is
  'How deep in other statements, functions and triggers one runs, by its PG_CONTEXT: the same for all parts of a statement, more for statements within it.';

create function ladder_internal.note_statement() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  v_name constant text := (select s.name from ladder_internal.statement_setting as s);
  v_stack text := coalesce(pg_catalog.current_setting(v_name, true), '');
  v_mine constant text := case tg_op when 'INSERT' then 'I' else 'U' end;
  -- a trigger of the application that fires before this one is one deeper
  v_announced constant text := ';' || tg_relid || '.upsert.' || pg_catalog.pg_trigger_depth() - 1;
  v_context text;
  v_frame text;
  v_at integer;
  v_kind text;
begin
  get diagnostics v_context = pg_context;
  v_frame := ';' || tg_relid || '.' || ladder_internal.depth_of(v_context) || '.';
  v_at := nullif(pg_catalog.strpos(v_stack, v_frame), 0) + pg_catalog.length(v_frame);
  v_kind := pg_catalog.substr(v_stack, v_at, 1);
  if tg_when = 'AFTER' then
    -- of what foreign keys do to the table, too, but that began elsewhere and with no frame
    if v_kind is null or (pg_catalog.lower(v_kind) in ('i', 'u') and pg_catalog.upper(v_kind) <> v_mine) then
      return null;
    end if;
    v_stack := case v_kind
      when 'X' then overlay(v_stack placing 'x' from v_at for 1)
      else overlay(v_stack placing '' from v_at - pg_catalog.length(v_frame) for pg_catalog.length(v_frame) + 1)
    end;
  elsif pg_catalog.starts_with(v_stack, v_announced) then
    v_stack := v_frame || 'Y' || pg_catalog.substr(v_stack, pg_catalog.length(v_announced) + 1);
  elsif v_kind in ('i', 'u') and pg_catalog.upper(v_kind) <> v_mine then
    raise exception using
      errcode = '42501',
      schema = tg_table_schema,
      table = tg_table_name,
      message = pg_catalog.format('one statement inserts into %I and then updates it, or the other way round', tg_table_name),
      hint = 'That is an UPSERT of all its rows, and some are done as no UPSERT already. Write it as INSERT … ON CONFLICT DO UPDATE, as MERGE, or as two statements.';
  elsif v_kind in ('I', 'U') and v_kind <> v_mine then
    v_stack := overlay(v_stack placing 'X' from v_at for 1);
  else
    v_stack := v_frame || v_mine || v_stack;
  end if;
  -- assigned, since `perform` takes twice as long
  v_stack := pg_catalog.set_config(v_name, v_stack, true);
  return null;
end
$$;
comment on function ladder_internal.note_statement() is 'Trigger before and after each statement: keeps the stack of those that run.';

create function ladder_internal.announce_upsert(p_relation oid) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select set_config(s.name, ';' || p_relation || '.upsert.' || pg_trigger_depth() || coalesce(current_setting(s.name, true), ''), true)
  from ladder_internal.statement_setting as s;
end;
comment on function ladder_internal.announce_upsert(oid) is 'Makes the next statement on a table an UPSERT, whatever it does.';

create function ladder_internal.statement(p_relation oid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  v_name constant text := (select s.name from ladder_internal.statement_setting as s);
  v_stack text := pg_catalog.current_setting(v_name, true);
  v_context text;
  v_frame text;
  v_at integer;
  v_kind text;
begin
  get diagnostics v_context = pg_context;
  v_frame := ';' || p_relation || '.' || ladder_internal.depth_of(v_context) || '.';
  v_at := nullif(pg_catalog.strpos(v_stack, v_frame), 0) + pg_catalog.length(v_frame);
  v_kind := pg_catalog.substr(v_stack, v_at, 1);
  if v_kind in ('I', 'U') then
    v_stack := pg_catalog.set_config(v_name, overlay(v_stack placing pg_catalog.lower(v_kind) from v_at for 1), true);
  end if;
  return case
    when v_kind in ('I', 'i') then 'CREATE'
    when v_kind in ('X', 'x', 'Y') then 'UPSERT'
    -- reading FOR UPDATE is no statement that writes, and needs UPDATE
    else 'UPDATE'
  end;
end
$$;
comment on function ladder_internal.statement(oid) is
  'What the running statement is on a table: CREATE, UPDATE or UPSERT. Policies ask it, once a statement.';
-- No USAGE on the schema goes with it: policies reach it, callers do not.
grant execute on function ladder_internal.statement(oid) to ladder_session;
