// A throw-away folder of migrations, and policies for it.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { emitMigrations } from '../../generator/emit/emit-migrations.ts'
import { checkedPolicy } from './checked-policy.ts'

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pgladder-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Every file of a folder with its text. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )
}

/** Emits a policy, given as YAML. */
export function emit(policy: string, folder: string, name?: string) {
  return emitMigrations(checkedPolicy(policy), folder, name)
}

/** The text of a policy that governs tables of schema `public`, and says no more about them than `cells`. */
export function policyOf(tables: Readonly<Record<string, string>>, head = 'users: { type: uuid }'): string {
  const entries = Object.entries(tables).map(([name, cells]) =>
    ['', `  public.${name}:`, '    key: { column: id, type: uuid }', ...(cells === '' ? [] : [`    ${cells}`])].join(
      '\n',
    ),
  )
  return `pgladder: 1\n${head}\ntables:${entries.join('')}\n`
}
