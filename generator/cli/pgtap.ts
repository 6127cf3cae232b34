// pgladder pgtap: pgTAP files that prove a policy on the database that its migrations made. Loads PGlite only when it runs.
import { compileIr } from '../compile-ir.ts'
import { FolderError } from '../emit/folder-error.ts'
import { readFolder } from '../emit/migration-folder.ts'
import { writeTests } from '../emit/test-folder.ts'
import type { ExitCode } from './exit-code.ts'
import { loadPolicy, printDiagnostics } from './load-policy.ts'
import { lacks } from './needs.ts'

export interface PgtapOptions {
  readonly out: string
  /** Left out: `migrations`, if there are any. */
  readonly dir?: string
}

/** Prints the paths of what it wrote, one a line. */
export async function runPgtap(path: string, { out, dir: named }: PgtapOptions): Promise<ExitCode> {
  const dir = named ?? 'migrations'
  const ir = await loadPolicy(path, 'errors')
  if (ir === null) return 1
  const { plan: previous } = readFolder(dir)
  if (named !== undefined && previous === null) {
    throw new FolderError(`${dir}: no migrations here`, 'make them with `pgladder generate`, or leave out `--dir`')
  }
  const result = compileIr(ir, previous)
  if (result.kind === 'refused') {
    printDiagnostics(result.diagnostics)
    return 1
  }
  if (previous !== null && result.migrations.length > 0) {
    throw new FolderError(
      `${dir}: the policy has changed since the last migration`,
      'make the next one with `pgladder generate`, or name the folder of this policy with `--dir`',
    )
  }
  if (await lacks('pgtap', ['@electric-sql/pglite'])) return 1
  const [{ rehearse }, { renderTests, testHeader }] = await Promise.all([
    import('../pgtap/rehearse.ts'),
    import('../pgtap/render-tests.ts'),
  ])
  const files = renderTests(ir, result.plan, await rehearse(result.plan))
  for (const file of writeTests(out, files, testHeader)) console.log(file)
  return 0
}
