// pgladder explain: the seven steps for one question, from the policy alone.
import { explain } from '../evaluate/explain.ts'
import type { ExitCode } from './exit-code.ts'
import { loadPolicy } from './load-policy.ts'
import { printExplanation } from './print-explanation.ts'
import { type QuestionOptions, readQuestion } from './question.ts'

export interface ExplainOptions extends QuestionOptions {
  readonly json?: true
}

/** Exit code 0 whatever the answer is: it is what was asked for. */
export async function runExplain(path: string, options: ExplainOptions): Promise<ExitCode> {
  const ir = await loadPolicy(path)
  if (ir === null) return 1
  const question = readQuestion(ir, options)
  if (!('asker' in question)) {
    for (const fault of question) console.error(`error: ${fault}`)
    return 2
  }
  const { container, operation, asker, subject } = question
  const explanation = explain(ir, container, operation, asker, subject)
  if (options.json) console.log(JSON.stringify(explanation, null, 2))
  else console.log(printExplanation(explanation, container, process.stdout.isTTY === true))
  return 0
}
