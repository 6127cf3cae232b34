// What each test file uses of the migrations, and how long it takes without a mutant: noted once, by a run of them all.

import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { databaseTestFiles } from '../support/database-test-files.ts'
import type { Usage } from '../support/mutation.ts'
import type { Outcome } from './lane.ts'

export interface KnownFile {
  readonly file: string
  readonly milliseconds: number
  readonly statements: ReadonlySet<string>
  readonly functions: ReadonlySet<string>
}

/**
 * Too long, while a part of the same comparison is in the list; broken by themselves; of another server or engine; of the client alone; applied
 * by the command line; red at every change of a function, whose text they compare, while its answers have been asked for in SQL.
 */
const leftOut =
  /oracle\/(mutants|grid|upsert-grid|explain|sharing)|pglite|crash|access-(two-messages|one-message|connection)|cli\.test|migrations-tool|examples|pgtap-(adopted|command|prove|tampered)/

export const testFiles = (): readonly string[] => databaseTestFiles().filter((file) => !leftOut.test(file))

export function readUsage(usageFile: string, outcomes: readonly Outcome[]): readonly KnownFile[] {
  const lines = readFileSync(usageFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const used = new Map<string, { readonly statements: Set<string>; readonly functions: Set<string> }>()
  for (const line of lines) {
    const { file: path, statements = [], functions = [] } = JSON.parse(line) as Usage
    const file = relative(process.cwd(), path)
    const known = used.get(file) ?? { statements: new Set<string>(), functions: new Set<string>() }
    used.set(file, known)
    for (const statement of statements) known.statements.add(statement)
    for (const name of functions) known.functions.add(nameOfFunction(name))
  }
  return outcomes.map(({ file, milliseconds }) => ({
    file,
    milliseconds,
    statements: used.get(file)?.statements ?? new Set(),
    functions: used.get(file)?.functions ?? new Set(),
  }))
}

export const nameOfFunction = (name: string) =>
  name.replace(/\.\w+?__\w+?_(object_ids|keep_entries|new_entries)$/, '.TABLE_$1')

/** PostgreSQL keeps no count of functions whose bodies it puts into the queries that call them. */
export const isInlined = (name: string) =>
  /\.(context|user_id|system_roles|custom_roles|roles|has_role|role_ids|may_own|may_other|actor|said|change|depth_of|system_roles_of|generation|enter|update|remove|upsert)$/.test(
    name,
  )

export function isCounted(statement: string, known: readonly KnownFile[]): boolean {
  const name = functionOf(statement)
  return name !== null && !isInlined(name) && known.some(({ functions }) => functions.has(name))
}

export const functionOf = (statement: string): string | null =>
  /^(ladder(?:_internal)?\.\w+)\(/.exec(statement)?.[1] ?? null

/** The files that a mutant of a statement could turn red. */
export function filesThatUse(statement: string, known: readonly KnownFile[]): readonly KnownFile[] {
  const applied = known.filter(({ statements }) => statements.has(statement))
  const name = functionOf(statement)
  if (name === null || !isCounted(statement, known)) return applied
  return applied.filter(
    ({ functions, file }) => functions.has(name) || /catalog|threats-(structure|functions|plans)/.test(file),
  )
}
