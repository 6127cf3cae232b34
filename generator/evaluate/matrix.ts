// The policy's cells as bit strings, one bit a (container, operation). No SQL, no request yet.

import type { CellIr, ContainerIr, GlobalCellIr, PolicyIr } from '../ir/policy-ir.ts'
import { type Operation, operations } from '../vocabulary/operation.ts'
import { type RoleRef, systemRoles } from '../vocabulary/role.ts'

/** Two bit strings: what is granted and what is denied. Bit n is position n. */
export interface Cells {
  readonly granted: bigint
  readonly denied: bigint
}

/** The whole policy, level by level. Roles are keyed by `roleKey`. */
export interface Matrix {
  /** How many positions there are. */
  readonly width: number
  readonly owner: Cells
  readonly allUsers: Cells
  readonly users: ReadonlyMap<string, Cells>
  readonly roles: ReadonlyMap<string, Cells>
  /** Steps 6 and 7, with the default of unwritten cells filled in. */
  readonly globals: ReadonlyMap<string, Cells>
}

export const nothing: Cells = { granted: 0n, denied: 0n }

/** Where (container, operation) stands; `ordinal` is the container's place in the policy. */
export function positionOf(ordinal: number, operation: Operation): number {
  return ordinal * operations.length + operations.indexOf(operation)
}

/** A bit for each (container, operation) of which something holds. */
export function positionsWhere(
  { containers }: PolicyIr,
  holds: (container: ContainerIr, operation: Operation) => boolean,
): bigint {
  let bits = 0n
  containers.forEach((container, ordinal) => {
    for (const operation of operations) {
      if (holds(container, operation)) bits |= 1n << BigInt(positionOf(ordinal, operation))
    }
  })
  return bits
}

/** One text for each role, in which a wildcard is never a role's name. */
export function roleKey(role: RoleRef): string {
  return role.kind === 'all-roles' ? role.kind : `${role.kind}:${role.name}`
}

export function union(a: Cells, b: Cells): Cells {
  return { granted: a.granted | b.granted, denied: a.denied | b.denied }
}

function mark(cell: CellIr, positions: readonly number[]): Cells {
  const bits = positions.reduce((sum, position) => sum | (1n << BigInt(position)), 0n)
  return cell.effect === 'GRANT' ? { granted: bits, denied: 0n } : { granted: 0n, denied: bits }
}

function add(map: Map<string, Cells>, key: string, cells: Cells): void {
  map.set(key, union(map.get(key) ?? nothing, cells))
}

/**
 * The matrix of a policy.
 *
 * Unwritten global cells follow `globalDefault`: GRANT covers every operation but PERMISSION, for custom and
 * system roles; a denying default is said by system roles only.
 */
export function matrixOf(ir: PolicyIr): Matrix {
  const ordinals = ir.containers.map((_, ordinal) => ordinal)
  const roles = new Map<string, Cells>()
  const users = new Map<string, Cells>()
  let owner = nothing
  let allUsers = nothing
  ir.containers.forEach((container, ordinal) => {
    const here = (cell: CellIr) => mark(cell, [positionOf(ordinal, cell.operation)])
    for (const cell of container.roleCells) add(roles, roleKey(cell.role), here(cell))
    for (const cell of container.userCells) add(users, cell.user, here(cell))
    for (const cell of container.ownerCells) owner = union(owner, here(cell))
    for (const cell of container.allUsersCells) allUsers = union(allUsers, here(cell))
  })
  const globals = new Map<string, Cells>()
  const everyRole: readonly RoleRef[] = [
    ...systemRoles.map((name) => ({ kind: 'system-role', name }) as const),
    ...ir.roles.map(({ name }) => ({ kind: 'custom-role', name }) as const),
  ]
  for (const role of everyRole) {
    const written = new Map(
      ir.globalCells.filter((cell) => roleKey(cell.role) === roleKey(role)).map((cell) => [cell.operation, cell]),
    )
    for (const operation of operations) {
      const effect = written.get(operation)?.effect ?? defaultEffect(ir, role, operation)
      if (effect === null) continue
      const bits = ordinals.reduce((sum, ordinal) => sum | (1n << BigInt(positionOf(ordinal, operation))), 0n)
      add(globals, roleKey(role), effect === 'GRANT' ? { granted: bits, denied: 0n } : { granted: 0n, denied: bits })
    }
  }
  return { width: ir.containers.length * operations.length, owner, allUsers, users, roles, globals }
}

function defaultEffect(ir: PolicyIr, role: RoleRef, operation: Operation): GlobalCellIr['effect'] | null {
  if (ir.globalDefault === 'GRANT' && operation !== 'PERMISSION') return 'GRANT'
  return role.kind === 'system-role' ? 'DENY' : null
}
