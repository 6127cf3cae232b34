// One step of an explanation, as the database tells it.

import { type RawBuilder, sql } from 'kysely'
import type { LadderCalls } from './ladder-calls.ts'

export interface ExplainedStep {
  /** 1 to 7. */
  readonly step: number
  /** What the step is about, e.g. `owner policy`. */
  readonly level: string
  /** Whose cells or entries it heard; null if there are none, or if they are not for the caller to know. */
  readonly principal: string | null
  /** What they say, in the same order. */
  readonly effect: string | null
  /** What the step comes to; null: it says nothing and the next is asked. */
  readonly verdict: 'GRANT' | 'DENY' | 'unknown' | null
  readonly decides: boolean
  /** Of the step that decides: why, in a sentence. */
  readonly detail: string
}

/** The rows of `explain`. Numbers and booleans are asked for as text: what else they are is up to the application's type parsers. */
export async function listSteps<DB>(
  calls: LadderCalls<DB>,
  explanation: RawBuilder<unknown>,
): Promise<readonly ExplainedStep[]> {
  type Row = Omit<ExplainedStep, 'step' | 'decides'> & { readonly step: string; readonly decides: string }
  const rows = await calls.list(sql<Row>`
    select e.step::text as step, e.level, e.principal, e.effect, e.verdict, e.decides::text as decides, e.detail
    from ${explanation} as e
    order by e.step
  `)
  return rows.map(({ step, decides, ...rest }) => ({ ...rest, step: Number(step), decides: decides === 'true' }))
}
