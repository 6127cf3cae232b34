// "Why?", asked in the database: the verdict and the deciding step are the oracle's, for whoever asks in a request and for the
// administrator who asks about anybody; and nobody is told of an object that they may not find.

import type pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { decide, type Operation, type Request } from './decide.ts'
import { gridWorlds } from './grid.ts'
import { quoted, type TestContainer, type TestWorld } from './test-world.ts'
import { upsertGridWorlds } from './upsert-grid.ts'
import { createWorldDatabase } from './world-database.ts'

interface Row {
  readonly operation: Operation
  readonly id: string | null
  readonly mine: Answer | null
  readonly told: Answer
}

/** The step that decides and its verdict, or that the object is not to be seen. */
interface Answer {
  readonly step: number | null
  readonly verdict: string | null
  readonly unknown: boolean
}

let explained = 0

/** Both questions for each operation and object of a table, in one message each. */
async function ask(
  client: pg.PoolClient,
  request: Request,
  { name, objects }: TestContainer,
  operations: readonly Operation[],
  turn: number,
): Promise<readonly Row[]> {
  const table = `public.${quoted(name)}`
  // A few of the objects in turn: over all requests and tables they are all asked about.
  const ids = [null, ...objects.filter((_, k) => (k + turn) % 5 === 0).map(({ id }) => String(id))]
  const answers = async (call: string, values: readonly unknown[]) => {
    const { rows } = await client.query<{ operation: Operation; id: string | null } & Answer>(
      `select o.operation, i.id,
         max(e.step) filter (where e.decides) as step,
         max(e.verdict) filter (where e.decides) as verdict,
         bool_or(e.verdict = 'unknown') is true as unknown
       from unnest($1::text[]) as o (operation)
       cross join unnest($2::text[]) as i (id)
       cross join lateral ${call} as e
       group by o.operation, i.id`,
      [operations, ids, table, ...values],
    )
    return new Map(rows.map(({ operation, id, ...answer }) => [JSON.stringify([operation, id]), answer]))
  }
  const roles = request.user === null ? null : request.customRoles
  await client.query('begin')
  const asked = await answers('ladder.explain_for(o.operation, $3::text::regclass, i.id, $4, $5, $6, $7, $8)', [
    request.user,
    request.client,
    request.login,
    roles,
    request.serverCode,
  ])
  await client.query('select ladder.enter(user_id => $1, client => $2, login => $3, roles => $4, server_code => $5)', [
    request.user,
    request.client,
    request.login,
    roles,
    request.serverCode,
  ])
  const mine = await answers('ladder.explain(o.operation, $3::text::regclass, i.id)', [])
  await client.query('rollback')
  return operations.flatMap((operation) =>
    ids.map((id): Row => {
      const key = JSON.stringify([operation, id])
      const told = asked.get(key)
      if (told === undefined) throw new Error(`nothing was said of ${key}`)
      return { operation, id, told, mine: mine.get(key) ?? null }
    }),
  )
}

function judge(world: TestWorld, request: Request, container: TestContainer, row: Row): readonly string[] {
  const { operation, id } = row
  const object = id === null ? null : (container.objects.find((one) => String(one.id) === id) ?? null)
  // CREATE has no object: an id that is passed is not looked at.
  const asked = operation === 'CREATE' ? null : object
  const general = asked === null && operation === 'UPSERT' && container.upsert === 'derived'
  const expected = decide(world, request, container, operation, asked)
  const right: Answer = { step: expected.step, verdict: expected.allowed ? 'GRANT' : 'DENY', unknown: false }
  const sees =
    asked === null ||
    (['FIND', 'PERMISSION'] as const).some((what) => decide(world, request, container, what, asked).allowed)
  const expectedMine: Answer = sees ? right : { step: null, verdict: null, unknown: true }
  const differs = (what: string, actual: Answer | null, wanted: Answer) =>
    JSON.stringify(actual) === JSON.stringify(wanted)
      ? []
      : [
          `${what} ${operation} ${container.name} ${JSON.stringify(object)} by ${JSON.stringify(request)}: ${JSON.stringify(actual)} and not ${JSON.stringify(wanted)}`,
        ]
  if (general) return []
  explained += 2
  return [...differs('explain', row.mine, expectedMine), ...differs('explain_for', row.told, right)]
}

const worlds: readonly { title: string; world: TestWorld; operations: readonly Operation[] }[] = [
  ...gridWorlds().map((world, n) => ({
    title: `the grid, policy ${n + 1}`,
    world,
    operations: ['FIND', 'CREATE', 'REMOVE', 'PERMISSION'] as const,
  })),
  ...upsertGridWorlds().map((world) => ({ title: world.title, world, operations: ['UPSERT'] as const })),
]

describe('the reason is the oracle’s', { concurrent: true }, () => {
  it.each(worlds.map((one, n) => ({ ...one, n })))('$title', { timeout: 300_000 }, async ({ world, operations, n }) => {
    const database = await createWorldDatabase(world)
    const mismatches: string[] = []
    try {
      await database.superuser.query(`grant ${database.prefix}_admin to ${database.app.role}`)
      const client = await database.app.pool.connect()
      try {
        for (const [k, request] of world.requests.entries()) {
          for (const [t, container] of world.containers.entries()) {
            // Each request with some tables, each table with some requests.
            if ((k + t + n) % 12 !== 0 || mismatches.length > 5) continue
            const rows = await ask(client, request, container, operations, k + Math.floor(t / 12))
            for (const row of rows) mismatches.push(...judge(world, request, container, row))
          }
        }
      } finally {
        await client.query('rollback')
        client.release()
      }
      expect(mismatches).toEqual([])
    } finally {
      await database.drop()
    }
  })
})

afterAll(() => {
  console.log(`oracle: ${explained.toLocaleString('en')} explanations compared`)
})
