// A policy and its plan -> pgTAP files for the database that the policy's migrations made: what it has to hold, to the last
// privilege, and what comes of real statements of every kind of caller.
import type { ContainerIr, ValidIr } from '../ir/policy-ir.ts'
import { printRelation } from '../ir/print-relation.ts'
import { isSameRelation } from '../ir/relation-key.ts'
import { type Names, namesOf } from '../plan/names.ts'
import type { ContainerPlan, SqlPlan } from '../plan/sql-plan.ts'
import { identifier, literal, literalOrNull, qualified, regclass, textArray, trusted } from '../render/quote.ts'
import { readTestPart } from '../render/read-sql.ts'
import { fillTestAnswers, fillTestStructure } from '../render/templates.ts'
import { openingOf } from '../vocabulary/system-context.ts'
import { type TestCaller, testCallers } from './callers.ts'
import { questionsAbout, testObjects } from './questions.ts'
import type { Catalog, CatalogRow } from './rehearse.ts'

/** What the first line of every file starts with, by which files of an earlier run are known. */
export const testHeader = '-- Made by pgladder from a policy file'

const header = `${testHeader}: pgTAP tests. Not to be edited: change the policy and make them anew.
-- Run them as a superuser, all of them: pg_prove -d DATABASE <this folder>/*.sql
-- They take back whatever they do.`

export interface TestFile {
  readonly name: string
  readonly text: string
}

/** What of the catalog concerns the policy; the rest would be the same for every policy with the same tables. */
const policyKinds = ['setting', 'role', 'profile', 'cell', 'governed table']
const ownKinds = [
  ...['database role', 'schema', 'function', 'relation', 'privilege', 'constraint', 'index', 'trigger'],
  // of these there is none
  ...['way around', 'rule', 'policy', 'default privilege', 'type', 'operator'],
]
const tableKinds = ['row security', 'owner', 'policy', 'privilege', 'trigger', 'column', 'way in', 'child']

/** The files, in the order in which `pg_prove` runs them. The same input gives the same bytes. */
export function renderTests(ir: ValidIr, plan: SqlPlan, catalog: Catalog): readonly TestFile[] {
  const names = namesOf(plan)
  const callers = testCallers(ir, plan)
  const common = (kinds: readonly string[]) => catalog.common.filter(({ kind }) => kinds.includes(kind))
  return [
    {
      name: '1_pgladder.sql',
      text: structure(plan, names, {
        about:
          "pgladder's own roles, schemas, functions and tables: nothing is missing, nothing differs, nothing else is there.",
        kinds: ownKinds,
        rows: common(ownKinds),
        derived: [],
      }),
    },
    {
      name: '2_policy.sql',
      text: structure(plan, names, {
        about: 'The matrix that is in force: the cells of the policy, its roles and its profiles.',
        kinds: policyKinds,
        rows: common(policyKinds),
        derived: [{ internal: identifier(names.internal) }],
      }),
    },
    ...plan.containers.flatMap((container, n): readonly TestFile[] => {
      const named = ir.containers.find(({ relation }) => isSameRelation(relation, container.relation))
      if (named === undefined) return []
      const name = `${String(n + 3).padStart(String(plan.containers.length + 2).length, '0')}_${slugOf(container)}`
      return [
        {
          name: `${name}_1_structure.sql`,
          text: structure(plan, names, {
            about: `${sayTable(named)}: exactly these policies, privileges, triggers and columns of pgladder.`,
            kinds: tableKinds,
            rows: catalog.of(container.relation),
            container,
            derived: [],
          }),
        },
        { name: `${name}_2_answers.sql`, text: answers(ir, plan, names, named, container, callers) },
      ]
    }),
  ]
}

/** For a file's name; the number before it tells files apart. */
function slugOf({ relation }: ContainerPlan): string {
  const plain = printRelation(relation)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  return plain.slice(0, 60) || 'table'
}

/** For a comment: on one line, whatever it is. */
function sayTable({ relation }: ContainerIr): string {
  return printRelation(relation).replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
}

interface Structure {
  readonly about: string
  readonly kinds: readonly string[]
  readonly rows: readonly CatalogRow[]
  /** Left out for what belongs to no table. */
  readonly container?: ContainerPlan
  readonly derived: readonly object[]
}

function structure(plan: SqlPlan, names: Names, { about, kinds, rows, container, derived }: Structure): string {
  const { schema, name } = container?.relation ?? { schema: '', name: '' }
  const relation = container === undefined ? 'null' : `to_regclass(${literal(qualified(schema, name))})`
  return fillTestStructure({
    header,
    about,
    open: readTestPart('open', plan),
    catalog: readTestPart('catalog', plan),
    rows: rows.map((row) => ({
      kind: literal(row.kind),
      thing: literal(row.thing),
      definition: literal(row.definition),
    })),
    kinds: textArray(kinds),
    relation,
    tables: container === undefined ? [] : [{ relation }],
    projected: container?.entries?.onRow === true ? [{ relation }] : [],
    adopted:
      container === undefined || container.adopted.length === 0
        ? []
        : [{ roles: textArray(container.adopted), gateway: literal(names.gateway), session: literal(names.session) }],
    derived,
    more: 1 + derived.length,
    nothingElse: literal(
      container === undefined ? 'there is nothing else' : `${printRelation(container.relation)}: there is nothing else`,
    ),
    description:
      container === undefined
        ? trusted("format('%s %s is as the migrations make it', w.kind, w.thing)")
        : trusted(
            `format('%s: %s %s is as the migrations make it', ${literal(printRelation(container.relation))}, w.kind, w.thing)`,
          ),
    internal: identifier(names.internal),
  })
}

function answers(
  ir: ValidIr,
  plan: SqlPlan,
  names: Names,
  container: ContainerIr,
  planned: ContainerPlan,
  callers: readonly TestCaller[],
): string {
  const asked = callers.map((caller) => questionsAbout(ir, container, caller.asker))
  const { table, type } = plan.users
  const acts = asked.map(
    (questions) => new Set(questions.map(({ operation, object }) => `${operation} ${object}`)).size,
  )
  return fillTestAnswers({
    header,
    about: `${sayTable(container)}: what every kind of caller may do, tried by real statements. They lock the table while they run.`,
    open: readTestPart('open', plan),
    ask: readTestPart('ask', plan),
    usersTable: table === null ? 'null' : regclass(table.relation),
    usersKey: literalOrNull(table?.key ?? null),
    usersType: literal(type),
    roleSource: literal(plan.roleSource),
    relation: regclass(container.relation),
    keyColumn: literal(container.key.column),
    keyType: literal(container.key.type),
    ownerColumn: literalOrNull(container.owner),
    entries: planned.entries === null ? 'null' : regclass({ schema: names.internal, name: planned.entries.table }),
    gateway: literal(names.gateway),
    dynamic: literal(names.dynamic),
    table: literal(printRelation(container.relation)),
    objects: testObjects(container).map(({ name, whose, entries }, n) => ({
      // after those of the users on the stage
      number: n + 4,
      name: literal(name),
      whose: literal(whose),
      effect: literalOrNull(entries?.effect ?? null),
      operations: textArray(entries?.operations ?? []),
      contrary: textArray(entries?.contrary ?? []),
    })),
    callers: callers.map((caller, n) => viewCaller(caller, n + 1)),
    questions: asked.flatMap((questions, n) =>
      questions.map(({ operation, object, way, allowed }) => ({
        caller: n + 1,
        operation: literal(operation),
        object: literal(object),
        way: literal(way),
        answer: literal(allowed ? 'allowed' : 'refused'),
      })),
    ),
    plan: callers.reduce((sum, { profile }, n) => sum + 2 * (acts[n] ?? 0) + (profile === null ? 1 : 2), 0),
  })
}

function viewCaller({ name, user, asker, systemRoles, profile }: TestCaller, number: number): object {
  const { client, login, serverCode } = openingOf(systemRoles)
  return {
    number,
    name: literal(name),
    user: literalOrNull(user),
    roles: textArray(asker.customRoles),
    client: literalOrNull(client),
    login: literalOrNull(login),
    serverCode,
    profile: literalOrNull(profile),
  }
}
