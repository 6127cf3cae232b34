// The first view: the cells of one table, or those for all tables, as they are written, and what the others inherit.
import { cut, escapeUnseen } from '../../check/quote.ts'
import { type Explanation, nameSpeaker } from '../../evaluate/explain.ts'
import { whereOf } from '../../evaluate/say-heard.ts'
import type { Heard, Speaker, StepNumber } from '../../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../../ir/policy-ir.ts'
import { type Operation, operations } from '../../vocabulary/operation.ts'
import { type Cell, cellOf } from './cell-of.ts'
import { cutHeard } from './cut-heard.ts'
import { matches } from './filter-box.tsx'
import { Grid } from './grid.tsx'
import { InheritedIcon, WrittenIcon } from './icons.tsx'
import { type Row, rowsOf } from './rows.ts'
import { tableName } from './table-name.ts'
import { Name } from './text.tsx'

interface CellsGridProps {
  readonly policy: PolicyIr
  readonly table: ContainerIr
  readonly global: boolean
  readonly typed: string
  /** The answer of the simulator, whose cells are marked. */
  readonly explanation: Explanation
  readonly onPick: (row: Row, operation: Operation) => void
}

export function CellsGrid({ policy, table, global, typed, explanation, onPick }: CellsGridProps) {
  const about = global ? null : table
  const marks = marksOf(explanation)
  const groups = rowsOf(policy, about).map(({ title, rows }) => ({
    title,
    rows: rows
      .filter(({ who }) => matches(rowName(who), typed))
      .map((row) => ({
        key: JSON.stringify(row.who),
        head: <Name>{rowName(row.who)}</Name>,
        cells: () =>
          operations.map((operation) => {
            const cell = cellOf(policy, table, operation, row)
            const mark = markOf(marks, row, operation)
            const said = `, ${operation}: ${sayCell(cell)}${mark === null ? '' : `, ${mark}`}`
            return {
              column: operation,
              label: escapeUnseen(cut(rowName(row.who)) + said),
              hint: escapeUnseen(rowName(row.who) + said),
              content: <CellIcon cell={cell} />,
              className: [cell.kind, mark ?? ''].join(' ').trim(),
              onPick: cell.kind === 'blank' ? null : () => onPick(row, operation),
            }
          }),
      })),
  }))
  return (
    <Grid
      label={global ? 'Cells for all tables' : `Cells of ${escapeUnseen(tableName(table))}`}
      className="cells"
      corner="Whose"
      columns={operations}
      groups={groups}
      subject={about}
    />
  )
}

/** The name of a row. Its group says what it is. */
function rowName({ kind, name }: Speaker): string {
  return kind === 'all roles' ? "all roles ('*')" : name === '' ? kind : name
}

function CellIcon({ cell }: { readonly cell: Cell }) {
  switch (cell.kind) {
    case 'blank':
      return null
    case 'derived':
      return <span class="derived-sign">C+U</span>
    case 'written':
      return <WrittenIcon effect={cell.effect} />
    case 'inherited':
      return <InheritedIcon effect={cell.effect} />
    case 'silent':
      return <InheritedIcon effect={null} />
  }
}

function sayCell(cell: Cell): string {
  switch (cell.kind) {
    case 'blank':
      return 'there is no such cell'
    case 'derived':
      return 'C+U, follows from CREATE and UPDATE'
    case 'written':
      return `${cell.effect}, written at ${whereOf(cutHeard(cell.heard))}`
    case 'inherited':
      return `not written, ${cell.effect} ${fromWhere(cell.heard)}`
    case 'silent':
      return 'not written, asks the next step'
  }
}

function fromWhere(heard: Heard): string {
  return heard.isDefault ? 'by globalDefault' : `globally at ${whereOf(cutHeard(heard))}`
}

type Mark = 'asked' | 'decides'

/** The cells that the question heard until a step decided, and those that decided. */
function marksOf({ judged, decided }: Explanation): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const one of judged) {
    const { walk } = one
    for (const { step, heard, verdict } of walk.steps.filter((answer) => answer.step <= walk.decides)) {
      for (const { who, effect } of heard) {
        const decides = one === decided && step === walk.decides && effect === verdict
        const key = markKey(step, who, walk.operation)
        if (decides || !marks.has(key)) marks.set(key, decides ? 'decides' : 'asked')
      }
    }
  }
  return marks
}

function markOf(marks: ReadonlyMap<string, Mark>, row: Row, operation: Operation): Mark | null {
  const found = [row.step, row.globalStep].flatMap((step) =>
    step === null ? [] : (marks.get(markKey(step, row.who, operation)) ?? []),
  )
  return found.find((mark) => mark === 'decides') ?? found[0] ?? null
}

function markKey(step: StepNumber, who: Speaker, operation: Operation): string {
  return JSON.stringify([step, nameSpeaker(who), operation])
}
