// One plain sentence for each emitted policy: who may do what.
import type { ContainerPlan, PolicyPlan } from '../plan/sql-plan.ts'

/** @example describePolicy(orders, find) // 'pgladder: a request may FIND an object if an entry grants it, or …' */
export function describePolicy(container: ContainerPlan, policy: PolicyPlan): string {
  const hasObject = policy.operation !== 'CREATE'
  const hasOwner = container.owner !== null
  const entries = hasObject && container.entries !== null ? 'an entry grants it, or none denies it and ' : ''
  const apart = hasObject && hasOwner ? ' (for its own objects and for others apart)' : ''
  const stamped = !hasObject && hasOwner ? ', and only as its own (server code may name another owner)' : ''
  return `pgladder: a request may ${policy.operation} an object if ${entries}steps 2 to 7 of the ladder allow it${apart}${stamped}`
}
