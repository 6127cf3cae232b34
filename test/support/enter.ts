// Opening a request with whatever a gateway may say about it, and what comes of it.
// What is refused is looked at from all sides: no request may be left of it.

import type pg from 'pg'
import { expect } from 'vitest'
import { answer } from './answer.ts'
import type { LadderDatabase } from './governed-database.ts'
import { rolledBack } from './rolled-back.ts'

export interface Identity {
  readonly user?: string
  readonly client?: string
  readonly login?: string
  readonly roles?: readonly (string | null)[]
  readonly key?: string
  readonly serverCode?: boolean | null
}

/** Opens a request; returns the profile that `ladder.enter` returns. */
export async function enter(client: pg.PoolClient, identity: Identity): Promise<string | undefined> {
  const { user = null, client: word = null, login = null, roles = null, key = null, serverCode = false } = identity
  const { rows } = await client.query<{ profile: string }>(
    `select ladder.enter(
       user_id => $1, client => $2, login => $3, roles => $4, api_key => $5, server_code => $6
     ) as profile`,
    [user, word, login, roles, key, serverCode],
  )
  return rows[0]?.profile
}

/** The same, where no more than the user matters; null is nobody. */
export const enterAs = (client: pg.ClientBase, user: string | null) => client.query('select ladder.enter($1)', [user])

/** The roles of a request, sorted. */
export const rolesIn = ({ app }: LadderDatabase, identity: Identity): Promise<readonly string[] | undefined> =>
  rolledBack(app.pool, async (client) => {
    await enter(client, identity)
    return (await answer<string[]>(client, 'ladder.roles()'))?.sort()
  })

/** Anything that is refused leaves no request: not after the error, and not after a savepoint before it. */
export function refusalOf({ app }: LadderDatabase, identity: Identity): Promise<unknown> {
  return rolledBack(app.pool, async (client) => {
    await client.query('savepoint before')
    const error = await enter(client, identity).then(
      (profile) => expect.fail(`opened a request as ${profile}`),
      (reason: unknown) => reason,
    )
    await client.query('rollback to before')
    expect(await answer(client, `current_setting('role')`)).toBe('none')
    await expect(client.query('select from public.orders')).rejects.toMatchObject({ code: '42501' })
    return error
  })
}
