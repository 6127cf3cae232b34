// A table's name as people read it. Not for SQL.
import type { RelationName } from './policy-ir.ts'

export function printRelation({ schema, name }: RelationName): string {
  return `${schema}.${name}`
}
