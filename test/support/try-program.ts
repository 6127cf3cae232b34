// Runs a program that may not be installed here, and says how that went instead of throwing.

import { execFile } from 'node:child_process'

export interface Tried {
  readonly ok: boolean
  /** What it printed, or where it failed its last words. */
  readonly output: string
}

/** Ends the program after a minute. */
export function tryProgram(program: string, args: readonly string[], cwd = process.cwd()): Promise<Tried> {
  const options = { cwd, timeout: 60_000, maxBuffer: 2 ** 26 }
  return new Promise((resolve) => {
    execFile(program, args, options, (error, printed, complaint) => {
      if (error === null) return resolve({ ok: true, output: printed.trim() })
      if (error.code === 'ENOENT') return resolve({ ok: false, output: `there is no ${program} here` })
      resolve({ ok: false, output: complaint.trim().split('\n').at(-1) || error.message })
    })
  })
}
