// The tests in SQL, and the database that they are about. They are written for the usual names; roles belong to the whole cluster, so a
// test database has others, and words are replaced as the compiler replaces them in sql/.

import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../pgtap/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')

/** One file for each of sql/runtime, and one for all together. */
export const pgtapFiles: readonly string[] = readdirSync(folder)
  .filter((name) => /^\d\d_.*\.sql$/.test(name))
  .sort()

export const pgtapPolicy = read('policy.yaml')
export const pgtapSetup = read('setup.sql')

/** The names that a database has instead of `ladder_…` and `pgtap_…`. */
export interface Names {
  readonly prefix: string
  readonly logins: { readonly app: string; readonly dba: string; readonly owner: string }
}

/** A file's text, in the names of a database. */
export const pgtapText = (file: string, names: Names) => inNames(read(file), names)

/** SQL that is written for the usual names, in those of a database. */
export function inNames(sql: string, { prefix, logins }: Names): string {
  return sql
    .replace(/\bladder_(engine|gateway|session|admin|projector|dynamic|as_)/g, `${prefix}_$1`)
    .replaceAll(`'ladder_'`, `'${prefix}_'`)
    .replace(/\bpgtap_(app|dba|owner)\b/g, (_, login: keyof Names['logins']) => logins[login])
}
