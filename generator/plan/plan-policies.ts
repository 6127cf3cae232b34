// The row-level policies of one table: profiles for which the same is left of the ladder share one. For each command, a profile
// stands in exactly one policy, or in none if it can touch nothing.
import { type Bits, knownBits, readBits } from '../evaluate/bits.ts'
import { positionOf } from '../evaluate/matrix.ts'
import { type Reach, reachOf, residualOf } from '../evaluate/residual.ts'
import type { ContainerIr, RelationName } from '../ir/policy-ir.ts'
import type { Operation } from '../vocabulary/operation.ts'
import { type Names, policyName } from './names.ts'
import type { PlannedProfile } from './plan-profiles.ts'
import type { PolicyPlan } from './sql-plan.ts'

/** The SQL command that each enforced operation is judged at. */
const commands = [
  ['select', 'FIND'],
  ['insert', 'CREATE'],
  ['update', 'UPDATE'],
  ['delete', 'REMOVE'],
] as const satisfies readonly (readonly [PolicyPlan['command'], Operation])[]

/**
 * @param index the container's place in the policy, by which compiled profiles know it
 * @param ordinal its place in the database's bit strings
 */
export function planPolicies(
  container: ContainerIr,
  { index, ordinal }: { readonly index: number; readonly ordinal: number },
  profiles: readonly PlannedProfile[],
  names: Names,
): readonly PolicyPlan[] {
  return commands.flatMap(([command, operation]) => {
    // CREATE has no object yet: neither its entries (step 1) nor its owner (step 4) speak.
    const hasObject = operation !== 'CREATE'
    const shape = {
      hasOwner: hasObject && container.owner !== null,
      hasEntries: hasObject && container.objectAcl !== 'none',
    }
    const byReach = new Map<Reach, { readonly bits: Bits; readonly roles: string[] }>()
    const add = (role: string, bits: Bits) => {
      const reach = reachOf(bits, shape.hasOwner)
      const known = byReach.get(reach)
      if (known === undefined) byReach.set(reach, { bits, roles: [role] })
      else known.roles.push(role)
    }
    for (const { role, folded } of profiles) add(role, knownBits(folded, positionOf(index, operation)))
    add(names.dynamic, readBits(positionOf(ordinal, operation)))
    return reaches.flatMap((reach): readonly PolicyPlan[] => {
      const found = byReach.get(reach)
      if (found === undefined) return []
      const residual = residualOf(found.bits, shape)
      if (residual.kind === 'never') return []
      const name = policyName(container.relation, command, words[reach])
      return [{ name, command, operation, reach, profiles: found.roles, residual }]
    })
  })
}

/** Every name that a policy of pgladder can have on a table, whatever the ladder says. */
export function everyPolicyName(relation: RelationName): readonly string[] {
  return commands.flatMap(([command]) => reaches.map((reach) => policyName(relation, command, words[reach])))
}

/** What a policy is called by whose objects it lets touch. `none` lets touch only what an entry grants. */
const words: Readonly<Record<Reach, string>> = {
  all: 'all',
  own: 'own',
  others: 'others',
  none: 'listed',
  read: 'dynamic',
}

const reaches = Object.keys(words) as readonly Reach[]
