// Packages that one command needs and the tests do not: in a folder of their own, installed when they are needed.

import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Installs what the folder's lock file names, unless it is there already; returns the first line of what npm says where it cannot. */
export function installPackages(folder: string): string | null {
  const installed = join(folder, 'node_modules/.package-lock.json')
  const wanted = join(folder, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return null
  const args = ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8' })
  if (status === 0) return null
  return (stderr ?? '').split('\n').find((line) => line.trim() !== '') ?? 'npm was not found'
}
