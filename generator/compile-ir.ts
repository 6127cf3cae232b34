// A checked policy and the last plan -> the next migrations, as text. Pure: nothing is read from or written to disk
// but the package's own SQL and templates.
import type { Diagnostic } from './diagnostic.ts'
import { profilesOf } from './evaluate/profiles.ts'
import type { ValidIr } from './ir/policy-ir.ts'
import { checkFrozenChoices } from './plan/frozen-choices.ts'
import { changeBetween } from './plan/plan-change.ts'
import { planPolicy } from './plan/plan-policy.ts'
import type { SqlPlan } from './plan/sql-plan.ts'
import { renderMigration } from './render/render-migration.ts'
import { renderRuntime, runtimeHash } from './render/render-runtime.ts'

/** The text of one migration, not numbered or named yet. */
export interface MigrationText {
  readonly kind: 'runtime' | 'policy'
  readonly text: string
}

export type CompileResult =
  | { readonly kind: 'compiled'; readonly plan: SqlPlan; readonly migrations: readonly MigrationText[] }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }

/**
 * Compiles a policy to what brings the database from the last plan to it.
 *
 * No migration if nothing changed. Refused if the policy changes what cannot change any more.
 *
 * @param previous the last emitted plan; null for the first migration
 */
export function compileIr(ir: ValidIr, previous: SqlPlan | null): CompileResult {
  const runtime = runtimeHash(ir)
  const diagnostics = previous === null ? [] : checkFrozenChoices(ir, previous, runtime)
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics }
  const plan = planPolicy(ir, profilesOf(ir).compiled, previous, runtime)
  const change = changeBetween(previous, plan)
  if (change === null) return { kind: 'compiled', plan, migrations: [] }
  const migrations: MigrationText[] = change.isFirst ? [{ kind: 'runtime', text: renderRuntime(ir) }] : []
  migrations.push({ kind: 'policy', text: renderMigration(change) })
  return { kind: 'compiled', plan, migrations }
}
