// What is in a folder that something is to be emitted into.
import { readdirSync } from 'node:fs'
import { reasonOf } from '../reason-of.ts'
import { FolderError } from './folder-error.ts'

/**
 * The names in a folder: none where it is still to be made.
 *
 * @throws FolderError where the path is no folder's, or cannot be read
 */
export function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' && path !== '') return []
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new FolderError(`\`${path}\` is no folder`, 'name one, or one that is still to be made', { cause })
    }
    throw new FolderError(`${path}: cannot be read: ${reasonOf(cause)}`, undefined, { cause })
  }
}
