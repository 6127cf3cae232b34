// Random worlds, each in a database of its own: whatever the policy, its profiles and its way of keeping entries, the database
// decides as the oracle does.

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compareWorld } from '../oracle/compare-world.ts'
import type { Storage } from '../oracle/test-world.ts'
import { createWorldTemplate, moveToWorld, type WorldTemplate } from '../oracle/world-database.ts'
import { arbitraryWorld } from './arbitrary-world.ts'

const worlds = 300
const histories = 40
let template: WorldTemplate
let decisions = 0
let writes = 0
let compiled = 0
const storage = fc.constantFrom<Storage>('table', 'projected')

beforeAll(async () => {
  template = await createWorldTemplate()
})

afterAll(async () => {
  await template.drop()
  console.log(
    `oracle: ${decisions.toLocaleString('en')} decisions of ${worlds} random worlds and ${histories} histories compared, ${writes.toLocaleString('en')} of them upserts and writes by key, ${compiled} requests of the worlds with a compiled profile`,
  )
})

it(`the database and the oracle agree on ${worlds} random worlds`, { timeout: 900_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, storage, fc.boolean(), async (world, storage, dynamicOnly) => {
      const database = await template.open(world, { storage, dynamicOnly })
      try {
        const comparison = await compareWorld(world, database, { asks: true, writes: { storage } })
        decisions += comparison.decisions
        writes += comparison.writes
        compiled += comparison.compiled
        expect(comparison.mismatches).toEqual([])
      } finally {
        await database.drop()
      }
    }),
    { numRuns: worlds, ...(process.env.PGLADDER_SEED ? { seed: Number(process.env.PGLADDER_SEED) } : {}) },
  )
})

it(
  `a database that goes from policy to policy decides as the last one says, on ${histories} histories`,
  {
    timeout: 900_000,
  },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryWorld,
        fc.array(fc.tuple(arbitraryWorld, storage), { minLength: 1, maxLength: 3 }),
        async (first, rest) => {
          const database = await template.open(first)
          try {
            for (const [world, storage] of rest) {
              await moveToWorld(world, database, storage)
              const comparison = await compareWorld(world, database, { asks: true, writes: { storage } })
              decisions += comparison.decisions
              writes += comparison.writes
              expect(comparison.mismatches).toEqual([])
            }
          } finally {
            await database.drop()
          }
        },
      ),
      { numRuns: histories, ...(process.env.PGLADDER_SEED ? { seed: Number(process.env.PGLADDER_SEED) } : {}) },
    )
  },
)
