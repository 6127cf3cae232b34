// The author's mistake, thrown where a list of diagnostics is not the answer that was asked for.
import type { Diagnostic } from './diagnostic.ts'

/**
 * A policy that cannot be compiled, or a choice that cannot be changed any more.
 *
 * `diagnostics` holds every fault; `message` is their printed form.
 */
export class PolicyError extends Error {
  override readonly name = 'PolicyError'
  readonly diagnostics: readonly Diagnostic[]

  constructor(message: string, diagnostics: readonly Diagnostic[]) {
    super(message)
    this.diagnostics = diagnostics
  }
}
