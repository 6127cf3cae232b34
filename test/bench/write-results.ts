// The run as a Markdown page: claims first, then what they rest on.

import type { BenchRun } from './bench-run.ts'
import { serverSettings } from './bench-server.ts'
import { formatMs, formatRatio } from './format-figure.ts'
import { judgeClaims } from './judge-claims.ts'
import { markdownTable } from './markdown-table.ts'
import { ways } from './measure-writing.ts'
import { clientContestants } from './run-client-rounds.ts'
import { type Caller, type QueryName, readNames, writeNames } from './workload.ts'

/** The whole page; `notes` is what a person wrote. */
export function writeResults(run: BenchRun, notes: string): string {
  const { objects, owners, manyEntries, rounds } = run.scale
  return `# Benchmark

Written by \`npm run bench\`; [NOTES.md](NOTES.md), which is included below, is the only part written by hand.
${objects.toLocaleString('en')} orders of ${owners.toLocaleString('en')} owners and a line for each; all contestants in one run, in turns, up to ${rounds} rounds; each
figure is the median of the medians of its rounds. The machine was not idle: compare figures of one table, not of two runs.

${writeClaims(run)}
![milliseconds of count visible and newest 20, by contestant](RESULTS.svg)

${notes.trim()}

## What is measured where

Except in the section on the client, times are taken **within the server**: one message runs the statement many times by \`execute\` between two
readings of the clock, in a request that is already open. That covers parsing, rewriting, planning and running, and neither the network nor the client.
\`explain analyze\` is not used: it leaves out rewriting, which is where PostgreSQL adds policies to a query. Writes are taken back after each run, outside
of the time taken. Before anything is timed, all contestants answer every query, and the run fails unless their answers are the same.

Callers: *nothing* has a role that is denied all; *own* owns ${objects / owners} orders; *own + 10* and *own + many* also find 10 and ${manyEntries.toLocaleString('en')} orders (and their lines) of others
through entries; *everything* has a role that is granted all.

- **hand**: no row-level security, conditions in the query, as superuser; the fastest of the usual ways to write them. The baseline of every ratio.
- **pgladder** *none*, *table*, *projected*: \`objectAcl\`; a request as it comes, with a compiled profile where there is one. **dynamic**: the same, all profiles taken away.
- **usual**: policies by hand, settings read in \`(select …)\`, shared rows by \`id in (select …)\`.
- **per-row**: one PL/pgSQL function call for each row.
- *given up*: not done after ${run.scale.patience / 1000} s.

${markdownTable(['', ''], run.machine, 'texts')}

Server settings: ${serverSettings.map((setting) => `\`${setting}\``).join(', ')}, no fsync.

${writeReads(run)}

## Writes, milliseconds in the server

${run.callers
  .filter(({ writable }) => writable !== null)
  .map((caller) => writeServerTable(run, caller, writeNames))
  .join('\n\n')}

## In the client, beside ZenStack

Milliseconds that the application waits, over one connection: the query alone in a request that is open, and *with its request*, which opens and commits
one for each query (four round trips beside the query's). Hand and pgladder use Kysely; ZenStack adds its rules to the query in the client and needs no
transaction. Its rules with entries compare with *table* and *projected*, those without with *none*.

${run.callers.map((caller) => writeClientTable(run, caller)).join('\n\n')}

## Opening a request

${writeOpening(run)}

## Giving entries

One role gets an entry on each of many orders: milliseconds seen from the client, and what it adds to the disk, in MiB. By an administrator, who is not
judged object by object; every change is in the audit.

${writeGiving(run)}

## Upserts, and writing by key

One table where UPSERT follows from CREATE and UPDATE (\`derived\`) and one where it is a permission of its own (\`own\`): milliseconds of a statement in the server, and beside a table without row-level security.
*Allowed one*: the caller has UPSERT, CREATE or UPDATE and neither of the other two, so the policies have to ask which it is.

${writeWriting(run)}

## Large policies

Twenty roles, each with cells on two of five tables; every table with an owner and object entries. Memory is the peak of a process of its own.

${writeLargePolicies(run)}

## Plans

${run.callers.map((caller) => writePlans(run, caller)).join('\n\n')}
`
}

/** The reads alone. */
export function writeReads(run: BenchRun): string {
  const tables = run.callers.map((caller) => writeServerTable(run, caller, readNames))
  return ['## Reads, milliseconds in the server', ...tables].join('\n\n')
}

/** The claims alone. */
export function writeClaims(run: BenchRun): string {
  const verdicts = judgeClaims(run)
  const rows = verdicts.map(({ claim, figure, met, plan }) => [
    claim,
    figure,
    met ? 'met' : `**missed**${plan === null ? '' : `: \`${plan}\``}`,
  ])
  const met = verdicts.filter((verdict) => verdict.met).length
  return `## Claims: ${met} of ${verdicts.length} met\n\n${markdownTable(['claim', 'measured', ''], rows, 'texts')}\n`
}

function namesOf(run: BenchRun): readonly string[] {
  return [...new Set(run.server.map(({ contestant }) => contestant))]
}

function writeServerTable(run: BenchRun, caller: Caller, queries: readonly QueryName[]): string {
  const rows = namesOf(run).flatMap((contestant) => {
    const cells = queries.map((query) => {
      const find = (who: string) =>
        run.server.find((m) => m.contestant === who && m.caller === caller.name && m.query === query)
      const measured = find(contestant)
      const hand = find('hand')
      return { measured, hand }
    })
    const runsAs = cells.find(({ measured }) => measured !== undefined)?.measured?.runsAs
    if (runsAs === undefined) return []
    const figures = cells.map(({ measured, hand }) =>
      measured === undefined || hand === undefined
        ? ''
        : `${formatMs(measured.ms)}${contestant === 'hand' ? '' : ` (${formatRatio(measured.ms / hand.ms)})`}`,
    )
    return [[`${contestant} (\`${runsAs}\`)`, ...figures]]
  })
  return `### ${caller.name}\n\n${markdownTable(['contestant (runs as)', ...queries], rows)}`
}

function writeClientTable(run: BenchRun, caller: Caller): string {
  const asked = clientContestants.filter((contestant) =>
    run.client.some((m) => m.contestant === contestant && m.caller === caller.name),
  )
  const rows = asked.map((contestant) => [
    contestant,
    ...readNames.map((query) => {
      const find = (who: string) =>
        run.client.find((m) => m.contestant === who && m.caller === caller.name && m.query === query)?.ms ?? Number.NaN
      const ms = find(contestant)
      return `${formatMs(ms)} (${formatRatio(ms / find('hand'))})`
    }),
  ])
  return `### ${caller.name}, in the client\n\n${markdownTable(['contestant', ...readNames], rows)}`
}

function writeOpening({ opening, openingInClient }: BenchRun): string {
  const rows = opening.map(({ storage, caller, ms }) => [`${storage}, ${caller}`, formatMs(ms)])
  const { requestMs, transactionMs, roundTrips } = openingInClient
  return `${markdownTable(['`ladder.enter` within the server, beyond `select 1`', 'ms'], rows)}

Through the access layer a request that does nothing takes ${roundTrips} round trips and ${formatMs(requestMs)} ms; a transaction that does nothing, 2 and ${formatMs(transactionMs)} ms.`
}

function writeGiving({ giving }: BenchRun): string {
  const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1)
  const hand = giving[0]
  const each = ({ ms, entries }: { readonly ms: number; readonly entries: number }) => ms / entries
  return markdownTable(
    ['how', 'entries', 'ms', 'µs each', 'beside by hand', 'entries', 'audit', 'objects'],
    giving.map((one) => [
      one.how,
      one.entries.toLocaleString('en'),
      one.ms.toFixed(0),
      (each(one) * 1000).toFixed(1),
      hand === undefined ? '' : formatRatio(each(one) / each(hand)),
      mebibytes(one.entryBytes),
      mebibytes(one.auditBytes),
      mebibytes(one.objectBytes),
    ]),
  )
}

function writeWriting({ writing }: BenchRun): string {
  const names = ways.map(({ name }) => name)
  const [first = ''] = names
  return markdownTable(
    ['', ...names],
    writing.map(({ what, ms }) => [
      what,
      ...names.map((name) => {
        const measured = ms.get(name)
        if (measured === undefined) return ''
        return name === first
          ? formatMs(measured)
          : `${formatMs(measured)} (${formatRatio(measured / (ms.get(first) ?? Number.NaN))})`
      }),
    ]),
  )
}

function writeLargePolicies({ largePolicies }: BenchRun): string {
  return markdownTable(
    [
      'tables',
      'compile, ms',
      'peak memory, MiB',
      'of it before compiling',
      'migrations, MiB',
      'apply, s',
      '`enter`, ms',
    ],
    largePolicies.map((large) => [
      `${large.tables}`,
      large.compileMs.toFixed(0),
      large.peakMiB.toFixed(0),
      large.idleMiB.toFixed(0),
      (large.bytes / 2 ** 20).toFixed(2),
      (large.applyMs / 1000).toFixed(1),
      formatMs(large.openingMs),
    ]),
  )
}

function writePlans(run: BenchRun, caller: Caller): string {
  const rows = run.server
    .filter((m) => m.caller === caller.name)
    .map(({ query, contestant, plan }) => [query, contestant, `\`${plan}\``])
  return `<details><summary>${caller.name}</summary>\n\n${markdownTable(['query', 'contestant', 'plan'], rows, 'texts')}\n\n</details>`
}
