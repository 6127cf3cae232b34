// The pgTAP files of a table that another role may use too: they leave it its rights, as long as no request can come by them.

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { failingIn, openTested, type TestedDatabase } from '../support/pgtap-files.ts'
import { rolledBack } from '../support/rolled-back.ts'

let tested: TestedDatabase | undefined

const skipped = inject('missingPgtap') !== null
const role = 'pgladder_test_adopted'

beforeAll(async () => {
  if (skipped) return
  tested = await openTested({
    setup: `create role ${role};
      create table public.notes (id integer primary key, author_id text);
      grant insert, select on public.notes to ${role}`,
    policies: [
      `
pgladder: 1
users: { type: text }
tables:
  public.notes:
    key: { column: id, type: integer }
    owner: author_id
    ownerPolicy: { FIND: GRANT }
    adopt: [${role}]
`,
    ],
  })
})

afterAll(async () => {
  if (tested === undefined) return
  const { database } = tested
  await database.superuser.query(`drop owned by ${role}; drop role ${role}`)
  await database.drop()
})

/** What fails after a change that is taken back. */
const failingAfter = async (change: string) => {
  const { database, files } = tested ?? expect.fail()
  return rolledBack(database.superuser, async (client) => {
    await client.query(change)
    const structure = files.filter(({ name }) => name.endsWith('structure.sql'))
    // each file begins a transaction and takes it back; here it is this one
    const within = structure.map(({ name, text }) => ({
      name,
      text: text.replace(/^begin read write;$/m, 'savepoint tests;').replace(/^rollback;$/m, 'rollback to tests;'),
    }))
    return failingIn(client, within)
  })
}

describe.skipIf(skipped)('what an adopted role may do with the table', () => {
  it('is its own business', async () => {
    expect(await failingAfter('select')).toEqual([])
    expect(await failingAfter(`grant update on public.notes to ${role}`)).toEqual([])
  })

  it.each(['session', 'gateway', 'dynamic'])('is noticed where requests come by it: %s', async (name) => {
    const { database } = tested ?? expect.fail()
    const failing = await failingAfter(`grant ${role} to ${database.prefix}_${name}`)
    expect(failing.join()).toContain('public.notes: there is nothing else')
  })
})
