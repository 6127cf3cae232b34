// One plain sentence for each emitted policy: who may do what.
import type { ContainerPlan, PolicyPlan } from '../plan/sql-plan.ts'

/** @example describePolicy(orders, find) // 'FIND, any request: …' */
export function describePolicy(container: ContainerPlan, policy: PolicyPlan): string {
  const entries =
    container.entries !== null && policy.operation !== 'CREATE'
      ? 'objects that an entry grants to the caller; of the others, those that no entry denies and '
      : 'objects '
  const folded =
    container.owner !== null && policy.operation !== 'CREATE'
      ? "that steps 2 to 7 of the ladder allow, which tell the caller's own objects from those of others"
      : 'if steps 2 to 7 of the ladder allow it'
  const owner =
    container.owner !== null && policy.operation === 'CREATE'
      ? ', with the caller as owner (server code may name another)'
      : ''
  return `pgladder: a request may ${policy.operation} ${entries}${folded}${owner}`
}
