// An option that cannot be left out: the type of user ids, and the role of a new object's entry.
import { entryOf, itemsOf, valueUnder } from '../../source/source-node.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const missingOption: Rule = function* ({ root, tables }) {
  const users = entryOf(root, 'users')
  const help = 'write `users: { type: uuid }`, with the type of user ids'
  if (root.kind === 'mapping' && !users) yield { place: root.at, message: 'the policy has no `users`', help }
  if (users?.value.kind === 'mapping' && !entryOf(users.value, 'type')) {
    yield { place: users.key.at, message: '`users` has no `type`', help }
  }
  for (const table of tables) {
    for (const entry of itemsOf(valueUnder(table.node, 'onCreate'))) {
      if (entry.kind !== 'mapping' || entryOf(entry, 'role')) continue
      const message = `table ${quote(table.name.value)} gives new objects an entry without a \`role\``
      yield { place: entry.at, message, help: 'write `{ role: …, FIND: GRANT }`' }
    }
  }
}
