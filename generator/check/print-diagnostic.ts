// Diagnostics, and files that cannot be read, as the lines that people see.
import type { Diagnostic, Place } from '../diagnostic.ts'
import type { PolicyFileError } from '../source/policy-file-error.ts'
import { printPlace } from './print-place.ts'
import { escapeUnseen } from './quote.ts'

/**
 * One line, and a second one with help if there is any:
 *
 * ```text
 * policy.yaml:14:9: error: table `public.orders` gives a cell to undeclared role `Saels` (unknown-role)
 *   help: did you mean `Sales`?
 * ```
 */
export function printDiagnostic({ place, severity, message, code, help }: Diagnostic): string {
  return printLines(place, severity, `${message} (${code})`, help)
}

/** The same for a policy file that could not be read or parsed; it has no code. */
export function printFileError({ place, message, help }: PolicyFileError): string {
  return printLines(place, 'error', message, help)
}

function printLines(place: Place, severity: Diagnostic['severity'], message: string, help: string | undefined): string {
  const line = `${printPlace(place)}: ${severity}: ${escapeUnseen(message)}`
  return help === undefined ? line : `${line}\n  help: ${escapeUnseen(help)}`
}
