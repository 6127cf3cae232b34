// What a lint is: it looks at what a valid policy comes to, and says what its author would not expect.
import type { Finding } from '../check/rule.ts'
import type { Deciding } from '../evaluate/deciding.ts'
import type { Folded } from '../evaluate/fold.ts'
import type { Matrix } from '../evaluate/matrix.ts'
import type { PolicyIr } from '../ir/policy-ir.ts'

/** A policy, and what more than one lint asks of it. */
export interface LintedPolicy {
  readonly ir: PolicyIr
  readonly matrix: Matrix
  readonly deciding: Deciding
  /** See `effectiveIn`. */
  readonly effective: (folded: Folded) => Folded
}

export type Lint = (policy: LintedPolicy) => Iterable<Finding>
