// A table's name as PostgreSQL's `regclass` reads it. It is the name that a Kysely query on the same
// instance would use, plugins included.

import { type Kysely, TableNode } from 'kysely'
import { AccessError } from './access-error.ts'
import { isCleanText } from './read-id.ts'

/**
 * `"public"."orders"` for `public.orders`; an unqualified name stays so and is looked up in the session's
 * `search_path`, as in `trx.selectFrom('orders')`.
 */
export function nameContainer<DB>(db: Kysely<DB>, container: keyof DB & string): string {
  if (!isCleanText(container)) throw new AccessError('a container is the name of a table', { code: 'wrong-use' })
  const [from] = db.selectFrom(container).selectAll().toOperationNode().from?.froms ?? []
  if (from === undefined || !TableNode.is(from)) {
    throw new AccessError(`\`${container}\` is not the plain name of a table`, { code: 'wrong-use' })
  }
  return quoteTable(from)
}

/** The name of a table in a query, as `regclass` reads it. */
export function quoteTable({ table: { schema, identifier } }: TableNode): string {
  return schema === undefined ? quote(identifier.name) : `${quote(schema.name)}.${quote(identifier.name)}`
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
