// Before anything is timed: every contestant answers every query once, and those who are asked the same must answer
// the same. What differs in rows is no contest.

import { type Contestant, inRequest } from './contestant.ts'
import { describePlan, type ExplainOutput } from './describe-plan.ts'
import { type Caller, isWrite, type QueryName } from './workload.ts'

/** One contestant with one query of one caller. */
export interface Cell {
  readonly contestant: Contestant
  readonly caller: Caller
  readonly query: QueryName
  /** What the contestant ran it as: a database role. */
  readonly runsAs: string
  readonly plan: string
  /** Milliseconds of the first run, seen from the client. */
  readonly firstMs: number
}

/** The cells of one query of one caller, all contestants. Throws where they do not agree. */
export async function survey(
  contestants: readonly Contestant[],
  caller: Caller,
  query: QueryName,
): Promise<readonly Cell[]> {
  if (isWrite(query) && caller.writable === null) return []
  const cells: Cell[] = []
  let expected: { readonly by: string; readonly answer: string } | undefined
  for (const contestant of contestants) {
    if (!contestant.serves(caller, query)) continue
    const { answer, ...cell } = await ask(contestant, caller, query)
    expected ??= { by: contestant.name, answer }
    if (answer !== expected.answer) {
      throw new Error(
        `\`${contestant.name}\` and \`${expected.by}\` answer \`${query}\` of \`${caller.name}\` differently`,
      )
    }
    cells.push(cell)
  }
  return cells
}

async function ask(
  contestant: Contestant,
  caller: Caller,
  query: QueryName,
): Promise<Cell & { readonly answer: string }> {
  const { client } = contestant
  const statement = contestant.statement(caller, query)
  return inRequest(contestant, caller, async (runsAs) => {
    const explained = await client.query<{ 'QUERY PLAN': ExplainOutput }>(`explain (format json) ${statement}`)
    const start = performance.now()
    const { rows, rowCount } = await client.query(statement)
    const firstMs = performance.now() - start
    const plan = describePlan(explained.rows[0]?.['QUERY PLAN'] ?? [])
    return { contestant, caller, query, runsAs, plan, firstMs, answer: JSON.stringify([rowCount, rows]) }
  })
}
