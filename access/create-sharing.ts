// The methods of `Sharing`. Each is the SQL function of the same name with its arguments read; nothing is decided here.

import { type RawBuilder, sql } from 'kysely'
import type { Id } from './identity.ts'
import { type LadderCalls, moment, text, texts } from './ladder-calls.ts'
import { listPermissions } from './object-permission.ts'
import type { ObjectOperation, Operation } from './operation.ts'
import { readObject, readObjects, readRole, readUntil, readUser } from './read-argument.ts'
import type { Sharing } from './sharing.ts'

/** Turns an argument into a bound value; throws where it is none. */
type Reader = (argument: unknown) => RawBuilder<unknown>

const user: Reader = (argument) => text(readUser(argument))
const role: Reader = (argument) => text(readRole(argument))
const until: Reader = (argument) => moment(readUntil(argument))

/** Sharing through the calls of one transaction. */
export function createSharing<DB, Role extends string>(calls: LadderCalls<DB>): Sharing<DB, Role> {
  type Container = keyof DB & string

  /** The method for an SQL function that takes, after its objects, what `readers` read. */
  const onObjects = (name: string, ...readers: readonly Reader[]) => {
    type Rest = readonly unknown[]
    function write(operation: ObjectOperation, container: Container, id: Id, ...rest: Rest): Promise<undefined>
    function write(operation: ObjectOperation, container: Container, ids: readonly Id[], ...rest: Rest): Promise<number>
    async function write(
      operation: ObjectOperation,
      container: Container,
      objects: Id | readonly Id[],
      ...rest: Rest
    ): Promise<number | undefined> {
      const many = Array.isArray(objects)
      const ids = many ? texts(readObjects(objects)) : text(readObject(objects))
      const read = readers.map((reader, index) => reader(rest[index]))
      const call = calls.call(name, text(operation), calls.table(container), ids, ...read)
      // A number is asked for as text: what else it is in JavaScript is up to the application's type parsers.
      const answer = await calls.ask(many ? sql`${call}::text` : call)
      return many ? Number(answer) : undefined
    }
    return write
  }

  const onTable =
    (name: string) =>
    async (operation: Operation, container: Container, id: Id): Promise<void> => {
      const read = user(id)
      await calls.ask(calls.call(name, text(operation), calls.table(container), read))
    }

  return {
    grantForUser: onObjects('grant_for_user', user, until),
    grantForRole: onObjects('grant_for_role', role, until),
    grantForAllUsers: onObjects('grant_for_all_users', until),
    grantForAllRoles: onObjects('grant_for_all_roles', until),
    denyForUser: onObjects('deny_for_user', user, until),
    denyForRole: onObjects('deny_for_role', role, until),
    denyForAllUsers: onObjects('deny_for_all_users', until),
    denyForAllRoles: onObjects('deny_for_all_roles', until),
    inheritForUser: onObjects('inherit_for_user', user),
    inheritForRole: onObjects('inherit_for_role', role),
    inheritForAllUsers: onObjects('inherit_for_all_users'),
    inheritForAllRoles: onObjects('inherit_for_all_roles'),
    grantOnTableForUser: onTable('grant_on_table_for_user'),
    denyOnTableForUser: onTable('deny_on_table_for_user'),
    inheritOnTableForUser: onTable('inherit_on_table_for_user'),
    permissions: async (container, objectId) => listPermissions(calls, container, objectId),
  }
}
