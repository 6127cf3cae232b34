// A PgBouncer of its own for a test file, in transaction mode and with one connection to the server for each login, so that
// whatever one request leaves on it the next one meets.

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { collect, findFreePort, owner } from './embedded-postgres.ts'

/** The PgBouncer of this machine; null: there is none. Debian keeps it where a plain user does not look. */
export function findPgBouncer(): string | null {
  const candidates = [process.env.PGBOUNCER, 'pgbouncer', '/usr/sbin/pgbouncer']
  return candidates.find((name) => name && spawnSync(name, ['--version']).status === 0) ?? null
}

export interface PgBouncer {
  /** The same database and login, by way of PgBouncer. */
  urlOf(url: string): string
  stop(): Promise<void>
}

export interface PgBouncerOptions {
  /** A URL of the server that it stands before. */
  readonly server: string
  /** The logins that it lets through. */
  readonly logins: readonly string[]
  /** More of its settings. */
  readonly settings?: Readonly<Record<string, string | number>>
}

/** Starts it and waits until it answers. Stop it in `afterAll`. */
export async function startPgBouncer({ server, logins, settings = {} }: PgBouncerOptions): Promise<PgBouncer> {
  const program = findPgBouncer()
  if (program === null) throw new Error('there is no PgBouncer: apt-get install pgbouncer, or set PGBOUNCER')
  const home = await mkdtemp(join(tmpdir(), 'pgladder-pgbouncer-'))
  const port = await findFreePort()
  const { hostname, port: serverPort } = new URL(server)
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'trust',
    auth_file: join(home, 'users'),
    pool_mode: 'transaction',
    default_pool_size: 1,
    max_client_conn: 50,
    ...settings,
  }
  await writeFile(join(home, 'users'), logins.map((login) => `"${login}" ""\n`).join(''))
  await writeFile(
    join(home, 'pgbouncer.ini'),
    [
      '[databases]',
      `* = host=${hostname} port=${serverPort || 5432}`,
      '[pgbouncer]',
      ...Object.entries(all).map(([name, value]) => `${name} = ${value}`),
      '',
    ].join('\n'),
  )
  if (owner.uid !== undefined) await chown(home, owner.uid, owner.uid)
  const child = spawn(program, [join(home, 'pgbouncer.ini')], {
    ...owner,
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const log = collect(child)
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async () => {
    process.off('exit', kill)
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    }
    await rm(home, { recursive: true, force: true })
  }
  const urlOf = (url: string) => {
    const through = new URL(url)
    through.host = `127.0.0.1:${port}`
    return through.href
  }
  try {
    const [login] = logins
    const probe = new URL(server)
    probe.username = login ?? ''
    await untilAnswering(urlOf(probe.href), () => child.exitCode !== null, log)
    return { urlOf, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function untilAnswering(url: string, hasEnded: () => boolean, log: () => string): Promise<void> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (hasEnded() || Date.now() > deadline) throw new Error(`pgbouncer does not answer: ${log()}`, { cause: error })
      await sleep(50)
    }
  }
}
