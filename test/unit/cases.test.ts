// The golden files: what each policy of test/cases becomes, byte for byte, and that PostgreSQL can read it.
import { describe, expect, it } from 'vitest'
import { countProceduralBodies, countStatements } from '../support/parse-sql.ts'
import { caseNames, stepsOf } from '../support/policy-case.ts'

describe.each(caseNames)('the case %s', (name) => {
  const steps = stepsOf(name)

  it('becomes the migrations that stand beside it', async () => {
    for (const { text, expected } of steps) await expect(text).toMatchFileSnapshot(expected)
  })

  it("is read by PostgreSQL's parser, statements and procedural bodies", async () => {
    for (const { text } of steps) {
      expect(await countStatements(text)).toBeGreaterThan(10)
      expect(await countProceduralBodies(text)).toBeGreaterThanOrEqual(3)
    }
  })

  it('compiles to the same bytes again', () => {
    expect(stepsOf(name).map(({ text }) => text)).toEqual(steps.map(({ text }) => text))
  })
})

describe("PostgreSQL's parser", () => {
  it('refuses what is no SQL', async () => {
    await expect(countStatements('alter table t enable row level securty')).rejects.toThrow(/syntax error/)
  })

  it('refuses a procedural body that is none, and SQL in it that is none', async () => {
    await expect(countProceduralBodies('do $$ begin if then end if; end $$')).rejects.toThrow(/missing expression/)
    await expect(countProceduralBodies('select 1; do $$ begin perform 1 frm t; end $$')).rejects.toThrow(/syntax error/)
  })
})
