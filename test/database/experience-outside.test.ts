// What work outside any request may do to owners and keys:
// work of a superuser, of the table owner, of a foreign key.

import { describe, expect, it } from 'vitest'
import { as, carl, experienceWorld, newOrder } from '../support/experience-world.ts'
import { anna, annasOrder, bert, bertsOrder } from '../support/orders-world.ts'
import { refusal } from '../support/refusal.ts'

const { database, request, stored } = experienceWorld()

describe('work outside any request', () => {
  const transfer = `update public.orders set owner_id = '${bert}', id = '${newOrder}' where id = '${annasOrder}'`

  it('changes owner and key freely', async () => {
    await database().superuser.query(transfer)
    expect(await stored(newOrder)).toMatchObject({ owner_id: bert })
  })

  it('of a role that row-level security does not bind is left alone, whatever the role is called', async () => {
    const role = `${database().name}_Etl "Job"`
    const quoted = `"${role.replaceAll('"', '""')}"`
    await database().superuser.query(`
      create role ${quoted} bypassrls;
      grant select, insert, update on public.orders to ${quoted};
    `)
    const client = await database().superuser.connect()
    try {
      await client.query(`set role ${quoted}`)
      await client.query(transfer)
      expect(await stored(newOrder)).toMatchObject({ owner_id: bert })
    } finally {
      await client.query('reset role')
      await client.query(`drop owned by ${quoted}; drop role ${quoted}`)
      client.release()
    }
  })

  it('may leave the owner out, and then there is none', async () => {
    const role = `${database().name}_etl`
    await database().superuser.query(`create role ${role} bypassrls; grant select, insert on public.orders to ${role}`)
    const client = await database().superuser.connect()
    try {
      await client.query(`set role ${role}`)
      await client.query(`insert into public.orders (id, title) values ('${newOrder}', 'cocoa')`)
      expect(await stored(newOrder)).toMatchObject({ owner_id: null })
    } finally {
      await client.query('reset role')
      await client.query(`drop owned by ${role}; drop role ${role}`)
      client.release()
    }
  })

  it('of the table owner errs instead of touching nothing, and works once the policies are lifted', async () => {
    const client = await database().owner.pool.connect()
    try {
      await client.query('begin; set local row_security = off')
      await expect(client.query(transfer)).rejects.toMatchObject(refusal)
      await client.query('rollback; begin; alter table public.orders no force row level security')
      expect((await client.query(transfer)).rowCount).toBe(1)
      await client.query('alter table public.orders force row level security; commit')
      expect(await stored(newOrder)).toMatchObject({ owner_id: bert })
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('of a foreign key passes', async () => {
    await database().owner.pool.query(`delete from public.users where id = '${bert}'`)
    expect(await stored(bertsOrder)).toMatchObject({ owner_id: null })
    await database().owner.pool.query(`update public.users set id = '${newOrder}' where id = '${anna}'`)
    expect(await stored(annasOrder)).toMatchObject({ owner_id: newOrder })
  })

  it('of a foreign key passes when a request sets it off', async () => {
    await request(as(carl), (query) => query(`delete from public.users where id = '${bert}'`))
    expect(await stored(bertsOrder)).toMatchObject({ owner_id: null })
    await request(as(carl), (query) => query(`update public.users set id = '${newOrder}' where id = '${anna}'`))
    expect(await stored(annasOrder)).toMatchObject({ owner_id: newOrder })
  })
})
