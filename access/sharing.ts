// What a request can say about who else may do what: entries of single objects, and a user's cells on a table.
// The rules are the database's; SEMANTICS.md has them.

import type { Id } from './identity.ts'
import type { ObjectPermission } from './object-permission.ts'
import type { ObjectOperation, Operation } from './operation.ts'
import type { SystemRole } from './system-role.ts'

/** How long something holds. */
export interface Until {
  /** The moment from which it counts as not written. Left out: it is for good. */
  readonly until?: Date
}

/**
 * Sharing, as a part of `trx.ladder`.
 *
 * The object methods write step 1 of the ladder: what an object itself says of a principal and an operation. There is one such
 * entry at most, and the last word written is the one that holds. Each takes the id of one object, or an array of ids: one
 * round trip either way, and done for all of them or for none. Given an array they resolve to the number of objects, each
 * counted once; no objects are 0.
 *
 * All of them reject with
 * - {@link NotFoundError} when an object is not there or the caller may not find it;
 * - {@link PermissionDeniedError} when the caller does not hold PERMISSION, would give what they do not hold themselves for as long,
 *   names themselves, or would take away what they may not;
 * - {@link AccessError} `wrong-use` before any SQL when an id, a role or a moment is none; `22023` for an unknown user, role or
 *   operation and for a malformed id; `55000` where objects have no entries; `40001`, `40P01` or `55P03` when another
 *   transaction was in the way.
 */
export interface Sharing<DB, Role extends string = string> {
  /**
   * Grants a user an operation on an object.
   *
   * @example
   * ```ts
   * await trx.ladder.grantForUser('FIND', 'orders', orderId, colleagueId, { until: nextWeek })
   * await trx.ladder.grantForUser('FIND', 'orders', [orderId, anotherId], colleagueId) // 2
   * ```
   * ```sql
   * select "ladder"."grant_for_user"($1::text, $2::regclass, $3::text, $4::text, $5::timestamptz)
   * select "ladder"."grant_for_user"($1::text, $2::regclass, $3::text[], $4::text, $5::timestamptz)
   * ```
   */
  grantForUser(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectId: Id,
    user: Id,
    options?: Until,
  ): Promise<void>
  grantForUser(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
    user: Id,
    options?: Until,
  ): Promise<number>

  /**
   * Grants whoever has a role an operation on an object.
   *
   * @example
   * ```ts
   * await trx.ladder.grantForRole('UPDATE', 'orders', orderId, 'Sales')
   * ```
   * ```sql
   * select "ladder"."grant_for_role"($1::text, $2::regclass, $3::text, $4::text, $5::timestamptz)
   * ```
   */
  grantForRole(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectId: Id,
    role: Role | SystemRole,
    options?: Until,
  ): Promise<void>
  grantForRole(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
    role: Role | SystemRole,
    options?: Until,
  ): Promise<number>

  /**
   * Grants everybody who is logged in an operation on an object.
   *
   * @example
   * ```ts
   * await trx.ladder.grantForAllUsers('FIND', 'orders', orderId)
   * ```
   * ```sql
   * select "ladder"."grant_for_all_users"($1::text, $2::regclass, $3::text, $4::timestamptz)
   * ```
   */
  grantForAllUsers(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectId: Id,
    options?: Until,
  ): Promise<void>
  grantForAllUsers(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
    options?: Until,
  ): Promise<number>

  /** Grants everybody, logged in or not, an operation on an object: {@link grantForAllUsers} has an example. */
  grantForAllRoles(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectId: Id,
    options?: Until,
  ): Promise<void>
  grantForAllRoles(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
    options?: Until,
  ): Promise<number>

  /**
   * Denies a user an operation on an object. A GRANT that an entry gives the same caller goes before it: of the entries that
   * match a caller, one GRANT is enough.
   *
   * @example
   * ```ts
   * await trx.ladder.denyForUser('FIND', 'orders', orderId, colleagueId)
   * ```
   * ```sql
   * select "ladder"."deny_for_user"($1::text, $2::regclass, $3::text, $4::text, $5::timestamptz)
   * ```
   */
  denyForUser(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectId: Id,
    user: Id,
    options?: Until,
  ): Promise<void>
  denyForUser(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
    user: Id,
    options?: Until,
  ): Promise<number>

  /** Denies whoever has a role an operation on an object: {@link denyForUser} has an example. */
  denyForRole(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectId: Id,
    role: Role | SystemRole,
    options?: Until,
  ): Promise<void>
  denyForRole(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
    role: Role | SystemRole,
    options?: Until,
  ): Promise<number>

  /** Denies everybody who is logged in an operation on an object: {@link denyForUser} has an example. */
  denyForAllUsers(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectId: Id,
    options?: Until,
  ): Promise<void>
  denyForAllUsers(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
    options?: Until,
  ): Promise<number>

  /** Denies everybody, logged in or not, an operation on an object: {@link denyForUser} has an example. */
  denyForAllRoles(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectId: Id,
    options?: Until,
  ): Promise<void>
  denyForAllRoles(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
    options?: Until,
  ): Promise<number>

  /**
   * Takes back what an object says of a user and an operation, GRANT or DENY; what is not there is no error. The steps below
   * decide again. Given an array it resolves to the number of objects that had such an entry.
   *
   * @example
   * ```ts
   * await trx.ladder.inheritForUser('FIND', 'orders', orderId, colleagueId)
   * ```
   * ```sql
   * select "ladder"."inherit_for_user"($1::text, $2::regclass, $3::text, $4::text)
   * ```
   */
  inheritForUser(operation: ObjectOperation, container: keyof DB & string, objectId: Id, user: Id): Promise<void>
  inheritForUser(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
    user: Id,
  ): Promise<number>

  /** Takes back what an object says of whoever has a role: {@link inheritForUser} has an example. */
  inheritForRole(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectId: Id,
    role: Role | SystemRole,
  ): Promise<void>
  inheritForRole(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
    role: Role | SystemRole,
  ): Promise<number>

  /** Takes back what an object says of everybody who is logged in: {@link inheritForUser} has an example. */
  inheritForAllUsers(operation: ObjectOperation, container: keyof DB & string, objectId: Id): Promise<void>
  inheritForAllUsers(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
  ): Promise<number>

  /** Takes back what an object says of everybody, logged in or not: {@link inheritForUser} has an example. */
  inheritForAllRoles(operation: ObjectOperation, container: keyof DB & string, objectId: Id): Promise<void>
  inheritForAllRoles(
    operation: ObjectOperation,
    container: keyof DB & string,
    objectIds: readonly Id[],
  ): Promise<number>

  /**
   * Grants a user an operation on a table, whichever the object: step 2 of the ladder, from the user's next request on.
   * PERMISSION itself is given by server code only.
   *
   * @example
   * ```ts
   * await trx.ladder.grantOnTableForUser('CREATE', 'orders', colleagueId)
   * ```
   * ```sql
   * select "ladder"."grant_on_table_for_user"($1::text, $2::regclass, $3::text)
   * ```
   */
  grantOnTableForUser(operation: Operation, container: keyof DB & string, user: Id): Promise<void>
  /** Denies a user an operation on a table: {@link grantOnTableForUser} has an example. */
  denyOnTableForUser(operation: Operation, container: keyof DB & string, user: Id): Promise<void>
  /** Takes back what a table says of a user, also what the policy says: {@link grantOnTableForUser} has an example. */
  inheritOnTableForUser(operation: Operation, container: keyof DB & string, user: Id): Promise<void>

  /**
   * The entries of an object, for whoever finds it and holds PERMISSION on it.
   *
   * @example
   * ```ts
   * await trx.ladder.permissions('orders', orderId)
   * // [{ principalKind: 'role', principal: 'Sales', operation: 'UPDATE', effect: 'GRANT', until: null, setBy: …, setAt: … }]
   * ```
   * ```sql
   * select … from "ladder"."permissions"($1::regclass, $2::text)
   * ```
   */
  permissions(container: keyof DB & string, objectId: Id): Promise<readonly ObjectPermission[]>
}
