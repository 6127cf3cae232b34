// A table for a terminal: columns two spaces apart, no borders.
import type { TableConstructorOptions } from 'cli-table3'
import type { createColors } from 'picocolors'

const noBorders = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
    [side, `${side}-mid`, `${side}-left`, `${side}-right`].map((name) => [name, '']),
  ),
)

/** Options of such a table with these titles. */
export function plainTable(
  titles: readonly string[],
  colours: ReturnType<typeof createColors>,
): TableConstructorOptions {
  return {
    head: titles.map((title) => colours.dim(title)),
    chars: { ...noBorders, middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  }
}
