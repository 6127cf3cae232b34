// Starts one throw-away PostgreSQL on a free loopback port and removes every trace of it. It must
// never outlive the process that started it, and kills nothing but the process it spawned.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts'

/** A running server; `stop` may be called more than once. */
export interface EmbeddedPostgres {
  /** Connection string of the superuser, database `postgres`. */
  readonly superuserUrl: string
  /** Ends the server as `kill -9` does, in the middle of whatever it does, and starts it again on what is on disk. */
  crash(): Promise<void>
  stop(): Promise<void>
}

// PostgreSQL refuses to run as root, so root lends it the id of `nobody`; PgBouncer does, too.
const asRoot = process.getuid?.() === 0
export const owner: { readonly uid?: number; readonly gid?: number } = asRoot ? { uid: 65534, gid: 65534 } : {}

/** Another server than a fresh one of the programs that npm installed. */
export interface ServerKind {
  readonly binaries?: PostgresBinaries
  /** Makes the data directory, in place of initdb. */
  readonly fill?: (data: string) => Promise<void>
}

/** Settings of every test server: nothing on it is worth keeping. */
export const throwAwaySettings: readonly string[] = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'max_locks_per_transaction=256',
]

const settings = [...throwAwaySettings, 'listen_addresses=127.0.0.1', 'unix_socket_directories=']

/**
 * Initialises a cluster in a temporary directory and starts it. Cleans up after itself when it fails.
 * `more` are further settings, `name=value`; a later one wins.
 */
export async function startEmbeddedPostgres(
  more: readonly string[] = [],
  kind: ServerKind = {},
): Promise<EmbeddedPostgres> {
  const binaries = kind.binaries ?? (await findPostgresBinaries())
  const { fill = (data) => initialise(binaries, data) } = kind
  const home = await mkdtemp(join(tmpdir(), 'pgladder-test-'))
  let server: ChildProcess | undefined

  const stopNow = () => {
    if (server?.exitCode === null) server.kill('SIGQUIT')
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', stopNow)

  const stop = async () => {
    if (server?.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
    }
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
    // Last, because an interrupted run may end the process at any of the awaits above.
    process.off('exit', stopNow)
  }

  try {
    if (asRoot) await chown(home, 65534, 65534)
    const data = join(home, 'data')
    await fill(data)
    const port = await findFreePort()
    const options = [...settings, ...more].flatMap((setting) => ['-c', setting])
    const superuserUrl = `postgresql://postgres@127.0.0.1:${port}/postgres`
    const launch = async () => {
      const started = spawn(binaries.postgres, ['-D', data, '-p', `${port}`, ...options], {
        ...owner,
        cwd: home,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      server = started
      await untilReady(superuserUrl, started, collect(started))
    }
    const crash = async () => {
      if (server === undefined) return
      const ended = once(server, 'exit')
      server.kill('SIGKILL')
      await ended
      await restart(launch)
    }
    await launch()
    return { superuserUrl, crash, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function initialise({ initdb }: PostgresBinaries, data: string): Promise<void> {
  return run(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
}

// What the killed server has started notices its end a little later, and until then nobody else may have the data.
async function restart(launch: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    try {
      return await launch()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(100)
    }
  }
}

/** Runs a program as the owner of the data. */
export async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { ...owner, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  const log = collect(child)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${program} failed with code ${code}: ${log()}`)
}

/** What it says of errors. Drains the pipe, or a chatty server would block on it; only the end is worth keeping. */
export function collect(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-4000)
  })
  return () => text.trim()
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1')
  return address.port
}

async function untilReady(url: string, server: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    if (server.exitCode !== null) throw new Error(`postgres ended with code ${server.exitCode}: ${log()}`)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`postgres did not answer within 30 s: ${log()}`, { cause: error })
      await sleep(50)
    }
  }
}
