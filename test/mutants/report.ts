// What a run of the mutants came to, for the terminal and for REPORT.md.

import { reasonFor } from './equivalent.ts'
import type { Judgement, Verdict } from './judge.ts'

const columns: readonly (readonly [Verdict, string])[] = [
  ['behaviour', 'behaviour'],
  ['structure', 'structure'],
  ['refused', 'own check'],
  ['invalid', 'PostgreSQL refuses'],
  ['equivalent', 'equivalent'],
  ['unjudged', 'in no world that was run'],
  ['unfinished', 'unfinished'],
  ['survived', 'survived'],
]

const count = (judgements: readonly Judgement[], verdict: Verdict) =>
  judgements.filter((judgement) => judgement.verdict === verdict).length

function groupBy(judgements: readonly Judgement[], key: (judgement: Judgement) => string) {
  const groups = new Map<string, Judgement[]>()
  for (const judgement of judgements) groups.set(key(judgement), [...(groups.get(key(judgement)) ?? []), judgement])
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

export function tableOf(judgements: readonly Judgement[]): string {
  const row = (name: string, of: readonly Judgement[]) =>
    `| ${[name, of.length, ...columns.map(([verdict]) => count(of, verdict) || '')].join(' | ')} |`
  return [
    `| operator | mutants | ${columns.map(([, name]) => name).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length + 1)}`,
    ...groupBy(judgements, ({ operator }) => operator).map(([name, of]) => row(name.replaceAll('|', '¦'), of)),
    row('**all**', judgements),
  ].join('\n')
}

export const survivorsOf = (judgements: readonly Judgement[]) => listOf(judgements, 'survived')

const listOf = (judgements: readonly Judgement[], which: Verdict) =>
  judgements
    .filter(({ verdict }) => verdict === which)
    .map(({ id, left }) => `- ${code(id)}${left > 0 ? ` (${left} files not run)` : ''}`)

/** A mutant's id, or another text, as Markdown in a table. */
export const code = (text: string) => `\`${text.replaceAll('`', "'").replaceAll('|', '¦')}\``

/** The file that is kept. */
export function reportOf(judgements: readonly Judgement[], all: number): string {
  const survivors = survivorsOf(judgements)
  const equivalents = groupBy(
    judgements.filter(({ verdict }) => verdict === 'equivalent'),
    ({ id }) => reasonFor(id) ?? '',
  )
  const killers = groupBy(
    judgements.filter(({ verdict }) => ['behaviour', 'structure', 'refused'].includes(verdict)),
    ({ of }) => of,
  )
  return [
    '# Mutants of the emitted SQL',
    '',
    'Written by `npm run test:mutants`. Each mutant is one change of the SQL that migrations hold; a test of the suite has to go red.',
    '*Behaviour*: what a statement, an attack or the oracle found. *Structure*: a test that compares the catalog with a list.',
    '*Own check*: the migration itself refuses to apply. *PostgreSQL refuses*: the mutant is no SQL that could be applied, so nothing is shown by it.',
    '*Unfinished*: what was run stayed green, and there was no time for the rest: neither killed nor survived.',
    '',
    'The long comparisons with the oracle (`oracle/grid`, `upsert-grid`, `explain`, `sharing`) are not among the tests that are run: `oracle/parts` stands for them.',
    'So a survivor is one that they are to be asked about before anything is written for it.',
    '',
    `${judgements.length} of ${all} mutants were tried.`,
    '',
    tableOf(judgements),
    '',
    '## Survivors',
    '',
    ...orNone(survivors),
    '',
    '## Unfinished',
    '',
    ...orNone(listOf(judgements, 'unfinished')),
    '',
    '## In no world that was run',
    '',
    ...orNone(listOf(judgements, 'unjudged')),
    '',
    '## Equivalent',
    '',
    ...(equivalents.length === 0
      ? ['None.']
      : equivalents.flatMap(([reason, of]) => [`- ${reason}`, ...of.map(({ id }) => `  - ${code(id)}`)])),
    '',
    '## What kills',
    '',
    '| statement | killed | by, most often |',
    '| --- | ---: | --- |',
    ...killers.map(([of, its]) => `| ${code(of)} | ${its.length} | ${mostOften(its)} |`),
    '',
  ].join('\n')
}

const orNone = (lines: readonly string[]) => (lines.length === 0 ? ['None.'] : lines)

function mostOften(judgements: readonly Judgement[]): string {
  const [first] = groupBy(
    judgements,
    ({ file, title }) => `${file.replace('test/', '')}: ${title.replaceAll('|', '¦')}`,
  ).sort(([, a], [, b]) => b.length - a.length)
  return first === undefined ? '' : `${first[0].slice(0, 140)} (${first[1].length})`
}
