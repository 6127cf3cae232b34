// How PostgreSQL runs queries under compiled policies, on a million rows: by the same indexes as if their conditions stood in the
// query. Plans are looked at, nothing is timed.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column } from '../support/column.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { type PlanShape, planShape } from '../support/plan-shape.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { request } from '../support/superuser-request.ts'

const rows = 1_000_000
const owners = 10_000
const tables = ['none', 'table', 'projected'] as const
type Table = (typeof tables)[number]

const setup = tables
  .map(
    (name) => `
    create table public.${name} (id integer, owner_id integer, status integer, created_at timestamptz);
    insert into public.${name} select n, 1 + n % ${owners}, n % 7, '2020-01-01'::timestamptz + n * interval '1 minute' from generate_series(1, ${rows}) as n;
    alter table public.${name} add constraint ${name}_key primary key (id);
    create index ${name}_created on public.${name} (created_at);`,
  )
  .join('')

const policy = `
pgladder: 1
roleSource: session
users: { type: integer }
roles: [Manager, Blocked]
tables:
${tables
  .map(
    (name) => `
  public.${name}:
    key: { column: id, type: integer }
    owner: owner_id
    objectAcl: ${name}
    roles: { AuthenticatedUser: { CREATE: GRANT }, Manager: { '*': GRANT }, Blocked: { '*': DENY } }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }`,
  )
  .join('')}
`

let database: LadderDatabase

beforeAll(async () => {
  database = await createLadderDatabase({ policy, setup })
  await database.superuser.query(`
    insert into ladder_internal.public__table_entries (object_id, operation, user_id, effect) select n * 1000, 'FIND', 5, 'GRANT' from generate_series(1, 10) as n;
    insert into ladder_internal.public__projected_entries (object_id, operation, user_id, effect) select n * 1000, 'FIND', 5, 'GRANT' from generate_series(1, 10) as n;
  `)
  await database.superuser.query('analyze')
}, 180_000)

afterAll(() => database?.drop())

const queries = {
  point: 'select * from public.T as t where id = 5000',
  newest: 'select * from public.T as t order by created_at desc limit 20',
  count: 'select count(*) from public.T as t',
  'filtered count': 'select count(*) from public.T as t where status = 3',
  join: 'select t.id from public.T as t join public.T as u on u.id = t.id + 1 order by t.created_at desc limit 20',
  update: 'update public.T as t set status = 4 where id = 5000',
  remove: 'delete from public.T as t where id = 5000',
} as const
type Query = keyof typeof queries
const names = Object.keys(queries) as readonly Query[]
const reads = names.filter((name) => name !== 'update' && name !== 'remove')

const plain = (client: pg.PoolClient) => client.query('set local max_parallel_workers_per_gather = 0')

/** The plan under the policies, as the application. */
const shapeFor = (who: string, table: Table, query: Query): Promise<PlanShape> =>
  request(database, who, async (client) => {
    await plain(client)
    return planShape(client, queries[query].replaceAll('public.T', `public.${table}`))
  })

/** The plan that a hand-written condition gives a superuser, whom no policy binds. */
const handWritten = (table: Table, query: Query, condition: (alias: string) => string): Promise<PlanShape> =>
  rolledBack(database.superuser, async (client) => {
    await plain(client)
    const conditions = query === 'join' ? `${condition('t')} and ${condition('u')}` : condition('t')
    const statement = queries[query].replaceAll('public.T', `public.${table}`)
    const written = statement.includes(' where ')
      ? `${statement} and ${conditions}`
      : statement.replace(/(?= order by|$)/, ` where ${conditions}`)
    return planShape(client, written)
  })

const own = '5'
const manager = `'5', roles => '{Manager}'`
const blocked = `'5', roles => '{Blocked}'`

describe('who sees their own objects', () => {
  it.each(names)('has the plan of a hand-written condition on the owner: %s', async (query) => {
    const found = await shapeFor(`'${own}'`, 'none', query)
    const wanted = await handWritten('none', query, (alias) => `${alias}.owner_id = ${own}`)
    expect(found.nodes).toEqual(wanted.nodes)
    expect(found.nodes.join()).not.toContain('Seq Scan')
    expect(found.onceARow).toBe(0)
  })

  it.each(reads)('scans no table for entries either, however they are kept: %s', async (query) => {
    for (const table of ['table', 'projected'] as const) {
      const { nodes, onceARow } = await shapeFor(`'${own}'`, table, query)
      expect(nodes.join()).not.toContain('Seq Scan')
      expect(onceARow).toBe(0)
    }
  })

  it('has their entries found by the index made for them', async () => {
    expect((await shapeFor(`'${own}'`, 'projected', 'count')).nodes).toEqual([
      'Aggregate',
      'Bitmap Heap Scan projected',
      'BitmapOr',
      'Bitmap Index Scan projected_pgladder_entries_idx',
      'Bitmap Index Scan projected_owner_id_idx',
    ])
    expect((await shapeFor(`'${own}'`, 'table', 'count')).nodes).toEqual([
      'Aggregate',
      'Bitmap Heap Scan table',
      'BitmapOr',
      'Bitmap Index Scan table_key',
      'Bitmap Index Scan table_owner_id_idx',
    ])
  })
})

describe('who sees everything', () => {
  it.each(names)('has the plan of a query without a condition, and no sub-plan: %s', async (query) => {
    const found = await shapeFor(manager, 'none', query)
    expect(found).toEqual(await handWritten('none', query, () => 'true'))
    expect([found.onceAStatement, found.onceARow]).toEqual([0, 0])
  })

  it('reads entries once a statement where objects have any', async () => {
    for (const table of ['table', 'projected'] as const) {
      for (const query of reads) expect((await shapeFor(manager, table, query)).onceARow).toBe(0)
      expect((await shapeFor(manager, table, 'newest')).nodes).toEqual(['Limit', `Index Scan ${table}_created`])
    }
  })
})

const isModern = async () =>
  (await column(database.superuser, `select current_setting('server_version_num')::integer >= 170000`))[0] === true

describe('who sees nothing', () => {
  it.each(reads)('has an answer without a look at the table: %s', async (query) => {
    const { nodes, endsAtOnce } = await shapeFor(blocked, 'none', query)
    // Until PostgreSQL 17 what no policy lets through is no end of a query that has a condition of its own: it looks, and finds nothing.
    const looks = !(await isModern()) && queries[query].includes(' where ')
    expect(endsAtOnce).toBe(!looks)
    expect(nodes.join().includes('Scan')).toBe(looks)
  })

  it.each(reads)('scans no table where only entries could grant: %s', async (query) => {
    for (const table of ['table', 'projected'] as const) {
      const { nodes, onceARow } = await shapeFor(blocked, table, query)
      expect(nodes.join()).not.toContain('Seq Scan')
      expect(onceARow).toBe(0)
    }
  })

  it('may not write', async () => {
    for (const query of ['update', 'remove'] as const) {
      await expect(shapeFor(blocked, 'none', query)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('the dynamic profile', () => {
  const forget = 'delete from ladder_internal.profiles'

  it.each(names)('asks the request once a statement, never once a row: %s', async (query) => {
    for (const table of tables) {
      const statement = queries[query].replaceAll('public.T', `public.${table}`)
      const shape = await request(database, manager, (client) => planShape(client, statement), forget)
      expect(shape.onceAStatement).toBeGreaterThan(0)
      expect(shape.onceARow).toBe(0)
    }
  })
})

describe('an index on the owner', () => {
  const indexes = async (client: Pick<pg.PoolClient, 'query'>) => {
    const { rows: found } = await client.query<{ name: string }>(
      `select indexrelid::regclass::text as name from pg_index where indrelid = 'public.none'::regclass order by 1`,
    )
    return found.map(({ name }) => name)
  }

  it('is made where the table has none that serves, and only then', async () => {
    expect(await indexes(database.superuser)).toContain('none_owner_id_idx')
    const on = await createLadderDatabase({
      policy,
      setup: `${setup.replaceAll(`${rows}`, '10')} create index mine on public.none (owner_id, id);`,
    })
    try {
      expect(await indexes(on.superuser)).toEqual(['mine', 'none_created', 'none_key'])
    } finally {
      await on.drop()
    }
  })
})
