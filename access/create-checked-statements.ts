// The methods of `CheckedStatements`. Whether an object may be touched is the database's to say; here it is only compared
// which were named with which were touched.

import { DeleteResult, sql, UpdateResult } from 'kysely'
import { AccessError } from './access-error.ts'
import type { CheckedStatements, Refusal, Report, WriteStatement } from './checked-statements.ts'
import { type KeyedStatement, readStatement } from './keyed-statement.ts'
import { type LadderCalls, regclass, text, texts } from './ladder-calls.ts'
import { spellKey } from './object-key.ts'
import { returnKey, type TouchedRow, takeKey } from './returned-key.ts'
import type { WritePrivileges } from './write-privileges.ts'

/** Checked statements through the calls of one transaction. */
export function createCheckedStatements<DB>(calls: LadderCalls<DB>, privileges: WritePrivileges): CheckedStatements {
  const call = (name: string, { operation, container }: KeyedStatement, ids: readonly string[]) =>
    calls.call(name, text(operation), regclass(container), texts(ids))

  const orDeny = async (statement: WriteStatement, options: unknown): Promise<unknown[]> => {
    const keyed = readStatement(statement, options)
    // `in ()` is no SQL; no objects are nothing to do.
    if (keyed.ids.length === 0) return resultOf(keyed, [])
    // Without the privilege none is touched, and the statement would be refused without a step.
    const touched = (await privileges.allow(keyed)) ? await run(statement, keyed) : []
    const missing = leftOut(keyed.ids, touched, touched[0]?.type)
    if (missing.length > 0) {
      await calls.ask(call('refuse', keyed, missing))
      throw new AccessError('`refuse` returned', { code: 'no-ladder' })
    }
    return resultOf(keyed, touched)
  }

  const andReport = async (statement: WriteStatement, options: unknown): Promise<Report> => {
    const keyed = readStatement(statement, options)
    if (keyed.ids.length === 0) return { done: [], refused: [] }
    // Asked first: a statement of which nothing is allowed can be an error.
    const { type, container, refusals } = await ask(keyed)
    const denied = new Set(refusals.map(({ objectId }) => spellKey(type, objectId)))
    const allowed = keyed.ids.filter((id) => !denied.has(spellKey(type, id)))
    const touched = allowed.length === 0 ? [] : await run(statement, keyed)
    const done = new Set(touched.map(({ id }) => spellKey(type, id)))
    const others = leftOut(allowed, touched, type).map((objectId) => ({
      objectId,
      code: 'P0002',
      message: `the statement left out object '${objectId}' of ${container}: the caller may ${keyed.operation} it, but may not FIND it, or another condition of the statement, or a trigger of the table, left it as it was`,
      detail: { operation: keyed.operation, container, objects: [objectId] },
    }))
    return {
      done: touched.map(({ id }) => id),
      // What became allowed meanwhile was done.
      refused: [...refusals.filter(({ objectId }) => !done.has(spellKey(type, objectId))), ...others],
    }
  }

  const ask = async (keyed: KeyedStatement) => {
    const rows = await calls.list(sql<RefusalRow>`
      select k.type, k.container, r.object_id as "objectId", r.code, r.message, r.detail::text as detail
      from (
        select
          pg_catalog.format_type(a.atttypid, null) as type,
          pg_catalog.format('%I.%I', n.nspname, c.relname) as container
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        left join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attname = ${text(keyed.column)}
        where c.oid = ${regclass(keyed.container)}
      ) as k
      left join ${call('refusals', keyed, keyed.ids)} as r on true
    `)
    return {
      type: rows[0]?.type ?? '',
      container: rows[0]?.container ?? keyed.container,
      refusals: rows.flatMap(readRefusal),
    }
  }

  return {
    // Its type is that of the statement's own `execute`, of which nothing is known here.
    executeOrDeny: orDeny as CheckedStatements['executeOrDeny'],
    executeAndReport: andReport,
  }
}

interface RefusalRow {
  readonly type: string | null
  readonly container: string
  readonly objectId: string | null
  readonly code: string
  readonly message: string
  readonly detail: string
}

function readRefusal({ objectId, code, message, detail }: RefusalRow): readonly Refusal[] {
  return objectId === null ? [] : [{ objectId, code, message, detail: JSON.parse(detail) }]
}

/** The rows that it touched. Throws if there is one that it does not name. */
async function run(statement: WriteStatement, { column, ids }: KeyedStatement): Promise<readonly TouchedRow[]> {
  const rows = await statement.withPlugin(returnKey(column)).execute()
  const touched = rows.map(takeKey)
  const named = new Set(touched[0] === undefined ? [] : spellAll(touched[0].type, ids))
  if (touched.some(({ type, id }) => !named.has(spellKey(type, id)))) {
    throw new AccessError('the statement touched objects that it does not name', {
      code: 'wrong-use',
      help: 'put raw SQL with OR in it in parentheses',
    })
  }
  return touched
}

/** Of ids, each once, those that are not among the rows. */
function leftOut(ids: readonly string[], touched: readonly TouchedRow[], type = ''): readonly string[] {
  const done = new Set(touched.map(({ id }) => spellKey(type, id)))
  const byKey = new Map(ids.map((id) => [spellKey(type, id), id]))
  return [...byKey].flatMap(([key, id]) => (done.has(key) ? [] : [id]))
}

function spellAll(type: string, ids: readonly string[]): readonly string[] {
  return ids.map((id) => spellKey(type, id))
}

/** What the statement's `execute()` would have resolved to. */
function resultOf({ operation, returns }: KeyedStatement, touched: readonly TouchedRow[]): unknown[] {
  if (returns) return touched.map(({ row }) => row)
  const count = BigInt(touched.length)
  return [operation === 'UPDATE' ? new UpdateResult(count, undefined) : new DeleteResult(count)]
}
