// What `npm run test:mutants` has to do with the databases of tests: it breaks migrations as they are applied, and has noted what each
// test file uses. Without it, nothing of this is done.

import { appendFileSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { expect } from 'vitest'
import { type Mutant, mutate, repairInto } from '../mutants/mutants.ts'
import { statementsOf } from '../mutants/statements.ts'

/** Names a file that says which mutant is tried, as JSON; empty: none. */
const mutantFile = process.env.PGLADDER_MUTANT
/** Names a file to which is added what test files use, one JSON text a line. */
const usageFile = process.env.PGLADDER_USAGE

export interface Usage {
  readonly file: string
  /** Statements of migrations that were applied. */
  readonly statements?: readonly string[]
  /** Functions that ran. */
  readonly functions?: readonly string[]
}

/** A migration as it is, or broken. */
export function asApplied(text: string): string {
  if (usageFile !== undefined) noteUsage({ statements: statementsOf(text).map(({ key }) => key) })
  const mutant = currentMutant()
  return mutant === undefined ? text : mutate(text, mutant)
}

/** Applies a migration, as it is or broken. */
export async function applyMigration(text: string, apply: (text: string) => Promise<unknown>): Promise<void> {
  const made = asApplied(text)
  try {
    await apply(made)
  } catch (error) {
    if (made !== text) noteRefusal(error)
    throw error
  }
}

export function noteRefusal(error: unknown): void {
  appendFileSync(`${mutantFile}.refused`, `${JSON.stringify(describeError(error))}\n`)
}

function currentMutant(): Pick<Mutant, 'id' | 'of'> | undefined {
  if (mutantFile === undefined || paused > 0) return undefined
  const content = readFileSync(mutantFile, 'utf8')
  return content === '' ? undefined : (JSON.parse(content) as Mutant)
}

/** Whether databases may be copied from one that was migrated without a mutant: not where a test changes roles of the cluster. */
export function mayCopy(): boolean {
  const file = expect.getState().testPath ?? ''
  return (
    mutantFile !== undefined &&
    usageFile === undefined &&
    !/profiles|migrations|takeover|cases|access-request/.test(file)
  )
}

/** What a copy lacks, a text for a superuser; null: it cannot be copied. */
export function repairOf(texts: readonly string[]): string | null {
  const mutant = currentMutant()
  return mutant === undefined ? '' : repairInto(texts, mutant)
}

/** Has what is done be done without a mutant. */
export async function withoutMutant<T>(work: () => Promise<T>): Promise<T> {
  paused += 1
  try {
    return await work()
  } finally {
    paused -= 1
  }
}

let paused = 0

/** Why PostgreSQL, or a migration's own check, refused one. */
export interface Refusal {
  readonly message: string
  readonly code: string
  readonly where: string
}

function describeError(error: unknown): Refusal {
  const { message = String(error), code = '', where = '' } = error as Partial<Refusal>
  return { message, code, where }
}

function noteUsage(used: Omit<Usage, 'file'>): void {
  if (usageFile === undefined) return
  appendFileSync(usageFile, `${JSON.stringify({ file: expect.getState().testPath ?? '', ...used })}\n`)
}

/** To be called when all connections to a database have ended, and before it is dropped. */
export async function noteFunctions(url: string): Promise<void> {
  if (usageFile === undefined) return
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select distinct s.schemaname || '.' || s.funcname as name from pg_stat_user_functions as s where s.calls > 0`,
    )
    noteUsage({ functions: rows.map(({ name }) => name) })
  } finally {
    await client.end()
  }
}
