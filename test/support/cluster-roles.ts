// Takes away the roles that a test database left in the cluster. It touches no role whose name does
// not start with that database's own random name.

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

// Two workers that change role memberships at once can meet; PostgreSQL then asks one to try again.
const collisions = new Set(['40P01', 'XX000'])

/** Drops every role named `<scope>_…`, after its database has gone. */
export async function dropClusterRoles(client: pg.Client, scope: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select rolname as name from pg_roles where starts_with(rolname, $1)',
    [`${scope}_`],
  )
  const names = rows.map((row) => pg.escapeIdentifier(row.name)).join(', ')
  if (names === '') return
  await retryCollisions(async () => {
    await client.query(`drop owned by ${names}`)
    await client.query(`drop role ${names}`)
  })
}

async function retryCollisions(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : undefined
      if (attempt === 5 || code === undefined || !collisions.has(code)) throw error
      await sleep(20 * attempt)
    }
  }
}
