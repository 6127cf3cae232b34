// The twelve calls, for each kind of principal and each operation, on objects with entries of every mixture: the database decides as
// the oracle does before the call, after it, and after the entry was taken back. By an administrator, and by an owner who shares.

import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { LadderDatabase } from '../support/governed-database.ts'
import { call, entryStatement } from './call-sharing.ts'
import { compareWorld } from './compare-world.ts'
import { type AclEntry, decide, type Effect, type Operation, type Principal, type Request } from './decide.ts'
import { type Caller, type EntryAct, type EntryOperation, shareEntries } from './share.ts'
import type { Storage, TestContainer, TestObject, TestWorld } from './test-world.ts'
import { createWorldDatabase } from './world-database.ts'

const operations: readonly EntryOperation[] = ['FIND', 'UPDATE', 'REMOVE', 'UPSERT']
const principals: readonly Principal[] = [
  { kind: 'user', id: 'bert' },
  { kind: 'role', name: 'Sales' },
  { kind: 'role', name: 'JSUser' },
  { kind: 'all users' },
  { kind: 'all roles' },
]

const entry = (principal: Principal, operation: Operation, effect: Effect): AclEntry => ({
  principal,
  operation,
  effect,
})

/** What an object says before the call: nothing, one thing, or several that contradict each other. */
const mixtures: readonly (readonly AclEntry[])[] = [
  [],
  operations.map((operation) => entry({ kind: 'all roles' }, operation, 'DENY')),
  operations.map((operation) => entry({ kind: 'user', id: 'bert' }, operation, 'DENY')),
  operations.flatMap((operation) => [
    entry({ kind: 'role', name: 'Sales' }, operation, 'DENY'),
    entry({ kind: 'all users' }, operation, 'DENY'),
    entry({ kind: 'role', name: 'Clerk' }, operation, 'GRANT'),
  ]),
  operations.flatMap((operation) => [
    entry({ kind: 'all users' }, operation, 'GRANT'),
    entry({ kind: 'all roles' }, operation, 'DENY'),
  ]),
]

const nobody = { user: null, client: null, login: null, customRoles: [], serverCode: false }
const requests: readonly Request[] = [
  nobody,
  { ...nobody, client: 'JSUser' },
  { ...nobody, user: 'anna' },
  { ...nobody, user: 'bert', client: 'JSUser', customRoles: ['Sales'] },
  { ...nobody, user: 'carl', login: 'google', customRoles: ['Sales', 'Clerk'] },
  { ...nobody, user: 'dora' },
  { ...nobody, serverCode: true },
]

const objects: readonly TestObject[] = ['anna', 'bert'].flatMap((owner, n) =>
  mixtures.map((acl, m) => ({ id: n * 10 + m, owner, acl })),
)

const cells = (who: Principal, ...of: readonly Operation[]) =>
  of.map((operation) => ({ principal: who, operation, effect: 'GRANT' as const }))

const start: TestWorld = {
  globalDefault: 'DENY',
  roleSource: 'session',
  customRoles: ['Sales', 'Clerk'],
  users: ['anna', 'bert', 'carl', 'dora'],
  memberships: [],
  globalCells: [],
  requests,
  containers: [
    {
      name: 'papers',
      hasOwner: true,
      hasEntries: true,
      upsert: 'derived',
      ownerPolicy: { FIND: 'GRANT', UPDATE: 'GRANT', REMOVE: 'GRANT', PERMISSION: 'GRANT' },
      cells: [
        ...cells({ kind: 'role', name: 'AuthenticatedUser' }, 'CREATE'),
        ...cells({ kind: 'role', name: 'ServerCodeUser' }, 'FIND', 'PERMISSION'),
      ],
      objects,
    },
  ],
}

let decisions = 0
afterAll(() => {
  console.log(`oracle: ${decisions.toLocaleString('en')} decisions before and after the twelve calls compared`)
})

describe.each<Storage>(['table', 'projected'])('the twelve calls, entries kept as %s', (storage) => {
  let database: LadderDatabase | undefined

  afterEach(() => database?.drop())

  const callers: readonly (readonly [string, 'administrator' | Request, (object: TestObject) => boolean])[] = [
    ['an administrator', 'administrator', () => true],
    ['an owner who shares', { ...nobody, user: 'anna' }, ({ owner }) => owner === 'anna'],
    ['server code that holds PERMISSION', { ...nobody, serverCode: true }, () => true],
  ]

  it.each(callers)('do what the oracle says, by %s', { timeout: 1_800_000 }, async (_who, asked, chosen) => {
    database = await createWorldDatabase(start, { storage })
    let world = start
    const agree = async () => {
      if (database === undefined) throw new Error('no database')
      const comparison = await compareWorld(world, database)
      decisions += comparison.decisions
      expect(comparison.mismatches).toEqual([])
    }
    await agree()
    const caller: Caller = asked === 'administrator' ? asked : { request: asked, endingRoles: [] }
    const act = async (one: EntryAct): Promise<boolean> => {
      const container = world.containers[0] as TestContainer
      // What the caller may not do to all of the objects is tried on each: nothing is done by halves, so none would be.
      let done = false
      const tries = asked === 'administrator' ? [container.objects] : container.objects.filter(chosen).map((o) => [o])
      for (const some of tries) {
        const states = some.map(({ owner, acl }) => ({ owner, acl: acl.map((e) => ({ ...e, until: null })) }))
        const expected = shareEntries(world, caller, container, states, one, 0)
        const ids = some.map(({ id }) => id)
        const actual = await call(database as LadderDatabase, asked, world, entryStatement(one, container.name, ids))
        expect({ one, ids, kind: actual.kind }).toEqual({ one, ids, kind: expected.kind })
        if (expected.kind !== 'done') continue
        done = true
        const acls = new Map(ids.map((id, n) => [id, expected.acls[n] ?? []]))
        world = {
          ...world,
          containers: world.containers.map((c) => ({
            ...c,
            objects: c.objects.map((object) => ({ ...object, acl: acls.get(object.id) ?? object.acl })),
          })),
        }
      }
      return done
    }
    for (const principal of principals) {
      for (const operation of operations) {
        for (const verb of ['grant', 'deny'] as const) {
          const before = world
          if (await act({ verb, principal, operation, until: null })) await agree()
          if (await act({ verb: 'inherit', principal, operation })) await agree()
          // An object that had no such entry decides as before; the others have lost theirs.
          for (const [n, object] of (world.containers[0]?.objects ?? []).entries()) {
            const was = before.containers[0]?.objects[n]
            const had = was?.acl.some(
              (e) => e.operation === operation && JSON.stringify(e.principal) === JSON.stringify(principal),
            )
            if (was === undefined || had || !chosen(object) || asked !== 'administrator') continue
            for (const request of requests) {
              const container = world.containers[0] as TestContainer
              expect(decide(world, request, container, operation, object)).toEqual(
                decide(before, request, container, operation, was),
              )
            }
          }
        }
      }
    }
  })
})

describe("step 1's rule", () => {
  const request = { ...nobody, user: 'bert', client: 'JSUser', customRoles: ['Sales'] }
  const acl = (...effects: readonly (readonly [Principal, Effect])[]) =>
    effects.map(([principal, effect]) => entry(principal, 'FIND', effect))
  const sales: Principal = { kind: 'role', name: 'Sales' }
  const bert: Principal = { kind: 'user', id: 'bert' }
  const allUsers: Principal = { kind: 'all users' }
  const allRoles: Principal = { kind: 'all roles' }

  const rules: readonly (readonly [string, Request, readonly AclEntry[], boolean])[] = [
    ['one GRANT among DENYs allows', request, acl([sales, 'GRANT'], [bert, 'DENY'], [allRoles, 'DENY']), true],
    ['DENY alone rejects, also the owner', { ...nobody, user: 'anna' }, acl([allUsers, 'DENY']), false],
    ['a DENY of somebody else says nothing to the owner', { ...nobody, user: 'anna' }, acl([bert, 'DENY']), true],
    ['all users are whoever is logged in', request, acl([allUsers, 'GRANT']), true],
    ['nobody is none of all users', nobody, acl([allUsers, 'GRANT']), false],
    ['nobody has one of all roles', nobody, acl([allRoles, 'GRANT']), true],
    ['server code alone is none of all users', { ...nobody, serverCode: true }, acl([allUsers, 'DENY']), true],
    ['server code alone has one of all roles', { ...nobody, serverCode: true }, acl([allRoles, 'DENY']), false],
  ]
  it.each(rules)('%s', async (_rule, caller, entries, allowed) => {
    const container = { ...(start.containers[0] as TestContainer), objects: [{ id: 1, owner: 'anna', acl: entries }] }
    const world: TestWorld = { ...start, requests: [caller], containers: [container] }
    expect(decide(world, caller, container, 'FIND', container.objects[0] as TestObject).allowed).toBe(allowed)
    const empty = { ...world, containers: [{ ...container, objects: [{ id: 1, owner: 'anna', acl: [] }] }] }
    const database = await createWorldDatabase(empty)
    try {
      for (const { principal, effect } of entries) {
        const verb = effect === 'GRANT' ? 'grant' : 'deny'
        const one: EntryAct = { verb, principal, operation: 'FIND', until: null }
        await call(database, 'administrator', world, entryStatement(one, container.name, [1]))
      }
      expect((await compareWorld(world, database, { asks: true })).mismatches).toEqual([])
    } finally {
      await database.drop()
    }
  })
})
