// The folder of pgTAP files. It holds nothing else with `.sql`: what an earlier run made goes, what somebody else made is left alone.
import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestFile } from '../pgtap/render-tests.ts'
import { listFolder, writeFolder } from './folder.ts'
import { FolderError } from './folder-error.ts'

/**
 * Writes test files and returns their paths. What was there before goes when all of them are written.
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
  const made = files.map(({ name, text }) => ({ path: join(path, name), unfinished: join(path, `.${name}.new`), text }))
  return writeFolder(path, (write) => {
    for (const { unfinished, text } of made) write(unfinished, text, 'w')
    for (const file of before) rmSync(join(path, file))
    for (const file of made) renameSync(file.unfinished, file.path)
    return made.map((file) => file.path)
  })
}

function startsWith(file: string, mark: string): boolean {
  try {
    return readFileSync(file, 'utf8').startsWith(mark)
  } catch {
    return false
  }
}
