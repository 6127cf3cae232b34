// The world of orders with API keys: two of one client, one of server code, and one that was revoked.
// Nothing else is in the table of keys.

import { createLadderDatabase, type LadderDatabase } from './governed-database.ts'
import { ordersPolicy, ordersSetup } from './orders-world.ts'

export type KeyName = 'android' | 'secondAndroid' | 'serverCode' | 'revoked'

export interface KeyedDatabase extends LadderDatabase {
  readonly keys: Readonly<Record<KeyName, string>>
}

/** A fresh one. Drop it in `afterAll`. */
export async function createKeyedDatabase(): Promise<KeyedDatabase> {
  const database = await createLadderDatabase({ policy: ordersPolicy, setup: ordersSetup })
  const keys = {
    android: await makeKey(database, 'AndroidUser'),
    secondAndroid: await makeKey(database, 'AndroidUser'),
    serverCode: await makeKey(database, 'ServerCodeUser'),
    revoked: await makeKey(database, 'AndroidUser'),
  }
  await database.superuser.query('select ladder.revoke_api_key($1)', [keys.revoked.split('_')[1]])
  return { ...database, keys }
}

async function makeKey({ superuser }: LadderDatabase, client: string): Promise<string> {
  const { rows } = await superuser.query<{ key: string }>('select ladder.create_api_key($1) as key', [client])
  return rows[0]?.key ?? ''
}
