-- What this database holds of pgladder, one row a thing. Compared with what the migrations make on an empty database.
set local search_path = pg_catalog, pg_temp;
create temporary table found on commit drop as
with
  -- whoever applies the migrations
  applier as (
    select n.nspowner as oid from pg_namespace as n where n.nspname = 'ladder'
  ),
  -- the word for "may become" is another one since PostgreSQL 16
  become (word) as (
    select case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end
  ),
  governed as (
    select c.relation, c.ordinal, k.relname, k.relnamespace, k.relowner, c.key_column, c.owner_column, c.entries_in_force, k.oid
    from ladder_internal.containers as c
    join pg_class as k on k.oid = c.relation
  ),
  -- entries of tables that are governed no more, or have none any more; they stay
  former as (
    select c.entries as oid
    from ladder_internal.containers as c
    where c.entries is not null and not exists (
      select
      from ladder_internal.containers as n
      where n.relation is not null and n.entries_in_force and n.entries = c.entries
    )
  ),
  ours as (
    select k.*
    from pg_class as k
    where k.relnamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace)
      and k.oid not in (select f.oid from former as f)
      -- the bookkeeping of `pgladder migrate`
      and not (
        k.relnamespace = 'ladder'::regnamespace and k.relname = 'migrations' and k.relkind = 'r'
        and k.relowner = (select a.oid from applier as a)
      )
  ),
  -- profiles of another database of the cluster are not among them
  our_role as (
    select r.oid, r.rolname, r.rolname in ('ladder_gateway', 'ladder_session', 'ladder_admin') as is_shared
    from pg_roles as r
    where r.rolname in ('ladder_gateway', 'ladder_session', 'ladder_engine', 'ladder_admin', 'ladder_projector', 'ladder_dynamic')
      or exists (select from ladder_internal.profiles as p where p.role = r.rolname)
  ),
  -- who creates a role administers it since PostgreSQL 16, and is no member by that, nor is whoever applies the migrations
  membership as (
    select
      m.roleid,
      m.member,
      m.admin_option,
      coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, w.rolinherit) as inherits,
      w.rolinherit
    from pg_auth_members as m
    join pg_roles as w on w.oid = m.member
    where coalesce((to_jsonb(m) ->> 'inherit_option')::boolean or (to_jsonb(m) ->> 'set_option')::boolean, true)
      or m.admin_option and not w.rolcreaterole and w.oid <> (select a.oid from applier as a)
  ),
  -- who opens requests: the application's logins, and whoever may become one
  opener as (
    with recursive a as (
      select m.member as oid
      from membership as m
      join pg_roles as r on r.oid = m.roleid
      where r.rolname = 'ladder_gateway'
      union
      select m.member
      from a
      join membership as m on m.roleid = a.oid
    )
    select a.oid from a
  ),
  -- what nobody who opens requests may be, whether by a grant or by way of others
  too_powerful as (
    select r.oid, r.rolname
    from pg_roles as r
    where r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication
      or r.rolname in (
        'pg_read_all_data', 'pg_write_all_data', 'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program',
        'ladder_engine', 'ladder_admin', 'ladder_projector'
      )
      or r.oid in (select g.relowner from governed as g)
      or r.oid in (select k.relowner from governed as g cross join pg_partition_tree(g.oid) as c join pg_class as k on k.oid = c.relid)
      or r.oid = (select a.oid from applier as a)
  ),
  person as (
    select
      r.oid,
      case when r.oid = a.oid then 'whoever applies the migrations' else quote_ident(r.rolname) end as name
    from pg_roles as r
    cross join applier as a
    union all
    select 0, 'PUBLIC'
  ),
  schema_privilege as (
    select n.oid, string_agg(distinct y.said, '; ' order by y.said) as said
    from pg_namespace as n
    cross join aclexplode(n.nspacl) as x
    join person as p on p.oid = x.grantee
    cross join format('%s to %s%s', x.privilege_type, p.name, case when x.is_grantable then ' with grant option' else '' end) as y (said)
    where x.grantee <> n.nspowner
    group by n.oid
  ),
  function_privilege as (
    select f.oid, string_agg(distinct y.said, ', ' order by y.said) as said
    from pg_proc as f
    cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) as x
    join person as p on p.oid = x.grantee
    cross join concat(p.name, case when x.is_grantable then ' with grant option' else '' end) as y (said)
    where f.pronamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace) and x.grantee <> f.proowner
    group by f.oid
  ),
  table_privilege as (
    select k.oid, p.oid as grantee, p.name, x.privilege_type, x.is_grantable, null::text as columns
    from pg_class as k
    cross join aclexplode(k.relacl) as x
    join person as p on p.oid = x.grantee
    where x.grantee <> k.relowner
    union all
    select
      k.oid,
      p.oid,
      p.name,
      x.privilege_type,
      x.is_grantable,
      case
        when count(*) > 1 and count(*) = (
          select count(*)
          from pg_attribute as c
          where c.attrelid = k.oid and c.attnum > 0 and not c.attisdropped and c.attname <> 'pgladder_entries'
        ) and not bool_or(a.attname = 'pgladder_entries') then 'every column but pgladder_entries'
        else string_agg(quote_ident(a.attname), ', ' order by a.attname)
      end
    from pg_class as k
    join pg_attribute as a on a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped
    cross join aclexplode(a.attacl) as x
    join person as p on p.oid = x.grantee
    where x.grantee <> k.relowner
    group by k.oid, p.oid, p.name, x.privilege_type, x.is_grantable
  ),
  said_privilege as (
    select
      t.oid,
      t.grantee,
      t.name,
      string_agg(
        concat(
          t.privilege_type,
          case when t.columns is null then '' else format(' (%s)', t.columns) end,
          case when t.is_grantable then ' with grant option' else '' end
        ),
        ', '
        order by t.privilege_type, t.columns, t.is_grantable
      ) as said
    from table_privilege as t
    group by t.oid, t.grantee, t.name
  ),
  trigger_on as (
    select
      t.tgrelid,
      t.tgname,
      t.tgenabled,
      -- for each row: partitions have it too
      t.tgtype & 1 = 1 as is_cloned,
      format(
        '%s; enabled %s',
        pg_get_triggerdef(t.oid),
        case t.tgenabled when 'A' then 'always' when 'O' then 'where rows are changed' when 'D' then 'never' else 'on replicas only' end
      ) as said,
      f.pronamespace
    from pg_trigger as t
    join pg_proc as f on f.oid = t.tgfoid
    where not t.tgisinternal
  )

select
  'database role' as kind,
  null::regclass as relation,
  r.rolname::text as thing,
  format(
    '%s, %s%s%s; members: %s; member of: %s',
    case when r.rolcanlogin then 'login' else 'no login' end,
    case when r.rolinherit then 'inherits' else 'does not inherit' end,
    case when r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication then ', more than it may be' else '' end,
    (select concat(', ', string_agg(c.setting, ', ' order by c.setting)) from pg_db_role_setting as d cross join unnest(d.setconfig) as c (setting) where d.setrole = r.oid having count(*) > 0),
    coalesce((
      select string_agg(distinct y.said, ', ' order by y.said)
      from membership as m
      join pg_roles as w on w.oid = m.member
      cross join concat(
        quote_ident(w.rolname),
        case when m.inherits <> m.rolinherit then case when m.inherits then ', inheriting' else ', not inheriting' end else '' end,
        case when m.admin_option then ', who gives it on' else '' end
      ) as y (said)
      where m.roleid = r.oid
        and case
          -- logins and administrators are the application's to name
          when r.rolname in ('ladder_gateway', 'ladder_admin') then m.member in (select o.oid from our_role as o)
          -- a profile of another database of the cluster, which only gateways become
          when r.rolname = 'ladder_session' and starts_with(w.rolname::text, 'ladder_as_') and not w.rolcanlogin and not exists (
            select
            from membership as x
            join pg_roles as y on y.oid = x.member
            where x.roleid = w.oid and y.rolname <> 'ladder_gateway'
          ) then m.member in (select o.oid from our_role as o)
          -- whoever applies the migrations is what it makes
          else w.oid <> (select a.oid from applier as a)
        end
    ), 'nobody'),
    coalesce((
      select string_agg(distinct quote_ident(w.rolname), ', ' order by quote_ident(w.rolname))
      from pg_roles as w
      where w.oid <> r.oid
        and case
          when o.is_shared then
            w.oid in (select t.oid from too_powerful as t)
            and (pg_has_role(r.oid, w.oid, 'usage') or pg_has_role(r.oid, w.oid, v.word))
          else exists (select from pg_auth_members as m where m.member = r.oid and m.roleid = w.oid)
        end
    ), 'nothing')
  ) as definition
from our_role as o
join pg_roles as r on r.oid = o.oid
cross join become as v

union all
select
  'way around',
  null,
  quote_ident(r.rolname),
  format('opens requests, and may become %s', string_agg(quote_ident(t.rolname), ', ' order by t.rolname))
from opener as o
join pg_roles as r on r.oid = o.oid
-- an administrator may be the application's
join too_powerful as t on t.rolname <> 'ladder_admin'
cross join become as v
where pg_has_role(r.oid, t.oid, 'usage') or pg_has_role(r.oid, t.oid, v.word)
group by r.rolname

union all
select
  'way around',
  null,
  pg_describe_object(d.classid, d.objid, d.objsubid),
  format('belongs to %s', r.rolname)
from pg_shdepend as d
join our_role as o on o.oid = d.refobjid
join pg_roles as r on r.oid = o.oid
cross join pg_identify_object(d.classid, d.objid, d.objsubid) as i
where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o'
  and d.dbid = (select b.oid from pg_database as b where b.datname = current_database())
  and not exists (
    select
    from unnest(array['ladder', 'ladder_internal']) as y (name)
    where quote_ident(y.name) = case d.classid when 'pg_namespace'::regclass then i.name else i.schema end
  )

union all
select
  'way around',
  null,
  format('inheritance of %s by %s', i.inhparent::regclass, i.inhrelid::regclass),
  'lets others read or write'
from pg_inherits as i
join pg_class as k on k.oid = i.inhrelid and k.relkind not in ('i', 'I')
where i.inhparent in (select o.oid from ours as o) or i.inhrelid in (select o.oid from ours as o)

union all
-- what keeps triggers from being fired
select
  'way around',
  null,
  'session_replication_role may be set',
  string_agg(distinct p.name, ', ' order by p.name)
from pg_parameter_acl as l
cross join aclexplode(l.paracl) as x
join person as p on p.oid = x.grantee
where l.parname = 'session_replication_role'
  and x.grantee in (select 0 union all select o.oid from opener as o union all select o.oid from our_role as o)
having count(*) > 0

union all
select
  'way around',
  null,
  format('session_replication_role of %s', coalesce(r.rolname, 'every role')),
  c.setting
from pg_db_role_setting as s
cross join unnest(s.setconfig) as c (setting)
left join pg_roles as r on r.oid = s.setrole
where c.setting ~* '^session_replication_role=(?!origin$)'
  and s.setdatabase in (select 0 union all select b.oid from pg_database as b where b.datname = current_database())
  and s.setrole in (select 0 union all select o.oid from opener as o)

union all
select
  'schema',
  null,
  quote_ident(n.nspname),
  format('owner %s; %s', o.name, coalesce(s.said, 'for nobody'))
from pg_namespace as n
join person as o on o.oid = n.nspowner
left join schema_privilege as s on s.oid = n.oid
where n.nspname in ('ladder', 'ladder_internal')

union all
select
  'function',
  null,
  format('%I.%I(%s)', n.nspname, f.proname, pg_get_function_identity_arguments(f.oid)),
  format(
    'arguments (%s) returns %s; %s%s, %s, parallel %s%s%s, %s%s; owner %s; execute: %s; body %s',
    pg_get_function_arguments(f.oid),
    coalesce(pg_get_function_result(f.oid), 'nothing'),
    case f.prokind when 'f' then '' else 'no function, ' end,
    l.lanname,
    case f.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
    case f.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end,
    case when f.proleakproof then ', leakproof' else '' end,
    case when f.proisstrict then ', strict' else '' end,
    case when f.prosecdef then 'security definer' else 'security invoker' end,
    coalesce((select string_agg(', ' || c.setting, '' order by c.setting) from unnest(f.proconfig) as c (setting)), ''),
    o.name,
    coalesce(x.said, 'nobody'),
    md5(
      case f.proname
        -- counts the migrations
        when 'generation' then regexp_replace(coalesce(pg_get_function_sqlbody(f.oid), f.prosrc), '[0-9]+', 'n')
        else coalesce(pg_get_function_sqlbody(f.oid), f.prosrc)
      end
    )
  )
from pg_proc as f
join pg_namespace as n on n.oid = f.pronamespace
join pg_language as l on l.oid = f.prolang
join person as o on o.oid = f.proowner
left join function_privilege as x on x.oid = f.oid
where n.nspname in ('ladder', 'ladder_internal')

union all
select
  'relation',
  null,
  k.oid::regclass::text,
  format(
    '%s%s; owner %s%s%s; replica identity %s; %s%s',
    case k.relpersistence when 'p' then '' else 'not permanent, ' end,
    case k.relkind when 'r' then 'table' when 'v' then 'view' when 'c' then 'type' when 'S' then 'sequence' else k.relkind::text end,
    o.name,
    case when k.relrowsecurity or k.relforcerowsecurity then '; row security' else '' end,
    coalesce('; with ' || array_to_string(k.reloptions, ', '), ''),
    case k.relreplident when 'd' then 'default' when 'f' then 'full' when 'n' then 'nothing' else 'an index' end,
    (
      select string_agg(
        format(
          '%I %s%s%s%s%s',
          a.attname,
          format_type(a.atttypid, a.atttypmod),
          case when a.attcollation <> y.typcollation then ' collate ' || a.attcollation::regcollation else '' end,
          case when a.attnotnull then ' not null' else '' end,
          case a.attidentity when 'a' then ' generated always as identity' when 'd' then ' generated by default as identity' else '' end,
          coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
        ),
        ', '
        order by a.attnum
      )
      from pg_attribute as a
      join pg_type as y on y.oid = a.atttypid
      left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped and k.relkind <> 'S'
    ),
    -- PostgreSQL 15 names the table of each column also where there is but one
    case when k.relkind = 'v' then '; ' || regexp_replace(pg_get_viewdef(k.oid), '\m[a-z]\.', '', 'g') else '' end
  )
from ours as k
join person as o on o.oid = k.relowner
where k.relkind not in ('i', 'I', 't')

union all
select
  'privilege',
  null,
  format('of %s on %s', s.name, k.oid::regclass),
  s.said
from pg_class as k
join said_privilege as s on s.oid = k.oid
where k.oid in (select o.oid from ours as o)
  -- of the application's own tables only what they let pgladder's own roles do
  or (
    s.grantee in (select r.oid from our_role as r where r.rolname in ('ladder_engine', 'ladder_projector'))
    and k.relnamespace not in ('ladder'::regnamespace, 'ladder_internal'::regnamespace)
    and k.oid not in (select g.oid from governed as g)
    and k.oid not in (select c.relid from governed as g cross join pg_partition_tree(g.oid) as c)
  )

union all
select
  'constraint',
  null,
  format('%I on %s', c.conname, c.conrelid::regclass),
  pg_get_constraintdef(c.oid)
from pg_constraint as c
join ours as k on k.oid = c.conrelid
-- not null is said with the column; only since PostgreSQL 18 it is a constraint as well
where c.contype <> 'n'
  -- nor are the parts of a foreign key to a partitioned table
  and c.conparentid = 0

union all
select
  'index',
  null,
  i.indexrelid::regclass::text,
  pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else '; invalid' end
from pg_index as i
join ours as k on k.oid = i.indrelid
where k.relkind = 'r'

union all
select
  'trigger',
  null,
  format('%I on %s', t.tgname, t.tgrelid::regclass),
  t.said
from trigger_on as t
join ours as k on k.oid = t.tgrelid

union all
select
  'constraint',
  null,
  format('%I on %s is checked', c.conname, c.conrelid::regclass),
  format('no: the trigger on %s is disabled', t.tgrelid::regclass)
from pg_trigger as t
join pg_constraint as c on c.oid = t.tgconstraint
join ours as k on k.oid = c.conrelid
where t.tgisinternal and t.tgenabled <> 'O'

union all
select
  'rule',
  null,
  format('%I on %s', w.rulename, k.oid::regclass),
  pg_get_ruledef(w.oid)
from pg_rewrite as w
join ours as k on k.oid = w.ev_class
where w.rulename <> '_RETURN'

union all
select
  'policy',
  null,
  format('%I on %s', p.polname, k.oid::regclass),
  'on a table that nobody else reads'
from pg_policy as p
join ours as k on k.oid = p.polrelid

union all
select
  'default privilege',
  null,
  format('of what %s makes in %s', quote_ident(r.rolname), d.defaclnamespace::regnamespace),
  array_to_string(d.defaclacl, ', ')
from pg_default_acl as d
join pg_roles as r on r.oid = d.defaclrole
where d.defaclnamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace)

union all
select
  'type',
  null,
  t.oid::regtype::text,
  format('of type %s', t.typtype)
from pg_type as t
where t.typnamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace) and t.typtype not in ('b', 'c')

union all
select
  'operator',
  null,
  o.oid::regoperator::text,
  o.oprcode::text
from pg_operator as o
where o.oprnamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace)

union all
select
  'owner',
  g.oid,
  'is nobody who opens requests',
  case
    when o.rolsuper then 'yes'
    when o.oid in (select r.oid from our_role as r) then 'no: it is ' || quote_ident(o.rolname)
    when exists (
      select
      from our_role as r
      where r.rolname in ('ladder_gateway', 'ladder_session')
        and pg_has_role(o.oid, r.oid, (select v.word from become as v))
        and o.oid <> (select a.oid from applier as a)
    ) then 'no: it is ' || quote_ident(o.rolname)
    else 'yes'
  end
from governed as g
join pg_roles as o on o.oid = g.relowner

union all
select
  'child',
  g.oid,
  i.inhrelid::regclass::text,
  'inherits from it, and is not governed'
from governed as g
join pg_inherits as i on i.inhparent = g.oid
join pg_class as k on k.oid = i.inhrelid and not k.relispartition

union all
select
  'child',
  g.oid,
  i.inhparent::regclass::text,
  'has its rows, and does not judge them'
from governed as g
join pg_inherits as i on i.inhrelid = g.oid

union all
-- of partitions only what is not as it should be: there may be any number of them
select
  'trigger',
  g.oid,
  format('%I on its part %s', t.tgname, c.relid::regclass),
  case when p.tgenabled is null then 'missing' else format('enabled %s', p.tgenabled) end
from governed as g
join trigger_on as t on t.tgrelid = g.oid and t.is_cloned
cross join pg_partition_tree(g.oid) as c
left join pg_trigger as p on p.tgrelid = c.relid and p.tgname = t.tgname
where c.relid <> g.oid
  and t.pronamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace)
  and p.tgenabled is distinct from t.tgenabled

union all
select
  'row security',
  g.oid,
  'is enabled and forced',
  case when k.relrowsecurity and k.relforcerowsecurity then 'yes' when k.relrowsecurity then 'not forced' else 'not enabled' end
from governed as g
join pg_class as k on k.oid = g.oid

union all
select
  'policy',
  g.oid,
  p.polname::text,
  format(
    '%s for %s to %s%s%s',
    case when p.polpermissive then 'permissive' else 'restrictive' end,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    (select string_agg(r.name, ', ' order by r.name) from person as r where r.oid = any (p.polroles)),
    coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), ''),
    coalesce(' with check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
  )
from governed as g
join pg_policy as p on p.polrelid = g.oid

union all
select
  'privilege',
  g.oid,
  'of ' || s.name,
  s.said
from governed as g
join said_privilege as s on s.oid = g.oid

union all
select
  'privilege',
  g.oid,
  format('of %s on its part %s', s.name, c.relid::regclass),
  s.said
from governed as g
cross join pg_partition_tree(g.oid) as c
join said_privilege as s on s.oid = c.relid
where c.relid <> g.oid

union all
select
  'trigger',
  g.oid,
  t.tgname::text,
  t.said
from governed as g
join trigger_on as t on t.tgrelid = g.oid
where t.pronamespace in ('ladder'::regnamespace, 'ladder_internal'::regnamespace) or starts_with(t.tgname::text, 'pgladder_')

union all
select
  'column',
  g.oid,
  quote_ident(a.attname),
  format(
    '%s%s%s%s',
    format_type(a.atttypid, null),
    case when a.attnotnull and a.attname is distinct from g.owner_column then ' not null' else '' end
      || case when a.attcollation in (select l.oid from pg_collation as l where not l.collisdeterministic) then ', takes several texts for one' else '' end,
    -- a key's default is the application's own, unless the key is who owns the object
    case when a.attname = g.key_column and g.key_column is distinct from g.owner_column then '' else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end,
    case a.attname
      when g.owner_column then
        case
          when exists (
            select
            from pg_index as i
            join pg_class as k on k.oid = i.indexrelid
            join pg_am as m on m.oid = k.relam
            where i.indrelid = g.oid and i.indkey[0] = a.attnum and i.indisvalid and i.indpred is null and m.amname in ('btree', 'hash')
          ) then ', indexed'
          else ''
        end
      when 'pgladder_entries' then
        case
          when exists (
            select
            from pg_index as i
            join pg_class as k on k.oid = i.indexrelid
            join pg_am as m on m.oid = k.relam
            where i.indrelid = g.oid and i.indkey[0] = a.attnum and i.indisvalid and m.amname = 'gin'
          ) then ', indexed'
          else ', not indexed'
        end
      else ''
    end
  )
from governed as g
join pg_attribute as a on a.attrelid = g.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attname in (g.key_column, g.owner_column, 'pgladder_entries')

union all
select
  'way in',
  g.oid,
  r.rolname::text,
  case when has_schema_privilege(r.oid, g.relnamespace, 'usage') then 'yes' else 'no' end
from governed as g
join pg_roles as r on r.rolname in ('ladder_session', 'ladder_engine')
  or r.rolname = 'ladder_projector' and exists (
    select from pg_attribute as a where a.attrelid = g.oid and a.attname = 'pgladder_entries' and not a.attisdropped
  )

union all
select
  'governed table',
  null,
  g.oid::regclass::text,
  format(
    'number %s, key %I %s, owner %s, entries %s, UPSERT %s',
    c.ordinal,
    c.key_column,
    c.key_type,
    coalesce(quote_ident(c.owner_column), 'nobody'),
    case when c.entries_in_force then c.entries::text else 'none' end,
    case when c.upsert_own then 'a permission of its own' else 'derived' end
  )
from governed as g
join ladder_internal.containers as c on c.ordinal = g.ordinal

union all
select 'setting', null, 'globalDefault', y.global_default
from ladder_internal.policy as y

union all
select 'setting', null, 'roleSource', y.role_source
from ladder_internal.policy as y

union all
select 'setting', null, 'place of ' || o.name, o.ordinal::text
from ladder_internal.operations as o

union all
-- nobody can forge what a statement is without its name
select
  'setting',
  null,
  'name under which a transaction keeps what its statements are',
  case when count(*) = 1 and bool_and(s.name ~ '[.]s[0-9a-f]{32}$') then 'secret' else 'known' end
from ladder_internal.statement_setting as s

union all
-- entries are of ids: those of custom roles are what they came to be
select
  'role',
  null,
  coalesce(r.name, r.kind),
  r.kind || case when r.kind = 'custom' then '' else format(', number %s', r.id) end
from ladder_internal.roles as r
where r.declared

union all
select 'profile', null, p.role::text, encode(p.fingerprint, 'hex')
from ladder_internal.profiles as p

union all
select
  'cell',
  null,
  format(
    '%s for %s on %s%s',
    c.operation,
    case when c.level = 'owner' then 'owners' else coalesce(r.kind || ' role ' || quote_ident(r.name), r.kind) end,
    coalesce(g.oid::regclass::text, 'every table'),
    case c.origin when 'policy' then '' else ', set at run time' end
  ),
  c.effect
from ladder_internal.cells as c
left join ladder_internal.roles as r on r.id = c.role_id
left join governed as g on g.ordinal = c.container
where (c.container is null or g.oid is not null) and (r.id is null or r.declared)

union all
select
  'cell',
  null,
  format('%s for user %s on %s', u.operation, u.user_id, g.oid::regclass),
  u.effect
from ladder_internal.user_cells as u
join governed as g on g.ordinal = u.container
where u.origin = 'policy';
update found set definition = regexp_replace(definition, '\s+', ' ', 'g');
