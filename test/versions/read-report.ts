// What vitest's JSON report comes to: how many tests of each suite passed, failed or were skipped, and which. A file that fails
// before or around its tests counts as one that failed: its tests were not run, and nothing about them may look green.

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export interface TestName {
  readonly file: string
  readonly title: string
}

export interface Failure extends TestName {
  readonly message: string
}

export interface RunResult {
  /** By suite: the folder of the test's file, or `pgtap`. */
  readonly suites: ReadonlyMap<string, Count>
  readonly failures: readonly Failure[]
  readonly skipped: readonly TestName[]
}

/** What is used of the report that `--reporter=json` writes. */
export interface JsonReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages?: readonly string[] | null
    }[]
  }[]
}

/** `root` is the folder that files are named from, with a slash at its end. */
export function readReport({ testResults }: JsonReport, root: string): RunResult {
  const suites = new Map<string, Count>()
  const failures: Failure[] = []
  const skipped: TestName[] = []
  for (const { name, status, message, assertionResults } of testResults) {
    const file = name.startsWith(root) ? name.slice(root.length) : name
    const before = failures.length
    let passed = 0
    let left = 0
    for (const test of assertionResults) {
      const named = { file, title: test.fullName.trim() }
      if (test.status === 'passed') passed += 1
      else if (test.status === 'failed') failures.push({ ...named, message: firstLine(test.failureMessages?.[0]) })
      else {
        left += 1
        skipped.push(named)
      }
    }
    if (status === 'failed' && failures.length === before) {
      failures.push({ file, title: 'the file as a whole', message: firstLine(message) })
    }
    add(suites, suiteOf(file), { passed, failed: failures.length - before, skipped: left })
  }
  return { suites, failures, skipped }
}

function add(suites: Map<string, Count>, suite: string, more: Count): void {
  const { passed, failed, skipped } = suites.get(suite) ?? { passed: 0, failed: 0, skipped: 0 }
  suites.set(suite, {
    passed: passed + more.passed,
    failed: failed + more.failed,
    skipped: skipped + more.skipped,
  })
}

function suiteOf(file: string): string {
  if (/\/pgtap[^/]*$/.test(file)) return 'pgtap'
  return /^test\/([^/]+)\//.exec(file)?.[1] ?? 'other'
}

function firstLine(text: string | undefined): string {
  return text?.split('\n').find((line) => line.trim() !== '') ?? 'no reason is given'
}
