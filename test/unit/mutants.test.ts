// The mutants of `npm run test:mutants`: each is another text, still SQL, and the same one in every database.

import { parse } from 'libpg-query'
import { describe, expect, it } from 'vitest'
import { renderRuntime } from '../../generator/render/render-runtime.ts'
import { attacksIn } from '../mutants/attacks.ts'
import { everyMigration } from '../mutants/every-policy.ts'
import { mutantsOf, mutate } from '../mutants/mutants.ts'
import { statementsOf } from '../mutants/statements.ts'
import { countStatements } from '../support/parse-sql.ts'

const texts = everyMigration()
const mutants = mutantsOf(texts)

describe('statements', () => {
  it('are as many as PostgreSQL’s parser finds', async () => {
    for (const text of texts) expect(statementsOf(text)).toHaveLength(await countStatements(text))
  })
})

describe('mutants', () => {
  it('are thousands, of every kind', () => {
    expect(mutants.length).toBeGreaterThan(3000)
    expect(new Set(mutants.map(({ operator }) => operator)).size).toBeGreaterThan(50)
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length)
  })

  it('change some migration, and leave SQL that PostgreSQL can parse', async () => {
    const some = mutants.filter((_, n) => n % 400 === 0)
    for (const mutant of some) {
      const text = texts.find((one) => mutate(one, mutant) !== one) ?? ''
      expect([mutant.id, text === '']).toEqual([mutant.id, false])
      await expect(parse(mutate(text, mutant)), mutant.id).resolves.toBeDefined()
    }
  })

  it('are the same whatever schema, prefix and type of users a policy has', () => {
    const named = renderRuntime({ schema: 'guard', rolePrefix: 't_1a_l', users: { type: 'character varying' } })
    const common = renderRuntime({ schema: 'ladder', rolePrefix: 'ladder', users: { type: 'character varying' } })
    expect(mutantsOf([named])).toEqual(mutantsOf([common]))
  })
})

describe('attacks', () => {
  const mutant = { id: 'trigger pgladder_keeps_owner | trigger dropped', operator: 'trigger dropped', of: 'trigger' }
  const outcome = (...tests: readonly (readonly [title: string, isRed: boolean])[]) => ({
    file: 'test/database/threats-writing.test.ts',
    state: 'red' as const,
    title: '',
    message: '',
    milliseconds: 1,
    tests: tests.map(([title, isRed]) => ({ title, isRed })),
  })

  it('are told by the ids of their titles, with the defences whose loss turns them red', () => {
    const found = attacksIn([
      {
        mutant: null,
        outcome: outcome(['D9: a new object > is new', false], ['D4, D5: the policies > are one', true]),
      },
      {
        mutant,
        outcome: outcome(
          ['D9: a new object > is new', false],
          ['D6, D7: taking ownership > by a trigger', true],
          ['D4, D5: the policies > are one', true],
          ['a title without ids', true],
        ),
      },
    ])
    expect(found.map(({ ids, red }) => [ids, red.map((one) => one.mutant)])).toEqual([
      ['D4, D5', []], // red without any mutant, so nothing is shown by it
      ['D6, D7', [mutant.id]],
      ['D9', []],
    ])
  })
})
