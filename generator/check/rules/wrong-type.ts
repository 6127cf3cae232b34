// Text where a list belongs, a number where text belongs, an alias anywhere.
import { assertNever } from '../../assert-never.ts'
import type { Shape } from '../../source/policy-shape.ts'
import type { SourceNode } from '../../source/source-node.ts'
import { describeNode } from '../describe-node.ts'
import { nodesWithShape } from '../nodes-with-shape.ts'
import { quoteChoice } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const wrongType: Rule = function* (model) {
  for (const { node, shape, subject } of nodesWithShape(model.root)) {
    const expected = expectedInstead(node, shape)
    if (expected === null) continue
    const help = helpFor(node, shape)
    yield {
      place: node.at,
      message: `${subject} takes ${expected}, found ${describeNode(node)}`,
      ...(help === null ? {} : { help }),
    }
  }
}

function expectedInstead(node: SourceNode, shape: Shape): string | null {
  const isText = node.kind === 'scalar' && typeof node.value === 'string'
  switch (shape.kind) {
    case 'any':
      return null
    case 'text':
      return isText ? null : 'text'
    case 'column':
      return isText || node.kind === 'list' ? null : 'text'
    case 'choice':
      return isText ? null : quoteChoice(shape.of)
    case 'list':
      return node.kind === 'list' ? null : 'a list'
    case 'options':
      return node.kind === 'mapping' || (shape.listMeansComposite && node.kind === 'list') ? null : 'a mapping'
    case 'named':
    case 'row':
      return node.kind === 'mapping' ? null : 'a mapping'
    default:
      return assertNever(shape)
  }
}

function helpFor(node: SourceNode, shape: Shape): string | null {
  if (node.kind === 'foreign' && node.found === 'an alias') return 'write it out: aliases are not supported'
  if (shape.kind === 'options' && shape.listMeansComposite) return 'write `key: { column: id, type: uuid }`'
  if (node.kind !== 'scalar') return null
  if (node.value === null) return 'leave it out, or say what it is'
  return shape.kind === 'text' && typeof node.value !== 'string' ? 'put it in quotes' : null
}
