// What a caller experiences of each verdict, on the rows themselves: what is refused, how, and what is left standing.

import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { anna, annasOrder, bert, bertsOrder } from '../support/orders-world.ts'

const carl = '00000000-0000-4000-8000-00000000000c'
const nobodysOrder = '00000000-0000-4000-8000-0000000000c1'
const newOrder = '00000000-0000-4000-8000-0000000000d1'
const anotherOrder = '00000000-0000-4000-8000-0000000000d2'

const setup = `
  create table public.users (id uuid primary key);
  create table public.orders (
    id uuid primary key default gen_random_uuid(),
    owner_id uuid references public.users (id) on update cascade on delete set null,
    title text not null
  );
  create table public.visits (
    id integer primary key,
    owner_id uuid,
    title text not null
  ) partition by range (id);
  create table public.visits_low partition of public.visits for values from (0) to (100);
  create table public.visits_high partition of public.visits for values from (100) to (200);
  create table public.copies (title text);
  create function public.give_to_bert() returns trigger language plpgsql as $$
    begin
      new.owner_id := '${bert}';
      return new;
    end $$;
`

const policy = `
pgladder: 1
roleSource: session
users: { type: uuid, table: public.users, key: id }
roles: [Reader, Editor, Watcher, Mute, Clerk]
globalDefault: DENY
tables:
  public.orders:
    key: { column: id, type: uuid }
    owner: owner_id
    objectAcl: table
    onCreate:
      - { role: Watcher, FIND: GRANT }
      - { role: Mute, REMOVE: DENY }
    roles:
      AuthenticatedUser: { CREATE: GRANT }
      RestUser: { CREATE: GRANT }
      ServerCodeUser: { '*': GRANT }
      Reader: { FIND: GRANT }
      Editor: { UPDATE: GRANT, REMOVE: GRANT }
      Mute: { CREATE: DENY }
      Clerk: { UPDATE: DENY }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT, PERMISSION: GRANT }
  public.visits:
    key: { column: id, type: integer }
    owner: owner_id
    roles:
      AuthenticatedUser: { CREATE: GRANT }
      ServerCodeUser: { '*': GRANT }
      Reader: { FIND: GRANT }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }
`

let database: LadderDatabase

beforeAll(async () => {
  database = await createLadderDatabase({ policy, setup })
  await database.owner.pool.query(`
    grant select, insert on public.copies to ${database.prefix}_session;
    grant select, update, delete on public.users to ${database.prefix}_session;
  `)
})

afterAll(() => database?.drop())

beforeEach(async () => {
  await database.superuser.query(`
    delete from public.orders; delete from public.visits; delete from public.users; delete from public.copies;
    insert into public.users (id) values ('${anna}'), ('${bert}'), ('${carl}');
    insert into public.orders (id, owner_id, title) values
      ('${annasOrder}', '${anna}', 'tea'),
      ('${bertsOrder}', '${bert}', 'coffee'),
      ('${nobodysOrder}', null, 'water');
    insert into public.visits (id, owner_id, title) values (1, '${anna}', 'tea'), (2, '${bert}', 'coffee');
    delete from ladder_internal.public__orders_entries;
  `)
})

type Query = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>

/** A request that is kept if the work succeeds. `enter` is the argument list of `ladder.enter`. */
async function request<T>(enter: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await database.app.pool.connect()
  try {
    await client.query(`begin; select ladder.enter(${enter})`)
    const result = await work((text, values) => client.query(text, values === undefined ? [] : [...values]))
    await client.query('commit')
    return result
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const as = (user: string, ...roles: readonly string[]) => `user_id => '${user}', roles => '{${roles.join()}}'`
const nobody = ''
const serverCode = 'server_code => true'

const rowCount = async (enter: string, statement: string) =>
  (await request(enter, (query) => query(statement))).rowCount
const titles = async (enter: string, from = 'public.orders') => {
  const { rows } = await request(enter, (query) => query(`select title from ${from} order by title`))
  return rows.map(({ title }) => title)
}
const refusal = { code: '42501' }

interface Order {
  readonly id: string
  readonly owner_id: string | null
  readonly title: string
}

async function stored(id: string): Promise<Order | undefined> {
  const { rows } = await database.superuser.query<Order>(
    'select id, owner_id, title from public.orders where id = $1',
    [id],
  )
  return rows[0]
}

async function everything(): Promise<readonly Order[]> {
  const { rows } = await database.superuser.query<Order>('select id, owner_id, title from public.orders order by id')
  return rows
}

/** The statement fails with 42501 and leaves every order as it was. */
async function expectRefused(enter: string, statement: string): Promise<void> {
  const before = await everything()
  await expect(request(enter, (query) => query(statement))).rejects.toMatchObject(refusal)
  expect(await everything()).toEqual(before)
}

/** The statement succeeds, touches no row and leaves every order as it was. */
async function expectUntouched(enter: string, statement: string): Promise<void> {
  const before = await everything()
  expect(await rowCount(enter, statement)).toBe(0)
  expect(await everything()).toEqual(before)
}

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
    const { rows } = await database.superuser.query('select title from public.copies')
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
    await expect(database.app.pool.query(statement)).rejects.toMatchObject({
      ...refusal,
      message: 'permission denied for table orders',
    })
    expect(await everything()).toEqual(before)
  })
})

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
    const { superuser } = database
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
    (await database.superuser.query('select id, owner_id, title from public.visits order by id')).rows

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
    await database.superuser.query(`
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
      await database.superuser.query('drop function public.move_away() cascade')
    }
  })

  it('are transferred by server code', async () => {
    expect(await rowCount(serverCode, `update public.visits set owner_id = '${bert}' where id = 1`)).toBe(1)
    expect(await titles(as(bert), 'public.visits')).toEqual(['coffee', 'tea'])
  })
})

describe('work outside any request', () => {
  const transfer = `update public.orders set owner_id = '${bert}', id = '${newOrder}' where id = '${annasOrder}'`

  it('changes owner and key freely', async () => {
    await database.superuser.query(transfer)
    expect(await stored(newOrder)).toMatchObject({ owner_id: bert })
  })

  it('of a role that row-level security does not bind is left alone, whatever the role is called', async () => {
    const role = `${database.name}_Etl "Job"`
    const quoted = `"${role.replaceAll('"', '""')}"`
    await database.superuser.query(`
      create role ${quoted} bypassrls;
      grant select, insert, update on public.orders to ${quoted};
    `)
    const client = await database.superuser.connect()
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
    const role = `${database.name}_etl`
    await database.superuser.query(`create role ${role} bypassrls; grant select, insert on public.orders to ${role}`)
    const client = await database.superuser.connect()
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
    const client = await database.owner.pool.connect()
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
    await database.owner.pool.query(`delete from public.users where id = '${bert}'`)
    expect(await stored(bertsOrder)).toMatchObject({ owner_id: null })
    await database.owner.pool.query(`update public.users set id = '${newOrder}' where id = '${anna}'`)
    expect(await stored(annasOrder)).toMatchObject({ owner_id: newOrder })
  })

  it('of a foreign key passes when a request sets it off', async () => {
    await request(as(carl), (query) => query(`delete from public.users where id = '${bert}'`))
    expect(await stored(bertsOrder)).toMatchObject({ owner_id: null })
    await request(as(carl), (query) => query(`update public.users set id = '${newOrder}' where id = '${anna}'`))
    expect(await stored(annasOrder)).toMatchObject({ owner_id: newOrder })
  })
})

describe("an object's entries", () => {
  const entries = async () =>
    (await database.superuser.query('select object_id from ladder_internal.public__orders_entries')).rows
  const share = (id: string) =>
    database.superuser.query(
      `insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect)
       values ('${id}', 'FIND', '${carl}', 'GRANT')`,
    )

  it('go with it, and a new object with its id starts with none', async () => {
    await share(annasOrder)
    expect(await titles(as(carl))).toEqual(['tea'])
    await request(as(anna), (query) => query(`delete from public.orders where id = '${annasOrder}'`))
    expect(await entries()).toEqual([])
    await database.superuser.query(
      `set session_replication_role = replica;
       insert into public.orders (id, title) values ('${annasOrder}', 'green tea');
       reset session_replication_role`,
    )
    expect(await stored(annasOrder)).toBeDefined()
    expect(await titles(as(carl))).toEqual([])
  })

  it('follow a key that is changed outside any request', async () => {
    await share(annasOrder)
    await database.superuser.query(`update public.orders set id = '${newOrder}' where id = '${annasOrder}'`)
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
    await database.superuser.query(`insert into public.orders (title) values ('cocoa')`)
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

describe('"may I?"', () => {
  const ask = async (enter: string, operation: string, id: string | null = null) => {
    const { rows } = await request(enter, (query) =>
      query(`select ladder.allowed($1, 'public.orders', $2) as allowed`, [operation, id]),
    )
    return rows[0]?.allowed
  }

  it('is answered for an object by all the steps', async () => {
    for (const operation of ['FIND', 'UPDATE', 'REMOVE', 'PERMISSION', 'UPSERT']) {
      expect([operation, await ask(as(anna), operation, annasOrder)]).toEqual([operation, true])
      expect([operation, await ask(as(anna), operation, bertsOrder)]).toEqual([operation, false])
      expect([operation, await ask(as(anna), operation, nobodysOrder)]).toEqual([operation, false])
      expect([operation, await ask(nobody, operation, nobodysOrder)]).toEqual([operation, false])
    }
    expect(await ask(as(carl, 'Reader'), 'FIND', annasOrder)).toBe(true)
    expect(await ask(as(carl, 'Reader'), 'UPDATE', annasOrder)).toBe(false)
  })

  it('is answered without an object by the steps that need none', async () => {
    expect(await ask(as(anna), 'CREATE')).toBe(true)
    expect(await ask(nobody, 'CREATE')).toBe(false)
    expect(await ask(as(anna), 'FIND')).toBe(false)
    expect(await ask(as(anna, 'Reader'), 'FIND')).toBe(true)
    expect(await ask(serverCode, 'REMOVE')).toBe(true)
  })

  it('is answered with no for an object that does not exist', async () => {
    for (const operation of ['FIND', 'UPDATE', 'REMOVE', 'UPSERT']) {
      expect(await ask(serverCode, operation, newOrder)).toBe(false)
      expect(await ask(serverCode, operation, annasOrder)).toBe(true)
    }
  })

  it('heeds the entries until they expire', async () => {
    const share = (until: string) =>
      database.superuser.query(
        `insert into ladder_internal.public__orders_entries (object_id, operation, user_id, effect, until)
         values ('${annasOrder}', 'FIND', '${carl}', 'GRANT', '${until}')
         on conflict (object_id, operation, user_id, role_id) do update set until = excluded.until`,
      )
    await share('2999-01-01')
    expect(await ask(as(carl), 'FIND', annasOrder)).toBe(true)
    expect(await titles(as(carl))).toEqual(['tea'])
    await share('2001-01-01')
    expect(await ask(as(carl), 'FIND', annasOrder)).toBe(false)
    expect(await titles(as(carl))).toEqual([])
  })

  it('UPSERT, where it is derived, needs CREATE and UPDATE', async () => {
    expect(await ask(as(anna), 'UPSERT', annasOrder)).toBe(true)
    expect(await ask(as(anna, 'Mute'), 'UPSERT', annasOrder)).toBe(false)
    expect(await ask(as(anna, 'Clerk'), 'UPSERT', annasOrder)).toBe(false)
  })

  it.each(['find', ' FIND', 'FIND ', 'SELECT', '*', ''])('is an error for the operation "%s"', async (operation) => {
    for (const id of [null, annasOrder]) {
      await expect(ask(as(anna), operation, id)).rejects.toMatchObject({ code: '22023', message: /unknown operation/ })
    }
  })

  it.each([
    [`'public.users'`, '22023'],
    ['null', '22023'],
    [`'public.visits_low'`, '22023'],
    [`'public.nothing'`, '42P01'],
  ])('is an error for the container %s', async (container, code) => {
    const asking = request(as(anna), (query) => query(`select ladder.allowed('FIND', ${container})`))
    await expect(asking).rejects.toMatchObject({ code })
  })

  it.each(['', 'tea', `${annasOrder}x`, `${annasOrder}' or true --`])('is an error for the id "%s"', async (id) => {
    await expect(ask(as(anna), 'FIND', id)).rejects.toMatchObject({ code: '22023', message: /malformed object id/ })
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
