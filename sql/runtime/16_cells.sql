-- Cells that are set at run time: of single users on a table, and of the matrix. A cell that is set to what the policy says of it is the
-- policy's again; every other one goes before the policy's, whatever later migrations write there.

create function ladder_internal.read_cell(p_operation text, p_container regclass) returns ladder_internal.containers
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operation constant text := ladder_internal.read_operation(p_operation);
  v_container ladder_internal.containers;
  v_derived regclass;
begin
  if p_container is not null then
    v_container := ladder_internal.read_container(p_container);
  end if;
  if v_operation = 'UPSERT' then
    select c.relation into v_derived
    from ladder_internal.containers as c
    where c.relation is not null and not c.upsert_own and (p_container is null or c.relation = p_container)
    order by c.ordinal
    limit 1;
    if v_derived is not null then
      raise exception using
        errcode = '55000',
        message = pg_catalog.format('UPSERT has no cells: on %s it follows from CREATE and UPDATE', v_derived),
        hint = 'Set cells of CREATE and UPDATE, or upsert: own in the policy.';
    end if;
  end if;
  return v_container;
end
$$;
comment on function ladder_internal.read_cell(text, regclass) is
  'The container of a cell, or a row of nulls for a global one; an error where nobody would read the cell.';

create function ladder_internal.require_holder(p_effect text, p_operation text, p_container ladder_internal.containers, p_user ladder_user_id)
returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_holds boolean;
begin
  if not ladder_internal.in_request() or p_operation = 'PERMISSION' then
    perform ladder_internal.require_role_giver();
    return true;
  end if;
  if not ladder_internal.allowed_on_table('PERMISSION', (p_container).ordinal, false) then
    raise exception using
      errcode = '42501',
      message = pg_catalog.format('the caller does not hold PERMISSION on %s', (p_container).relation),
      hint = 'On a table it comes from a user''s own cells and from roles; the owner policy does not give it.';
  end if;
  if ladder.has_role('ServerCodeUser') then
    return true;
  end if;
  perform ladder_internal.refuse_naming_oneself(p_user);
  v_holds := (
    select pg_catalog.bool_and(
      ladder_internal.allowed_on_table(o.operation, (p_container).ordinal, false, 'infinity')
      and (
        o.operation = 'CREATE'
        or (p_container).owner_column is null
        or ladder_internal.allowed_on_table(o.operation, (p_container).ordinal, true, 'infinity')
      )
    )
    from unnest(
      case when p_operation = 'UPSERT' and not (p_container).upsert_own then array['CREATE', 'UPDATE'] else array[p_operation] end
    ) as o (operation)
  );
  if p_effect = 'GRANT' and not v_holds then
    raise exception using
      errcode = '42501',
      message = pg_catalog.format('the caller may not give %s, which they do not hold themselves for good, on %s', p_operation, (p_container).relation),
      hint = 'Nobody gives more than they have.';
  end if;
  return v_holds;
end
$$;
comment on function ladder_internal.require_holder(text, text, ladder_internal.containers, ladder_user_id) is
  'Raises unless the caller may write a user''s cell on a table. Returns whether they may take a DENY away.';

create function ladder_internal.set_user_cell(p_effect text, p_operation text, p_container regclass, p_user ladder_user_id) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_container constant ladder_internal.containers := ladder_internal.read_cell(p_operation, p_container);
  v_freed boolean;
  v_policy text;
begin
  perform ladder_internal.require_holder(p_effect, p_operation, v_container, p_user);
  -- One at a time, so that what is judged is what is written over.
  perform pg_catalog.pg_advisory_xact_lock(
    pg_catalog.hashtextextended(pg_catalog.format('pgladder cell %s %s %s', v_container.ordinal, p_operation, p_user), 0)
  );
  v_freed := ladder_internal.require_holder(p_effect, p_operation, v_container, p_user);
  perform ladder_internal.require_user(p_user);
  if not v_freed then
    if p_effect = 'INHERIT' and 'DENY' = (
      select u.effect
      from ladder_internal.user_cells as u
      where u.user_id = p_user and u.container = v_container.ordinal and u.operation = p_operation
      order by u.origin = 'run time' desc
      limit 1
    ) then
      raise exception using
        errcode = '42501',
        message = pg_catalog.format('the caller may not take away what denies %s on %s', p_operation, v_container.relation),
        hint = 'A DENY is taken away only by who holds the operation; or by server code, or an administrator.';
    end if;
  end if;
  select u.effect into v_policy
  from ladder_internal.user_cells as u
  where u.user_id = p_user and u.container = v_container.ordinal and u.operation = p_operation and u.origin = 'policy';
  if p_effect = coalesce(v_policy, 'INHERIT') then
    delete from ladder_internal.user_cells as u
    where u.user_id = p_user and u.container = v_container.ordinal and u.operation = p_operation and u.origin = 'run time';
  else
    insert into ladder_internal.user_cells as u (user_id, container, operation, effect, origin)
    values (p_user, v_container.ordinal, p_operation, p_effect, 'run time')
    on conflict on constraint user_cells_pkey do update set effect = excluded.effect where u.effect <> excluded.effect;
  end if;
exception when foreign_key_violation then
  perform ladder_internal.require_user(p_user);
  raise exception using errcode = '40001', message = 'the user changed at the same time', hint = 'Begin the transaction again.';
end
$$;
comment on function ladder_internal.set_user_cell(text, text, regclass, ladder_user_id) is 'Step 2 for one user: writes the cell, or takes it back (INHERIT).';

create function ladder.grant_on_table_for_user(operation text, container regclass, user_id text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_user_cell(
    'GRANT', grant_on_table_for_user.operation, grant_on_table_for_user.container, ladder_internal.parse_user_id(grant_on_table_for_user.user_id)
  );
end;
comment on function ladder.grant_on_table_for_user(text, regclass, text) is 'Grants a user an operation on a table (step 2), from their next request on.';

create function ladder.deny_on_table_for_user(operation text, container regclass, user_id text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_user_cell(
    'DENY', deny_on_table_for_user.operation, deny_on_table_for_user.container, ladder_internal.parse_user_id(deny_on_table_for_user.user_id)
  );
end;
comment on function ladder.deny_on_table_for_user(text, regclass, text) is 'Denies a user an operation on a table (step 2), from their next request on.';

create function ladder.inherit_on_table_for_user(operation text, container regclass, user_id text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  select ladder_internal.set_user_cell(
    'INHERIT', inherit_on_table_for_user.operation, inherit_on_table_for_user.container, ladder_internal.parse_user_id(inherit_on_table_for_user.user_id)
  );
end;
comment on function ladder.inherit_on_table_for_user(text, regclass, text) is
  'Takes back what a table says of a user (step 2), from their next request on; also what the policy says.';

create function ladder_internal.set_cell(p_level text, p_role integer, p_operation text, p_container integer, p_effect text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  v_policy text;
begin
  if p_effect is null or p_effect not in ('GRANT', 'DENY', 'INHERIT') then
    raise exception using
      errcode = '22023',
      message = pg_catalog.format('unknown effect %L', p_effect),
      hint = 'An effect is one of GRANT, DENY, INHERIT.';
  end if;
  -- The bits are derived from all cells, so cells are written by one at a time.
  lock table ladder_internal.cells in share row exclusive mode;
  select c.effect into v_policy
  from ladder_internal.cells as c
  where c.level = p_level and c.role_id is not distinct from p_role and c.container is not distinct from p_container
    and c.operation = p_operation and c.origin = 'policy';
  if p_effect = coalesce(v_policy, 'INHERIT') then
    delete from ladder_internal.cells as c
    where c.level = p_level and c.role_id is not distinct from p_role and c.container is not distinct from p_container
      and c.operation = p_operation and c.origin = 'run time';
  else
    insert into ladder_internal.cells as c (level, role_id, container, operation, effect, origin)
    values (p_level, p_role, p_container, p_operation, p_effect, 'run time')
    on conflict (level, role_id, container, operation, origin) do update set effect = excluded.effect where c.effect <> excluded.effect;
  end if;
  if found then
    perform ladder_internal.rebuild_bits();
  end if;
end
$$;
comment on function ladder_internal.set_cell(text, integer, text, integer, text) is 'Writes a cell of the matrix at run time, and the bits that follow from it.';

create function ladder.set_role_permission(role text, operation text, container regclass, effect text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container ladder_internal.containers;
  v_all_roles constant boolean := set_role_permission.role is not distinct from '*';
begin
  perform ladder_internal.require_administrator();
  v_container := ladder_internal.read_cell(set_role_permission.operation, set_role_permission.container);
  if v_all_roles and set_role_permission.container is null then
    raise exception using
      errcode = '22023',
      message = 'all roles (*) have no global cell',
      hint = 'Name a role, or a table.';
  end if;
  perform ladder_internal.set_cell(
    case when set_role_permission.container is null then 'global' else 'role' end,
    case when v_all_roles then ladder_internal.wildcard('all roles') else ladder_internal.read_role(set_role_permission.role) end,
    set_role_permission.operation,
    v_container.ordinal,
    set_role_permission.effect
  );
end
$$;
comment on function ladder.set_role_permission(text, text, regclass, text) is
  'Sets a cell of a role (or *, all roles) on a table, or without a table its global cell; from the next request on, without a migration.';

create function ladder.set_owner_permission(operation text, container regclass, effect text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_container ladder_internal.containers;
begin
  perform ladder_internal.require_administrator();
  v_container := ladder_internal.read_container(set_owner_permission.container);
  perform ladder_internal.read_cell(set_owner_permission.operation, set_owner_permission.container);
  if set_owner_permission.operation = 'CREATE' then
    raise exception using
      errcode = '22023',
      message = 'an owner policy has no cell for CREATE',
      hint = 'There is no object yet, so nobody owns it: set a cell of a role.';
  end if;
  if v_container.owner_column is null then
    raise exception using
      errcode = '55000',
      message = pg_catalog.format('objects of %s have no owners', v_container.relation),
      hint = 'Set owner in the policy and apply its migration.';
  end if;
  perform ladder_internal.set_cell('owner', null, set_owner_permission.operation, v_container.ordinal, set_owner_permission.effect);
end
$$;
comment on function ladder.set_owner_permission(text, regclass, text) is
  'Sets a cell of a table''s owner policy; from the next request on, without a migration.';

grant execute on function
  ladder.grant_on_table_for_user(text, regclass, text),
  ladder.deny_on_table_for_user(text, regclass, text),
  ladder.inherit_on_table_for_user(text, regclass, text)
to ladder_session, ladder_admin;
grant execute on function
  ladder.set_role_permission(text, text, regclass, text),
  ladder.set_owner_permission(text, regclass, text)
to ladder_admin;
