// The end of a run as text: a table of servers and suites, then what each server says that it is, what failed, and what was skipped.

import Table from 'cli-table3'
import type { Count, TestName } from './read-report.ts'
import type { VersionRun } from './run-version.ts'

export function printResults(runs: readonly VersionRun[]): string {
  const suites = [...new Set(runs.flatMap((run) => [...run.suites.keys()]))].sort()
  const table = new Table({ head: ['server', ...suites, 'minutes'], style: { head: [], border: [] } })
  for (const run of runs) {
    const counts = suites.map((suite) => sayCount(run.suites.get(suite)))
    table.push([nameOf(run), ...counts, (run.seconds / 60).toFixed(1)])
  }
  return [
    table.toString(),
    '',
    ...runs.map((run) => `${nameOf(run)}: ${run.says}`),
    ...runs.flatMap((run) => listed(`failed on ${nameOf(run)} (${run.log})`, run.failures.map(sayFailure))),
    ...runs.flatMap((run) => listed(`skipped on ${nameOf(run)}`, [...run.reasons, ...run.skipped.map(sayName)])),
  ].join('\n')
}

const nameOf = ({ version, says }: VersionRun) =>
  version === 'pglite' ? 'PGlite' : (/^PostgreSQL [\w.]+/.exec(says)?.[0] ?? `PostgreSQL ${version}`)

function sayCount(count: Count | undefined): string {
  if (count === undefined) return '-'
  const { passed, failed, skipped } = count
  return [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} FAILED`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join('\n')
}

const sayName = ({ file, title }: TestName) => `${file}: ${title}`
const sayFailure = (failure: TestName & { readonly message: string }) => `${sayName(failure)}\n    ${failure.message}`

function listed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)]
}
