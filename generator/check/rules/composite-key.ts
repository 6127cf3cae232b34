// A key of several columns, which is not supported.
import { valueUnder } from '../../source/source-node.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const compositeKey: Rule = function* ({ tables }) {
  for (const { name, node } of tables) {
    const key = valueUnder(node, 'key')
    const list = [key, valueUnder(key, 'column')].find((value) => value?.kind === 'list')
    if (!list) continue
    const help = 'name one column that is unique by itself: `key: { column: id, type: uuid }`'
    yield { place: list.at, message: `table ${quote(name.value)} has a composite key, which is not supported`, help }
  }
}
