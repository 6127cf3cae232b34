// Roles are a matter of types: each `@ts-expect-error` below fails the type check if its line has no type error.

import { describe, expectTypeOf, it } from 'vitest'
import type {
  Identity,
  Ladder,
  LadderTransaction,
  ObjectOperation,
  Operation,
  RequestLadder,
  RolesOf,
  SystemRole,
} from '../../access/index.ts'
import type person from '../../examples/person/policy.ts'
import { definePolicy, type PolicyDocument } from '../../generator/define-policy.ts'
import type * as vocabulary from '../../generator/vocabulary/operation.ts'
import type { SystemRole as SystemRoleOfPolicies } from '../../generator/vocabulary/role.ts'

interface Database {
  orders: { id: string }
}

const key = { column: 'id', type: 'uuid' } as const
const users = { type: 'uuid' } as const
const policy = definePolicy({ pgladder: 1, users, roles: ['Sales', 'Support'], tables: { 'public.orders': { key } } })
const typedPolicy = definePolicy<Database>()({
  pgladder: 1,
  users,
  roles: ['Sales'],
  tables: { 'public.orders': { key } },
})
const bare = definePolicy({ pgladder: 1, users, tables: {} })

/** Calls are looked at by the type check only. */
const checked = (_work: (ladder: Ladder<Database, RolesOf<typeof policy>>) => unknown) => {}
const within = (_work: (ladder: RequestLadder<Database, RolesOf<typeof policy>>) => unknown) => {}

describe('RolesOf', () => {
  it('reads the roles off a policy', () => {
    expectTypeOf<RolesOf<typeof policy>>().toEqualTypeOf<'Sales' | 'Support'>()
    expectTypeOf<RolesOf<typeof typedPolicy>>().toEqualTypeOf<'Sales'>()
    expectTypeOf<RolesOf<typeof person>>().toEqualTypeOf<'Admin'>()
  })

  it('is never where no role is declared, and any text where it is not known which', () => {
    expectTypeOf<RolesOf<typeof bare>>().toEqualTypeOf<never>()
    expectTypeOf<RolesOf<PolicyDocument>>().toEqualTypeOf<string>()
  })

  it('takes policies only', () => {
    // @ts-expect-error a database is none
    expectTypeOf<RolesOf<Database>>().toBeNever()
  })
})

describe('a ladder of a policy', () => {
  it('refuses a misspelt role wherever a role is named', () => {
    within((ladder) => [
      ladder.assignRole(1, 'Sales'),
      // @ts-expect-error an undeclared role
      ladder.assignRole(1, 'Saels'),
      // @ts-expect-error an undeclared role
      ladder.unassignRole(1, 'Saels'),
      // @ts-expect-error an undeclared role
      ladder.members('Saels'),
      // @ts-expect-error an undeclared role
      ladder.hasRole('Saels'),
      // @ts-expect-error an undeclared role
      ladder.grantForRole('FIND', 'orders', 1, 'Saels'),
      // @ts-expect-error an undeclared role
      ladder.denyForRole('FIND', 'orders', [1], 'Saels'),
      // @ts-expect-error an undeclared role
      ladder.inheritForRole('FIND', 'orders', 1, 'Saels'),
    ])
    checked((ladder) => [
      ladder.as({ user: 1, roles: ['Sales'] }),
      // @ts-expect-error an undeclared role
      ladder.as({ user: 1, roles: ['Saels'] }),
      // @ts-expect-error an undeclared role
      ladder.as({ user: 1 }).transaction((trx) => trx.ladder.assignRole(1, 'Saels')),
    ])
  })

  it('takes system roles where a request has them, and not where they would be given', () => {
    within((ladder) => [
      ladder.hasRole('JSUser'),
      ladder.grantForRole('FIND', 'orders', 1, 'AuthenticatedUser'),
      // @ts-expect-error nobody is given a system role
      ladder.assignRole(1, 'AuthenticatedUser'),
    ])
    expectTypeOf<SystemRole>().toEqualTypeOf<SystemRoleOfPolicies>()
  })

  it('knows which operations objects have entries for', () => {
    expectTypeOf<Operation>().toEqualTypeOf<vocabulary.Operation>()
    expectTypeOf<ObjectOperation>().toEqualTypeOf<'FIND' | 'UPDATE' | 'REMOVE' | 'UPSERT'>()
    within((ladder) => [
      ladder.grantOnTableForUser('CREATE', 'orders', 1),
      // @ts-expect-error a new object has no entries
      ladder.grantForUser('CREATE', 'orders', 1, 2),
      // @ts-expect-error an object does not say who administers it
      ladder.grantForUser('PERMISSION', 'orders', 1, 2),
      // @ts-expect-error no such table
      ladder.grantForUser('FIND', 'order', 1, 2),
      // @ts-expect-error what is taken back has no end
      ladder.inheritForUser('FIND', 'orders', 1, 2, { until: new Date() }),
    ])
  })

  it('counts where it is given many objects', () => {
    within((ladder) => {
      expectTypeOf(ladder.grantForUser('FIND', 'orders', 1, 2)).toEqualTypeOf<Promise<void>>()
      expectTypeOf(ladder.grantForUser('FIND', 'orders', [1], 2)).toEqualTypeOf<Promise<number>>()
    })
  })

  it('without roles takes any text', () => {
    expectTypeOf<Identity>().toEqualTypeOf<Identity<string>>()
    expectTypeOf<Parameters<RequestLadder<Database>['assignRole']>[1]>().toEqualTypeOf<string>()
  })

  it('gives transactions to functions that do not ask for its roles', () => {
    const work = async (_trx: LadderTransaction<Database>) => {}
    checked((ladder) => ladder.as({ user: 1 }).transaction(work))
  })
})
