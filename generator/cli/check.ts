// pgladder check: every fault of a policy at once; with a database, also what there stands against it.
import type { CheckedPolicy } from '../check/check-policy.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { describeCoverage } from '../evaluate/describe-coverage.ts'
import { profilesOf } from '../evaluate/profiles.ts'
import { PolicyFileError } from '../source/policy-file-error.ts'
import { connect } from './connect.ts'
import { readFaults } from './database-faults.ts'
import type { ExitCode } from './exit-code.ts'
import { checkFile, printDiagnostics } from './load-policy.ts'

export interface CheckOptions {
  readonly url?: string
  readonly json?: true
  readonly strict?: true
}

/** Exit code 1 for errors, and for warnings too where `strict` asks for it. */
export async function runCheck(path: string, options: CheckOptions): Promise<ExitCode> {
  let checked: CheckedPolicy
  try {
    checked = await checkFile(path)
  } catch (error) {
    // An editor meets no fault more often than a line that is half written.
    if (!(options.json && error instanceof PolicyFileError)) throw error
    console.log(toJson({ diagnostics: [unreadable(error)], database: [], profiles: null, dynamic: null }))
    return 2
  }
  const { ir, diagnostics } = checked
  const faults: string[] = []
  if (ir !== null && options.url !== undefined) {
    const client = await connect(options.url)
    try {
      faults.push(...(await readFaults(client, ir)))
    } finally {
      await client.end()
    }
  }
  const dynamic = ir === null ? null : describeCoverage(ir, profilesOf(ir))
  if (options.json) {
    const profiles = ir === null ? null : profilesOf(ir).compiled.length
    console.log(toJson({ diagnostics, database: faults, profiles, dynamic }))
  } else {
    printDiagnostics(diagnostics)
    for (const fault of faults) console.error(`database: error: ${fault}`)
    console.log(summary(diagnostics, faults, path))
    if (dynamic !== null) console.log(`${path}: ${dynamic}`)
  }
  const hasErrors = ir === null || faults.length > 0
  return hasErrors || (options.strict === true && diagnostics.length > 0) ? 1 : 0
}

interface CheckReport {
  readonly diagnostics: readonly Diagnostic[]
  /** What stands against the policy in the database. */
  readonly database: readonly string[]
  /** How many profiles are compiled; null for a policy with errors. */
  readonly profiles: number | null
  /** See `describeCoverage`. */
  readonly dynamic: string | null
}

function toJson(report: CheckReport): string {
  return JSON.stringify(report, null, 2)
}

function unreadable({ place, message, help }: PolicyFileError): Diagnostic {
  const code = 'unreadable-policy'
  return { kind: 'diagnostic', severity: 'error', code, place, message, ...(help === undefined ? {} : { help }) }
}

function summary(diagnostics: readonly Diagnostic[], faults: readonly string[], path: string): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length + faults.length
  const warnings = diagnostics.length + faults.length - errors
  if (errors + warnings === 0) return `${path}: fine`
  return `${path}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`
}
