// Keeps everybody from a connection that could not be cleaned, such as one that still runs a query which its driver has
// given up, until it has been.

import { CompiledQuery, type DatabaseConnection } from 'kysely'

/** Before the next statement on it, rolls back and discards all; where that fails, so does the statement. */
export function quarantine(connection: DatabaseConnection): void {
  const before = Object.getOwnPropertyDescriptors(connection)
  const send = connection.executeQuery.bind(connection)
  const stream = connection.streamQuery.bind(connection)

  async function clean(): Promise<void> {
    await send(CompiledQuery.raw('rollback'))
    await send(CompiledQuery.raw('discard all'))
    for (const method of ['executeQuery', 'streamQuery'] as const) {
      const own = before[method]
      if (own === undefined) Reflect.deleteProperty(connection, method)
      else Object.defineProperty(connection, method, own)
    }
  }

  connection.executeQuery = async (...statement) => {
    await clean()
    return send(...statement)
  }
  connection.streamQuery = async function* (...statement) {
    await clean()
    yield* stream(...statement)
  }
}
