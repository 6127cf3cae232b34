// Every table has a key: one column, and its type.
import { entryOf } from '../../source/source-node.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

const help = 'write `key: { column: id, type: uuid }`'

export const missingKey: Rule = function* ({ tables }) {
  for (const { name, node } of tables) {
    if (node.kind !== 'mapping') continue
    const key = entryOf(node, 'key')
    if (!key) yield { place: name.at, message: `table ${quote(name.value)} has no \`key\``, help }
    if (key?.value.kind !== 'mapping') continue
    for (const option of ['column', 'type']) {
      if (entryOf(key.value, option)) continue
      yield { place: key.key.at, message: `the key of table ${quote(name.value)} has no \`${option}\``, help }
    }
  }
}
