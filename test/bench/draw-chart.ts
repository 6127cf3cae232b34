// The chart beside the results: bars on a logarithmic scale, one panel for each pair of caller and query.
// Its colours follow the reader's light or dark background, and can be read on either where a viewer ignores that.

import type { BenchRun } from './bench-run.ts'
import { formatMs } from './format-figure.ts'
import type { CallerName, ReadName } from './workload.ts'

const panels: readonly (readonly [CallerName, ReadName])[] = [
  ['own', 'count visible'],
  ['own', 'newest 20'],
  ['own + many', 'count visible'],
  ['own + many', 'newest 20'],
]

const size = { panel: 560, label: 190, bar: 200, row: 20, top: 74, head: 34 }

export function drawChart(run: BenchRun): string {
  const names = [...new Set(run.server.map(({ contestant }) => contestant))]
  const height = size.head + names.length * size.row + 30
  const all = run.server.filter(
    (m) => Number.isFinite(m.ms) && panels.some(([caller, query]) => m.caller === caller && m.query === query),
  )
  const low = 10 ** Math.floor(Math.log10(Math.min(...all.map(({ ms }) => ms))))
  const high = 10 ** Math.ceil(Math.log10(Math.max(...all.map(({ ms }) => ms))))
  const scale = (ms: number) => (Math.log10(ms / low) / Math.log10(high / low)) * (size.panel - size.label - 90)
  const drawn = panels.map(([caller, query], index) => {
    const bars = names.flatMap((name, row) => {
      const measured = run.server.find((m) => m.contestant === name && m.caller === caller && m.query === query)
      const y = size.head + row * size.row
      const label = `<text class="text" x="${size.label - 8}" y="${y + 13}" text-anchor="end">${name}</text>`
      if (measured === undefined)
        return [label, `<text class="quiet" x="${size.label + 4}" y="${y + 13}">not asked</text>`]
      const width = Math.max(1, scale(Math.min(high, measured.ms))).toFixed(1)
      const kind = name.startsWith('pgladder') ? (name.endsWith('dynamic') ? 'dynamic' : 'ladder') : 'other'
      return [
        label,
        `<rect class="${kind}" x="${size.label}" y="${y + 2}" width="${width}" height="${size.row - 6}" rx="2"/>`,
        `<text class="text" x="${(size.label + Number(width) + 5).toFixed(1)}" y="${y + 13}">${formatMs(measured.ms)}</text>`,
      ]
    })
    const x = (index % 2) * size.panel
    const y = size.top + Math.floor(index / 2) * height
    return `<g transform="translate(${x} ${y})"><text class="title" x="${size.label}" y="20">${caller}: ${query}</text>${bars.join('')}</g>`
  })
  const total = size.top + 2 * height
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * size.panel} ${total}" width="${2 * size.panel}" height="${total}" role="img" aria-label="Milliseconds of count visible and newest 20, by contestant">
<style>
text { font: 12px system-ui, sans-serif }
.heading { font-size: 17px; font-weight: 600 }
.title { font-size: 14px; font-weight: 600 }
.heading, .title, .text, .quiet { fill: #7d8590 }
.other { fill: #8c959f }
.ladder { fill: #0969da }
.dynamic { fill: #8250df }
@media (prefers-color-scheme: light) {
  .heading, .title, .text { fill: #1f2328 }
  .quiet { fill: #59636e }
}
@media (prefers-color-scheme: dark) {
  .heading, .title, .text { fill: #f0f6fc }
  .quiet { fill: #9198a1 }
  .other { fill: #6e7681 }
  .ladder { fill: #4493f8 }
  .dynamic { fill: #ab7df8 }
}
</style>
<text class="heading" x="16" y="28">Milliseconds in the server, logarithmic scale, ${run.scale.objects.toLocaleString('en')} orders</text>
<text class="quiet" x="16" y="50">own: ${run.scale.objects / run.scale.owners} rows; many: ${run.scale.manyEntries.toLocaleString('en')} entries; shorter is better</text>
${drawn.join('\n')}
</svg>
`
}
