// Sees what a statement really touched, without reading a row: a caller may be allowed to write what it may not find,
// and then no `returning` and no `where` would tell. Installed by the DBA beside the governed tables.
import type { ContainerIr } from '../../ir/policy-ir.ts'
import { literal, qualified } from '../../render/quote.ts'

/** The transaction's setting that holds the keys of touched objects, a JSON array of texts. */
export const touchedSetting = 'pgladder_demo.touched'

/** SQL that makes the witness and has every governed table report to it. */
export function witnessSql(containers: readonly ContainerIr[]): string {
  return [witness, ...containers.map(trigger)].join('\n')
}

const witness = `
create schema pgladder_demo;
create function pgladder_demo.note_touched() returns trigger
language plpgsql as $$
declare
  v_object jsonb;
begin
  if tg_op = 'DELETE' then
    v_object := to_jsonb(old);
  else
    v_object := to_jsonb(new);
  end if;
  perform set_config(
    '${touchedSetting}',
    (coalesce(nullif(current_setting('${touchedSetting}', true), '')::jsonb, '[]') || jsonb_build_array(v_object ->> tg_argv[0]))::text,
    true
  );
  return null;
end
$$;`

function trigger({ relation, key }: ContainerIr): string {
  return `
create trigger pgladder_demo
  after insert or update or delete on ${qualified(relation.schema, relation.name)}
  for each row
  execute function pgladder_demo.note_touched(${literal(key.column)});`
}
