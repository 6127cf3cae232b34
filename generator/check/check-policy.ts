// Runs every rule over a policy, and only if none finds an error resolves it. The only place that makes a ValidIr.
import type { Diagnostic } from '../diagnostic.ts'
import type { ValidIr } from '../ir/policy-ir.ts'
import { resolvePolicy } from '../ir/resolve-policy.ts'
import type { PolicyModel } from '../source/policy-model.ts'
import { inFileOrder } from './in-file-order.ts'
import type { Rule } from './rule.ts'
import { errorRules, warningRules } from './rules.ts'

export interface CheckedPolicy {
  /** Null if, and only if, there is an error. */
  readonly ir: ValidIr | null
  /** Every fault and doubt, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[]
}

export function checkPolicy(model: PolicyModel): CheckedPolicy {
  const errors = run(errorRules, 'error', model)
  const warnings = run(warningRules, 'warning', model)
  const diagnostics = inFileOrder([...errors, ...warnings], model.root)
  return { ir: errors.length > 0 ? null : (resolvePolicy(model) as ValidIr), diagnostics }
}

function run(rules: Readonly<Record<string, Rule>>, severity: Diagnostic['severity'], model: PolicyModel) {
  return Object.entries(rules).flatMap(([code, rule]) =>
    Array.from(rule(model), (finding): Diagnostic => ({ kind: 'diagnostic', severity, code, ...finding })),
  )
}
