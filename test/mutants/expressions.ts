// Conditions within tokens: where they are, what AND and OR join in them, and what is inside of what.

import type { Token } from './lex-sql.ts'

/** Tokens `from` to `to`, the last not included. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Condition extends Span {
  /** Whether it is one by its place (WHERE, IF, CHECK …) and not only by an AND or OR in it. */
  readonly certain: boolean
}

const clauseEnds = new Set([
  'group',
  'order',
  'limit',
  'returning',
  'union',
  'having',
  'offset',
  'then',
  'loop',
  'where',
  'join',
  'left',
  'inner',
  'cross',
  'full',
  'except',
  'using',
  'window',
  'on',
  'else',
  'end',
  'as',
  'into',
  'from',
  'when',
  'for',
  'desc',
  'asc',
  'nulls',
  'filter',
])

const valueStarts = new Set(['return', 'select', 'then', 'else', 'returning', 'by', 'set'])

/** Every condition in a range of tokens, outer ones before inner ones. */
export function conditionsOf(tokens: readonly Token[], whole: Span): readonly Condition[] {
  const found: Condition[] = []
  const cases: boolean[] = []
  for (let n = whole.from; n < whole.to; n += 1) {
    const token = tokens[n]
    if (token === undefined) break
    const before = tokens[n - 1]
    const after = tokens[n + 1]
    if (token.word === 'case' && before?.word !== 'end') cases.push(after?.word === 'when')
    if (token.word === 'end') cases.pop()
    const from = n + 1
    const certain = startsCondition(token, before, after, tokens[n + 2], cases.at(-1))
    const maybe =
      valueStarts.has(token.word) ||
      token.text === ':=' ||
      token.text === '=>' ||
      token.kind === 'comma' ||
      token.kind === 'open'
    if (!certain && !maybe) continue
    const to = endOf(tokens, from, whole.to, token)
    if (to <= from) continue
    if (certain) {
      if (tokens[from]?.word === 'current' && tokens[from + 1]?.word === 'of') continue
      found.push({ from, to, certain: true })
    } else if (connectives(tokens, { from, to }).length > 0) found.push({ from, to, certain: false })
  }
  return found
}

function startsCondition(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  second: Token | undefined,
  searched: boolean | undefined,
): boolean {
  switch (token.word) {
    case 'where':
    case 'having':
    case 'elsif':
      return true
    case 'if':
      return (
        before?.word !== 'end' &&
        !(after?.word === 'not' && second?.word === 'exists' && before?.word !== '' && isRelationWord(before)) &&
        !(after?.word === 'exists' && isRelationWord(before))
      )
    case 'on':
      return (
        !['conflict', 'update', 'delete', 'constraint'].includes(after?.word ?? '') &&
        !['policy', 'trigger'].includes(before?.word ?? '')
      )
    case 'when':
      return (
        before?.word === 'exit' || before?.word === 'continue' || (before?.word !== 'exception' && searched === true)
      )
    default:
      return false
  }
}

const isRelationWord = (token: Token | undefined) =>
  ['table', 'index', 'constraint', 'function', 'trigger', 'column', 'schema', 'role'].includes(token?.word ?? '')

/** Where an expression ends that begins at a token. */
function endOf(tokens: readonly Token[], from: number, limit: number, opener: Token): number {
  let depth = 0
  let cases = 0
  for (let n = from; n < limit; n += 1) {
    const token = tokens[n]
    if (token === undefined) return n
    if (token.kind === 'open') depth += 1
    if (token.kind === 'close') {
      if (depth === 0) return n
      depth -= 1
    }
    if (depth > 0) continue
    if (token.kind === 'semicolon') return n
    if (token.word === 'case') cases += 1
    else if (token.word === 'end' && cases > 0) {
      cases -= 1
      continue
    }
    if (cases > 0) continue
    if (token.kind === 'comma') return n
    if (clauseEnds.has(token.word) && !isPartOfOperator(tokens, n)) {
      if (token.word === 'from' && tokens[n - 1]?.word === 'distinct') continue
      return n
    }
    if (token.kind === 'body') return n
  }
  void opener
  return limit
}

const isPartOfOperator = (tokens: readonly Token[], n: number) =>
  tokens[n]?.word === 'from' && tokens[n - 1]?.word === 'distinct' && ['is', 'not'].includes(tokens[n - 2]?.word ?? '')

/** The ANDs and ORs at the top of an expression, as places of tokens. */
export function connectives(tokens: readonly Token[], { from, to }: Span): readonly number[] {
  const places: number[] = []
  let depth = 0
  let cases = 0
  let between = false
  for (let n = from; n < to; n += 1) {
    const token = tokens[n]
    if (token?.kind === 'open') depth += 1
    if (token?.kind === 'close') depth -= 1
    if (token?.word === 'case') cases += 1
    if (token?.word === 'end') cases -= 1
    if (depth > 0 || cases > 0) continue
    if (token?.word === 'between') between = true
    if (token?.word !== 'and' && token?.word !== 'or') continue
    if (between && token.word === 'and') between = false
    else places.push(n)
  }
  return places
}

export interface Term extends Span {
  readonly joinedBy: 'and' | 'or'
}

/** What a condition is made of, from the top down: each list of terms that AND or OR join, and those within parentheses. */
export function termsOf(tokens: readonly Token[], span: Span): readonly Term[] {
  const inner = unwrapped(tokens, span)
  const places = connectives(tokens, inner)
  const ors = places.filter((n) => tokens[n]?.word === 'or')
  const chosen = ors.length > 0 ? ors : places
  if (chosen.length === 0) return []
  const joinedBy = ors.length > 0 ? 'or' : 'and'
  const bounds = [inner.from - 1, ...chosen, inner.to]
  return bounds.slice(1).flatMap((to, n) => {
    const term = { from: (bounds[n] ?? 0) + 1, to, joinedBy } as const
    return [term, ...termsOf(tokens, term)]
  })
}

/** Without `not` and the parentheses around the whole. */
function unwrapped(tokens: readonly Token[], { from, to }: Span): Span {
  let first = from
  while (tokens[first]?.word === 'not' && connectives(tokens, { from, to }).length === 0) first += 1
  if (tokens[first]?.text !== '(' || closingOf(tokens, first) !== to - 1) return { from: first, to }
  return unwrapped(tokens, { from: first + 1, to: to - 1 })
}

export function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let n = open; n < tokens.length; n += 1) {
    if (tokens[n]?.kind === 'open') depth += 1
    if (tokens[n]?.kind === 'close') depth -= 1
    if (depth === 0) return n
  }
  return tokens.length
}
