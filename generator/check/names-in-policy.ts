// Every name in a policy that PostgreSQL or a ladder table will have to hold as it is.
import type { Place } from '../diagnostic.ts'
import { resolveRelation } from '../ir/resolve-relation.ts'
import type { PolicyModel } from '../source/policy-model.ts'
import type { Written } from '../source/source-node.ts'

export interface NameInPolicy {
  readonly what: 'schema' | 'table' | 'column' | 'role' | 'database role'
  readonly text: string
  readonly at: Place
}

export function namesInPolicy(model: PolicyModel): readonly NameInPolicy[] {
  return [
    ...named('role', model.roles),
    ...relation(model.users.table),
    ...named('column', [model.users.key]),
    ...model.tables.flatMap((table) => [
      ...relation(table.name),
      ...named('column', [table.key.column, table.owner]),
      ...named('database role', table.adopt),
    ]),
  ]
}

function named(what: NameInPolicy['what'], written: readonly (Written | null)[]): NameInPolicy[] {
  return written.flatMap((name) => (name ? { what, text: name.value, at: name.at } : []))
}

function relation(written: Written | null): NameInPolicy[] {
  const resolved = written && resolveRelation(written.value)
  if (!resolved) return []
  return [
    { what: 'schema', text: resolved.schema, at: written.at },
    { what: 'table', text: resolved.name, at: written.at },
  ]
}
