// Opening a request: a user has one spelling, so that who is asking is plain wherever the id is compared as text.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { enter, refusalOf } from '../support/enter.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { rolledBack } from '../support/rolled-back.ts'

const policyOf = (type: string) => `
pgladder: 1
users: { type: ${type} }
tables:
  public.orders: { key: { column: id, type: integer } }
`
const setup = 'create table public.orders (id integer primary key)'

describe.each([
  { type: 'integer', good: [['5', '5']], bad: [' 5', '5 ', '+5', '05', '5.0', '0x5', '99999999999', 'five'] },
  {
    type: 'uuid',
    good: [
      ['6f0c2c1e-0000-4000-8000-00000000000a', '6f0c2c1e-0000-4000-8000-00000000000a'],
      ['6F0C2C1E-0000-4000-8000-00000000000A', '6f0c2c1e-0000-4000-8000-00000000000a'],
    ],
    bad: [
      '{6f0c2c1e-0000-4000-8000-00000000000a}',
      '6f0c2c1e00004000800000000000000a',
      ' 6f0c2c1e-0000-4000-8000-00000000000a',
    ],
  },
])('a user whose id is of type $type', ({ type, good, bad }) => {
  let database: LadderDatabase

  beforeAll(async () => {
    database = await createLadderDatabase({ policy: policyOf(type), setup })
  })

  afterAll(() => database?.drop())

  it.each(good)('may be spelt %s and is %s', async (user, canonical) => {
    await rolledBack(database.app.pool, async (client) => {
      await enter(client, { user })
      expect(await answer(client, 'ladder.user_id()::text')).toBe(canonical)
    })
  })

  it.each(bad)('is refused as "%s"', async (user) => {
    expect(await refusalOf(database, { user })).toMatchObject({
      code: '22023',
      message: expect.stringMatching(/^malformed user id/),
    })
  })
})
