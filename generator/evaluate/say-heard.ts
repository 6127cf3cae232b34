// The parts of an explanation in words, for whoever draws its steps: a terminal, a page. Not escaped.
import { printPlace } from '../check/print-place.ts'
import { somebody } from './answers.ts'
import { type Judged, nameSpeaker } from './explain.ts'
import type { Heard } from './walk.ts'

/** What one of the two walks of an UPSERT is about. */
export function titleOf({ about, walk }: Judged): string {
  return about === 'proposed'
    ? `the row that is proposed: ${walk.operation}`
    : `the object that is there: ${walk.operation}`
}

/** Who was asked. */
export function nameHeard({ who }: Pick<Heard, 'who'>): string {
  return who.kind === 'user' && who.name === somebody ? 'the user' : nameSpeaker(who)
}

/** Where it is written; empty for what is written nowhere. */
export function whereOf({ at, isDefault }: Pick<Heard, 'at' | 'isDefault'>): string {
  if (isDefault) return 'globalDefault'
  return at === null ? '' : printPlace(at)
}
