// Says what of the field is not tested here, and what is missing for it.
import { findPgBouncer } from './pgbouncer.ts'
import { findPostgresTools } from './postgres-tools.ts'

/** Called by vitest once, before the first test of the field. */
export default function setUp(): void {
  if (findPgBouncer() === null) {
    console.log(
      'the tests behind PgBouncer are SKIPPED: no PgBouncer; apt-get install pgbouncer, or set PGBOUNCER to one',
    )
  }
  if (findPostgresTools() === null) {
    console.log(
      'the tests of dump and restore are SKIPPED: no PostgreSQL with pg_dump; apt-get install postgresql, or set POSTGRES_BIN to its folder of programs',
    )
  }
}
