// SQL as tokens with positions: enough to find statements and expressions, in plpgsql and in SQL within a string as well.

export type TokenKind =
  | 'word'
  | 'quoted'
  | 'string'
  | 'number'
  | 'operator'
  | 'open'
  | 'close'
  | 'comma'
  | 'semicolon'
  | 'body'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** Of a word: in lower case, which is how keywords are compared. */
  readonly word: string
  readonly start: number
  readonly end: number
}

/** How a string is quoted: within a string each quote is written twice. */
export type Quoting = 'plain' | 'doubled'

const patterns = (quote: string): readonly (readonly [TokenKind | 'skip', RegExp])[] => [
  ['skip', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['body', /(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1/y],
  ['string', new RegExp(`e${quote}(?:[^'\\\\]|\\\\[\\s\\S]|${quote}${quote})*${quote}`, 'iy')],
  ['string', new RegExp(`${quote}(?:[^']|${quote}${quote})*?${quote}(?!')`, 'y')],
  ['quoted', /"(?:[^"]|"")*"/y],
  ['word', /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff$]*|%(?:\d+\$)?[IsL]/y],
  ['number', /\$?\d+(?:\.\d+)?/y],
  ['open', /[([]/y],
  ['close', /[)\]]/y],
  ['comma', /,/y],
  ['semicolon', /;/y],
  ['operator', /::|:=|=>|->>|->|\.\.|\.|<=|>=|<>|!=|\|\||&&|@>|<@|[-+*/<>=~!@#%^&|`?:]/y],
]

const plain = patterns("'")
const doubled = patterns("''")

/** The tokens of a text. What is no SQL at all is an error, with its place. */
export function lexSql(whole: string, quoting: Quoting = 'plain', from = 0, to = whole.length): readonly Token[] {
  const text = whole.slice(from, to)
  const tokens: Token[] = []
  let at = 0
  scan: while (at < text.length) {
    for (const [kind, pattern] of quoting === 'plain' ? plain : doubled) {
      pattern.lastIndex = at
      const found = pattern.exec(text)?.[0]
      if (found === undefined) continue
      if (kind !== 'skip') {
        const word = kind === 'word' ? found.toLowerCase() : ''
        tokens.push({ kind, text: found, word, start: from + at, end: from + at + found.length })
      }
      at += found.length
      continue scan
    }
    throw new Error(`no SQL at ${at}: ${text.slice(at, at + 40)}`)
  }
  return tokens
}
