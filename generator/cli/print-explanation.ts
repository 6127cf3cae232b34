// An explanation as a table of the seven steps, and the sentence below it. Plain text unless colours are asked for.
import { createColors } from 'picocolors'
import { escapeUnseen } from '../check/quote.ts'
import { type Explanation, type Judged, levels, nameSpeaker, sayWhy } from '../evaluate/explain.ts'
import { titleOf, whereOf } from '../evaluate/say-heard.ts'
import type { Heard, StepAnswer } from '../evaluate/walk.ts'
import type { ContainerIr } from '../ir/policy-ir.ts'
import { plainTable } from './plain-table.ts'

type Colours = ReturnType<typeof createColors>

/** One table for each thing that was judged, which is two for UPSERT; then why. */
export function printExplanation(explanation: Explanation, container: ContainerIr, colour: boolean): string {
  const colours = createColors(colour)
  const paint = explanation.allowed ? colours.green : colours.red
  const tables = explanation.judged.map((judged) => {
    const title = explanation.judged.length === 1 ? [] : [colours.bold(titleOf(judged))]
    return [...title, printSteps(judged, judged === explanation.decided, colours)].join('\n')
  })
  return [...tables, paint(escapeUnseen(sayWhy(explanation, container)))].join('\n\n')
}

function printSteps({ walk }: Judged, decides: boolean, colours: Colours): string {
  const rows = walk.steps.flatMap((answer) => {
    const isDeciding = answer.step === walk.decides
    const isReached = answer.step <= walk.decides
    const paint = isReached ? (text: string) => text : colours.dim
    const all = answer.heard.length === 0 ? [undefined] : answer.heard
    return all.map((heard, n) => {
      const says = sayHeard(heard, answer, isDeciding, colours)
      return [
        isDeciding && decides && n === 0 ? '>' : '',
        n === 0 ? paint(`${answer.step} ${levels[answer.step]}`) : '',
        paint(heard === undefined ? '-' : escapeUnseen(nameSpeaker(heard.who))),
        isReached ? says : colours.dim(says),
        colours.dim(heard === undefined ? '' : whereOf(heard)),
      ]
    })
  })
  return plainTable(['', 'step', 'who', 'says', 'written at'], rows, colours).join('\n')
}

function sayHeard(heard: Heard | undefined, { verdict }: StepAnswer, isDeciding: boolean, colours: Colours): string {
  const effect = heard?.effect ?? null
  if (effect === null) return heard === undefined ? '' : 'INHERIT'
  if (!isDeciding || effect !== verdict) return effect
  return effect === 'GRANT' ? colours.green(effect) : colours.red(effect)
}
