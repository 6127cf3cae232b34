// The pg_prove of this machine, which comes with pgTAP and no npm package; null: there is none.

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export function findPgProve(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, 'pg_prove')).find((file) => existsSync(file)) ?? null
}
