// The row-level policies of one table: profiles for which the same is left of the ladder share one. For each command, a profile
// stands in exactly one policy, or in none if it can touch nothing.
import { alsoOwn, type Bits, knownBits, readBits } from '../evaluate/bits.ts'
import { positionOf } from '../evaluate/matrix.ts'
import { type Reach, reachOf, residualOf, type Shape } from '../evaluate/residual.ts'
import type { ContainerIr, RelationName } from '../ir/policy-ir.ts'
import type { Operation } from '../vocabulary/operation.ts'
import { type Names, policyName } from './names.ts'
import type { PlannedProfile } from './plan-profiles.ts'
import type { PolicyPlan } from './sql-plan.ts'

/** The SQL command that each enforced operation is judged at. UPSERT is judged at both commands that write a row. */
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
  const object: Shape = { hasOwner: container.owner !== null, hasEntries: container.objectAcl !== 'none' }
  return commands.flatMap(([command, operation]) => {
    // CREATE has no object yet: neither its entries (step 1) nor its owner (step 4) speak.
    const shape = operation === 'CREATE' ? { hasOwner: false, hasEntries: false } : object
    const isUpsertApart = container.upsert === 'own' && (command === 'insert' || command === 'update')
    // Without owners there is but one bit.
    const upserted = object.hasOwner ? alsoOwn : undefined
    const found = new Map<string, PolicyPlan & { readonly profiles: string[] }>()
    const add = (role: string, bitsOf: (operation: Operation) => Bits) => {
      const part = (judged: Operation, at: Shape, as = (bits: Bits) => bits) => ({
        reach: reachOf(as(bitsOf(judged)), at.hasOwner),
        residual: residualOf(as(bitsOf(judged)), at),
      })
      const own = part(operation, shape)
      const upsert = isUpsertApart ? part('UPSERT', object, upserted) : null
      if (own.residual.kind === 'never' && (upsert === null || upsert.residual.kind === 'never')) return
      const name = policyName(container.relation, command, wordsFor(own.reach, upsert?.reach, shape.hasEntries))
      const known = found.get(name)
      if (known !== undefined) known.profiles.push(role)
      else
        found.set(name, {
          name,
          command,
          operation,
          reach: own.reach,
          profiles: [role],
          residual: own.residual,
          upsert,
        })
    }
    for (const { role, folded } of profiles) add(role, (judged) => knownBits(folded, positionOf(index, judged)))
    add(names.dynamic, (judged) => readBits(positionOf(ordinal, judged)))
    const order = everyPolicyName(container.relation)
    return [...found.values()].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  })
}

/** Every name that a policy of pgladder can have on a table, whatever the ladder says. */
export function everyPolicyName(relation: RelationName): readonly string[] {
  return commands.flatMap(([command]) =>
    reaches.flatMap((reach) =>
      [undefined, ...reaches].flatMap((upsert) =>
        [true, false].map((hasEntries) => policyName(relation, command, wordsFor(reach, upsert, hasEntries))),
      ),
    ),
  )
}

/** What a policy is called by whose objects it lets touch. `none` lets touch only what an entry grants. */
const words: Readonly<Record<Reach, string>> = {
  all: 'all',
  own: 'own',
  others: 'others',
  none: 'listed',
  read: 'dynamic',
}

function wordsFor(reach: Reach, upsert: Reach | undefined, hasEntries: boolean): string {
  const word = reach === 'none' && !hasEntries ? reach : words[reach]
  return upsert === undefined || upsert === 'read' ? word : `${word}_upsert_${words[upsert]}`
}

const reaches = Object.keys(words) as readonly Reach[]
