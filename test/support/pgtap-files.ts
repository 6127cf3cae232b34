// A governed database with pgTAP, and the files that `pgladder pgtap` makes for it.

import pg from 'pg'
import { rehearse } from '../../generator/pgtap/rehearse.ts'
import { renderTests, type TestFile } from '../../generator/pgtap/render-tests.ts'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'
import { checkedPolicy } from './checked-policy.ts'
import { createLadderDatabase, type LadderDatabase } from './governed-database.ts'
import { loadPgtap } from './pgtap.ts'
import { runTap } from './tap.ts'

/** What a database is governed by: policies that follow each other. */
export interface Governed {
  readonly setup: string
  readonly policies: readonly string[]
}

export interface TestedDatabase {
  readonly database: LadderDatabase
  readonly files: readonly TestFile[]
}

/** Drop the database in `afterAll`. */
export async function openTested({ setup, policies: [first = '', ...rest] }: Governed): Promise<TestedDatabase> {
  const database = await createLadderDatabase({ policy: first, setup })
  for (const policy of rest) await database.migrate(policy)
  await addPgtap(database.url)
  const policy = `rolePrefix: ${database.prefix}\n${rest.at(-1) ?? first}`
  return { database, files: await testFilesFor(policy, database.plan()) }
}

/** Loads pgTAP into a database, as a superuser; on a connection of its own, as it sets a search_path. */
export async function addPgtap(url: string): Promise<void> {
  const loader = new pg.Client({ connectionString: url })
  await loader.connect()
  try {
    await loadPgtap((sql) => loader.query(sql))
  } finally {
    await loader.end()
  }
}

/** The files for a policy, given as YAML, and the plan that its migrations lead to. */
export async function testFilesFor(policy: string, plan: SqlPlan): Promise<readonly TestFile[]> {
  return renderTests(checkedPolicy(policy), plan, await rehearse(plan))
}

/** What fails, each with its file, and what pgTAP says about it. */
export async function failingIn(client: pg.ClientBase, files: readonly TestFile[]): Promise<readonly string[]> {
  const failed: string[] = []
  for (const { name, text } of files) {
    const faults = await runTap(text, (sql) => client.query(sql))
    if (faults.length > 0) await client.query('rollback')
    failed.push(...faults.map((fault) => `${name}: ${fault}`))
  }
  return failed
}
