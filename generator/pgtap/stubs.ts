// Tables that stand for the application's own while the migrations are rehearsed: no more than a key and an owner.

import type { RelationName } from '../ir/policy-ir.ts'
import { isSameRelation } from '../ir/relation-key.ts'
import type { SqlPlan } from '../plan/sql-plan.ts'
import { identifier, literal, qualified, type Sql } from '../render/quote.ts'

interface Stub {
  readonly relation: RelationName
  readonly key: string
  readonly keyType: string
  readonly owner: string | null
}

/** SQL that makes every table that a plan names, and the users whom it names. */
export function stubsOf(plan: SqlPlan): string {
  const { table, type } = plan.users
  const governed = plan.containers.map(
    ({ relation, key, owner }): Stub => ({ relation, key: key.column, keyType: key.type, owner }),
  )
  const isGoverned = table !== null && governed.some(({ relation }) => isSameRelation(relation, table.relation))
  const stubs =
    table === null || isGoverned
      ? governed
      : [...governed, { relation: table.relation, key: table.key, keyType: type, owner: null }]
  const users = new Set(plan.userCells.map(({ user }) => user))
  return [
    ...stubs.flatMap((stub, n) => makeStub(stub, type, n)),
    ...(table === null
      ? []
      : [...users].map(
          (user) => `insert into ${sqlName(table.relation)} (${identifier(table.key)}) values (${literal(user)});`,
        )),
  ].join('\n')
}

/** Partitioned, since such a table gets all that others get and a trigger besides. */
function makeStub({ relation, key, keyType, owner }: Stub, usersType: string, n: number): readonly string[] {
  const columns = [
    `${identifier(key)} ${keyType} primary key`,
    ...(owner === null || owner === key ? [] : [`${identifier(owner)} ${usersType}`]),
    // So that privileges on some columns are never those on all.
    'pgladder_stub text',
  ]
  const table = sqlName(relation)
  return [
    `create schema if not exists ${identifier(relation.schema)};`,
    `create table ${table} (${columns.join(', ')}) partition by hash (${identifier(key)});`,
    `create table public.pgladder_stub_${n} partition of ${table} for values with (modulus 1, remainder 0);`,
  ]
}

function sqlName({ schema, name }: RelationName): Sql {
  return qualified(schema, name)
}
