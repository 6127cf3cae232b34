// Diagnostics in the order in which their causes stand in the policy.
import type { Diagnostic, Place } from '../diagnostic.ts'
import type { SourceNode } from '../source/source-node.ts'

/** By line and column; where there are none, by the order of the document's keys. Ties keep their order. */
export function inFileOrder(diagnostics: readonly Diagnostic[], root: SourceNode): readonly Diagnostic[] {
  const ranks = new Map<string, number>()
  rankPaths(root, ranks)
  const rankOf = (place: Place) => ranks.get(JSON.stringify(place.path)) ?? 0
  return diagnostics.toSorted(({ place: a }, { place: b }) => {
    if (a.line === undefined || b.line === undefined) return rankOf(a) - rankOf(b)
    return a.line - b.line || (a.column ?? 0) - (b.column ?? 0)
  })
}

function rankPaths(node: SourceNode, ranks: Map<string, number>): void {
  ranks.set(JSON.stringify(node.at.path), ranks.size)
  if (node.kind === 'mapping') for (const { value } of node.entries) rankPaths(value, ranks)
  if (node.kind === 'list') for (const item of node.items) rankPaths(item, ranks)
}
