// Who asks, what they ask, and of how much. Every contestant answers exactly this.

export interface Scale {
  /** Orders, and as many lines. */
  readonly objects: number
  readonly owners: number
  /** Entries of the caller who has many. */
  readonly manyEntries: number
  readonly rounds: number
  /** Milliseconds that one contestant measures one query in one round, at least. */
  readonly slice: number
  /** Milliseconds after which a statement is given up. */
  readonly patience: number
  readonly tables: readonly number[]
}

export const fullScale: Scale = {
  objects: 1_000_000,
  owners: 10_000,
  manyEntries: 100_000,
  rounds: 5,
  slice: 12,
  patience: 3_000,
  tables: [10, 100, 1000],
}
export const quickScale: Scale = {
  objects: 100_000,
  owners: 1_000,
  manyEntries: 10_000,
  rounds: 3,
  slice: 8,
  patience: 2_000,
  tables: [10, 100],
}

export type CallerName = 'nothing' | 'own' | 'own + 10' | 'own + many' | 'everything'

/** Somebody who asks. What they own is 100 orders, but for the two who own none. */
export interface Caller {
  readonly name: CallerName
  readonly user: number
  /** The custom role, if any. */
  readonly role: 'Blocked' | 'Manager' | null
  /** Condition on `id` for the orders and lines of others that entries let the caller find. */
  readonly shared: string | null
  /** An order that the caller may find (for `nothing`: one that exists). */
  readonly point: number
  /** An order that the caller may change; null where there is none. */
  readonly writable: number | null
}

/** The callers. An order's owner is `1 + id % owners`, so owned rows lie on pages of their own all over the table. */
export function listCallers({ objects, owners, manyEntries }: Scale): readonly Caller[] {
  const middle = objects / 2
  const ownId = (user: number) => middle + user - 1
  const step = objects / manyEntries
  return [
    { name: 'nothing', user: owners + 1, role: 'Blocked', shared: null, point: middle, writable: null },
    { name: 'own', user: 17, role: null, shared: null, point: ownId(17), writable: ownId(17) },
    {
      name: 'own + 10',
      user: 18,
      role: null,
      shared: `id % ${objects / 10} = 777`,
      point: objects / 10 + 777,
      writable: ownId(18),
    },
    {
      name: 'own + many',
      user: 19,
      role: null,
      shared: `id % ${step} = 3`,
      point: middle + 3,
      writable: ownId(19),
    },
    { name: 'everything', user: owners + 2, role: 'Manager', shared: null, point: middle, writable: middle },
  ]
}

export const readNames = ['point by key', 'newest 20', 'count visible', 'filtered count', 'join'] as const
export const writeNames = ['update by key', 'delete by key', 'insert one', 'insert 1000'] as const
export type ReadName = (typeof readNames)[number]
export type WriteName = (typeof writeNames)[number]
export type QueryName = ReadName | WriteName

export function isWrite(query: QueryName): query is WriteName {
  return writeNames.some((name) => name === query)
}

/** Conditions that a query has to add by itself, because nothing in the database adds them. */
export interface Visibility {
  readonly orders: string | null
  readonly lines: string | null
}

/** Conditions for a caller who is held back by the database. */
export const leftToPolicies: Visibility = { orders: null, lines: null }

// Written out, because pgladder may keep a column of its own on the table.
const columns = 'o.id, o.owner_id, o.status, o.amount, o.created_at, o.title'

/** The SQL of a query. `orders` is `o` and `lines` is `l` in conditions; null is no condition. */
export function writeQuery(query: QueryName, caller: Caller, scale: Scale, { orders, lines }: Visibility): string {
  switch (query) {
    case 'point by key':
      return `select ${columns} from public.orders as o${where(`o.id = ${caller.point}`, orders)}`
    case 'newest 20':
      return `select ${columns} from public.orders as o${where(orders)} order by o.created_at desc limit 20`
    case 'count visible':
      return `select count(*) from public.orders as o${where(orders)}`
    case 'filtered count':
      return `select count(*) from public.orders as o${where('o.status = 3', orders)}`
    case 'join':
      return `select o.id, o.title, l.text from public.orders as o join public.lines as l on l.order_id = o.id${where(orders, lines)} order by o.created_at desc limit 20`
    case 'update by key':
      return `update public.orders as o set amount = amount + 1${where(`o.id = ${caller.writable}`, orders)}`
    case 'delete by key':
      return `delete from public.orders as o${where(`o.id = ${caller.writable}`, orders)}`
    case 'insert one':
      return insert(caller, scale, 1)
    case 'insert 1000':
      return insert(caller, scale, 1000)
  }
}

// Old dates, so that what was rolled back does not lie in the way of `newest 20`.
function insert({ user }: Caller, { objects }: Scale, count: number): string {
  return `insert into public.orders (id, owner_id, status, amount, created_at, title) select ${objects} + g, ${user}, 1, 5, '2001-01-01', 'new' from generate_series(1, ${count}) as g`
}

function where(...conditions: readonly (string | null)[]): string {
  const kept = conditions.filter((condition) => condition !== null)
  return kept.length === 0 ? '' : ` where ${kept.join(' and ')}`
}
