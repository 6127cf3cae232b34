// Opening a request: what `ladder.enter` refuses to hear, and how.
// Whatever it refuses leaves no request open.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Identity, refusalOf } from '../support/enter.ts'
import { createKeyedDatabase, type KeyedDatabase, type KeyName } from '../support/keyed-database.ts'
import { anna } from '../support/orders-world.ts'

let database: KeyedDatabase

beforeAll(async () => {
  database = await createKeyedDatabase()
})

afterAll(() => database?.drop())

describe('refuses', () => {
  const stranger = '00000000-0000-4000-8000-0000000000ff'
  const rows: readonly (readonly [string, Identity, RegExp])[] = [
    ['an empty user', { user: '' }, /may not be empty/],
    ['a blank user', { user: ' ' }, /malformed user id/],
    ['a malformed user', { user: 'anna' }, /malformed user id/],
    ['a user with a space before', { user: ` ${anna}` }, /malformed user id/],
    ['a user called null', { user: 'null' }, /malformed user id/],
    ['a user who is not in the users table', { user: stranger }, /unknown user/],
    ['an unknown client', { client: 'Toaster' }, /unknown client/],
    ['an empty client', { client: '' }, /unknown client/],
    ['a client in small letters', { client: 'jsuser' }, /unknown client/],
    ['a client with a space before', { client: ' JSUser' }, /unknown client/],
    ['a client with a space after', { client: 'JSUser ' }, /unknown client/],
    ['a role that is no client', { client: 'AuthenticatedUser' }, /unknown client/],
    ['a custom role as a client', { client: 'Clerk' }, /unknown client/],
    ['an unknown login', { user: anna, login: 'myspace' }, /unknown login/],
    ['an empty login', { user: anna, login: '' }, /unknown login/],
    ['a login in capitals', { user: anna, login: 'Google' }, /unknown login/],
    ['a login with a space after', { user: anna, login: 'google ' }, /unknown login/],
    ['a login without a user', { login: 'google' }, /login was named without a user/],
    ['a classic login without a user', { login: 'classic' }, /login was named without a user/],
    ['a login of server code without a user', { login: 'google', serverCode: true }, /login was named without a user/],
    ['roles where memberships rule', { user: anna, roles: ['Clerk'] }, /the database knows who has which role/],
    ['no roles where memberships rule', { user: anna, roles: [] }, /the database knows who has which role/],
    ['roles without a user', { roles: ['Clerk'] }, /roles were named without a user/],
    ['server code that may be or not', { serverCode: null }, /server_code may not be null/],
    ['an unknown key', { key: 'pgl_0_0' }, /unknown API key/],
    ['an empty key', { key: '' }, /unknown API key/],
  ]
  it.each(rows)('%s', async (_what, identity, message) => {
    const code = identity.key === undefined ? '22023' : '28000'
    expect(await refusalOf(database, identity)).toMatchObject({ code, message: expect.stringMatching(message) })
  })

  it('a key that was revoked, as one that never was', async () => {
    expect(await refusalOf(database, { key: database.keys.revoked })).toMatchObject({
      code: '28000',
      message: 'unknown API key',
    })
  })

  it('a part of a key, or its stored hash', async () => {
    const { rows } = await database.superuser.query<{ id: string; hash: string }>(
      `select id, encode(secret_hash, 'hex') as hash from ladder_internal.api_keys`,
    )
    for (const { id, hash } of rows) {
      for (const key of [id, hash, `\\x${hash}`])
        expect(await refusalOf(database, { key })).toMatchObject({ code: '28000' })
    }
    expect(rows).toHaveLength(4)
    expect(await refusalOf(database, { key: `${database.keys.android} ` })).toMatchObject({ code: '28000' })
  })

  const differing: readonly (readonly [string, KeyName, string])[] = [
    ['a key and the word of another client', 'android', 'JSUser'],
    ['a key of server code and the word of a client', 'serverCode', 'AndroidUser'],
    ["a client's key and the word of server code", 'android', 'ServerCodeUser'],
  ]
  it.each(differing)('%s', async (_what, key, client) => {
    const error = await refusalOf(database, { key: database.keys[key], client })
    expect(error).toMatchObject({ code: '22023', message: expect.stringMatching(/not one of client/) })
  })

  it('without repeating the key', async () => {
    const error = await refusalOf(database, { key: database.keys.revoked, client: 'JSUser' })
    const told = JSON.stringify({ ...(error as object), message: (error as Error).message })
    expect(told).not.toContain(database.keys.revoked)
  })
})
