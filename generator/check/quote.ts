// An author's words inside a message. What cannot be seen, or would move the cursor, is written as `\u{…}`,
// so that a hostile name cannot forge a line or colour a terminal.

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const longest = 80

/** The text with every control, format and half character spelt out. Leaves its own result as it is. */
export function escapeUnseen(text: string): string {
  return text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}

/** The beginning of the text, if it is very long. */
export function cut(text: string): string {
  const characters = Array.from(text.slice(0, 2 * longest + 1))
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`
}

/** The text in backticks, cut if it is very long. */
export function quote(text: string): string {
  return `\`${escapeUnseen(cut(text)).replaceAll('`', '\\`')}\``
}

/** a, b and c. */
export function joinWithAnd(texts: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(texts)
}

/** `a`, `b` or `c`. */
export function quoteChoice(texts: readonly string[]): string {
  const quoted = texts.map(quote)
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`
}
