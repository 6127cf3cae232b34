// The ladder's operations, as a request names them.

/** The six operations of the ladder. */
export type Operation = 'CREATE' | 'FIND' | 'UPDATE' | 'REMOVE' | 'UPSERT' | 'PERMISSION'

/** The operations that an object has entries for: a new object has none yet, and an object does not say who administers it. */
export type ObjectOperation = Exclude<Operation, 'CREATE' | 'PERMISSION'>
