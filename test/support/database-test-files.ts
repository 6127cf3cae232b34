// The test files that need a database and nothing else: those of vitest's project `database`.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Their paths from the root, which is the working directory unless it is given. */
export function databaseTestFiles(root = '.'): readonly string[] {
  return ['test/database', 'test/oracle', 'test/property']
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((file) => file.endsWith('.test.ts'))
}
