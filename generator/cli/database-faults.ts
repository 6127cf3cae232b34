// What in a live database stands against a policy: the migration's own questions, asked without changing anything.
import type pg from 'pg'
import type { ValidIr } from '../ir/policy-ir.ts'
import { namesOf } from '../plan/names.ts'
import { everyPolicyName } from '../plan/plan-policies.ts'
import { planPolicy } from '../plan/plan-policy.ts'
import { reasonOf } from '../reason-of.ts'
import { checksOf } from '../render/database-checks.ts'
import { readRuntime } from '../render/read-sql.ts'
import { DatabaseError } from './database-error.ts'

/** One sentence a fault. The functions that look are made in the session's temporary schema, and rolled back. */
export async function readFaults(client: pg.Client, ir: ValidIr): Promise<readonly string[]> {
  const plan = planPolicy(ir, [], null, '')
  const internal = namesOf(ir).internal
  const checks = checksOf(
    plan,
    plan.containers.map((container) => ({ container, known: everyPolicyName(container.relation) })),
    'pg_temp',
  )
  const source = readRuntime(ir).find(({ file }) => file.endsWith('_container_faults.sql'))?.text ?? ''
  try {
    await client.query(`begin; ${source.replaceAll(`${internal}.`, 'pg_temp.')}`)
    const { rows } = await client.query<{ fault: string }>(
      `select fault from (${checks.join(' union all ')}) as f (fault)`,
    )
    return rows.map(({ fault }) => fault)
  } catch (cause) {
    throw new DatabaseError(`the database could not be looked at: ${reasonOf(cause)}`, undefined, {
      cause,
    })
  } finally {
    // Where the connection is gone there is nothing to take back, and the first error is the one to tell.
    await client.query('rollback').catch(() => {})
  }
}
