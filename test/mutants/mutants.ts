// All mutants of a migration: what each is called, and the text with one of them in it.

import { breakStatement } from './break-statement.ts'
import { applyEdits, type Change, type Edit } from './change.ts'
import { canonical, namingOf, type Statement, statementsOf } from './statements.ts'

export interface Mutant {
  /** What is broken, by its statement, the operator and the place: the same in every database. */
  readonly id: string
  readonly operator: string
  /** The key of the statement. */
  readonly of: string
}

interface Site extends Mutant {
  readonly change: Change
}

function* sitesOf(text: string, isWanted: (statement: Statement) => boolean = () => true): Generator<Site> {
  const naming = namingOf(text)
  for (const statement of statementsOf(text)) {
    if (!isWanted(statement)) continue
    const seen = new Map<string, number>()
    const done = new Set<string>()
    for (const change of breakStatement(text, statement)) {
      const edits = JSON.stringify(change.edits)
      if (done.has(edits)) continue
      done.add(edits)
      const said = canonical(change.about, naming)
      const place = said === canonical(statement.key, naming) || said.startsWith(statement.key) ? '' : shortened(said)
      const bare = [statement.key, change.operator, place].filter((part) => part !== '').join(' | ')
      const count = (seen.get(bare) ?? 0) + 1
      seen.set(bare, count)
      const id = count === 1 ? bare : `${bare} (${count})`
      yield { id, operator: change.operator, of: statement.key, change }
    }
  }
}

const shortened = (text: string) => (text.length <= 160 ? text : `${text.slice(0, 100)} … ${text.slice(-50)}`)

/** Every mutant that some text has, once. */
export function mutantsOf(texts: readonly string[]): readonly Mutant[] {
  const found = new Map<string, Mutant>()
  for (const text of texts) {
    for (const { id, operator, of } of sitesOf(text)) found.set(id, { id, operator, of })
  }
  return [...found.values()]
}

/** A text with a mutant in it, wherever it is to be found; the same text where it is not. */
export function mutate(text: string, mutant: Pick<Mutant, 'id' | 'of'>): string {
  const edits = [...sitesOf(text, ({ key }) => key === mutant.of)]
    .filter(({ id }) => id === mutant.id)
    .flatMap(({ change }) => change.edits)
  return edits.length === 0 ? text : applyEdits(text, edits)
}

/** Functions that migrations themselves call: a database is not the same without their part in it. */
const ofMigrations =
  /_faults|way_in|shut|link|project|ensure_index|sequences_of|watch_statements|audit_table|rebuild_bits|generation|codes_query|number_entries|grant_columns|collation/

/**
 * What makes a database that was migrated without a mutant one with it, to be run by a superuser; null where all has to be made anew,
 * an empty text where nothing has.
 */
export function repairInto(texts: readonly string[], mutant: Pick<Mutant, 'id' | 'of'>): string | null {
  if (!/^(policy|ladder)/.test(mutant.of) || ofMigrations.test(mutant.of)) return null
  const steps: string[] = []
  for (const text of texts) {
    if (mutant.of.startsWith('policy') && !text.includes('create policy')) continue
    const statements = statementsOf(text).filter(({ key }) => key === mutant.of)
    const all = [...sitesOf(text, ({ key }) => key === mutant.of)].filter(({ id }) => id === mutant.id)
    for (const statement of statements) {
      const one = text.slice(statement.start, statement.end)
      const sites = all.filter(({ change }) =>
        change.edits.every(({ start }) => start >= statement.start && start <= text.length),
      )
      const edits = sites.flatMap(({ change }) => change.edits)
      const within = edits.filter(({ start, end }) => start >= statement.start && end <= statement.end)
      if (mutant.of.startsWith('policy')) {
        const [, name = '', table = ''] =
          /^create policy ((?:"(?:[^"]|"")*"|\w+)) on ((?:"(?:[^"]|"")*"|[\w.])+)/.exec(one) ?? []
        const appended = edits.filter(({ text: added }) => added.includes(`drop policy ${name} on ${table};`))
        if (appended.length > 0) steps.push(`drop policy ${name} on ${table};`)
        else if (within.length > 0) steps.push(`drop policy ${name} on ${table};`, moved(one, within, statement.start))
      } else if (within.length > 0) {
        const body = moved(one, within, statement.start).replace(
          /^create (or replace )?function/,
          'create or replace function',
        )
        // its owner stays the engine
        steps.push(body)
      }
    }
  }
  return steps.length === 0 ? '' : ['set local search_path = pg_catalog, pg_temp;', ...steps].join('\n')
}

const moved = (one: string, edits: readonly Edit[], by: number) =>
  applyEdits(
    one,
    edits.map(({ start, end, text }) => ({ start: start - by, end: end - by, text })),
  )
