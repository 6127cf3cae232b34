// The reads of the workload as an application writes them with Kysely.

import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Caller, ReadName, Visibility } from './workload.ts'

/** The tables, as Kysely is told about them. Big integers come as text. */
export interface BenchTables {
  readonly orders: {
    readonly id: string
    readonly owner_id: number
    readonly status: number
    readonly amount: number
    readonly created_at: Date
    readonly title: string
  }
  readonly lines: {
    readonly id: string
    readonly order_id: string
    readonly owner_id: number
    readonly text: string
  }
}

const columns = ['o.id', 'o.owner_id', 'o.status', 'o.amount', 'o.created_at', 'o.title'] as const

/** Answers a query: a count, or the keys of the rows. */
export async function readWithKysely(
  db: Kysely<BenchTables>,
  caller: Caller,
  query: ReadName,
  visibility: Visibility,
): Promise<number | readonly string[]> {
  const orders = db.selectFrom('orders as o').where(condition(visibility.orders))
  const count = async (from: typeof orders) => {
    const { count } = await from.select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
    return Number(count)
  }
  switch (query) {
    case 'point by key':
      return keysOf(await orders.select(columns).where('o.id', '=', `${caller.point}`).execute())
    case 'newest 20':
      return keysOf(await orders.select(columns).orderBy('o.created_at', 'desc').limit(20).execute())
    case 'count visible':
      return count(orders)
    case 'filtered count':
      return count(orders.where('o.status', '=', 3))
    case 'join':
      return keysOf(
        await orders
          .innerJoin('lines as l', 'l.order_id', 'o.id')
          .where(condition(visibility.lines))
          .select([...columns, 'l.text'])
          .orderBy('o.created_at', 'desc')
          .limit(20)
          .execute(),
      )
  }
}

function condition(text: string | null): RawBuilder<boolean> {
  return sql.raw(text ?? 'true')
}

function keysOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id)
}
