// What a request can ask the ladder: `trx.ladder`. Every method calls the SQL function of the same
// name; nothing is decided here.

import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { WritingByKey } from './by-key.ts'
import type { CheckedStatements } from './checked-statements.ts'
import { createWritingByKey } from './create-by-key.ts'
import { createCheckedStatements } from './create-checked-statements.ts'
import { createSharing } from './create-sharing.ts'
import { type ExplainedStep, listSteps } from './explained-step.ts'
import type { Id } from './identity.ts'
import { createLadderCalls, moment, text } from './ladder-calls.ts'
import type { Operation } from './operation.ts'
import { readObject, readRole, readUntil, readUser } from './read-argument.ts'
import { milliseconds, readMoment } from './read-moment.ts'
import type { Sharing, Until } from './sharing.ts'
import type { SystemRole } from './system-role.ts'
import { createWritePrivileges, type KnownPrivileges } from './write-privileges.ts'

/** A user who has a role, or a role that a user has; `until` is null where it is for good. */
export interface Membership {
  readonly name: string
  readonly until: Date | null
}

/**
 * The open request's view of the ladder. All methods run inside its transaction. `Role` are the policy's custom roles.
 *
 * They reject with {@link PermissionDeniedError} when the request may not do what it asks, and with {@link AccessError} (its
 * `code` is the SQLSTATE) when the database refuses it for another reason. A lost connection or a timeout is the driver's error.
 */
export interface RequestLadder<DB, Role extends string = string>
  extends Sharing<DB, Role>,
    WritingByKey<DB>,
    CheckedStatements {
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
  /**
   * "Why?" The seven steps, in their order. Without an object, about objects in general or a new one. Of an object that the
   * caller may neither FIND nor hold PERMISSION on, steps 1 and 4 are unknown and none decides, whether it exists or not.
   *
   * @example
   * ```ts
   * const steps = await trx.ladder.explain('REMOVE', 'notes', noteId)
   * steps.find(({ decides }) => decides)?.detail
   * // 'rejected at step 3: custom role Member is denied REMOVE on public.notes; step 4 (owner policy: GRANT) was not reached'
   * ```
   * ```sql
   * select * from "ladder"."explain"($1, '"notes"'::regclass, $2)
   * ```
   */
  explain(
    operation: Operation,
    container: keyof DB & string,
    ...object: [objectId?: Id]
  ): Promise<readonly ExplainedStep[]>
  /** The request's user; null for nobody. */
  userId(): Promise<string | null>
  /** The request's roles, system roles first. */
  roles(): Promise<readonly string[]>
  hasRole(role: Role | SystemRole): Promise<boolean>
  /** Gives a user a custom role, from their next request on. Server code only. */
  assignRole(user: Id, role: Role, options?: Until): Promise<void>
  /** Takes a custom role from a user, from their next request on. Server code only. */
  unassignRole(user: Id, role: Role): Promise<void>
  /** The users (`name` is their id) who have a role now. Server code only. */
  members(role: Role): Promise<readonly Membership[]>
  /** The custom roles that a user has now. Server code only. */
  rolesOf(user: Id): Promise<readonly Membership[]>
  /** Takes back everything a user was given. What the user owns stays theirs. Server code only. */
  forgetUser(user: Id): Promise<void>
}

/** What a request is known to be when its ladder is made. */
export interface Standing {
  /** The database role that the request became. */
  readonly profile: string
  readonly knownPrivileges: KnownPrivileges
}

/** `trx.ladder` of one transaction. */
export function createRequestLadder<DB, Role extends string>(
  trx: Transaction<DB>,
  schema: string,
  { profile, knownPrivileges }: Standing,
): RequestLadder<DB, Role> {
  const calls = createLadderCalls(trx, schema)
  const { ask, call, table } = calls
  const list = async (members: RawBuilder<unknown>, column: string): Promise<readonly Membership[]> => {
    const rows = await calls.list(sql<{ name: string; until: string | null }>`
      select m.${sql.id(column)}::text as name, ${milliseconds(sql`nullif(m.until, 'infinity')`)} as until
      from ${members} as m
    `)
    return rows.map(({ name, until }) => ({ name, until: until === null ? null : readMoment(until) }))
  }

  return Object.freeze<RequestLadder<DB, Role>>({
    ...createSharing<DB, Role>(calls),
    ...createWritingByKey(trx, calls),
    ...createCheckedStatements(calls, createWritePrivileges(calls, profile, knownPrivileges)),
    async allowed(operation, container, ...object) {
      // An id that was given and is undefined is a bug: without an object the answer may be another one.
      const objectId = text(object.length === 0 ? null : readObject(object[0]))
      return (await ask<boolean>(call('allowed', text(operation), table(container), objectId))) === true
    },
    async explain(operation, container, ...object) {
      const objectId = text(object.length === 0 ? null : readObject(object[0]))
      return listSteps(calls, call('explain', text(operation), table(container), objectId))
    },
    userId: async () => (await ask<string | null>(sql`${call('user_id')}::text`)) ?? null,
    roles: async () => (await ask<readonly string[]>(sql`${call('roles')}::text[]`)) ?? [],
    hasRole: async (role) => (await ask<boolean>(call('has_role', text(readRole(role))))) === true,
    async assignRole(user, role, options) {
      await ask(call('assign_role', text(readUser(user)), text(readRole(role)), moment(readUntil(options))))
    },
    async unassignRole(user, role) {
      await ask(call('unassign_role', text(readUser(user)), text(readRole(role))))
    },
    members: async (role) => list(call('members', text(readRole(role))), 'user_id'),
    rolesOf: async (user) => list(call('roles_of', text(readUser(user))), 'role'),
    async forgetUser(user) {
      await ask(call('forget_user', text(readUser(user))))
    },
  })
}
