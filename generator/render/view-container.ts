// A ContainerPlan -> what the templates print of it. Every value is SQL text already.
import { entriesColumn, type Names, nameFor } from '../plan/names.ts'
import type { ContainerPlan, SqlPlan } from '../plan/sql-plan.ts'
import { identifier, listOf, literal, literalOrNull, qualified, regclass, type Sql, trusted } from './quote.ts'
import { viewEntries, viewKeeper, viewNewEntries } from './view-entries.ts'
import { viewPolicy } from './view-policy.ts'
import { actsForRequests, watchPartitions } from './view-triggers.ts'

export function viewContainer(container: ContainerPlan, plan: SqlPlan, names: Names): object {
  const table = qualified(container.relation.schema, container.relation.name)
  const schema = identifier(names.schema)
  const internal = identifier(names.internal)
  return {
    ordinal: container.ordinal,
    comment: commentText(container),
    table,
    regclass: regclass(container.relation),
    key: identifier(container.key.column),
    schema,
    internal,
    engine: identifier(names.engine),
    enginePolicy: identifier(names.enginePolicy),
    actsForRequests: actsForRequests(container, names),
    owners: viewOwner(container, names),
    engineUpdate: identifier(names.engineUpdate),
    entries: viewEntries(container, plan, names),
    keepers: viewKeeper(container, names),
    newEntries: viewNewEntries(container, names),
    statements: viewStatements(container, names),
    watchPartitions: watchPartitions(container, names),
    policies: container.policies.flatMap((policy) => viewPolicy(policy, container, names)),
    grants: viewGrants(container, plan, names, table),
    projections: viewProjection(container, names),
    ownerIndexes: viewOwnerIndex(container, names),
  }
}

function viewOwner(container: ContainerPlan, names: Names): readonly object[] {
  if (container.owner === null) return []
  return [
    {
      table: qualified(container.relation.schema, container.relation.name),
      column: identifier(container.owner),
      schema: identifier(names.schema),
      internal: identifier(names.internal),
      actsForRequests: actsForRequests(container, names),
    },
  ]
}

/** Where UPSERT is a permission of its own, triggers tell policies what a statement is. */
function viewStatements({ upsert, relation }: ContainerPlan, names: Names): readonly object[] {
  if (upsert === 'derived') return []
  const table = qualified(relation.schema, relation.name)
  const internal = identifier(names.internal)
  return (['insert', 'update'] as const).map((command) => ({ table, internal, command: trusted(command) }))
}

/** Every profile may look; it may write where it can touch some object. */
function viewGrants(
  { policies, entries, key }: ContainerPlan,
  { profiles }: SqlPlan,
  names: Names,
  table: Sql,
): readonly object[] {
  const everybody = [...profiles.map(({ role }) => role), names.dynamic]
  return (['select', 'insert', 'update', 'delete'] as const).map((command) => {
    const roles =
      command === 'select'
        ? everybody
        : policies.flatMap((policy) => (policy.command === command ? policy.profiles : []))
    // Where entries are kept on the row, whoever writes may write every other column; `grant_columns` adds those.
    const isByColumn = entries?.onRow === true && (command === 'insert' || command === 'update')
    const privilege = isByColumn ? `${command} (${identifier(key.column)})` : command
    return { privilege: trusted(privilege), table, roles: listOf(roles) }
  })
}

function viewProjection({ entries, relation, key }: ContainerPlan, names: Names): readonly object[] {
  if (entries === null || !entries.onRow) return []
  return [
    {
      schema: identifier(names.schema),
      internal: identifier(names.internal),
      engine: identifier(names.engine),
      projector: identifier(names.projector),
      projectorName: literal(names.projector),
      projectorUpdate: identifier(names.projectorUpdate),
      table: qualified(relation.schema, relation.name),
      regclass: regclass(relation),
      key: literal(key.column),
      entries: regclass({ schema: names.internal, name: entries.table }),
      keeper: qualified(names.internal, nameFor(relation, 'keep_entries')),
      entriesName: literal(qualified(names.internal, entries.table)),
      column: identifier(entriesColumn),
    },
  ]
}

function viewOwnerIndex({ indexesOwner, owner, relation }: ContainerPlan, names: Names): readonly object[] {
  if (!indexesOwner || owner === null) return []
  const internal = identifier(names.internal)
  return [{ internal, regclass: regclass(relation), owner: literal(owner) }]
}

/** The container's row in the ladder's own table. */
export function viewContainerRow(container: ContainerPlan, names: Names): object {
  return {
    internal: identifier(names.internal),
    ordinal: container.ordinal,
    regclass: regclass(container.relation),
    key: literal(container.key.column),
    keyType: trusted(`${literal(container.key.type)}::regtype`),
    owner: literalOrNull(container.owner),
    entries:
      container.entries === null
        ? trusted('null')
        : regclass({ schema: names.internal, name: container.entries.table }),
    entriesInForce: trusted(String(container.entries !== null)),
    upsertOwn: trusted(String(container.upsert === 'own')),
  }
}

/** A name for a `--` comment: never anything that could end the line. */
function commentText(container: ContainerPlan): string {
  const { schema, name } = container.relation
  return `${schema}.${name}`.replaceAll(/[^A-Za-z0-9_.]+/g, '?')
}
