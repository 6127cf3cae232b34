// The folder of migrations: what is in it, and the only writing to disk. Its format is described in README.md beside this file.
import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { SqlPlan } from '../plan/sql-plan.ts'
import { reasonOf } from '../reason-of.ts'
import { listFolder, writeFolder } from './folder.ts'
import { FolderError } from './folder-error.ts'

const planFile = 'plan.json'
const migrationFile = /^(\d{4})_([a-z0-9_-]+)\.sql$/
/** What postgres-migrations would run. */
const runnableFile = /\.(sql|js)$/i

export interface MigrationFolder {
  readonly path: string
  /** Names of the migrations without number and ending, in order. */
  readonly slugs: readonly string[]
  /** The last emitted plan; null if nothing was emitted yet. */
  readonly plan: SqlPlan | null
}

/** Reads a folder; one that does not exist is empty. */
export function readFolder(path: string): MigrationFolder {
  const files = listFolder(path)
  const migrations = files.filter((file) => runnableFile.test(file)).sort()
  const slugs = migrations.map((file, n) => {
    const [, number, slug] = migrationFile.exec(file) ?? []
    if (slug === undefined || Number(number) !== n + 1) {
      throw new FolderError(
        `${join(path, file)}: expected migration ${String(n + 1).padStart(4, '0')}_<name>.sql here`,
        'migrations are numbered from 0001 without gaps, and other files with `.sql` or `.js` have no place among them',
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

/**
 * Writes migrations and, last, the plan they lead to. Returns the paths of the migrations.
 *
 * A failure takes back what was written: migrations without their plan would be of no use.
 */
export function writeMigrations(
  folder: MigrationFolder,
  migrations: readonly { readonly slug: string; readonly text: string }[],
  plan: SqlPlan,
): readonly string[] {
  const files = migrations.map(({ slug, text }, n) => {
    const number = String(folder.slugs.length + n + 1).padStart(4, '0')
    return { path: join(folder.path, `${number}_${slug}.sql`), text }
  })
  return writeFolder(folder.path, (write) => {
    for (const { path, text } of files) write(path, text, 'wx')
    const temporary = join(folder.path, `.${planFile}`)
    write(temporary, `${JSON.stringify(plan, null, 2)}\n`, 'w')
    renameSync(temporary, join(folder.path, planFile))
    return files.map(({ path }) => path)
  })
}

function readPlan(path: string): SqlPlan {
  let plan: unknown
  try {
    plan = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new FolderError(`${path}: cannot be read: ${reasonOf(cause)}`, 'take it from version control', { cause })
  }
  if (!isPlan(plan)) {
    throw new FolderError(`${path}: not a plan of this version of pgladder`, 'take it from version control')
  }
  return plan
}

/** Only pgladder writes plans, so their parts are not looked into; one that was cut or merged badly lacks some. */
function isPlan(plan: unknown): plan is SqlPlan {
  if (typeof plan !== 'object' || plan === null) return false
  const parts = new Map<string, unknown>(Object.entries(plan))
  const texts = ['runtime', 'schema', 'rolePrefix', 'roleSource', 'globalDefault']
  const lists = ['roles', 'profiles', 'containers', 'cells', 'userCells']
  return (
    parts.get('format') === 2 &&
    texts.every((name) => typeof parts.get(name) === 'string') &&
    lists.every((name) => Array.isArray(parts.get(name))) &&
    Number.isSafeInteger(parts.get('nextOrdinal')) &&
    typeof parts.get('users') === 'object' &&
    parts.get('users') !== null
  )
}
