// What a request can ask the ladder: `trx.ladder`. Every method calls the SQL function of the same
// name; nothing is decided here.

import { type RawBuilder, sql, type Transaction } from 'kysely'
import { AccessError } from './access-error.ts'
import { nameContainer } from './container-name.ts'
import type { Id } from './identity.ts'
import { describeValue, isCleanText, readId } from './read-id.ts'

/** The six operations of the ladder. */
export type Operation = 'CREATE' | 'FIND' | 'UPDATE' | 'REMOVE' | 'UPSERT' | 'PERMISSION'

/** A user who has a role, or a role that a user has; `until` is null where it is for good. */
export interface Membership {
  readonly name: string
  readonly until: Date | null
}

/**
 * The open request's view of the ladder. All methods run inside its transaction; they reject with
 * {@link PermissionDeniedError} when the request may not do what it asks.
 */
export interface RequestLadder<DB> {
  /**
   * "May I?" Without an object, about objects in general: the object's own entries and its owner are
   * skipped. For an object that does not exist the answer is no.
   *
   * @example
   * ```ts
   * await trx.ladder.allowed('UPDATE', 'orders', orderId)
   * await trx.ladder.allowed('CREATE', 'public.orders')
   * ```
   * ```sql
   * select "ladder"."allowed"($1, '"orders"'::regclass, $2)
   * ```
   */
  allowed(operation: Operation, container: keyof DB & string, ...object: [objectId?: Id]): Promise<boolean>
  /** The request's user; null for nobody. */
  userId(): Promise<string | null>
  /** The request's roles, system roles first. */
  roles(): Promise<readonly string[]>
  hasRole(role: string): Promise<boolean>
  /** Gives a user a custom role, from their next request on. Server code only. */
  assignRole(user: Id, role: string, options?: { readonly until?: Date }): Promise<void>
  /** Takes a custom role from a user, from their next request on. Server code only. */
  unassignRole(user: Id, role: string): Promise<void>
  /** The users (`name` is their id) who have a role now. Server code only. */
  members(role: string): Promise<readonly Membership[]>
  /** The custom roles that a user has now. Server code only. */
  rolesOf(user: Id): Promise<readonly Membership[]>
  /** Takes back everything a user was given. What the user owns stays theirs. Server code only. */
  forgetUser(user: Id): Promise<void>
}

/** `trx.ladder` of one transaction. */
export function createRequestLadder<DB>(trx: Transaction<DB>, schema: string): RequestLadder<DB> {
  const plain = trx.withoutPlugins()
  const name = (text: string) => sql.id(schema, text)
  const ask = async <T>(call: RawBuilder<unknown>): Promise<T | undefined> => {
    const { rows } = await sql<{ answer: T }>`select ${call} as answer`.execute(plain)
    return rows[0]?.answer
  }
  const list = async (call: RawBuilder<unknown>, column: string): Promise<readonly Membership[]> => {
    // Milliseconds, because what a timestamp is in JavaScript is up to the application's type parsers.
    const { rows } = await sql<{ name: string; until: number | null }>`
      select
        m.${sql.id(column)}::text as name,
        (extract(epoch from nullif(m.until, 'infinity')) * 1000)::double precision as until
      from ${call} as m
    `.execute(plain)
    return rows.map((row) => ({ name: row.name, until: row.until === null ? null : new Date(row.until) }))
  }

  return Object.freeze<RequestLadder<DB>>({
    async allowed(operation, container, ...object) {
      // An id that was given and is undefined is a bug: without an object the answer may be another one.
      const objectId = object.length === 0 ? null : readId(object[0], (fault) => wrong(`the object's id ${fault}`))
      const table = nameContainer(trx, container)
      return (
        (await ask<boolean>(
          sql`${name('allowed')}(${operation}::text, ${table}::pg_catalog.regclass, ${objectId}::text)`,
        )) === true
      )
    },
    userId: async () => (await ask<string | null>(sql`${name('user_id')}()::text`)) ?? null,
    roles: async () => (await ask<readonly string[]>(sql`${name('roles')}()::text[]`)) ?? [],
    hasRole: async (role) => (await ask<boolean>(sql`${name('has_role')}(${readRole(role)}::text)`)) === true,
    async assignRole(user, role, { until } = {}) {
      const end = until === undefined ? null : readMoment(until)
      await ask(sql`${name('assign_role')}(${readUser(user)}::text, ${readRole(role)}::text, ${end}::timestamptz)`)
    },
    async unassignRole(user, role) {
      await ask(sql`${name('unassign_role')}(${readUser(user)}::text, ${readRole(role)}::text)`)
    },
    members: async (role) => list(sql`${name('members')}(${readRole(role)}::text)`, 'user_id'),
    rolesOf: async (user) => list(sql`${name('roles_of')}(${readUser(user)}::text)`, 'role'),
    async forgetUser(user) {
      await ask(sql`${name('forget_user')}(${readUser(user)}::text)`)
    },
  })
}

function readUser(user: Id): string {
  return readId(user, (fault) => wrong(`the user's id ${fault}`))
}

function readRole(role: string): string {
  if (isCleanText(role)) return role
  throw wrong(`the role is ${describeValue(role)}`)
}

function readMoment(moment: Date): string {
  if (moment instanceof Date && !Number.isNaN(moment.getTime())) return moment.toISOString()
  throw wrong('`until` is not a valid Date')
}

function wrong(message: string): AccessError {
  return new AccessError(message, { code: 'wrong-use' })
}
