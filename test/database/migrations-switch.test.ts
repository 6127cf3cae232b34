// What changes for callers when the next migration turns a switch: owner, object ACL, roles, global default.

import { describe, expect, it } from 'vitest'
import { eachRunTimeWorld } from '../support/each-run-time-world.ts'
import {
  anna,
  bert,
  first,
  notes,
  orders,
  owned,
  second,
  startPolicy,
  tracesOn,
  worldPolicy,
} from '../support/run-time-world.ts'

const world = eachRunTimeWorld()

describe('an owner column', () => {
  const stampedIn = (column: string) =>
    world().inRequest(anna, async (client) => {
      await client.query(`insert into public.orders (id) values (gen_random_uuid())`)
      const { rows } = await client.query(`select ${column} as owner from public.orders where ${column} = $1`, [anna])
      return rows.length
    })

  const openTo = (more: string) =>
    worldPolicy({
      tables: [orders(`${more}, roles: { AuthenticatedUser: { CREATE: GRANT, UPDATE: GRANT, FIND: GRANT } }`), notes],
    })

  it('that becomes another is stamped and kept there, and the old one is an ordinary column', async () => {
    await world().migrate(openTo('owner: owner_id'))
    const before = await stampedIn('seller_id')
    await world().migrate(openTo('owner: seller_id'))
    expect(await stampedIn('seller_id')).toBe(before + 1)
    await world().inRequest(anna, async (client) => {
      const { rowCount } = await client.query(`update public.orders set owner_id = $1`, [bert])
      expect(rowCount).toBe(2)
      await expect(client.query(`update public.orders set seller_id = $1`, [bert])).rejects.toThrow(
        /owner of an object/,
      )
    })
  })

  it('that is taken away is an ordinary column, and is watched again once it is back', async () => {
    const move = () =>
      world().inRequest(anna, (client) => client.query('update public.orders set owner_id = $1', [bert]))
    await world().migrate(openTo('objectAcl: table'))
    expect((await tracesOn(world(), 'public.orders'))?.defaults).toBe(null)
    expect(await move()).toMatchObject({ rowCount: 2 })
    await world().migrate(openTo('owner: owner_id'))
    await expect(move()).rejects.toThrow(/owner of an object/)
  })
})

describe('an object ACL', () => {
  it('that is switched off says nothing, and speaks again once it is back', async () => {
    expect(await world().idsSeenBy(anna)).toEqual([first, second])
    await world().migrate(worldPolicy({ tables: [orders(`${owned}, objectAcl: none`), notes] }))
    expect(await world().idsSeenBy(anna)).toEqual([first])
    await world().migrate(startPolicy)
    expect(await world().idsSeenBy(anna)).toEqual([first, second])
  })

  it('loses the entries of objects that were removed while it was off', async () => {
    await world().migrate(worldPolicy({ tables: [orders(`${owned}, objectAcl: none`), notes] }))
    await world().superuser.query(`delete from public.orders where id = '${second}'`)
    expect((await world().readKept()).at(-1)).toHaveLength(1)
  })
})

describe('a switch', () => {
  it('of the role source takes the roles from the session, and back from the database', async () => {
    const clerks = [orders(`${owned}, roles: { Clerk: { FIND: GRANT } }`), notes]
    const session = worldPolicy({ head: 'roleSource: session', tables: clerks })
    const rolesOf = (roles: string) =>
      world().inRequest(anna, async (client) => {
        await client.query(`reset role`)
        await client.query(`select ladder.enter(user_id => $1${roles})`, [anna])
        return (await client.query('select ladder.custom_roles() as roles')).rows[0]?.roles
      })
    expect(await rolesOf('')).toEqual(['Clerk'])
    await world().migrate(session)
    expect(await rolesOf('')).toEqual([])
    expect(await rolesOf(", roles => '{Boss}'")).toEqual(['Boss'])
    await world().migrate(worldPolicy({ tables: clerks }))
    expect(await rolesOf('')).toEqual(['Clerk'])
  })

  it('of the global default opens and closes what no cell names', async () => {
    expect(await world().idsSeenBy(anna, 'notes')).toEqual([])
    await world().migrate(worldPolicy({ head: 'globalDefault: GRANT', tables: [orders(owned), notes] }))
    expect(await world().idsSeenBy(anna, 'notes')).toEqual([first])
    await world().migrate(startPolicy)
    expect(await world().idsSeenBy(anna, 'notes')).toEqual([])
  })

  it('of roles: one that is removed gives nothing, and has its members again once it is declared', async () => {
    const clerks = worldPolicy({
      tables: [orders(owned), `public.notes: { key: { column: id, type: uuid }, roles: { Clerk: { FIND: GRANT } } }`],
    })
    await world().migrate(clerks)
    expect(await world().idsSeenBy(anna, 'notes')).toEqual([first])
    await world().migrate(worldPolicy({ roles: '[Boss]', tables: [orders(owned), notes] }))
    expect(await world().idsSeenBy(anna, 'notes')).toEqual([])
    await world().migrate(clerks)
    expect(await world().idsSeenBy(anna, 'notes')).toEqual([first])
  })
})
