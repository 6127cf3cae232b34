// Every combination of the seven levels for UPSERT, on objects that are there and on new ones, by plain statements and by key, where
// FIND is granted and where it is denied: what is written, what is said of it, and which step a refusal names are the oracle's.

import { afterAll, describe, expect, it } from 'vitest'
import { compareWorld } from './compare-world.ts'
import { combinations, customPairs, several, users } from './grid.ts'
import { chosenObjects, deal, upsertGridWorlds } from './upsert-grid.ts'
import { createWorldDatabase, type Enforcement } from './world-database.ts'

const enforcements: readonly (Enforcement & { readonly title: string })[] = [
  { title: 'compiled profiles' },
  { title: 'the dynamic profile', dynamicOnly: true },
  { title: 'compiled profiles, entries on the row', storage: 'projected' },
  { title: 'the dynamic profile, entries on the row', storage: 'projected', dynamicOnly: true },
]

let decisions = 0
let writes = 0
let compiled = 0

describe.each(enforcements)('upserts and writes by key are as the oracle says, $title', (how) => {
  const turn = enforcements.indexOf(how)
  describe('with', { concurrent: true }, () => {
    upsertGridWorlds().forEach((whole) => {
      it(whole.title, { timeout: 1_800_000 }, async () => {
        const world = deal(whole, turn, enforcements.length)
        const { storage = 'table' } = how
        const database = await createWorldDatabase(world, how)
        try {
          const comparison = await compareWorld(world, database, { writes: { storage, chosen: chosenObjects } })
          expect(comparison.mismatches).toEqual([])
          if (how.dynamicOnly) expect(comparison.compiled).toBe(0)
          else expect(comparison.compiled).toBeGreaterThan(0)
          decisions += comparison.decisions
          writes += comparison.writes
          compiled += comparison.compiled
        } finally {
          await database.drop()
        }
      })
    })
  })
})

it.each(upsertGridWorlds().filter(({ isComplete }) => isComplete))('no combination is left out, $title', (whole) => {
  const asked = new Set<string>()
  const askedNew = new Set<string>()
  for (const [turn] of enforcements.entries()) {
    const world = deal(whole, turn, enforcements.length)
    for (const request of world.requests.filter(({ customRoles }) => customRoles.length > 0)) {
      const { user, client, customRoles } = request
      for (const container of world.containers) {
        const levels = [user, client, customRoles, container.cells, container.ownerPolicy]
        askedNew.add(JSON.stringify(levels))
        for (const { owner, acl } of chosenObjects(world, request, container, 'UPSERT')) {
          if (owner === user) asked.add(JSON.stringify([...levels, acl]))
        }
      }
    }
  }
  // Step 7 allows and rejects; a user, a pair of roles, a table and a saying of an object's entries are the other six.
  const ofNew = 2 * users.length * customPairs.length * combinations.length
  expect([askedNew.size, asked.size]).toEqual([ofNew, ofNew * several.length])
})

afterAll(() => {
  console.log(
    `oracle: ${decisions.toLocaleString('en')} decisions of the grid of upserts compared, ${writes.toLocaleString('en')} of them upserts and writes by key, ${compiled} requests of them with a compiled profile`,
  )
})
