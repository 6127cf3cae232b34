// pgladder matrix: who may do what, for each kind of caller, table and operation; on the terminal, as JSON, or as a page.
import { existsSync, realpathSync, writeFileSync } from 'node:fs'
import { answersOf, type Caller, callersOf } from '../evaluate/answers.ts'
import { somebody } from '../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import { printRelation } from '../ir/print-relation.ts'
import { renderPage } from '../page/render-page.ts'
import { reasonOf } from '../reason-of.ts'
import { systemRoles } from '../vocabulary/role.ts'
import type { ExitCode } from './exit-code.ts'
import { findContainer } from './find-container.ts'
import { loadPolicy } from './load-policy.ts'
import { printMatrix } from './print-matrix.ts'
import { refuse } from './refuse.ts'
import { unknownWord } from './unknown-word.ts'

export interface MatrixOptions {
  /** Where to write the page. */
  readonly html?: string
  readonly json?: true
  readonly table?: readonly string[]
  readonly role?: readonly string[]
}

/** Who may do what at one table: an entry for each caller. */
export interface TableAnswers {
  readonly container: ContainerIr
  readonly answers: readonly { readonly caller: Caller; readonly answers: ReturnType<typeof answersOf> }[]
}

export async function runMatrix(path: string, options: MatrixOptions): Promise<ExitCode> {
  if (options.html !== undefined && (options.json || options.table || options.role)) {
    return refuse([
      'the page has everything, and filters of its own\n  help: leave out `--json`, `--table` and `--role`, or `--html`',
    ])
  }
  const ir = await loadPolicy(path, 'errors')
  if (ir === null) return 1
  if (options.html !== undefined) {
    if (isSameFile(options.html, path)) return refuse([`${path} is the policy\n  help: name another file for the page`])
    return writePage(options.html, renderPage(ir, path))
  }
  const { faults, callers, containers } = choose(ir, options)
  if (faults.length > 0) return refuse(faults)
  const tables = containers.map(
    (container): TableAnswers => ({
      container,
      answers: callers.map((caller) => ({ caller, answers: answersOf(ir, container, caller.asker) })),
    }),
  )
  if (options.json) console.log(JSON.stringify({ tables: tables.map(toJson) }, null, 2))
  else console.log(printMatrix(tables, process.stdout.isTTY === true))
  return 0
}

/** The callers and tables that are asked for, all of them if none is named. */
function choose(ir: PolicyIr, { table = [], role = [] }: MatrixOptions) {
  const known = [...systemRoles, ...ir.roles.map(({ name }) => name)]
  const found = table.map((name) => findContainer(ir, name))
  const named = found.filter((one) => typeof one !== 'string')
  return {
    faults: [
      ...found.filter((one) => typeof one === 'string'),
      ...role.filter((name) => !known.includes(name)).map((name) => unknownWord('role', name, known)),
    ],
    callers: callersOf(ir, role).filter(
      ({ asker }) =>
        role.length === 0 || [...asker.systemRoles, ...asker.customRoles].some((name) => role.includes(name)),
    ),
    containers: table.length === 0 ? ir.containers : ir.containers.filter((container) => named.includes(container)),
  }
}

function toJson({ container, answers }: TableAnswers) {
  const { relation, owner, objectAcl, upsert } = container
  return {
    table: printRelation(relation),
    owner,
    objectAcl,
    upsert,
    callers: answers.map(({ caller, answers: each }) => ({
      caller: caller.label,
      ...(isNamed(caller) ? { user: caller.asker.user } : {}),
      systemRoles: caller.asker.systemRoles,
      customRoles: caller.asker.customRoles,
      answers: Object.fromEntries(each.map(({ operation, ...answer }) => [operation, answer])),
    })),
  }
}

/** Whether it is one user, of whom the policy says something. */
function isNamed({ asker }: Caller): boolean {
  return asker.user !== null && asker.user !== somebody
}

function isSameFile(one: string, other: string): boolean {
  return existsSync(one) && realpathSync(one) === realpathSync(other)
}

function writePage(file: string, page: string): ExitCode {
  try {
    writeFileSync(file, page)
  } catch (cause) {
    return refuse([`${file} cannot be written: ${reasonOf(cause)}\n  help: name a file in a folder that exists`])
  }
  console.log(file)
  return 0
}
