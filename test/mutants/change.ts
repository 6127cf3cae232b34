// One change of a text, found by an operator.

export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Change {
  /** What was done to what: `AND term dropped`, `trigger dropped` … */
  readonly operator: string
  /** The place, in words of the text itself. */
  readonly about: string
  readonly edits: readonly Edit[]
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text: by }) => changed.slice(0, start) + by + changed.slice(end), text)
}
