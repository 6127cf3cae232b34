// What of the matrix a migration writes -> what the template prints of it.
import type { Names } from '../plan/names.ts'
import type { PlanChange } from '../plan/plan-change.ts'
import type { CellPlan, ContainerPlan, UserCellPlan } from '../plan/sql-plan.ts'
import { identifier, literal, literalOrNull, trusted } from './quote.ts'
import { viewContainerRow } from './view-container.ts'
import { roleName } from './view-entries.ts'

/** @param made the containers whose rows are written */
export function viewMatrix(change: PlanChange, made: readonly ContainerPlan[], names: Names): object {
  const internal = identifier(names.internal)
  const rows = (cells: readonly CellPlan[]) => (cells.length === 0 ? [] : [{ internal, rows: cells.map(viewCell) }])
  const userRow = (cell: UserCellPlan) => ({
    internal,
    user: literal(cell.user),
    container: cell.container,
    operation: literal(cell.operation),
    effect: literal(cell.effect),
  })
  const { globalDefault, roleSource } = change.plan
  return {
    internal,
    settings: change.settings
      ? [{ internal, globalDefault: literal(globalDefault), roleSource: literal(roleSource) }]
      : [],
    addedRoles:
      change.addedRoles.length === 0
        ? []
        : [{ internal, rows: change.addedRoles.map((name) => ({ name: literal(name) })) }],
    droppedRoles: change.droppedRoles.map((name) => ({ internal, name: literal(name) })),
    droppedContainers: change.droppedContainers.map(({ ordinal }) => ({ internal, ordinal })),
    containers: made.map((container) => viewContainerRow(container, names)),
    erasedCells: rows(change.erasedCells),
    writtenCells: rows(change.writtenCells),
    erasedUserCells: change.erasedUserCells.map(userRow),
    writtenUserCells: change.writtenUserCells.map(userRow),
  }
}

function viewCell(cell: CellPlan): object {
  return {
    level: literal(cell.level),
    kind: literalOrNull(cell.role?.kind ?? null),
    role: literalOrNull(cell.role === null ? null : roleName(cell.role)),
    container: cell.container === null ? trusted('null') : cell.container,
    operation: literal(cell.operation),
    effect: literal(cell.effect),
  }
}
