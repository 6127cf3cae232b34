// A Markdown table; the first column is text, the others are figures unless said.

export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  columns: 'figures' | 'texts' = 'figures',
): string {
  const rule = head.map((_, index) => (index === 0 || columns === 'texts' ? '---' : '---:'))
  return [head, rule, ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
}
