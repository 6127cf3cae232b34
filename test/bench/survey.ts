// Before anything is timed: every contestant answers every query once, and those who are asked the same must answer
// the same. What differs in rows is no contest.

import type pg from 'pg'
import { BenchError } from './bench-error.ts'
import { type Contestant, inRequest } from './contestant.ts'
import { describePlan, type ExplainOutput } from './describe-plan.ts'
import { unlessTooSlow } from './give-up.ts'
import { type Caller, isWrite, type QueryName, type Scale } from './workload.ts'

/** One contestant with one query of one caller. */
export interface Cell {
  readonly contestant: Contestant
  readonly caller: Caller
  readonly query: QueryName
  /** What the contestant ran it as: a database role. */
  readonly runsAs: string
  readonly plan: string
  /** Milliseconds of the first run, seen from the client; infinite if it was given up. */
  readonly firstMs: number
}

/** The cells of one query of one caller, all contestants. Throws where they do not agree. */
export async function survey(
  contestants: readonly Contestant[],
  caller: Caller,
  query: QueryName,
  { patience }: Scale,
): Promise<readonly Cell[]> {
  if (isWrite(query) && caller.writable === null) return []
  const cells: Cell[] = []
  let expected: { readonly by: string; readonly answer: string } | undefined
  for (const contestant of contestants) {
    if (!contestant.serves(caller, query)) continue
    const { answer, ...cell } = await ask(contestant, caller, query, patience)
    cells.push(cell)
    if (answer === null) continue
    expected ??= { by: contestant.name, answer }
    if (answer !== expected.answer) {
      throw new BenchError(
        `\`${contestant.name}\` and \`${expected.by}\` answer \`${query}\` of \`${caller.name}\` differently`,
      )
    }
  }
  return cells
}

async function ask(
  contestant: Contestant,
  caller: Caller,
  query: QueryName,
  patience: number,
): Promise<Cell & { readonly answer: string | null }> {
  const { client } = contestant
  const statement = contestant.statement(caller, query)
  return inRequest(contestant, caller, patience, async (runsAs) => {
    const explained = await client.query<{ 'QUERY PLAN': ExplainOutput }>(`explain (format json) ${statement}`)
    const start = performance.now()
    const result = await unlessTooSlow<pg.QueryResult | null>(client.query(statement), null)
    const firstMs = result === null ? Number.POSITIVE_INFINITY : performance.now() - start
    const answer = result === null ? null : JSON.stringify([result.rowCount, result.rows])
    const plan = describePlan(explained.rows[0]?.['QUERY PLAN'] ?? [])
    return { contestant, caller, query, runsAs, plan, firstMs, answer }
  })
}
