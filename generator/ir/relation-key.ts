// When two names mean one table.
import type { RelationName } from './policy-ir.ts'

/** One text per relation, however it was spelt. */
export function relationKey({ schema, name }: RelationName): string {
  return JSON.stringify([schema, name])
}

export function isSameRelation(one: RelationName, other: RelationName): boolean {
  return relationKey(one) === relationKey(other)
}
