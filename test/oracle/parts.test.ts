// Parts of the grids, in seconds: in each of the ways in which objects can be governed (with entries and owners, or without; UPSERT of
// its own, or derived), the database decides as the oracle does.

import { describe, expect, it } from 'vitest'
import { compareWorld } from './compare-world.ts'
import type { Effect, Operation } from './decide.ts'
import { gridWorlds } from './grid.ts'
import type { TestContainer, TestWorld } from './test-world.ts'
import { chosenObjects, upsertGridWorlds } from './upsert-grid.ts'
import { type Enforcement, inWorldDatabase } from './world-database.ts'

const enforcements: readonly (Enforcement & { readonly title: string })[] = [
  { title: 'compiled profiles' },
  { title: 'compiled profiles, entries on the row', storage: 'projected' },
  { title: 'the dynamic profile', dynamicOnly: true },
  { title: 'the dynamic profile, entries on the row', storage: 'projected', dynamicOnly: true },
]

const forAllUsers = (operation: Operation, effect: Effect) =>
  ({ principal: { kind: 'all users' }, operation, effect }) as const

const ways: readonly ((container: TestContainer) => TestContainer)[] = [
  (container) => container,
  (container) => ({ ...container, hasEntries: false, objects: container.objects.map((o) => ({ ...o, acl: [] })) }),
  (container) => ({
    ...container,
    hasOwner: false,
    ownerPolicy: {},
    // beside the cells of single users, which go before these
    cells: [...container.cells, forAllUsers('FIND', 'GRANT'), forAllUsers('REMOVE', 'DENY')],
    objects: container.objects.map((o) => ({ ...o, owner: null })),
  }),
]

/** Some tables, governed in turn in each of the ways, and some requests, others for each part. */
function partOf(world: TestWorld, turn: number, share: number): TestWorld {
  const containers = world.containers
    .filter((_, n) => n % 16 === turn * 4)
    .map((container, n) => (ways[n % ways.length] ?? ways[0])?.(container) ?? container)
  return { ...world, containers, requests: world.requests.filter((_, n) => n % share === turn % share) }
}

const worlds = [
  { title: 'UPSERT derived', of: (turn: number): TestWorld | undefined => gridWorlds().at(turn), hasWrites: false },
  { title: 'UPSERT of its own', of: (): TestWorld | undefined => upsertGridWorlds().at(2), hasWrites: true },
]

describe.each(worlds)('the database and the oracle agree on a part of the grid, $title', ({ of, hasWrites }) => {
  it.each(enforcements)('with $title', { timeout: 120_000 }, async (how) => {
    const turn = enforcements.indexOf(how)
    const whole = of(turn)
    if (whole === undefined) throw new Error('the grid has no such world')
    const world = partOf(whole, turn, hasWrites ? 7 : 3)
    const { storage = 'table' } = how
    const writes = { storage, chosen: chosenObjects } as const
    const asking = hasWrites ? { asks: true, writes, stopAt: 1 } : { stopAt: 1 }
    const { mismatches, decisions, compiled } = await inWorldDatabase(world, how, (database) =>
      compareWorld(world, database, asking),
    )
    expect(mismatches).toEqual([])
    expect(decisions).toBeGreaterThan(1000)
    expect(compiled > 0).toBe(how.dynamicOnly !== true)
  })
})
