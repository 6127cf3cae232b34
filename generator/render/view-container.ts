// A ContainerPlan -> what the templates print of it. Every value is SQL text already.
import type { Names } from '../plan/names.ts'
import { nameFor } from '../plan/names.ts'
import type { CellRole, ContainerPlan, PolicyPlan, SqlPlan } from '../plan/sql-plan.ts'
import { describePolicy } from './describe-policy.ts'
import { type ConditionScope, caller, owner, printResidual } from './print-condition.ts'
import { doBlock, dollarQuote, identifier, literal, literalOrNull, qualified, type Sql, trusted } from './quote.ts'

/** Every trigger that pgladder may have put on a governed table. */
export const triggerNames = [
  'pgladder_keeps_owner',
  'pgladder_keeps_key',
  'zz_pgladder_keeps_owner',
  'zz_pgladder_keeps_key',
  'pgladder_new_entries',
] as const

export function enginePolicy(names: Names): string {
  return `${names.engine}_select`
}

export function regclass(relation: { readonly schema: string; readonly name: string }): Sql {
  return trusted(`${literal(qualified(relation.schema, relation.name))}::regclass`)
}

/** A name for a `--` comment: never anything that could end the line. */
export function commentText(container: ContainerPlan): string {
  const { schema, name } = container.relation
  return `${schema}.${name}`.replaceAll(/[^A-Za-z0-9_.]+/g, '?')
}

export function viewContainer(container: ContainerPlan, plan: SqlPlan, names: Names): object {
  const table = qualified(container.relation.schema, container.relation.name)
  const internal = identifier(names.internal)
  const key = identifier(container.key.column)
  const newEntries =
    container.newEntries === null
      ? []
      : [{ function: qualified(names.internal, container.newEntries.function), body: newEntriesBody(container, names) }]
  return {
    ordinal: container.ordinal,
    comment: commentText(container),
    table,
    regclass: regclass(container.relation),
    key,
    schema: identifier(names.schema),
    internal,
    engine: identifier(names.engine),
    dynamic: identifier(names.dynamic),
    owners:
      container.owner === null
        ? []
        : [{ table, column: identifier(container.owner), schema: identifier(names.schema), internal }],
    entries: viewEntries(container, plan, names),
    newEntries: newEntries.map((view) => ({ ...view, table })),
    earlyTriggers: earlyTriggers(container, names),
    policies: container.policies.flatMap((policy) => viewPolicy(policy, container, names)),
  }
}

/** The container's row in the ladder's own table. */
export function viewContainerRow(container: ContainerPlan, names: Names): object {
  const entries = container.entries === null ? null : { schema: names.internal, name: container.entries.table }
  return {
    internal: identifier(names.internal),
    ordinal: container.ordinal,
    regclass: regclass(container.relation),
    key: literal(container.key.column),
    keyType: trusted(`${literal(container.key.type)}::regtype`),
    owner: literalOrNull(container.owner),
    entries: entries === null ? trusted('null') : regclass(entries),
    upsertOwn: trusted(String(container.upsert === 'own')),
  }
}

function viewEntries(container: ContainerPlan, plan: SqlPlan, names: Names): readonly object[] {
  if (container.entries === null) return []
  const { table: name, function: read } = container.entries
  const users = plan.users.table
  const view = {
    name: qualified(names.internal, name),
    function: qualified(names.internal, read),
    table: qualified(container.relation.schema, container.relation.name),
    key: identifier(container.key.column),
    keyType: trusted(container.key.type),
    userType: trusted(plan.users.type),
    schema: identifier(names.schema),
    internal: identifier(names.internal),
    engine: identifier(names.engine),
    session: identifier(names.session),
    userIndex: identifier(nameFor(container.relation, 'entries_user')),
    roleIndex: identifier(nameFor(container.relation, 'entries_role')),
    about: literal(
      `The object ACL of ${container.relation.schema}.${container.relation.name}: one row a principal and operation.`,
    ),
    functionAbout: literal(
      `Step 1: the objects of ${container.relation.schema}.${container.relation.name} that an entry for the open request grants, or denies.`,
    ),
  }
  const userTables =
    users === null
      ? []
      : [{ name: view.name, users: qualified(users.relation.schema, users.relation.name), key: identifier(users.key) }]
  return [{ ...view, users: userTables }]
}

function viewPolicy(policy: PolicyPlan, container: ContainerPlan, names: Names): readonly object[] {
  const scope: ConditionScope = { container, operation: policy.operation, names }
  const condition = printResidual(policy.residual, scope)
  if (condition === null) return []
  return [
    {
      table: qualified(container.relation.schema, container.relation.name),
      name: identifier(policy.name),
      command: trusted(policy.command),
      profile: identifier(policy.profile),
      clauses: clausesOf(policy, condition, scope),
      about: literal(describePolicy(container, policy)),
    },
  ]
}

function clausesOf(policy: PolicyPlan, condition: Sql, scope: ConditionScope): readonly object[] {
  switch (policy.command) {
    case 'select':
    case 'delete':
      return [{ keyword: 'using', condition, end: ';' }]
    case 'insert':
      return [{ keyword: 'with check', condition: withStampedOwner(condition, scope), end: ';' }]
    case 'update':
      // The new row is not judged again: triggers keep key and owner, so it is the same object.
      return [
        { keyword: 'using', condition, end: '' },
        { keyword: 'with check', condition: 'true', end: ';' },
      ]
  }
}

/** A new object is its creator's; only server code may say otherwise. */
function withStampedOwner(condition: Sql, scope: ConditionScope): Sql {
  if (scope.container.owner === null) return condition
  const server = `(select ${identifier(scope.names.schema)}.has_role('ServerCodeUser'))`
  return trusted(`${condition}\n    and (${owner(scope)} is not distinct from ${caller(scope)} or ${server})`)
}

/** A move between partitions is no update to a row-level AFTER trigger, so partitioned tables are watched before it too. */
function earlyTriggers(container: ContainerPlan, names: Names): Sql {
  const table = qualified(container.relation.schema, container.relation.name)
  const watched = [
    ['key', container.key.column] as const,
    ...(container.owner === null ? [] : [['owner', container.owner] as const]),
  ]
  const triggers = watched.map(([what, name]) => {
    const column = identifier(name)
    return `    create trigger zz_pgladder_keeps_${what}
      before update on ${table}
      for each row
      when (old.${column} is distinct from new.${column})
      execute function ${identifier(names.internal)}.refuse_change('${what}');
    alter table ${table} enable always trigger zz_pgladder_keeps_${what};`
  })
  return doBlock(`begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = ${regclass(container.relation)}) = 'p' then
${triggers.join('\n')}
  end if;
end`)
}

function newEntriesBody(container: ContainerPlan, names: Names): Sql {
  const internal = identifier(names.internal)
  const rows = (container.newEntries?.entries ?? []).map(
    ({ role, operation, effect }) =>
      `(${literal(role.kind)}, ${literalOrNull(roleName(role))}, ${literal(operation)}, ${literal(effect)})`,
  )
  return dollarQuote(`begin
  insert into ${qualified(names.internal, container.entries?.table ?? '')} (object_id, operation, role_id, effect)
  select o.${identifier(container.key.column)}, e.operation, r.id, e.effect
  from new_objects as o
  cross join (
    values
      ${rows.join(',\n      ')}
  ) as e (kind, role, operation, effect)
  left join ${internal}.roles as r on r.kind = e.kind and r.name is not distinct from e.role;
  return null;
end`)
}

/** A role's name as the ladder's tables have it: null for a wildcard. */
export function roleName(role: CellRole): string | null {
  return role.kind === 'system' || role.kind === 'custom' ? role.name : null
}
