// Downloads pgTAP where Debian's package manager is at hand. It installs nothing: the package is unpacked into a folder of the
// cache, which appears whole or not at all.

import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tryProgram } from './try-program.ts'

const patience = [
  '-q',
  '-o',
  'Acquire::Retries=0',
  '-o',
  'Acquire::http::Timeout=15',
  '-o',
  'Acquire::https::Timeout=15',
]

/** Fills `<cache>/pgtap-<package's version>/`. Returns why it could not, in words that follow a colon; null: it is there. */
export async function fetchPgtap(cache: string): Promise<string | null> {
  const name = await findPackage()
  if (name === null) return 'apt-get knows no package of it here'
  const work = await mkdtemp(join(tmpdir(), 'pgladder-pgtap-'))
  try {
    const download = await tryProgram('apt-get', [...patience, 'download', name], work)
    if (!download.ok) return `apt-get could not download ${name} (${download.output})`
    const [archive] = await readdir(work)
    if (archive === undefined) return `apt-get downloaded no ${name}`
    const unpacked = await tryProgram('dpkg-deb', ['-x', archive, 'unpacked'], work)
    if (!unpacked.ok) return `${archive} could not be unpacked (${unpacked.output})`
    return await keep(join(work, 'unpacked'), cache, archive.split('_')[1] ?? 'unknown')
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** The package for the newest PostgreSQL. Root may fetch the lists of packages first; nobody else can. */
async function findPackage(): Promise<string | null> {
  const known = await knownPackage()
  if (known !== null || process.getuid?.() !== 0) return known
  await tryProgram('apt-get', [...patience, 'update'])
  return knownPackage()
}

async function knownPackage(): Promise<string | null> {
  const names = await tryProgram('apt-cache', ['pkgnames', 'postgresql-'])
  const packages = names.output.split('\n').filter((name) => /^postgresql-\d+-pgtap$/.test(name))
  return packages.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))[0] ?? null
}

// Several may do this at once, in one process or in many: the first folder stays, and both are the same.
async function keep(unpacked: string, cache: string, version: string): Promise<string | null> {
  const share = join(unpacked, 'usr/share/postgresql')
  const [major] = await readdir(share)
  if (major === undefined) return 'its package has no SQL'
  await mkdir(cache, { recursive: true })
  const target = join(cache, `pgtap-${version.replace(/[^\w.-]/g, '_')}`)
  const staged = await mkdtemp(join(cache, '.pgtap-'))
  await cp(join(share, major, 'extension'), staged, { recursive: true })
  await rename(staged, target).catch(() => rm(staged, { recursive: true, force: true }))
  return null
}
