// Plays every example and prints it. Results go to standard output, progress to a terminal's standard error.
import { bootServer } from './embedded-server.ts'
import { playExample } from './play-example.ts'
import { printOutcomes } from './print-outcomes.ts'
import { createProgress, type Progress } from './progress.ts'
import { examplesFolder, listExamples, readExample } from './read-example.ts'

export interface PlayOptions {
  /** The folder of examples. */
  readonly folder: string
  readonly print: (text: string) => void
  readonly progress: Progress
  /** Whether to colour what is printed. */
  readonly colour: boolean
}

/** Whether every row of every example came out as expected. */
export async function playExamples(options: Partial<PlayOptions> = {}): Promise<boolean> {
  const { folder, print, progress, colour } = { ...onConsole(), ...options }
  const names = listExamples(folder)
  let rows = 0
  let differences = 0
  progress.show('starting an embedded PostgreSQL …')
  const server = await bootServer().finally(() => progress.clear())
  try {
    for (const [n, name] of names.entries()) {
      progress.show(`${n + 1} of ${names.length}: ${name} …`)
      const example = await readExample(name, folder)
      const outcomes = await playExample(example, server)
      rows += outcomes.length
      differences += outcomes.filter(({ isAsExpected }) => !isAsExpected).length
      progress.clear()
      print(`${printOutcomes(example, outcomes, colour)}\n`)
    }
  } finally {
    progress.clear()
    await server.close()
  }
  print(`${names.length} examples, ${rows} rows: ${verdict(differences)}`)
  return differences === 0
}

function onConsole(): PlayOptions {
  return {
    folder: examplesFolder,
    print: (text) => console.log(text),
    progress: createProgress(process.stderr),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  }
}

function verdict(differences: number): string {
  if (differences === 0) return 'everybody saw and did what was expected, and ladder.allowed said the same'
  return `${differences} ${differences === 1 ? 'row differs' : 'rows differ'} from what was expected`
}
