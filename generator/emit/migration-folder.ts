// The folder of migrations: what is in it, and the only writing to disk. Its format is described in README.md beside this file.
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SqlPlan } from '../plan/sql-plan.ts'
import { FolderError } from './folder-error.ts'

const planFile = 'plan.json'
const migrationFile = /^(\d{4})_([a-z0-9_-]+)\.sql$/

export interface MigrationFolder {
  readonly path: string
  /** Names of the migrations without number and ending, in order. */
  readonly slugs: readonly string[]
  /** The last emitted plan; null if nothing was emitted yet. */
  readonly plan: SqlPlan | null
}

/** Reads a folder; one that does not exist is empty. */
export function readFolder(path: string): MigrationFolder {
  const files = listFiles(path)
  const migrations = files.filter((file) => file.endsWith('.sql')).sort()
  const slugs = migrations.map((file, n) => {
    const [, number, slug] = migrationFile.exec(file) ?? []
    if (slug === undefined || Number(number) !== n + 1) {
      throw new FolderError(
        `${join(path, file)}: expected migration ${String(n + 1).padStart(4, '0')}_<name>.sql here`,
        'migrations are numbered from 0001 without gaps, and other files with `.sql` have no place among them',
      )
    }
    return slug
  })
  const hasPlan = files.includes(planFile)
  if (hasPlan !== slugs.length > 0) {
    throw new FolderError(
      hasPlan ? `${path}: \`plan.json\` without migrations` : `${path}: migrations without \`plan.json\``,
      'take both from version control: the next migration is made by comparing with the last plan',
    )
  }
  return { path, slugs, plan: hasPlan ? readPlan(join(path, planFile)) : null }
}

/** Writes migrations and, last, the plan they lead to. Returns the paths of the migrations. */
export function writeMigrations(
  folder: MigrationFolder,
  migrations: readonly { readonly slug: string; readonly text: string }[],
  plan: SqlPlan,
): readonly string[] {
  try {
    mkdirSync(folder.path, { recursive: true })
    const paths = migrations.map(({ slug, text }, n) => {
      const number = String(folder.slugs.length + n + 1).padStart(4, '0')
      const path = join(folder.path, `${number}_${slug}.sql`)
      writeFileSync(path, text, { flag: 'wx' })
      return path
    })
    const temporary = join(folder.path, `.${planFile}`)
    writeFileSync(temporary, `${JSON.stringify(plan, null, 2)}\n`)
    renameSync(temporary, join(folder.path, planFile))
    return paths
  } catch (cause) {
    throw new FolderError(`${folder.path}: cannot be written: ${reason(cause)}`, undefined, { cause })
  }
}

function listFiles(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new FolderError(`${path}: cannot be read: ${reason(cause)}`, undefined, { cause })
  }
}

function readPlan(path: string): SqlPlan {
  try {
    const plan: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof plan === 'object' && plan !== null && 'format' in plan && plan.format === 1) return plan as SqlPlan
  } catch (cause) {
    throw new FolderError(`${path}: cannot be read: ${reason(cause)}`, 'take it from version control', { cause })
  }
  throw new FolderError(`${path}: not a plan of this version of pgladder`, 'take it from version control')
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
