// Applies a folder of migrations with postgres-migrations, whose bookkeeping lives in pgladder's schema: an application's own
// tool may keep a table `migrations` too.

import pg from 'pg'
import { migrate } from 'postgres-migrations'
import { reasonOf } from '../reason-of.ts'
import { identifier } from '../render/quote.ts'
import { DatabaseError } from './database-error.ts'

/**
 * Applies what was not applied yet, each migration in a transaction of its own.
 *
 * @returns the names of what was applied now
 * @throws DatabaseError with the server's own words; nothing of the migration that failed is left
 */
export async function applyMigrations(
  client: pg.Client,
  folder: string,
  schema: string,
  report: (line: string) => void = () => {},
): Promise<readonly string[]> {
  const into = identifier(schema)
  let refusal: unknown
  const watched = watchErrors(client, (error) => {
    refusal = error
  })
  try {
    // postgres-migrations takes any relation called `migrations` for its own, whatever its schema, so it is made here first;
    // behind a lock that ends with this text, as `if not exists` fails where two make the same thing at once.
    await client.query(`
      select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('pgladder migrations'));
      create schema if not exists ${into};
      set search_path = ${into};
      create table if not exists migrations (
        id integer primary key,
        name varchar(100) unique not null,
        hash varchar(40) not null,
        executed_at timestamp default current_timestamp
      );
    `)
    const applied = await migrate({ client: watched }, folder, { logger: (line) => reportProgress(line, report) })
    return applied.filter(({ id }) => id > 0).map(({ fileName }) => fileName)
  } catch (cause) {
    throw new DatabaseError(`${folder}: ${messageOf(cause)}`, helpOf(cause, refusal), { cause })
  } finally {
    await client.query('reset search_path')
  }
}

/** postgres-migrations passes on only the message of the server's error; the remedy is in its hint. */
function watchErrors(client: pg.Client, notice: (error: unknown) => void): pg.Client {
  const query = async (text: string) => {
    try {
      return await client.query(text)
    } catch (error) {
      notice(error)
      throw error
    }
  }
  return new Proxy(client, { get: (target, name) => (name === 'query' ? query : Reflect.get(target, name, target)) })
}

function reportProgress(line: string, report: (line: string) => void): void {
  const started = /^Starting migration: (\d+) (.*)$/.exec(line)
  if (started !== null && started[1] !== '0') report(`applying ${started[1]} ${started[2]}`)
}

/** What the server said, without the frame that postgres-migrations puts around it. */
function messageOf(cause: unknown): string {
  return reasonOf(cause)
    .replace(/^Migration failed\. Reason: /, '')
    .replace(
      /^An error occurred running '(.*)'\. Rolled back this migration\. No further migrations were run\. Reason: /,
      '`$1` was rolled back: ',
    )
    .replace(/^(Hashes don't match for migrations .*)\.\n.*$/, '$1')
}

function helpOf(cause: unknown, refusal: unknown): string | undefined {
  if (messageOf(cause).startsWith("Hashes don't match")) {
    return 'a migration that was applied is never edited: take it from version control'
  }
  return refusal instanceof pg.DatabaseError ? refusal.hint : undefined
}
