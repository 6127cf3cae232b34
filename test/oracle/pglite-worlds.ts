// Worlds on PGlite, one after another in the same database, by its one connection: which is the superuser while a world is made, and
// the application's login while it is asked.

import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { type Asking, type Comparison, compareWorld } from './compare-world.ts'
import { policyText, type Storage, type TestWorld } from './test-world.ts'
import { fill, tablesOf } from './world-database.ts'

export interface PgliteWorlds {
  /** Brings the database to a world by the migrations that follow, and compares it with the oracle. */
  compare(world: TestWorld, storage?: Storage, asking?: Asking): Promise<Comparison>
  close(): Promise<void>
}

/** An empty PGlite; takes about two seconds. `PGLADDER_PGLITE=long` asks it more than every run does. */
export async function openPgliteWorlds(): Promise<PgliteWorlds> {
  const pglite = await PGlite.create()
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1 })
  let plan: SqlPlan | null = null
  return {
    async compare(world, storage, asking) {
      await pool.query('set session authorization postgres')
      await pool.query(tablesOf(world))
      const next = migrationsOf(checkedPolicy(policyText(world, storage)), plan)
      for (const text of next.texts) await pool.query(`begin;\n${text}\ncommit;`)
      if (plan === null) await pool.query('create role app login; grant ladder_gateway to app')
      plan = next.plan
      await fill(world, { superuser: pool, prefix: 'ladder', plan: () => next.plan })
      await pool.query('set session authorization app')
      return compareWorld(world, { app: { pool } }, asking)
    },
    async close() {
      await pool.end()
      await pglite.close()
    },
  }
}

export const asksLong = process.env.PGLADDER_PGLITE === 'long'
