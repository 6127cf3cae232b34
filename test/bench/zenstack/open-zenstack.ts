// ZenStack over the plain database: the same rules, added to each query in the client.

import { ZenStackClient } from '@zenstackhq/orm'
import { PostgresDialect } from '@zenstackhq/orm/dialects/postgres'
import { PolicyPlugin } from '@zenstackhq/plugin-policy'
import pg from 'pg'
import type { ZenstackContestant } from './contract.ts'
import { schema } from './schema.ts'

export function openZenstack(url: string): ZenstackContestant {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const unprotected = new ZenStackClient(schema, { dialect: new PostgresDialect({ pool }) })
  const db = unprotected.$use(new PolicyPlugin())
  return {
    async ask(caller, query, point) {
      const { order } = db.$setAuth({ ...caller })
      const newest = { orderBy: { createdAt: 'desc' }, take: 20 } as const
      switch (query) {
        case 'point by key': {
          const found = await order.findUnique({ where: { id: BigInt(point) } })
          return found === null ? [] : [`${found.id}`]
        }
        case 'newest 20':
          return keysOf(await order.findMany(newest))
        case 'count visible':
          return order.count()
        case 'filtered count':
          return order.count({ where: { status: 3 } })
        case 'join':
          return keysOf(await order.findMany({ ...newest, include: { lines: { select: { text: true } } } }))
      }
    },
    stop: () => unprotected.$disconnect(),
  }
}

function keysOf(rows: readonly { readonly id: bigint }[]): readonly string[] {
  return rows.map(({ id }) => `${id}`)
}
