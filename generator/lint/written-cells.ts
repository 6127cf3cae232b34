// The cells of a policy as they are written: `'*'` is one cell, whatever operations it stands for.
import type { Place } from '../diagnostic.ts'
import type { CellIr, ContainerIr, PolicyIr } from '../ir/policy-ir.ts'
import type { Verdict } from '../vocabulary/effect.ts'
import type { Operation } from '../vocabulary/operation.ts'
import { groupBy } from './group-by.ts'

/** Whose cell it is. */
export type Principal = CellIr extends infer Cell
  ? Cell extends CellIr
    ? Omit<Cell, 'operation' | 'effect' | 'at'>
    : never
  : never

export interface WrittenCell {
  readonly whose: Principal
  readonly effect: Verdict
  readonly operations: readonly Operation[]
  /** Null: it is global. */
  readonly container: ContainerIr | null
  readonly at: Place
}

export function writtenCells({ globalCells, containers }: PolicyIr): readonly WrittenCell[] {
  return [globalCells, ...containers].flatMap((level) =>
    'relation' in level
      ? together([...level.roleCells, ...level.ownerCells, ...level.allUsersCells, ...level.userCells], level)
      : together(level, null),
  )
}

function together(cells: readonly CellIr[], container: ContainerIr | null): readonly WrittenCell[] {
  return groupBy(cells, ({ at }) => JSON.stringify(at.path)).map(([first, ...more]) => {
    const { operation, effect, at, ...whose } = first
    return { whose, effect, operations: [operation, ...more.map((cell) => cell.operation)], container, at }
  })
}
