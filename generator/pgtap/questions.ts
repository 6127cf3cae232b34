// What is asked about one table, in which ways, and the answers that follow from the policy.
import { explain } from '../evaluate/explain.ts'
import type { Asker, Speaker, Subject } from '../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import type { Operation } from '../vocabulary/operation.ts'

/** `statement`: a plain one, which has to find the object. `by key`: `ladder.update` and its like. `asked`: `ladder.allowed`. */
export type Way = 'statement' | 'by key' | 'asked'

export interface TestQuestion {
  readonly operation: Operation
  /** Whose, in words that the tests read: a key of the stage in `sql/pgtap/ask.sql`. */
  readonly object: string
  readonly way: Way
  readonly allowed: boolean
}

/** Everything that is asked about a table in one request. */
export function questionsAbout(ir: PolicyIr, container: ContainerIr, asker: Asker): readonly TestQuestion[] {
  return [
    ...aboutNew(ir, container, asker),
    ...objectsOf(container, asker).flatMap((object) => aboutObject(ir, container, asker, object)),
  ]
}

interface TestObject extends Subject {
  readonly name: string
}

function aboutNew(ir: PolicyIr, container: ContainerIr, asker: Asker): readonly TestQuestion[] {
  const allowed = explain(ir, container, 'CREATE', asker, null).allowed
  const create = { operation: 'CREATE', object: 'a new' } as const
  const isUsersKey = container.owner === container.key.column
  return [
    // Where the key is who owns the object, nobody can make one that is nobody's.
    ...(isUsersKey && asker.user === null ? [] : [{ ...create, way: 'statement', allowed } as const]),
    { ...create, way: 'asked', allowed },
    // Only server code makes objects of others.
    ...(container.owner === null
      ? []
      : [
          {
            operation: 'CREATE',
            object: "another's new",
            way: 'statement',
            allowed: allowed && asker.systemRoles.includes('ServerCodeUser'),
          } as const,
        ]),
  ]
}

/** Objects without entries, one with entries that grant everything, and one with entries that deny it. */
function objectsOf({ key, owner, objectAcl }: ContainerIr, asker: Asker): readonly TestObject[] {
  const entries = (effect: 'GRANT' | 'DENY'): Subject['entries'] =>
    (['FIND', 'UPDATE', 'REMOVE', 'UPSERT'] as const).map((operation) => ({ who: entryFor(asker), operation, effect }))
  const hasEntries = objectAcl !== 'none'
  if (owner === null) {
    return [
      { name: 'an', owned: false, entries: [] },
      ...(hasEntries
        ? [
            { name: 'a granted', owned: false, entries: entries('GRANT') },
            { name: 'a denied', owned: false, entries: entries('DENY') },
          ]
        : []),
    ]
  }
  return [
    ...(asker.user === null ? [] : [{ name: 'own', owned: true, entries: [] }]),
    { name: "another's", owned: false, entries: [] },
    ...(hasEntries ? [{ name: "another's granted", owned: false, entries: entries('GRANT') }] : []),
    // Where the key is who owns the object, one has but one.
    ...(hasEntries && asker.user !== null && owner !== key.column
      ? [{ name: 'own denied', owned: true, entries: entries('DENY') }]
      : []),
  ]
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
  { name: object, ...subject }: TestObject,
): readonly TestQuestion[] {
  const may = (operation: Operation, on: Subject = subject) => explain(ir, container, operation, asker, on).allowed
  const finds = may('FIND')
  const proposed: Subject = {
    owned: container.owner !== null && asker.user !== null,
    entries: container.objectAcl === 'table' ? subject.entries : [],
  }
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
    ...(proposesOwn && finds && may('FIND', proposed) ? [ask('UPSERT', 'statement', may('UPSERT'))] : []),
    ...(proposesOwn ? [ask('UPSERT', 'by key', may('UPSERT'))] : []),
    ask('UPSERT', 'asked', may('UPSERT')),
    ...(container.objectAcl === 'none' ? [] : [ask('PERMISSION', 'statement', finds && may('PERMISSION'))]),
    ask('PERMISSION', 'asked', may('PERMISSION')),
  ]
}
