-- What stands against governing a table. All of it at once, so that a DBA fixes it in one go.

create function ladder_internal.collation_faults(p_table regclass, p_relation text, p_column text) returns setof text
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select pg_catalog.format(
    'column %I of %s has a collation for which different texts are equal, and ids are told apart byte for byte',
    p_column,
    p_relation
  )
  from pg_catalog.pg_attribute as a
  join pg_catalog.pg_collation as c on c.oid = a.attcollation
  where a.attrelid = p_table and a.attname = p_column::name and not c.collisdeterministic;
end;
comment on function ladder_internal.collation_faults(regclass, text, text) is 'Why ids in a column cannot be told apart.';

create function ladder_internal.key_faults(p_table regclass, p_relation text, p_key text, p_key_type text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  v_column pg_catalog.pg_attribute;
begin
  select a.* into v_column
  from pg_catalog.pg_attribute as a
  where a.attrelid = p_table and a.attname = p_key::name and a.attnum > 0 and not a.attisdropped;
  if not found then
    return next pg_catalog.format('%s has no column %I, which the policy names as its key', p_relation, p_key);
    return;
  end if;
  if v_column.atttypid <> p_key_type::regtype then
    return next pg_catalog.format('key %I of %s is of type %s, not %s', p_key, p_relation, v_column.atttypid::regtype, p_key_type);
  end if;
  if not v_column.attnotnull then
    return next pg_catalog.format('key %I of %s may be null', p_key, p_relation);
  end if;
  return query select * from ladder_internal.collation_faults(p_table, p_relation, p_key);
  if not exists (
    select
    from pg_catalog.pg_index as i
    where i.indrelid = p_table and i.indisunique and i.indisvalid and i.indimmediate and i.indpred is null
      and i.indnkeyatts = 1 and i.indkey[0] = v_column.attnum
  ) then
    return next pg_catalog.format('key %I of %s is not unique by itself: no unique index on it alone', p_key, p_relation);
  end if;
end
$$;
comment on function ladder_internal.key_faults(regclass, text, text, text) is 'Why a column is not the key the policy says it is.';

create function ladder_internal.users_faults(p_relation text, p_key text, p_type text, p_governed boolean) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  v_relation constant regclass := pg_catalog.to_regclass(p_relation);
begin
  if v_relation is null then
    return next pg_catalog.format('the table of users %s does not exist', p_relation);
    return;
  end if;
  return query select * from ladder_internal.key_faults(v_relation, p_relation, p_key, p_type);
  if not p_governed and (select c.relrowsecurity from pg_catalog.pg_class as c where c.oid = v_relation) then
    return next pg_catalog.format('the table of users %s has row-level security of its own, so pgladder would not see its users', p_relation);
  end if;
end
$$;
comment on function ladder_internal.users_faults(text, text, text, boolean) is 'Why a table cannot be the users'' table.';

create function ladder_internal.container_faults(
  p_relation text,
  p_key text,
  p_key_type text,
  p_owner text,
  p_owner_type text,
  p_policies text[],
  p_adopted text[],
  p_projected boolean
) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  v_relation constant regclass := pg_catalog.to_regclass(p_relation);
  v_class pg_catalog.pg_class;
  v_column pg_catalog.pg_attribute;
  v_name text;
begin
  if v_relation is null then
    return next pg_catalog.format('table %s does not exist', p_relation);
    return;
  end if;
  select c.* into v_class from pg_catalog.pg_class as c where c.oid = v_relation;
  if v_class.relkind not in ('r', 'p') or v_class.relpersistence = 't' then
    return next pg_catalog.format('%s is not an ordinary or partitioned table', p_relation);
    return;
  end if;
  if not pg_catalog.pg_has_role(current_user, v_class.relowner, 'usage') then
    return next pg_catalog.format('%s belongs to %I, and %I may not act as its owner', p_relation, pg_catalog.pg_get_userbyid(v_class.relowner), current_user);
  end if;

  for v_name in
    select i.inhparent::regclass::text from pg_catalog.pg_inherits as i where i.inhrelid = v_relation order by 1
  loop
    return next pg_catalog.format('%s is part of %s, through which its rows can be reached: govern that table instead', p_relation, v_name);
  end loop;
  for v_name in
    select c.oid::regclass::text
    from pg_catalog.pg_inherits as i
    join pg_catalog.pg_class as c on c.oid = i.inhrelid
    where i.inhparent = v_relation and not c.relispartition
    order by 1
  loop
    return next pg_catalog.format('%s is inherited by %s, whose rows it cannot protect', p_relation, v_name);
  end loop;

  return query select * from ladder_internal.key_faults(v_relation, p_relation, p_key, p_key_type);

  if p_owner is not null then
    select a.* into v_column
    from pg_catalog.pg_attribute as a
    where a.attrelid = v_relation and a.attname = p_owner::name and a.attnum > 0 and not a.attisdropped;
    if not found then
      return next pg_catalog.format('%s has no column %I, which the policy names as its owner', p_relation, p_owner);
    else
      if v_column.atttypid <> p_owner_type::regtype then
        return next pg_catalog.format('owner %I of %s is of type %s, not %s as users are', p_owner, p_relation, v_column.atttypid::regtype, p_owner_type);
      end if;
      return query select * from ladder_internal.collation_faults(v_relation, p_relation, p_owner);
      if exists (
        select
        from pg_catalog.pg_constraint as c
        where c.contype = 'f' and c.conrelid = v_relation and v_column.attnum = any (c.conkey) and 'd' in (c.confdeltype, c.confupdtype)
      ) then
        return next pg_catalog.format('owner %I of %s is set to its default by a foreign key, which would give objects to whoever deletes the user', p_owner, p_relation);
      end if;
      if v_column.attgenerated <> '' or v_column.attidentity <> '' then
        return next pg_catalog.format('owner %I of %s is generated by the database', p_owner, p_relation);
      end if;
      if exists (
        select
        from pg_catalog.pg_attrdef as d
        where d.adrelid = v_relation and d.adnum = v_column.attnum
          and not exists (
            select
            from pg_catalog.pg_depend as p
            where p.classid = 'pg_catalog.pg_attrdef'::regclass and p.objid = d.oid
              and p.refclassid = 'pg_catalog.pg_proc'::regclass and p.refobjid = pg_catalog.to_regprocedure('ladder.user_id()')
          )
          and v_column.attgenerated = ''
      ) then
        return next pg_catalog.format('owner %I of %s has a default of its own, and pgladder gives it one', p_owner, p_relation);
      end if;
    end if;
  end if;

  if p_projected and exists (
    select
    from pg_catalog.pg_attribute as a
    where a.attrelid = v_relation and a.attname = 'pgladder_entries' and not a.attisdropped
      and coalesce(pg_catalog.col_description(v_relation, a.attnum), '') not like 'pgladder: %'
  ) then
    return next pg_catalog.format('%s has a column pgladder_entries that pgladder did not make', p_relation);
  end if;

  for v_name in
    select p.polname
    from pg_catalog.pg_policy as p
    where p.polrelid = v_relation and p.polname <> all (p_policies)
    order by p.polname
  loop
    return next pg_catalog.format('%s has a policy that is not pgladder''s: %I', p_relation, v_name);
  end loop;

  for v_name in
    with recursive family as (
      select v_relation::oid as relation
      union
      select i.inhrelid from pg_catalog.pg_inherits as i join family as f on f.relation = i.inhparent
    ),
    privileges as (
      select c.oid as relation, c.relowner, x.grantee, x.privilege_type
      from family as f
      join pg_catalog.pg_class as c on c.oid = f.relation
      cross join pg_catalog.aclexplode(c.relacl) as x
      union
      select c.oid, c.relowner, x.grantee, x.privilege_type
      from family as f
      join pg_catalog.pg_class as c on c.oid = f.relation
      join pg_catalog.pg_attribute as a on a.attrelid = c.oid and not a.attisdropped
      cross join pg_catalog.aclexplode(a.attacl) as x
    )
    select
      pg_catalog.format(
        '%s has %s on %s',
        case p.grantee when 0 then 'PUBLIC' else pg_catalog.format('role %I', r.rolname) end,
        pg_catalog.string_agg(p.privilege_type, ', ' order by p.privilege_type),
        p.relation::regclass
      )
    from privileges as p
    left join pg_catalog.pg_roles as r on r.oid = p.grantee
    where p.grantee <> p.relowner
      and not coalesce(
        r.rolname = any (p_adopted::name[])
          or (r.oid = pg_catalog.to_regrole('ladder_engine') and p.privilege_type in ('SELECT', 'UPDATE'))
          or (r.oid = pg_catalog.to_regrole('ladder_projector') and p.privilege_type = 'UPDATE')
          or (
            p.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
            and exists (
              select
              from pg_catalog.pg_auth_members as m
              where m.member = r.oid and m.roleid = pg_catalog.to_regrole('ladder_session') and not m.admin_option
            )
          ),
        false
      )
    group by p.relation, p.grantee, r.rolname
    order by 1
  loop
    return next v_name;
  end loop;
end
$$;
comment on function ladder_internal.container_faults(text, text, text, text, text, text[], text[], boolean) is
  'Why a table cannot be governed as the policy says, one sentence a fault; no row if it can.';
