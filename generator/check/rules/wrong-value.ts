// An option with a fixed choice of values that has another.
import { textOf } from '../../source/source-node.ts'
import { didYouMean } from '../did-you-mean.ts'
import { nodesWithShape } from '../nodes-with-shape.ts'
import { quote, quoteChoice } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const wrongValue: Rule = function* (model) {
  for (const { node, shape, subject } of nodesWithShape(model.root)) {
    const written = textOf(node)
    if (shape.kind !== 'choice' || !written || shape.of.includes(written.value)) continue
    const help = didYouMean(written.value, shape.of) ?? `write ${quoteChoice(shape.of)}`
    yield { place: written.at, message: `${subject} cannot be ${quote(written.value)}`, help }
  }
}
