// What an adversary found in the permissions API, or could have: each path by which somebody might widen their own rights, or say less
// than the truth.

import { describe, expect, it } from 'vitest'
import { createLadderDatabase } from '../support/governed-database.ts'
import { keptRequest } from '../support/kept-request.ts'
import { anna, bert } from '../support/orders-world.ts'
import { as, carl, serverCode, sharingWorld } from '../support/sharing-world.ts'

const { database, request, asAdministrator, found, entries } = sharingWorld()

const share = (enter: string, text: string) => request(enter, (query) => query(`select ladder.${text}`))
const everybody = `grant_for_all_users('UPDATE', 'orders', '1')`

/** Carl may find and share orders, and may update the first by an entry for Sales. */
async function carlSharesBySales(until: string) {
  await asAdministrator(`select ladder.assign_role($1, 'Clerk'), ladder.assign_role($1, 'Sales', ${until})`, [carl])
  await asAdministrator(`select ladder.grant_for_role('UPDATE', 'orders', '1', 'Sales')`)
}

describe('what ends', () => {
  it('is not given on for good by who has a role until a moment, and by it an entry', async () => {
    await carlSharesBySales(`'2100-01-01Z'`)
    await expect(share(as(carl), everybody)).rejects.toMatchObject({ code: '42501' })
    await share(as(carl), `grant_for_all_users('UPDATE', 'orders', '1', '2100-01-01Z')`)
    await carlSharesBySales('null')
    await share(as(carl), everybody)
  })

  it('is looked at from its first moment to its last', async () => {
    // Without Clerk and Sales Carl may update, and with both; with Sales alone he may not.
    await asAdministrator(
      `select ladder.set_role_permission('AuthenticatedUser', o.o, 'orders', 'GRANT') from unnest(array['FIND', 'UPDATE', 'PERMISSION']) as o (o)`,
    )
    await asAdministrator(`select ladder.set_role_permission('Sales', 'UPDATE', 'orders', 'DENY')`)
    await asAdministrator(`select ladder.grant_for_role('UPDATE', 'orders', '1', 'Clerk')`)
    await asAdministrator(
      `select ladder.assign_role($1, 'Clerk', '2100-01-01Z'), ladder.assign_role($1, 'Sales', '2101-01-01Z')`,
      [carl],
    )
    await expect(share(as(carl), everybody)).rejects.toMatchObject({ code: '42501' })
    await asAdministrator(`select ladder.unassign_role($1, 'Clerk'), ladder.unassign_role($1, 'Sales')`, [carl])
    await share(as(carl), everybody)
  })
})

describe('a right that was taken away while a request is open', () => {
  const taken: readonly (readonly [string, string])[] = [
    ['a role', `select ladder.unassign_role('${carl}', 'Sales')`],
    ['a cell of the user', `select ladder.deny_on_table_for_user('UPDATE', 'orders', '${carl}')`],
    ['a cell of a role', `select ladder.set_role_permission('Clerk', 'UPDATE', 'orders', 'DENY')`],
  ]
  it.each(taken)('is not given on: %s', async (_what, act) => {
    await asAdministrator(`select ladder.assign_role($1, 'Clerk'), ladder.assign_role($1, 'Sales')`, [carl])
    await asAdministrator(`select ladder.set_role_permission('Sales', 'UPDATE', 'orders', 'GRANT')`)
    const late = request(as(carl), async (query) => {
      await asAdministrator(act)
      await query(`select ladder.${everybody}`)
    })
    await expect(late).rejects.toMatchObject({ code: '42501' })
    expect(await entries()).toEqual([])
  })
})

describe('a new object that the policy denies something', () => {
  const policy = (storage: string, effect: string) => `
pgladder: 1
users: { type: text }
roles: [Temp]
tables:
  public.notes:
    key: { column: id, type: text }
    owner: author
    objectAcl: ${storage}
    onCreate: [{ role: Temp, UPDATE: ${effect} }]
    roles: { AuthenticatedUser: { CREATE: GRANT } }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, PERMISSION: GRANT }
`
  const setup = `
    create table public.notes (id text primary key, author text);
    create table public.switches (shares boolean);
    create function public.share_at_once() returns trigger language plpgsql as $$
    begin
      if new.id like 'shared%' then perform ladder.grant_for_role('UPDATE', 'public.notes', new.id, 'Temp'); end if;
      return null;
    end $$;
    create trigger share_at_once after insert on public.notes for each row execute function public.share_at_once();
  `

  it.each(['table', 'projected'])('is not shared before it is denied (%s)', async (storage) => {
    const own = await createLadderDatabase({ policy: policy(storage, 'DENY'), setup })
    try {
      const attempts = [
        `insert into public.notes (id) values ('a') returning ladder.grant_for_all_users('UPDATE', 'public.notes', id)`,
        `with n as (insert into public.notes (id) values ('a') returning id) select ladder.grant_for_all_roles('UPDATE', 'public.notes', n.id) from n`,
        `with n as (insert into public.notes (id) values ('a') returning id) select ladder.grant_for_role('UPDATE', 'public.notes', n.id, 'Temp') from n`,
        `insert into public.notes (id) values ('shared')`,
      ]
      for (const attempt of attempts) {
        const at = keptRequest(own.app.pool, `'anna'`, (query) => query(attempt))
        await expect(at).rejects.toMatchObject({ code: '55000', hint: expect.stringMatching(/statement of its own/) })
      }
      await keptRequest(own.app.pool, `'anna'`, async (query) => {
        await query(`insert into public.notes (id) values ('b')`)
        await query(`select ladder.grant_for_user('UPDATE', 'public.notes', 'b', 'bert')`)
        await query(
          `with n as (insert into public.notes (id) values ('c') returning id) select ladder.grant_for_user('FIND', 'public.notes', n.id, 'bert') from n`,
        )
      })
    } finally {
      await own.drop()
    }
  })

  it('is made, and shared for what it is not denied, while others are shared', async () => {
    const denied = policy('table', 'DENY')
      .replace('UPDATE: DENY', 'FIND: DENY, UPDATE: DENY, REMOVE: DENY')
      .replace('UPDATE: GRANT, PERMISSION', 'UPDATE: GRANT, UPSERT: GRANT, PERMISSION')
    const own = await createLadderDatabase({ policy: denied, setup })
    const make = (id: string, operation: string, effect = 'grant') =>
      keptRequest(own.app.pool, `'anna'`, (query) =>
        query(
          `with n as (insert into public.notes (id) values ('${id}') returning id) select ladder.${effect}_for_user('${operation}', 'public.notes', n.id, 'bert') from n`,
        ),
      )
    try {
      await keptRequest(own.app.pool, `'anna'`, async (query) => {
        await query(`insert into public.notes (id) values ('a')`)
        await query(`select ladder.grant_for_user('FIND', 'public.notes', 'a', 'bert')`)
        await query(`insert into public.notes (id) values ('b')`)
      })
      await make('c', 'UPSERT')
      await make('d', 'FIND', 'deny')
      await expect(make('e', 'FIND')).rejects.toMatchObject({ code: '55000' })
    } finally {
      await own.drop()
    }
  })

  it('is not made where the role of its entries is gone', async () => {
    const own = await createLadderDatabase({ policy: policy('table', 'DENY'), setup })
    const make = (id: string) =>
      keptRequest(own.app.pool, `'anna'`, (query) => query(`insert into public.notes (id) values ('${id}')`))
    try {
      await make('a')
      await own.superuser.query(`update ladder_internal.roles set name = 'Lost' where name = 'Temp'`)
      await expect(make('b')).rejects.toMatchObject({ code: '23514' })
    } finally {
      await own.drop()
    }
  })

  it('is shared at once where the policy only grants', async () => {
    const own = await createLadderDatabase({ policy: policy('table', 'GRANT'), setup })
    try {
      await keptRequest(own.app.pool, `'anna'`, (query) => query(`insert into public.notes (id) values ('shared')`))
      const { rows } = await own.superuser.query('select effect from ladder_internal.public__notes_entries')
      expect(rows).toEqual([{ effect: 'GRANT' }])
    } finally {
      await own.drop()
    }
  })
})

describe('triggers of the application', () => {
  const withTrigger = async (body: string, work: () => Promise<void>) => {
    await database().superuser.query(`
      create function public.meddle() returns trigger language plpgsql as $$ begin ${body} return new; end $$;
      create trigger zz_meddle before update on public.papers for each row execute function public.meddle();`)
    try {
      await work()
    } finally {
      await database().superuser.query('drop function public.meddle() cascade')
    }
  }

  it('do not move an object to whoever shares it', async () => {
    await asAdministrator(`select ladder.assign_role($1, 'Clerk')`, [carl])
    await withTrigger(`new.owner_id := '${carl}';`, async () => {
      const act = share(as(carl), `deny_for_user('UPDATE', 'papers', 'a', '${bert}')`)
      await expect(act).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(/owner/) })
    })
    await withTrigger(`new.id := 'z';`, async () => {
      const act = share(as(carl), `deny_for_user('UPDATE', 'papers', 'a', '${bert}')`)
      await expect(act).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(/key/) })
    })
  })

  it('have their own errors', async () => {
    await withTrigger(`raise foreign_key_violation using message = 'of the application';`, async () => {
      const act = share(as(anna), `grant_for_user('FIND', 'papers', 'a', '${bert}')`)
      await expect(act).rejects.toMatchObject({ code: '23503', message: 'of the application' })
    })
  })
})

describe('what is not understood', () => {
  it('is a user id that no index holds', async () => {
    const own = await createLadderDatabase({
      policy: `pgladder: 1\nusers: { type: text }\ntables:\n  public.notes: { key: { column: id, type: text } }\n`,
      setup: 'create table public.notes (id text primary key)',
    })
    try {
      const long = "(select string_agg(md5(n::text), '') from generate_series(1, 200) as n)"
      for (const call of [`grant_on_table_for_user('FIND', 'public.notes', ${long})`, `forget_user(${long})`]) {
        await expect(own.superuser.query(`select ladder.${call}`)).rejects.toMatchObject({ code: '22023' })
      }
    } finally {
      await own.drop()
    }
  })

  it('is a role for a user who is being deleted', async () => {
    const deleter = await database().superuser.connect()
    try {
      await deleter.query(`begin; delete from public.users where id = '${carl}'`)
      const assigned = asAdministrator(`select ladder.assign_role('${carl}', 'Sales')`)
      await new Promise((resolve) => setTimeout(resolve, 100))
      await Promise.all([
        expect(assigned).rejects.toMatchObject({ code: '22023', message: expect.stringMatching(/unknown user/) }),
        deleter.query('commit'),
      ])
    } finally {
      await deleter.query('rollback')
      deleter.release()
    }
  })
})

describe('who may do little', () => {
  it('keeps nobody else from setting cells', async () => {
    await asAdministrator(`select ladder.assign_role($1, 'Clerk')`, [carl])
    await request(as(carl), async (query) => {
      await query(`select ladder.inherit_on_table_for_user('UPDATE', 'orders', '${bert}')`)
      await asAdministrator(`set lock_timeout = '2s'`)
      await asAdministrator(`select ladder.deny_on_table_for_user('UPDATE', 'orders', '${carl}')`)
      await request(serverCode, (other) => other(`select ladder.forget_user('${bert}')`))
    })
    expect(await found(as(carl))).toEqual([1, 2, 3])
  })
})
