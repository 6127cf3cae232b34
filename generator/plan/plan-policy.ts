// ValidIr -> SqlPlan. Ordinals come from the last plan, so that a bit never changes its meaning.
import type { CompiledProfile } from '../evaluate/profiles.ts'
import type { CellIr, ContainerIr, ValidIr } from '../ir/policy-ir.ts'
import { relationKey } from '../ir/relation-key.ts'
import type { RoleRef } from '../vocabulary/role.ts'
import { nameFor, namesOf } from './names.ts'
import { planPolicies } from './plan-policies.ts'
import { planProfiles } from './plan-profiles.ts'
import type { CellPlan, CellRole, ContainerPlan, EntriesPlan, PolicyPlan, SqlPlan, UserCellPlan } from './sql-plan.ts'

/**
 * Plans a policy.
 *
 * @param compiled the policy's profiles; without any, every request has the dynamic one
 * @param previous the plan of the last migration, or null for the first one
 * @param runtime the hash of the runtime's text
 */
export function planPolicy(
  ir: ValidIr,
  compiled: readonly CompiledProfile[],
  previous: SqlPlan | null,
  runtime: string,
): SqlPlan {
  const known = new Map(previous?.containers.map((c) => [relationKey(c.relation), c.ordinal]))
  let nextOrdinal = previous?.nextOrdinal ?? 0
  const inPolicy = ir.containers.map((container, index) => ({
    container,
    index,
    ordinal: known.get(relationKey(container.relation)) ?? nextOrdinal++,
  }))
  const placed = inPolicy.toSorted((a, b) => a.ordinal - b.ordinal)
  const names = namesOf(ir)
  const roles = ir.roles.map((role) => role.name)
  const profiles = planProfiles(compiled, {
    start: names.compiled,
    customRoles: roles,
    ordinals: inPolicy.map(({ ordinal }) => ordinal),
    nextOrdinal,
  })
  return {
    format: 2,
    runtime,
    schema: ir.schema,
    rolePrefix: ir.rolePrefix,
    roleSource: ir.roleSource,
    globalDefault: ir.globalDefault,
    users: ir.users,
    roles,
    profiles: profiles.map(({ role, fingerprint, about }) => ({ role, fingerprint, about })),
    containers: placed.map(({ container, ...place }) =>
      planContainer(container, place.ordinal, planPolicies(container, place, profiles, names)),
    ),
    nextOrdinal,
    cells: [
      ...ir.globalCells.map((cell) => planCell(cell, null)),
      ...placed.flatMap(({ container, ordinal }) =>
        [...container.allUsersCells, ...container.roleCells, ...container.ownerCells].map((cell) =>
          planCell(cell, ordinal),
        ),
      ),
    ],
    userCells: placed.flatMap(({ container, ordinal }) =>
      container.userCells.map(
        ({ user, operation, effect }): UserCellPlan => ({ user, container: ordinal, operation, effect }),
      ),
    ),
  }
}

function planContainer(container: ContainerIr, ordinal: number, policies: readonly PolicyPlan[]): ContainerPlan {
  const { relation } = container
  return {
    ordinal,
    relation,
    key: container.key,
    owner: container.owner,
    upsert: container.upsert,
    entries: planEntries(container),
    indexesOwner: policies.some(({ reach, upsert }) => reach === 'own' || upsert?.reach === 'own'),
    newEntries:
      container.onCreate.length > 0
        ? {
            function: nameFor(relation, 'new_entries'),
            entries: container.onCreate.map(({ role, operation, effect }) => ({
              role: cellRole(role),
              operation,
              effect,
            })),
          }
        : null,
    policies,
    adopted: container.adopt,
  }
}

function planEntries({ relation, objectAcl }: ContainerIr): EntriesPlan | null {
  if (objectAcl === 'none') return null
  return {
    table: nameFor(relation, 'entries'),
    function: nameFor(relation, 'object_ids'),
    onRow: objectAcl === 'projected',
  }
}

function planCell(cell: Exclude<CellIr, { kind: 'user-cell' }>, container: number | null): CellPlan {
  const { operation, effect } = cell
  switch (cell.kind) {
    case 'global-cell':
      return { level: 'global', role: cellRole(cell.role), container, operation, effect }
    case 'role-cell':
      return { level: 'role', role: cellRole(cell.role), container, operation, effect }
    case 'owner-cell':
      return { level: 'owner', role: null, container, operation, effect }
    case 'all-users-cell':
      return { level: 'user', role: { kind: 'all users' }, container, operation, effect }
  }
}

function cellRole(role: RoleRef): CellRole {
  switch (role.kind) {
    case 'system-role':
      return { kind: 'system', name: role.name }
    case 'custom-role':
      return { kind: 'custom', name: role.name }
    case 'all-roles':
      return { kind: 'all roles' }
  }
}
