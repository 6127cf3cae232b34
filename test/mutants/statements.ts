// The statements of a migration, each with a key that says what it is and not for which table or prefix: what the compiler writes
// for every table alike is broken for every table alike.

import { lexSql, type Token } from './lex-sql.ts'

export interface Statement {
  readonly key: string
  /** The first words, which tell what it does: `create policy`, `grant`, `do` … */
  readonly tokens: readonly Token[]
  readonly start: number
  /** Behind the semicolon. */
  readonly end: number
}

/** What is called differently in each database. */
export interface Naming {
  readonly schema: string
  readonly prefix: string
}

export function namingOf(text: string): Naming {
  const schema = /set_config\('(\w+)\.migrator'/.exec(text)?.[1]
  const prefix = /set local role (\w+)_engine;/.exec(text)?.[1]
  if (schema === undefined || prefix === undefined) throw new Error('a text that is no migration')
  return { schema, prefix }
}

const known = new Map<string, readonly Statement[]>()

/** Read once for each text, of which there are few. */
export function statementsOf(text: string): readonly Statement[] {
  const found = known.get(text) ?? readStatements(text)
  known.set(text, found)
  return found
}

function readStatements(text: string): readonly Statement[] {
  const naming = namingOf(text)
  const seen = new Map<string, number>()
  return split(lexSql(text)).map((tokens) => {
    const [first] = tokens
    const last = tokens.at(-1)
    if (first === undefined || last === undefined) throw new Error('an empty statement')
    const start = first.start
    const bare = keyOf(text, tokens, naming)
    const count = (seen.get(bare) ?? 0) + 1
    seen.set(bare, count)
    return { key: bare, tokens, start, end: last.end }
  })
}

/** At semicolons, but for those of a body in the SQL standard's form, `begin atomic … end`. */
function split(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const statements: Token[][] = []
  let current: Token[] = []
  let depth = 0
  let blocks = 0
  for (const [n, token] of tokens.entries()) {
    current.push(token)
    if (token.kind === 'open') depth += 1
    if (token.kind === 'close') depth -= 1
    if (token.word === 'begin' && tokens[n + 1]?.word === 'atomic') blocks = 1
    else if (blocks > 0 && token.word === 'case') blocks += 1
    else if (blocks > 0 && token.word === 'end') blocks -= 1
    if (token.kind !== 'semicolon' || depth > 0 || blocks > 0) continue
    statements.push(current)
    current = []
  }
  if (current.length > 0) statements.push(current)
  return statements
}

function keyOf(text: string, tokens: readonly Token[], naming: Naming): string {
  const words = tokens.slice(0, 6).map(({ word, text: as }) => word || as)
  const at = (word: string) => tokens.findIndex((token) => token.word === word)
  const [one, two] = words
  if (one === 'create' && (two === 'function' || words[3] === 'function')) return functionKey(tokens, naming)
  if (one === 'create' && two === 'policy') {
    const command = tokens[at('for') + 1]?.word ?? 'all'
    const name = tokens[2]?.text ?? ''
    const shape = new RegExp(`_${command}_(\\w+?)"?$`).exec(name)?.[1] ?? name.replace(`${naming.prefix}_`, '')
    return `policy for ${command}, ${shape}`
  }
  if (one === 'create' && two === 'trigger') return `trigger ${tokens[2]?.text}`
  if (one === 'do') return `do block: ${commentBefore(text, tokens[0]?.start ?? 0)}`
  if (
    one === 'create' &&
    two === 'table' &&
    /_entries"? \($/.test(text.slice(tokens[0]?.start, tokens.find(({ kind }) => kind === 'open')?.end))
  )
    return 'create table ladder_internal.TABLE_entries'
  const values = at('values')
  const head = one === 'insert' && values > 0 ? tokens.slice(0, values) : tokens
  return general(canonical(text.slice(head[0]?.start ?? 0, head.at(-1)?.end), naming)).slice(0, 150)
}

/** What concerns one table, column, role or number is said of any. */
function general(text: string): string {
  return text
    .replace(/(using|from) \( values .*$/, '$1 ( values')
    .replace(/^(select pg_catalog\.set_config\( '\w+\.(?:un)?wanted_roles').*$/, '$1')
    .replace(/^(select pg_catalog\.set_config\( TABLE, '\[ (.)).*$/, '$1')
    .replace(/ (update|insert|select) \((?!pgladder)[^)]*\) on/, ' $1 (COLUMN) on')
    .replace(/\b(alter column|for column) (?:"(?:[^"]|"")*"|\w+)/, '$1 COLUMN')
    .replace(/(TABLE::regclass), '(?:[^']|'')*'\);$/, "$1, 'COLUMN');")
    .replace(/(\.project\(TABLE::regclass), '(?:[^']|'')*'/, "$1, 'COLUMN'")
    .replace(/'entry', \d+/, "'entry', N")
    .replace(/(ordinal|container) = \d+/, '$1 = N')
    .replace(/name = '(?:[^']|'')*'/, "name = 'ROLE'")
    .replace(/user_id = '(?:[^']|'')*'/, "user_id = 'USER'")
    .replace(/exists \w+__\w+?_entries_(user|role)\b/, 'exists TABLE_$1')
}

function functionKey(tokens: readonly Token[], naming: Naming): string {
  const open = tokens.findIndex(({ kind }) => kind === 'open')
  const name = tokens
    .slice(tokens.findIndex(({ word }) => word === 'function') + 1, open)
    .map(({ text }) => text)
    .join('')
  let depth = 0
  const parameters: string[] = []
  for (let n = open; n < tokens.length; n += 1) {
    const token = tokens[n]
    if (token?.kind === 'open') depth += 1
    if (token?.kind === 'close') depth -= 1
    if (depth === 0) break
    const before = tokens[n - 1]
    if (depth === 1 && token?.kind === 'word' && (before?.kind === 'open' || before?.kind === 'comma'))
      parameters.push(token.word === 'out' ? `out ${tokens[n + 1]?.text}` : token.text)
  }
  return `${canonical(name, naming)}(${parameters.join(', ')})`
}

function commentBefore(text: string, start: number): string {
  const lines = text.slice(0, start).trimEnd().split('\n')
  let n = lines.length
  while (n > 0 && lines[n - 1]?.startsWith('--')) n -= 1
  const comment = lines[n]?.startsWith('--') ? lines[n] : '(without a comment)'
  return (comment ?? '').replace(/^-- (\d+: )?/, '').slice(0, 60)
}

const types = /::"?(uuid|text|character varying|smallint|integer|bigint)"?/g

/** A text without what differs between two databases and two tables of the same shape. */
export function canonical(text: string, { schema, prefix }: Naming): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll(new RegExp(`\\b${schema}(?=_internal\\b|\\.|\\b(?!_))`, 'g'), 'ladder')
    .replaceAll(new RegExp(`\\b${prefix}_as_\\w+`, 'g'), 'PROFILE')
    .replaceAll(new RegExp(`\\b${prefix}_(?=engine|gateway|session|admin|projector|dynamic)`, 'g'), 'ladder_')
    .replace(/(PROFILE, )+PROFILE/g, 'PROFILE')
    .replace(types, '::TYPE')
    .replace(
      /\b(?!read_object|set_entries|number_|touch_|refresh_|project_|guard_|pgladder_|p_|v_)\w+?_(object_ids|keep_entries|new_entries|entries)\b/g,
      'TABLE_$1',
    )
    .replace(/\b(may_own|may_other|my_codes|statement|steps)\((\d+)/g, '$1(N')
    .replace(/'(?:\w+|"(?:[^"]|"")*")\.(?:\w+|"(?:[^"]|"")*")'(?=::regclass|,)/g, 'TABLE')
    .replace(
      /(?<![\w.])(?:"(?:[^"]|"")*"|(?!ladder\b|ladder_internal\b|pg_catalog\b|pg_temp\b|[a-z]\b|new\b|old\b)\w+)\.(?:"(?:[^"]|"")*"|\w+)/g,
      'NAME',
    )
    .replace(/\b(new|old)\.(?:"(?:[^"]|"")*"|\w+)/g, '$1.NAME')
}
