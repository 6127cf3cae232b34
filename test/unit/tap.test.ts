// What pgTAP says is read as it is meant: nothing that failed, is missing or came twice passes for green.

import { describe, expect, it } from 'vitest'
import { faultsOf, readTap } from '../support/tap.ts'

const faultsIn = (text: string) => faultsOf(readTap(text))

describe('a report', () => {
  it('that announced what it ran, and passed, has no fault', () => {
    expect(faultsIn('1..2\nok 1 - one\nsomething else\nok 2 - two')).toEqual([])
  })

  it('shows what failed, with the remarks about it and no others', () => {
    const text = '1..3\nok 1 - one\n# a remark\nnot ok 2 - two\n# Failed test 2: "two"\n#   have: 1\nok 3'
    expect(faultsIn(text)).toEqual(['not ok 2 - two', '# Failed test 2: "two"', '#   have: 1'])
  })

  it('is at fault where tests are missing, too many, out of turn or not announced', () => {
    expect(faultsIn('1..2\nok 1 - one')).toEqual(['planned 2 tests, ran 1'])
    expect(faultsIn('1..1\nok 1 - one\nok 2 - two')).toEqual(['planned 1 tests, ran 2'])
    expect(faultsIn('1..2\nok 1 - one\nok 3 - three')).toEqual(['test 3 came out of turn'])
    expect(faultsIn('ok 1 - one')).toEqual(['no plan'])
    expect(faultsIn('')).toEqual(['no plan'])
  })
})
