// Holds back the statement that begins a request's transaction, to send it together with the statement after it.
// It is never lost and never sent twice: whatever statement comes next, `begin` is sent with it or before it.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CompiledQuery, type DatabaseConnection, PostgresDriver, type QueryResult } from 'kysely'
import { joinBegin } from './join-begin.ts'
import { rememberWire } from './pg-wire.ts'

const followers = new WeakSet<CompiledQuery>()

/** Says that a query may be sent in one message with the `begin` before it. */
export function followBegin<R>(query: CompiledQuery<R>): CompiledQuery<R> {
  followers.add(query)
  return query
}

/**
 * From now on the connection holds back its next statement if that is `begin`; the returned function ends it.
 * `onRefused` is called when the driver turns out to send one statement at a time.
 */
export async function holdBegin(connection: DatabaseConnection, onRefused: () => void): Promise<() => void> {
  if (!(await isPgConnection(connection))) return () => {}
  const own = Object.getOwnPropertyDescriptor(connection, 'executeQuery')
  const send = connection.executeQuery.bind(connection)
  const letGo = () => {
    if (connection.executeQuery !== hold) return
    if (own === undefined) Reflect.deleteProperty(connection, 'executeQuery')
    else Object.defineProperty(connection, 'executeQuery', own)
  }
  let begin: CompiledQuery | undefined

  async function hold<R>(...statement: Parameters<DatabaseConnection['executeQuery']>): Promise<QueryResult<R>> {
    const [query] = statement
    if (isBegin(query)) {
      begin = query
      return { rows: [] }
    }
    letGo()
    if (begin === undefined) return send(...statement)
    if (followers.has(query)) {
      const joined = joinBegin(begin, query, (wire) => rememberWire(connection, wire))
      try {
        await runJoined(send(joined.query), joined.answer)
      } catch (error) {
        if (!joined.withdraw()) throw error
      }
      if (!joined.withdraw()) return joined.answer as Promise<QueryResult<R>>
      await send(begin)
      onRefused()
    } else {
      await send(begin)
    }
    return send(...statement)
  }

  connection.executeQuery = hold
  return letGo
}

/** What stands between Kysely and pg may lose the answer: once it is there, the driver has one turn to hand it on. */
async function runJoined(run: Promise<unknown>, answer: Promise<unknown>): Promise<void> {
  run.catch(() => {})
  const turn = () => nextTurn()
  await Promise.race([run, answer.then(turn, turn)])
}

function isBegin({ sql, parameters }: CompiledQuery): boolean {
  return parameters.length === 0 && /^(?:begin|start transaction)\b[^;]*$/i.test(sql)
}

let pgPrototype: Promise<unknown> | undefined

/**
 * Whether it is Kysely's own connection to pg: of others it is not known what they make of a query that is no text.
 * Kysely does not export its class, bundlers rename it, and an application may have loaded Kysely twice.
 */
async function isPgConnection(connection: DatabaseConnection): Promise<boolean> {
  const prototype = Object.getPrototypeOf(connection)
  if (prototype?.constructor?.name === 'PostgresConnection') return true
  pgPrototype ??= makePgConnection().then(Object.getPrototypeOf, () => undefined)
  return prototype === (await pgPrototype)
}

async function makePgConnection(): Promise<DatabaseConnection> {
  const query = () => {
    throw new Error('bug: this client is not for queries')
  }
  const pool = { connect: async () => ({ query, release: () => {} }), end: async () => {}, options: {} }
  const driver = new PostgresDriver({ pool })
  await driver.init()
  return driver.acquireConnection()
}
