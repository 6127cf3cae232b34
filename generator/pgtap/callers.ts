// Who asks in the tests of a policy: one request for each compiled profile, and each user whom the policy names.
import { askerWith } from '../evaluate/asker-with.ts'
import { profilesOf } from '../evaluate/profiles.ts'
import { firstOf, rolesOf } from '../evaluate/role-set.ts'
import type { Asker } from '../evaluate/walk.ts'
import type { PolicyIr } from '../ir/policy-ir.ts'
import type { SqlPlan } from '../plan/sql-plan.ts'
import { openingOf, type SystemContext } from '../vocabulary/system-context.ts'

export interface TestCaller {
  /** Its roles as one reads them. */
  readonly name: string
  readonly asker: Asker
  readonly systemRoles: SystemContext
  /** The id of a user whom the policy names; `''` for a user of whom it says nothing; null: nobody is logged in. */
  readonly user: string | null
  /** The compiled profile that the request has; null: not asked. */
  readonly profile: string | null
}

export function testCallers(ir: PolicyIr, plan: SqlPlan): readonly TestCaller[] {
  // Both are in the same order.
  const ofProfiles = profilesOf(ir).compiled.map(({ roleSets }, n): TestCaller => {
    const roleSet = firstOf(roleSets[0])
    const { systemRoles } = roleSet
    return {
      name: rolesOf(roleSet).join(' + '),
      asker: askerWith(roleSet),
      systemRoles,
      user: openingOf(systemRoles).loggedIn ? '' : null,
      profile: plan.profiles[n]?.role ?? null,
    }
  })
  const named = new Set(ir.containers.flatMap(({ userCells }) => userCells.map(({ user }) => user)))
  const systemRoles: SystemContext = ['AuthenticatedUser']
  const ofUsers = [...named].map(
    (user): TestCaller => ({
      name: `user ${user}`,
      asker: { user, systemRoles, customRoles: [] },
      systemRoles,
      user,
      profile: null,
    }),
  )
  return [...ofProfiles, ...ofUsers]
}
