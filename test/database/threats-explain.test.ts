// Attacks on "why?": what is no question, what is not for the caller to know, and who is not to ask.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { loginTransaction } from '../support/login-transaction.ts'
import { refusal } from '../support/refusal.ts'
import { request } from '../support/superuser-request.ts'

let database: LadderDatabase

const keys = [
  ['smalls', 'smallint', 'table'],
  ['numbers', 'integer', 'table'],
  ['bigs', 'bigint', 'table'],
  ['uuids', 'uuid', 'projected'],
  ['texts', 'text', 'table'],
  ['varchars', 'character varying', 'table'],
  ['parted', 'integer', 'none'],
] as const

const uuid = '00000000-0000-4000-8000-000000000001'
const missingUuid = '00000000-0000-4000-8000-00000000dead'
/** A key that is text, of characters that somebody might cut off or read for something else. */
const hostileKey = `\u0001 %s \\u0000 \\000 ' " {} $1 -- \u{10ffff}`

beforeAll(async () => {
  database = await createLadderDatabase({
    policy: `
pgladder: 1
users: { type: text }
roles: [Clerk]
tables:${keys
      .map(
        ([table, type, acl]) => `
  public.${table}:
    key: { column: id, type: ${type} }
    objectAcl: ${acl}
    owner: owner_id
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT }
    roles: { Clerk: { FIND: GRANT }, AuthenticatedUser: { CREATE: GRANT } }`,
      )
      .join('')}
`,
    setup: `
      create table public.numbers (id integer primary key, owner_id text);
      create table public.smalls (id smallint primary key, owner_id text);
      create table public.bigs (id bigint primary key, owner_id text);
      create table public.uuids (id uuid primary key, owner_id text);
      create table public.texts (id text primary key, owner_id text);
      create table public.varchars (id varchar(10) primary key, owner_id text);
      create table public.parted (id integer primary key, owner_id text) partition by hash (id);
      create table public.parted_0 partition of public.parted for values with (modulus 1, remainder 0);
      create table public.free (id integer primary key);
      create view public.seen as select * from public.numbers;
      create sequence public.counted;
    `,
  })
  await database.superuser.query(`
    insert into public.numbers values (1, 'anna'), (2, 'bert');
    insert into public.smalls values (1, 'anna'), (2, 'bert');
    insert into public.bigs values (1, 'anna'), (2, 'bert');
    insert into public.uuids values ('${uuid}', 'bert');
  `)
  await database.superuser.query(`insert into public.texts values ($1, 'anna'), ('2', 'bert')`, [hostileKey])
  await database.superuser.query(`insert into public.varchars values ('1', 'anna'), ('2', 'bert')`)
})

afterAll(() => database?.drop())

const asAnna = <T>(work: (client: pg.PoolClient) => Promise<T>, after = '') => request(database, `'anna'`, work, after)

/** Both functions, by whoever may call them. */
const functions: readonly { name: string; ask: (question: readonly unknown[]) => Promise<pg.QueryResult> }[] = [
  {
    name: 'explain',
    ask: (question) =>
      asAnna((client) => client.query('select * from ladder.explain($1, $2::text::regclass, $3)', [...question])),
  },
  {
    name: 'explain_for',
    ask: (question) =>
      database.superuser.query(`select * from ladder.explain_for($1, $2::text::regclass, $3, 'anna')`, [...question]),
  },
]

describe.each(functions)('$name', ({ ask }) => {
  it.each([
    null,
    '',
    'find',
    'Find',
    'FIND ',
    ' FIND',
    'FIND\n',
    'SELECT',
    '*',
    `FIND' or true --`,
  ])('takes no operation %j', async (operation) => {
    for (const id of [null, '1']) {
      await expect(ask([operation, 'public.numbers', id])).rejects.toMatchObject({
        code: '22023',
        message: expect.stringContaining('unknown operation'),
      })
    }
  })

  it.each([
    null,
    'public.free',
    'public.seen',
    'public.counted',
    'public.parted_0',
    'public.numbers_pkey',
    'pg_catalog.pg_class',
  ])('takes no table %j', async (table) => {
    await expect(ask(['FIND', table, '1'])).rejects.toMatchObject({
      code: '22023',
      message: expect.stringContaining('is not governed'),
    })
  })

  it.each(['smalls', 'numbers', 'bigs', 'uuids'])('takes no malformed id of %s', async (table) => {
    for (const id of ['', ' ', 'x', '1x', '1.0', '1e0', `1' or true --`, `${uuid}0`, 'f'.repeat(100_000)]) {
      await expect(ask(['FIND', `public.${table}`, id])).rejects.toMatchObject({
        code: '22023',
        message: expect.stringContaining('malformed object id'),
      })
    }
  })

  it('finds a key of any characters, and no other for it', async () => {
    const { rows } = await ask(['FIND', 'public.texts', hostileKey])
    expect(rows.filter(({ decides }) => decides)).toMatchObject([{ step: 4, verdict: 'GRANT' }])
    await expect(ask(['FIND', 'public.texts', `${hostileKey}\u0000`])).rejects.toMatchObject({ code: '22021' })
  })
})

describe('an object that is hidden', () => {
  const pairs = [
    ['numbers', '2', '77'],
    ['smalls', '2', '77'],
    ['bigs', '2', '9223372036854775807'],
    ['uuids', uuid, missingUuid],
    ['texts', '2', '77'],
    ['texts', '2', 'x'.repeat(100_000)],
    ['varchars', '2', '77'],
    ['varchars', '2', 'longer than any key'],
    ['parted', '2', '77'],
  ] as const
  const operations = ['FIND', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION']
  const calls = async (client: pg.PoolClient) => {
    const { rows } = await client.query<{ name: string; calls: number }>(
      `select funcid::regprocedure::text as name, calls::integer from pg_stat_xact_user_functions
       where schemaname like 'ladder%' order by 1`,
    )
    return new Map(rows.map(({ name, calls: count }) => [name, count]))
  }

  it.each(pairs)('is as one that is not there: %s', async (table, hidden, missing) => {
    for (const operation of operations) {
      const [ofHidden, ofMissing] = await Promise.all(
        [hidden, missing].map((id) =>
          // how often each function was called, too: it tells what was asked
          asAnna(async (client) => {
            // counts of the connection's earlier transactions may still be among them
            const before = await calls(client)
            const question = [operation, `public.${table}`, id]
            const { rows } = await client.query('select * from ladder.explain($1, $2::text::regclass, $3)', question)
            const after = await calls(client)
            const counted = [...after].map(([name, n]) => ({ name, n: n - (before.get(name) ?? 0) }))
            return { rows, calls: counted.filter(({ n }) => n > 0) }
          }, `set local track_functions = 'all'`),
        ),
      )
      expect(ofHidden).toEqual(ofMissing)
      expect(ofHidden?.calls.length).toBeGreaterThan(3)
      expect(ofHidden?.rows.map(({ verdict }) => verdict === 'unknown')).toEqual([
        true,
        false,
        false,
        true,
        false,
        false,
        false,
      ])
    }
  })

  it('is told of to whoever holds PERMISSION on it', async () => {
    const cells = `select ladder.set_role_permission('AuthenticatedUser', 'PERMISSION', 'public.numbers', 'GRANT')`
    const { rows } = await asAnna(
      (client) => client.query(`select * from ladder.explain('FIND', 'public.numbers', '2') where decides`),
      cells,
    )
    expect(rows).toMatchObject([{ verdict: 'DENY' }])
  })
})

describe('outside any request', () => {
  const question = `select * from ladder.explain('FIND', 'public.numbers', '1')`

  it('nobody is told what a request may do: there is none', async () => {
    const open = (client: pg.PoolClient) => client.query(question)
    await expect(loginTransaction(database, open)).rejects.toMatchObject(refusal)
    await expect(database.owner.pool.query(question)).rejects.toMatchObject(refusal)
    await expect(database.superuser.query(question)).rejects.toMatchObject(refusal)
    // a profile without its request, which a gateway can become
    for (const id of ['null', `'1'`, `'77'`]) {
      for (const operation of ['FIND', 'CREATE', 'UPSERT']) {
        const asked = loginTransaction(database, async (client) => {
          await client.query(`set local role ${database.prefix}_dynamic`)
          return client.query(`select * from ladder.explain('${operation}', 'public.numbers', ${id})`)
        })
        await expect(asked).rejects.toMatchObject({ code: '42501', message: 'no request is open' })
      }
    }
  })

  it('explain_for is the administrator’s', async () => {
    const about = `select * from ladder.explain_for('FIND', 'public.numbers', '1', 'anna')`
    await expect(loginTransaction(database, (client) => client.query(about))).rejects.toMatchObject(refusal)
    await expect(asAnna((client) => client.query(about))).rejects.toMatchObject(refusal)
    const admin = `grant ${database.prefix}_admin to ${database.app.role}`
    await expect(loginTransaction(database, (client) => client.query(about), admin)).resolves.toMatchObject({
      rowCount: 7,
    })
    // a request that its login leaves, and one that is not there
    for (const before of [
      `select ladder.enter('anna'); reset role`,
      `select ladder.enter('anna', server_code => true); reset role`,
      `set local ladder.system_roles = '{ServerCodeUser}'`,
    ]) {
      const asked = loginTransaction(
        database,
        async (client) => {
          await client.query(before)
          return client.query(about)
        },
        admin,
      )
      await expect(asked).rejects.toMatchObject(refusal)
    }
  })
})

describe('an open request', () => {
  const deciding = async (client: pg.PoolClient) => {
    const { rows } = await client.query<{ step: number; verdict: string }>(
      `select step, verdict from ladder.explain('FIND', 'public.numbers', '2') where decides`,
    )
    return rows
  }

  it('keeps its roles when its user loses them, and hears cells as they are', async () => {
    await asAnna(async (client) => {
      expect(await deciding(client)).toEqual([{ step: 3, verdict: 'GRANT' }])
      await client.query(`reset session authorization; reset role`)
      await client.query(`delete from ladder_internal.memberships`)
      const { rows } = await client.query(`select current_setting('ladder.user') as who`)
      expect(rows).toEqual([{ who: 'anna' }])
      await client.query(
        `set local session authorization ${database.app.role}; set local role ${database.prefix}_dynamic`,
      )
      expect(await deciding(client)).toEqual([{ step: 3, verdict: 'GRANT' }])
    }, `select ladder.assign_role('anna', 'Clerk')`)
  })

  it('that blanks its own settings is told nothing', async () => {
    const asked = asAnna(async (client) => {
      await client.query(`select set_config('ladder.role_ids', '', true)`)
      return client.query(`select * from ladder.explain('FIND', 'public.numbers')`)
    })
    await expect(asked).rejects.toMatchObject({ code: '42501', message: 'no request is open' })
  })
})
