// A grid by mouse and by keyboard: one stop for Tab, arrow keys from cell to cell, Enter or Space to choose one.
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { useCapped } from './use-capped.tsx'

export interface GridCell {
  readonly column: string
  /** All of it in words, what can be seen among them. */
  readonly label: string
  /** More about it, for who points at it. */
  readonly hint: string
  readonly content: ComponentChildren
  readonly className: string
  readonly onPick: (() => void) | null
}

export interface GridRow {
  readonly key: string
  readonly head: ComponentChildren
  readonly cells: () => readonly GridCell[]
}

export interface GridGroup {
  readonly title: string
  readonly rows: readonly GridRow[]
}

interface GridProps {
  readonly label: string
  readonly className: string
  readonly corner: string
  readonly columns: readonly string[]
  readonly groups: readonly GridGroup[]
  /** What the grid is of: another one begins at its top. */
  readonly subject: unknown
}

export function Grid({ label, className, corner, columns, groups, subject }: GridProps) {
  const [active, setActive] = useState({ row: 0, column: 0 })
  const body = useRef<HTMLTableElement>(null)
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const { limit, more } = useCapped(total, subject, 'rows')
  const last = Math.min(total, limit) - 1
  const row = Math.min(active.row, Math.max(last, 0))

  function onKeyDown(event: KeyboardEvent) {
    const end = columns.length - 1
    const whole = event.ctrlKey && (event.key === 'Home' || event.key === 'End')
    if (event.altKey || event.metaKey || (event.ctrlKey && !whole)) return
    const to = {
      ArrowUp: { ...active, row: row - 1 },
      ArrowDown: { ...active, row: row + 1 },
      ArrowLeft: { row, column: active.column - 1 },
      ArrowRight: { row, column: active.column + 1 },
      PageUp: { ...active, row: Math.max(row - 10, 0) },
      PageDown: { ...active, row: Math.min(row + 10, last) },
      Home: { row: whole ? 0 : row, column: 0 },
      End: { row: whole ? last : row, column: end },
    }[event.key]
    if (event.key === 'Enter' || event.key === ' ') {
      if (event.target instanceof HTMLElement) event.target.click()
    } else if (to === undefined) return
    else if (to.row >= 0 && to.row <= last && to.column >= 0 && to.column <= end) {
      setActive(to)
      body.current?.querySelector<HTMLElement>(`[data-at="${to.row},${to.column}"]`)?.focus()
    }
    event.preventDefault()
  }

  let index = 0
  return (
    <div class="grid-frame">
      {/* biome-ignore lint/a11y: a grid is a table that is walked through, cell by cell */}
      <table role="grid" aria-label={label} class={`grid ${className}`} ref={body}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ title, rows }) => {
          const first = index
          const shown = rows.slice(0, Math.max(limit - first, 0))
          index += rows.length
          if (shown.length === 0) return null
          return (
            <tbody key={title}>
              {title !== '' && (
                <tr class="group">
                  <th scope="rowgroup" colSpan={columns.length + 1}>
                    {title}
                  </th>
                </tr>
              )}
              {shown.map(({ key, head, cells }, n) => (
                <tr key={key}>
                  <th scope="row">{head}</th>
                  {cells().map((cell, column) => (
                    // biome-ignore lint/a11y: as above
                    <td
                      key={cell.column}
                      // biome-ignore lint/a11y: as above
                      role="gridcell"
                      class={cell.className}
                      aria-label={cell.label}
                      title={cell.hint}
                      aria-disabled={cell.onPick === null}
                      data-at={`${first + n},${column}`}
                      tabIndex={first + n === row && column === active.column ? 0 : -1}
                      onFocus={() => setActive({ row: first + n, column })}
                      onKeyDown={onKeyDown}
                      onClick={() => cell.onPick?.()}
                    >
                      {cell.content}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          )
        })}
      </table>
      {total === 0 && <p class="note">No row has this in its name.</p>}
      {more}
    </div>
  )
}
