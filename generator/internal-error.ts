// A defect of the compiler itself, never the author's mistake.

/** Message starts with `bug:`, so that a user knows whom to tell. */
export class InternalError extends Error {
  override readonly name = 'InternalError'

  constructor(message: string) {
    super(`bug: ${message}`)
  }
}
