// What the DBA does around the migrations of an example. The same on every server; nothing here is done by the
// application's login.

import type { ValidIr } from '../../ir/policy-ir.ts'
import { printRelation } from '../../ir/print-relation.ts'
import { identifier, qualified } from '../../render/quote.ts'
import type { Example } from './read-example.ts'
import { witnessSql } from './witness.ts'

/** A connection of the DBA's, whom no policy binds. */
export interface Dba {
  query(text: string): Promise<{ readonly rows: readonly object[] }>
}

/** After the migrations: roles and entries of the example, and the witness. Returns the keys of all objects, by table. */
export async function prepareStage(dba: Dba, { ir, after }: Example): Promise<ReadonlyMap<string, readonly string[]>> {
  if (after !== '') await dba.query(after)
  await dba.query(witnessSql(ir.containers))
  return listKeys(dba, ir)
}

async function listKeys(dba: Dba, ir: ValidIr): Promise<ReadonlyMap<string, readonly string[]>> {
  const keys = new Map<string, readonly string[]>()
  for (const { relation, key } of ir.containers) {
    const { rows } = await dba.query(
      `select t.${identifier(key.column)}::text as key from ${qualified(relation.schema, relation.name)} as t order by 1`,
    )
    keys.set(
      printRelation(relation),
      rows.map((row) => ('key' in row ? String(row.key) : '')),
    )
  }
  return keys
}
