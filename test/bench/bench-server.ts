// The server of a run, the databases on it and the connections to them; all of it goes when the run ends.

import pg from 'pg'
import { startEmbeddedPostgres } from '../support/embedded-postgres.ts'
import { BenchError } from './bench-error.ts'

/** What every contestant runs under. */
export const serverSettings = [
  'shared_buffers=2GB',
  'work_mem=64MB',
  'maintenance_work_mem=512MB',
  'max_wal_size=8GB',
  'max_locks_per_transaction=1024',
  'jit=off',
  'max_parallel_workers_per_gather=0',
  'autovacuum=off',
  'random_page_cost=1.1',
] as const

export interface BenchServer {
  /** A connection of the superuser, or of a login. It is ended with the server. */
  connect(database: string, login?: string): Promise<pg.Client>
  /** An empty database, and a connection of the superuser to it. */
  createDatabase(name: string): Promise<pg.Client>
  url(database: string, login?: string): string
  stop(): Promise<void>
}

export async function startBenchServer(): Promise<BenchServer> {
  const server = await startEmbeddedPostgres(serverSettings).catch((error: Error) => {
    throw new BenchError(`no PostgreSQL server can be started here: ${error.message.split('\n')[0]}`, { cause: error })
  })
  const clients: pg.Client[] = []
  const url = (database: string, login = 'postgres') => {
    const parts = new URL(server.superuserUrl)
    parts.pathname = `/${database}`
    parts.username = login
    return parts.href
  }
  const connect = async (database: string, login?: string) => {
    const client = new pg.Client({ connectionString: url(database, login) })
    // A server that stops ends its connections; that is no fault of whoever holds one.
    client.on('error', () => {})
    await client.connect()
    clients.push(client)
    return client
  }
  return {
    url,
    connect,
    async createDatabase(name) {
      const administrator = await connect('postgres')
      await administrator.query(`create database ${name} template template0`)
      return connect(name)
    },
    async stop() {
      await Promise.all(clients.map((client) => client.end().catch(() => {})))
      await server.stop()
    },
  }
}
