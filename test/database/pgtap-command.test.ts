// The pgTAP files that `pgladder pgtap` makes for a policy: they pass on the database that its migrations made, whatever the tables
// are like; they fail when any one thing is changed; and they leave nothing behind.

import { afterAll, describe, expect, inject, it } from 'vitest'
import type { TestFile } from '../../generator/pgtap/render-tests.ts'
import { askedBy } from '../support/asked-by.ts'
import { crowdedPolicy, crowdedSetup } from '../support/crowded-tables.ts'
import { readState } from '../support/database-state.ts'
import type { LadderDatabase } from '../support/governed-database.ts'
import { everyKind } from '../support/page-policies.ts'
import { failingIn, type Governed, openTested } from '../support/pgtap-files.ts'
import { stepsOf } from '../support/policy-case.ts'
import { tablesFor } from '../support/policy-tables.ts'

const skipped = inject('missingPgtap') !== null

const withoutPrefix = (policy: string) => policy.replace(/^rolePrefix:.*\n/m, '').replace(/^\s+adopt:.*\n/gm, '')

const ofCase = (name: string) => {
  const steps = stepsOf(name)
  return {
    title: `the case ${name}`,
    setup: tablesFor(steps.map(({ plan }) => plan)),
    policies: steps.map(({ policy }) => withoutPrefix(policy)),
  }
}

/** `fewCallers`: of four tables one is asked about by everybody, and the others by the first few. */
const governed: readonly (Governed & { readonly title: string; readonly fewCallers?: true })[] = [
  { title: 'tables where no row is easily made', setup: crowdedSetup, policies: [crowdedPolicy] },
  ofCase('every-option'),
  { ...ofCase('hostile-names'), fewCallers: true },
  ofCase('next-policy'),
  {
    title: 'every kind of cell',
    setup:
      'create table public.notes (id text primary key, author_id text); create table public.lists (id text primary key)',
    policies: [everyKind],
  },
  {
    title: 'roles that come with the session',
    setup: 'create table public.notes (id text primary key, author_id text)',
    policies: [everyKind.replace('roles:', 'roleSource: session\nroles:').replace(/ {2}public\.lists:[\s\S]*$/, '')],
  },
]

const databases: LadderDatabase[] = []

afterAll(async () => {
  for (const database of databases) await database.drop()
})

/** How many rows each table has, the ladder's own included. */
async function countRows({ superuser }: LadderDatabase): Promise<readonly string[]> {
  const { rows } = await superuser.query<{ counted: string }>(`
    select format('%s %s', c.oid::regclass, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s', c.oid::regclass), false, true, '')))[1])
      as counted
    from pg_class as c
    where c.relkind in ('r', 'p') and c.oid >= 16384
    order by 1`)
  return rows.map(({ counted }) => counted)
}

function ofFewCallers(files: readonly TestFile[]): readonly TestFile[] {
  const answers = files.filter(({ name }) => name.endsWith('_2_answers.sql'))
  return files.map((file) =>
    answers.indexOf(file) % 4 > 0 ? { ...file, text: askedBy(file.text, (number) => `${number} <= 4`) } : file,
  )
}

describe.skipIf(skipped).each(governed)('on $title', (one) => {
  it('they pass, and leave nothing behind', { timeout: 300_000 }, async () => {
    const { database, files } = await openTested(one)
    databases.push(database)
    const before = [await readState(database), await countRows(database)]
    const client = await database.superuser.connect()
    try {
      expect(await failingIn(client, one.fewCallers ? ofFewCallers(files) : files)).toEqual([])
    } finally {
      client.release()
    }
    expect([await readState(database), await countRows(database)]).toEqual(before)
  })
})
