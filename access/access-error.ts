// What goes wrong on the caller's side. Messages name the cause and then the remedy; they never hold
// an API key or the contents of a row.

/** What an {@link AccessError} is made of, besides its message. */
export interface AccessErrorDetails {
  /** An SQLSTATE where PostgreSQL refused, otherwise a kebab-case name such as `nested-identity`. */
  readonly code: string
  /** What to do instead. It is appended to the message too. */
  readonly help?: string | undefined
  /** What the server added about the case. */
  readonly detail?: unknown
  readonly cause?: unknown
}

/**
 * The access layer refused, or PostgreSQL refused to open a request or to do what `trx.ladder` was asked for.
 *
 * Codes of its own: `invalid-identity`, `nested-identity`, `nested-options`, `no-request`,
 * `request-lost`, `request-aborted`, `unsafe-login`, `no-ladder`, `wrong-use`. Every other code is an SQLSTATE; with
 * `40001`, `40P01` and `55P03` another transaction was in the way, and the same request may succeed when it is run again.
 */
export class AccessError extends Error {
  override readonly name: string = 'AccessError'
  readonly code: string
  readonly help: string | undefined
  /**
   * The server's detail: parsed where it is JSON, otherwise its text. Where the ladder refuses objects it is
   * `{ operation, container, objects }`, with the ids of the first hundred, and where it refuses to write them also
   * `{ step, principal, effect }`: what decides. Unlike the message it may name what a row holds.
   */
  readonly detail: unknown

  constructor(message: string, { code, help, detail, cause }: AccessErrorDetails) {
    super(help === undefined ? message : `${message}\n  help: ${help}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.help = help
    this.detail = detail
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
 * An object that `trx.ladder` was to write, to share, or to list the entries of, is not there (SQLSTATE P0002). An object that is not
 * there and one that the caller may not find are the same.
 *
 * @example
 * ```ts
 * catch (error) {
 *   if (error instanceof NotFoundError) return reply.status(404)
 * }
 * ```
 */
export class NotFoundError extends AccessError {
  override readonly name: string = 'NotFoundError'
}

/**
 * The identity given to `ladder.as` is not one. Thrown before any SQL where that can be seen
 * (code `invalid-identity`), and with the server's SQLSTATE where only the database knows:
 * an unknown user, role or API key.
 */
export class IdentityError extends AccessError {
  override readonly name: string = 'IdentityError'
}
