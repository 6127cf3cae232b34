// Where each cell, if it were written, could decide: for every level and principal the positions at which some request exists whose
// answer is other when the cell says GRANT than when it says DENY.
//
// One custom role at a time is enough to find out: more of them only add steps that decide before, and cells that deny beside. So is an
// object without entries, which step 1 says nothing about.
import type { PolicyIr } from '../ir/policy-ir.ts'
import { type RoleRef, systemRoles } from '../vocabulary/role.ts'
import { type SystemContext, systemContexts } from '../vocabulary/system-context.ts'
import { ownUpserts } from './effective.ts'
import { type Cells, type Matrix, nothing, roleKey, union } from './matrix.ts'
import { isLoggedIn } from './role-set.ts'

/** Bit n: a cell of this level and principal could decide at position n. Roles are keyed by `roleKey`. */
export interface Deciding {
  /** Step 2: nothing comes before it that always speaks. */
  readonly users: bigint
  /** Step 3: the same for every custom role. */
  readonly customRoles: bigint
  /** Step 4. */
  readonly owner: bigint
  /** Step 5. */
  readonly systemRoles: ReadonlyMap<string, bigint>
  /** Step 6. */
  readonly globalCustom: ReadonlyMap<string, bigint>
  /** Step 7. */
  readonly globalSystem: ReadonlyMap<string, bigint>
  /** Step 7, for requests of somebody who is logged in and has no custom role. */
  readonly globalOfUsers: ReadonlyMap<string, bigint>
}

/**
 * Where cells could decide.
 *
 * @example
 * // bookmarks, where nothing is said of all users: the owner policy is asked of whoever has no custom role
 * decidingIn(ir, matrixOf(ir)).owner
 */
export function decidingIn(ir: PolicyIr, matrix: Matrix): Deciding {
  const all = (1n << BigInt(matrix.width)) - 1n
  const not = (bits: bigint) => all & ~bits
  const spoken = ({ granted, denied }: Cells) => granted | denied
  const of = (map: ReadonlyMap<string, Cells>, role: RoleRef) => map.get(roleKey(role)) ?? nothing
  const sum = (map: ReadonlyMap<string, Cells>, roles: readonly RoleRef[]) =>
    roles.reduce((cells, role) => union(cells, of(map, role)), nothing)
  const refs = (context: SystemContext) => context.map((name): RoleRef => ({ kind: 'system-role', name }))
  const allRoles: RoleRef = { kind: 'all-roles' }

  // A user who has no cell of their own has the one of all users.
  const afterUsers = not(spoken(matrix.allUsers))
  // A user who upserts proposes a row of their own besides the object that is hit: an owner policy that denies it refuses both.
  const afterOwners = afterUsers & not(matrix.owner.denied & ownUpserts(ir))
  const reached = (context: SystemContext) => (isLoggedIn(context) ? afterOwners : all)
  const passed = (context: SystemContext) =>
    reached(context) & not(spoken(sum(matrix.roles, [...refs(context), allRoles])))

  /** Over the contexts that hold a role: where they get so far, and no other of their roles denies at the same step. */
  const over = (
    contexts: readonly SystemContext[],
    role: RoleRef,
    level: ReadonlyMap<string, Cells>,
    arrives: (context: SystemContext) => bigint,
    besides: readonly RoleRef[],
  ) =>
    contexts
      .filter((context) => role.kind === 'all-roles' || context.some((name) => name === role.name))
      .reduce((bits, context) => {
        const others = [...refs(context), ...besides].filter((other) => roleKey(other) !== roleKey(role))
        return bits | (arrives(context) & not(sum(level, others).denied))
      }, 0n)

  const users = systemContexts.filter(isLoggedIn)
  const anyUserPassed = users.reduce((bits, context) => bits | passed(context), 0n)
  const everySystemRole = systemRoles.map((name): RoleRef => ({ kind: 'system-role', name }))
  const byRole = (roles: readonly RoleRef[], bitsOf: (role: RoleRef) => bigint) =>
    new Map(roles.map((role) => [roleKey(role), bitsOf(role)]))
  return {
    users: all,
    customRoles: afterUsers,
    owner: afterUsers,
    systemRoles: byRole([...everySystemRole, allRoles], (role) =>
      over(systemContexts, role, matrix.roles, reached, [allRoles]),
    ),
    globalCustom: byRole(
      ir.roles.map(({ name }): RoleRef => ({ kind: 'custom-role', name })),
      (role) => anyUserPassed & not(spoken(of(matrix.roles, role))),
    ),
    globalSystem: byRole(everySystemRole, (role) => over(systemContexts, role, matrix.globals, passed, [])),
    globalOfUsers: byRole(everySystemRole, (role) => over(users, role, matrix.globals, passed, [])),
  }
}
