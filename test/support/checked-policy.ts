// Policy text -> the migrations it becomes; a fault in it fails the test with the printed diagnostics.
import { checkPolicy } from '../../generator/check/check-policy.ts'
import { printDiagnostic } from '../../generator/check/print-diagnostic.ts'
import { compileIr } from '../../generator/compile-ir.ts'
import type { ValidIr } from '../../generator/ir/policy-ir.ts'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'
import { parsePolicy } from '../../generator/source/parse-policy.ts'

/** The checked policy of a YAML text. */
export function checkedPolicy(text: string): ValidIr {
  const { ir, diagnostics } = checkPolicy(parsePolicy(text, 'policy.yaml'))
  if (ir === null) throw new Error(diagnostics.map(printDiagnostic).join('\n'))
  return ir
}

/** The migrations that bring a database from a plan (null: an empty one) to a policy. */
export function migrationsOf(ir: ValidIr, previous: SqlPlan | null = null) {
  const result = compileIr(ir, previous)
  if (result.kind === 'refused') throw new Error(result.diagnostics.map(printDiagnostic).join('\n'))
  return { plan: result.plan, texts: result.migrations.map(({ text }) => text) }
}
