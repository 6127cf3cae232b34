// Two sessions at the same object at once: who shares it and who deletes it, denies it, or deletes the user it is shared with. Nothing
// is orphaned, no DENY is lost, and whatever is refused is refused in the API's own words.

import type pg from 'pg'
import { describe, expect, it } from 'vitest'
import { anna, bert } from '../support/orders-world.ts'
import { codeOf, end, session as openSession, untilWaiting as untilBlocked } from '../support/sessions.ts'
import { as, carl, serverCode, sharingWorld } from '../support/sharing-world.ts'

const { database, asAdministrator, entries } = sharingWorld()

/** What the API may say to those who come at the wrong moment: gone, or begin again. */
const typed = ['P0002', '40001', '40P01']

const session = (enter: string, pool = database().app.pool) => openSession(pool, enter)
const untilWaiting = (client: pg.PoolClient) => untilBlocked(database(), client)

const orphans = async (table: string) =>
  (
    await database().superuser.query(
      `select e.object_id from ladder_internal.public__${table}_entries as e where not exists (select from public.${table} as o where o.id = e.object_id)`,
    )
  ).rows

const objects = { orders: '1', papers: 'a' } as const

describe.each(['orders', 'papers'] as const)('an object of %s', (table) => {
  const id = objects[table]
  const share = (client: pg.PoolClient, verb = 'grant', operation = 'FIND') =>
    codeOf(client.query(`select ladder.${verb}_for_user('${operation}', '${table}', '${id}', $1)`, [bert]))
  const remove = (client: pg.PoolClient) => codeOf(client.query(`delete from public.${table} where id = '${id}'`))

  it.each(['grant', 'deny', 'inherit'])('that is being deleted: %s says that it is not there', async (verb) => {
    await asAdministrator(`select ladder.deny_for_user('UPDATE', '${table}', '${id}', $1)`, [carl])
    const [deleter, sharer] = [await session(serverCode), await session(as(anna))]
    expect(await remove(deleter)).toBe('done')
    const shared = share(sharer, verb)
    if (verb !== 'inherit') await untilWaiting(sharer)
    await end(deleter, 'commit')
    // What is taken back has nothing to wait for: it comes before the end of the other session, or after.
    expect(verb === 'inherit' ? ['done', 'P0002'] : ['P0002']).toContain(await shared)
    await end(sharer, 'commit')
    expect(await entries(table)).toEqual([])
  })

  it('that is being deleted, with an entry that is written over, says that it is not there', async () => {
    await asAdministrator(`select ladder.deny_for_user('FIND', '${table}', '${id}', $1)`, [bert])
    const [deleter, sharer] = [await session(serverCode), await session(as(anna))]
    expect(await remove(deleter)).toBe('done')
    const shared = share(sharer)
    await untilWaiting(sharer)
    await end(deleter, 'commit')
    expect(typed).toContain(await shared)
    await end(sharer, 'commit')
    expect(await entries(table)).toEqual([])
  })

  it('that is being shared is deleted with its new entries', async () => {
    const [sharer, deleter] = [await session(as(anna)), await session(serverCode)]
    expect(await share(sharer)).toBe('done')
    const removed = remove(deleter)
    await untilWaiting(deleter)
    await end(sharer, 'commit')
    expect(await removed).toBe('done')
    await end(deleter, 'commit')
    expect(await entries(table)).toEqual([])
  })

  it('that is denied to everybody is not opened by who came a moment before', async () => {
    const [administrator, sharer] = [await session('-', database().superuser), await session(as(anna))]
    const everybody = (verb: string) => `select ladder.${verb}_for_all_users('UPDATE', '${table}', '${id}')`
    await administrator.query(everybody('deny'))
    const shared = codeOf(sharer.query(everybody('grant')))
    await untilWaiting(sharer)
    await end(administrator, 'commit')
    expect(await shared).toBe('42501')
    await end(sharer, 'commit')
    expect(await entries(table)).toMatchObject([{ effect: 'DENY' }])
  })

  it('is not given on by who is denied it at the same moment', async () => {
    const [administrator, sharer] = [await session('-', database().superuser), await session(as(anna))]
    await administrator.query(`select ladder.deny_for_user('UPDATE', '${table}', '${id}', $1)`, [anna])
    const shared = share(sharer, 'grant', 'UPDATE')
    await untilWaiting(sharer)
    await end(administrator, 'commit')
    expect(await shared).toBe('42501')
    await end(sharer, 'commit')
    expect(await entries(table)).toMatchObject([{ user: anna, effect: 'DENY' }])
  })

  it('is another one when its key is used again meanwhile: nothing of it is given', async () => {
    const other = table === 'orders' ? '2' : '*'
    const [blocker, sharer] = [await session(as(anna)), await session(as(anna))]
    expect(await share(blocker)).toBe('done')
    const shared = codeOf(
      sharer.query(`select ladder.grant_for_user('UPDATE', '${table}', $1::text[], $2)`, [[id, other].sort(), carl]),
    )
    await untilWaiting(sharer)
    const swap = await session(serverCode)
    const swapped = codeOf(
      swap.query(
        `delete from public.${table} where id = '${other}'; insert into public.${table} (id, owner_id) values ('${other}', '${bert}')`,
      ),
    )
    // Whoever is first, has it: either the sharer has locked it, or it is Bert's by the time it is judged.
    await Promise.race([swapped, untilWaiting(swap)])
    await end(blocker, 'commit')
    const code = await Promise.race([shared, swapped.then(() => end(swap, 'commit')).then(() => shared)])
    expect(['done', 'P0002', '40P01']).toContain(code)
    await end(sharer, 'commit')
    if (code === 'done') await swapped.then(() => end(swap, 'commit')).catch(() => {})
    const given = (await entries(table)).filter(({ operation }) => operation === 'UPDATE')
    const { rows } = await database().superuser.query(`select owner_id from public.${table} where id = '${other}'`)
    if (rows[0]?.owner_id === bert) expect(given.map(({ id: of }) => String(of))).not.toContain(other)
  })

  it('is not shared with a user who is being deleted', async () => {
    const [deleter, sharer] = [await session('-', database().superuser), await session(as(anna))]
    await deleter.query(`delete from public.users where id = '${bert}'`)
    const shared = share(sharer)
    await untilWaiting(sharer)
    await end(deleter, 'commit')
    expect(await shared).toBe('22023')
    await end(sharer, 'commit')
    expect(await entries(table)).toEqual([])
  })

  it('is locked by nobody who may not share it', async () => {
    await asAdministrator(`select ladder.assign_role($1, 'Clerk')`, [carl])
    await asAdministrator(`select ladder.set_role_permission('Clerk', 'PERMISSION', '${table}', 'DENY')`)
    const mine = table === 'orders' ? '3' : 'b'
    const [holder, looker] = [await session(serverCode), await session(as(carl))]
    await holder.query(`select from public.${table} where id = '${mine}' for update`)
    const shared = looker.query(`select ladder.grant_for_user('FIND', '${table}', $1::text[], $2)`, [[id, mine], bert])
    expect(await codeOf(shared)).toBe('42501')
    await end(looker)
    await end(holder)
  })

  it('is shared by many at once, and all of it is there', async () => {
    const principals = ['Sales', 'Clerk', 'Blind', 'JSUser', 'RestUser']
    await Promise.all(
      principals.map(async (role) => {
        const client = await session(as(anna))
        expect(await codeOf(client.query(`select ladder.grant_for_role('FIND', '${table}', '${id}', '${role}')`))).toBe(
          'done',
        )
        await end(client, 'commit')
      }),
    )
    expect((await entries(table)).map(({ role }) => role).sort()).toEqual([...principals].sort())
  })

  it(
    'and others come and go while they are shared: no orphan, no error of another kind',
    { timeout: 60_000 },
    async () => {
      const ids = Array.from({ length: 30 }, (_, n) => String(100 + n))
      const create = `insert into public.${table} (id, owner_id) select i.id::${table === 'orders' ? 'integer' : 'text'}, '${anna}' from unnest($1::text[]) as i (id) on conflict do nothing`
      await database().superuser.query(create, [ids])
      const codes = new Map<string, number>()
      const turn = async (enter: string, statement: string, values: readonly unknown[]) => {
        const client = await session(enter)
        const code = await codeOf(client.query(statement, [...values]))
        codes.set(code, (codes.get(code) ?? 0) + 1)
        await end(client, code === 'done' ? 'commit' : 'rollback')
      }
      const some = (n: number) => ids.filter((_, place) => (place * 7 + n) % 5 < 2)
      const type = table === 'orders' ? 'integer' : 'text'
      await Promise.all(
        [0, 1, 2, 3].map(async (worker) => {
          for (let n = 0; n < 40; n++) {
            const chosen = n % 2 === 0 ? some(n + worker) : some(n + worker).reverse()
            if (worker === 0)
              await turn(serverCode, `delete from public.${table} where id = any ($1::${type}[])`, [chosen.slice(0, 4)])
            else if (worker === 1) await turn(serverCode, create, [chosen])
            else {
              const verb = ['grant', 'deny', 'inherit'][n % 3]
              await turn(as(anna), `select ladder.${verb}_for_user('FIND', '${table}', $1::text[], '${bert}')`, [
                chosen.slice(0, 2),
              ])
            }
          }
        }),
      )
      expect([...codes.keys()].filter((code) => code !== 'done' && !typed.includes(code))).toEqual([])
      expect(codes.get('done')).toBeGreaterThan(60)
      expect(await orphans(table)).toEqual([])
    },
  )
})
