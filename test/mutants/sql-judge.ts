// The judge that is asked first, since it is fast: the tests in SQL that `pgladder pgtap` makes of a policy with every kind of table. A
// function or a row-level policy is broken in a transaction, the tests are run in it, and all is taken back.

import pg from 'pg'
import { rehearse } from '../../generator/pgtap/rehearse.ts'
import { renderTests } from '../../generator/pgtap/render-tests.ts'
import { checkedPolicy, migrationsOf } from '../support/checked-policy.ts'
import { findPgtap, loadPgtap } from '../support/pgtap.ts'
import { tablesFor } from '../support/policy-tables.ts'
import { runTap } from '../support/tap.ts'
import { everyTable } from './every-policy.ts'
import type { Judgement, Verdict } from './judge.ts'
import { type Mutant, repairInto } from './mutants.ts'
import { concernsCatalog } from './structural.ts'

export interface SqlJudge {
  /** Null where it cannot say, or nothing goes red: then the suite has to. */
  judge(mutant: Mutant): Promise<Judgement | null>
  close(): Promise<void>
}

/** Makes its database on a server, which nobody else uses while it is made; without pgTAP it says nothing. */
export async function openSqlJudge(superuserUrl: string): Promise<SqlJudge> {
  if ('reason' in (await findPgtap())) return { judge: async () => null, close: async () => {} }
  const ir = checkedPolicy(everyTable)
  const { plan, texts } = migrationsOf(ir)
  const server = new pg.Client({ connectionString: superuserUrl })
  await server.connect()
  await server.query('create database judged_in_sql')
  await server.end()
  const url = new URL(superuserUrl)
  url.pathname = '/judged_in_sql'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(tablesFor([plan]))
  for (const text of texts) await client.query(`begin;\n${text}\ncommit;`)
  await loadPgtap((sql) => client.query(sql))
  await client.query('reset search_path')
  const files = renderTests(ir, plan, await rehearse(plan))
  const answers = files.filter(({ name }) => name.endsWith('_2_answers.sql'))
  const structures = files.filter((file) => !answers.includes(file))

  /** The first test of these that goes red, or why the mutant cannot be applied. */
  async function firstRed(repair: string, asked: typeof files) {
    for (const { name, text } of asked) {
      await client.query('begin')
      try {
        await client.query(repair)
      } catch {
        await client.query('rollback')
        return 'not applied'
      }
      const [fault] = await runTap(text, (sql) => client.query(sql))
      await client.query('rollback')
      if (fault !== undefined) return { file: `pgladder pgtap: ${name}`, title: fault }
    }
    return null
  }

  return {
    async judge(mutant) {
      const begun = performance.now()
      const repair = repairInto(texts, mutant)
      if (repair === null || repair === '') return null
      const say = (verdict: Verdict, red: { readonly file: string; readonly title: string }): Judgement => ({
        ...mutant,
        verdict,
        ...red,
        message: '',
        milliseconds: Math.round(performance.now() - begun),
        asked: 1,
        left: 0,
      })
      const behaviour = await firstRed(repair, answers)
      if (behaviour === 'not applied') return null
      if (behaviour !== null) return say('behaviour', behaviour)
      if (!concernsCatalog(mutant.operator)) return null
      const structure = await firstRed(repair, structures)
      return structure === null || structure === 'not applied' ? null : say('structure', structure)
    },
    close: () => client.end(),
  }
}
