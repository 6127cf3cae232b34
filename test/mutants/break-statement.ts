// Faults in statements: objects that are not made, or made otherwise; privileges that are lost, or everybody's.

import { breakCode, breakConditions, breakTerms, type Code } from './break-code.ts'
import type { Change } from './change.ts'
import { closingOf } from './expressions.ts'
import { lexSql, type Token } from './lex-sql.ts'
import { namingOf, type Statement } from './statements.ts'

/** Everything that can be broken in a statement. */
export function breakStatement(text: string, statement: Statement): readonly Change[] {
  const { tokens } = statement
  const [one, two, three, four] = tokens.map(({ word }) => word)
  if (one === 'comment' || one === 'analyze' || (one === 'set' && two === 'local'))
    return one === 'set' ? [dropped(text, statement)] : []
  if (one === 'create' && (two === 'function' || four === 'function')) return breakFunction(text, statement)
  if (one === 'do') return [dropped(text, statement), ...bodyOf(text, tokens).flatMap(breakCode)]
  if (one === 'create' && two === 'table') return breakTable(text, statement)
  if (one === 'create' && two === 'policy') return breakPolicy(text, statement)
  if (one === 'create' && two === 'trigger') return breakTrigger(text, statement)
  if (one === 'create' && (two === 'index' || three === 'index'))
    return [dropped(text, statement), ...without(text, tokens, ['unique'], 'UNIQUE dropped')]
  if (one === 'create' && two === 'view') return breakCode(codeOf(text, tokens))
  if (one === 'create') return []
  if (one === 'grant' || one === 'revoke') return breakGrant(text, statement)
  if (one === 'alter') return breakAlter(text, statement)
  if (one === 'lock') return [dropped(text, statement)]
  return [dropped(text, statement), ...outsideOfRows(breakCode(codeOf(text, tokens)), tokens)]
}

/** Without what is changed in the rows after VALUES, which are the policy's. */
function outsideOfRows(changes: readonly Change[], tokens: readonly Token[]): readonly Change[] {
  const values = tokens.findIndex(
    ({ word, kind }, n) => (word === 'values' || word === 'array') && kind === 'word' && tokens[n + 1]?.kind === 'open',
  )
  if (values < 0) return changes
  let last = values
  while (tokens[last + 1]?.kind === 'open') {
    last = closingOf(tokens, last + 1)
    if (tokens[last + 1]?.kind === 'comma') last += 1
  }
  const from = tokens[values]?.start ?? 0
  const to = tokens[last]?.end ?? 0
  return changes.filter(({ edits }) => edits.every(({ start }) => start < from || start >= to))
}

/** In its place a statement that does nothing. */
function dropped(text: string, { start, end }: Statement, operator = 'statement dropped'): Change {
  return { operator, about: text.slice(start, end), edits: [{ start, end, text: 'select;' }] }
}

/** What other statements name is made, and dropped by the last words of the migration. */
function droppedLast(text: string, what: 'policy' | 'trigger', { tokens, key }: Statement): Change {
  const onAt = tokens.findIndex(({ word }) => word === 'on')
  let to = onAt + 2
  while (tokens[to]?.text === '.') to += 2
  const of = text.slice(tokens[2]?.start, tokens[2]?.end)
  const on = text.slice(tokens[onAt + 1]?.start, tokens[to - 1]?.end)
  const end = text.length
  return {
    operator: `${what} dropped`,
    about: key,
    edits: [{ start: end, end, text: `\ndrop ${what} ${of} on ${on};\n` }],
  }
}

const codeOf = (text: string, tokens: readonly Token[], from = 0, to = tokens.length): Code => ({
  text,
  tokens,
  span: { from, to },
  quoting: 'plain',
  isProcedural: false,
})

function bodyOf(text: string, tokens: readonly Token[]): readonly Code[] {
  return tokens
    .filter(({ kind }) => kind === 'body')
    .map((token) => {
      const tag = /^\$\w*\$/.exec(token.text)?.[0].length ?? 0
      const inner = lexSql(text, 'plain', token.start + tag, token.end - tag)
      return { text, tokens: inner, span: { from: 0, to: inner.length }, quoting: 'plain', isProcedural: true } as const
    })
}

/** The first place of a sequence of words, taken out. */
function without(
  text: string,
  tokens: readonly Token[],
  words: readonly string[],
  operator: string,
  limit = tokens.length,
): readonly Change[] {
  const changes: Change[] = []
  for (let n = 0; n + words.length <= limit; n += 1) {
    if (!words.every((word, at) => tokens[n + at]?.word === word || tokens[n + at]?.text === word)) continue
    const start = tokens[n]?.start ?? 0
    const end = tokens[n + words.length - 1]?.end ?? start
    changes.push({
      operator,
      about: text.slice(tokens[Math.max(0, n - 3)]?.start, end),
      edits: [{ start, end, text: '' }],
    })
  }
  return changes
}

function put(tokens: readonly Token[], n: number, by: string, operator: string, about: string): Change {
  const token = tokens[n]
  return { operator, about, edits: [{ start: token?.start ?? 0, end: token?.end ?? 0, text: by }] }
}

function breakFunction(text: string, { tokens, key }: Statement): readonly Change[] {
  const bodyAt = tokens.findIndex(
    ({ kind, word }, n) => kind === 'body' || (word === 'begin' && tokens[n + 1]?.word === 'atomic'),
  )
  const isStandard = tokens[bodyAt]?.word === 'begin'
  const headEnd = isStandard ? bodyAt : bodyAt - 1
  // its words are those of a policy, which golden files hold
  const isOfPolicy = key.includes('TABLE_new_entries')
  const language = tokens.findIndex(({ word }, n) => word === 'language' && n > 0)
  const attribute = (words: readonly string[], operator: string) =>
    without(text, tokens, words, operator, headEnd).map((change) => ({ ...change, about: key }))
  const insertAt = tokens[headEnd - 1]?.end ?? 0
  const added = (by: string, operator: string): Change => ({
    operator,
    about: key,
    edits: [{ start: insertAt, end: insertAt, text: ` ${by}` }],
  })
  const head = tokens.slice(language, headEnd)
  const has = (word: string) => head.some((token) => token.word === word)
  const volatility = head.findIndex(({ word }) => ['stable', 'volatile', 'immutable'].includes(word))
  const at = language + volatility
  const given = head[volatility]?.word ?? ''
  const others =
    { stable: ['volatile', 'immutable'], volatile: ['stable'], immutable: ['volatile'], '': [] }[given as 'stable'] ??
    []
  return [
    ...attribute(['security', 'definer'], 'SECURITY DEFINER dropped'),
    ...(has('definer') ? [] : [added('security definer', 'SECURITY DEFINER added')]),
    ...attribute(['set', 'search_path', '=', 'pg_catalog', ',', 'pg_temp'], 'search_path not pinned'),
    ...attribute(['set', 'plan_cache_mode', '=', 'force_generic_plan'], 'setting dropped'),
    ...attribute(['set', 'enable_partition_pruning', '=', 'off'], 'setting dropped'),
    ...attribute(['set', 'quote_all_identifiers', '=', 'off'], 'setting dropped'),
    ...attribute(['parallel', 'safe'], 'PARALLEL SAFE dropped'),
    ...(volatility < 0
      ? []
      : others.map((by) => put(tokens, at, by, `${given.toUpperCase()} made ${by.toUpperCase()}`, key))),
    ...(isStandard
      ? breakCode(codeOf(text, tokens, bodyAt + 2, tokens.length - 2))
      : bodyOf(text, tokens).flatMap(breakCode)
    ).filter(({ operator }) => !isOfPolicy || !/^(word changed|element)/.test(operator)),
  ]
}

function breakPolicy(text: string, statement: Statement): readonly Change[] {
  const { tokens, key } = statement
  const forAt = tokens.findIndex(({ word }) => word === 'for')
  const toAt = tokens.findIndex(({ word }, n) => word === 'to' && n > forAt)
  const clauseAt = tokens.findIndex(({ word }, n) => n > toAt && (word === 'using' || word === 'with'))
  const roles = tokens.slice(toAt + 1, clauseAt).filter(({ kind }) => kind !== 'comma')
  const command = tokens[forAt + 1]?.word ?? ''
  const everybody: Change = {
    operator: 'policy for PUBLIC',
    about: key,
    edits: [{ start: roles[0]?.start ?? 0, end: roles.at(-1)?.end ?? 0, text: 'public' }],
  }
  const [first, second] = roles
  const lessOne =
    first === undefined || second === undefined
      ? []
      : [
          {
            operator: 'one role of a policy dropped',
            about: key,
            edits: [{ start: first.start, end: second.start, text: '' }],
          },
        ]
  const all = put(tokens, forAt + 1, 'all', 'policy for ALL', key)
  const restrictive: Change = {
    operator: 'policy made RESTRICTIVE',
    about: key,
    edits: [{ start: tokens[forAt]?.start ?? 0, end: tokens[forAt]?.start ?? 0, text: 'as restrictive ' }],
  }
  const clauses = tokens.flatMap(({ word }, n) => {
    if (n < clauseAt || (word !== 'using' && word !== 'check') || tokens[n + 1]?.text !== '(') return []
    const close = closingOf(tokens, n + 1)
    const span = { from: n + 2, to: close }
    const name = word === 'using' ? 'USING' : 'WITH CHECK'
    const whole = ['true', 'false'].filter((by) => text.slice(tokens[span.from]?.start, tokens[close - 1]?.end) !== by)
    const code = codeOf(text, tokens, span.from, span.to)
    return [
      ...whole.map(
        (by): Change => ({
          operator: `${name} made ${by}`,
          about: key,
          edits: [{ start: tokens[span.from]?.start ?? 0, end: tokens[close - 1]?.end ?? 0, text: by }],
        }),
      ),
      ...[...breakTerms(code, span), ...breakCode(code)].map((change) => ({
        ...change,
        about: `${name}: ${change.about}`,
      })),
    ]
  })
  return [
    droppedLast(text, 'policy', statement),
    ...(command === 'all' ? [] : [all]),
    everybody,
    ...lessOne,
    restrictive,
    ...clauses,
  ]
}

function breakTrigger(text: string, statement: Statement): readonly Change[] {
  const { tokens, key } = statement
  const whenAt = tokens.findIndex(({ word }) => word === 'when')
  const close = whenAt < 0 ? -1 : closingOf(tokens, whenAt + 1)
  const timing = tokens.findIndex(({ word }) => word === 'before' || word === 'after')
  const events = tokens.flatMap(({ word }, n) =>
    word === 'or' && n < (whenAt < 0 ? tokens.length : whenAt) ? [n] : [],
  )
  const conditions =
    whenAt < 0
      ? []
      : [
          {
            operator: 'WHEN dropped',
            about: key,
            edits: [{ start: tokens[whenAt]?.start ?? 0, end: tokens[close]?.end ?? 0, text: '' }],
          },
          ...breakConditions(codeOf(text, tokens, whenAt + 2, close), [
            { from: whenAt + 2, to: close, certain: false },
          ]),
        ]
  const lessEvents = events.map(
    (n): Change => ({
      operator: 'event of a trigger dropped',
      about: `${key}: ${tokens[n + 1]?.text}`,
      edits: [{ start: tokens[n]?.start ?? 0, end: tokens[n + 1]?.end ?? 0, text: '' }],
    }),
  )
  const isOfTransition = tokens.some(({ word }) => word === 'referencing')
  const other = tokens[timing]?.word === 'before' ? 'after' : 'before'
  return [
    key.includes('keeps_audit')
      ? { ...dropped(text, statement, 'trigger dropped'), about: key }
      : droppedLast(text, 'trigger', statement),
    ...(isOfTransition ? [] : [put(tokens, timing, other, `trigger made ${other.toUpperCase()}`, key)]),
    ...conditions,
    ...lessEvents,
  ]
}

/** Each object and each role of a GRANT taken out, and PUBLIC put in. */
function breakGrant(text: string, statement: Statement): readonly Change[] {
  const { tokens } = statement
  const isGrant = tokens[0]?.word === 'grant'
  const end = tokens.length - 1
  const toAt = tokens.findLastIndex(({ word }) => word === (isGrant ? 'to' : 'from'))
  const onAt = tokens.findIndex(({ word }) => word === 'on')
  const about = text.slice(statement.start, statement.end)
  const whole = { ...dropped(text, statement, isGrant ? 'GRANT dropped' : 'REVOKE dropped'), about }
  if (!isGrant) return [whole]
  const isOfRole = onAt < 0
  const everybody: readonly Change[] = isOfRole
    ? []
    : [
        {
          operator: 'GRANT to PUBLIC',
          about,
          edits: [{ start: tokens[end]?.start ?? 0, end: tokens[end]?.start ?? 0, text: ', public' }],
        },
      ]
  const objects = onAt < 0 ? [] : itemsOf(tokens, objectsFrom(tokens, onAt), toAt)
  const roles = itemsOf(tokens, toAt + 1, end)
  const privileges = isOfRole ? itemsOf(tokens, 1, toAt) : itemsOf(tokens, 1, onAt)
  const one = (items: readonly Item[], operator: string) =>
    items.length < 2
      ? []
      : items.map((item, n): Change => {
          const next = items[n + 1]
          const previous = items[n - 1]
          const edit =
            next === undefined
              ? { start: previous?.end ?? 0, end: item.end, text: '' }
              : { start: item.start, end: next.start, text: '' }
          return { operator, about: text.slice(item.start, item.end), edits: [edit] }
        })
  const isOfPublic = tokens[toAt + 1]?.word === 'public'
  const isOfFunctions = tokens[onAt + 1]?.word === 'function'
  const eachToPublic = isOfFunctions && !isOfPublic ? objects.map((item) => grantedToAll(text, item)) : []
  const isOfTable = !isOfRole && !['function', 'schema', 'sequence'].includes(tokens[onAt + 1]?.word ?? '')
  const start = privileges[0]?.start ?? 0
  const more = 'truncate, trigger, references, '
  return [
    whole,
    ...(isOfTable ? [{ operator: 'TRUNCATE granted too', about, edits: [{ start, end: start, text: more }] }] : []),
    ...(isOfPublic || isOfFunctions ? [] : everybody),
    ...eachToPublic,
    ...one(objects, 'object of a GRANT dropped'),
    ...one(privileges, 'privilege of a GRANT dropped'),
    ...one(roles, 'role of a GRANT dropped').slice(0, 4),
  ]
}

/** At the end of the migration, which takes back what PUBLIC may execute. */
function grantedToAll(text: string, { start, end }: Item): Change {
  const name = text.slice(start, end)
  const grant = `set local role ${namingOf(text).prefix}_engine; grant execute on function ${name} to public; reset role;`
  const edit = { start: text.length, end: text.length, text: `\n${grant}\n` }
  return { operator: 'GRANT to PUBLIC', about: name, edits: [edit] }
}

const objectsFrom = (tokens: readonly Token[], onAt: number) =>
  ['function', 'schema', 'table', 'sequence'].includes(tokens[onAt + 1]?.word ?? '') ? onAt + 2 : onAt + 1

interface Item {
  readonly start: number
  readonly end: number
}

function itemsOf(tokens: readonly Token[], from: number, to: number): readonly Item[] {
  const items: Item[] = []
  let depth = 0
  let first = from
  for (let n = from; n <= to; n += 1) {
    const token = tokens[n]
    if (token?.kind === 'open') depth += 1
    if (token?.kind === 'close') depth -= 1
    if (n < to && !(token?.kind === 'comma' && depth === 0)) continue
    const start = tokens[first]?.start
    const end = tokens[n - 1]?.end
    if (start !== undefined && end !== undefined && n > first) items.push({ start, end })
    first = n + 1
  }
  return items
}

/** The whole, and each of several actions. */
function breakAlter(text: string, statement: Statement): readonly Change[] {
  const { tokens } = statement
  const commas = tokens.flatMap(({ kind }, n) => (kind === 'comma' ? [n] : []))
  const enables = tokens.some(({ word }) => word === 'always')
  const operator = enables
    ? 'ENABLE ALWAYS dropped'
    : tokens.some(({ word }) => word === 'security')
      ? 'row security dropped'
      : tokens.some(({ word }) => word === 'default')
        ? 'default dropped'
        : 'statement dropped'
  const whole = dropped(text, statement, operator)
  const [comma] = commas
  if (!enables || comma === undefined) return [whole]
  const start = tokens.findIndex(({ word }) => word === 'enable')
  return [
    {
      operator,
      about: `${whole.about} (the first)`,
      edits: [{ start: tokens[start]?.start ?? 0, end: tokens[comma + 1]?.start ?? 0, text: '' }],
    },
    {
      operator,
      about: `${whole.about} (the last)`,
      edits: [{ start: tokens[comma]?.start ?? 0, end: tokens.at(-1)?.start ?? 0, text: '' }],
    },
  ]
}

/** Each constraint and each default. */
function breakTable(text: string, { tokens }: Statement): readonly Change[] {
  const open = tokens.findIndex(({ kind }) => kind === 'open')
  const table = text.slice(tokens[2]?.start, tokens[open]?.start).replace('if not exists', '').trim()
  const items = columnSpans(tokens, open + 1, closingOf(tokens, open))
  const changes: Change[] = []
  for (const { from, to } of items) {
    const isConstraint = ['unique', 'primary', 'check', 'foreign'].includes(tokens[from]?.word ?? '')
    const said = text.slice(tokens[from]?.start, tokens[to - 1]?.end)
    if (isConstraint) {
      changes.push({
        operator: `${tokens[from]?.word.toUpperCase()} dropped`,
        about: said,
        edits: [{ start: tokens[from - 1]?.start ?? 0, end: tokens[to - 1]?.end ?? 0, text: '' }],
      })
      changes.push(...without(text, tokens.slice(from, to), ['nulls', 'not', 'distinct'], 'NULLS NOT DISTINCT dropped'))
    }
    for (let n = from; n < to; n += 1) {
      const end = constraintEnd(tokens, n, to)
      if (end <= n || (isConstraint && n === from)) continue
      const word = tokens[n]?.word ?? ''
      if (word === 'default' && tokens[n - 1]?.word === 'by') continue
      changes.push({
        operator: `${word === 'not' ? 'NOT NULL' : word === 'primary' ? 'PRIMARY KEY' : word.toUpperCase()} dropped`,
        about: said,
        edits: [{ start: tokens[n]?.start ?? 0, end: tokens[end - 1]?.end ?? 0, text: '' }],
      })
    }
    for (let n = from; n < to; n += 1) {
      if (tokens[n]?.word !== 'check' || tokens[n + 1]?.text !== '(') continue
      const span = { from: n + 2, to: closingOf(tokens, n + 1) }
      changes.push(...breakCode(codeOf(text, tokens, span.from, span.to)))
    }
  }
  return changes.map((change) => ({ ...change, about: `${table}: ${change.about}` }))
}

function columnSpans(tokens: readonly Token[], from: number, to: number) {
  const spans: { readonly from: number; readonly to: number }[] = []
  let depth = 0
  let first = from
  for (let n = from; n <= to; n += 1) {
    if (tokens[n]?.kind === 'open') depth += 1
    if (tokens[n]?.kind === 'close') depth -= 1
    if (n < to && !(tokens[n]?.kind === 'comma' && depth === 0)) continue
    spans.push({ from: first, to: n })
    first = n + 1
  }
  return spans
}

/** Where a constraint of a column ends that begins at a token; the same place if none does. */
function constraintEnd(tokens: readonly Token[], n: number, limit: number): number {
  const next = tokens[n + 1]
  switch (tokens[n]?.word) {
    case 'not':
      return next?.word === 'null' ? n + 2 : n
    case 'unique':
      return n + 1
    case 'primary':
      return n + 2
    case 'check':
      return closingOf(tokens, n + 1) + 1
    case 'references': {
      const open = tokens.findIndex(({ kind }, at) => at > n && kind === 'open')
      return closingOf(tokens, open) + 1
    }
    case 'default': {
      let at = n + 1
      while (at < limit && !['check', 'not', 'unique', 'references', 'primary'].includes(tokens[at]?.word ?? ''))
        at += 1
      return at
    }
    default:
      return n
  }
}
