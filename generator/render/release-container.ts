// Takes pgladder's hands off a table: nobody's privileges, no policy, no trigger, no default of ours. What is governed again in
// the same migration is built anew on the bare table, so that nothing of an older policy is ever left.
import { isSameRelation } from '../ir/relation-key.ts'
import { type Names, ownPolicies } from '../plan/names.ts'
import type { ContainerPlan, SqlPlan } from '../plan/sql-plan.ts'
import { doBlock, identifier, literal, qualified, regclass, type Sql } from './quote.ts'
import { triggerNames } from './view-triggers.ts'

/**
 * A block that does nothing where the table is gone, and passes over what a DBA dropped by hand.
 *
 * @param after what the table becomes in the same migration; null: governed no more
 */
export function releaseContainer(
  container: ContainerPlan,
  after: ContainerPlan | null,
  plan: SqlPlan,
  names: Names,
): Sql {
  const table = qualified(container.relation.schema, container.relation.name)
  const policies = [...ownPolicies(names), ...container.policies.map((policy) => policy.name)]
  const { table: users } = plan.users
  const isUsers = users !== null && isSameRelation(users.relation, container.relation)
  // Privileges go first: there is no moment at which the table is open. But for the lock, without which a VACUUM of the table would wait for
  // them to be committed, and be waited for.
  const statements = [
    `lock table ${table} in access exclusive mode;`,
    `perform ${identifier(names.internal)}.shut(${regclass(container.relation)});`,
    ...policies.map((policy) => `drop policy if exists ${identifier(policy)} on ${table};`),
    ...triggerNames.map((trigger) => `drop trigger if exists ${trigger} on ${table};`),
    ...(container.owner === null ? [] : [dropDefault(container, container.owner)]),
    ...unproject(container, after, names),
    `alter table ${table} no force row level security;`,
    `alter table ${table} disable row level security;`,
    `perform ${identifier(names.internal)}.revoke_way_in(${regclass(container.relation)});`,
    ...(isUsers ? [`grant select (${identifier(users.key)}) on ${table} to ${identifier(names.engine)};`] : []),
  ]
  return doBlock(`begin
  if pg_catalog.to_regclass(${literal(table)}) is null then
    return;
  end if;
  ${statements.join('\n  ')}
end`)
}

/** The column stays where it is needed again: filling it takes as long as the table is large. */
function unproject({ relation, entries }: ContainerPlan, after: ContainerPlan | null, names: Names): readonly string[] {
  if (entries === null || !entries.onRow) return []
  const stays = after?.entries?.onRow === true
  const table = regclass({ schema: names.internal, name: entries.table })
  return [`perform ${identifier(names.internal)}.unproject(${stays ? 'null' : regclass(relation)}, ${table});`]
}

function dropDefault({ relation }: ContainerPlan, column: string): string {
  const table = qualified(relation.schema, relation.name)
  return `if exists (
    select
    from pg_catalog.pg_attribute as a
    where a.attrelid = ${regclass(relation)} and a.attname = ${literal(column)} and not a.attisdropped
  ) then
    alter table ${table} alter column ${identifier(column)} drop default;
  end if;`
}
