// A folder that something is to be emitted into.
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
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

/** Makes a folder and those above it. Node's own `recursive` does not end where nothing can be made, such as below `/proc`. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}
