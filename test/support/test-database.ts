// A fresh database for one test file, with logins that are neither owner nor superuser. Roles belong
// to the whole cluster, so every name made here carries the database's own random name.

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { dropClusterRoles } from './cluster-roles.ts'
import { noteFunctions } from './mutation.ts'

/** One database and the ways into it. */
export interface TestDatabase {
  readonly name: string
  /** The `rolePrefix` that policies of this database use; unique in the cluster. */
  readonly prefix: string
  /** Connection string of the superuser. */
  readonly url: string
  /** Connections of the superuser: the DBA's hands, never the code under test. */
  readonly superuser: pg.Pool
  /** Makes a plain login, or finds the one made before, and a pool of its own for it. */
  login(name: string, options?: pg.PoolConfig): Promise<Login>
  /** Ends every pool, drops the database and the roles that were made for it. */
  drop(): Promise<void>
}

/** A role that may log in and nothing else. */
export interface Login {
  /** The role's name in the cluster. */
  readonly role: string
  readonly url: string
  readonly pool: pg.Pool
}

/** An empty database. Drop it in `afterAll`. `server` is a superuser's URL, by default that of the server of all tests. */
export async function createTestDatabase(server = inject('superuserUrl')): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`
  await administer(server, (client) => client.query(`create database ${name} template template0`))
  return openDatabase({ server, name, prefix: `${name}_l`, ownsRoles: true })
}

/**
 * A copy of another test database, which must have no connection open while it is copied: its pools
 * are emptied first. The copy shares the roles of its template and is dropped before it.
 */
export async function cloneDatabase(template: TestDatabase): Promise<TestDatabase> {
  const name = `${template.name}_${randomBytes(4).toString('hex')}`
  const server = inject('superuserUrl')
  await administer(server, async (client) => {
    await client.query(
      'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [template.name],
    )
    await client.query(`create database ${name} template ${template.name}`)
  })
  return openDatabase({ server, name, prefix: template.prefix, ownsRoles: false, roleScope: template.name })
}

interface Opening {
  readonly server: string
  readonly name: string
  readonly prefix: string
  readonly ownsRoles: boolean
  /** Stands in front of login names; clones reuse their template's logins. */
  readonly roleScope?: string
}

function openDatabase({ server, name, prefix, ownsRoles, roleScope = name }: Opening): TestDatabase {
  const url = urlOf(server, name)
  const superuser = openPool(url)
  const pools: pg.Pool[] = [superuser]
  return {
    name,
    prefix,
    url,
    superuser,
    async login(short, options = {}) {
      const role = `${roleScope}_${short}`
      await superuser.query(
        `do $$ begin create role ${role} login; exception when duplicate_object or unique_violation then null; end $$`,
      )
      const loginUrl = urlOf(server, name, role)
      const pool = openPool(loginUrl, options)
      pools.push(pool)
      return { role, url: loginUrl, pool }
    },
    async drop() {
      await Promise.all(pools.map((pool) => pool.end()))
      await noteFunctions(url)
      await administer(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`)
        if (ownsRoles) await dropClusterRoles(client, name)
      })
    },
  }
}

/** Servers end connections under tests that drop databases; without a listener that would end the worker. */
export function openPool(connectionString: string, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 5, ...options })
  pool.on('error', () => {})
  return pool
}

async function administer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(server: string, database: string, role?: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  if (role !== undefined) {
    url.username = role
    url.password = ''
  }
  return url.href
}
