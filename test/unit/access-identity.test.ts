// A14: whatever is not plainly an identity is refused before any SQL. The instance below has a driver
// that cannot connect, so anything that reached it would fail with another error.

import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { describe, expect, it } from 'vitest'
import { AccessError, createLadder, type Identity, IdentityError } from '../../access/index.ts'
import { validateIdentity } from '../../access/validate-identity.ts'

const db = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (instance) => new PostgresIntrospector(instance),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})
const ladder = createLadder({ db })

class Session {
  readonly user = 5
}

const faults: readonly (readonly [claim: string, identity: unknown, message: RegExp])[] = [
  ['nothing', undefined, /plain object, not undefined/],
  ['null', null, /plain object, not null/],
  ['a bare id', 'anna', /plain object, not a string/],
  ['an array', [{ user: 5 }], /plain object, not an array/],
  ['an instance of a class', new Session(), /plain object, not an object/],
  ['an identity on the prototype', Object.create({ user: 5 }), /plain object, not an object/],
  ['an empty identity', {}, /does not say who the user is/],
  ['a user that is undefined', { user: undefined }, /`user` is undefined/],
  ['a user that is undefined, beside a key', { user: undefined, apiKey: 'k' }, /`user` is undefined/],
  ['a user that is undefined, for server code', { user: undefined, serverCode: true }, /`user` is undefined/],
  ['a client without a word about the user', { client: 'JSUser' }, /does not say who the user is/],
  ['an empty array as user', { user: [] }, /`user` is an array/],
  ['an array of one id as user', { user: ['a'] }, /`user` is an array/],
  ['an array of ids as user', { user: ['a', 'b'] }, /`user` is an array/],
  ['an array with null in it as user', { user: [null] }, /`user` is an array/],
  ['NaN as user', { user: Number.NaN }, /`user` is NaN/],
  ['Infinity as user', { user: Number.POSITIVE_INFINITY }, /`user` is Infinity/],
  ['0 as user', { user: 0 }, /number 0/],
  ['-0 as user', { user: -0 }, /number 0/],
  ['a fraction as user', { user: 1.5 }, /not an integer/],
  ['an unsafe integer as user', { user: 2 ** 53 }, /too large/],
  ['an object as user', { user: { id: 5 } }, /`user` is an object/],
  ['a boxed string as user', { user: Object('anna') }, /`user` is an object/],
  ['true as user', { user: true }, /`user` is a boolean/],
  ['a function as user', { user: () => 'anna' }, /`user` is a function/],
  ['a symbol as user', { user: Symbol('anna') }, /`user` is a symbol/],
  ['an empty string as user', { user: '' }, /`user` is an empty string/],
  ['NUL in a user', { user: 'an\0na' }, /NUL/],
  ['half a surrogate pair in a user', { user: 'anna\ud800' }, /well-formed/],
  ['an unknown key', { user: 5, rolls: ['Sales'] }, /no `rolls`/],
  ['an unknown client', { user: 5, client: 'jsuser' }, /no client `jsuser`/],
  ['a system role that is no client', { user: 5, client: 'AuthenticatedUser' }, /no client/],
  ['null as client', { user: 5, client: null }, /no client null/],
  ['a client that is undefined', { user: 5, client: undefined }, /`client` is undefined/],
  ['an unknown login', { user: 5, login: 'Google' }, /no login `Google`/],
  ['an array as login', { user: 5, login: ['google'] }, /no login an array/],
  ['a login without a user', { user: null, login: 'google' }, /`login` was given without a user/],
  ['a login of server code without a user', { serverCode: true, login: 'google' }, /without a user/],
  ['roles without a user', { user: null, roles: ['Sales'] }, /`roles` was given without a user/],
  ['no roles without a user', { user: null, roles: [] }, /`roles` was given without a user/],
  ['roles as text', { user: 5, roles: 'Sales' }, /`roles` is a string/],
  ['roles as an object', { user: 5, roles: { 0: 'Sales' } }, /`roles` is an object/],
  ['null among the roles', { user: 5, roles: ['Sales', null] }, /`roles` holds null/],
  ['a hole among the roles', { user: 5, roles: Array(1) }, /`roles` holds undefined/],
  ['an array among the roles', { user: 5, roles: [['Sales']] }, /`roles` holds an array/],
  ['an empty role', { user: 5, roles: [''] }, /`roles` holds an empty string/],
  ['an empty key', { apiKey: '' }, /`apiKey` is an empty string/],
  ['an array as key', { apiKey: ['k'] }, /`apiKey` is an array/],
  ['NUL in a key', { apiKey: 'se\0same' }, /NUL/],
  ['text for server code', { user: 5, serverCode: 'true' }, /`serverCode` is a string/],
  ['1 for server code', { user: 5, serverCode: 1 }, /`serverCode` is a number/],
]

describe('A14: an identity', () => {
  it.each(faults)('cannot be %s', (_claim, identity, message) => {
    const open = () => ladder.as(identity as Identity)
    expect(open).toThrow(IdentityError)
    expect(open).toThrow(message)
    expect(open).toThrow(expect.objectContaining({ code: 'invalid-identity' }))
  })

  it.each<readonly [string, object]>([
    ['is malformed', { apiKey: 'sesame\0' }],
    ['comes with another fault', { apiKey: 'sesame', login: 'google' }],
  ])('keeps a key that %s out of the message', (_claim, identity) => {
    expect(() => ladder.as(identity as Identity)).toThrow(
      expect.objectContaining({ name: 'IdentityError', message: expect.not.stringContaining('sesame') }),
    )
  })

  it('is read once, so that it cannot change between the check and the binding', () => {
    let reads = 0
    const identity = {
      get user() {
        reads += 1
        return reads === 1 ? 'anna' : 'bert'
      },
    }
    expect(validateIdentity(identity).user).toBe('anna')
    expect(reads).toBe(1)
  })
})

const nobody = { user: null, client: null, login: null, roles: null, apiKey: null, serverCode: false }

describe('an identity', () => {
  it.each<readonly [string, Identity, object]>([
    ['a user with a text id', { user: 'anna' }, { ...nobody, user: 'anna' }],
    ['a user with an integer id', { user: 42 }, { ...nobody, user: '42' }],
    ['a user with a negative id', { user: -1 }, { ...nobody, user: '-1' }],
    ['a user with a bigint id', { user: 2n ** 63n - 1n }, { ...nobody, user: '9223372036854775807' }],
    ['user 0, said as text', { user: '0' }, { ...nobody, user: '0' }],
    ['a user with an astral id', { user: '🦊' }, { ...nobody, user: '🦊' }],
    ['nobody, by name', { user: null }, nobody],
    ['server code', { serverCode: true }, { ...nobody, serverCode: true }],
    ['a client with a key', { apiKey: 'k' }, { ...nobody, apiKey: 'k' }],
    [
      'everything at once',
      { user: 5, client: 'JSUser', login: 'google', roles: ['B', 'A', 'B'], apiKey: 'k', serverCode: true },
      { user: '5', client: 'JSUser', login: 'google', roles: ['B', 'A'], apiKey: 'k', serverCode: true },
    ],
  ])('can be %s', (_claim, identity, texts) => {
    expect(validateIdentity(identity)).toEqual(texts)
  })
})

describe('a ladder', () => {
  it('says how to open a request to whoever leaves out the identity', async () => {
    const bare = ladder as unknown as { transaction(work: () => Promise<void>): Promise<void> }
    await expect(bare.transaction(async () => {})).rejects.toThrow(/ladder\.as\(\{ user \}\)\.transaction/)
  })

  it('has no `transaction` of its own in its type', () => {
    // @ts-expect-error a request needs an identity
    expect(ladder.transaction).toBeTypeOf('function')
  })

  it('does not take an undefined user by its type', () => {
    const userId = undefined as string | undefined
    // @ts-expect-error an undefined user is not an anonymous one
    expect(() => ladder.as({ user: userId })).toThrow(IdentityError)
    // @ts-expect-error nor is it for server code
    expect(() => ladder.as({ user: userId, serverCode: true })).toThrow(IdentityError)
  })

  it('cannot be made of a transaction', async () => {
    await db.transaction().execute(async (trx) => {
      expect(() => createLadder({ db: trx })).toThrow(AccessError)
    })
  })
})
