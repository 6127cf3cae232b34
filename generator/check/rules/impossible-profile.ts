// A combination of roles in `profiles` that no request can have.
import { resolveProfile } from '../../ir/resolve-profile.ts'
import { resolveRole } from '../../ir/resolve-role.ts'
import { isSameContext, systemContexts } from '../../vocabulary/system-context.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const impossibleProfile: Rule = function* (model) {
  const declared = new Set(model.roles.map(({ value }) => value))
  for (const profile of model.profiles) {
    const isKnown = profile.roles.every(({ value }) => ['system-role', 'custom-role'].includes(kindOf(value, declared)))
    if (!isKnown) continue
    const { systemRoles, customRoles } = resolveProfile(profile, declared)
    const names = [...systemRoles, ...customRoles].map(quote).join(', ')
    if (names === '') {
      const message = 'a combination in `profiles` names no role'
      yield { place: profile.at, message, help: 'write the roles that a request has: `[Sales, Support]`' }
      continue
    }
    const isPossible = systemRoles.length === 0 || systemContexts.some((context) => isSameContext(context, systemRoles))
    const isUsers = customRoles.length === 0 || systemRoles.length === 0 || systemRoles.includes('AuthenticatedUser')
    if (isPossible && isUsers) continue
    const help = systemRoles.includes('AuthenticatedUser')
      ? 'at most one client, and `SocialUser` together with one provider; or name custom roles only'
      : 'whoever has a custom role or a login has `AuthenticatedUser`; or name custom roles only'
    yield { place: profile.at, message: `no request has just these roles: ${names}`, help }
  }
}

function kindOf(name: string, declared: ReadonlySet<string>): string {
  return resolveRole(name, declared)?.kind ?? 'unknown'
}
