// pgladder explain: the seven steps for one question, from the policy alone or from a live database.
import { explain } from '../evaluate/explain.ts'
import { somebody } from '../evaluate/walk.ts'
import type { ValidIr } from '../ir/policy-ir.ts'
import { connect } from './connect.ts'
import type { ExitCode } from './exit-code.ts'
import { askDatabase, printLive } from './explain-live.ts'
import { loadPolicy } from './load-policy.ts'
import { printExplanation } from './print-explanation.ts'
import { type QuestionOptions, readQuestion } from './question.ts'
import { refuse } from './refuse.ts'

export interface ExplainOptions extends QuestionOptions {
  readonly url?: string
  /** An object of the live database. */
  readonly object?: string
  readonly json?: true
}

/**
 * Exit code 0 whatever the answer is: it is what was asked for.
 *
 * @param path the policy file; a live database is asked without one too, if its schema is `ladder`
 */
export async function runExplain(path: string | undefined, options: ExplainOptions): Promise<ExitCode> {
  const { url, object, owner, user, anonymous } = options
  if (url === undefined && (path === undefined || object !== undefined)) {
    const missing = path === undefined ? 'a policy file, or a database' : 'a database for `--object`'
    return refuse([
      `explain needs ${missing}\n  help: give --url, or ${path === undefined ? 'the policy' : '--owner or --no-owner'}`,
    ])
  }
  if (url !== undefined && owner !== undefined) {
    return refuse([
      'a live database knows who owns an object\n  help: name it with --object instead of --owner or --no-owner',
    ])
  }
  if (url !== undefined && (user === undefined) !== (anonymous === true)) {
    return refuse(['who asks?\n  help: give --user, or --anonymous'])
  }
  const ir = path === undefined ? null : await loadPolicy(path, 'errors')
  if (ir === null && path !== undefined) return 1
  if (url !== undefined) return explainLive(url, ir?.schema ?? 'ladder', options)
  return ir === null ? 1 : explainOffline(ir, options)
}

async function explainLive(url: string, schema: string, options: ExplainOptions): Promise<ExitCode> {
  const client = await connect(url)
  try {
    const steps = await askDatabase(client, schema, options.object ?? null, options)
    console.log(options.json ? JSON.stringify(steps, null, 2) : printLive(steps, process.stdout.isTTY === true))
    return 0
  } finally {
    await client.end()
  }
}

function explainOffline(ir: ValidIr, options: ExplainOptions): ExitCode {
  const question = readQuestion(ir, options)
  if (!('asker' in question)) return refuse(question)
  const { container, operation, asker, subject } = question
  const explanation = explain(ir, container, operation, asker, subject)
  // A user of whom the policy says nothing has no name.
  if (options.json) console.log(JSON.stringify(explanation, (_, value) => (value === somebody ? '' : value), 2))
  else console.log(printExplanation(explanation, container, process.stdout.isTTY === true))
  return 0
}
