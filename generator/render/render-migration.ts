// PlanChange -> the text of one migration.
import { type Names, namesOf } from '../plan/names.ts'
import type { PlanChange } from '../plan/plan-change.ts'
import type { CellPlan, ContainerPlan, UserCellPlan } from '../plan/sql-plan.ts'
import { checksOf } from './database-checks.ts'
import { doBlock, identifier, literal, literalOrNull, qualified, type Sql, trusted } from './quote.ts'
import { readMigrationPart } from './read-sql.ts'
import { fillMigration } from './templates.ts'
import { enginePolicy, regclass, roleName, triggerNames, viewContainer, viewContainerRow } from './view-container.ts'

/** Renders a migration. The same change gives the same bytes. */
export function renderMigration(change: PlanChange): string {
  const { plan } = change
  const names = namesOf(plan)
  const part = (name: Parameters<typeof readMigrationPart>[0]) => readMigrationPart(name, plan)
  // Another users' table is another foreign key of every container.
  const made = change.users
    ? [...change.addedContainers, ...change.changedContainers.map((pair) => pair.after), ...untouched(change)]
    : [...change.addedContainers, ...change.changedContainers.map((pair) => pair.after)]
  const remade = made.filter((container) => !change.addedContainers.includes(container))
  return fillMigration({
    open: part('open'),
    close: part('close'),
    asEngine: part('as-engine'),
    asMigrator: part('as-migrator'),
    faults: viewFaults(change, made, names),
    dropped: change.droppedContainers.map((container) => ({
      ordinal: container.ordinal,
      block: dropBlock(container, names),
    })),
    outdated: remade.map((container) => viewOutdated(beforeOf(change, container), names)),
    usersTables: change.users ? [viewUsersTable(change, names)] : [],
    usersFunctions: change.users ? [viewUsersFunctions(change, names)] : [],
    containers: made.map((container) => viewContainer(container, plan, names)),
    matrix: viewMatrix(change, made, names),
  })
}

function untouched(change: PlanChange): readonly ContainerPlan[] {
  const touched = new Set([...change.addedContainers, ...change.changedContainers.map((pair) => pair.after)])
  return change.plan.containers.filter((container) => !touched.has(container))
}

function beforeOf(change: PlanChange, container: ContainerPlan): ContainerPlan {
  return change.changedContainers.find((pair) => pair.after === container)?.before ?? container
}

function viewFaults(change: PlanChange, made: readonly ContainerPlan[], names: Names): readonly object[] {
  const checked = made.map((container) => ({
    container,
    before: change.addedContainers.includes(container) ? null : beforeOf(change, container),
  }))
  const checks = checksOf(change.plan, checked, identifier(names.internal), change.users)
  if (checks.length === 0) return []
  const block = doBlock(`declare
  v_faults text;
begin
  select pg_catalog.string_agg('  ' || f.fault, pg_catalog.chr(10)) into v_faults
  from (
    ${checks.join('\n    union all\n    ')}
  ) as f (fault);
  if v_faults is not null then
    raise exception using
      errcode = '55000',
      message = 'the database is not ready for the policy:' || pg_catalog.chr(10) || v_faults,
      hint = 'Drop foreign policies, revoke foreign privileges or name their roles under adopt, and apply the migration again.';
  end if;
end`)
  return [{ block }]
}

function dropBlock(container: ContainerPlan, names: Names): Sql {
  const table = qualified(container.relation.schema, container.relation.name)
  const policies = [enginePolicy(names), ...container.policies.map((policy) => policy.name)]
  const owner =
    container.owner === null ? [] : [`alter table ${table} alter column ${identifier(container.owner)} drop default;`]
  // Privileges go first: there is no moment at which the table is open.
  return doBlock(`begin
  if pg_catalog.to_regclass(${literal(table)}) is null then
    return;
  end if;
  ${[
    `revoke all on ${table} from ${identifier(names.dynamic)}, ${identifier(names.engine)};`,
    ...policies.map((policy) => `drop policy if exists ${identifier(policy)} on ${table};`),
    ...triggerNames.map((trigger) => `drop trigger if exists ${trigger} on ${table};`),
    ...owner,
    `alter table ${table} no force row level security;`,
    `alter table ${table} disable row level security;`,
  ].join('\n  ')}
end`)
}

function viewOutdated(container: ContainerPlan, names: Names): object {
  const table = qualified(container.relation.schema, container.relation.name)
  return {
    ordinal: container.ordinal,
    table,
    dynamic: identifier(names.dynamic),
    policies: container.policies
      .filter((policy) => policy.residual.kind !== 'never')
      .map((policy) => ({ name: identifier(policy.name), table })),
    triggers: triggerNames.map((name) => ({ name, table })),
    owners: container.owner === null ? [] : [{ table, column: identifier(container.owner) }],
  }
}

function viewUsersTable({ plan }: PlanChange, names: Names): object {
  const internal = identifier(names.internal)
  const table = plan.users.table
  const references = ['memberships', 'user_cells'].map((name) => ({ table: qualified(names.internal, name) }))
  const known =
    table === null ? [] : [{ users: qualified(table.relation.schema, table.relation.name), key: identifier(table.key) }]
  return {
    references,
    known: known.map((view) => ({
      ...view,
      internal,
      engine: identifier(names.engine),
      regclass: table === null ? trusted('null') : regclass(table.relation),
      references: references.map((reference) => ({ ...reference, ...view })),
    })),
  }
}

function viewUsersFunctions({ plan }: PlanChange, names: Names): object {
  const { table, type } = plan.users
  const exists =
    table === null
      ? 'p_user is not null'
      : `exists (select from ${qualified(table.relation.schema, table.relation.name)} as u where u.${identifier(table.key)} = p_user)`
  return { internal: identifier(names.internal), type: trusted(type), exists: trusted(exists) }
}

function viewMatrix(change: PlanChange, made: readonly ContainerPlan[], names: Names): object {
  const internal = identifier(names.internal)
  const rows = (cells: readonly CellPlan[]) => (cells.length === 0 ? [] : [{ internal, rows: cells.map(viewCell) }])
  const userRow = (cell: UserCellPlan) => ({
    internal,
    user: literal(cell.user),
    container: cell.container,
    operation: literal(cell.operation),
    effect: literal(cell.effect),
  })
  return {
    internal,
    settings: change.settings
      ? [{ internal, globalDefault: literal(change.plan.globalDefault), roleSource: literal(change.plan.roleSource) }]
      : [],
    addedRoles:
      change.addedRoles.length === 0
        ? []
        : [{ internal, rows: change.addedRoles.map((name) => ({ name: literal(name) })) }],
    droppedRoles: change.droppedRoles.map((name) => ({ internal, name: literal(name) })),
    droppedContainers: change.droppedContainers.map(({ ordinal }) => ({ internal, ordinal })),
    containers: made.map((container) => viewContainerRow(container, names)),
    erasedCells: rows(change.erasedCells),
    writtenCells: rows(change.writtenCells),
    erasedUserCells: change.erasedUserCells.map(userRow),
    writtenUserCells: change.writtenUserCells.map(userRow),
  }
}

function viewCell(cell: CellPlan): object {
  return {
    level: literal(cell.level),
    kind: literalOrNull(cell.role?.kind ?? null),
    role: literalOrNull(cell.role === null ? null : roleName(cell.role)),
    container: cell.container === null ? trusted('null') : cell.container,
    operation: literal(cell.operation),
    effect: literal(cell.effect),
  }
}
