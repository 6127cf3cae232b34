// PlanChange -> the text of one migration.
import { type Names, namesOf } from '../plan/names.ts'
import type { PlanChange } from '../plan/plan-change.ts'
import type { ContainerPlan } from '../plan/sql-plan.ts'
import { checksOf } from './database-checks.ts'
import { doBlock, identifier } from './quote.ts'
import { readMigrationPart } from './read-sql.ts'
import { releaseContainer } from './release-container.ts'
import { fillMigration } from './templates.ts'
import { viewContainer } from './view-container.ts'
import { entriesFunctions } from './view-entries.ts'
import { viewMatrix } from './view-matrix.ts'
import { viewClaimedProfiles, viewDroppedProfiles, viewProfiles } from './view-profiles.ts'
import { viewUsersFunctions, viewUsersTable } from './view-users.ts'

/** A container that is built by the migration, and what it was before; null: not governed. */
interface Building {
  readonly container: ContainerPlan
  readonly before: ContainerPlan | null
}

/** Renders a migration. The same change gives the same bytes. */
export function renderMigration(change: PlanChange): string {
  const { plan } = change
  const names = namesOf(plan)
  const part = (name: Parameters<typeof readMigrationPart>[0]) => readMigrationPart(name, plan)
  const buildings = buildingsOf(change)
  const containers = buildings.map(({ container }) => container)
  return fillMigration({
    guard: part('guard'),
    open: part('open'),
    close: part('close'),
    asEngine: part('as-engine'),
    asMigrator: part('as-migrator'),
    internal: identifier(names.internal),
    claimedProfiles: viewClaimedProfiles(change, names),
    profiles: viewProfiles(change, names),
    droppedProfiles: viewDroppedProfiles(change, names),
    faults: viewFaults(change, buildings, names),
    released: [
      ...change.droppedContainers.map((container) => release({ before: container, after: null }, change, names)),
      ...buildings.flatMap(({ container, before }) =>
        before === null ? [] : [release({ before, after: container }, change, names)],
      ),
    ],
    users: change.users ? [viewUsersTable(change, names)] : [],
    usersFunctions: change.users ? [viewUsersFunctions(change, names)] : [],
    containers: containers.map((container) => viewContainer(container, plan, names)),
    matrix: viewMatrix(change, containers, names),
    unusedFunctions: viewUnusedFunctions(change, names),
  })
}

/** What served the entries of tables that are governed no more, or have no such entries any more. */
function viewUnusedFunctions({ plan, droppedContainers, changedContainers }: PlanChange, names: Names) {
  const used = new Set(plan.containers.flatMap((container) => entriesFunctions(container, names)))
  return [...droppedContainers, ...changedContainers.map(({ before }) => before)]
    .flatMap((container) => entriesFunctions(container, names))
    .filter((name) => !used.has(name))
    .map((name) => ({ function: name }))
}

/** What is new or changed. */
function buildingsOf(change: PlanChange): readonly Building[] {
  const known = new Map(change.changedContainers.map(({ before, after }) => [after, before]))
  return change.plan.containers.flatMap((container): readonly Building[] => {
    if (change.addedContainers.includes(container)) return [{ container, before: null }]
    const before = known.get(container)
    return before === undefined ? [] : [{ container, before }]
  })
}

function release(
  { before, after }: { readonly before: ContainerPlan; readonly after: ContainerPlan | null },
  { plan }: PlanChange,
  names: Names,
): object {
  const why = after === null ? 'governed no more' : 'built anew below'
  return { ordinal: before.ordinal, why, block: releaseContainer(before, after, plan, names) }
}

function viewFaults(change: PlanChange, buildings: readonly Building[], names: Names): readonly object[] {
  const tables = buildings.map(({ container, before }) => ({
    container,
    known: before === null ? [] : before.policies.map((policy) => policy.name),
  }))
  const checks = checksOf(change.plan, tables, identifier(names.internal), change.users)
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
