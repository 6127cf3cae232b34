// The oracle of the permissions API: a slow, obvious reading of who may share what, which judges the real one.
// It must never import anything but the oracle of the seven steps: agreement with itself would prove nothing.

import {
  type AclEntry,
  type Container,
  decide,
  type ObjectState,
  type Operation,
  type Principal,
  type Request,
  systemRolesOf,
  type TableCell,
  type World,
} from './decide.ts'

/** A moment, as a number: the later, the greater. */
export type Moment = number

/** When something ends; `null` when it is for good. */
export type End = Moment | null

/** An entry of one object's ACL and when it ends. From that moment on it counts as not written. */
export interface TimedEntry extends AclEntry {
  readonly until: End
}

/** What sharing needs to know of one object. Assumed valid: one entry at most for a principal and an operation. */
export interface TimedObject {
  readonly owner: string | null
  readonly acl: readonly TimedEntry[]
}

/** A container of which it is known whether its objects have owners. */
export interface SharedContainer extends Container {
  readonly hasOwner: boolean
}

/** A custom role of the caller whose membership ends. */
export interface EndingRole {
  readonly role: string
  readonly until: Moment
}

/** Who calls. A custom role of the request that is not among the ending ones is theirs for good. */
export type Caller =
  | 'administrator'
  | {
      readonly request: Request
      readonly endingRoles: readonly EndingRole[]
    }

/** The operations that an entry of an object may name. */
export type EntryOperation = 'FIND' | 'UPDATE' | 'REMOVE' | 'UPSERT'

/** One act on the entries of an object: writes the entry of a principal and an operation, or takes it back. */
export type EntryAct =
  | {
      readonly verb: 'grant' | 'deny'
      readonly principal: Principal
      readonly operation: EntryOperation
      readonly until: End
    }
  | {
      readonly verb: 'inherit'
      readonly principal: Principal
      readonly operation: EntryOperation
    }

/** One act on the cell of a user on a table (step 2). It has no end. */
export interface CellAct {
  readonly verb: 'grant' | 'deny' | 'inherit'
  /** The user whom the cell is about. */
  readonly user: string
  readonly operation: Operation
}

/** The object is not there, or the caller may not find it: the same answer. */
export interface NotFound {
  readonly kind: 'not found'
}

/** The caller may not do this, and nothing changes. */
export interface Refused {
  readonly kind: 'refused'
}

/** What became of an act on one object. `acl` has the entries in force after it, in no particular order. */
export type Outcome = { readonly kind: 'done'; readonly acl: readonly TimedEntry[] } | NotFound | Refused

/** What became of an act on many objects. `acls` has what `acl` has, for each object in the order of the call. */
export type ManyOutcome =
  | { readonly kind: 'done'; readonly acls: readonly (readonly TimedEntry[])[] }
  | NotFound
  | Refused

/** What became of an act on a cell. `cells` has every cell of the table after it, in no particular order. */
export type CellOutcome = { readonly kind: 'done'; readonly cells: readonly TableCell[] } | Refused

const NOT_FOUND: NotFound = { kind: 'not found' }
const REFUSED: Refused = { kind: 'refused' }

/**
 * Grants, denies or takes back one entry of one object. Source of the rule: section 6.
 *
 * @param object `null` when it does not exist
 * @example
 * const act = { verb: 'grant', principal: { kind: 'user', id: 'alice' }, operation: 'FIND', until: null }
 * shareEntry(world, { request, endingRoles: [] }, person, { owner: 'bobby', acl: [] }, act, 0)
 * // { kind: 'refused' }
 */
export function shareEntry(
  world: World,
  caller: Caller,
  container: Container,
  object: TimedObject | null,
  act: EntryAct,
  now: Moment,
): Outcome {
  if (object === null) return NOT_FOUND
  const current: TimedObject = { owner: object.owner, acl: entriesInForce(object.acl, now) }
  const done: Outcome = { kind: 'done', acl: entriesInForce(entriesAfter(current.acl, act), now) }
  if (caller === 'administrator') return done

  const judge: Judge = { world, container, ...caller }
  if (!mayDo(judge, 'FIND', current)) return NOT_FOUND
  if (!mayDo(judge, 'PERMISSION', current)) return REFUSED
  if (isServerCode(caller.request)) return done

  if (namesTheCaller(caller.request, act.principal)) return REFUSED
  if (act.verb === 'grant' && !holdsUntil(judge, act.operation, current, act.until)) return REFUSED
  if (takesDenyAway(current.acl, act)) {
    if (coversTheCaller(caller.request, act.principal)) return REFUSED
    if (!holdsUntil(judge, act.operation, current, null)) return REFUSED
  }
  return done
}

/**
 * The same act on many objects of one container: on all of them, or on none. Each is judged as it was before the call.
 *
 * @param objects `null` for each that does not exist; assumed valid: no object is there twice
 */
export function shareEntries(
  world: World,
  caller: Caller,
  container: Container,
  objects: readonly (TimedObject | null)[],
  act: EntryAct,
  now: Moment,
): ManyOutcome {
  const outcomes = objects.map((object) => shareEntry(world, caller, container, object, act, now))
  if (outcomes.some((outcome) => outcome.kind === 'not found')) return NOT_FOUND
  if (outcomes.some((outcome) => outcome.kind === 'refused')) return REFUSED
  return { kind: 'done', acls: outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome.acl] : [])) }
}

/**
 * Grants, denies or takes back the cell of one user on a table. Source of the rule: section 6.
 *
 * @example
 * shareCell(world, 'administrator', person, { verb: 'grant', user: 'alice', operation: 'FIND' })
 * // { kind: 'done', cells: [{ principal: { kind: 'user', id: 'alice' }, operation: 'FIND', effect: 'GRANT' }] }
 */
export function shareCell(world: World, caller: Caller, container: SharedContainer, act: CellAct): CellOutcome {
  const done: CellOutcome = { kind: 'done', cells: cellsAfter(container.cells, act) }
  if (caller === 'administrator') return done

  // Who may share is not shared: PERMISSION is for server code, whatever else the caller holds.
  if (act.operation === 'PERMISSION') return isServerCode(caller.request) ? done : REFUSED

  if (!decide(world, caller.request, container, 'PERMISSION', null).allowed) return REFUSED
  if (isServerCode(caller.request)) return done

  if (act.user === caller.request.user) return REFUSED
  if (needsHolding(container.cells, act) && !holdsOnTable(world, caller, container, act.operation)) return REFUSED
  return done
}

// The entries of an object, and the cells of a user.

function entriesInForce(acl: readonly TimedEntry[], now: Moment): TimedEntry[] {
  return acl.filter((entry) => entry.until === null || entry.until > now)
}

function entriesAfter(acl: readonly TimedEntry[], act: EntryAct): TimedEntry[] {
  const others = acl.filter((entry) => !isEntryOf(entry, act))
  const { principal, operation } = act
  switch (act.verb) {
    case 'grant':
      return [...others, { principal, operation, effect: 'GRANT', until: act.until }]
    case 'deny':
      return [...others, { principal, operation, effect: 'DENY', until: act.until }]
    case 'inherit':
      return others
    default:
      return assertNever(act)
  }
}

function isEntryOf(entry: TimedEntry, act: EntryAct): boolean {
  return entry.operation === act.operation && isSamePrincipal(entry.principal, act.principal)
}

function isSamePrincipal(one: Principal, other: Principal): boolean {
  switch (one.kind) {
    case 'user':
      return other.kind === 'user' && other.id === one.id
    case 'role':
      return other.kind === 'role' && other.name === one.name
    case 'all users':
      return other.kind === 'all users'
    case 'all roles':
      return other.kind === 'all roles'
    default:
      return assertNever(one)
  }
}

function cellsAfter(cells: readonly TableCell[], act: CellAct): TableCell[] {
  const others = cells.filter((cell) => !isCellOf(cell, act))
  const principal: Principal = { kind: 'user', id: act.user }
  switch (act.verb) {
    case 'grant':
      return [...others, { principal, operation: act.operation, effect: 'GRANT' }]
    case 'deny':
      return [...others, { principal, operation: act.operation, effect: 'DENY' }]
    case 'inherit':
      return others
    default:
      return assertNever(act.verb)
  }
}

function isCellOf(cell: TableCell, act: CellAct): boolean {
  return cell.operation === act.operation && cell.principal.kind === 'user' && cell.principal.id === act.user
}

// The caller.

function isServerCode(request: Request): boolean {
  return systemRolesOf(request).includes('ServerCodeUser')
}

function namesTheCaller(request: Request, principal: Principal): boolean {
  return principal.kind === 'user' && principal.id === request.user
}

/** Whether an entry for this principal speaks to the caller too. */
function coversTheCaller(request: Request, principal: Principal): boolean {
  switch (principal.kind) {
    case 'user':
      return principal.id === request.user
    case 'role':
      return rolesOf(request).includes(principal.name)
    case 'all users':
      return request.user !== null
    case 'all roles':
      return true
    default:
      return assertNever(principal)
  }
}

/** System roles and custom roles. Nobody has no custom role. */
function rolesOf(request: Request): string[] {
  if (request.user === null) return systemRolesOf(request)
  return [...systemRolesOf(request), ...request.customRoles]
}

function withoutRoles(request: Request, gone: readonly string[]): Request {
  return { ...request, customRoles: request.customRoles.filter((role) => !gone.includes(role)) }
}

// Holding what is shared on one object.

interface Judge {
  readonly world: World
  readonly container: Container
  readonly request: Request
  readonly endingRoles: readonly EndingRole[]
}

function mayDo({ world, container, request }: Judge, operation: Operation, object: ObjectState): boolean {
  return decide(world, request, container, operation, object).allowed
}

/**
 * Whether the caller holds the operation now, and does so by what lasts until that end. An entry that grants and ends before
 * is left out; one that denies is counted even if it ends before. Custom roles are left out from their own end on.
 */
function holdsUntil(judge: Judge, operation: EntryOperation, current: TimedObject, end: End): boolean {
  if (!mayDo(judge, operation, current)) return false

  const lasting: TimedObject = { owner: current.owner, acl: entriesThatLast(current.acl, end) }

  return requestsUntil(judge, end).every((request) => mayDo({ ...judge, request }, operation, lasting))
}

/** The request as it is, and as it would be after each end of a custom role that comes before that end. */
function requestsUntil(
  { request, endingRoles }: { readonly request: Request; readonly endingRoles: readonly EndingRole[] },
  end: End,
): Request[] {
  const ends = endingRoles.map(({ until }) => until).filter((until) => endsBefore(until, end))
  const later = ends.map((moment) => {
    const gone = endingRoles.filter(({ until }) => until <= moment).map(({ role }) => role)
    return withoutRoles(request, gone)
  })
  return [request, ...later]
}

function entriesThatLast(acl: readonly TimedEntry[], end: End): TimedEntry[] {
  return acl.filter((entry) => entry.effect !== 'GRANT' || !endsBefore(entry.until, end))
}

/** What is for good ends last. What ends at the very same moment does not end before. */
function endsBefore(until: End, end: End): boolean {
  if (until === null) return false
  if (end === null) return true
  return until < end
}

/** Whether a DENY that is in force is removed by the act, or becomes a GRANT, or is to end earlier than it does. */
function takesDenyAway(acl: readonly TimedEntry[], act: EntryAct): boolean {
  const denials = acl.filter((entry) => isEntryOf(entry, act)).filter((entry) => entry.effect === 'DENY')
  switch (act.verb) {
    case 'grant':
      return denials.length > 0
    case 'deny':
      return denials.some((denial) => endsBefore(act.until, denial.until))
    case 'inherit':
      return denials.length > 0
    default:
      return assertNever(act)
  }
}

// Holding what is shared on a table.

function needsHolding(cells: readonly TableCell[], act: CellAct): boolean {
  switch (act.verb) {
    case 'grant':
      return true
    case 'deny':
      return false
    case 'inherit':
      return cells.some((cell) => isCellOf(cell, act) && cell.effect === 'DENY')
    default:
      return assertNever(act.verb)
  }
}

/** A cell is for good, so what it gives must be held now and after each custom role that ever ends. */
function holdsOnTable(
  world: World,
  caller: Exclude<Caller, 'administrator'>,
  container: SharedContainer,
  operation: Operation,
): boolean {
  return requestsUntil(caller, null).every(
    (judged) =>
      decide(world, judged, container, operation, ofSomebodyElse()).allowed &&
      holdsOnTheirOwn(world, judged, container, operation),
  )
}

/**
 * Any object of others: it has no entries, and its owner is not the caller, so steps 1 and 4 say nothing. Without an
 * object the steps are the same, but `decide` would ask less of UPSERT: a derived one would need CREATE alone, and an
 * own one would be judged on the proposed row alone, which is the caller's.
 */
function ofSomebodyElse(): ObjectState {
  return { owner: null, acl: [] }
}

function holdsOnTheirOwn(world: World, request: Request, container: SharedContainer, operation: Operation): boolean {
  if (!container.hasOwner || operation === 'CREATE') return true
  // Nobody owns nothing.
  if (request.user === null) return true
  return decide(world, request, container, operation, { owner: request.user, acl: [] }).allowed
}

function assertNever(value: never): never {
  throw new Error(`bug: unexpected value ${JSON.stringify(value)}`)
}
