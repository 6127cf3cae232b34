// One mutant: test files are run one after the other until one goes red.

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Refusal } from '../support/mutation.ts'
import type { Experience } from './experience.ts'
import type { Outcome } from './lane.ts'
import type { Mutant } from './mutants.ts'
import { concernsCatalog, isStructural, structuralFiles } from './structural.ts'
import { filesThatUse, type KnownFile } from './usage.ts'

export type Verdict =
  | 'behaviour'
  | 'structure'
  | 'refused'
  | 'invalid'
  | 'survived'
  | 'equivalent'
  /** No test of those that are run has such a statement. */
  | 'unjudged'
  /** All that were run stayed green, and there was no time for the others. */
  | 'unfinished'

export interface Judgement extends Mutant {
  readonly verdict: Verdict
  /** The test file that went red. */
  readonly file: string
  readonly title: string
  readonly message: string
  readonly milliseconds: number
  /** How many files were run, and how many were not for want of time. */
  readonly asked: number
  readonly left: number
}

export interface Judging {
  readonly mutant: Mutant
  readonly mutantFile: string
  readonly known: readonly KnownFile[]
  readonly experience: Experience
  /** Files that are asked before all others. */
  readonly first?: RegExp | undefined
  /** How long the files may take that stay green, in milliseconds. */
  readonly patience: number
  readonly run: (file: string) => Promise<Outcome>
  /** Files that were green without a mutant after they had been red with one, and files that were not. */
  readonly sound: Map<string, boolean>
}

export async function judge({
  mutant,
  mutantFile,
  known,
  experience,
  first,
  patience,
  run,
  sound,
}: Judging): Promise<Judgement> {
  const begun = performance.now()
  const refusals = `${mutantFile}.refused`
  const ordered = inOrder(mutant, filesThatUse(mutant.of, known), experience)
  const isFirst = ({ file }: KnownFile) => first?.test(file) === true
  const files = [...ordered.filter(isFirst), ...ordered.filter((file) => !isFirst(file))]
  let asked = 0
  let structure: Outcome | undefined
  writeFileSync(mutantFile, JSON.stringify({ id: mutant.id, of: mutant.of }))
  const say = (verdict: Verdict, outcome?: Outcome): Judgement => ({
    ...mutant,
    verdict,
    file: outcome?.file ?? '',
    title: outcome?.title ?? '',
    message: (outcome?.message ?? '').slice(0, 300),
    milliseconds: Math.round(performance.now() - begun),
    asked,
    left: files.length - asked,
  })
  try {
    for (const { file } of files) {
      if (sound.get(file) === false) continue
      if (performance.now() - begun > patience && !isCatalogFile(file)) continue
      rmSync(refusals, { force: true })
      const outcome = await run(file)
      asked += 1
      if (/ECONNREFUSED|shutting down|starting up/.test(outcome.message))
        throw new Error(`no server: ${outcome.message}`)
      experience.note(mutant.of, file, outcome.state === 'red', outcome.milliseconds)
      if (outcome.state !== 'red') continue
      if (!sound.has(file)) {
        writeFileSync(mutantFile, '')
        const again = await run(file)
        sound.set(file, again.state === 'green')
        writeFileSync(mutantFile, JSON.stringify({ id: mutant.id, of: mutant.of }))
        if (sound.get(file) === false) continue
      }
      const refusal = refusalsIn(refusals).find(({ message }) => outcome.message.includes(message))
      if (refusal !== undefined) return say(isOwnCheck(refusal) ? 'refused' : 'invalid', outcome)
      if (!isStructural(file, outcome.title)) return say('behaviour', outcome)
      structure ??= outcome
      if (concernsCatalog(mutant)) break
    }
    if (structure !== undefined) return say('structure', structure)
    if (asked === 0) return say('unjudged')
    return say(asked < files.length ? 'unfinished' : 'survived')
  } finally {
    writeFileSync(mutantFile, '')
  }
}

const isCatalogFile = (file: string) => structuralFiles.some((pattern) => pattern.test(file))

function inOrder(mutant: Mutant, files: readonly KnownFile[], experience: Experience): readonly KnownFile[] {
  const { of } = mutant
  const catalog = experience.sort(
    of,
    files.filter(({ file }) => isCatalogFile(file)),
  )
  const others = experience.sort(
    of,
    files.filter(({ file }) => !isCatalogFile(file)),
  )
  return concernsCatalog(mutant) ? [...catalog, ...others] : [...others, ...catalog]
}

function refusalsIn(file: string): readonly Refusal[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Refusal)
  } catch {
    return []
  }
}

/** Raised by the migration itself, and not by PostgreSQL because the mutant makes no sense. */
export const isOwnCheck = ({ where }: Pick<Refusal, 'where'>) => /at RAISE/.test(where)
