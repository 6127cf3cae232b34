// What every command with a POLICY does first: read, check, print what there is to say.
import { type CheckedPolicy, checkPolicy } from '../check/check-policy.ts'
import { printDiagnostic } from '../check/print-diagnostic.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { profilesOf } from '../evaluate/profiles.ts'
import { tooManyProfiles } from '../evaluate/too-many-profiles.ts'
import type { ValidIr } from '../ir/policy-ir.ts'
import { readPolicy } from '../source/read-policy.ts'

/**
 * The checked policy, or null after its errors went to standard error.
 *
 * @throws PolicyFileError where the file cannot be read or parsed
 */
export async function loadPolicy(path: string): Promise<ValidIr | null> {
  const { ir, diagnostics } = await checkFile(path)
  printDiagnostics(diagnostics)
  return ir
}

/**
 * A policy file with everything there is to say about it.
 *
 * @throws PolicyFileError where the file cannot be read or parsed
 */
export async function checkFile(path: string): Promise<CheckedPolicy> {
  const { ir, diagnostics } = checkPolicy(await readPolicy(path))
  if (ir === null) return { ir, diagnostics }
  return { ir, diagnostics: [...diagnostics, ...tooManyProfiles(ir, profilesOf(ir))] }
}

/** Prints to standard error: standard output is for what was asked for. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) console.error(printDiagnostic(diagnostic))
}
