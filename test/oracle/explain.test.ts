// "Why?", asked in the database: the verdict and the deciding step are the oracle's for every combination of the seven levels, for whoever
// asks in a request and for the administrator who asks about anybody; and nobody is told of an object that they may not find.

import type pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { decide, type Request } from './decide.ts'
import { type ExplainWorld, explainWorlds, needs, type Question, questionsOf, sayings } from './explain-grid.ts'
import { combinations, several, single } from './grid.ts'
import { quoted } from './test-world.ts'
import { createWorldDatabase } from './world-database.ts'

let explained = 0

/** What is said of each question, in one statement: the step that decides and its verdict, or that the object is not to be seen. */
async function ask(
  client: pg.PoolClient,
  questions: readonly Question[],
  call: string,
  values: readonly unknown[] = [],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ said: string }>(
    `select string_agg(concat_ws(' ', case when e.decides then e.step end, e.verdict), ', ' order by e.step)
       filter (where e.decides or e.verdict = 'unknown') as said
     from rows from (unnest($1::text[]), unnest($2::text[]), unnest($3::text[])) with ordinality as q (operation, container, id, place)
     cross join lateral ladder.${call} as e
     group by q.place
     order by q.place`,
    [
      questions.map(({ operation }) => operation),
      questions.map(({ container }) => `public.${quoted(container.name)}`),
      questions.map(({ object }) => (object === null ? null : String(object.id))),
      ...values,
    ],
  )
  return rows.map(({ said }) => said)
}

/** Both answers to each question of a request that are not the oracle's. */
async function compare(client: pg.PoolClient, world: ExplainWorld, request: Request): Promise<readonly string[]> {
  const questions = questionsOf(world, request)
  if (questions.length === 0) return []
  const asker = [
    request.user,
    request.client,
    request.login,
    request.user === null ? null : request.customRoles,
    request.serverCode,
  ]
  await client.query('begin')
  const told = await ask(
    client,
    questions,
    'explain_for(q.operation, q.container::regclass, q.id, $4, $5, $6, $7, $8)',
    asker,
  )
  await client.query(
    'select ladder.enter(user_id => $1, client => $2, login => $3, roles => $4, server_code => $5)',
    asker,
  )
  const mine = await ask(client, questions, 'explain(q.operation, q.container::regclass, q.id)')
  await client.query('rollback')
  explained += told.length + mine.length
  return questions.flatMap(({ container, operation, object }, k) => {
    const { step, allowed } = decide(world, request, container, operation, object)
    const right = `${step} ${allowed ? 'GRANT' : 'DENY'}`
    const sees =
      object === null ||
      (['FIND', 'PERMISSION'] as const).some((what) => decide(world, request, container, what, object).allowed)
    const differs = (what: string, actual: string | undefined, wanted: string) =>
      actual === wanted
        ? []
        : [
            `${what} ${operation} ${container.name} ${JSON.stringify(object)} by ${JSON.stringify(request)}: ${actual} and not ${wanted}`,
          ]
    return [
      ...differs('explain', mine[k], sees ? right : 'unknown, unknown'),
      ...differs('explain_for', told[k], right),
    ]
  })
}

describe('the reason is the oracle’s', { concurrent: true }, () => {
  it.each(explainWorlds())('$title', { timeout: 300_000 }, async (world) => {
    const database = await createWorldDatabase(world)
    try {
      await database.superuser.query(`grant ${database.prefix}_admin to ${database.app.role}`)
      const client = await database.app.pool.connect()
      const mismatches: string[] = []
      try {
        for (const request of world.requests) {
          if (mismatches.length < 5) mismatches.push(...(await compare(client, world, request)))
        }
      } finally {
        await client.query('rollback')
        client.release()
      }
      expect(mismatches.slice(0, 10)).toEqual([])
    } finally {
      await database.drop()
    }
  })
})

it('no combination is left out', () => {
  const asked = new Map<string, Set<string>>()
  for (const world of explainWorlds()) {
    for (const request of world.requests) {
      for (const { container, operation, object } of questionsOf(world, request)) {
        for (const needed of needs(container, operation)) {
          const of = needed === 'CREATE' ? null : object
          const owned = of !== null && of.owner === request.user && request.user !== null
          const name = `${world.family}: ${operation}${needed === operation ? '' : `, ${needed}`}`
          const said = JSON.stringify([of !== null, owned, sayings(world, request, container, needed, of)])
          asked.set(name, (asked.get(name) ?? new Set()).add(said))
        }
      }
    }
  }
  // Each step says nothing, or one verdict, or both: step 3, the owner policy and step 5 of a table; step 2 of a user; step 6 of a pair.
  const user = single.length
  const pair = several.length
  const levels = user * combinations.length * pair
  // … whoever the owner is: nobody asks of CREATE
  const ofCreate = levels / single.length
  // Step 1 of an object of the caller's and of one of somebody else's; and no object.
  const objects = 2 * several.length + 1
  // Step 7 says GRANT, DENY or both in the grid; GRANT or both in that of upserts.
  expect(Object.fromEntries([...asked].map(([name, { size }]) => [name, size]))).toEqual({
    'the grid: FIND': objects * levels * 3,
    'the grid: CREATE': ofCreate * 3,
    'the grid: UPDATE': objects * levels * 3,
    'the grid: REMOVE': objects * levels * 3,
    // of which an object says nothing
    'the grid: PERMISSION': 3 * levels * 3,
    'FIND granted: UPSERT': objects * levels * 2,
    'FIND denied: UPSERT': objects * levels * 2,
    // The default grants: pairs say GRANT or both, and who has none skips steps 3 and 6.
    'FIND mixed: UPSERT': objects * user * single.length * several.length * (several.length * 2 + 1) * 2,
    'UPSERT derived: UPSERT, CREATE': ofCreate * 2,
    'UPSERT derived: UPSERT, UPDATE': objects * levels * 2,
  })
})

afterAll(() => {
  console.log(`oracle: ${explained.toLocaleString('en')} explanations compared`)
})
