// Somebody with just these roles, of whom the policy says nothing else.
import { isLoggedIn, type RoleSet } from './role-set.ts'
import { type Asker, somebody } from './walk.ts'

/** @example askerWith({ systemRoles: ['AuthenticatedUser'], customRoles: ['Editor'] }) */
export function askerWith({ systemRoles, customRoles }: RoleSet): Asker {
  return { user: isLoggedIn(systemRoles) ? somebody : null, systemRoles, customRoles }
}
