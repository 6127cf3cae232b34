// One plain sentence for each emitted policy: who may do what.
import { assertNever } from '../assert-never.ts'
import type { ContainerPlan, PolicyPlan } from '../plan/sql-plan.ts'

/** @example describePolicy(orders, find) // 'pgladder: these requests may FIND their own objects; an entry of an object goes before' */
export function describePolicy(container: ContainerPlan, policy: PolicyPlan): string {
  const hasObject = policy.operation !== 'CREATE'
  const hasOwner = container.owner !== null
  const entries =
    hasObject && container.entries !== null && policy.reach !== 'none' ? '; an entry of an object goes before' : ''
  const stamped = !hasObject && hasOwner ? ', and only as their own (server code may name another owner)' : ''
  return `pgladder: these requests may ${policy.operation} ${objectsOf(policy, hasObject && hasOwner)}${stamped}${entries}`
}

function objectsOf({ reach, operation }: PolicyPlan, isApart: boolean): string {
  switch (reach) {
    case 'all':
      return operation === 'CREATE' ? 'objects' : 'every object'
    case 'own':
      return 'their own objects'
    case 'others':
      return 'every object but their own'
    case 'none':
      return 'an object only if an entry of it grants it'
    case 'read':
      return `what steps 2 to 7 of the ladder allow${isApart ? ', of their own objects and of others apart' : ''}`
    default:
      return assertNever(reach)
  }
}
