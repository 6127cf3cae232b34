// Where this package keeps its SQL, templates and examples: beside package.json, whether it runs from source or from dist.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InternalError } from './internal-error.ts'

function findRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new InternalError('the package has no package.json above its code')
  }
}

export const packageRoot = findRoot()
