// Variants of the orders' policy: with an object ACL, with users who are texts, with objects that are texts.
// What a single test changes it changes itself.

import { ordersPolicy } from './orders-world.ts'

/** Orders that may be shared one by one. */
export const sharedOrdersPolicy = ordersPolicy.replace('objectAcl: none', 'objectAcl: table')

/** The same policy for users who are texts and in no table. */
export const withTextUsers = (policy: string): string =>
  policy.replace('users: { type: uuid, table: public.users, key: id }', 'users: { type: text }')

/** Shared orders where users and objects are texts. */
export const textOrdersPolicy = withTextUsers(sharedOrdersPolicy).replace(
  'key: { column: id, type: uuid }',
  'key: { column: id, type: text }',
)
