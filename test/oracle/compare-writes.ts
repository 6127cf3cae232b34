// Asks the database to upsert, and to write by key, and the oracle what comes of it. What a statement says is never believed: the
// table is looked at afterwards, and must hold what was reported, no more and no less.

import type pg from 'pg'
import { decide, type ObjectState, type Operation, type Request } from './decide.ts'
import { mergedUpsert, type Outcome, type Plain, plainUpsert } from './postgres-adds.ts'
import { quoted, type Storage, type TestContainer, type TestObject, type TestWorld } from './test-world.ts'

/** The objects that are written to, of all that a table has. */
export type Choice = (
  world: TestWorld,
  request: Request,
  container: TestContainer,
  operation: Operation,
) => readonly TestObject[]

export interface WriteScope {
  readonly world: TestWorld
  readonly request: Request
  readonly container: TestContainer
  readonly client: pg.ClientBase
  readonly storage: Storage
  /** Which objects are written to, one at a time; by default all. */
  readonly chosen?: Choice | undefined
  /** The cells are not those any more that the request was opened with: a refusal names a step of today's, or none. */
  readonly staleCells?: boolean
  readonly comparison: Counts & { readonly mismatches: string[] }
}

interface Counts {
  decisions: number
  writes: number
  readonly verdicts: Record<string, number>
}

/** Counts a decision of an operation by what the oracle says. */
export function countVerdict({ verdicts }: Pick<Counts, 'verdicts'>, operation: Operation, isAllowed: boolean): void {
  const verdict = `${operation} ${isAllowed ? 'allowed' : 'rejected'}`
  verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
}

/** The key of no object. */
const newId = -7

/** What one write said: what it returned or how many rows it wrote, or its error. */
type Said = string | { readonly code: string; readonly detail: string } | null

/** By id, whose an object is and what was written to it. */
type State = Readonly<Record<string, readonly [owner: string | null, touched: string | null]>>

interface Answer {
  readonly said: Readonly<Record<string, Said>>
  readonly state: State
}

/** One kind of statement, run once for each of some keys. */
interface Kind {
  readonly name: string
  readonly operation: Operation
  readonly keys: 'new' | 'both'
  /** PL/pgSQL with the key in `v_id`, which leaves in `v_said` what was said. */
  readonly statement: (table: string, regclass: string) => string
  readonly expected: (scope: Scope, object: TestObject | null) => Expected
}

interface Scope extends WriteScope {
  readonly plain: Plain
}

/** What has to be said, and so what has to be in the table. A refusal by key also names the step that decides. */
type Expected = { readonly said: string } | { readonly code: string; readonly step?: number }

const rowCount = 'get diagnostics v_rows = row_count; v_said := to_jsonb(v_rows::text);'

const kinds: readonly Kind[] = [
  {
    name: 'insert',
    operation: 'CREATE',
    keys: 'new',
    statement: (table) => `insert into ${table} (id, touched) values (v_id, 'insert'); ${rowCount}`,
    expected: ({ world, request, container }) =>
      decide(world, request, container, 'CREATE', null).allowed ? { said: '1' } : { code: '42501' },
  },
  {
    name: 'insert or do nothing',
    operation: 'CREATE',
    keys: 'new',
    statement: (table) =>
      `insert into ${table} (id, touched) values (v_id, 'insert or do nothing') on conflict do nothing; ${rowCount}`,
    expected: ({ world, request, container }) =>
      decide(world, request, container, 'CREATE', null).allowed ? { said: '1' } : { code: '42501' },
  },
  {
    name: 'upsert',
    operation: 'UPSERT',
    keys: 'both',
    statement: (table) =>
      `insert into ${table} (id, touched) values (v_id, 'upsert')
       on conflict (id) do update set touched = excluded.touched; ${rowCount}`,
    expected: ({ plain }, object) => ofOutcome(plainUpsert(plain, object)),
  },
  {
    name: 'merge',
    operation: 'UPSERT',
    keys: 'both',
    statement: (table) =>
      `merge into ${table} as t using (values (v_id)) as s (id) on t.id = s.id
       when matched then update set touched = 'merge'
       when not matched then insert (id, touched) values (s.id, 'merge'); ${rowCount}`,
    expected: ({ plain }, object) => ofOutcome(mergedUpsert(plain, object)),
  },
  {
    name: 'ladder.upsert',
    operation: 'UPSERT',
    keys: 'both',
    statement: (_, regclass) =>
      `v_said := to_jsonb(ladder.upsert(${regclass}, jsonb_build_object('id', v_id, 'touched', 'ladder.upsert')));`,
    expected: (scope, object) => byKey(scope, 'UPSERT', object, object === null ? 'inserted' : 'updated'),
  },
  {
    name: 'ladder.update',
    operation: 'UPDATE',
    keys: 'both',
    statement: (_, regclass) =>
      `v_said := to_jsonb(ladder.update(${regclass}, v_id::text, '{"touched": "ladder.update"}'));`,
    expected: (scope, object) => byKey(scope, 'UPDATE', object, 'updated'),
  },
  {
    name: 'ladder.remove',
    operation: 'REMOVE',
    keys: 'both',
    statement: (_, regclass) => `v_said := to_jsonb(ladder.remove(${regclass}, v_id::text));`,
    expected: (scope, object) => byKey(scope, 'REMOVE', object, 'removed'),
  },
]

function ofOutcome(outcome: Outcome): Expected {
  return outcome === 'written' ? { said: '1' } : { code: outcome === 'refused' ? '42501' : '23505' }
}

/** By key, nothing but the ladder is in the way; and who may not FIND the object learns nothing of it. */
function byKey(
  { world, request, container, staleCells = false }: Scope,
  operation: Operation,
  object: ObjectState | null,
  done: string,
): Expected {
  if (object === null && operation !== 'UPSERT') return { code: 'P0002' }
  const decision = decide(world, request, container, operation, object)
  if (decision.allowed) return { said: done }
  const finds = object !== null && decide(world, request, container, 'FIND', object).allowed
  if (!finds) return { code: 'P0002' }
  return staleCells ? { code: '42501' } : { code: '42501', step: decision.step }
}

/** All of it for one request and table, in one message. */
export async function compareWrites(given: WriteScope): Promise<void> {
  const { world, request, container, client, chosen = () => container.objects } = given
  const table = `public.${quoted(container.name)}`
  const regclass = `'${table.replaceAll("'", "''")}'::regclass`
  const idsOf = ({ keys, operation }: Kind) => [
    ...(keys === 'new' ? [] : chosen(world, request, container, operation).map(({ id }) => id)),
    newId,
  ]
  const results = (await client.query(`
    savepoint s;
    select
      has_any_column_privilege(${regclass}, 'select') as "FIND",
      has_any_column_privilege(${regclass}, 'insert') as "CREATE",
      has_any_column_privilege(${regclass}, 'update') as "UPDATE",
      probe.state(${regclass}) as state;
    ${kinds.map((kind) => doEach(idsOf(kind), kind.statement(table, regclass), regclass)).join('')}
    release s;
  `)) as unknown as readonly { readonly rows: readonly unknown[] }[]
  const [first, ...answers] = results.flatMap(({ rows }) => rows)
  const { state: before, ...privileges } = first as Record<'FIND' | 'CREATE' | 'UPDATE', boolean> & { state: State }
  const scope: Scope = { ...given, plain: { ...given, withoutPrivilege: (operation) => !privileges[operation] } }
  kinds.forEach((kind, n) => {
    judgeKind(scope, kind, idsOf(kind), before, answers[n] as Answer)
  })
}

/** A statement for each key, each undone if it fails; then what is in the table. */
function doEach(ids: readonly number[], statement: string, regclass: string): string {
  return `
    do $probe$
    declare
      v_id integer;
      v_rows bigint;
      v_said jsonb;
      v_code text;
      v_detail text;
      v_all jsonb := '{}';
    begin
      foreach v_id in array '{${ids.join()}}'::integer[] loop
        begin
          ${statement}
        exception when others then
          get stacked diagnostics v_code = returned_sqlstate, v_detail = pg_exception_detail;
          v_said := jsonb_build_object('code', v_code, 'detail', v_detail);
        end;
        v_all := v_all || jsonb_build_object(v_id::text, v_said);
      end loop;
      perform set_config('probe.said', v_all::text, true);
    end
    $probe$;
    select current_setting('probe.said')::jsonb as said, probe.state(${regclass}) as state;
    rollback to s;`
}

function judgeKind(scope: Scope, kind: Kind, ids: readonly number[], before: State, { said, state }: Answer): void {
  const { container, comparison } = scope
  const expectedState: Record<string, State[string]> = { ...before }
  for (const id of ids) {
    const object = container.objects.find((candidate) => candidate.id === id) ?? null
    const expected = kind.expected(scope, object)
    const actual = said[id]
    comparison.decisions += 1
    comparison.writes += 1
    countVerdict(comparison, kind.operation, 'said' in expected)
    const saidWrong = faultOf(scope, kind, id, expected, actual)
    // What the table has to hold follows from what was said, so that a lie is found even where the verdict is wrong too.
    if (typeof actual === 'string' && actual !== '0') write(scope, kind, id, expectedState)
    const isLie = JSON.stringify(state[id]) !== JSON.stringify(expectedState[id])
    if (saidWrong === null && !isLie) continue
    comparison.mismatches.push(
      `${kind.name} ${container.name} ${JSON.stringify(object ?? 'a new object')} by ${JSON.stringify(scope.request)}: ` +
        `expected ${JSON.stringify(expected)}, said ${JSON.stringify(actual)}` +
        (saidWrong === null ? '' : ` (${saidWrong})`) +
        `; in the table is ${JSON.stringify(state[id])}${isLie ? ', which is not what was said' : ''}`,
    )
  }
  const others = (of: State) => Object.entries(of).filter(([id]) => !ids.includes(Number(id)))
  if (JSON.stringify(others(state)) === JSON.stringify(others(before))) return
  comparison.mismatches.push(`${kind.name} ${container.name}: it wrote to other objects: ${JSON.stringify(state)}`)
}

/** What a write that happened leaves: its mark; of a new object also the caller as its owner. */
function write({ request, container }: Scope, { name }: Kind, id: number, state: Record<string, State[string]>): void {
  if (name === 'ladder.remove') {
    delete state[id]
    return
  }
  const was = state[id]
  state[id] = [was === undefined ? (container.hasOwner ? request.user : null) : was[0], name]
}

function faultOf(
  { container }: Scope,
  { operation }: Kind,
  id: number,
  expected: Expected,
  actual: Said | undefined,
): string | null {
  if (actual === undefined || actual === null) return 'nothing was said'
  if (typeof actual === 'string') return 'said' in expected && expected.said === actual ? null : 'not what was expected'
  if ('said' in expected) return 'refused'
  if (expected.code !== actual.code) return 'another error'
  if (expected.code === 'P0002' && /step|principal|effect/.test(actual.detail)) return 'it tells what was to be hidden'
  if (expected.step === undefined) return null
  // PostgreSQL's own refusals have no detail: where one of those comes, a policy refused what the engine had allowed.
  if (actual.detail === '') return 'a refusal that names no step'
  const detail = JSON.parse(actual.detail)
  if (detail.step !== expected.step) return 'another step'
  if (detail.effect !== 'DENY' || !detail.principal) return 'a refusal that does not say who is denied'
  if (detail.operation !== operation || String(detail.objects) !== String(id)) return 'about something else'
  return detail.container.includes(container.name.replaceAll('"', '""')) ? null : 'about another table'
}
