// Judges an identity before any SQL. JavaScript turns nearly everything into a string, and a string
// may be somebody's id; so whatever is not plainly an id is an error here.

import { IdentityError } from './access-error.ts'
import { type Client, clients, type Identity, type Login, logins } from './identity.ts'
import { describeValue, isCleanText, readId } from './read-id.ts'

/** An identity as it is bound to `enter`: texts, and null where nothing was said. */
export interface ValidIdentity {
  readonly user: string | null
  readonly client: Client | null
  readonly login: Login | null
  readonly roles: readonly string[] | null
  readonly apiKey: string | null
  readonly serverCode: boolean
}

const keys: ReadonlySet<string> = new Set(['user', 'client', 'login', 'roles', 'apiKey', 'serverCode'])

/**
 * The identity as texts. Throws {@link IdentityError} (code `invalid-identity`) for everything that is not one.
 * It reads each property once and keeps nothing of the object it was given.
 */
export function validateIdentity(identity: Identity): ValidIdentity {
  const given = readProperties(identity)
  const user = readUser(given)
  const login = readWord(given, 'login', logins)
  const roles = readRoles(given)
  if (user === null && (login !== null || roles !== null)) {
    throw invalid(
      `\`${login === null ? 'roles' : 'login'}\` was given without a user`,
      'give `user` as well, or leave it out',
    )
  }
  return Object.freeze({
    user,
    client: readWord(given, 'client', clients),
    login,
    roles,
    apiKey: readApiKey(given),
    serverCode: readServerCode(given),
  })
}

type Given = ReadonlyMap<string, unknown>

function readProperties(identity: unknown): Given {
  const prototype = typeof identity === 'object' && identity !== null ? Object.getPrototypeOf(identity) : undefined
  if (identity === null || (prototype !== Object.prototype && prototype !== null)) {
    throw invalid(`an identity is a plain object, not ${describeValue(identity)}`, 'write `ladder.as({ user: … })`')
  }
  const given = new Map(Object.entries(Object(identity)))
  for (const [key, value] of given) {
    if (!keys.has(key)) {
      throw invalid(`an identity has no \`${key}\``, `its keys are ${[...keys].map(quote).join(', ')}`)
    }
    if (value === undefined) {
      throw invalid(
        `\`${key}\` is undefined`,
        key === 'user' ? 'give `user: null` if nobody is logged in' : 'leave the key out if there is none',
      )
    }
  }
  return given
}

function readUser(given: Given): string | null {
  const user = given.get('user')
  if (user === null) return null
  if (user === undefined) {
    // Server code and keys speak for themselves; for everybody else a missing user is a bug, not nobody.
    if (given.get('serverCode') === true || given.has('apiKey')) return null
    throw invalid('the identity does not say who the user is', 'give `user: null` if nobody is logged in')
  }
  if (user === 0) {
    throw invalid('`user` is the number 0, which `Number(null)` also is', "give '0' if there is a user with this id")
  }
  return readId(user, (fault) => invalid(`\`user\` ${fault}`, 'an id is a non-empty string, an integer or a bigint'))
}

function readWord<const W extends string>(given: Given, key: string, words: readonly W[]): W | null {
  if (!given.has(key)) return null
  const value = given.get(key)
  const word = words.find((candidate) => candidate === value)
  if (word !== undefined) return word
  const shown = typeof value === 'string' ? `\`${value}\`` : describeValue(value)
  throw invalid(`there is no ${key} ${shown}`, `a ${key} is one of ${words.map(quote).join(', ')}`)
}

function readRoles(given: Given): readonly string[] | null {
  if (!given.has('roles')) return null
  const roles = given.get('roles')
  if (!Array.isArray(roles)) {
    throw invalid(`\`roles\` is ${describeValue(roles)}`, 'give an array of role names')
  }
  const names = Array.from(roles, (role: unknown) => {
    if (isCleanText(role)) return role
    throw invalid(`\`roles\` holds ${describeValue(role)}`, 'give an array of role names')
  })
  return Object.freeze([...new Set(names)])
}

function readApiKey(given: Given): string | null {
  if (!given.has('apiKey')) return null
  const apiKey = given.get('apiKey')
  if (isCleanText(apiKey)) return apiKey
  throw invalid(`\`apiKey\` is ${describeValue(apiKey)}`, 'give the key as it was handed out')
}

function readServerCode(given: Given): boolean {
  if (!given.has('serverCode')) return false
  const serverCode = given.get('serverCode')
  if (typeof serverCode === 'boolean') return serverCode
  throw invalid(`\`serverCode\` is ${describeValue(serverCode)}`, 'give true or false')
}

function quote(word: string): string {
  return `\`${word}\``
}

function invalid(message: string, help: string): IdentityError {
  return new IdentityError(message, { code: 'invalid-identity', help })
}
