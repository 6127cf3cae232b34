// Why the ladder answers as it does: what was judged, which step decided, and the same in a sentence.

import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import { printRelation } from '../ir/print-relation.ts'
import type { Operation } from '../vocabulary/operation.ts'
import {
  type Asker,
  type Heard,
  type Speaker,
  type StepNumber,
  type Subject,
  somebody,
  type Walk,
  walk,
} from './walk.ts'

/** One walk of the ladder, and about what it was. */
export interface Judged {
  /** `proposed`: the row that an upsert proposes, which is the caller's own. */
  readonly about: 'object' | 'proposed'
  readonly walk: Walk
}

/** The answer to one question. UPSERT is judged twice; everything else once. */
export interface Explanation {
  readonly operation: Operation
  readonly allowed: boolean
  readonly judged: readonly Judged[]
  /** The walk whose step decides. */
  readonly decided: Judged
}

/**
 * Explains an answer.
 *
 * @param subject null where there is no object: a new one for CREATE and UPSERT, objects in general for the rest
 * @example
 * sayWhy(explain(ir, bookmarks, 'REMOVE', member, { owned: true, entries: [] }), bookmarks)
 * // 'rejected at step 3: custom role OTANonMemberTest is denied REMOVE on public.content_bookmarks; step 4 (owner policy: GRANT) was not reached'
 */
export function explain(
  ir: PolicyIr,
  container: ContainerIr,
  operation: Operation,
  asker: Asker,
  subject: Subject | null,
): Explanation {
  const ask = (judged: Operation, on: Subject | null, about: Judged['about'] = 'object'): Judged => ({
    about,
    walk: walk(ir, container, judged, asker, on),
  })
  if (operation !== 'UPSERT') return conclude(operation, [ask(operation, subject)])
  if (container.upsert === 'derived') {
    const create = ask('CREATE', null, 'proposed')
    return conclude(operation, subject === null ? [create] : [create, ask('UPDATE', subject)])
  }
  // The row that is proposed has the key of the object that it hits, and so that object's entries.
  const proposed = ask('UPSERT', { owned: asker.user !== null, entries: subject?.entries ?? [] }, 'proposed')
  return conclude(operation, subject === null ? [proposed] : [ask('UPSERT', subject), proposed])
}

/** The first that rejects; if none does, the object, which is what the question is about. */
function conclude(operation: Operation, judged: readonly [Judged, ...Judged[]] | readonly Judged[]): Explanation {
  const rejecting = judged.find((one) => !one.walk.allowed)
  const decided = rejecting ?? judged.find(({ about }) => about === 'object') ?? judged[0]
  if (decided === undefined) throw new Error('nothing was judged')
  return { operation, allowed: rejecting === undefined, judged, decided }
}

/** The explanation in a sentence. */
export function sayWhy({ operation, allowed, decided }: Explanation, { relation }: ContainerIr): string {
  const { walk } = decided
  const table = printRelation(relation)
  const deciding = walk.steps.find(({ step }) => step === walk.decides)
  const verdict = walk.allowed ? 'GRANT' : 'DENY'
  const speakers = deciding?.heard.filter(({ effect }) => effect === verdict) ?? []
  const needed = walk.operation === operation ? '' : ` (${operation} needs ${walk.operation})`
  // The next that would have said the opposite: what somebody who wonders has in mind.
  const hidden = walk.steps.find(({ step, verdict: said }) => step > walk.decides && said !== null && said !== verdict)
  const rest =
    hidden === undefined ? '' : `; step ${hidden.step} (${levels[hidden.step]}: ${hidden.verdict}) was not reached`
  return `${allowed ? 'allowed' : 'rejected'} at step ${walk.decides}: ${sayStep(walk, speakers, table)}${needed}${rest}`
}

/** What each step is about, in a word or two. */
export const levels: Readonly<Record<StepNumber, string>> = {
  1: 'entries of the object',
  2: 'user on the table',
  3: 'custom roles on the table',
  4: 'owner policy',
  5: 'system roles on the table',
  6: 'custom roles, globally',
  7: 'system roles, globally',
}

function sayStep({ decides, operation, allowed }: Walk, speakers: readonly Heard[], table: string): string {
  const who = speakers.map((heard) => nameSpeaker(heard.who)).join(' and ')
  const isOne = speakers.length === 1 && speakers.every((heard) => heard.who.name !== '')
  const is = `${who} ${isOne ? 'is' : 'are'} ${allowed ? 'granted' : 'denied'} ${operation}`
  switch (decides) {
    case 1:
      return `an entry of the object ${allowed ? 'grants' : 'denies'} ${operation} to ${who}`
    case 4:
      return `the owner policy of ${table} ${allowed ? 'grants' : 'denies'} ${operation}`
    case 6:
    case 7:
      return speakers.every(({ isDefault }) => isDefault) ? `${is} globally, which is the default` : `${is} globally`
    default:
      return `${is} on ${table}`
  }
}

/** Not escaped. A user of whom the policy says nothing has no name to be called by. */
export function nameSpeaker({ kind, name }: Speaker): string {
  if (kind === 'owner') return 'the owner'
  if (kind === 'user' && name === somebody) return 'the user'
  return name === '' ? kind : `${kind} ${name}`
}
