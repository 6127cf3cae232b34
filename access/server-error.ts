// Reads the error of any PostgreSQL driver by its shape; no driver is imported.

import { AccessError, PermissionDeniedError } from './access-error.ts'

/** What every driver keeps of an error that the server sent. */
export interface ServerError {
  readonly code: string
  readonly message: string
  readonly hint: string | undefined
}

/** SQLSTATE of `insufficient_privilege`. */
export const insufficientPrivilege = '42501'

/** The server's error in `error`, or undefined for anything else that was thrown. */
export function readServerError(error: unknown): ServerError | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  if (typeof error.code !== 'string' || !/^[0-9A-Z]{5}$/.test(error.code)) return undefined
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined
  return { code: error.code, message: error.message, hint }
}

/** A refusal by PostgreSQL as a {@link PermissionDeniedError}; everything else, explained errors too, as it was. */
export function translateDenial(error: unknown): unknown {
  if (error instanceof AccessError) return error
  const refusal = readServerError(error)
  if (refusal?.code !== insufficientPrivilege) return error
  return new PermissionDeniedError(refusal.message, { code: refusal.code, help: refusal.hint, cause: error })
}
