// Asks the database by real statements, as the application's login, and the oracle; returns where they differ.

import type pg from 'pg'
import { type Choice, compareWrites } from './compare-writes.ts'
import { decide, type ObjectState, type Operation, type Request } from './decide.ts'
import { quoted, type Storage, type TestContainer, type TestWorld } from './test-world.ts'

export interface Comparison {
  decisions: number
  /** How many of them are upserts, and writes by key, that were really run. */
  writes: number
  /** How many requests had a compiled profile. */
  compiled: number
  readonly mismatches: string[]
}

export interface Asking {
  /** How many mismatches are enough. */
  readonly stopAt?: number
  /** Also "may I?". */
  readonly asks?: boolean
  /** Also upserts and writing by key, in a database that keeps entries so, on the objects that are chosen. */
  readonly writes?: { readonly storage: Storage; readonly chosen?: Choice }
}

/** Compares every request × container × operation × object. */
export async function compareWorld(
  world: TestWorld,
  database: { readonly app: { readonly pool: pg.Pool } },
  { stopAt = 20, asks = false, writes }: Asking = {},
): Promise<Comparison> {
  const comparison: Comparison = { decisions: 0, writes: 0, compiled: 0, mismatches: [] }
  const client = await database.app.pool.connect()
  try {
    for (const request of world.requests) {
      await client.query('begin')
      const profile = await enter(client, world, request)
      if (!profile.endsWith('_dynamic')) comparison.compiled += 1
      for (const container of world.containers) {
        await compareContainer({ world, request, container, client, comparison })
        if (asks) await compareAnswers({ world, request, container, client, comparison })
        if (writes !== undefined) await compareWrites({ world, request, container, client, comparison, ...writes })
        if (comparison.mismatches.length >= stopAt) return comparison
      }
      await client.query('rollback')
    }
    return comparison
  } finally {
    // Whatever a failed comparison left open goes with the connection, except in PGlite, which has just one.
    await client.query('rollback')
    client.release()
  }
}

interface Scope {
  readonly world: TestWorld
  readonly request: Request
  readonly container: TestContainer
  readonly client: pg.PoolClient
  readonly comparison: Comparison
}

/** Only a gateway that asserts roles passes them; otherwise the database has the memberships. */
async function enter(client: pg.PoolClient, world: TestWorld, request: Request): Promise<string> {
  const roles = world.roleSource === 'session' && request.user !== null ? request.customRoles : null
  const { rows } = await client.query<{ profile: string }>(
    'select ladder.enter(user_id => $1, client => $2, login => $3, roles => $4, server_code => $5) as profile',
    [request.user, request.client, request.login, roles, request.serverCode],
  )
  return rows[0]?.profile ?? ''
}

/** A profile that can touch no object of a table lacks the privilege: an error, and nothing is touched. */
function unlessRefused(statement: string): string {
  return `do $probe$ begin ${statement}; exception when insufficient_privilege then null; end $probe$;`
}

/** One message: each statement reads no column but FIND's, so that only its own policy applies to it. */
async function compareContainer(scope: Scope): Promise<void> {
  const { container, client } = scope
  const table = `public.${quoted(container.name)}`
  const regclass = `'${table.replaceAll("'", "''")}'`
  const results = (await client.query(`
    savepoint s;
    select coalesce(array_agg(t.id order by t.id), '{}') as ids from ${table} as t;
    ${unlessRefused(`update ${table} set touched = 'yes'`)}
    select probe.touched(${regclass}) as ids;
    rollback to s;
    ${unlessRefused(`delete from ${table}`)}
    select probe.remaining(${regclass}) as ids;
    rollback to s;
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
  `)) as unknown as readonly {
    readonly rows: readonly { readonly ids: readonly number[]; readonly created: string }[]
  }[]
  const [found, touched, remaining, created] = results.flatMap(({ rows }) => rows)
  const allowed: Readonly<Record<'FIND' | 'UPDATE' | 'REMOVE', (id: number) => boolean>> = {
    FIND: (id) => found?.ids.includes(id) ?? false,
    UPDATE: (id) => touched?.ids.includes(id) ?? false,
    REMOVE: (id) => !(remaining?.ids.includes(id) ?? true),
  }
  for (const operation of ['FIND', 'UPDATE', 'REMOVE'] as const) {
    for (const object of container.objects) judge(scope, operation, object.id, allowed[operation](object.id))
  }
  judge(scope, 'CREATE', null, created?.created === 'yes')
}

/** "May I?" says the same, for every operation the ladder knows. */
async function compareAnswers(scope: Scope): Promise<void> {
  const { container, client } = scope
  const table = `public.${quoted(container.name)}`
  const { rows } = await client.query<{ operation: Operation; id: string | null; allowed: boolean }>(
    `select o.operation, i.id, ladder.allowed(o.operation, $1::text::regclass, i.id) as allowed
     from unnest($2::text[]) as o (operation) cross join unnest($3::text[]) as i (id)`,
    [
      table,
      ['FIND', 'CREATE', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION'],
      [null, ...container.objects.map(({ id }) => String(id))],
    ],
  )
  for (const { operation, id, allowed } of rows) judge(scope, operation, id === null ? null : Number(id), allowed)
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
  if (expected.allowed === actual) return
  comparison.mismatches.push(
    `${operation} ${container.name} ${JSON.stringify(object)} by ${JSON.stringify(request)}: ` +
      `the oracle ${expected.allowed ? 'allows' : 'rejects'} at step ${expected.step}, the database does not`,
  )
}
