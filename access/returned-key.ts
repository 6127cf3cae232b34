// Has a statement return the key of each row that it touched, in a column of its own behind all others, and takes it out again.

import { type KyselyPlugin, QueryNode, SelectionNode, sql } from 'kysely'
import { AccessError } from './access-error.ts'

/** A row that a statement touched. */
export interface TouchedRow {
  /** The type of its key, as PostgreSQL calls it, and the key as text. */
  readonly type: string
  readonly id: string
  /** What the statement itself returns of it. */
  readonly row: object
}

const alias = 'pgladder_key'

/**
 * Adds the column. Installed last, it sees the query as it will be sent. The key has its type before it, which says how it is
 * spelt, and keeps plugins from taking a text for JSON.
 */
export function returnKey(column: string): KyselyPlugin {
  const key = sql.id(column)
  const selection = sql`pg_catalog.concat(pg_catalog.pg_typeof(${key}), ':', ${key})`.as(alias).toOperationNode()
  return {
    transformQuery({ node }) {
      if (node.kind !== 'UpdateQueryNode' && node.kind !== 'DeleteQueryNode') return node
      return QueryNode.cloneWithReturning(node, [SelectionNode.create(selection as never)])
    },
    transformResult: async ({ result }) => result,
  }
}

/** Takes the column out. A plugin may have given it another name, but it is the last. */
export function takeKey(row: unknown): TouchedRow {
  const entries = typeof row === 'object' && row !== null ? Object.entries(row) : []
  const [, key]: readonly unknown[] = entries.at(-1) ?? []
  const [, type, id] = (typeof key === 'string' && /^([^:]+):(.*)$/s.exec(key)) || []
  if (type === undefined || id === undefined) {
    throw new AccessError('a plugin, or a type parser, hides which objects the statement touched', {
      code: 'wrong-use',
      help: 'leave the columns of a row in their order, and text as it is',
    })
  }
  return { type, id, row: Object.fromEntries(entries.slice(0, -1)) }
}
