// What pgladder claims about its speed, and whether this run bears it out.

import type { BenchRun } from './bench-run.ts'
import { formatMs, formatRatio } from './format-figure.ts'
import { handOnSameRows } from './plain-database.ts'
import type { ClientContestant } from './run-client-rounds.ts'
import { type CallerName, type QueryName, readNames } from './workload.ts'

export interface Verdict {
  readonly claim: string
  readonly figure: string
  readonly met: boolean
  /** The plan it was missed with. */
  readonly plan: string | null
}

export function judgeClaims(run: BenchRun): readonly Verdict[] {
  return [
    ...judgeOwn(run),
    ...judgeEverything(run),
    ...judgeMany(run),
    judgeOpening(run),
    judgePerRow(run),
    ...judgeZenstack(run),
  ]
}

function find(run: BenchRun, contestant: string, caller: CallerName, query: QueryName) {
  const found = run.server.find((m) => m.contestant === contestant && m.caller === caller && m.query === query)
  if (found === undefined) throw new Error(`nothing measured for ${contestant}, ${caller}, ${query}`)
  return found
}

interface Limit {
  readonly contestant: string
  readonly caller: CallerName
  readonly query: QueryName
  readonly text: string
  readonly limit: (hand: number) => number
}

function judge(run: BenchRun, { contestant, caller, query, text, limit }: Limit): Verdict {
  const measured = find(run, contestant, caller, query)
  const hand = find(run, contestant === 'pgladder none' ? handOnSameRows : 'hand', caller, query)
  const met = measured.ms <= limit(hand.ms)
  return {
    claim: `${caller}, ${query}: ${text}`,
    figure: `${formatMs(measured.ms)} against ${formatMs(hand.ms)} ms, ${formatRatio(measured.ms / hand.ms)}`,
    met,
    plan: met ? null : measured.plan,
  }
}

function judgeOwn(run: BenchRun): readonly Verdict[] {
  return (['point by key', 'newest 20', 'filtered count', 'count visible'] as const).map((query) =>
    judge(run, {
      contestant: 'pgladder none',
      caller: 'own',
      query,
      text: 'at most 1.25 × hand and 0.1 ms',
      limit: (hand) => 1.25 * hand + 0.1,
    }),
  )
}

function judgeEverything(run: BenchRun): readonly Verdict[] {
  return readNames.map((query) =>
    judge(run, {
      contestant: 'pgladder none',
      caller: 'everything',
      query,
      text: 'at most 1.05 × hand',
      limit: (hand) => 1.05 * hand,
    }),
  )
}

function judgeMany(run: BenchRun): readonly Verdict[] {
  return (
    [
      ['newest 20', 1],
      ['point by key', 0.1],
    ] as const
  ).map(([query, more]) =>
    judge(run, {
      contestant: 'pgladder projected',
      caller: 'own + many',
      query,
      text: `projected, at most ${more} ms more than hand`,
      limit: (hand) => hand + more,
    }),
  )
}

function judgeOpening({ opening }: BenchRun): Verdict {
  const worst = Math.max(...opening.map(({ ms }) => ms))
  return {
    claim: 'opening a request: at most 0.2 ms on the server',
    figure: `${formatMs(worst)} ms`,
    met: worst <= 0.2,
    plan: null,
  }
}

function judgePerRow(run: BenchRun): Verdict {
  const ladder = find(run, 'pgladder none', 'own', 'count visible')
  const perRow = find(run, 'per-row', 'own', 'count visible').ms
  // What was given up took at least as long as there was patience.
  const isDone = Number.isFinite(perRow)
  const ratio = (isDone ? perRow : run.scale.patience) / ladder.ms
  const met = ratio >= 1000
  return {
    claim: 'own, count visible: at least 1000 × faster than a function call per row',
    figure: `${isDone ? '' : 'more than '}${formatRatio(ratio)}`,
    met,
    plan: met ? null : ladder.plan,
  }
}

const rivals: readonly (readonly [ClientContestant, ClientContestant])[] = [
  ['pgladder none', 'ZenStack without entries'],
  ['pgladder table', 'ZenStack'],
  ['pgladder projected', 'ZenStack'],
  ['pgladder none, with its request', 'ZenStack without entries'],
  ['pgladder projected, with its request', 'ZenStack'],
]

function judgeZenstack(run: BenchRun): readonly Verdict[] {
  return rivals.map(([contestant, rival]) => {
    const ratios = run.client
      .filter((m) => m.contestant === contestant)
      .map(({ caller, query, ms }) => {
        const other = run.client.find((m) => m.contestant === rival && m.caller === caller && m.query === query)
        return { read: `${caller}, ${query}`, ratio: ms / (other?.ms ?? Number.NaN) }
      })
    const slower = ratios.filter(({ ratio }) => !(ratio <= 1))
    const named = slower.map(({ read, ratio }) => `${read} (${formatRatio(ratio)})`).join('; ')
    return {
      claim: `in the client, ${contestant}: not slower than ${rival} on any read`,
      figure: `${ratios.length - slower.length} of ${ratios.length}${named === '' ? '' : `; slower on ${named}`}`,
      met: slower.length === 0,
      plan: null,
    }
  })
}
