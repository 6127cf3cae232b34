// ValidIr -> SqlPlan. Ordinals come from the last plan, so that a bit never changes its meaning.
import { bitsOf, type Profile } from '../evaluate/profile.ts'
import { residualOf } from '../evaluate/residual.ts'
import type { CellIr, ContainerIr, ValidIr } from '../ir/policy-ir.ts'
import { relationKey } from '../ir/relation-key.ts'
import type { Operation } from '../vocabulary/operation.ts'
import type { RoleRef } from '../vocabulary/role.ts'
import { type Names, nameFor, namesOf, policyName } from './names.ts'
import type { CellPlan, CellRole, ContainerPlan, PolicyPlan, SqlPlan, UserCellPlan } from './sql-plan.ts'

/** The SQL command that each enforced operation is judged at. */
const commands = [
  ['select', 'FIND'],
  ['insert', 'CREATE'],
  ['update', 'UPDATE'],
  ['delete', 'REMOVE'],
] as const satisfies readonly (readonly [PolicyPlan['command'], Operation])[]

/**
 * Plans a policy.
 *
 * @param previous the plan of the last migration, or null for the first one
 * @param runtime the hash of the runtime's text
 */
export function planPolicy(ir: ValidIr, previous: SqlPlan | null, runtime: string): SqlPlan {
  const known = new Map(previous?.containers.map((c) => [relationKey(c.relation), c.ordinal]))
  let nextOrdinal = previous?.nextOrdinal ?? 0
  const placed = ir.containers
    .map((container) => ({ container, ordinal: known.get(relationKey(container.relation)) ?? nextOrdinal++ }))
    .sort((a, b) => a.ordinal - b.ordinal)
  const names = namesOf(ir)
  return {
    format: 1,
    runtime,
    schema: ir.schema,
    rolePrefix: ir.rolePrefix,
    roleSource: ir.roleSource,
    globalDefault: ir.globalDefault,
    users: ir.users,
    roles: ir.roles.map((role) => role.name),
    containers: placed.map(({ container, ordinal }) => planContainer(container, ordinal, names)),
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

function planContainer(container: ContainerIr, ordinal: number, names: Names): ContainerPlan {
  const { relation } = container
  const hasEntries = container.objectAcl !== 'none'
  const dynamic: Profile = { kind: 'dynamic' }
  const policies = commands.map(([command, operation]): PolicyPlan => {
    const bits = bitsOf(dynamic, ordinal, operation)
    // CREATE has no object yet: neither its entries (step 1) nor its owner (step 4) speak.
    const shape =
      operation === 'CREATE'
        ? { hasOwner: false, hasEntries: false }
        : { hasOwner: container.owner !== null, hasEntries }
    const name = policyName(relation, command, dynamic.kind)
    return { name, command, operation, profile: names.dynamic, residual: residualOf(bits, shape) }
  })
  return {
    ordinal,
    relation,
    key: container.key,
    owner: container.owner,
    upsert: container.upsert,
    entries: hasEntries ? { table: nameFor(relation, 'entries'), function: nameFor(relation, 'object_ids') } : null,
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
