// The world of orders, shared one by one, and beside them a partitioned table of visits.
// Each user has one visit, in a partition of its own.

import { sharedOrdersPolicy } from './orders-policies.ts'
import { anna, bert, ordersSetup } from './orders-world.ts'

/** SQL that makes the table of visits and its partitions, empty. */
export const visitsTables = `
  create table public.visits (id integer primary key, owner_id uuid) partition by range (id);
  create table public.visits_low partition of public.visits for values from (0) to (100);
  create table public.visits_high partition of public.visits for values from (100) to (200);
`

export const visitsSetup = `${ordersSetup}${visitsTables}
  insert into public.visits values (1, '${anna}'), (101, '${bert}');
`

export const visitsPolicy = `${sharedOrdersPolicy}
  public.visits:
    key: { column: id, type: integer }
    owner: owner_id
    roles: { AuthenticatedUser: { CREATE: GRANT } }
    ownerPolicy: { FIND: GRANT, UPDATE: GRANT, REMOVE: GRANT }
`
