// What goes wrong on the caller's side. Messages name the cause and then the remedy; they never hold
// an API key or the contents of a row.

/** What an {@link AccessError} is made of, besides its message. */
export interface AccessErrorDetails {
  /** An SQLSTATE where PostgreSQL refused, otherwise a kebab-case name such as `nested-identity`. */
  readonly code: string
  /** What to do instead. It is appended to the message too. */
  readonly help?: string | undefined
  readonly cause?: unknown
}

/**
 * The access layer refused, or PostgreSQL refused to open a request.
 *
 * Codes of its own: `invalid-identity`, `nested-identity`, `nested-options`, `no-request`,
 * `request-lost`, `request-aborted`, `unsafe-login`, `no-ladder`, `wrong-use`. Every other code is an SQLSTATE.
 */
export class AccessError extends Error {
  override readonly name: string = 'AccessError'
  readonly code: string
  readonly help: string | undefined

  constructor(message: string, { code, help, cause }: AccessErrorDetails) {
    super(help === undefined ? message : `${message}\n  help: ${help}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.help = help
  }
}

/**
 * PostgreSQL said no (SQLSTATE 42501) to something that was done within a request. `cause` is the
 * driver's error. A refused FIND is never an error: the object is not there.
 *
 * @example
 * ```ts
 * catch (error) {
 *   if (error instanceof PermissionDeniedError) return reply.status(403)
 * }
 * ```
 */
export class PermissionDeniedError extends AccessError {
  override readonly name: string = 'PermissionDeniedError'
}

/**
 * The identity given to `ladder.as` is not one. Thrown before any SQL where that can be seen
 * (code `invalid-identity`), and with the server's SQLSTATE where only the database knows:
 * an unknown user, role or API key.
 */
export class IdentityError extends AccessError {
  override readonly name: string = 'IdentityError'
}
