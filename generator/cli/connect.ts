// A connection for commands that need a database.
import pg from 'pg'
import { reasonOf } from '../reason-of.ts'
import { DatabaseError } from './database-error.ts'

/**
 * Connects to `url`, or to what `DATABASE_URL` or the `PG*` variables say.
 *
 * @throws DatabaseError where there is no way in
 */
export async function connect(url: string | undefined): Promise<pg.Client> {
  const target = url ?? process.env.DATABASE_URL
  try {
    const client = new pg.Client(target === undefined ? {} : { connectionString: target })
    // A connection that breaks fails the query that is under way; the event would only end the process first.
    client.on('error', () => {})
    await client.connect()
    return client
  } catch (cause) {
    throw new DatabaseError(
      `cannot connect to the database: ${reasonOf(cause)}`,
      'give --url, or set DATABASE_URL or the PG* variables',
      {
        cause,
      },
    )
  }
}
