// Plays a schedule on a database that holds a world: requests of one kept connection are compared with the oracle while other
// sessions change what the answers depend on. The oracle decides on copies of the world; the database is never asked what it holds.

import pg from 'pg'
import type { LadderDatabase } from '../support/governed-database.ts'
import { enterAs } from './call-sharing.ts'
import {
  type Change,
  type Changer,
  changeWorld,
  isOfCells,
  judgeChange,
  type LiveWorld,
  liveWorld,
  locksOf,
  type Outcome,
  requestNow,
  rowsOf,
  seenWorld,
} from './change-world.ts'
import { type Comparison, compareRequest, enter, isCompiled, newComparison } from './compare-world.ts'
import { decide, type Operation, type Request } from './decide.ts'
import { changeText } from './perform-change.ts'
import { at, changersIn, type Deed, drawChange, type Schedule, type Turn } from './schedule.ts'
import type { Storage, TestWorld } from './test-world.ts'

export interface ScheduleComparison extends Comparison {
  /** How many changes were made: of each kind, by whom, and what became of them; and how many were refused. */
  readonly changes: Record<string, number>
  /** How many decisions would be other ones, had the request seen what it must not, or not seen what it must. */
  readonly hinges: Record<string, number>
  /** What happened, in its order, as SQL. */
  readonly log: readonly string[]
}

/** What an answer can hinge on. */
export const hinges = [
  'changed between requests',
  'changed between statements',
  'kept since the request was opened',
  'kept by a snapshot',
  'not committed',
  'taken back',
] as const

/** Compares every request of a schedule, as often as it is asked. The database holds the world as it is given. */
export async function compareSchedule(
  world: TestWorld,
  database: LadderDatabase,
  schedule: Schedule,
  storage: Storage,
): Promise<ScheduleComparison> {
  const play = new Play(world, database, storage, await database.app.pool.connect())
  try {
    for (const turn of schedule) {
      await play.take(turn)
      if (play.comparison.mismatches.length > 0) break
    }
    return play.comparison
  } catch (error) {
    throw new Error(`${String(error)}\n${play.comparison.log.join('\n')}`, { cause: error })
  } finally {
    play.leave()
  }
}

interface Step {
  readonly change: Change
  readonly text: string
  readonly expected: Outcome
}

/** A transaction of another session that is still open. */
interface Held {
  readonly client: pg.PoolClient
  readonly steps: readonly Step[]
  readonly locks: ReadonlySet<string>
  readonly commits: boolean
}

/** A request as it was opened. */
interface Open {
  readonly request: Request
  readonly world: LiveWorld
  readonly keepsSnapshot: boolean
}

/** A world, and who is asking in it. */
interface Moment {
  readonly world: LiveWorld
  readonly request: Request
}

interface Asking {
  readonly open: Open
  /** The request, whose memberships are those of whatever moment. */
  readonly named: Request
  readonly isFirst: boolean
  /** When it was asked before; of the first time, when the request before it was. */
  readonly before: Moment | null
  readonly writes: boolean
}

class Play {
  readonly comparison = {
    ...newComparison(),
    changes: {},
    hinges: {},
    log: [] as string[],
  } satisfies ScheduleComparison
  readonly #first: TestWorld
  readonly #database: LadderDatabase
  readonly #storage: Storage
  /** The connection that all the requests have. */
  readonly #client: pg.PoolClient
  #now: LiveWorld
  #held: Held | null = null
  /** The world that would be, had the last change that was taken back not been. */
  #undone: LiveWorld | null = null
  /** The world when the last request was asked for the last time. */
  #asked: LiveWorld | null = null
  /** What has been committed since the request's transaction began: tables whose rows are others now, and cells. */
  readonly #moved = new Set<string>()
  #cellsChanged = false
  /** Every id that was ever an object's, by table. */
  readonly #ids = new Map<string, Set<number>>()

  constructor(world: TestWorld, database: LadderDatabase, storage: Storage, client: pg.PoolClient) {
    this.#first = world
    this.#now = liveWorld(world)
    this.#database = database
    this.#storage = storage
    this.#client = client
    this.#noteIds(this.#now)
  }

  async take(turn: Turn): Promise<void> {
    const named = at(this.#first.requests, turn.request)
    const keepsSnapshot = turn.isolation === 'repeatable read'
    for (const deed of turn.before) await this.#perform(deed, named)
    const begin = `begin isolation level ${turn.isolation}; set local lock_timeout = '10s'${keepsSnapshot ? '; select 1' : ''}`
    await this.#client.query(begin)
    this.#log('request', begin)
    this.#moved.clear()
    const snapshot = this.#now
    for (const deed of turn.opening) await this.#perform(deed, named)

    const world = keepsSnapshot ? snapshot : this.#now
    const open: Open = { request: requestNow(world, named), world, keepsSnapshot }
    this.#cellsChanged = false
    this.#log('request', `select ladder.enter(${enterAs(open.request, world)})`)
    this.comparison.requests += 1
    if (isCompiled(await enter(this.#client, world, open.request))) this.comparison.compiled += 1
    let before: Moment | null =
      this.#asked === null ? null : { world: this.#asked, request: requestNow(this.#asked, named) }
    const rounds = [[], ...turn.rounds]
    for (const [round, deeds] of rounds.entries()) {
      for (const deed of deeds) await this.#perform(deed, named)
      if (this.comparison.mismatches.length > 0) return
      const writes = turn.writes && round === rounds.length - 1
      before = await this.#ask({ open, named, isFirst: round === 0, before, writes })
      if (this.comparison.mismatches.length > 0) return
    }
    this.#asked = this.#now
    await this.#client.query('commit')
    this.#log('request', 'commit')
  }

  /** Whatever is open goes with its connection. */
  leave(): void {
    this.#client.release(true)
    this.#held?.client.release(true)
  }

  async #ask(asking: Asking): Promise<Moment> {
    const { request, keepsSnapshot, world } = asking.open
    const seen: Moment = { world: keepsSnapshot ? world : seenWorld(world, this.#now), request }
    this.#countHinges(asking, seen)
    const names = seen.world.containers.map(({ name }) => name)
    // Whoever writes to a row that another session has written to waits for it; or, with a snapshot, has to begin again, as does
    // who deletes one that has other entries.
    const onlyRead = new Set(
      names.filter((name) => this.#held?.locks.has(rowsOf(name)) || (keepsSnapshot && this.#moved.has(name))),
    )
    const staleCells = !keepsSnapshot && this.#cellsChanged
    await compareRequest(
      { ...seen, client: this.#client, comparison: this.comparison },
      {
        asks: true,
        writes: asking.writes ? { storage: this.#storage, staleCells } : undefined,
        onlyRead,
        absent: Object.fromEntries(names.map((name) => [name, this.#absent(seen.world, name)])),
      },
    )
    this.#log('request', 'is asked')
    return seen
  }

  #absent({ containers }: LiveWorld, name: string): readonly number[] {
    const objects = containers.find((container) => container.name === name)?.objects ?? []
    return [...(this.#ids.get(name) ?? [])].filter((id) => !objects.some((object) => object.id === id)).slice(0, 2)
  }

  async #perform(deed: Deed, focus: Request): Promise<void> {
    if (this.comparison.mismatches.length > 0) return
    if (deed.changes.length === 0) return this.#settle()
    let planned = this.#plan(deed, focus)
    const holds = deed.fate.startsWith('held')
    if (this.#held !== null && (holds || planned.locks.some((lock) => this.#held?.locks.has(lock)))) {
      await this.#settle()
      planned = this.#plan(deed, focus)
    }
    const { changer, steps, locks, after } = planned
    if (steps.length === 0) return
    this.#noteIds(after)
    const commits = deed.fate.endsWith('commit')
    const pool = changer === 'administrator' ? this.#database.superuser : this.#database.app.pool
    const client = await pool.connect()
    const opening = `begin; set local lock_timeout = '10s'${
      changer === 'administrator' ? '' : `; select ladder.enter(${enterAs(changer, this.#now)})`
    }`
    const ending = holds ? '' : commits ? 'commit' : 'rollback'
    await this.#run(client, changer, steps, opening, ending)
    for (const { change, expected } of steps) {
      this.#count(expected === 'done' ? change.kind : 'refused')
      if (expected !== 'done') continue
      this.#count(
        changer === 'administrator' ? 'by an administrator' : changer.serverCode ? 'by server code' : 'by a user',
      )
      this.#count(deed.fate)
    }
    const done = steps.filter(({ expected }) => expected === 'done')
    if (holds) {
      this.#held = { client, steps: done, locks: new Set(locks), commits }
      return
    }
    client.release()
    if (commits) this.#commit(done)
    else this.#undone = after
  }

  /** What a deed comes to in the world as it is; its session sees what it has changed itself. */
  #plan(deed: Deed, focus: Request) {
    const changer: Changer = at(changersIn(this.#now), deed.by)
    const steps: Step[] = []
    const locks: string[] = []
    let world = this.#now
    for (const given of deed.changes) {
      const change = given.kind === 'drawn' ? drawChange(world, changer, requestNow(world, focus), given) : given
      if (change === null) continue
      const expected = judgeChange(world, this.#now, changer, change)
      steps.push({ change, expected, text: changeText(change, world, this.#entriesOf) })
      locks.push(...locksOf(world, change))
      if (expected === 'done') world = changeWorld(world, change, this.#first)
    }
    return { changer, steps, locks, after: world }
  }

  #entriesOf = (container: string): string =>
    this.#database.plan().containers.find(({ relation }) => relation.name === container)?.entries?.table ?? ''

  /** All in one message where everything is to be done; one by one where something is to be refused. */
  async #run(client: pg.PoolClient, changer: Changer, steps: readonly Step[], opening: string, ending: string) {
    const isOne = steps.every(({ expected }) => expected === 'done')
    const texts = isOne
      ? [{ text: [opening, ...steps.map(({ text }) => text), ending].join('; '), expected: 'done' as const }]
      : [
          { text: opening, expected: 'done' as const },
          ...steps.map(({ text, expected }) => ({ text: `savepoint c; ${text}`, expected })),
          ...(ending === '' ? [] : [{ text: ending, expected: 'done' as const }]),
        ]
    for (const { text, expected } of texts) {
      this.#log(changer === 'administrator' ? 'administrator' : 'another request', text)
      const said = await outcomeOf(client, text)
      if (said.outcome !== expected) {
        this.comparison.mismatches.push(`a change was to be ${expected}, and was ${said.outcome}${said.about}: ${text}`)
        await client.query('rollback')
        return
      }
      if (said.outcome !== 'done') await client.query('rollback to c')
    }
  }

  async #settle(): Promise<void> {
    if (this.#held === null) return
    const { client, steps, commits } = this.#held
    this.#held = null
    await client.query(commits ? 'commit' : 'rollback')
    client.release()
    this.#log('what was held', commits ? 'commit' : 'rollback')
    if (commits) this.#commit(steps)
    else this.#undone = this.#with(steps)
  }

  #commit(steps: readonly Step[]): void {
    this.#now = this.#with(steps)
    this.#undone = null
    for (const { change } of steps) {
      if (isOfCells(change)) this.#cellsChanged = true
      for (const { name } of this.#now.containers) {
        if (locksOf(this.#now, change).includes(rowsOf(name))) this.#moved.add(name)
      }
    }
  }

  #noteIds({ containers }: LiveWorld): void {
    for (const { name, objects } of containers) {
      this.#ids.set(name, new Set([...(this.#ids.get(name) ?? []), ...objects.map(({ id }) => id)]))
    }
  }

  #with(steps: readonly Step[]): LiveWorld {
    return steps.reduce((world, { change }) => changeWorld(world, change, this.#first), this.#now)
  }

  /** What would be answered otherwise, if something were seen too late, too early, or at all. */
  #countHinges({ open, named, isFirst, before }: Asking, seen: Moment): void {
    const opened = (world: LiveWorld): Moment => ({ world, request: requestNow(world, named) })
    const reread = (world: LiveWorld): Moment => ({ world: seenWorld(open.world, world), request: open.request })
    const count = (what: (typeof hinges)[number], other: Moment | null) => {
      if (other === null) return
      const counts: Record<string, number> = this.comparison.hinges
      counts[what] = (counts[what] ?? 0) + differences(seen, other)
    }
    count(isFirst ? 'changed between requests' : 'changed between statements', before)
    count(open.keepsSnapshot ? 'kept by a snapshot' : 'kept since the request was opened', opened(this.#now))
    if (this.#held !== null) {
      const world = this.#with(this.#held.steps)
      count('not committed', isFirst ? opened(world) : reread(world))
    }
    if (this.#undone !== null) count('taken back', isFirst ? opened(this.#undone) : reread(this.#undone))
    this.#undone = null
  }

  #count(what: string): void {
    const changes: Record<string, number> = this.comparison.changes
    changes[what] = (changes[what] ?? 0) + 1
  }

  #log(who: string, text: string): void {
    this.comparison.log.push(`${who}: ${text}`)
  }
}

async function outcomeOf(
  client: pg.PoolClient,
  text: string,
): Promise<{ readonly outcome: Outcome | 'an error'; readonly about: string }> {
  try {
    await client.query(text)
    return { outcome: 'done', about: '' }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    const about = ` (${error.code}: ${error.message})`
    if (error.code === 'P0002') return { outcome: 'not found', about }
    return { outcome: error.code === '42501' ? 'refused' : 'an error', about }
  }
}

const operations: readonly Operation[] = ['FIND', 'CREATE', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION']

function differences(one: Moment, other: Moment): number {
  let count = 0
  for (const container of one.world.containers) {
    const others = other.world.containers.find(({ name }) => name === container.name)
    if (others === undefined) continue
    const ids = new Set([...container.objects, ...others.objects].map(({ id }) => id))
    const decideIn = ({ world, request }: Moment, of: typeof container, operation: Operation, id: number | null) => {
      const object = id === null ? null : of.objects.find((candidate) => candidate.id === id)
      return object !== undefined && decide(world, request, of, operation, object).allowed
    }
    for (const operation of operations) {
      for (const id of operation === 'CREATE' ? [null] : ids) {
        if (decideIn(one, container, operation, id) !== decideIn(other, others, operation, id)) count += 1
      }
    }
  }
  return count
}
