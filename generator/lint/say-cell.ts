// A cell in a sentence.
import { joinWithAnd, quote } from '../check/quote.ts'
import { printRelation } from '../ir/print-relation.ts'
import type { RoleRef } from '../vocabulary/role.ts'
import type { Principal, WrittenCell } from './written-cells.ts'

/** @example 'the DENY of FIND and UPDATE for role `Sales` on `public.orders`' */
export function sayCell({ whose, effect, operations, container }: WrittenCell): string {
  const where = container === null ? ', globally,' : ` on ${quote(printRelation(container.relation))}`
  return `the ${effect} of ${joinWithAnd(operations)} for ${sayPrincipal(whose)}${where}`
}

function sayPrincipal(whose: Principal): string {
  switch (whose.kind) {
    case 'owner-cell':
      return 'owners'
    case 'all-users-cell':
      return 'all users'
    case 'user-cell':
      return `user ${quote(whose.user)}`
    default:
      return sayRole(whose.role)
  }
}

export function sayRole(role: RoleRef): string {
  if (role.kind === 'all-roles') return 'all roles'
  return role.kind === 'custom-role' ? `role ${quote(role.name)}` : quote(role.name)
}
