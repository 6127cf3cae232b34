// The words for operations and effects, which have one spelling each.
import { type Effect, effects } from '../vocabulary/effect.ts'
import { type Operation, operations } from '../vocabulary/operation.ts'

/** Every operation that is not written beside it, except PERMISSION. */
export const everyOperation = '*'

export function resolveOperation(text: string): Operation | null {
  return operations.find((operation) => operation === text) ?? null
}

export function resolveEffect(value: unknown): Effect | null {
  return effects.find((effect) => effect === value) ?? null
}
