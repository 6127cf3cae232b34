// Attacks by granting oneself something: through the ladder's tables, or by a word that is almost another.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { titles } from '../support/order-titles.ts'
import { textOrdersPolicy } from '../support/orders-policies.ts'
import { refusal } from '../support/refusal.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { request } from '../support/superuser-request.ts'

let database: LadderDatabase

// Users and objects are texts, so that a star can be the id of one.
beforeAll(async () => {
  database = await createLadderDatabase({
    policy: textOrdersPolicy,
    setup: `create table public.orders (id text primary key, owner_id text, title text);
      insert into public.orders values ('a', 'anna', 'tea'), ('b', 'bert', 'coffee'), ('*', '*', 'stars')`,
  })
})

afterAll(() => database?.drop())

describe('E11, E15: granting oneself permissions', () => {
  it('is not done by writing or reading a table of the ladder', async () => {
    const { rows } = await database.superuser.query<{ name: string; kind: string }>(
      `select oid::regclass::text as name, relkind as kind
       from pg_class where relnamespace = 'ladder_internal'::regnamespace and relkind in ('r', 'v')`,
    )
    expect(rows.length).toBeGreaterThan(10)
    const administrator = await database.login('administrator')
    await database.owner.pool.query(`grant ${database.prefix}_admin to ${administrator.role}`)
    for (const { name, kind } of rows) {
      // no view of the ladder can be written to
      const writing = kind === 'v' ? [] : [`delete from ${name}`, `insert into ${name} default values`]
      for (const statement of [`select from ${name}`, ...writing]) {
        for (const enter of [`'anna'`, 'server_code => true']) {
          for (const after of ['', 'grant usage on schema ladder_internal to public']) {
            await expect(request(database, enter, (c) => c.query(statement), after)).rejects.toMatchObject(refusal)
          }
        }
        await expect(database.app.pool.query(statement)).rejects.toMatchObject(refusal)
        await expect(administrator.pool.query(statement)).rejects.toMatchObject(refusal)
      }
    }
  })

  it('is not done by a function, but by server code', async () => {
    const grab = (client: pg.PoolClient) => client.query(`select ladder.assign_role('anna', 'Clerk')`)
    await expect(request(database, `'anna'`, grab)).rejects.toMatchObject(refusal)
    await expect(request(database, `'anna', server_code => true`, grab)).resolves.toBeDefined()
  })
})

describe('E14: a user and an object whose id is a star', () => {
  it('stand for themselves', async () => {
    expect(await request(database, `'*'`, titles)).toEqual(['stars'])
    expect(await request(database, `'anna'`, titles)).toEqual(['tea'])
    const entries = `insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect) values`
    expect(await request(database, `'anna'`, titles, `${entries} ('b', 'FIND', '*', 'GRANT')`)).toEqual(['tea'])
    expect(await request(database, `'*'`, titles, `${entries} ('b', 'FIND', '*', 'GRANT')`)).toEqual([
      'coffee',
      'stars',
    ])
    expect(await request(database, `'anna'`, titles, `${entries} ('*', 'FIND', 'anna', 'GRANT')`)).toEqual([
      'stars',
      'tea',
    ])
    const cell = `insert into ladder_internal.user_cells values ('*', 0, 'FIND', 'GRANT', 'run time')`
    expect(await request(database, `'anna'`, titles, cell)).toEqual(['tea'])
    expect(await request(database, `'*'`, titles, cell)).toEqual(['coffee', 'stars', 'tea'])
    const member = `select ladder.assign_role('*', 'Clerk')`
    expect(await request(database, `'anna'`, (client) => answer(client, 'ladder.custom_roles()'), member)).toEqual([])
    expect(await request(database, `'*'`, (client) => answer(client, 'ladder.custom_roles()'), member)).toEqual([
      'Clerk',
    ])
  })
})

describe('E17, E18: words that are almost the right ones', () => {
  it.each(['grant', ' GRANT', 'GRANT ', 'ALLOW', '', 'INHERIT'])('are no effect of an entry: "%s"', async (effect) => {
    const insert = (word: string) =>
      `insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect) values ('b', 'FIND', 'anna', '${word}')`
    await expect(rolledBack(database.superuser, (client) => client.query(insert(effect)))).rejects.toMatchObject({
      code: '23514',
    })
    expect(await request(database, `'anna'`, titles, insert('GRANT'))).toEqual(['coffee', 'tea'])
  })

  it.each(['grant', ' GRANT', 'ALLOW', ''])('are no effect of a cell: "%s"', async (effect) => {
    for (const statement of [
      `insert into ladder_internal.user_cells values ('anna', 0, 'FIND', '${effect}', 'policy')`,
      `update ladder_internal.cells set effect = '${effect}'`,
    ]) {
      await expect(rolledBack(database.superuser, (client) => client.query(statement))).rejects.toMatchObject({
        code: '23514',
      })
    }
  })

  it.each(['find', ' FIND', '*'])('are no operation: "%s"', async (operation) => {
    const insert = `insert into ladder_internal.user_cells values ('anna', 0, '${operation}', 'GRANT', 'policy')`
    await expect(rolledBack(database.superuser, (client) => client.query(insert))).rejects.toMatchObject({
      code: '23503',
    })
  })

  it.each([
    [`'{"Clerk,Clerk"}'::text[]`, /unknown role 'Clerk,Clerk'/],
    [`array['["Clerk"]']`, /unknown role/],
    [`array['{"name": "Clerk"}']`, /unknown role/],
    [`array['Clerk ']`, /unknown role 'Clerk '/],
  ])('are no list of roles: %s', async (roles, message) => {
    const session = `update ladder_internal.policy set role_source = 'session'`
    const open = (list: string) =>
      request(database, `'anna', roles => ${list}`, (client) => answer(client, 'ladder.custom_roles()'), session)
    await expect(open(roles)).rejects.toMatchObject({ code: '22023', message: expect.stringMatching(message) })
    expect(await open(`array['Clerk']`)).toEqual(['Clerk'])
  })

  it.each([
    `'["Clerk"]'::json`,
    `'Clerk'::text`,
    `'{"a": 1}'::jsonb`,
  ])('are no list of roles at all: %s', async (roles) => {
    await expect(request(database, `'anna', roles => ${roles}`, titles)).rejects.toMatchObject({ code: '42883' })
  })
})

describe('E25: a role that is taken away while a request is open', () => {
  it('is gone at the next request', async () => {
    await database.superuser.query(`select ladder.assign_role('anna', 'Clerk')`)
    const has = (client: pg.PoolClient) => answer(client, `ladder.has_role('Clerk')`)
    await rolledBack(database.app.pool, async (client) => {
      await client.query(`select ladder.enter('anna')`)
      await database.superuser.query(`select ladder.unassign_role('anna', 'Clerk')`)
      expect(await has(client)).toBe(true)
    })
    expect(await request(database, `'anna'`, has)).toBe(false)
  })
})
