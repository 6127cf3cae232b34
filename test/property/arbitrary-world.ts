// Random worlds: policies, users, objects and requests, with names that break careless SQL.

import fc from 'fast-check'
import type { AclEntry, Effect, GlobalCell, Operation, Principal, Request, TableCell } from '../oracle/decide.ts'
import type { TestContainer, TestWorld } from '../oracle/test-world.ts'
import { hostileName } from '../support/hostile-text.ts'

const effect = fc.constantFrom<Effect>('GRANT', 'DENY', 'INHERIT')
const verdict = fc.constantFrom<Effect>('GRANT', 'DENY')
const cellOperation = fc.constantFrom<Operation>('FIND', 'CREATE', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION')
const ownerOperation = fc.constantFrom<Operation>('FIND', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION')
const entryOperation = fc.constantFrom<Operation>('FIND', 'UPDATE', 'REMOVE', 'UPSERT')

const customRoleNames = [
  'Sales',
  'admin',
  "O'Brien",
  'a","b',
  '{x}',
  '--',
  '$do$',
  '*/',
  'NULL',
  'ünïcode',
  'line\nbreak',
  '\\',
]
const userNames = ['u1', "u'2", 'u"3', '{u,4}', 'null', '*']
const tableNames = ['plain', 'Select', 'we.ird "quo\'te"', 'back\\slash $do$', '-- */', 'x'.repeat(63), '%I']
const systemNames = [
  ...['AuthenticatedUser', 'NotAuthenticatedUser', 'ServerCodeUser'],
  ...['JSUser', 'AndroidUser', 'RestUser', 'SocialUser', 'GoogleUser', 'TwitterUser'],
]

/** Names that broke something once, and now and then any text at all. */
function names(known: readonly string[], lengths: { readonly minLength: number; readonly maxLength: number }) {
  const any = hostileName.filter((name) => name !== '*')
  return fc.uniqueArray(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: any }),
    lengths,
  )
}

function someOf<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.subarray([...items])
}

function principal(users: readonly string[], roles: readonly string[]): fc.Arbitrary<Principal> {
  return fc.oneof(
    fc.constantFrom(...users).map((id): Principal => ({ kind: 'user', id })),
    fc.constantFrom(...roles, ...systemNames).map((name): Principal => ({ kind: 'role', name })),
    fc.constantFrom<Principal>({ kind: 'all users' }, { kind: 'all roles' }),
  )
}

/** At most one cell for each principal and operation, as in a policy file. */
function cells(who: fc.Arbitrary<Principal>, operation: fc.Arbitrary<Operation>, what: fc.Arbitrary<Effect>) {
  return fc.uniqueArray(fc.record({ principal: who, operation, effect: what }), {
    maxLength: 10,
    selector: (cell) => JSON.stringify([cell.principal, cell.operation]),
  }) as fc.Arbitrary<(TableCell & AclEntry)[]>
}

function container(name: string, users: readonly string[], roles: readonly string[]): fc.Arbitrary<TestContainer> {
  const who = principal(users, roles)
  return fc
    .record({
      hasOwner: fc.boolean(),
      hasEntries: fc.constantFrom(true, true, false),
      upsert: fc.constantFrom<TestContainer['upsert']>('own', 'derived'),
      // In a policy file `'*'` is all users: a user of that name can own and be granted objects, but has no cell of its own.
      cells: cells(who, cellOperation, effect).map((all) =>
        all.filter(({ principal: who }) => who.kind !== 'user' || who.id !== '*'),
      ),
      ownerPolicy: fc.dictionary(ownerOperation, effect) as fc.Arbitrary<Partial<Record<Operation, Effect>>>,
      objects: fc.array(
        fc.record({ owner: fc.constantFrom(...users, null), acl: cells(who, entryOperation, verdict) }),
        {
          maxLength: 5,
        },
      ),
    })
    .map(({ objects, hasOwner, hasEntries, ownerPolicy, ...rest }) => ({
      ...rest,
      name,
      hasOwner,
      hasEntries,
      ownerPolicy: hasOwner ? ownerPolicy : {},
      objects: objects.map(({ owner, acl }, id) => ({
        id,
        owner: hasOwner ? owner : null,
        acl: hasEntries ? acl : [],
      })),
    }))
}

/** Where UPSERT is derived, no cell may name it. */
function withoutUpsert(container: TestContainer): TestContainer {
  const { UPSERT: _, ...ownerPolicy } = container.ownerPolicy
  return { ...container, ownerPolicy, cells: container.cells.filter(({ operation }) => operation !== 'UPSERT') }
}

function request(users: readonly string[], roles: readonly string[]): fc.Arbitrary<Request> {
  return fc
    .record({
      user: fc.constantFrom(...users, null),
      client: fc.constantFrom(null, null, 'JSUser', 'JSUser', 'AndroidUser', 'RestUser', 'IOSUser', 'ServerCodeUser'),
      login: fc.constantFrom(null, null, 'classic', 'google', 'facebook', 'twitter'),
      customRoles: someOf(roles),
      serverCode: fc.boolean(),
    })
    .map((open) => (open.user === null ? { ...open, login: null, customRoles: [] } : open))
}

/** What lets server code share: by chance hardly anybody may. */
const sharing: readonly GlobalCell[] = (['FIND', 'PERMISSION'] as const).map((operation) => ({
  role: 'ServerCodeUser',
  operation,
  effect: 'GRANT',
}))

/** A world whose memberships, where the database keeps them, are what its requests say. */
export const arbitraryWorld: fc.Arbitrary<TestWorld> = worldsNamed(names)

/** The same, with no other names than ours: messages are searched for them. */
export const knownNamesWorld: fc.Arbitrary<TestWorld> = worldsNamed((known, lengths) =>
  fc.subarray([...known], lengths),
)

function worldsNamed(named: typeof names): fc.Arbitrary<TestWorld> {
  return fc
    .record({
      users: named(userNames, { minLength: 1, maxLength: 4 }),
      customRoles: named(customRoleNames, { minLength: 0, maxLength: 4 }),
      tables: named(tableNames, { minLength: 1, maxLength: 3 }),
    })
    .chain(({ users, customRoles, tables }) =>
      fc.record({
        globalDefault: fc.constantFrom<'GRANT' | 'DENY'>('GRANT', 'DENY'),
        roleSource: fc.constantFrom<TestWorld['roleSource']>('membership', 'session'),
        customRoles: fc.constant(customRoles),
        users: fc.constant(users),
        upsertGlobally: fc.boolean(),
        serverCodeShares: fc.boolean(),
        globalCells: fc.uniqueArray(
          fc.record({ role: fc.constantFrom(...customRoles, ...systemNames), operation: cellOperation, effect }),
          { maxLength: 16, selector: (cell) => JSON.stringify([cell.role, cell.operation]) },
        ) as fc.Arbitrary<GlobalCell[]>,
        containers: fc.tuple(...tables.map((name) => container(name, users, customRoles))),
        memberships: fc.uniqueArray(
          fc.record({ user: fc.constantFrom(...users), role: fc.constantFrom(...customRoles, '') }),
          { maxLength: 6, selector: (membership) => JSON.stringify(membership) },
        ),
        requests: fc.array(request(users, customRoles), { minLength: 3, maxLength: 6 }),
      }),
    )
    .map(({ upsertGlobally, serverCodeShares, ...world }) => {
      const isShared = ({ role, operation }: GlobalCell) =>
        role === 'ServerCodeUser' && (operation === 'FIND' || operation === 'PERMISSION')
      const globalCells = [
        ...world.globalCells
          .filter(({ operation }) => operation !== 'UPSERT' || upsertGlobally)
          .filter((cell) => !serverCodeShares || !isShared(cell)),
        ...(serverCodeShares ? sharing : []),
      ]
      // A global cell that names UPSERT makes it a permission of its own on every table.
      const isOwn = globalCells.some(({ operation }) => operation === 'UPSERT')
      const containers = world.containers.map((container) => {
        if (isOwn) return { ...container, upsert: 'own' as const }
        return container.upsert === 'own' ? container : withoutUpsert(container)
      })
      const memberships = world.memberships.filter(({ role }) => role !== '')
      const rolesOf = (user: string | null) => memberships.filter((held) => held.user === user).map(({ role }) => role)
      return {
        ...world,
        globalCells,
        containers,
        memberships,
        requests:
          world.roleSource === 'session'
            ? world.requests
            : world.requests.map((open) => ({ ...open, customRoles: rolesOf(open.user) })),
      }
    })
}
