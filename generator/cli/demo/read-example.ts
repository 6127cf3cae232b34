// The folders of examples/: a policy, the SQL around it and the scenario that says what it must do.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { checkPolicy } from '../../check/check-policy.ts'
import { printDiagnostic } from '../../check/print-diagnostic.ts'
import type { ValidIr } from '../../ir/policy-ir.ts'
import { packageRoot } from '../../package-root.ts'
import { PolicyError } from '../../policy-error.ts'
import { readPolicy } from '../../source/read-policy.ts'
import { readScenario } from './read-scenario.ts'
import type { Scenario } from './scenario.ts'

/** Where the examples are that come with pgladder. */
export const examplesFolder: string = join(packageRoot, 'examples')

export interface Example {
  readonly name: string
  /** Path of the policy file, YAML or TypeScript. */
  readonly policyFile: string
  readonly ir: ValidIr
  /** SQL of the application, run before the migrations. */
  readonly setup: string
  /** SQL of the DBA, run after them; empty if there is none. */
  readonly after: string
  readonly scenario: Scenario
}

/** Names of all examples, in alphabetical order. */
export function listExamples(folder: string = examplesFolder): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/**
 * Reads and checks one example.
 *
 * @throws PolicyError if its policy has an error
 */
export async function readExample(name: string, folder: string = examplesFolder): Promise<Example> {
  const path = (file: string) => join(folder, name, file)
  const text = (file: string) => readFileSync(path(file), 'utf8')
  const policyFile = path(existsSync(path('policy.ts')) ? 'policy.ts' : 'policy.yaml')
  const { ir, diagnostics } = checkPolicy(await readPolicy(policyFile))
  if (ir === null) throw new PolicyError(diagnostics.map(printDiagnostic).join('\n'), diagnostics)
  return {
    name,
    policyFile,
    ir,
    setup: text('setup.sql'),
    after: existsSync(path('after.sql')) ? text('after.sql') : '',
    scenario: readScenario(text('scenario.yaml'), join(relative(packageRoot, folder), name, 'scenario.yaml')),
  }
}
