// A policy file that cannot be read as a document at all: absent, empty, not YAML, a module that throws.
// Faults in what a readable policy says are diagnostics, never this.
import type { Place } from '../diagnostic.ts'

/** Thrown for a policy file that cannot be read or parsed; `place` says where, as far as it is known. */
export class PolicyFileError extends Error {
  readonly place: Place
  readonly help: string | undefined

  constructor(place: Place, message: string, more: { readonly help?: string; readonly cause?: unknown } = {}) {
    super(message, 'cause' in more ? { cause: more.cause } : {})
    this.name = 'PolicyFileError'
    this.place = place
    this.help = more.help
  }
}
