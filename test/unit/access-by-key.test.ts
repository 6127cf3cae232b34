// Writing by key is one call with the row as JSON, and a statement that is checked is sent with its key returned; whatever is no
// value, and whatever statement is not understood, is refused before any SQL. The driver below notes what would be sent.

import {
  CamelCasePlugin,
  type ColumnType,
  type CompiledQuery,
  DeleteResult,
  DummyDriver,
  type Generated,
  type JSONColumnType,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type Transaction,
  UpdateResult,
} from 'kysely'
import { describe, expect, it } from 'vitest'
import { explainNewRow } from '../../access/explain-new-row.ts'
import { createRequestLadder, type RequestLadder } from '../../access/request-ladder.ts'

interface Database {
  orderLines: { id: string; lineTitle: unknown; total?: unknown }
  orders: {
    id: Generated<string>
    title: string
    meta: JSONColumnType<{ tags: string[] } | null>
    sentAt: ColumnType<Date, string, string>
  }
}

type Ladder = RequestLadder<Database>
type Trx = Transaction<Database>

let sent: CompiledQuery[] = []
let answers: readonly (readonly object[])[] = []

class NotingDriver extends DummyDriver {
  override async acquireConnection() {
    return {
      executeQuery: async <R>(query: CompiledQuery) => {
        sent.push(query)
        return { rows: (answers[sent.length - 1] ?? []) as R[] }
      },
      streamQuery: () => {
        throw new Error('nothing is streamed')
      },
    }
  }
}

const db = new Kysely<Database>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new NotingDriver(),
    createIntrospector: (instance) => new PostgresIntrospector(instance),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
})

// As if the profile had written to these tables before: what is counted here is what comes after that.
const standing = {
  profile: 'ladder_dynamic',
  knownPrivileges: new Set(
    ['UPDATE', 'REMOVE'].flatMap((operation) =>
      ['"order_lines"', '"orders"'].map((container) => JSON.stringify(['ladder_dynamic', operation, container])),
    ),
  ),
}

function ask<T>(work: (ladder: Ladder, trx: Trx) => Promise<T>, ...rows: readonly (readonly object[])[]): Promise<T> {
  sent = []
  answers = rows
  return db.transaction().execute((trx) => work(createRequestLadder(trx, 'ladder', standing), trx))
}

const patched = async (patch: object): Promise<unknown> => {
  await ask((l) => l.update('orderLines', 5, patch as never))
  return sent[0]?.parameters[2]
}

describe('a column that holds JSON', () => {
  it('is given its value, and its text is a type error', async () => {
    await ask((l) => l.update('orders', '5', { meta: { tags: ['a'] }, sentAt: '2026-01-01' }))
    expect(sent[0]?.parameters.at(-1)).toBe('{"meta":{"tags":["a"]},"sent_at":"2026-01-01"}')
    const inserted = [{ answer: 'inserted' }]
    await ask((l) => l.upsert('orders', { id: '5', title: 'x', meta: null, sentAt: new Date(0) }), inserted)
    expect(sent[0]?.parameters.at(-1)).toBe('{"id":"5","title":"x","meta":null,"sent_at":"1970-01-01T00:00:00.000Z"}')
    // @ts-expect-error: it would be stored as a JSON text
    await ask((l) => l.update('orders', '5', { meta: '{"tags":[]}' }))
    // @ts-expect-error: a column that an insert needs
    await ask((l) => l.upsert('orders', { id: '5', meta: null, sentAt: new Date(0) }), inserted)
  })
})

describe('writing by key', () => {
  it('is one call with everything bound, the row as one text', async () => {
    expect(await ask((l) => l.update('orderLines', 5, { lineTitle: 'tea' }))).toBeUndefined()
    expect(sent).toMatchObject([
      {
        sql: 'select "ladder"."update"($1::pg_catalog.regclass, $2::text, $3::text::jsonb) as answer',
        parameters: ['"order_lines"', '5', '{"line_title":"tea"}'],
      },
    ])
    expect(await ask((l) => l.remove('orderLines', 5n))).toBeUndefined()
    expect(sent).toMatchObject([
      {
        sql: 'select "ladder"."remove"($1::pg_catalog.regclass, $2::text) as answer',
        parameters: ['"order_lines"', '5'],
      },
    ])
    const upsert = (l: Ladder) => l.upsert('orderLines', { id: '5', lineTitle: 'tea', total: undefined })
    expect(await ask(upsert, [{ answer: 'inserted' }])).toBe('inserted')
    expect(sent).toMatchObject([
      {
        sql: 'select "ladder"."upsert"($1::pg_catalog.regclass, $2::text::jsonb) as answer',
        parameters: ['"order_lines"', '{"id":"5","line_title":"tea"}'],
      },
    ])
    expect(await ask(upsert, [{ answer: 'updated' }])).toBe('updated')
    await expect(ask(upsert, [{ answer: null }])).rejects.toMatchObject({ code: 'no-ladder' })
  })

  it('uses the schema and the column names of a Kysely query', async () => {
    await db.transaction().execute(async (trx) => {
      sent = []
      answers = []
      await createRequestLadder(trx.withSchema('shopFloor'), 'ladder', standing).update('orderLines', 5, {
        lineTitle: 'tea',
      })
    })
    expect(sent[0]?.parameters).toEqual(['"shop_floor"."order_lines"', '5', '{"line_title":"tea"}'])
  })

  const moment = '2999-01-02T03:04:05.678Z'
  it.each([
    ['text', 'a"\\\u2028😀', '"a\\"\\\\\u2028😀"'],
    ['no text', '', '""'],
    ['null', null, 'null'],
    ['false', false, 'false'],
    ['a number', -1.5e-7, '-1.5e-7'],
    ['a bigint', 9007199254740993n, '"9007199254740993"'],
    ['NaN', Number.NaN, '"NaN"'],
    ['infinity', Number.POSITIVE_INFINITY, '"Infinity"'],
    ['negative infinity', Number.NEGATIVE_INFINITY, '"-Infinity"'],
    ['a date', new Date(moment), `"${moment}"`],
    ['a buffer', Buffer.from([0, 255]), '"\\\\x00ff"'],
    ['a part of an array of bytes', new Uint8Array([1, 2, 3]).subarray(1), '"\\\\x0203"'],
    ['an array', [1, [2n], new Date(moment)], `[1,["2"],"${moment}"]`],
    ['an object', { camelCase: 1, gone: undefined, deep: { big: 1n } }, '{"camelCase":1,"deep":{"big":"1"}}'],
    ['an object of no prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['an own __proto__', JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ])('writes %s as JSON', async (_claim, value, json) => {
    expect(await patched({ lineTitle: value })).toBe(`{"line_title":${json}}`)
    await ask((l) => l.upsert('orderLines', { id: '5', lineTitle: value }), [{ answer: 'updated' }])
    expect(sent[0]?.parameters[1]).toBe(`{"id":"5","line_title":${json}}`)
  })

  it('leaves out what is undefined, and lets the database judge a row of nothing', async () => {
    expect(await patched({ lineTitle: undefined, total: 1 })).toBe('{"total":1}')
    expect(await patched({ lineTitle: undefined })).toBe('{}')
    expect(await patched({})).toBe('{}')
  })

  const loop: unknown[] = []
  loop.push({ loop })
  class Money {
    readonly amount = 1
  }
  it.each([
    ['an expression', sql`now()`, /`lineTitle` is an expression/],
    ['a query', db.selectFrom('orderLines').select('id'), /`lineTitle` is an expression/],
    ['an expression within', { a: [sql`now()`] }, /`lineTitle`\.a\[0\] is an expression/],
    ['a function', () => 'tea', /`lineTitle` is a function/],
    ['a symbol', Symbol('tea'), /`lineTitle` is a symbol/],
    ['an invalid date', new Date('?'), /`lineTitle` is an invalid Date/],
    ['half of a surrogate pair', 'a\ud800', /`lineTitle` is a string that is not well-formed/],
    ['a NUL', 'a\0', /`lineTitle` is a string with a NUL/],
    ['a NUL in a key', { 'a\0': 1 }, /`lineTitle` has a key that is a string with a NUL/],
    ['a hole', Array(1), /`lineTitle`\[0\] is undefined/],
    ['a loop', loop, /`lineTitle`\[0\]\.loop holds itself/],
    ['a map', new Map(), /`lineTitle` is an object of a class/],
    ['an object of a class', new Money(), /`lineTitle` is an object of a class/],
  ])('cannot write %s', async (_claim, value, message) => {
    const refused = {
      name: 'AccessError',
      code: 'wrong-use',
      message: expect.stringMatching(message),
      help: expect.stringContaining('pass a value'),
    }
    await expect(patched({ lineTitle: value })).rejects.toMatchObject(refused)
    const upsert = ask((l) => l.upsert('orderLines', { id: '5', lineTitle: value }))
    await expect(upsert).rejects.toMatchObject(refused)
    expect(sent).toEqual([])
  })

  it.each([
    ['null', null, 'null'],
    ['an array', [{ lineTitle: 'tea' }], 'an array'],
    ['a text', 'tea', 'a string'],
    ['a function', () => ({}), 'a function'],
    ['an expression', sql`now()`, 'an object'],
    ['nothing', undefined, 'undefined'],
  ])('cannot write %s for a row', async (_claim, row, named) => {
    const refused = (what: string) => ({ code: 'wrong-use', message: expect.stringContaining(`${what} is ${named}`) })
    await expect(ask((l) => l.update('orderLines', 5, row as never))).rejects.toMatchObject(refused('the patch'))
    await expect(ask((l) => l.upsert('orderLines', row as never))).rejects.toMatchObject(refused('the row'))
    expect(sent).toEqual([])
  })

  it.each<[string, (l: Ladder) => Promise<unknown>, RegExp]>([
    ['no id', (l) => l.update('orderLines', undefined as never, {}), /object's id is undefined/],
    ['many ids', (l) => l.remove('orderLines', ['a'] as never), /object's id is an array/],
    ['no table', (l) => l.remove(undefined as never, 5), /container is the name of a table/],
    [
      'a column twice',
      (l) => l.update('orderLines', 5, { lineTitle: 1, line_title: 2 } as never),
      /two columns have the same name/,
    ],
  ])('cannot be asked with %s', async (_claim, work, message) => {
    await expect(ask(work)).rejects.toMatchObject({ code: 'wrong-use', message: expect.stringMatching(message) })
    expect(sent).toEqual([])
  })
})

const returned = (...ids: readonly string[]) => ids.map((id) => ({ pgladder_key: `integer:${id}` }))
const key = `pg_catalog.concat(pg_catalog.pg_typeof("id"), ':', "id") as "pgladder_key"`

describe('a statement that is checked', () => {
  it('is sent with its key returned, once, and gives what execute gives', async () => {
    const [updated] = await ask(
      (l, trx) => trx.updateTable('orderLines').set({ total: 1 }).where('id', '=', '5').$call(l.executeOrDeny),
      returned('5'),
    )
    expect(updated).toBeInstanceOf(UpdateResult)
    expect(updated?.numUpdatedRows).toBe(1n)
    expect(sent.map((query) => query.sql)).toEqual([
      `update "order_lines" set "total" = $1 where "id" = $2 returning ${key}`,
    ])
    const [deleted] = await ask(
      (l, trx) => l.executeOrDeny(trx.deleteFrom('orderLines').where('id', 'in', ['5', '6'])),
      returned('6', '5'),
    )
    expect(deleted).toBeInstanceOf(DeleteResult)
    expect(deleted?.numDeletedRows).toBe(2n)
    expect(sent.map((query) => query.sql)).toEqual([
      `delete from "order_lines" where "id" in ($1, $2) returning ${key}`,
    ])
  })

  it('keeps its own rows, under the names that a plugin gives them', async () => {
    const rows = await ask(
      (l, trx) => trx.deleteFrom('orderLines').where('id', '=', '5').returning('lineTitle').$call(l.executeOrDeny),
      [{ line_title: 'tea', pgladder_key: 'integer:5' }],
    )
    expect(rows).toEqual([{ lineTitle: 'tea' }])
    expect(sent[0]?.sql).toBe(`delete from "order_lines" where "id" = $1 returning "line_title", ${key}`)
  })

  it('is followed by the question why, where an object was left out', async () => {
    const run = ask(
      (l, trx) => l.executeOrDeny(trx.deleteFrom('orderLines').where('id', 'in', ['05', '6', '7', '7'])),
      returned('5'),
    )
    await expect(run).rejects.toMatchObject({ code: 'no-ladder' }) // the driver here does not refuse
    expect(sent[1]).toMatchObject({
      sql: 'select "ladder"."refuse"($1::text, $2::pg_catalog.regclass, $3::text[]) as answer',
      parameters: ['REMOVE', '"order_lines"', ['6', '7']],
    })
  })

  it('compares uuids and integers by value, texts by their letters', async () => {
    const run = (type: string, named: string, found: string) =>
      ask(
        (l, trx) => l.executeOrDeny(trx.deleteFrom('orderLines').where('id', '=', named)),
        [{ pgladder_key: `${type}:${found}` }],
      )
    const uuid = 'a0000000-0000-4000-8000-00000000000a'
    for (const spelling of [uuid.toUpperCase(), `{${uuid}}`, uuid.replaceAll('-', '')]) {
      await expect(run('uuid', spelling, uuid)).resolves.toHaveLength(1)
    }
    await expect(run('bigint', ' +05 ', '5')).resolves.toHaveLength(1)
    await expect(run('character varying', 'a:b\n', 'a:b\n')).resolves.toHaveLength(1)
    await expect(run('text', 'A', 'a')).rejects.toThrow('objects that it does not name')
    await expect(run('text', '05', '5')).rejects.toThrow('objects that it does not name')
  })

  it('of no objects is nothing to do', async () => {
    const none = (trx: Trx) => trx.deleteFrom('orderLines').where('id', 'in', [])
    expect(await ask((l, trx) => l.executeOrDeny(none(trx)))).toEqual([new DeleteResult(0n)])
    expect(await ask((l, trx) => l.executeOrDeny(none(trx).returning('id')))).toEqual([])
    expect(await ask((l, trx) => l.executeAndReport(none(trx)))).toEqual({ done: [], refused: [] })
    expect(sent).toEqual([])
  })

  it('may name its key by a qualified name, among other terms, and by another column', async () => {
    const run = (work: (trx: Trx, l: Ladder) => Promise<unknown[]>) => ask((l, trx) => work(trx, l), returned('5'))
    await run((trx, l) => trx.deleteFrom('orderLines').where('orderLines.id', '=', '5').$call(l.executeOrDeny))
    await run((trx, l) => trx.deleteFrom('orderLines as o').where('o.id', '=', '5').$call(l.executeOrDeny))
    expect(sent[0]?.sql).toContain('where "o"."id" = $1 returning')
    await run((trx, l) =>
      trx
        .updateTable('orderLines')
        .set({ total: sql`total + 1` })
        .where((eb) => eb.and([eb('total', '=', 1), eb.or([eb('id', '=', '6'), eb('id', '=', '5')])]))
        .where((eb) => eb.and([eb('id', '=', '5'), eb('total', '=', 1)]))
        .where((eb) => eb.parens(eb('total', '=', 2).or('total', '=', 3)))
        .$call(l.executeOrDeny),
    )
    await run((trx, l) =>
      l.executeOrDeny(trx.deleteFrom('orderLines').where('lineTitle', '=', '5'), { key: 'lineTitle' }),
    )
    expect(sent[0]?.sql).toContain('pg_typeof("line_title")')
    // @ts-expect-error: no column of the table
    const misspelt = run((trx, l) => l.executeOrDeny(trx.deleteFrom('orderLines').where('id', '=', '5'), { key: 'ib' }))
    await expect(misspelt).rejects.toMatchObject({ code: 'wrong-use' })
  })

  it('may have raw SQL in parentheses', async () => {
    const either = sql<boolean>`a or b`
    await ask(
      (l, trx) =>
        trx
          .deleteFrom('orderLines')
          .where('id', '=', '5')
          .where((eb) => eb.parens(either))
          .$call(l.executeOrDeny),
      returned('5'),
    )
    expect(sent[0]?.sql).toContain('where "id" = $1 and (a or b) returning')
  })

  it('says so if it cannot see which objects were touched', async () => {
    const run = (row: object) =>
      ask((l, trx) => l.executeOrDeny(trx.deleteFrom('orderLines').where('id', '=', '5')), [row])
    await expect(run({ pgladder_key: { odd: 'integer:5' } })).rejects.toMatchObject({ code: 'wrong-use' })
    await expect(run({ pgladder_key: 5 })).rejects.toMatchObject({ code: 'wrong-use' })
    await expect(run({})).rejects.toMatchObject({ code: 'wrong-use' })
    await expect(run({ pgladder_key: 'integer:6' })).rejects.toThrow('objects that it does not name')
  })

  const lines = (trx: Trx) => trx.deleteFrom('orderLines')
  it.each<[string, (trx: Trx, ladder: Ladder) => unknown, RegExp]>([
    ['no WHERE', (trx) => lines(trx), /does not name the objects by `id`/],
    ['another column', (trx) => lines(trx).where('lineTitle', '=', '5'), /does not name the objects by `id`/],
    ['another comparison', (trx) => lines(trx).where('id', '>', '5'), /does not name the objects by `id`/],
    ['not in', (trx) => lines(trx).where('id', 'not in', ['5']), /does not name the objects by `id`/],
    [
      'OR',
      (trx) => lines(trx).where((eb) => eb.or([eb('id', '=', '5'), eb('total', '=', 1)])),
      /does not name the objects by `id`/,
    ],
    ['NOT', (trx) => lines(trx).where((eb) => eb.not(eb('id', '=', '5'))), /does not name the objects by `id`/],
    ['its key twice', (trx) => lines(trx).where('id', '=', '5').where('id', 'in', ['5']), /by `id` twice/],
    ['raw SQL', (trx) => lines(trx).where('id', '=', '5').where(sql<boolean>`a or b`), /a term of raw SQL/],
    ['an expression', (trx) => lines(trx).where('id', '=', sql<string>`'5'`), /compared with an expression/],
    ['an expression in a list', (trx) => lines(trx).where('id', 'in', ['5', sql<string>`'6'`]), /with an expression/],
    ['another column as value', (trx) => lines(trx).whereRef('id', '=', 'lineTitle'), /with an expression/],
    [
      'a query',
      (trx) => lines(trx).where('id', 'in', trx.selectFrom('orderLines').select('id')),
      /compared with an expression/,
    ],
    ['null', (trx) => lines(trx).where('id', '=', null as never), /id at index 0 is null/],
    ['an undefined id', (trx) => lines(trx).where('id', 'in', ['5', undefined as never]), /index 1 is undefined/],
    [
      'another table',
      (trx) => trx.updateTable('orderLines').from('orderLines as o').set({ total: 1 }).where('orderLines.id', '=', '5'),
      /cannot be judged: `from`/,
    ],
    [
      'USING',
      (trx) => trx.deleteFrom('orderLines').using('orderLines as o').where('orderLines.id', '=', '5'),
      /cannot be judged: `using`/,
    ],
    [
      'a join',
      (trx) =>
        trx
          .deleteFrom('orderLines')
          .using('orderLines as o')
          .innerJoin('orderLines as p', 'p.id', 'o.id')
          .where('orderLines.id', '=', '5'),
      /cannot be judged/,
    ],
    ['a limit', (trx) => lines(trx).where('id', '=', '5').limit(1), /cannot be judged: `limit`/],
    ['an order', (trx) => lines(trx).where('id', '=', '5').orderBy('id'), /cannot be judged: `orderBy`/],
    [
      'WITH',
      (trx) =>
        trx
          .with('x', (q) => q.selectFrom('orderLines').select('id'))
          .deleteFrom('orderLines')
          .where('id', '=', '5'),
      /cannot be judged: `with`/,
    ],
    [
      'two tables',
      (trx) => trx.deleteFrom(['orderLines', 'orderLines as o']).where('o.id', '=', '5'),
      /one plain table/,
    ],
    ['a SELECT', (trx) => trx.selectFrom('orderLines').where('id', '=', '5'), /neither an UPDATE nor a DELETE/],
    ['an INSERT', (trx) => trx.insertInto('orderLines').values({ id: '5', lineTitle: 1 }), /neither an UPDATE nor/],
    ['nothing', () => undefined, /neither an UPDATE nor a DELETE/],
  ])('cannot have %s', async (_claim, make, message) => {
    const refused = { name: 'AccessError', code: 'wrong-use', message: expect.stringMatching(message) }
    await expect(ask((l, trx) => l.executeOrDeny(make(trx, l) as never))).rejects.toMatchObject(refused)
    await expect(ask((l, trx) => l.executeAndReport(make(trx, l) as never))).rejects.toMatchObject(refused)
    expect(sent).toEqual([])
  })

  it.each([
    ['null', null, /options are null/],
    ['a text', 'id', /options are a string/],
    ['a misspelt option', { kee: 'id' }, /no option `kee`/],
    ['an undefined key', { key: undefined }, /`key` is undefined/],
    ['an expression', { key: 'id as x' }, /not the plain name of a column/],
  ])('cannot be given %s for options', async (_claim, options, message) => {
    const run = ask((l, trx) => l.executeOrDeny(lines(trx).where('id', '=', '5'), options as never))
    await expect(run).rejects.toMatchObject({ code: 'wrong-use', message: expect.stringMatching(message) })
    expect(sent).toEqual([])
  })
})

describe('a statement that is reported on', () => {
  const refused = (id: string | null) => ({
    type: 'integer',
    container: 'public.order_lines',
    objectId: id,
    code: '42501',
    message: 'no',
    detail: '{"step":7}',
  })
  const told = (objectId: string) => ({ objectId, code: '42501', message: 'no', detail: { step: 7 } })
  const remove = (ids: readonly string[]) => (l: Ladder, trx: Trx) =>
    l.executeAndReport(trx.deleteFrom('orderLines').where('id', 'in', ids))

  it('has each object once, done or refused', async () => {
    const report = await ask(remove(['05', '6', '06', '7', '8']), [refused('6'), refused('8')], returned('5'))
    expect(report).toEqual({
      done: ['5'],
      refused: [
        told('6'),
        told('8'),
        {
          objectId: '7',
          code: 'P0002',
          message: expect.stringContaining("left out object '7' of public.order_lines"),
          detail: { operation: 'REMOVE', container: 'public.order_lines', objects: ['7'] },
        },
      ],
    })
    expect(sent).toHaveLength(2)
  })

  it('is not sent if nothing of it is allowed', async () => {
    expect(await ask(remove(['6']), [refused('6')])).toEqual({ done: [], refused: [told('6')] })
    expect(sent).toHaveLength(1)
  })

  it('has done what was allowed since it asked', async () => {
    const report = await ask(remove(['5', '6']), [refused('6')], returned('5', '6'))
    expect(report).toEqual({ done: ['5', '6'], refused: [] })
    expect(await ask(remove(['5']), [refused(null)], returned('5'))).toEqual({ done: ['5'], refused: [] })
  })
})

describe('the word on a new row that is refused', () => {
  const message = 'new row violates row-level security policy for table "order_lines"'
  const say = (text: string, query: { compile(): CompiledQuery }) =>
    explainNewRow({ code: '42501', message: text, hint: undefined, detail: undefined }, query.compile())
  const insert = db.insertInto('orderLines').values({ id: '5', lineTitle: 'tea' })

  it('is for an INSERT that reads the row, and for no other refusal of it', () => {
    expect(say(message, insert.returning('id'))).toContain('`trx.ladder.upsert`')
    expect(
      say(
        message,
        insert.onConflict((oc) => oc.doNothing()),
      ),
    ).toContain('ON CONFLICT')
    expect(say(message.replace('policy', 'policy (USING expression)'), insert.returning('id'))).toContain('FIND')
    expect(say(message, insert)).toBeUndefined()
    expect(say('permission denied for table order_lines', insert.returning('id'))).toBeUndefined()
    expect(say(message, db.updateTable('orderLines').set({ total: 1 }).returning('id'))).toBeUndefined()
  })
})
