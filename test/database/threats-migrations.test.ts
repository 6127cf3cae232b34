// Attacks and accidents that come with changes of the schema: what is lost closes the table, and never opens it.

import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { column } from '../support/column.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { asApplied } from '../support/mutation.ts'
import { anna } from '../support/orders-world.ts'
import { refusal } from '../support/refusal.ts'
import { rolledBack } from '../support/rolled-back.ts'
import { request } from '../support/superuser-request.ts'
import { visitsPolicy, visitsSetup } from '../support/visits-world.ts'

let database: LadderDatabase

beforeAll(async () => {
  database = await createLadderDatabase({ policy: visitsPolicy, setup: visitsSetup })
})

afterAll(() => database?.drop())

describe('F12: a column that is dropped with its policies', () => {
  it('closes the table', async () => {
    const read = (client: pg.PoolClient) => column(client, 'select title from public.orders')
    expect(await request(database, `'${anna}'`, read)).toEqual(['tea'])
    expect(
      await request(database, `'${anna}'`, read, 'alter table public.orders drop column owner_id cascade'),
    ).toEqual([])
  })
})

describe('F17: a data migration under FORCE', () => {
  it('touches nothing and says so where row_security is off, as emitted migrations have it', async () => {
    const update = `update public.orders set title = title`
    await rolledBack(database.owner.pool, async (client) => {
      expect((await client.query(update)).rowCount).toBe(0)
      await client.query('set local row_security = off')
      await expect(client.query(update)).rejects.toMatchObject(refusal)
    })
    for (const text of migrationsOf(checkedPolicy(visitsPolicy)).texts.map(asApplied)) {
      // On only while objects are made as the engine, which has a policy of its own.
      const switches = text.split('\n').filter((line) => /^set local (row_security|role) /.test(line))
      expect(switches.map((line) => line.replace(/_engine;$/, '_engine'))).toEqual([
        'set local row_security = off;',
        'set local role ladder_engine',
        'set local row_security = on;',
        'set local row_security = off;',
      ])
    }
  })
})

describe('F25: a policy with many roles', () => {
  it('has conditions no longer than one with few', () => {
    const conditions = (count: number) => {
      const roles = Array.from({ length: count }, (_, n) => `Role${n}`)
      const cells = roles.map((role) => `      ${role}: { FIND: GRANT }\n`).join('')
      const text = visitsPolicy
        .replace('roles: [Clerk]', `roles: [${roles}]`)
        .replace('    roles:\n', `    roles:\n${cells}`)
      const [, migration = ''] = migrationsOf(checkedPolicy(text)).texts
      return migration
        .match(/^create policy [^;]+;/gm)
        ?.map((policy) => policy.replace(/^ {2}to [^(]+(?=using|with)/m, ''))
    }
    expect(conditions(200)).toEqual(conditions(1))
    expect(conditions(1)?.length).toBe(29)
  })
})

describe('F26: a migration that fails half-way', () => {
  const snapshot = () =>
    column(
      database.superuser,
      `select polname || coalesce(pg_get_expr(polqual, polrelid), '') from pg_policy order by 1`,
    )
  const next = () => {
    const wider = visitsPolicy
      .replace('ServerCodeUser: {', `'*': { FIND: GRANT }\n      ServerCodeUser: {`)
      .replace('objectAcl: table', 'objectAcl: none')
    const { texts } = migrationsOf(checkedPolicy(`rolePrefix: ${database.prefix}\n${wider}`), database.plan())
    return texts
  }

  it('changes nothing', async () => {
    const [migration] = next()
    if (migration === undefined) throw new Error('nothing changed')
    const before = await snapshot()
    for (const broken of [
      `${migration}\nselect 1 / 0;`,
      migration.replace('create policy', 'select 1 / 0;\ncreate policy'),
    ]) {
      const client = await database.owner.pool.connect()
      await expect(client.query(`begin;\n${broken}\ncommit;`)).rejects.toMatchObject({ code: '22012' })
      await client.query('rollback')
      client.release()
      expect(await snapshot()).toEqual(before)
      expect(await request(database, `'${anna}'`, (c) => column(c, 'select title from public.orders'))).toEqual(['tea'])
      expect(await request(database, '', (c) => column(c, 'select title from public.orders'))).toEqual([])
    }
  })

  it('never has a moment at which a table is granted before it is governed', () => {
    const [, migration = ''] = migrationsOf(checkedPolicy(visitsPolicy)).texts
    for (const table of ['orders', 'visits']) {
      const force = migration.indexOf(`alter table public.${table} force row level security`)
      const grant = new RegExp(`^grant (select|insert|update|delete) on public\\.${table} to(?! ladder_engine)`, 'gm')
      const grants = [...migration.matchAll(grant)]
      expect(force).toBeGreaterThan(0)
      expect(grants.map(([, privilege]) => privilege)).toEqual(['select', 'insert', 'update', 'delete'])
      for (const { index } of grants) expect(index).toBeGreaterThan(force)
    }
  })
})
