// One request, from `begin` to `commit`. Its order is the point: begin, check the login (once), enter,
// the caller's work, verify, commit; and a connection that is not as it was found is never handed back.

import type { Kysely, Transaction } from 'kysely'
import { AccessError } from './access-error.ts'
import { discardConnection, discardSession } from './discard-connection.ts'
import { enterRequest, type RequestMark, verifyRequest } from './enter-request.ts'
import { holdBegin } from './hold-begin.ts'
import { checkLogin, isAtRest, type LoginState } from './login-check.ts'
import { runWithin } from './open-request.ts'
import { openScope, type QueryScope } from './query-scope.ts'
import { createRequestLadder, type RequestLadder } from './request-ladder.ts'
import { translateDenial } from './server-error.ts'
import { buildTransaction, type TransactionOptions } from './transaction-options.ts'
import type { ValidIdentity } from './validate-identity.ts'
import type { KnownPrivileges } from './write-privileges.ts'

/** Kysely's transaction, with the open request's ladder on it. */
export type LadderTransaction<DB, Role extends string = string> = Transaction<DB> & {
  readonly ladder: RequestLadder<DB, Role>
}

/** What one ladder keeps between requests. */
export interface LadderContext<DB> {
  readonly db: Kysely<DB>
  readonly schema: string
  readonly discardOnRelease: boolean
  /** Known after the first request that came as far as checking it. */
  login: LoginState | undefined
  readonly knownPrivileges: KnownPrivileges
  /** False once the driver was seen to send one statement at a time. */
  joinsBegin: boolean
}

/** A request as it is asked for. */
export interface RequestOrder<DB, T> {
  readonly identity: ValidIdentity
  readonly options: TransactionOptions
  readonly work: (trx: LadderTransaction<DB>) => Promise<T>
}

/** Opens a request, does the work and commits; rolls back when anything throws. */
export function runRequest<DB, T>(context: LadderContext<DB>, order: RequestOrder<DB, T>): Promise<T> {
  return context.db.connection().execute(async (connection) => {
    const scope = openScope(connection.getExecutor())
    const letGo = await hold(connection, context)
    const failures: unknown[] = []
    let result: T
    try {
      const transaction = buildTransaction(connection, order.options).execute(async (trx) => {
        try {
          return await serve(trx, context, order, scope)
        } catch (error) {
          failures.push(error)
          throw error
        }
      })
      result = await transaction.finally(letGo)
    } catch (error) {
      // Rolling back a dead connection throws too; the first failure is the one to tell.
      const failure = failures.length > 0 ? failures[0] : error
      scope.phase = 'opening'
      // Kysely throws what the work threw, unless rolling back failed.
      const rolledBack = failures.length === 0 || failures[0] === error
      const fit = !isLost(failure) && rolledBack && (await isResting(connection, context, failures))
      await (fit ? release(connection, context) : discardConnection(connection))
      throw translateDenial(failure)
    }
    scope.phase = 'opening'
    await release(connection, context)
    return result
  })
}

// Before the first check of the login nobody knows how it rests; but then nothing was done except to roll back.
async function isResting<DB>(
  connection: Kysely<DB>,
  { login }: LadderContext<DB>,
  failures: readonly unknown[],
): Promise<boolean> {
  return login === undefined ? failures.length > 0 : isAtRest(connection, login)
}

// `begin` goes to the server with the first statement after it, where the driver can do that.
async function hold<DB>(connection: Kysely<DB>, context: LadderContext<DB>): Promise<() => void> {
  if (!context.joinsBegin) return () => {}
  const ofDriver = await connection.getExecutor().provideConnection(async (one) => one)
  return holdBegin(ofDriver, () => {
    context.joinsBegin = false
  })
}

// The request is over: what goes wrong now is the connection's fault and must not look like a refusal.
async function release<DB>(connection: Kysely<DB>, context: LadderContext<DB>): Promise<void> {
  if (context.discardOnRelease) await discardSession(connection).catch(() => discardConnection(connection))
}

async function serve<DB, T>(
  trx: Transaction<DB>,
  context: LadderContext<DB>,
  order: RequestOrder<DB, T>,
  scope: QueryScope,
): Promise<T> {
  const { db, schema } = context
  context.login ??= await checkLogin(trx, schema)
  const mark = await enterRequest(trx, schema, order.identity)
  const standing = { profile: mark.profile, knownPrivileges: context.knownPrivileges }
  const open: LadderTransaction<DB> = Object.assign(trx, { ladder: createRequestLadder(trx, schema, standing) })
  let result: T
  try {
    scope.phase = 'inside'
    const opening = { db, schema, identity: order.identity, options: order.options, trx: open }
    result = await runWithin(opening, async () => order.work(open))
  } catch (error) {
    scope.phase = 'opening'
    await reportLoss(trx, schema, mark, error)
    throw error
  }
  scope.phase = 'opening'
  await verifyRequest(trx, schema, mark)
  return result
}

// Work that failed is about to be rolled back, which is no comfort if its transaction was ended long before.
async function reportLoss<DB>(trx: Transaction<DB>, schema: string, mark: RequestMark, error: unknown): Promise<void> {
  try {
    await verifyRequest(trx, schema, mark)
  } catch (doubt) {
    if (!isLost(doubt)) return
    doubt.cause = error
    throw doubt
  }
}

function isLost(error: unknown): error is AccessError {
  return error instanceof AccessError && error.code === 'request-lost'
}
