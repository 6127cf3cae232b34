// The tests of sql/runtime in SQL on PGlite, by its one connection: the same files, under the usual names.

import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { loadPgtap } from '../support/pgtap.ts'
import { type Names, pgtapFiles, pgtapPolicy, pgtapSetup, pgtapText } from '../support/pgtap-world.ts'
import { runTap } from '../support/tap.ts'

const names: Names = { prefix: 'ladder', logins: { app: 'pgtap_app', dba: 'pgtap_dba', owner: 'pgtap_owner' } }

describe.skipIf(inject('missingPgtap') !== null)('pgTAP on PGlite', () => {
  let pglite: PGlite

  beforeAll(async () => {
    pglite = await PGlite.create()
    await pglite.exec(`
      create role pgtap_owner login createrole;
      grant all on schema public to pgtap_owner;
      grant create on database postgres to pgtap_owner;
      set session authorization pgtap_owner;
    `)
    await pglite.exec(pgtapSetup)
    for (const text of migrationsOf(checkedPolicy(pgtapPolicy)).texts) await pglite.exec(`begin;\n${text}\ncommit;`)
    await pglite.exec(`
      create role pgtap_app login;
      create role pgtap_dba login;
      grant ladder_gateway to pgtap_app;
      grant ladder_admin to pgtap_dba;
      set session authorization postgres;
    `)
    await loadPgtap((sql) => pglite.exec(sql))
    await pglite.exec(pgtapText('catalog.sql', names))
  }, 180_000)
  afterAll(() => pglite?.close())

  it.each(pgtapFiles)('%s passes', async (file) => {
    const faults = await runTap(pgtapText(file, names), (sql) => pglite.exec(sql))
    if (faults.length > 0) await pglite.exec('rollback')
    expect(faults.join('\n')).toBe('')
  })
})
