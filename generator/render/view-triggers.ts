// The triggers that keep an object's key and owner.
import type { Names } from '../plan/names.ts'
import type { ContainerPlan } from '../plan/sql-plan.ts'
import { doBlock, identifier, qualified, regclass, type Sql } from './quote.ts'

/** Every trigger that pgladder may have put on a governed table. */
export const triggerNames = [
  'pgladder_keeps_owner',
  'pgladder_keeps_key',
  'zz_pgladder_keeps_owner',
  'zz_pgladder_keeps_key',
  'pgladder_new_entries',
] as const

/** A move between partitions is no update to a row-level AFTER trigger, so partitioned tables are watched before it too. */
export function earlyTriggers(container: ContainerPlan, names: Names): Sql {
  const table = qualified(container.relation.schema, container.relation.name)
  const watched = [
    ['key', container.key.column] as const,
    ...(container.owner === null ? [] : [['owner', container.owner] as const]),
  ]
  const triggers = watched.map(([what, name]) => {
    const column = identifier(name)
    return `    create trigger zz_pgladder_keeps_${what}
      before update on ${table}
      for each row
      when (old.${column} is distinct from new.${column})
      execute function ${identifier(names.internal)}.refuse_change('${what}');
    alter table ${table} enable always trigger zz_pgladder_keeps_${what};`
  })
  return doBlock(`begin
  if (select c.relkind from pg_catalog.pg_class as c where c.oid = ${regclass(container.relation)}) = 'p' then
${triggers.join('\n')}
  end if;
end`)
}
