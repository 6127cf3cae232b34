// Steps 2 to 7 for every container and operation at once: the ladder collapses, before it meets a row, into two bits
// a position. The database does the same sum when a request opens.
import { type Cells, type Matrix, nothing, roleKey, union } from './matrix.ts'
import { isLoggedIn, type RoleSet } from './role-set.ts'

/** Bit n of `own`: may the request touch an object it owns, at position n; `other`: another's object. */
export interface Folded {
  readonly own: bigint
  readonly other: bigint
}

/**
 * Folds a matrix for one request.
 *
 * @param user whose own cells count too (step 2); left out for a user who has none
 * @example
 * const { own, other } = fold(matrixOf(ir), { systemRoles: ['AuthenticatedUser'], customRoles: [] })
 */
export function fold(matrix: Matrix, request: RoleSet, user?: string): Folded {
  const all = (1n << BigInt(matrix.width)) - 1n
  const not = (bits: bigint) => all & ~bits
  const of = (map: ReadonlyMap<string, Cells>, keys: readonly string[]) =>
    keys.reduce((sum, key) => union(sum, map.get(key) ?? nothing), nothing)

  const system = request.systemRoles.map((name) => roleKey({ kind: 'system-role', name }))
  const custom = request.customRoles.map((name) => roleKey({ kind: 'custom-role', name }))

  const step2 = isLoggedIn(request.systemRoles) ? userCells(matrix, user) : nothing
  const step3 = of(matrix.roles, custom)
  const step4 = matrix.owner
  const step5 = of(matrix.roles, [...system, roleKey({ kind: 'all-roles' })])
  const step6 = of(matrix.globals, custom)
  const step7 = of(matrix.globals, system)

  // What a step denies stays denied, what it grants is granted, and the rest is for the next one to say. Within a step DENY is stronger.
  const decide = ({ granted, denied }: Cells, next: bigint) => not(denied) & (granted | next)
  const after = decide(step5, decide(step6, not(step7.denied)))
  const other = decide(step2, decide(step3, after))
  const own = decide(step2, decide(step3, decide(step4, after)))
  return { own: isLoggedIn(request.systemRoles) ? own : other, other }
}

/** Step 2: the user's own cell, or the all-users cell where the user's own says nothing. */
function userCells(matrix: Matrix, user: string | undefined): Cells {
  const mine = (user === undefined ? undefined : matrix.users.get(user)) ?? nothing
  return {
    granted: mine.granted | (matrix.allUsers.granted & ~mine.denied),
    denied: mine.denied | (matrix.allUsers.denied & ~mine.granted),
  }
}
