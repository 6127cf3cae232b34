// One of the processes that run test files, one file at a time, in a thread that is kept. Which mutant is tried is in the file that
// PGLADDER_MUTANT names, and is no business of a lane.

import type { TestModule } from 'vitest/node'
import { createVitest } from 'vitest/node'
import { keepThread } from './kept-thread.ts'

/** What the parent sends: a test file. */
export interface Order {
  readonly file: string
}

export interface Outcome {
  readonly file: string
  readonly state: 'green' | 'red' | 'none'
  /** The first test that went red. */
  readonly title: string
  readonly message: string
  readonly milliseconds: number
  /** The titles of all tests that were run, and whether each went red. */
  readonly tests?: readonly { readonly title: string; readonly isRed: boolean }[]
}

const kept = keepThread({ ...process.env })
const vitest = await createVitest('test', {
  watch: false,
  project: ['database'],
  reporters: [{}],
  pool: kept.pool as never,
  isolate: false,
  maxWorkers: 1,
  fileParallelism: false,
  setupFiles: ['test/mutants/stop-at-first.ts'],
  testTimeout: 30_000,
} as never)

process.on('message', (order: Order) => {
  run(order.file).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) =>
      process.send?.({ file: order.file, state: 'red', title: 'vitest', message: String(error), milliseconds: 0 }),
  )
})
process.on('disconnect', () => {
  void kept
    .end()
    .then(() => vitest.close())
    .finally(() => process.exit(0))
})
process.send?.({ file: '', state: 'none', title: '', message: '', milliseconds: 0 } satisfies Outcome)

async function run(file: string): Promise<Outcome> {
  const begun = performance.now()
  const specifications = await vitest.globTestSpecifications([file])
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
  const module = testModules.find(({ relativeModuleId }) => relativeModuleId === file)
  const milliseconds = Math.round(performance.now() - begun)
  if (module === undefined)
    return { file, state: 'none', title: '', message: String(unhandledErrors[0] ?? 'no such file'), milliseconds }
  const red = firstRed(module)
  const tests = [...module.children.allTests()]
    .filter((test) => test.result().state !== 'skipped')
    .map((test) => ({ title: test.fullName, isRed: test.result().state === 'failed' }))
  vitest.state.clearErrors()
  return { file, state: red === undefined ? 'green' : 'red', title: '', message: '', ...red, milliseconds, tests }
}

function firstRed(module: TestModule): { readonly title: string; readonly message: string } | undefined {
  for (const test of module.children.allTests()) {
    const result = test.result()
    if (result.state === 'failed')
      return { title: test.fullName, message: result.errors.map(({ message }) => message).join('; ') }
  }
  for (const suite of module.children.allSuites()) {
    const [error] = suite.errors()
    if (error !== undefined) return { title: `${suite.fullName} (before its tests)`, message: error.message }
  }
  const [error] = module.errors()
  if (error !== undefined) return { title: '(before its tests)', message: error.message }
  return module.state() === 'failed' ? { title: '(the file)', message: '' } : undefined
}
