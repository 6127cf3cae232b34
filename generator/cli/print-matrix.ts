// The matrix on a terminal: a table for each table, a row for each kind of caller. Plain text unless colours are asked for.
import { createColors } from 'picocolors'
import { escapeUnseen } from '../check/quote.ts'
import type { Answer, AnswerReach } from '../evaluate/answers.ts'
import { printRelation } from '../ir/print-relation.ts'
import { operations } from '../vocabulary/operation.ts'
import type { TableAnswers } from './matrix.ts'
import { plainTable } from './plain-table.ts'

type Colours = ReturnType<typeof createColors>

const legend = [
  'all, own, others, none: the objects that the caller may touch; numbers: the step that decides, own objects / those of others',
  'acl: an entry of the object is asked before (step 1), and may say otherwise',
  'several custom roles at once, and why: pgladder explain',
]

export function printMatrix(tables: readonly TableAnswers[], colour: boolean): string {
  const colours = createColors(colour)
  return [...tables.map((table) => printTable(table, colours)), colours.dim(legend.join('\n'))].join('\n\n')
}

function printTable({ container, answers }: TableAnswers, colours: Colours): string {
  const rows = answers.map(({ caller, answers: each }) => [
    escapeUnseen(caller.label),
    ...each.map((answer) => printAnswer(answer, colours)),
  ])
  const title = colours.bold(escapeUnseen(printRelation(container.relation)))
  return [title, ...plainTable(['caller', ...operations], rows, colours)].join('\n')
}

/** @example 'own 4/7', 'all+acl 5', 'acl 7' */
function printAnswer({ reach, byEntries, own, other }: Answer, colours: Colours): string {
  const whose = reach === 'none' && byEntries ? 'acl' : byEntries ? `${reach}+acl` : reach
  const steps = own === other ? String(own) : `${own}/${other}`
  return `${painterOf(reach, byEntries, colours)(whose)} ${colours.dim(steps)}`
}

function painterOf(reach: AnswerReach, byEntries: boolean, colours: Colours): (text: string) => string {
  switch (reach) {
    case 'all':
      return colours.green
    case 'own':
    case 'others':
      return colours.yellow
    case 'none':
      return byEntries ? colours.yellow : colours.red
  }
}
