// What a run of the attacks came to, for the terminal and for ATTACKS.md.

import { type AttackRun, attacksIn } from './attacks.ts'
import { code } from './report.ts'

/** A table of the attacks, each with some of the defences whose loss turns a test of it red. */
export function attackTableOf(runs: readonly AttackRun[]): string {
  const rows = attacksIn(runs).map(({ ids, file, red }) => {
    const shown = red.slice(0, 3).map(({ mutant }) => code(mutant.slice(0, 110)))
    const name = file.replace(/^test\/database\/|\.test\.ts$/g, '')
    return `| ${ids} | ${name} | ${red.length} | ${shown.join('<br>')} |`
  })
  return [
    '| attack | tests | defences whose loss turns it red | such as |',
    '| --- | --- | ---: | --- |',
    ...rows,
  ].join('\n')
}

/** The file that is kept. */
export function attackReportOf(runs: readonly AttackRun[]): string {
  const defences = new Set(runs.flatMap(({ mutant }) => mutant?.id ?? [])).size
  return [
    '# Attacks without their defences',
    '',
    `Written by \`npm run test:mutants -- --attacks\`. ${defences} defences (\`defences.ts\`) were taken out of the SQL that migrations hold, one at a time, and every test of an attack was run. The ids are those of [test/README.md](../README.md#attacks).`,
    '',
    attackTableOf(runs),
    '',
    'None of them turns C3 red, for only a superuser can make a function LEAKPROOF, nor F25, which is about how much is said; the test of F6 in `threats-structure` breaks what it looks at itself.',
    '',
  ].join('\n')
}
