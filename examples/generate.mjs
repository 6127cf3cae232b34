// Writes migrations/ anew from the examples. Only before 1.0: a migration that somebody has applied is never changed.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listExamples, readExample } from '../dist/generator/cli/demo/read-example.js'
import { emitMigrations } from '../dist/generator/emit/emit-migrations.js'
import { packageRoot } from '../dist/generator/package-root.js'

const folder = join(packageRoot, 'migrations')
for (const entry of readdirSync(folder, { withFileTypes: true })) {
  if (entry.isDirectory()) rmSync(join(folder, entry.name), { recursive: true })
}
for (const name of listExamples()) {
  const { ir } = await readExample(name)
  const { kind } = emitMigrations(ir, join(folder, name))
  if (kind !== 'written') throw new Error(`${name}: nothing was written (${kind})`)
  console.log(`migrations/${name}`)
}
