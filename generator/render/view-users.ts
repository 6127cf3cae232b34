// The users' table -> what the templates print of it.
import type { Names } from '../plan/names.ts'
import type { PlanChange } from '../plan/plan-change.ts'
import type { SqlPlan } from '../plan/sql-plan.ts'
import { doBlock, identifier, literal, qualified, regclass, type Sql, trusted } from './quote.ts'

/** The way to the users' table, and the foreign keys to it from whatever is a user's. */
export function viewUsersTable({ plan, formerUsers, addedContainers }: PlanChange, names: Names): object {
  const { table } = plan.users
  const internal = identifier(names.internal)
  const engine = identifier(names.engine)
  // New containers link their entries themselves.
  const older = plan.containers.filter((container) => !addedContainers.includes(container))
  const tables = ['memberships', 'user_cells', ...older.flatMap(({ entries }) => entries?.table ?? [])].map((name) => ({
    internal,
    table: regclass({ schema: names.internal, name }),
  }))
  const former = formerUsers === null ? [] : [{ block: forget(formerUsers, engine) }]
  if (table === null) return { former, known: [], unlinked: tables, linked: [] }
  const known = {
    internal,
    engine,
    users: qualified(table.relation.schema, table.relation.name),
    key: identifier(table.key),
    regclass: regclass(table.relation),
  }
  const linked = tables.map((view) => ({ ...view, users: known.regclass, key: literal(table.key) }))
  return { former, known: [known], unlinked: [], linked }
}

function forget({ relation, key }: NonNullable<SqlPlan['users']['table']>, engine: Sql): Sql {
  const table = qualified(relation.schema, relation.name)
  return doBlock(`begin
  if pg_catalog.to_regclass(${literal(table)}) is not null then
    revoke select (${identifier(key)}) on ${table} from ${engine};
  end if;
end`)
}

/** What tells the ladder whether a user exists. */
export function viewUsersFunctions({ plan }: PlanChange, names: Names): object {
  const { table, type } = plan.users
  // By number, not by name: a column of the users' table may be called like the parameter, and would be taken for it.
  const exists =
    table === null
      ? '$1 is not null'
      : `exists (select from ${qualified(table.relation.schema, table.relation.name)} as u where u.${identifier(table.key)} = $1)`
  return { internal: identifier(names.internal), type: trusted(type), exists: trusted(exists) }
}
