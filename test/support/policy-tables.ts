// The application's tables that plans ask for: a key, owner columns and nothing else; empty but for the users whom the
// policies name. Quotes with pg's own escaping, so that a fault in the compiler's shows.

import pg from 'pg'
import type { RelationName } from '../../generator/ir/policy-ir.ts'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'

const name = pg.escapeIdentifier

/** A relation's qualified name as SQL. */
export function relationText({ schema, name: table }: RelationName): string {
  return `${name(schema)}.${name(table)}`
}

interface Table {
  readonly relation: RelationName
  readonly columns: Map<string, string>
}

/** SQL that makes every table that one of the plans names, the users' table included. */
export function tablesFor(plans: readonly SqlPlan[]): string {
  const tables = new Map<string, Table>()
  const tableOf = (relation: RelationName): Table => {
    const text = relationText(relation)
    const table = tables.get(text) ?? { relation, columns: new Map<string, string>() }
    tables.set(text, table)
    return table
  }
  for (const { containers, users } of plans) {
    for (const { relation, key, owner } of containers) {
      const { columns } = tableOf(relation)
      columns.set(key.column, `${key.type} primary key`)
      if (owner !== null && !columns.has(owner)) columns.set(owner, users.type)
    }
    if (users.table !== null) tableOf(users.table.relation).columns.set(users.table.key, `${users.type} primary key`)
  }
  const schemas = new Set([...tables.values()].map(({ relation }) => relation.schema))
  return [
    ...[...schemas].map((schema) => `create schema if not exists ${name(schema)};`),
    ...[...tables].map(([text, { columns }]) => {
      const definitions = [...columns].map(([column, type]) => `${name(column)} ${type}`)
      return `create table ${text} (${definitions.join(', ')});`
    }),
    ...usersOf(plans),
  ].join('\n')
}

function usersOf(plans: readonly SqlPlan[]): readonly string[] {
  const table = plans.flatMap(({ users }) => users.table ?? [])[0]
  if (table === undefined) return []
  const users = new Set(plans.flatMap(({ userCells }) => userCells.map(({ user }) => user)))
  return [...users].map(
    (user) => `insert into ${relationText(table.relation)} (${name(table.key)}) values (${pg.escapeLiteral(user)});`,
  )
}
