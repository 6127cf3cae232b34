// Explaining from the policy alone: verdict and deciding step are the oracle's, for every combination of the levels; and the sentence
// names the cell.

import { afterAll, describe, expect, it } from 'vitest'
import { explain, sayWhy } from '../../generator/evaluate/explain.ts'
import type { Asker, Subject } from '../../generator/evaluate/walk.ts'
import type { ContainerIr } from '../../generator/ir/policy-ir.ts'
import { decide, type Operation } from '../oracle/decide.ts'
import { gridWorlds } from '../oracle/grid.ts'
import { policyText, type TestWorld } from '../oracle/test-world.ts'
import { upsertGridWorlds } from '../oracle/upsert-grid.ts'
import { checkedPolicy } from '../support/checked-policy.ts'
import { askerOf, objectsFor, subjectOf } from '../support/oracle-question.ts'

let compared = 0

function mismatchesOf(world: TestWorld, operations: readonly Operation[]): { count: number; found: string[] } {
  const ir = checkedPolicy(policyText(world))
  const found: string[] = []
  let count = 0
  world.containers.forEach((container, n) => {
    const compiled = ir.containers[n]
    if (compiled === undefined) throw new Error('a table is missing')
    world.requests.forEach((request, k) => {
      for (const object of objectsFor(request, container.objects, k + n)) {
        for (const operation of operations) {
          const expected = decide(world, request, container, operation, object)
          const { allowed, decided } = explain(
            ir,
            compiled,
            operation,
            askerOf(request),
            subjectOf(world, request, object),
          )
          count += 1
          if (allowed === expected.allowed && decided.walk.decides === expected.step) continue
          found.push(
            `${operation} ${container.name} ${JSON.stringify(object)} by ${JSON.stringify(request)}: ${JSON.stringify(expected)}, not ${allowed} at ${decided.walk.decides}`,
          )
        }
      }
    })
  })
  compared += count
  return { count, found }
}

describe('an explanation agrees with the oracle', () => {
  afterAll(() => {
    console.log(`explained from the policy alone, and by the oracle: ${compared.toLocaleString('en')} answers compared`)
  })

  it.each(gridWorlds().map((world, n) => ({ n: n + 1, world })))('on the grid, policy $n', ({ world }) => {
    const { count, found } = mismatchesOf(world, ['FIND', 'CREATE', 'UPDATE', 'REMOVE', 'PERMISSION'])
    expect(found.slice(0, 5)).toEqual([])
    expect(count).toBeGreaterThan(50_000)
  })

  it.each(upsertGridWorlds())('on the grid of upserts, $title', (world) => {
    const { count, found } = mismatchesOf(world, ['FIND', 'UPSERT'])
    expect(found.slice(0, 5)).toEqual([])
    expect(count).toBeGreaterThan(10_000)
  })
})

describe('an explanation in words', () => {
  const policy = `
pgladder: 1
users: { type: text }
roles: [OTANonMemberTest]
globalDefault: GRANT
global:
  JSUser: { UPDATE: DENY }
tables:
  public.content_bookmarks:
    key: { column: id, type: text }
    owner: owner_id
    upsert: derived
    roles:
      NotAuthenticatedUser: { '*': DENY }
      AuthenticatedUser: { FIND: DENY }
      OTANonMemberTest: { REMOVE: DENY }
    ownerPolicy: { FIND: GRANT, REMOVE: GRANT }
    users: { ann: { FIND: DENY }, '*': { CREATE: GRANT } }
`
  const ir = checkedPolicy(policy)
  const bookmarks = ir.containers[0] as ContainerIr
  const member: Asker = { user: 'bob', systemRoles: ['AuthenticatedUser'], customRoles: ['OTANonMemberTest'] }
  const user: Asker = { user: 'bob', systemRoles: ['AuthenticatedUser', 'JSUser'], customRoles: [] }
  const nobody: Asker = { user: null, systemRoles: ['NotAuthenticatedUser'], customRoles: [] }
  const own: Subject = { owned: true, entries: [] }
  const others: Subject = { owned: false, entries: [] }
  const shared: Subject = {
    owned: false,
    entries: [{ who: { kind: 'user', name: 'bob' }, operation: 'FIND', effect: 'GRANT' }],
  }
  const table = 'public.content_bookmarks'

  it.each([
    [
      'REMOVE',
      member,
      own,
      `rejected at step 3: custom role OTANonMemberTest is denied REMOVE on ${table}; step 4 (owner policy: GRANT) was not reached`,
    ],
    [
      'FIND',
      user,
      shared,
      `allowed at step 1: an entry of the object grants FIND to user bob; step 5 (system roles on the table: DENY) was not reached`,
    ],
    [
      'FIND',
      { ...user, user: 'ann' },
      own,
      `rejected at step 2: user ann is denied FIND on ${table}; step 4 (owner policy: GRANT) was not reached`,
    ],
    ['CREATE', user, null, `allowed at step 2: all users are granted CREATE on ${table}`],
    [
      'FIND',
      user,
      own,
      `allowed at step 4: the owner policy of ${table} grants FIND; step 5 (system roles on the table: DENY) was not reached`,
    ],
    [
      'FIND',
      nobody,
      others,
      `rejected at step 5: system role NotAuthenticatedUser is denied FIND on ${table}; step 7 (system roles, globally: GRANT) was not reached`,
    ],
    [
      'UPDATE',
      member,
      others,
      `allowed at step 6: custom role OTANonMemberTest is granted UPDATE globally, which is the default`,
    ],
    ['UPDATE', user, others, `rejected at step 7: system role JSUser is denied UPDATE globally`],
    ['UPSERT', user, others, `rejected at step 7: system role JSUser is denied UPDATE globally (UPSERT needs UPDATE)`],
  ] as const)('%s %#', (operation, asker, subject, sentence) => {
    expect(sayWhy(explain(ir, bookmarks, operation, asker, subject), bookmarks)).toBe(sentence)
  })
})
