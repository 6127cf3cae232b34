// Calls of the functions that say what stands against governing a table; the migration and `check --url` share them.
import { isSameRelation } from '../ir/relation-key.ts'
import { namesOf, ownPolicies } from '../plan/names.ts'
import type { ContainerPlan, SqlPlan } from '../plan/sql-plan.ts'
import { literal, literalOrNull, qualified, type Sql, textArray, trusted } from './quote.ts'

/**
 * One `select` for each table, and one for the users' table where there is one; a row is a fault.
 *
 * @param containers each with the policies that pgladder has put on it already
 */
export function checksOf(
  plan: SqlPlan,
  containers: readonly { readonly container: ContainerPlan; readonly known: readonly string[] }[],
  schema: string,
  withUsers = true,
): readonly Sql[] {
  const tables = containers.map(({ container, known }) =>
    call(schema, 'container_faults', [
      literal(qualified(container.relation.schema, container.relation.name)),
      literal(container.key.column),
      literal(container.key.type),
      literalOrNull(container.owner),
      literal(plan.users.type),
      textArray(known.length === 0 ? [] : [...ownPolicies(namesOf(plan)), ...known]),
      textArray(container.adopted),
      trusted(String(container.entries?.onRow === true)),
    ]),
  )
  const users = plan.users.table
  if (users === null || !withUsers) return tables
  const governed = plan.containers.some(({ relation }) => isSameRelation(relation, users.relation))
  const table = qualified(users.relation.schema, users.relation.name)
  return [
    call(schema, 'users_faults', [
      literal(table),
      literal(users.key),
      literal(plan.users.type),
      trusted(String(governed)),
    ]),
    ...tables,
  ]
}

function call(schema: string, name: string, values: readonly Sql[]): Sql {
  return trusted(`select * from ${schema}.${name}(${values.join(', ')})`)
}
