// The way in: says who is calling and opens requests. It never runs a query outside of one.

import type { Kysely } from 'kysely'
import { AccessError } from './access-error.ts'
import type { Identity } from './identity.ts'
import { findOpenRequest } from './open-request.ts'
import { watchQueries } from './query-scope.ts'
import { type LadderContext, type LadderTransaction, type RequestOrder, runRequest } from './run-request.ts'
import { suits, type TransactionOptions } from './transaction-options.ts'
import { type ValidIdentity, validateIdentity } from './validate-identity.ts'

export interface LadderConfig<DB> {
  /**
   * The application's Kysely instance, over PostgreSQL. From now on its "permission denied" errors (SQLSTATE
   * 42501) are {@link AccessError}s that say how to open a request, with the driver's error as their `cause`.
   */
  readonly db: Kysely<DB>
  /** The policy's `schema`. Default `ladder`. */
  readonly schema?: string
  /** `discard all` after each request: nothing of the session outlives it. One round trip. Default false. */
  readonly discardOnRelease?: boolean
}

/** Requests of one identity. */
export interface LadderCaller<DB, Role extends string = string> {
  /**
   * Opens a request, runs `work` in it and commits; rolls back when `work` throws, and throws the same error.
   * Inside a request of the same identity, `work` joins that request's transaction.
   *
   * @throws AccessError `nested-identity` inside a request of another identity; `request-lost` when the work
   * ended the transaction or changed its role; `request-aborted` when it caught the error of a failed statement;
   * `unsafe-login` when the policies do not bind the application's login
   * @throws PermissionDeniedError when PostgreSQL refuses something
   * @throws IdentityError when the database does not know the user, role or key
   */
  transaction<T>(work: (trx: LadderTransaction<DB, Role>) => Promise<T>, options?: TransactionOptions): Promise<T>
}

export interface Ladder<DB, Role extends string = string> {
  /**
   * Says who is calling. Runs no SQL.
   *
   * @example
   * ```ts
   * await ladder.as({ user: userId, client: 'JSUser' }).transaction(async (trx) => {
   *   await trx.selectFrom('orders').selectAll().execute()
   * })
   * ```
   * ```sql
   * begin   -- with pg in one message with the next: one round trip
   * select "ladder"."enter"(user_id => $1, client => $2, …)
   * select * from "orders"
   * commit
   * ```
   * @throws IdentityError for whatever is not plainly an identity; `user: undefined` is not
   */
  as(identity: Identity<Role>): LadderCaller<DB, Role>
}

/**
 * The ladder of one database. `Role` are the policy's custom roles, any text unless said; `RolesOf` reads them off a policy.
 *
 * @example
 * ```ts
 * const ladder = createLadder({ db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }) })
 * ```
 */
export function createLadder<DB, Role extends string = string>(config: LadderConfig<DB>): Ladder<DB, Role> {
  const { db, schema = 'ladder', discardOnRelease = false } = config
  if (db.isTransaction) {
    throw new AccessError('a transaction cannot hold a ladder', {
      code: 'wrong-use',
      help: 'pass the Kysely instance itself to `createLadder`',
    })
  }
  const context: LadderContext<DB> = {
    db,
    schema,
    discardOnRelease,
    login: undefined,
    knownPrivileges: new Set(),
    joinsBegin: true,
  }
  watchQueries(db.getExecutor())
  const ladder = {
    as(identity: Identity<Role>): LadderCaller<DB, Role> {
      const valid = validateIdentity(identity)
      return Object.freeze<LadderCaller<DB, Role>>({
        transaction: async (work, options = {}) => open(context, { identity: valid, options, work }),
      })
    },
    // Not in the type: whoever gets here wrote JavaScript, or a cast.
    async transaction(): Promise<never> {
      throw new AccessError('a request needs to know who is calling', {
        code: 'no-request',
        help: 'open one with `ladder.as({ user }).transaction(async (trx) => …)`',
      })
    },
  }
  return Object.freeze(ladder)
}

async function open<DB, T>(context: LadderContext<DB>, order: RequestOrder<DB, T>): Promise<T> {
  const outer = findOpenRequest(context.db, context.schema)
  if (outer === undefined) return runRequest(context, order)
  if (!isSame(outer.identity, order.identity)) {
    throw new AccessError('a request of another identity is open', {
      code: 'nested-identity',
      help: 'let it end first: a transaction has one identity',
    })
  }
  if (!suits(outer.options, order.options)) {
    throw new AccessError('the request that is open has another isolation level or access mode', {
      code: 'nested-options',
      help: 'ask for it where the request is opened',
    })
  }
  // The same Kysely instance opened it, so it is a transaction of the same tables.
  return order.work(outer.trx as LadderTransaction<DB>)
}

function isSame(one: ValidIdentity, other: ValidIdentity): boolean {
  const spell = (identity: ValidIdentity) =>
    JSON.stringify({ ...identity, roles: identity.roles === null ? null : [...identity.roles].sort() })
  return spell(one) === spell(other)
}
