// Turns what the server refused a call of `trx.ladder` with into an error that says so.

import { AccessError, NotFoundError } from './access-error.ts'
import { describeRefusal, insufficientPrivilege, readServerError, translateDenial } from './server-error.ts'

/** SQLSTATE of `no_data_found`, which the ladder raises for objects. */
const noDataFound = 'P0002'

/** Serialization failure, deadlock, lock not available: another transaction was in the way. */
const inTheWay: ReadonlySet<string> = new Set(['40001', '40P01', '55P03'])

/** The connection, the server's resources, a timeout or an operator's hand: not about the call, and the caller's to see as it is. */
const notAboutTheCall = /^(?:08|53|57|58|F0|XX)|^25P0[34]$/

/** The error to throw in place of `error`; whatever did not come from the server, or is not about the call, is returned as it is. */
export function explainCall(error: unknown): unknown {
  const refusal = readServerError(error)
  if (error instanceof AccessError || refusal === undefined || notAboutTheCall.test(refusal.code)) return error
  if (refusal.code === insufficientPrivilege) return translateDenial(error)
  const details = describeRefusal(refusal, error)
  if (refusal.code === noDataFound) return new NotFoundError(refusal.message, details)
  if (!inTheWay.has(refusal.code)) return new AccessError(refusal.message, details)
  return new AccessError(refusal.message, {
    ...details,
    help: 'another transaction was in the way: run the request again, from `ladder.as(…).transaction(…)` on',
  })
}
