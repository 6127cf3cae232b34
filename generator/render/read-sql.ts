// The hand-written SQL, with the words that stand for what a policy names replaced (see sql/README.md).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../package-root.ts'
import { namesOf } from '../plan/names.ts'
import type { IdType } from '../vocabulary/id-type.ts'
import { type Sql, trusted } from './quote.ts'

/** What of a policy the hand-written SQL depends on. It cannot change once the runtime is installed. */
export interface RuntimeChoices {
  readonly schema: string
  readonly rolePrefix: string
  readonly users: { readonly type: IdType }
}

/** The files of `sql/runtime`, in the order of their numbers. */
export function readRuntime(choices: RuntimeChoices): readonly { readonly file: string; readonly text: Sql }[] {
  const folder = join(packageRoot, 'sql', 'runtime')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ file, text: adapt(readFileSync(join(folder, file), 'utf8'), choices) }))
}

/** One file of `sql/migration`. */
export function readMigrationPart(
  part:
    | 'guard'
    | 'base-roles'
    | 'claim-roles'
    | 'drop-roles'
    | 'open'
    | 'as-engine'
    | 'as-migrator'
    | 'hand-over'
    | 'close',
  choices: RuntimeChoices,
): Sql {
  return adapt(readFileSync(join(packageRoot, 'sql', 'migration', `${part}.sql`), 'utf8'), choices)
}

/** One file of `sql/pgtap`. */
export function readTestPart(part: 'open' | 'catalog' | 'ask', choices: RuntimeChoices): Sql {
  return adapt(readFileSync(join(packageRoot, 'sql', 'pgtap', `${part}.sql`), 'utf8'), choices)
}

function adapt(text: string, choices: RuntimeChoices): Sql {
  const names = namesOf(choices)
  const words: Readonly<Record<string, string>> = {
    ladder: names.schema,
    ladder_internal: names.internal,
    ladder_engine: names.engine,
    ladder_gateway: names.gateway,
    ladder_session: names.session,
    ladder_admin: names.admin,
    ladder_projector: names.projector,
    ladder_dynamic: names.dynamic,
    ladder_as_: names.compiled,
    ladder_user_id: choices.users.type,
  }
  return trusted(text.replaceAll(/\bladder(_[a-z_]+)?\b/g, (word) => words[word] ?? word).trimEnd())
}
