// The migrations that are broken: all that the compiler writes at least once, from policies that use everything, and the steps
// between policies.

import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { stepsOf } from '../support/policy-case.ts'

const userOfCells = '00000000-0000-4000-8000-000000000001'

const table = (more: string) => `
    key: { column: id, type: uuid }
    ${more}
    onCreate: [{ role: Clerk, FIND: GRANT }, { role: Boss, UPDATE: DENY }]
    roles:
      AuthenticatedUser: { CREATE: GRANT, UPSERT: GRANT }
      Clerk: { FIND: GRANT, UPDATE: GRANT, REMOVE: DENY }
      Boss: { '*': GRANT, PERMISSION: GRANT }
      Ghost: { FIND: DENY, UPDATE: GRANT, CREATE: GRANT, REMOVE: GRANT }
      ServerCodeUser: { CREATE: GRANT, UPSERT: GRANT }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT, UPSERT: GRANT, PERMISSION: GRANT }`

const without = (text: string, what: string) => text.replace(new RegExp(`.*${what}.*\n`), '')
const derived = (text: string) => text.replaceAll(/, UPSERT: GRANT/g, '')

/** Owner or none × entries in a table, on the row, or none × UPSERT as a permission of its own, or not. */
const tables = ['table', 'projected', 'none'].flatMap((acl) =>
  ['own', 'derived'].flatMap((upsert) =>
    ['owner: owner_id', ''].map((owner) => {
      let text = table(`objectAcl: ${acl}\n    upsert: ${upsert}\n    ${owner}`)
      if (acl === 'none') text = without(text, 'onCreate')
      if (owner === '') text = without(`${text}\n`, 'ownerPolicy')
      return upsert === 'derived' ? derived(text) : text
    }),
  ),
)

const combined = (count: number) => `
pgladder: 1
users: { type: uuid, table: public.users, key: id }
roles: [Clerk, Boss, Ghost]
global:
  AuthenticatedUser: { FIND: GRANT }
  Boss: { '*': GRANT }
tables:
${tables
  .slice(0, count)
  .map((text, n) => `  public.t${n}:${text}`)
  .join('\n')}
`

/** One policy with every kind of table. */
export const everyTable = combined(tables.length)

/** The same without the last three, which are governed no more. */
export const fewerTables = combined(tables.length - 3)

/** Cells at every step, at random but the same ones each time: for each of them there is somebody for whom it decides. */
export const everyCell: string = (() => {
  let state = 20261126
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const cells = (operations: readonly string[], oneOf = 5) => {
    const written = operations.flatMap((operation) => {
      const effect = ['GRANT', 'DENY'][random(oneOf)]
      return effect ? [`${operation}: ${effect}`] : []
    })
    return `{ ${written.join(', ')} }`
  }
  const each = (names: readonly string[], operations: readonly string[], oneOf?: number) =>
    names.map((name) => `      ${name}: ${cells(operations, oneOf)}`).join('\n')
  const roles = ['AuthenticatedUser', 'NotAuthenticatedUser', 'JSUser', 'GoogleUser', 'ServerCodeUser', 'Clerk', 'Boss']
  const tablesOf = Array.from({ length: 12 }, (_, n) => {
    const own = n % 2 === 0
    const isOwned = n % 3 < 2
    // of some tables little is said, so that what is said globally decides
    const oneOf = n < 8 ? 5 : 15
    const operations = ['FIND', 'UPDATE', 'REMOVE', ...(own ? ['UPSERT'] : [])]
    return `
  public.v${n}:
    key: { column: id, type: uuid }
    ${isOwned ? 'owner: owner_id' : ''}
    objectAcl: none
    upsert: ${own ? 'own' : 'derived'}
    roles:
${each([...roles, "'*'"], [...operations, 'CREATE'], oneOf)}
    ${isOwned ? `ownerPolicy: ${cells(operations)}` : ''}
    users:
${each([userOfCells, "'*'"], [...operations, 'CREATE'], oneOf)}`
  })
  return `
pgladder: 1
users: { type: uuid, table: public.users, key: id }
roles: [Clerk, Boss]
profiles: [[Clerk, Boss]]
global:
${each(roles, ['FIND', 'UPDATE', 'REMOVE', 'CREATE'], 4).replaceAll('      ', '  ')}
tables:${tablesOf.join('')}
`
})()

/** The texts, the runtime first. */
export function everyMigration(): readonly string[] {
  const first = migrationsOf(checkedPolicy(everyTable))
  const next = migrationsOf(checkedPolicy(fewerTables), first.plan)
  return [
    ...first.texts,
    ...next.texts,
    ...['every-option', 'next-policy'].flatMap((name) => stepsOf(name).map(({ text }) => text)),
  ]
}
