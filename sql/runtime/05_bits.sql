-- The matrix as bit strings: what the fold reads when a request opens.

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
      coalesce(t.effect, 'INHERIT') as on_table,
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
      and t.level in ('role', 'user')
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
        c.relation is not null and p.operation in ('FIND', 'CREATE', 'UPDATE', 'REMOVE') as enforced,
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
