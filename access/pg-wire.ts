// pg's connection to the server. pg's client takes, in place of SQL, an object that talks to it by itself, as pg-cursor
// does. It is known by its shape: other clients hand over something else, or never ask.

import type { DatabaseConnection } from 'kysely'

/** The part of pg's `Connection` that is used here. */
export interface PgWire {
  readonly stream: { readonly writable: boolean; cork?(): void; uncork?(): void }
  parse(statement: { readonly text: string }): void
  bind(portal: { readonly values?: readonly (string | null)[] }): void
  describe(target: { readonly type: 'P' }): void
  execute(portal: object): void
  sync(): void
  prependOnceListener(event: 'readyForQuery', listener: (message: { readonly status?: unknown }) => void): unknown
  emit(event: 'error', error: Error): boolean
}

const methods = ['parse', 'bind', 'describe', 'execute', 'sync', 'prependOnceListener', 'emit']

/** Whether it is a connection with a socket. PGlite behind pg's client has none, and pg-native shows its client. */
export function isPgWire(wire: unknown): wire is PgWire {
  if (typeof wire !== 'object' || wire === null) return false
  const stream: unknown = Reflect.get(wire, 'stream')
  if (typeof stream !== 'object' || stream === null || typeof Reflect.get(stream, 'writable') !== 'boolean')
    return false
  return methods.every((method) => typeof Reflect.get(wire, method) === 'function')
}

const wires = new WeakMap<DatabaseConnection, PgWire>()

/** Keeps what Kysely hides: a connection that is busy can only be broken by its wire. */
export function rememberWire(connection: DatabaseConnection, wire: PgWire): void {
  wires.set(connection, wire)
}

export function findWire(connection: DatabaseConnection): PgWire | undefined {
  return wires.get(connection)
}

/** Marks the connection as broken, so that its pool drops it. */
export function breakWire(wire: PgWire, reason: string): void {
  try {
    wire.emit('error', new Error(`pgladder gave up this connection: ${reason}`))
  } catch {
    // The client emits the error again, and without a listener that throws here, where it is expected.
  }
}

/**
 * What pg-native asks of such an object besides what pg does: to say that it is done, and to be told so. Without these
 * the client would wait for it for good.
 */
export const doneAtOnce = {
  state: 'end',
  once(event: string, next: () => void) {
    if (event === '_done') setImmediate(next)
    return this
  },
  emit(_event: string): void {},
} as const
