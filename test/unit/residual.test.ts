// Partial evaluation: what is known when a policy is compiled is gone from the condition that a row is asked.

import { describe, expect, it } from 'vitest'
import type { Bits } from '../../generator/evaluate/bits.ts'
import { knownBits, readBits } from '../../generator/evaluate/bits.ts'
import { type Residual, residualOf } from '../../generator/evaluate/residual.ts'
import { namesOf } from '../../generator/plan/names.ts'
import { printResidual } from '../../generator/render/print-condition.ts'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'

const known = (own: boolean, other: boolean): Bits => ({ kind: 'known', own, other })

const plan = migrationsOf(
  checkedPolicy(`
pgladder: 1
users: { type: uuid }
tables:
  public.orders: { key: { column: id, type: integer }, owner: owner_id }
`),
).plan

function print(residual: Residual): string | null {
  const [container] = plan.containers
  if (container === undefined) throw new Error('the policy has a table')
  const text = printResidual(residual, { container, operation: 'FIND', names: namesOf(plan), proposed: false })
  return text === null ? null : text.replaceAll(/\s+/g, ' ')
}

const granted = `orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'GRANT'))::integer[])`
const denied = `orders.id = any ((select ladder_internal.public__orders_object_ids('FIND', 'DENY'))::integer[])`
const mine = 'orders.owner_id = (select ladder.user_id())'

describe('a residual whose bits are known', () => {
  it.each([
    { own: true, other: true, plain: 'true', listed: `${granted} or not (${denied})` },
    { own: true, other: false, plain: mine, listed: `${granted} or ( not (${denied}) and ${mine} )` },
    {
      own: false,
      other: true,
      plain: `(${mine}) is not true`,
      listed: `${granted} or ( not (${denied}) and (${mine}) is not true )`,
    },
    { own: false, other: false, plain: null, listed: granted },
  ])('asks no more than it must: own $own, other $other', ({ own, other, plain, listed }) => {
    expect(print(residualOf(known(own, other), { hasOwner: true, hasEntries: false }))).toBe(plain)
    expect(print(residualOf(known(own, other), { hasOwner: true, hasEntries: true }))).toBe(listed)
  })

  it('never asks whose an object is where objects have no owner', () => {
    expect(residualOf(known(true, false), { hasOwner: false, hasEntries: false })).toEqual({ kind: 'never' })
    expect(residualOf(known(false, true), { hasOwner: false, hasEntries: false })).toEqual({ kind: 'always' })
  })
})

describe('a residual whose bits are read', () => {
  const read: Bits = { kind: 'read', position: 7 }

  it('reads the bit of the object’s side, another’s where it is nobody’s', () => {
    expect(print(residualOf(read, { hasOwner: true, hasEntries: false }))).toBe(
      `case when ${mine} then (select ladder_internal.may_own(7)) else (select ladder_internal.may_other(7)) end`,
    )
  })

  it('reads one bit where objects have no owner', () => {
    expect(print(residualOf(read, { hasOwner: false, hasEntries: false }))).toBe(
      '(select ladder_internal.may_other(7))',
    )
  })
})

describe('a profile', () => {
  it('knows its bits once it is compiled, and reads them as the dynamic one', () => {
    const folded = { own: 0b10n, other: 0b00n }
    expect(knownBits(folded, 1)).toEqual(known(true, false))
    expect(knownBits(folded, 0)).toEqual(known(false, false))
    expect(readBits(15)).toEqual({ kind: 'read', position: 15 })
  })
})
