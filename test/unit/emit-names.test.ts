// What migrations are called, and what else lies in their folder.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emit, filesIn, policyOf, temporaryFolder } from '../support/policy-folder.ts'

const first = policyOf({ orders: '' })
const second = policyOf({ orders: '', notes: '' })
const third = policyOf({ notes: '' })

/** A folder with the first policy's migrations. */
const startedFolder = () => {
  const folder = temporaryFolder()
  emit(first, folder)
  return folder
}

const migrationsIn = (folder: string) => Object.keys(filesIn(folder)).filter((file) => file.endsWith('.sql'))

describe('a migration', () => {
  it('is called what was asked for', () => {
    const folder = temporaryFolder()
    emit(first, folder, 'orders-2')
    emit(second, folder, 'x'.repeat(100))
    expect(migrationsIn(folder)).toEqual([
      '0001_ladder_runtime.sql',
      '0002_orders-2.sql',
      `0003_${'x'.repeat(100)}.sql`,
    ])
  })

  it('is called `policy` where nothing was asked for, then by its number', () => {
    const folder = startedFolder()
    emit(second, folder)
    expect(migrationsIn(folder).slice(1)).toEqual(['0002_policy.sql', '0003_policy_0003.sql'])
  })

  it('never takes a name that is in use, asked for or not', () => {
    const folder = startedFolder()
    emit(second, folder, 'policy_0004')
    expect(() => emit(third, folder, 'policy_0004')).toThrow('a migration is called `policy_0004` already')
    expect(() => emit(third, folder, 'ladder_runtime')).toThrow('a migration is called `ladder_runtime` already')
    emit(third, folder)
    expect(migrationsIn(folder).slice(2)).toEqual(['0003_policy_0004.sql', '0004_policy_0004_2.sql'])
  })

  it("never takes the name of the migration tool's own first one", () => {
    expect(() => emit(first, temporaryFolder(), 'create-migrations-table')).toThrow(/is called .* already/)
  })

  it.each([
    '',
    'x'.repeat(101),
    'Orders',
    '_orders',
    '-orders',
    'a b',
    'a.sql',
    '../a',
    'a/b',
    'a\nb',
    'é',
    '..',
    'a\0',
  ])('cannot be called %j', (name) => {
    const folder = temporaryFolder()
    expect(() => emit(first, folder, name)).toThrow(/is no name for a migration/)
    expect(filesIn(folder)).toEqual({})
  })

  it('needs no good name where there is nothing to write', () => {
    const folder = startedFolder()
    expect(emit(first, folder, 'policy')).toEqual({ kind: 'unchanged' })
  })
})

describe('a folder', () => {
  it.each([
    ['a gap', (folder: string) => renameSync(join(folder, '0002_policy.sql'), join(folder, '0003_policy.sql'))],
    ['a first migration that is missing', (folder: string) => rmSync(join(folder, '0001_ladder_runtime.sql'))],
    ['a number twice', (folder: string) => writeFileSync(join(folder, '0002_q.sql'), '')],
    ['a foreign .sql file', (folder: string) => writeFileSync(join(folder, 'seed.sql'), '')],
    ['a migration in JavaScript', (folder: string) => writeFileSync(join(folder, '0003_more.js'), '')],
    ['an ending in capitals', (folder: string) => writeFileSync(join(folder, '0003_more.SQL'), '')],
  ])('with %s is refused, and the file that is wrong is named', (_what, damage) => {
    const folder = startedFolder()
    damage(folder)
    const before = filesIn(folder)
    expect(() => emit(second, folder)).toThrow(/: expected migration \d{4}_<name>\.sql here$/)
    expect(filesIn(folder)).toEqual(before)
  })

  it('may hold files that are no migrations', () => {
    const folder = startedFolder()
    for (const file of ['README.md', '.gitkeep', 'notes.sql.txt']) writeFileSync(join(folder, file), 'x')
    mkdirSync(join(folder, 'old'))
    expect(emit(second, folder)).toMatchObject({ kind: 'written' })
  })

  it('that is a file, is below one, or has no name, is refused', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    for (const wrong of [file, join(file, 'below'), '']) {
      expect(() => emit(first, wrong)).toThrow(`\`${wrong}\` is no folder`)
    }
  })

  it('that cannot be made is refused', () => {
    const folder = join(temporaryFolder(), 'x'.repeat(300))
    expect(() => emit(first, folder)).toThrow(`${folder}: cannot be`)
    expect(() => emit(first, '/proc/nothing/here')).toThrow('/proc/nothing/here: cannot be written: ')
  })

  it('that cannot be written to the end is left as it was', () => {
    const folder = startedFolder()
    mkdirSync(join(folder, '.plan.json'))
    const { '.plan.json': _, ...before } = withoutFolders(folder)
    expect(() => emit(second, folder)).toThrow(`${folder}: cannot be written: `)
    expect(withoutFolders(folder)).toEqual(before)
    rmSync(join(folder, '.plan.json'), { recursive: true })
    expect(emit(second, folder)).toMatchObject({ kind: 'written' })
  })

  it('is no worse for what an interrupted run left', () => {
    const folder = startedFolder()
    writeFileSync(join(folder, '.plan.json'), 'half a pl')
    emit(second, folder)
    expect(Object.keys(filesIn(folder))).toEqual([
      '0001_ladder_runtime.sql',
      '0002_policy.sql',
      '0003_policy_0003.sql',
      'plan.json',
    ])
  })
})

describe("the migration tool's word for leaving out the transaction", () => {
  const marker = '-- postgres-migrations disable-transaction'

  it.each([
    ['a role', `roles: ['${marker}']\nusers: { type: uuid }`],
    ["the users' table", `users: { type: uuid, table: 'public.${marker}', key: id }`],
  ])('is refused in the name of %s', (_what, head) => {
    const folder = temporaryFolder()
    expect(() => emit(policyOf({ orders: '' }, head), folder)).toThrow(`a name in the policy contains \`${marker}\``)
    expect(filesIn(folder)).toEqual({})
  })

  it('is refused in the name of a table, a column and a user', () => {
    const policies = [
      first.replace('public.orders', `'public.${marker}'`),
      first.replace('column: id', `column: '${marker}'`),
      policyOf({ orders: `users: { 'x ${marker}': { FIND: GRANT } }` }, 'users: { type: text }'),
    ]
    for (const policy of policies) {
      const folder = temporaryFolder()
      expect(() => emit(policy, folder)).toThrow(`contains \`${marker}\``)
      expect(filesIn(folder)).toEqual({})
    }
  })
})

/** What is in a folder, but for the folders in it. */
function withoutFolders(folder: string): Readonly<Record<string, string>> {
  rmSync(join(folder, '.plan.json'), { recursive: true, force: true })
  const files = filesIn(folder)
  mkdirSync(join(folder, '.plan.json'))
  return files
}
