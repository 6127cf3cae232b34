// An option that a policy, a table, `key` or `users` does not have.
import { entriesOf } from '../../source/source-node.ts'
import { didYouMean } from '../did-you-mean.ts'
import { nodesWithShape } from '../nodes-with-shape.ts'
import { quote, quoteChoice } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const unknownOption: Rule = function* (model) {
  for (const { node, shape, subject } of nodesWithShape(model.root)) {
    if (shape.kind !== 'options') continue
    const known = [...shape.of.keys()]
    for (const { key } of entriesOf(node)) {
      if (shape.of.has(key.value)) continue
      const help = didYouMean(key.value, known) ?? `write ${quoteChoice(known)}`
      yield { place: key.at, message: `${subject} has no option ${quote(key.value)}`, help }
    }
  }
}
