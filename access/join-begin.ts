// `begin` and the statement after it as one message to the server, so that opening a request takes one round trip.
// They share one Sync: when `begin` fails, the server skips the other, which thus never runs outside a transaction.

import type { CompiledQuery, QueryResult } from 'kysely'
import { AccessError } from './access-error.ts'
import { breakWire, doneAtOnce, isPgWire, type PgWire } from './pg-wire.ts'

/** Two statements for Kysely to run as one. */
export interface JoinedStatement {
  readonly query: CompiledQuery
  /** The rows of the second, once `query` was run and was sent. */
  readonly answer: Promise<QueryResult<object>>
  /**
   * To be asked when `query` was run. Where the driver does not take such a thing the answer is true: the server was
   * sent nothing, and will not be.
   */
  withdraw(): boolean
}

interface Field {
  readonly name: string
  readonly dataTypeID: number
}

interface TypeParsers {
  getTypeParser(type: number, format: 'text'): (text: string) => unknown
}

// What a driver that turns an object into text makes of it: no statement at all.
const comment = '-- pgladder: `begin` and the next statement in one message'

const failedToBegin = new WeakSet<Error>()

/** Whether the error is that of `begin` itself, so that the statement behind it did not run. */
export function isBeginFailure(error: unknown): boolean {
  return error instanceof Error && failedToBegin.has(error)
}

/**
 * Joins them. `next` returns rows and binds texts, booleans, arrays of texts and null. In Kysely's log they are one
 * query, with the time that both took. `onSend` is told where they go.
 */
export function joinBegin(
  begin: CompiledQuery,
  next: CompiledQuery,
  onSend: (wire: PgWire) => void = () => {},
): JoinedStatement {
  const values = next.parameters.map(encode)
  const rows: (readonly (string | null)[])[] = []
  let fields: readonly Field[] = []
  let sent = false
  let begun = false
  let settled = false
  let status: unknown
  let resolve: (answer: QueryResult<object>) => void
  let reject: (error: unknown) => void
  const answer = new Promise<QueryResult<object>>((...settlers) => {
    ;[resolve, reject] = settlers
  })
  // Whoever runs the query hears of it; a driver that does not look at the object does not care.
  answer.catch(() => {})

  const settle = (error: unknown, result: QueryResult<object> = { rows: [] }) => {
    if (settled) return
    settled = true
    statement.callback(error, result)
    if (error === undefined) resolve(result)
    else reject(error)
  }
  const breakOff = (wire: PgWire, reason: string) => {
    settle(new AccessError(`the request is lost: ${reason}`, { code: 'request-lost' }))
    breakWire(wire, reason)
  }

  const statement = Object.assign(answer, {
    ...doneAtOnce,
    /** Replaced by pg where it has a `query_timeout`; called, it stops the clock. */
    callback(_error: unknown, _result: QueryResult<object>): void {},
    /** pg puts its client's type parsers here. */
    _result: { _types: undefined as TypeParsers | undefined },
    submit(wire: unknown): Error | null {
      if (settled || !isPgWire(wire) || typeof statement._result._types?.getTypeParser !== 'function') {
        settle(undefined)
        return new Error('not a connection of pg')
      }
      sent = true
      onSend(wire)
      wire.prependOnceListener('readyForQuery', (message) => {
        status = message.status
      })
      wire.stream.cork?.()
      try {
        wire.parse({ text: begin.sql })
        wire.bind({})
        wire.execute({})
        wire.parse({ text: next.sql })
        wire.bind({ values })
        wire.describe({ type: 'P' })
        wire.execute({})
        wire.sync()
      } catch {
        breakOff(wire, 'its first message could not be written')
      } finally {
        wire.stream.uncork?.()
      }
      return null
    },
    handleRowDescription(message: { readonly fields: readonly Field[] }) {
      fields = message.fields
    },
    handleDataRow(message: { readonly fields: readonly (string | null)[] }) {
      rows.push(message.fields)
    },
    handleCommandComplete() {
      begun = true
    },
    handleReadyForQuery(wire: PgWire) {
      if (status !== 'T') return breakOff(wire, 'no transaction is open after `begin`')
      try {
        settle(undefined, { rows: rows.map((row) => readRow(row, fields, statement._result._types)) })
      } catch (error) {
        // A type parser's.
        settle(error)
      }
    },
    handleError(error: Error) {
      if (sent && !begun) failedToBegin.add(error)
      settle(error)
    },
    // Neither statement gets these answers from PostgreSQL.
    handleEmptyQuery: (wire: PgWire) => breakOff(wire, 'it was answered as if it were empty'),
    handlePortalSuspended: (wire: PgWire) => breakOff(wire, 'it was answered in part'),
    handleCopyInResponse: (wire: PgWire) => breakOff(wire, 'it was answered with COPY'),
    handleCopyData: (_message: unknown, wire: PgWire) => breakOff(wire, 'it was answered with COPY'),
    // pg-native in its pipeline mode says only that it has answered.
    emit: () => settle(undefined),
    toString: () => comment,
  })

  const logged = `${begin.sql};\n${next.sql}`
  const query: CompiledQuery = {
    ...next,
    // Kysely passes `sql` to pg unread, and then to its log; its type has no room for what pg takes.
    get sql() {
      if (sent) return logged
      return settled ? comment : (statement as unknown as string)
    },
  }
  const withdraw = () => {
    if (!sent) settled = true
    return !sent
  }
  return { query, answer, withdraw }
}

function readRow(row: readonly (string | null)[], fields: readonly Field[], types: TypeParsers | undefined): object {
  const entries = fields.map(({ name, dataTypeID }, index) => {
    const text = row[index] ?? null
    return [name, text === null || types === undefined ? text : types.getTypeParser(dataTypeID, 'text')(text)]
  })
  return Object.fromEntries(entries)
}

function encode(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return `{${value.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join()}}`
  }
  throw new TypeError(`bug: a request is not opened with a ${typeof value}`)
}
