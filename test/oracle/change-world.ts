// What other sessions change while requests come and go, and what the world is then: pure copies of it, never the database.
// It must never import the compiler: the oracle decides on these copies.

import type { Effect, Operation, Principal, Request, TableCell } from './decide.ts'
import { type CellAct, type End, type EntryAct, shareCell, shareEntries, type TimedEntry } from './share.ts'
import type { TestContainer, TestObject, TestWorld } from './test-world.ts'

export interface LiveObject extends TestObject {
  /** Those in force. */
  readonly acl: readonly TimedEntry[]
}

export interface LiveContainer extends TestContainer {
  readonly objects: readonly LiveObject[]
}

/** A world as it is at one moment. */
export interface LiveWorld extends TestWorld {
  readonly containers: readonly LiveContainer[]
  readonly memberships: readonly { readonly user: string; readonly role: string; readonly until: End }[]
}

/** One change. What it names exists in the world that it is made for. */
export type Change =
  | {
      readonly kind: 'entries'
      readonly container: string
      readonly objects: readonly number[]
      readonly act: EntryAct
      /** By the functions that share, or straight into the table of entries. */
      readonly by: 'function' | 'table'
    }
  | { readonly kind: 'user cell'; readonly container: string; readonly act: CellAct }
  | {
      readonly kind: 'role cell'
      /** `null`: its global cell. */
      readonly container: string | null
      /** `*`: all roles. */
      readonly role: string
      readonly operation: Operation
      readonly effect: Effect
    }
  | {
      readonly kind: 'owner cell'
      readonly container: string
      readonly operation: Operation
      readonly effect: Effect
    }
  | {
      readonly kind: 'membership'
      readonly user: string
      readonly role: string
      /** `taken`: taken back. */
      readonly until: End | 'taken'
    }
  | { readonly kind: 'forgotten'; readonly user: string }
  | ObjectChange

export interface ObjectChange {
  /** `replaced`: removed, and another one made that has its key. */
  readonly kind: 'created' | 'removed' | 'replaced' | 'transferred'
  readonly container: string
  readonly id: number
  readonly owner: string | null
}

export const changeKinds: readonly Change['kind'][] = [
  ...(['entries', 'user cell', 'role cell', 'owner cell', 'membership', 'forgotten'] as const),
  ...(['created', 'removed', 'replaced', 'transferred'] as const),
]

/** Who makes a change: an administrator outside any request, or a request of its own. */
export type Changer = 'administrator' | Request

export type Outcome = 'done' | 'not found' | 'refused'

/** A world in which no entry and no membership ends yet. */
export function liveWorld(world: TestWorld): LiveWorld {
  return {
    ...world,
    containers: world.containers.map((container) => ({
      ...container,
      objects: container.objects.map((object) => ({
        ...object,
        acl: object.acl.map((entry) => ({ ...entry, until: null })),
      })),
    })),
    memberships: world.memberships.map((held) => ({ ...held, until: null })),
  }
}

/** A request as it is if it is opened now. */
export function requestNow({ roleSource, memberships }: LiveWorld, request: Request): Request {
  if (roleSource === 'session') return request
  return {
    ...request,
    customRoles: memberships.filter(({ user }) => user === request.user).map(({ role }) => role),
  }
}

/** What an open request goes by: the cells are those of its opening, the objects and their entries those of now. */
export function seenWorld(opened: LiveWorld, now: LiveWorld): LiveWorld {
  return {
    ...opened,
    containers: opened.containers.map((container) => ({
      ...container,
      objects: containerOf(now, container.name).objects,
    })),
  }
}

/**
 * What comes of a change that somebody tries to make.
 *
 * @param now the world as the changer has left it so far
 * @param opened the world when the changer's transaction began: what a request may do itself was known then. Only server code
 *   changes in one transaction what its own standing comes from.
 */
export function judgeChange(now: LiveWorld, opened: LiveWorld, changer: Changer, change: Change): Outcome {
  const world = changer !== 'administrator' && isServerCode(changer) ? seenWorld(opened, now) : now
  const caller = changer === 'administrator' ? changer : { request: changer, endingRoles: endingRoles(world, changer) }
  switch (change.kind) {
    case 'entries': {
      const container = containerOf(world, change.container)
      const objects = change.objects.map((id) => container.objects.find((object) => object.id === id) ?? null)
      if (change.by === 'table') return 'done'
      return shareEntries(world, caller, container, objects, change.act, 0).kind
    }
    case 'user cell':
      return shareCell(world, caller, containerOf(world, change.container), change.act).kind
    case 'membership':
    case 'forgotten':
      return changer === 'administrator' || isServerCode(changer) ? 'done' : 'refused'
    default:
      return changer === 'administrator' ? 'done' : 'refused'
  }
}

function isServerCode({ serverCode, client }: Request): boolean {
  return serverCode || client === 'ServerCodeUser'
}

function endingRoles({ roleSource, memberships }: LiveWorld, request: Request) {
  if (roleSource === 'session') return []
  return memberships.flatMap(({ user, role, until }) =>
    user === request.user && until !== null ? [{ role, until }] : [],
  )
}

/**
 * The world after a change that is done.
 *
 * @param first the world before anything was changed at run time: what the policy says of a user who is forgotten
 */
export function changeWorld(world: LiveWorld, change: Change, first: TestWorld): LiveWorld {
  switch (change.kind) {
    case 'entries': {
      const container = containerOf(world, change.container)
      const objects = container.objects.map((object) => {
        if (!change.objects.includes(object.id)) return object
        const outcome = shareEntries(world, 'administrator', container, [object], change.act, 0)
        return outcome.kind === 'done' ? { ...object, acl: outcome.acls[0] ?? [] } : object
      })
      return withContainer(world, { ...container, objects })
    }
    case 'user cell': {
      const container = containerOf(world, change.container)
      const outcome = shareCell(world, 'administrator', container, change.act)
      return outcome.kind === 'done' ? withContainer(world, { ...container, cells: outcome.cells }) : world
    }
    case 'role cell':
      return setRoleCell(world, change)
    case 'owner cell': {
      const container = containerOf(world, change.container)
      const ownerPolicy = { ...container.ownerPolicy, [change.operation]: change.effect }
      return withContainer(world, { ...container, ownerPolicy })
    }
    case 'membership': {
      const { user, role, until } = change
      const others = world.memberships.filter((held) => held.user !== user || held.role !== role)
      const isHeld = until === null || (until !== 'taken' && until > 0)
      return { ...world, memberships: isHeld ? [...others, { user, role, until }] : others }
    }
    case 'forgotten':
      return forget(world, change.user, first)
    default:
      return changeObject(world, change)
  }
}

function setRoleCell(world: LiveWorld, change: Change & { readonly kind: 'role cell' }): LiveWorld {
  const { role, operation, effect } = change
  if (change.container === null) {
    const others = world.globalCells.filter((cell) => cell.role !== role || cell.operation !== operation)
    return { ...world, globalCells: [...others, { role, operation, effect }] }
  }
  const container = containerOf(world, change.container)
  const principal: Principal = role === '*' ? { kind: 'all roles' } : { kind: 'role', name: role }
  const isOther = (cell: TableCell) =>
    cell.operation !== operation || JSON.stringify(cell.principal) !== JSON.stringify(principal)
  return withContainer(world, {
    ...container,
    cells: [...container.cells.filter(isOther), { principal, operation, effect }],
  })
}

function changeObject(world: LiveWorld, { kind, container: name, id, owner }: ObjectChange): LiveWorld {
  const container = containerOf(world, name)
  const others = container.objects.filter((object) => object.id !== id)
  const before = container.objects.find((object) => object.id === id)
  const objects =
    kind === 'removed'
      ? others
      : [...others, { id, owner, acl: kind === 'transferred' && before !== undefined ? before.acl : [] }]
  return withContainer(world, { ...container, objects })
}

/** Roles, cells and entries go; what the policy says stays, and so does what the user owns. */
function forget(world: LiveWorld, user: string, first: TestWorld): LiveWorld {
  const isTheirs = ({ principal }: { readonly principal: Principal }) =>
    principal.kind === 'user' && principal.id === user
  return {
    ...world,
    memberships: world.memberships.filter((held) => held.user !== user),
    containers: world.containers.map((container) => ({
      ...container,
      cells: [
        ...container.cells.filter((cell) => !isTheirs(cell)),
        ...(first.containers.find(({ name }) => name === container.name)?.cells ?? []).filter(isTheirs),
      ],
      objects: container.objects.map((object) => ({
        ...object,
        acl: object.acl.filter((entry) => !isTheirs(entry)),
      })),
    })),
  }
}

export function containerOf(world: LiveWorld, name: string): LiveContainer {
  const container = world.containers.find((candidate) => candidate.name === name)
  if (container === undefined) throw new Error(`bug: there is no table ${name}`)
  return container
}

function withContainer(world: LiveWorld, changed: LiveContainer): LiveWorld {
  return {
    ...world,
    containers: world.containers.map((container) => (container.name === changed.name ? changed : container)),
  }
}

/** Whether a change is of cells or memberships, which a request goes by as they were when it was opened. */
export function isOfCells({ kind }: Change): boolean {
  return kind === 'user cell' || kind === 'role cell' || kind === 'owner cell' || kind === 'forgotten'
}

/** What whoever makes a change keeps locked until the end of the transaction: nobody else may change these meanwhile. */
export function locksOf(world: LiveWorld, change: Change): readonly string[] {
  switch (change.kind) {
    case 'user cell':
      return ['user cells']
    case 'role cell':
    case 'owner cell':
      return ['cells']
    case 'membership':
      return ['memberships']
    case 'forgotten':
      return ['user cells', 'memberships', ...world.containers.map(({ name }) => rowsOf(name))]
    default:
      return [rowsOf(change.container)]
  }
}

/** The lock on rows of a table. */
export function rowsOf(container: string): string {
  return `rows of ${container}`
}
