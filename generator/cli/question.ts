// What somebody asks on the command line -> what the ladder is asked. Words are checked against the policy, all of them at once.

import { didYouMean } from '../check/did-you-mean.ts'
import { quote, quoteChoice } from '../check/quote.ts'
import { somebody } from '../evaluate/answers.ts'
import { newEntries } from '../evaluate/new-entries.ts'
import type { Asker, Subject } from '../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import { printRelation } from '../ir/print-relation.ts'
import { relationKey } from '../ir/relation-key.ts'
import { resolveOperation } from '../ir/resolve-operation.ts'
import { resolveRelation } from '../ir/resolve-relation.ts'
import { type Operation, operations } from '../vocabulary/operation.ts'
import { clients, logins, systemRolesOf } from '../vocabulary/system-context.ts'

/** As the command line has it. */
export interface QuestionOptions {
  readonly op: string
  readonly table: string
  readonly user?: string
  readonly anonymous?: true
  readonly role?: readonly string[]
  readonly client?: string
  readonly login?: string
  readonly serverCode?: true
  /** True: an object that the caller owns; false: one of somebody else's; left out: none. */
  readonly owner?: boolean
}

export interface Question {
  readonly container: ContainerIr
  readonly operation: Operation
  readonly asker: Asker
  readonly subject: Subject | null
}

/** The question, or what is wrong with it, a sentence each. */
export function readQuestion(ir: PolicyIr, options: QuestionOptions): Question | readonly string[] {
  const { user, anonymous = false, role = [], client, login, serverCode = false, owner } = options
  const faults: string[] = []
  const known = (what: string, word: string, words: readonly string[]): boolean => {
    if (words.includes(word)) return true
    const help = didYouMean(word, words) ?? `${what}s are ${quoteChoice(words)}`
    faults.push(`unknown ${what} ${quote(word)}\n  help: ${words.length === 0 ? `the policy has no ${what}` : help}`)
    return false
  }

  const operation = resolveOperation(options.op.toUpperCase())
  if (operation === null) known('operation', options.op, operations)
  const container = findContainer(ir, options.table)
  if (container === undefined) {
    known(
      'table',
      options.table,
      ir.containers.map(({ relation }) => printRelation(relation)),
    )
  }
  for (const name of role)
    known(
      'role',
      name,
      ir.roles.map((declared) => declared.name),
    )
  if (client !== undefined) known('client', client, clients)
  if (login !== undefined) known('login', login, logins)
  if (anonymous && (user !== undefined || login !== undefined || role.length > 0)) {
    faults.push('nobody has no user, no login and no roles\n  help: leave out `--anonymous`, or the others')
  }
  if (anonymous && owner === true) {
    faults.push('nobody owns nothing\n  help: leave out `--owner`, or `--anonymous`')
  }
  if (faults.length > 0 || operation === null || container === undefined) return faults
  const isServerCode = serverCode || client === 'ServerCodeUser'
  return {
    container,
    operation,
    asker: {
      user: anonymous ? null : (user ?? somebody),
      systemRoles: systemRolesOf({
        loggedIn: !anonymous,
        serverCode: isServerCode,
        client: client === 'ServerCodeUser' ? null : (client ?? null),
        login: login ?? null,
      }),
      customRoles: role,
    },
    subject: owner === undefined ? null : { owned: owner, entries: newEntries(container) },
  }
}

function findContainer(ir: PolicyIr, table: string): ContainerIr | undefined {
  const relation = resolveRelation(table) ?? resolveRelation(`public.${table}`)
  if (relation === null) return undefined
  return ir.containers.find((container) => relationKey(container.relation) === relationKey(relation))
}
