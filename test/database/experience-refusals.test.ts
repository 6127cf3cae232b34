// What a caller experiences of a refusal, on the rows themselves:
// what is refused, how, and what is left standing.

import { describe, expect, it } from 'vitest'
import {
  anotherOrder,
  as,
  carl,
  experienceWorld,
  newOrder,
  nobody,
  nobodysOrder,
  serverCode,
} from '../support/experience-world.ts'
import { anna, annasOrder, bert, bertsOrder } from '../support/orders-world.ts'
import { refusal } from '../support/refusal.ts'

const { database, request, rowCount, titles, stored, everything, expectRefused, expectUntouched } = experienceWorld()

describe('a refused FIND', () => {
  it('leaves the object out, as if it were not there', async () => {
    expect(await titles(as(anna))).toEqual(['tea'])
    expect(await titles(as(bert))).toEqual(['coffee'])
    expect(await titles(as(bert, 'Reader'))).toEqual(['coffee', 'tea', 'water'])
    expect(await titles(nobody)).toEqual([])
    const find = (id: string) => request(as(bert), (query) => query('select * from public.orders where id = $1', [id]))
    const [hidden, missing] = [await find(annasOrder), await find(newOrder)]
    expect(hidden.rows).toEqual([])
    expect(hidden.rows).toEqual(missing.rows)
  })

  it('leaves it out of counts, joins and sub-selects, too', async () => {
    const counted = `select count(*)::integer as n, max(title) as last from public.orders`
    expect((await request(as(anna), (query) => query(counted))).rows).toEqual([{ n: 1, last: 'tea' }])
    const joined = `select o.title from public.users as u left join public.orders as o on o.owner_id = u.id where u.id = '${bert}'`
    expect((await request(as(anna), (query) => query(joined))).rows).toEqual([{ title: null }])
    expect((await request(as(anna, 'Reader'), (query) => query(joined))).rows).toEqual([{ title: 'coffee' }])
  })

  it('leaves it out of what other statements read', async () => {
    await request(as(anna), (query) => query('insert into public.copies select title from public.orders'))
    const { rows } = await database().superuser.query('select title from public.copies')
    expect(rows).toEqual([{ title: 'tea' }])
  })

  it('hides what is granted to be changed', async () => {
    const update = `update public.orders set title = 'cocoa' where id = '${annasOrder}'`
    await expectUntouched(as(bert, 'Editor'), update)
    expect(await rowCount(as(bert, 'Editor', 'Reader'), update)).toBe(1)
  })

  it('belongs to no step that a row without owner could pass', async () => {
    expect(await titles(as(anna), `public.orders where owner_id is null`)).toEqual([])
    expect(await titles(nobody, `public.orders where owner_id is null`)).toEqual([])
    expect(await titles(serverCode, `public.orders where owner_id is null`)).toEqual(['water'])
  })
})

describe('a refused CREATE', () => {
  const insert = `insert into public.orders (id, title) values ('${newOrder}', 'cocoa')`

  it('is an error, and nothing is written', async () => {
    await expectRefused(nobody, insert)
    await expectRefused(as(anna, 'Mute'), insert)
    expect(await rowCount(as(anna), insert)).toBe(1)
  })

  it('of one row writes none of the others', async () => {
    const both = (owner: string) => `insert into public.orders (id, owner_id, title)
      values ('${newOrder}', '${anna}', 'cocoa'), ('${anotherOrder}', '${owner}', 'juice')`
    await expectRefused(as(anna), both(bert))
    expect(await rowCount(as(anna), both(anna))).toBe(2)
  })

  it('with ON CONFLICT DO NOTHING stays refused, and a conflict with a hidden object is quiet', async () => {
    const again = `insert into public.orders (id, title) values ('${annasOrder}', 'cocoa') on conflict do nothing`
    await expectRefused(nobody, again)
    await expectUntouched(as(bert), again)
    expect(await rowCount(as(bert), `${insert} on conflict do nothing`)).toBe(1)
  })

  it('by MERGE is refused as by INSERT', async () => {
    const merge = `merge into public.orders as o using (values ('${newOrder}'::uuid)) as v (id) on o.id = v.id
      when not matched then insert (id, title) values (v.id, 'cocoa')`
    await expectRefused(as(anna, 'Mute'), merge)
    expect(await rowCount(as(anna), merge)).toBe(1)
  })
})

describe('a refused UPDATE or REMOVE', () => {
  const writes = [
    `update public.orders set title = 'cocoa' where id = '${annasOrder}'`,
    `update public.orders set title = 'cocoa' where id = '${annasOrder}' returning title`,
    `delete from public.orders where id = '${annasOrder}'`,
    `select from public.orders where id = '${annasOrder}' for update`,
    `select from public.orders where id = '${annasOrder}' for share`,
  ]
  it.each(writes)('leaves the object untouched: %s', async (statement) => {
    await expectUntouched(nobody, statement)
    await expectUntouched(as(bert), statement)
    await expectUntouched(as(bert, 'Reader'), statement)
    expect(await rowCount(as(anna), statement)).toBe(1)
  })

  it.each([
    `update public.orders set title = 'cocoa'`,
    'delete from public.orders',
  ])('touches the own objects only: %s', async (statement) => {
    expect(await rowCount(as(anna), statement)).toBe(1)
    expect(await stored(bertsOrder)).toMatchObject({ title: 'coffee' })
    expect(await stored(nobodysOrder)).toMatchObject({ title: 'water' })
    expect(await rowCount(as(carl, 'Editor'), statement)).toBeGreaterThan(1)
  })

  it('by MERGE is an error where the object is found, and nothing where it is not', async () => {
    const merge = (what: string) => `merge into public.orders as o using (values ('${annasOrder}'::uuid)) as v (id)
      on o.id = v.id when matched then ${what}`
    for (const what of [`update set title = 'cocoa'`, 'delete']) {
      await expectRefused(as(bert, 'Reader'), merge(what))
      await expectUntouched(as(bert), merge(what))
      expect(await rowCount(as(anna), merge(what))).toBe(1)
    }
  })
})

describe('without a request', () => {
  it.each([
    'select title from public.orders',
    `insert into public.orders (title) values ('cocoa')`,
    `update public.orders set title = 'cocoa'`,
    'delete from public.orders',
  ])('permission is denied: %s', async (statement) => {
    const before = await everything()
    await expect(database().app.pool.query(statement)).rejects.toMatchObject({
      ...refusal,
      message: 'permission denied for table orders',
    })
    expect(await everything()).toEqual(before)
  })
})

describe('INSERT … ON CONFLICT DO UPDATE, where UPSERT has no cells of its own', () => {
  const upsert = (id: string) => `insert into public.orders (id, title) values ('${id}', 'cocoa')
    on conflict (id) do update set title = excluded.title`

  it('needs CREATE and UPDATE', async () => {
    await expectRefused(as(anna, 'Clerk'), upsert(annasOrder))
    await expectRefused(as(anna, 'Mute'), upsert(annasOrder))
    await expectRefused(as(anna, 'Mute'), upsert(newOrder))
    expect(await rowCount(as(anna), upsert(annasOrder))).toBe(1)
    expect(await rowCount(as(anna), upsert(newOrder))).toBe(1)
    expect(await stored(annasOrder)).toEqual({ id: annasOrder, owner_id: anna, title: 'cocoa' })
  })

  it("is refused on another's object, whether it is found or not", async () => {
    await expectRefused(as(anna), upsert(bertsOrder))
    await expectRefused(as(anna, 'Reader'), upsert(bertsOrder))
    expect(await rowCount(as(anna, 'Reader', 'Editor'), upsert(bertsOrder))).toBe(1)
    expect(await stored(bertsOrder)).toEqual({ id: bertsOrder, owner_id: bert, title: 'cocoa' })
  })
})
