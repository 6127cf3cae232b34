// What was heard, with a very long name cut wherever it stands: in who said it, and on the way to the cell.
import { cut } from '../../check/quote.ts'
import type { Explanation } from '../../evaluate/explain.ts'
import type { Heard } from '../../evaluate/walk.ts'

export function cutHeard<Some extends Heard>(heard: Some): Some {
  const { who, at } = heard
  return { ...heard, who: { ...who, name: cut(who.name) }, at: at && { ...at, path: at.path.map(cut) } }
}

/** The explanation as one sentence needs it. */
export function cutExplanation(explanation: Explanation): Explanation {
  const { walk } = explanation.decided
  const steps = walk.steps.map((answer) => ({ ...answer, heard: answer.heard.map(cutHeard) }))
  return { ...explanation, decided: { ...explanation.decided, walk: { ...walk, steps } } }
}
