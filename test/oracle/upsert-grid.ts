// Every combination of the seven levels for UPSERT, with FIND granted to everybody and with FIND denied to everybody: tables carry
// steps 3 to 5, requests steps 2, 6 and 7, objects steps 1 and 4. The other operations walk the combinations beside it, each from a
// place of its own, so that what is said of CREATE or UPDATE and read for UPSERT, or the other way round, is noticed.

import type { Choice } from './compare-writes.ts'
import type { Operation } from './decide.ts'
import { combinations, customPairs, entries, globally, gridObjects, request, sayings, several, users } from './grid.ts'
import type { TestContainer, TestObject, TestWorld } from './test-world.ts'

/**
 * Who may FIND objects. `mixed` is as entries of the object say, and else its owner only: so FIND on the proposed row, whose
 * owner is the caller, and on the object differ.
 */
type Find = 'granted' | 'denied' | 'mixed'

export interface UpsertGridWorld extends TestWorld {
  readonly title: string
  /** Whether it holds every combination of the seven levels for UPSERT. */
  readonly isComplete: boolean
}

/** Step 7 allows without a client and rejects with this one. */
const clients = [null, 'IOSUser'] as const
const written: readonly Operation[] = ['UPSERT', 'CREATE', 'UPDATE', 'REMOVE']

export function upsertGridWorlds(): readonly UpsertGridWorld[] {
  return [
    upsertGridWorld({ title: 'FIND granted', upsert: 'own', globalDefault: 'DENY', findOf: () => 'granted' }),
    upsertGridWorld({ title: 'FIND denied', upsert: 'own', globalDefault: 'DENY', findOf: () => 'denied' }),
    upsertGridWorld({ title: 'FIND mixed', upsert: 'own', globalDefault: 'GRANT', findOf: () => 'mixed' }),
    upsertGridWorld({
      title: 'UPSERT derived',
      upsert: 'derived',
      globalDefault: 'DENY',
      findOf: (n) => (['granted', 'denied', 'mixed'] as const)[n % 3] ?? 'granted',
    }),
  ]
}

interface Options {
  readonly title: string
  readonly upsert: 'own' | 'derived'
  readonly globalDefault: 'GRANT' | 'DENY'
  readonly findOf: (table: number) => Find
}

function upsertGridWorld({ title, upsert, globalDefault, findOf }: Options): UpsertGridWorld {
  const operations = written.filter((operation) => operation !== 'UPSERT' || upsert === 'own')
  return {
    title,
    isComplete: upsert === 'own' && globalDefault === 'DENY',
    globalDefault,
    roleSource: 'session',
    customRoles: customPairs.flatMap(({ first, second }) => [first, second]),
    profiles: customPairs.map(({ first, second }) => [first, second]),
    globalCells: [
      ...customPairs.flatMap(({ say, first, second }) => [
        ...(say === 'GRANT' || say === 'both' ? globally(first, 'GRANT', operations) : []),
        ...(say === 'DENY' || say === 'both' ? globally(second, 'DENY', operations) : []),
      ]),
      ...globally('AuthenticatedUser', 'GRANT', operations),
      ...globally('NotAuthenticatedUser', 'GRANT', operations),
      ...globally('IOSUser', 'DENY', operations),
    ],
    containers: combinations.map((_, n) => upsertGridContainer(n, upsert, operations, findOf(n))),
    users,
    memberships: [],
    requests: clients.flatMap((client) => [
      request({ user: null, client }),
      ...users.flatMap((user) => [
        request({ user, client }),
        ...customPairs.map(({ first, second }) => request({ user, client, customRoles: [first, second] })),
      ]),
    ]),
  }
}

function upsertGridContainer(
  n: number,
  upsert: 'own' | 'derived',
  operations: readonly Operation[],
  find: Find,
): TestContainer {
  const { cells, ownerPolicy } = sayings(n, operations)
  const allRoles = { kind: 'all roles' } as const
  return {
    name: `table "${n}"`,
    upsert,
    hasOwner: true,
    hasEntries: true,
    cells: [...cells, { principal: allRoles, operation: 'FIND', effect: find === 'granted' ? 'GRANT' : 'DENY' }],
    ownerPolicy: find === 'mixed' ? { ...ownerPolicy, FIND: 'GRANT' } : ownerPolicy,
    objects: gridObjects(operations).map((object, k) =>
      find === 'mixed' ? { ...object, acl: [...object.acl, ...findEntries(k)] } : object,
    ),
  }
}

/** Out of step with what entries say of the other operations. */
function findEntries(k: number): TestObject['acl'] {
  return entries(several[(k + Math.floor(k / 4)) % several.length] ?? 'nothing', k, ['FIND'])
}

/**
 * The requests that one of some databases is asked for. They are dealt, so that all databases of a complete world together are asked
 * for every combination, and each for some of every user, client and pair of roles.
 */
export function deal(world: UpsertGridWorld, turn: number, databases: number): UpsertGridWorld {
  const requests = world.requests.filter((_, k) => (k + Math.floor(k / 16)) % databases === turn)
  if (world.isComplete) return { ...world, requests }
  return {
    ...world,
    requests: requests.filter((_, k) => k % 2 === 0),
    containers: world.containers.filter((_, k) => k % 2 === turn % 2),
  }
}

/**
 * The objects whose answers are all that can be told apart: the caller's own, one for each saying of step 1, which reach step 4;
 * and of those of others, which do not, one of each in turn. For what is not an UPSERT, half of them.
 */
export const chosenObjects: Choice = (world, asked, { objects }, operation) => {
  const turn = world.requests.indexOf(asked)
  const own = objects.filter(({ owner }) => owner === asked.user)
  const others = objects.filter(({ owner }) => owner !== asked.user)
  const chosen = [...own, ...others.filter((_, k) => k === turn % others.length)]
  return operation === 'UPSERT' ? chosen : chosen.filter((_, k) => k % 2 === turn % 2)
}
