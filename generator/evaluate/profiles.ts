// Partial evaluation: the role sets that requests can have are folded when the policy is compiled, and those that fold to the
// same bits become one profile. Whatever has no profile here is judged by the dynamic one, which gives the same answers.
import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import type { Operation } from '../vocabulary/operation.ts'
import { isSameContext } from '../vocabulary/system-context.ts'
import { type Contexts, distinctContexts } from './distinct-contexts.ts'
import { type Folded, fold } from './fold.ts'
import { matrixOf, positionsWhere } from './matrix.ts'
import { choose, firstOf, isLoggedIn, type RoleSets, rolesOf } from './role-set.ts'

/** How many profiles a policy is compiled to at most: each is a role of the cluster, named by the policies of every table. */
export const maxProfiles = 100

/** How many role sets are folded at most to find out about users with two and more custom roles. */
const maxRoleSets = 4000

/** One outcome of the fold, and the requests that come to it. */
export interface CompiledProfile {
  /** The simplest first: it gives the profile its name. */
  readonly roleSets: readonly [RoleSets, ...RoleSets[]]
  /** Only positions that a policy of the database asks about are set. */
  readonly folded: Folded
}

export interface Profiles {
  readonly compiled: readonly CompiledProfile[]
  /** Users with at most so many custom roles have a compiled profile, but for those in `left`. */
  readonly customRoles: number
  /** Role sets without a profile for which one was meant: with at most one custom role, or named by the policy. */
  readonly left: readonly RoleSets[]
  /** How many profiles these would have been. */
  readonly missing: number
}

/** The operations that policies of the database judge on a container. */
function enforcedOn(container: ContainerIr): readonly Operation[] {
  return ['FIND', 'CREATE', 'UPDATE', 'REMOVE', ...(container.upsert === 'own' ? (['UPSERT'] as const) : [])]
}

/**
 * The profiles of a policy.
 *
 * Compiled are: the combinations that the policy names; users with no and with one custom role, and everybody else, in every
 * system context; then all pairs, all triples and so on, as long as all of them fit.
 */
export function profilesOf(ir: PolicyIr): Profiles {
  const known = computed.get(ir)
  if (known !== undefined) return known
  const profiles = enumerate(ir, maxProfiles)
  computed.set(ir, profiles)
  return profiles
}

/** Policies are frozen, and asked for their profiles when they are checked and when they are compiled. */
const computed = new WeakMap<PolicyIr, Profiles>()

function enumerate(ir: PolicyIr, limit: number): Profiles {
  const matrix = matrixOf(ir)
  const mask = enforcedPositions(ir)
  const contexts = distinctContexts(matrix)
  const declared = ir.roles.map(({ name }) => name)
  const found = new Map<string, { readonly folded: Folded; readonly roleSets: RoleSets[] }>()
  const left = new Map<string, RoleSets[]>()

  const outcomeOf = (roleSets: RoleSets) => {
    const { own, other } = fold(matrix, firstOf(roleSets))
    const folded = { own: own & mask.own, other: other & mask.other }
    return { roleSets, folded, key: `${folded.own.toString(36)} ${folded.other.toString(36)}` }
  }
  const admit = ({ roleSets, folded, key }: ReturnType<typeof outcomeOf>) => {
    const known = found.get(key)
    if (known !== undefined) known.roleSets.push(roleSets)
    else if (found.size < limit) found.set(key, { folded, roleSets: [roleSets] })
    else left.set(key, [...(left.get(key) ?? []), roleSets])
  }

  const meant = [
    ...namedSets(ir, contexts),
    ...setsOf(contexts, declared, 0),
    ...(declared.length === 0 ? [] : setsOf(contexts, declared, 1)),
  ]
  for (const roleSets of meant) admit(outcomeOf(roleSets))
  let customRoles = Math.min(1, declared.length)
  let budget = maxRoleSets
  while (left.size === 0 && customRoles < declared.length) {
    const sets: RoleSets[] = []
    for (const roleSets of setsOf(contexts, declared, customRoles + 1)) {
      if (sets.push(roleSets) > budget) break
    }
    if (sets.length > budget) break
    const outcomes = sets.map(outcomeOf)
    if (new Set([...found.keys(), ...outcomes.map(({ key }) => key)]).size > limit) break
    for (const outcome of outcomes) admit(outcome)
    customRoles += 1
    budget -= sets.length
  }
  return {
    compiled: [...found.values()]
      .map(({ folded, roleSets }) => ({ folded, roleSets: inOrder(roleSets) }))
      .sort(byFirst),
    customRoles,
    left: [...left.values()].flat(),
    missing: left.size,
  }
}

/** Which bits the database's policies depend on: where objects have no owner, and before they are made, none is one's own. */
function enforcedPositions(ir: PolicyIr): Folded {
  const bitsWhere = (asks: (container: ContainerIr, operation: Operation) => boolean) =>
    positionsWhere(
      ir,
      (container, operation) => enforcedOn(container).includes(operation) && asks(container, operation),
    )
  return {
    own: bitsWhere((container, operation) => container.owner !== null && operation !== 'CREATE'),
    other: bitsWhere(() => true),
  }
}

/** The role sets with so many custom roles; only who is logged in has any. */
function* setsOf(contexts: readonly Contexts[], declared: readonly string[], size: number): Generator<RoleSets> {
  for (const customRoles of choose(declared, size)) {
    for (const alike of contexts) {
      if (size === 0 || isLoggedIn(alike[0])) yield { contexts: alike, customRoles }
    }
  }
}

/** The combinations that the policy names; one without a system role is meant in every context. */
function namedSets(ir: PolicyIr, contexts: readonly Contexts[]): readonly RoleSets[] {
  return ir.profiles.flatMap(({ systemRoles, customRoles: named }) => {
    const customRoles = ir.roles.map(({ name }) => name).filter((name) => named.includes(name))
    if (systemRoles.length === 0) return [...setsOf(contexts, customRoles, customRoles.length)]
    const alike = contexts.find((group) => group.some((context) => isSameContext(context, systemRoles)))
    return alike === undefined ? [] : [{ contexts: alike, customRoles }]
  })
}

function inOrder(found: readonly RoleSets[]): CompiledProfile['roleSets'] {
  const distinct = new Map(found.map((roleSets) => [JSON.stringify(rolesOf(firstOf(roleSets))), roleSets]))
  return [...distinct.values()].sort(bySimplicity) as [RoleSets, ...RoleSets[]]
}

function bySimplicity(a: RoleSets, b: RoleSets): number {
  return rolesOf(firstOf(a)).length - rolesOf(firstOf(b)).length || a.customRoles.length - b.customRoles.length
}

function byFirst(a: CompiledProfile, b: CompiledProfile): number {
  return bySimplicity(a.roleSets[0], b.roleSets[0])
}
