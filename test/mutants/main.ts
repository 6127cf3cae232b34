// npm run test:mutants: changes the emitted SQL one thing at a time, and looks which test goes red. Survivors are the exit code.

import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../support/embedded-postgres.ts'
import { reasonFor } from './equivalent.ts'
import { everyMigration } from './every-policy.ts'
import { gatherExperience } from './experience.ts'
import { type Judgement, judge } from './judge.ts'
import type { Order, Outcome } from './lane.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import { reportOf, survivorsOf, tableOf } from './report.ts'
import { openSqlJudge } from './sql-judge.ts'
import { type KnownFile, readUsage, testFiles } from './usage.ts'

const cache = 'test/mutants/.cache'
const usageFile = `${cache}/usage.jsonl`
const outcomesFile = `${cache}/outcomes.json`
const resultsFile = `${cache}/results.jsonl`

interface Options {
  readonly only?: RegExp
  readonly not?: RegExp
  readonly shard?: readonly [number, number]
  readonly sample: number
  readonly list?: true
  readonly lanes: number
  readonly patience: number
  readonly resume?: true
  readonly survivors?: true
  readonly fresh?: true
  readonly report?: true
}

function readShard(text: string): readonly [number, number] {
  const [, part = '0', of = '0'] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (Number(part) < 1 || Number(part) > Number(of)) throw new InvalidArgumentError('It has to be i/n, such as 1/4.')
  return [Number(part), Number(of)]
}

const options = new Command('test:mutants')
  .description('breaks the emitted SQL one thing at a time, and reports which test goes red')
  .option('--only <regex>', 'mutants whose id matches', (text) => new RegExp(text))
  .option('--not <regex>', 'but those whose id matches', (text) => new RegExp(text))
  .option('--shard <i/n>', 'one of n parts of them', readShard)
  .option('--sample <n>', 'about one of n, the same ones each time', Number, 1)
  .option('--list', 'print the ids, and run nothing')
  .option('--lanes <n>', 'processes that run tests', Number, 2)
  .option('--patience <seconds>', 'for how long files are run that stay green', Number, 60)
  .option('--resume', 'keep what an earlier run has judged')
  .option('--survivors', 'try again what has survived or was not finished, and keep the rest')
  .option('--report', 'write REPORT.md from what has been judged, and run nothing')
  .option('--fresh', 'note anew which test file uses what')
  .parse()
  .opts<Options>()

/** What matters most is tried first. */
const weights: readonly RegExp[] = [
  /^policy/,
  /^(trigger|grant|revoke|alter)/,
  /\.(fold|rebuild_bits|context|may_own|may_other|user_id|role_ids)\(/,
  /^create (unique )?(table|index|view)/,
  /\.(TABLE_\w+|my_codes|statement|note_statement|announce_upsert|depth_of|open_request|read_request|enter)\(/,
  /\.(judge\w*|standings|allowed\w*|require\w*|refuse\w*|in_request|is_\w+|set_entries|lock_objects|guard_entries)\(/,
  /^ladder/,
]

const weightOf = ({ of }: Mutant) => {
  const found = weights.findIndex((pattern) => pattern.test(of))
  return found < 0 ? weights.length : found
}

const all = mutantsOf(everyMigration())
const earlier = new Map(readResults().map((judgement) => [judgement.id, judgement]))
const chosen = choose(all)

/** Of no meaning, and the same in every run. */
function placeOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE()
}

function choose(mutants: readonly Mutant[]): readonly Mutant[] {
  const { only, not, shard } = options
  const matching = mutants
    .filter(({ id }) => (only?.test(id) ?? true) && !(not?.test(id) ?? false))
    .filter(({ id }) => placeOf(id) % options.sample === 0)
    .sort((a, b) => weightOf(a) - weightOf(b) || placeOf(a.id) - placeOf(b.id))
  return shard === undefined ? matching : matching.filter((_mutant, n) => n % shard[1] === shard[0] - 1)
}

function readResults(): readonly Judgement[] {
  if (!existsSync(resultsFile)) return []
  const lines = readFileSync(resultsFile, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Judgement)
}

async function runAll(): Promise<void> {
  // one for each lane: roles belong to the whole cluster, and some tests name theirs
  const servers = await Promise.all(
    Array.from({ length: options.lanes }, () =>
      startEmbeddedPostgres(['track_functions=all', 'statement_timeout=20000', 'shared_buffers=256MB']),
    ),
  )
  const stop = () => Promise.all(servers.map((server) => server.stop()))
  const interrupted = () => void stop().finally(() => process.exit(130))
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  try {
    const known = await noteUsage(servers)
    await judgeAll(servers, known)
  } finally {
    await stop()
  }
  finish()
  process.exit()
}

/** Once for each file, and again when it is asked for. */
async function noteUsage(servers: readonly EmbeddedPostgres[]): Promise<readonly KnownFile[]> {
  if (options.fresh) for (const file of [usageFile, outcomesFile]) rmSync(file, { force: true })
  const outcomes: Outcome[] = existsSync(outcomesFile) ? JSON.parse(readFileSync(outcomesFile, 'utf8')) : []
  const queue = testFiles().filter((file) => !outcomes.some((outcome) => outcome.file === file))
  if (queue.length > 0) {
    await inLanes(servers, { PGLADDER_USAGE: usageFile }, async (run) => {
      for (;;) {
        const file = queue.shift()
        if (file === undefined) return
        const outcome = await run(file)
        // the machine may be too busy for some; a fault of the suite is no business of this run
        if (outcome.state === 'green') outcomes.push(outcome)
        else console.log(`left out, since it is not green without a mutant: ${file}: ${outcome.title}`)
        writeFileSync(outcomesFile, JSON.stringify(outcomes))
        say(`noting what the tests use: ${outcomes.length} files`)
      }
    })
  }
  return readUsage(usageFile, outcomes)
}

async function judgeAll(servers: readonly EmbeddedPostgres[], known: readonly KnownFile[]): Promise<void> {
  const keeps = ({ id }: Mutant) => {
    const before = earlier.get(id)
    return (
      before !== undefined &&
      (options.survivors ? !['survived', 'unfinished', 'unjudged'].includes(before.verdict) : options.resume === true)
    )
  }
  const experience = gatherExperience()
  for (const { of, file, verdict, milliseconds, asked } of earlier.values()) {
    if (file !== '') experience.note(of, file, verdict !== 'invalid', milliseconds / Math.max(asked, 1))
  }
  const queue: Mutant[] = []
  for (const mutant of chosen) {
    if (reasonFor(mutant.id) !== undefined)
      keep({ ...mutant, verdict: 'equivalent', file: '', title: '', message: '', milliseconds: 0, asked: 0, left: 0 })
    else if (!keeps(mutant)) queue.push(mutant)
  }
  const total = queue.length
  let done = 0
  let survived = 0
  await inLanes(servers, {}, async (run, mutantFile, server) => {
    const sound = new Map<string, boolean>()
    const inSql = await openSqlJudge(server.superuserUrl)
    for (;;) {
      const mutant = queue.shift()
      if (mutant === undefined) return inSql.close()
      const quick = await inSql.judge(mutant)
      const judgement =
        quick ??
        (await judge({
          mutant,
          mutantFile,
          known,
          experience,
          patience: options.patience * 1000,
          run,
          sound,
        }))
      keep(judgement)
      done += 1
      if (judgement.verdict === 'survived') {
        survived += 1
        console.log(`survived: ${judgement.id}`)
      }
      say(`${done} of ${total}, ${survived} survived`)
    }
  })
}

function keep(judgement: Judgement): void {
  earlier.set(judgement.id, judgement)
  appendFileSync(resultsFile, `${JSON.stringify(judgement)}\n`)
}

let said = 0

function say(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${text}   `)
  else if (performance.now() - said > 30_000) {
    said = performance.now()
    console.log(text)
  }
}

type Run = (file: string) => Promise<Outcome>

/** The same work in each lane, which takes from one queue. */
async function inLanes(
  servers: readonly EmbeddedPostgres[],
  env: NodeJS.ProcessEnv,
  work: (run: Run, mutantFile: string, server: EmbeddedPostgres) => Promise<void>,
): Promise<void> {
  const lanes = servers.map(async (server, n) => {
    const mutantFile = `${process.cwd()}/${cache}/mutant-${n}.json`
    writeFileSync(mutantFile, '')
    let lane = await openLane(server, { ...env, PGLADDER_MUTANT: mutantFile })
    let runs = 0
    const run: Run = async (file) => {
      // a thread that has run thousands of files is slow
      runs += 1
      if (runs % 1000 === 0) {
        lane.disconnect()
        lane = await openLane(server, { ...env, PGLADDER_MUTANT: mutantFile })
      }
      return ask(lane, { file })
    }
    try {
      await work(run, mutantFile, server)
    } finally {
      lane.disconnect()
    }
  })
  await Promise.all(lanes)
}

async function openLane(server: EmbeddedPostgres, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const lane = fork('test/mutants/lane.ts', {
    execArgv: ['--import', 'jiti/register'],
    env: {
      ...process.env,
      TEST_DATABASE_URL: server.superuserUrl,
      PGLADDER_WORLDS: '4',
      PGLADDER_SEED: '7',
      PGLADDER_SHARING_WORLDS: '4',
      ...env,
    },
  })
  await answerOf(lane)
  return lane
}

const answerOf = (lane: ChildProcess) =>
  new Promise<Outcome>((resolve, reject) => {
    const ended = () => reject(new Error('a lane has ended'))
    lane.once('exit', ended)
    lane.once('message', (outcome) => {
      lane.off('exit', ended)
      resolve(outcome as Outcome)
    })
  })

async function ask(lane: ChildProcess, order: Order): Promise<Outcome> {
  const outcome = answerOf(lane)
  lane.send(order)
  return outcome
}

function finish(): void {
  const present = new Set(all.map(({ id }) => id))
  const judgements = [...earlier.values()].filter(({ id }) => present.has(id))
  const ofThisRun = new Set(chosen.map(({ id }) => id))
  const shown = judgements.filter(({ id }) => ofThisRun.has(id))
  console.log(`\n${tableOf(shown)}\n`)
  const survivors = survivorsOf(shown)
  if (survivors.length > 0) console.log(`survivors:\n${survivors.join('\n')}`)
  if (options.only === undefined && options.not === undefined && options.shard === undefined)
    writeFileSync('test/mutants/REPORT.md', reportOf(judgements, all.length))
  const isOpen = shown.some(({ verdict }) => verdict === 'unfinished' || verdict === 'unjudged')
  process.exitCode = survivors.length > 0 || isOpen ? 1 : 0
}

mkdirSync(cache, { recursive: true })
if (options.list) for (const { id } of chosen) console.log(id)
else if (options.report) finish()
else await runAll()
