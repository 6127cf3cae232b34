// What watches a Kysely instance's errors passes everything else on, whatever a Kysely version adds to it.

import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { describe, expect, it } from 'vitest'
import { watchQueries } from '../../access/query-scope.ts'

describe('a watched executor', () => {
  it('is given the abort signal of a query, which Kysely has from 0.29 on', async () => {
    const executor = new Kysely({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (instance) => new PostgresIntrospector(instance),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    }).getExecutor()
    const seen: unknown[][] = []
    executor.executeQuery = async (...query: unknown[]) => {
      seen.push(query)
      return { rows: [] }
    }
    executor.stream = async function* (...query: unknown[]) {
      seen.push(query)
      yield { rows: [] }
    }
    watchQueries(executor)
    const query = CompiledQuery.raw('select 1')
    const options = { signal: new AbortController().signal }
    await Reflect.apply(executor.executeQuery, executor, [query, options])
    for await (const _rows of Reflect.apply(executor.stream, executor, [query, 1, options]));
    expect(seen).toEqual([
      [query, options],
      [query, 1, options],
    ])
  })
})
