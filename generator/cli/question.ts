// What somebody asks on the command line -> what the ladder is asked. Words are checked against the policy, all of them at once.

import { quote } from '../check/quote.ts'
import { newEntries } from '../evaluate/new-entries.ts'
import type { Asker, Subject } from '../evaluate/walk.ts'
import { somebody } from '../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import { resolveId } from '../ir/resolve-id.ts'
import { resolveOperation } from '../ir/resolve-operation.ts'
import { type Operation, operations } from '../vocabulary/operation.ts'
import { clients, logins, systemRolesOf } from '../vocabulary/system-context.ts'
import { findContainer } from './find-container.ts'
import { unknownWord } from './unknown-word.ts'

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
  const known = (what: string, word: string, words: readonly string[]) => {
    if (!words.includes(word)) faults.push(unknownWord(what, word, words))
  }

  const operation = resolveOperation(options.op.toUpperCase())
  if (operation === null) known('operation', options.op, operations)
  const container = findContainer(ir, options.table)
  if (typeof container === 'string') faults.push(container)
  const roles = ir.roles.map(({ name }) => name)
  for (const name of role) known('role', name, roles)
  if (client !== undefined) known('client', client, clients)
  if (login !== undefined) known('login', login, logins)
  if (anonymous && (user !== undefined || login !== undefined || role.length > 0)) {
    faults.push('nobody has no user, no login and no roles\n  help: leave out `--anonymous`, or the others')
  }
  const id = user === undefined ? somebody : resolveId(user, ir.users.type)
  if (id === null) faults.push(`${quote(user ?? '')} is no ${ir.users.type}\n  help: users have ids of that type`)
  if (owner !== undefined && operation === 'CREATE') {
    faults.push('CREATE has no object yet\n  help: leave out `--owner` and `--no-owner`')
  } else if (owner === true && typeof container !== 'string' && container.owner === null) {
    faults.push('objects of that table have no owner\n  help: leave out `--owner`')
  }
  if (anonymous && owner === true) {
    faults.push('nobody owns nothing\n  help: leave out `--owner`, or `--anonymous`')
  }
  if (faults.length > 0 || operation === null || typeof container === 'string' || id === null) return faults
  const isServerCode = serverCode || client === 'ServerCodeUser'
  return {
    container,
    operation,
    asker: {
      user: anonymous ? null : id,
      systemRoles: systemRolesOf({
        loggedIn: !anonymous,
        serverCode: isServerCode,
        client: client === 'ServerCodeUser' ? null : (client ?? null),
        login: login ?? null,
      }),
      customRoles: [...new Set(role)],
    },
    subject: owner === undefined ? null : { owned: owner, entries: newEntries(container) },
  }
}
