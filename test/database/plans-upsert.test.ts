// What UPSERT as a permission of its own does to plans: an UPDATE finds its objects by the same index, and the question what the
// statement is is asked once a statement, of those alone for whom it makes a difference.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { planShape } from '../support/plan-shape.ts'
import { request } from '../support/superuser-request.ts'

let database: LadderDatabase

const table = (name: string, upsert: string) => `
  public.${name}:
    key: { column: id, type: integer }
    owner: owner_id
    objectAcl: none
    upsert: ${upsert}
    roles:
      AuthenticatedUser: { FIND: GRANT, CREATE: GRANT }
      ServerCodeUser: { '*': GRANT${upsert === 'own' ? ', UPSERT: GRANT' : ''} }
      ${upsert === 'own' ? 'Careful: { UPSERT: DENY }' : ''}
    ownerPolicy: { UPDATE: GRANT${upsert === 'own' ? ', UPSERT: GRANT' : ''} }`

beforeAll(async () => {
  database = await createLadderDatabase({
    setup: ['apart', 'derived']
      .map(
        (name) => `
        create table public.${name} (id integer primary key, owner_id integer, title text);
        insert into public.${name} select n, 1 + n % 1000 from generate_series(1, 50000) as n;`,
      )
      .join(''),
    policy: `
pgladder: 1
roleSource: session
users: { type: integer }
roles: [Careful]
tables:${table('apart', 'own')}${table('derived', 'derived')}
`,
  })
  await database.superuser.query('analyze public.apart, public.derived')
}, 60_000)

afterAll(() => database?.drop())

const shape = (as: string, statement: string) => request(database, as, (client) => planShape(client, statement))

describe.each([
  { as: `5`, title: 'who may update and upsert the same objects', asks: 0 },
  { as: `5, roles => '{Careful}'`, title: 'who may update and not upsert', asks: 1 },
])('an UPDATE of $title', ({ as, asks }) => {
  const who = as.replace('5', `'5'`)

  it.each([
    `update public.T set title = 'x'`,
    `update public.T set title = 'x' where id = 5`,
  ])('has the plan that it has where UPSERT is derived: %s', async (statement) => {
    const own = await shape(who, statement.replace('public.T', 'public.apart'))
    const derived = await shape(who, statement.replace('public.T', 'public.derived'))
    expect(own.nodes.map((node) => node.replaceAll('apart', 'T'))).toEqual(
      derived.nodes.map((node) => node.replaceAll('derived', 'T')),
    )
    expect(own.nodes.join()).not.toContain('Seq Scan')
    expect(own.onceARow).toBe(0)
    expect(own.onceAStatement).toBe(derived.onceAStatement + asks)
  })
})

it('whoever may do all three to everything is asked nothing', async () => {
  const { onceAStatement } = await shape('server_code => true', `update public.apart set title = 'x' where id = 5`)
  expect(onceAStatement).toBe(0)
})

it('a table where UPSERT is derived has none of the triggers', async () => {
  const { rows } = await database.superuser.query(
    `select tgrelid::regclass::text as table, count(*)::integer as n from pg_trigger where tgname like 'pgladder_begins%' or tgname like 'pgladder_ends%' group by 1`,
  )
  expect(rows).toEqual([{ table: 'apart', n: 4 }])
})
