// Names as they are written, which may be hostile: what cannot be seen is spelt out, no name turns the text around it, and of a very
// long one the beginning is shown, and the whole to who points at it.
import { Fragment } from 'preact'
import { cut, escapeUnseen } from '../../check/quote.ts'

export function Name({ children }: { readonly children: string }) {
  return <bdi title={wholeOf(children)}>{escapeUnseen(cut(children))}</bdi>
}

/** Names with commas between them. */
export function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name, place) => (
    <Fragment key={place}>
      {place > 0 && ', '}
      <Name>{name}</Name>
    </Fragment>
  ))
}

/** A name as a choice, which holds no elements. */
export function NameOption({ value, name }: { readonly value: string; readonly name: string }) {
  return (
    <option value={value} title={wholeOf(name)}>
      {escapeUnseen(cut(name))}
    </option>
  )
}

/** All of a name of which the beginning is shown. */
function wholeOf(name: string): string | undefined {
  return cut(name) === name ? undefined : escapeUnseen(name)
}

/** `1 role`, `2 roles`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}
