// Calls the ladder's SQL functions within a request's transaction: past the application's plugins, with every value bound,
// and with the server's refusals explained.

import { type RawBuilder, sql, type Transaction } from 'kysely'
import { nameContainer } from './container-name.ts'
import { explainCall } from './explain-call.ts'

/** The ladder's functions, as one transaction calls them. */
export interface LadderCalls<DB> {
  /** `"ladder"."name"(…)`. */
  call(name: string, ...args: readonly RawBuilder<unknown>[]): RawBuilder<unknown>
  /** The table that a Kysely query of the same transaction would use, as a `regclass`. */
  table(container: keyof DB & string): RawBuilder<unknown>
  /** What a function returns: one round trip. */
  ask<T>(call: RawBuilder<unknown>): Promise<T | undefined>
  /** The rows of a query: one round trip. */
  list<Row>(query: RawBuilder<Row>): Promise<readonly Row[]>
}

export function createLadderCalls<DB>(trx: Transaction<DB>, schema: string): LadderCalls<DB> {
  const plain = trx.withoutPlugins()
  const list = async <Row>(query: RawBuilder<Row>): Promise<readonly Row[]> => {
    try {
      return (await query.execute(plain)).rows
    } catch (error) {
      throw explainCall(error)
    }
  }
  return {
    call: (name, ...args) => sql`${sql.id(schema, name)}(${args.length === 0 ? sql`` : sql.join(args)})`,
    table: (container) => regclass(nameContainer(trx, container)),
    ask: async <T>(call: RawBuilder<unknown>) => (await list(sql<{ answer: T }>`select ${call} as answer`))[0]?.answer,
    list,
  }
}

/** A bound name of a table. */
export function regclass(name: string): RawBuilder<unknown> {
  return sql`${name}::pg_catalog.regclass`
}

/** A bound text, or null. */
export function text(value: string | null): RawBuilder<unknown> {
  return sql`${value}::text`
}

/** A bound list of texts: one parameter, however many they are. */
export function texts(values: readonly string[]): RawBuilder<unknown> {
  return sql`${values}::text[]`
}

/** A bound moment, or null. */
export function moment(value: string | null): RawBuilder<unknown> {
  return sql`${value}::timestamptz`
}
