// The same comparison on PGlite, PostgreSQL in this process: a part of the grid, by the same statements.

import { expect, it } from 'vitest'
import { gridWorlds } from './grid.ts'
import { asksLong, openPgliteWorlds } from './pglite-worlds.ts'
import type { TestWorld } from './test-world.ts'

// Every fourth table and every third request are enough for each saying of each step.
const tables = asksLong ? 2 : 4
const worlds = asksLong ? gridWorlds() : gridWorlds().slice(0, 1)

function partOf(world: TestWorld): TestWorld {
  return {
    ...world,
    containers: world.containers.filter((_, n) => n % tables === 0),
    requests: world.requests.filter((_, n) => n % 3 === 0),
  }
}

const title = asksLong ? 'a part of every policy of the grid' : 'a part of the grid'
it(`PGlite and the oracle agree on ${title}`, { timeout: 1_800_000 }, async () => {
  let decisions = 0
  for (const whole of worlds) {
    const world = partOf(whole)
    const pglite = await openPgliteWorlds()
    try {
      const comparison = await pglite.compare(world)
      expect(comparison.mismatches).toEqual([])
      decisions += comparison.decisions
    } finally {
      await pglite.close()
    }
  }
  expect(decisions).toBe(worlds.length * 22 * (48 / tables) * (16 * 3 + 1))
  console.log(`oracle: ${decisions.toLocaleString('en')} decisions of the grid compared on PGlite`)
})
