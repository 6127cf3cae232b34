// Cells for owners in a table whose objects have none.
import { entryOf } from '../../source/source-node.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const ownerPolicyWithoutOwner: Rule = function* (model) {
  for (const { name, node, ownerPolicy } of model.tables) {
    if (!ownerPolicy || ownerPolicy.cells.length === 0 || entryOf(node, 'owner')) continue
    const message = `table ${quote(name.value)} has an \`ownerPolicy\`, but its objects have no owner`
    yield { place: ownerPolicy.at, message, help: "name the column with the owner's id: `owner: owner_id`" }
  }
}
