// npm run test:mutants: changes the emitted SQL one thing at a time, and looks which test goes red. Survivors are the exit code.

import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../support/embedded-postgres.ts'
import { attackReportOf, attackTableOf } from './attack-report.ts'
import type { AttackRun } from './attacks.ts'
import { defences } from './defences.ts'
import { reasonFor } from './equivalent.ts'
import { everyMigration } from './every-policy.ts'
import { gatherExperience } from './experience.ts'
import { type Judgement, judge, type Verdict } from './judge.ts'
import type { Order, Outcome } from './lane.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import { reportOf, survivorsOf, tableOf } from './report.ts'
import { openSqlJudge } from './sql-judge.ts'
import { changesAttribute } from './structural.ts'
import { type KnownFile, readUsage, testFiles } from './usage.ts'

const cache = 'test/mutants/.cache'
const usageFile = `${cache}/usage.jsonl`
const outcomesFile = `${cache}/outcomes.json`
const resultsFile = `${cache}/results.jsonl`
const attacksFile = `${cache}/attacks.jsonl`

interface Options {
  readonly only?: RegExp
  readonly not?: RegExp
  readonly shard?: readonly [number, number]
  readonly sample: number
  readonly list?: true
  readonly lanes: number
  readonly patience: number
  readonly first?: RegExp
  readonly resume?: true
  readonly survivors?: true
  readonly fresh?: true
  readonly bodies?: true
  readonly inSql?: true
  readonly attacks?: true
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
  .option('--first <regex>', 'test files that are asked before all others', (text) => new RegExp(text))
  .option('--resume', 'keep what an earlier run has judged')
  .option('--survivors', 'try again what has survived or was not finished, and keep the rest')
  .option('--report', 'write REPORT.md from what has been judged, and run nothing')
  .option('--fresh', 'note anew which test file uses what')
  .option('--bodies', 'also the bodies of functions that do not decide, and DO blocks')
  .option('--in-sql', 'ask the tests in SQL alone')
  .option('--attacks', 'take out the defences, and run every test of an attack')
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

/** What is not decided yet. */
const open: readonly Verdict[] = ['survived', 'unfinished', 'unjudged']

/** Functions that make up the answer: who asks, for what, and what they may. Of others the attributes are broken, and their bodies with `--bodies`. */
const deciding: readonly RegExp[] = [
  /\.(fold|rebuild_bits|context|may_own|may_other|my_codes|user_id|role_ids|is_callers|is_profile|in_request|TABLE_object_ids)\(/,
  /\.(enter|open_request|read_request|read_client|read_role|system_roles_of|parse_user_id|read_user_id|user_exists)\(/,
  /\.(statement|note_statement|announce_upsert|refuse_change|refuse_move|guard_entries|TABLE_new_entries)\(/,
]

const isBody = ({ of, operator }: Mutant) =>
  of.startsWith('do block') ||
  (/^ladder/.test(of) && !deciding.some((functions) => functions.test(of)) && !changesAttribute(operator))

const weightOf = ({ of }: Mutant) => {
  const found = weights.findIndex((pattern) => pattern.test(of))
  return found < 0 ? weights.length : found
}

const all = mutantsOf(everyMigration()).filter((mutant) => options.bodies === true || !isBody(mutant))
const earlier = new Map(readLines<Judgement>(resultsFile).map((judgement) => [judgement.id, judgement]))
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

function readLines<T>(file: string): readonly T[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T)
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
    if (options.attacks) await runAttacks(servers)
    else {
      const silent = await judgeInSql(servers)
      if (silent.length > 0 && !options.inSql) await judgeBySuite(servers, silent)
    }
  } finally {
    await stop()
  }
  if (options.attacks) finishAttacks()
  else finish()
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

/** Those that no test in SQL notices. */
async function judgeInSql(servers: readonly EmbeddedPostgres[]): Promise<readonly Mutant[]> {
  const again = options.survivors ? open : options.resume ? [] : undefined
  const silent: Mutant[] = []
  const queue: Mutant[] = []
  for (const mutant of chosen) {
    const verdict = earlier.get(mutant.id)?.verdict
    if (reasonFor(mutant.id) !== undefined) keep(unasked(mutant, 'equivalent'))
    else if (verdict === undefined || again === undefined) queue.push(mutant)
    else if (again.includes(verdict)) silent.push(mutant)
  }
  if (queue.length === 0) return silent
  const total = queue.length
  let done = 0
  const lanes = servers.map(async ({ superuserUrl }) => {
    const inSql = await openSqlJudge(superuserUrl)
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const judgement = await inSql.judge(mutant)
      if (judgement === null) silent.push(mutant)
      keep(judgement ?? unasked(mutant, 'unfinished'))
      done += 1
      say(`in SQL: ${done} of ${total}, ${silent.length} for the suite`)
    }
    await inSql.close()
  })
  await Promise.all(lanes)
  return silent
}

/** Attacks on a migration are held off by what a migration does, and take long. */
const isDuring = (file: string, { of }: Mutant) =>
  !/threats-(takeover|migrations)/.test(file) || /^(do block|alter|ladder_internal\.(shut|link|\w*_faults))/.test(of)

/** Each defence against each file of attacks; what an earlier run has tried is kept with `--resume`. */
async function runAttacks(servers: readonly EmbeddedPostgres[]): Promise<void> {
  if (!options.resume) rmSync(attacksFile, { force: true })
  const before = readLines<AttackRun>(attacksFile).map(({ mutant, outcome }) => `${mutant?.id} ${outcome.file}`)
  const every = mutantsOf(everyMigration())
  // what explain tells is no attack of the table
  const files = testFiles().filter((file) => /\/(threats-(?!explain)|catalog|access-request)/.test(file))
  const queue = [null, ...defences.flatMap((pattern) => every.find(({ id }) => pattern.test(id)) ?? [])]
    .flatMap((mutant) => files.map((file) => ({ mutant, file })))
    .filter(({ mutant, file }) => mutant === null || isDuring(file, mutant))
    .filter(({ mutant, file }) => !before.includes(`${mutant?.id} ${file}`))
  const total = queue.length
  await inLanes(servers, { PGLADDER_EACH_TEST: '1' }, async (run, mutantFile) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { mutant, file } = next
      writeFileSync(mutantFile, mutant === null ? '' : JSON.stringify({ id: mutant.id, of: mutant.of }))
      const outcome = await run(file)
      appendFileSync(attacksFile, `${JSON.stringify({ mutant, outcome } satisfies AttackRun)}\n`)
      say(`attacks: ${total - queue.length} of ${total}`)
    }
  })
}

const unasked = (mutant: Mutant, verdict: Verdict): Judgement => ({
  ...mutant,
  verdict,
  file: '',
  title: '',
  message: '',
  milliseconds: 0,
  asked: 0,
  left: 0,
})

async function judgeBySuite(servers: readonly EmbeddedPostgres[], mutants: readonly Mutant[]): Promise<void> {
  const known = await noteUsage(servers)
  const experience = gatherExperience()
  for (const { of, file, verdict, milliseconds, asked } of earlier.values()) {
    if (file.startsWith('test/')) experience.note(of, file, verdict !== 'invalid', milliseconds / Math.max(asked, 1))
  }
  const queue = [...mutants]
  const total = queue.length
  let done = 0
  let survived = 0
  await inLanes(servers, {}, async (run, mutantFile) => {
    const sound = new Map<string, boolean>()
    const patience = options.patience * 1000
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const judgement = await judge({
        mutant,
        mutantFile,
        known,
        experience,
        first: options.first,
        patience,
        run,
        sound,
      })
      keep(judgement)
      done += 1
      if (judgement.verdict === 'survived') {
        survived += 1
        console.log(`survived: ${judgement.id}`)
      }
      say(`by the suite: ${done} of ${total}, ${survived} survived`)
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
  work: (run: Run, mutantFile: string) => Promise<void>,
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
      await work(run, mutantFile)
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
  const survivors = survivorsOf(shown)
  console.log(`\n${tableOf(shown)}\n`)
  if (survivors.length > 0) console.log(`survivors:\n${survivors.join('\n')}`)
  if (options.only === undefined && options.not === undefined && options.shard === undefined)
    writeFileSync('test/mutants/REPORT.md', reportOf(judgements, all.length))
  const isOpen = shown.some(({ verdict }) => open.includes(verdict))
  process.exitCode = survivors.length > 0 || isOpen ? 1 : 0
}

function finishAttacks(): void {
  const runs = readLines<AttackRun>(attacksFile)
  console.log(`\n${attackTableOf(runs)}\n`)
  writeFileSync('test/mutants/ATTACKS.md', attackReportOf(runs))
}

mkdirSync(cache, { recursive: true })
if (options.list) for (const { id } of chosen) console.log(id)
else if (options.report) finish()
else await runAll()
