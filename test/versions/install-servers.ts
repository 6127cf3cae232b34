// Installs the servers that only this command needs, in a folder of their own, unless they are there already.

import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { otherServers } from '../support/postgres-binaries.ts'

/** Throws where npm cannot. */
export function installServers(): void {
  const installed = join(otherServers, 'node_modules/.package-lock.json')
  const wanted = join(otherServers, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  const args = ['ci', '--prefix', otherServers, '--no-audit', '--no-fund', '--loglevel=error']
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8' })
  if (status === 0) return
  const reason = (stderr ?? '').split('\n').find((line) => line.trim() !== '') ?? 'npm was not found'
  throw new Error(`\`npm ci --prefix test/versions/servers\` failed, so there are no servers to test on: ${reason}`)
}
