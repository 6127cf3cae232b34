// definePolicy is a matter of types: each `@ts-expect-error` below fails the type check if its line has no type error.
import { describe, expect, expectTypeOf, it } from 'vitest'
import { compile } from '../../generator/compile.ts'
import { definePolicy, type PolicyDocument } from '../../generator/define-policy.ts'
import { type Operation, operationsOf } from '../../generator/vocabulary/operation.ts'

interface Database {
  person: { id: string; name: string }
  'app.orders': { order_id: string; owner_id: string }
}

const key = { column: 'id', type: 'uuid' } as const
const users = { type: 'uuid' } as const

describe('definePolicy', () => {
  it('hands back the very document it was given', () => {
    const document: PolicyDocument = { pgladder: 1, users, tables: {} }
    expect(definePolicy(document)).toBe(document)
    expect(definePolicy<Database>()({ pgladder: 1, users, tables: {} })).toEqual({ pgladder: 1, users, tables: {} })
  })

  it('keeps the roles in its type, and is a policy document like any other', () => {
    const tables = { 'public.person': { key, roles: { Sales: { FIND: 'GRANT' } } } } as const
    const documents: readonly PolicyDocument[] = [
      definePolicy({ pgladder: 1, users, roles: ['Sales'], tables }),
      definePolicy<Database>()({ pgladder: 1, users, roles: ['Sales'], tables }),
      definePolicy({ pgladder: 1, users, tables: {} }),
    ]
    for (const document of documents) expect(compile(document).migrations).not.toEqual([])
  })

  it('takes every option, a declared role, a system role and all roles', () => {
    const policy = definePolicy({
      pgladder: 1,
      schema: 'ladder',
      rolePrefix: 'ladder',
      identity: 'gateway',
      roleSource: 'membership',
      users: { type: 'int8', table: 'public.users', key: 'id' },
      roles: ['SalesManager', 'Sales'],
      globalDefault: 'DENY',
      global: { AuthenticatedUser: { CREATE: 'GRANT' }, SalesManager: { '*': 'GRANT', PERMISSION: 'GRANT' } },
      tables: {
        'public.orders': {
          key,
          owner: 'owner_id',
          objectAcl: 'table',
          upsert: 'derived',
          onCreate: [{ role: 'SalesManager', FIND: 'GRANT' }],
          roles: { Sales: { FIND: 'DENY' }, '*': { REMOVE: 'DENY' } },
          ownerPolicy: { '*': 'GRANT', PERMISSION: 'GRANT' },
          users: { '5': { FIND: 'INHERIT' }, '*': { CREATE: 'DENY' } },
          adopt: ['reporting'],
        },
      },
    })
    expectTypeOf(policy).toEqualTypeOf<PolicyDocument<'SalesManager' | 'Sales'>>()
  })

  it('refuses a misspelt role wherever a role is named', () => {
    definePolicy({
      pgladder: 1,
      users,
      roles: ['Sales'],
      // @ts-expect-error an undeclared role
      global: { Saels: { FIND: 'GRANT' } },
      tables: {},
    })
    definePolicy({
      pgladder: 1,
      users,
      roles: ['Sales'],
      // @ts-expect-error all roles stand in a table's roles only
      global: { '*': { FIND: 'GRANT' } },
      tables: {},
    })
    definePolicy({
      pgladder: 1,
      users,
      roles: ['Sales'],
      tables: {
        'public.orders': {
          key,
          // @ts-expect-error an undeclared role
          roles: { Saels: { FIND: 'GRANT' } },
          // @ts-expect-error an undeclared role
          onCreate: [{ role: 'Saels', FIND: 'GRANT' }],
        },
        'public.drafts': {
          key,
          // @ts-expect-error all roles cannot be given entries
          onCreate: [{ role: '*', FIND: 'GRANT' }],
        },
      },
    })
  })

  it('refuses any custom role where none is declared', () => {
    definePolicy({
      pgladder: 1,
      users,
      // @ts-expect-error no role is declared
      global: { Sales: { FIND: 'GRANT' } },
      tables: {},
    })
  })

  it('refuses a misspelt option, operation, effect or value', () => {
    // @ts-expect-error an unknown option of the policy
    definePolicy({ pgladder: 1, users, shema: 'ladder', tables: {} })
    // @ts-expect-error an unknown version
    definePolicy({ pgladder: 2, users, tables: {} })
    // @ts-expect-error a choice that does not exist
    definePolicy({ pgladder: 1, users, identity: 'gatway', tables: {} })
    // @ts-expect-error a type that an id cannot have
    definePolicy({ pgladder: 1, users: { type: 'json' }, tables: {} })
    // @ts-expect-error a key without its table
    definePolicy({ pgladder: 1, users: { type: 'uuid', key: 'id' }, tables: {} })
    // @ts-expect-error no users
    definePolicy({ pgladder: 1, tables: {} })
    definePolicy({
      pgladder: 1,
      users,
      // @ts-expect-error a table without its schema
      tables: { orders: { key } },
    })
    definePolicy({
      pgladder: 1,
      users,
      global: {
        // @ts-expect-error an unknown operation
        AuthenticatedUser: { FINDD: 'GRANT' },
        // @ts-expect-error an unknown effect
        ServerCodeUser: { FIND: 'ALLOW' },
      },
      tables: {
        // @ts-expect-error an unknown option of a table
        'public.a': { key, ownr: 'owner_id' },
        // @ts-expect-error no key
        'public.b': {},
        // @ts-expect-error a composite key
        'public.c': { key: { column: ['a', 'b'], type: 'uuid' } },
      },
    })
  })

  it('refuses an operation at a level that does not take it', () => {
    definePolicy({
      pgladder: 1,
      users,
      tables: {
        'public.orders': {
          key,
          // @ts-expect-error an owner has nothing to create
          ownerPolicy: { CREATE: 'GRANT' },
          // @ts-expect-error PERMISSION is never an entry
          onCreate: [{ role: 'AuthenticatedUser', PERMISSION: 'GRANT' }],
        },
      },
    })
  })

  it('refuses a table or a column that the Kysely database does not have', () => {
    definePolicy<Database>()({
      pgladder: 1,
      users: { type: 'uuid', table: 'public.person', key: 'id' },
      roles: ['Sales'],
      tables: {
        'public.person': { key, roles: { Sales: { FIND: 'GRANT' } } },
        'app.orders': { key: { column: 'order_id', type: 'uuid' }, owner: 'owner_id' },
      },
    })
    definePolicy<Database>()({
      pgladder: 1,
      users,
      tables: {
        // @ts-expect-error no such column
        'public.person': { key: { column: 'idd', type: 'uuid' } },
        // @ts-expect-error a column of another table
        'app.orders': { key: { column: 'order_id', type: 'uuid' }, owner: 'name' },
      },
    })
    definePolicy<Database>()({
      pgladder: 1,
      users,
      // @ts-expect-error no such table
      tables: { 'public.persn': { key } },
    })
    // @ts-expect-error no such table of users
    definePolicy<Database>()({ pgladder: 1, users: { type: 'uuid', table: 'public.users' }, tables: {} })
    // @ts-expect-error no such column of users
    definePolicy<Database>()({ pgladder: 1, users: { type: 'uuid', table: 'public.person', key: 'idd' }, tables: {} })
    definePolicy<Database>()({
      pgladder: 1,
      users,
      roles: ['Sales'],
      // @ts-expect-error an undeclared role
      tables: { 'public.person': { key, roles: { Saels: { FIND: 'GRANT' } } } },
    })
  })

  it('takes the operations that each level has at run time', () => {
    type Table = NonNullable<PolicyDocument['tables']['public.a']>
    type Owner = Exclude<keyof NonNullable<Table['ownerPolicy']>, '*' | 'ignore'>
    type Entry = Exclude<keyof NonNullable<Table['onCreate']>[number], '*' | 'role' | 'ignore'>
    const owner: Record<Owner, true> = { FIND: true, UPDATE: true, REMOVE: true, UPSERT: true, PERMISSION: true }
    const entry: Record<Entry, true> = { FIND: true, UPDATE: true, REMOVE: true, UPSERT: true }
    const sorted = (all: readonly Operation[]) => all.toSorted()
    expect(Object.keys(owner).toSorted()).toEqual(sorted(operationsOf.owner))
    expect(Object.keys(entry).toSorted()).toEqual(sorted(operationsOf.object))
  })
})
