// Walks a document and its shape side by side, as far down as they agree.
import { policyShape, type Shape, shapeUnder } from '../source/policy-shape.ts'
import { entriesOf, itemsOf, type SourceNode } from '../source/source-node.ts'
import { quote } from './quote.ts'

export interface ShapedNode {
  readonly node: SourceNode
  readonly shape: Shape
  /** The node in words: "table `public.orders`", "`schema`", "entry 2 of `roles`". */
  readonly subject: string
}

export function nodesWithShape(root: SourceNode): readonly ShapedNode[] {
  return [...walk({ node: root, shape: policyShape, subject: 'the policy' })]
}

function* walk(shaped: ShapedNode): Generator<ShapedNode> {
  yield shaped
  const { node, shape, subject } = shaped
  if (shape.kind === 'list') {
    for (const [index, item] of itemsOf(node).entries()) {
      yield* walk({ node: item, shape: shape.of, subject: `entry ${index + 1} of ${subject}` })
    }
  }
  for (const { key, value } of entriesOf(node)) {
    const inner = shapeUnder(shape, key.value)
    const isTable = key.at.path.length === 2 && key.at.path[0] === 'tables'
    const name = isTable ? `table ${quote(key.value)}` : quote(key.value)
    if (inner) yield* walk({ node: value, shape: inner, subject: name })
  }
}
