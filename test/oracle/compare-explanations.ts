// Asks the database "why?", in a request and as the administrator who asks about anybody, and the oracle; returns where they differ.

import type pg from 'pg'
import type { LadderDatabase } from '../support/governed-database.ts'
import { decide, type Request } from './decide.ts'
import { type ExplainWorld, type Question, questionsOf } from './explain-grid.ts'
import { quoted } from './test-world.ts'

export interface ComparedExplanations {
  /** How many were compared, two for each question. */
  explained: number
  readonly mismatches: string[]
}

/** Compares every question of a world, until some are answered wrong. */
export async function compareExplanations(
  world: ExplainWorld,
  { superuser, app, prefix }: Pick<LadderDatabase, 'superuser' | 'app' | 'prefix'>,
): Promise<ComparedExplanations> {
  const comparison: ComparedExplanations = { explained: 0, mismatches: [] }
  await superuser.query(`grant ${prefix}_admin to ${app.role}`)
  const client = await app.pool.connect()
  try {
    for (const request of world.requests) {
      await compare({ client, world, request, comparison })
      if (comparison.mismatches.length > 0) break
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
  return comparison
}

interface Scope {
  readonly client: pg.PoolClient
  readonly world: ExplainWorld
  readonly request: Request
  readonly comparison: ComparedExplanations
}

async function compare({ client, world, request, comparison }: Scope): Promise<void> {
  const questions = questionsOf(world, request)
  if (questions.length === 0) return
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
  comparison.explained += told.length + mine.length
  for (const [k, { container, operation, object }] of questions.entries()) {
    const { step, allowed } = decide(world, request, container, operation, object)
    const right = `${step} ${allowed ? 'GRANT' : 'DENY'}`
    const sees =
      object === null ||
      (['FIND', 'PERMISSION'] as const).some((what) => decide(world, request, container, what, object).allowed)
    for (const [what, actual, wanted] of [
      ['explain', mine[k], sees ? right : 'unknown, unknown'],
      ['explain_for', told[k], right],
    ] as const) {
      if (actual === wanted) continue
      comparison.mismatches.push(
        `${what} ${operation} ${container.name} ${JSON.stringify(object)} by ${JSON.stringify(request)}: ${actual} and not ${wanted}`,
      )
    }
  }
}

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
