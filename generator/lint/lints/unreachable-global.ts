// A global DENY for a system role that whoever has a custom role never meets, since an unwritten global cell of theirs grants.
import { joinWithAnd, quote } from '../../check/quote.ts'
import { nothing, positionOf, roleKey } from '../../evaluate/matrix.ts'
import type { PolicyIr } from '../../ir/policy-ir.ts'
import type { Operation } from '../../vocabulary/operation.ts'
import type { RoleRef } from '../../vocabulary/role.ts'
import type { Lint, LintedPolicy } from '../lint.ts'
import { saySome } from '../say-some.ts'
import { writtenCells } from '../written-cells.ts'

export const unreachableGlobal: Lint = function* (policy) {
  const { ir } = policy
  if (ir.globalDefault !== 'GRANT') return
  for (const { whose, effect, operations, at } of writtenCells(ir)) {
    if (whose.kind !== 'global-cell' || whose.role.kind !== 'system-role' || effect !== 'DENY') continue
    const { role } = whose
    // Which roles pass which operations: those that pass the same are said together.
    const passing = ir.roles.map(({ name }) => ({
      name,
      passed: operations.filter((operation) => isPassed(policy, role, name, operation)),
    }))
    const passed = operations.filter((operation) => passing.some((one) => one.passed.includes(operation)))
    if (passed.length === 0) continue
    const names = passing.filter((one) => one.passed.length > 0).map(({ name }) => quote(name))
    const roles = `role${names.length === 1 ? '' : 's'} ${saySome(names, 'role')}`
    yield {
      place: at,
      message:
        `whoever has ${roles} is not stopped by the global DENY of ${joinWithAnd(passed)} for ${quote(role.name)}: ` +
        "a custom role's global cell is asked first (step 6), and says GRANT by `globalDefault`",
      help: 'deny it to the custom roles too, under `global`; or deny it on the tables, which are asked before (step 5)',
    }
  }
}

/** Whether the cell decides about some request of a user without custom roles, and the role's unwritten cell would instead. */
function isPassed({ ir, matrix, deciding }: LintedPolicy, cell: RoleRef, role: string, operation: Operation): boolean {
  if (operation === 'PERMISSION' || hasGlobalCell(ir, role, operation)) return false
  const { granted, denied } = matrix.roles.get(roleKey({ kind: 'custom-role', name: role })) ?? nothing
  const asked = (deciding.globalOfUsers.get(roleKey(cell)) ?? 0n) & ~(granted | denied)
  return ir.containers.some((_, ordinal) => (asked >> BigInt(positionOf(ordinal, operation))) & 1n)
}

function hasGlobalCell({ globalCells }: PolicyIr, name: string, operation: Operation): boolean {
  return globalCells.some((cell) => {
    return cell.role.kind === 'custom-role' && cell.role.name === name && cell.operation === operation
  })
}
