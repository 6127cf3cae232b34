// The contest as the application sees it, where ZenStack works: pgladder and hand-written conditions through Kysely,
// ZenStack through its own client, each over one connection, in turns.

import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createLadder } from '../../access/index.ts'
import type { Progress } from '../../generator/cli/demo/progress.ts'
import type { BenchServer } from './bench-server.ts'
import { databaseOf, loginOf, type Storage, storages } from './governed-databases.ts'
import { type BenchTables, readWithKysely } from './kysely-reads.ts'
import { median } from './median.ts'
import { handWritten, plainDatabase } from './plain-database.ts'
import { timeInClient } from './time-in-client.ts'
import { type Caller, type CallerName, leftToPolicies, type ReadName, readNames, type Scale } from './workload.ts'
import type { ZenstackModule } from './zenstack/contract.ts'

export const clientContestants = ['hand', 'pgladder in a request', 'pgladder with its request', 'ZenStack'] as const
export type ClientContestant = (typeof clientContestants)[number]

export interface ClientMeasurement {
  readonly contestant: ClientContestant
  readonly caller: CallerName
  readonly query: ReadName
  readonly storage: Storage
  /** Milliseconds seen by the application. */
  readonly ms: number
}

/** How entries are kept for a caller, as an author would choose it. */
export function storageFor(caller: CallerName): Storage {
  if (caller === 'own + 10') return 'table'
  return caller === 'own + many' ? 'projected' : 'none'
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
  const open = (url: string) =>
    new Kysely<BenchTables>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }) })
  const plain = open(server.url(plainDatabase))
  const governed = storages.map((storage) => open(server.url(databaseOf(storage), loginOf(storage))))
  const ladders = governed.map((db) => createLadder({ db }))
  const zenstack = zenstackModule.openZenstack(server.url(plainDatabase))
  const as = (caller: Caller) => {
    const ladder = ladders[storages.indexOf(storageFor(caller.name))]
    if (ladder === undefined) throw new Error(`no database for ${caller.name}`)
    return ladder.as({ user: caller.user })
  }
  const asks: Readonly<Record<ClientContestant, Ask>> = {
    hand: (caller, query, times) =>
      repeat(times, () => readWithKysely(plain, caller, query, handWritten(caller, query))),
    'pgladder in a request': (caller, query, times) =>
      as(caller).transaction((trx) => repeat(times, () => readWithKysely(trx, caller, query, leftToPolicies))),
    'pgladder with its request': (caller, query, times) => {
      const ladder = as(caller)
      return repeat(times, () => ladder.transaction((trx) => readWithKysely(trx, caller, query, leftToPolicies)))
    },
    ZenStack: ({ user, role, point }, query, times) =>
      repeat(times, () =>
        zenstack.ask({ id: user, manages: role === 'Manager', blocked: role === 'Blocked' }, query, point),
      ),
  }
  try {
    return await contest(asks, callers, scale, progress)
  } finally {
    await Promise.all([plain.destroy(), ...governed.map((db) => db.destroy()), zenstack.stop()])
  }
}

async function contest(
  asks: Readonly<Record<ClientContestant, Ask>>,
  callers: readonly Caller[],
  scale: Scale,
  progress: Progress,
): Promise<readonly ClientMeasurement[]> {
  const turns = callers.flatMap((caller) =>
    readNames.flatMap((query) =>
      clientContestants.map((contestant) => ({ contestant, caller, query, rounds: [] as number[], estimate: 0 })),
    ),
  )
  const answers = new Map<string, string>()
  for (let round = 0; round <= scale.rounds; round += 1) {
    for (const [index, turn] of turns.entries()) {
      progress.show(`in the client: round ${round} of ${scale.rounds}, ${Math.round((100 * index) / turns.length)} %`)
      const { contestant, caller, query, estimate } = turn
      if (estimate > 200 && turn.rounds.length >= 2) continue
      const times = round === 0 ? 1 : Math.min(20, Math.max(1, Math.round((2 * scale.slice) / estimate)))
      const { ms, answer } = await asks[contestant](caller, query, times)
      turn.estimate = median(ms)
      if (round > 0) turn.rounds.push(turn.estimate)
      const question = `\`${query}\` of \`${caller.name}\``
      const told = JSON.stringify(answer)
      if ((answers.get(question) ?? told) !== told) throw new Error(`\`${contestant}\` answers ${question} differently`)
      answers.set(question, told)
    }
  }
  progress.clear()
  return turns.map(({ contestant, caller, query, rounds }) => ({
    contestant,
    caller: caller.name,
    query,
    storage: storageFor(caller.name),
    ms: median(rounds),
  }))
}
