// A database with the application's tables and nothing of pgladder yet, and the login that is to migrate it.

import pg from 'pg'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'
import { reasonOf } from '../../generator/reason-of.ts'
import { checkedPolicy, migrationsOf } from './checked-policy.ts'
import { applyMigration } from './mutation.ts'
import { createTestDatabase, type Login, type TestDatabase } from './test-database.ts'

export interface BareDatabase extends TestDatabase {
  /** Owns the database and its tables and may make roles; no superuser. */
  readonly owner: Login
  /** What brings a database from a plan (null: an empty one) to a policy, given as YAML without `rolePrefix`. */
  readonly migrationsTo: (policy: string, previous?: SqlPlan | null) => ReturnType<typeof migrationsOf>
  /** Applies one migration in a transaction, as the owner. A failure leaves nothing. */
  readonly apply: (text: string, login?: Login) => Promise<void>
}

/** `server` is a superuser's URL, by default that of the server of all tests. */
export async function createBareDatabase(setup: string, server?: string): Promise<BareDatabase> {
  const database = await createTestDatabase(server)
  const owner = await database.login('owner')
  await database.superuser.query(
    `alter role ${owner.role} createrole; alter database ${database.name} owner to ${owner.role}`,
  )
  await owner.pool.query(setup)
  return {
    ...database,
    owner,
    migrationsTo: (policy, previous = null) =>
      migrationsOf(checkedPolicy(`rolePrefix: ${database.prefix}\n${policy}`), previous),
    apply: (text, login = owner) => applyAlone(login, text),
  }
}

/** On a connection of its own, so that no failed transaction goes back to the pool. */
async function applyAlone(login: Login, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: login.url })
  await client.connect()
  try {
    await applyMigration(text, (made) => client.query(`begin;\n${made}\ncommit;`))
  } finally {
    await client.end()
  }
}

/** The message of what a promise is rejected with; an empty text if it is not. */
export function messageOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => '', reasonOf)
}
