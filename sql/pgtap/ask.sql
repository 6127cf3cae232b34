-- The stage, which the end of the transaction takes away again: a login, two users, and tables that ask for nothing but key and owner.
set local search_path = pg_catalog, pg_temp;
set local lock_timeout = '10s';

do $do$
declare
  v_name name;
begin
  for v_name in select e.evtname from pg_event_trigger as e where e.evtenabled <> 'D'
  loop
    execute format('alter event trigger %I disable', v_name);
  end loop;
end
$do$;

create function pg_temp.clear_stage(p_table regclass, p_key name) returns void
language plpgsql
as $$
declare
  v_part regclass;
  v_key smallint;
  v_name text;
  v_found record;
begin
  if p_table is null then
    return;
  end if;
  -- itself first, then its partitions, for what they have of their own
  for v_part in select t.relid from pg_partition_tree(p_table) as t union select p_table order by 1
  loop
    select a.attnum into v_key from pg_attribute as a where a.attrelid = v_part and a.attname = p_key;
    for v_found in
      select c.conname
      from pg_constraint as c
      where c.conrelid = v_part and c.contype in ('c', 'f', 'x', 'u', 'p') and c.conparentid = 0 and c.coninhcount = 0
        and not (c.contype in ('u', 'p') and c.conkey = array[v_key])
      order by c.contype <> 'f'
    loop
      -- with what refers to it from elsewhere
      execute format('alter table %s drop constraint if exists %I cascade', v_part, v_found.conname);
    end loop;
    for v_name in
      select i.indexrelid::regclass::text
      from pg_index as i
      join pg_class as k on k.oid = i.indexrelid
      where i.indrelid = v_part and not k.relispartition and (i.indisunique or i.indisexclusion)
        and not (i.indnkeyatts = 1 and i.indkey[0] = v_key and i.indpred is null)
    loop
      execute format('drop index %s cascade', v_name);
    end loop;
    for v_name in
      select a.attname
      from pg_attribute as a
      where a.attrelid = v_part and a.attnum > 0 and not a.attisdropped and a.attnotnull and a.attidentity = ''
        and a.attname not in (p_key, 'pgladder_entries')
    loop
      execute format('alter table %s alter column %I drop not null', v_part, v_name);
    end loop;
    -- one may raise an error where no request of the application has been, or use up a number; the owner's is pgladder's
    for v_name in
      select a.attname
      from pg_attrdef as d
      join pg_attribute as a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where d.adrelid = v_part and a.attgenerated = '' and a.attname not in (p_key, 'pgladder_entries') and not exists (
        select
        from pg_depend as x
        join pg_proc as f on f.oid = x.refobjid
        where x.classid = 'pg_attrdef'::regclass and x.objid = d.oid and x.refclassid = 'pg_proc'::regclass
          and f.pronamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace)
      )
    loop
      execute format('alter table %s alter column %I drop default', v_part, v_name);
    end loop;
    for v_found in
      with recursive used as (
        select t.oid, t.typbasetype
        from pg_attribute as a
        join pg_type as t on t.oid = a.atttypid
        where a.attrelid = v_part and a.attnum > 0 and not a.attisdropped and t.typtype = 'd'
        union
        select t.oid, t.typbasetype
        from used as u
        join pg_type as t on t.oid = u.typbasetype
        where t.typtype = 'd'
      )
      select u.oid::regtype as domain, c.conname
      from used as u
      left join pg_constraint as c on c.contypid = u.oid and c.contype = 'c'
    loop
      execute format('alter domain %s drop not null', v_found.domain);
      execute format('alter domain %s drop constraint if exists %I', v_found.domain, coalesce(v_found.conname, 'none'));
    end loop;
    for v_name in
      select t.tgname
      from pg_trigger as t
      where t.tgrelid = v_part and not t.tgisinternal and not starts_with(t.tgname::text, 'pgladder_')
    loop
      execute format('alter table %s disable trigger %I', v_part, v_name);
    end loop;
    for v_name in select r.rulename from pg_rewrite as r where r.ev_class = v_part and r.rulename <> '_RETURN'
    loop
      -- disabled, it would still stand in the way of ON CONFLICT
      execute format('drop rule %I on %s', v_name, v_part);
    end loop;
  end loop;
  for v_part in
    select t.partrelid
    from pg_partitioned_table as t
    where t.partrelid in (select c.relid from pg_partition_tree(p_table) as c) and t.partdefid = 0 and t.partstrat <> 'h'
  loop
    execute format(
      'create table %s.%I partition of %s default',
      (select c.relnamespace::regnamespace from pg_class as c where c.oid = v_part),
      'pgladder_tests_' || v_part::oid,
      v_part
    );
  end loop;
end
$$;

-- An id that no row has.
create function pg_temp.fresh_id(p_table regclass, p_key name, p_type text, p_number integer) returns text
language plpgsql
as $$
declare
  v_id text;
  v_taken boolean := false;
begin
  for v_try in 0 .. 1000
  loop
    v_id := case
      when p_type = 'uuid' then gen_random_uuid()::text
      when p_type in ('smallint', 'integer', 'bigint') then (-1 - p_number - v_try * 20)::text
      -- one character, in case there is room for no more
      when v_try = 0 then chr(126 - p_number)
      else '~' || (p_number + v_try * 20)::text
    end;
    exit when p_table is null;
    execute format('select exists (select from %s as t where t.%I = $1::%s)', p_table, p_key, p_type) into v_taken using v_id;
    exit when not v_taken;
  end loop;
  if v_taken then
    raise exception using message = format('%s has no free id', p_table);
  end if;
  return v_id;
end
$$;

create temporary table callers (
  number integer primary key,
  name text not null,
  -- the id of a user whom the policy names; '' for a user of whom it says nothing; null: nobody is logged in
  user_id text,
  roles text[] not null,
  client text,
  login text,
  server_code boolean not null,
  -- null: not asked
  profile text
) on commit drop;

create temporary table objects (
  number integer primary key,
  name text not null,
  -- 'own', 'another''s' or 'nobody'
  whose text not null,
  -- of the entries on it; null: there are none
  effect text,
  operations text[] not null,
  -- of what others say the contrary of a role
  contrary text[] not null
) on commit drop;

create temporary table expected (
  number serial,
  caller integer not null,
  operation text not null,
  object text not null,
  way text not null,
  answer text not null
) on commit drop;

create temporary table answered (
  caller integer not null,
  dynamic boolean not null,
  operation text not null,
  object text not null,
  way text not null,
  answer text not null
) on commit drop;

create temporary table stage (
  login name not null,
  users_table regclass,
  users_key name,
  users_type text not null,
  role_source text not null,
  relation regclass not null,
  key_column name not null,
  key_type text not null,
  owner_column name,
  entries regclass
) on commit drop;

-- Whether what somebody did was done; it is taken back.
create function pg_temp.attempt(p_statement text) returns text
language plpgsql
as $$
declare
  v_rows bigint;
  v_answer text;
begin
  begin
    execute p_statement;
    get diagnostics v_rows = row_count;
    v_answer := case v_rows when 0 then 'refused' else 'allowed' end;
    raise exception using errcode = 'PGL00';
  exception
    when sqlstate 'PGL00' then null;
    -- policies are asked before keys are
    when unique_violation then v_answer := 'allowed';
  end;
  return v_answer;
exception
  when insufficient_privilege then
    -- of what is not governed the application's roles need privileges of their own
    return case when sqlerrm ~ '^permission denied for (sequence|function|schema|type|database)' then sqlerrm else 'refused' end;
  when no_data_found then
    return 'refused';
  when others then
    return format('%s: %s', sqlstate, sqlerrm);
end
$$;

create function pg_temp.ask(p_caller integer, p_dynamic boolean) returns void
language plpgsql
as $$
declare
  v_stage stage;
  v_caller callers;
  v_me text;
  v_another text;
  v_others text[];
  -- where the key is who owns the object, there is one object for each user
  v_is_own_key boolean;
  v_new text;
  -- a key that an object could have instead of its own
  v_unused text;
  v_role text;
  v_column name;
  v_column_of_statements name;
  -- PostgreSQL itself keeps such a key
  v_keeps_identity boolean;
  v_objects jsonb := '{}';
  v_object record;
  v_asked record;
  v_row_id text;
  v_columns text;
  v_values text;
  v_statement text;
  v_profile text;
  v_answers jsonb := '[]';
  v_questions jsonb;
begin
  select s.* into v_stage from stage as s;
  select c.* into v_caller from callers as c where c.number = p_caller;
  select jsonb_agg(jsonb_build_object('operation', e.operation, 'object', e.object, 'way', e.way) order by e.number) into v_questions
  from expected as e
  where e.caller = p_caller;
  -- any column that may be written
  select a.attname into v_column
  from pg_attribute as a
  where a.attrelid = v_stage.relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
    and a.attname not in (v_stage.key_column, 'pgladder_entries') and a.attname is distinct from v_stage.owner_column
  order by a.attnum
  limit 1;
  select a.attidentity = 'a' into v_keeps_identity
  from pg_attribute as a
  where a.attrelid = v_stage.relation and a.attname = v_stage.key_column;
  v_column_of_statements := coalesce(v_column, v_stage.owner_column, case when not v_keeps_identity then v_stage.key_column end);

  begin
    v_is_own_key := v_stage.owner_column is not distinct from v_stage.key_column;
    v_another := pg_temp.fresh_id(v_stage.users_table, v_stage.users_key, v_stage.users_type, 2);
    -- each object of another is somebody else's
    for v_object in select o.number from objects as o where o.whose = 'another''s'
    loop
      v_others[v_object.number] := pg_temp.fresh_id(v_stage.users_table, v_stage.users_key, v_stage.users_type, v_object.number);
    end loop;
    v_me := case v_caller.user_id when '' then pg_temp.fresh_id(v_stage.users_table, v_stage.users_key, v_stage.users_type, 1) else v_caller.user_id end;
    if v_stage.users_table is not null then
      execute format(
        'insert into %1$s (%2$I) overriding system value select u.id::%3$s from unnest($1) as u (id) where u.id is not null on conflict do nothing',
        v_stage.users_table,
        v_stage.users_key,
        v_stage.users_type
      ) using array[v_me, v_another] || v_others;
    end if;
    if p_dynamic then
      delete from ladder_internal.profiles;
    end if;
    -- what was given at run time is none of the policy's
    delete from ladder_internal.memberships as m where m.user_id = v_me::ladder_user_id;
    delete from ladder_internal.user_cells as u where u.user_id = v_me::ladder_user_id and u.origin = 'run time';
    if v_stage.role_source = 'membership' then
      perform ladder.assign_role(v_me, r.name) from unnest(v_caller.roles) as r (name);
    end if;

    for v_object in
      select o.number, o.name, o.effect, o.operations, o.contrary, case o.whose when 'own' then v_me when 'another''s' then v_others[o.number] end as owner
      from objects as o
      where exists (select from jsonb_array_elements(v_questions) as q where q ->> 'object' = o.name)
    loop
      v_new := case
        when v_is_own_key then v_object.owner
        else pg_temp.fresh_id(v_stage.relation, v_stage.key_column, v_stage.key_type, v_object.number)
      end;
      v_objects := v_objects || jsonb_build_object(v_object.name, v_new);
      execute format(
        -- where it is the table of users as well, theirs are there
        'insert into %s (%I%s) overriding system value values ($1::%s%s) on conflict do nothing',
        v_stage.relation,
        v_stage.key_column,
        case when not v_is_own_key then ', ' || quote_ident(v_stage.owner_column) end,
        v_stage.key_type,
        case when not v_is_own_key and v_stage.owner_column is not null then ', $2::' || v_stage.users_type end
      ) using v_new, v_object.owner;
      if v_stage.entries is not null then
        -- those that every new object gets
        execute format('delete from %s as e where e.object_id = $1::%s', v_stage.entries, v_stage.key_type) using v_new;
      end if;
      if v_object.effect is not null then
        execute format(
          'insert into %s (object_id, operation, user_id, role_id, effect)
           select $1::%s, o.name, $2::%s, r.id, $3
           from unnest($5) as o (name)
           left join ladder_internal.roles as r on $2 is null and r.name = case when $4 then ''ServerCodeUser'' else ''NotAuthenticatedUser'' end',
          v_stage.entries,
          v_stage.key_type,
          v_stage.users_type
        ) using v_new, v_me, v_object.effect, v_caller.server_code, v_object.operations;
      end if;
      if v_object.contrary <> '{}' then
        execute format(
          'insert into %s (object_id, operation, role_id, effect)
           select $1::%s, o.name, r.id, case $2 when ''GRANT'' then ''DENY'' else ''GRANT'' end
           from unnest($3) as o (name)
           cross join ladder_internal.roles as r
           where r.name = ''AuthenticatedUser''',
          v_stage.entries,
          v_stage.key_type
        ) using v_new, v_object.effect, v_object.contrary;
      end if;
    end loop;
    v_new := case when v_is_own_key then v_me else pg_temp.fresh_id(v_stage.relation, v_stage.key_column, v_stage.key_type, 0) end;
    v_unused := case
      when v_is_own_key and v_stage.relation is distinct from v_stage.users_table then v_another
      else pg_temp.fresh_id(v_stage.relation, v_stage.key_column, v_stage.key_type, 0)
    end;

    -- the request
    execute format('set local session authorization %I', v_stage.login);
    v_profile := ladder.enter(
      user_id => v_me,
      client => v_caller.client,
      login => v_caller.login,
      roles => case when v_stage.role_source = 'session' and v_me is not null then v_caller.roles end,
      server_code => v_caller.server_code
    );
    v_answers := v_answers || jsonb_build_object('operation', 'enter', 'object', '', 'way', 'profile', 'answer', v_profile);
    for v_asked in
      select q.operation, q.object, q.way, v_objects ->> regexp_replace(q.object, '^the (key|owner) of ', '') as id
      from jsonb_to_recordset(v_questions) as q (operation text, object text, way text)
    loop
      -- a row that is new, or would be
      v_row_id := coalesce(v_asked.id, case when v_asked.object = 'another''s new' and v_is_own_key then v_another else v_new end);
      v_columns := quote_ident(v_stage.key_column);
      v_values := format('%L::%s', v_row_id, v_stage.key_type);
      case
        when v_asked.object = 'another''s new' and not v_is_own_key then
          v_columns := v_columns || ', ' || quote_ident(v_stage.owner_column);
          v_values := v_values || format(', %L::%s', v_another, v_stage.users_type);
        when v_asked.object = 'a new (with entries of its own)' then
          v_columns := v_columns || ', pgladder_entries';
          v_values := v_values || ', ''{1}''';
        else null;
      end case;
      v_statement := case v_asked.way
        when 'statement' then
          case v_asked.operation
            when 'FIND' then format(
              'select from %s as o where o.%I = %L::%s', v_stage.relation, v_stage.key_column, v_asked.id, v_stage.key_type
            )
            when 'CREATE' then format('insert into %s (%s) overriding system value values (%s)', v_stage.relation, v_columns, v_values)
            when 'UPDATE' then case
              when starts_with(v_asked.object, 'the key of ') then case when not v_keeps_identity then format(
                'update %1$s as o set %2$I = %3$L::%4$s where o.%2$I = %5$L::%4$s',
                v_stage.relation,
                v_stage.key_column,
                v_unused,
                v_stage.key_type,
                v_asked.id
              ) end
              when starts_with(v_asked.object, 'the owner of ') then format(
                'update %s as o set %I = %L::%s where o.%I = %L::%s',
                v_stage.relation,
                v_stage.owner_column,
                v_another,
                v_stage.users_type,
                v_stage.key_column,
                v_asked.id,
                v_stage.key_type
              )
              when v_column_of_statements is not null then format(
              'update %1$s as o set %2$I = o.%2$I where o.%3$I = %4$L::%5$s',
              v_stage.relation,
              v_column_of_statements,
              v_stage.key_column,
              v_asked.id,
              v_stage.key_type
            ) end
            when 'REMOVE' then format(
              'delete from %s as o where o.%I = %L::%s', v_stage.relation, v_stage.key_column, v_asked.id, v_stage.key_type
            )
            when 'UPSERT' then case when v_column_of_statements is not null then format(
              'insert into %1$s as o (%2$I) overriding system value values (%4$L::%5$s) on conflict (%2$I) do update set %3$I = o.%3$I',
              v_stage.relation,
              v_stage.key_column,
              v_column_of_statements,
              v_asked.id,
              v_stage.key_type
            ) end
            when 'PERMISSION' then format('select 1 from ladder.permissions(%L, %L) union all select 2', v_stage.relation, v_asked.id)
          end
        when 'merge' then case when v_column_of_statements is not null then format(
          'merge into %1$s as o using (values (%4$L::%5$s)) as n (id) on o.%2$I = n.id
           when matched then update set %3$I = o.%3$I when not matched then insert (%6$s) overriding system value values (%7$s)',
          v_stage.relation,
          v_stage.key_column,
          v_column_of_statements,
          v_row_id,
          v_stage.key_type,
          v_columns,
          v_values
        ) end
        when 'by key' then
          case v_asked.operation
            when 'UPDATE' then
              case when v_column is not null then format('select ladder.update(%L, %L, %L)', v_stage.relation, v_asked.id, jsonb_build_object(v_column, null)) end
            when 'REMOVE' then format('select ladder.remove(%L, %L)', v_stage.relation, v_asked.id)
            when 'UPSERT' then
              case when v_column is not null then
                format('select ladder.upsert(%L, %L)', v_stage.relation, jsonb_build_object(v_stage.key_column, v_asked.id, v_column, null))
              end
          end
        when 'asked' then format(
          'select where ladder.allowed(%L, %L, %L)', v_asked.operation, v_stage.relation, v_asked.id
        )
      end;
      v_answers := v_answers || jsonb_build_object(
        'operation', v_asked.operation,
        'object', v_asked.object,
        'way', v_asked.way,
        'answer', case when v_statement is null then 'has no column to write' else pg_temp.attempt(v_statement) end
      );
    end loop;
    raise exception using errcode = 'PGL01';
  exception
    when sqlstate 'PGL01' then null;
    when others then
      v_answers := v_answers || jsonb_build_object('operation', 'enter', 'object', '', 'way', 'profile', 'answer', format('%s: %s', sqlstate, sqlerrm));
  end;
  insert into answered
  select p_caller, p_dynamic, a.*
  from jsonb_to_recordset(v_answers) as a (operation text, object text, way text, answer text);
end
$$;
