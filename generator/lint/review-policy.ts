// A policy with everything there is to say about it: its faults; if it has none, also what in it is likely to be a mistake.
import { type CheckedPolicy, checkPolicy } from '../check/check-policy.ts'
import { inFileOrder } from '../check/in-file-order.ts'
import type { PolicyModel } from '../source/policy-model.ts'
import { needlesslyIgnored, withoutIgnored } from './ignored.ts'
import { lintPolicy } from './lint-policy.ts'

/** Checks and lints; leaves out the warnings that the policy ignores. */
export function reviewPolicy(model: PolicyModel): CheckedPolicy {
  const { ir, diagnostics } = checkPolicy(model)
  if (ir === null) return { ir, diagnostics: withoutIgnored(model, diagnostics) }
  const all = [...diagnostics, ...lintPolicy(ir)]
  return { ir, diagnostics: inFileOrder([...withoutIgnored(model, all), ...needlesslyIgnored(model, all)], model.root) }
}
