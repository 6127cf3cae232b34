// The judge that is asked first, since it is fast: the tests in SQL, those of sql/runtime and those that `pgladder pgtap` makes of a
// policy with every kind of table, of one with every kind of cell, and of policies that follow each other.

import type { ValidIr } from '../../generator/ir/policy-ir.ts'
import { testCallers } from '../../generator/pgtap/callers.ts'
import { rehearse } from '../../generator/pgtap/rehearse.ts'
import { renderTests } from '../../generator/pgtap/render-tests.ts'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'
import { askedBy } from '../support/asked-by.ts'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { findPgtap } from '../support/pgtap.ts'
import { pgtapFiles, pgtapPolicy, pgtapSetup, pgtapText } from '../support/pgtap-world.ts'
import { policiesOf } from '../support/policy-case.ts'
import { relationText, tablesFor } from '../support/policy-tables.ts'
import { everyCell, everyTable, fewerTables } from './every-policy.ts'
import { isOwnCheck, type Judgement, type Verdict } from './judge.ts'
import { type Mutant, mutate, repairInto } from './mutants.ts'
import {
  type NotApplied,
  openSqlWorld,
  type Red,
  type SoundTest,
  type SqlChange,
  type SqlSetup,
  type SqlTest,
  type SqlWorld,
} from './sql-world.ts'
import { concernsCatalog, concernsThing } from './structural.ts'
import { functionOf, isInlined, nameOfFunction } from './usage.ts'

export interface SqlJudge {
  /** Null where nothing goes red: then the suite has to be asked. */
  judge(mutant: Mutant): Promise<Judgement | null>
  close(): Promise<void>
}

/** Makes its databases on a server, which nobody else uses while they are made; without pgTAP it says nothing. */
export async function openSqlJudge(superuserUrl: string): Promise<SqlJudge> {
  if ('reason' in (await findPgtap())) return { judge: async () => null, close: async () => {} }
  const worlds = [
    await openSqlWorld(superuserUrl, 'runtime', runtimeSetup),
    await openSqlWorld(superuserUrl, 'emitted', emittedSetup),
    await openSqlWorld(superuserUrl, 'cells', cellsSetup),
    await openSqlWorld(superuserUrl, 'options', (prefix) => changedSetup(prefix, policiesOf('every-option'))),
    await openSqlWorld(superuserUrl, 'fewer', (prefix) => changedSetup(prefix, [everyTable, fewerTables], ['t0'])),
    await openSqlWorld(superuserUrl, 'changed', (prefix) =>
      changedSetup(prefix, policiesOf('next-policy').slice(0, 2)),
    ),
    await openSqlWorld(superuserUrl, 'changed_again', (prefix) => changedSetup(prefix, policiesOf('next-policy'))),
  ]
  const lastRed = new Map<string, string>()

  async function askWorld(world: SqlWorld, mutant: Mutant, change: SqlChange): Promise<Red | NotApplied | null> {
    const worth = (test: SoundTest) => worthOf(test, mutant) + (lastRed.get(mutant.of) === test.name ? 4 : 0)
    const all = world.soundFor(change).filter((test) => mayNotice(test, mutant, change))
    const tests = mutant.of.startsWith('policy') ? ofFewTables(all) : all
    const answer = await world.ask(
      change,
      [...tests].sort((a, b) => worth(b) - worth(a)),
    )
    if (answer !== null && 'file' in answer) lastRed.set(mutant.of, answer.file)
    return answer
  }

  return {
    async judge(mutant) {
      const begun = performance.now()
      const say = (verdict: Verdict, file: string, title: string, message = ''): Judgement => ({
        ...mutant,
        verdict,
        file,
        title,
        message: message.slice(0, 300),
        milliseconds: Math.round(performance.now() - begun),
        asked: 1,
        left: 0,
      })
      for (const world of worlds) {
        const change = changeOf(world, mutant)
        if (change === null) continue
        const answer = await askWorld(world, mutant, change)
        if (answer === null) continue
        if ('file' in answer) return say(answer.isStructural ? 'structure' : 'behaviour', answer.file, answer.title)
        return say(isOwnCheck(answer) ? 'refused' : 'invalid', '', '', answer.message)
      }
      return null
    },
    async close() {
      for (const world of worlds) await world.close()
    },
  }
}

/** The catalog is asked about what only it knows, and what runs about the rest. */
function mayNotice(
  { name: file, isStructural, functions, about }: SoundTest,
  mutant: Mutant,
  change: SqlChange,
): boolean {
  const policies = mutant.of.startsWith('policy') && 'repair' in change ? change.repair : null
  if (isStructural && policies !== null) return concernsThing(mutant) && looksAtTableOf(policies, file)
  if (about !== undefined && !(policies === null ? about.isTypical : concernsPolicy(policies, about))) return false
  if (concernsCatalog(mutant)) return true
  if (isStructural) return concernsThing(mutant)
  const name = functionOf(mutant.of)
  return (
    name === null ||
    isInlined(name) ||
    writesOnce.test(name) ||
    [...functions].some((called) => nameOfFunction(called) === name)
  )
}

/** Whether a file is about the structure of a table that has one of these policies. */
function looksAtTableOf(policies: string, file: string): boolean {
  const table = /_public_(\w+)_1_structure/.exec(file)?.[1]
  return table !== undefined && new RegExp(` on public\\.${table}\\b`).test(policies)
}

/** What is the same for many tables is asked about three of them. */
function ofFewTables(tests: readonly SoundTest[]): readonly SoundTest[] {
  const tables = [...new Set(tests.flatMap(({ about }) => about?.relation ?? []))].slice(0, 3)
  return tests.filter(({ about }) => about === undefined || tables.includes(about.relation))
}

/** Whether one of the policies that a text drops and makes is for that role on that table. */
function concernsPolicy(
  repair: string,
  { role, relation }: { readonly role: string; readonly relation: string },
): boolean {
  return repair
    .split(/^(?=drop policy)/m)
    .some(
      (policy) =>
        new RegExp(` on ${relation}\\b`).test(policy) &&
        (new RegExp(`\\b${role}\\b`).test(policy) || !/^create/m.test(policy)),
    )
}

/** What is nearest to a mutant is asked first. */
function worthOf({ text, isStructural }: SoundTest, mutant: Mutant): number {
  const name = functionOf(mutant.of)
  const describes = name !== null && text.includes(`('${name}(`)
  const calls = name !== null && text.includes(`${name}(`)
  const structure = concernsCatalog(mutant) || concernsThing(mutant) ? 8 : -8
  return (isStructural ? structure : 0) + (describes ? 2 : 0) + (calls ? 1 : 0)
}

/** How a mutant comes into a world; null: it is in none of its migrations. */
function changeOf({ texts, migrations }: SqlWorld, mutant: Mutant): SqlChange | null {
  const repair = repairInto(texts, mutant)
  if (repair !== null) return repair === '' ? null : { repair: repair + callOf(repair) }
  const broken = migrations.map((text) => mutate(text, mutant))
  return broken.every((text, n) => text === migrations[n]) ? null : { migrations: broken }
}

/** What a migration calls, so that all that comes after goes by what it has written. */
const writesOnce = /\.rebuild_bits$/

/** It has to write again once it is another. */
const callOf = (repair: string) => {
  const [, name] = /function (\w+\.rebuild_bits)\(\)/.exec(repair) ?? []
  return name === undefined ? '' : `\nselect ${name}();`
}

async function runtimeSetup(prefix: string): Promise<SqlSetup> {
  // none with the prefix, which is of pgladder's own roles
  const logins = { app: `app_${prefix}`, dba: `dba_${prefix}`, owner: `owner_${prefix}` }
  const names = { prefix, logins }
  const { texts } = migrationsOf(checkedPolicy(`rolePrefix: ${prefix}\n${pgtapPolicy}`))
  return {
    setup: `
      create role ${logins.owner} login createrole;
      create role ${logins.app} login;
      create role ${logins.dba} login;
      alter database ${prefix} owner to ${logins.owner};
      grant create, usage on schema public to ${logins.owner};
      set session authorization ${logins.owner}; ${pgtapSetup}; reset session authorization;`,
    texts: texts.map((text) => `set session authorization ${logins.owner};\n${text}\nreset session authorization;`),
    after: `grant ${prefix}_gateway to ${logins.app}; grant ${prefix}_admin to ${logins.dba}; ${pgtapText('catalog.sql', names)}`,
    tests: pgtapFiles.map((file) => ({
      name: `pgtap/${file}`,
      text: pgtapText(file, names),
      isStructural: file.startsWith('99'),
    })),
  }
}

interface Step {
  readonly ir: ValidIr
  readonly plan: SqlPlan
  readonly texts: readonly string[]
}

/** What `pgladder pgtap` makes of the last of the policies that a database has had. */
async function emittedFor(prefix: string, policies: readonly string[]) {
  const steps: Step[] = []
  for (const policy of policies) {
    const ir = checkedPolicy(`rolePrefix: ${prefix}\n${policy.replace(/^rolePrefix:.*$/m, '')}`)
    steps.push({ ir, ...migrationsOf(ir, steps.at(-1)?.plan) })
  }
  const last = steps.at(-1)
  if (last === undefined) throw new Error('there is no policy')
  const { ir, plan } = last
  const plans = steps.map((step) => step.plan)
  const files = renderTests(ir, plan, await rehearse(plan)).map(({ name, text }) => ({
    name: `pgladder pgtap: ${name}`,
    text,
    table: /_2_answers\.sql$/.test(name) ? (/_public_(\w+)_2_answers\.sql$/.exec(name)?.[1] ?? name) : null,
  }))
  const tables = [
    ...new Set(plans.flatMap(({ containers }) => containers.map(({ relation }) => relationText(relation)))),
  ]
  return {
    setup: [tablesFor(plans), ...tables.map((table) => `alter table ${table} add column title text;`)].join('\n'),
    texts: steps.flatMap(({ texts }) => texts),
    after: '',
    files,
    callers: testCallers(ir, plan),
  }
}

/** Every kind of table: each request in a test of its own, so that a policy is asked about by those for whom it is. */
async function emittedSetup(prefix: string): Promise<SqlSetup> {
  const { files, callers, ...setup } = await emittedFor(prefix, [everyTable])
  const tests = files.flatMap(({ name, text, table }): readonly SqlTest[] => {
    if (table === null) return [{ name, text, isStructural: true }]
    return callers.flatMap(({ profile }, n) =>
      (typicalCallers.includes(n + 1) ? [false, true] : [false]).map((dynamic) => ({
        name: `${name}, caller ${n + 1}${dynamic ? ', dynamic profile' : ''}`,
        text: oneRequest(text, n + 1, dynamic),
        isStructural: false,
        about: {
          role: dynamic || profile === null ? `${prefix}_dynamic` : profile,
          relation: `public.${table}`,
          isTypical: typicalTables.includes(table) && typicalCallers.includes(n + 1),
        },
      })),
    )
  })
  return { ...setup, tests }
}

/** Every kind of cell, for what folds them: only the dynamic profile asks it. */
async function cellsSetup(prefix: string): Promise<SqlSetup> {
  const { files, callers: _callers, ...setup } = await emittedFor(prefix, [everyCell])
  const tests = files.flatMap(({ name, text, table }): readonly SqlTest[] =>
    table === null
      ? []
      : [
          {
            name: `${name}, dynamic profile`,
            text: oneRequest(text, null, true),
            isStructural: false,
            about: { role: `${prefix}_dynamic`, relation: `public.${table}`, isTypical: true },
          },
        ],
  )
  return { ...setup, tests }
}

/** Other options, and migrations from one policy to the next; the answers of all tables, or of those that are named. */
async function changedSetup(
  prefix: string,
  policies: readonly string[],
  answersOf?: readonly string[],
): Promise<SqlSetup> {
  const { files, callers: _callers, ...setup } = await emittedFor(prefix, policies)
  const asked = files.filter(({ table }) => table === null || (answersOf?.includes(table) ?? true))
  return { ...setup, tests: asked.map(({ name, text, table }) => ({ name, text, isStructural: table === null })) }
}

/** One with a permission of its own to UPSERT and its entries in a table, one without and its entries on the row. */
const typicalTables: readonly string[] = ['t0', 't6']

/** Somebody with no custom role, nobody, server code, and somebody with two custom roles. */
const typicalCallers: readonly number[] = [1, 2, 3, 8]

/** A file of answers, for one of its callers (null: all) in one of the two profiles. */
function oneRequest(text: string, caller: number | null, dynamic: boolean): string {
  const profile = dynamic ? "(true, ' (dynamic profile)')" : "(false, '')"
  return [
    ['(values (false), (true))', `(values (${dynamic}))`],
    ["(values (false, ''), (true, ' (dynamic profile)'))", `(values ${profile})`],
  ].reduce(
    (whole, [from = '', to = '']) => {
      if (!whole.includes(from)) throw new Error(`the file of answers has no ${from}`)
      return whole.replaceAll(from, to)
    },
    askedBy(text, (number) => (caller === null ? 'true' : `${number} = ${caller}`)),
  )
}
