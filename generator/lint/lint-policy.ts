// Everything to warn of in a policy that is valid: what it comes to, and what of it is not compiled.
import type { Diagnostic } from '../diagnostic.ts'
import { decidingIn } from '../evaluate/deciding.ts'
import { effectiveIn } from '../evaluate/effective.ts'
import { matrixOf } from '../evaluate/matrix.ts'
import { profilesOf } from '../evaluate/profiles.ts'
import { tooManyProfiles } from '../evaluate/too-many-profiles.ts'
import type { PolicyIr } from '../ir/policy-ir.ts'
import type { LintedPolicy } from './lint.ts'
import { lints } from './lints.ts'

export function lintPolicy(ir: PolicyIr): readonly Diagnostic[] {
  // Of a policy without tables there is one thing to say, and `empty-policy` says it.
  if (ir.containers.length === 0) return []
  const matrix = matrixOf(ir)
  const policy: LintedPolicy = { ir, matrix, deciding: decidingIn(ir, matrix), effective: effectiveIn(ir) }
  const found = Object.entries(lints).flatMap(([code, lint]) =>
    Array.from(lint(policy), (finding): Diagnostic => ({ kind: 'diagnostic', severity: 'warning', code, ...finding })),
  )
  return [...found, ...tooManyProfiles(ir, profilesOf(ir))]
}
