// Random worlds, each in a database of its own: whatever the policy, its profiles and its way of keeping entries, the database
// decides as the oracle does.

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compareWorld } from '../oracle/compare-world.ts'
import { policyText, type Storage, type TestWorld } from '../oracle/test-world.ts'
import { createWorldTemplate, moveToWorld, type WorldTemplate } from '../oracle/world-database.ts'
import { arbitraryWorld } from './arbitrary-world.ts'

const worlds = Number(process.env.PGLADDER_WORLDS ?? 300)
const histories = 40
const seed = Number(process.env.PGLADDER_SEED ?? Math.floor(Math.random() * 1e9))
// Two at a time: the database works on one while the next is made. Copies of one template share its roles, so each lane has its own.
let lanes: readonly WorldTemplate[] = []
let decisions = 0
let writes = 0
let compiled = 0
let begun = 0
const storage = fc.constantFrom<Storage>('table', 'projected')

beforeAll(async () => {
  lanes = [await createWorldTemplate(), await createWorldTemplate()]
  begun = performance.now()
})

afterAll(async () => {
  const minutes = (performance.now() - begun) / 60_000
  for (const template of lanes) await template.drop()
  const count = (n: number) => n.toLocaleString('en')
  console.log(
    `oracle: ${count(decisions)} decisions of random worlds and histories compared, ${count(writes)} of them upserts and writes by key, ${compiled} requests of the worlds with a compiled profile; seed ${seed}; ${count(Math.round(decisions / minutes))} a minute`,
  )
})

const arbitraryCase = fc.tuple(arbitraryWorld, storage, fc.boolean())

/** What is needed to see a mismatch again. */
function sayMismatch(
  [world, storage, dynamicOnly]: readonly [TestWorld, Storage, boolean],
  mismatches: readonly string[],
) {
  return [
    `${mismatches.length} mismatches; npm run prove -- --worlds ${worlds} --seed ${seed} makes the world again`,
    ...mismatches.slice(0, 5),
    `entries: ${storage}; profiles: ${dynamicOnly ? 'only the dynamic one' : 'as compiled'}`,
    policyText(world, storage),
    `requests: ${JSON.stringify(world.requests)}`,
    `objects: ${JSON.stringify(world.containers.map(({ name, objects }) => ({ name, objects })))}`,
  ].join('\n')
}

it(`the database and the oracle agree on ${worlds} random worlds`, { timeout: 3_600_000 }, async () => {
  const compare = async (
    template: WorldTemplate,
    [world, storage, dynamicOnly]: readonly [TestWorld, Storage, boolean],
  ) => {
    const database = await template.open(world, { storage, dynamicOnly })
    try {
      const comparison = await compareWorld(world, database, { asks: true, writes: { storage } })
      decisions += comparison.decisions
      writes += comparison.writes
      compiled += comparison.compiled
      return comparison.mismatches
    } finally {
      await database.drop()
    }
  }
  const runs = await Promise.all(
    lanes.map((template, lane) =>
      fc.check(
        fc.asyncProperty(arbitraryCase, async (one) => (await compare(template, one)).length === 0),
        { numRuns: Math.ceil((worlds - lane) / 2), seed: seed + lane },
      ),
    ),
  )
  for (const [lane, { failed, counterexample, errorInstance }] of runs.entries()) {
    const smallest = counterexample?.[0]
    const template = lanes[lane]
    if (failed && smallest === undefined) throw errorInstance ?? new Error('nothing was compared')
    if (smallest !== undefined && template !== undefined) {
      throw new Error(
        sayMismatch(smallest, await compare(template, smallest).catch((error: unknown) => [String(error)])),
      )
    }
  }
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
          const [template] = lanes
          if (template === undefined) throw new Error('there is no template')
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
      { numRuns: histories, seed },
    )
  },
)
