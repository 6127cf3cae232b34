// What a node is, with its article, for messages that say what was found.
import { assertNever } from '../assert-never.ts'
import type { SourceNode } from '../source/source-node.ts'

export function describeNode(node: SourceNode): string {
  switch (node.kind) {
    case 'list':
      return 'a list'
    case 'mapping':
      return 'a mapping'
    case 'foreign':
      return node.found
    case 'scalar':
      if (node.value === null) return 'nothing'
      if (typeof node.value === 'string') return 'text'
      return typeof node.value === 'boolean' ? `\`${node.value}\`` : 'a number'
    default:
      return assertNever(node)
  }
}
