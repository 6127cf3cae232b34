// A PGlite for one test file, with a Kysely over it. PGlite's session is a superuser until `becomeLogin` is called. It can
// change back if it wants to, so on PGlite the login is no boundary against hostile SQL.

import { PGlite } from '@electric-sql/pglite'
import { Kysely } from 'kysely'
import { createPgliteDialect } from './pglite-dialect.ts'

/** One in-process database. `DB` is the Kysely interface of its tables. */
export interface PgliteDatabase<DB> {
  readonly pglite: PGlite
  readonly db: Kysely<DB>
  /** Makes a plain login and turns the session into it, as if the application had connected so. */
  becomeLogin(role: string): Promise<void>
  drop(): Promise<void>
}

/** A fresh PGlite; takes about two seconds. */
export async function createPglite<DB>(): Promise<PgliteDatabase<DB>> {
  const pglite = await PGlite.create()
  const db = new Kysely<DB>({ dialect: createPgliteDialect(pglite) })
  return {
    pglite,
    db,
    async becomeLogin(role) {
      await pglite.exec(`
        do $$ begin create role ${role} login; exception when duplicate_object then null; end $$;
        set session authorization ${role};
      `)
    },
    async drop() {
      await db.destroy()
      await pglite.close()
    },
  }
}
