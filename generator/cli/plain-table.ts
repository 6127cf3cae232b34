// A table for a terminal: columns two spaces apart, no borders.
import Table from 'cli-table3'
import type { createColors } from 'picocolors'

const noBorders = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
    [side, `${side}-mid`, `${side}-left`, `${side}-right`].map((name) => [name, '']),
  ),
)

/** The lines of such a table, the titles first; none ends in blanks. */
export function plainTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  colours: ReturnType<typeof createColors>,
): readonly string[] {
  const table = new Table({
    head: titles.map((title) => colours.dim(title)),
    chars: { ...noBorders, middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  })
  table.push(...rows.map((row) => [...row]))
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
}
