// What the next migrations leave alone: whatever was given, taken or set at run time. And what they take back.

import { describe, expect, it } from 'vitest'
import { eachRunTimeWorld } from '../support/each-run-time-world.ts'
import { createLadderDatabase } from '../support/governed-database.ts'
import {
  anna,
  bert,
  first,
  noTraces,
  notes,
  orders,
  owned,
  second,
  startPolicy,
  tracesOn,
  worldPolicy,
} from '../support/run-time-world.ts'

const world = eachRunTimeWorld()

describe('run-time facts', () => {
  it.each([
    [
      'another owner column',
      [worldPolicy({ tables: [orders('owner: seller_id, ownerPolicy: { FIND: GRANT }'), notes] })],
    ],
    ['no owner, and an owner again', [worldPolicy({ tables: [orders(''), notes] }), startPolicy]],
    [
      'objectAcl none, and table again',
      [worldPolicy({ tables: [orders(`${owned}, objectAcl: none`), notes] }), startPolicy],
    ],
    [
      'roles from the session, and from the database again',
      [worldPolicy({ head: 'roleSource: session', tables: [orders(owned), notes] }), startPolicy],
    ],
    [
      'the other global default, and the first again',
      [worldPolicy({ head: 'globalDefault: GRANT', tables: [orders(owned), notes] }), startPolicy],
    ],
    ['roles removed and declared again', [worldPolicy({ roles: '[]', tables: [orders(owned), notes] }), startPolicy]],
    [
      'cells written over those set at run time, and erased again',
      [
        worldPolicy({
          head: 'global: { JSUser: { CREATE: GRANT } }',
          tables: [orders(`${owned}, roles: { Clerk: { REMOVE: DENY } }, users: { ${anna}: { UPDATE: DENY } }`), notes],
        }),
        startPolicy,
      ],
    ],
    ['a table removed and added again', [worldPolicy({ tables: [notes] }), startPolicy]],
    [
      'everything removed and added again',
      [worldPolicy({ roles: '[]', tables: [] }).replace('tables:\n', 'tables: {}\n'), startPolicy],
    ],
  ])('outlive %s', async (_what, policies) => {
    const before = await world().readKept()
    for (const policy of policies) {
      expect(await world().migrate(policy)).toHaveLength(1)
      expect(await world().readKept()).toEqual(before)
    }
  })
})

describe('a table that the policy names no more', () => {
  it('is governed no more, and its entries stay', async () => {
    const entries = (await world().readKept()).at(-1)
    await world().migrate(worldPolicy({ tables: [notes] }))
    expect(await tracesOn(world(), 'public.orders')).toEqual(noTraces)
    expect((await world().readKept()).at(-1)).toEqual(entries)
    await expect(world().idsSeenBy(anna)).rejects.toThrow(/permission denied for table orders/)
    expect(await world().owner.pool.query('select id from public.orders')).toMatchObject({ rowCount: 2 })
  })

  it('stays ungoverned beside one that is still governed', async () => {
    await world().migrate(worldPolicy({ tables: [orders(owned)] }))
    expect(await tracesOn(world(), 'public.notes')).toEqual(noTraces)
    expect((await tracesOn(world(), 'public.orders'))?.policies).toHaveLength(10)
  })

  it('leaves no way to the sequences of its columns', async () => {
    await world().migrate(worldPolicy({ tables: [notes] }))
    const { rows } = await world().superuser.query(
      `select has_sequence_privilege($1, pg_get_serial_sequence('public.orders', 'number'), 'usage') as usable`,
      [`${world().prefix}_session`],
    )
    expect(rows).toEqual([{ usable: false }])
  })

  it('may be gone from the database already', async () => {
    await world().owner.pool.query('drop table public.orders cascade')
    expect(await world().migrate(worldPolicy({ tables: [notes] }))).toHaveLength(1)
  })

  it('and comes back decides as before, under an ordinal of its own', async () => {
    const before = [await world().idsSeenBy(anna), await world().idsSeenBy(bert)]
    expect(before).toEqual([[first, second], [second]])
    await world().migrate(worldPolicy({ tables: [notes] }))
    await world().migrate(startPolicy)
    expect([await world().idsSeenBy(anna), await world().idsSeenBy(bert)]).toEqual(before)
    expect((await tracesOn(world(), 'public.orders'))?.policies).toHaveLength(10)
    const { rows } = await world().superuser.query(
      'select ordinal, relation::text, entries_in_force as entries from ladder_internal.containers order by ordinal',
    )
    expect(rows).toEqual([
      { ordinal: 0, relation: null, entries: false },
      { ordinal: 1, relation: 'notes', entries: true },
      { ordinal: 2, relation: 'orders', entries: true },
    ])
  })

  it('and comes back as another table of that name has no entries of the old one', async () => {
    await world().migrate(worldPolicy({ tables: [notes] }))
    await world().owner.pool.query(`
      drop table public.orders cascade;
      create table public.orders (id uuid primary key, owner_id uuid);
      insert into public.orders (id, owner_id) values ('${first}', '${bert}'), ('${second}', '${bert}');
    `)
    await world().migrate(startPolicy)
    expect(await world().idsSeenBy(bert)).toEqual([first, second])
    expect(await world().idsSeenBy(anna)).toEqual([])
  })

  it('and comes back with another key has no entries of the old one', async () => {
    // The entry is for the object whose id is `second`. By its code, `second` becomes another object of the same owner.
    const third = '00000000-0000-4000-8000-0000000000c1'
    await world().migrate(worldPolicy({ tables: [notes] }))
    await world().owner.pool.query(`
      alter table public.orders add column code uuid unique default gen_random_uuid() not null;
      insert into public.orders (id, owner_id, code) values ('${third}', '${bert}', '${second}');
    `)
    const byCode = `public.orders: { key: { column: code, type: uuid }, ${owned} }`
    await world().migrate(worldPolicy({ tables: [byCode, notes] }))
    expect(await world().idsSeenBy(bert)).toEqual([second, third])
    expect(await world().idsSeenBy(anna)).toEqual([first])
  })
})

describe('a cell of a user that the policy takes back', () => {
  const [a, b] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']
  const cells = [a, b].flatMap((user) =>
    ['orders', 'notes'].flatMap((table) => ['FIND', 'UPDATE'].map((operation) => ({ user, table, operation }))),
  )
  const policyWith = (written: typeof cells) =>
    `pgladder: 1\nusers: { type: uuid }\ntables:\n${['orders', 'notes']
      .map((table) => {
        const of = (user: string) =>
          written
            .filter((cell) => cell.user === user && cell.table === table)
            .map(({ operation }) => `${operation}: GRANT`)
        return `  public.${table}: { key: { column: id, type: uuid }, users: { ${a}: { ${of(a).join()} }, ${b}: { ${of(b).join()} } } }`
      })
      .join('\n')}\n`

  it.each([
    { user: a, operation: 'FIND' },
    { user: a, operation: 'UPDATE' },
    { user: b, operation: 'FIND' },
  ])('takes no other one with it, and none that was set at run time: $operation of $user', async (taken) => {
    const setup = 'create table public.orders (id uuid primary key); create table public.notes (id uuid primary key);'
    const database = await createLadderDatabase({ setup, policy: policyWith(cells) })
    try {
      await database.superuser.query(
        `insert into ladder_internal.user_cells select user_id, container, operation, 'DENY', 'run time' from ladder_internal.user_cells`,
      )
      const read = async () =>
        (
          await database.superuser.query<{ cell: string }>(
            `select concat_ws(' ', user_id, relation, operation, origin) as cell
             from ladder_internal.user_cells as u join ladder_internal.containers as c on c.ordinal = u.container`,
          )
        ).rows.map(({ cell }) => cell)
      const before = await read()
      const isTaken = (cell: (typeof cells)[number]) =>
        cell.user === taken.user && cell.table === 'orders' && cell.operation === taken.operation
      await database.migrate(policyWith(cells.filter((cell) => !isTaken(cell))))
      const gone = `${taken.user} orders ${taken.operation} policy`
      expect(before).toContain(gone)
      expect((await read()).sort()).toEqual(before.filter((cell) => cell !== gone).sort())
    } finally {
      await database.drop()
    }
  })
})
