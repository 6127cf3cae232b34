// Every combination of the seven levels: the oracle, written from the ladder's definition alone, judges the database.

import { afterAll, describe, expect, it } from 'vitest'
import { compareWorld } from './compare-world.ts'
import { gridWorlds } from './grid.ts'
import { createWorldDatabase } from './world-database.ts'

let decisions = 0

describe('the database and the oracle agree on every combination of the seven levels', { concurrent: true }, () => {
  gridWorlds().forEach((world, n) => {
    it(`policy ${n + 1}: globalDefault ${world.globalDefault}`, { timeout: 300_000 }, async () => {
      const database = await createWorldDatabase(world)
      try {
        const comparison = await compareWorld(world, database)
        expect(comparison.mismatches).toEqual([])
        expect(comparison.decisions).toBe(64 * 48 * (16 * 3 + 1))
        decisions += comparison.decisions
      } finally {
        await database.drop()
      }
    })
  })
})

afterAll(() => {
  console.log(`oracle: ${decisions.toLocaleString('en')} decisions of the grid compared`)
})
