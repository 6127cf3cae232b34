// PostgreSQL inside this process (PGlite), emptied after each example: that is faster than booting another. It has one
// session, which is the DBA's and then, from the moment the stage is set, the application's login.
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { identifier } from '../../render/quote.ts'
import type { AnyTables } from './run-scenario.ts'

export interface EmbeddedServer {
  /** Does the DBA's work as a superuser. */
  asDba<T>(work: (client: pg.Client) => Promise<T>): Promise<T>
  /** Does the work of a login that is a member of `gateway` and nothing else, and then empties the database. */
  asApplication<T>(gateway: string, work: (db: Kysely<AnyTables>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Boots; takes two to five seconds. */
export async function bootServer(): Promise<EmbeddedServer> {
  const pglite = await PGlite.create()
  return {
    async asDba(work) {
      const client = new pg.Client(createPgConfig(pglite))
      await client.connect()
      try {
        return await work(client)
      } finally {
        // The session goes on to be the application's: no setting of the DBA's stays on it.
        await client.query('discard all')
        await client.end()
      }
    },
    async asApplication(gateway, work) {
      await pglite.exec(`
        create role application login;
        grant ${identifier(gateway)} to application;
        set session authorization application;
      `)
      const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1 })
      const db = new Kysely<AnyTables>({ dialect: new PostgresDialect({ pool }) })
      try {
        return await work(db)
      } finally {
        await db.destroy()
        await pglite.exec(`set session authorization postgres; ${emptySql}`)
      }
    },
    close: () => pglite.close(),
  }
}

// Roles belong to the whole server, so they go too.
const emptySql = `
do $$
declare
  v_schema name;
  v_roles text;
begin
  for v_schema in
    select n.nspname from pg_namespace as n where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  loop
    execute format('drop schema %I cascade', v_schema);
  end loop;
  create schema public authorization pg_database_owner;
  grant usage on schema public to public;
  select string_agg(quote_ident(r.rolname), ', ') into v_roles
  from pg_roles as r
  where r.rolname !~ '^pg_' and r.rolname <> current_user;
  execute format('drop owned by %s', v_roles);
  execute format('drop role %s', v_roles);
end
$$;
`
