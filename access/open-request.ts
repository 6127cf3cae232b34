// Remembers which request the running code is in, through awaits and callbacks, so that one within
// another is seen. A request that has ended is forgotten, also by code that it left running.

import { AsyncLocalStorage } from 'node:async_hooks'
import type { TransactionOptions } from './transaction-options.ts'
import type { ValidIdentity } from './validate-identity.ts'

/** A request that is open somewhere up the call stack. */
export interface OpenRequest<Trx = unknown> {
  /** The Kysely instance and schema of the ladder; another pair is another request. */
  readonly db: object
  readonly schema: string
  readonly identity: ValidIdentity
  readonly options: TransactionOptions
  readonly trx: Trx
  readonly outer: OpenRequest | undefined
  closed: boolean
}

const current = new AsyncLocalStorage<OpenRequest>()

/** What a new request has to say about itself. */
export type RequestOpening<Trx> = Omit<OpenRequest<Trx>, 'outer' | 'closed'>

/** Runs `work` within a request, which is closed once `work` has settled. */
export async function runWithin<Trx, T>(opening: RequestOpening<Trx>, work: () => Promise<T>): Promise<T> {
  const request: OpenRequest<Trx> = { ...opening, outer: current.getStore(), closed: false }
  try {
    return await current.run(request, work)
  } finally {
    request.closed = true
  }
}

/** The innermost open request of this ladder, if the caller is in one. */
export function findOpenRequest(db: object, schema: string): OpenRequest | undefined {
  for (let request = current.getStore(); request !== undefined; request = request.outer) {
    if (!request.closed && request.db === db && request.schema === schema) return request
  }
  return undefined
}

/** Whether the caller is in a request of any ladder. */
export function isRequestOpen(): boolean {
  for (let request = current.getStore(); request !== undefined; request = request.outer) {
    if (!request.closed) return true
  }
  return false
}
