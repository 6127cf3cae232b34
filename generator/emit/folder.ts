// A folder that something is to be emitted into.
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
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

/**
 * Makes the folder and has files written to it; `flag` is that of opening them: `wx` refuses one that is there. A failure takes back what
 * was written.
 *
 * @throws FolderError where anything fails
 */
export function writeFolder<T>(
  path: string,
  work: (write: (file: string, text: string, flag: 'w' | 'wx') => void) => T,
): T {
  const written: string[] = []
  try {
    makeFolder(path)
    return work((file, text, flag) => {
      closeSync(openSync(file, flag))
      written.push(file)
      writeFileSync(file, text)
    })
  } catch (cause) {
    for (const file of written) rmSync(file, { force: true })
    throw new FolderError(`${path}: cannot be written: ${reasonOf(cause)}`, undefined, { cause })
  }
}

/** Makes a folder and those above it. Node's own `recursive` does not end where nothing can be made, such as below `/proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}
