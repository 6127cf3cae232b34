// pgTAP loads into any database that the tests make, answers whoever asks, and says so when something is not as it should be.

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { column } from '../support/column.ts'
import { loadPgtap } from '../support/pgtap.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { createTestDatabase, type Login, type TestDatabase } from '../support/test-database.ts'

describe.skipIf(inject('missingPgtap') !== null)('pgTAP', () => {
  let database: TestDatabase
  let app: Login

  beforeAll(async () => {
    database = await createTestDatabase()
    app = await database.login('app')
    const client = await database.superuser.connect()
    await loadPgtap((sql) => client.query(sql))
    client.release(true)
  })
  afterAll(() => database?.drop())

  it('answers a login that owns nothing, and tells what holds from what does not', () =>
    rolledBack(app.pool, async (client) => {
      await client.query('set local search_path = tap, public')
      expect(await column(client, 'select plan(2)')).toEqual(['1..2'])
      expect(await column(client, `select has_schema('tap'::name)`)).toEqual(['ok 1 - Schema tap should exist'])
      expect(String(await column(client, `select has_table('public'::name, 'orders'::name)`))).toMatch(/^not ok 2 - /)
      expect(await column(client, 'select * from finish()')).toEqual(['# Looks like you failed 1 test of 2'])
    }))
})
