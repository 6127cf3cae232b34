// The same comparison on PGlite, PostgreSQL in this process: a part of the grid, by the same statements.

import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { expect, it } from 'vitest'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { compareWorld } from './compare-world.ts'
import { gridWorlds } from './grid.ts'
import { policyText, type TestWorld } from './test-world.ts'
import { fill, tablesOf } from './world-database.ts'

/** Every fourth table and every third request: enough for each saying of each step. */
function partOf(world: TestWorld): TestWorld {
  return {
    ...world,
    containers: world.containers.filter((_, n) => n % 4 === 0),
    requests: world.requests.filter((_, n) => n % 3 === 0),
  }
}

it('PGlite and the oracle agree on a part of the grid', { timeout: 180_000 }, async () => {
  const [whole] = gridWorlds()
  if (whole === undefined) throw new Error('the grid is empty')
  const world = partOf(whole)
  const pglite = await PGlite.create()
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1 })
  try {
    await pool.query(tablesOf(world))
    const { texts, plan } = migrationsOf(checkedPolicy(policyText(world)))
    for (const text of texts) await pool.query(`begin;\n${text}\ncommit;`)
    await fill(world, { superuser: pool, prefix: 'ladder', plan: () => plan })
    await pool.query('create role app login; grant ladder_gateway to app; set session authorization app')
    const { decisions, mismatches } = await compareWorld(world, { app: { pool } })
    expect(mismatches).toEqual([])
    expect(decisions).toBe(22 * 12 * (16 * 3 + 1))
    console.log(`oracle: ${decisions.toLocaleString('en')} decisions of the grid compared on PGlite`)
  } finally {
    await pool.end()
    await pglite.close()
  }
})
