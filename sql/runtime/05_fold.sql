-- The matrix as bit strings, and the fold of it for one request.

create function ladder_internal.rebuild_bits() returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  delete from ladder_internal.bits;
  insert into ladder_internal.bits (role_id, kind, table_granted, table_denied, global_granted, global_denied)
  select
    e.role_id,
    e.kind,
    string_agg(case e.on_table when 'GRANT' then '1' else '0' end, '' order by e.position)::bit varying,
    string_agg(case e.on_table when 'DENY' then '1' else '0' end, '' order by e.position)::bit varying,
    string_agg(case e.globally when 'GRANT' then '1' else '0' end, '' order by e.position)::bit varying,
    string_agg(case e.globally when 'DENY' then '1' else '0' end, '' order by e.position)::bit varying
  from (
    select
      r.id as role_id,
      r.kind,
      p.position,
      t.effect as on_table,
      case
        when g.effect in ('GRANT', 'DENY') then g.effect
        -- Steps 6 and 7, nothing written: the policy's default. It never grants PERMISSION, and a denying
        -- default is said by the system roles only, so that being given a role takes nothing away.
        when r.kind in ('system', 'custom') and y.global_default = 'GRANT' and p.operation <> 'PERMISSION' then 'GRANT'
        when r.kind = 'system' then 'DENY'
        else 'INHERIT'
      end as globally
    from ladder_internal.roles as r
    cross join ladder_internal.positions as p
    cross join ladder_internal.policy as y
    left join ladder_internal.cells_in_force as t
      on t.role_id = r.id
      and t.container = p.container
      and t.operation = p.operation
    left join ladder_internal.cells_in_force as g
      on g.role_id = r.id
      and g.level = 'global'
      and g.operation = p.operation
    where r.declared
  ) as e
  group by e.role_id, e.kind;
  update ladder_internal.policy
  set (owner_granted, owner_denied, enforced_own, enforced_other) = (
    select
      coalesce(string_agg(case e.owner when 'GRANT' then '1' else '0' end, '' order by e.position), '')::bit varying,
      coalesce(string_agg(case e.owner when 'DENY' then '1' else '0' end, '' order by e.position), '')::bit varying,
      coalesce(string_agg(case when e.enforced and e.owned then '1' else '0' end, '' order by e.position), '')::bit varying,
      coalesce(string_agg(case when e.enforced then '1' else '0' end, '' order by e.position), '')::bit varying
    from (
      select
        p.position,
        o.effect as owner,
        c.relation is not null
          and (p.operation in ('FIND', 'CREATE', 'UPDATE', 'REMOVE') or (p.operation = 'UPSERT' and c.upsert_own)) as enforced,
        -- CREATE has no object yet
        c.owner_column is not null and p.operation <> 'CREATE' as owned
      from ladder_internal.positions as p
      join ladder_internal.containers as c on c.ordinal = p.container
      left join ladder_internal.cells_in_force as o
        on o.level = 'owner'
        and o.container = p.container
        and o.operation = p.operation
    ) as e
  );
end;
comment on function ladder_internal.rebuild_bits() is 'Writes the bit strings anew from the cells. Whoever changes a cell calls it in the same transaction.';

create function ladder_internal.fold(p_user ladder_user_id, p_roles integer[], out own bit varying, out other bit varying)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  -- step 4
  v_owner_granted bit varying;
  v_owner_denied bit varying;
  v_zero bit varying;
  c record;
  v_user_granted bit varying;
  v_user_denied bit varying;
  -- what comes after step 3
  v_after bit varying;
begin
  select y.owner_granted, y.owner_denied, y.owner_granted & ~y.owner_granted
  into v_owner_granted, v_owner_denied, v_zero
  from ladder_internal.policy as y;

  select
    -- step 2, for those without a cell of their own
    coalesce(bit_or(b.table_granted) filter (where b.kind = 'all users'), v_zero) as all_users_granted,
    coalesce(bit_or(b.table_denied) filter (where b.kind = 'all users'), v_zero) as all_users_denied,
    -- step 3
    coalesce(bit_or(b.table_granted) filter (where b.kind = 'custom'), v_zero) as custom_granted,
    coalesce(bit_or(b.table_denied) filter (where b.kind = 'custom'), v_zero) as custom_denied,
    -- step 5: the all-roles cell of a table speaks beside the system roles
    coalesce(bit_or(b.table_granted) filter (where b.kind in ('system', 'all roles')), v_zero) as system_granted,
    coalesce(bit_or(b.table_denied) filter (where b.kind in ('system', 'all roles')), v_zero) as system_denied,
    -- step 6
    coalesce(bit_or(b.global_granted) filter (where b.kind = 'custom'), v_zero) as global_custom_granted,
    coalesce(bit_or(b.global_denied) filter (where b.kind = 'custom'), v_zero) as global_custom_denied,
    -- step 7
    coalesce(bit_or(b.global_denied) filter (where b.kind = 'system'), ~v_zero) as global_system_denied
  into c
  from ladder_internal.bits as b
  where b.role_id = any (p_roles);

  -- step 2: the user's own cells, which few users have
  if exists (select from ladder_internal.user_cells as x where x.user_id = p_user) then
    select
      coalesce(bit_or(pg_catalog.set_bit(v_zero, p.position, 1)) filter (where m.effect = 'GRANT'), v_zero),
      coalesce(bit_or(pg_catalog.set_bit(v_zero, p.position, 1)) filter (where m.effect = 'DENY'), v_zero)
    into v_user_granted, v_user_denied
    from (
      select distinct on (x.container, x.operation) x.container, x.operation, x.effect
      from ladder_internal.user_cells as x
      where x.user_id = p_user
      order by x.container, x.operation, x.origin = 'run time' desc
    ) as m
    join ladder_internal.positions as p on p.container = m.container and p.operation = m.operation;
  else
    v_user_granted := v_zero;
    v_user_denied := v_zero;
  end if;
  -- a cell of their own comes before that of all users
  v_user_denied := v_user_denied | (c.all_users_denied & ~v_user_granted);
  v_user_granted := v_user_granted | c.all_users_granted;

  -- What a step denies stays denied, what it grants is granted, and the rest is for the next one to say. Within a step DENY is stronger.
  v_after := ~c.system_denied
    & (c.system_granted | (~c.global_custom_denied & (c.global_custom_granted | ~c.global_system_denied)));
  other := ~v_user_denied & (v_user_granted | (~c.custom_denied & (c.custom_granted | v_after)));
  v_after := ~v_owner_denied & (v_owner_granted | v_after);
  own := case
    when p_user is null then other
    else ~v_user_denied & (v_user_granted | (~c.custom_denied & (c.custom_granted | v_after)))
  end;
end
$$;
comment on function ladder_internal.fold(ladder_user_id, integer[]) is
  'Steps 2 to 7 for every position at once: the bits for objects the user owns, and for the others.';
