// A publication of all tables, as logical replication has it: PostgreSQL refuses to delete from a published table whose rows it cannot
// tell apart, and what was given could not be taken back.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { rolledBack } from '../support/rolled-back.ts'

let database: LadderDatabase

beforeAll(async () => {
  database = await createLadderDatabase({
    setup: 'create table public.notes (id text primary key, author_id text); insert into public.notes values (1, null)',
    policy: `
pgladder: 1
users: { type: text }
roles: [Editor]
tables:
  public.notes: { key: { column: id, type: text }, owner: author_id, objectAcl: projected }
`,
  })
})

afterAll(() => database?.drop())

it('entries, cells and roles are taken back where every table is published', async () => {
  await rolledBack(database.superuser, async (client) => {
    await client.query(`
      set local client_min_messages = error;
      create publication everything for all tables;
      select ladder.grant_for_role('FIND', 'notes', '1', 'Editor');
      select ladder.inherit_for_role('FIND', 'notes', '1', 'Editor');
      select ladder.set_role_permission('Editor', 'FIND', 'notes', 'GRANT');
      select ladder.set_role_permission('Editor', 'FIND', 'notes', 'DENY');
      select ladder.set_role_permission('Editor', 'FIND', 'notes', 'INHERIT');
      select ladder.assign_role('anna', 'Editor');
      select ladder.unassign_role('anna', 'Editor');
      delete from ladder_internal.cells;
    `)
    const { rows } = await client.query('select from ladder_internal.public__notes_entries')
    expect(rows).toEqual([])
  })
})
