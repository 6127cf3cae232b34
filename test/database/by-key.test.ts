// Writing by key: it happens as the caller, to one object, found by an index; or an error says why not and nothing has happened.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { annasTask, bertsTask, createTasks, stored, tables } from '../support/by-key-world.ts'
import type { LadderDatabase } from '../support/governed-database.ts'
import { refusal } from '../support/refusal.ts'
import { codeOf, end, session, untilWaiting } from '../support/sessions.ts'
import { request } from '../support/superuser-request.ts'

let database: LadderDatabase

beforeAll(async () => {
  database = await createTasks()
})

afterAll(() => database?.drop())

const blind = `'anna', roles => '{Blind}'`
const denied = `'anna', roles => '{Denied}'`
const literal = (value: unknown) => `'${JSON.stringify(value).replaceAll("'", "''")}'`
const update = (table: string, id: string, patch: unknown) => `ladder.update('${table}', '${id}', ${literal(patch)})`
const remove = (table: string, id: string) => `ladder.remove('${table}', '${id}')`
const upsert = (table: string, row: unknown) => `ladder.upsert('${table}', ${literal(row)})`

/** One call in a request, then what is stored; all of it is rolled back. */
const call = (expression: string, { as = blind, after = '' } = {}, table: (typeof tables)[number] = 'tasks') =>
  request(
    database,
    as,
    async (client) => {
      const outcome = await answer<string>(client, expression)
      await client.query('reset session authorization')
      return { outcome, rows: await stored(client, table) }
    },
    after,
  )

describe.each(tables)('in %s', (table) => {
  it('an object is updated without being found', async () => {
    const done = await call(update(table, bertsTask, { title: 'new', tags: ['a', 'b'] }), {}, table)
    expect(done).toEqual({ outcome: 'updated', rows: ['1 old anna', '2 new bert'] })
  })

  it('an object is removed without being found', async () => {
    expect(await call(remove(table, bertsTask), {}, table)).toEqual({ outcome: 'removed', rows: ['1 old anna'] })
  })

  it('a row is inserted, or updates the object that has its key, without being found', async () => {
    const made = await call(upsert(table, { id: 3, title: 'new' }), {}, table)
    expect(made).toEqual({ outcome: 'inserted', rows: ['1 old anna', '2 old bert', '3 new anna'] })
    const hit = await call(upsert(table, { id: 2, title: 'new' }), {}, table)
    expect(hit).toEqual({ outcome: 'updated', rows: ['1 old anna', '2 new bert'] })
  })

  it('an upsert of the key alone inserts the defaults, or changes nothing', async () => {
    expect(await call(upsert(table, { id: 3 }), {}, table)).toMatchObject({ outcome: 'inserted' })
    expect(await call(upsert(table, { id: 2 }), {}, table)).toMatchObject({
      outcome: 'updated',
      rows: ['1 old anna', '2 old bert'],
    })
  })

  it('null is a value', async () => {
    const work = `${update(table, annasTask, { code: null })}`
    await request(database, blind, async (client) => {
      await client.query(`select ${work}`)
      await client.query('reset session authorization')
      expect((await client.query(`select code from public.${table} where id = 1`)).rows).toEqual([{ code: null }])
    })
  })

  it('a trigger of the application sees the caller’s own profile', async () => {
    for (const expression of [
      update(table, '1', { title: 'x' }),
      remove(table, '1'),
      upsert(table, { id: 1 }),
      upsert(table, { id: 9 }),
    ]) {
      await request(database, blind, async (client) => {
        const profile = await answer<string>(client, 'current_user')
        await client.query(`select ${expression}`)
        await client.query('reset session authorization')
        expect((await client.query('select distinct who, role from log')).rows).toEqual([
          { who: profile, role: profile },
        ])
      })
    }
  })

  it('a trigger of the application is not let into another table', async () => {
    const after = `create or replace function public.note() returns trigger language plpgsql as $$
      begin
        delete from public.secrets;
        return case when tg_op = 'DELETE' then old else new end;
      end $$`
    for (const expression of [update(table, '1', { title: 'x' }), remove(table, '1'), upsert(table, { id: 9 })]) {
      await expect(call(expression, { after }, table)).rejects.toMatchObject(refusal)
    }
  })

  it('a trigger that keeps the object as it is makes it an error', async () => {
    const after = `create or replace function public.note() returns trigger language plpgsql as 'begin return null; end'`
    for (const expression of [
      update(table, '1', { title: 'x' }),
      remove(table, '1'),
      upsert(table, { id: 1 }),
      upsert(table, { id: 9 }),
    ]) {
      await expect(call(expression, { after }, table)).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('a trigger of the table keeps it as it is'),
      })
    }
  })

  it('the object is found by an index, and no other is read', async () => {
    const many = `insert into public.${table} (id, owner_id) select n, 'carl' from generate_series(100, 5000) as n; analyze public.${table}`
    for (const expression of [
      update(table, '1', { title: 'x' }),
      remove(table, '1'),
      upsert(table, { id: 1, title: 'x' }),
    ]) {
      await request(
        database,
        blind,
        async (client) => {
          const scans = `(select coalesce(sum(seq_tup_read), 0)::integer from pg_stat_xact_user_tables where relname like '${table}%')`
          const before = await answer<number>(client, scans)
          await client.query(`select ${expression}`)
          expect(await answer<number>(client, scans)).toBe(before)
        },
        many,
      )
    }
  })
})

describe('what is refused', () => {
  it('names the deciding step to who may find the object', async () => {
    for (const [operation, expression] of [
      ['UPDATE', update('tasks', bertsTask, { title: 'x' })],
      ['REMOVE', remove('tasks', bertsTask)],
      ['UPSERT', upsert('tasks', { id: 2 })],
    ] as const) {
      const error = await call(expression, { as: denied }).catch((reason: unknown) => reason as pg.DatabaseError)
      if (!(error instanceof Error)) throw new Error('it was not refused')
      expect(error).toMatchObject({
        code: '42501',
        message: `${operation} of object '2' of public.tasks is rejected at step 3: custom role Denied is denied ${operation} on public.tasks`,
        hint: undefined,
      })
      expect(JSON.parse(error.detail ?? '')).toEqual({
        operation,
        container: 'public.tasks',
        objects: ['2'],
        step: 3,
        principal: 'Denied',
        effect: 'DENY',
      })
    }
  })

  it.each([
    [
      'an entry',
      `insert into ladder_internal.public__tasks_entries (object_id, operation, role_id, effect) select 2, 'UPDATE', id, 'DENY' from ladder_internal.roles where kind = 'all roles'`,
      `'anna', roles => '{Reader,Blind}'`,
      1,
      'all roles',
    ],
    [
      'a cell of the user',
      `insert into ladder_internal.user_cells values ('anna', 0, 'UPDATE', 'DENY', 'run time')`,
      `'anna', roles => '{Reader,Blind}'`,
      2,
      'anna',
    ],
    ['a custom role', '', denied, 3, 'Denied'],
    ['a system role, globally', '', `'anna', roles => '{Reader}'`, 7, 'AuthenticatedUser'],
  ])('by %s', async (_, after, as, step, principal) => {
    const error = await call(update('tasks', bertsTask, { title: 'x' }), { as, after }).catch(
      (reason: unknown) => reason as pg.DatabaseError,
    )
    if (!(error instanceof Error)) throw new Error('it was not refused')
    expect(error.code).toBe('42501')
    expect(JSON.parse(error.detail ?? '')).toMatchObject({ step, principal, effect: 'DENY' })
  })

  it.each([
    update('tasks', bertsTask, { title: 'x' }),
    remove('tasks', bertsTask),
    upsert('tasks', { id: 2 }),
  ])('is the same for an object that is hidden and for one that is not there: %s', async (expression) => {
    const as = `'carl'`
    const hidden = await call(expression, { as }).catch((reason: unknown) => reason)
    const missing = await call(expression.replaceAll('2', '77'), {
      as,
      after: `insert into public.tasks (id) values (78)`,
    }).catch((reason: unknown) => reason)
    // The context too: it names the lines that an error went through.
    const words = ({ code, message, detail, hint, where }: pg.DatabaseError) => ({ code, message, detail, hint, where })
    if (expression.includes('upsert')) {
      // Whoever may upsert rows of their own learns that a key is taken; nobody else does.
      expect(missing).toMatchObject({ outcome: 'inserted' })
      expect(hidden).toMatchObject({ code: 'P0002' })
      const nobody = await call(expression, { as: 'null' }).catch((reason: unknown) => reason)
      const nothing = await call(expression.replaceAll('2', '77'), { as: 'null' }).catch((reason: unknown) => reason)
      expect(words(nobody as pg.DatabaseError)).toEqual(
        JSON.parse(JSON.stringify(words(nothing as pg.DatabaseError)).replaceAll('77', '2')),
      )
      return
    }
    expect(words(hidden as pg.DatabaseError)).toEqual(
      JSON.parse(JSON.stringify(words(missing as pg.DatabaseError)).replaceAll('77', '2')),
    )
  })

  it('is the same for an object that is hidden and for one that is not there, to who counts statements', async () => {
    const count = (as: string, id: number) =>
      request(database, as, async (client) => {
        let lines = 0
        const note = () => {
          lines += 1
        }
        // What is planned once a session has been planned by then.
        for (const warmUp of [id, id]) {
          await client.query(`savepoint s`)
          await client.query(`select ${upsert('tasks', { id: warmUp })}`).catch(() => {})
          await client.query('rollback to s')
        }
        client.on('notice', note)
        await client.query('set local client_min_messages = log; set local debug_print_plan = on')
        await client.query(`select ${upsert('tasks', { id })}`).catch(() => {})
        client.off('notice', note)
        return lines
      })
    const hidden = await count(`null`, 2)
    expect(hidden).toBeGreaterThan(5)
    expect(await count(`null`, 77)).toBe(hidden)
  })

  it('is not there without a request', async () => {
    for (const login of [database.app, database.owner]) {
      await expect(login.pool.query(`select ${remove('public.tasks', '1')}`)).rejects.toMatchObject(refusal)
    }
  })

  it('takes back what the transaction did, unless a savepoint is rolled back to', async () => {
    await request(database, denied, async (client) => {
      await client.query(`savepoint before`)
      await expect(client.query(`select ${remove('tasks', bertsTask)}`)).rejects.toMatchObject(refusal)
      await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' })
      await client.query('rollback to before')
      expect(await answer(client, '1')).toBe(1)
    })
  })

  it('leaves nothing behind, of which the next statement is made an UPSERT', async () => {
    await request(database, `'anna', roles => '{Blind}'`, async (client) => {
      await client.query('savepoint s')
      await expect(client.query(`select ${upsert('tasks', { id: 2, code: 10 })}`)).rejects.toMatchObject({
        code: '23505',
      })
      await client.query('rollback to s')
      await client.query('reset role')
      await client.query(`select ladder.enter('carl')`)
      await expect(client.query(`insert into public.tasks (id) values (9)`)).rejects.toMatchObject(refusal)
    })
  })
})

describe('a patch', () => {
  const bad: readonly (readonly [string, unknown, string, string])[] = [
    ['names a column that is not there', { titel: 'x', title: 'y' }, '42703', 'public.tasks has no column titel'],
    ['names the key', { id: 9 }, '22023', 'an object of public.tasks keeps its key, column id'],
    ['names the owner', { owner_id: 'bert' }, '42501', 'only server code may say otherwise: leave out column owner_id'],
    ['names the owner that it has', { owner_id: 'anna' }, '42501', 'leave out column owner_id'],
    ['names a generated column', { twice: 4 }, '428C9', 'column twice of public.tasks is generated by the database'],
    ['is empty', {}, '22023', 'nothing to write'],
    ['is null', null, '22023', 'nothing to write'],
    ['is a list', ['title'], '22023', 'nothing to write'],
    ['is a text', 'title', '22023', 'nothing to write'],
    ['breaks a constraint', { title: 'forbidden' }, '23514', 'tasks_title_check'],
    ['breaks a not-null constraint', { title: null }, '23502', 'title'],
    ['holds a list that is no array', { tags: 'x' }, '22P02', 'tags'],
  ]
  it.each(bad)('that %s is an error', async (_, patch, code, message) => {
    await expect(call(update('tasks', annasTask, patch))).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    })
  })

  it('with several faults is one error that names them all', async () => {
    await expect(call(update('tasks', annasTask, { id: 1, titel: 'x', twice: 1 }))).rejects.toMatchObject({
      message: expect.stringMatching(/keeps its key.*no column titel.*twice of public\.tasks is generated/),
    })
    await expect(call(update('tasks', annasTask, { due: 'soon', 'size "of" it': 'big' }))).rejects.toMatchObject({
      code: expect.stringMatching(/^22/),
      message: expect.stringMatching(
        /column due of public\.tasks: .*"soon".*; column "size ""of"" it" of public\.tasks: .*"big"/,
      ),
    })
  })

  it('does not name the column of entries', async () => {
    await expect(call(update('cards', annasTask, { pgladder_entries: [1] }), {}, 'cards')).rejects.toMatchObject({
      code: '42703',
    })
  })

  it('leaves columns alone that it does not name, also such as cannot be null', async () => {
    const after = `
      create domain public.word as text not null check (value <> 'forbidden');
      alter table public.tasks add column kind public.word default 'plain'`
    expect(await call(update('tasks', annasTask, { title: 'x' }), { after })).toMatchObject({ outcome: 'updated' })
    expect(await call(upsert('tasks', { id: 9 }), { after })).toMatchObject({ outcome: 'inserted' })
    expect(await call(update('tasks', annasTask, { kind: 'odd' }), { after })).toMatchObject({ outcome: 'updated' })
    await expect(call(update('tasks', annasTask, { kind: 'forbidden', due: 'soon' }), { after })).rejects.toMatchObject(
      {
        message: expect.stringMatching(/column due of public\.tasks: .*; column kind of public\.tasks: .*"word_check"/),
      },
    )
  })

  it('writes to columns however they are called', async () => {
    expect(await call(update('tasks', annasTask, { 'size "of" it': 7 }))).toMatchObject({ outcome: 'updated' })
  })

  it('is taken as it is under another search_path, and does not change it', async () => {
    const after = `create schema other; grant usage on schema other to public; create table other.tasks (id integer)`
    await request(
      database,
      blind,
      async (client) => {
        await client.query(`set local search_path = other, public`)
        await client.query(`select ${update('public.tasks', annasTask, { title: 'new' })}`)
        expect(await answer(client, `current_setting('search_path')`)).toBe('other, public')
      },
      after,
    )
  })

  it('of server code transfers an object', async () => {
    const done = await call(update('tasks', annasTask, { owner_id: 'bert' }), { as: 'server_code => true' })
    expect(done).toMatchObject({ outcome: 'updated', rows: ['1 old bert', '2 old bert'] })
  })
})

describe('an upserted row', () => {
  it('names its key', async () => {
    for (const row of [{ title: 'x' }, { id: null }]) {
      await expect(call(upsert('tasks', row))).rejects.toMatchObject({
        code: '22023',
        message: expect.stringContaining('column id of public.tasks is missing, or null'),
      })
    }
  })

  it('is the caller’s own: nobody else is named, and no object changes hands', async () => {
    for (const owner_id of ['bert', 'Anna', '', null]) {
      await expect(call(upsert('tasks', { id: 9, owner_id }))).rejects.toMatchObject(refusal)
    }
    expect(await call(upsert('tasks', { id: 9, owner_id: 'anna' }))).toMatchObject({ outcome: 'inserted' })
    // What is there stays whose it is.
    for (const id of [1, 2]) {
      const done = await call(upsert('tasks', { id, title: 'new', owner_id: 'anna' }))
      expect(done).toMatchObject({ outcome: 'updated' })
      expect(done.rows).toContain(id === 1 ? '1 new anna' : '2 new bert')
    }
  })

  it('may be anybody’s for server code', async () => {
    const done = await call(upsert('tasks', { id: 9, owner_id: 'bert' }), { as: 'server_code => true' })
    expect(done.rows).toContain('9 untitled bert')
    // On behalf of a user too, but then it is judged as the row of somebody else.
    const onBehalf = `'carl', server_code => true`
    expect((await call(upsert('tasks', { id: 9, owner_id: 'bert' }), { as: onBehalf })).rows).toContain(
      '9 untitled bert',
    )
  })

  it('is found by its key however that is spelt', async () => {
    for (const id of ['2', ' 2', '02', 2]) {
      expect(await call(upsert('tasks', { id, title: 'x' }))).toMatchObject({
        outcome: 'updated',
        rows: ['1 old anna', '2 x bert'],
      })
    }
    await expect(call(upsert('tasks', { id: 'two' }))).rejects.toMatchObject({ code: '22023' })
    // A column of four characters drops blanks beyond them.
    const twice = `${upsert('codes', { id: 'abcd   ' })} || ' ' || ${upsert('codes', { id: 'abcd ' })}`
    expect(await call(twice)).toMatchObject({ outcome: 'inserted updated' })
    await expect(call(upsert('codes', { id: 'abcde' }))).rejects.toMatchObject({ code: '22001' })
  })

  it('that meets another unique column is an error of that', async () => {
    await expect(call(upsert('tasks', { id: 9, code: 20 }))).rejects.toMatchObject({ code: '23505' })
  })
})

describe('two sessions', () => {
  const open = (as = blind) => session(database.app.pool, as)

  it('make the same object: the second updates what the first inserted', async () => {
    const [first, second] = [await open(), await open()]
    await first.query(`select ${upsert('tasks', { id: 50, title: 'first' })}`)
    const waiting = answer<string>(second, upsert('tasks', { id: 50, title: 'second' }))
    await untilWaiting(database, second)
    await end(first, 'commit')
    expect(await waiting).toBe('updated')
    await end(second, 'commit')
    expect(await stored(database.superuser, 'tasks')).toContain('50 second anna')
    await database.superuser.query('delete from public.tasks where id = 50')
  })

  it.each([
    ['updates', update('tasks', '60', { title: 'x' }), 'P0002'],
    ['removes', remove('tasks', '60'), 'P0002'],
    ['upserts', upsert('tasks', { id: 60 }), 'inserted'],
  ])('one removes what the other %s', async (_, expression, outcome) => {
    await database.superuser.query(`insert into public.tasks (id, owner_id) values (60, 'bert')`)
    const [first, second] = [await open(), await open()]
    await first.query(`select ${remove('tasks', '60')}`)
    const waiting = answer<string>(second, expression).catch(({ code }: pg.DatabaseError) => code)
    await untilWaiting(database, second)
    await end(first, 'commit')
    expect(await waiting).toBe(outcome)
    await end(second)
  })

  it('one gives away what the other, who owns it, waits to update', async () => {
    await database.superuser.query(`insert into public.tasks (id, owner_id) values (61, 'carl')`)
    const [server, owner] = [await open('server_code => true'), await open(`'carl'`)]
    await server.query(`select ${update('tasks', '61', { owner_id: 'bert' })}`)
    const waiting = codeOf(owner.query(`select ${update('tasks', '61', { title: 'x' })}`))
    await untilWaiting(database, owner)
    await end(server, 'commit')
    expect(await waiting).toBe('P0002')
    await end(owner)
    expect(await stored(database.superuser, 'tasks')).toContain('61 untitled bert')
    await database.superuser.query('delete from public.tasks where id = 61')
  })

  it('nobody waits for a lock on what they may not write', async () => {
    const [owner, stranger] = [await open(blind), await open(denied)]
    expect(await answer(owner, update('tasks', bertsTask, { title: 'y' }))).toBe('updated')
    await stranger.query(`set local lock_timeout = '300ms'`)
    for (const expression of [
      update('tasks', bertsTask, { title: 'x' }),
      remove('tasks', bertsTask),
      upsert('tasks', { id: 2 }),
    ]) {
      await stranger.query('savepoint s')
      await expect(stranger.query(`select ${expression}`)).rejects.toMatchObject(refusal)
      await stranger.query('rollback to s')
    }
    await end(owner)
    await end(stranger)
  })
})
