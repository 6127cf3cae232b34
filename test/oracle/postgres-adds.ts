// What PostgreSQL adds to the ladder where a row is upserted by a plain statement. The ladder says who may UPSERT; these are
// PostgreSQL's own rules, which no policy can lift, so that a plain statement is refused more often than the ladder refuses.
// Writing by key (`ladder.upsert`, `update`, `remove`) is free of all of them: there the oracle alone decides.

import {
  type Container,
  decide,
  type ObjectState,
  type Operation,
  type Request,
  type World,
  walkSteps,
} from './decide.ts'

/** A plain statement is judged for one request on one table, whose entries are kept in one of two ways. */
export interface Plain {
  readonly world: World
  readonly request: Request
  readonly container: Container & { readonly hasEntries: boolean }
  readonly storage: 'table' | 'projected'
  /** Whether the request's profile has no privilege for an operation: see `lacks`. */
  readonly withoutPrivilege: (operation: 'FIND' | 'CREATE' | 'UPDATE') => boolean
}

/**
 * What comes of a statement for one key. `in the way`: PostgreSQL was to insert the row, and a hidden object has its key
 * (23505). Nothing is written unless it is `written`.
 */
export type Outcome = 'written' | 'refused' | 'in the way'

/**
 * `INSERT … ON CONFLICT (key) DO UPDATE`. It names columns of the table, so that beside UPSERT it needs FIND
 *
 * 1. on the row that is proposed, whether or not there is an object with its key, and
 * 2. on the object that it hits: an error, where a scan would leave the object out.
 *
 * @param object the object that has the key; null if none has
 */
export function plainUpsert(plain: Plain, object: ObjectState | null): Outcome {
  const { world, request, container } = plain
  if (!decide(world, request, container, 'UPSERT', object).allowed) return 'refused'
  if (!findsProposed(plain, object)) return 'refused'
  if (object !== null && !decide(world, request, container, 'FIND', object).allowed) return 'refused'
  // Derived, it is a statement that may update, and the privilege is asked for before any row is looked at.
  return container.upsert === 'derived' && lacks(plain, 'UPDATE') ? 'refused' : 'written'
}

/**
 * `MERGE … ON target.key = source.key WHEN MATCHED THEN UPDATE … WHEN NOT MATCHED THEN INSERT`.
 *
 * 1. It matches only objects that the caller may FIND. Another object with the key is none: the row is inserted, which is
 *    refused, or else the key is in the way.
 * 2. A row that matches is updated. Refused, it is an error. Derived, only UPDATE is asked of it, which is PostgreSQL's own rule.
 * 3. A row that does not match is inserted and only the proposed row is judged. It needs no FIND: FIND is asked for on
 *    inserted rows only with RETURNING.
 */
export function mergedUpsert(plain: Plain, object: ObjectState | null): Outcome {
  const { world, request, container } = plain
  const isApart = container.upsert === 'own'
  const needed = isApart ? (['FIND'] as const) : (['FIND', 'CREATE', 'UPDATE'] as const)
  if (needed.some((operation) => lacks(plain, operation))) return 'refused'
  if (object !== null && decide(world, request, container, 'FIND', object).allowed) {
    return decide(world, request, container, isApart ? 'UPSERT' : 'UPDATE', object).allowed ? 'written' : 'refused'
  }
  const proposed = { owner: request.user, acl: object?.acl ?? [] }
  if (!walkSteps(world, request, container, isApart ? 'UPSERT' : 'CREATE', proposed).allowed) return 'refused'
  return object === null ? 'written' : 'in the way'
}

/**
 * FIND on a row that is proposed: its owner is the caller, and it has the entries of the object with its key where they are
 * kept in a table. Entries that are kept on the row are on the object's row only.
 */
function findsProposed({ world, request, container, storage }: Plain, object: ObjectState | null): boolean {
  const acl = storage === 'table' ? (object?.acl ?? []) : []
  return decide(world, request, container, 'FIND', { owner: request.user, acl }).allowed
}

/**
 * A profile that can touch no object of a table may lack the privilege, and then a statement is refused as a whole, also for
 * rows that it would not have touched. A compiled profile lacks it, the dynamic one never does. Where the ladder lets the
 * request touch some object, nobody may lack it: then this says no, and a refusal shows up as a mismatch.
 */
function lacks(
  { world, request, container, withoutPrivilege }: Plain,
  operation: 'FIND' | 'CREATE' | 'UPDATE',
): boolean {
  return withoutPrivilege(operation) && !mayTouchSome(world, request, container, operation)
}

function mayTouchSome(world: World, request: Request, container: Plain['container'], operation: Operation): boolean {
  if (operation !== 'CREATE' && container.hasEntries) return true
  return [request.user, null].some((owner) => decide(world, request, container, operation, { owner, acl: [] }).allowed)
}
