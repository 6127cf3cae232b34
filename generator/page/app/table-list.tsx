// The list on the left: all tables, and the global cells before them. One stop for Tab, then arrow keys; Enter chooses.
import { useRef, useState } from 'preact/hooks'
import type { ContainerIr } from '../../ir/policy-ir.ts'
import { FilterBox, matches } from './filter-box.tsx'
import { tableLink, tableName } from './table-name.ts'
import { Name } from './text.tsx'
import { useCapped } from './use-capped.tsx'

interface TableListProps {
  readonly tables: readonly ContainerIr[]
  /** Null: the global cells. */
  readonly chosen: ContainerIr | null
  readonly onChoose: (table: ContainerIr | null) => void
}

export function TableList({ tables, chosen, onChoose }: TableListProps) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState<ContainerIr | null>(chosen)
  const list = useRef<HTMLDivElement>(null)
  const found = tables.filter((table) => matches(tableName(table), typed))
  const kept = chosen === null ? -1 : found.indexOf(chosen)
  const { limit, more } = useCapped(found.length, typed, 'tables', kept)
  const shown = [null, ...found.filter((_, place) => place < limit || place === kept)]
  const stop = shown.includes(active) ? active : shown.includes(chosen) ? chosen : null

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const at = shown.indexOf(stop)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key]
    if (event.key === 'Enter' || event.key === ' ') onChoose(stop)
    else if (to === undefined) return
    else if (to >= 0 && to < shown.length) {
      setActive(shown[to] ?? null)
      list.current?.querySelectorAll<HTMLElement>('[role=option]')[to]?.focus()
    }
    event.preventDefault()
  }

  return (
    <nav class="tables" aria-label="Tables">
      <FilterBox label="Filter tables" value={typed} onValue={setTyped} />
      <div role="listbox" aria-label="Tables of the policy" ref={list}>
        {shown.map((table) => (
          <div
            key={table === null ? '' : tableLink(table)}
            role="option"
            aria-selected={table === chosen}
            class={table === null ? 'global' : ''}
            tabIndex={table === stop ? 0 : -1}
            onFocus={() => setActive(table)}
            onKeyDown={onKeyDown}
            onClick={() => onChoose(table)}
          >
            {table === null ? 'Global' : <Name>{tableName(table)}</Name>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p class="note">No table has this in its name.</p>}
      {more}
    </nav>
  )
}
