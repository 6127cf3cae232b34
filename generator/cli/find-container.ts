// The table that a command line names: with its schema, or one of `public`.
import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import { printRelation } from '../ir/print-relation.ts'
import { isSameRelation } from '../ir/relation-key.ts'
import { resolveRelation } from '../ir/resolve-relation.ts'
import { unknownWord } from './unknown-word.ts'

/** The table, or what is wrong with its name. */
export function findContainer({ containers }: PolicyIr, table: string): ContainerIr | string {
  const relation = resolveRelation(table) ?? resolveRelation(`public.${table}`)
  const found = relation && containers.find((container) => isSameRelation(container.relation, relation))
  if (found) return found
  return unknownWord(
    'table',
    table,
    containers.map((container) => printRelation(container.relation)),
  )
}
