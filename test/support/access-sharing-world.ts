// A small world for tests of sharing: owners administer their orders, which have entries; price lists have none.

import type { Generated } from 'kysely'
import { anna, annasOrder, bert, bertsOrder } from './orders-world.ts'

/** The world's tables as Kysely sees them. */
export interface SharingDatabase {
  readonly users: { readonly id: string }
  readonly orders: {
    readonly id: Generated<string>
    readonly owner_id: Generated<string | null>
    readonly title: string
  }
  readonly price_lists: { readonly id: string; readonly owner_id: string }
}

export const annasPrices = '00000000-0000-4000-8000-0000000000e1'

/** SQL that makes the tables, for their owner to run before the migrations. */
export const sharingSetup = `
  create table public.users (id uuid primary key);
  create table public.orders (
    id uuid primary key default gen_random_uuid(),
    owner_id uuid references public.users (id),
    title text not null
  );
  create table public.price_lists (
    id uuid primary key,
    owner_id uuid references public.users (id)
  );
  insert into public.users (id) values ('${anna}'), ('${bert}');
  insert into public.orders (id, owner_id, title) values
    ('${annasOrder}', '${anna}', 'tea'),
    ('${bertsOrder}', '${bert}', 'coffee');
  insert into public.price_lists (id, owner_id) values ('${annasPrices}', '${anna}');
`

export const sharingPolicy = `
pgladder: 1
users: { type: uuid, table: public.users, key: id }
roles: [Clerk]
globalDefault: DENY
tables:
  public.orders:
    key: { column: id, type: uuid }
    owner: owner_id
    roles:
      AuthenticatedUser: { CREATE: GRANT }
      ServerCodeUser: { '*': GRANT, PERMISSION: GRANT }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT, PERMISSION: GRANT }
  public.price_lists:
    key: { column: id, type: uuid }
    owner: owner_id
    objectAcl: none
    ownerPolicy: { FIND: GRANT, PERMISSION: GRANT }
`
