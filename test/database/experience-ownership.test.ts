// Who owns a new object, and what becomes of a later change of its owner or key,
// in partitions as well.

import { describe, expect, it } from 'vitest'
import { as, experienceWorld, newOrder, serverCode } from '../support/experience-world.ts'
import { anna, annasOrder, bert, bertsOrder } from '../support/orders-world.ts'
import { refusal } from '../support/refusal.ts'

const { database, request, rowCount, titles, stored, expectRefused } = experienceWorld()

describe('the owner of a new object', () => {
  const insert = (owner: string) =>
    `insert into public.orders (id, owner_id, title) values ('${newOrder}', ${owner}, 'cocoa')`
  const withoutOwner = `insert into public.orders (id, title) values ('${newOrder}', 'cocoa')`

  it.each([withoutOwner, insert('default'), insert(`'${anna}'`)])("is the request's user: %s", async (statement) => {
    await request(as(anna), (query) => query(statement))
    expect(await stored(newOrder)).toMatchObject({ owner_id: anna })
  })

  it('is nobody else', async () => {
    await expectRefused(as(anna), insert(`'${bert}'`))
    await expectRefused(as(anna), insert('null'))
    await expectRefused(as(anna), `insert into public.orders (owner_id, title) select id, 'cocoa' from public.users`)
  })

  it('is nobody where nobody is logged in', async () => {
    await expectRefused(`client => 'RestUser'`, insert(`'${anna}'`))
    await request(`client => 'RestUser'`, (query) => query(withoutOwner))
    expect(await stored(newOrder)).toMatchObject({ owner_id: null })
    expect(await titles(`client => 'RestUser'`)).toEqual([])
  })

  it.each(['null', `'${bert}'`])('is whoever server code says: %s', async (owner) => {
    await request(`user_id => '${anna}', server_code => true`, (query) => query(insert(owner)))
    expect(await stored(newOrder)).toMatchObject({ owner_id: owner === 'null' ? null : bert })
  })

  it('is the user on whose behalf server code works, unless it says otherwise', async () => {
    await request(`user_id => '${anna}', server_code => true`, (query) => query(withoutOwner))
    expect(await stored(newOrder)).toMatchObject({ owner_id: anna })
  })
})

describe('a later change of owner or key', () => {
  const changes: readonly (readonly [claim: string, statement: string])[] = [
    ['to somebody else', `update public.orders set owner_id = '${bert}' where id = '${annasOrder}'`],
    ['to nobody', `update public.orders set owner_id = null where id = '${annasOrder}'`],
    ['back to the default by another user', `update public.orders set owner_id = default where id = '${bertsOrder}'`],
    ['of the key', `update public.orders set id = '${newOrder}' where id = '${annasOrder}'`],
    [
      'by ON CONFLICT DO UPDATE',
      `insert into public.orders as o (id, title) values ('${annasOrder}', 'cocoa')
       on conflict (id) do update set owner_id = '${bert}'`,
    ],
    [
      'of the key by ON CONFLICT DO UPDATE',
      `insert into public.orders as o (id, title) values ('${annasOrder}', 'cocoa')
       on conflict (id) do update set id = '${newOrder}'`,
    ],
    [
      'by MERGE',
      `merge into public.orders as o using (values ('${annasOrder}'::uuid)) as v (id) on o.id = v.id
       when matched then update set owner_id = '${bert}'`,
    ],
  ]
  it.each(changes)('is refused: %s', async (_claim, statement) => {
    const editor = as(anna, 'Reader', 'Editor')
    await expectRefused(editor, statement)
    expect(await rowCount(editor, `update public.orders set title = 'cocoa' where id = '${annasOrder}'`)).toBe(1)
  })

  it('is none where the value stays what it is', async () => {
    const same = `update public.orders set owner_id = owner_id, id = id, title = 'cocoa' where id = '${annasOrder}'`
    expect(await rowCount(as(anna), same)).toBe(1)
    expect(await stored(annasOrder)).toEqual({ id: annasOrder, owner_id: anna, title: 'cocoa' })
  })

  it("is refused to a trigger of the table's own that sorts last", async () => {
    const { superuser } = database()
    const update = `update public.orders set title = 'cocoa' where id = '${annasOrder}'`
    await superuser.query(
      'create trigger zzz_last before update on public.orders for each row execute function public.give_to_bert()',
    )
    try {
      await expectRefused(as(anna), update)
    } finally {
      await superuser.query('drop trigger zzz_last on public.orders')
    }
    expect(await rowCount(as(anna), update)).toBe(1)
  })

  it('of the owner is for server code to make, of the key not even for server code', async () => {
    const transfer = `update public.orders set owner_id = '${bert}' where id = '${annasOrder}'`
    expect(await rowCount(serverCode, transfer)).toBe(1)
    expect(await titles(as(bert))).toEqual(['coffee', 'tea'])
    expect(await titles(as(anna))).toEqual([])
    await expectRefused(serverCode, `update public.orders set id = '${newOrder}' where id = '${annasOrder}'`)
  })
})

describe('objects in partitions', () => {
  const owners = async () =>
    (await database().superuser.query('select id, owner_id, title from public.visits order by id')).rows

  it.each([
    'update public.visits set id = 101 where id = 1',
    `update public.visits set id = 101, owner_id = '${bert}' where id = 1`,
    `update public.visits set owner_id = '${bert}' where id = 1`,
    'update public.visits set owner_id = null where id = 1',
  ])('keep owner and key: %s', async (statement) => {
    const before = await owners()
    await expect(request(as(anna, 'Reader'), (query) => query(statement))).rejects.toMatchObject(refusal)
    expect(await owners()).toEqual(before)
    expect(await rowCount(as(anna, 'Reader'), `update public.visits set title = 'cocoa' where id = 1`)).toBe(1)
  })

  it('keep their owner when a trigger that sorts last moves them', async () => {
    await database().superuser.query(`
      create function public.move_away() returns trigger language plpgsql as $$
        begin
          new.id := new.id + 100;
          new.owner_id := '${bert}';
          return new;
        end $$;
      create trigger zzz_last before update on public.visits for each row execute function public.move_away();
    `)
    const before = await owners()
    try {
      const statement = `update public.visits set title = 'cocoa' where id = 1`
      const update = request(as(anna, 'Reader'), (query) => query(statement))
      await expect(update).rejects.toMatchObject(refusal)
      expect(await owners()).toEqual(before)
    } finally {
      await database().superuser.query('drop function public.move_away() cascade')
    }
  })

  it('are transferred by server code', async () => {
    expect(await rowCount(serverCode, `update public.visits set owner_id = '${bert}' where id = 1`)).toBe(1)
    expect(await titles(as(bert), 'public.visits')).toEqual(['coffee', 'tea'])
  })
})
