// Proof that the comparison can fail: broken compilers, at least one for each step of the ladder, and the oracle notices each.

import { describe, expect, it } from 'vitest'
import { compareExplanations } from './compare-explanations.ts'
import { compareWorld } from './compare-world.ts'
import { explainWorlds } from './explain-grid.ts'
import { gridWorlds } from './grid.ts'
import { upsertGridWorlds } from './upsert-grid.ts'
import { createWorldDatabase } from './world-database.ts'

interface Mutant {
  readonly title: string
  /** The parts of the migrations that are broken, if not all. */
  readonly within?: RegExp
  readonly find: RegExp
  readonly replace: string
  /** How often the text occurs in the migrations. */
  readonly times: number
  readonly dynamicOnly?: boolean
}

const tables = 48

/** No name of a table in the grid holds a semicolon. */
const insertPolicies = /create policy [^;]*?\n {2}for insert\n[^;]*;/g

const mutants: readonly Mutant[] = [
  {
    title: 'step 1 with DENY before GRANT',
    find: /(\S+ = any \(\(select \S+\('\w+', 'GRANT'\)\)::integer\[\]\))\n(\s+or \(\n\s+not \((.+)\)\n)/g,
    replace: '$1 and not ($3)\n$2',
    times: 204,
  },
  {
    title: 'step 1 with DENY before GRANT, in the dynamic profile',
    find: /(\S+ = any \(\(select \S+\('\w+', 'GRANT'\)\)::integer\[\]\))\n(\s+or \(\n\s+not \((.+)\)\n\s+and case)/g,
    replace: '$1 and not ($3)\n$2',
    times: tables * 3,
    dynamicOnly: true,
  },
  {
    title: 'a compiled profile that sees its own objects for one that sees all',
    find: /\n +and "table ""\d+"""\."owner ""of"" it" = \(select ladder\.user_id\(\)\)\n/g,
    replace: '\n',
    times: 36,
  },
  {
    title: 'a request that is taken for one of another profile',
    find: /p\.fingerprint = pg_catalog\.sha256\(/g,
    replace: 'p.fingerprint >= pg_catalog.sha256(',
    times: 1,
  },
  { title: 'step 2 left out', find: /x\.user_id = p_user/g, replace: 'false', times: 2 },
  {
    title: 'step 3 with GRANT before DENY',
    find: /\(~c\.custom_denied & \(c\.custom_granted \| v_after\)\)/g,
    replace: '(c.custom_granted | (~c.custom_denied & v_after))',
    times: 2,
  },
  {
    title: 'step 4 left out',
    find: /~v_owner_denied & \(v_owner_granted \| v_after\)/g,
    replace: 'v_after',
    times: 1,
  },
  {
    title: 'step 5 with GRANT before DENY',
    find: /~c\.system_denied\s+& \(c\.system_granted \| \((.*)\)\);/g,
    replace: '(c.system_granted | (~c.system_denied & ($1)));',
    times: 1,
  },
  {
    title: 'step 6 with GRANT before DENY',
    find: /~c\.global_custom_denied & \(c\.global_custom_granted \| ~c\.global_system_denied\)/g,
    replace: 'c.global_custom_granted | (~c.global_custom_denied & ~c.global_system_denied)',
    times: 1,
  },
  { title: 'step 7 left out', find: /~c\.global_system_denied/g, replace: '~v_zero', times: 1 },
]

/** Broken for UPSERT and for writing by key, on a world of the grid of upserts. */
const upsertMutants: readonly (Mutant & { readonly world?: string })[] = [
  {
    title: 'UPSERT taken for CREATE',
    find: /when v_kind in \('X', 'x', 'Y'\) then 'UPSERT'/g,
    replace: "when v_kind in ('X', 'x', 'Y') then 'CREATE'",
    times: 1,
  },
  {
    title: 'UPSERT taken for UPDATE',
    find: /when v_kind in \('X', 'x', 'Y'\) then 'UPSERT'/g,
    replace: "when v_kind in ('X', 'x', 'Y') then 'UPDATE'",
    times: 1,
  },
  {
    title: 'statements that insert and update taken for ones that update',
    find: /overlay\(v_stack placing 'X' from v_at for 1\)/g,
    replace: 'v_stack',
    times: 1,
  },
  {
    title: 'CREATE and UPDATE that are enough for an UPSERT',
    find: /\(select \S+\.statement\((?:[^)]|\)(?!\)))*\)\) (?:= 'CREATE'|in \('UPDATE', 'CREATE'\))/g,
    replace: 'true',
    times: 330,
  },
  {
    title: 'an UPSERT that is enough for CREATE and UPDATE',
    find: /\(select \S+\.statement\((?:[^)]|\)(?!\)))*\)\) = 'UPSERT'/g,
    replace: 'true',
    times: 413,
  },
  {
    title: 'an INSERT policy that forgets whose the proposed row is, in the dynamic profile',
    within: insertPolicies,
    find: /\.may_own\(/g,
    replace: '.may_other(',
    times: tables * 2,
    dynamicOnly: true,
  },
  {
    title: "an INSERT policy that takes no proposed row for the caller's own",
    within: insertPolicies,
    find: /"owner ""of"" it" = \(select ladder\.user_id\(\)\)/g,
    replace: '"owner ""of"" it" is null',
    times: 67,
  },
  {
    title: 'an INSERT policy that forgets the entries of the object with the key of the proposed row',
    within: insertPolicies,
    find: /any \(\(select \S+\('UPSERT', '\w+'\)\)::integer\[\]\)/g,
    replace: "any ('{}'::integer[])",
    times: 308,
  },
  {
    title: 'an upsert by key that is judged as UPDATE',
    within: /create function ladder_internal\.upsert_refusal\([\s\S]*?\n\$\$;/g,
    find: /(allowed_on_table|judge_standing)\('UPSERT'/g,
    replace: "$1('UPDATE'",
    times: 4,
  },
  {
    title: 'an upsert by key that forgets the proposed row',
    find: /v_proposed, v_proposed\) as j/g,
    replace: 'true, true) as j',
    times: 1,
  },
  {
    title: 'an upsert by key that is announced to no policy',
    find: /perform ladder_internal\.announce_upsert\(/g,
    replace: 'perform (',
    times: 1,
  },
  {
    title: 'a refusal by key of an object that the caller may not FIND',
    find: /code := 'P0002';/g,
    replace: "code := '42501';",
    times: 1,
    world: 'FIND denied',
  },
  {
    title: 'a refusal by key that hides an object that the caller may FIND',
    find: /code := '42501';\n {2}message := pg_catalog\.format\('%s of object/g,
    replace: "code := 'P0002';\n  message := pg_catalog.format('%s of object",
    times: 1,
  },
  {
    title: 'a refusal by key that names the last step that speaks',
    find: /where s\.verdict is not null\n {2}order by s\.step\n/g,
    replace: 'where s.verdict is not null\n  order by s.step desc\n',
    times: 1,
  },
  {
    title: 'a refusal by key that names the step of another operation',
    find: /\.steps\(p_judged, p_container/g,
    replace: ".steps('FIND', p_container",
    times: 1,
    world: 'FIND mixed',
  },
  {
    title: 'a write by key that says it happened and did not',
    find: /execute p_write\.statement using p_write\.patch;/g,
    replace: 'perform p_write.statement;',
    times: 1,
  },
]

/** Broken for "why?". */
const explainMutants: readonly (Mutant & { readonly world?: string })[] = [
  {
    title: 'entries with DENY before GRANT',
    find: /\(h\.effect = 'GRANT'\) = \(h\.step = 1\) desc/g,
    replace: "h.effect = 'GRANT'",
    times: 1,
  },
  {
    title: "all users before a user's own cell",
    find: /h\.step = 2 and h\.kind = 'all users'/g,
    replace: "h.step = 2 and h.kind = 'user'",
    times: 1,
  },
  {
    title: 'custom roles globally where they speak on the table',
    find: /when 'custom' then 3/g,
    replace: "when 'custom' then 6",
    times: 1,
    world: 'the grid, policy 5',
  },
  {
    title: 'an owner policy for everybody',
    find: /where p_owned and p_user/g,
    replace: 'where p_user',
    times: 1,
    world: 'the grid, policy 5',
  },
  {
    title: 'no system roles globally',
    find: /when 'system' then 7 end/g,
    replace: "when 'system' then 6 end",
    times: 1,
  },
  {
    title: 'an object that is hidden',
    find: /v_hidden constant boolean := [^;]*/g,
    replace: 'v_hidden constant boolean := false',
    times: 1,
  },
  {
    title: 'nothing to who holds PERMISSION and may not FIND',
    within: /create function ladder\.explain\([\s\S]*?\n\$\$;/g,
    find: /judge_objects\('PERMISSION'/g,
    replace: "judge_objects('FIND'",
    times: 1,
  },
  {
    title: 'the object alone of an UPSERT',
    find: /\(4, 'UPSERT', v_id, true/g,
    replace: "(4, 'UPSERT', v_id, v_owned",
    times: 1,
    world: 'FIND granted',
  },
  {
    title: 'UPDATE alone of an UPSERT that is derived',
    find: /\(1, 'CREATE', null, false/g,
    replace: "(1, 'UPDATE', v_id, v_owned",
    times: 1,
    world: 'UPSERT derived',
  },
]

/** Breaks a migration and counts where. */
function breaker({ within, find, replace }: Mutant) {
  const counted = { hits: 0 }
  const change = (text: string) => {
    counted.hits += text.match(find)?.length ?? 0
    return text.replace(find, replace)
  }
  return { counted, mutate: (text: string) => (within === undefined ? change(text) : text.replace(within, change)) }
}

describe('the oracle notices a compiler that has', () => {
  it.each(mutants)('$title', { timeout: 120_000 }, async (mutant) => {
    const [world] = gridWorlds()
    if (world === undefined) throw new Error('the grid is empty')
    const { counted, mutate } = breaker(mutant)
    const database = await createWorldDatabase(world, { mutate, dynamicOnly: mutant.dynamicOnly ?? false })
    try {
      expect(counted.hits).toBe(mutant.times)
      const { mismatches } = await compareWorld(world, database, { stopAt: 1 })
      expect(mismatches).not.toEqual([])
    } finally {
      await database.drop()
    }
  })

  it.each(upsertMutants)('$title', { timeout: 120_000 }, async (mutant) => {
    const world = upsertGridWorlds().find(({ title }) => title === (mutant.world ?? 'FIND granted'))
    if (world === undefined) throw new Error('the grid has no such world')
    const { counted, mutate } = breaker(mutant)
    const database = await createWorldDatabase(world, { mutate, dynamicOnly: mutant.dynamicOnly ?? false })
    try {
      expect(counted.hits).toBe(mutant.times)
      const { mismatches } = await compareWorld(world, database, { stopAt: 1, writes: { storage: 'table' } })
      expect(mismatches).not.toEqual([])
    } finally {
      await database.drop()
    }
  })
  it.each(explainMutants)('an explanation: $title', { timeout: 120_000 }, async (mutant) => {
    const world = explainWorlds().find(({ title }) => title === (mutant.world ?? 'a user and all users'))
    if (world === undefined) throw new Error('the grid has no such world')
    const { counted, mutate } = breaker(mutant)
    const database = await createWorldDatabase(world, { mutate })
    try {
      expect(counted.hits).toBe(mutant.times)
      expect((await compareExplanations(world, database)).mismatches).not.toEqual([])
    } finally {
      await database.drop()
    }
  })
})
