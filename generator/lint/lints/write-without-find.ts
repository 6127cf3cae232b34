// Objects that a caller may write and not FIND: a statement with a WHERE does not reach them.
import { joinWithAnd } from '../../check/quote.ts'
import { distinctContexts } from '../../evaluate/distinct-contexts.ts'
import { type Folded, fold } from '../../evaluate/fold.ts'
import { positionsWhere } from '../../evaluate/matrix.ts'
import { isLoggedIn, type RoleSet, rolesOf } from '../../evaluate/role-set.ts'
import { type Operation, operations } from '../../vocabulary/operation.ts'
import { groupHits, type Hit, hitsAt, sayCaller, sayHow, sayTables } from '../hits.ts'
import type { Lint, LintedPolicy } from '../lint.ts'

const writes: readonly Operation[] = ['UPDATE', 'REMOVE', 'UPSERT']

/** Of callers with no custom role or one. */
export const writeWithoutFind: Lint = function* (policy) {
  const unseen = unseenIn(policy)
  const hits = distinctContexts(policy.matrix).flatMap(([systemRoles]) => {
    const without = unseen({ systemRoles, customRoles: [] })
    const callers: readonly RoleSet[] = isLoggedIn(systemRoles)
      ? policy.ir.roles.map(({ name }) => ({ systemRoles, customRoles: [name] }))
      : []
    return [
      ...hitsOf(policy, { systemRoles, customRoles: [] }, without),
      ...callers.flatMap((caller) => {
        const { own, other } = unseen(caller)
        // What a caller without the role may do too has been found already.
        return hitsOf(policy, caller, { own: own & ~without.own, other: other & ~without.other })
      }),
    ]
  })
  for (const { place, operations: found, containers, first } of groupHits(hits)) {
    const may = joinWithAnd(found)
    yield {
      place,
      message: `whoever has ${sayCaller(first)} may ${may} objects of ${sayTables(containers)} that they may not FIND (${sayHow(first)}): a statement with a WHERE does not reach them`,
      help: `grant FIND too, do not grant ${may}, or write by key (\`ladder.update\`, \`ladder.remove\`, \`ladder.upsert\`)`,
    }
  }
}

/** Where a caller may write what they may not FIND. */
function unseenIn({ ir, matrix, effective }: LintedPolicy): (caller: RoleSet) => Folded {
  const finds = positionsWhere(ir, (_, operation) => operation === 'FIND')
  // FIND's bit, moved to the position of each operation that writes.
  const seen = (bits: bigint) =>
    writes.reduce((sum, operation) => sum | ((bits & finds) << BigInt(operations.indexOf(operation))), 0n)
  const written = positionsWhere(ir, (_, operation) => writes.includes(operation))
  // What every new object shows to a role by an entry that it gets.
  const entries = ir.containers.flatMap(({ onCreate }) => onCreate)
  const shownTo = new Map(
    [...new Set(entries.map(({ role }) => role.name))].map((name) => [
      name,
      positionsWhere(
        ir,
        ({ onCreate }, operation) =>
          operation === 'FIND' &&
          onCreate.some((entry) => entry.operation === 'FIND' && entry.effect === 'GRANT' && entry.role.name === name),
      ),
    ]),
  )
  return (caller) => {
    const { own, other } = effective(fold(matrix, caller))
    const shown = rolesOf(caller).reduce((bits, role) => bits | (shownTo.get(role) ?? 0n), 0n)
    return { own: own & written & ~seen(own | shown), other: other & written & ~seen(other | shown) }
  }
}

function hitsOf({ ir }: LintedPolicy, caller: RoleSet, { own, other }: Folded): readonly Hit[] {
  return [
    ...hitsAt(ir, other, caller, false),
    // Only an owner policy tells the two apart.
    ...hitsAt(ir, own & ~other, caller, true),
  ]
}
