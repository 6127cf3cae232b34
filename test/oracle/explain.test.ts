// "Why?", asked in the database: the verdict and the deciding step are the oracle's for every combination of the seven levels, for whoever
// asks in a request and for the administrator who asks about anybody; and nobody is told of an object that they may not find.

import { afterAll, describe, expect, it } from 'vitest'
import { compareExplanations } from './compare-explanations.ts'
import { explainWorlds, needs, questionsOf, sayings } from './explain-grid.ts'
import { combinations, several, single } from './grid.ts'
import { createWorldDatabase } from './world-database.ts'

let explained = 0

describe('the reason is the oracle’s', { concurrent: true }, () => {
  it.each(explainWorlds())('$title', { timeout: 1_800_000 }, async (world) => {
    const database = await createWorldDatabase(world)
    try {
      const comparison = await compareExplanations(world, database)
      expect(comparison.mismatches.slice(0, 10)).toEqual([])
      explained += comparison.explained
    } finally {
      await database.drop()
    }
  })
})

it('no combination is left out', () => {
  const asked = new Map<string, Set<string>>()
  for (const world of explainWorlds()) {
    for (const request of world.requests) {
      for (const { container, operation, object } of questionsOf(world, request)) {
        for (const needed of needs(container, operation)) {
          const of = needed === 'CREATE' ? null : object
          const owned = of !== null && of.owner === request.user && request.user !== null
          const name = `${world.family}: ${operation}${needed === operation ? '' : `, ${needed}`}`
          const said = JSON.stringify([of !== null, owned, sayings(world, request, container, needed, of)])
          asked.set(name, (asked.get(name) ?? new Set()).add(said))
        }
      }
    }
  }
  // Each step says nothing, or one verdict, or both: step 3, the owner policy and step 5 of a table; step 2 of a user; step 6 of a pair.
  const user = single.length
  const pair = several.length
  const levels = user * combinations.length * pair
  // … whoever the owner is: nobody asks of CREATE
  const ofCreate = levels / single.length
  // Step 1 of an object of the caller's and of one of somebody else's; and no object.
  const objects = 2 * several.length + 1
  // Step 7 says GRANT, DENY or both in the grid; GRANT or both in that of upserts.
  expect(Object.fromEntries([...asked].map(([name, { size }]) => [name, size]))).toEqual({
    'the grid: FIND': objects * levels * 3,
    'the grid: CREATE': ofCreate * 3,
    'the grid: UPDATE': objects * levels * 3,
    'the grid: REMOVE': objects * levels * 3,
    // of which an object says nothing
    'the grid: PERMISSION': 3 * levels * 3,
    'FIND granted: UPSERT': objects * levels * 2,
    'FIND denied: UPSERT': objects * levels * 2,
    // The default grants: pairs say GRANT or both, and who has none skips steps 3 and 6.
    'FIND mixed: UPSERT': objects * user * single.length * several.length * (several.length * 2 + 1) * 2,
    'UPSERT derived: UPSERT, CREATE': ofCreate * 2,
    'UPSERT derived: UPSERT, UPDATE': objects * levels * 2,
    // no other cells of tables
    'a user and all users: FIND': objects * user * single.length * pair * 2,
    'a user and all users: CREATE': user * single.length * pair * 2,
    'a user and all users: UPDATE': objects * user * single.length * pair * 2,
    'a user and all users: REMOVE': objects * user * single.length * pair * 2,
  })
})

afterAll(() => {
  console.log(`oracle: ${explained.toLocaleString('en')} explanations compared`)
})
