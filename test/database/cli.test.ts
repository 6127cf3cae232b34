// The commands that need a database: migrate applies, check looks and changes nothing.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type BareDatabase, createBareDatabase } from '../support/bare-database.ts'
import { readState } from '../support/database-state.ts'
import { policyOf, temporaryFolder } from '../support/policy-folder.ts'
import { runCli } from '../support/run-cli.ts'

const setup = `
  create table public.users (id uuid primary key);
  create table public.orders (id uuid primary key, owner_id uuid);
  create table public.notes (id uuid primary key);
`
const owned = 'owner: owner_id'
const head = 'users: { type: uuid, table: public.users, key: id }'

const opened: BareDatabase[] = []

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const database of opened.splice(0)) await database.drop()
})

const open = async (more = '') => {
  const database = await createBareDatabase(`${setup}${more}`)
  opened.push(database)
  const folder = temporaryFolder()
  const policy = join(folder, 'policy.yaml')
  const write = (tables: Readonly<Record<string, string>>, more = '') =>
    writeFileSync(policy, `rolePrefix: ${database.prefix}\n${policyOf(tables, `${head}\n${more}`)}`)
  write({ orders: owned })
  const migrations = join(folder, 'migrations')
  return {
    database,
    policy,
    write,
    migrations,
    url: database.owner.url,
    generate: () => runCli('generate', policy, '--out', migrations),
    migrate: () => runCli('migrate', '--dir', migrations, '--url', database.owner.url),
    check: (...options: string[]) => runCli('check', policy, '--url', database.owner.url, ...options),
  }
}

describe('migrate --url', () => {
  it('prints the names of what it applied, then that there is nothing to do', async () => {
    const { generate, migrate, migrations } = await open()
    await generate()
    expect(await migrate()).toEqual({ code: 0, stdout: '0001_ladder_runtime.sql\n0002_policy.sql\n', stderr: '' })
    expect(await migrate()).toEqual({
      code: 0,
      stdout: '',
      stderr: `${migrations}: nothing to do, every migration is applied\n`,
    })
  })

  it('applies what a changed policy adds', async () => {
    const { generate, migrate, write, database } = await open()
    await generate()
    await migrate()
    write({ orders: owned, notes: '' })
    await generate()
    expect(await migrate()).toEqual({ code: 0, stdout: '0003_policy_0003.sql\n', stderr: '' })
    const { rows } = await database.superuser.query(`select relname from pg_class where relforcerowsecurity order by 1`)
    expect(rows).toEqual([{ relname: 'notes' }, { relname: 'orders' }])
  })

  it('may be given the database by DATABASE_URL', async () => {
    const { generate, migrations, url } = await open()
    await generate()
    vi.stubEnv('DATABASE_URL', url)
    expect(await runCli('migrate', '--dir', migrations)).toMatchObject({ code: 0 })
  })

  it('ends with 1 and every fault of the database, without a stack, and nothing is governed', async () => {
    const { generate, migrate, migrations } = await open(
      'grant select on public.orders to public; create policy theirs on public.orders using (true);',
    )
    await generate()
    expect(await migrate()).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        `error: ${migrations}: \`policy\` was rolled back: the database is not ready for the policy:`,
        "  public.orders has a policy that is not pgladder's: theirs",
        '  PUBLIC has SELECT on public.orders',
        '  help: Drop foreign policies, revoke foreign privileges or name their roles under adopt, and apply the migration again.',
        '',
      ].join('\n'),
    })
  })

  it('ends with 1 where a migration was edited, in one line and a remedy', async () => {
    const { generate, migrate, migrations } = await open()
    await generate()
    await migrate()
    const file = join(migrations, '0001_ladder_runtime.sql')
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`)
    expect(await migrate()).toEqual({
      code: 1,
      stdout: '',
      stderr:
        `error: ${migrations}: Hashes don't match for migrations '0001_ladder_runtime.sql'\n` +
        '  help: a migration that was applied is never edited: take it from version control\n',
    })
  })

  it('ends with 1 where the server refuses the login', async () => {
    const { generate, migrations, url } = await open()
    await generate()
    const stranger = new URL(url)
    stranger.username = 'nobody_of_that_name'
    const run = await runCli('migrate', '--dir', migrations, '--url', stranger.href)
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toMatch(
      /^error: cannot connect to the database: role "nobody_of_that_name" does not exist\n {2}help: /,
    )
  })
})

describe('check --url', () => {
  it('is fine before the first migration, after it, and before and after the next', async () => {
    const { generate, migrate, check, policy, write, database } = await open()
    const fine = { code: 0, stdout: `${policy}: fine\n`, stderr: '' }
    const tables = [
      { orders: owned },
      { orders: owned, notes: '' },
      { notes: '', orders: 'objectAcl: none' },
      { notes: '' },
    ]
    for (const step of tables) {
      write(step)
      for (const apply of [false, true]) {
        if (apply) for (const run of [await generate(), await migrate()]) expect(run.code).toBe(0)
        const before = await readState(database)
        expect(await check()).toEqual(fine)
        expect(await readState(database)).toEqual(before)
      }
    }
  })

  it('finds live faults and changes nothing', async () => {
    const { check, policy, write, database } = await open(`
      grant insert on public.orders to public;
      create policy theirs on public.notes using (true);
      alter table public.users drop constraint users_pkey;
    `)
    write({ orders: 'owner: seller_id', notes: '', missing: '' })
    const before = await readState(database)
    expect(await check()).toEqual({
      code: 1,
      stdout: `${policy}: 5 errors, 0 warnings\n`,
      stderr: [
        'database: error: key id of public.users is not unique by itself: no unique index on it alone',
        'database: error: public.orders has no column seller_id, which the policy names as its owner',
        'database: error: PUBLIC has INSERT on public.orders',
        "database: error: public.notes has a policy that is not pgladder's: theirs",
        'database: error: table public.missing does not exist',
        '',
      ].join('\n'),
    })
    expect(await readState(database)).toEqual(before)
    expect(JSON.parse((await check('--json')).stdout)).toMatchObject({ diagnostics: [], database: { length: 5 } })
  })

  it('finds what came after the migration', async () => {
    const { generate, migrate, check, database } = await open()
    await generate()
    await migrate()
    const guest = (await database.login('guest')).role
    await database.owner.pool.query(`
      grant delete on public.orders to ${guest};
      create policy late on public.orders using (true);
      alter table public.orders alter column owner_id set default gen_random_uuid();
    `)
    expect((await check()).stderr).toBe(
      [
        'database: error: owner owner_id of public.orders has a default of its own, and pgladder gives it one',
        "database: error: public.orders has a policy that is not pgladder's: late",
        `database: error: role ${guest} has DELETE on public.orders`,
        '',
      ].join('\n'),
    )
  })

  it('tells a login that is not the owner so', async () => {
    const { policy, database } = await open()
    const guest = await database.login('guest')
    const run = await runCli('check', policy, '--url', guest.url)
    expect(run.code).toBe(1)
    expect(run.stderr).toContain(
      `database: error: public.orders belongs to ${database.owner.role}, and ${guest.role} may not act as its owner\n`,
    )
  })

  it('says what the server said where it cannot look', async () => {
    const { policy, database, url } = await open()
    await database.superuser.query(`revoke temporary on database ${database.name} from public`)
    const guest = await database.login('guest')
    const run = await runCli('check', policy, '--url', guest.url)
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toMatch(/^error: the database could not be looked at: permission denied .*\n$/)
    expect((await runCli('check', policy, '--url', url)).code).toBe(0)
  })
})

describe('explain --url', () => {
  const order = '00000000-0000-4000-8000-000000000001'
  const anna = '00000000-0000-4000-8000-00000000000a'
  const opened = async () => {
    const world = await open()
    world.write(
      { orders: `${owned}\n    roles: { Sales: { REMOVE: DENY } }\n    ownerPolicy: { REMOVE: GRANT }` },
      'roles: [Sales]',
    )
    await world.generate()
    await world.migrate()
    await world.database.superuser.query(`
      insert into public.users values ('${anna}');
      insert into public.orders values ('${order}', '${anna}');
      select ladder.assign_role('${anna}', 'Sales')`)
    const dba = await world.database.login('dba')
    await world.database.superuser.query(`grant ${world.database.prefix}_admin to ${dba.role}`)
    const url = dba.url
    const ask = (...words: string[]) =>
      runCli('explain', '--url', url, '--table', 'public.orders', '--op', 'REMOVE', ...words)
    return { ...world, url, ask }
  }

  it('says why, by what the database knows of the user and the object', async () => {
    const { ask, policy, url } = await opened()
    const { code, stdout, stderr } = await ask('--user', anna, '--object', order)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      'rejected at step 3: custom role Sales is denied REMOVE on public.orders; step 4 (owner policy: GRANT) was not reached',
    )
    expect(stdout.match(/^> {2}3 custom roles on the table {2}custom role Sales +DENY$/m)).not.toBeNull()
    const named = await runCli(
      'explain',
      policy,
      '--url',
      url,
      '--table',
      'public.orders',
      '--op',
      'remove',
      '--anonymous',
      '--json',
    )
    expect(JSON.parse(named.stdout)).toHaveLength(7)
  })

  it('is refused with a reason: no administrator, no such table, user or object, nobody named', async () => {
    const { ask, url, database } = await opened()
    const faults = [
      [
        await ask('--user', anna, '--object', order.replace('1', '2')),
        1,
        /^error: the database does not say: there is no object/,
      ],
      [await ask('--user', order), 1, /unknown user/],
      [await ask('--object', order), 2, /^error: who asks\?/],
      [await ask('--user', anna, '--owner'), 2, /a live database knows who owns an object/],
      [
        await runCli('explain', '--url', url, '--table', 'nowhere', '--op', 'FIND', '--anonymous'),
        1,
        /relation "nowhere" does not exist/,
      ],
      [await runCli('explain', '--table', 'a', '--op', 'FIND'), 2, /needs a policy file, or a database/],
    ] as const
    for (const [run, code, message] of faults) {
      expect(run).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(message) })
      expect(run.stderr).not.toMatch(/^\s+at /m)
    }
    const stranger = await database.login('stranger')
    const asked = runCli('explain', '--url', stranger.url, '--table', 'public.orders', '--op', 'FIND', '--anonymous')
    expect(await asked).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/permission denied|only an administrator/),
    })
  })
})
