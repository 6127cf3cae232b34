// Acts out a scenario through the access layer, as an application would: one request for each row, rolled back unless
// the row is kept. What a row came to is what its statement reached, and `ladder.allowed` has to agree.
import { type Kysely, sql } from 'kysely'
import { AccessError, createLadder, type LadderCaller, type LadderTransaction } from '../../../access/index.ts'
import { assertNever } from '../../assert-never.ts'
import type { ValidIr } from '../../ir/policy-ir.ts'
import { type Answer, isSameAnswer, type Scenario, type ScenarioRow } from './scenario.ts'
import { touchedSetting } from './witness.ts'

/** Tables that are known by name only. */
export type AnyTables = Record<string, Record<string, unknown>>

/** A governed database, ready for a scenario. */
export interface Stage {
  /** Over connections of a plain login that is a member of the gateway role. */
  readonly db: Kysely<AnyTables>
  readonly ir: ValidIr
  /** The keys of all objects, by qualified table, as the DBA sees them. */
  readonly keys: ReadonlyMap<string, readonly string[]>
}

/** What a row came to. */
export interface Outcome {
  readonly row: ScenarioRow
  readonly actual: Answer
  /** What `ladder.allowed` answered; null where it cannot be asked. */
  readonly allowed: Answer | null
  readonly isAsExpected: boolean
}

/** Acts out the rows one after the other; kept rows are there for those that follow. */
export async function* runScenario({ db, ir, keys }: Stage, scenario: Scenario): AsyncGenerator<Outcome> {
  const ladder = createLadder({ db, schema: ir.schema })
  const keyColumns = new Map(ir.containers.map((c) => [`${c.relation.schema}.${c.relation.name}`, c.key.column]))
  const known = new Map(keys)
  for (const row of scenario.rows) {
    const keyColumn = keyColumns.get(row.table)
    if (keyColumn === undefined) throw new Error(`the policy has no table \`${row.table}\``)
    const written = row.act === 'CREATE' || row.act === 'UPDATE' ? scenario.tries.get(row.table)?.[row.act] : {}
    const order = { row, keyColumn, values: { ...written, ...row.with }, known: known.get(row.table) ?? [] }
    const identity = scenario.callers.get(row.caller) ?? null
    const result =
      identity === null ? await actWithoutRequest(db, order) : await actInRequest(ladder.as(identity), order)
    if (row.keep) known.set(row.table, [...order.known, ...(result.reached ?? [])])
    yield judge(row, identity !== null, result)
  }
}

interface Order {
  readonly row: ScenarioRow
  readonly keyColumn: string
  readonly values: Readonly<Record<string, unknown>>
  /** Keys of the objects that there are. */
  readonly known: readonly string[]
}

interface Result {
  /** Keys that the statement found or touched; null: PostgreSQL said "permission denied". */
  readonly reached: readonly string[] | null
  /** Keys for which `ladder.allowed` said yes (for CREATE: any, as it has no object yet); null: it was not asked. */
  readonly allowed: readonly string[] | null
}

async function actWithoutRequest(db: Kysely<AnyTables>, order: Order): Promise<Result> {
  try {
    return { reached: await act(db, order), allowed: null }
  } catch (error) {
    return { reached: nothingIfDenied(error), allowed: null }
  }
}

/** Takes back what a request wrote, once it has been seen. Caught here and nowhere else. */
class Undo extends Error {
  readonly reached: readonly string[]

  constructor(reached: readonly string[]) {
    super('the row is not kept')
    this.reached = reached
  }
}

async function actInRequest(caller: LadderCaller<AnyTables>, order: Order): Promise<Result> {
  const asked: { allowed: readonly string[] | null } = { allowed: null }
  try {
    const reached = await caller.transaction(async (trx) => {
      asked.allowed = await askAllowed(trx, order)
      const keys = await act(trx, order)
      if (order.row.keep) return keys
      throw new Undo(keys)
    })
    return { reached, ...asked }
  } catch (error) {
    return { reached: error instanceof Undo ? error.reached : nothingIfDenied(error), ...asked }
  }
}

// "Permission denied" is an answer; every other error is a fault of the example, or of pgladder.
function nothingIfDenied(error: unknown): null {
  if (error instanceof AccessError && error.code === '42501') return null
  throw error
}

async function act(trx: Kysely<AnyTables>, { row, keyColumn, values }: Order): Promise<readonly string[]> {
  switch (row.act) {
    case 'FIND': {
      const found = await trx
        .selectFrom(row.table)
        .select(sql<string>`${sql.ref(keyColumn)}::text`.as('key'))
        .execute()
      return found.map(({ key }) => key)
    }
    // No `where` and no `returning`: they read columns, and then the statement would ask for FIND as well.
    case 'CREATE':
      await trx.insertInto(row.table).values(values).execute()
      return touched(trx)
    case 'UPDATE':
      await trx.updateTable(row.table).set(values).execute()
      return touched(trx)
    case 'REMOVE':
      await trx.deleteFrom(row.table).execute()
      return touched(trx)
    default:
      return assertNever(row.act)
  }
}

async function touched(trx: Kysely<AnyTables>): Promise<readonly string[]> {
  const { rows } = await sql<{ keys: string | null }>`select current_setting(${touchedSetting}, true) as keys`.execute(
    trx,
  )
  return JSON.parse(rows[0]?.keys || '[]') as string[]
}

async function askAllowed(trx: LadderTransaction<AnyTables>, order: Order): Promise<readonly string[] | null> {
  const { row, known } = order
  // It knows nothing of the values that a row wants to write.
  if (Object.keys(row.with).length > 0) return null
  if (row.act === 'CREATE') return (await trx.ladder.allowed(row.act, row.table)) ? ['any'] : []
  const allowed: string[] = []
  for (const key of known) {
    if (await trx.ladder.allowed(row.act, row.table, key)) allowed.push(key)
  }
  return allowed
}

function judge(row: ScenarioRow, isInRequest: boolean, { reached, allowed }: Result): Outcome {
  // In a request a refused write may be an error or reach nothing, but what may not be found is just not there.
  const isRefused = reached === null && (!isInRequest || row.act === 'FIND')
  const actual = isRefused ? 'refused' : answer(row, reached ?? [])
  const said = allowed === null ? null : answer(row, allowed)
  const isAsExpected = isSameAnswer(row.expect, actual) && (said === null || isSameAnswer(said, actual))
  return { row, actual, allowed: said, isAsExpected }
}

function answer({ act, key }: ScenarioRow, reached: readonly string[]): Answer {
  if (act === 'CREATE') return reached.length > 0 ? 'yes' : 'no'
  if (key === null) return reached
  return reached.includes(key) ? 'yes' : 'no'
}
