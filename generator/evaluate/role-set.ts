// The roles that one request has: what enumeration goes through and what the fold depends on.
import type { SystemContext } from '../vocabulary/system-context.ts'

export interface RoleSet {
  readonly systemRoles: SystemContext
  /** In the order in which the policy declares them. */
  readonly customRoles: readonly string[]
}

/** The same custom roles in several contexts of which the policy says the same, the simplest first. */
export interface RoleSets {
  readonly contexts: readonly [SystemContext, ...SystemContext[]]
  readonly customRoles: readonly string[]
}

export function firstOf({ contexts, customRoles }: RoleSets): RoleSet {
  return { systemRoles: contexts[0], customRoles }
}

/** Whether somebody is logged in: then, and only then, a request has this role. */
export function isLoggedIn(systemRoles: SystemContext): boolean {
  return systemRoles.includes('AuthenticatedUser')
}

/** The roles of a set, system roles first. */
export function rolesOf({ systemRoles, customRoles }: RoleSet): readonly string[] {
  return [...systemRoles, ...customRoles]
}

/** Every choice of `size` of the items, in their order. */
export function* choose<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) yield []
  else {
    for (let n = from; n <= items.length - size; n += 1) {
      const first = items[n] as T
      for (const rest of choose(items, size - 1, n + 1)) yield [first, ...rest]
    }
  }
}
