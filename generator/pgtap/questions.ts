// What is asked about one table, in which ways, and the answers that follow from the policy.
import { joinWithAnd } from '../check/quote.ts'
import { explain } from '../evaluate/explain.ts'
import type { Asker, Speaker, Subject } from '../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import type { Verdict } from '../vocabulary/effect.ts'
import { type Operation, operationsOf } from '../vocabulary/operation.ts'

/**
 * `statement`: a plain one, which has to find the object. `merge`: a MERGE that would insert or update. `by key`: `ladder.update` and its
 * like. `asked`: `ladder.allowed`.
 */
export type Way = 'statement' | 'merge' | 'by key' | 'asked'

/** An object of the stage. Its name is what the tests call it: `own`, `another's (FIND granted)`. */
export interface TestObject {
  readonly name: string
  /** Whose it is; `nobody`: no owner is known of any. */
  readonly whose: 'own' | "another's" | 'nobody'
  readonly entries: TestEntries | null
}

/** Entries for the caller. */
interface TestEntries {
  readonly effect: Verdict
  readonly operations: readonly Operation[]
  /** The operations of which entries for a role that the caller has say the opposite: those for the caller come first. */
  readonly contrary?: readonly Operation[]
}

export interface TestQuestion {
  readonly operation: Operation
  /**
   * The name of an object, or of a new one: `a new`, `another's new`, `a new (with entries of its own)`. Before a name may stand
   * `the key of` or `the owner of`.
   */
  readonly object: string
  readonly way: Way
  readonly allowed: boolean
}

/** The objects that are asked about, for all callers. */
export function testObjects({ key, owner, objectAcl }: ContainerIr): readonly TestObject[] {
  const bare: readonly TestObject[] =
    owner === null
      ? [{ name: 'an', whose: 'nobody', entries: null }]
      : [
          { name: 'own', whose: 'own', entries: null },
          { name: "another's", whose: "another's", entries: null },
        ]
  if (objectAcl === 'none') return bare
  const withEntries = entriesTold.flatMap((entries): readonly TestObject[] => {
    const { effect, operations, contrary } = entries
    const [is, others] = effect === 'GRANT' ? ['granted', 'denied'] : ['denied', 'granted']
    const said = `(${joinWithAnd(operations)} ${is}${contrary ? `, all ${others} to ${everybody}` : ''})`
    if (owner === null) return [{ name: `an ${said}`, whose: 'nobody', entries }]
    if (effect === 'GRANT') return [{ name: `another's ${said}`, whose: "another's", entries }]
    // Where the key is who owns the object, one has but one.
    return owner === key.column ? [] : [{ name: `own ${said}`, whose: 'own', entries }]
  })
  return [...bare, ...withEntries]
}

const ofObjects = operationsOf.object

/**
 * Each object of the stage has one of these. For each operation there is one that grants it and one that denies it, and nothing else but
 * FIND, without which no statement would reach the object: so a policy that reads the entries of another operation is noticed. The first
 * grants everything, and the last denies everything but FIND.
 */
const entriesTold: readonly TestEntries[] = [
  { effect: 'GRANT', operations: ['FIND', 'UPDATE', 'REMOVE', 'UPSERT'] },
  { effect: 'GRANT', operations: ['FIND', 'UPDATE'], contrary: ofObjects },
  { effect: 'GRANT', operations: ['FIND', 'REMOVE'], contrary: ofObjects },
  { effect: 'GRANT', operations: ['FIND', 'UPSERT'], contrary: ofObjects },
  { effect: 'DENY', operations: ['FIND', 'UPSERT'] },
  { effect: 'DENY', operations: ['UPDATE'] },
  { effect: 'DENY', operations: ['REMOVE'] },
  { effect: 'DENY', operations: ['UPSERT'] },
  { effect: 'DENY', operations: ['UPDATE', 'REMOVE', 'UPSERT'], contrary: ofObjects },
]

const everybody = 'AuthenticatedUser'

/** Everything that is asked about a table in one request. */
export function questionsAbout(ir: PolicyIr, container: ContainerIr, asker: Asker): readonly TestQuestion[] {
  const objects = testObjects(container).filter(({ whose }) => asker.user !== null || whose !== 'own')
  return [...aboutNew(ir, container, asker), ...objects.flatMap((object) => aboutObject(ir, container, asker, object))]
}

function aboutNew(ir: PolicyIr, container: ContainerIr, asker: Asker): readonly TestQuestion[] {
  const { key, owner, objectAcl, upsert } = container
  const may = (operation: Operation, on: Subject | null) => explain(ir, container, operation, asker, on).allowed
  const creates = may('CREATE', null)
  // Without a permission of its own to UPSERT, a MERGE that inserts is a CREATE.
  const upserts = (owned: boolean) => may('UPSERT', { owned, entries: [] })
  const [own, anothers, forged] = ['a new', "another's new", 'a new (with entries of its own)'] as const
  const create = (object: string, allowed: boolean) =>
    ({ operation: 'CREATE', object, way: 'statement', allowed }) as const
  const merge = (object: string, allowed: boolean) =>
    upsert === 'own' ? [{ operation: 'UPSERT', object, way: 'merge', allowed } as const] : []
  // Where the key is who owns the object, nobody can make one that is nobody's.
  const isMakeable = owner !== key.column || asker.user !== null
  // Only server code makes objects of others, and nobody one with entries.
  const isServerCode = asker.systemRoles.includes('ServerCodeUser')
  return [
    ...(isMakeable ? [create(own, creates)] : []),
    { operation: 'CREATE', object: own, way: 'asked', allowed: creates },
    ...(isMakeable ? merge(own, upserts(owner !== null && asker.user !== null)) : []),
    ...(owner === null
      ? []
      : [create(anothers, creates && isServerCode), ...merge(anothers, upserts(false) && isServerCode)]),
    ...(objectAcl === 'projected' && isMakeable ? [create(forged, false), ...merge(forged, false)] : []),
  ]
}

function entriesFor(asker: Asker, { effect, operations, contrary = [] }: TestEntries): Subject['entries'] {
  const own = operations.map((operation) => ({ who: entryFor(asker), operation, effect }))
  if (!asker.systemRoles.includes(everybody)) return own
  const [who, other] = [{ kind: 'system role', name: everybody }, effect === 'GRANT' ? 'DENY' : 'GRANT'] as const
  return [...own, ...contrary.map((operation) => ({ who, operation, effect: other }))]
}

/** The user, or a role that everybody else has. */
function entryFor({ user, systemRoles }: Asker): Speaker {
  if (user !== null) return { kind: 'user', name: user }
  return {
    kind: 'system role',
    name: systemRoles.includes('ServerCodeUser') ? 'ServerCodeUser' : 'NotAuthenticatedUser',
  }
}

function aboutObject(
  ir: PolicyIr,
  container: ContainerIr,
  asker: Asker,
  { name: object, whose, entries }: TestObject,
): readonly TestQuestion[] {
  const subject: Subject = {
    owned: whose === 'own',
    entries: entries === null ? [] : entriesFor(asker, entries),
  }
  const may = (operation: Operation, on: Subject = subject) => explain(ir, container, operation, asker, on).allowed
  const finds = may('FIND')
  // It has the key of the object that it hits, and so its entries, but no column of them yet, which is what FIND looks at.
  const proposed: Subject = { owned: container.owner !== null && asker.user !== null, entries: subject.entries }
  const findsProposed = may('FIND', container.objectAcl === 'table' ? proposed : { ...proposed, entries: [] })
  const ask = (operation: Operation, way: Way, allowed: boolean): TestQuestion => ({ operation, object, way, allowed })
  // Where the key is who owns the object, an upsert of another's proposes a row that is not the caller's own.
  const proposesOwn = container.owner !== container.key.column || subject.owned
  return [
    ask('FIND', 'statement', finds),
    ask('FIND', 'asked', finds),
    ...(['UPDATE', 'REMOVE'] as const).flatMap((operation) => [
      // A statement that names a column has to find the object.
      ask(operation, 'statement', finds && may(operation)),
      ask(operation, 'by key', may(operation)),
      ask(operation, 'asked', may(operation)),
    ]),
    // So does one with a conflict target, also of the row that it proposes; where that is refused, the statement says nothing.
    ...(proposesOwn && finds && findsProposed ? [ask('UPSERT', 'statement', may('UPSERT'))] : []),
    // Without a permission of its own to UPSERT, a MERGE is whatever it comes to. An object that it does not find it would insert.
    ...(container.upsert === 'own' && (finds || !may('UPSERT', proposed))
      ? [ask('UPSERT', 'merge', finds && may('UPSERT'))]
      : []),
    ...(proposesOwn ? [ask('UPSERT', 'by key', may('UPSERT'))] : []),
    ask('UPSERT', 'asked', may('UPSERT')),
    ...(container.objectAcl === 'none' ? [] : [ask('PERMISSION', 'statement', finds && may('PERMISSION'))]),
    ask('PERMISSION', 'asked', may('PERMISSION')),
    ...(entries === null ? aboutIdentity() : []),
  ]

  // An object keeps its key, and its owner but where server code transfers it.
  function aboutIdentity(): readonly TestQuestion[] {
    const change = (what: string, allowed: boolean): TestQuestion => ({
      operation: 'UPDATE',
      object: `the ${what} of ${object}`,
      way: 'statement',
      allowed,
    })
    // A statement that reads a column has to find the row as it becomes, too.
    const findsAfter = finds && may('FIND', { ...subject, owned: false })
    const transfers = findsAfter && may('UPDATE') && asker.systemRoles.includes('ServerCodeUser')
    const hasOwner = container.owner !== null && container.owner !== container.key.column
    return [change('key', false), ...(hasOwner ? [change('owner', transfers)] : [])]
  }
}
