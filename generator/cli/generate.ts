// pgladder generate: writes the next migrations, only what changed since the last.
import { emitMigrations } from '../emit/emit-migrations.ts'
import type { ExitCode } from './exit-code.ts'
import { loadPolicy, printDiagnostics } from './load-policy.ts'

export interface GenerateOptions {
  readonly out: string
  readonly name?: string
}

/** Prints the paths of what it wrote, one a line. */
export async function runGenerate(path: string, options: GenerateOptions): Promise<ExitCode> {
  const ir = await loadPolicy(path, 'everything')
  if (ir === null) return 1
  const result = emitMigrations(ir, options.out, options.name)
  switch (result.kind) {
    case 'refused':
      printDiagnostics(result.diagnostics)
      return 1
    case 'unchanged':
      console.error(`${options.out}: nothing to do, the policy has not changed since the last migration`)
      return 0
    case 'written':
      for (const file of result.paths) console.log(file)
      return 0
  }
}
