// Reads the error of any PostgreSQL driver by its shape; no driver is imported.

import { AccessError, type AccessErrorDetails, PermissionDeniedError } from './access-error.ts'

/** What every driver keeps of an error that the server sent. */
export interface ServerError {
  readonly code: string
  readonly message: string
  readonly hint: string | undefined
  readonly detail: string | undefined
}

/** SQLSTATE of `insufficient_privilege`. */
export const insufficientPrivilege = '42501'

/** The server's error in `error`, or undefined for anything else that was thrown. */
export function readServerError(error: unknown): ServerError | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  if (typeof error.code !== 'string' || !/^[0-9A-Z]{5}$/.test(error.code)) return undefined
  // Node's own errors have a code too, and `EPIPE` looks like an SQLSTATE.
  if ('syscall' in error) return undefined
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined
  const detail = 'detail' in error && typeof error.detail === 'string' ? error.detail : undefined
  return { code: error.code, message: error.message, hint, detail }
}

/** What an {@link AccessError} keeps of a refusal. `cause` is the driver's error. */
export function describeRefusal({ code, hint, detail }: ServerError, cause: unknown): AccessErrorDetails {
  return { code, help: hint, detail: detail === undefined ? undefined : readDetail(detail), cause }
}

// The ladder's own details are JSON, PostgreSQL's are sentences.
function readDetail(detail: string): unknown {
  try {
    return JSON.parse(detail)
  } catch {
    return detail
  }
}

/**
 * A refusal by PostgreSQL as a {@link PermissionDeniedError}; everything else, explained errors too, as it was. `help` is for a
 * refusal to which the server has no hint.
 */
export function translateDenial(error: unknown, help?: string): unknown {
  if (error instanceof AccessError) return error
  const refusal = readServerError(error)
  if (refusal?.code !== insufficientPrivilege) return error
  const details = describeRefusal(refusal, error)
  return new PermissionDeniedError(refusal.message, { ...details, help: details.help ?? help })
}
