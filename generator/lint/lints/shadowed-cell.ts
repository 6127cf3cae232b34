// An owner policy that a custom role hides from everybody who has it: the table's cells of custom roles are asked at step 3, the owner
// policy at step 4.
import { printWhere } from '../../check/print-place.ts'
import { joinWithAnd, quote } from '../../check/quote.ts'
import type { Finding } from '../../check/rule.ts'
import { positionOf } from '../../evaluate/matrix.ts'
import type { OwnerCellIr, RoleCellIr } from '../../ir/policy-ir.ts'
import { printRelation } from '../../ir/print-relation.ts'
import { groupBy } from '../group-by.ts'
import type { Lint } from '../lint.ts'

interface Hidden {
  readonly owner: OwnerCellIr
  readonly role: RoleCellIr
}

export const shadowedCell: Lint = function* ({ ir, deciding }) {
  for (const [ordinal, { relation, ownerCells, roleCells }] of ir.containers.entries()) {
    const hidden = ownerCells
      // One that nobody is asked is said to decide never.
      .filter(({ operation }) => (deciding.owner >> BigInt(positionOf(ordinal, operation))) & 1n)
      .flatMap((owner) =>
        roleCells
          .filter(({ role, operation, effect }) => {
            return role.kind === 'custom-role' && operation === owner.operation && effect !== owner.effect
          })
          .map((role): Hidden => ({ owner, role })),
      )
    for (const group of groupBy(hidden, ({ role: { role, effect } }) => JSON.stringify([role, effect]))) {
      yield sayHidden(group, printRelation(relation))
    }
  }
}

function sayHidden(group: readonly [Hidden, ...Hidden[]], table: string): Finding {
  const [{ owner, role }] = group
  const name = role.role.kind === 'custom-role' ? quote(role.role.name) : ''
  const operations = joinWithAnd(group.map((one) => one.owner.operation))
  const isRefused = role.effect === 'DENY'
  return {
    place: owner.at,
    also: group.map((one) => one.role.at),
    message:
      `whoever has role ${name} is ${isRefused ? 'refused' : 'granted'} ${operations} even on their own objects of ${quote(table)}: ` +
      `the role's ${role.effect} (${printWhere(role.at)}) is asked at step 3, before the ${owner.effect} for owners at step 4`,
    help: isRefused
      ? `to stop everybody but the owner, do not deny ${operations} to ${name} but to \`AuthenticatedUser\`, which is asked after the owner policy (step 5); if it is meant, \`ignore: [shadowed-cell]\``
      : `if owners are not to ${operations}, whatever their roles, do not grant it to ${name} on the table; if it is meant, \`ignore: [shadowed-cell]\``,
  }
}
