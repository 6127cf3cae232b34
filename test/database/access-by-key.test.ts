// Writing by key and plain statements that say what was refused, through the access layer, on a real server.

import {
  CamelCasePlugin,
  DeleteResult,
  Kysely,
  type KyselyPlugin,
  ParseJSONResultsPlugin,
  PostgresDialect,
  sql,
  UpdateResult,
} from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  createLadder,
  type Ladder,
  type LadderTransaction,
  NotFoundError,
  PermissionDeniedError,
} from '../../access/index.ts'
import {
  annasNote,
  type ByKeyDatabase,
  bertsNote,
  byKeyPolicy,
  byKeyRows,
  byKeySetup,
  keptNote,
  letter,
} from '../support/access-by-key-world.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { anna, bert } from '../support/orders-world.ts'
import { openWireTap } from '../support/wire-tap.ts'

type Trx = LadderTransaction<ByKeyDatabase>

let database: LadderDatabase
let ladder: Ladder<ByKeyDatabase>

const open = <DB = ByKeyDatabase>(pool: pg.Pool, plugins: KyselyPlugin[] = []) =>
  createLadder<DB>({ db: new Kysely({ dialect: new PostgresDialect({ pool }), plugins }) })

beforeAll(async () => {
  database = await createLadderDatabase({ policy: byKeyPolicy, setup: byKeySetup })
  ladder = open(database.app.pool)
})

afterAll(() => database?.drop())

beforeEach(() => database.superuser.query(byKeyRows))

const as = <T>(user: string | null, work: (trx: Trx) => Promise<T>) => ladder.as({ user }).transaction(work)
const titles = async (table: keyof ByKeyDatabase): Promise<readonly string[]> =>
  (await database.superuser.query(`select title from public.${table} order by title`)).rows.map(({ title }) => title)

/** Says what `work` was refused with, and goes on as if it had not been tried. */
const caught = async (trx: Trx, work: () => Promise<unknown>): Promise<unknown> => {
  await sql`savepoint s`.execute(trx)
  const error: unknown = await work().then(
    () => undefined,
    (refused: unknown) => refused,
  )
  await sql`rollback to savepoint s`.execute(trx)
  return error
}

const nowhere = '00000000-0000-4000-8000-0000000000ff'

/** What is told of a note that Bert finds, but does not own. */
const ofAnnas = (operation: string, objects: readonly (string | number)[] = [annasNote]) => ({
  code: '42501',
  message: expect.stringContaining(`${operation} of object '${objects[0]}' of public.notes is rejected at step 7`),
  detail: {
    operation,
    container: 'public.notes',
    objects: objects.map(String),
    step: 7,
    principal: 'AuthenticatedUser',
    effect: 'DENY',
  },
})

describe('writing by key', () => {
  it('needs no FIND', async () => {
    await as(bert, async (trx) => {
      expect(await trx.selectFrom('letters').selectAll().execute()).toEqual([])
      const [plain] = await trx.updateTable('letters').set({ title: 'plain' }).where('id', '=', letter).execute()
      expect(plain?.numUpdatedRows).toBe(0n)
      expect(await trx.ladder.update('letters', letter.toUpperCase(), { title: 'green tea' })).toBeUndefined()
    })
    expect(await titles('letters')).toEqual(['green tea'])
    expect(await as(bert, (trx) => trx.ladder.remove('letters', letter))).toBeUndefined()
    expect(await titles('letters')).toEqual([])
  })

  it('inserts what is not there, and updates what is', async () => {
    const row = { id: nowhere, title: 'new' } as const
    await as(bert, async (trx) => {
      expect(await trx.ladder.upsert('letters', { ...row, ...empty })).toBe('inserted')
      expect(await trx.ladder.upsert('letters', { ...row, ...empty, title: 'newer' })).toBe('updated')
      expect(await trx.ladder.upsert('slips', { id: 'a', title: 'green tea' })).toBe('updated')
      expect(await trx.ladder.upsert('slips', { id: 'b', title: 'white tea' })).toBe('inserted')
    })
    expect(await titles('letters')).toEqual(['newer', 'tea'])
    expect(await titles('slips')).toEqual(['green tea', 'white tea'])
  })

  it('writes the values that Kysely would', async () => {
    const values = {
      title: 'it\'s "\\" 😀\u2028',
      sent_at: new Date('2001-02-03T04:05:06.789Z'),
      total_cents: 9007199254740993n,
      score: Number.NEGATIVE_INFINITY,
      raw_bytes: Buffer.from([0, 1, 255]),
      word_list: ['a', '"b",{c}', ''],
    }
    const data = { nested: [1, 'two', { three: null }] }
    const written = () =>
      database.superuser.query(
        'select title, sent_at, total_cents, score, raw_bytes, word_list, data from public.letters where id = $1',
        [letter],
      )
    await as(anna, (trx) =>
      trx
        .updateTable('letters')
        .set({ ...values, data: JSON.stringify(data) })
        .where('id', '=', letter)
        .execute(),
    )
    const { rows: plain } = await written()
    await database.superuser.query('update public.letters set title = $1, sent_at = null, data = null', [''])
    await as(anna, (trx) => trx.ladder.update('letters', letter, { ...values, data }))
    const { rows } = await written()
    expect(rows).toEqual([{ ...values, total_cents: '9007199254740993', data }])
    expect(rows).toEqual(plain)
    await as(anna, (trx) =>
      trx.ladder.update('letters', letter, { score: Number.NaN, sent_at: null, title: undefined }),
    )
    expect((await written()).rows).toMatchObject([{ score: Number.NaN, sent_at: null, title: values.title }])
  })

  it('is refused with the step that decides', async () => {
    await as(bert, async (trx) => {
      const update = await caught(trx, () => trx.ladder.update('notes', annasNote, { title: 'mine' }))
      expect(update).toBeInstanceOf(PermissionDeniedError)
      expect(update).toMatchObject(ofAnnas('UPDATE'))
      const remove = await caught(trx, () => trx.ladder.remove('notes', annasNote))
      expect(remove).toBeInstanceOf(PermissionDeniedError)
      expect(remove).toMatchObject(ofAnnas('REMOVE'))
      const upsert = await caught(trx, () => trx.ladder.upsert('notes', { note_no: annasNote, title: 'mine' }))
      expect(upsert).toBeInstanceOf(PermissionDeniedError)
      expect(upsert).toMatchObject({ code: '42501', detail: { operation: 'UPSERT', needs: 'UPDATE', step: 7 } })
      await trx.ladder.update('notes', bertsNote, { title: 'mine' })
    })
    expect(await titles('notes')).toEqual(['kept', 'mine', 'tea'])
  })

  it('is refused in the same words where an object is not there and where it may not be found', async () => {
    const ask = async (id: string) => {
      const error: unknown = await as(bert, (trx) => trx.ladder.remove('slips', id)).catch(
        (refused: unknown) => refused,
      )
      expect(error).toBeInstanceOf(NotFoundError)
      return String(error).replaceAll(`'${id}'`, '…')
    }
    expect(await ask('a')).toBe(await ask('x'))
  })

  it('that is refused takes back what the request did, unless it is caught at a savepoint', async () => {
    const write = (trx: Trx) => trx.ladder.update('notes', bertsNote, { title: 'mine' })
    const refused = (trx: Trx) => trx.ladder.update('notes', annasNote, { title: 'mine' })
    const whole = as(bert, async (trx) => {
      await write(trx)
      await refused(trx)
    })
    await expect(whole).rejects.toBeInstanceOf(PermissionDeniedError)
    expect(await titles('notes')).toEqual(['coffee', 'kept', 'tea'])
    const swallowed = as(bert, async (trx) => {
      await write(trx)
      await refused(trx).catch(() => {})
    })
    await expect(swallowed).rejects.toMatchObject({ code: 'request-aborted' })
    expect(await titles('notes')).toEqual(['coffee', 'kept', 'tea'])
    await as(bert, async (trx) => {
      await write(trx)
      expect(await caught(trx, () => refused(trx))).toBeInstanceOf(PermissionDeniedError)
    })
    expect(await titles('notes')).toEqual(['kept', 'mine', 'tea'])
  })

  it.each<[string, (trx: Trx) => Promise<unknown>, object]>([
    ['an unknown column', (trx) => trx.ladder.update('notes', bertsNote, { titel: '' } as never), { code: '42703' }],
    ['a malformed id', (trx) => trx.ladder.remove('letters', 'tea'), { code: '22023' }],
    ['nothing', (trx) => trx.ladder.update('notes', bertsNote, { title: undefined }), { code: '22023' }],
    ['no key', (trx) => trx.ladder.upsert('notes', { title: '' } as never), { code: '22023' }],
    [
      'a text for a moment',
      (trx) => trx.ladder.update('letters', letter, { sent_at: 'x' as never }),
      { code: '22007' },
    ],
  ])('of %s is an AccessError with the code of the database', async (_claim, work, told) => {
    await expect(as(bert, work)).rejects.toMatchObject({ name: 'AccessError', ...told })
  })
})

const empty = { sent_at: null, total_cents: null, score: null, raw_bytes: null, word_list: null, data: null }

describe('with the names of plugins', () => {
  interface CamelDatabase {
    readonly letters: { readonly id: string; readonly totalCents: bigint; readonly title: string }
    readonly notes: { readonly noteNo: number; readonly title: string; readonly ownerId: string | null }
  }

  it('writing and checking use the columns of a Kysely query', async () => {
    const camel = open<CamelDatabase>(database.app.pool, [new CamelCasePlugin()])
    await camel.as({ user: bert }).transaction(async (trx) => {
      await trx.ladder.update('letters', letter, { totalCents: 7n })
      const query = trx.updateTable('notes').set({ title: 'mine' }).where('noteNo', '=', bertsNote)
      const rows = await trx.ladder.executeOrDeny(query.returning(['noteNo', 'ownerId']), { key: 'noteNo' })
      expect(rows).toEqual([{ noteNo: bertsNote, ownerId: bert }])
      expect(await trx.ladder.executeAndReport(query, { key: 'noteNo' })).toEqual({ done: ['2'], refused: [] })
    })
    const { rows } = await database.superuser.query('select total_cents from public.letters')
    expect(rows).toEqual([{ total_cents: '7' }])
    const ours = camel.as({ user: bert }).transaction((trx) => {
      const query = trx.withSchema('public').updateTable('notes').set({ title: 'ours' })
      return trx.ladder.executeOrDeny(query.where('noteNo', 'in', [bertsNote, annasNote]), { key: 'noteNo' })
    })
    await expect(ours).rejects.toMatchObject(ofAnnas('UPDATE'))
  })

  it('checking sees the key behind renamed columns, odd type parsers and JSON that is read', async () => {
    const ownKeys: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => ({
        ...result,
        rows: result.rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [`$${name}`, value])),
        ),
      }),
    }
    const { TEXT, BOOL } = pg.types.builtins
    const types = {
      getTypeParser: (type: number) => (text: string) =>
        type === TEXT ? text : type === BOOL ? text === 't' : { odd: text },
    }
    const pool = new pg.Pool({ connectionString: database.app.url, max: 1, types: types as pg.CustomTypesConfig })
    await database.superuser.query(
      `insert into public.letters (id, title, owner_id) values ('${nowhere}', '[1]', '${bert}')`,
    )
    try {
      await open(pool, [new CamelCasePlugin(), new ParseJSONResultsPlugin(), ownKeys])
        .as({ user: bert })
        .transaction(async (trx) => {
          const query = trx
            .updateTable('letters')
            .set({ score: 1 })
            .where('title', '=', '[1]')
            .where('id', '=', nowhere)
          expect(await trx.ladder.executeOrDeny(query.returning('owner_id'))).toEqual([{ $ownerId: { odd: bert } }])
          expect(await trx.ladder.executeOrDeny(query, { key: 'title' })).toEqual([new UpdateResult(1n, undefined)])
          expect(await trx.ladder.executeAndReport(query)).toEqual({ done: [nowhere], refused: [] })
        })
    } finally {
      await pool.end()
    }
  })
})

describe('"Why?"', () => {
  it('is seven steps, of which one decides', async () => {
    const steps = await as(bert, (trx) => trx.ladder.explain('REMOVE', 'stamps', 'red'))
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(steps.filter(({ decides }) => decides)).toEqual([
      {
        step: 5,
        level: 'system roles on the table',
        principal: 'all roles, system role AuthenticatedUser',
        effect: 'INHERIT, DENY',
        verdict: 'DENY',
        decides: true,
        detail: 'rejected at step 5: system role AuthenticatedUser is denied REMOVE on public.stamps',
      },
    ])
  })

  it('is unknown of what the caller may not find, and an error for an undefined id', async () => {
    const ask = (id: string) => as(bert, (trx) => trx.ladder.explain('REMOVE', 'slips', id))
    expect(await ask('a')).toEqual(await ask('none'))
    expect((await ask('a'))[0]).toMatchObject({ verdict: 'unknown', decides: false })
    const undefinedId = as(bert, (trx) => trx.ladder.explain('REMOVE', 'slips', undefined as never))
    await expect(undefinedId).rejects.toMatchObject({ code: 'wrong-use' })
  })

  it.each([
    ['remove', 'slips', 'a', '22023'],
    [null, 'slips', 'a', '22023'],
    ['FIND', 'nowhere', 'a', '42P01'],
    ['FIND', 'slips; drop table slips', 'a', '42P01'],
    ['FIND', 'slips', 'a\u0000', 'wrong-use'],
  ])('is an error for what is no question: %j, %j, %j', async (operation, table, id, code) => {
    const asked = as(bert, (trx) => trx.ladder.explain(operation as never, table as never, id))
    await expect(asked).rejects.toMatchObject({ name: 'AccessError', code })
  })
})

describe('a statement that is checked', () => {
  const own = (trx: Trx) => trx.updateTable('notes').set({ title: 'mine' })
  const key = { key: 'note_no' } as const

  it('resolves to what its execute does', async () => {
    await as(bert, async (trx) => {
      const update = own(trx).where('note_no', '=', bertsNote)
      const updated = await trx.ladder.executeOrDeny(update, key)
      expect(updated).toEqual(await update.execute())
      expect(updated[0]).toBeInstanceOf(UpdateResult)
      expect(updated[0]?.numUpdatedRows).toBe(1n)
      const returning = update.returning(['title', 'note_no'])
      const rows: { title: string; note_no: number }[] = await trx.ladder.executeOrDeny(returning, key)
      expect(rows).toEqual([{ title: 'mine', note_no: bertsNote }])
      expect(await trx.ladder.executeOrDeny(update.returningAll(), key)).toEqual([
        { title: 'mine', note_no: bertsNote, owner_id: bert },
      ])
      const removed = await trx.ladder.executeOrDeny(trx.deleteFrom('notes').where('note_no', 'in', [bertsNote]), key)
      expect(removed[0]).toBeInstanceOf(DeleteResult)
      expect(removed[0]?.numDeletedRows).toBe(1n)
    })
    expect(await titles('notes')).toEqual(['kept', 'tea'])
  })

  it('can be called by `$call`, and compares uuids as PostgreSQL does', async () => {
    const rows = await as(anna, (trx) =>
      trx
        .updateTable('letters as l')
        .set({ title: 'mine' })
        .where('l.id', 'in', [letter.toUpperCase(), letter])
        .returning('l.id')
        .$call(trx.ladder.executeOrDeny),
    )
    expect(rows).toEqual([{ id: letter }])
    expect(await titles('letters')).toEqual(['mine'])
  })

  it('is one message, but for the first of a profile, and a second where an object was left out', async () => {
    const tap = await openWireTap(database.app.url)
    const pool = new pg.Pool({ connectionString: tap.url, max: 1 })
    try {
      await open(pool)
        .as({ user: bert })
        .transaction(async (trx) => {
          tap.sent()
          await trx.ladder.executeOrDeny(own(trx).where('note_no', '=', bertsNote), key)
          expect(tap.sent()).toBe('PBDESPBDES')
          await trx.ladder.executeOrDeny(own(trx).where('note_no', '=', bertsNote), key)
          expect(tap.sent()).toBe('PBDES')
          await caught(trx, () => trx.ladder.executeOrDeny(own(trx).where('note_no', '=', annasNote), key))
          expect(tap.sent().replaceAll('Q', '')).toBe('PBDESPBDES')
          await trx.ladder.executeAndReport(own(trx).where('note_no', 'in', [annasNote, bertsNote]), key)
          expect(tap.sent()).toBe('PBDESPBDES')
        })
    } finally {
      await pool.end()
      await tap.close()
    }
  })

  const writes: readonly (readonly [string, (trx: Trx, ids: readonly number[]) => Promise<readonly unknown[]>])[] = [
    ['UPDATE', (trx, ids) => trx.ladder.executeOrDeny(own(trx).where('note_no', 'in', ids), key)],
    [
      'REMOVE',
      (trx, ids) =>
        trx.ladder.executeOrDeny(trx.deleteFrom('notes').where('note_no', 'in', ids).returning('title'), key),
    ],
  ]

  it.each(writes)('does %s of all objects or of none, and says which step decides', async (operation, run) => {
    const denied = await as(bert, (trx) => run(trx, [bertsNote, annasNote])).catch((error: unknown) => error)
    expect(denied).toBeInstanceOf(PermissionDeniedError)
    expect(denied).toMatchObject(ofAnnas(operation))
    expect(await titles('notes')).toEqual(['coffee', 'kept', 'tea'])
    const two = as(bert, (trx) => run(trx, [annasNote, keptNote, 99]))
    await expect(two).rejects.toMatchObject(ofAnnas(operation, [annasNote, keptNote]))
    const gone = as(bert, (trx) => run(trx, [bertsNote, 99]))
    await expect(gone).rejects.toBeInstanceOf(NotFoundError)
    await expect(gone).rejects.toMatchObject({ code: 'P0002', detail: { operation, objects: ['99'] } })
    expect(await titles('notes')).toEqual(['coffee', 'kept', 'tea'])
    expect(await as(bert, (trx) => run(trx, [bertsNote, bertsNote]))).toHaveLength(1)
    expect(await titles('notes')).not.toContain('coffee')
  })

  it('says so where something else left an object out', async () => {
    const other = as(bert, (trx) =>
      trx.ladder.executeOrDeny(own(trx).where('note_no', '=', bertsNote).where('title', '=', 'tea'), key),
    )
    await expect(other).rejects.toBeInstanceOf(NotFoundError)
    await expect(other).rejects.toMatchObject({ help: expect.stringContaining('what its other conditions') })
    const trigger = as(anna, (trx) => trx.ladder.executeOrDeny(own(trx).where('note_no', '=', keptNote), key))
    await expect(trigger).rejects.toMatchObject({ code: 'P0002', detail: { objects: ['3'] } })
  })

  it('that is refused leaves a request as it was before the savepoint', async () => {
    await as(bert, async (trx) => {
      await trx.ladder.executeOrDeny(own(trx).where('note_no', '=', bertsNote), key)
      const both = trx.updateTable('notes').set({ title: 'lost' }).where('note_no', 'in', [annasNote, bertsNote])
      expect(await caught(trx, () => trx.ladder.executeOrDeny(both, key))).toMatchObject(ofAnnas('UPDATE'))
    })
    expect(await titles('notes')).toEqual(['kept', 'mine', 'tea'])
  })

  it('that touched an object which it does not name is an error', async () => {
    await database.superuser.query('insert into public.notes (note_no, owner_id, title) values (4, $1, $2)', [
      anna,
      'x',
    ])
    const fooled = as(anna, (trx) => {
      const undone = own(trx).where('note_no', '=', annasNote).where('title', '=', sql<string>`'tea' or true`)
      return trx.ladder.executeOrDeny(undone, key)
    })
    await expect(fooled).rejects.toMatchObject({ code: 'wrong-use', message: expect.stringContaining('does not name') })
    expect(await titles('notes')).toEqual(['coffee', 'kept', 'tea', 'x'])
  })

  it('names the step also where PostgreSQL would refuse the statement as a whole, since the request may touch nothing', async () => {
    const plain = as(bert, (trx) => trx.deleteFrom('slips').where('id', '=', 'a').execute())
    await expect(plain).rejects.toMatchObject({ message: 'permission denied for table slips', detail: undefined })
    const stamps = ['blue', 'red']
    for (const known of ['not known', 'known']) {
      const remove = as(bert, (trx) =>
        trx.ladder.executeOrDeny(trx.deleteFrom('stamps').where('id', 'in', stamps).where('title', '<>', known)),
      )
      await expect(remove).rejects.toBeInstanceOf(PermissionDeniedError)
      await expect(remove).rejects.toMatchObject({
        message: expect.stringContaining(
          'is rejected at step 5: system role AuthenticatedUser is denied REMOVE on public.stamps',
        ),
        detail: { operation: 'REMOVE', objects: stamps, step: 5, principal: 'AuthenticatedUser', effect: 'DENY' },
      })
    }
    const remove = as(bert, (trx) => trx.ladder.executeOrDeny(trx.deleteFrom('slips').where('id', '=', 'a')))
    await expect(remove).rejects.toBeInstanceOf(NotFoundError)
    const report = await as(bert, (trx) => trx.ladder.executeAndReport(trx.deleteFrom('slips').where('id', '=', 'a')))
    expect(report).toMatchObject({ done: [], refused: [{ objectId: 'a', code: 'P0002' }] })
  })

  it('needs FIND, unlike writing by key', async () => {
    const write = (trx: Trx) => trx.updateTable('slips').set({ title: 'mine' }).where('id', '=', 'a')
    await expect(as(bert, (trx) => trx.ladder.executeOrDeny(write(trx)))).rejects.toBeInstanceOf(NotFoundError)
    expect(await as(bert, (trx) => trx.ladder.executeAndReport(write(trx)))).toMatchObject({
      done: [],
      refused: [{ objectId: 'a', code: 'P0002', message: expect.stringContaining('may not FIND it') }],
    })
    expect(await titles('slips')).toEqual(['tea'])
  })
})

describe('a statement that is reported on', () => {
  it('does what is allowed and tells the rest, each with its reason', async () => {
    const report = await as(bert, (trx) =>
      trx.ladder.executeAndReport(
        trx.deleteFrom('notes').where('note_no', 'in', [annasNote, bertsNote, 99]).where('title', '<>', 'x'),
        { key: 'note_no' },
      ),
    )
    expect(report).toEqual({
      done: ['2'],
      refused: [
        { objectId: '1', ...ofAnnas('REMOVE') },
        {
          objectId: '99',
          code: 'P0002',
          message: expect.stringContaining("no object '99'"),
          detail: { operation: 'REMOVE', container: 'public.notes', objects: ['99'] },
        },
      ],
    })
    expect(await titles('notes')).toEqual(['kept', 'tea'])
  })

  it('tells what another condition or a trigger left out', async () => {
    const report = await as(anna, (trx) =>
      trx.ladder.executeAndReport(
        trx.updateTable('notes').set({ title: 'mine' }).where('note_no', 'in', [annasNote, keptNote]),
        { key: 'note_no' },
      ),
    )
    expect(report.done).toEqual(['1'])
    expect(report.refused).toMatchObject([
      {
        objectId: '3',
        code: 'P0002',
        message: expect.stringContaining('a trigger'),
        detail: { container: 'public.notes' },
      },
    ])
    expect(await titles('notes')).toEqual(['coffee', 'kept', 'mine'])
  })

  it('throws nothing where the request may touch nothing, and goes on', async () => {
    await as(null, async (trx) => {
      const report = await trx.ladder.executeAndReport(trx.deleteFrom('letters').where('id', '=', letter.toUpperCase()))
      expect(report).toMatchObject({ done: [], refused: [{ objectId: letter, code: 'P0002' }] })
      expect(await trx.ladder.userId()).toBeNull()
    })
  })
})

describe('a new row that is not to be found', () => {
  const help =
    'PostgreSQL returns, or compares for a conflict, only rows that the caller may FIND: leave RETURNING or ON CONFLICT out, grant FIND, or use `trx.ladder.upsert`'
  const slip = { id: 'b', title: 'new' }
  const message = 'new row violates row-level security policy for table "slips"'

  it('is refused to RETURNING and to ON CONFLICT with a word on why', async () => {
    await as(bert, async (trx) => {
      const insert = trx.insertInto('slips').values(slip)
      const returning = await caught(trx, () => insert.returning('id').execute())
      expect(returning).toBeInstanceOf(PermissionDeniedError)
      expect(returning).toMatchObject({ code: '42501', message: `${message}\n  help: ${help}`, help })
      const conflict = insert.onConflict((oc) => oc.column('id').doUpdateSet({ title: 'newer' }))
      expect(await caught(trx, () => conflict.execute())).toMatchObject({ code: '42501', help })
      await insert.execute()
      // What the help says.
      expect(await trx.ladder.upsert('slips', { ...slip, title: 'newer' })).toBe('updated')
      expect(await caught(trx, () => conflict.execute())).toMatchObject({ code: '42501', help })
    })
    expect(await titles('slips')).toEqual(['newer', 'tea'])
  })

  it('is told as before where nothing of it is read, or where it is no INSERT of Kysely', async () => {
    await as(bert, async (trx) => {
      const annas = { title: 'new', owner_id: anna, ...empty }
      const plain = await caught(trx, () => trx.insertInto('letters').values(annas).execute())
      const ofLetters = 'new row violates row-level security policy for table "letters"'
      expect(plain).toMatchObject({ message: ofLetters, help: undefined })
      const raw = sql`insert into slips (id, title) values ('b', 'new') returning id`
      expect(await caught(trx, () => raw.execute(trx))).toMatchObject({ message, help: undefined })
      const removal = await caught(trx, () => trx.deleteFrom('slips').execute())
      expect(removal).toMatchObject({ message: 'permission denied for table slips', help: undefined })
    })
  })
})
