// What an example promises: who calls, what each of them tries, and what must come of it.
import type { Identity } from '../../../access/index.ts'

/** What a row tries; each is done by a real statement. */
export const acts = ['FIND', 'CREATE', 'UPDATE', 'REMOVE'] as const

export type Act = (typeof acts)[number]

/**
 * What came, or should come, of a row: of an act on one object and of CREATE `yes` or `no`, of an act on a table the
 * keys of all objects that it reached. `refused` is PostgreSQL's "permission denied" to a caller without a request.
 */
export type Answer = 'yes' | 'no' | 'refused' | readonly string[]

/** The step of the ladder that decides. */
export type Step = 1 | 2 | 3 | 4 | 5 | 6 | 7

export type Values = Readonly<Record<string, string | number | null>>

/** One act of one caller. */
export interface ScenarioRow {
  readonly caller: string
  readonly act: Act
  /** The table, qualified. */
  readonly table: string
  /** The object's key; null: the whole table. */
  readonly key: string | null
  /** Columns that this row writes besides those of `tries`. */
  readonly with: Values
  /** Whether what was created stays for the rows that follow. */
  readonly keep: boolean
  readonly expect: Answer
  /** Which step decides, where one does for the whole row. */
  readonly step: Step | null
}

export interface Scenario {
  readonly title: string
  /** Callers by name; null is a connection on which no request was opened. */
  readonly callers: ReadonlyMap<string, Identity | null>
  /** What CREATE and UPDATE write, by qualified table. */
  readonly tries: ReadonlyMap<string, Partial<Record<'CREATE' | 'UPDATE', Values>>>
  readonly rows: readonly ScenarioRow[]
}

/** Whether two answers are the same; the order of keys says nothing. */
export function isSameAnswer(one: Answer, other: Answer): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort())
}

/** `orders/tea` for an object, `orders` for a table, as a scenario spells them; and what the row writes of its own. */
export function printTarget(row: Pick<ScenarioRow, 'table' | 'key' | 'with'>): string {
  const short = row.table.replace(/^public\./, '')
  const target = row.key === null ? short : `${short}/${row.key}`
  const written = Object.entries(row.with).map(([column, value]) => `${column}: ${value}`)
  return written.length === 0 ? target : `${target} (${written.join(', ')})`
}

/** An answer as people read it. */
export function printAnswer(answer: Answer): string {
  if (typeof answer === 'string') return answer
  return answer.length === 0 ? 'nothing' : [...answer].sort().join(', ')
}
