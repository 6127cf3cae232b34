// Opening a request: which roles result from what `ladder.enter` is told,
// and from the custom roles that the database knows.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { enter, type Identity, rolesIn } from '../support/enter.ts'
import { createKeyedDatabase, type KeyedDatabase, type KeyName } from '../support/keyed-database.ts'
import { anna, bert } from '../support/orders-world.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { request } from '../support/superuser-request.ts'

let database: KeyedDatabase

beforeAll(async () => {
  database = await createKeyedDatabase()
})

afterAll(() => database?.drop())

describe('the roles of a request', () => {
  const rows: readonly (readonly [string, Identity, readonly string[]])[] = [
    ['nobody', {}, ['NotAuthenticatedUser']],
    ['nobody, from a client', { client: 'JSUser' }, ['NotAuthenticatedUser', 'JSUser']],
    ['a user', { user: anna }, ['AuthenticatedUser']],
    ['a user, from a client', { user: anna, client: 'RestUser' }, ['AuthenticatedUser', 'RestUser']],
    ['a user by classic login', { user: anna, login: 'classic' }, ['AuthenticatedUser']],
    ['a user by facebook', { user: anna, login: 'facebook' }, ['AuthenticatedUser', 'SocialUser', 'FacebookUser']],
    ['a user by google', { user: anna, login: 'google' }, ['AuthenticatedUser', 'SocialUser', 'GoogleUser']],
    ['a user by twitter', { user: anna, login: 'twitter' }, ['AuthenticatedUser', 'SocialUser', 'TwitterUser']],
    [
      'a user by google, from a client',
      { user: anna, login: 'google', client: 'IOSUser' },
      ['AuthenticatedUser', 'SocialUser', 'GoogleUser', 'IOSUser'],
    ],
    ['server code', { serverCode: true }, ['ServerCodeUser']],
    ['server code, whatever its client', { serverCode: true, client: 'JSUser' }, ['ServerCodeUser']],
    ['server code named as the client', { client: 'ServerCodeUser' }, ['ServerCodeUser']],
    ['server code for a user', { serverCode: true, user: anna }, ['ServerCodeUser', 'AuthenticatedUser']],
    [
      'server code for a user by google, from a client',
      { serverCode: true, user: anna, login: 'google', client: 'AndroidUser' },
      ['ServerCodeUser', 'AuthenticatedUser', 'SocialUser', 'GoogleUser', 'AndroidUser'],
    ],
    [
      'server code named as the client, for a user',
      { client: 'ServerCodeUser', user: anna },
      ['ServerCodeUser', 'AuthenticatedUser'],
    ],
  ]
  it.each(rows)('of %s', async (_who, identity, roles) => {
    expect(await rolesIn(database, identity)).toEqual([...roles].sort())
  })

  const clients = ['ASUser', 'AndroidUser', 'DotNetUser', 'IOSUser', 'JSUser', 'RestUser']
  it.each(clients)('of a client %s hold no other client', async (client) => {
    expect(await rolesIn(database, { client })).toEqual([client, 'NotAuthenticatedUser'].sort())
  })

  const keyRows: readonly (readonly [string, KeyName, Identity, readonly string[]])[] = [
    ['a key', 'android', {}, ['AndroidUser', 'NotAuthenticatedUser']],
    [
      'a key and the word that it stands for',
      'android',
      { client: 'AndroidUser' },
      ['AndroidUser', 'NotAuthenticatedUser'],
    ],
    ['a second key of the same client', 'secondAndroid', {}, ['AndroidUser', 'NotAuthenticatedUser']],
    ['a key and a user', 'android', { user: anna }, ['AndroidUser', 'AuthenticatedUser']],
    ['a key of server code', 'serverCode', {}, ['ServerCodeUser']],
    ['a key of server code and a user', 'serverCode', { user: anna }, ['AuthenticatedUser', 'ServerCodeUser']],
  ]
  it.each(keyRows)('of %s', async (_what, key, identity, roles) => {
    expect(await rolesIn(database, { ...identity, key: database.keys[key] })).toEqual(roles)
  })
})

describe('custom roles that the database knows', () => {
  const assign = (role: string, until: string | null) =>
    database.superuser.query('select ladder.assign_role($1, $2, $3::timestamptz)', [anna, role, until])

  it('count from the next request on, and are gone from the next request on', async () => {
    await rolledBack(database.app.pool, async (client) => {
      await enter(client, { user: anna })
      await assign('Clerk', null)
      expect(await answer(client, 'ladder.custom_roles()')).toEqual([])
    })
    expect(await rolesIn(database, { user: anna })).toEqual(['AuthenticatedUser', 'Clerk'])
    expect(await rolesIn(database, { user: bert })).toEqual(['AuthenticatedUser'])
    expect(await rolesIn(database, { user: anna, serverCode: true })).toEqual([
      'AuthenticatedUser',
      'Clerk',
      'ServerCodeUser',
    ])
    await rolledBack(database.app.pool, async (client) => {
      await enter(client, { user: anna })
      await database.superuser.query('select ladder.unassign_role($1, $2)', [anna, 'Clerk'])
      expect(await answer(client, `ladder.has_role('Clerk')`)).toBe(true)
    })
    expect(await rolesIn(database, { user: anna })).toEqual(['AuthenticatedUser'])
  })

  it('end when they were given until a moment', async () => {
    await assign('Clerk', '2999-01-01')
    expect(await rolesIn(database, { user: anna })).toContain('Clerk')
    await assign('Clerk', '2001-01-01')
    expect(await rolesIn(database, { user: anna })).not.toContain('Clerk')
    await assign('Clerk', '-infinity')
    expect(await rolesIn(database, { user: anna })).not.toContain('Clerk')
    await assign('Clerk', 'infinity')
    expect(await rolesIn(database, { user: anna })).toContain('Clerk')
    await database.superuser.query('select ladder.forget_user($1)', [anna])
  })

  it('end at that moment, and not after it', async () => {
    const rolesUntil = (until: string) =>
      request(
        database,
        `'${anna}'`,
        (client) => answer(client, 'ladder.custom_roles()'),
        `select ladder.assign_role('${anna}', 'Clerk', ${until})`,
      )
    expect(await rolesUntil('now()')).toEqual([])
    expect(await rolesUntil(`now() + interval '1 microsecond'`)).toEqual(['Clerk'])
  })

  it('are custom roles that the policy declares, whatever else is in the table', async () => {
    const idsOf = () =>
      rolledBack(database.app.pool, async (client) => {
        await enter(client, { user: anna })
        return answer(client, `current_setting('ladder.role_ids')`)
      })
    const before = await idsOf()
    await database.superuser.query(
      `insert into ladder_internal.memberships (user_id, role_id) select $1, id from ladder_internal.roles where kind = 'system'`,
      [anna],
    )
    expect(await idsOf()).toEqual(before)
    await database.superuser.query('select ladder.forget_user($1)', [anna])
    await assign('Clerk', null)
    expect(await idsOf()).not.toEqual(before)
    const declare = (declared: boolean) =>
      database.superuser.query(`update ladder_internal.roles set declared = $1 where name = 'Clerk'`, [declared])
    await declare(false)
    expect(await idsOf()).toEqual(before)
    await declare(true)
    await database.superuser.query('select ladder.forget_user($1)', [anna])
  })
})
