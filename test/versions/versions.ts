// The servers that the tests run on, and which files run where.

import { databaseTestFiles } from '../support/database-test-files.ts'

/** Majors of PostgreSQL, each in the exact minor that test/versions/servers or the tests' own dependencies pin; and PGlite. */
export const versions = ['15', '16', '17', '18', 'pglite'] as const
export type Version = (typeof versions)[number]

/** The files that say PGlite in their name run on it, and all others on servers. `filters` are parts of names, any of which will do. */
export function filesFor(version: Version, root: string, filters: readonly string[]): readonly string[] {
  return databaseTestFiles(root)
    .filter((file) => file.includes('pglite') === (version === 'pglite'))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .sort()
}
