// Pins the oracle of the permissions API to its rules, one by one, so that it can judge the real one.
// It must never import the compiler: these expectations come from the text of the permission model alone.

import { describe, expect, it } from 'vitest'
import type { Effect, GlobalCell, Operation, Principal, Request, TableCell, World } from '../oracle/decide.ts'
import {
  type Caller,
  type CellAct,
  type End,
  type EndingRole,
  type EntryAct,
  type EntryOperation,
  type SharedContainer,
  shareCell,
  shareEntries,
  shareEntry,
  type TimedEntry,
  type TimedObject,
} from '../oracle/share.ts'

const NOW = 100
const ALL_USERS: Principal = { kind: 'all users' }
const ALL_ROLES: Principal = { kind: 'all roles' }
const ENTRY_OPERATIONS = ['FIND', 'UPDATE', 'REMOVE', 'UPSERT'] as const
const NOT_FOUND = { kind: 'not found' }
const REFUSED = { kind: 'refused' }

const user = (id: string): Principal => ({ kind: 'user', id })
const role = (name: string): Principal => ({ kind: 'role', name })

const cell = (principal: Principal, operation: Operation, effect: Effect): TableCell => ({
  principal,
  operation,
  effect,
})
const entry = (
  principal: Principal,
  operation: EntryOperation,
  effect: 'GRANT' | 'DENY',
  until: End = null,
): TimedEntry => ({ principal, operation, effect, until })

const grant = (principal: Principal, operation: EntryOperation, until: End = null): EntryAct => ({
  verb: 'grant',
  principal,
  operation,
  until,
})
const deny = (principal: Principal, operation: EntryOperation, until: End = null): EntryAct => ({
  verb: 'deny',
  principal,
  operation,
  until,
})
const inherit = (principal: Principal, operation: EntryOperation): EntryAct => ({
  verb: 'inherit',
  principal,
  operation,
})

const world: World = { globalDefault: 'DENY', customRoles: ['Admin', 'Sales'], globalCells: [], containers: [] }
const worldWith = (...globalCells: GlobalCell[]): World => ({ ...world, globalCells })

const table = (cells: readonly TableCell[], rest: Partial<SharedContainer> = {}): SharedContainer => ({
  name: 'things',
  cells,
  ownerPolicy: {},
  upsert: 'derived',
  hasOwner: true,
  ...rest,
})

const cellsOf = (principal: Principal, ...operations: Operation[]): TableCell[] =>
  operations.map((operation) => cell(principal, operation, 'GRANT'))

/** Bobby may find and share every object, and do with it what else is listed. */
const sharedByBobby = (...operations: Operation[]) => table(cellsOf(user('bobby'), 'FIND', 'PERMISSION', ...operations))

const anonymous: Request = { user: null, client: null, login: null, customRoles: [], serverCode: false }
const bobby: Request = { ...anonymous, user: 'bobby' }
const bobbyAs = (...customRoles: string[]): Request => ({ ...bobby, customRoles })
const by = (request: Request, ...endingRoles: EndingRole[]): Caller => ({ request, endingRoles })
const byBobby = by(bobby)
const byServerCode = by({ ...bobby, serverCode: true })

const ownedBy = (owner: string | null, ...acl: TimedEntry[]): TimedObject => ({ owner, acl })

const done = (...acl: TimedEntry[]) => ({ kind: 'done', acl })

describe('the entries after an act', () => {
  const aliceFinds = entry(user('alice'), 'FIND', 'GRANT')
  const resultOf = (object: TimedObject | null, act: EntryAct) =>
    shareEntry(world, 'administrator', table([]), object, act, NOW)

  it.each([
    ['a user', user('alice')],
    ['a custom role', role('Admin')],
    ['a system role', role('AndroidUser')],
    ['all users', ALL_USERS],
    ['all roles', ALL_ROLES],
  ])('has one entry for %s, which the next act replaces or takes back', (_who, principal) => {
    const other = entry(user('zoe'), 'FIND', 'DENY')
    const granted = entry(principal, 'FIND', 'GRANT')
    expect(resultOf(ownedBy(null, other), grant(principal, 'FIND'))).toEqual(done(other, granted))
    expect(resultOf(ownedBy(null, granted, other), deny(principal, 'FIND', 200))).toEqual(
      done(other, entry(principal, 'FIND', 'DENY', 200)),
    )
    expect(resultOf(ownedBy(null, granted, other), inherit(principal, 'FIND'))).toEqual(done(other))
  })

  it('leaves the entries of other operations, principals and kinds of principal alone', () => {
    const others = [
      entry(user('alice'), 'UPDATE', 'DENY'),
      entry(user('zoe'), 'FIND', 'DENY'),
      entry(role('alice'), 'FIND', 'DENY'),
      entry(role('zoe'), 'FIND', 'DENY'),
      entry(ALL_USERS, 'FIND', 'DENY'),
      entry(ALL_ROLES, 'FIND', 'DENY'),
    ]
    expect(resultOf(ownedBy(null, ...others), grant(user('alice'), 'FIND'))).toEqual(done(...others, aliceFinds))
    expect(resultOf(ownedBy(null, ...others), inherit(user('alice'), 'FIND'))).toEqual(done(...others))
  })

  it('does not have an entry that has ended, and has one that ends later', () => {
    const ended = entry(user('zoe'), 'FIND', 'GRANT', NOW)
    const lasting = entry(user('yan'), 'FIND', 'GRANT', NOW + 1)
    expect(resultOf(ownedBy(null, ended, lasting), grant(user('alice'), 'FIND'))).toEqual(done(lasting, aliceFinds))
    expect(resultOf(ownedBy(null), grant(user('alice'), 'FIND', NOW))).toEqual(done())
  })

  it('does nothing where there is nothing to take back', () => {
    expect(resultOf(ownedBy(null, aliceFinds), inherit(user('alice'), 'UPDATE'))).toEqual(done(aliceFinds))
  })
})

describe('the administrator', () => {
  it('may do everything to an object that exists, though no cell grants anything', () => {
    const object = ownedBy('alice', entry(ALL_ROLES, 'FIND', 'DENY'))
    for (const act of [grant(ALL_ROLES, 'FIND'), deny(ALL_ROLES, 'FIND', 200), inherit(ALL_ROLES, 'FIND')]) {
      expect(shareEntry(world, 'administrator', table([]), object, act, NOW).kind).toBe('done')
      expect(shareEntry(world, 'administrator', table([]), null, act, NOW)).toEqual(NOT_FOUND)
    }
  })
})

describe('an object that is not found', () => {
  const act = deny(user('alice'), 'FIND')

  it('is one that does not exist, and one that the request may not find', () => {
    const unfindable = table(cellsOf(user('bobby'), 'PERMISSION'))
    for (const caller of [byBobby, byServerCode]) {
      expect(shareEntry(world, caller, sharedByBobby(), null, act, NOW)).toEqual(NOT_FOUND)
      expect(shareEntry(world, caller, unfindable, ownedBy('alice'), act, NOW)).toEqual(NOT_FOUND)
      expect(shareEntry(world, caller, sharedByBobby(), ownedBy('alice'), act, NOW).kind).toBe('done')
    }
  })

  it('is found by an entry while the entry lasts', () => {
    const container = table(cellsOf(user('bobby'), 'PERMISSION'))
    const foundUntil = (until: End) => ownedBy('alice', entry(user('bobby'), 'FIND', 'GRANT', until))
    expect(shareEntry(world, byBobby, container, foundUntil(NOW + 1), act, NOW).kind).toBe('done')
    expect(shareEntry(world, byBobby, container, foundUntil(NOW), act, NOW)).toEqual(NOT_FOUND)
  })

  it('is hidden by an entry while the entry lasts', () => {
    const hiddenUntil = (until: End) => ownedBy('alice', entry(user('bobby'), 'FIND', 'DENY', until))
    expect(shareEntry(world, byBobby, sharedByBobby(), hiddenUntil(NOW + 1), act, NOW)).toEqual(NOT_FOUND)
    expect(shareEntry(world, byBobby, sharedByBobby(), hiddenUntil(NOW), act, NOW).kind).toBe('done')
  })

  it('is not found by those who may not share it either', () => {
    expect(shareEntry(world, byBobby, table([]), ownedBy('alice'), act, NOW)).toEqual(NOT_FOUND)
  })
})

describe('who may share an object', () => {
  const mayFind = cellsOf(user('bobby'), 'FIND')

  it.each([
    ['grant', grant(user('alice'), 'FIND')],
    ['deny', deny(user('alice'), 'FIND')],
    ['inherit', inherit(user('alice'), 'FIND')],
  ])('needs permission for %s', (_verb, act) => {
    expect(shareEntry(world, byBobby, table(mayFind), ownedBy(null), act, NOW)).toEqual(REFUSED)
    expect(shareEntry(world, byBobby, sharedByBobby(), ownedBy(null), act, NOW).kind).toBe('done')
  })

  it('is the owner where the owner policy says so; being the owner is not enough', () => {
    const act = deny(user('alice'), 'FIND')
    const ownersShare = table(mayFind, { ownerPolicy: { PERMISSION: 'GRANT' } })
    expect(shareEntry(world, byBobby, ownersShare, ownedBy('bobby'), act, NOW).kind).toBe('done')
    expect(shareEntry(world, byBobby, ownersShare, ownedBy('alice'), act, NOW)).toEqual(REFUSED)
    expect(shareEntry(world, byBobby, table(mayFind), ownedBy('bobby'), act, NOW)).toEqual(REFUSED)
  })

  it('is anybody with permission, somebody who is not logged in too', () => {
    const nobody = by(anonymous)
    const container = table(cellsOf(role('NotAuthenticatedUser'), 'FIND', 'PERMISSION'))
    expect(shareEntry(world, nobody, container, ownedBy(null), grant(user('alice'), 'FIND'), NOW).kind).toBe('done')
    expect(shareEntry(world, nobody, container, ownedBy(null), grant(user('alice'), 'UPDATE'), NOW)).toEqual(REFUSED)
  })
})

describe('server code', () => {
  const object = ownedBy(null, entry(ALL_ROLES, 'UPDATE', 'DENY'))

  it.each([
    ['grants what it does not hold', grant(user('alice'), 'UPDATE')],
    ['names its own user', grant(user('bobby'), 'FIND')],
    ['takes away a denial that covers it', inherit(ALL_ROLES, 'UPDATE')],
  ])('%s, which others may not', (_what, act) => {
    expect(shareEntry(world, byServerCode, sharedByBobby(), object, act, NOW).kind).toBe('done')
    expect(shareEntry(world, by({ ...bobby, client: 'ServerCodeUser' }), sharedByBobby(), object, act, NOW).kind).toBe(
      'done',
    )
    expect(shareEntry(world, byBobby, sharedByBobby(), object, act, NOW)).toEqual(REFUSED)
  })

  it('needs permission like everybody else', () => {
    const act = grant(user('alice'), 'UPDATE')
    const mayFind = cellsOf(role('ServerCodeUser'), 'FIND')
    const mayShare = cellsOf(role('ServerCodeUser'), 'FIND', 'PERMISSION')
    const alone = by({ ...anonymous, serverCode: true })
    expect(shareEntry(world, alone, table(mayFind), object, act, NOW)).toEqual(REFUSED)
    expect(shareEntry(world, alone, table(mayShare), object, act, NOW).kind).toBe('done')
  })
})

describe('naming oneself', () => {
  it.each([
    ['grant', grant],
    ['deny', deny],
    ['inherit', inherit],
  ])('is refused for %s, and naming somebody else is not', (_verb, act) => {
    const container = sharedByBobby('UPDATE')
    expect(shareEntry(world, byBobby, container, ownedBy(null), act(user('bobby'), 'UPDATE'), NOW)).toEqual(REFUSED)
    expect(shareEntry(world, byBobby, container, ownedBy(null), act(user('alice'), 'UPDATE'), NOW).kind).toBe('done')
  })

  it('is not done by naming a role of one’s own, all users or all roles', () => {
    const container = table(cellsOf(user('bobby'), 'FIND', 'PERMISSION', 'UPDATE'))
    for (const principal of [role('Admin'), role('AuthenticatedUser'), role('bobby'), ALL_USERS, ALL_ROLES]) {
      for (const act of [grant, deny, inherit]) {
        const outcome = shareEntry(world, by(bobbyAs('Admin')), container, ownedBy(null), act(principal, 'UPDATE'), NOW)
        expect(outcome.kind).toBe('done')
      }
    }
  })
})

describe('granting', () => {
  it.each(['UPDATE', 'REMOVE'] as const)('needs %s of that object', (operation) => {
    const act = grant(user('alice'), operation)
    expect(shareEntry(world, byBobby, sharedByBobby(), ownedBy(null), act, NOW)).toEqual(REFUSED)
    expect(shareEntry(world, byBobby, sharedByBobby(operation), ownedBy(null), act, NOW).kind).toBe('done')
    const granted = ownedBy(null, entry(user('bobby'), operation, 'GRANT'))
    const denied = ownedBy(null, entry(user('bobby'), operation, 'DENY'))
    expect(shareEntry(world, byBobby, sharedByBobby(), granted, act, NOW).kind).toBe('done')
    expect(shareEntry(world, byBobby, sharedByBobby(operation), denied, act, NOW)).toEqual(REFUSED)
  })

  it('needs the operation as an owner has it, where the caller is the owner', () => {
    const container = table(cellsOf(user('bobby'), 'FIND', 'PERMISSION'), { ownerPolicy: { UPDATE: 'GRANT' } })
    const act = grant(user('alice'), 'UPDATE')
    expect(shareEntry(world, byBobby, container, ownedBy('bobby'), act, NOW).kind).toBe('done')
    expect(shareEntry(world, byBobby, container, ownedBy('zoe'), act, NOW)).toEqual(REFUSED)
  })

  it('is not made possible by the very entry that it writes', () => {
    const act = grant(ALL_USERS, 'UPDATE')
    expect(shareEntry(world, byBobby, sharedByBobby(), ownedBy(null), act, NOW)).toEqual(REFUSED)
    expect(shareEntry(world, byBobby, sharedByBobby('UPDATE'), ownedBy(null), act, NOW).kind).toBe('done')
  })

  it('needs create and update for a derived upsert', () => {
    const act = grant(user('alice'), 'UPSERT')
    expect(shareEntry(world, byBobby, sharedByBobby('CREATE'), ownedBy(null), act, NOW)).toEqual(REFUSED)
    expect(shareEntry(world, byBobby, sharedByBobby('UPDATE'), ownedBy(null), act, NOW)).toEqual(REFUSED)
    expect(shareEntry(world, byBobby, sharedByBobby('CREATE', 'UPDATE'), ownedBy(null), act, NOW).kind).toBe('done')
  })

  it('needs upsert itself where upsert is its own', () => {
    const act = grant(user('alice'), 'UPSERT')
    const own = (...operations: Operation[]): SharedContainer => ({ ...sharedByBobby(...operations), upsert: 'own' })
    expect(shareEntry(world, byBobby, own('CREATE', 'UPDATE'), ownedBy(null), act, NOW)).toEqual(REFUSED)
    expect(shareEntry(world, byBobby, own('UPSERT'), ownedBy(null), act, NOW).kind).toBe('done')
  })

  it('is what needs the operation; denying and taking back a grant do not', () => {
    const object = ownedBy(null, entry(user('alice'), 'UPDATE', 'GRANT'))
    for (const act of [deny(user('alice'), 'UPDATE'), inherit(user('alice'), 'UPDATE')]) {
      expect(shareEntry(world, byBobby, sharedByBobby(), object, act, NOW).kind).toBe('done')
    }
    expect(shareEntry(world, byBobby, sharedByBobby(), object, grant(user('alice'), 'UPDATE'), NOW)).toEqual(REFUSED)
  })
})

describe('granting for longer than one holds', () => {
  const act = (until: End) => grant(user('alice'), 'UPDATE', until)
  const outcome = (object: TimedObject, until: End, caller: Caller = byBobby, container = sharedByBobby()) =>
    shareEntry(world, caller, container, object, act(until), NOW).kind

  it.each([
    ['a user', user('bobby')],
    ['a system role', role('AuthenticatedUser')],
    ['all users', ALL_USERS],
    ['all roles', ALL_ROLES],
  ])('is refused where the entry that gives it, for %s, ends before', (_who, principal) => {
    const object = ownedBy(null, entry(principal, 'UPDATE', 'GRANT', 200))
    expect(outcome(object, 199)).toBe('done')
    expect(outcome(object, 200)).toBe('done')
    expect(outcome(object, 201)).toBe('refused')
    expect(outcome(object, null)).toBe('refused')
  })

  it('is allowed by an entry for good, and by a cell where the entry ends', () => {
    const ending = entry(user('bobby'), 'UPDATE', 'GRANT', 200)
    expect(outcome(ownedBy(null, ending, entry(ALL_ROLES, 'UPDATE', 'GRANT')), null)).toBe('done')
    expect(outcome(ownedBy(null, ending), null, byBobby, sharedByBobby('UPDATE'))).toBe('done')
    expect(outcome(ownedBy(null, ending), null)).toBe('refused')
  })

  it('is refused where a denial is left once the entry that beats it has ended', () => {
    const ending = entry(user('bobby'), 'UPDATE', 'GRANT', 200)
    const denial = entry(ALL_ROLES, 'UPDATE', 'DENY')
    const container = sharedByBobby('UPDATE')
    expect(outcome(ownedBy(null, ending, denial), 200, byBobby, container)).toBe('done')
    expect(outcome(ownedBy(null, ending, denial), 201, byBobby, container)).toBe('refused')
  })

  it('counts a denial that ends before, but not one that has ended', () => {
    const ending = entry(user('bobby'), 'UPDATE', 'GRANT', 200)
    const deniedUntil = (until: End) => ownedBy(null, ending, entry(ALL_ROLES, 'UPDATE', 'DENY', until))
    expect(outcome(deniedUntil(150), 300, byBobby, sharedByBobby('UPDATE'))).toBe('refused')
    expect(outcome(deniedUntil(NOW), 300, byBobby, sharedByBobby('UPDATE'))).toBe('done')
  })

  it('is refused where the custom role that gives it ends before', () => {
    const container = table([...cellsOf(user('bobby'), 'FIND', 'PERMISSION'), ...cellsOf(role('Admin'), 'UPDATE')])
    const caller = by(bobbyAs('Admin', 'Sales'), { role: 'Admin', until: 200 })
    expect(outcome(ownedBy(null), 199, caller, container)).toBe('done')
    expect(outcome(ownedBy(null), 200, caller, container)).toBe('done')
    expect(outcome(ownedBy(null), 201, caller, container)).toBe('refused')
    expect(outcome(ownedBy(null), null, caller, container)).toBe('refused')
    expect(outcome(ownedBy(null), null, by(bobbyAs('Admin')), container)).toBe('done')
  })

  it('is refused where an entry gives it to a custom role that ends before', () => {
    const object = ownedBy(null, entry(role('Admin'), 'UPDATE', 'GRANT'))
    const caller = by(bobbyAs('Admin'), { role: 'Admin', until: 200 })
    expect(outcome(object, 200, caller)).toBe('done')
    expect(outcome(object, 201, caller)).toBe('refused')
  })

  it('is refused where what a role denies is denied now, though the role ends', () => {
    const container = table([
      ...cellsOf(user('bobby'), 'FIND', 'PERMISSION'),
      ...cellsOf(role('AuthenticatedUser'), 'UPDATE'),
      cell(role('Admin'), 'UPDATE', 'DENY'),
    ])
    const caller = by(bobbyAs('Admin'), { role: 'Admin', until: 200 })
    expect(outcome(ownedBy(null), 300, caller, container)).toBe('refused')
    expect(outcome(ownedBy(null), 300, by(bobby), container)).toBe('done')
  })

  it('is judged without the ending roles and with the lasting entries only, both at once', () => {
    const object = ownedBy(null, entry(user('bobby'), 'UPDATE', 'GRANT', 200))
    const container = table([...cellsOf(user('bobby'), 'FIND', 'PERMISSION'), ...cellsOf(role('Admin'), 'UPDATE')])
    const caller = by(bobbyAs('Admin'), { role: 'Admin', until: 300 })
    expect(outcome(object, 300, caller, container)).toBe('done')
    expect(outcome(object, 301, caller, container)).toBe('refused')
  })

  it('is judged with every custom role too, so that a role that ends and denies is heard', () => {
    const object = ownedBy(null, entry(user('bobby'), 'UPDATE', 'GRANT', 200))
    const container = table([
      ...cellsOf(user('bobby'), 'FIND', 'PERMISSION'),
      ...cellsOf(role('AuthenticatedUser'), 'UPDATE'),
      cell(role('Admin'), 'UPDATE', 'DENY'),
    ])
    const endsFirst = by(bobbyAs('Admin'), { role: 'Admin', until: 150 })
    expect(outcome(object, 200, endsFirst, container)).toBe('done')
    expect(outcome(object, 201, endsFirst, container)).toBe('refused')
  })

  it('may be needed of update for an upsert that is derived', () => {
    const object = ownedBy(null, entry(user('bobby'), 'UPDATE', 'GRANT', 200))
    const upsert = (until: End) => grant(user('alice'), 'UPSERT', until)
    expect(shareEntry(world, byBobby, sharedByBobby('CREATE'), object, upsert(200), NOW).kind).toBe('done')
    expect(shareEntry(world, byBobby, sharedByBobby('CREATE'), object, upsert(null), NOW)).toEqual(REFUSED)
  })

  it('says nothing of finding or sharing the object, which may end before', () => {
    const object = ownedBy(null, entry(user('bobby'), 'FIND', 'GRANT', 200))
    const container = table([...cellsOf(role('Admin'), 'PERMISSION'), ...cellsOf(user('bobby'), 'UPDATE')])
    const caller = by(bobbyAs('Admin'), { role: 'Admin', until: 150 })
    expect(outcome(object, null, caller, container)).toBe('done')
    expect(shareEntry(world, caller, container, object, grant(user('alice'), 'FIND'), NOW)).toEqual(REFUSED)
  })
})

describe('taking a denial away', () => {
  const denial = entry(user('alice'), 'UPDATE', 'DENY', 200)
  const outcome = (act: EntryAct, object: TimedObject, container: SharedContainer, caller: Caller = byBobby) =>
    shareEntry(world, caller, container, object, act, NOW).kind

  it.each([
    ['taking it back', inherit(user('alice'), 'UPDATE')],
    ['granting instead', grant(user('alice'), 'UPDATE', 150)],
    ['letting it end earlier', deny(user('alice'), 'UPDATE', 199)],
  ])('by %s needs the operation', (_how, act) => {
    expect(outcome(act, ownedBy(null, denial), sharedByBobby())).toBe('refused')
    expect(outcome(act, ownedBy(null, denial), sharedByBobby('UPDATE'))).toBe('done')
  })

  it.each([
    ['the same end', 200, 200],
    ['a later end', 200, 201],
    ['no end', 200, null],
    ['no end as before', null, null],
  ])('is not done by denying again with %s', (_which, before, after) => {
    const object = ownedBy(null, entry(user('alice'), 'UPDATE', 'DENY', before))
    expect(outcome(deny(user('alice'), 'UPDATE', after), object, sharedByBobby())).toBe('done')
  })

  it('is done by giving an end to a denial for good', () => {
    const object = ownedBy(null, entry(user('alice'), 'UPDATE', 'DENY'))
    expect(outcome(deny(user('alice'), 'UPDATE', 200), object, sharedByBobby())).toBe('refused')
    expect(outcome(deny(user('alice'), 'UPDATE', 200), object, sharedByBobby('UPDATE'))).toBe('done')
  })

  it('is not done where the denial has ended, is of another operation or is of another principal', () => {
    const act = inherit(user('alice'), 'UPDATE')
    for (const other of [
      entry(user('alice'), 'UPDATE', 'DENY', NOW),
      entry(user('alice'), 'REMOVE', 'DENY'),
      entry(user('zoe'), 'UPDATE', 'DENY'),
      entry(role('alice'), 'UPDATE', 'DENY'),
    ]) {
      expect(outcome(act, ownedBy(null, other), sharedByBobby())).toBe('done')
    }
    expect(outcome(act, ownedBy(null, denial), sharedByBobby())).toBe('refused')
  })

  it.each([
    ['a custom role of the caller', role('Admin'), role('Sales')],
    ['a system role of the caller', role('AuthenticatedUser'), role('NotAuthenticatedUser')],
  ])('is refused for %s though the caller holds the operation, and not for another role', (_who, own, other) => {
    const caller = by(bobbyAs('Admin'))
    // An entry for the caller themselves beats the denial, so that the operation is held.
    const object = ownedBy(
      null,
      entry(user('bobby'), 'UPDATE', 'GRANT'),
      entry(own, 'UPDATE', 'DENY'),
      entry(other, 'UPDATE', 'DENY'),
    )
    for (const act of [inherit, grant]) {
      expect(outcome(act(own, 'UPDATE'), object, sharedByBobby(), caller)).toBe('refused')
      expect(outcome(act(other, 'UPDATE'), object, sharedByBobby(), caller)).toBe('done')
    }
    expect(outcome(deny(own, 'UPDATE', 200), object, sharedByBobby(), caller)).toBe('refused')
    expect(outcome(deny(other, 'UPDATE', 200), object, sharedByBobby(), caller)).toBe('done')
  })

  it('is refused for all roles always, and for all users where somebody is logged in', () => {
    const granted = [entry(user('bobby'), 'UPDATE', 'GRANT'), entry(role('NotAuthenticatedUser'), 'UPDATE', 'GRANT')]
    const object = ownedBy(null, ...granted, entry(ALL_USERS, 'UPDATE', 'DENY'), entry(ALL_ROLES, 'UPDATE', 'DENY'))
    const container = table(cellsOf(ALL_ROLES, 'FIND', 'PERMISSION'))
    expect(outcome(inherit(ALL_ROLES, 'UPDATE'), object, container)).toBe('refused')
    expect(outcome(inherit(ALL_USERS, 'UPDATE'), object, container)).toBe('refused')
    expect(outcome(inherit(ALL_ROLES, 'UPDATE'), object, container, by(anonymous))).toBe('refused')
    expect(outcome(inherit(ALL_USERS, 'UPDATE'), object, container, by(anonymous))).toBe('done')
  })

  it('does not hear custom roles of nobody', () => {
    const object = ownedBy(null, entry(role('Admin'), 'UPDATE', 'DENY'))
    const container = table(cellsOf(ALL_ROLES, 'FIND', 'PERMISSION', 'UPDATE'))
    const nobody = by({ ...anonymous, customRoles: ['Admin'] })
    expect(outcome(inherit(role('Admin'), 'UPDATE'), object, container, nobody)).toBe('done')
  })

  it('needs the operation for good, whatever end the act has', () => {
    const held = (until: End) => ownedBy(null, denial, entry(user('bobby'), 'UPDATE', 'GRANT', until))
    for (const act of [
      inherit(user('alice'), 'UPDATE'),
      grant(user('alice'), 'UPDATE', 150),
      deny(user('alice'), 'UPDATE', 150),
    ]) {
      expect(outcome(act, held(1000), sharedByBobby())).toBe('refused')
      expect(outcome(act, held(null), sharedByBobby())).toBe('done')
    }
  })

  it('needs the operation without the custom roles that ever end', () => {
    const container = table([...cellsOf(user('bobby'), 'FIND', 'PERMISSION'), ...cellsOf(role('Admin'), 'UPDATE')])
    const act = inherit(user('alice'), 'UPDATE')
    const ending = by(bobbyAs('Admin'), { role: 'Admin', until: 1000 })
    expect(outcome(act, ownedBy(null, denial), container, ending)).toBe('refused')
    expect(outcome(act, ownedBy(null, denial), container, by(bobbyAs('Admin')))).toBe('done')
  })

  it('needs holding at every moment in between, too', () => {
    // Without both roles Bobby holds UPDATE. Without Sales alone he does not: Admin is left, and denies.
    const container = table([
      ...cellsOf(user('bobby'), 'FIND', 'PERMISSION'),
      ...cellsOf(role('AuthenticatedUser'), 'UPDATE'),
      cell(role('Admin'), 'UPDATE', 'DENY'),
    ])
    const object = ownedBy(null, denial, entry(role('Sales'), 'UPDATE', 'GRANT'))
    const caller = by(bobbyAs('Admin', 'Sales'), { role: 'Sales', until: 200 }, { role: 'Admin', until: 300 })
    expect(outcome(grant(user('alice'), 'UPDATE', 250), object, container, caller)).toBe('refused')
    expect(outcome(inherit(user('alice'), 'UPDATE'), object, container, caller)).toBe('refused')
    // Granting asks only until its own end, where there is no DENY to take away.
    const free = ownedBy(null, entry(role('Sales'), 'UPDATE', 'GRANT'))
    expect(outcome(grant(user('alice'), 'UPDATE', 150), free, container, caller)).toBe('done')
    expect(outcome(grant(user('alice'), 'UPDATE', 250), free, container, caller)).toBe('refused')
    expect(outcome(grant(user('alice'), 'UPDATE', null), free, container, caller)).toBe('refused')
  })
})

describe('many objects', () => {
  const container = table(cellsOf(user('bobby'), 'FIND'), { ownerPolicy: { PERMISSION: 'GRANT' } })
  const act = deny(user('alice'), 'UPDATE')
  const aliceDenied = entry(user('alice'), 'UPDATE', 'DENY')
  const other = entry(user('zoe'), 'UPDATE', 'GRANT')
  const many = (...objects: (TimedObject | null)[]) => shareEntries(world, byBobby, container, objects, act, NOW)

  it('are all done where each is', () => {
    expect(many(ownedBy('bobby'), ownedBy('bobby', other))).toEqual({
      kind: 'done',
      acls: [[aliceDenied], [other, aliceDenied]],
    })
    expect(many()).toEqual({ kind: 'done', acls: [] })
  })

  it('are refused where one is, in either order', () => {
    expect(many(ownedBy('bobby'), ownedBy('alice'))).toEqual(REFUSED)
    expect(many(ownedBy('alice'), ownedBy('bobby'))).toEqual(REFUSED)
  })

  it('are not found where one is not, refused or not, in either order', () => {
    const hidden = ownedBy('bobby', entry(user('bobby'), 'FIND', 'DENY'))
    for (const missing of [null, hidden]) {
      expect(many(ownedBy('bobby'), missing)).toEqual(NOT_FOUND)
      expect(many(ownedBy('alice'), missing)).toEqual(NOT_FOUND)
      expect(many(missing, ownedBy('alice'))).toEqual(NOT_FOUND)
    }
  })

  it('are the administrator’s where they exist', () => {
    const byAdministrator = (...objects: (TimedObject | null)[]) =>
      shareEntries(world, 'administrator', container, objects, act, NOW).kind
    expect(byAdministrator(ownedBy('alice'), ownedBy(null))).toBe('done')
    expect(byAdministrator(ownedBy('alice'), null)).toBe('not found')
  })
})

describe('the cells of a table after an act', () => {
  const others = [
    cell(user('alice'), 'UPDATE', 'DENY'),
    cell(user('zoe'), 'FIND', 'DENY'),
    cell(role('alice'), 'FIND', 'DENY'),
    cell(ALL_USERS, 'FIND', 'DENY'),
  ]
  const resultOf = (cells: readonly TableCell[], verb: CellAct['verb']) =>
    shareCell(world, 'administrator', table(cells), { verb, user: 'alice', operation: 'FIND' })

  it('have one cell for the user and the operation, which the next act replaces or takes back', () => {
    const granted = cell(user('alice'), 'FIND', 'GRANT')
    const denied = cell(user('alice'), 'FIND', 'DENY')
    expect(resultOf(others, 'grant')).toEqual({ kind: 'done', cells: [...others, granted] })
    expect(resultOf([granted, ...others], 'deny')).toEqual({ kind: 'done', cells: [...others, denied] })
    expect(resultOf([denied, ...others], 'grant')).toEqual({ kind: 'done', cells: [...others, granted] })
    expect(resultOf([denied, ...others], 'inherit')).toEqual({ kind: 'done', cells: others })
    expect(resultOf(others, 'inherit')).toEqual({ kind: 'done', cells: others })
  })
})

describe('who may write the cell of a user', () => {
  const VERBS = ['grant', 'deny', 'inherit'] as const
  const outcome = (
    container: SharedContainer,
    act: Partial<CellAct>,
    caller: Caller = byBobby,
    inWorld: World = world,
  ) => shareCell(inWorld, caller, container, { verb: 'grant', user: 'alice', operation: 'FIND', ...act }).kind

  it.each(VERBS)('is who has permission on the table, for %s', (verb) => {
    expect(outcome(table(cellsOf(user('bobby'), 'FIND')), { verb })).toBe('refused')
    expect(outcome(sharedByBobby(), { verb })).toBe('done')
    expect(outcome(table([]), { verb }, 'administrator')).toBe('done')
  })

  it('is not the owner of an object, whatever the owner policy says of permission', () => {
    const container = table(cellsOf(user('bobby'), 'FIND'), { ownerPolicy: { PERMISSION: 'GRANT' } })
    expect(outcome(container, {})).toBe('refused')
    expect(outcome({ ...container, cells: cellsOf(user('bobby'), 'FIND', 'PERMISSION') }, {})).toBe('done')
  })

  it('is server code alone for permission, whatever the caller holds', () => {
    for (const verb of VERBS) {
      const act = { verb, operation: 'PERMISSION' } as const
      expect(outcome(sharedByBobby(), act)).toBe('refused')
      expect(outcome(table([]), act, byServerCode)).toBe('done')
      expect(outcome(table([]), { ...act, user: 'bobby' }, byServerCode)).toBe('done')
      expect(outcome(table([]), act, 'administrator')).toBe('done')
    }
  })

  it('is server code with permission for the other operations, which then needs nothing else', () => {
    const act = { operation: 'UPDATE' } as const
    expect(outcome(table([]), act, byServerCode)).toBe('refused')
    expect(outcome(sharedByBobby(), act, byServerCode)).toBe('done')
    expect(outcome(sharedByBobby(), { ...act, user: 'bobby' }, byServerCode)).toBe('done')
    expect(outcome(sharedByBobby(), act)).toBe('refused')
  })

  it.each(VERBS)('may not name themselves, for %s', (verb) => {
    expect(outcome(sharedByBobby(), { verb, user: 'bobby' })).toBe('refused')
    expect(outcome(sharedByBobby(), { verb, user: 'alice' })).toBe('done')
  })

  it.each(['CREATE', 'FIND', 'UPDATE', 'REMOVE'] as const)('needs to hold %s to grant it', (operation) => {
    const permission = cellsOf(user('bobby'), 'PERMISSION')
    expect(outcome(table(permission), { operation })).toBe('refused')
    expect(outcome(table([...permission, ...cellsOf(user('bobby'), operation)]), { operation })).toBe('done')
  })

  it('needs to hold it to take back a denial, not to deny or to take back a grant', () => {
    const withCell = (effect: Effect, ...operations: Operation[]) =>
      table([...sharedByBobby(...operations).cells, cell(user('alice'), 'UPDATE', effect)])
    const takeBack = { verb: 'inherit', operation: 'UPDATE' } as const
    expect(outcome(withCell('DENY'), takeBack)).toBe('refused')
    expect(outcome(withCell('DENY', 'UPDATE'), takeBack)).toBe('done')
    expect(outcome(withCell('GRANT'), takeBack)).toBe('done')
    expect(outcome(withCell('INHERIT'), takeBack)).toBe('done')
    expect(outcome(withCell('DENY'), { ...takeBack, user: 'zoe' })).toBe('done')
    expect(outcome(withCell('DENY'), { ...takeBack, operation: 'REMOVE' })).toBe('done')
    expect(outcome(withCell('GRANT'), { verb: 'deny', operation: 'UPDATE' })).toBe('done')
    expect(outcome(withCell('DENY'), { verb: 'grant', operation: 'UPDATE' })).toBe('refused')
    expect(outcome(withCell('DENY', 'UPDATE'), { verb: 'grant', operation: 'UPDATE' })).toBe('done')
  })

  it('needs to hold it on the objects of others, not just on their own', () => {
    const ofOwners = { ...sharedByBobby(), ownerPolicy: { UPDATE: 'GRANT' } } as const
    expect(outcome(ofOwners, { operation: 'UPDATE' })).toBe('refused')
    expect(outcome({ ...sharedByBobby('UPDATE'), ownerPolicy: { UPDATE: 'GRANT' } }, { operation: 'UPDATE' })).toBe(
      'done',
    )
  })

  it('needs to hold it on their own objects too, where objects have owners', () => {
    const cells = [...cellsOf(user('bobby'), 'PERMISSION'), ...cellsOf(role('AuthenticatedUser'), 'UPDATE')]
    const ownerDenied = table(cells, { ownerPolicy: { UPDATE: 'DENY' } })
    expect(outcome(ownerDenied, { operation: 'UPDATE' })).toBe('refused')
    expect(outcome({ ...ownerDenied, hasOwner: false }, { operation: 'UPDATE' })).toBe('done')
    expect(outcome(table(cells), { operation: 'UPDATE' })).toBe('done')
  })

  it('does not need objects of one’s own to create, nor where nobody is logged in', () => {
    const nobodys = table(cellsOf(role('NotAuthenticatedUser'), 'PERMISSION', 'UPDATE'), {
      ownerPolicy: { UPDATE: 'DENY' },
    })
    expect(outcome(nobodys, { operation: 'UPDATE' }, by(anonymous))).toBe('done')
    expect(outcome(nobodys, { operation: 'REMOVE' }, by(anonymous))).toBe('refused')
    expect(outcome({ ...sharedByBobby('CREATE'), ownerPolicy: { CREATE: 'DENY' } }, { operation: 'CREATE' })).toBe(
      'done',
    )
  })

  it('needs create and update for a derived upsert', () => {
    const act = { operation: 'UPSERT' } as const
    expect(outcome(sharedByBobby('CREATE'), act)).toBe('refused')
    expect(outcome(sharedByBobby('UPDATE'), act)).toBe('refused')
    expect(outcome(sharedByBobby('CREATE', 'UPDATE'), act)).toBe('done')
    const cells = [...sharedByBobby('CREATE').cells, ...cellsOf(role('AuthenticatedUser'), 'UPDATE')]
    expect(outcome(table(cells, { ownerPolicy: { UPDATE: 'DENY' } }), act)).toBe('refused')
    expect(outcome(table(cells), act)).toBe('done')
  })

  it('needs an upsert of its own on the objects of others and on the row that is proposed', () => {
    const act = { operation: 'UPSERT' } as const
    const own = (cells: readonly TableCell[], ownerPolicy: SharedContainer['ownerPolicy'] = {}) =>
      table([...cellsOf(user('bobby'), 'PERMISSION'), ...cells], { upsert: 'own', ownerPolicy })
    const forUsers = cellsOf(role('AuthenticatedUser'), 'UPSERT')
    expect(outcome(own([], { UPSERT: 'GRANT' }), act)).toBe('refused')
    expect(outcome(own(forUsers, { UPSERT: 'DENY' }), act)).toBe('refused')
    expect(outcome(own(forUsers), act)).toBe('done')
    expect(outcome(own(cellsOf(role('AuthenticatedUser'), 'CREATE', 'UPDATE')), act)).toBe('refused')
  })

  it('needs to hold it without the custom roles that ever end', () => {
    const container = table([...cellsOf(user('bobby'), 'PERMISSION'), ...cellsOf(role('Admin'), 'UPDATE')])
    const act = { operation: 'UPDATE' } as const
    expect(outcome(container, act, by(bobbyAs('Admin'), { role: 'Admin', until: 1000 }))).toBe('refused')
    expect(outcome(container, act, by(bobbyAs('Admin', 'Sales'), { role: 'Sales', until: 1000 }))).toBe('done')
    expect(outcome(container, act, by(bobbyAs('Admin')))).toBe('done')
  })

  it('needs to hold it with the custom roles that end as well', () => {
    const container = table([
      ...cellsOf(user('bobby'), 'PERMISSION'),
      ...cellsOf(role('AuthenticatedUser'), 'UPDATE'),
      cell(role('Admin'), 'UPDATE', 'DENY'),
    ])
    const act = { operation: 'UPDATE' } as const
    expect(outcome(container, act, by(bobbyAs('Admin'), { role: 'Admin', until: 1000 }))).toBe('refused')
    expect(outcome(container, act, byBobby)).toBe('done')
  })

  it('needs it on their own objects without the custom roles that end', () => {
    const container = table(
      [
        ...cellsOf(user('bobby'), 'PERMISSION'),
        ...cellsOf(role('AuthenticatedUser'), 'UPDATE'),
        ...cellsOf(role('Admin'), 'UPDATE'),
      ],
      { ownerPolicy: { UPDATE: 'DENY' } },
    )
    const act = { operation: 'UPDATE' } as const
    expect(outcome(container, act, by(bobbyAs('Admin'), { role: 'Admin', until: 1000 }))).toBe('refused')
    expect(outcome(container, act, by(bobbyAs('Admin')))).toBe('done')
  })

  it('may have permission from a custom role that ends', () => {
    const container = table([...cellsOf(role('Admin'), 'PERMISSION'), ...cellsOf(user('bobby'), 'UPDATE')])
    const caller = by(bobbyAs('Admin'), { role: 'Admin', until: 1000 })
    expect(outcome(container, { operation: 'UPDATE' }, caller)).toBe('done')
    expect(outcome(container, { operation: 'UPDATE' }, byBobby)).toBe('refused')
  })

  it('hears the global cells too', () => {
    const granting = worldWith(
      { role: 'AuthenticatedUser', operation: 'PERMISSION', effect: 'GRANT' },
      { role: 'AuthenticatedUser', operation: 'UPDATE', effect: 'GRANT' },
    )
    expect(outcome(table([]), { operation: 'UPDATE' }, byBobby, granting)).toBe('done')
    expect(outcome(table([]), { operation: 'REMOVE' }, byBobby, granting)).toBe('refused')
  })
})

describe('every operation of an entry', () => {
  it.each(ENTRY_OPERATIONS)('may be granted by who holds everything: %s', (operation) => {
    const container = sharedByBobby('CREATE', 'UPDATE', 'REMOVE')
    expect(shareEntry(world, byBobby, container, ownedBy('zoe'), grant(user('alice'), operation), NOW)).toEqual(
      done(entry(user('alice'), operation, 'GRANT')),
    )
    expect(shareEntry(world, byBobby, table([]), ownedBy('zoe'), grant(user('alice'), operation), NOW)).toEqual(
      NOT_FOUND,
    )
  })
})
