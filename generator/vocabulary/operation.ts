// The six operations of the ladder and the levels at which each may be written.

/** Every operation, in the order of their bit positions within a container. Append-only. */
export const operations = ['FIND', 'CREATE', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION'] as const

export type Operation = (typeof operations)[number]

/** A level of the policy file at which a cell can be written. */
export type Level = 'global' | 'user' | 'role' | 'owner' | 'object'

/** Which operations each level takes: CREATE has no object yet, and PERMISSION is never an object's entry. */
export const operationsOf: Readonly<Record<Level, readonly Operation[]>> = {
  global: operations,
  user: operations,
  role: operations,
  owner: ['FIND', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION'],
  object: ['FIND', 'UPDATE', 'REMOVE', 'UPSERT'],
}
