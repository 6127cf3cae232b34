// A governed table of many columns and types, with triggers of its own: every operation, by plain statements and by key, and what
// triggers may do in a request.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LadderDatabase } from '../support/governed-database.ts'
import { request as asSuperuser } from '../support/superuser-request.ts'
import { createWide, quote, wideColumns, wideTables } from '../support/wide-world.ts'

const anna = `'anna'`
const withRoles = (user: string, ...roles: readonly string[]) => `'${user}', roles => '{${roles.join()}}'`

let database: LadderDatabase

beforeAll(async () => {
  database = await createWide()
})

afterAll(() => database?.drop())

/** A request that is taken back; before it, the superuser does something. */
const request = <T>(enter: string, work: (client: pg.PoolClient) => Promise<T>, before = '') =>
  asSuperuser(database, enter, work, before)

const rows = async (client: pg.PoolClient, text: string, values: readonly unknown[] = []) =>
  (await client.query(text, [...values])).rows

/** What a statement comes to: how many rows, or its SQLSTATE. What an error did is undone. */
async function outcome(client: pg.PoolClient, statement: string): Promise<number | string | null> {
  await client.query('savepoint before')
  try {
    const { rowCount } = await client.query(statement)
    return rowCount
  } catch (error) {
    await client.query('rollback to before')
    return (error as { code?: string }).code ?? String(error)
  }
}

it('the table has more than fifty columns', async () => {
  const { rows: counted } = await database.superuser.query(
    `select count(*)::integer as n from pg_attribute where attrelid = 'public.wide_plain'::regclass and attnum > 0 and not attisdropped`,
  )
  expect(counted[0]?.n).toBeGreaterThan(55)
})

describe.each(wideTables)('in %s', (table) => {
  const stored = async (client: pg.PoolClient, id: number) => {
    const [row] = await rows(client, `select * from public.${table} where id = ${id}`)
    return row
  }

  it.each(wideColumns)('a column is written by key as by a plain statement: %s, %s', async (name, type, value) => {
    const column = quote(name)
    const json = `jsonb_build_object($1::text, to_jsonb((${value})::${type}))`
    const look = (client: pg.PoolClient, id: number) =>
      rows(
        client,
        `select ${column}::text as value, ${column}::text = (${value})::${type}::text as same, "the ""owner""" as owner, title from public.${table} where id = ${id}`,
      )
    await request(withRoles('anna', 'Reader'), async (client) => {
      await client.query(`update public.${table} set ${column} = ${value} where id = 1`)
      const plain = await look(client, 1)
      expect(plain).toMatchObject([{ same: true, title: 'tea', owner: 'anna' }])
      await client.query(`update public.${table} set ${column} = null where id = 1`)
      await client.query(`select ladder.update($2, '1', ${json})`, [name, table])
      expect(await look(client, 1)).toEqual(plain)
      await client.query(`select ladder.update($2, '1', jsonb_build_object($1::text, null))`, [name, table])
      expect(await look(client, 1)).toMatchObject([{ value: null }])
    })
    await request(withRoles('anna', 'Upserter'), async (client) => {
      for (const [id, said] of [
        [1, 'updated'],
        [7, 'inserted'],
        [7, 'updated'],
      ] as const) {
        const done = await rows(client, `select ladder.upsert($2, ${json} || '{"id": ${id}}') as said`, [name, table])
        expect(done).toEqual([{ said }])
        expect(await look(client, id)).toMatchObject([
          { same: true, owner: 'anna', title: id === 1 ? 'tea' : 'untitled' },
        ])
      }
    })
  })

  it('all columns are written by key at once, and what the database makes is not', async () => {
    const values = wideColumns.map(
      ([name, type, value]) => `'${name.replaceAll("'", "''")}', to_jsonb((${value})::${type})`,
    )
    const halves = [values.slice(0, 27), values.slice(27)].map((half) => `jsonb_build_object(${half.join(', ')})`)
    await request(anna, async (client) => {
      await client.query(`select ladder.update('${table}', '1', ${halves.join(' || ')})`)
      const same = wideColumns.map(([name, type, value]) => `${quote(name)}::text = (${value})::${type}::text`)
      expect(await rows(client, `select ${same.join(' and ')} as same from public.${table} where id = 1`)).toEqual([
        { same: true },
      ])
      for (const [column, code] of [
        ['twice as large', '428C9'],
        ['counted', '428C9'],
        ['id', '22023'],
        ['the "owner"', '42501'],
        ['gone_first', '42703'],
        ['gone too', '42703'],
        ['........pg.dropped.1........', '42703'],
      ]) {
        const patch = JSON.stringify({ [column ?? '']: 5 }).replaceAll("'", "''")
        expect(await outcome(client, `select ladder.update('${table}', '1', '${patch}')`), column).toBe(code)
      }
      expect(await outcome(client, `select ladder.update('${table}', '1', '{"code": "no code"}')`)).toBe('23514')
      expect(await outcome(client, `select ladder.update('${table}', '1', '{"mood": "bad"}')`)).toBe('22P02')
      expect(await outcome(client, `select ladder.update('${table}', '1', '{"numbered": 99}')`)).toBe(1)
    })
  })

  it('JSON’s null is no value, alone and in an array, and json is kept as jsonb writes it', async () => {
    await request(anna, async (client) => {
      const patch =
        '{"json": {"b": 1, "a": 2, "a": 3}, "jsonb": null, "json text": {"n": null}, "documents": [null, 1]}'
      await client.query(`select ladder.update('${table}', '1', '${patch}')`)
      expect(
        await rows(
          client,
          `select json::text, jsonb, "json text" as text, documents::text from public.${table} where id = 1`,
        ),
      ).toEqual([{ json: '{"a": 3, "b": 1}', jsonb: null, text: { n: null }, documents: '{NULL,1}' }])
    })
  })

  const insert = `insert into public.${table} (id, title) values (9, 'new')`
  const upsertOf = (id: number) =>
    `insert into public.${table} as w (id, title) values (${id}, 'upserted') on conflict (id) do update set title = excluded.title`
  const statements = {
    find: `select from public.${table}`,
    insert,
    'insert returning': `${insert} returning *`,
    update: `update public.${table} set title = title || '!'`,
    'upsert of one’s own': upsertOf(1),
    'upsert of another’s': upsertOf(2),
    'upsert of none': upsertOf(8),
    'do nothing': `${insert} on conflict do nothing`,
    merge: `merge into public.${table} as w using (values (1), (8)) as v (id) on w.id = v.id
      when matched then update set title = 'merged' when not matched then insert (id, title) values (v.id, 'merged')`,
    'update by key': `select ladder.update('${table}', '2', '{"title": "by key"}')`,
    'upsert by key': `select ladder.upsert('${table}', '{"id": 2, "title": "by key"}')`,
    remove: `delete from public.${table}`,
    'remove by key': `select ladder.remove('${table}', '2')`,
  }
  const [no, hidden] = ['42501', 'P0002']

  it.each([
    ['nobody', '', [0, no, no, 0, no, no, no, no, no, hidden, hidden, 0, hidden]],
    ['an owner', anna, [1, 1, 1, 1, no, no, no, 1, no, hidden, hidden, 1, hidden]],
    ['a reader', withRoles('anna', 'Reader'), [2, 1, 1, 1, no, no, no, 1, no, no, no, 1, no]],
    ['an editor', withRoles('anna', 'Editor'), [2, 1, 1, 2, no, no, no, 1, no, 1, no, 2, 1]],
    ['an upserter', withRoles('anna', 'Upserter'), [2, no, no, 0, 1, 1, 1, no, 2, no, 1, 1, no]],
    ['server code', 'server_code => true', [2, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1, 2, 1]],
  ] as const)('%s may do what the ladder says and no more', async (_who, enter, expected) => {
    const come: (number | string | null)[] = []
    for (const statement of Object.values(statements)) {
      come.push(await request(enter, (client) => outcome(client, statement)))
    }
    const named = (outcomes: readonly unknown[]) =>
      Object.fromEntries(Object.keys(statements).map((name, n) => [name, outcomes[n]]))
    expect(named(come)).toEqual(named(expected))
  })

  it('a trigger of its own changes columns, and sees whose request it is', async () => {
    await request(anna, async (client) => {
      await client.query(insert)
      expect(await stored(client, 9)).toMatchObject({
        changed_by: 'anna',
        changed: 1,
        'the "owner"': 'anna',
        'twice as large': '18',
      })
      await client.query(`select ladder.update('${table}', '9', '{"changed": 5}')`)
      expect(await stored(client, 9)).toMatchObject({ changed_by: 'anna', changed: 6 })
      await client.query(`update public.${table} set title = 'x' where id = 9`)
      expect(await stored(client, 9)).toMatchObject({ changed: 7 })
    })
  })

  it('a trigger of its own writes to another governed table with the rights of the caller', async () => {
    const line = `insert into public.${table} (id, title) values (9, 'journal of nine')`
    const journal = (client: pg.PoolClient) => rows(client, 'select writer, line from public.journal')
    await request(anna, async (client) => {
      await client.query(line)
      const [profile] = await rows(client, 'select current_user::text as name')
      expect(await journal(client)).toEqual([{ writer: 'anna', line: `${profile.name}: journal of nine` }])
    })
    await request(withRoles('anna', 'Silent'), async (client) => {
      expect(await outcome(client, line)).toBe(no)
      expect(await outcome(client, `select ladder.update('${table}', '1', '{"title": "journal of one"}')`)).toBe(no)
      expect(await outcome(client, insert)).toBe(1)
      expect(await stored(client, 1)).toMatchObject({ title: 'tea' })
    })
  })

  it.each([
    ['the owner of the tables, whom they bind as well', () => database.owner.role, no],
    ['a superuser, whom nothing binds', () => 'postgres', 1],
  ])('a SECURITY DEFINER trigger writes with the rights of %s', async (_who, owner, expected) => {
    const definer = `alter function public.write_journal() owner to ${owner()}; alter function public.write_journal() security definer`
    const line = `update public.${table} set title = 'journal of one' where id = 1`
    await request(
      withRoles('anna', 'Silent'),
      async (client) => {
        expect(await outcome(client, line)).toBe(expected)
        expect(
          await rows(client, 'select current_user <> session_user and ladder.user_id() = $1 as still', ['anna']),
        ).toEqual([{ still: true }])
        expect(await outcome(client, `update public.${table} set title = 'x' where id = 2`)).toBe(0)
      },
      definer,
    )
  })

  it.each([
    ['in the caller’s name', 'security invoker'],
    ['in a superuser’s name', 'security definer'],
  ])('a trigger that sorts after pgladder’s and runs %s gives no object away', async (_how, security) => {
    const last = `
      create function public.give_away() returns trigger language plpgsql ${security} as $$
        begin
          new."the ""owner""" := 'carl';
          return new;
        end $$;
      create trigger zzzz_last before insert or update on public.${table} for each row execute function public.give_away();`
    for (const [enter, statement] of [
      [anna, insert],
      [anna, `update public.${table} set title = 'x' where id = 1`],
      [anna, `select ladder.update('${table}', '1', '{"title": "x"}')`],
      [withRoles('anna', 'Upserter'), upsertOf(1)],
      [withRoles('anna', 'Upserter'), upsertOf(8)],
      [withRoles('anna', 'Upserter'), `select ladder.upsert('${table}', '{"id": 1, "title": "x"}')`],
      [withRoles('anna', 'Upserter'), `select ladder.upsert('${table}', '{"id": 8, "title": "x"}')`],
    ] as const) {
      expect(await request(enter, (client) => outcome(client, statement), last), statement).toBe(no)
      expect(await request(enter, (client) => outcome(client, statement)), statement).toBe(1)
    }
  })

  it('a trigger that raises is heard, and nothing is written', async () => {
    const raises = { code: 'ZZ001', message: 'not today', hint: 'come back tomorrow' }
    for (const statement of [
      insert,
      `update public.${table} set title = 'x' where id = 1`,
      `delete from public.${table} where id = 1`,
      `select ladder.update('${table}', '1', '{"title": "x"}')`,
      `select ladder.remove('${table}', '1')`,
    ]) {
      await request(anna, async (client) => {
        await client.query(`set local app.raises = 'yes'; savepoint before`)
        await expect(client.query(statement), statement).rejects.toMatchObject(raises)
        await client.query('rollback to before')
        expect(await stored(client, 1)).toMatchObject({ title: 'tea', changed: 1 })
        expect(await rows(client, `select ladder.user_id() as user_id`)).toEqual([{ user_id: 'anna' }])
        expect(await outcome(client, `update public.${table} set title = 'x' where id = 2`)).toBe(0)
      })
    }
  })

  describe('a view with INSTEAD OF triggers', () => {
    const view = (options: string) => `
      create view public.titles ${options} as select id, title from public.${table};
      alter view public.titles owner to ${database.owner.role};
      create function public.write_titles() returns trigger language plpgsql as $$
        begin
          if tg_op = 'INSERT' then
            insert into public.${table} (id, title) values (new.id, new.title);
          elsif tg_op = 'UPDATE' then
            update public.${table} set title = new.title where id = old.id;
          else
            delete from public.${table} where id = old.id;
          end if;
          return case when found then coalesce(new, old) end;
        end $$;
      create trigger writes instead of insert or update or delete on public.titles for each row execute function public.write_titles();
      grant select, insert, update, delete on public.titles to ${database.prefix}_session;`

    it('that asks as the caller shows and writes what is the caller’s', async () => {
      await request(
        withRoles('anna', 'Reader'),
        async (client) => {
          expect(await rows(client, 'select title from public.titles order by id')).toEqual([
            { title: 'tea' },
            { title: 'coffee' },
          ])
          expect(await outcome(client, `update public.titles set title = 'x'`)).toBe(1)
          expect(await outcome(client, `insert into public.titles values (9, 'nine')`)).toBe(1)
          expect(await stored(client, 9)).toMatchObject({ 'the "owner"': 'anna' })
          expect(await outcome(client, 'delete from public.titles')).toBe(2)
          expect(await rows(client, `select id from public.${table}`)).toEqual([{ id: 2 }])
        },
        view('with (security_invoker = true)'),
      )
    })

    it('that asks as the owner of the table shows nothing, and so nothing is written but what is new', async () => {
      await request(
        anna,
        async (client) => {
          expect(await rows(client, 'select from public.titles')).toEqual([])
          expect(await outcome(client, `update public.titles set title = 'x'`)).toBe(0)
          expect(await outcome(client, `insert into public.titles values (9, 'nine')`)).toBe(1)
          expect(await stored(client, 9)).toMatchObject({ 'the "owner"': 'anna' })
        },
        view(''),
      )
    })
  })

  it('a column that is added is written once its table says so', async () => {
    const added = `alter table public.${table} add column "late ""one""" public.mood[] default '{ok}'`
    const writes = [
      [anna, `insert into public.${table} (id, "late ""one""") values (9, '{}')`],
      [anna, `update public.${table} set "late ""one""" = '{}' where id = 1`],
      [anna, `select ladder.update('${table}', '1', '{"late \\"one\\"": ["ok"]}')`],
      [
        withRoles('anna', 'Upserter'),
        `insert into public.${table} as w (id, "late ""one""") values (1, '{}') on conflict (id) do update set "late ""one""" = '{}'`,
      ],
      [withRoles('anna', 'Upserter'), `select ladder.upsert('${table}', '{"id": 1, "late \\"one\\"": null}')`],
    ] as const
    const granted = `${added}; set local role ${database.owner.role}; select ladder.grant_columns('public.${table}'); reset role`
    for (const [enter, statement] of writes) {
      const before = table === 'wide_projected' ? no : 1
      expect(await request(enter, (client) => outcome(client, statement), added), statement).toBe(before)
      expect(await request(enter, (client) => outcome(client, statement), granted), statement).toBe(1)
    }
    await request(
      anna,
      async (client) => expect(await stored(client, 1)).toMatchObject({ 'late "one"': '{ok}' }),
      added,
    )
  })
})
