// A cell that changes no answer: no request at all is answered otherwise if it says GRANT than if it says DENY.
import { quote } from '../../check/quote.ts'
import { askerWith } from '../../evaluate/asker-with.ts'
import type { Deciding } from '../../evaluate/deciding.ts'
import { explain, sayWhy } from '../../evaluate/explain.ts'
import { positionOf, roleKey } from '../../evaluate/matrix.ts'
import type { Asker } from '../../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../../ir/policy-ir.ts'
import type { Operation } from '../../vocabulary/operation.ts'
import { systemContexts } from '../../vocabulary/system-context.ts'
import type { Lint } from '../lint.ts'
import { sayCell } from '../say-cell.ts'
import { type Principal, type WrittenCell, writtenCells } from '../written-cells.ts'

export const neverDecides: Lint = function* ({ ir, deciding }) {
  const placed = ir.containers.map((container, ordinal) => ({ container, ordinal }))
  const placeOf = new Map(placed.map((one) => [one.container, [one]]))
  for (const cell of writtenCells(ir)) {
    const asked = questionsOf(cell, cell.container === null ? placed : (placeOf.get(cell.container) ?? []))
    const [first] = asked
    // A global UPSERT of a policy in which every UPSERT is derived is never asked, and stands for nothing either.
    if (first === undefined || asked.some(({ position }) => (bitsOf(deciding, cell.whose) >> position) & 1n)) continue
    yield {
      place: cell.at,
      message: `${sayCell(cell)} changes no answer: ${exampleOf(ir, cell.whose, first)}`,
      help: 'leave it out, or change what is asked before it or denies beside it',
    }
  }
}

interface PlacedContainer {
  readonly container: ContainerIr
  readonly ordinal: number
}

interface CellQuestion {
  readonly container: ContainerIr
  readonly operation: Operation
  readonly position: bigint
}

/** Everything that the cell speaks to. */
function questionsOf({ operations }: WrittenCell, containers: readonly PlacedContainer[]): readonly CellQuestion[] {
  return containers.flatMap(({ container, ordinal }) =>
    operations
      .filter((operation) => operation !== 'UPSERT' || container.upsert === 'own')
      .map((operation) => ({ container, operation, position: BigInt(positionOf(ordinal, operation)) })),
  )
}

/** Where a cell of this principal could decide. */
export function bitsOf(deciding: Deciding, whose: Principal): bigint {
  switch (whose.kind) {
    case 'all-users-cell':
    case 'user-cell':
      return deciding.users
    case 'owner-cell':
      return deciding.owner
    case 'role-cell':
      return whose.role.kind === 'custom-role'
        ? deciding.customRoles
        : (deciding.systemRoles.get(roleKey(whose.role)) ?? 0n)
    case 'global-cell': {
      const level = whose.role.kind === 'custom-role' ? deciding.globalCustom : deciding.globalSystem
      return level.get(roleKey(whose.role)) ?? 0n
    }
  }
}

/** What happens instead, to the simplest request that the cell is about. */
function exampleOf(ir: PolicyIr, whose: Principal, { container, operation }: CellQuestion): string {
  const asker = askerOf(whose)
  const subject = { owned: whose.kind === 'owner-cell', entries: [] }
  const roles = [...asker.systemRoles, ...asker.customRoles].map(quote).join(' and ')
  return `a request with ${roles} is ${sayWhy(explain(ir, container, operation, asker, subject), container)}`
}

function askerOf(whose: Principal): Asker {
  const user = askerWith({ systemRoles: ['AuthenticatedUser'], customRoles: [] })
  if (whose.kind === 'user-cell') return { ...user, user: whose.user }
  if (whose.kind === 'owner-cell' || whose.kind === 'all-users-cell' || whose.role.kind === 'all-roles') return user
  const { kind, name } = whose.role
  if (kind === 'custom-role') return { ...user, customRoles: [name] }
  return askerWith({ systemRoles: systemContexts.find((context) => context.includes(name)) ?? [name], customRoles: [] })
}
