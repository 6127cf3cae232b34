// Random worlds on PGlite, one after another in one database, so that each is also where a migration led to: it decides as the oracle does.

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asksLong, openPgliteWorlds, type PgliteWorlds } from '../oracle/pglite-worlds.ts'
import { policyText, type Storage } from '../oracle/test-world.ts'
import { arbitraryWorld } from './arbitrary-world.ts'

const worlds = asksLong ? 60 : 6
const seed = Number(process.env.PGLADDER_SEED ?? Math.floor(Math.random() * 1e9))
let pglite: PgliteWorlds

beforeAll(async () => {
  pglite = await openPgliteWorlds()
}, 180_000)

afterAll(() => pglite?.close())

it(`PGlite and the oracle agree on ${worlds} random worlds`, { timeout: 1_800_000 }, async () => {
  const storage = fc.constantFrom<Storage>('table', 'projected')
  const samples = fc.sample(fc.tuple(arbitraryWorld, storage), { numRuns: worlds, seed })
  let decisions = 0
  let writes = 0
  for (const [n, [world, storage]] of samples.entries()) {
    const comparison = await pglite.compare(world, storage, { asks: true, writes: { storage } })
    const place = `world ${n + 1} of PGLADDER_SEED=${seed}\n${policyText(world, storage)}`
    expect(comparison.mismatches, place).toEqual([])
    decisions += comparison.decisions
    writes += comparison.writes
  }
  const count = (number: number) => number.toLocaleString('en')
  console.log(
    `oracle: ${count(decisions)} decisions of random worlds compared on PGlite, ${count(writes)} of them upserts and writes by key; seed ${seed}`,
  )
})
