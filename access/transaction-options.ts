// How the transaction of a request begins.

import type { AccessMode, IsolationLevel, Kysely, TransactionBuilder } from 'kysely'

/** PostgreSQL's own transaction modes. Opening a request writes nothing, so `read only` works, on a replica too. */
export interface TransactionOptions {
  readonly isolationLevel?: IsolationLevel
  readonly accessMode?: AccessMode
}

/** A transaction on `db`, not begun yet, with these modes. */
export function buildTransaction<DB>(db: Kysely<DB>, options: TransactionOptions): TransactionBuilder<DB> {
  const { isolationLevel, accessMode } = options
  const plain = db.transaction()
  const levelled = isolationLevel === undefined ? plain : plain.setIsolationLevel(isolationLevel)
  return accessMode === undefined ? levelled : levelled.setAccessMode(accessMode)
}

/** Whether a transaction with `open` modes does for a caller who asks for `wanted` ones. */
export function suits(open: TransactionOptions, wanted: TransactionOptions): boolean {
  return (
    (wanted.isolationLevel === undefined || wanted.isolationLevel === open.isolationLevel) &&
    (wanted.accessMode === undefined || wanted.accessMode === open.accessMode)
  )
}
