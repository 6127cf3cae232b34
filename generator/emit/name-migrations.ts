// What migrations are called. postgres-migrations wants each name once, at most 100 characters, and reads a marker that
// switches its transaction off anywhere in the text.
import { FolderError } from './folder-error.ts'

const transactionMarker = '-- postgres-migrations disable-transaction'
const runtimeSlug = 'ladder_runtime'

/** What postgres-migrations calls the migration that makes its own table. */
const bookkeepingSlug = 'create-migrations-table'

/**
 * A name for the next policy migration: the one asked for, or `policy`, or `policy_0003` once that is taken.
 *
 * @param wanted the name asked for, if any
 * @param taken names in use
 * @param number the migration's number
 */
export function chooseSlug(wanted: string | undefined, taken: readonly string[], number: number): string {
  if (wanted === undefined) {
    const numbered = `policy_${String(number).padStart(4, '0')}`
    let slug = taken.includes('policy') ? numbered : 'policy'
    for (let n = 2; taken.includes(slug); n += 1) slug = `${numbered}_${n}`
    return slug
  }
  if (!/^[a-z0-9][a-z0-9_-]{0,99}$/.test(wanted)) {
    throw new FolderError(
      `\`${wanted}\` is no name for a migration`,
      'use 1 to 100 lower-case letters, digits, `_` and `-`, the first a letter or digit',
    )
  }
  if (taken.includes(wanted) || wanted === runtimeSlug || wanted === bookkeepingSlug) {
    throw new FolderError(`a migration is called \`${wanted}\` already`, 'give --name another one')
  }
  return wanted
}

export { runtimeSlug }

/** Refuses text that would make postgres-migrations run it outside a transaction. */
export function refuseTransactionMarker(text: string): void {
  if (text.includes(transactionMarker)) {
    throw new FolderError(
      `a name in the policy contains \`${transactionMarker}\``,
      'postgres-migrations reads these words as a command, so no name may hold them',
    )
  }
}
