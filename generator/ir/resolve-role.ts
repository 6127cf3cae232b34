// A role as the author names it -> what it refers to.
import { type RoleRef, systemRoles } from '../vocabulary/role.ts'

/** Stands for *all roles*, in a table's `roles` only. */
export const allRoles = '*'

/** System roles come first: no declaration can take their names. Null: nobody declared it. */
export function resolveRole(name: string, declared: ReadonlySet<string>): RoleRef | null {
  if (name === allRoles) return { kind: 'all-roles' }
  const system = systemRoles.find((role) => role === name)
  if (system) return { kind: 'system-role', name: system }
  return declared.has(name) ? { kind: 'custom-role', name } : null
}
