// Each method of sharing is one SQL function, called with everything bound; and whatever is no argument is refused before
// any SQL. The driver below notes what would be sent.

import {
  CamelCasePlugin,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { describe, expect, it } from 'vitest'
import { createRequestLadder, type RequestLadder } from '../../access/request-ladder.ts'

interface Database {
  orderLines: { id: string }
}

const sent: CompiledQuery[] = []

class NotingDriver extends DummyDriver {
  override async acquireConnection() {
    return {
      executeQuery: async <R>(query: CompiledQuery) => {
        sent.push(query)
        return { rows: [{ answer: '3' } as R] }
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

function ask<T>(work: (ladder: RequestLadder<Database>) => Promise<T>): Promise<T> {
  sent.length = 0
  return db
    .transaction()
    .execute((trx) =>
      work(createRequestLadder(trx, 'ladder', { profile: 'ladder_dynamic', knownPrivileges: new Set() })),
    )
}

const moment = '2999-01-02T03:04:05.678Z'
const until = new Date(moment)
const table = '"order_lines"'

type Method = Exclude<keyof RequestLadder<Database>, 'permissions' | `${string}OnTableForUser`> &
  `${'grant' | 'deny' | 'inherit'}${string}`
type AnyMethod = (...args: readonly unknown[]) => Promise<unknown>

/** The method, what stands after the ids, the function, how it takes that, and what is bound. */
const methods: readonly (readonly [Method, readonly unknown[], string, string, readonly unknown[]])[] = [
  ['grantForUser', [7], 'grant_for_user', ', $4::text, $5::timestamptz', ['7', null]],
  ['grantForUser', [7, { until }], 'grant_for_user', ', $4::text, $5::timestamptz', ['7', moment]],
  ['grantForRole', ['Sales', { until }], 'grant_for_role', ', $4::text, $5::timestamptz', ['Sales', moment]],
  ['grantForAllUsers', [{ until }], 'grant_for_all_users', ', $4::timestamptz', [moment]],
  ['grantForAllRoles', [{ until }], 'grant_for_all_roles', ', $4::timestamptz', [moment]],
  ['denyForUser', ['anna', { until }], 'deny_for_user', ', $4::text, $5::timestamptz', ['anna', moment]],
  ['denyForRole', ['JSUser', {}], 'deny_for_role', ', $4::text, $5::timestamptz', ['JSUser', null]],
  ['denyForAllUsers', [{ until }], 'deny_for_all_users', ', $4::timestamptz', [moment]],
  ['denyForAllRoles', [], 'deny_for_all_roles', ', $4::timestamptz', [null]],
  ['inheritForUser', [7], 'inherit_for_user', ', $4::text', ['7']],
  ['inheritForRole', ['Sales'], 'inherit_for_role', ', $4::text', ['Sales']],
  ['inheritForAllUsers', [], 'inherit_for_all_users', '', []],
  ['inheritForAllRoles', [], 'inherit_for_all_roles', '', []],
]

describe('sharing', () => {
  it.each(
    methods,
  )('%s of one object, with %j, is one call with everything bound', async (method, rest, name, tail, bound) => {
    expect(await ask((ladder) => (ladder[method] as AnyMethod)('FIND', 'orderLines', 5, ...rest))).toBeUndefined()
    expect(sent.map((query) => query.sql)).toEqual([
      `select "ladder"."${name}"($1::text, $2::pg_catalog.regclass, $3::text${tail}) as answer`,
    ])
    expect(sent[0]?.parameters).toEqual(['FIND', table, '5', ...bound])
  })

  it.each(methods)('%s of many, with %j, is one call with one list', async (method, rest, name, tail, bound) => {
    const ids = [5, 'x', 6n]
    expect(await ask((ladder) => (ladder[method] as AnyMethod)('FIND', 'orderLines', ids, ...rest))).toBe(3)
    expect(sent.map((query) => query.sql)).toEqual([
      `select "ladder"."${name}"($1::text, $2::pg_catalog.regclass, $3::text[]${tail})::text as answer`,
    ])
    expect(sent[0]?.parameters).toEqual(['FIND', table, ['5', 'x', '6'], ...bound])
  })

  it.each([
    ['grantOnTableForUser', 'grant_on_table_for_user'],
    ['denyOnTableForUser', 'deny_on_table_for_user'],
    ['inheritOnTableForUser', 'inherit_on_table_for_user'],
  ] as const)('%s is one call', async (method, name) => {
    expect(await ask((ladder) => ladder[method]('CREATE', 'orderLines', 7))).toBeUndefined()
    expect(sent).toMatchObject([
      {
        sql: `select "ladder"."${name}"($1::text, $2::pg_catalog.regclass, $3::text) as answer`,
        parameters: ['CREATE', table, '7'],
      },
    ])
  })
})

const missing = undefined as unknown as string
const nothing = null as unknown as string

const faults: readonly (readonly [string, (ladder: RequestLadder<Database>) => Promise<unknown>, RegExp])[] = [
  ['an undefined object', (l) => l.grantForUser('FIND', 'orderLines', missing, 7), /^the object's id is undefined$/],
  ['null for an object', (l) => l.permissions('orderLines', nothing), /^the object's id is null$/],
  [
    'an object of two ids',
    (l) => l.permissions('orderLines', ['a', 'b'] as unknown as string),
    /^the object's id is an array$/,
  ],
  [
    'an undefined id among many',
    (l) => l.denyForAllUsers('FIND', 'orderLines', ['a', missing]),
    /id at index 1 is undefined/,
  ],
  ['null among many', (l) => l.inheritForAllRoles('FIND', 'orderLines', [nothing, 'a']), /id at index 0 is null/],
  ['a hole among many', (l) => l.grantForAllRoles('FIND', 'orderLines', Array(1)), /id at index 0 is undefined/],
  [
    'a list among many',
    (l) => l.grantForAllUsers('FIND', 'orderLines', [['a']] as unknown as string[]),
    /index 0 is an array/,
  ],
  [
    'an unsafe integer among many',
    (l) => l.grantForAllUsers('FIND', 'orderLines', [1, 2 ** 53]),
    /index 1 is an integer too/,
  ],
  [
    'a set of objects',
    (l) => l.grantForAllUsers('FIND', 'orderLines', new Set(['a']) as unknown as string),
    /id is an object/,
  ],
  ['an undefined user', (l) => l.grantForUser('FIND', 'orderLines', 'a', missing), /user's id is undefined/],
  [
    'a list of users',
    (l) => l.denyForUser('FIND', 'orderLines', 'a', ['b'] as unknown as string),
    /user's id is an array/,
  ],
  [
    'an undefined user of a table',
    (l) => l.grantOnTableForUser('FIND', 'orderLines', missing),
    /user's id is undefined/,
  ],
  ['an undefined role', (l) => l.grantForRole('FIND', 'orderLines', 'a', missing), /role is undefined/],
  ['an empty role', (l) => l.inheritForRole('FIND', 'orderLines', 'a', ''), /role is an empty string/],
  [
    'an invalid date',
    (l) => l.grantForUser('FIND', 'orderLines', 'a', 7, { until: new Date('?') }),
    /not a valid Date/,
  ],
  [
    'a date in words',
    (l) => l.grantForUser('FIND', 'orderLines', 'a', 7, { until: moment as unknown as Date }),
    /not a valid Date/,
  ],
  [
    'an undefined moment',
    (l) => l.grantForUser('FIND', 'orderLines', 'a', 7, { until: undefined as unknown as Date }),
    /not a valid Date/,
  ],
  [
    'an undefined moment for a role',
    (l) => l.assignRole(7, 'Sales', { until: undefined as unknown as Date }),
    /not a valid Date/,
  ],
  [
    'a date without its name',
    (l) => l.grantForAllUsers('FIND', 'orderLines', 'a', until as object),
    /options are an object/,
  ],
  [
    'null for options',
    (l) => l.grantForAllUsers('FIND', 'orderLines', 'a', nothing as unknown as object),
    /options are null/,
  ],
  [
    'a misspelt option',
    (l) => l.grantForAllUsers('FIND', 'orderLines', 'a', { untill: until } as object),
    /no option `untill`/,
  ],
  [
    'a user where everybody is meant',
    (l) => l.grantForAllUsers('FIND', 'orderLines', 'a', '7' as unknown as object),
    /are a string/,
  ],
  ['no table', (l) => l.grantForAllUsers('FIND', missing as 'orderLines', 'a'), /container is the name of a table/],
]

describe('an argument', () => {
  it.each(faults)('cannot be %s', async (_claim, work, message) => {
    const refused = { name: 'AccessError', code: 'wrong-use', message: expect.stringMatching(message) }
    await expect(ask(work)).rejects.toMatchObject(refused)
    expect(sent).toEqual([])
  })
})
