// What the migrations of a policy make: they are applied to an empty PostgreSQL inside this process, on tables that have no more
// than a key and an owner, and its catalog is read. So the tests expect what PostgreSQL itself says, not what we think it says.
import { PGlite } from '@electric-sql/pglite'
import type { RelationName } from '../ir/policy-ir.ts'
import { isSameRelation } from '../ir/relation-key.ts'
import { changeBetween } from '../plan/plan-change.ts'
import type { SqlPlan } from '../plan/sql-plan.ts'
import { regclass } from '../render/quote.ts'
import { readTestPart } from '../render/read-sql.ts'
import { renderMigration } from '../render/render-migration.ts'
import { renderRuntime } from '../render/render-runtime.ts'
import { stubsOf } from './stubs.ts'

/** One thing in the catalog, as `sql/pgtap/catalog.sql` finds it. */
export interface CatalogRow {
  readonly kind: string
  readonly thing: string
  readonly definition: string
}

export interface Catalog {
  /** What belongs to no governed table. */
  readonly common: readonly CatalogRow[]
  /** What belongs to one. */
  of(relation: RelationName): readonly CatalogRow[]
}

/** Takes two to five seconds, most of it for booting. */
export async function rehearse(plan: SqlPlan): Promise<Catalog> {
  const change = changeBetween(null, plan)
  if (change === null) return { common: [], of: () => [] }
  const database = await PGlite.create()
  try {
    await database.exec(stubsOf(plan))
    for (const text of [renderRuntime(plan), renderMigration(change)]) await database.exec(`begin;\n${text}\ncommit;`)
    await database.exec(`begin;\n${readTestPart('catalog', plan)}`)
    const read = async (relation: RelationName | null) => {
      const { rows } = await database.query<CatalogRow>(
        `select f.kind, f.thing, f.definition from found as f
         where f.relation is not distinct from ${relation === null ? 'null' : regclass(relation)}
         order by f.kind, f.thing`,
      )
      return rows
    }
    const common = await read(null)
    const found: { readonly relation: RelationName; readonly rows: readonly CatalogRow[] }[] = []
    for (const { relation } of plan.containers) found.push({ relation, rows: await read(relation) })
    return { common, of: (relation) => found.find((one) => isSameRelation(one.relation, relation))?.rows ?? [] }
  } finally {
    await database.close()
  }
}
