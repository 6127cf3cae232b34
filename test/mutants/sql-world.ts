// A pair of databases with tests in SQL: one is migrated, and a mutant of a function or a policy is put into it; one is not, and
// is migrated with a mutant in the migrations. Both in a transaction that is taken back, so that a mutant costs little more than its tests.

import pg from 'pg'
import { loadPgtap } from '../support/pgtap.ts'
import { runTap } from '../support/tap.ts'

export interface SqlTest {
  readonly name: string
  readonly text: string
  /** Whether it looks at the catalog and at nothing else. */
  readonly isStructural: boolean
  /** Whom and what it asks about, if only that. */
  readonly about?: {
    /** The database role of the request. */
    readonly role: string
    readonly relation: string
    /** Whether what it calls is called by no other in a different way. */
    readonly isTypical: boolean
  }
}

/** What a database is made of, in the names that belong to a prefix of its roles. */
export interface SqlSetup {
  /** Logins and tables, before any migration. */
  readonly setup: string
  readonly texts: readonly string[]
  /** Grants of the database's own, and what the tests want of it, after the migrations. */
  readonly after: string
  readonly tests: readonly SqlTest[]
}

/** The first test of a file that goes red; `isStructural` where only the catalog was looked at. */
export interface Red {
  readonly file: string
  readonly title: string
  readonly isStructural: boolean
}

/** Why a mutant could not be applied. */
export interface NotApplied {
  readonly message: string
  readonly where: string
}

/** A text that is run on the migrated database, or the migrations themselves, with a mutant in them. */
export type SqlChange = { readonly repair: string } | { readonly migrations: readonly string[] }

/** A test that is green without a mutant. */
export interface SoundTest extends SqlTest {
  /** The functions that it calls, `schema.name`, but for those whose bodies PostgreSQL puts into the queries that call them. */
  readonly functions: ReadonlySet<string>
}

export interface SqlWorld {
  /** Of the migrated database. */
  readonly texts: readonly string[]
  /** The migrations of the other one. */
  readonly migrations: readonly string[]
  soundFor(change: SqlChange): readonly SoundTest[]
  /** Runs tests until one is red. */
  ask(change: SqlChange, tests: readonly SoundTest[]): Promise<Red | NotApplied | null>
  close(): Promise<void>
}

interface Opened extends SqlSetup {
  readonly url: string
  client: pg.Client
  /** How often something was put into it and taken back since it was last tidied. */
  used: number
}

/** What is taken back stays in the catalog until it is vacuumed, and in the memory of the connection. */
const tidiedAfter = 12

/** `make` is called for each of the two databases, with a prefix that is also the database's name. */
export async function openSqlWorld(
  superuserUrl: string,
  name: string,
  make: (prefix: string) => Promise<SqlSetup>,
): Promise<SqlWorld> {
  const migrated = await open(superuserUrl, `${name}_migrated`, make)
  for (const text of migrated.texts) await migrated.client.query(`begin;\n${text}\ncommit;`)
  await migrated.client.query(migrated.after)
  const bare = await open(superuserUrl, `${name}_bare`, make)

  const of = (change: SqlChange): Opened => ('repair' in change ? migrated : bare)

  /** Runs tests in one transaction; each is told its faults, and whether to go on. */
  async function run(
    change: SqlChange,
    tests: readonly SqlTest[],
    goOn: (
      test: SqlTest,
      faults: readonly string[],
      calls: () => Promise<ReadonlyMap<string, number>>,
    ) => Promise<boolean>,
  ): Promise<NotApplied | null> {
    const opened = of(change)
    if (opened.used === tidiedAfter) await tidy(opened)
    opened.used += 1
    const { client } = opened
    await client.query('begin')
    try {
      try {
        await apply(opened, change)
      } catch (error) {
        const { message = '', where = '' } = error as Partial<NotApplied>
        return { message, where }
      }
      for (const test of tests) {
        const faults = await runTap(inside(test.text), (sql) => client.query(sql))
        await client.query('rollback to mutant')
        if (!(await goOn(test, faults, () => callsIn(client)))) break
      }
      return null
    } finally {
      await client.query('rollback; reset session authorization; reset role; reset search_path')
    }
  }

  const sound = {
    migrated: await soundIn({ repair: '' }),
    bare: await soundIn({ migrations: bare.texts }),
  }

  async function soundIn(change: SqlChange): Promise<readonly SoundTest[]> {
    const found: SoundTest[] = []
    let before: ReadonlyMap<string, number> = new Map()
    // policies are always broken in the migrated one
    const tests = of(change).tests.filter(({ about }) => 'repair' in change || about?.isTypical !== false)
    const fault = await run(change, tests, async (test, faults, calls) => {
      const now = await calls()
      const functions = [...now].filter(([name, count]) => count > (before.get(name) ?? 0)).map(([name]) => name)
      before = now
      if (faults.length === 0) found.push({ ...test, functions: new Set(functions) })
      else console.log(`left out, since it is red without a mutant: ${test.name}: ${faults[0]}`)
      return true
    })
    if (fault !== null) throw new Error(`the migrations of ${name} do not apply: ${fault.message}`)
    return found
  }

  return {
    texts: migrated.texts,
    migrations: bare.texts,
    soundFor: (change) => ('repair' in change ? sound.migrated : sound.bare),
    async ask(change, tests) {
      let red: Red | null = null
      const fault = await run(change, tests, async (test, faults) => {
        red = redOf(test, faults)
        return red === null
      })
      return fault ?? red
    },
    async close() {
      await migrated.client.end()
      await bare.client.end()
    },
  }
}

async function open(superuserUrl: string, name: string, make: (prefix: string) => Promise<SqlSetup>): Promise<Opened> {
  const setup = await make(name)
  const server = new pg.Client({ connectionString: superuserUrl })
  await server.connect()
  await server.query(`create database ${name}`)
  await server.end()
  const url = new URL(superuserUrl)
  url.pathname = `/${name}`
  const client = await connect(url.href)
  await loadPgtap((sql) => client.query(sql))
  await client.query('reset search_path')
  await client.query(setup.setup)
  return { ...setup, url: url.href, client, used: 0 }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function tidy(opened: Opened): Promise<void> {
  await opened.client.query('vacuum')
  await opened.client.end()
  opened.client = await connect(opened.url)
  opened.used = 0
}

/** What the tests start from, and go back to. */
async function apply({ client, after }: Opened, change: SqlChange): Promise<void> {
  if ('repair' in change) await client.query(change.repair)
  else {
    for (const text of change.migrations) await client.query(`${text}\nreset role; reset all;`)
    await client.query(after)
  }
  await client.query('reset role; reset search_path; savepoint mutant')
}

/** How often each function was called in this transaction. */
async function callsIn(client: pg.Client): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ name: string; calls: number }>(
    `select schemaname || '.' || funcname as name, calls::integer from pg_stat_xact_user_functions`,
  )
  return new Map(rows.map(({ name, calls }) => [name, calls]))
}

/** A file's text without its own transaction. */
const inside = (text: string) => text.replace(/^begin;$/m, '').replace(/^rollback;$/m, '')

function redOf({ name, text, isStructural }: SqlTest, faults: readonly string[]): Red | null {
  if (faults.length === 0) return null
  const titles = faults.filter((fault) => !fault.startsWith('#'))
  const reds = titles.map((title) => ({ file: name, title, isStructural: isStructural || looksAtCatalog(text, title) }))
  return reds.find((red) => !red.isStructural) ?? reds[0] ?? null
}

/** Whether the test of that title compares what is in `seen`, which is the catalog in words. */
function looksAtCatalog(text: string, title: string): boolean {
  const description = /^not ok \d+ - (.*)$/.exec(title)?.[1]
  if (description === undefined) return false
  return text
    .split(/^(?=select )/m)
    .some((test) => test.includes(`'${description.replaceAll("'", "''")}'`) && /\bseen\./.test(test))
}
