// Every combination of the seven levels, packed into six policies: tables carry steps 3 to 5, requests steps 2, 6 and 7,
// objects steps 1 and 4.

import type { AclEntry, Effect, GlobalCell, Operation, Request, TableCell } from './decide.ts'
import type { TestContainer, TestObject, TestWorld } from './test-world.ts'

/** What a step says: nothing, one verdict, or both at once by several principals. */
export type Say = 'nothing' | 'GRANT' | 'DENY' | 'both'
export const single = ['nothing', 'GRANT', 'DENY'] as const
export const several = ['nothing', 'GRANT', 'DENY', 'both'] as const

export const judged: readonly Operation[] = ['FIND', 'CREATE', 'UPDATE', 'REMOVE']
const clients = [null, 'JSUser', 'AndroidUser', 'IOSUser'] as const
export const users = ['user-silent', 'user-granted', 'user-denied'] as const

/** Steps 3, 4 and 5 of one table and operation. */
interface Combination {
  readonly custom: Say
  readonly owner: Exclude<Say, 'both'>
  readonly system: Say
}

export const combinations: readonly Combination[] = several.flatMap((custom) =>
  single.flatMap((owner) => several.map((system) => ({ custom, owner, system }))),
)

export const says = (say: Say, effect: 'GRANT' | 'DENY') => say === effect || say === 'both'

/** Two custom roles for each saying of step 6, so that a table's step 3 can say both of them something. */
export const customPairs = several.map((say) => ({ say, first: `first ${say}`, second: `second ${say}` }))

/** One policy for each saying of AuthenticatedUser's global cell and each default. */
export function gridWorlds(of: readonly Operation[] = judged): readonly TestWorld[] {
  return (['GRANT', 'DENY'] as const).flatMap((globalDefault) =>
    single.map((authenticated) => gridWorld(globalDefault, authenticated, of)),
  )
}

function gridWorld(
  globalDefault: 'GRANT' | 'DENY',
  authenticated: Exclude<Say, 'both'>,
  of: readonly Operation[],
): TestWorld {
  return {
    globalDefault,
    roleSource: 'session',
    customRoles: customPairs.flatMap(({ first, second }) => [first, second]),
    profiles: customPairs.map(({ first, second }) => [first, second]),
    globalCells: [
      ...customPairs.flatMap(({ say, first, second }) => [
        ...(says(say, 'GRANT') ? globally(first, 'GRANT', of) : []),
        ...(says(say, 'DENY') ? globally(second, 'DENY', of) : []),
      ]),
      ...(authenticated === 'nothing' ? [] : globally('AuthenticatedUser', authenticated, of)),
      ...(authenticated === 'nothing' ? [] : globally('NotAuthenticatedUser', authenticated, of)),
      ...globally('AndroidUser', 'GRANT', of),
      ...globally('IOSUser', 'DENY', of),
    ],
    containers: combinations.map((_, n) => gridContainer(n, of)),
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

export function request(some: Partial<Request>): Request {
  return { user: null, client: null, login: null, customRoles: [], serverCode: false, ...some }
}

export function globally(role: string, effect: Effect, of: readonly Operation[]): readonly GlobalCell[] {
  return of.map((operation) => ({ role, operation, effect }))
}

function gridContainer(n: number, of: readonly Operation[]): TestContainer {
  return {
    name: `table "${n}"`,
    upsert: 'derived',
    hasOwner: true,
    hasEntries: true,
    ...sayings(n, of),
    objects: gridObjects(of),
  }
}

/** Steps 2 to 5 of a table for each operation. Its number says which combination. */
export function sayings(n: number, of: readonly Operation[]): Pick<TestContainer, 'cells' | 'ownerPolicy'> {
  const cells: TableCell[] = []
  const ownerPolicy: Partial<Record<Operation, Effect>> = {}
  of.forEach((operation, k) => {
    // Each operation walks the combinations from a place of its own, so that one read for another is noticed.
    const combination = combinations[(n + k * 13) % combinations.length]
    if (combination === undefined) throw new Error('no combination')
    for (const { first, second } of customPairs) {
      if (says(combination.custom, 'GRANT')) cells.push(roleCell(first, operation, 'GRANT'))
      if (says(combination.custom, 'DENY')) cells.push(roleCell(second, operation, 'DENY'))
    }
    if (says(combination.system, 'GRANT')) {
      cells.push(
        roleCell('AuthenticatedUser', operation, 'GRANT'),
        roleCell('NotAuthenticatedUser', operation, 'GRANT'),
      )
    }
    if (says(combination.system, 'DENY')) cells.push({ principal: { kind: 'all roles' }, operation, effect: 'DENY' })
    cells.push({ principal: { kind: 'user', id: 'user-granted' }, operation, effect: 'GRANT' })
    cells.push({ principal: { kind: 'user', id: 'user-denied' }, operation, effect: 'DENY' })
    if (operation !== 'CREATE' && combination.owner !== 'nothing') ownerPolicy[operation] = combination.owner
  })
  return { cells, ownerPolicy }
}

export function roleCell(name: string, operation: Operation, effect: Effect): TableCell {
  return { principal: { kind: 'role', name }, operation, effect }
}

/** Each saying of step 1 × each owner, nobody included. */
export function gridObjects(of: readonly Operation[]): readonly TestObject[] {
  return several.flatMap((say, k) =>
    [...users, null].map((owner, m) => ({ id: k * 10 + m, owner, acl: entries(say, m, of) })),
  )
}

/** The principals take turns, so that every kind grants and denies somewhere. */
export function entries(say: Say, turn: number, of: readonly Operation[]): readonly AclEntry[] {
  const principals = [
    { kind: 'all roles' },
    { kind: 'all users' },
    { kind: 'role', name: 'AuthenticatedUser' },
    { kind: 'user', id: 'user-silent' },
  ] as const
  const at = (n: number) => principals[n % principals.length] ?? principals[0]
  return of
    .filter((operation) => operation !== 'CREATE' && operation !== 'PERMISSION')
    .flatMap((operation, k) => [
      ...(says(say, 'GRANT') ? [{ principal: at(turn + k), operation, effect: 'GRANT' as const }] : []),
      ...(says(say, 'DENY') ? [{ principal: at(turn + k + 1), operation, effect: 'DENY' as const }] : []),
    ])
}
