// The question and the view as the part of an address after `#`, so that a link keeps them. What a link has wrong is left out.

import type { Speaker } from '../../evaluate/walk.ts'
import { somebody } from '../../evaluate/walk.ts'
import type { PolicyIr } from '../../ir/policy-ir.ts'
import { effects, type Verdict } from '../../vocabulary/effect.ts'
import { operations } from '../../vocabulary/operation.ts'
import { systemRoles } from '../../vocabulary/role.ts'
import { logins } from '../../vocabulary/system-context.ts'
import { clientChoices } from './opening-of.ts'
import { classic, type EntryChoice, firstQuestion, type Question, settle } from './question.ts'
import { tableLink } from './table-name.ts'

/** Which grid is shown. */
export interface View {
  readonly grid: 'cells' | 'answers'
  /** The global cells, instead of those of the question's table. */
  readonly global: boolean
}

export interface Linked {
  /** Null: the policy has no tables. */
  readonly question: Question | null
  readonly view: View
}

const objects = ['none', 'own', 'other'] as const

/** The users of whom the policy says something, in its order. */
export function usersOf({ containers }: PolicyIr): readonly string[] {
  return [...new Set(containers.flatMap(({ userCells }) => userCells.map(({ user }) => user)))]
}

/** `#table=public.notes&op=REMOVE&role=Editor&object=own`. */
export function writeLink({ question, view }: Linked): string {
  const words: [string, string][] = []
  if (view.global) words.push(['show', 'global'])
  if (view.grid === 'answers') words.push(['view', 'answers'])
  if (question !== null) {
    const { table, operation, user, login, client, serverCode, roles, object, entries, onCreate } = settle(question)
    words.push(['table', tableLink(table)], ['op', operation])
    if (user === null) words.push(['nobody', 'yes'])
    else if (user !== somebody) words.push(['user', user])
    if (login !== classic) words.push(['login', login])
    if (client !== null) words.push(['client', client])
    if (serverCode) words.push(['server', 'yes'])
    for (const role of roles) words.push(['role', role])
    words.push(['object', object])
    for (const { who, effect } of entries) words.push(['entry', [effect, who.kind, who.name].join(' - ')])
    if (!onCreate) words.push(['onCreate', 'no'])
  }
  return `#${words.map(([name, value]) => `${name}=${encode(value)}`).join('&')}`
}

/** The other way round. */
export function readLink(policy: PolicyIr, link: string): Linked {
  const words = new URLSearchParams(link.replace(/^#/, ''))
  const one = <Word extends string>(name: string, known: readonly Word[]): Word | undefined =>
    known.find((word) => word === words.get(name))
  const view: View = {
    grid: one('view', ['answers']) ?? 'cells',
    global: one('show', ['global']) !== undefined || policy.containers.length === 0,
  }
  const table = policy.containers.find((container) => tableLink(container) === words.get('table'))
  const first = table ?? policy.containers[0]
  if (first === undefined) return { question: null, view }
  const start = firstQuestion(first)
  const asked = words.getAll('role')
  return {
    view,
    question: settle({
      ...start,
      operation: one('op', operations) ?? start.operation,
      user: one('nobody', ['yes']) ? null : (one('user', usersOf(policy)) ?? start.user),
      login: one('login', logins) ?? start.login,
      client: one('client', clientChoices) ?? null,
      serverCode: one('server', ['yes']) !== undefined || words.get('client') === 'ServerCodeUser',
      roles: policy.roles.map(({ name }) => name).filter((name) => asked.includes(name)),
      object: one('object', objects) ?? start.object,
      entries: words.getAll('entry').flatMap((text) => readEntry(policy, text)),
      onCreate: one('onCreate', ['no']) === undefined,
    }),
  }
}

function readEntry(policy: PolicyIr, text: string): readonly EntryChoice[] {
  const [said, kind, ...rest] = text.split(' - ')
  const name = rest.join(' - ')
  const effect = effects.find((one): one is Verdict => one === said && one !== 'INHERIT')
  const who = principals(policy).find((one) => one.kind === kind && one.name === name)
  return effect === undefined || who === undefined ? [] : [{ who, effect }]
}

/** Whom an entry can be for. The first is the caller. */
export function principals({ roles }: PolicyIr): readonly Speaker[] {
  return [
    { kind: 'user', name: '' },
    { kind: 'all users', name: '' },
    { kind: 'all roles', name: '' },
    ...roles.map(({ name }) => ({ kind: 'custom role', name }) as const),
    ...systemRoles.map((name) => ({ kind: 'system role', name }) as const),
  ]
}

/** Half of a surrogate pair cannot be in a link. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))
}
