// Conditions of the ladder -> SQL. Everything of the request is read in a scalar sub-select, once a statement: a call per
// row could be made to see another identity on every row, and would cost a call per row.
import { assertNever } from '../assert-never.ts'
import type { Condition, Residual } from '../evaluate/residual.ts'
import { InternalError } from '../internal-error.ts'
import { entriesColumn, type Names } from '../plan/names.ts'
import type { ContainerPlan } from '../plan/sql-plan.ts'
import type { Operation } from '../vocabulary/operation.ts'
import { identifier, literal, qualified, regclass, type Sql, trusted } from './quote.ts'

/** Where a condition is printed: the row's table, and the operation that is judged. */
export interface ConditionScope {
  readonly container: ContainerPlan
  readonly operation: Operation
  readonly names: Names
  /** Whether the row is only proposed: its entries are those of the object that has its key, and stand in their table only. */
  readonly proposed: boolean
}

/** A residual as SQL, its first line at `indent`; null for `never`, which gets no policy at all. */
export function printResidual(residual: Residual, scope: ConditionScope, indent = '    '): Sql | null {
  switch (residual.kind) {
    case 'always':
      return trusted('true')
    case 'never':
      return null
    case 'when':
      return print(residual.condition, scope, indent)
    default:
      return assertNever(residual)
  }
}

/** That the running statement is the scope's operation. */
export function printStatement({ container, operation, names }: ConditionScope): Sql {
  const table = regclass(container.relation)
  const asked = `(select ${identifier(names.internal)}.statement(${table}))`
  // What is asked for an UPDATE while the statement inserts, and no more, is asked for rows that it reads FOR UPDATE.
  return trusted(operation === 'UPDATE' ? `${asked} in ('UPDATE', 'CREATE')` : `${asked} = ${literal(operation)}`)
}

/** Lines after the first are indented by `indent`; the caller has indented the first. */
function print(condition: Condition, scope: ConditionScope, indent: string): Sql {
  const deeper = `${indent}  `
  const inner = (part: Condition, at = indent) => print(part, scope, at)
  switch (condition.kind) {
    case 'entry':
      return printEntry(condition.effect, scope)
    case 'owned':
      return trusted(isOwned(scope))
    case 'not-owned':
      return trusted(`(${isOwned(scope)}) is not true`)
    case 'bit':
      return trusted(
        `(select ${identifier(scope.names.internal)}.${condition.side === 'own' ? 'may_own' : 'may_other'}(${condition.position}))`,
      )
    case 'not':
      return trusted(`not (${inner(condition.of)})`)
    case 'both':
      return trusted(
        `(\n${deeper}${inner(condition.first, deeper)}\n${deeper}and ${inner(condition.second, deeper)}\n${indent})`,
      )
    case 'either':
      return trusted(`${inner(condition.first)}\n${indent}or ${inner(condition.second)}`)
    case 'by-owner':
      return trusted(
        `case\n${deeper}when ${isOwned(scope)} then ${inner(condition.own)}\n${deeper}else ${inner(condition.other)}\n${indent}end`,
      )
    default:
      return assertNever(condition)
  }
}

function isOwned(scope: ConditionScope): string {
  return `${owner(scope)} = ${caller(scope)}`
}

/** The column that keeps the entries of the row. */
export function keptEntries({ container }: ConditionScope): Sql {
  return column(container, entriesColumn)
}

/** The owner column of the row. */
export function owner({ container }: ConditionScope): Sql {
  if (container.owner === null) throw new InternalError('a condition on the owner of objects that have none')
  return column(container, container.owner)
}

/** The request's user. */
export function caller({ names }: ConditionScope): Sql {
  return trusted(`(select ${identifier(names.schema)}.user_id())`)
}

function printEntry(effect: 'GRANT' | 'DENY', { container, operation, names, proposed }: ConditionScope): Sql {
  if (container.entries === null) throw new InternalError('a condition on the entries of objects that have none')
  const words = `${literal(operation)}, ${literal(effect)}`
  if (!container.entries.onRow || proposed) {
    const read = qualified(names.internal, container.entries.function)
    return trusted(
      `${column(container, container.key.column)} = any ((select ${read}(${words}))::${container.key.type}[])`,
    )
  }
  const codes = column(container, entriesColumn)
  const kept = `${codes} && (select ${qualified(names.internal, 'my_codes')}(${container.ordinal}, ${words}))`
  // Said so that the index, which leaves out rows without entries, can be used.
  return trusted(effect === 'GRANT' ? `${codes} <> '{}' and ${kept}` : kept)
}

function column(container: ContainerPlan, name: string): Sql {
  return trusted(`${identifier(container.relation.name)}.${identifier(name)}`)
}
