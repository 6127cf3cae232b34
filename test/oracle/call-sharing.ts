// The permissions API called by SQL: acts of the oracle as statements, and what came of them as the oracle says it.

import pg from 'pg'
import type { LadderDatabase } from '../support/governed-database.ts'
import { keptRequest } from '../support/kept-request.ts'
import type { Operation, Principal, Request } from './decide.ts'
import type { CellAct, End, EntryAct, TimedEntry } from './share.ts'
import { quoted, type TestWorld } from './test-world.ts'

/** What came of a call, in the oracle's words. Whatever else goes wrong is a fault of the test, or of the API. */
export interface Answer {
  readonly kind: 'done' | 'not found' | 'refused'
}

/** Moment 0 is now, and lies between these. */
const moment = (n: number) => (n <= 0 ? `2001-01-0${-n + 1}Z` : `2100-01-0${n}Z`)

/** A moment of the oracle as a timestamp. */
export const endOf = (end: End): string | null => (end === null ? null : moment(end))

const calls: Readonly<Record<Principal['kind'], string>> = {
  user: 'user',
  role: 'role',
  'all users': 'all_users',
  'all roles': 'all_roles',
}

interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** One id is the form for one object, several are the form for many. */
export function entryStatement(act: EntryAct, container: string, ids: readonly number[]): Statement {
  const { principal, operation } = act
  const named = principal.kind === 'user' ? [principal.id] : principal.kind === 'role' ? [principal.name] : []
  const objects = ids.length === 1 ? String(ids[0]) : ids.map(String)
  const type = ids.length === 1 ? 'text' : 'text[]'
  const until = act.verb === 'inherit' ? [] : [endOf(act.until)]
  const values = [operation, `public.${quoted(container)}`, objects, ...named, ...until]
  const types = ['text', 'text::regclass', type, ...named.map(() => 'text'), ...until.map(() => 'timestamptz')]
  const places = types.map((of, n) => `$${n + 1}::${of}`)
  return { text: `select ladder.${act.verb}_for_${calls[principal.kind]}(${places.join()})`, values }
}

export function cellStatement({ verb, user, operation }: CellAct, container: string): Statement {
  return {
    text: `select ladder.${verb}_on_table_for_user($1, $2::text::regclass, $3)`,
    values: [operation, `public.${quoted(container)}`, user],
  }
}

/** Calls as an administrator outside any request, or in a request of the application's login. */
export async function call(
  database: Pick<LadderDatabase, 'app' | 'superuser'>,
  caller: 'administrator' | Request,
  world: TestWorld,
  { text, values }: Statement,
): Promise<Answer> {
  try {
    if (caller === 'administrator') await database.superuser.query(text, [...values])
    else await keptRequest(database.app.pool, enterAs(caller, world), (query) => query(text, values))
    return { kind: 'done' }
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === 'P0002') return { kind: 'not found' }
    if (error instanceof pg.DatabaseError && error.code === '42501') return { kind: 'refused' }
    throw error
  }
}

/** The argument list of `enter`. Only a gateway that says who has which role passes roles. */
export function enterAs({ user, client, login, customRoles, serverCode }: Request, { roleSource }: TestWorld): string {
  const text = (value: string | null) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`)
  const roles =
    roleSource === 'session' && user !== null
      ? `array[${customRoles.map((role) => `e${text(role.replaceAll('\\', '\\\\'))}`).join()}]::text[]`
      : 'null'
  return `${text(user)}, ${text(client)}, ${text(login)}, ${roles}, null, ${serverCode}`
}

/** The entries in force that the database has for each object of a container, by id. */
export async function readEntries(
  { superuser }: { readonly superuser: pg.Pool },
  table: string,
): Promise<ReadonlyMap<number, readonly TimedEntry[]>> {
  const { rows } = await superuser.query<{
    id: number
    user: string | null
    kind: string | null
    role: string | null
    operation: Operation
    effect: 'GRANT' | 'DENY'
    until: Date | null
  }>(
    `select e.object_id as id, e.user_id as "user", r.kind, r.name as role, e.operation, e.effect, e.until
     from ladder_internal.${quoted(table)} as e
     left join ladder_internal.roles as r on r.id = e.role_id
     where e.until is null or e.until > now()`,
  )
  const entries = new Map<number, TimedEntry[]>()
  for (const { id, user, kind, role, operation, effect, until } of rows) {
    const principal: Principal =
      user !== null
        ? { kind: 'user', id: user }
        : role !== null
          ? { kind: 'role', name: role }
          : { kind: kind === 'all users' ? 'all users' : 'all roles' }
    const entry = { principal, operation, effect, until: until === null ? null : until.getUTCDate() }
    entries.set(id, [...(entries.get(id) ?? []), entry])
  }
  return entries
}

/** Entries in one order and one spelling, to be compared. */
export function sorted(entries: readonly TimedEntry[] = []): readonly string[] {
  return entries
    .map(({ principal, operation, effect, until }) =>
      JSON.stringify([
        principal.kind,
        principal.kind === 'user' ? principal.id : principal.kind === 'role' ? principal.name : null,
        operation,
        effect,
        until,
      ]),
    )
    .sort()
}
