// The triggers that keep an object's key and owner.
import { entriesColumn, type Names } from '../plan/names.ts'
import type { ContainerPlan } from '../plan/sql-plan.ts'
import { doBlock, identifier, literal, qualified, regclass, type Sql, trusted } from './quote.ts'

/** Every trigger that pgladder may have put on a governed table. */
export const triggerNames = [
  'pgladder_keeps_owner',
  'pgladder_keeps_key',
  'pgladder_watches_moves',
  'pgladder_needs_link',
  'pgladder_new_entries',
  'pgladder_keeps_entries',
  'pgladder_guards_entries',
  'pgladder_checks_entries',
  'pgladder_begins_insert',
  'pgladder_begins_update',
  'pgladder_ends_insert',
  'pgladder_ends_update',
] as const

/** The condition that holds for whoever acts for a request; where entries are kept on the row, also for triggers of the application that sharing fires. */
export function actsForRequests({ entries }: ContainerPlan, names: Names): Sql {
  const isCallers = `${identifier(names.internal)}.is_callers(current_user)`
  return trusted(entries?.onRow === true ? `(${isCallers} or current_user = ${literal(names.projector)})` : isCallers)
}

/**
 * A move between partitions is no update to row-level triggers, so partitioned tables are compared as a whole, statement by statement.
 * And a partition that is dropped with CASCADE takes the foreign key of the table's entries with it.
 */
export function watchPartitions(container: ContainerPlan, names: Names): Sql {
  const table = qualified(container.relation.schema, container.relation.name)
  const internal = identifier(names.internal)
  const columns = [
    literal(container.key.column),
    literal(container.owner ?? ''),
    ...(container.entries?.onRow !== true ? [] : [literal(entriesColumn)]),
  ]
  return doBlock(`begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = ${regclass(container.relation)}) = 'p' then
    create trigger pgladder_watches_moves
      after update on ${table}
      referencing old table as objects_before new table as objects_after
      for each statement
      when (${internal}.is_callers(current_user))
      execute function ${internal}.refuse_move(${columns.join(', ')});
    alter table ${table} enable always trigger pgladder_watches_moves;${needsLink(container, names)}
  end if;
end`)
}

function needsLink({ relation, key, entries }: ContainerPlan, names: Names): string {
  if (entries === null) return ''
  return `
    create trigger pgladder_needs_link
      before insert on ${qualified(relation.schema, relation.name)}
      for each statement
      execute function ${identifier(names.internal)}.require_link(${literal(qualified(names.internal, entries.table))}, ${literal(key.column)});`
}
