// An installed PostgreSQL with all its programs, for what the npm builds cannot do: they have no pg_dump, no pg_restore, no psql.

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PostgresBinaries } from './postgres-binaries.ts'

const clients = ['pg_dump', 'pg_dumpall', 'pg_restore', 'psql'] as const
const servers = ['initdb', 'postgres'] as const

export interface PostgresTools extends PostgresBinaries {
  /** What the programs say of themselves. */
  readonly version: string
  /** Runs one and returns what it prints. Throws, with its errors, where it fails. */
  run(program: (typeof clients)[number], args: readonly string[], input?: string): Promise<string>
}

/** The newest one here, or that of POSTGRES_BIN, a folder of programs; null: there is none. */
export function findPostgresTools(): PostgresTools | null {
  const given = process.env.POSTGRES_BIN
  const isWhole = (folder: string) => [...clients, ...servers].every((program) => existsSync(join(folder, program)))
  const found = given ? [given] : [...debian(), ...pgConfig()].filter(isWhole)
  const [folder] = found
  if (folder === undefined) return null
  if (!isWhole(folder)) throw new Error(`POSTGRES_BIN has not all of ${[...clients, ...servers].join(', ')}`)
  return {
    initdb: join(folder, 'initdb'),
    postgres: join(folder, 'postgres'),
    version: spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout.trim(),
    run: (program, args, input = '') => run(join(folder, program), args, input),
  }
}

/** Debian has versions side by side. */
function debian(): readonly string[] {
  const home = '/usr/lib/postgresql'
  if (!existsSync(home)) return []
  const versions = readdirSync(home).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(home, version, 'bin'))
}

function pgConfig(): readonly string[] {
  const { status, stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
  return status === 0 ? [stdout.trim()] : []
}

/** Not synchronously: a test server, whose errors this process reads, would wait for it. */
async function run(program: string, args: readonly string[], input: string): Promise<string> {
  const child = spawn(program, args, { stdio: 'pipe' })
  const printed = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text
    })
  }
  // What does not read all of it has ended with an error of its own.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${printed.stderr.slice(0, 4000)}`)
  return printed.stdout
}
