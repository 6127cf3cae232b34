// ZenStack over the plain database: the same rules, added to each query in the client.

import { ZenStackClient } from '@zenstackhq/orm'
import { PostgresDialect } from '@zenstackhq/orm/dialects/postgres'
import { PolicyPlugin } from '@zenstackhq/plugin-policy'
import pg from 'pg'
import type { ReadName } from '../workload.ts'
import type { ZenstackCaller, ZenstackContestant, ZenstackRules } from './contract.ts'
import { schema as owned } from './owned-schema.ts'
import { schema as shared } from './shared-schema.ts'

export function openZenstack(url: string, rules: ZenstackRules): ZenstackContestant {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const options = { dialect: new PostgresDialect({ pool }) }
  if (rules === 'owned') {
    const unprotected = new ZenStackClient(owned, options)
    const db = unprotected.$use(new PolicyPlugin())
    const ask = (caller: ZenstackCaller, query: ReadName, point: number) =>
      answer(db.$setAuth({ ...caller }).order, query, point)
    return { ask, stop: () => unprotected.$disconnect() }
  }
  const unprotected = new ZenStackClient(shared, options)
  const db = unprotected.$use(new PolicyPlugin())
  const ask = (caller: ZenstackCaller, query: ReadName, point: number) =>
    answer(db.$setAuth({ ...caller }).order, query, point)
  return { ask, stop: () => unprotected.$disconnect() }
}

/** What is used of ZenStack's orders, whatever the rules. */
interface Orders {
  findUnique(args: { where: { id: bigint } }): PromiseLike<{ readonly id: bigint } | null>
  findMany(args: {
    orderBy: { createdAt: 'desc' }
    take: number
    include?: { lines: { select: { text: true } } }
  }): PromiseLike<readonly { readonly id: bigint }[]>
  count(args?: { where: { status: number } }): PromiseLike<number>
}

async function answer(orders: Orders, query: ReadName, point: number): Promise<number | readonly string[]> {
  switch (query) {
    case 'point by key': {
      const found = await orders.findUnique({ where: { id: BigInt(point) } })
      return found === null ? [] : [`${found.id}`]
    }
    case 'newest 20':
      return keysOf(await orders.findMany({ orderBy: { createdAt: 'desc' }, take: 20 }))
    case 'count visible':
      return orders.count()
    case 'filtered count':
      return orders.count({ where: { status: 3 } })
    case 'join':
      return keysOf(
        await orders.findMany({
          orderBy: { createdAt: 'desc' },
          take: 20,
          include: { lines: { select: { text: true } } },
        }),
      )
  }
}

function keysOf(rows: readonly { readonly id: bigint }[]): readonly string[] {
  return rows.map(({ id }) => `${id}`)
}
