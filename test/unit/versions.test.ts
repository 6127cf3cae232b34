// What came of a run on many servers is counted so that nothing which was not run looks green.

import { describe, expect, it } from 'vitest'
import { type JsonReport, readReport } from '../versions/read-report.ts'
import { filesFor } from '../versions/versions.ts'

type File = JsonReport['testResults'][number]
type Test = File['assertionResults'][number]

const test = (status: string, title: string, ...failureMessages: readonly string[]): Test => ({
  status,
  fullName: title,
  failureMessages,
})
const file = (name: string, status: string, assertionResults: readonly Test[], message = ''): File => ({
  name: `/root/${name}`,
  status,
  message,
  assertionResults,
})

describe('a report of vitest', () => {
  it('is counted by suite, and what failed or was skipped is named', () => {
    const { suites, failures, skipped } = readReport(
      {
        testResults: [
          file('test/database/a.test.ts', 'passed', [test('passed', 'one'), test('skipped', 'two')]),
          file('test/database/b.test.ts', 'failed', [test('failed', 'three', '\nError: no\nat line 1')]),
          file('test/database/pgtap-runtime.test.ts', 'passed', [test('passed', 'four')]),
          file('test/oracle/c.test.ts', 'passed', [test('passed', 'five'), test('todo', 'six')]),
        ],
      },
      '/root/',
    )
    expect(Object.fromEntries(suites)).toEqual({
      database: { passed: 1, failed: 1, skipped: 1 },
      pgtap: { passed: 1, failed: 0, skipped: 0 },
      oracle: { passed: 1, failed: 0, skipped: 1 },
    })
    expect(failures).toEqual([{ file: 'test/database/b.test.ts', title: 'three', message: 'Error: no' }])
    expect(skipped.map(({ title }) => title)).toEqual(['two', 'six'])
  })

  it('has a failure where a file fails without any of its tests', () => {
    const { suites, failures } = readReport(
      { testResults: [file('test/database/a.test.ts', 'failed', [test('skipped', 'one')], 'Error: no server')] },
      '/root/',
    )
    expect(suites.get('database')).toEqual({ passed: 0, failed: 1, skipped: 1 })
    expect(failures).toEqual([
      { file: 'test/database/a.test.ts', title: 'the file as a whole', message: 'Error: no server' },
    ])
  })
})

describe('each test file of the database', () => {
  const root = new URL('../../', import.meta.url).pathname

  it('runs on the servers or on PGlite', () => {
    const onServers = filesFor('15', root, [])
    const onPglite = filesFor('pglite', root, [])
    expect(onServers).toEqual(filesFor('18', root, []))
    expect(onServers).toContain('test/property/worlds.test.ts')
    expect(onPglite).toContain('test/oracle/pglite.test.ts')
    expect(onServers.filter((name) => onPglite.includes(name))).toEqual([])
  })

  it('is found by any part of its name', () => {
    expect(filesFor('15', root, ['oracle/grid', 'worlds'])).toEqual([
      'test/oracle/grid.test.ts',
      'test/property/worlds.test.ts',
    ])
  })
})
