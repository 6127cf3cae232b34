// The key of a users' table that is not named.
import { entryOf } from '../../source/source-node.ts'
import type { Rule } from '../rule.ts'

export const usersKeyWithoutTable: Rule = function* ({ root }) {
  const users = entryOf(root, 'users')?.value ?? null
  const key = entryOf(users, 'key')
  if (!key || entryOf(users, 'table')) return
  const help = 'name the table too: `users: { type: uuid, table: public.users, key: id }`'
  yield { place: key.key.at, message: '`users` has a `key`, but no `table`', help }
}
