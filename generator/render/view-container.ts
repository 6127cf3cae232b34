// A ContainerPlan -> what the templates print of it. Every value is SQL text already.
import type { Names } from '../plan/names.ts'
import type { ContainerPlan, SqlPlan } from '../plan/sql-plan.ts'
import { identifier, listOf, literal, literalOrNull, qualified, regclass, type Sql, trusted } from './quote.ts'
import { viewEntries, viewNewEntries } from './view-entries.ts'
import { viewPolicy } from './view-policy.ts'
import { watchMoves } from './view-triggers.ts'

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
    owners: container.owner === null ? [] : [{ table, column: identifier(container.owner), schema, internal }],
    entries: viewEntries(container, plan, names),
    newEntries: viewNewEntries(container, names),
    watchMoves: watchMoves(container, names),
    policies: container.policies.flatMap((policy) => viewPolicy(policy, container, names)),
    grants: viewGrants(container, plan, names, table),
  }
}

/** Every profile may look; it may write where it can touch some object. */
function viewGrants({ policies }: ContainerPlan, { profiles }: SqlPlan, names: Names, table: Sql): readonly object[] {
  const everybody = [...profiles.map(({ role }) => role), names.dynamic]
  return (['select', 'insert', 'update', 'delete'] as const).map((command) => {
    const roles =
      command === 'select'
        ? everybody
        : policies.flatMap((policy) => (policy.command === command ? policy.profiles : []))
    return { privilege: trusted(command), table, roles: listOf(roles) }
  })
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
