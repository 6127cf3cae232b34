-- The matrix as bit strings: what the fold reads when a request opens.

create function ladder_internal.rebuild_bits() returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  delete from ladder_internal.bits;
  insert into ladder_internal.bits (level, role_id, granted, denied)
  select
    l.level,
    l.role_id,
    string_agg(case l.effect when 'GRANT' then '1' else '0' end, '' order by l.position)::bit varying,
    string_agg(case l.effect when 'DENY' then '1' else '0' end, '' order by l.position)::bit varying
  from (
    select
      s.level,
      s.role_id,
      p.position,
      case
        when c.effect in ('GRANT', 'DENY') then c.effect
        -- Steps 6 and 7, nothing written: the policy's default. It never grants PERMISSION, and a denying
        -- default is said by the system roles only, so that being given a role takes nothing away.
        when s.level = 'global' and y.global_default = 'GRANT' and p.operation <> 'PERMISSION' then 'GRANT'
        when s.level = 'global' and s.kind = 'system' then 'DENY'
        else 'INHERIT'
      end as effect
    from (
      select 'owner' as level, null::integer as role_id, null::text as kind
      union all
      select 'user', r.id, r.kind from ladder_internal.roles as r where r.kind = 'all users'
      union all
      select 'role', r.id, r.kind from ladder_internal.roles as r where r.kind <> 'all users' and r.declared
      union all
      select 'global', r.id, r.kind from ladder_internal.roles as r where r.kind in ('system', 'custom') and r.declared
    ) as s
    cross join ladder_internal.positions as p
    cross join ladder_internal.policy as y
    left join ladder_internal.cells_in_force as c
      on c.level = s.level
      and c.role_id is not distinct from s.role_id
      and c.operation = p.operation
      and (c.container = p.container or c.level = 'global')
  ) as l
  group by l.level, l.role_id;
end;
comment on function ladder_internal.rebuild_bits() is 'Writes the bit strings anew from the cells. Whoever changes a cell calls it in the same transaction.';
