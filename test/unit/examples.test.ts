// The examples keep their promises on paper: what they compile to is what is committed, and a scenario that could
// never fail is refused. What they do in a database is tested elsewhere.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { listExamples, readExample } from '../../generator/cli/demo/read-example.ts'
import { readScenario } from '../../generator/cli/demo/read-scenario.ts'
import { runDemo } from '../../generator/cli/demo.ts'
import { emitMigrations } from '../../generator/emit/emit-migrations.ts'
import { packageRoot } from '../../generator/package-root.ts'

const committed = join(packageRoot, 'migrations')
const scratch = mkdtempSync(join(tmpdir(), 'pgladder-examples-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const contentsOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]))

describe('examples', () => {
  it('each has its migrations committed, and no migrations are left of one that is gone', () => {
    const folders = readdirSync(committed, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map(({ name }) => name).sort()).toEqual(listExamples())
  })

  describe.each(listExamples())('%s', (name) => {
    it('compiles to the committed migrations, byte for byte (else: npm run examples)', async () => {
      const { ir } = await readExample(name)
      emitMigrations(ir, join(scratch, name))
      const emitted = contentsOf(join(scratch, name))
      expect(Object.keys(emitted)).toEqual(['0001_ladder_runtime.sql', '0002_policy.sql', 'plan.json'])
      expect(contentsOf(join(committed, name))).toEqual(emitted)
    })

    it('has callers who all act, and both allows and refuses', async () => {
      const { scenario } = await readExample(name)
      expect(new Set(scenario.rows.map(({ caller }) => caller))).toEqual(new Set(scenario.callers.keys()))
      const isRefusal = (expected: unknown) => expected === 'no' || String(expected) === ''
      expect(new Set(scenario.rows.map((row) => isRefusal(row.expect)))).toEqual(new Set([true, false]))
    })
  })
})

describe('a scenario', () => {
  const scenario = (row: string, tries = '{ orders: { UPDATE: { title: x } } }') =>
    readScenario(
      `{ title: t, callers: { anna: { user: anna }, psql: no request }, tries: ${tries}, rows: [${row}] }`,
      'scenario.yaml',
    )

  it('reads an act on a table and one on an object', () => {
    const { rows } = scenario(
      '{ caller: anna, act: FIND, on: orders, expect: [] }, { caller: anna, act: UPDATE, on: app.t/a/b, with: { c: 1 }, expect: no, step: 5 }',
    )
    expect(rows).toEqual([
      { caller: 'anna', act: 'FIND', table: 'public.orders', key: null, with: {}, keep: false, expect: [], step: null },
      { caller: 'anna', act: 'UPDATE', table: 'app.t', key: 'a/b', with: { c: 1 }, keep: false, expect: 'no', step: 5 },
    ])
  })

  it.each([
    ['a caller nobody introduced', '{ caller: anan, act: FIND, on: orders, expect: [] }', 'there is no caller `anan`'],
    ['a misspelt word', '{ caller: anna, act: FIND, on: orders, expects: [] }', 'expects'],
    ['yes for a whole table', '{ caller: anna, act: REMOVE, on: orders, expect: yes }', 'is a list of keys'],
    ['a list for one object', '{ caller: anna, act: FIND, on: orders/tea, expect: [tea] }', 'is yes or no'],
    [
      'CREATE of an object',
      '{ caller: anna, act: CREATE, on: orders/tea, with: { a: 1 }, expect: no }',
      'no object yet',
    ],
    ['a write of nothing', '{ caller: anna, act: CREATE, on: orders, expect: no }', 'nothing says what CREATE writes'],
    ['`refused` within a request', '{ caller: anna, act: FIND, on: orders, expect: refused }', 'with no request'],
    ['an answer without a request', '{ caller: psql, act: FIND, on: orders, expect: [] }', 'with no request'],
    ['a refusal that is kept', '{ caller: anna, act: UPDATE, on: orders/a, expect: yes, keep: true }', 'is kept'],
  ])('refuses %s', (_claim, row, message) => {
    expect(() => scenario(row)).toThrow(message)
  })
})

describe('the demo', () => {
  it('names the package that is missing, and how to get it', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await runDemo({ needed: ['zod', '@electric-sql/pglite-that-is-not-there'] })).toBe(1)
    expect(error.mock.calls).toEqual([
      [
        'error: the demo needs `@electric-sql/pglite-that-is-not-there`: npm install @electric-sql/pglite-that-is-not-there',
      ],
    ])
    error.mockRestore()
  })
})
