// Faults in conditions, constants and statements: of function bodies in SQL and plpgsql, and of SQL that they put together as text.

import type { Change } from './change.ts'
import { closingOf, conditionsOf, connectives, type Span, type Term, termsOf } from './expressions.ts'
import { lexSql, type Quoting, type Token } from './lex-sql.ts'

/** A piece of code. */
export interface Code {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly span: Span
  readonly quoting: Quoting
  readonly isProcedural: boolean
}

export function breakCode(code: Code): readonly Change[] {
  return [
    ...breakConditions(code),
    ...breakComparisons(code),
    ...breakDefaults(code),
    ...breakWords(code),
    ...breakNumbers(code),
    ...breakBits(code),
    ...breakQueries(code),
    ...(code.isProcedural ? breakStatements(code) : []),
    ...nestedCode(code).flatMap(breakCode),
  ]
}

const textOf = ({ text, tokens }: Code, { from, to }: Span) => text.slice(tokens[from]?.start, tokens[to - 1]?.end)

function replaced(code: Code, span: Span, by: string, operator: string, about = textOf(code, span)): Change {
  const start = code.tokens[span.from]?.start ?? 0
  const end = code.tokens[span.to - 1]?.end ?? start
  return { operator, about, edits: [{ start, end, text: by }] }
}

/** SQL in strings, which a function puts together and executes. */
function nestedCode(code: Code): readonly Code[] {
  return code.tokens.slice(code.span.from, code.span.to).flatMap((token) => {
    if (token.kind !== 'string' || token.text.startsWith('e') || code.quoting === 'doubled') return []
    const content = token.text.slice(1, -1)
    const isStatement =
      /^\s*\(?\s*(select|insert into|update|delete from|alter table|create |drop |grant |revoke |with )/.test(content)
    const isCondition = /^\(?e\.\w+ = /.test(content)
    if (!isStatement && !isCondition) return []
    const tokens = lexSql(code.text, 'doubled', token.start + 1, token.end - 1)
    const nested = {
      text: code.text,
      tokens,
      span: { from: 0, to: tokens.length },
      quoting: 'doubled',
      isProcedural: false,
    } as const
    return [nested]
  })
}

export function breakConditions(
  code: Code,
  spans: readonly (Span & { readonly certain: boolean })[] = allConditions(code),
): readonly Change[] {
  return spans.flatMap((span) => [
    // of several terms, each is looked at by itself
    ...(span.certain && termsOf(code.tokens, span).length === 0
      ? ['true', 'false'].map((by) => replaced(code, span, by, `condition made ${by}`))
      : []),
    ...breakTerms(code, span),
  ])
}

function allConditions(code: Code) {
  const found = conditionsOf(code.tokens, code.span)
  // conditions that stand as text of their own
  const isBare = code.quoting === 'doubled' && code.tokens[0]?.word !== '' && code.tokens[1]?.text === '.'
  return isBare || code.tokens[code.span.from]?.text === '(' ? [...found, { ...code.span, certain: false }] : found
}

/** Each term of each list, and each list as a whole. */
export function breakTerms(code: Code, span: Span): readonly Change[] {
  const terms = termsOf(code.tokens, span)
  const drops = terms.map((term) =>
    replaced(code, term, term.joinedBy === 'and' ? 'true' : 'false', `${term.joinedBy.toUpperCase()} term dropped`),
  )
  return [...drops, ...swaps(code, span)]
}

function swaps(code: Code, span: Span): readonly Change[] {
  const lists = [span, ...termsOf(code.tokens, span)]
  return lists.flatMap((list: Span | Term) => {
    const terms = termsOf(code.tokens, list)
    const [first] = terms
    if (first === undefined) return []
    const by = first.joinedBy === 'and' ? 'or' : 'and'
    const inner = innermost(code.tokens, list)
    const places = connectives(code.tokens, inner).filter((n) => code.tokens[n]?.word === first.joinedBy)
    const edits = places.map((n) => ({ start: code.tokens[n]?.start ?? 0, end: code.tokens[n]?.end ?? 0, text: by }))
    return [{ operator: `${first.joinedBy.toUpperCase()} made ${by.toUpperCase()}`, about: textOf(code, list), edits }]
  })
}

function innermost(tokens: readonly Token[], span: Span): Span {
  let { from, to } = span
  for (;;) {
    if (connectives(tokens, { from, to }).length > 0) return { from, to }
    while (tokens[from]?.word === 'not') from += 1
    if (tokens[from]?.text !== '(' || closingOf(tokens, from) !== to - 1) return { from, to }
    from += 1
    to -= 1
  }
}

const boundaries: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }

function* each({ tokens, span }: Code): Generator<readonly [n: number, token: Token]> {
  for (let n = span.from; n < span.to; n += 1) {
    const token = tokens[n]
    if (token !== undefined) yield [n, token]
  }
}

/** The words around a place. */
const around = (code: Code, n: number, before = 6, after = 2) =>
  textOf(code, { from: Math.max(code.span.from, n - before), to: Math.min(code.span.to, n + after + 1) })

function breakComparisons(code: Code): readonly Change[] {
  return [...each(code)].flatMap(([n, { kind, text }]) => {
    const by = boundaries[text]
    if (kind !== 'operator' || by === undefined) return []
    return [replaced(code, { from: n, to: n + 1 }, by, 'bound moved', around(code, n))]
  })
}

function breakDefaults(code: Code): readonly Change[] {
  return [...each(code)].flatMap(([n, { word }]) => {
    if (word !== 'coalesce' || code.tokens[n + 1]?.text !== '(') return []
    const close = closingOf(code.tokens, n + 1)
    const commas: number[] = []
    let depth = 0
    for (let at = n + 1; at < close; at += 1) {
      const token = code.tokens[at]
      if (token?.kind === 'open') depth += 1
      if (token?.kind === 'close') depth -= 1
      if (depth === 1 && token?.kind === 'comma') commas.push(at)
    }
    const [comma] = commas
    if (comma === undefined) return []
    const call = { from: n, to: close + 1 }
    const dropped = replaced(code, call, `(${textOf(code, { from: n + 2, to: comma })})`, 'default dropped')
    const last = code.tokens[close - 1]
    const flipped = last?.word === 'false' ? 'true' : last?.word === 'true' ? 'false' : undefined
    if (flipped === undefined || close - 2 !== commas.at(-1)) return [dropped]
    return [replaced(code, { from: close - 1, to: close }, flipped, 'default turned', textOf(code, call))]
  })
}

/** Settings of a request; the schema's name comes before them. */
const keys = ['own', 'other', 'user', 'system_roles', 'custom_roles', 'role_ids'] as const

/** Words of which one may stand for the other. */
const siblings: readonly (readonly string[])[] = [
  ['GRANT', 'DENY', 'INHERIT'],
  ['FIND', 'UPDATE', 'REMOVE', 'UPSERT', 'CREATE', 'PERMISSION'],
  ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'SELECT'],
  ['insert', 'update', 'delete', 'truncate'],
  ['custom', 'system'],
  ['all users', 'all roles', 'user'],
  ['role', 'owner', 'global', 'user', 'key'],
  ['policy', 'run time'],
  ['membership', 'session'],
  ['member', 'usage'],
  ['after', 'before'],
  ['I', 'U', 'i', 'u', 'X', 'x', 'Y'],
  ['ServerCodeUser', 'AuthenticatedUser', 'NotAuthenticatedUser', 'SocialUser'],
  ['facebook', 'google', 'twitter', 'classic'],
  ['inserted', 'updated', 'removed'],
  ['infinity', '-infinity'],
  ['own', 'other'],
  ['r', 'p', 'a'],
  keys,
]

function breakWords(code: Code): readonly Change[] {
  const quote = code.quoting === 'plain' ? "'" : "''"
  return [...each(code)].flatMap(([n, { kind, text, word }]) => {
    const place = { from: n, to: n + 1 }
    if (word === 'may_own' || word === 'may_other')
      return [
        replaced(
          code,
          place,
          word === 'may_own' ? 'may_other' : 'may_own',
          'bits of the other kind',
          around(code, n, 3, 3),
        ),
      ]
    if ((word === 'true' || word === 'false') && !isDefault(code, n))
      return [replaced(code, place, word === 'true' ? 'false' : 'true', 'boolean turned', around(code, n))]
    if (kind !== 'string') return []
    const content = text.slice(quote.length, -quote.length)
    const before = code.tokens[n - 1]
    // an error code says no more than that there is an error, which the operator that drops it takes away
    if (/^[0-9A-Z]{5}$/.test(content) && /^\d|^P0/.test(content)) return []
    const before2 = code.tokens[n - 2]
    if (before?.text === '=' && ['message', 'hint'].includes(before2?.word ?? '')) return []
    const prefix = content.slice(0, content.lastIndexOf('.') + 1)
    const others = siblings.flatMap((list) => {
      const at = list.indexOf(content.slice(list === keys ? prefix.length : 0))
      return at < 0 ? [] : [`${list === keys ? prefix : ''}${list[(at + 1) % list.length]}`]
    })
    const chosen = [...new Set(others)].slice(0, 1)
    const words = chosen.map((by) => replaced(code, place, `${quote}${by}${quote}`, 'word changed', around(code, n)))
    return [...words, ...elementDropped(code, n)]
  })
}

const isDefault = ({ tokens }: Code, n: number) =>
  tokens[n - 1]?.kind === 'comma' &&
  tokens[n + 1]?.kind === 'close' &&
  tokens[openingOf(tokens, n) - 1]?.word === 'coalesce'

/** The parenthesis or bracket that a token is within; -1: none. */
function openingOf(tokens: readonly Token[], n: number): number {
  let depth = 0
  for (let at = n - 1; at >= 0; at -= 1) {
    const kind = tokens[at]?.kind
    if (kind === 'open' && depth === 0) return at
    if (kind === 'close') depth += 1
    if (kind === 'open') depth -= 1
  }
  return -1
}

/** One of a list of words, `in ('A', 'B')` or `array['A', 'B']`. */
function elementDropped(code: Code, n: number): readonly Change[] {
  const before = code.tokens[n - 1]
  const after = code.tokens[n + 1]
  const isListed =
    (before?.kind === 'comma' || before?.kind === 'open') && (after?.kind === 'comma' || after?.kind === 'close')
  if (!isListed || (before?.kind !== 'comma' && after?.kind !== 'comma')) return []
  const open = openingOf(code.tokens, n)
  if (code.tokens.slice(open + 1, n).some(({ kind }) => kind !== 'string' && kind !== 'comma')) return []
  if (!['in', 'array'].includes(code.tokens[open - 1]?.word ?? '')) return []
  const span = before?.kind === 'comma' ? { from: n - 1, to: n + 1 } : { from: n, to: n + 2 }
  return [replaced(code, span, '', 'element of a list dropped', around(code, n))]
}

function breakNumbers(code: Code): readonly Change[] {
  return [...each(code)].flatMap(([n, { kind, text }]) => {
    const before = code.tokens[n - 1]
    if (kind !== 'number' || text.startsWith('$') || before?.word === 'limit' || before?.word === 'by') return []
    return [replaced(code, { from: n, to: n + 1 }, String(Number(text) + 1), 'number changed', around(code, n))]
  })
}

/** `&`, `|` and `~` of bit strings. */
function breakBits(code: Code): readonly Change[] {
  return [...each(code)].flatMap(([n, { kind, text }]) => {
    if (kind !== 'operator' || !['&', '|', '~'].includes(text)) return []
    const place = { from: n, to: n + 1 }
    const about = around(code, n, 5, 5)
    if (text === '~')
      return code.tokens[n - 1]?.text === '!' || /^['$]/.test(code.tokens[n + 1]?.text ?? '')
        ? []
        : [replaced(code, place, '', 'bits not inverted', about)]
    const right = { from: n, to: operandEnd(code.tokens, n + 1) }
    const left = { from: operandStart(code.tokens, n - 1), to: n + 1 }
    return [
      replaced(code, place, text === '&' ? '|' : '&', `${text} made ${text === '&' ? '|' : '&'}`, about),
      replaced(code, right, '', 'right operand dropped', about),
      replaced(code, left, '', 'left operand dropped', about),
    ]
  })
}

function operandEnd(tokens: readonly Token[], from: number): number {
  let n = from
  while (tokens[n]?.text === '~') n += 1
  if (tokens[n]?.kind === 'open') return closingOf(tokens, n) + 1
  n += 1
  while (tokens[n]?.text === '.') n += 2
  return tokens[n]?.text === '(' ? closingOf(tokens, n) + 1 : n
}

function operandStart(tokens: readonly Token[], last: number): number {
  let n = last
  if (tokens[n]?.kind === 'close') {
    let depth = 0
    for (; n >= 0; n -= 1) {
      if (tokens[n]?.kind === 'close') depth += 1
      if (tokens[n]?.kind === 'open') depth -= 1
      if (depth === 0) break
    }
    if (tokens[n - 1]?.kind === 'word' && !['return', 'select', 'and', 'or'].includes(tokens[n - 1]?.word ?? '')) n -= 1
  }
  while (tokens[n - 1]?.text === '.') n -= 2
  while (tokens[n - 1]?.text === '~') n -= 1
  return n
}

const swapped: Readonly<Record<string, string>> = {
  bool_and: 'bool_or',
  bool_or: 'bool_and',
  bit_or: 'bit_and',
  min: 'max',
  union: 'except',
  except: 'union',
}

function breakQueries(code: Code): readonly Change[] {
  return [...each(code)].flatMap(([n, { word }]) => {
    const place = { from: n, to: n + 1 }
    const next = code.tokens[n + 1]
    const about = around(code, n)
    const by = swapped[word]
    if (by !== undefined && code.tokens[n - 1]?.text !== '::')
      return [replaced(code, place, by, 'function of a set changed', about)]
    if (word === 'desc') return [replaced(code, place, '', 'order turned', about)]
    if (word === 'limit') return [replaced(code, { from: n, to: n + 2 }, '', 'limit dropped', about)]
    if (word === 'any' && next?.text === '(') return [replaced(code, place, 'all', 'ANY made ALL', about)]
    if (word === 'left' && next?.word === 'join')
      return [replaced(code, place, '', 'outer join made inner', around(code, n, 2, 8))]
    if (word === 'full' && next?.word === 'join')
      return [replaced(code, place, '', 'outer join made inner', around(code, n, 2, 8))]
    if (word === 'distinct' && code.tokens[n - 1]?.word !== 'is' && code.tokens[n - 1]?.word !== 'not') {
      const to = next?.word === 'on' ? closingOf(code.tokens, n + 2) + 1 : n + 1
      return [replaced(code, { from: n, to }, '', 'DISTINCT dropped', about)]
    }
    if (word === 'for' && (next?.word === 'update' || next?.word === 'no'))
      return [replaced(code, { from: n, to: next.word === 'no' ? n + 4 : n + 2 }, '', 'lock dropped', about)]
    if (word === 'conflict' && code.tokens[n - 1]?.word === 'on') return conflictDropped(code, n)
    if (word === 'cascade' && code.tokens[n - 2]?.word === 'on')
      return [replaced(code, { from: n - 2, to: n + 1 }, '', 'cascade dropped', about)]
    return []
  })
}

function conflictDropped(code: Code, n: number): readonly Change[] {
  let to = n
  while (to < code.span.to && code.tokens[to]?.kind !== 'semicolon' && code.tokens[to]?.kind !== 'body') to += 1
  return [replaced(code, { from: n - 1, to }, '', 'ON CONFLICT dropped')]
}

const droppable = new Set([
  'perform',
  'raise',
  'execute',
  'insert',
  'update',
  'delete',
  'select',
  'open',
  'close',
  'move',
  'continue',
  'exit',
  'get',
  'lock',
  'grant',
  'revoke',
  'create',
])

/** Statements of plpgsql. */
function breakStatements(code: Code): readonly Change[] {
  const { tokens, span } = code
  const found: Change[] = []
  let isDeclaring = tokens[span.from]?.word === 'declare'
  for (let n = span.from; n < span.to; n += 1) {
    const token = tokens[n]
    if (token === undefined) break
    if (token.word === 'declare') isDeclaring = true
    if (token.word === 'begin') isDeclaring = false
    const before = tokens[n - 1]
    if (token.word === 'exception' && before?.kind === 'semicolon') found.push(...handlerDropped(code, n))
    if (isDeclaring || !startsStatement(tokens, n)) continue
    const end = statementEnd(tokens, n, span.to)
    const isAssignment = tokens[n + 1]?.text === ':=' || (tokens[n + 1]?.text === '.' && tokens[n + 3]?.text === ':=')
    const isReturn =
      token.word === 'return' &&
      (tokens[n + 1]?.kind === 'semicolon' || tokens[n + 1]?.word === 'next' || tokens[n + 1]?.word === 'query')
    if (!droppable.has(token.word) && !isAssignment && !isReturn) continue
    const operator = token.word === 'raise' ? 'raise dropped' : 'statement dropped'
    found.push(replaced(code, { from: n, to: end }, 'null', operator))
  }
  return found
}

function startsStatement(tokens: readonly Token[], n: number): boolean {
  const before = tokens[n - 1]
  if (before === undefined) return true
  if (before.kind === 'semicolon') return true
  if (!['then', 'else', 'loop', 'begin'].includes(before.word)) return false
  // THEN and ELSE of an expression are followed by no statement that is dropped, nor by an assignment
  return true
}

function statementEnd(tokens: readonly Token[], from: number, limit: number): number {
  let depth = 0
  for (let n = from; n < limit; n += 1) {
    if (tokens[n]?.kind === 'open') depth += 1
    if (tokens[n]?.kind === 'close') depth -= 1
    if (depth === 0 && tokens[n]?.kind === 'semicolon') return n
  }
  return limit
}

function handlerDropped(code: Code, from: number): readonly Change[] {
  let depth = 0
  for (let n = from + 1; n < code.span.to; n += 1) {
    const { word } = code.tokens[n] ?? { word: '' }
    const before = code.tokens[n - 1]?.word ?? ''
    if (
      before !== 'end' &&
      (['begin', 'case', 'loop'].includes(word) || (word === 'if' && code.tokens[n - 1]?.word !== 'end'))
    )
      depth += 1
    if (word !== 'end') continue
    if (depth === 0) return [replaced(code, { from, to: n }, '', 'handler dropped')]
    depth -= 1
  }
  return []
}
