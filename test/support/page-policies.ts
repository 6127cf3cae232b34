// Policies for the tests of the page.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../generator/package-root.ts'

/** Members cannot delete their own bookmarks. */
export const bookmarks = readFileSync(join(packageRoot, 'examples/bookmarks-surprise/policy.yaml'), 'utf8')

/** Every kind of cell, and tables that differ in what they have. */
export const everyKind = `
pgladder: 1
users: { type: text }
roles: [Editor, Reader]
global:
  AuthenticatedUser: { FIND: GRANT }
  Editor: { UPDATE: GRANT, REMOVE: DENY }
tables:
  public.notes:
    key: { column: id, type: text }
    owner: author_id
    upsert: own
    onCreate: [{ role: Reader, FIND: GRANT }]
    roles:
      Editor: { FIND: GRANT, UPSERT: DENY }
      NotAuthenticatedUser: { '*': DENY }
      '*': { PERMISSION: DENY }
    ownerPolicy: { FIND: GRANT, REMOVE: GRANT, PERMISSION: GRANT }
    users: { ann: { FIND: DENY }, '*': { CREATE: GRANT } }
  public.lists:
    key: { column: id, type: text }
    objectAcl: none
    roles: { Reader: { FIND: DENY }, JSUser: { CREATE: GRANT, UPDATE: GRANT } }
`

/** Names that try to be more than names. */
export const hostile = `
pgladder: 1
users: { type: text }
roles: ["</script><script>globalThis.hacked=1</script>", "<img src=x onerror=globalThis.hacked=2>", "bidi\\u202eevil\\u2066", __proto__, constructor, "a&b=c#d%\\"'"]
global:
  __proto__: { UPDATE: GRANT }
tables:
  'public."<!--<script><img src=x onerror=globalThis.hacked=3>"':
    key: { column: "</script>", type: text }
    owner: "<b>owner\\u202e</b>"
    onCreate: [{ role: constructor, FIND: GRANT }]
    roles:
      "</script><script>globalThis.hacked=1</script>": { FIND: GRANT }
      "bidi\\u202eevil\\u2066": { REMOVE: DENY }
      __proto__: { FIND: GRANT }
    ownerPolicy: { REMOVE: GRANT }
    users: { "</script>\\u202e": { FIND: DENY }, __proto__: { FIND: GRANT }, constructor: { FIND: DENY } }
  'public."__proto__"': { key: { column: id, type: text } }
  '"a.b".c': { key: { column: id, type: text } }
  'a."b.c"': { key: { column: id, type: text } }
`

/** Many tables and roles. */
export function manyTables(tables: number, roles: number): string {
  const names = Array.from({ length: roles }, (_, n) => `Role${n}`)
  return [
    `pgladder: 1\nusers: { type: text }\nroles: [${names.join(', ')}]\ntables:`,
    ...Array.from({ length: tables }, (_, t) =>
      [
        `  app.table_${t}:`,
        '    key: { column: id, type: bigint }',
        '    owner: owner_id',
        '    ownerPolicy: { FIND: GRANT, UPDATE: GRANT }',
        '    roles:',
        ...names.map(
          (name, n) =>
            `      ${name}: { FIND: ${(n + t) % 2 ? 'GRANT' : 'DENY'}, CREATE: GRANT, UPDATE: GRANT, REMOVE: DENY }`,
        ),
      ].join('\n'),
    ),
  ].join('\n')
}

/** A custom role that reads as a user does. */
export const alike = `
pgladder: 1
users: { type: text }
roles: [Inn, Finn, user ann]
tables:
  public.notes:
    key: { column: id, type: text }
    roles: { user ann: { FIND: GRANT } }
    users: { ann: { FIND: DENY }, ab: { FIND: DENY }, ac: { FIND: DENY } }
`

/** A user whose name nobody reads to its end, and roles whose names are long together. */
export const longNames = `
pgladder: 1
users: { type: text }
roles: [${'R'.repeat(63)}, ${'S'.repeat(63)}]
tables:
  public.notes:
    key: { column: id, type: text }
    users: { ${'u'.repeat(5000)}: { FIND: DENY } }
`
