// The folder of pgTAP files. It holds nothing else with `.sql`: what an earlier run made goes, what somebody else made is left alone.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestFile } from '../pgtap/render-tests.ts'
import { reasonOf } from '../reason-of.ts'
import { listFolder, makeFolder } from './folder.ts'
import { FolderError } from './folder-error.ts'

/**
 * Writes test files and returns their paths.
 *
 * @param mark what the first line of each of our files starts with
 * @throws FolderError where the folder holds other SQL, or cannot be written
 */
export function writeTests(path: string, files: readonly TestFile[], mark: string): readonly string[] {
  const before = listFolder(path).filter((file) => file.toLowerCase().endsWith('.sql'))
  const foreign = before.filter((file) => !startsWith(join(path, file), mark))
  if (foreign.length > 0) {
    throw new FolderError(
      `${join(path, foreign[0] ?? '')}: not a test file of pgladder`,
      'name a folder for these tests alone: `pg_prove` runs all that is in it, and the next run replaces it',
    )
  }
  try {
    makeFolder(path)
    for (const file of before) rmSync(join(path, file))
    return files.map(({ name, text }) => {
      writeFileSync(join(path, name), text)
      return join(path, name)
    })
  } catch (cause) {
    throw new FolderError(`${path}: cannot be written: ${reasonOf(cause)}`, undefined, { cause })
  }
}

function startsWith(file: string, mark: string): boolean {
  try {
    return readFileSync(file, 'utf8').startsWith(mark)
  } catch {
    return false
  }
}
