// A custom role with cells that nobody is better or worse off for having.
import { quote } from '../../check/quote.ts'
import { distinctContexts } from '../../evaluate/distinct-contexts.ts'
import { fold } from '../../evaluate/fold.ts'
import { isLoggedIn } from '../../evaluate/role-set.ts'
import type { Lint, LintedPolicy } from '../lint.ts'
import { rolesInUse } from '../roles-in-use.ts'

export const roleWithoutEffect: Lint = function* (policy) {
  const { granted, withEntries } = rolesInUse(policy.ir)
  for (const { name, at } of policy.ir.roles) {
    if (!granted.has(name) || withEntries.has(name) || hasEffect(policy, name)) continue
    yield {
      place: at,
      message: `role ${quote(name)} changes no answer: whoever has it may do the same without it`,
      help: 'change its cells, or leave the role out; if it is for entries that single objects get later, write `ignore: [role-without-effect]` in the policy',
    }
  }
}

/**
 * Whether somebody may do something else with the role than without it. One other role at a time is enough to find out: a GRANT or a DENY
 * matters if one role, or none, comes to the opposite.
 */
function hasEffect({ ir, matrix, effective }: LintedPolicy, role: string): boolean {
  const others = ir.roles.map(({ name }) => name).filter((name) => name !== role)
  return distinctContexts(matrix)
    .map(([context]) => context)
    .filter(isLoggedIn)
    .some((systemRoles) =>
      [[], ...others.map((name) => [name])].some((customRoles) => {
        const without = effective(fold(matrix, { systemRoles, customRoles }))
        const having = effective(fold(matrix, { systemRoles, customRoles: [...customRoles, role] }))
        return without.own !== having.own || without.other !== having.other
      }),
    )
}
