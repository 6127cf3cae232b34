// What an author should know about profiles that were not compiled: nothing is wrong, but those requests are slower.
import type { Diagnostic } from '../diagnostic.ts'
import type { PolicyIr } from '../ir/policy-ir.ts'
import { maxProfiles, type Profiles } from './profiles.ts'
import { firstOf, rolesOf } from './role-set.ts'

const shown = 3

/** A warning where the policy has more outcomes than are compiled; none otherwise. */
export function tooManyProfiles(ir: PolicyIr, { left, missing, compiled }: Profiles): readonly Diagnostic[] {
  if (missing === 0) return []
  const examples = left.slice(0, shown).map((roleSets) => `\`${rolesOf(firstOf(roleSets)).join(' + ')}\``)
  const rest = left.length > shown ? ` and ${left.length - shown} more` : ''
  const place = { ...(ir.profiles[0]?.at ?? ir.at) }
  return [
    {
      kind: 'diagnostic',
      severity: 'warning',
      code: 'too-many-profiles',
      place,
      message:
        `the roles come to ${compiled.length + missing} different profiles, and ${maxProfiles} are compiled; ` +
        `left to the dynamic profile: requests with ${examples.join(', ')}${rest}`,
      help: 'the dynamic profile gives the same answers, but scans; name the combinations that have to be fast in `profiles`',
    },
  ]
}
