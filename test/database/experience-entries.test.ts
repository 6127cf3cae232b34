// What a caller experiences of an object's entries:
// those it was given, and those that every new object gets.

import { describe, expect, it } from 'vitest'
import { as, carl, experienceWorld, newOrder, serverCode } from '../support/experience-world.ts'
import { anna, annasOrder } from '../support/orders-world.ts'

const { database, request, rowCount, titles, stored, expectUntouched } = experienceWorld()

describe("an object's entries", () => {
  const entries = async () =>
    (await database().superuser.query('select object_id from ladder_internal.public__orders_entries')).rows
  const share = (id: string) =>
    database().superuser.query(
      `insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect)
       values ('${id}', 'FIND', '${carl}', 'GRANT')`,
    )

  it('go with it, and a new object with its id starts with none', async () => {
    await share(annasOrder)
    expect(await titles(as(carl))).toEqual(['tea'])
    await request(as(anna), (query) => query(`delete from public.orders where id = '${annasOrder}'`))
    expect(await entries()).toEqual([])
    await database().superuser.query(
      `set session_replication_role = replica;
       insert into public.orders (id, title) values ('${annasOrder}', 'green tea');
       reset session_replication_role`,
    )
    expect(await stored(annasOrder)).toBeDefined()
    expect(await titles(as(carl))).toEqual([])
  })

  it('follow a key that is changed outside any request', async () => {
    await share(annasOrder)
    await database().superuser.query(`update public.orders set id = '${newOrder}' where id = '${annasOrder}'`)
    expect(await entries()).toEqual([{ object_id: newOrder }])
    expect(await titles(as(carl))).toEqual(['tea'])
  })
})

describe('the entries that every new object gets', () => {
  const watched = () => titles(as(carl, 'Watcher'))

  const inserts: readonly (readonly [claim: string, statement: string, titles: readonly string[]])[] = [
    ['one row', `insert into public.orders (title) values ('cocoa')`, ['cocoa']],
    [
      'many rows',
      `insert into public.orders (title) values ('cocoa'), ('juice'), ('milk')`,
      ['cocoa', 'juice', 'milk'],
    ],
    [
      'INSERT … SELECT',
      `insert into public.orders (title) select 'cocoa' from public.users`,
      ['cocoa', 'cocoa', 'cocoa'],
    ],
    [
      'ON CONFLICT DO NOTHING, for the rows that are new',
      `insert into public.orders (id, title) values ('${annasOrder}', 'juice'), ('${newOrder}', 'cocoa') on conflict do nothing`,
      ['cocoa'],
    ],
    [
      'ON CONFLICT DO UPDATE, for the rows that are new',
      `insert into public.orders (id, title) values ('${annasOrder}', 'juice'), ('${newOrder}', 'cocoa')
       on conflict (id) do update set title = excluded.title`,
      ['cocoa'],
    ],
    [
      'MERGE, for the rows that are new',
      `merge into public.orders as o using (values ('${annasOrder}'::uuid), ('${newOrder}')) as v (id) on o.id = v.id
       when matched then update set title = 'juice' when not matched then insert (id, title) values (v.id, 'cocoa')`,
      ['cocoa'],
    ],
    [
      'a writing CTE',
      `with written as (insert into public.orders (title) values ('cocoa') returning id) select 1`,
      ['cocoa'],
    ],
  ]
  it.each(inserts)('appear with %s', async (_claim, statement, expected) => {
    expect(await watched()).toEqual([])
    const creator = statement.includes('returning') ? as(anna, 'Reader') : as(anna)
    await request(creator, (query) => query(statement))
    expect(await watched()).toEqual(expected)
  })

  it('appear with work outside any request', async () => {
    await database().superuser.query(`insert into public.orders (title) values ('cocoa')`)
    expect(await watched()).toEqual(['cocoa'])
  })

  it('deny as they grant', async () => {
    const insert = `insert into public.orders (id, owner_id, title) values ('${newOrder}', '${anna}', 'cocoa')`
    await request(serverCode, (query) => query(insert))
    const remove = `delete from public.orders where id = '${newOrder}'`
    await expectUntouched(as(anna, 'Mute'), remove)
    expect(await rowCount(as(anna), remove)).toBe(1)
  })
})
