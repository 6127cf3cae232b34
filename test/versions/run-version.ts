// Runs the database's tests on one server: starts it, has vitest run the files against it, and reads what came of them. The server
// ends with the run.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { startEmbeddedPostgres } from '../support/embedded-postgres.ts'
import { findPostgresBinaries } from '../support/postgres-binaries.ts'
import { type JsonReport, type RunResult, readReport } from './read-report.ts'
import type { Version } from './versions.ts'

export interface VersionRun extends RunResult {
  readonly version: Version
  /** What the server says that it is. */
  readonly says: string
  readonly seconds: number
  /** What vitest printed. */
  readonly log: string
  /** What vitest printed about tests that it could not run here. */
  readonly reasons: readonly string[]
}

export const root = fileURLToPath(new URL('../../', import.meta.url))
const logs = join(root, 'test/versions/logs')

/** Ends the processes that still run. */
export type Stop = () => Promise<void>

/** `onStart` is given what ends the run early. */
export async function runVersion(
  version: Version,
  files: readonly string[],
  onStart: (stop: Stop) => void,
): Promise<VersionRun> {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  if (version === 'pglite') {
    const says = await askPglite()
    return {
      version,
      says,
      ...(await runVitest(version, files, { PGLADDER_PGLITE: 'long' }, onStart)),
      seconds: seconds(),
    }
  }
  const usual = version === '18'
  const server = await startEmbeddedPostgres([], usual ? {} : { binaries: await findPostgresBinaries(version) })
  try {
    const says = await askServer(server.superuserUrl)
    if (!says.startsWith(`PostgreSQL ${version}.`)) throw new Error(`this is not PostgreSQL ${version}: ${says}`)
    const environment = { TEST_DATABASE_URL: server.superuserUrl, PGLADDER_POSTGRES: usual ? '' : version }
    const result = await runVitest(version, files, environment, (stop) =>
      onStart(async () => {
        await stop()
        await server.stop()
      }),
    )
    return { version, says, ...result, seconds: seconds() }
  } finally {
    await server.stop()
  }
}

async function askServer(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ says: string }>('select version() as says')
    return rows[0]?.says ?? ''
  } finally {
    await client.end()
  }
}

async function askPglite(): Promise<string> {
  const pglite = await PGlite.create()
  const { rows } = await pglite.query<{ says: string }>('select version() as says')
  await pglite.close()
  return rows[0]?.says ?? ''
}

/** One worker: as many runs as there are lanes are at it at once. */
async function runVitest(
  version: Version,
  files: readonly string[],
  environment: Readonly<Record<string, string>>,
  onStart: (stop: Stop) => void,
): Promise<RunResult & Pick<VersionRun, 'log' | 'reasons'>> {
  mkdirSync(logs, { recursive: true })
  const log = join(logs, `${version}.log`)
  const json = join(logs, `${version}.json`)
  rmSync(json, { force: true })
  const output = openSync(log, 'w')
  const args = ['run', '--project', 'database', '--maxWorkers=1', '--reporter=default', '--reporter=json']
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), ...args, `--outputFile.json=${json}`, ...files],
    { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', output, output] },
  )
  onStart(() => end(child))
  try {
    const [code] = await once(child, 'exit')
    const reasons = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.includes(' are SKIPPED: '))
    const result = { ...readReport(readJson(json, log), root), log, reasons }
    if (code !== 0 && result.failures.length === 0) {
      const message = `vitest ended with code ${code}, see ${log}`
      return { ...result, failures: [{ file: 'vitest', title: 'the run as a whole', message }] }
    }
    return result
  } finally {
    closeSync(output)
  }
}

function readJson(file: string, log: string): JsonReport {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`vitest wrote no report, see ${log}`, { cause: error })
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
