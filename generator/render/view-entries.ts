// The object ACL of a container -> what the templates print of it.
import { entriesColumn, type Names, nameFor } from '../plan/names.ts'
import type { CellRole, ContainerPlan, SqlPlan } from '../plan/sql-plan.ts'
import { dollarQuote, identifier, literal, literalOrNull, qualified, regclass, type Sql, trusted } from './quote.ts'

/** One view, or none where objects have no entries. */
export function viewEntries(container: ContainerPlan, plan: SqlPlan, names: Names): readonly object[] {
  if (container.entries === null) return []
  const { relation, key, ordinal } = container
  const internal = identifier(names.internal)
  const name = qualified(names.internal, container.entries.table)
  const nameRegclass = regclass({ schema: names.internal, name: container.entries.table })
  const users = plan.users.table
  const knownUsers =
    users === null ? [] : [{ internal, nameRegclass, users: regclass(users.relation), key: literal(users.key) }]
  return [
    {
      name,
      ordinal,
      function: qualified(names.internal, container.entries.function),
      nameRegclass,
      regclass: regclass(relation),
      keyLiteral: literal(key.column),
      keyType: trusted(key.type),
      userType: trusted(plan.users.type),
      schema: identifier(names.schema),
      internal,
      session: identifier(names.session),
      userIndex: identifier(nameFor(relation, 'entries_user')),
      roleIndex: identifier(nameFor(relation, 'entries_role')),
      about: literal(`The object ACL of ${relation.schema}.${relation.name}: one row a principal and operation.`),
      functionAbout: literal(
        `Step 1: the objects of ${relation.schema}.${relation.name} that an entry for the open request grants, or denies.`,
      ),
      users: knownUsers,
      anyUsers: users === null ? [{ internal, nameRegclass }] : [],
    },
  ]
}

/** The trigger that writes to an object what its entries are, or none. Updated rows are locked by then, so nobody's are lost. */
export function viewKeeper({ entries, key, relation, ordinal }: ContainerPlan, names: Names): readonly object[] {
  if (entries === null || !entries.onRow) return []
  const internal = identifier(names.internal)
  const body = dollarQuote(`begin
  new.${identifier(entriesColumn)} := (
    select coalesce(pg_catalog.array_agg(k.code order by k.code), '{}')
    from ${qualified(names.internal, entries.table)} as e
    join ${internal}.entry_codes as k
      on k.container = ${ordinal}
      and (k.user_id = e.user_id or k.role_id = e.role_id)
      and k.operation = e.operation
      and k.effect = e.effect
      and k.until = coalesce(e.until, 'infinity')
    where e.object_id = old.${identifier(key.column)}
  );
  return new;
end`)
  return [{ function: qualified(names.internal, nameFor(relation, keeperSuffix)), body }]
}

/** The trigger that gives every new object its entries, or none. */
export function viewNewEntries(container: ContainerPlan, names: Names): readonly object[] {
  const { entries, newEntries, key, relation } = container
  if (entries === null || newEntries === null) return []
  const rows = newEntries.entries.map(
    ({ role, operation, effect }) =>
      `(${literal(role.kind)}, ${literalOrNull(roleName(role))}, ${literal(operation)}, ${literal(effect)})`,
  )
  const table = qualified(names.internal, entries.table)
  const denied = new Set(newEntries.entries.flatMap(({ operation, effect }) => (effect === 'DENY' ? operation : [])))
  // Who creates an object and shares it in the same statement is not denied yet what the policy denies on every new object.
  const refuseHaste =
    denied.size === 0
      ? ''
      : `if exists (
    select
    from new_objects as o
    join ${table} as e on e.object_id = o.${identifier(key.column)} and e.effect = 'GRANT' and e.operation in (${[...denied].map(literal).join(', ')})
  ) then
    raise exception using
      -- with an older snapshot these may be the entries of an object that is gone
      errcode = case pg_catalog.current_setting('transaction_isolation') when 'read committed' then '55000' else '40001' end,
      message = 'a new object was shared before it had the entries that the policy gives it',
      hint = 'Share it in a statement of its own, after the one that creates it, or in a trigger for statements whose name sorts after pgladder_new_entries.';
  end if;
  `
  const body = dollarQuote(`begin
  ${refuseHaste}insert into ${table} (object_id, operation, role_id, effect, set_by)
  select o.${identifier(key.column)}, e.operation, r.id, e.effect, (select ${identifier(names.internal)}.actor())
  from new_objects as o
  cross join (
    values
      ${rows.join(',\n      ')}
  ) as e (kind, role, operation, effect)
  left join ${identifier(names.internal)}.roles as r on r.kind = e.kind and r.name is not distinct from e.role
  on conflict (object_id, operation, user_id, role_id) do nothing;
  return null;
end`)
  return [
    {
      function: qualified(names.internal, newEntries.function),
      table: qualified(relation.schema, relation.name),
      body,
    },
  ]
}

/** The functions that a container has for its entries, as `drop function` names them. */
export function entriesFunctions(container: ContainerPlan, names: Names): readonly Sql[] {
  const { entries, newEntries, relation } = container
  if (entries === null) return []
  const named = (name: string, parameters: string) => trusted(`${qualified(names.internal, name)}(${parameters})`)
  return [
    named(entries.function, 'text, text'),
    ...(newEntries === null ? [] : [named(newEntries.function, '')]),
    ...(entries.onRow ? [named(nameFor(relation, keeperSuffix), '')] : []),
  ]
}

const keeperSuffix = 'keep_entries'

/** A role's name as the ladder's tables have it: null for a wildcard. */
export function roleName(role: CellRole): string | null {
  return role.kind === 'system' || role.kind === 'custom' ? role.name : null
}
