// The golden migrations on a real server: they apply, and whatever was named is there under the very same name.

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readFaults } from '../../generator/cli/database-faults.ts'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { caseNames, stepsOf } from '../support/policy-case.ts'
import { relationText, tablesFor } from '../support/policy-tables.ts'
import { hasPsql } from '../support/psql.ts'

const reporting = 'pgladder_test_reporting'
const adopted = 'pgladder test: "adopted" \' \\ -- */ $do$'

const databases: LadderDatabase[] = []

beforeAll(async () => {
  await asSuperuser(async (client) => {
    for (const role of [reporting, adopted]) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      if (rowCount === 0) await client.query(`create role ${pg.escapeIdentifier(role)}`)
    }
  })
})

afterAll(async () => {
  for (const database of databases) await database.drop()
  await asSuperuser(async (client) => {
    for (const role of [reporting, adopted]) await client.query(`drop role ${pg.escapeIdentifier(role)}`)
  })
})

/** A database with the first policy of a case; the adopted roles hold what the policies tolerate. */
async function openCase(name: string): Promise<LadderDatabase> {
  const steps = stepsOf(name)
  const grants = steps.flatMap(({ plan }) =>
    plan.containers.flatMap(({ relation, adopted: roles }) =>
      roles.map((role) => `grant select on ${relationText(relation)} to ${pg.escapeIdentifier(role)};`),
    ),
  )
  const policy = withoutPrefix(steps[0]?.policy)
  const setup = [tablesFor(steps.map(({ plan }) => plan)), ...grants].join('\n')
  const database = await createLadderDatabase({ policy, setup })
  databases.push(database)
  return database
}

describe.each(caseNames)('the case %s', (name) => {
  it('applies, step by step, by a login that is no superuser', async () => {
    const steps = stepsOf(name)
    const database = await openCase(name)
    for (const { policy } of steps.slice(1)) expect(await database.migrate(withoutPrefix(policy))).toHaveLength(1)
    const { rows } = await database.superuser.query<{ n: number }>(
      `select count(*)::integer as n from pg_class where relrowsecurity and relforcerowsecurity`,
    )
    expect(rows[0]?.n).toBe(steps.at(-1)?.plan.containers.length)
  })
})

describe('hostile names', () => {
  let database: LadderDatabase
  const plan = stepsOf('hostile-names').at(-1)?.plan

  beforeAll(async () => {
    database = await openCase('hostile-names')
  })

  it('are the names of the governed tables, letter for letter', async () => {
    const { rows } = await database.superuser.query(`
      select n.nspname as schema, c.relname as name, k.key_column, k.key_type::text, k.owner_column
      from guard_internal.containers as k
      join pg_class as c on c.oid = k.relation and c.relrowsecurity and c.relforcerowsecurity
      join pg_namespace as n on n.oid = c.relnamespace
      order by k.ordinal
    `)
    expect(rows).toEqual(
      plan?.containers.map(({ relation, key, owner }) => ({
        ...relation,
        key_column: key.column,
        key_type: key.type,
        owner_column: owner,
      })),
    )
  })

  it('have the policies that the plan names, and no other', async () => {
    const { rows } = await database.superuser.query(`
      select schemaname || '|' || tablename || '|' || policyname || '|' || cmd || '|' || roles::text as policy
      from pg_policies
    `)
    const prefix = database.prefix
    const expected = database
      .plan()
      .containers.flatMap(({ relation: { schema, name }, policies, entries }) => [
        `${schema}|${name}|${prefix}_engine_select|SELECT|{${prefix}_engine}`,
        ...(entries === null ? [] : [`${schema}|${name}|${prefix}_engine_update|UPDATE|{${prefix}_engine}`]),
        ...policies.map(
          (policy) =>
            `${schema}|${name}|${policy.name}|${policy.command.toUpperCase()}|{${[...policy.profiles].sort().join()}}`,
        ),
      ])
    expect(rows.map(({ policy }) => policy).sort()).toEqual(expected.sort())
  })

  it('are no fault, and a table that lacks one is named by it', async () => {
    const faultsOf = async (policy: string) => {
      const client = new pg.Client({ connectionString: database.owner.url })
      await client.connect()
      try {
        return await readFaults(client, checkedPolicy(`rolePrefix: ${database.prefix}\n${policy}`))
      } finally {
        await client.end()
      }
    }
    const policy = stepsOf('hostile-names')[0]?.policy ?? ''
    expect(await faultsOf(policy)).toEqual([])
    expect(await faultsOf(policy.replace('key: { column: "new\\nline"', 'key: { column: "new\\n\\"line"'))).toEqual([
      'public."line\nbreak\r\n; drop table x; --" has no column "new\n""line", which the policy names as its key',
    ])
  })

  it('are the names of the custom roles, letter for letter', async () => {
    const { rows } = await database.superuser.query(
      `select name from guard_internal.roles where kind = 'custom' and declared order by id`,
    )
    expect(rows.map(({ name }) => name)).toEqual(plan?.roles)
    expect(rows.some(({ name }) => name.includes('\r\n'))).toBe(true)
  })

  it('are the ids of users with cells, letter for letter', async () => {
    const { rows } = await database.superuser.query(`select distinct user_id from guard_internal.user_cells`)
    expect(rows).toEqual([{ user_id: "o'brien\\\n-- $do$" }])
  })

  it('have one object ACL a table, each of its own', async () => {
    const { rows } = await database.superuser.query(
      `select count(distinct entries)::integer as entries, count(*)::integer as tables from guard_internal.containers`,
    )
    expect(rows).toEqual([{ entries: plan?.containers.length, tables: plan?.containers.length }])
  })

  it('decide: a user finds their own object and nobody else does', async () => {
    const table = relationText(
      plan?.containers.find(({ relation }) => relation.name.startsWith("it's"))?.relation ?? { schema: '', name: '' },
    )
    const key = pg.escapeIdentifier('k"ey \\ \' -- */ $do$ %')
    const users = '"odd ""schema"" \\ -- */"."users; --"'
    const hostile = "'; reset role; --"
    await database.superuser.query(`insert into ${users} (p_user) values ($1), ('other')`, [hostile])
    const keysSeenBy = (user: string) =>
      inRequest(user, async (client) => (await client.query(`select ${key} as key from ${table}`)).rows)
    await inRequest(hostile, (client) => client.query(`insert into ${table} (${key}) values (7)`))
    expect(await keysSeenBy(hostile)).toEqual([{ key: 7 }])
    expect(await keysSeenBy('other')).toEqual([])
  })

  it('give new objects their entries', async () => {
    const { rows } = await database.superuser.query(`
      select r.name, e.operation, e.effect
      from guard_internal.${entriesOf("it's")} as e join guard_internal.roles as r on r.id = e.role_id
      order by r.id, e.operation
    `)
    expect(rows).toEqual([
      { name: "'; drop table users; --", operation: 'FIND', effect: 'GRANT' },
      { name: '$do$ $do1$ $$', operation: 'FIND', effect: 'GRANT' },
      { name: '$do$ $do1$ $$', operation: 'UPDATE', effect: 'DENY' },
      { name: 'back\\slash', operation: 'REMOVE', effect: 'GRANT' },
    ])
  })

  it('open no request for a user who is not in the users table, though its key is called like a parameter', async () => {
    await expect(inRequest('nobody', async () => {})).rejects.toThrow(/unknown user 'nobody'/)
  })

  async function inRequest<T>(user: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await database.app.pool.connect()
    try {
      await client.query('begin')
      await client.query('select guard.enter(user_id => $1)', [user])
      const result = await work(client)
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }

  function entriesOf(start: string): string {
    return plan?.containers.find(({ relation }) => relation.name.startsWith(start))?.entries?.table ?? ''
  }
})

describe.skipIf(!hasPsql)(`psql${hasPsql ? '' : ' (not installed)'}`, () => {
  it('applies hostile names as the migration tool does', async () => {
    const database = await openCase('hostile-names')
    const next = stepsOf('hostile-names')[0]?.policy.replace(
      'key: { column: Id',
      'objectAcl: none\n    key: { column: Id',
    )
    const { texts } = migrationsOf(checkedPolicy(`rolePrefix: ${database.prefix}\n${next}`), database.plan())
    const folder = mkdtempSync(join(tmpdir(), 'pgladder-psql-'))
    try {
      const file = join(folder, '0003_next.sql')
      writeFileSync(file, texts[0] ?? '')
      await promisify(execFile)('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-1', '-f', file, database.owner.url])
    } finally {
      rmSync(folder, { recursive: true })
    }
    const { rows } = await database.superuser.query(
      `select relation::text from guard_internal.containers where not entries_in_force`,
    )
    expect(rows).toEqual([{ relation: '"Orders"' }])
  })
})

/** Roles belong to the cluster, so each test database has a prefix of its own. */
function withoutPrefix(policy: string | undefined): string {
  return (policy ?? '').replace(/^rolePrefix: .*\n/m, '')
}

async function asSuperuser(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: inject('superuserUrl') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
