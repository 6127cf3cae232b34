// A key that stands twice in one mapping: one of the two would be lost. Tables and users have rules of their own,
// which also know two spellings of one name.
import { entriesOf, itemsOf, type SourceNode, type Written } from '../../source/source-node.ts'
import { printWhere } from '../print-place.ts'
import { quote } from '../quote.ts'
import type { Finding, Rule } from '../rule.ts'

export const duplicateKey: Rule = (model) => duplicatesUnder(model.root)

function* duplicatesUnder(node: SourceNode): Generator<Finding> {
  const [root, , option] = node.at.path
  const hasOwnRule =
    root === 'tables' && (node.at.path.length === 1 || (node.at.path.length === 3 && option === 'users'))
  const first = new Map<string, Written>()
  for (const { key, value } of entriesOf(node)) {
    const before = first.get(key.value)
    if (!before) first.set(key.value, key)
    else if (!hasOwnRule) {
      const help = `keep one: the first is at ${printWhere(before.at)}`
      yield { place: key.at, message: `${quote(key.value)} is written twice`, help }
    }
    yield* duplicatesUnder(value)
  }
  for (const item of itemsOf(node)) yield* duplicatesUnder(item)
}
