// The parts of the benchmark that could lie without anybody noticing.

import { describe, expect, it } from 'vitest'
import { describePlan } from '../bench/describe-plan.ts'
import { formatMs, formatRatio } from '../bench/format-figure.ts'
import { median } from '../bench/median.ts'
import { fullScale, leftToPolicies, listCallers, quickScale, writeQuery } from '../bench/workload.ts'

describe('the benchmark', () => {
  it('takes the middle of the figures, whatever their order', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([10, 9, 1, 2])).toBe(5.5)
    expect(() => median([])).toThrow('no number has no median')
  })

  it('shows a plan in one line, with what filters and what stands beside it', () => {
    const scan = {
      'Node Type': 'Index Scan',
      'Parent Relationship': 'Outer',
      'Scan Direction': 'Backward',
      'Index Name': 'orders_created_at',
      Filter: '(owner_id = 17)',
      Plans: [{ 'Node Type': 'Result', 'Parent Relationship': 'InitPlan' }],
    }
    expect(describePlan([{ Plan: { 'Node Type': 'Limit', Plans: [scan] } }])).toBe(
      'Limit > Index Scan Backward using orders_created_at (Filter) + 1 sub-plan',
    )
  })

  it('says when it lost patience', () => {
    expect(formatMs(Number.POSITIVE_INFINITY)).toBe('given up')
    expect(formatRatio(Number.POSITIVE_INFINITY)).toBe('endless')
  })

  it.each([fullScale, quickScale])('gives callers rows that are there: %o', (scale) => {
    for (const caller of listCallers(scale)) {
      expect(caller.point).toBeLessThan(scale.objects)
      if (caller.writable === null || caller.role === 'Manager') continue
      expect(1 + (caller.writable % scale.owners)).toBe(caller.user)
      if (caller.shared !== null) expect(1 + (caller.point % scale.owners)).not.toBe(caller.user)
    }
  })

  it('adds no condition to what the policies are to hold back', () => {
    const [caller] = listCallers(quickScale)
    if (caller === undefined) throw new Error('nobody asks')
    expect(writeQuery('count visible', caller, quickScale, leftToPolicies)).toBe(
      'select count(*) from public.orders as o',
    )
  })
})
