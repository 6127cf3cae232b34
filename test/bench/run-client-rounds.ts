// The contest as the application sees it, where ZenStack works: pgladder and hand-written conditions through Kysely,
// ZenStack through its own client, each over one connection, in turns.

import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createLadder, type Ladder } from '../../access/index.ts'
import type { Progress } from '../../generator/cli/demo/progress.ts'
import { BenchError } from './bench-error.ts'
import type { BenchServer } from './bench-server.ts'
import { unlessTooSlow } from './give-up.ts'
import { databaseOf, loginOf, storages } from './governed-databases.ts'
import { type BenchTables, readWithKysely } from './kysely-reads.ts'
import { median } from './median.ts'
import { handWritten, plainDatabase } from './plain-database.ts'
import { timeInClient } from './time-in-client.ts'
import { type Caller, type CallerName, leftToPolicies, type ReadName, readNames, type Scale } from './workload.ts'
import type { ZenstackContestant, ZenstackModule } from './zenstack/contract.ts'

export const clientContestants = [
  'hand',
  'pgladder none',
  'pgladder none, with its request',
  'ZenStack without entries',
  'pgladder table',
  'pgladder table, with its request',
  'pgladder projected',
  'pgladder projected, with its request',
  'ZenStack',
] as const
export type ClientContestant = (typeof clientContestants)[number]

export interface ClientMeasurement {
  readonly contestant: ClientContestant
  readonly caller: CallerName
  readonly query: ReadName
  /** Milliseconds seen by the application; infinite if it lost patience. */
  readonly ms: number
}

type Answer = number | readonly string[]
/** Asks so many times; returns the times and the last answer. */
type Ask = (
  caller: Caller,
  query: ReadName,
  times: number,
) => Promise<{ readonly ms: readonly number[]; readonly answer: Answer }>

async function repeat(times: number, ask: () => Promise<Answer>): ReturnType<Ask> {
  const ms: number[] = []
  let answer: Answer = []
  for (let sample = 0; sample < times; sample += 1) {
    ms.push(
      await timeInClient(async () => {
        answer = await ask()
      }),
    )
  }
  return { ms, answer }
}

export async function runClientRounds(
  server: BenchServer,
  zenstackModule: ZenstackModule,
  callers: readonly Caller[],
  scale: Scale,
  progress: Progress,
): Promise<readonly ClientMeasurement[]> {
  const open = (url: string) => {
    const pool = new pg.Pool({ connectionString: url, max: 1, statement_timeout: scale.patience })
    return new Kysely<BenchTables>({ dialect: new PostgresDialect({ pool }) })
  }
  const plain = open(server.url(plainDatabase))
  const governed = storages.map((storage) => open(server.url(databaseOf(storage), loginOf(storage))))
  const [none, table, projected] = governed.map((db) => createLadder({ db }))
  const owned = zenstackModule.openZenstack(server.url(plainDatabase), 'owned')
  const shared = zenstackModule.openZenstack(server.url(plainDatabase), 'shared')
  if (none === undefined || table === undefined || projected === undefined) throw new Error('a ladder is missing')
  const asks: Readonly<Record<ClientContestant, Ask>> = {
    hand: (caller, query, times) =>
      repeat(times, () => readWithKysely(plain, caller, query, handWritten(caller, query))),
    'pgladder none': askInside(none),
    'pgladder none, with its request': askOpening(none),
    'ZenStack without entries': askZenstack(owned),
    'pgladder table': askInside(table),
    'pgladder table, with its request': askOpening(table),
    'pgladder projected': askInside(projected),
    'pgladder projected, with its request': askOpening(projected),
    ZenStack: askZenstack(shared),
  }
  try {
    return await contest(asks, callers, scale, progress)
  } finally {
    await Promise.all([plain, ...governed].map((db) => db.destroy()))
    await Promise.all([owned.stop(), shared.stop()])
  }
}

function askInside(ladder: Ladder<BenchTables>): Ask {
  return (caller, query, times) =>
    ladder
      .as({ user: caller.user })
      .transaction((trx) => repeat(times, () => readWithKysely(trx, caller, query, leftToPolicies)))
}

function askOpening(ladder: Ladder<BenchTables>): Ask {
  return (caller, query, times) =>
    repeat(times, () =>
      ladder.as({ user: caller.user }).transaction((trx) => readWithKysely(trx, caller, query, leftToPolicies)),
    )
}

function askZenstack(zenstack: ZenstackContestant): Ask {
  return ({ user, role, point }, query, times) => {
    const caller = { id: user, manages: role === 'Manager', blocked: role === 'Blocked' }
    return repeat(times, () => zenstack.ask(caller, query, point))
  }
}

function serves(contestant: ClientContestant, { shared }: Caller): boolean {
  return shared === null || !(contestant.startsWith('pgladder none') || contestant === 'ZenStack without entries')
}

async function contest(
  asks: Readonly<Record<ClientContestant, Ask>>,
  callers: readonly Caller[],
  scale: Scale,
  progress: Progress,
): Promise<readonly ClientMeasurement[]> {
  const turns = callers.flatMap((caller) =>
    readNames.flatMap((query) =>
      clientContestants
        .filter((contestant) => serves(contestant, caller))
        .map((contestant) => ({ contestant, caller, query, rounds: [] as number[], estimate: 0 })),
    ),
  )
  const answers = new Map<string, string>()
  for (let round = 0; round <= scale.rounds; round += 1) {
    for (const [index, turn] of turns.entries()) {
      progress.show(`in the client: round ${round} of ${scale.rounds}, ${Math.round((100 * index) / turns.length)} %`)
      const { contestant, caller, query, estimate } = turn
      if (!Number.isFinite(estimate) || (estimate > 200 && turn.rounds.length >= 2)) continue
      const times = round === 0 ? 1 : Math.min(20, Math.max(1, Math.round((2 * scale.slice) / estimate)))
      const asked = await unlessTooSlow(asks[contestant](caller, query, times), null)
      turn.estimate = asked === null ? Number.POSITIVE_INFINITY : median(asked.ms)
      if (round > 0 || asked === null) turn.rounds.push(turn.estimate)
      if (asked === null) continue
      const question = `\`${query}\` of \`${caller.name}\``
      const told = JSON.stringify(asked.answer)
      if ((answers.get(question) ?? told) !== told)
        throw new BenchError(`\`${contestant}\` answers ${question} differently`)
      answers.set(question, told)
    }
  }
  progress.clear()
  return turns.map(({ contestant, caller, query, rounds }) => ({
    contestant,
    caller: caller.name,
    query,
    ms: median(rounds),
  }))
}
