// Governed tables whose objects are in partitions: by range, by list, and on two levels. The answers are the oracle's, through
// detaching, attaching and new partitions, and no partition is a way around its table.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareWorld } from '../oracle/compare-world.ts'
import { quoted, type Storage, type TestContainer, type TestWorld } from '../oracle/test-world.ts'
import { chosenObjects, deal, upsertGridWorlds } from '../oracle/upsert-grid.ts'
import { createWorldDatabase } from '../oracle/world-database.ts'
import { createBareDatabase, messageOf } from '../support/bare-database.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { keptRequest, type Query } from '../support/kept-request.ts'
import { refusal } from '../support/refusal.ts'
import { rolledBack } from '../support/rolled-back.ts'

/** Objects of the worlds are 0 to 3, 10 to 13, 20 to 23 and 30 to 33; new ones are below 0. */
const shapes = {
  'by range': (table) => [
    `create table ${table('')} partition by range (id)`,
    `create table ${table(' low')} partition of ${table()} for values from (minvalue) to (10)`,
    `create table ${table(' mid')} partition of ${table()} for values from (10) to (22)`,
    `create table ${table(' high')} partition of ${table()} for values from (22) to (maxvalue)`,
  ],
  'by list': (table) => [
    `create table ${table('')} partition by list (id)`,
    `create table ${table(' low')} partition of ${table()} for values in (0, 1, 10, 22, -1)`,
    `create table ${table(' mid')} partition of ${table()} for values in (2, 11, 12, 13, 20, 21)`,
    `create table ${table(' high')} partition of ${table()} default`,
  ],
  'on two levels': (table) => [
    `create table ${table('')} partition by range (id)`,
    `create table ${table(' low')} partition of ${table()} for values from (minvalue) to (10) partition by hash (id)`,
    `create table ${table(' low 0')} partition of ${table(' low')} for values with (modulus 2, remainder 0)`,
    `create table ${table(' low 1')} partition of ${table(' low')} for values with (modulus 2, remainder 1)`,
    `create table ${table(' mid')} partition of ${table()} for values from (10) to (22) partition by list (id)`,
    `create table ${table(' mid 0')} partition of ${table(' mid')} for values in (10, 13, 21)`,
    `create table ${table(' mid 1')} partition of ${table(' mid')} default`,
    `create table ${table(' high')} partition of ${table()} for values from (22) to (maxvalue)`,
  ],
} as const satisfies Record<string, (table: (part?: string) => string) => readonly string[]>

type Shape = keyof typeof shapes
const columns = '(id integer primary key, "owner ""of"" it" text, touched text)'
const part = ({ name }: TestContainer, suffix: string) => `public.${quoted(`${name}${suffix}`)}`

/** The partitions of a table, made one by one; the first statement makes the table. */
function tableOf(shape: Shape, container: TestContainer): string {
  const statements = shapes[shape]((suffix) =>
    suffix === '' ? `${part(container, '')} ${columns}` : part(container, suffix ?? ''),
  )
  return `${statements.join(';\n')};`
}

function worldOf(turn: number): TestWorld {
  const [granted, , mixed] = upsertGridWorlds()
  const whole = turn % 2 === 0 ? mixed : granted
  if (whole === undefined) throw new Error('there is no such world')
  return { ...deal(whole, turn, 12), containers: whole.containers.filter((_, k) => k % 12 === turn) }
}

const cases = (Object.keys(shapes) as Shape[]).flatMap((shape, n) =>
  (['table', 'projected'] as const).map((storage, m) => ({ shape, storage, world: worldOf(n * 2 + m) })),
)

let decisions = 0
let writes = 0

afterAll(() => {
  console.log(
    `partitions: ${decisions.toLocaleString('en')} decisions are the oracle's, ${writes.toLocaleString('en')} of them upserts and writes by key`,
  )
})

describe.each(cases)('objects in partitions, $shape, entries kept as: $storage', ({ shape, storage, world }) => {
  let database: LadderDatabase

  beforeAll(async () => {
    database = await createWorldDatabase(world, { storage, tableOf: (container) => tableOf(shape, container) })
  })

  afterAll(() => database?.drop())

  async function expectOracle(): Promise<void> {
    const comparison = await compareWorld(world, database, { asks: true, writes: { storage, chosen: chosenObjects } })
    expect(comparison.mismatches).toEqual([])
    expect(comparison.decisions).toBeGreaterThan(500)
    decisions += comparison.decisions
    writes += comparison.writes
  }

  const asOwner = (text: (container: TestContainer) => string) =>
    database.superuser.query(world.containers.map(text).join('\n'))

  it('are judged as the oracle judges them', expectOracle)

  it('are reached through their table only', async () => {
    const [container] = world.containers
    const { rows } = await database.superuser.query<{ name: string }>(
      'select relid::regclass::text as name from pg_partition_tree($1::text::regclass) where level > 0',
      [container === undefined ? '' : part(container, '')],
    )
    expect(rows.length).toBeGreaterThan(2)
    for (const { name } of rows) {
      for (const statement of [
        `select from ${name}`,
        `insert into ${name} (id) values (5)`,
        `update ${name} set touched = 'yes'`,
        `delete from ${name}`,
        `merge into ${name} as t using (values (1)) as v (id) on t.id = v.id when matched then delete`,
        `copy ${name} to stdout`,
        `lock table ${name} in row exclusive mode`,
        `truncate ${name}`,
      ]) {
        await rolledBack(database.app.pool, async (client) => {
          await client.query(`select ladder.enter('user-granted', server_code => true)`)
          await expect(client.query(statement), statement).rejects.toMatchObject(refusal)
        })
      }
    }
  })

  it('are not detached while they have entries, which would be left to whatever has their keys next', async () => {
    const [container] = world.containers
    if (container === undefined) throw new Error('there are no tables')
    const detach = `alter table ${part(container, '')} detach partition ${part(container, ' high')}`
    await expect(database.superuser.query(detach)).rejects.toMatchObject({ code: '23503' })
    await expect(database.superuser.query(`drop table ${part(container, ' high')}`)).rejects.toMatchObject({
      code: '2BP01',
    })
    await expectOracle()
  })

  it('are gone while their partition is detached, and closed with it, and there again when it is attached', async () => {
    const bounds = await boundsOf(' high')
    const [container] = world.containers
    if (container === undefined) throw new Error('there are no tables')
    await withoutEntries(async () => {
      await asOwner((each) => `alter table ${part(each, '')} detach partition ${part(each, ' high')};`)
      await rolledBack(database.app.pool, async (client) => {
        await client.query(`select ladder.enter('user-granted')`)
        const { rows } = await client.query(`select count(*)::integer as n from ${part(container, '')} where id >= 30`)
        expect(rows).toEqual([{ n: 0 }])
        await expect(client.query(`select from ${part(container, ' high')}`)).rejects.toMatchObject(refusal)
      })
      await asOwner((each) => `alter table ${part(each, '')} attach partition ${part(each, ' high')} ${bounds};`)
    })
    await expectOracle()
  })

  it('are judged the same in a partition that was made and filled elsewhere, and attached', async () => {
    const bounds = await boundsOf(' high')
    await withoutEntries(() =>
      asOwner(
        (each) => `
          create table ${part(each, ' new')} (like ${part(each, '')} including defaults including constraints);
          insert into ${part(each, ' new')} select * from ${part(each, ' high')};
          alter table ${part(each, '')} detach partition ${part(each, ' high')};
          drop table ${part(each, ' high')};
          alter table ${part(each, ' new')} owner to ${database.owner.role};
          alter table ${part(each, '')} attach partition ${part(each, ' new')} ${bounds};`,
      ),
    )
    await expectOracle()
  })

  /** Takes the entries of a partition's objects away, and gives them back. */
  async function withoutEntries(work: () => Promise<unknown>): Promise<void> {
    const tables = world.containers.map((container) => {
      const entries = database.plan().containers.find(({ relation }) => relation.name === container.name)?.entries
      return [container, `ladder_internal.${quoted(entries?.table ?? '')}`, quoted(`kept ${container.name}`)] as const
    })
    for (const [container, entries, kept] of tables) {
      await database.superuser.query(`
        create table ${kept} as select * from ${entries} where object_id in (select id from ${part(container, ' high')});
        delete from ${entries} where object_id in (select id from ${part(container, ' high')})`)
    }
    await work()
    for (const [, entries, kept] of tables) {
      await database.superuser.query(`insert into ${entries} select * from ${kept}; drop table ${kept}`)
    }
  }

  async function boundsOf(suffix: string): Promise<string> {
    const [container] = world.containers
    const { rows } = await database.superuser.query<{ bounds: string }>(
      'select pg_get_expr(relpartbound, oid) as bounds from pg_class where oid = $1::text::regclass',
      [container === undefined ? '' : part(container, suffix)],
    )
    return rows[0]?.bounds ?? ''
  }
})

describe.each(['table', 'projected'] as const)('the life of a partition, entries kept as: %s', (storage) => {
  let database: LadderDatabase
  const policy = policyOf(storage)

  beforeAll(async () => {
    database = await createLadderDatabase({
      policy,
      setup: `
        create table public.visits (id integer primary key, owner_id text, title text) partition by range (id);
        create table public.visits_0 partition of public.visits for values from (0) to (100);
      `,
    })
  })

  afterAll(() => database?.drop())

  const as = <T>(user: string, work: (query: Query) => Promise<T>) => keptRequest(database.app.pool, `'${user}'`, work)
  const owner = (text: string) => database.owner.pool.query(text)
  const ids = async (user: string) =>
    as(user, async (query) => (await query('select id from public.visits order by id')).rows.map(({ id }) => id))

  it('one that is made later takes new objects, which are stamped, shared, written by key and removed', async () => {
    await expect(as('anna', (query) => query('insert into public.visits (id) values (150)'))).rejects.toMatchObject({
      code: '23514',
    })
    await owner('create table public.visits_1 partition of public.visits for values from (100) to (200)')
    await as('anna', async (query) => {
      await query(`insert into public.visits (id, title) values (1, 'near'), (150, 'far')`)
      await query(`select ladder.grant_for_user('FIND', 'visits', array['1', '150'], 'bert')`)
    })
    expect(await ids('anna')).toEqual([1, 150])
    expect(await ids('bert')).toEqual([1, 150])
    expect(await ids('carl')).toEqual([])
    await as('anna', async (query) => {
      const said = await query(`select ladder.update('visits', '150', '{"title": "farther"}') as a,
        ladder.upsert('visits', '{"id": 151, "title": "new"}') as b, ladder.upsert('visits', '{"id": 150, "title": "again"}') as c`)
      expect(said.rows).toEqual([{ a: 'updated', b: 'inserted', c: 'updated' }])
      const upserted = await query(
        `insert into public.visits as v (id, title) values (150, 'x') on conflict (id) do update set title = 'upserted' returning v.owner_id, v.title`,
      )
      expect(upserted.rows).toEqual([{ owner_id: 'anna', title: 'upserted' }])
      expect((await query(`select ladder.remove('visits', '151') as r`)).rows).toEqual([{ r: 'removed' }])
    })
    await expect(as('bert', (query) => query(`select ladder.remove('visits', '150')`))).rejects.toMatchObject(refusal)
    await expect(as('carl', (query) => query(`select ladder.remove('visits', '150')`))).rejects.toMatchObject({
      code: 'P0002',
    })
    await expect(as('anna', (query) => query('update public.visits set id = 2 where id = 150'))).rejects.toMatchObject(
      refusal,
    )
  })

  it('one that holds shared objects is neither detached nor dropped, by nobody', async () => {
    const { superuser } = database
    for (const statement of [
      'alter table public.visits detach partition public.visits_1',
      'drop table public.visits_1',
      'truncate public.visits_1',
    ]) {
      await expect(owner(statement), statement).rejects.toThrow()
      await expect(superuser.query(statement), statement).rejects.toThrow()
    }
    expect(await ids('bert')).toEqual([1, 150])
  })

  it('an object under the key of one that went with its partition starts without entries', async () => {
    await as('anna', (query) => query(`select ladder.inherit_for_user('FIND', 'visits', '150', 'bert')`))
    await database.superuser.query('alter table public.visits detach partition public.visits_1')
    await owner('create table public.visits_2 partition of public.visits for values from (100) to (200)')
    expect(await ids('anna')).toEqual([1])
    await as('carl', (query) => query(`insert into public.visits (id, title) values (150, 'private')`))
    expect(await ids('bert')).toEqual([1])
    expect(await ids('anna')).toEqual([1])
    expect(await ids('carl')).toEqual([150])
    await owner('drop table public.visits_1')
  })

  it('one that is attached brings objects, whose owners find them', async () => {
    await owner('create table public.visits_3 (like public.visits including defaults including constraints)')
    await owner(`insert into public.visits_3 (id, owner_id, title) values (300, 'anna', 'old'), (301, 'bert', 'old')`)
    await owner('alter table public.visits attach partition public.visits_3 for values from (300) to (400)')
    expect(await ids('anna')).toEqual([1, 300])
    expect(await ids('bert')).toEqual([1, 301])
    await as('anna', (query) => query(`select ladder.grant_for_user('FIND', 'visits', '300', 'carl')`))
    expect(await ids('carl')).toEqual([150, 300])
    await expect(as('anna', (query) => query('select from public.visits_3'))).rejects.toMatchObject(refusal)
  })

  it('one that was dropped with all that depends on it leaves entries, and no new object until they are gone', async () => {
    const insert = (user: string, id: number) =>
      as(user, (query) => query(`insert into public.visits (id, title) values (${id}, 'private')`))
    await as('anna', (query) => query(`select ladder.grant_for_user('FIND', 'visits', '300', 'bert')`))
    await owner('drop table public.visits_3 cascade')
    await owner('create table public.visits_3 partition of public.visits for values from (300) to (400)')
    const fault = { code: '55000', message: expect.stringContaining('entries of an old one') }
    for (const id of [2, 300]) await expect(insert('carl', id)).rejects.toMatchObject(fault)
    await expect(as('carl', (query) => query(`select ladder.upsert('visits', '{"id": 300}')`))).rejects.toMatchObject(
      fault,
    )
    await expect(database.superuser.query('insert into public.visits (id) values (300)')).rejects.toMatchObject(fault)
    expect(await ids('anna')).toEqual([1])
    const { hint } = (await insert('carl', 300).catch((error: { readonly hint: string }) => error)) as {
      readonly hint: string
    }
    await database.superuser.query(hint.replace(/^[^:]*: /, ''))
    await insert('carl', 300)
    expect(await ids('carl')).toEqual([150, 300])
    expect(await ids('bert')).not.toContain(300)
    await as('carl', (query) => query(`select ladder.grant_for_user('FIND', 'visits', '300', 'bert')`))
    expect(await ids('bert')).toContain(300)
  })

  it('one that others may read stops the next migration, and is named', async () => {
    await database.superuser.query('grant select on public.visits_3 to public')
    try {
      expect(
        await messageOf(database.migrate(policyOf(storage).replace('CREATE: GRANT', 'CREATE: GRANT, FIND: GRANT'))),
      ).toContain('PUBLIC has SELECT on public.visits_3')
    } finally {
      await database.superuser.query('revoke select on public.visits_3 from public')
    }
  })
})

it('objects that nobody owns are changed where they are, and not moved', async () => {
  const database = await createLadderDatabase({
    setup: `
      create table public.visits (id integer primary key, title text) partition by range (id);
      create table public.visits_1 partition of public.visits for values from (0) to (100);
      create table public.visits_2 partition of public.visits for values from (100) to (200);
      insert into public.visits values (1, 'near')`,
    policy: `
pgladder: 1
users: { type: text }
tables:
  public.visits:
    key: { column: id, type: integer }
    objectAcl: none
    roles: { AuthenticatedUser: { FIND: GRANT, UPDATE: GRANT } }
`,
  })
  try {
    const attempt = (statement: string) => keptRequest(database.app.pool, `'anna'`, (query) => query(statement))
    expect((await attempt(`update public.visits set title = 'nearer'`)).rowCount).toBe(1)
    const moved = attempt('update public.visits set id = 101')
    await expect(moved).rejects.toMatchObject({
      ...refusal,
      message: 'the key of an object of visits may not be changed',
    })
  } finally {
    await database.drop()
  }
})

it('a table whose partitions do not hold the key apart is refused', async () => {
  const database = await createBareDatabase(`
    create table public.visits (id integer not null, owner_id text not null, title text, primary key (id, owner_id)) partition by list (owner_id);
    create table public.visits_anna partition of public.visits for values in ('anna');
  `)
  try {
    const [runtime = '', policy = ''] = database.migrationsTo(policyOf('table')).texts
    await database.apply(runtime)
    expect(await messageOf(database.apply(policy))).toContain('key id of public.visits is not unique by itself')
  } finally {
    await database.drop()
  }
})

function policyOf(storage: Storage): string {
  return `
pgladder: 1
users: { type: text }
tables:
  public.visits:
    key: { column: id, type: integer }
    owner: owner_id
    objectAcl: ${storage}
    roles: { AuthenticatedUser: { CREATE: GRANT } }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT, PERMISSION: GRANT }
`
}
