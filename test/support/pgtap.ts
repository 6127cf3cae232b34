// Finds pgTAP, which comes with no npm package: a file that is named, one that is here, or else Debian's package, unpacked into
// node_modules/.cache. It is plain SQL, so nothing is installed, and a server that has never heard of it loads it.

import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fetchPgtap } from './fetch-pgtap.ts'
import { tryProgram } from './try-program.ts'

/** pgTAP as SQL text, without the lines that only psql reads; or in one sentence why there is none, with a remedy. */
export type Pgtap = { readonly sql: string } | { readonly reason: string }

/** Takes the first of: `PGTAP_SQL`, the cache, what is installed, a download. Throws only where `PGTAP_SQL` names no file. */
export async function findPgtap(): Promise<Pgtap> {
  const here = givenFile() ?? cachedFile() ?? (await installedFile())
  if (here !== null) return read(here)
  const fault = await fetchPgtap(cache)
  const fetched = cachedFile()
  if (fetched !== null) return read(fetched)
  const remedy = 'install it (Debian: postgresql-NN-pgtap), or set PGTAP_SQL to its pgtap--….sql'
  return { reason: `no pgTAP: ${fault ?? 'its package holds no SQL'}; ${remedy}` }
}

/**
 * Loads pgTAP into the schema `tap`, which everybody may use, so that it also answers in the middle of a request. The session's
 * `search_path` is `tap, public` from then on. `query` runs a text of many statements, as a superuser or as the database's owner.
 */
export async function loadPgtap(query: (sql: string) => Promise<unknown>): Promise<void> {
  const pgtap = await findPgtap()
  if ('reason' in pgtap) throw new Error(pgtap.reason)
  await query('create schema tap; grant usage on schema tap to public; set search_path = tap, public;')
  await query(pgtap.sql)
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/pgladder', import.meta.url))

function givenFile(): string | null {
  const given = process.env.PGTAP_SQL
  if (!given) return null
  if (!existsSync(given)) throw new Error(`PGTAP_SQL names no file: ${given}`)
  return given
}

function cachedFile(): string | null {
  const folders = filesIn(cache).filter((name) => name.startsWith('pgtap-'))
  return newestIn(folders.map((name) => join(cache, name)))
}

async function installedFile(): Promise<string | null> {
  const debian = '/usr/share/postgresql'
  const asked = await tryProgram('pg_config', ['--sharedir'])
  const shares = [...filesIn(debian).map((version) => join(debian, version)), ...(asked.ok ? [asked.output] : [])]
  return newestIn(shares.map((share) => join(share, 'extension')))
}

/** The whole of the newest pgTAP, not one of the files that only update it. */
function newestIn(folders: readonly string[]): string | null {
  const files = folders.flatMap((folder) =>
    filesIn(folder).flatMap((name) => {
      const version = /^pgtap--([\d.]+)\.sql$/.exec(name)?.[1]
      return version === undefined ? [] : [{ version, file: join(folder, name) }]
    }),
  )
  const [newest] = files.sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))
  return newest?.file ?? null
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

async function read(file: string): Promise<Pgtap> {
  const text = await readFile(file, 'utf8')
  return { sql: text.replace(/^\\.*$/gm, '') }
}
