// What "why?" is asked: for each operation every combination of what the seven steps say, with each saying of an object's entries on an
// object of the caller's, on one of somebody else's, and with no object.

import {
  type AclEntry,
  type Effect,
  type ObjectState,
  type Operation,
  type Principal,
  type Request,
  systemRolesOf,
} from './decide.ts'
import { gridWorlds, judged, type Say, says, several, single, users } from './grid.ts'
import type { TestContainer, TestObject, TestWorld } from './test-world.ts'
import { upsertGridWorlds } from './upsert-grid.ts'

export interface ExplainWorld extends TestWorld {
  readonly title: string
  /** Worlds of one family have the same tables. */
  readonly family: string
  /** Who is asked about, for each operation. */
  readonly askers: ReadonlyMap<Operation, ReadonlySet<Request>>
}

export interface Question {
  readonly container: TestContainer
  readonly operation: Operation
  readonly object: TestObject | null
}

export function explainWorlds(): readonly ExplainWorld[] {
  // PERMISSION walks the combinations, too: who holds it on an object sees it.
  const grid = gridWorlds([...judged, 'PERMISSION']).map((world, n) => ({
    ...world,
    title: `the grid, policy ${n + 1}`,
  }))
  return [
    ...family('the grid', grid, [...judged, 'PERMISSION']),
    ...upsertGridWorlds().flatMap((world) => family(world.title, [world], ['UPSERT'])),
    ...grid.slice(-1).flatMap((world) => family('a user and all users', [withAllUsers(world)], judged)),
  ]
}

/** What step 2 of the grid leaves out: each user's own cell beside each of all users. */
function withAllUsers(world: TestWorld): TestWorld & { readonly title: string } {
  const [container] = world.containers
  if (container === undefined) throw new Error('the grid has no tables')
  const own = container.cells.filter(({ principal }) => principal.kind === 'user')
  const containers = single.map((say) => ({
    ...container,
    name: `all users: ${say}`,
    ownerPolicy: {},
    cells:
      say === 'nothing'
        ? own
        : [
            ...own,
            ...judged.map((operation) => ({ principal: { kind: 'all users' } as const, operation, effect: say })),
          ],
  }))
  return { ...world, title: 'a user and all users', containers }
}

/**
 * Of all requests to worlds with the same tables that say the same, one is asked: those of one user whose custom roles, one by one, have the
 * same global cells, once what is not written is read as the default, and whose system roles together say the same globally. The rest is
 * the same as well, since users have their cells on tables, clients have none there, and all pairs of roles have the same, one for the first
 * of a pair and one for the second. Which of them is asked goes in turn, so that all policies, clients and pairs are.
 */
function family(
  title: string,
  worlds: readonly (TestWorld & { readonly title: string })[],
  operations: readonly Operation[],
): readonly ExplainWorld[] {
  const askers = worlds.map(() => new Map(operations.map((operation) => [operation, new Set<Request>()])))
  for (const operation of operations) {
    const inputs = new Map<string, (() => void)[]>()
    worlds.forEach((world, n) => {
      for (const request of world.requests) {
        const cells = needs(world.containers[0], operation).map((needed) => [
          request.customRoles.map((role) => globalEffect(world, role, needed)),
          globally(world, systemRolesOf(request), needed),
        ])
        const input = JSON.stringify([request.user, cells])
        inputs.set(input, [...(inputs.get(input) ?? []), () => askers[n]?.get(operation)?.add(request)])
      }
    })
    for (const [turn, same] of [...inputs.values()].entries()) same[turn % same.length]?.()
  }
  return worlds.map((world, n) => ({
    ...world,
    family: title,
    askers: askers[n] ?? new Map(),
    containers: world.containers.map((container) => ({
      ...container,
      objects: [...container.objects, ...plainObjects()],
    })),
  }))
}

/** What is judged. */
export function needs(container: TestContainer | undefined, operation: Operation): readonly Operation[] {
  return operation === 'UPSERT' && container?.upsert === 'derived' ? ['CREATE', 'UPDATE'] : [operation]
}

/** Each saying of step 1 × each owner, as in the grid, but everybody hears all of it. */
function plainObjects(): readonly TestObject[] {
  const everybody: readonly (readonly Principal[])[] = [
    [{ kind: 'all roles' }],
    ['AuthenticatedUser', 'NotAuthenticatedUser'].map((name) => ({ kind: 'role', name })),
  ]
  const entries = (say: Say, effect: 'GRANT' | 'DENY', principals: readonly Principal[] = []): readonly AclEntry[] =>
    (['UPDATE', 'REMOVE', 'UPSERT', 'FIND'] as const).flatMap((operation) =>
      says(say, effect) ? principals.map((principal) => ({ principal, operation, effect })) : [],
    )
  return several.flatMap((say, k) =>
    [...users, null].map((owner, m) => ({
      id: 100 + k * 10 + m,
      owner,
      acl: [...entries(say, 'GRANT', everybody[m % 2]), ...entries(say, 'DENY', everybody[(m + 1) % 2])],
    })),
  )
}

/**
 * What is asked in a request. Of an object the ladder hears its entries that name the caller, and whether it is the caller's; of those that
 * are the same in both, one in turn is asked.
 */
export function questionsOf(world: ExplainWorld, request: Request): readonly Question[] {
  return world.containers.flatMap((container, t) =>
    [...world.askers]
      .filter(([, askers]) => askers.has(request))
      .flatMap(([operation]) => {
        const same = new Map<string, TestObject[]>()
        for (const object of operation === 'CREATE' ? [] : container.objects) {
          const [needed = operation] = needs(container, operation).slice(-1)
          const heard = `${object.owner === request.user} ${entriesSay(request, needed, object)}`
          same.set(heard, [...(same.get(heard) ?? []), object])
        }
        const turn = t + world.requests.indexOf(request)
        const objects = [...same.values()].flatMap((alike) => alike[turn % alike.length] ?? [])
        return [null, ...objects].map((object) => ({ container, operation, object }))
      }),
  )
}

/** What each of the seven steps says: step 2 by the user's own cell and by that of all users, the owner policy as it would to an owner. */
export function sayings(
  world: TestWorld,
  request: Request,
  container: TestContainer,
  operation: Operation,
  object: ObjectState | null,
): readonly Say[] {
  const cells = container.cells.filter((cell) => cell.operation === operation && names(request, cell.principal))
  const of = (...kinds: readonly (Principal['kind'] | 'custom')[]) =>
    sayingOf(
      cells.filter(({ principal }) =>
        kinds.includes(
          principal.kind === 'role' && request.customRoles.includes(principal.name) ? 'custom' : principal.kind,
        ),
      ),
    )
  return [
    object === null ? 'nothing' : entriesSay(request, operation, object),
    of('user'),
    of('all users'),
    of('custom'),
    sayingOf([{ effect: container.ownerPolicy[operation] ?? 'INHERIT' }]),
    of('role', 'all roles'),
    globally(world, request.customRoles, operation),
    globally(world, systemRolesOf(request), operation),
  ]
}

function entriesSay(request: Request, operation: Operation, { acl }: ObjectState): Say {
  return sayingOf(acl.filter((entry) => entry.operation === operation && names(request, entry.principal)))
}

function names(request: Request, principal: Principal): boolean {
  switch (principal.kind) {
    case 'all roles':
      return true
    case 'all users':
      return request.user !== null
    case 'user':
      return principal.id === request.user
    case 'role':
      return [...systemRolesOf(request), ...request.customRoles].includes(principal.name)
  }
}

function sayingOf(cells: readonly { readonly effect: Effect }[]): Say {
  const [grants, denies] = (['GRANT', 'DENY'] as const).map((effect) => cells.some((cell) => cell.effect === effect))
  if (grants) return denies ? 'both' : 'GRANT'
  return denies ? 'DENY' : 'nothing'
}

function globally(world: TestWorld, roles: readonly string[], operation: Operation): Say {
  return sayingOf(roles.map((role) => ({ effect: globalEffect(world, role, operation) })))
}

function globalEffect(world: TestWorld, role: string, operation: Operation): Effect {
  const written = world.globalCells.find((cell) => cell.role === role && cell.operation === operation)?.effect
  if (written !== undefined) return written
  if (world.globalDefault === 'GRANT' && operation !== 'PERMISSION') return 'GRANT'
  return world.customRoles.includes(role) ? 'INHERIT' : 'DENY'
}
