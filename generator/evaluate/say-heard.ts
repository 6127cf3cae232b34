// The parts of an explanation in words, for whoever draws its steps: a terminal, a page. Not escaped.
import { printPlace } from '../check/print-place.ts'
import type { Judged } from './explain.ts'
import type { Heard } from './walk.ts'

/** What one of the two walks of an UPSERT is about. */
export function titleOf({ about, walk }: Judged): string {
  return about === 'proposed'
    ? `the row that is proposed: ${walk.operation}`
    : `the object that is there: ${walk.operation}`
}

/** Where it is written; empty for what is written nowhere. */
export function whereOf({ at, isDefault }: Pick<Heard, 'at' | 'isDefault'>): string {
  if (isDefault) return 'globalDefault'
  return at === null ? '' : printPlace(at)
}
