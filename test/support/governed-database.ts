// A database that a policy governs, migrated by a login that is no superuser, with an application's login beside it.

import { expect } from 'vitest'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'
import { renderRuntime } from '../../generator/render/render-runtime.ts'
import type { IdType } from '../../generator/vocabulary/id-type.ts'
import { checkedPolicy, migrationsOf } from './checked-policy.ts'
import { applyMigration, mayCopy, noteRefusal, repairOf, withoutMutant } from './mutation.ts'
import { createPglite, type PgliteDatabase } from './pglite-database.ts'
import { cloneDatabase, createTestDatabase, type Login, type TestDatabase } from './test-database.ts'

export interface LadderOptions {
  /** The policy as YAML, without `rolePrefix`: roles belong to the cluster, so each database has a prefix of its own. */
  readonly policy: string
  /** SQL that makes the application's tables, run by the owner. */
  readonly setup: string
  /** Breaks the migrations before they are applied, to see what notices. */
  readonly mutate?: (text: string) => string
  /** Forgets the compiled profiles, so that every request has the dynamic one. */
  readonly dynamicOnly?: boolean
  /** A superuser's URL, where it is not the server of all tests. */
  readonly server?: string | undefined
}

export interface LadderDatabase extends TestDatabase {
  /** The application's login: a member of the gateway role, owner of nothing. */
  readonly app: Login
  /** Owns the tables and applies the migrations: CREATEROLE, no superuser. */
  readonly owner: Login
  /** The plan of the last migration. */
  readonly plan: () => SqlPlan
  /** Applies what a changed policy needs, as the owner; returns the texts. */
  readonly migrate: (policy: string) => Promise<readonly string[]>
}

/** A fresh governed database. Drop it in `afterAll`. */
export async function createLadderDatabase(options: LadderOptions): Promise<LadderDatabase> {
  const copy =
    options.mutate === undefined && options.server === undefined && mayCopy() ? await copyDatabase(options) : null
  if (copy !== null) return copy
  return makeDatabase(options)
}

async function makeDatabase(options: LadderOptions): Promise<LadderDatabase> {
  const database = await createTestDatabase(options.server)
  return orDrop(database, async () => {
    const owner = await makeOwner(database)
    await owner.pool.query(options.setup)
    return govern({ database, owner, options, skip: 0 })
  })
}

interface Original extends LadderDatabase {
  readonly texts: readonly string[]
}

/** For `npm run test:mutants`, which makes the same databases over and over: kept until their server is thrown away. */
const originals = new Map<string, Promise<Original>>()

async function copyDatabase(options: LadderOptions): Promise<LadderDatabase | null> {
  const { testPath } = expect.getState()
  const key = JSON.stringify([testPath, options.policy, options.setup, options.dynamicOnly])
  const making = originals.get(key) ?? withoutMutant(() => makeOriginal(options))
  originals.set(key, making)
  const original = await making
  const repair = repairOf(original.texts)
  if (repair === null) return null
  const database = await cloneDatabase(original)
  return orDrop(database, async () => {
    const owner = await makeOwner(database)
    if (repair !== '') {
      await database.superuser.query(`begin;\n${repair}\ncommit;`).catch((error: unknown) => {
        noteRefusal(error)
        throw error
      })
    }
    return govern({ database, owner, options, skip: 0, plan: original.plan() })
  })
}

async function makeOriginal(options: LadderOptions): Promise<Original> {
  const database = await makeDatabase(options)
  const { texts } = migrationsOf(checkedPolicy(`rolePrefix: ${database.prefix}\n${options.policy}`))
  return { ...database, texts }
}

async function orDrop<T>(database: TestDatabase, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await database.drop()
    throw error
  }
}

/** A database with the runtime and no policy, to be copied for each of many policies with the same type of users. */
export interface RuntimeTemplate {
  open(options: LadderOptions): Promise<LadderDatabase>
  drop(): Promise<void>
}

export async function createRuntimeTemplate({ usersType }: { readonly usersType: IdType }): Promise<RuntimeTemplate> {
  const template = await createTestDatabase()
  const base = await makeOwner(template)
  const runtime = renderRuntime({ schema: 'ladder', rolePrefix: template.prefix, users: { type: usersType } })
  await applyMigration(runtime, (text) => base.pool.query(`begin;\n${text}\ncommit;`))
  return {
    async open(options) {
      const database = await cloneDatabase(template)
      return orDrop(database, async () => {
        const owner = await makeOwner(database)
        await owner.pool.query(options.setup)
        return govern({ database, owner, options, skip: 1 })
      })
    },
    drop: () => template.drop(),
  }
}

/** Owns the database and may make roles; that is all that pgladder asks for. */
async function makeOwner(database: TestDatabase): Promise<Login> {
  const owner = await database.login('owner')
  await database.superuser.query(
    `alter role ${owner.role} createrole; alter database ${database.name} owner to ${owner.role}`,
  )
  return owner
}

interface Governing {
  readonly database: TestDatabase
  readonly owner: Login
  readonly options: LadderOptions
  /** How many of the first migrations the database has already. */
  readonly skip: number
  /** Of what it is governed by already. */
  readonly plan?: SqlPlan
}

async function govern({ database, owner, options, skip, plan: given }: Governing): Promise<LadderDatabase> {
  const { policy, mutate = (text) => text, dynamicOnly = false } = options
  let plan: SqlPlan | null = given ?? null
  const migrate = async (text: string) => {
    const next = migrationsOf(checkedPolicy(`rolePrefix: ${database.prefix}\n${text}`), plan)
    const texts = plan === null ? next.texts.slice(skip) : next.texts
    for (const migration of texts) {
      await applyMigration(mutate(migration), (made) => owner.pool.query(`begin;\n${made}\ncommit;`))
    }
    plan = next.plan
    if (dynamicOnly) await database.superuser.query('delete from ladder_internal.profiles')
    return texts
  }
  if (plan === null) await migrate(policy)
  const app = await database.login('app')
  await owner.pool.query(`grant ${database.prefix}_gateway to ${app.role}`)
  const currentPlan = () => {
    if (plan === null) throw new Error('the database is not migrated')
    return plan
  }
  return { ...database, app, owner, plan: currentPlan, migrate }
}

/** The same on PGlite, whose one connection has become the application's login. */
export async function createLadderPglite<DB>({
  policy,
  setup,
}: LadderOptions): Promise<PgliteDatabase<DB> & { readonly prefix: string }> {
  const database = await createPglite<DB>()
  const prefix = 'ladder'
  await database.pglite.exec(setup)
  for (const text of migrationsOf(checkedPolicy(policy)).texts) await database.pglite.exec(`begin;\n${text}\ncommit;`)
  await database.pglite.exec(`create role app login; grant ${prefix}_gateway to app`)
  await database.becomeLogin('app')
  return { ...database, prefix }
}
