// The outcomes of an example as a table: what was expected beside what came. Plain text unless colours are asked for.
import { createColors } from 'picocolors'
import { plainTable } from '../plain-table.ts'
import type { Example } from './read-example.ts'
import type { Outcome } from './run-scenario.ts'
import { isSameAnswer, printAnswer, printTarget, type Step } from './scenario.ts'

const steps: Readonly<Record<Step, string>> = {
  1: '1 entry on the object',
  2: '2 user, table',
  3: '3 custom role, table',
  4: '4 owner policy',
  5: '5 system role, table',
  6: '6 custom role, global',
  7: '7 system role, global',
}

/** The example's name and promise, then one line a row. */
export function printOutcomes({ name, scenario }: Example, outcomes: readonly Outcome[], colour: boolean): string {
  const colours = createColors(colour)
  const rows = outcomes.map(({ row, actual, allowed, isAsExpected }) => {
    const paint = isAsExpected ? colours.green : colours.red
    const doubt = allowed === null || isSameAnswer(allowed, actual) ? '' : ` (ladder.allowed: ${printAnswer(allowed)})`
    return [
      row.caller,
      row.act,
      printTarget(row),
      printAnswer(row.expect),
      paint(`${printAnswer(actual)}${doubt}${isAsExpected ? '' : '  <- differs'}`),
      colours.dim(row.step === null ? '' : steps[row.step]),
    ]
  })
  const lines = plainTable(['caller', 'act', 'on', 'expected', 'actual', 'step that decides'], rows, colours)
  return [`${colours.bold(name)}: ${scenario.title}`, ...lines.map((line) => `  ${line}`.trimEnd())].join('\n')
}
