// Attacks by writing. Where it is cheap, a test also takes the defence out and sees the attack succeed.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { sharedOrdersPolicy } from '../support/orders-policies.ts'
import { anna, annasOrder, bert, bertsOrder, ordersSetup } from '../support/orders-world.ts'
import { refusal } from '../support/refusal.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { request } from '../support/superuser-request.ts'
import { visitsTables } from '../support/visits-world.ts'

let database: LadderDatabase

beforeAll(async () => {
  const policy = sharedOrdersPolicy
    .replace('roleSource: membership', 'roleSource: session')
    .replace('    roles:\n', '    roles:\n      Clerk: { FIND: GRANT }\n')
  const setup = `${ordersSetup}${visitsTables}
    insert into public.visits values (1, '${anna}'), (2, '${bert}');
    create table public.drinks (order_id uuid);
    grant select, insert, update, delete on public.drinks to public;
    create function public.take_over() returns trigger language plpgsql as $$
      begin
        new.owner_id := '${bert}';
        return new;
      end $$;
  `
  database = await createLadderDatabase({
    setup,
    policy: `${policy}
  public.visits:
    key: { column: id, type: integer }
    owner: owner_id
    roles: { Clerk: { FIND: GRANT } }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }
`,
  })
})

afterAll(() => database?.drop())

interface Conditions {
  /** The argument list of `ladder.enter`. */
  readonly as?: string
  /** What a superuser breaks, or does, first. */
  readonly after?: string
}

const annaWithClerk = `'${anna}', roles => '{Clerk}'`

/** One statement in a request, then what is stored; all of it is rolled back. */
const attempt = (statement: string, { as = `'${anna}'`, after = '' }: Conditions = {}) =>
  request(
    database,
    as,
    async (client) => {
      const { rowCount, rows } = await client.query(statement)
      await client.query('reset session authorization')
      const { rows: orders } = await client.query<{ id: string; owner_id: string | null; title: string }>(
        'select id, owner_id, title from public.orders order by id',
      )
      return { rowCount, rows, orders }
    },
    after,
  )

interface PolicyRow {
  readonly table: string
  readonly role: string
  readonly command: string
  readonly permissive: boolean
}

const catalogLetter = { select: 'r', insert: 'a', update: 'w', delete: 'd' } as const

async function policies(client: Pick<pg.PoolClient, 'query'>): Promise<readonly string[]> {
  const { rows } = await client.query<PolicyRow>(
    `select p.polrelid::regclass::text as table, r::regrole::text as role, p.polcmd as command, p.polpermissive as permissive
     from pg_policy as p cross join unnest(p.polroles) as r`,
  )
  return rows
    .map(
      ({ table, role, command, permissive }) =>
        `${table} ${role.replace(`${database.prefix}_`, '')} ${command}${permissive ? '' : ' restrictive'}`,
    )
    .sort()
}

describe('D4, D5: the policies', () => {
  /** Those of the plan, the one that the engine looks through, and the one by which it locks what is shared. */
  const planned = () =>
    database
      .plan()
      .containers.flatMap(({ relation, policies, entries }) => [
        `${relation.name} engine r`,
        ...(entries === null ? [] : [`${relation.name} engine w`]),
        ...policies.flatMap(({ command, profiles }) =>
          profiles.map(
            (role) => `${relation.name} ${role.replace(`${database.prefix}_`, '')} ${catalogLetter[command]}`,
          ),
        ),
      ])
      .sort()

  it('are one permissive one for each profile and command, and none is restrictive', async () => {
    const found = await policies(database.superuser)
    expect(found).toEqual(planned())
    expect(new Set(found).size).toBe(found.length)
    for (const table of ['orders', 'visits']) {
      const ofDynamic = ['a', 'd', 'r', 'w'].map((command) => `${table} dynamic ${command}`)
      expect(found).toEqual(expect.arrayContaining(ofDynamic))
    }
    expect(found).toEqual(expect.arrayContaining(['orders as_authenticated r', 'visits as_not_authenticated d']))
  })

  it.each([
    'for all to public',
    'as restrictive for select',
    'for select',
  ])('are not mixed with another: %s', async (kind) => {
    await rolledBack(database.superuser, async (client) => {
      await client.query(`create policy mine on public.orders ${kind} using (true)`)
      expect(await policies(client)).not.toEqual(planned())
    })
  })
})

describe('D6, D7: taking or forging ownership', () => {
  const withoutTriggers = `
    alter table public.orders disable trigger pgladder_keeps_owner, disable trigger pgladder_keeps_key`
  const changes: readonly (readonly [claim: string, statement: string])[] = [
    ['giving away', `update public.orders set owner_id = '${bert}' where id = '${annasOrder}'`],
    ['disowning', `update public.orders set owner_id = null where id = '${annasOrder}'`],
    ['another key', `update public.orders set id = gen_random_uuid() where id = '${annasOrder}'`],
    [
      'ON CONFLICT',
      `insert into public.orders (id, title) values ('${annasOrder}', 'x') on conflict (id) do update set owner_id = '${bert}'`,
    ],
    [
      'MERGE',
      `merge into public.orders as o using (values (1)) as v on o.id = '${annasOrder}'
       when matched then update set owner_id = '${bert}'`,
    ],
    ['a writing CTE', `with w as (update public.orders set owner_id = '${bert}' returning 1) select * from w`],
  ]
  it.each(changes)('by %s is refused', async (claim, statement) => {
    const hint = claim === 'another key' ? 'An object keeps its key.' : 'Only server code may transfer an object.'
    await expect(attempt(statement, { as: annaWithClerk })).rejects.toMatchObject({ ...refusal, hint })
    const { orders } = await attempt(statement, { as: annaWithClerk, after: withoutTriggers })
    expect(orders).not.toContainEqual({ id: annasOrder, owner_id: anna, title: 'tea' })
  })

  it.each([
    `update public.orders set owner_id = '${bert}', title = set_config('role', 'none', true) where id = '${annasOrder}'`,
    `update public.orders set id = gen_random_uuid(), title = set_config('role', 'none', true) where id = '${annasOrder}'`,
  ])('by leaving the profile within the statement is refused: %s', async (statement) => {
    await expect(attempt(statement, { as: annaWithClerk })).rejects.toMatchObject(refusal)
    const harmless = `update public.orders set title = set_config('role', 'none', true) where id = '${annasOrder}'`
    expect(await attempt(harmless, { as: annaWithClerk })).toMatchObject({ rowCount: 1 })
  })

  it('by a trigger that sorts last is refused', async () => {
    const last =
      'create trigger zzz_last before update on public.orders for each row execute function public.take_over()'
    const statement = `update public.orders set title = 'green tea'`
    await expect(attempt(statement, { as: annaWithClerk, after: last })).rejects.toMatchObject(refusal)
    const { orders } = await attempt(statement, { as: annaWithClerk, after: `${last}; ${withoutTriggers}` })
    expect(orders).toContainEqual({ id: annasOrder, owner_id: bert, title: 'green tea' })
  })

  it('while triggers are said not to fire is refused', async () => {
    const statement = `update public.orders set owner_id = '${bert}'`
    await expect(attempt(`set local session_replication_role = replica`)).rejects.toMatchObject(refusal)
    const asReplica = 'set local session_replication_role = replica'
    await expect(attempt(statement, { as: annaWithClerk, after: asReplica })).rejects.toMatchObject(refusal)
  })

  it('by a move to another partition is refused', async () => {
    const move = `update public.visits set id = 101, owner_id = '${bert}' where id = 1`
    const early = `drop trigger pgladder_watches_moves on public.visits`
    await expect(attempt(move, { as: annaWithClerk })).rejects.toMatchObject(refusal)
    expect(await attempt('update public.visits set id = id where id = 1')).toMatchObject({ rowCount: 1 })
    expect(await attempt(move, { as: annaWithClerk, after: early })).toMatchObject({ rowCount: 1 })
  })

  it('by a trigger that sorts last and moves the object is refused', async () => {
    const last = `
      create function public.move_away() returns trigger language plpgsql as $$
        begin
          new.id := new.id + 100;
          new.owner_id := '${bert}';
          return new;
        end $$;
      create trigger zzz_last before update on public.visits for each row execute function public.move_away()`
    const move = async (client: pg.PoolClient) => {
      await client.query('update public.visits set id = id where id = 1')
      await client.query('reset session authorization')
      return (await client.query(`select id from public.visits where owner_id = '${bert}' order by id`)).rows
    }
    await expect(request(database, annaWithClerk, move, last)).rejects.toMatchObject(refusal)
    const unwatched = `${last}; drop trigger pgladder_watches_moves on public.visits`
    expect(await request(database, annaWithClerk, move, unwatched)).toContainEqual({ id: 101 })
  })

  it.each([`'${bert}'`, 'null'])('at birth is refused: %s', async (owner) => {
    const insert = `insert into public.orders (owner_id, title) values (${owner}, 'forged')`
    await expect(attempt(insert)).rejects.toMatchObject(refusal)
    expect(await attempt(`insert into public.orders (owner_id, title) values ('${anna}', 'own')`)).toMatchObject({
      rowCount: 1,
    })
    const unchecked = 'alter policy orders_insert_all on public.orders with check (true)'
    expect(await attempt(insert, { after: unchecked })).toMatchObject({ rowCount: 1 })
  })
})

describe('D9: a new object with the id of one that is gone', () => {
  const entry = `insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect)
    values ('${bertsOrder}', 'FIND', '${anna}', 'GRANT')`
  const reuse = `delete from public.orders where id = '${bertsOrder}';
    insert into public.orders (id, owner_id, title) values ('${bertsOrder}', '${bert}', 'new')`
  const look = `select title from public.orders where id = '${bertsOrder}'`

  it('has none of its entries', async () => {
    expect((await attempt(look, { after: entry })).rows).toEqual([{ title: 'coffee' }])
    expect((await attempt(look, { after: `${entry}; ${reuse}` })).rows).toEqual([])
    const unlinked = 'alter table ladder_internal.public__orders_entries drop constraint known_object'
    expect((await attempt(look, { after: `${unlinked}; ${entry}; ${reuse}` })).rows).toEqual([{ title: 'new' }])
  })
})

describe('D12, D13: an upsert or MERGE that meets a hidden object', () => {
  const statements = [
    `insert into public.orders (id, title) values ('${bertsOrder}', 'x') on conflict (id) do update set title = 'x'`,
    `merge into public.orders as o using (values ('${bertsOrder}'::uuid)) as v (id) on o.id = v.id
     when matched then update set title = 'x' when not matched then insert (id, title) values (v.id, 'x')`,
  ]
  it.each(statements)('is an error and changes nothing: %s', async (statement) => {
    const own = statement.replaceAll(bertsOrder, annasOrder)
    const error = await attempt(statement).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: expect.stringMatching(/^(42501|23505)$/) })
    expect(JSON.stringify([error, String(error)])).not.toContain('coffee')
    expect((await attempt(own)).rowCount).toBe(1)
  })

  it('is refused where the object is found but not the caller’s to change', async () => {
    for (const statement of [statements[0], statements[1]]) {
      await expect(attempt(statement ?? '', { as: annaWithClerk })).rejects.toMatchObject(refusal)
    }
  })

  it('touches nothing by DO NOTHING', async () => {
    const again = `insert into public.orders (id, title) values ('${bertsOrder}', 'x') on conflict do nothing`
    expect(await attempt(again)).toMatchObject({ rowCount: 0 })
  })
})

describe('C12 to C14: what keys tell of a hidden row, and nobody can keep them from telling', () => {
  const linked = `
    create table public.receipts (order_id uuid references public.orders (id));
    grant insert on public.receipts to public`
  const missing = '00000000-0000-4000-8000-0000000000ff'
  const insert = (id: string, more = '') => `insert into public.orders (id, title) values ('${id}', 'x') ${more}`

  it('is that its key is taken, by a unique index, and nothing else', async () => {
    const taken = await attempt(insert(bertsOrder)).catch((error: unknown) => error)
    expect(taken).toMatchObject({ code: '23505', detail: undefined })
    expect((await attempt(insert(missing))).rowCount).toBe(1)
  })

  it('is the same by DO NOTHING, which writes a row only where there is none', async () => {
    expect((await attempt(insert(bertsOrder, 'on conflict do nothing'))).rowCount).toBe(0)
    expect((await attempt(insert(missing, 'on conflict do nothing'))).rowCount).toBe(1)
  })

  it('is the same by a foreign key of the caller’s own row', async () => {
    const refer = (id: string) => attempt(`insert into public.receipts values ('${id}')`, { after: linked })
    expect((await refer(bertsOrder)).rowCount).toBe(1)
    await expect(refer(missing)).rejects.toMatchObject({ code: '23503' })
  })
})

describe('D15 to D17: what row-level security does not judge', () => {
  const statements = [
    'truncate public.orders',
    'truncate public.orders cascade',
    'create trigger mine before update on public.orders for each row execute function public.take_over()',
    `create rule mine as on update to public.orders do instead nothing`,
    'create policy mine on public.orders using (true)',
    'create index mine on public.orders (title)',
    'alter table public.orders disable row level security',
    'alter table public.orders disable trigger all',
    'alter table public.orders alter column owner_id drop default',
    'drop table public.orders',
    'comment on table public.orders is null',
    'create temporary table child () inherits (public.orders)',
  ]
  const askers = [`'${anna}'`, 'server_code => true'].flatMap((as) =>
    statements.map((statement) => [statement, as] as const),
  )
  it.each(askers)('is refused: %s by %s', async (statement, as) => {
    await expect(attempt(statement, { as })).rejects.toMatchObject(refusal)
    expect(await attempt('update public.orders set title = title', { as })).not.toMatchObject({ rowCount: 0 })
  })

  it('is refused: a table of the caller’s own that refers to it, and so would tell which keys there are', async () => {
    const refer = 'create table mine.probes (id uuid references public.orders (id))'
    const mine = 'create schema mine; grant usage, create on schema mine to public'
    await expect(attempt(refer, { after: mine })).rejects.toMatchObject(refusal)
    const granted = `${mine}; grant references on public.orders to public`
    expect(await attempt(refer, { after: granted })).toMatchObject({ rowCount: null })
  })

  it('is granted to nobody but the owner', async () => {
    const { rows } = await database.superuser.query<{ role: string; privileges: string[] }>(
      `select x.grantee::regrole::text as role, array_agg(distinct x.privilege_type order by x.privilege_type) as privileges
       from pg_class as c cross join aclexplode(c.relacl) as x
       where c.oid in ('public.orders'::regclass, 'public.visits'::regclass) and x.grantee <> c.relowner
       group by 1 order by 1`,
    )
    const profiles = [`${database.prefix}_dynamic`, ...database.plan().profiles.map(({ role }) => role)]
    expect(rows.map(({ role }) => role)).toEqual([...profiles, `${database.prefix}_engine`].sort())
    for (const { role, privileges } of rows) {
      const most = profiles.includes(role) ? ['DELETE', 'INSERT', 'SELECT', 'UPDATE'] : ['SELECT']
      expect(most).toEqual(expect.arrayContaining(privileges))
    }
  })
})
