// Pins the oracle to the worked examples and to the tie rule of each step, so that it can judge the compiler.
// It must never import the compiler: these expectations come from the text of the permission model alone.

import { describe, expect, it } from 'vitest'
import {
  type AclEntry,
  type Container,
  decide,
  type Effect,
  type GlobalCell,
  type ObjectState,
  type Operation,
  type Principal,
  type Request,
  systemRolesOf,
  type TableCell,
  type World,
} from '../oracle/decide.ts'

const ALL_USERS: Principal = { kind: 'all users' }
const ALL_ROLES: Principal = { kind: 'all roles' }

const user = (id: string): Principal => ({ kind: 'user', id })
const role = (name: string): Principal => ({ kind: 'role', name })

const cell = (principal: Principal, operation: Operation, effect: Effect): TableCell => ({
  principal,
  operation,
  effect,
})
const entry = (principal: Principal, operation: Operation, effect: Effect): AclEntry => ({
  principal,
  operation,
  effect,
})
const globalCell = (name: string, operation: Operation, effect: Effect): GlobalCell => ({
  role: name,
  operation,
  effect,
})

const table = (cells: readonly TableCell[], rest: Partial<Container> = {}): Container => ({
  name: 'things',
  cells,
  ownerPolicy: {},
  upsert: 'derived',
  ...rest,
})
const denyingWorld = (globalCells: readonly GlobalCell[] = []): World => ({
  globalDefault: 'DENY',
  customRoles: ['Admin', 'Sales'],
  globalCells,
  containers: [],
})
const grantingWorld = (globalCells: readonly GlobalCell[] = []): World => ({
  ...denyingWorld(globalCells),
  globalDefault: 'GRANT',
})

const anonymous: Request = { user: null, client: null, login: null, customRoles: [], serverCode: false }
const bobby: Request = { ...anonymous, user: 'bobby' }
const bobbyAs = (...customRoles: string[]): Request => ({ ...bobby, customRoles })

const ownedBy = (owner: string | null, ...acl: AclEntry[]): ObjectState => ({ owner, acl })

const allowedAt = (step: number) => ({ allowed: true, step })
const rejectedAt = (step: number) => ({ allowed: false, step })

describe('system roles of a request', () => {
  it('gives an anonymous request NotAuthenticatedUser and the role of its client', () => {
    expect(systemRolesOf(anonymous)).toEqual(['NotAuthenticatedUser'])
    expect(systemRolesOf({ ...anonymous, client: 'JSUser' })).toEqual(['NotAuthenticatedUser', 'JSUser'])
  })

  it('gives a user AuthenticatedUser and the role of the client, not the custom roles', () => {
    expect(systemRolesOf({ ...bobbyAs('Admin'), client: 'IOSUser' })).toEqual(['AuthenticatedUser', 'IOSUser'])
  })

  it.each([
    ['facebook', ['SocialUser', 'FacebookUser']],
    ['google', ['SocialUser', 'GoogleUser']],
    ['twitter', ['SocialUser', 'TwitterUser']],
    ['classic', []],
    [null, []],
  ])('gives a user who logged in by %s exactly the roles of that login', (login, roles) => {
    expect(systemRolesOf({ ...bobby, login })).toEqual(['AuthenticatedUser', ...roles])
  })

  it('gives server code without a user ServerCodeUser alone, whatever client or login it names', () => {
    const request: Request = { ...anonymous, client: 'AndroidUser', login: 'google', serverCode: true }
    expect(systemRolesOf(request)).toEqual(['ServerCodeUser'])
  })

  it('gives server code on behalf of a user every role of the caller as well', () => {
    const request: Request = { ...bobby, client: 'AndroidUser', login: 'google', serverCode: true }
    expect(systemRolesOf(request).sort()).toEqual(
      ['ServerCodeUser', 'AuthenticatedUser', 'AndroidUser', 'SocialUser', 'GoogleUser'].sort(),
    )
  })

  it('gives nobody the roles of a login', () => {
    expect(systemRolesOf({ ...anonymous, login: 'google' })).toEqual(['NotAuthenticatedUser'])
  })

  it('treats the client ServerCodeUser as server code without a client', () => {
    for (const caller of [anonymous, bobby]) {
      const byClient = systemRolesOf({ ...caller, client: 'ServerCodeUser' })
      expect(byClient).toEqual(systemRolesOf({ ...caller, serverCode: true }))
      expect(byClient).toEqual(systemRolesOf({ ...caller, client: 'ServerCodeUser', serverCode: true }))
    }
  })
})

describe('worked example: Bobby', () => {
  const onAndroid: Request = { ...bobby, client: 'AndroidUser' }
  const androidDenied = [
    cell(role('AuthenticatedUser'), 'UPDATE', 'GRANT'),
    cell(role('AndroidUser'), 'UPDATE', 'DENY'),
  ]
  const authenticatedDenied = [
    cell(role('AuthenticatedUser'), 'UPDATE', 'DENY'),
    cell(role('AndroidUser'), 'UPDATE', 'GRANT'),
  ]
  const person = ownedBy('somebody')

  it('denies update where AuthenticatedUser is granted and AndroidUser is denied', () => {
    expect(decide(denyingWorld(), onAndroid, table(androidDenied), 'UPDATE', person)).toEqual(rejectedAt(5))
    expect(decide(denyingWorld(), bobby, table(androidDenied), 'UPDATE', person)).toEqual(allowedAt(5))
  })

  it('denies update where AuthenticatedUser is denied and AndroidUser is granted', () => {
    const anonymousOnAndroid: Request = { ...anonymous, client: 'AndroidUser' }
    const swapped = table(authenticatedDenied)
    expect(decide(denyingWorld(), onAndroid, swapped, 'UPDATE', person)).toEqual(rejectedAt(5))
    expect(decide(denyingWorld(), anonymousOnAndroid, swapped, 'UPDATE', person)).toEqual(allowedAt(5))
  })

  it.each([
    ['AndroidUser', androidDenied],
    ['AuthenticatedUser', authenticatedDenied],
  ])('allows update to the custom role Admin though %s is denied', (_denied, cells) => {
    const container = table([...cells, cell(role('Admin'), 'UPDATE', 'GRANT')])
    const admin: Request = { ...onAndroid, customRoles: ['Admin'] }
    expect(decide(denyingWorld(), admin, container, 'UPDATE', person)).toEqual(allowedAt(3))
    expect(decide(denyingWorld(), onAndroid, container, 'UPDATE', person)).toEqual(rejectedAt(5))
  })
})

describe('worked example: content_bookmarks', () => {
  const world: World = { ...denyingWorld(), customRoles: ['OTANonMemberTest'] }
  const member: Request = { ...bobbyAs('OTANonMemberTest'), client: 'JSUser' }
  const ownOnly: Container['ownerPolicy'] = { FIND: 'GRANT', UPDATE: 'GRANT', REMOVE: 'GRANT' }
  const mayCreate = cell(role('OTANonMemberTest'), 'CREATE', 'GRANT')

  const firstTry = table([mayCreate, cell(role('OTANonMemberTest'), 'REMOVE', 'DENY')], { ownerPolicy: ownOnly })
  const working = table(
    [
      mayCreate,
      cell(role('OTANonMemberTest'), 'REMOVE', 'INHERIT'),
      cell(role('AuthenticatedUser'), 'FIND', 'DENY'),
      cell(role('AuthenticatedUser'), 'UPDATE', 'DENY'),
      cell(role('AuthenticatedUser'), 'REMOVE', 'DENY'),
    ],
    { ownerPolicy: ownOnly },
  )

  it('denies remove to an owner whose custom role denies it, though the owner policy grants it', () => {
    expect(decide(world, member, firstTry, 'REMOVE', ownedBy('bobby'))).toEqual(rejectedAt(3))
    expect(decide(world, bobby, firstTry, 'REMOVE', ownedBy('bobby'))).toEqual(allowedAt(4))
  })

  it.each(['FIND', 'UPDATE', 'REMOVE'] as const)('allows %s of own records only where the system role denies', (op) => {
    expect(decide(world, member, working, op, ownedBy('bobby'))).toEqual(allowedAt(4))
    expect(decide(world, member, working, op, ownedBy('alice'))).toEqual(rejectedAt(5))
  })

  it('allows create to the custom role and to nobody else', () => {
    expect(decide(world, member, working, 'CREATE', null)).toEqual(allowedAt(3))
    expect(decide(world, bobby, working, 'CREATE', null)).toEqual(rejectedAt(7))
  })
})

describe('worked example: orders', () => {
  const orders = table([], { ownerPolicy: { FIND: 'GRANT' } })
  const salesPerson = bobbyAs('Sales')
  const manager: Request = { ...anonymous, user: 'manager', customRoles: ['Sales'] }
  const forTheManager = entry(user('manager'), 'FIND', 'GRANT')

  it('allows a sales person to find their own orders only', () => {
    expect(decide(denyingWorld(), salesPerson, orders, 'FIND', ownedBy('bobby'))).toEqual(allowedAt(4))
    expect(decide(denyingWorld(), salesPerson, orders, 'FIND', ownedBy('alice', forTheManager))).toEqual(rejectedAt(7))
  })

  it('allows the manager to find every order that carries an entry for them, and no other', () => {
    const today = ownedBy('bobby', forTheManager)
    const tomorrow = ownedBy('alice', forTheManager)
    const ofAnotherTeam = ownedBy('zoe', entry(user('other-manager'), 'FIND', 'GRANT'))
    expect(decide(denyingWorld(), manager, orders, 'FIND', today)).toEqual(allowedAt(1))
    expect(decide(denyingWorld(), manager, orders, 'FIND', tomorrow)).toEqual(allowedAt(1))
    expect(decide(denyingWorld(), manager, orders, 'FIND', ofAnotherTeam)).toEqual(rejectedAt(7))
  })
})

describe('worked example: server code', () => {
  const direct: Request = { ...bobby, client: 'AndroidUser' }
  const handler: Request = { ...direct, serverCode: true }

  it('denies the handler where the table denies AuthenticatedUser and grants ServerCodeUser', () => {
    const container = table([
      cell(role('AuthenticatedUser'), 'CREATE', 'DENY'),
      cell(role('ServerCodeUser'), 'CREATE', 'GRANT'),
    ])
    const alone: Request = { ...anonymous, serverCode: true }
    expect(decide(denyingWorld(), handler, container, 'CREATE', null)).toEqual(rejectedAt(5))
    expect(decide(denyingWorld(), alone, container, 'CREATE', null)).toEqual(allowedAt(5))
  })

  it('allows the handler and denies direct calls where the denial is global and the grant is at the table', () => {
    const world = grantingWorld([globalCell('AuthenticatedUser', 'CREATE', 'DENY')])
    const container = table([cell(role('ServerCodeUser'), 'CREATE', 'GRANT')])
    expect(decide(world, handler, container, 'CREATE', null)).toEqual(allowedAt(5))
    expect(decide(world, direct, container, 'CREATE', null)).toEqual(rejectedAt(7))
  })

  it('denies a direct call that pretends with a client of another name', () => {
    const container = table([cell(role('ServerCodeUser'), 'CREATE', 'GRANT')])
    expect(decide(denyingWorld(), { ...bobby, client: 'RestUser' }, container, 'CREATE', null)).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), { ...bobby, client: 'ServerCodeUser' }, container, 'CREATE', null)).toEqual(
      allowedAt(5),
    )
  })
})

describe('worked example: globalDefault GRANT', () => {
  const world = grantingWorld([globalCell('AuthenticatedUser', 'FIND', 'DENY')])

  it('allows find to a caller with any custom role though AuthenticatedUser is denied globally', () => {
    expect(decide(world, bobbyAs('Admin'), table([]), 'FIND', null)).toEqual(allowedAt(6))
    expect(decide(world, bobby, table([]), 'FIND', null)).toEqual(rejectedAt(7))
  })
})

describe('step 1: object ACL', () => {
  it.each([
    ['the user', user('bobby'), user('bobby')],
    ['a role', role('Admin'), role('AuthenticatedUser')],
    ['everybody', ALL_USERS, ALL_ROLES],
  ])('allows where one entry for %s grants and another denies, in either order', (_who, granted, denied) => {
    const grant = entry(granted, 'FIND', 'GRANT')
    const deny = entry(denied, 'FIND', 'DENY')
    for (const acl of [
      [grant, deny],
      [deny, grant],
    ]) {
      expect(decide(denyingWorld(), bobbyAs('Admin'), table([]), 'FIND', ownedBy(null, ...acl))).toEqual(allowedAt(1))
    }
    expect(decide(grantingWorld(), bobbyAs('Admin'), table([]), 'FIND', ownedBy(null, deny))).toEqual(rejectedAt(1))
  })

  it('decides before the cells of the user, of the roles and of the owner policy', () => {
    const container = table(
      [user('bobby'), role('Admin'), role('AuthenticatedUser')].map((principal) => cell(principal, 'FIND', 'DENY')),
      { ownerPolicy: { FIND: 'DENY' } },
    )
    const shared = ownedBy('bobby', entry(user('bobby'), 'FIND', 'GRANT'))
    expect(decide(denyingWorld(), bobbyAs('Admin'), container, 'FIND', shared)).toEqual(allowedAt(1))
    expect(decide(denyingWorld(), bobbyAs('Admin'), container, 'FIND', ownedBy('bobby'))).toEqual(rejectedAt(2))
  })

  it('matches all roles for an anonymous request, and all users only for somebody logged in', () => {
    const forUsers = ownedBy(null, entry(ALL_USERS, 'FIND', 'GRANT'))
    const forRoles = ownedBy(null, entry(ALL_ROLES, 'FIND', 'GRANT'))
    expect(decide(denyingWorld(), anonymous, table([]), 'FIND', forUsers)).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), bobby, table([]), 'FIND', forUsers)).toEqual(allowedAt(1))
    expect(decide(denyingWorld(), anonymous, table([]), 'FIND', forRoles)).toEqual(allowedAt(1))
  })

  it('passes on where entries inherit, name another operation or name somebody else', () => {
    const silent = ownedBy(
      null,
      entry(user('bobby'), 'FIND', 'INHERIT'),
      entry(user('bobby'), 'UPDATE', 'GRANT'),
      entry(user('alice'), 'FIND', 'GRANT'),
      entry(role('Sales'), 'FIND', 'GRANT'),
    )
    expect(decide(denyingWorld(), bobby, table([]), 'FIND', silent)).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), bobby, table([]), 'UPDATE', silent)).toEqual(allowedAt(1))
  })

  it('never decides create or permission', () => {
    const object = ownedBy(null, entry(ALL_ROLES, 'CREATE', 'GRANT'), entry(ALL_ROLES, 'PERMISSION', 'GRANT'))
    expect(decide(denyingWorld(), bobby, table([]), 'CREATE', object)).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), bobby, table([]), 'PERMISSION', object)).toEqual(rejectedAt(7))
  })
})

describe('step 2: user on table', () => {
  const allUsersDenied = cell(ALL_USERS, 'FIND', 'DENY')

  it.each([
    ['grant', 'GRANT', 'DENY', allowedAt(2)],
    ['deny', 'DENY', 'GRANT', rejectedAt(2)],
  ] as const)('lets the own cell of the user %s before the all users cell is asked', (_verb, own, all, expected) => {
    const cells = [cell(ALL_USERS, 'FIND', all), cell(user('bobby'), 'FIND', own)]
    expect(decide(denyingWorld(), bobby, table(cells), 'FIND', null)).toEqual(expected)
    expect(decide(denyingWorld(), bobby, table(cells.toReversed()), 'FIND', null)).toEqual(expected)
  })

  it('asks the all users cell where the own cell of the user inherits or is not written', () => {
    const inherits = table([cell(user('bobby'), 'FIND', 'INHERIT'), allUsersDenied])
    expect(decide(grantingWorld(), bobby, inherits, 'FIND', null)).toEqual(rejectedAt(2))
    expect(decide(grantingWorld(), bobby, table([allUsersDenied]), 'FIND', null)).toEqual(rejectedAt(2))
  })

  it('says nothing to an anonymous request', () => {
    expect(decide(grantingWorld(), anonymous, table([allUsersDenied]), 'FIND', null)).toEqual(allowedAt(7))
    expect(decide(grantingWorld(), { ...anonymous, serverCode: true }, table([allUsersDenied]), 'FIND', null)).toEqual(
      allowedAt(7),
    )
  })

  it('decides before the custom roles', () => {
    const container = table([cell(user('bobby'), 'FIND', 'GRANT'), cell(role('Admin'), 'FIND', 'DENY')])
    expect(decide(denyingWorld(), bobbyAs('Admin'), container, 'FIND', null)).toEqual(allowedAt(2))
    const other: Request = { ...bobbyAs('Admin'), user: 'alice' }
    expect(decide(denyingWorld(), other, container, 'FIND', null)).toEqual(rejectedAt(3))
  })
})

describe('step 3: custom roles on table', () => {
  it('denies where one custom role is granted and another denied, in either order', () => {
    const cells = [cell(role('Admin'), 'FIND', 'GRANT'), cell(role('Sales'), 'FIND', 'DENY')]
    for (const container of [table(cells), table(cells.toReversed())]) {
      expect(decide(denyingWorld(), bobbyAs('Admin', 'Sales'), container, 'FIND', null)).toEqual(rejectedAt(3))
      expect(decide(denyingWorld(), bobbyAs('Admin'), container, 'FIND', null)).toEqual(allowedAt(3))
    }
  })

  it('allows where one custom role is granted and another inherits', () => {
    const container = table([cell(role('Admin'), 'FIND', 'GRANT'), cell(role('Sales'), 'FIND', 'INHERIT')])
    expect(decide(denyingWorld(), bobbyAs('Sales', 'Admin'), container, 'FIND', null)).toEqual(allowedAt(3))
    expect(decide(denyingWorld(), bobbyAs('Sales'), container, 'FIND', null)).toEqual(rejectedAt(7))
  })
})

describe('step 4: owner policy on table', () => {
  const grantsOwner = table([], { ownerPolicy: { FIND: 'GRANT', CREATE: 'GRANT', PERMISSION: 'GRANT' } })

  it('allows and denies the logged-in owner only', () => {
    const deniesOwner = table([], { ownerPolicy: { FIND: 'DENY' } })
    expect(decide(denyingWorld(), bobby, grantsOwner, 'FIND', ownedBy('bobby'))).toEqual(allowedAt(4))
    expect(decide(denyingWorld(), bobby, grantsOwner, 'FIND', ownedBy('alice'))).toEqual(rejectedAt(7))
    expect(decide(grantingWorld(), bobby, deniesOwner, 'FIND', ownedBy('bobby'))).toEqual(rejectedAt(4))
    expect(decide(grantingWorld(), bobby, deniesOwner, 'FIND', ownedBy('alice'))).toEqual(allowedAt(7))
  })

  it('makes nobody the owner of an object without an owner', () => {
    expect(decide(denyingWorld(), bobby, grantsOwner, 'FIND', ownedBy(null))).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), anonymous, grantsOwner, 'FIND', ownedBy(null))).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), anonymous, grantsOwner, 'FIND', ownedBy('bobby'))).toEqual(rejectedAt(7))
  })

  it('passes on where the policy inherits', () => {
    const inherits = table([cell(ALL_ROLES, 'FIND', 'GRANT')], { ownerPolicy: { FIND: 'INHERIT' } })
    expect(decide(denyingWorld(), bobby, inherits, 'FIND', ownedBy('bobby'))).toEqual(allowedAt(5))
  })

  it('lets owners share, and never decides create', () => {
    expect(decide(denyingWorld(), bobby, grantsOwner, 'PERMISSION', ownedBy('bobby'))).toEqual(allowedAt(4))
    expect(decide(denyingWorld(), bobby, grantsOwner, 'CREATE', ownedBy('bobby'))).toEqual(rejectedAt(7))
  })

  it('is skipped without an object', () => {
    expect(decide(denyingWorld(), bobby, grantsOwner, 'FIND', null)).toEqual(rejectedAt(7))
  })

  it('decides before the system roles on the table', () => {
    const container = table([cell(role('AuthenticatedUser'), 'FIND', 'DENY')], { ownerPolicy: { FIND: 'GRANT' } })
    expect(decide(denyingWorld(), bobby, container, 'FIND', ownedBy('bobby'))).toEqual(allowedAt(4))
    expect(decide(denyingWorld(), bobby, container, 'FIND', ownedBy('alice'))).toEqual(rejectedAt(5))
  })
})

describe('step 5: system roles on table', () => {
  it.each([
    ['all roles denied, the system role granted', 'DENY', 'GRANT'],
    ['all roles granted, the system role denied', 'GRANT', 'DENY'],
  ] as const)('denies with %s', (_what, all, system) => {
    const cells = [cell(ALL_ROLES, 'FIND', all), cell(role('AuthenticatedUser'), 'FIND', system)]
    expect(decide(grantingWorld(), bobby, table(cells), 'FIND', null)).toEqual(rejectedAt(5))
    expect(decide(grantingWorld(), bobby, table(cells.toReversed()), 'FIND', null)).toEqual(rejectedAt(5))
  })

  it('applies the all roles cell to an anonymous request, and the all users cell never', () => {
    const container = table([cell(ALL_ROLES, 'FIND', 'GRANT'), cell(ALL_USERS, 'UPDATE', 'GRANT')])
    expect(decide(denyingWorld(), anonymous, container, 'FIND', null)).toEqual(allowedAt(5))
    expect(decide(denyingWorld(), anonymous, container, 'UPDATE', null)).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), bobby, container, 'UPDATE', null)).toEqual(allowedAt(2))
  })

  it('does not hear a system role that the request does not have', () => {
    const container = table([cell(role('NotAuthenticatedUser'), 'FIND', 'GRANT')])
    expect(decide(denyingWorld(), anonymous, container, 'FIND', null)).toEqual(allowedAt(5))
    expect(decide(denyingWorld(), bobby, container, 'FIND', null)).toEqual(rejectedAt(7))
  })

  it('decides before the global cells of the custom roles', () => {
    const world = denyingWorld([globalCell('Admin', 'FIND', 'GRANT')])
    const container = table([cell(role('AuthenticatedUser'), 'FIND', 'DENY')])
    expect(decide(world, bobbyAs('Admin'), container, 'FIND', null)).toEqual(rejectedAt(5))
    expect(decide(world, bobbyAs('Admin'), table([]), 'FIND', null)).toEqual(allowedAt(6))
  })
})

describe('step 6: global, custom roles', () => {
  const grantAndDeny = [globalCell('Admin', 'FIND', 'GRANT'), globalCell('Sales', 'FIND', 'DENY')]

  it('denies where one custom role is granted and another denied, in either order', () => {
    for (const cells of [grantAndDeny, grantAndDeny.toReversed()]) {
      expect(decide(denyingWorld(cells), bobbyAs('Admin', 'Sales'), table([]), 'FIND', null)).toEqual(rejectedAt(6))
      expect(decide(denyingWorld(cells), bobbyAs('Admin'), table([]), 'FIND', null)).toEqual(allowedAt(6))
    }
  })

  it('takes an unwritten cell and a written INHERIT for GRANT under globalDefault GRANT', () => {
    const world = grantingWorld([globalCell('Sales', 'FIND', 'INHERIT')])
    expect(decide(world, bobbyAs('Admin'), table([]), 'FIND', null)).toEqual(allowedAt(6))
    expect(decide(world, bobbyAs('Sales'), table([]), 'FIND', null)).toEqual(allowedAt(6))
    expect(decide(grantingWorld(grantAndDeny), bobbyAs('Sales'), table([]), 'FIND', null)).toEqual(rejectedAt(6))
  })

  it('says nothing for an unwritten cell under globalDefault DENY, so a role takes nothing away', () => {
    const world = denyingWorld([
      globalCell('AuthenticatedUser', 'FIND', 'GRANT'),
      globalCell('Sales', 'FIND', 'INHERIT'),
    ])
    expect(decide(world, bobby, table([]), 'FIND', null)).toEqual(allowedAt(7))
    expect(decide(world, bobbyAs('Admin'), table([]), 'FIND', null)).toEqual(allowedAt(7))
    expect(decide(world, bobbyAs('Sales'), table([]), 'FIND', null)).toEqual(allowedAt(7))
  })
})

describe('step 7: global, system roles', () => {
  it('decides where no cell is written at all', () => {
    for (const request of [anonymous, bobby, bobbyAs('Admin')]) {
      expect(decide(denyingWorld(), request, table([]), 'FIND', ownedBy('alice'))).toEqual(rejectedAt(7))
    }
    expect(decide(grantingWorld(), anonymous, table([]), 'FIND', ownedBy('alice'))).toEqual(allowedAt(7))
  })

  it('denies where one system role is denied and another granted', () => {
    const world = grantingWorld([
      globalCell('AuthenticatedUser', 'FIND', 'GRANT'),
      globalCell('AndroidUser', 'FIND', 'DENY'),
    ])
    expect(decide(world, { ...bobby, client: 'AndroidUser' }, table([]), 'FIND', null)).toEqual(rejectedAt(7))
    expect(decide(world, bobby, table([]), 'FIND', null)).toEqual(allowedAt(7))
  })

  it('denies under globalDefault DENY where one system role is granted and another is not written', () => {
    const world = denyingWorld([globalCell('AuthenticatedUser', 'FIND', 'GRANT')])
    expect(decide(world, { ...bobby, client: 'AndroidUser' }, table([]), 'FIND', null)).toEqual(rejectedAt(7))
    expect(decide(world, bobby, table([]), 'FIND', null)).toEqual(allowedAt(7))
  })
})

describe('every step', () => {
  it.each([
    ['the user', user('bobby'), 2],
    ['all users', ALL_USERS, 2],
    ['a custom role', role('Admin'), 3],
    ['a system role', role('AuthenticatedUser'), 5],
    ['all roles', ALL_ROLES, 5],
  ])('hears a cell of %s for its own operation only', (_who, principal, step) => {
    const container = table([cell(principal, 'FIND', 'GRANT')])
    expect(decide(denyingWorld(), bobbyAs('Admin'), container, 'FIND', null)).toEqual(allowedAt(step))
    expect(decide(denyingWorld(), bobbyAs('Admin'), container, 'REMOVE', null)).toEqual(rejectedAt(7))
  })

  it.each([
    ['a custom role', 'Admin', 6],
    ['a system role', 'AuthenticatedUser', 7],
  ])('hears a global cell of %s for its own operation only', (_who, name, step) => {
    const world = denyingWorld([globalCell(name, 'FIND', 'GRANT')])
    expect(decide(world, bobbyAs('Admin'), table([]), 'FIND', null)).toEqual(allowedAt(step))
    expect(decide(world, bobbyAs('Admin'), table([]), 'REMOVE', null)).toEqual(rejectedAt(7))
  })

  it('hears a user cell of the caller only, and a custom role that the caller has only', () => {
    const container = table([cell(user('alice'), 'FIND', 'GRANT'), cell(role('Sales'), 'FIND', 'GRANT')])
    expect(decide(denyingWorld(), bobbyAs('Admin'), container, 'FIND', null)).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), bobbyAs('Sales'), container, 'FIND', null)).toEqual(allowedAt(3))
    expect(decide(denyingWorld(), { ...bobby, user: 'alice' }, container, 'FIND', null)).toEqual(allowedAt(2))
  })

  it('hears no custom role of server code without a user', () => {
    const alone: Request = { ...anonymous, customRoles: ['Admin'], serverCode: true }
    const container = table([cell(role('Admin'), 'FIND', 'GRANT')])
    expect(decide(denyingWorld(), alone, container, 'FIND', null)).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), { ...alone, user: 'bobby' }, container, 'FIND', null)).toEqual(allowedAt(3))
  })
})

describe('permission under globalDefault GRANT', () => {
  it('is denied to system roles unless it is written', () => {
    const written = grantingWorld([globalCell('AuthenticatedUser', 'PERMISSION', 'GRANT')])
    expect(decide(grantingWorld(), bobby, table([]), 'PERMISSION', null)).toEqual(rejectedAt(7))
    expect(decide(written, bobby, table([]), 'PERMISSION', null)).toEqual(allowedAt(7))
  })

  it('is not spoken of by a custom role unless it is written', () => {
    const bySystemRole = grantingWorld([globalCell('AuthenticatedUser', 'PERMISSION', 'GRANT')])
    const byCustomRole = grantingWorld([globalCell('Admin', 'PERMISSION', 'GRANT')])
    expect(decide(grantingWorld(), bobbyAs('Admin'), table([]), 'PERMISSION', null)).toEqual(rejectedAt(7))
    expect(decide(bySystemRole, bobbyAs('Admin'), table([]), 'PERMISSION', null)).toEqual(allowedAt(7))
    expect(decide(byCustomRole, bobbyAs('Admin', 'Sales'), table([]), 'PERMISSION', null)).toEqual(allowedAt(6))
  })
})

describe('derived upsert', () => {
  const mayCreate = cell(role('AuthenticatedUser'), 'CREATE', 'GRANT')
  const mayUpdate = cell(user('bobby'), 'UPDATE', 'GRANT')

  it('needs create and update for an existing object', () => {
    const object = ownedBy('alice')
    expect(decide(denyingWorld(), bobby, table([mayCreate, mayUpdate]), 'UPSERT', object)).toEqual(allowedAt(2))
    expect(decide(denyingWorld(), bobby, table([mayCreate]), 'UPSERT', object)).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), bobby, table([mayUpdate]), 'UPSERT', object)).toEqual(rejectedAt(7))
  })

  it('reports the rejection of create before that of update', () => {
    const container = table([cell(role('AuthenticatedUser'), 'CREATE', 'DENY'), cell(user('bobby'), 'UPDATE', 'DENY')])
    expect(decide(grantingWorld(), bobby, container, 'UPSERT', ownedBy('alice'))).toEqual(rejectedAt(5))
    expect(decide(grantingWorld(), bobby, table([]), 'UPSERT', ownedBy('alice'))).toEqual(allowedAt(7))
  })

  it('needs create alone where there is no object', () => {
    expect(decide(denyingWorld(), bobby, table([mayCreate]), 'UPSERT', null)).toEqual(allowedAt(5))
    expect(decide(denyingWorld(), bobby, table([mayUpdate]), 'UPSERT', null)).toEqual(rejectedAt(7))
  })

  it('hears the entries and the owner policy of update, not those of upsert', () => {
    const container = table([mayCreate], { ownerPolicy: { UPDATE: 'GRANT', UPSERT: 'DENY' } })
    const entries = [entry(user('bobby'), 'UPSERT', 'DENY'), entry(role('Sales'), 'UPDATE', 'GRANT')]
    expect(decide(denyingWorld(), bobby, container, 'UPSERT', ownedBy('bobby', ...entries))).toEqual(allowedAt(4))
    expect(decide(denyingWorld(), bobbyAs('Sales'), container, 'UPSERT', ownedBy('alice', ...entries))).toEqual(
      allowedAt(1),
    )
    expect(decide(denyingWorld(), bobby, container, 'UPSERT', ownedBy('alice', ...entries))).toEqual(rejectedAt(7))
  })
})

describe('own upsert', () => {
  const own = (cells: readonly TableCell[], ownerPolicy: Container['ownerPolicy'] = {}) =>
    table(cells, { upsert: 'own', ownerPolicy })

  it('is neither create nor update', () => {
    const upsertOnly = own([cell(role('AuthenticatedUser'), 'UPSERT', 'GRANT')])
    const createAndUpdate = own([
      cell(role('AuthenticatedUser'), 'CREATE', 'GRANT'),
      cell(role('AuthenticatedUser'), 'UPDATE', 'GRANT'),
    ])
    for (const object of [null, ownedBy('alice')]) {
      expect(decide(denyingWorld(), bobby, upsertOnly, 'UPSERT', object)).toEqual(allowedAt(5))
      expect(decide(denyingWorld(), bobby, upsertOnly, 'CREATE', object)).toEqual(rejectedAt(7))
      expect(decide(denyingWorld(), bobby, upsertOnly, 'UPDATE', object)).toEqual(rejectedAt(7))
      expect(decide(denyingWorld(), bobby, createAndUpdate, 'UPSERT', object)).toEqual(rejectedAt(7))
    }
  })

  it('denies an existing object of somebody else though the proposed row is allowed', () => {
    const container = own([], { UPSERT: 'GRANT' })
    expect(decide(denyingWorld(), bobby, container, 'UPSERT', ownedBy('alice'))).toEqual(rejectedAt(7))
    expect(decide(denyingWorld(), bobby, container, 'UPSERT', ownedBy('bobby'))).toEqual(allowedAt(4))
  })

  it('denies the proposed row though the existing object is allowed', () => {
    const container = own([], { UPSERT: 'DENY' })
    expect(decide(grantingWorld(), bobby, container, 'UPSERT', ownedBy('alice'))).toEqual(rejectedAt(4))
    expect(decide(grantingWorld(), anonymous, container, 'UPSERT', ownedBy('alice'))).toEqual(allowedAt(7))
  })

  it('reports the object where both the object and the proposed row are rejected', () => {
    const container = own([cell(ALL_ROLES, 'UPSERT', 'DENY')], { UPSERT: 'DENY' })
    expect(decide(denyingWorld(), bobby, container, 'UPSERT', ownedBy('alice'))).toEqual(rejectedAt(5))
    expect(decide(denyingWorld(), bobby, container, 'UPSERT', null)).toEqual(rejectedAt(4))
  })

  it('gives the proposed row the entries of the object that it hits', () => {
    const container = own([], { UPSERT: 'DENY' })
    const shared = ownedBy('alice', entry(user('bobby'), 'UPSERT', 'GRANT'))
    expect(decide(denyingWorld(), bobby, container, 'UPSERT', shared)).toEqual(allowedAt(1))
    expect(decide(denyingWorld(), bobby, container, 'UPSERT', ownedBy('alice'))).toEqual(rejectedAt(7))
  })

  it('judges a new row as an object of the caller, and as nobody’s where nobody is logged in', () => {
    const container = own([], { UPSERT: 'GRANT' })
    expect(decide(denyingWorld(), bobby, container, 'UPSERT', null)).toEqual(allowedAt(4))
    expect(decide(denyingWorld(), anonymous, container, 'UPSERT', null)).toEqual(rejectedAt(7))
  })
})
