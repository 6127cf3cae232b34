// The custom roles that a policy says something of.
import type { PolicyIr } from '../ir/policy-ir.ts'
import type { RoleRef } from '../vocabulary/role.ts'

export interface RolesInUse {
  /** With a cell, on a table or globally. */
  readonly granted: ReadonlySet<string>
  /** With an entry that new objects get. */
  readonly withEntries: ReadonlySet<string>
}

export function rolesInUse({ globalCells, containers }: PolicyIr): RolesInUse {
  const custom = (items: readonly { readonly role: RoleRef }[]) =>
    items.flatMap(({ role }) => (role.kind === 'custom-role' ? [role.name] : []))
  return {
    granted: new Set([...custom(globalCells), ...containers.flatMap(({ roleCells }) => custom(roleCells))]),
    withEntries: new Set(containers.flatMap(({ onCreate }) => custom(onCreate))),
  }
}
