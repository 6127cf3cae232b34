// What the database roles of profiles are called: after the simplest role set that comes to them, so that a name stays the same
// while the matrix changes.
import { type RoleSet, rolesOf } from '../evaluate/role-set.ts'
import { systemRoles } from '../vocabulary/role.ts'
import { cut, shortHash } from './names.ts'

/**
 * One name for each role set, e.g. `ladder_as_authenticated__sales_manager`.
 *
 * @param start what every name starts with
 * @param customRoles all custom roles of the policy: where two of them look the same in a name, or one looks like a system role, they get a hash
 */
export function profileNames(
  start: string,
  customRoles: readonly string[],
  roleSets: readonly RoleSet[],
): readonly string[] {
  const words = wordsFor([...systemRoles, ...customRoles])
  return roleSets.map((roleSet) => {
    const roles = rolesOf(roleSet)
    return start + cut(roles.map((role) => words.get(role) ?? '').join('__'), JSON.stringify(roles), start.length)
  })
}

/** A word for each role. No two roles have the same one, and none has `__` in it. */
function wordsFor(roles: readonly string[]): ReadonlyMap<string, string> {
  const plain = roles.map(plainWord)
  return new Map(
    roles.map((role, n) => {
      const word = plain[n] ?? ''
      // System roles come first, and keep their words.
      const isTaken = n < systemRoles.length ? false : plain.indexOf(word) < n || plain.lastIndexOf(word) > n
      const looksHashed = n >= systemRoles.length && /_[0-9a-f]{10}$/.test(word)
      return [role, word !== '' && !isTaken && !looksHashed ? word : `${word || 'role'}_${shortHash(role)}`]
    }),
  )
}

/** `SalesManager` is `sales_manager`; of a system role the `User` is left out. */
function plainWord(role: string): string {
  const short = systemRoles.some((system) => system === role) ? role.replace(/User$/, '') : role
  return short
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
}
