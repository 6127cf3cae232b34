// A governed database that is dumped and restored is governed as before: in the cluster that it was in, and in another one that was
// given its roles first. The next migration goes on from there.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { applyMigrations } from '../../generator/cli/apply-migrations.ts'
import { readFolder } from '../../generator/emit/migration-folder.ts'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'
import { compareWorld } from '../oracle/compare-world.ts'
import type { Effect } from '../oracle/decide.ts'
import { policyText, type Storage, type TestWorld } from '../oracle/test-world.ts'
import { chosenObjects, deal, upsertGridWorlds } from '../oracle/upsert-grid.ts'
import { fill, tablesOf } from '../oracle/world-database.ts'
import { type BareDatabase, createBareDatabase } from '../support/bare-database.ts'
import { readState } from '../support/database-state.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../support/embedded-postgres.ts'
import { addPgtap, failingIn, testFilesFor } from '../support/pgtap-files.ts'
import { emit } from '../support/policy-folder.ts'
import { findPostgresTools } from '../support/postgres-tools.ts'

const tools = findPostgresTools()

/** A database and the folder that it is migrated from. */
interface Source {
  readonly storage: Storage
  readonly world: TestWorld
  readonly database: BareDatabase
  readonly app: string
  readonly folder: string
  /** What the database is governed by; the folder goes on to the next policy. */
  readonly plan: SqlPlan
}

/** Where a dump was restored. */
interface Copy {
  readonly name: string
  readonly superuser: pg.Pool
  readonly url: (role: string) => string
}

const worlds = upsertGridWorlds()
const worldOf = (turn: number): TestWorld => {
  const whole = worlds[turn]
  if (whole === undefined) throw new Error('there is no such world')
  return { ...deal(whole, turn, 16), containers: whole.containers.filter((_, k) => k % 11 === turn + 5) }
}

/** The next policy: what owners were granted they are denied, and the other way round. */
const turned = (world: TestWorld): TestWorld => ({
  ...world,
  containers: world.containers.map((container) => ({
    ...container,
    ownerPolicy: Object.fromEntries(
      Object.entries(container.ownerPolicy).map(([operation, effect]): [string, Effect] => [
        operation,
        effect === 'GRANT' ? 'DENY' : 'GRANT',
      ]),
    ),
  })),
})

describe.skipIf(tools === null)('a database that is dumped and restored', () => {
  let home = ''
  let cluster: EmbeddedPostgres
  let other: EmbeddedPostgres
  const sources = new Map<Storage, Source>()
  const pools: pg.Pool[] = []
  let decisions = 0

  beforeAll(async () => {
    if (tools === null) return
    home = mkdtempSync(join(tmpdir(), 'pgladder-dump-'))
    cluster = await startEmbeddedPostgres([], { binaries: tools })
    other = await startEmbeddedPostgres([], { binaries: tools })
    for (const [turn, storage] of (['table', 'projected'] as const).entries()) {
      sources.set(storage, await makeSource(storage, worldOf(turn * 2)))
    }
  })

  afterAll(async () => {
    for (const pool of pools) await pool.end()
    for (const { database } of sources.values()) await dropWithCopies(database)
    await cluster?.stop()
    await other?.stop()
    if (home !== '') rmSync(home, { recursive: true, force: true })
    if (decisions > 0) {
      console.log(
        `${tools?.version}: ${decisions.toLocaleString('en')} decisions of restored databases are as the oracle says`,
      )
    }
  })

  const run = (...[program, args, input]: Parameters<NonNullable<typeof tools>['run']>) => {
    if (tools === null) throw new Error('there are no programs')
    return tools.run(program, args, input)
  }

  async function dropWithCopies(database: BareDatabase): Promise<void> {
    const client = new pg.Client({ connectionString: cluster.superuserUrl })
    await client.connect()
    for (const how of ['restored', 'replayed']) {
      await client.query(`drop database if exists ${database.name}_${how} with (force)`)
    }
    await client.end()
    await database.drop()
  }

  const policyOf = (database: BareDatabase, world: TestWorld, storage: Storage) =>
    `rolePrefix: ${database.prefix}\n${policyText(world, storage)}`

  async function makeSource(storage: Storage, world: TestWorld): Promise<Source> {
    const database = await createBareDatabase(tablesOf(world), cluster.superuserUrl)
    const folder = mkdtempSync(join(home, 'migrations-'))
    emit(policyOf(database, world, storage), folder)
    await migrate(database.owner.url, folder)
    const plan = planOf(folder)
    await fill(world, { ...database, plan: () => plan })
    const { role } = await database.login('app')
    await database.owner.pool.query(`grant ${database.prefix}_gateway to ${role}`)
    return { storage, world, database, app: role, folder, plan }
  }

  function planOf(folder: string): SqlPlan {
    const { plan } = readFolder(folder)
    if (plan === null) throw new Error('the folder has no plan')
    return plan
  }

  async function migrate(url: string, folder: string): Promise<readonly string[]> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return await applyMigrations(client, folder, 'ladder')
    } finally {
      await client.end()
    }
  }

  function sourceOf(storage: Storage): Source {
    const source = sources.get(storage)
    if (source === undefined) throw new Error(`there is no database with storage ${storage}`)
    return source
  }

  function openPool(connectionString: string): pg.Pool {
    const pool = new pg.Pool({ connectionString, max: 2 })
    pool.on('error', () => {})
    pools.push(pool)
    return pool
  }

  function copyIn(server: EmbeddedPostgres, name: string): Copy {
    const url = (role: string) => {
      const there = new URL(server.superuserUrl)
      there.username = role
      there.pathname = `/${name}`
      return there.href
    }
    return { name, url, superuser: openPool(url('postgres')) }
  }

  /** Every row of every table, and where sequences stand. */
  async function contentsOf(superuser: pg.Pool): Promise<Readonly<Record<string, string>>> {
    const { rows } = await superuser.query<{ name: string; kind: string }>(`
      select c.oid::regclass::text as name, c.relkind as kind
      from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'S') and n.nspname !~ '^(pg_|information_schema$)' order by 1
    `)
    const contents: Record<string, string> = {}
    for (const { name, kind } of rows) {
      const all = kind === 'S' ? 'last_value::text || is_called' : `string_agg(t::text, E'\\n' order by t::text)`
      const found = await superuser.query<{ all: string }>(`select ${all} as all from ${name} as t`)
      contents[name] = found.rows[0]?.all ?? ''
    }
    return contents
  }

  async function expectSame(source: Source, copy: Copy): Promise<void> {
    const { superuser, name } = source.database
    const state = await readState(copy, name)
    expect(state.policies?.length).toBeGreaterThan(10)
    expect(state).toEqual(await readState(source.database, name))
    const contents = await contentsOf(copy.superuser)
    expect(Object.keys(contents).length).toBeGreaterThan(10)
    expect(contents).toEqual(await contentsOf(superuser))
    await expectAnswers(source, copy, source.world)
  }

  /** Every caller × table × operation, reading and writing. */
  async function expectAnswers({ storage, app }: Source, copy: Copy, world: TestWorld): Promise<void> {
    const pool = openPool(copy.url(app))
    const comparison = await compareWorld(
      world,
      { app: { pool } },
      { asks: true, writes: { storage, chosen: chosenObjects } },
    )
    expect(comparison.mismatches).toEqual([])
    expect(comparison.decisions).toBeGreaterThan(500)
    decisions += comparison.decisions
  }

  /** By the files that `pgladder pgtap` makes. */
  async function expectProved({ database, world, storage, plan }: Source, copy: Copy): Promise<void> {
    const files = await testFilesFor(policyOf(database, world, storage), plan)
    await addPgtap(copy.url('postgres'))
    const client = await copy.superuser.connect()
    try {
      expect(await failingIn(client, files)).toEqual([])
    } finally {
      client.release()
    }
  }

  // Whatever is said here is asked of each copy, in this order.
  const claims: readonly (readonly [claim: string, check: (source: Source, copy: Copy) => Promise<void>])[] = [
    ['has the same policies, privileges, triggers, functions, owners and rows, and answers the same', expectSame],
    ...(inject('missingPgtap') === null ? [['passes the pgTAP files of its policy', expectProved] as const] : []),
    [
      'takes the next migration, and no other',
      async (source, copy) => {
        const world = turned(source.world)
        emit(policyOf(source.database, world, source.storage), source.folder, 'turned')
        expect(await migrate(copy.url(source.database.owner.role), source.folder)).toEqual(['0003_turned.sql'])
        await expectAnswers(source, copy, world)
      },
    ],
  ]

  const restores: readonly (readonly [how: string, restore: (source: Source) => Promise<Copy>])[] = [
    [
      'a fresh database of its cluster, by pg_restore',
      async ({ database }) => {
        const file = join(home, `${database.name}.dump`)
        await run('pg_dump', ['-d', database.url, '-Fc', '-f', file])
        const copy = await createEmpty(cluster, `${database.name}_restored`, database)
        await run('pg_restore', ['--exit-on-error', '-d', copy.url('postgres'), file])
        return copy
      },
    ],
    [
      'a fresh database of its cluster, by psql',
      async ({ database }) => {
        const text = await run('pg_dump', ['-d', database.url])
        const copy = await createEmpty(cluster, `${database.name}_replayed`, database)
        await run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-1', '-d', copy.url('postgres')], text)
        return copy
      },
    ],
    [
      'another cluster, with its roles',
      async ({ database }) => {
        await copyRoles(cluster, other)
        const file = join(home, `${database.name}.other`)
        await run('pg_dump', ['-d', database.url, '-Fc', '-f', file])
        await run('pg_restore', ['--exit-on-error', '--create', '-d', other.superuserUrl, file])
        return copyIn(other, database.name)
      },
    ],
  ]

  async function createEmpty(server: EmbeddedPostgres, name: string, { owner }: BareDatabase): Promise<Copy> {
    await openPool(server.superuserUrl).query(`create database ${name} template template0 owner ${owner.role}`)
    return copyIn(server, name)
  }

  /** All roles but those that are there: the superuser, and what an earlier test brought. */
  async function copyRoles(from: EmbeddedPostgres, to: EmbeddedPostgres): Promise<void> {
    const text = await run('pg_dumpall', ['-d', from.superuserUrl, '--roles-only'])
    const { rows } = await openPool(to.superuserUrl).query<{ name: string }>('select rolname as name from pg_roles')
    const known = new Set(rows.map(({ name }) => `CREATE ROLE ${name};`))
    const lines = text.split('\n').filter((line) => !known.has(line))
    await run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', to.superuserUrl], lines.join('\n'))
  }

  describe.each(['table', 'projected'] as const)('entries kept as: %s', (storage) => {
    it('is closed where its roles are missing', async () => {
      const { database, world } = sourceOf(storage)
      const text = await run('pg_dump', ['-d', database.url])
      const name = `${database.name}_alone`
      await openPool(other.superuserUrl).query(`create database ${name} template template0`)
      const copy = copyIn(other, name)
      await run('psql', ['-X', '-q', '-d', copy.url('postgres')], text)
      const [container] = world.containers
      const table = `public."${container?.name.replaceAll('"', '""')}"`
      await copy.superuser.query(`create role alone_${name} login; grant select on ${table} to alone_${name}`)
      expect((await copy.superuser.query(`select from ${table}`)).rowCount).toBeGreaterThan(0)
      expect((await openPool(copy.url(`alone_${name}`)).query(`select from ${table}`)).rowCount).toBe(0)
    })

    it('is not dumped by halves by whom its policies bind', async () => {
      const { database } = sourceOf(storage)
      await expect(run('pg_dump', ['-d', database.owner.url, '--schema', 'public'])).rejects.toThrow(
        /row-level security/,
      )
    })

    describe.each(restores)('into %s', (_how, restore) => {
      let copy: Copy
      beforeAll(async () => {
        copy = await restore(sourceOf(storage))
      })
      it.each(claims)('%s', { timeout: 300_000 }, async (_claim, check) => {
        await check(sourceOf(storage), copy)
      })
    })
  })
})
