// Asks the database by real statements, as the application's login, and the oracle; returns where they differ.

import type pg from 'pg'
import { type Choice, compareWrites, countVerdict } from './compare-writes.ts'
import { decide, type ObjectState, type Operation, type Request } from './decide.ts'
import { quoted, type Storage, type TestContainer, type TestWorld } from './test-world.ts'

export interface Comparison {
  decisions: number
  /** How many of them are upserts, and writes by key, that were really run. */
  writes: number
  requests: number
  /** How many of them had a compiled profile. */
  compiled: number
  /** How many decisions there were of each operation, by what the oracle said. */
  readonly verdicts: Record<string, number>
  readonly mismatches: string[]
}

export function newComparison(): Comparison {
  return { decisions: 0, writes: 0, requests: 0, compiled: 0, verdicts: {}, mismatches: [] }
}

export interface Asking {
  /** Also "may I?". */
  readonly asks?: boolean
  /** Also upserts and writing by key, in a database that keeps entries so, on the objects that are chosen. */
  readonly writes?: Writes | undefined
}

interface Writes {
  readonly storage: Storage
  readonly chosen?: Choice
  /** The cells are not those any more that the request was opened with, so that the step of a refusal may be another one. */
  readonly staleCells?: boolean
}

/** Compares every request × container × operation × object. `stopAt`: how many mismatches are enough. */
export async function compareWorld(
  world: TestWorld,
  database: { readonly app: { readonly pool: pg.Pool } },
  { stopAt = 20, ...asking }: Asking & { readonly stopAt?: number } = {},
): Promise<Comparison> {
  const comparison = newComparison()
  const client = await database.app.pool.connect()
  try {
    for (const request of world.requests) {
      await client.query('begin')
      comparison.requests += 1
      if (isCompiled(await enter(client, world, request))) comparison.compiled += 1
      await compareRequest({ world, request, client, comparison }, { ...asking, stopAt })
      if (comparison.mismatches.length >= stopAt) return comparison
      await client.query('rollback')
    }
    return comparison
  } finally {
    // Whatever a failed comparison left open goes with the connection, except in PGlite, which has just one.
    await client.query('rollback')
    client.release()
  }
}

/** An open request, which is asked for all that the world has. */
export interface OpenRequest {
  readonly world: TestWorld
  readonly request: Request
  readonly client: pg.ClientBase
  readonly comparison: Comparison
}

interface Scope extends OpenRequest {
  readonly container: TestContainer
}

/**
 * Compares every container × operation × object for one open request, and leaves everything as it was.
 *
 * @param asking.onlyRead names of tables whose rows others have locked, or changed after this request's snapshot: they are only read
 * @param asking.absent ids of no object, by the name of the table: nothing may be said of them
 */
export async function compareRequest(
  open: OpenRequest,
  {
    stopAt = 20,
    asks = false,
    writes,
    onlyRead = new Set(),
    absent = {},
  }: Asking & {
    readonly stopAt?: number
    readonly onlyRead?: ReadonlySet<string>
    readonly absent?: Readonly<Record<string, readonly number[]>>
  } = {},
): Promise<void> {
  for (const container of open.world.containers) {
    const scope: Scope = { ...open, container }
    const isWritten = !onlyRead.has(container.name)
    await compareContainer(scope, isWritten)
    if (asks) await compareAnswers(scope, absent[container.name] ?? [])
    if (writes !== undefined && isWritten) await compareWrites({ ...scope, ...writes })
    if (open.comparison.mismatches.length >= stopAt) return
  }
}

/** Opens a request. Only a gateway that asserts roles passes them; otherwise the database has the memberships. */
export async function enter(client: pg.ClientBase, world: TestWorld, request: Request): Promise<string> {
  const roles = world.roleSource === 'session' && request.user !== null ? request.customRoles : null
  const { rows } = await client.query<{ profile: string }>(
    'select ladder.enter(user_id => $1, client => $2, login => $3, roles => $4, server_code => $5) as profile',
    [request.user, request.client, request.login, roles, request.serverCode],
  )
  return rows[0]?.profile ?? ''
}

/** Whether a profile was compiled for its requests. */
export function isCompiled(profile: string): boolean {
  return !profile.endsWith('_dynamic')
}

/** A profile that can touch no object of a table lacks the privilege: an error, and nothing is touched. */
function unlessRefused(statement: string): string {
  return `do $probe$ begin ${statement}; exception when insufficient_privilege then null; end $probe$;`
}

interface Seen {
  readonly found?: readonly number[]
  readonly touched?: readonly number[]
  readonly remaining?: readonly number[]
  readonly created?: string
}

/**
 * One message: each statement reads no column but FIND's, so that only its own policy applies to it. What the first one leaves
 * behind is not taken back: it is what the next statement of the request would find.
 */
async function compareContainer(scope: Scope, isWritten: boolean): Promise<void> {
  const { container, client, comparison } = scope
  const table = `public.${quoted(container.name)}`
  const regclass = `'${table.replaceAll("'", "''")}'`
  const written = `
    ${unlessRefused(`update ${table} set touched = 'yes'`)}
    select probe.touched(${regclass}) as touched;
    rollback to s;
    ${unlessRefused(`delete from ${table}`)}
    select probe.remaining(${regclass}) as remaining;
    rollback to s;`
  const results = (await client.query(`
    select coalesce(array_agg(t.id order by t.id), '{}') as found from ${table} as t;
    savepoint s;
    ${isWritten ? written : ''}
    do $probe$
    begin
      insert into ${table} (id) values (-1);
      perform set_config('probe.created', 'yes', true);
    exception when insufficient_privilege then
      perform set_config('probe.created', 'no', true);
    end
    $probe$;
    select current_setting('probe.created') as created;
    rollback to s;
    release s;
  `)) as unknown as readonly { readonly rows: readonly Seen[] }[]
  const seen: Seen = Object.assign({}, ...results.flatMap(({ rows }) => rows))
  const allowed: Readonly<Record<'FIND' | 'UPDATE' | 'REMOVE', (id: number) => boolean>> = {
    FIND: (id) => seen.found?.includes(id) ?? false,
    UPDATE: (id) => seen.touched?.includes(id) ?? false,
    REMOVE: (id) => !(seen.remaining?.includes(id) ?? true),
  }
  for (const operation of isWritten ? (['FIND', 'UPDATE', 'REMOVE'] as const) : (['FIND'] as const)) {
    for (const object of container.objects) judge(scope, operation, object.id, allowed[operation](object.id))
  }
  judge(scope, 'CREATE', null, seen.created === 'yes')
  const strangers = seen.found?.filter((id) => !container.objects.some((object) => object.id === id)) ?? []
  if (strangers.length === 0) return
  comparison.mismatches.push(
    `FIND ${container.name} by ${JSON.stringify(scope.request)}: it shows ${JSON.stringify(strangers)}, which are not there`,
  )
}

/** "May I?" says the same, for every operation the ladder knows. */
async function compareAnswers(scope: Scope, absent: readonly number[]): Promise<void> {
  const { request, container, client, comparison } = scope
  const table = `public.${quoted(container.name)}`
  const { rows } = await client.query<{ operation: Operation; id: string | null; allowed: boolean }>(
    `select o.operation, i.id, ladder.allowed(o.operation, $1::text::regclass, i.id) as allowed
     from unnest($2::text[]) as o (operation) cross join unnest($3::text[]) as i (id)`,
    [
      table,
      ['FIND', 'CREATE', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION'],
      [null, ...container.objects.map(({ id }) => String(id)), ...absent.map(String)],
    ],
  )
  for (const { operation, id, allowed } of rows) {
    if (id === null || operation === 'CREATE' || !absent.includes(Number(id))) {
      judge(scope, operation, id === null ? null : Number(id), allowed)
      continue
    }
    comparison.decisions += 1
    if (!allowed) continue
    comparison.mismatches.push(
      `${operation} ${container.name} ${id} by ${JSON.stringify(request)}: allowed, and not there`,
    )
  }
}

/** Without an object, a derived UPSERT is asked about as a whole: CREATE and UPDATE. The oracle's is of a new object. */
function decideQuestion({
  world,
  request,
  container,
  operation,
  object,
}: Pick<Scope, 'world' | 'request' | 'container'> & {
  readonly operation: Operation
  readonly object: ObjectState | null
}) {
  const decision = decide(world, request, container, operation, object)
  if (operation !== 'UPSERT' || container.upsert === 'own' || object !== null || !decision.allowed) return decision
  return decide(world, request, container, 'UPDATE', null)
}

function judge(
  { world, request, container, comparison }: Scope,
  operation: Operation,
  id: number | null,
  actual: boolean,
): void {
  const object = container.objects.find((candidate) => candidate.id === id) ?? null
  const expected = decideQuestion({ world, request, container, operation, object })
  comparison.decisions += 1
  countVerdict(comparison, operation, expected.allowed)
  if (expected.allowed === actual) return
  comparison.mismatches.push(
    `${operation} ${container.name} ${JSON.stringify(object)} by ${JSON.stringify(request)}: ` +
      `the oracle ${expected.allowed ? 'allows' : 'rejects'} at step ${expected.step}, the database does not`,
  )
}
