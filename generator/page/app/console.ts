// For the browser's console, and for the tests: what the page itself runs.
import { explain, sayWhy } from '../../evaluate/explain.ts'
import type { PolicyIr } from '../../ir/policy-ir.ts'

/**
 * `pgladder` in the console.
 *
 * @example
 * const { policy, explain, sayWhy } = pgladder, table = policy.containers[0]
 * sayWhy(explain(policy, table, 'FIND', { user: 'ann', systemRoles: ['AuthenticatedUser'], customRoles: [] }, null), table)
 */
export interface Console {
  readonly policy: PolicyIr
  readonly explain: typeof explain
  readonly sayWhy: typeof sayWhy
}

export function openConsole(policy: PolicyIr): void {
  Object.assign(globalThis, { pgladder: { policy, explain, sayWhy } satisfies Console })
}
