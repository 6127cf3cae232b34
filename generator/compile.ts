// The compiler as a function, for those who want the SQL and not the files.
import { printDiagnostic } from './check/print-diagnostic.ts'
import { compileIr, type MigrationText } from './compile-ir.ts'
import type { PolicyDocument } from './define-policy.ts'
import type { Diagnostic } from './diagnostic.ts'
import { reviewPolicy } from './lint/review-policy.ts'
import type { SqlPlan } from './plan/sql-plan.ts'
import { PolicyError } from './policy-error.ts'
import { modelFromDocument } from './source/from-document.ts'
import { parsePolicy } from './source/parse-policy.ts'

export interface CompileOptions {
  /** What diagnostics call the policy. Default `policy.yaml` for text, `policy.ts` for a document. */
  readonly file?: string
  /** The plan of the last migrations that were compiled; left out for a new database. */
  readonly previous?: SqlPlan
}

export interface Compiled {
  /** In the order in which to apply them; empty if nothing changed. */
  readonly migrations: readonly MigrationText[]
  /** Give it to the next `compile` as `previous`. */
  readonly plan: SqlPlan
  readonly warnings: readonly Diagnostic[]
}

/**
 * Compiles a policy, YAML text or what `definePolicy` returns, into SQL migrations. Touches no file and no database.
 *
 * @example
 * const { migrations, plan } = compile(definePolicy({ pgladder: 1, … }))
 * for (const { text } of migrations) await client.query(`begin; ${text}; commit`)
 * @throws PolicyError with every diagnostic, if the policy has errors
 * @throws PolicyFileError if the text is no YAML
 */
export function compile(policy: string | PolicyDocument, options: CompileOptions = {}): Compiled {
  const model =
    typeof policy === 'string'
      ? parsePolicy(policy, options.file ?? 'policy.yaml')
      : modelFromDocument(policy, options.file ?? 'policy.ts')
  const { ir, diagnostics } = reviewPolicy(model)
  if (ir === null) throw refusal(diagnostics)
  const result = compileIr(ir, options.previous ?? null)
  if (result.kind === 'refused') throw refusal(result.diagnostics)
  return { migrations: result.migrations, plan: result.plan, warnings: diagnostics }
}

function refusal(diagnostics: readonly Diagnostic[]): PolicyError {
  return new PolicyError(diagnostics.map(printDiagnostic).join('\n'), diagnostics)
}
