// Who may do what: each kind of caller, every table and operation, whose objects, and which step decides. Imports nothing but what a
// page can run as well.
import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import { type Operation, operations } from '../vocabulary/operation.ts'
import { systemRoles } from '../vocabulary/role.ts'
import { isProvider, type SystemContext, systemContexts } from '../vocabulary/system-context.ts'
import { askerWith } from './asker-with.ts'
import { explain } from './explain.ts'
import type { Asker, StepNumber } from './walk.ts'

/** One kind of caller: a row of the matrix. */
export interface Caller {
  /** Its roles as one reads them: `Editor`, `AuthenticatedUser + JSUser`, `user ann`. */
  readonly label: string
  readonly asker: Asker
}

/** Whose objects a caller may touch. `others` alone is what an owner policy that denies comes to. */
export type AnswerReach = 'all' | 'own' | 'others' | 'none'

/** What a caller may do with a table by one operation, and which steps say so. */
export interface Answer {
  readonly operation: Operation
  readonly reach: AnswerReach
  /** Whether an entry of a single object (step 1) can say otherwise. */
  readonly byEntries: boolean
  /** The step that decides about objects of the caller's own. */
  readonly own: StepNumber
  /** The step that decides about objects of others. Differs from `own` only where objects have owners. */
  readonly other: StepNumber
}

/**
 * The callers that a policy tells apart, by one role at a time: nobody, whoever is logged in, each custom role, each other system role
 * that a cell names, and each user who has cells. Several custom roles at once are for `explain`.
 *
 * @param besides roles to have callers of, whether a cell names them or not
 */
export function callersOf(ir: PolicyIr, besides: readonly string[] = []): readonly Caller[] {
  const named = new Set<string>([
    ...[...ir.globalCells, ...ir.containers.flatMap(({ roleCells }) => roleCells)].flatMap(({ role }) =>
      role.kind === 'system-role' ? [role.name] : [],
    ),
    ...systemRoles.filter((role) => besides.includes(role)),
  ])
  const base = ['NotAuthenticatedUser', 'AuthenticatedUser'] as const
  const contexts = [...named]
    .filter((role) => !base.some((one) => one === role))
    .flatMap((role) => {
      const having = systemContexts.filter((context) => context.some((one) => one === role))
      const shortest = having.filter(({ length }) => length === having[0]?.length)
      if (role === 'SocialUser') return [socialUser(shortest, named)]
      return [...shortest, ...(role === 'ServerCodeUser' ? onBehalf : [])].map((context) => callerIn(context))
    })
  const users = new Set(ir.containers.flatMap(({ userCells }) => userCells.map(({ user }) => user)))
  const callers: readonly Caller[] = [
    ...base.map((role) => callerIn([role])),
    ...ir.roles.map(({ name }) => ({
      label: name,
      asker: askerWith({ systemRoles: ['AuthenticatedUser'], customRoles: [name] }),
    })),
    ...contexts,
    ...[...users].map((user) => ({
      label: `user ${user}`,
      asker: { user, systemRoles: ['AuthenticatedUser'], customRoles: [] },
    })),
  ]
  return [...new Map(callers.map((caller) => [JSON.stringify(caller), caller])).values()]
}

const onBehalf = [['AuthenticatedUser', 'ServerCodeUser']] as const

/** A provider's users have SocialUser as well, whichever it is: one that no cell names stands for all, if there is one. */
function socialUser(contexts: readonly SystemContext[], named: ReadonlySet<string>): Caller {
  const plain = contexts.find((context) => !context.some((role) => isProvider(role) && named.has(role)))
  return callerIn(plain ?? contexts[0] ?? [], 'AuthenticatedUser + SocialUser')
}

function callerIn(systemRoles: SystemContext, label = systemRoles.join(' + ')): Caller {
  return { label, asker: askerWith({ systemRoles, customRoles: [] }) }
}

/** The answers to one caller about one table, an operation each. */
export function answersOf(ir: PolicyIr, container: ContainerIr, asker: Asker): readonly Answer[] {
  return operations.map((operation) => {
    const about = (owned: boolean) => explain(ir, container, operation, asker, { owned, entries: [] })
    const other = about(false)
    const own = container.owner === null || asker.user === null ? other : about(true)
    return {
      operation,
      reach: own.allowed ? (other.allowed ? 'all' : 'own') : other.allowed ? 'others' : 'none',
      byEntries: hearsEntries(ir, container, operation, asker),
      own: own.decided.walk.decides,
      other: other.decided.walk.decides,
    }
  })
}

function hearsEntries(ir: PolicyIr, container: ContainerIr, operation: Operation, asker: Asker): boolean {
  if (container.objectAcl === 'none' || operation === 'CREATE' || operation === 'PERMISSION') return false
  // Entries are about the object; where UPSERT is derived, the row that is proposed needs CREATE whatever they say.
  return operation !== 'UPSERT' || container.upsert === 'own' || explain(ir, container, 'CREATE', asker, null).allowed
}
