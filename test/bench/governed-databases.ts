// The same tables governed by pgladder, once for each way of keeping object entries, and the contestants on them:
// requests as they come, and requests that no compiled profile serves.

import type pg from 'pg'
import { compile } from '../../generator/compile.ts'
import type { BenchServer } from './bench-server.ts'
import type { Contestant } from './contestant.ts'
import { makeEntries, makeTables, settle } from './make-data.ts'
import { type Caller, leftToPolicies, type Scale, writeQuery } from './workload.ts'

export const storages = ['none', 'table', 'projected'] as const
export type Storage = (typeof storages)[number]

export const databaseOf = (storage: Storage) => `bench_${storage}`
/** The application's login on a governed database. */
export const loginOf = (storage: Storage) => `bench_${storage}_app`

/** The policy: owners do as they like with what they own, managers with everything, who is blocked with nothing. */
export function writePolicy(storage: Storage): string {
  const table = (name: string) => `
  public.${name}:
    key: { column: id, type: bigint }
    owner: owner_id
    objectAcl: ${storage}
    roles:
      AuthenticatedUser: { CREATE: GRANT }
      Manager: { '*': GRANT }
      Blocked: { '*': DENY }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }`
  return `pgladder: 1\nrolePrefix: bench_${storage}\nusers: { type: integer }\nroles: [Manager, Blocked]\ntables:${table('orders')}${table('lines')}\n`
}

/** Makes and governs a database; returns a connection of its superuser. */
export async function createGoverned(
  server: BenchServer,
  scale: Scale,
  callers: readonly Caller[],
  storage: Storage,
): Promise<pg.Client> {
  const client = await server.createDatabase(databaseOf(storage))
  const { migrations, plan } = compile(writePolicy(storage))
  // Settings of a migration, `search_path` for one, are not to outlive it.
  await client.query(makeTables(scale))
  for (const { text } of migrations) await client.query(`begin;\n${text}\ncommit;`)
  await client.query(`create role ${loginOf(storage)} login; grant bench_${storage}_gateway to ${loginOf(storage)}`)
  for (const { user, role } of callers) {
    if (role === null) continue
    await client.query(
      'insert into ladder_internal.memberships (user_id, role_id) select $1::integer, r.id from ladder_internal.roles as r where r.name = $2',
      [user, role],
    )
  }
  for (const { relation, entries } of plan.containers) {
    if (entries === null) continue
    const fill = makeEntries(
      callers,
      (user, shared) =>
        `insert into ladder_internal.${entries.table} (object_id, operation, user_id, effect)
         select id, 'FIND', ${user}, 'GRANT' from public.${relation.name} where ${shared}`,
    )
    await client.query(fill)
  }
  await client.query(settle)
  return client
}

/** Requests on a governed database; a forced one finds no compiled profile and gets the dynamic one. */
export async function createLadderContestant(
  server: BenchServer,
  scale: Scale,
  storage: Storage,
  forced: 'as compiled' | 'dynamic',
): Promise<Contestant> {
  const app = loginOf(storage)
  const client = await server.connect(databaseOf(storage), forced === 'dynamic' ? undefined : app)
  const prelude = forced === 'dynamic' ? await becomeUncompiled(client, app) : 'begin'
  return {
    name: `pgladder ${storage}${forced === 'dynamic' ? ', dynamic' : ''}`,
    client,
    serves: ({ shared }) => shared === null || storage !== 'none',
    async open(caller) {
      await client.query(prelude)
      const entered = await client.query<{ profile: string }>('select ladder.enter(user_id => $1) as profile', [
        `${caller.user}`,
      ])
      return entered.rows[0]?.profile ?? 'nothing'
    },
    statement: (caller, query) => writeQuery(query, caller, scale, leftToPolicies),
  }
}

// The superuser takes the profiles away, in a transaction that is rolled back, and becomes the application's login.
async function becomeUncompiled(superuser: pg.Client, app: string): Promise<string> {
  const { rows } = await superuser.query("select to_regclass('ladder_internal.profiles') is not null as compiled")
  const forget = rows[0].compiled ? 'delete from ladder_internal.profiles; ' : ''
  return `begin; ${forget}set local session authorization ${app}`
}
