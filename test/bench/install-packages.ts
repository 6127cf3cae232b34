// Installs what only the benchmark needs, in the folder of ZenStack, unless it is there already.

import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BenchError } from './bench-error.ts'

const folder = fileURLToPath(new URL('zenstack/', import.meta.url))

/** Throws {@link BenchError} where npm cannot. */
export function installPackages(): void {
  const installed = `${folder}node_modules/.package-lock.json`
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${folder}package-lock.json`).mtimeMs) return
  const { status, stderr } = spawnSync(
    'npm',
    ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'],
    {
      encoding: 'utf8',
    },
  )
  if (status === 0) return
  const reason = (stderr ?? '').split('\n').find((line) => line.trim() !== '') ?? 'npm was not found'
  throw new BenchError(`\`npm ci --prefix test/bench\` failed, so there is no ZenStack to compare with: ${reason}`)
}
