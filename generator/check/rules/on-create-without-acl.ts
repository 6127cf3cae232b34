// Entries for new objects in a table whose objects carry none.
import { entryOf } from '../../source/source-node.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const onCreateWithoutAcl: Rule = function* (model) {
  for (const { name, node, objectAcl } of model.tables) {
    const onCreate = entryOf(node, 'onCreate')
    if (!onCreate || objectAcl?.value !== 'none') continue
    const message = `table ${quote(name.value)} has \`onCreate\`, but its objects carry no entries`
    yield { place: onCreate.key.at, message, help: 'leave out `objectAcl: none`, or the `onCreate`' }
  }
}
