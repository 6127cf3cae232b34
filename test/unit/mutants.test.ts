// The mutants of `npm run test:mutants`: each is another text, still SQL, and the same one in every database.

import { parse } from 'libpg-query'
import { describe, expect, it } from 'vitest'
import { renderRuntime } from '../../generator/render/render-runtime.ts'
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
