// Says what of the field is not tested here, and what is missing for it.
import { findPgBouncer } from './pgbouncer.ts'

/** Called by vitest once, before the first test of the field. */
export default function setUp(): void {
  if (findPgBouncer() === null) {
    console.log(
      'the tests behind PgBouncer are SKIPPED: no PgBouncer; apt-get install pgbouncer, or set PGBOUNCER to one',
    )
  }
}
