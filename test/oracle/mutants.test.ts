// Proof that the comparison can fail: broken compilers, at least one for each step of the ladder, and the oracle notices each.

import { describe, expect, it } from 'vitest'
import { compareWorld } from './compare-world.ts'
import { gridWorlds } from './grid.ts'
import { createWorldDatabase } from './world-database.ts'

interface Mutant {
  readonly title: string
  readonly find: RegExp
  readonly replace: string
  /** How often the text occurs in the migrations. */
  readonly times: number
  readonly dynamicOnly?: boolean
}

const tables = 48

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
    find: /c\.custom_granted & ~c\.custom_denied\)/g,
    replace: 'c.custom_granted)',
    times: 1,
  },
  {
    title: 'step 4 left out',
    find: /\(v_owner_granted \| \(~v_owner_granted & ~v_owner_denied & v_after\)\)/g,
    replace: 'v_after',
    times: 1,
  },
  {
    title: 'step 5 with GRANT before DENY',
    find: /\(c\.system_granted & ~c\.system_denied\)/g,
    replace: 'c.system_granted',
    times: 1,
  },
  {
    title: 'step 6 with GRANT before DENY',
    find: /\(c\.global_custom_granted & ~c\.global_custom_denied\)/g,
    replace: 'c.global_custom_granted',
    times: 1,
  },
  { title: 'step 7 left out', find: / & ~c\.global_system_denied\)/g, replace: ')', times: 1 },
]

describe('the oracle notices a compiler that has', () => {
  it.each(mutants)('$title', { timeout: 120_000 }, async ({ find, replace, times, dynamicOnly = false }) => {
    let hits = 0
    const mutate = (text: string) => {
      hits += text.match(find)?.length ?? 0
      return text.replace(find, replace)
    }
    const [world] = gridWorlds()
    if (world === undefined) throw new Error('the grid is empty')
    const database = await createWorldDatabase(world, { mutate, dynamicOnly })
    try {
      expect(hits).toBe(times)
      const { mismatches } = await compareWorld(world, database, { stopAt: 1 })
      expect(mismatches).not.toEqual([])
    } finally {
      await database.drop()
    }
  })
})
