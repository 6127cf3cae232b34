// The settings that carry a request, and the values that would make one of server code out of them.
// For attacks that set them by hand.

import { column } from './column.ts'
import type { LadderDatabase } from './governed-database.ts'
import { loginTransaction } from './login-transaction.ts'

export const settings = ['user', 'system_roles', 'custom_roles', 'role_ids', 'own', 'other'].map(
  (key) => `ladder.${key}`,
)

/** The values of `settings` in a request of server code, in their order. */
export function forgedSettings(database: LadderDatabase): Promise<readonly string[]> {
  return loginTransaction(database, async (client) => {
    await client.query('select ladder.enter(server_code => true)')
    const values = await column(
      client,
      'select current_setting(k) as value from unnest($1::text[]) with ordinality as s (k, n) order by n',
      [settings],
    )
    return values.map(String)
  })
}
