// The question in words, for paper, where the controls of the simulator are not. Not escaped.
import { cut, joinWithAnd } from '../../check/quote.ts'
import { nameSpeaker } from '../../evaluate/explain.ts'
import { type Speaker, somebody } from '../../evaluate/walk.ts'
import { classic, entriesOfNew, type ObjectChoice, possibleIn, type Question } from './question.ts'
import { tableName } from './table-name.ts'

export const objectWords: Readonly<Record<ObjectChoice, string>> = {
  own: 'my own',
  other: "somebody else's",
  none: 'none, or new',
}

/** Whom an entry is for. The caller has no name there. */
export function sayPrincipal(who: Speaker): string {
  return who.kind === 'user' ? 'this user' : nameSpeaker(who)
}

/**
 * A question that is settled.
 *
 * @example `user ann, custom role Editor; FIND on public.notes; object: my own; entries of the object: this user GRANT`
 */
export function sayQuestion(question: Question): string {
  const { table, operation, object } = question
  const entries = entriesIn(question).map(({ who, effect }) => `${sayPrincipal(who)} ${effect}`)
  return [
    sayAsker(question),
    `${operation} on ${tableName(table)}`,
    `object: ${objectWords[object]}`,
    `entries of the object: ${entries.join(', ') || 'none'}`,
  ].join('; ')
}

function sayAsker({ user, roles, login, client, serverCode }: Question): string {
  return [
    user === null ? 'nobody' : user === somebody ? 'a user without cells' : `user ${cut(user)}`,
    ...(roles.length === 0 ? [] : [`custom role${roles.length === 1 ? '' : 's'} ${joinWithAnd(roles)}`]),
    ...(login === classic ? [] : [`login ${login}`]),
    ...(client === null ? [] : [`client ${client}`]),
    ...(serverCode ? ['server code'] : []),
  ].join(', ')
}

/** Those that the object is asked for. */
function entriesIn(question: Question) {
  if (possibleIn(question).entries !== null) return []
  return [...(question.onCreate ? entriesOfNew(question) : []), ...question.entries]
}
