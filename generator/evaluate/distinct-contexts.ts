// The system contexts that a policy tells apart.
import { type SystemContext, systemContexts } from '../vocabulary/system-context.ts'
import { type Matrix, nothing, roleKey, union } from './matrix.ts'
import { isLoggedIn, type RoleSets } from './role-set.ts'

/** Contexts of which the policy says the same, the simplest first. */
export type Contexts = RoleSets['contexts']

/** System contexts of which the policy says the same, together: most policies speak of two or three of the 64. */
export function distinctContexts(
  matrix: Matrix,
  among: readonly SystemContext[] = systemContexts,
): readonly Contexts[] {
  const alike = new Map<string, [SystemContext, ...SystemContext[]]>()
  for (const context of among) {
    const keys = context.map((name) => roleKey({ kind: 'system-role', name }))
    const [table, global] = [matrix.roles, matrix.globals].map((level) =>
      keys.reduce((sum, key) => union(sum, level.get(key) ?? nothing), nothing),
    )
    const says = [isLoggedIn(context), table?.granted, table?.denied, global?.denied].map(String).join(' ')
    const known = alike.get(says)
    if (known === undefined) alike.set(says, [context])
    else known.push(context)
  }
  return [...alike.values()]
}
