// Says in words what PostgreSQL's "permission denied" means: refused within a request, or no request
// open. It watches errors only; it never changes a query, a result, or any error but SQLSTATE 42501.

import type { CompiledQuery, ConnectionProvider, KyselyPlugin, QueryExecutor } from 'kysely'
import { AccessError } from './access-error.ts'
import { explainNewRow } from './explain-new-row.ts'
import { isRequestOpen } from './open-request.ts'
import { insufficientPrivilege, readServerError, translateDenial } from './server-error.ts'

/** Where queries run: outside any request, while one is being opened or closed, or inside one. */
export interface QueryScope {
  phase: 'outside' | 'opening' | 'inside'
}

const scopes = new WeakMap<QueryExecutor, QueryScope>()

/**
 * Watches the queries of a Kysely instance and of everything that is derived from it later. Kysely has no
 * hook for errors, so the executor's own methods are replaced by ones that call them. Does nothing the second time.
 */
export function watchQueries(executor: QueryExecutor): void {
  if (!scopes.has(executor) && Object.isExtensible(executor)) watch(executor, { phase: 'outside' })
}

/** Gives one connection's executor, and what is derived from it, a scope of their own. */
export function openScope(executor: QueryExecutor): QueryScope {
  const scope: QueryScope = { phase: 'opening' }
  if (scopes.has(executor)) scopes.set(executor, scope)
  return scope
}

function watch(executor: QueryExecutor, initial: QueryScope): QueryExecutor {
  scopes.set(executor, initial)
  const scope = () => scopes.get(executor) ?? initial
  const executeQuery = executor.executeQuery.bind(executor)
  const stream = executor.stream.bind(executor)
  const withConnectionProvider = executor.withConnectionProvider.bind(executor)
  const withPlugin = executor.withPlugin.bind(executor)
  const withPlugins = executor.withPlugins.bind(executor)
  const withPluginAtFront = executor.withPluginAtFront.bind(executor)
  const withoutPlugins = executor.withoutPlugins.bind(executor)

  const watching: Partial<QueryExecutor> = {
    async executeQuery(...query) {
      try {
        return await executeQuery(...query)
      } catch (error) {
        throw explain(error, scope(), query[0])
      }
    },
    async *stream(...query) {
      try {
        yield* stream(...query)
      } catch (error) {
        throw explain(error, scope(), query[0])
      }
    },
    withConnectionProvider: (provider: ConnectionProvider) => watch(withConnectionProvider(provider), scope()),
    withPlugin: (plugin: KyselyPlugin) => watch(withPlugin(plugin), scope()),
    withPlugins: (plugins: readonly KyselyPlugin[]) => watch(withPlugins(plugins), scope()),
    withPluginAtFront: (plugin: KyselyPlugin) => watch(withPluginAtFront(plugin), scope()),
    withoutPlugins: () => watch(withoutPlugins(), scope()),
  }
  return Object.assign(executor, watching)
}

function explain(error: unknown, scope: QueryScope, query: CompiledQuery): unknown {
  const refusal = readServerError(error)
  if (error instanceof AccessError || refusal?.code !== insufficientPrivilege) return error
  switch (scope.phase) {
    case 'inside':
      return translateDenial(error, explainNewRow(refusal, query))
    case 'opening':
      return error
    case 'outside':
      return new AccessError(`no request is open: ${refusal.message}`, {
        code: refusal.code,
        help: isRequestOpen()
          ? 'a request is open here, but this query did not run in it: use its `trx` instead of `db`'
          : 'open one with `ladder.as({ user }).transaction(async (trx) => …)` and query through `trx`',
        cause: error,
      })
  }
}
