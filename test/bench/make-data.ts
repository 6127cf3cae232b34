// The tables and their rows: a million orders of ten thousand owners, and a line for each.
// Nothing here is random, so that every run and every contestant has the same rows.

import type { Caller, Scale } from './workload.ts'

/** SQL that makes and fills the tables that are to be governed. */
export function makeTables({ objects, owners }: Scale): string {
  return `
    create table public.orders (
      id bigint primary key,
      owner_id integer,
      status integer not null,
      amount integer not null,
      created_at timestamptz not null,
      title text not null
    );
    create table public.lines (
      id bigint primary key,
      order_id bigint not null,
      owner_id integer,
      text text not null
    );
    insert into public.orders (id, owner_id, status, amount, created_at, title)
    select g, 1 + g % ${owners}, abs(hashint8(g)) % 10, g % 1000, timestamptz '2024-01-01 00:00Z' + g * interval '1 second', 'order ' || g
    from generate_series(0::bigint, ${objects - 1}) as g;
    insert into public.lines (id, order_id, owner_id, text)
    select g, g, 1 + g % ${owners}, 'line ' || g
    from generate_series(0::bigint, ${objects - 1}) as g;
    create index orders_owner on public.orders (owner_id);
    create index orders_created_at on public.orders (created_at);
    create index lines_owner on public.lines (owner_id);
    create index lines_order on public.lines (order_id);
  `
}

/** SQL that fills a table of entries: which rows of others a caller may find. */
export function makeEntries(callers: readonly Caller[], insert: (user: number, shared: string) => string): string {
  return callers.flatMap(({ user, shared }) => (shared === null ? [] : [insert(user, shared)])).join(';\n')
}

/** After the last row: no contestant starts with unfrozen rows or without statistics. */
export const settle = 'vacuum (freeze, analyze)'
