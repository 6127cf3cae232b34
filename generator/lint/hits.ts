// What callers may do that an author may not want: found by bits, placed at the cell that allows it, said once a cell.
import { joinWithAnd, quote } from '../check/quote.ts'
import type { Place } from '../diagnostic.ts'
import { askerWith } from '../evaluate/asker-with.ts'
import { isSet } from '../evaluate/bits.ts'
import { explain } from '../evaluate/explain.ts'
import { positionOf } from '../evaluate/matrix.ts'
import { type RoleSet, rolesOf } from '../evaluate/role-set.ts'
import type { Speaker, StepNumber } from '../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import { printRelation } from '../ir/print-relation.ts'
import { type Operation, operations } from '../vocabulary/operation.ts'
import { isProvider } from '../vocabulary/system-context.ts'
import { groupBy } from './group-by.ts'
import { saySome } from './say-some.ts'

/** One thing that a caller may do with objects of a table. */
export interface Hit {
  readonly container: ContainerIr
  readonly operation: Operation
  readonly caller: RoleSet
  /** Whose cell allows it. */
  readonly speaker: Speaker | null
  /** Where the cell is written; the table, where nothing is written. */
  readonly place: Place
  readonly step: StepNumber
  /** Whether it is what `globalDefault` says. */
  readonly isDefault: boolean
}

/** The hits at the positions that are set. `owned`: about the caller's own objects. */
export function hitsAt(ir: PolicyIr, bits: bigint, caller: RoleSet, owned: boolean): readonly Hit[] {
  if (bits === 0n) return []
  return ir.containers.flatMap((container, ordinal) =>
    operations
      .filter((operation) => isSet(bits, positionOf(ordinal, operation)))
      .map((operation) => {
        const { walk } = explain(ir, container, operation, askerWith(caller), { owned, entries: [] }).decided
        const speaker = walk.steps
          .find(({ step }) => step === walk.decides)
          ?.heard.find(({ effect }) => effect === 'GRANT')
        const isDefault = speaker?.at == null
        return {
          container,
          operation,
          caller,
          speaker: speaker?.who ?? null,
          place: speaker?.at ?? container.at,
          step: walk.decides,
          isDefault,
        }
      }),
  )
}

/** Hits that are said in one sentence: one place, one caller, and the same operations on each table. */
export interface HitGroup {
  readonly place: Place
  readonly operations: readonly Operation[]
  readonly containers: readonly ContainerIr[]
  readonly first: Hit
}

export function groupHits(hits: readonly Hit[]): readonly HitGroup[] {
  const keyOf = ({ place, caller }: Hit) => [place.path, rolesOf(caller)]
  // The simplest caller who may do it is named, and only with what that caller may do.
  const simplest = groupBy(hits, ({ place, container, operation }) =>
    JSON.stringify([place.path, container.relation, operation]),
  ).map(([first]) => first)
  const byTable = groupBy(simplest, (hit) => JSON.stringify([keyOf(hit), hit.container.relation])).map((group) => {
    const named = new Set(group.map(({ operation }) => operation))
    return { first: group[0], operations: operations.filter((operation) => named.has(operation)) }
  })
  return groupBy(byTable, (one) => JSON.stringify([keyOf(one.first), one.operations])).map((group) => ({
    place: group[0].first.place,
    operations: group[0].operations,
    containers: group.map(({ first }) => first.container),
    first: group[0].first,
  }))
}

/** @example '`public.a`, `public.b`, `public.c` and 4 more tables' */
export function sayTables(containers: readonly ContainerIr[]): string {
  const names = containers.map(({ relation }) => quote(printRelation(relation)))
  return saySome(names, 'table')
}

/** @example '`globalDefault` grants it at step 7' */
export function sayHow({ isDefault, step }: Hit): string {
  return `${isDefault ? '`globalDefault`' : 'this cell'} grants it at step ${step}`
}

/** @example '`AuthenticatedUser` and `Editor`' */
export function sayCaller({ caller, speaker }: Hit): string {
  // Every provider's users have SocialUser: the one that stands for them is not meant.
  const isSocial = speaker?.name === 'SocialUser'
  const roles = rolesOf(caller).filter((role) => !isSocial || role === 'SocialUser' || !isProvider(role))
  return joinWithAnd(roles.map(quote))
}

/** Of somebody who is not logged in, the client's role: '`JSUser`'. */
export function sayClient({ caller }: Hit): string {
  return joinWithAnd(caller.systemRoles.filter((role) => role !== 'NotAuthenticatedUser').map(quote))
}
