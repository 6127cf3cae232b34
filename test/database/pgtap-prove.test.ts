// What a DBA does, and no more: psql applies the files of `pgladder generate`, pg_prove runs those of `pgladder pgtap`. No line of
// TypeScript stands between them and the database.

import { execFile } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findPgProve } from '../support/pg-prove.ts'
import { addPgtap } from '../support/pgtap-files.ts'
import { temporaryFolder } from '../support/policy-folder.ts'
import { hasPsql } from '../support/psql.ts'
import { runCli } from '../support/run-cli.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const run = promisify(execFile)
const pgProve = findPgProve()
const missing = [
  ...(hasPsql ? [] : ['psql']),
  ...(pgProve === null ? ['pg_prove'] : []),
  ...(inject('missingPgtap') === null ? [] : ['pgTAP']),
]
if (missing.length > 0) console.log(`what pg_prove says of a database is SKIPPED: no ${missing.join(', no ')}`)

const policy = (prefix: string) => `
pgladder: 1
rolePrefix: ${prefix}
users: { type: text }
roles: ['Editor # TODO later']
tables:
  public.notes:
    key: { column: id, type: text }
    owner: author_id
    roles: { 'Editor # TODO later': { FIND: GRANT, UPDATE: GRANT }, AuthenticatedUser: { CREATE: GRANT } }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }
`

describe.skipIf(missing.length > 0)('pg_prove', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database?.drop())

  it(
    'passes on a database that psql migrated, and fails once one policy is another',
    { timeout: 180_000 },
    async () => {
      const folder = temporaryFolder()
      const file = join(folder, 'policy.yaml')
      const [dir, out] = [join(folder, 'migrations'), join(folder, 'tests')]
      writeFileSync(file, policy(database.prefix))
      expect((await runCli('generate', file, '--out', dir)).code).toBe(0)
      expect((await runCli('pgtap', file, '--out', out, '--dir', dir)).code).toBe(0)
      const psql = (...args: readonly string[]) =>
        run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', database.url, ...args])
      await psql('-c', `create table public.notes (id text primary key, author_id text, text text not null)`)
      for (const name of readdirSync(dir).filter((one) => one.endsWith('.sql'))) await psql('-1', '-f', join(dir, name))
      await addPgtap(database.url)

      const files = readdirSync(out).map((name) => join(out, name))
      const prove = () =>
        run(pgProve ?? '', ['-d', database.url, ...files]).then(
          ({ stdout, stderr }) => `${stdout}${stderr}`,
          ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`,
        )
      const passed = await prove()
      expect(passed).toContain('All tests successful.')
      expect(passed).toMatch(/Files=4, Tests=\d{3},[\s\S]*Result: PASS/)

      await psql('-c', 'alter policy notes_select_own on public.notes using (true)')
      const failed = await prove()
      expect(failed).toMatch(/Failed test \d+: "public\.notes: policy notes_select_own is as the migrations make it"/)
      expect(failed).toContain(`"AuthenticatedUser may not FIND another's object of public.notes"`)
      expect(failed).toContain('have: statement allowed, asked refused')
      expect(failed).toContain('Result: FAIL')

      // What would be a directive in a name is none: the test would be allowed to fail.
      await psql('-c', 'alter policy notes_delete_own on public.notes using (true)')
      const more = await prove()
      expect(more).toMatch(
        /Failed test \d+: "AuthenticatedUser \+ Editor \\# TODO later may not REMOVE another's object of public\.notes"/,
      )
      expect(more).not.toContain('TODO passed')
    },
  )
})
