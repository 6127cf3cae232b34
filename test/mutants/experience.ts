// Which file is asked first: the one that most likely notices, for its time. What has been noticed before is the best guide.

import type { KnownFile } from './usage.ts'

interface Count {
  red: number
  asked: number
  milliseconds: number
}

export interface Experience {
  note(statement: string, file: string, isRed: boolean, milliseconds: number): void
  sort(statement: string, files: readonly KnownFile[]): readonly KnownFile[]
}

export function gatherExperience(): Experience {
  const counts = new Map<string, Count>()
  const of = (key: string) => {
    const count = counts.get(key) ?? { red: 0, asked: 0, milliseconds: 0 }
    counts.set(key, count)
    return count
  }
  const keys = (statement: string, file: string) => [file, `${familyOf(statement)}\n${file}`, `${statement}\n${file}`]
  const likelihood = (statement: string, file: string) =>
    keys(statement, file).reduce((prior, key) => {
      const { red, asked } = of(key)
      return (red + 2 * prior) / (asked + 2)
    }, 0.2)
  const time = ({ file, milliseconds }: KnownFile) => {
    const { asked, milliseconds: total } = of(file)
    // what is red is so sooner than what stays green
    return (total + Math.min(milliseconds, 3000)) / (asked + 1) + 50
  }
  return {
    note(statement, file, isRed, milliseconds) {
      for (const key of keys(statement, file)) {
        const count = of(key)
        count.asked += 1
        count.milliseconds += milliseconds
        if (isRed) count.red += 1
      }
    },
    sort(statement, files) {
      const worth = new Map(
        files.map((known) => [
          known,
          isForOracle(statement, known.file) ? 1 : likelihood(statement, known.file) / time(known),
        ]),
      )
      return [...files].sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0))
    },
  }
}

/** The oracle first, where conditions of the ladder are concerned: what it notices it notices soon. */
const isForOracle = (statement: string, file: string) =>
  file.includes('oracle/parts') && /^policy|fold|judge|standing|my_codes|object_ids|may_o|role_ids/.test(statement)

/** Statements of one kind. */
const familyOf = (statement: string) => /^[\w.]+(?: [a-z]+)?/.exec(statement)?.[0] ?? statement
