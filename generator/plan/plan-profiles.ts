// Compiled profiles -> the database roles that stand for them, and how the database knows a request for one of theirs.
import { createHash } from 'node:crypto'
import { isSet } from '../evaluate/bits.ts'
import type { Folded } from '../evaluate/fold.ts'
import { positionOf } from '../evaluate/matrix.ts'
import type { CompiledProfile } from '../evaluate/profiles.ts'
import { firstOf, type RoleSets, rolesOf } from '../evaluate/role-set.ts'
import { operations } from '../vocabulary/operation.ts'
import { profileNames } from './profile-names.ts'
import type { ProfilePlan } from './sql-plan.ts'

export interface ProfileScope {
  /** What the names of compiled profiles start with. */
  readonly start: string
  readonly customRoles: readonly string[]
  /** For each container, in the policy's order, its place in the database's bit strings. */
  readonly ordinals: readonly number[]
  /** How many places the bit strings have. */
  readonly nextOrdinal: number
}

/** A compiled profile with its database role. */
export interface PlannedProfile extends ProfilePlan {
  readonly folded: Folded
}

export function planProfiles(profiles: readonly CompiledProfile[], scope: ProfileScope): readonly PlannedProfile[] {
  const firsts = profiles.map(({ roleSets }) => firstOf(roleSets[0]))
  const names = profileNames(scope.start, scope.customRoles, firsts)
  return profiles.map(({ folded, roleSets }, n) => ({
    role: names[n] ?? '',
    fingerprint: fingerprintOf(folded, scope),
    about: describe(roleSets),
    folded,
  }))
}

/** What the database makes of a request's bits too, in `open_request`: SHA-256 of both bit strings. */
function fingerprintOf(folded: Folded, scope: ProfileScope): string {
  const text = `${bitString(folded.own, scope)} ${bitString(folded.other, scope)}`
  return createHash('sha256').update(text).digest('hex')
}

/** One character a position, from the left; `0` for what is governed no more. */
function bitString(bits: bigint, { ordinals, nextOrdinal }: ProfileScope): string {
  const characters = new Array<string>(nextOrdinal * operations.length).fill('0')
  ordinals.forEach((ordinal, index) => {
    for (const operation of operations) {
      if (isSet(bits, positionOf(index, operation))) characters[positionOf(ordinal, operation)] = '1'
    }
  })
  return characters.join('')
}

const shown = 4

/** Which requests are of a profile, in words. */
function describe(roleSets: readonly RoleSets[]): string {
  const sets = roleSets.flatMap(({ contexts, customRoles }) =>
    contexts.slice(0, shown).map((systemRoles) => rolesOf({ systemRoles, customRoles }).join(' + ')),
  )
  const count = roleSets.reduce((sum, { contexts }) => sum + contexts.length, 0)
  const rest = count > shown ? `; and ${count - shown} more` : ''
  return `pgladder: the profile of requests with ${sets.slice(0, shown).join('; or ')}${rest}`
}
