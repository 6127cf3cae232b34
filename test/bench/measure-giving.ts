// What it costs to give one role an entry on each of many objects: time, and what it adds to the disk. Everything is taken back.

import type pg from 'pg'
import type { BenchServer } from './bench-server.ts'
import { databaseOf, type Storage } from './governed-databases.ts'
import type { Scale } from './workload.ts'

export interface Giving {
  readonly how: string
  readonly entries: number
  /** Milliseconds for all of them, seen from the client. */
  readonly ms: number
  /** Bytes that the entries and their indexes take. */
  readonly entryBytes: number
  /** Bytes of the audit. */
  readonly auditBytes: number
  /** Bytes by which the table of the objects and its indexes grow. */
  readonly objectBytes: number
}

/** Entries by hand, without who, when and until: what anybody would start with. */
const byHand = `
  create table public.given (
    object_id bigint not null references public.orders (id) on delete cascade,
    role_id integer not null,
    operation text not null,
    effect text not null,
    primary key (object_id, operation, role_id)
  );
  create index on public.given (role_id, operation) include (object_id)`

/** By hand, and through the permissions API: in one call, in calls of a thousand, and one by one (fewer of them). */
export async function measureGiving(server: BenchServer, { manyEntries }: Scale): Promise<readonly Giving[]> {
  const few = Math.min(1000, manyEntries)
  const hand = await server.connect(databaseOf('table'))
  const givings: Giving[] = [
    await measure(hand, 'by hand, one `insert`', manyEntries, 'public.given', async (ids) => {
      await hand.query(
        `insert into public.given select i.id::bigint, 1, 'FIND', 'GRANT' from unnest($1::text[]) as i (id)`,
        [ids],
      )
    }),
  ]
  for (const storage of ['table', 'projected'] as const satisfies readonly Storage[]) {
    const client = await server.connect(databaseOf(storage))
    const give = (ids: string | readonly string[]) =>
      client.query(
        `select ladder.grant_for_role('FIND', 'public.orders', $1::${typeof ids === 'string' ? 'text' : 'text[]'}, 'Manager')`,
        [ids],
      )
    const entries = 'ladder_internal.public__orders_entries'
    givings.push(
      await measure(client, `${storage}, one call`, manyEntries, entries, give),
      await measure(client, `${storage}, calls of 1000`, manyEntries, entries, async (ids) => {
        for (let n = 0; n < ids.length; n += 1000) await give(ids.slice(n, n + 1000))
      }),
      await measure(client, `${storage}, one by one`, few, entries, async (ids) => {
        for (const id of ids) await give(id)
      }),
    )
  }
  return givings
}

async function measure(
  client: pg.Client,
  how: string,
  entries: number,
  table: string,
  give: (ids: readonly string[]) => Promise<unknown>,
): Promise<Giving> {
  // One object in ten, as spread as entries are.
  const { rows: objects } = await client.query<{ id: string }>(
    'select id::text as id from public.orders where id % 10 = 3 order by id limit $1',
    [entries],
  )
  await client.query('begin')
  try {
    if (table === 'public.given') await client.query(byHand)
    const sizes = async () => {
      const { rows } = await client.query<{ of: string; bytes: string }>(
        `select t.name as of, coalesce(pg_total_relation_size(to_regclass(t.name)), 0) as bytes
         from unnest($1::text[]) as t (name)`,
        [[table, 'ladder_internal.audit', 'public.orders']],
      )
      return rows.map(({ bytes }) => Number(bytes))
    }
    const before = await sizes()
    const start = performance.now()
    await give(objects.map(({ id }) => id))
    const ms = performance.now() - start
    const [entryBytes = 0, auditBytes = 0, objectBytes = 0] = (await sizes()).map(
      (bytes, n) => bytes - (before[n] ?? 0),
    )
    return { how, entries: objects.length, ms, entryBytes, auditBytes, objectBytes }
  } finally {
    await client.query('rollback')
    await client.query('vacuum public.orders')
  }
}
