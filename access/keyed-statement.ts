// Reads off a plain UPDATE or DELETE which objects it names. Only one form is understood, and whatever else a statement has
// is refused: a part that is not understood could make it touch others.

import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  type OperationNode,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  ReferenceNode,
  TableNode,
  type UpdateQueryBuilder,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
} from 'kysely'
import { AccessError } from './access-error.ts'
import type { WriteStatement } from './checked-statements.ts'
import { quoteTable } from './container-name.ts'
import { readObjects, readOption } from './read-argument.ts'
import { describeValue, isCleanText } from './read-id.ts'

/** What a statement is to do to which objects. */
export interface KeyedStatement {
  readonly operation: 'UPDATE' | 'REMOVE'
  /** The table, as `regclass` reads it. */
  readonly container: string
  /** The key's column, as it is called in the database. */
  readonly column: string
  /** The ids that it names, as it spells them. */
  readonly ids: readonly string[]
  /** Whether it returns rows by itself. */
  readonly returns: boolean
}

const parts: ReadonlySet<string> = new Set(['kind', 'table', 'from', 'updates', 'where', 'returning'])

/** Throws {@link AccessError} `wrong-use` unless the statement names its objects by their key. */
export function readStatement(statement: WriteStatement, options: unknown): KeyedStatement {
  const key = readKey(options)
  const node = readNode(statement)
  const column = nameKey(statement, key)
  return {
    operation: node.kind === 'UpdateQueryNode' ? 'UPDATE' : 'REMOVE',
    container: nameTable(node),
    column,
    ids: readObjects(readNamed(node, key, column)),
    returns: node.returning !== undefined,
  }
}

function readKey(options: unknown): string {
  const option = readOption(options, 'key', "'id'")
  if (option === undefined) return 'id'
  if (isCleanText(option.value)) return option.value
  throw wrong(`\`key\` is ${describeValue(option.value)}`, 'give the name of the column, or leave it out if it is `id`')
}

function readNode(statement: WriteStatement): UpdateQueryNode | DeleteQueryNode {
  const node: { readonly kind?: unknown } | undefined = statement?.toOperationNode?.()
  if (node?.kind !== 'UpdateQueryNode' && node?.kind !== 'DeleteQueryNode') {
    throw wrong('the statement is neither an UPDATE nor a DELETE', 'pass the query of `updateTable` or `deleteFrom`')
  }
  for (const [part, value] of Object.entries(node)) {
    const isOwnFrom = part === 'from' && node.kind === 'DeleteQueryNode'
    if (value !== undefined && (!parts.has(part) || (part === 'from' && !isOwnFrom))) {
      throw wrong(
        `the statement has a part that cannot be judged: \`${part}\``,
        'write it without joins, `from`, `with`, order and limit, or run it with `execute()`',
      )
    }
  }
  return node as UpdateQueryNode | DeleteQueryNode
}

// The query has plugins of its own, so it is asked what it would call the column.
function nameKey(statement: WriteStatement, key: string): string {
  const query = statement as unknown as UpdateQueryBuilder<
    Record<string, Record<string, unknown>>,
    string,
    string,
    unknown
  >
  const [selected] = query.clearReturning().returning(key).toOperationNode().returning?.selections ?? []
  const column = selected === undefined ? undefined : findColumn(selected.selection)
  if (column === undefined) throw wrong(`\`${key}\` is not the plain name of a column`)
  return column
}

function nameTable(node: UpdateQueryNode | DeleteQueryNode): string {
  const tables = node.kind === 'UpdateQueryNode' ? [node.table] : node.from.froms
  const [table] = tables.map((one) => (one !== undefined && AliasNode.is(one) ? one.node : one))
  if (tables.length !== 1 || table === undefined || !TableNode.is(table)) {
    throw wrong('the statement is not about one plain table')
  }
  return quoteTable(table)
}

function readNamed({ where }: UpdateQueryNode | DeleteQueryNode, key: string, column: string): readonly unknown[] {
  const terms = where === undefined ? [] : splitTerms(where.where)
  // SQL of the caller's has no parentheses around it: an `or` in it would undo the term beside it.
  if (terms.some((term) => term.kind === 'RawNode')) {
    throw wrong('the WHERE has a term of raw SQL', 'put it in parentheses, with `eb.parens(…)`')
  }
  const [named, another] = terms.flatMap((term) => {
    const values = readTerm(term, column)
    return values === undefined ? [] : [values]
  })
  if (another !== undefined) throw wrong(`the WHERE names objects by \`${key}\` twice`, 'leave one of the terms out')
  if (named !== undefined) return named
  throw wrong(
    `the WHERE does not name the objects by \`${key}\``,
    `add \`where('${key}', '=', id)\` or \`where('${key}', 'in', ids)\`, joined to the rest by AND; if the key is another column, say so: \`{ key }\``,
  )
}

function splitTerms(node: OperationNode): readonly OperationNode[] {
  if (AndNode.is(node)) return [...splitTerms(node.left), ...splitTerms(node.right)]
  // Parentheses around anything but AND stay: what is in them is a condition of its own.
  return ParensNode.is(node) && (AndNode.is(node.node) || BinaryOperationNode.is(node.node))
    ? splitTerms(node.node)
    : [node]
}

/** The values of `column = value` or `column in (values)`; undefined for any other term. */
function readTerm(term: OperationNode, column: string): readonly unknown[] | undefined {
  if (!BinaryOperationNode.is(term) || !OperatorNode.is(term.operator)) return undefined
  const { operator } = term.operator
  if ((operator !== '=' && operator !== 'in') || findColumn(term.leftOperand) !== column) return undefined
  const right = term.rightOperand
  if (operator === '=' && ValueNode.is(right)) return [right.value]
  if (operator === 'in' && PrimitiveValueListNode.is(right)) return right.values
  if (operator === 'in' && ValueListNode.is(right) && right.values.every(ValueNode.is)) {
    return right.values.map((item) => (ValueNode.is(item) ? item.value : undefined))
  }
  throw wrong(`\`${column}\` is compared with an expression`, 'name the objects by values')
}

/** The column's name; there is one table, so it does not matter whether it is qualified. */
function findColumn(node: OperationNode): string | undefined {
  const column = ReferenceNode.is(node) ? node.column : node
  return ColumnNode.is(column) ? column.column.name : undefined
}

function wrong(message: string, help?: string): AccessError {
  return new AccessError(message, { code: 'wrong-use', help })
}
