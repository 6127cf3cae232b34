// A small world for tests of the access layer: two users, who see and change their own orders only;
// server code may do anything; nobody logged in sees nothing.

import type { Generated } from 'kysely'

/** The world's tables as Kysely sees them. */
export interface OrdersDatabase {
  readonly users: { readonly id: string; readonly name: string }
  readonly orders: {
    readonly id: Generated<string>
    readonly owner_id: Generated<string | null>
    readonly title: string
  }
}

export const anna = '00000000-0000-4000-8000-00000000000a'
export const bert = '00000000-0000-4000-8000-00000000000b'
export const annasOrder = '00000000-0000-4000-8000-0000000000a1'
export const bertsOrder = '00000000-0000-4000-8000-0000000000b1'

/** SQL that makes the tables, for their owner to run before the migrations. */
export const ordersSetup = `
  create table public.users (id uuid primary key, name text not null);
  create table public.orders (
    id uuid primary key default gen_random_uuid(),
    owner_id uuid references public.users (id),
    title text not null
  );
  insert into public.users (id, name) values ('${anna}', 'Anna'), ('${bert}', 'Bert');
  insert into public.orders (id, owner_id, title) values
    ('${annasOrder}', '${anna}', 'tea'),
    ('${bertsOrder}', '${bert}', 'coffee');
`

export const ordersPolicy = `
pgladder: 1
schema: ladder
identity: gateway
roleSource: membership
users: { type: uuid, table: public.users, key: id }
roles: [Clerk]
globalDefault: DENY
tables:
  public.orders:
    key: { column: id, type: uuid }
    owner: owner_id
    objectAcl: none
    upsert: derived
    roles:
      AuthenticatedUser: { CREATE: GRANT }
      ServerCodeUser: { '*': GRANT }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }
`
