// An object's list: for whom, which operation, what, until when, and who wrote it when.

import { sql } from 'kysely'
import type { Id } from './identity.ts'
import { type LadderCalls, text } from './ladder-calls.ts'
import type { ObjectOperation } from './operation.ts'
import { readObject } from './read-argument.ts'
import { milliseconds, readMoment } from './read-moment.ts'

/** One entry of an object. */
export interface ObjectPermission {
  readonly principalKind: 'user' | 'role' | 'all users' | 'all roles'
  /** The user's id or the role's name; null for all users and all roles. */
  readonly principal: string | null
  readonly operation: ObjectOperation
  /** What it counts as now: INHERIT where its time is over, or its role is declared no more. */
  readonly effect: 'GRANT' | 'DENY' | 'INHERIT'
  /** Null where it is for good. */
  readonly until: Date | null
  /** Who wrote it: a user's id, or a word of the ladder's for whoever is none. */
  readonly setBy: string
  readonly setAt: Date
}

interface Row extends Omit<ObjectPermission, 'until' | 'setAt'> {
  readonly until: string | null
  readonly setAt: string
}

/** Calls `permissions` for one object. */
export async function listPermissions<DB>(
  calls: LadderCalls<DB>,
  container: keyof DB & string,
  objectId: Id,
): Promise<readonly ObjectPermission[]> {
  const object = text(readObject(objectId))
  const rows = await calls.list(sql<Row>`
    select
      p.principal_kind as "principalKind",
      p.principal,
      p.operation,
      p.effect,
      ${milliseconds(sql`p.until`)} as until,
      p.set_by as "setBy",
      ${milliseconds(sql`p.set_at`)} as "setAt"
    from ${calls.call('permissions', calls.table(container), object)} as p
  `)
  return rows.map((row) => ({
    ...row,
    until: row.until === null ? null : readMoment(row.until),
    setAt: readMoment(row.setAt),
  }))
}
