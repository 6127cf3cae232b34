// The contest on the server: in each round every contestant takes its turn with every query, so that what disturbs
// the machine disturbs all of them. The figure of a cell is the median of its rounds.

import type { Progress } from '../../generator/cli/demo/progress.ts'
import { type Contestant, inRequest } from './contestant.ts'
import { median } from './median.ts'
import { type Cell, survey } from './survey.ts'
import { timeOnServer } from './time-on-server.ts'
import { type Caller, type CallerName, isWrite, type QueryName, readNames, type Scale, writeNames } from './workload.ts'

export interface Measurement {
  readonly contestant: string
  readonly caller: CallerName
  readonly query: QueryName
  readonly runsAs: string
  readonly plan: string
  /** Milliseconds of one run within the server; infinite if the bench lost patience. */
  readonly ms: number
}

interface Turn {
  readonly cell: Cell
  readonly rounds: number[]
  /** Milliseconds, as far as is known. */
  estimate: number
}

/** Reads first: what writes leave behind, though rolled back, would be in their way. */
export async function runRounds(
  contestants: readonly Contestant[],
  callers: readonly Caller[],
  scale: Scale,
  progress: Progress,
): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = []
  for (const [phase, queries] of [
    ['reads', readNames],
    ['writes', writeNames],
  ] as const) {
    const turns: Turn[] = []
    for (const caller of callers) {
      for (const query of queries) {
        progress.show(`${phase}: ${caller.name}, ${query}: do all answer the same?`)
        const cells = await survey(contestants, caller, query, scale)
        turns.push(...cells.map((cell) => ({ cell, rounds: [], estimate: cell.firstMs })))
      }
    }
    for (let round = 1; round <= scale.rounds; round += 1) {
      for (const [index, turn] of turns.entries()) {
        if (turn.rounds.length >= roundsFor(turn.cell.firstMs, scale)) continue
        progress.show(`${phase}: round ${round} of ${scale.rounds}, ${Math.round((100 * index) / turns.length)} %`)
        turn.estimate = await takeTurn(turn, scale)
        turn.rounds.push(turn.estimate)
      }
    }
    measurements.push(...turns.map(({ cell, rounds }) => conclude(cell, rounds)))
  }
  progress.clear()
  return measurements
}

/** What takes long is disturbed little and needs few rounds. */
function roundsFor(firstMs: number, { rounds }: Scale): number {
  if (!Number.isFinite(firstMs)) return 0
  if (firstMs > 1500) return 1
  return firstMs > 300 ? Math.min(3, rounds) : rounds
}

async function takeTurn({ cell, estimate }: Turn, { slice, patience }: Scale): Promise<number> {
  const { contestant, caller, query } = cell
  const undone = isWrite(query)
  const runs = undone ? 1 : clamp(Math.round(1 / estimate), 1, 20)
  const samples = clamp(Math.round(slice / (estimate * runs)), 1, 15)
  // The first sample warms up; it counts only where it is the only one.
  const warm = estimate < 50 ? 1 : 0
  const times = await inRequest(contestant, caller, 10 * patience, () =>
    timeOnServer(contestant.client, contestant.statement(caller, query), { samples: samples + warm, runs, undone }),
  )
  return median(times.slice(warm))
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function conclude({ contestant, caller, query, runsAs, plan }: Cell, rounds: readonly number[]): Measurement {
  return {
    contestant: contestant.name,
    caller: caller.name,
    query,
    runsAs,
    plan,
    ms: rounds.length === 0 ? Number.POSITIVE_INFINITY : median(rounds),
  }
}
