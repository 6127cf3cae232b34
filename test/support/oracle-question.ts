// A question of the oracle's worlds as the evaluator takes it.
import type { Asker, Subject } from '../../generator/evaluate/walk.ts'
import { type Principal, type Request, systemRolesOf } from '../oracle/decide.ts'
import type { TestObject, TestWorld } from '../oracle/test-world.ts'

const speakerOf = (who: Principal, customRoles: readonly string[]): Subject['entries'][number]['who'] => {
  switch (who.kind) {
    case 'user':
      return { kind: 'user', name: who.id }
    case 'role':
      return { kind: customRoles.includes(who.name) ? 'custom role' : 'system role', name: who.name }
    default:
      return { kind: who.kind, name: '' }
  }
}

/** Who asks. */
export const askerOf = (request: Request): Asker => ({
  user: request.user,
  systemRoles: systemRolesOf(request),
  customRoles: request.user === null ? [] : request.customRoles,
})

/** What is asked about; null: no object. */
export const subjectOf = (world: TestWorld, { user }: Request, object: TestObject | null): Subject | null =>
  object === null
    ? null
    : {
        owned: user !== null && object.owner === user,
        entries: object.acl.flatMap(({ principal, operation, effect }) =>
          effect === 'INHERIT' ? [] : [{ who: speakerOf(principal, world.customRoles), operation, effect }],
        ),
      }

/**
 * Objects of the grids whose answers can be told apart, and none: for each saying of step 1 the caller's own, and one of somebody else's or
 * nobody's, in turn.
 */
export function objectsFor(
  { user }: Request,
  objects: readonly TestObject[],
  turn: number,
): readonly (TestObject | null)[] {
  const sayings = new Map<number, TestObject[]>()
  for (const object of objects) {
    const say = Math.floor(object.id / 10)
    sayings.set(say, [...(sayings.get(say) ?? []), object])
  }
  const chosen = [...sayings.values()].flatMap((those, say) => {
    const others = those.filter(({ owner }) => owner === null || owner !== user)
    return [
      ...those.filter((object) => !others.includes(object)),
      ...others.filter((_, n) => n === (turn + say) % others.length),
    ]
  })
  return [null, ...chosen]
}
