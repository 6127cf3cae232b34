// Names as they are written, which may be hostile: what cannot be seen is spelt out, and no name turns the text around it.
import { escapeUnseen } from '../../check/quote.ts'

export function Name({ children }: { readonly children: string }) {
  return <bdi>{escapeUnseen(children)}</bdi>
}

/** `1 role`, `2 roles`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}
