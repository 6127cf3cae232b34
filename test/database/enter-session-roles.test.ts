// Opening a request where the gateway says who has which role:
// which lists of roles it accepts. Users are integers here.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { enter, type Identity, refusalOf, rolesIn } from '../support/enter.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { ordersPolicy } from '../support/orders-world.ts'
import { rolledBack } from '../support/rolled-back.ts'

describe('where the gateway says who has which role', () => {
  let session: LadderDatabase

  beforeAll(async () => {
    session = await createLadderDatabase({
      policy: ordersPolicy
        .replace('roleSource: membership', 'roleSource: session')
        .replace('users: { type: uuid, table: public.users, key: id }', 'users: { type: integer }')
        .replace('roles: [Clerk]', 'roles: [Clerk, Boss]'),
      setup: 'create table public.orders (id uuid primary key, owner_id integer, title text)',
    })
  })

  afterAll(() => session?.drop())

  const rows: readonly (readonly [string, readonly (string | null)[], readonly string[]])[] = [
    ['the roles it names', ['Clerk', 'Boss'], ['AuthenticatedUser', 'Boss', 'Clerk']],
    ['one role named twice', ['Clerk', 'Clerk'], ['AuthenticatedUser', 'Clerk']],
    ['none of an empty list', [], ['AuthenticatedUser']],
  ]
  it.each(rows)('a request has %s', async (_what, roles, expected) => {
    expect(await rolesIn(session, { user: '7', roles })).toEqual(expected)
  })

  it('a request without a list has no custom role', async () => {
    expect(await rolesIn(session, { user: '7' })).toEqual(['AuthenticatedUser'])
  })

  it('server code for a user has the roles of the user', async () => {
    const identity = { user: '7', roles: ['Boss'], serverCode: true }
    expect(await rolesIn(session, identity)).toEqual(['AuthenticatedUser', 'Boss', 'ServerCodeUser'])
  })

  const bad: readonly (readonly [string, Identity, RegExp])[] = [
    ['an unknown role', { user: '7', roles: ['Clerk', 'Sales'] }, /unknown role 'Sales'/],
    ["a system role's name", { user: '7', roles: ['ServerCodeUser'] }, /unknown role 'ServerCodeUser'/],
    ['a role in small letters', { user: '7', roles: ['clerk'] }, /unknown role 'clerk'/],
    ['a role with a space before', { user: '7', roles: [' Clerk'] }, /unknown role ' Clerk'/],
    ['an empty role', { user: '7', roles: [''] }, /unknown role ''/],
    ['the wildcard', { user: '7', roles: ['*'] }, /unknown role '\*'/],
    ['a role that is null', { user: '7', roles: ['Clerk', null] }, /unknown role NULL/],
    ['roles without a user', { roles: ['Clerk'] }, /without a user/],
    ['no roles without a user', { roles: [] }, /without a user/],
    ['roles of server code without a user', { roles: ['Clerk'], serverCode: true }, /without a user/],
  ]
  it.each(bad)('refuses %s', async (_what, identity, message) => {
    const error = await refusalOf(session, identity)
    expect(error).toMatchObject({ code: '22023', message: expect.stringMatching(message) })
  })

  it.each(['', 'x', '7.0', '99999999999', '7 8'])('refuses the integer user "%s"', async (user) => {
    expect(await refusalOf(session, { user })).toMatchObject({ code: '22023' })
  })

  it('knows an integer user as an integer', async () => {
    await rolledBack(session.app.pool, async (client) => {
      await enter(client, { user: '7' })
      expect(await answer(client, 'pg_typeof(ladder.user_id())::text')).toBe('integer')
      expect(await answer(client, 'ladder.user_id()')).toBe(7)
    })
  })
})
