// A command line that cannot be done: everything that is wrong with it, on standard error.
import type { ExitCode } from './exit-code.ts'

export function refuse(faults: readonly string[]): ExitCode {
  for (const fault of faults) console.error(`error: ${fault}`)
  return 2
}
