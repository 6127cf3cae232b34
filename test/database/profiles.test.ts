// Profiles in the database: what roles they are, who comes to which, and what a migration does to them.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { createBareDatabase, messageOf } from '../support/bare-database.ts'
import { column } from '../support/column.ts'
import { enter } from '../support/enter.ts'
import { createLadderDatabase, type LadderDatabase } from '../support/governed-database.ts'
import { anna, bert, ordersSetup } from '../support/orders-world.ts'
import { refusal } from '../support/refusal.ts'
import { rolledBack } from '../support/rolled-back.ts'

/** Clerks may find all orders, auditors find those of others only, both sees to nothing of the kind. */
const policy = (roles = 'Clerk: { FIND: GRANT, UPDATE: GRANT }, Auditor: { CREATE: DENY }') => `
pgladder: 1
roleSource: session
users: { type: uuid }
roles: [Clerk, Auditor]
tables:
  public.orders:
    key: { column: id, type: uuid }
    owner: owner_id
    objectAcl: none
    roles:
      AuthenticatedUser: { CREATE: GRANT }
      ${roles.replaceAll(' }, ', ' }\n      ')}
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT }
    users:
      '${bert}': { REMOVE: GRANT }
`

let database: LadderDatabase

beforeAll(async () => {
  database = await createLadderDatabase({ policy: policy(), setup: ordersSetup })
})

afterAll(() => database?.drop())

/** Opens a request and says which profile it has, without the prefix. */
const profileOf = (roles: readonly string[], { user = anna, on = database, before = '' } = {}) =>
  rolledBack(on.superuser, async (client) => {
    await client.query(`${before}; set local session authorization ${on.app.role}`)
    return (await enter(client, { user, roles }))?.replace(`${on.prefix}_`, '')
  })

/** Until a lock of the database is waited for. */
async function someoneWaits({ superuser }: LadderDatabase): Promise<void> {
  for (let waits = 0; waits === 0; ) {
    const { rows } = await superuser.query<{ n: number }>(
      'select count(*)::integer as n from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())',
    )
    waits = rows[0]?.n ?? 0
  }
}

describe('a request', () => {
  it('has the profile that was compiled for its bits', async () => {
    expect(await profileOf([])).toBe('as_authenticated')
    expect(await profileOf(['Clerk'])).toBe('as_authenticated__clerk')
    expect(await profileOf(['Auditor'])).toBe('as_authenticated__auditor')
    expect(await profileOf(['Auditor', 'Clerk'])).toBe('as_authenticated__clerk__auditor')
  })

  it('has the dynamic one where its user has cells of their own', async () => {
    expect(await profileOf([], { user: bert })).toBe('dynamic')
  })

  it('moves to the profile that fits, or to the dynamic one, when a cell is set at run time', async () => {
    const set = (role: string, operation: string, effect: string) => `
      insert into ladder_internal.cells (level, role_id, container, operation, effect, origin)
      select 'role', r.id, 0, '${operation}', '${effect}', 'run time' from ladder_internal.roles as r where r.name = '${role}';
      select ladder_internal.rebuild_bits()`
    const asClerks = `${set('Auditor', 'CREATE', 'INHERIT')}; ${set('Auditor', 'FIND', 'GRANT')}; ${set('Auditor', 'UPDATE', 'GRANT')}`
    expect(await profileOf(['Auditor'], { before: asClerks })).toBe('as_authenticated__clerk')
    expect(await profileOf(['Clerk'], { before: set('Clerk', 'REMOVE', 'GRANT') })).toBe('dynamic')
  })
})

describe('the role of a profile', () => {
  it('is nobody’s login, says which requests are of it, and is reached through the gateway only', async () => {
    const { rows } = await database.superuser.query(
      `select
         r.rolcanlogin or r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as able,
         shobj_description(r.oid, 'pg_authid') as about,
         (select array_agg(m.roleid::regrole::text) from pg_auth_members as m where m.member = r.oid) as parents,
         (select array_agg(m.member::regrole::text) from pg_auth_members as m
          where m.roleid = r.oid and m.member <> '${database.owner.role}'::regrole) as members
       from pg_roles as r where r.rolname = '${database.prefix}_as_authenticated__clerk'`,
    )
    expect(rows).toEqual([
      {
        able: false,
        about: expect.stringMatching(
          /^pgladder: the profile of requests with AuthenticatedUser \+ Clerk; or AuthenticatedUser \+ JSUser \+ Clerk; or .*; and 52 more$/,
        ),
        parents: [`${database.prefix}_session`],
        members: [`${database.prefix}_gateway`],
      },
    ])
  })

  it('may look at every governed table, and write where it can touch some object', async () => {
    const privileges = async (role: string) =>
      column(
        database.superuser,
        `select x.privilege_type as value from pg_class as c cross join aclexplode(c.relacl) as x
         where c.oid = 'public.orders'::regclass and x.grantee = '${database.prefix}_${role}'::regrole order by 1`,
      )
    expect(await privileges('as_authenticated')).toEqual(['INSERT', 'SELECT', 'UPDATE'])
    expect(await privileges('as_authenticated__auditor')).toEqual(['SELECT', 'UPDATE'])
    expect(await privileges('as_not_authenticated')).toEqual(['SELECT'])
  })
})

describe('a migration', () => {
  it('waits until open requests have ended, so that none sees its profile become another', async () => {
    const on = await createLadderDatabase({ policy: policy(), setup: ordersSetup })
    const request = await on.app.pool.connect()
    try {
      await request.query(`begin; select ladder.enter('${anna}', roles => '{Clerk}')`)
      const migrated = on.migrate(policy('Clerk: { FIND: GRANT }, Auditor: { FIND: GRANT, UPDATE: GRANT }'))
      let done = false
      void migrated.then(() => {
        done = true
      })
      for (let n = 0; n < 5; n += 1) await request.query('select pg_sleep(0.1)')
      expect(done).toBe(false)
      expect((await request.query('update public.orders set title = title')).rowCount).toBe(2)
      await request.query('rollback')
      await migrated
    } finally {
      request.release()
      await on.drop()
    }
  })

  it('lets no transaction in that has an older snapshot, and gives one that waited the new policy', async () => {
    const on = await createLadderDatabase({ policy: policy(), setup: ordersSetup })
    const [request, repeatable, committed] = [
      await on.app.pool.connect(),
      await on.app.pool.connect(),
      await on.app.pool.connect(),
    ]
    try {
      await request.query(`begin; select ladder.enter('${anna}')`)
      const migrated = on.migrate(policy('Clerk: { UPDATE: GRANT }, Auditor: { FIND: GRANT, UPDATE: GRANT }'))
      await someoneWaits(on)
      await repeatable.query('begin isolation level repeatable read')
      const late = repeatable.query(`select ladder.enter('${anna}', roles => '{Clerk}')`).catch((error) => error)
      await committed.query('begin')
      const queued = committed.query(`select ladder.enter('${anna}', roles => '{Clerk}')`)
      await request.query('select pg_sleep(0.2); rollback')
      await migrated
      expect(await late).toMatchObject({ code: '40001' })
      await repeatable.query('rollback')
      await queued
      expect((await committed.query('select from public.orders')).rowCount).toBe(1)
      await committed.query('rollback')
    } finally {
      for (const client of [request, repeatable, committed]) client.release()
      await on.drop()
    }
  })

  const elsewhere = `
pgladder: 1
roleSource: session
users: { type: uuid }
roles: [Clerk, Auditor]
tables:
  public.others: { key: { column: id, type: integer } }
`
  it.each([
    ['governs it', elsewhere, policy()],
    ['changes it', policy(), policy('Clerk: { UPDATE: GRANT }, Auditor: { FIND: GRANT, UPDATE: GRANT }')],
    ['gives it up', policy(), elsewhere],
  ])('that %s waits for a VACUUM of a table, and is not waited for', async (_kind, before, after) => {
    const setup = `${ordersSetup}; create table public.others (id integer primary key)`
    const on = await createLadderDatabase({ policy: before, setup })
    const vacuum = await on.superuser.connect()
    try {
      // It holds this lock, and in the end writes the table's row of pg_class, as does whoever gives a privilege.
      await vacuum.query('begin; lock table public.orders in share update exclusive mode')
      const migrated = on.migrate(after)
      await someoneWaits(on)
      await vacuum.query(
        'grant select on public.orders to pg_monitor; revoke select on public.orders from pg_monitor; commit',
      )
      await migrated
    } finally {
      vacuum.release(true)
      await on.drop()
    }
  })

  it('makes a role again that a DBA has dropped; until then its requests have the dynamic profile', async () => {
    const on = await createLadderDatabase({ policy: policy(), setup: ordersSetup })
    const role = `${on.prefix}_as_authenticated__clerk`
    try {
      await on.superuser.query(`drop owned by ${role}; drop role ${role}`)
      expect(await profileOf(['Clerk'], { on })).toBe('dynamic')
      await on.migrate(policy('Clerk: { FIND: GRANT }, Auditor: { CREATE: DENY }'))
      expect(await profileOf(['Clerk'], { on })).toBe('as_authenticated__clerk')
    } finally {
      await on.drop()
    }
  })

  it('keeps what requests of a profile have made that goes', async () => {
    const on = await createLadderDatabase({ policy: policy(), setup: ordersSetup })
    try {
      await on.superuser.query(`create schema reports; grant create, usage on schema reports to ${on.prefix}_session`)
      const client = await on.app.pool.connect()
      await client.query(`begin; select ladder.enter('${anna}', roles => '{Auditor}')`)
      await client.query('create table reports.mine as select 1 as n; commit')
      client.release()
      await on.migrate(policy('Clerk: { FIND: GRANT, UPDATE: GRANT }, Auditor: { FIND: GRANT, UPDATE: GRANT }'))
      expect(on.plan().profiles.map(({ role }) => role)).not.toContain(`${on.prefix}_as_authenticated__auditor`)
      const owner = `select relowner::regrole::text as value from pg_class where oid = 'reports.mine'::regclass`
      expect(await column(on.superuser, owner)).toEqual([`${on.prefix}_session`])
    } finally {
      await on.superuser.query('drop schema reports cascade')
      await on.drop()
    }
  })

  it('makes nobody a member of a profile, whatever the settings of who applies it', async () => {
    const bare = await createBareDatabase(ordersSetup)
    try {
      const { rows: versions } = await bare.superuser.query<{ modern: boolean }>(
        `select current_setting('server_version_num')::integer >= 160000 as modern`,
      )
      if (versions[0]?.modern) {
        await bare.superuser.query(`alter role ${bare.owner.role} set createrole_self_grant = 'set, inherit'`)
      }
      for (const text of bare.migrationsTo(policy()).texts) await bare.apply(text)
      const inherits = `select rolname as value from pg_roles where starts_with(rolname, '${bare.prefix}_') and pg_has_role('${bare.owner.role}', oid, 'usage')`
      expect(await column(bare.superuser, inherits)).toEqual([])
    } finally {
      await bare.drop()
    }
  })

  it('makes, renames and drops the roles that the policy needs', async () => {
    const on = await createLadderDatabase({ policy: policy(), setup: ordersSetup })
    const roles = () =>
      column(
        on.superuser,
        `select rolname as value from pg_roles where starts_with(rolname, '${on.prefix}_as_') order by 1`,
      )
    const planned = () =>
      on
        .plan()
        .profiles.map(({ role }) => role)
        .sort()
    try {
      expect(await roles()).toEqual(planned())
      const before = planned()
      await on.migrate(policy('Clerk: { FIND: GRANT }, Auditor: { FIND: GRANT }'))
      expect(await roles()).toEqual(planned())
      expect(planned()).not.toEqual(before)
      expect(await profileOf(['Auditor'], { on })).toBe('as_authenticated__clerk')
      await on.migrate(policy())
      expect(await roles()).toEqual(before)
      expect(await profileOf(['Auditor'], { on })).toBe('as_authenticated__auditor')
    } finally {
      await on.drop()
    }
  })

  it('leaves a role that another database of the cluster uses, without a right in its own', async () => {
    const on = await createLadderDatabase({ policy: policy(), setup: ordersSetup })
    const other = await createBareDatabase('create table public.elsewhere (id uuid)')
    const role = `${on.prefix}_as_authenticated__clerk__auditor`
    try {
      await other.superuser.query(`grant select on public.elsewhere to ${role}`)
      await on.migrate(policy('Clerk: { FIND: GRANT }, Auditor: { FIND: GRANT }'))
      expect(on.plan().profiles.map((profile) => profile.role)).not.toContain(role)
      const { rows } = await on.superuser.query(
        `select has_table_privilege($1, 'public.orders', 'select') as sees, pg_has_role($2, $1, 'usage') as kept`,
        [role, on.owner.role],
      )
      expect(rows).toEqual([{ sees: false, kept: false }])
    } finally {
      await other.superuser.query(`drop owned by ${role}`)
      await on.drop()
      await other.drop()
    }
  })

  it('refuses a role of that name that somebody is a member of, or that has parents', async () => {
    const bare = await createBareDatabase(ordersSetup)
    const [runtime = '', first = ''] = bare.migrationsTo(policy()).texts
    const role = `${bare.prefix}_as_authenticated`
    const stranger = await bare.login('stranger')
    try {
      await bare.apply(runtime)
      await bare.superuser.query(`create role ${role}; grant ${role} to ${bare.owner.role} with admin option`)
      await bare.superuser.query(`grant ${role} to ${stranger.role}`)
      expect(await messageOf(bare.apply(first))).toContain(`members that pgladder did not give it: ${stranger.role}`)
      await bare.superuser.query(`revoke ${role} from ${stranger.role}; grant pg_read_all_data to ${role}`)
      expect(await messageOf(bare.apply(first))).toContain(`role ${role} is a member of other roles`)
      await bare.superuser.query(`revoke pg_read_all_data from ${role}`)
      await bare.apply(first)
    } finally {
      await bare.drop()
    }
  })
})

describe('without a request', () => {
  it('no profile can be had by a login that is no gateway', async () => {
    const stranger = await database.login('stranger')
    for (const { role } of database.plan().profiles) {
      await expect(stranger.pool.query(`set role ${role}`)).rejects.toMatchObject(refusal)
    }
    const { rows } = await database.app.pool.query('select current_user as who')
    expect(rows).toEqual([{ who: database.app.role }])
    await rolledBack(database.app.pool, async (client) => {
      await enter(client, { user: anna })
      await expect(answer(client, 'ladder.enter()')).rejects.toMatchObject(refusal)
    })
  })
})
