// What the simulator asks, and what of it is possible. Choices that are impossible for now are kept, and count as not made.

import { type Explanation, explain } from '../../evaluate/explain.ts'
import { newEntries } from '../../evaluate/new-entries.ts'
import type { Asker, Speaker, Subject } from '../../evaluate/walk.ts'
import { somebody } from '../../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../../ir/policy-ir.ts'
import type { Verdict } from '../../vocabulary/effect.ts'
import { type Operation, operationsOf } from '../../vocabulary/operation.ts'
import { clientChoices, rolesOfOpening } from './opening-of.ts'

/** Whose the object is. `none`: a new one, or objects in general. */
export type ObjectChoice = 'none' | 'own' | 'other'

/** An entry of the object, as the simulator has it: about the operation that is asked. The caller is a user without a name. */
export interface EntryChoice {
  readonly who: Speaker
  readonly effect: Verdict
}

export interface Question {
  readonly table: ContainerIr
  readonly operation: Operation
  /** `null`: nobody is logged in. `somebody`: a user of whom the policy says nothing. */
  readonly user: string | null
  readonly login: string
  readonly client: string | null
  readonly serverCode: boolean
  readonly roles: readonly string[]
  readonly object: ObjectChoice
  readonly entries: readonly EntryChoice[]
  /** Whether the object still has the entries that it got when it was new. */
  readonly onCreate: boolean
}

/** Which choices can be made beside the others; a text says why not. */
export interface Possible {
  readonly roles: string | null
  readonly login: string | null
  readonly client: string | null
  readonly own: string | null
  readonly other: string | null
  readonly entries: string | null
}

export const noClient = ''
export const classic = 'classic'

/** The question that a page begins with. */
export function firstQuestion(table: ContainerIr): Question {
  return {
    table,
    operation: 'FIND',
    user: somebody,
    login: classic,
    client: null,
    serverCode: false,
    roles: [],
    object: 'other',
    entries: [],
    onCreate: true,
  }
}

/** What is possible, and what speaks against the rest. */
export function possibleIn({ table, operation, user, serverCode, object }: Question): Possible {
  const isNew = operation === 'CREATE' ? 'CREATE has no object yet' : null
  const nobody = user === null ? 'nobody has none' : null
  return {
    roles: nobody,
    login: nobody,
    client: user === null && serverCode ? 'server code without a user has none' : null,
    own: isNew ?? (table.owner === null ? 'its objects have no owner' : user === null ? 'nobody owns nothing' : null),
    other: isNew,
    entries:
      table.objectAcl === 'none'
        ? 'objects of this table have no entries'
        : !operationsOf.object.includes(operation)
          ? `an object says nothing of ${operation}`
          : object === 'none'
            ? 'there is no object'
            : null,
  }
}

/** The question with nothing impossible in it. */
export function settle(question: Question): Question {
  const possible = possibleIn(question)
  const { object } = question
  const settled = object === 'own' && possible.own !== null ? (possible.other === null ? 'other' : 'none') : object
  return {
    ...question,
    roles: possible.roles === null ? question.roles : [],
    login: possible.login === null ? question.login : classic,
    client: possible.client === null && clientChoices.includes(question.client ?? '') ? question.client : null,
    object: settled === 'other' && possible.other !== null ? 'none' : settled,
    entries: possible.entries === null ? question.entries.filter(({ who }) => isPossible(who, question)) : [],
    onCreate: question.onCreate || possible.entries !== null || entriesOfNew(question).length === 0,
  }
}

/** The question with something of it changed. Entries do not go on to another operation, nor to an object of another table. */
export function changeQuestion(before: Question, changed: Partial<Question>): Question {
  const after = { ...before, ...changed }
  const isSame = after.table === before.table && entryOperation(after) === entryOperation(before)
  return isSame ? after : { ...after, entries: [] }
}

/** Nobody is no principal of an entry. */
export function isPossible(who: Speaker, { user }: Question): boolean {
  return who.kind !== 'user' || user !== null
}

/** Who asks, in a question that is settled. */
export function askerOf(question: Question): Asker {
  return { user: question.user, systemRoles: rolesOfOpening(question), customRoles: question.roles }
}

/** The operation that an entry has to name in order to be heard. */
export function entryOperation({ table, operation }: Question): Operation {
  return operation === 'UPSERT' && table.upsert === 'derived' ? 'UPDATE' : operation
}

/** The entries that every new object has, for the operation that is asked. */
export function entriesOfNew(question: Question): Subject['entries'] {
  return newEntries(question.table).filter(({ operation }) => operation === entryOperation(question))
}

/** The object that is asked about, in a question that is settled. */
export function subjectOf(question: Question): Subject | null {
  const { object, user, table } = question
  if (object === 'none') return null
  const operation = entryOperation(question)
  const given = question.entries.map(({ who, effect }) => ({
    who: who.kind === 'user' ? { ...who, name: user ?? '' } : who,
    operation,
    effect,
  }))
  return { owned: object === 'own', entries: [...(question.onCreate ? newEntries(table) : []), ...given] }
}

/** The answer to a question that is settled. */
export function answer(policy: PolicyIr, question: Question): Explanation {
  return explain(policy, question.table, question.operation, askerOf(question), subjectOf(question))
}
