// What random worlds and schedules came to: whatever is never tried proves nothing, so it is counted and said.

import { changeKinds } from '../oracle/change-world.ts'
import { hinges, type ScheduleComparison } from '../oracle/compare-schedule.ts'
import type { Comparison } from '../oracle/compare-world.ts'
import type { Principal, Request } from '../oracle/decide.ts'
import { fates } from '../oracle/schedule.ts'
import type { Storage, TestWorld } from '../oracle/test-world.ts'

const operations = ['FIND', 'CREATE', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION']
const principals = ['a user', 'a custom role', 'a system role', 'all users', 'all roles']

/** Everything that has to occur, in the order in which it is said. */
const parts: Readonly<Record<string, readonly string[]>> = {
  decisions: operations.flatMap((operation) => [`${operation} allowed`, `${operation} rejected`]),
  cells: principals,
  entries: [...principals, 'in a table', 'projected'],
  requests: [
    ...['nobody', 'a user', 'custom roles', 'a client', 'a login', 'server code', 'server code for a user'],
    ...['a compiled profile', 'the dynamic profile'],
  ],
  'hostile names': ['tables', 'roles', 'users'],
  changes: [...changeKinds, ...fates, 'refused', 'by an administrator', 'by server code', 'by a user'],
  'decisions that hinge on what': hinges,
}

export class Coverage {
  readonly #counts: Record<string, Record<string, number>> = Object.fromEntries(
    Object.entries(parts).map(([part, all]) => [part, Object.fromEntries(all.map((one) => [one, 0]))]),
  )

  addWorld(world: TestWorld, storage: Storage): void {
    const isCustom = (name: string) => world.customRoles.includes(name)
    for (const { cells, objects, name, hasEntries } of world.containers) {
      for (const { principal } of cells) this.#add('cells', nameOf(principal, isCustom))
      for (const { principal } of objects.flatMap(({ acl }) => acl)) this.#add('entries', nameOf(principal, isCustom))
      if (hasEntries) this.#add('entries', storage === 'table' ? 'in a table' : 'projected')
      if (isHostile(name)) this.#add('hostile names', 'tables')
    }
    this.#add('hostile names', 'roles', world.customRoles.filter(isHostile).length)
    this.#add('hostile names', 'users', world.users.filter(isHostile).length)
    for (const request of world.requests) for (const what of sayRequest(request)) this.#add('requests', what)
  }

  addComparison({ verdicts, compiled, requests }: Comparison): void {
    for (const [verdict, count] of Object.entries(verdicts)) this.#add('decisions', verdict, count)
    this.#add('requests', 'a compiled profile', compiled)
    this.#add('requests', 'the dynamic profile', requests - compiled)
  }

  addSchedule(comparison: ScheduleComparison): void {
    this.addComparison(comparison)
    for (const [what, count] of Object.entries(comparison.changes)) this.#add('changes', what, count)
    for (const [what, count] of Object.entries(comparison.hinges))
      this.#add('decisions that hinge on what', what, count)
  }

  /** What never occurred. */
  missing(): readonly string[] {
    return Object.entries(this.#counts).flatMap(([part, counts]) =>
      Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [`${part}: ${what}`] : [])),
    )
  }

  /** All of it in one line. */
  say(): string {
    return Object.entries(this.#counts)
      .map(([part, counts]) => {
        const all = Object.entries(counts).map(([what, count]) => `${what} ${count.toLocaleString('en')}`)
        return `${part}: ${all.join(', ')}`
      })
      .join('; ')
  }

  #add(part: string, what: string, count = 1): void {
    const counts = this.#counts[part]
    if (counts === undefined || !(what in counts)) throw new Error(`bug: ${what} of ${part} is not expected`)
    counts[what] = (counts[what] ?? 0) + count
  }
}

function nameOf(principal: Principal, isCustom: (name: string) => boolean): string {
  if (principal.kind === 'user') return 'a user'
  if (principal.kind !== 'role') return principal.kind
  return isCustom(principal.name) ? 'a custom role' : 'a system role'
}

function sayRequest({ user, customRoles, client, login, serverCode }: Request): readonly string[] {
  const isServerCode = serverCode || client === 'ServerCodeUser'
  return [
    ...(isServerCode
      ? [user === null ? 'server code' : 'server code for a user']
      : [user === null ? 'nobody' : 'a user']),
    ...(customRoles.length > 0 ? ['custom roles'] : []),
    ...(client !== null && client !== 'ServerCodeUser' ? ['a client'] : []),
    ...(login !== null && login !== 'classic' ? ['a login'] : []),
  ]
}

/** Whether it has to be quoted, or is a word of SQL. */
function isHostile(name: string): boolean {
  return !/^[a-z]\w*$/.test(name) || name === 'null'
}
