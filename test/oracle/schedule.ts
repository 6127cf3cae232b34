// A schedule: requests of one kept connection, one after the other, and what other sessions change before they open, while they are
// opening, and between their statements. What is left open is drawn by numbers from what there is when its turn comes, so that any
// schedule fits any world and a failing one shrinks.

import type { Change, Changer, LiveContainer, LiveWorld } from './change-world.ts'
import { requestNow } from './change-world.ts'
import { type Effect, type Operation, type Principal, type Request, systemRolesOf } from './decide.ts'
import type { End, EntryAct, EntryOperation } from './share.ts'

export type Schedule = readonly Turn[]

/** A request. It is asked when it is open, and again after each of its rounds. */
export interface Turn {
  /** What happens while no request is open. */
  readonly before: readonly Deed[]
  /** Which of the world's requests it is. */
  readonly request: number
  readonly isolation: 'read committed' | 'repeatable read'
  /** What happens when the transaction has begun (and has its snapshot, if it keeps one), before the request is open. */
  readonly opening: readonly Deed[]
  readonly rounds: readonly (readonly Deed[])[]
  /** Whether upserts and writes by key are tried as well, after all rounds. */
  readonly writes: boolean
}

/** A transaction of another session. */
export interface Deed {
  /** Who: see `changersIn`. */
  readonly by: number
  readonly changes: readonly (Change | Draw)[]
  /**
   * `held`: it is left open until another one is to be, or needs what it has locked, or has nothing to change; or until after
   * the last request.
   */
  readonly fate: (typeof fates)[number]
}

export const fates = ['commit', 'rollback', 'held, then commit', 'held, then rollback'] as const

export interface Draw {
  readonly kind: 'drawn'
  readonly what: Change['kind']
  readonly numbers: readonly number[]
}

/** How many numbers a change is drawn with. */
export const numbersOfDraw = 8

const entryOperations: readonly EntryOperation[] = ['FIND', 'UPDATE', 'REMOVE', 'UPSERT']
const operations: readonly Operation[] = ['FIND', 'CREATE', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION']
const verbs = ['grant', 'deny', 'inherit'] as const
const ends: readonly End[] = [null, null, 2, -1]
const effects: readonly Effect[] = ['GRANT', 'DENY', 'INHERIT']

export function at<T>(items: readonly T[], place: number): T {
  const item = items[place % items.length]
  if (item === undefined) throw new Error('bug: nothing to choose from')
  return item
}

/** Who may be making a change: mostly those who can. */
export function changersIn(world: LiveWorld): readonly Changer[] {
  const serverCode = { user: null, client: null, login: null, customRoles: [], serverCode: true }
  const behalf = requestNow(world, { ...serverCode, user: world.users[0] ?? null })
  const users = world.requests.map((request) => requestNow(world, request))
  const most = Array.from({ length: users.length }, (): Changer => 'administrator')
  return [...most, serverCode, behalf, ...most, serverCode, behalf, ...users]
}

/**
 * The change that a draw comes to; null where the world has nothing of the kind.
 *
 * @param focus whom it should concern, more often than not
 */
export function drawChange(
  world: LiveWorld,
  changer: Changer,
  focus: Request,
  { kind, what, numbers }: Draw,
): Change | null {
  // Cells of the matrix are the administrator's: now and then somebody else tries.
  const isOthers = (what === 'role cell' || what === 'owner cell') && changer !== 'administrator'
  if (isOthers && (numbers.at(-1) ?? 0) % 4 !== 0)
    return drawChange(world, changer, focus, { kind, what: 'entries', numbers })
  let place = 0
  const pick = <T>(items: readonly T[]): T => at(items, numbers[place++] ?? 0)
  const container = pick(world.containers)
  const users = focus.user === null ? world.users : [focus.user, focus.user, ...world.users]
  switch (what) {
    case 'entries':
      return drawEntries(world, changer, focus, container, pick)
    case 'user cell': {
      const operation = pick(operationsOf(container))
      return { kind: what, container: container.name, act: { verb: pick(verbs), user: pick(users), operation } }
    }
    case 'role cell': {
      const isGlobal = pick([false, true])
      const role = pick([...(isGlobal ? [] : ['*']), ...rolesOf(focus), ...world.customRoles, 'AuthenticatedUser'])
      const isDerived = isGlobal && world.containers.some(({ upsert }) => upsert === 'derived')
      const operation = pick(isDerived ? operations.filter((one) => one !== 'UPSERT') : operationsOf(container))
      return { kind: what, container: isGlobal ? null : container.name, role, operation, effect: pick(effects) }
    }
    case 'owner cell': {
      if (!container.hasOwner) return null
      const operation = pick(operationsOf(container).filter((one) => one !== 'CREATE'))
      return { kind: what, container: container.name, operation, effect: pick(effects) }
    }
    case 'membership': {
      if (world.roleSource === 'session' || world.customRoles.length === 0) return null
      return { kind: what, user: pick(users), role: pick(world.customRoles), until: pick([...ends, 'taken', 'taken']) }
    }
    case 'forgotten':
      return { kind: what, user: pick(users) }
    default: {
      if (changer !== 'administrator') return null
      const owner = container.hasOwner ? pick([...users, null]) : null
      // The smallest id that is free: soon one that was another object's.
      const free = [0, 1, 2, 3, 4, 5, 6].find((id) => !container.objects.some((object) => object.id === id))
      const object = what === 'created' ? free : container.objects.length === 0 ? undefined : pick(container.objects).id
      if (object === undefined || (what === 'transferred' && !container.hasOwner)) return null
      return { kind: what, container: container.name, id: object, owner }
    }
  }
}

function drawEntries(
  world: LiveWorld,
  changer: Changer,
  focus: Request,
  container: LiveContainer,
  pick: <T>(items: readonly T[]) => T,
): Change | null {
  if (!container.hasEntries || container.objects.length === 0) return null
  const ids = container.objects.map(({ id }) => id)
  const first = pick(ids)
  const second = pick([first, first, ...ids])
  const named = (name: string): Principal => ({ kind: 'role', name })
  const user = (id: string): Principal => ({ kind: 'user', id })
  const principal = pick<Principal>([
    ...(focus.user === null ? [] : [user(focus.user), user(focus.user), user(focus.user)]),
    { kind: 'all users' },
    { kind: 'all roles' },
    ...rolesOf(focus).map(named),
    ...[...world.customRoles, 'ServerCodeUser'].map(named),
    ...world.users.map(user),
  ])
  const operation = pick(entryOperations)
  const verb = pick(verbs)
  const until = pick(ends)
  const act: EntryAct = verb === 'inherit' ? { verb, principal, operation } : { verb, principal, operation, until }
  const by = changer === 'administrator' ? pick(['function', 'table'] as const) : 'function'
  return { kind: 'entries', container: container.name, objects: [...new Set([first, second])], act, by }
}

function rolesOf(request: Request): readonly string[] {
  return [...systemRolesOf(request), ...request.customRoles]
}

/** Where UPSERT is derived, no cell may name it. */
function operationsOf({ upsert }: LiveContainer): readonly Operation[] {
  return upsert === 'own' ? operations : operations.filter((one) => one !== 'UPSERT')
}
