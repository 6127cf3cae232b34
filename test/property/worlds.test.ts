// Random worlds, each in a database of its own: whatever the policy, its profiles and its way of keeping entries, the database
// decides as the oracle does; also while other sessions change what the answers depend on.

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compareSchedule } from '../oracle/compare-schedule.ts'
import { type Comparison, compareWorld } from '../oracle/compare-world.ts'
import { fates, type Schedule } from '../oracle/schedule.ts'
import { policyText, type Storage, type TestWorld } from '../oracle/test-world.ts'
import { createWorldTemplate, moveToWorld, type WorldTemplate } from '../oracle/world-database.ts'
import { arbitrarySchedule } from './arbitrary-schedule.ts'
import { arbitraryWorld } from './arbitrary-world.ts'
import { Coverage } from './coverage.ts'

const worlds = Number(process.env.PGLADDER_WORLDS ?? 220)
const histories = 40
const seed = Number(process.env.PGLADDER_SEED ?? Math.floor(Math.random() * 1e9))
// Two at a time: the database works on one while the next is made. Copies of one template share its roles, so each lane has its own.
let lanes: readonly WorldTemplate[] = []
let decisions = 0
let writes = 0
let changes = 0
let begun = 0
const coverage = new Coverage()
const storage = fc.constantFrom<Storage>('table', 'projected')

beforeAll(async () => {
  lanes = [await createWorldTemplate(), await createWorldTemplate()]
  begun = performance.now()
})

afterAll(async () => {
  const minutes = (performance.now() - begun) / 60_000
  for (const template of lanes) await template.drop()
  const say = (n: number) => n.toLocaleString('en')
  console.log(
    `oracle: ${say(decisions)} decisions of random worlds and histories compared, ${say(writes)} of them upserts and writes by key, beside ${say(changes)} changes of other sessions; seed ${seed}; ${say(Math.round(decisions / minutes))} a minute`,
  )
  console.log(`oracle: covered ${coverage.say()}`)
})

const arbitraryCase = fc.tuple(arbitraryWorld, storage, fc.boolean(), arbitrarySchedule)
type Case = readonly [TestWorld, Storage, boolean, Schedule]

/** What is needed to see a mismatch again. */
function sayMismatch([world, storage, dynamicOnly, schedule]: Case, { mismatches, log }: Found) {
  return [
    `${mismatches.length} mismatches; npm run prove -- --worlds ${worlds} --seed ${seed} makes the world again`,
    ...mismatches.slice(0, 5),
    `entries: ${storage}; profiles: ${dynamicOnly ? 'only the dynamic one' : 'as compiled'}`,
    policyText(world, storage),
    `requests: ${JSON.stringify(world.requests)}`,
    `objects: ${JSON.stringify(world.containers.map(({ name, objects }) => ({ name, objects })))}`,
    `memberships: ${JSON.stringify(world.memberships)}`,
    ...(log.length === 0 ? ['before anything was changed'] : ['then, in this order:', ...log]),
    `schedule: ${JSON.stringify(schedule)}`,
  ].join('\n')
}

interface Found {
  readonly mismatches: readonly string[]
  /** What other sessions did until then. */
  readonly log: readonly string[]
}

function count(comparison: Comparison): void {
  decisions += comparison.decisions
  writes += comparison.writes
}

it(`the database and the oracle agree on ${worlds} random worlds`, { timeout: 3_600_000 }, async () => {
  const compare = async (template: WorldTemplate, [world, storage, dynamicOnly, schedule]: Case): Promise<Found> => {
    const database = await template.open(world, { storage, dynamicOnly })
    try {
      const still = await compareWorld(world, database, { asks: true, writes: { storage } })
      count(still)
      coverage.addWorld(world, storage)
      coverage.addComparison(still)
      if (still.mismatches.length > 0) return { mismatches: still.mismatches, log: [] }
      const changed = await compareSchedule(world, database, schedule, storage)
      count(changed)
      coverage.addSchedule(changed)
      changes += fates.reduce((sum, fate) => sum + (changed.changes[fate] ?? 0), 0)
      return changed
    } finally {
      await database.drop()
    }
  }
  const runs = await Promise.all(
    lanes.map((template, lane) =>
      fc.check(
        fc.asyncProperty(arbitraryCase, async (one) => (await compare(template, one)).mismatches.length === 0),
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
        sayMismatch(
          smallest,
          await compare(template, smallest).catch((error: unknown) => ({ mismatches: [String(error)], log: [] })),
        ),
      )
    }
  }
  // In few worlds, this or that does not occur.
  if (worlds >= 200) expect(coverage.missing()).toEqual([])
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
              count(comparison)
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
