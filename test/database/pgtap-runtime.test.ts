// sql/runtime, file by file, by tests in SQL that a DBA can read and run alone; test/README.md says how. And that they are complete: what
// is changed, added or taken away in the two schemas turns a file red.

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { column } from '../support/column.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { loadPgtap } from '../support/pgtap.ts'
import { inNames, type Names, pgtapFiles, pgtapPolicy, pgtapSetup, pgtapText } from '../support/pgtap-world.ts'
import { runTap } from '../support/tap.ts'

describe.skipIf(inject('missingPgtap') !== null)('pgTAP', () => {
  let database: LadderDatabase
  let names: Names

  beforeAll(async () => {
    database = await createLadderDatabase({ policy: pgtapPolicy, setup: pgtapSetup })
    const { prefix, app, owner } = database
    const dba = await database.login('dba')
    await owner.pool.query(`grant ${prefix}_admin to ${dba.role}`)
    names = { prefix, logins: { app: app.role, dba: dba.role, owner: owner.role } }
    const client = await database.superuser.connect()
    await loadPgtap((sql) => client.query(sql))
    await client.query(pgtapText('catalog.sql', names))
    client.release(true)
  })
  afterAll(() => database?.drop())

  /** The faults of one file, on a connection of its own, after something was broken in its transaction. */
  async function faultsIn(file: string, broken = ''): Promise<readonly string[]> {
    const client = await database.superuser.connect()
    try {
      await client.query(`begin; ${broken}`)
      return await runTap(pgtapText(file, names).replace(/^begin;$/m, ''), (sql) => client.query(sql))
    } finally {
      client.release(true)
    }
  }

  it.each(pgtapFiles)('%s passes', async (file) => {
    expect((await faultsIn(file)).join('\n')).toBe('')
  })

  it('each function of the two schemas is described in exactly one file', async () => {
    const functions = await column(database.superuser, 'select signature from seen.functions')
    const texts = pgtapFiles.map((file) => pgtapText(file, names))
    const described = (signature: unknown) => texts.filter((text) => text.includes(`('${signature}', '`)).length
    expect(functions.length).toBeGreaterThan(100)
    expect(functions.filter((signature) => described(signature) !== 1)).toEqual([])
  })

  // One thing of each kind: what is done, and the file that notices.
  const internal = 'ladder_internal'
  it.each<[act: string, sql: string, file: string]>([
    ['a function is added', `create function ${internal}.extra() returns int language sql return 1`, '99'],
    ['a function is overloaded', 'create function ladder.user_id(text) returns text language sql return null', '99'],
    ['a function is taken away', `drop function ${internal}.read_role(text) cascade`, '99'],
    [
      'a function is owned by somebody else',
      'alter function ladder.allowed(text, regclass, text) owner to postgres',
      '09',
    ],
    [
      'a function is no definer any more',
      'alter function ladder.audit(regclass, text, timestamptz) security invoker',
      '12',
    ],
    [
      'a function is a definer',
      'alter function ladder.enter(text, text, text, text[], text, boolean) security definer',
      '06',
    ],
    ['a search_path is not pinned any more', 'alter function ladder.api_keys() reset search_path', '08'],
    ['a search_path is another', `alter function ladder.api_keys() set search_path = public`, '08'],
    ['a function is immutable', `alter function ${internal}.context(text) immutable`, '03'],
    ['a function is leakproof', `alter function ${internal}.context(text) leakproof`, '03'],
    ['a function is not parallel safe', 'alter function ladder.user_id() parallel restricted', '03'],
    ['PUBLIC may execute a function', `grant execute on function ${internal}.rebuild_bits() to public`, '05'],
    ['a role may execute one', 'grant execute on function ladder.create_api_key(text) to ladder_session', '08'],
    [
      'a role may not execute one',
      'revoke execute on function ladder.refuse(text, regclass, text[]) from ladder_session',
      '18',
    ],
    ['a table is added', `create table ${internal}.extra ()`, '99'],
    ['a view is added', 'create view ladder.extra as select 1 as one', '99'],
    ['a sequence is added', `create sequence ${internal}.extra`, '99'],
    ['a type is added', `create type ${internal}.extra as enum ('a')`, '99'],
    ['a domain is added', 'create domain ladder.extra as text', '99'],
    ['a collation is added', `create collation ${internal}.extra from "C"`, '99'],
    ['an operator is added', 'create operator ladder.=== (leftarg = int, rightarg = int, procedure = int4eq)', '99'],
    ['a table is owned by somebody else', `alter table ${internal}.cells owner to postgres`, '02'],
    ['somebody may read a table', `grant select on ${internal}.api_keys to ladder_admin`, '02'],
    ['somebody may read a column', `grant select (id) on ${internal}.audit to ladder_admin`, '12'],
    ['a column is added', `alter table ${internal}.roles add column extra text`, '02'],
    ['a column is taken away', `alter table ${internal}.memberships drop column until`, '02'],
    ['a column may be null', `alter table ${internal}.api_keys alter column secret_hash drop not null`, '02'],
    ['a default is another', `alter table ${internal}.audit alter column login set default 'x'`, '12'],
    ['a constraint is added', `alter table ${internal}.roles add check (id > 0)`, '02'],
    ['a constraint is taken away', `alter table ${internal}.cells drop constraint cells_check`, '02'],
    ['an index is added', `create index on ${internal}.entry_codes (code)`, '13'],
    ['an index is taken away', `drop index ${internal}.memberships_role`, '02'],
    ['a type has one attribute more', `alter type ${internal}.step add attribute extra text`, '18'],
    ['a type is owned by somebody else', `alter type ${internal}.prepared_write owner to postgres`, '19'],
    [
      'a trigger is added',
      `create trigger extra before insert on ${internal}.roles for each row execute function ${internal}.refuse_rewriting()`,
      '99',
    ],
    ['a trigger is taken away', `drop trigger pgladder_records_delete on ${internal}.cells`, '12'],
    ['a trigger is disabled', `alter table ${internal}.audit disable trigger pgladder_keeps_audit`, '12'],
    [
      'a trigger of entries is taken away',
      `drop trigger pgladder_projects_insert on ${internal}.public__boards_entries`,
      '99',
    ],
    ['a policy is added', `create policy extra on ${internal}.cells using (true)`, '99'],
    ['a rule is added', `create rule extra as on delete to ${internal}.audit do instead nothing`, '99'],
    ['a comment is taken away', 'comment on function ladder.user_id() is null', '99'],
    ['a schema is opened', `grant usage on schema ${internal} to ladder_session`, '01'],
    ['a schema may be added to', 'grant create on schema ladder to ladder_admin', '01'],
    [
      'default privileges open what comes later',
      'alter default privileges in schema ladder grant select on tables to public',
      '01',
    ],
    ['a role can do more', 'alter role ladder_admin createrole', '00'],
    ['a role may log in', 'alter role ladder_engine login', '00'],
    ['a role has one member more', 'grant ladder_engine to pgtap_app', '00'],
    ['a role has one member less', 'revoke ladder_dynamic from ladder_gateway granted by pgtap_owner', '00'],
    ['somebody may become a compiled profile', 'grant ladder_as_authenticated to pgtap_dba', '00'],
    ['a system role is called otherwise', `update ${internal}.roles set name = 'X' where name = 'TwitterUser'`, '02'],
  ])('when %s, a file says so', async (_act, sql, number) => {
    const file = pgtapFiles.find((name) => name.startsWith(number))
    if (file === undefined) throw new Error(`there is no file ${number}`)
    const faults = await faultsIn(file, inNames(sql, names))
    expect(faults.length).toBeGreaterThan(0)
  })
})
