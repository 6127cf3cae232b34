// The policy has to say which version of the format it is written in: there is one so far.
import { valueUnder } from '../../source/source-node.ts'
import { describeNode } from '../describe-node.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

const help = 'write `pgladder: 1`'

export const wrongVersion: Rule = function* ({ root }) {
  if (root.kind !== 'mapping') return
  const version = valueUnder(root, 'pgladder')
  if (!version) {
    yield { place: root.at, message: 'the policy does not say which version of the format it is written in', help }
  } else if (version.kind !== 'scalar' || version.value !== 1) {
    const isNumber =
      version.kind === 'scalar' && (typeof version.value === 'number' || typeof version.value === 'bigint')
    const found = isNumber ? `version ${quote(String(version.value))}` : describeNode(version)
    yield { place: version.at, message: `\`pgladder\` takes the version \`1\`, found ${found}`, help }
  }
}
