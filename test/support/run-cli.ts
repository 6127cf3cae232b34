// The command line in this process, with what it printed.

import { vi } from 'vitest'
import type { ExitCode } from '../../generator/cli/exit-code.ts'
import { main } from '../../generator/cli/run.ts'

export interface CliRun {
  readonly code: ExitCode
  readonly stdout: string
  readonly stderr: string
}

/** Runs `pgladder <args>`. */
export async function runCli(...args: readonly string[]): Promise<CliRun> {
  const printed = { stdout: '', stderr: '' }
  const keep = (stream: keyof typeof printed) => (text: unknown) => {
    printed[stream] += String(text)
    return true
  }
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((text: unknown) => void keep('stdout')(`${text}\n`)),
    vi.spyOn(console, 'error').mockImplementation((text: unknown) => void keep('stderr')(`${text}\n`)),
    vi.spyOn(console, 'warn').mockImplementation((text: unknown) => void keep('stderr')(`${text}\n`)),
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('stdout')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('stderr')),
  ]
  try {
    return { code: await main(args), ...printed }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
