// The server is killed in the middle of a thousand grants. Afterwards every call that was committed is there, whole: its entries, the
// objects' column, the audit; and of every other call either all of it is there or nothing.

import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../support/embedded-postgres.ts'

const batches = 200
const size = 5
let server: EmbeddedPostgres

const policy = `
pgladder: 1
users: { type: text }
tables:
  public.orders:
    key: { column: id, type: integer }
    owner: owner_id
    objectAcl: projected
    ownerPolicy: { FIND: GRANT, PERMISSION: GRANT }
`

beforeAll(async () => {
  server = await startEmbeddedPostgres(['synchronous_commit=on', 'full_page_writes=on'])
  const superuser = await connect('postgres')
  await superuser.query(`
    create table public.orders (id integer primary key, owner_id text);
    insert into public.orders select i, 'anna' from generate_series(0, ${batches * size - 1}) as i;
  `)
  for (const text of migrationsOf(checkedPolicy(policy)).texts) await superuser.query(`begin;\n${text}\ncommit;`)
  await superuser.query('create role app login; grant ladder_gateway to app')
  await superuser.end()
})

afterAll(() => server?.stop())

async function connect(user: string): Promise<pg.Client> {
  const url = new URL(server.superuserUrl)
  url.username = user
  const client = new pg.Client({ connectionString: url.href })
  // the server ends it, and that is the point
  client.on('error', () => {})
  await client.connect()
  return client
}

it('leaves no call by halves', { timeout: 120_000 }, async () => {
  const committed: number[] = []
  const started: number[] = []
  let crash: Promise<void> | undefined
  const work = async (first: number) => {
    const client = await connect('app')
    try {
      for (let batch = first; batch < batches; batch += 4) {
        const ids = Array.from({ length: size }, (_, n) => String(batch * size + n))
        started.push(batch)
        await client.query(`begin; select ladder.enter('anna')`)
        await client.query(`select ladder.grant_for_user('FIND', 'orders', $1::text[], 'bert')`, [ids])
        await client.query('commit')
        committed.push(batch)
        if (committed.length >= batches / 3) crash ??= server.crash()
      }
    } catch (error) {
      // Whatever the others were told, they were told by the end of the server.
      if (crash === undefined) throw error
    }
  }
  await Promise.all([0, 1, 2, 3].map(work))
  expect(crash).toBeDefined()
  await crash
  expect(committed.length).toBeLessThan(batches)
  expect(started.length).toBeGreaterThan(committed.length)

  const superuser = await connect('postgres')
  try {
    const counts = `
      select
        o.id / ${size} as batch,
        count(e.object_id)::integer as entries,
        count(*) filter (where o.pgladder_entries <> '{}')::integer as kept,
        count(a.id)::integer as audited
      from public.orders as o
      left join ladder_internal.public__orders_entries as e on e.object_id = o.id
      left join ladder_internal.audit as a on a.what = 'entry' and a.object_id = o.id::text and a.after ->> 'effect' = 'GRANT'
      group by o.id / ${size}`
    const { rows } = await superuser.query<{ batch: number; entries: number; kept: number; audited: number }>(counts)
    const whole = { entries: size, kept: size, audited: size }
    const nothing = { entries: 0, kept: 0, audited: 0 }
    for (const { batch, ...found } of rows) {
      expect([whole, nothing]).toContainEqual(found)
      if (committed.includes(batch)) expect({ batch, ...found }).toEqual({ batch, ...whole })
      if (!started.includes(batch)) expect({ batch, ...found }).toEqual({ batch, ...nothing })
    }
  } finally {
    await superuser.end()
  }
})
