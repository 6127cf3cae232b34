// Reads the Test Anything Protocol, as far as pgTAP speaks it; and runs files that speak it, for pg_prove is not everywhere.

import { reasonOf } from '../../generator/reason-of.ts'

export interface TapTest {
  readonly number: number
  readonly ok: boolean
  readonly description: string
  /** What it says about a failure. */
  readonly remarks: readonly string[]
}

export interface TapReport {
  /** How many tests were announced; null: none were. */
  readonly planned: number | null
  readonly tests: readonly TapTest[]
}

/** What is neither a plan, a test nor a remark is passed over, as the protocol says. */
export function readTap(text: string): TapReport {
  let planned: number | null = null
  const tests: (TapTest & { readonly remarks: string[] })[] = []
  for (const line of text.split('\n')) {
    const plan = /^1\.\.(\d+)/.exec(line)
    const test = /^(not )?ok (\d+)(?: - (.*))?$/.exec(line)
    if (plan !== null) planned = Number(plan[1])
    else if (test !== null) {
      const [, not, number, description = ''] = test
      tests.push({ number: Number(number), ok: not === undefined, description, remarks: [] })
    } else if (line.startsWith('#')) tests.at(-1)?.remarks.push(line)
  }
  return { planned, tests }
}

/** What is wrong with a report, in lines to be shown; none: every test that was announced was run, in order, and passed. */
export function faultsOf({ planned, tests }: TapReport): readonly string[] {
  const failed = tests
    .filter(({ ok }) => !ok)
    .flatMap(({ number, description, remarks }) => [`not ok ${number} - ${description}`, ...remarks])
  const misplaced = tests.find(({ number }, n) => number !== n + 1)
  return [
    ...failed,
    ...(misplaced === undefined ? [] : [`test ${misplaced.number} came out of turn`]),
    ...(planned === null ? ['no plan'] : []),
    ...(planned !== null && planned !== tests.length ? [`planned ${planned} tests, ran ${tests.length}`] : []),
  ]
}

/** Runs the statements of a file and says what is wrong with its answers; an error that ends it early is one of them. */
export async function runTap(text: string, query: (sql: string) => Promise<unknown>): Promise<readonly string[]> {
  try {
    const results = (await query(text)) as readonly { readonly rows: readonly object[] }[]
    const lines = results.flatMap(({ rows }) => rows.map((row) => Object.values(row).join('|')))
    return faultsOf(readTap(lines.join('\n')))
  } catch (error) {
    return [`ended early: ${reasonOf(error)}`]
  }
}
