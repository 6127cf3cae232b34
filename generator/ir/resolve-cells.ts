// A row of cells -> what each operation of its level says: `'*'` written out, INHERIT dropped.
import type { Place } from '../diagnostic.ts'
import type { RowModel } from '../source/policy-model.ts'
import type { Effect, Verdict } from '../vocabulary/effect.ts'
import { type Operation, operationsOf } from '../vocabulary/operation.ts'
import { everyOperation, resolveEffect, resolveOperation } from './resolve-operation.ts'
import { unresolved } from './unresolved.ts'

export interface ResolvedCell {
  readonly operation: Operation
  readonly effect: Verdict
  readonly at: Place
}

/** @param leftOut operations that are never asked of this row. */
export function resolveCells(row: RowModel, leftOut: readonly Operation[] = []): readonly ResolvedCell[] {
  const written = new Map<Operation | typeof everyOperation, { readonly effect: Effect; readonly at: Place }>()
  for (const { operation, effect } of row.cells) {
    const word = operation.value === everyOperation ? everyOperation : resolveOperation(operation.value)
    const says = effect.kind === 'scalar' ? resolveEffect(effect.value) : null
    if (word === null || says === null) return unresolved('cell', operation.value)
    written.set(word, { effect: says, at: operation.at })
  }
  return operationsOf[row.level].flatMap((operation) => {
    const cell = written.get(operation) ?? (operation === 'PERMISSION' ? undefined : written.get(everyOperation))
    if (!cell || cell.effect === 'INHERIT' || leftOut.includes(operation)) return []
    return [{ operation, effect: cell.effect, at: cell.at }]
  })
}
