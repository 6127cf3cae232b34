// The users' table -> what the templates print of it.
import type { Names } from '../plan/names.ts'
import type { PlanChange } from '../plan/plan-change.ts'
import { doBlock, identifier, literal, qualified, regclass, trusted } from './quote.ts'

/** Foreign keys from the ladder's tables to the users' table, made anew. */
export function viewUsersTable({ plan, formerUsers }: PlanChange, names: Names): object {
  const { table } = plan.users
  const engine = identifier(names.engine)
  const references = ['memberships', 'user_cells'].map((name) => ({ table: qualified(names.internal, name) }))
  const former =
    formerUsers === null
      ? []
      : [
          {
            block: doBlock(`begin
  if pg_catalog.to_regclass(${literal(qualified(formerUsers.relation.schema, formerUsers.relation.name))}) is not null then
    revoke select (${identifier(formerUsers.key)}) on ${qualified(formerUsers.relation.schema, formerUsers.relation.name)} from ${engine};
  end if;
end`),
          },
        ]
  if (table === null) return { references, former, known: [] }
  const users = qualified(table.relation.schema, table.relation.name)
  const key = identifier(table.key)
  const known = {
    internal: identifier(names.internal),
    engine,
    users,
    key,
    regclass: regclass(table.relation),
    references: references.map((reference) => ({ ...reference, users, key })),
  }
  return { references, former, known: [known] }
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
