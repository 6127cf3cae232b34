// pgladder demo: every example on an embedded PostgreSQL, what came beside what was expected. Loads PGlite and Kysely
// only when it runs, as the compiler needs neither.
import type { PlayOptions } from './demo/play-examples.ts'
import type { ExitCode } from './exit-code.ts'
import { lacks } from './needs.ts'

/** What is not among pgladder's own dependencies. */
const needed = ['@electric-sql/pglite', 'kysely', 'pg']

export interface DemoOptions extends Partial<PlayOptions> {
  /** Packages that have to be installed. */
  readonly needed?: readonly string[]
}

/** Exit code 0 if every caller could see and do what was expected, and nothing more; otherwise 1. */
export async function runDemo({ needed: packages = needed, ...options }: DemoOptions = {}): Promise<ExitCode> {
  if (await lacks('the demo', packages)) return 1
  const { playExamples } = await import('./demo/play-examples.ts')
  return (await playExamples(options)) ? 0 : 1
}
