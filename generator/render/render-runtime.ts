// The first migration: the runtime, which no policy changes.
import { createHash } from 'node:crypto'
import { type RuntimeChoices, readMigrationPart, readRuntime } from './read-sql.ts'

/** How many runtime files come before the engine exists: roles and schemas. */
const foundation = 2

/** The text of `0001_ladder_runtime.sql`. */
export function renderRuntime(choices: RuntimeChoices): string {
  const files = readRuntime(choices)
  const part = (name: Parameters<typeof readMigrationPart>[0]) => readMigrationPart(name, choices)
  const texts = files.map(({ text }) => text)
  return `${[
    '-- Made by pgladder: the runtime that every policy uses. Not to be edited.',
    part('guard'),
    part('base-roles'),
    part('claim-roles'),
    ...texts.slice(0, foundation),
    part('open'),
    part('as-engine'),
    ...texts.slice(foundation),
    part('as-migrator'),
    part('hand-over'),
    part('close'),
  ].join('\n\n')}\n`
}

/** What tells one runtime from another. */
export function runtimeHash(choices: RuntimeChoices): string {
  return createHash('sha256').update(renderRuntime(choices)).digest('hex')
}
