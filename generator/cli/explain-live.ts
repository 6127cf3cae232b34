// The seven steps for one question, as a live database answers it: with its cells, memberships and entries of now.
import type pg from 'pg'
import { createColors } from 'picocolors'
import { escapeUnseen } from '../check/quote.ts'
import { reasonOf } from '../reason-of.ts'
import { identifier } from '../render/quote.ts'
import { DatabaseError } from './database-error.ts'
import { plainTable } from './plain-table.ts'
import type { QuestionOptions } from './question.ts'

/** A row of `explain_for`. */
export interface LiveStep {
  readonly step: number
  readonly level: string
  readonly principal: string | null
  readonly effect: string | null
  readonly verdict: string | null
  readonly decides: boolean
  readonly detail: string
}

/**
 * Asks as the administrator.
 *
 * @throws DatabaseError where the database has no answer: the login is no administrator, or it knows no such table, user or role
 */
export async function askDatabase(
  client: pg.Client,
  schema: string,
  object: string | null,
  options: QuestionOptions,
): Promise<readonly LiveStep[]> {
  const { op, table, user, role, client: as, login, serverCode = false } = options
  try {
    const { rows } = await client.query<LiveStep>(
      `select step, level, principal, effect, verdict, decides, detail
       from ${identifier(schema)}.explain_for($1, $2::text::regclass, $3, $4, $5, $6, $7, $8)`,
      [op.toUpperCase(), table, object, user ?? null, as ?? null, login ?? null, role ?? null, serverCode],
    )
    return rows
  } catch (cause) {
    const { hint, code } = cause as { readonly hint?: string; readonly code?: string }
    const help = code === '3F000' || code === '42883' ? 'apply the migrations, or name the policy for its schema' : hint
    throw new DatabaseError(`the database does not say: ${reasonOf(cause)}`, help, { cause })
  }
}

/** The steps as a table, and why. */
export function printLive(steps: readonly LiveStep[], colour: boolean): string {
  const colours = createColors(colour)
  const decides = steps.find((step) => step.decides)
  const paint = decides?.verdict === 'GRANT' ? colours.green : colours.red
  const rows = steps.map(({ step, level, principal, effect, verdict, decides: here }) => {
    const isReached = decides === undefined || step <= decides.step
    const dim = isReached ? (text: string) => text : colours.dim
    const says = escapeUnseen(effect ?? '')
    return [
      here ? '>' : '',
      dim(`${step} ${level}`),
      dim(principal === null ? '-' : escapeUnseen(principal)),
      here ? paint(says) : dim(verdict === 'unknown' ? 'unknown' : says),
    ]
  })
  return [
    ...plainTable(['', 'step', 'who', 'says'], rows, colours),
    '',
    paint(escapeUnseen(decides?.detail ?? 'unknown')),
  ].join('\n')
}
