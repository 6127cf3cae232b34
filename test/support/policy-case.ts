// The cases of test/cases: a folder with a policy and, where the case is about change, the policies that follow it.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../../generator/compile.ts'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'

const folder = join(import.meta.dirname, '..', 'cases')

/** In the order in which a case's policies follow each other. */
const policyFiles = ['policy.yaml', 'next.yaml', 'last.yaml'] as const

/** One migration of a case, and the golden file beside its policy. */
export interface CaseStep {
  readonly policy: string
  readonly text: string
  readonly plan: SqlPlan
  /** Where the golden text is, e.g. `…/test/cases/minimal/expected-0002.sql`. */
  readonly expected: string
}

/** The names of all cases. */
export const caseNames: readonly string[] = readdirSync(folder).sort()

/** The policies of a case, as YAML. */
export function policiesOf(name: string): readonly string[] {
  const files = policyFiles.map((file) => join(folder, name, file)).filter((file) => existsSync(file))
  return files.map((file) => readFileSync(file, 'utf8'))
}

/** The policy migrations of a case. The runtime before them is the same for all, so it has no golden file. */
export function stepsOf(name: string): readonly CaseStep[] {
  const steps: CaseStep[] = []
  for (const policy of policiesOf(name)) {
    const previous = steps.at(-1)?.plan
    const { migrations, plan } = compile(policy, previous === undefined ? {} : { previous })
    const text = migrations.find(({ kind }) => kind === 'policy')?.text
    if (text === undefined) throw new Error(`a policy of case ${name} changes nothing`)
    const number = String(steps.length + 2).padStart(4, '0')
    steps.push({ policy, text, plan, expected: join(folder, name, `expected-${number}.sql`) })
  }
  return steps
}
