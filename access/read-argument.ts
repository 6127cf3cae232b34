// Judges what a request's calls are given, before any SQL. What is merely missing is an error, never a default: an
// undefined moment would be for good.

import { AccessError } from './access-error.ts'
import { isPlainObject } from './json-value.ts'
import { describeValue, isCleanText, readId } from './read-id.ts'

/** A user's id as text. */
export function readUser(user: unknown): string {
  return readId(user, (fault) => wrong(`the user's id ${fault}`))
}

/** An object's id as text. */
export function readObject(object: unknown): string {
  return readId(object, (fault) => wrong(`the object's id ${fault}`))
}

/** Ids of objects as texts; a fault is told with the index at which it stands. */
export function readObjects(objects: readonly unknown[]): readonly string[] {
  // Unlike `map`, this sees the holes of an array.
  return Array.from(objects, (object, index) =>
    readId(object, (fault) => wrong(`the object's id at index ${index} ${fault}`)),
  )
}

/** A role's name. Whether there is such a role is the database's to say. */
export function readRole(role: unknown): string {
  if (isCleanText(role)) return role
  throw wrong(`the role is ${describeValue(role)}`)
}

/** The moment in `{ until }`, as text; null where it is left out, which is for good. */
export function readUntil(options: unknown): string | null {
  const option = readOption(options, 'until', 'date')
  if (option === undefined) return null
  const until = option.value
  if (until instanceof Date && !Number.isNaN(until.getTime())) return until.toISOString()
  throw wrong('`until` is not a valid Date', 'leave it out if it is for good')
}

/** The one option that a call takes, or undefined where it is left out; `example` is a value of it, in an error's words. */
export function readOption(options: unknown, name: string, example: string): { readonly value: unknown } | undefined {
  if (options === undefined) return undefined
  if (!isPlainObject(options)) {
    throw wrong(`the options are ${describeValue(options)}`, `write \`{ ${name}: ${example} }\``)
  }
  for (const other of Object.keys(options)) {
    if (other !== name) throw wrong(`there is no option \`${other}\``, `the only one is \`${name}\``)
  }
  return Object.hasOwn(options, name) ? { value: options[name] } : undefined
}

function wrong(message: string, help?: string): AccessError {
  return new AccessError(message, { code: 'wrong-use', help })
}
