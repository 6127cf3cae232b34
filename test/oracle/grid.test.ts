// Every combination of the seven levels: the oracle, written from the ladder's definition alone, judges the database. It is asked
// with compiled profiles and with every request forced to the dynamic one, for both ways of keeping entries.

import { afterAll, describe, expect, it } from 'vitest'
import { compareWorld } from './compare-world.ts'
import { gridWorlds } from './grid.ts'
import { createWorldDatabase, type Enforcement } from './world-database.ts'

const enforcements: readonly (Enforcement & { readonly title: string; readonly compiled: number })[] = [
  // Two of the three users have cells of their own, which no profile is compiled for, though one may fit.
  { title: 'compiled profiles', compiled: 24 },
  { title: 'the dynamic profile', dynamicOnly: true, compiled: 0 },
  { title: 'compiled profiles, entries on the row', storage: 'projected', compiled: 24 },
  { title: 'the dynamic profile, entries on the row', storage: 'projected', dynamicOnly: true, compiled: 0 },
]

let decisions = 0
let compiled = 0

describe.each(enforcements)('the database and the oracle agree on every combination, $title', (how) => {
  describe('in', { concurrent: true }, () => {
    gridWorlds().forEach((world, n) => {
      it(`policy ${n + 1}: globalDefault ${world.globalDefault}`, { timeout: 1_800_000 }, async () => {
        const database = await createWorldDatabase(world, how)
        try {
          const comparison = await compareWorld(world, database)
          expect(comparison.mismatches).toEqual([])
          expect(comparison.decisions).toBe(64 * 48 * (16 * 3 + 1))
          if (how.compiled === 0) expect(comparison.compiled).toBe(0)
          else expect(comparison.compiled).toBeGreaterThanOrEqual(how.compiled)
          decisions += comparison.decisions
          compiled += comparison.compiled
        } finally {
          await database.drop()
        }
      })
    })
  })
})

afterAll(() => {
  console.log(
    `oracle: ${decisions.toLocaleString('en')} decisions of the grid compared, ${compiled} requests of them with a compiled profile`,
  )
})
