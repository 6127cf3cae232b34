// The folder of migrations: what is written, when nothing is, and what no policy can change any more.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { printDiagnostic } from '../../generator/check/print-diagnostic.ts'
import { packageRoot } from '../../generator/package-root.ts'
import type { SqlPlan } from '../../generator/plan/sql-plan.ts'
import { emit, filesIn, policyOf, temporaryFolder } from '../support/policy-folder.ts'

const orders = policyOf({ orders: 'roles: { AuthenticatedUser: { FIND: GRANT } }' })
const notes = policyOf({ notes: '' })
const both = policyOf({ orders: 'roles: { AuthenticatedUser: { FIND: GRANT } }', notes: '' })

const planIn = (folder: string): SqlPlan => JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))

const ordinalsIn = (folder: string) =>
  Object.fromEntries(planIn(folder).containers.map(({ relation, ordinal }) => [relation.name, ordinal]))

/** The diagnostics of a policy that is refused, printed. */
const refusalOf = (policy: string, folder: string) => {
  const result = emit(policy, folder)
  return result.kind === 'refused' ? result.diagnostics.map(printDiagnostic) : [result.kind]
}

describe('a folder of migrations', () => {
  it('gets the runtime, the policy and the plan first', () => {
    const folder = join(temporaryFolder(), 'not', 'there', 'yet')
    const paths = ['0001_ladder_runtime.sql', '0002_policy.sql'].map((file) => join(folder, file))
    expect(emit(orders, folder)).toEqual({ kind: 'written', paths })
    expect(Object.keys(filesIn(folder))).toEqual(['0001_ladder_runtime.sql', '0002_policy.sql', 'plan.json'])
  })

  it('gets the same bytes from the same policy', () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()]
    for (const folder of [one, other]) for (const policy of [orders, both, notes]) emit(policy, folder)
    expect(Object.keys(filesIn(one))).toHaveLength(5)
    expect(filesIn(one)).toEqual(filesIn(other))
  })

  it('gets nothing from a policy that has not changed, however it is written', () => {
    const folder = temporaryFolder()
    emit(orders, folder)
    const before = filesIn(folder)
    const respelt = `# the same\n${orders.replace('public.orders', '"\\"public\\".orders"')}\nroles: []\nschema: ladder\n`
    for (const policy of [orders, respelt]) expect(emit(policy, folder)).toEqual({ kind: 'unchanged' })
    expect(filesIn(folder)).toEqual(before)
  })

  it('gets the next number for a change, and what was written stays as it was', () => {
    const folder = temporaryFolder()
    emit(orders, folder)
    const before = filesIn(folder)
    expect(emit(both, folder)).toEqual({ kind: 'written', paths: [join(folder, '0003_policy_0003.sql')] })
    expect(filesIn(folder)).toMatchObject({ ...before, 'plan.json': expect.not.stringMatching(/^$/) })
    expect(filesIn(folder)['plan.json']).not.toBe(before['plan.json'])
  })

  it('holds nothing of the day, the path or the machine', () => {
    const [one, other] = [temporaryFolder(), join(temporaryFolder(), 'elsewhere')]
    emit(both, one)
    const here = process.cwd()
    try {
      vi.setSystemTime('2001-02-03')
      vi.stubEnv('TZ', 'Pacific/Auckland')
      vi.stubEnv('LANG', 'tr_TR.UTF-8')
      process.chdir(temporaryFolder())
      emit(both, other)
    } finally {
      process.chdir(here)
      vi.unstubAllEnvs()
      vi.useRealTimers()
    }
    expect(filesIn(other)).toEqual(filesIn(one))
    const text = Object.values(filesIn(one)).join('')
    expect(text).not.toContain(one)
    expect(text).not.toContain(packageRoot)
    expect(text).not.toMatch(/\b20\d\d-\d\d-\d\d\b/)
  })
})

describe('ordinals', () => {
  it('are append-only: a table that comes back gets a new one', () => {
    const folder = temporaryFolder()
    const third = policyOf({ third: '', notes: '' })
    emit(orders, folder)
    expect(ordinalsIn(folder)).toEqual({ orders: 0 })
    emit(notes, folder)
    expect(ordinalsIn(folder)).toEqual({ notes: 1 })
    emit(third, folder)
    expect(ordinalsIn(folder)).toEqual({ notes: 1, third: 2 })
    emit(both, folder)
    expect(ordinalsIn(folder)).toEqual({ notes: 1, orders: 3 })
    expect(planIn(folder).nextOrdinal).toBe(4)
  })

  it('do not follow the order of the file', () => {
    const folder = temporaryFolder()
    emit(policyOf({ orders: '', notes: '' }), folder)
    expect(emit(policyOf({ notes: '', orders: '' }), folder)).toEqual({ kind: 'unchanged' })
  })
})

describe('a frozen choice', () => {
  const frozen = (what: string, before: string, after: string, at: string) =>
    `policy.yaml:${at}: error: ${what} is \`${before}\` in the migrations and \`${after}\` in the policy (frozen-choice)\n` +
    `  help: write \`${before}\`, or start a new folder of migrations for a new database`

  it.each([
    ['schema', `schema: guard\n${orders}`, frozen('`schema`', 'ladder', 'guard', '1:1')],
    ['rolePrefix', `rolePrefix: shop\n${orders}`, frozen('`rolePrefix`', 'ladder', 'shop', '1:1')],
    ['users.type', policyOf({ orders: '' }, 'users: { type: text }'), frozen('`users.type`', 'uuid', 'text', '1:1')],
    [
      "a key's column",
      orders.replace('column: id', 'column: number'),
      frozen('the key column of `public.orders`', 'id', 'number', '4:3'),
    ],
    [
      "a key's type",
      orders.replace('type: uuid }\n    roles', 'type: int8 }\n    roles'),
      frozen('the key type of `public.orders`', 'uuid', 'bigint', '4:3'),
    ],
  ])('%s is refused with its place, and nothing is written', (_what, policy, message) => {
    const folder = temporaryFolder()
    emit(orders, folder)
    const before = filesIn(folder)
    expect(refusalOf(policy, folder)).toEqual([message])
    expect(filesIn(folder)).toEqual(before)
  })

  it('is named beside every other', () => {
    const folder = temporaryFolder()
    emit(orders, folder)
    const policy = `schema: guard\nrolePrefix: shop\n${orders.replace('{ type: uuid }', '{ type: text }').replace('column: id', 'column: x')}`
    expect(refusalOf(policy, folder)).toHaveLength(4)
  })

  it('is the runtime too', () => {
    const folder = temporaryFolder()
    emit(orders, folder)
    writeFileSync(join(folder, 'plan.json'), JSON.stringify({ ...planIn(folder), runtime: 'of another version' }))
    expect(refusalOf(both, folder)).toEqual([
      'policy.yaml:1:1: error: the migrations install the runtime of another version of pgladder (other-runtime)\n' +
        '  help: use the version that made them, or start a new folder of migrations for a new database',
    ])
  })

  it('is no obstacle to a table that was removed before', () => {
    const folder = temporaryFolder()
    for (const policy of [both, notes]) emit(policy, folder)
    expect(emit(policyOf({ notes: '', orders: '' }), folder)).toMatchObject({ kind: 'written' })
  })
})

describe('a plan', () => {
  it.each([
    ['no JSON', '{"format": 1,', /plan\.json: cannot be read: .*JSON/],
    ['of another format', '{"format": 2}', /plan\.json: not a plan of this version of pgladder/],
    ['no object', 'null', /plan\.json: not a plan/],
    ['cut off', '{"format": 1, "schema": "ladder"}', /plan\.json: not a plan/],
  ])('that is %s is refused, and nothing is written', (_what, text, message) => {
    const folder = temporaryFolder()
    emit(orders, folder)
    writeFileSync(join(folder, 'plan.json'), text)
    const before = filesIn(folder)
    expect(() => emit(both, folder)).toThrow(message)
    expect(filesIn(folder)).toEqual(before)
  })

  it('that lacks any of its parts is refused', () => {
    const folder = temporaryFolder()
    emit(orders, folder)
    const plan = planIn(folder)
    for (const part of Object.keys(plan)) {
      writeFileSync(join(folder, 'plan.json'), JSON.stringify({ ...plan, [part]: undefined }))
      expect(() => emit(both, folder), part).toThrow(/not a plan of this version/)
    }
  })

  it('that is missing beside migrations is refused, as are migrations missing beside it', () => {
    const folder = temporaryFolder()
    emit(orders, folder)
    const plan = readFileSync(join(folder, 'plan.json'))
    rmSync(join(folder, 'plan.json'))
    expect(() => emit(both, folder)).toThrow(`${folder}: migrations without \`plan.json\``)
    const empty = temporaryFolder()
    writeFileSync(join(empty, 'plan.json'), plan)
    expect(() => emit(both, empty)).toThrow(`${empty}: \`plan.json\` without migrations`)
  })

  it('that is a folder is refused', () => {
    const folder = temporaryFolder()
    emit(orders, folder)
    rmSync(join(folder, 'plan.json'))
    mkdirSync(join(folder, 'plan.json'))
    expect(() => emit(both, folder)).toThrow(/plan\.json: cannot be read: EISDIR/)
  })
})
