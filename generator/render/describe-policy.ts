// One plain sentence for each emitted policy: who may do what.
import { assertNever } from '../assert-never.ts'
import type { Reach } from '../evaluate/residual.ts'
import type { ContainerPlan, PolicyPlan } from '../plan/sql-plan.ts'

/** @example describePolicy(orders, find) // 'pgladder: these requests may FIND their own objects; an entry of an object goes before' */
export function describePolicy(container: ContainerPlan, policy: PolicyPlan): string {
  const hasObject = policy.operation !== 'CREATE'
  const hasOwner = container.owner !== null
  const entries =
    hasObject && container.entries !== null && policy.reach !== 'none' ? '; an entry of an object goes before' : ''
  const stamped = !hasObject && hasOwner ? ', and only as their own (server code may name another owner)' : ''
  const what = objectsOf(policy.reach, {
    hasEntries: hasObject && container.entries !== null,
    hasOwner: hasObject && hasOwner,
    isNew: !hasObject,
  })
  const upsert =
    policy.upsert === null
      ? ''
      : `; by an upsert: ${objectsOf(policy.upsert.reach, { hasEntries: container.entries !== null, hasOwner, isNew: false })}`
  return `pgladder: these requests may ${policy.operation} ${what}${stamped}${entries}${upsert}`
}

interface Kind {
  readonly hasEntries: boolean
  readonly hasOwner: boolean
  readonly isNew: boolean
}

function objectsOf(reach: Reach, { hasEntries, hasOwner, isNew }: Kind): string {
  switch (reach) {
    case 'all':
      return isNew ? 'objects' : 'every object'
    case 'own':
      return 'their own objects'
    case 'others':
      return 'every object but their own'
    case 'none':
      return hasEntries ? 'an object only if an entry of it grants it' : 'nothing'
    case 'read':
      return `what steps 2 to 7 of the ladder allow${hasOwner ? ', of their own objects and of others apart' : ''}`
    default:
      return assertNever(reach)
  }
}
