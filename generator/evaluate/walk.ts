// The seven steps one after the other, for one question: which cells each step hears, what it says, and which one decides. The fold
// gives the same answers faster; this one can say why. It imports nothing but types, so that a page can run it as it is.
import type { Place } from '../diagnostic.ts'
import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import type { Verdict } from '../vocabulary/effect.ts'
import type { Operation } from '../vocabulary/operation.ts'
import type { RoleRef } from '../vocabulary/role.ts'

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Whose cell, or entry. */
export interface Speaker {
  readonly kind: 'user' | 'custom role' | 'system role' | 'all users' | 'all roles' | 'owner'
  /** The user's id or the role's name; empty for the others. */
  readonly name: string
}

/** A cell that a step looked at. */
export interface Heard {
  readonly who: Speaker
  /** `null`: the cell is not written, or says INHERIT. */
  readonly effect: Verdict | null
  /** Where it is written; null for an entry of an object, and for what follows from `globalDefault`. */
  readonly at: Place | null
  /** Whether it follows from `globalDefault`. */
  readonly isDefault: boolean
}

/** What one step comes to; `null`: it says nothing and the next step is asked. */
export interface StepAnswer {
  readonly step: StepNumber
  readonly heard: readonly Heard[]
  readonly verdict: Verdict | null
}

/** The steps for one operation on one object, and the first that says something. The last always does. */
export interface Walk {
  readonly operation: Operation
  readonly steps: readonly StepAnswer[]
  readonly allowed: boolean
  readonly decides: StepNumber
}

/** Who asks. `systemRoles` are those that the request gets by itself; nobody logged in has no user and no custom role. */
export interface Asker {
  readonly user: string | null
  readonly systemRoles: readonly string[]
  readonly customRoles: readonly string[]
}

/** A user of whom the policy says nothing. No id has this character, not even one of type text. */
export const somebody = 'somebody\0'

/** What the steps need to know of an object: whether it is the caller's own, and its entries. */
export interface Subject {
  readonly owned: boolean
  readonly entries: readonly { readonly who: Speaker; readonly operation: Operation; readonly effect: Verdict }[]
}

/**
 * Walks the ladder.
 *
 * @param subject null where there is no object yet, or the question is about objects in general: steps 1 and 4 say nothing
 * @example
 * walk(ir, bookmarks, 'REMOVE', member, { owned: true, entries: [] }) // decides: 3, allowed: false
 */
export function walk(
  ir: PolicyIr,
  container: ContainerIr,
  operation: Operation,
  asker: Asker,
  subject: Subject | null,
): Walk {
  const steps: readonly StepAnswer[] = [
    step(1, entriesOf(operation, asker, subject), grantBeatsDeny),
    stepOfUser(container, operation, asker),
    step(3, onTable(container, operation, 'custom role', asker.customRoles), denyBeatsGrant),
    step(4, ownerPolicy(container, operation, asker, subject), denyBeatsGrant),
    step(
      5,
      [
        ...onTable(container, operation, 'system role', asker.systemRoles),
        ...onTable(container, operation, 'all roles', ['']),
      ],
      denyBeatsGrant,
    ),
    step(6, globally(ir, operation, 'custom role', asker.customRoles), denyBeatsGrant),
    // Always decides: what nobody denies is allowed.
    step(7, globally(ir, operation, 'system role', asker.systemRoles), (heard) => denyBeatsGrant(heard) ?? 'GRANT'),
  ]
  const deciding = steps.find(({ verdict }) => verdict !== null)
  return {
    operation,
    steps,
    allowed: deciding?.verdict === 'GRANT',
    decides: deciding?.step ?? 7,
  }
}

type Rule = (heard: readonly Heard[]) => Verdict | null

const says = (heard: readonly Heard[], effect: Verdict) => heard.some((one) => one.effect === effect)
const denyBeatsGrant: Rule = (heard) => (says(heard, 'DENY') ? 'DENY' : says(heard, 'GRANT') ? 'GRANT' : null)
const grantBeatsDeny: Rule = (heard) => (says(heard, 'GRANT') ? 'GRANT' : says(heard, 'DENY') ? 'DENY' : null)

function step(number: StepNumber, heard: readonly Heard[], rule: Rule): StepAnswer {
  return { step: number, heard, verdict: rule(heard) }
}

/** The entries that name the request. */
function entriesOf(operation: Operation, asker: Asker, subject: Subject | null): readonly Heard[] {
  // CREATE has no object yet, and an object does not say who administers it.
  if (subject === null || operation === 'CREATE' || operation === 'PERMISSION') return []
  return subject.entries
    .filter((entry) => entry.operation === operation && isNamed(asker, entry.who))
    .map(({ who, effect }) => ({ who, effect, at: null, isDefault: false }))
}

function isNamed({ user, systemRoles, customRoles }: Asker, { kind, name }: Speaker): boolean {
  switch (kind) {
    case 'user':
      return user !== null && name === user
    case 'custom role':
      return customRoles.includes(name)
    case 'system role':
      return systemRoles.includes(name)
    case 'all users':
      return user !== null
    case 'all roles':
      return true
    case 'owner':
      return false
  }
}

/** The user's own cell, or the all-users cell where the own one says nothing. */
function stepOfUser(container: ContainerIr, operation: Operation, { user }: Asker): StepAnswer {
  if (user === null) return step(2, [], denyBeatsGrant)
  const own = container.userCells.find((cell) => cell.user === user && cell.operation === operation)
  const all = container.allUsersCells.find((cell) => cell.operation === operation)
  const heard = [hear({ kind: 'user', name: user }, own), hear({ kind: 'all users', name: '' }, all)]
  return { step: 2, heard, verdict: own?.effect ?? all?.effect ?? null }
}

function ownerPolicy(
  container: ContainerIr,
  operation: Operation,
  { user }: Asker,
  subject: Subject | null,
): readonly Heard[] {
  if (user === null || subject === null || !subject.owned || operation === 'CREATE') return []
  const cell = container.ownerCells.find((one) => one.operation === operation)
  return [hear({ kind: 'owner', name: '' }, cell)]
}

const refKinds = { 'system-role': 'system role', 'custom-role': 'custom role', 'all-roles': 'all roles' } as const

function isRole(role: RoleRef, kind: Speaker['kind'], name: string): boolean {
  return refKinds[role.kind] === kind && (role.kind === 'all-roles' || role.name === name)
}

function onTable(
  container: ContainerIr,
  operation: Operation,
  kind: 'custom role' | 'system role' | 'all roles',
  names: readonly string[],
): readonly Heard[] {
  return names.map((name) =>
    hear(
      { kind, name },
      container.roleCells.find((cell) => cell.operation === operation && isRole(cell.role, kind, name)),
    ),
  )
}

function globally(
  ir: PolicyIr,
  operation: Operation,
  kind: 'custom role' | 'system role',
  names: readonly string[],
): readonly Heard[] {
  return names.map((name) => {
    const who = { kind, name }
    const cell = ir.globalCells.find((one) => one.operation === operation && isRole(one.role, kind, name))
    if (cell !== undefined) return hear(who, cell)
    // The granting default never covers PERMISSION; the denying one is said by system roles only.
    const grants = ir.globalDefault === 'GRANT' && operation !== 'PERMISSION'
    const effect = grants ? 'GRANT' : kind === 'system role' ? 'DENY' : null
    return { who, effect, at: null, isDefault: effect !== null }
  })
}

function hear(who: Speaker, cell: { readonly effect: Verdict; readonly at: Place } | undefined): Heard {
  return { who, effect: cell?.effect ?? null, at: cell?.at ?? null, isDefault: false }
}
