// Which requests have a compiled profile, in one line: the others have the dynamic one, and are slower on large tables.
import type { PolicyIr } from '../ir/policy-ir.ts'
import type { Profiles } from './profiles.ts'

/**
 * What falls to the dynamic profile; null where nothing does.
 *
 * @example
 * '23 profiles; left to the dynamic profile: users with more than 1 of the 20 custom roles, but for 2 combinations in `profiles`'
 */
export function describeCoverage(ir: PolicyIr, { compiled, customRoles, missing }: Profiles): string | null {
  const named = ir.profiles.length
  const left = [
    ...(missing > 0 ? ['those that the warning names'] : []),
    ...(customRoles < ir.roles.length
      ? [
          `users with more than ${customRoles} of the ${ir.roles.length} custom roles` +
            (named > 0 ? `, but for the ${named} in \`profiles\`` : ''),
        ]
      : []),
    ...(ir.containers.some(({ userCells }) => userCells.length > 0) ? ['users with cells of their own'] : []),
  ]
  if (left.length === 0) return null
  return `${compiled.length} profiles; left to the dynamic profile: ${left.join('; ')}`
}
