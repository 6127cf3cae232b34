// pgladder migrate: applies a folder of migrations.

import { FolderError } from '../emit/folder-error.ts'
import { readFolder } from '../emit/migration-folder.ts'
import { applyMigrations } from './apply-migrations.ts'
import { connect } from './connect.ts'
import type { ExitCode } from './exit-code.ts'

export interface MigrateOptions {
  readonly dir: string
  readonly url?: string
}

/** Prints the names of what it applied, one a line; progress goes to a terminal only. */
export async function runMigrate(options: MigrateOptions): Promise<ExitCode> {
  const { plan } = readFolder(options.dir)
  if (plan === null) throw new FolderError(`${options.dir}: no migrations here`, 'make them with `pgladder generate`')
  const client = await connect(options.url)
  try {
    const report = process.stderr.isTTY ? (line: string) => console.error(line) : () => {}
    const applied = await applyMigrations(client, options.dir, plan.schema, report)
    for (const name of applied) console.log(name)
    if (applied.length === 0) console.error(`${options.dir}: nothing to do, every migration is applied`)
    return 0
  } finally {
    await client.end()
  }
}
