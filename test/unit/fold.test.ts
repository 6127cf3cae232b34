// The compiler's own fold, judged by the oracle: bit strings and cells must say the same of every request.

import { describe, expect, it } from 'vitest'
import { fold } from '../../generator/evaluate/fold.ts'
import { type Matrix, matrixOf, positionOf } from '../../generator/evaluate/matrix.ts'
import { operations } from '../../generator/vocabulary/operation.ts'
import { type SystemRole, systemRoles } from '../../generator/vocabulary/role.ts'
import { decide, type Request, systemRolesOf } from '../oracle/decide.ts'
import { gridWorlds } from '../oracle/grid.ts'
import { policyText, type TestWorld } from '../oracle/test-world.ts'
import { checkedPolicy } from '../support/checked-policy.ts'

function isSystemRole(name: string): name is SystemRole {
  return (systemRoles as readonly string[]).includes(name)
}

/** Every (container, operation, whose object) on which the fold and the oracle differ. */
function differences(world: TestWorld, matrix: Matrix, request: Request): readonly string[] {
  const roles = { systemRoles: systemRolesOf(request).filter(isSystemRole), customRoles: request.customRoles }
  const folded = fold(matrix, roles, request.user ?? undefined)
  return world.containers.flatMap((container, ordinal) =>
    operations
      // Without a cell that names it, UPSERT follows from CREATE and UPDATE and has no bit of its own.
      .filter((operation) => operation !== 'UPSERT')
      .flatMap((operation) =>
        (['own', 'other'] as const)
          .filter((side) => {
            const object = { owner: side === 'own' ? request.user : 'somebody else', acl: [] }
            const bit = (folded[side] >> BigInt(positionOf(ordinal, operation))) & 1n
            return decide(world, request, container, operation, object).allowed !== (bit === 1n)
          })
          .map((side) => `${operation} ${container.name} ${side}`),
      ),
  )
}

describe('the fold agrees with the oracle on every request of the grid', () => {
  it.each(gridWorlds().map((world, n) => ({ n: n + 1, world })))('policy $n', ({ world }) => {
    const matrix = matrixOf(checkedPolicy(policyText(world)))
    expect(world.requests.length).toBe(64)
    expect(world.requests.flatMap((request) => differences(world, matrix, request))).toEqual([])
  })
})
