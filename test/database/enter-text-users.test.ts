// Opening a request for users who are texts in no table:
// whatever they are called, they are themselves.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { enter, refusalOf } from '../support/enter.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { withTextUsers } from '../support/orders-policies.ts'
import { ordersPolicy } from '../support/orders-world.ts'
import { rolledBack } from '../support/rolled-back.ts'

describe('users who are texts', () => {
  let text: LadderDatabase

  beforeAll(async () => {
    text = await createLadderDatabase({
      policy: withTextUsers(ordersPolicy),
      setup: 'create table public.orders (id uuid primary key, owner_id text, title text)',
    })
  })

  afterAll(() => text?.drop())

  it.each([
    'anna',
    'Anna',
    ' anna',
    '*',
    'null',
    "o'hara",
    'a\\b',
    '{a,b}',
    '日本',
    '0',
  ])('may be called "%s"', async (user) => {
    await rolledBack(text.app.pool, async (client) => {
      await enter(client, { user })
      expect(await answer(client, 'ladder.user_id()')).toBe(user)
      expect(await answer(client, 'ladder.roles()')).toEqual(['AuthenticatedUser'])
      expect(await answer(client, 'pg_typeof(ladder.user_id())::text')).toBe('text')
    })
  })

  it('may be called by 1000 bytes, and by no more', async () => {
    await rolledBack(text.app.pool, async (client) => {
      await enter(client, { user: 'x'.repeat(1000) })
      expect(await answer(client, 'length(ladder.user_id())')).toBe(1000)
    })
    expect(await refusalOf(text, { user: 'x'.repeat(1001) })).toMatchObject({
      code: '22023',
      message: 'malformed user id: it is longer than 1000 bytes',
    })
  })

  it('may not be called nothing at all', async () => {
    expect(await refusalOf(text, { user: '' })).toMatchObject({ code: '22023' })
  })
})
