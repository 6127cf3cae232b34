// What every command with a POLICY does first: read, check, print what there is to say.
import { type CheckedPolicy, checkPolicy } from '../check/check-policy.ts'
import { printDiagnostic } from '../check/print-diagnostic.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { ValidIr } from '../ir/policy-ir.ts'
import { reviewPolicy } from '../lint/review-policy.ts'
import { readPolicy } from '../source/read-policy.ts'

/**
 * The checked policy, or null after its errors went to standard error.
 *
 * @param says `errors`: warnings are for those who change a policy, not for those who ask about it
 * @throws PolicyFileError where the file cannot be read or parsed
 */
export async function loadPolicy(path: string, says: 'errors' | 'everything'): Promise<ValidIr | null> {
  const { ir, diagnostics } = says === 'everything' ? await checkFile(path) : checkPolicy(await readPolicy(path))
  printDiagnostics(diagnostics.filter(({ severity }) => says === 'everything' || severity === 'error'))
  return ir
}

/**
 * A policy file with everything there is to say about it.
 *
 * @throws PolicyFileError where the file cannot be read or parsed
 */
export async function checkFile(path: string): Promise<CheckedPolicy> {
  return reviewPolicy(await readPolicy(path))
}

/** Prints to standard error: standard output is for what was asked for. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) console.error(printDiagnostic(diagnostic))
}
