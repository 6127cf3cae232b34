// Proof that the comparison can fail: seven broken compilers, one for each step of the ladder, and the oracle notices each.

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
}

const tables = 48

const mutants: readonly Mutant[] = [
  {
    title: 'step 1 with DENY before GRANT',
    find: /(\S+ = any \(\(select \S+\('\w+', 'GRANT'\)\)::integer\[\]\))\n(\s+or \(\n\s+not \((.+)\)\n)/g,
    replace: '$1 and not ($3)\n$2',
    times: tables * 3,
  },
  { title: 'step 2 left out', find: /c\.user_id = p_user/g, replace: 'false', times: 1 },
  {
    title: 'step 3 with GRANT before DENY',
    find: /c\.custom_grant & ~c\.custom_deny\)/g,
    replace: 'c.custom_grant)',
    times: 1,
  },
  {
    title: 'step 4 left out',
    find: /\(a\.owner_grant \| \(~a\.owner_grant & ~a\.owner_deny & a\.allowed_after\)\)/g,
    replace: 'a.allowed_after',
    times: 1,
  },
  {
    title: 'step 5 with GRANT before DENY',
    find: /c\.system_grant & ~c\.system_deny as/g,
    replace: 'c.system_grant as',
    times: 1,
  },
  {
    title: 'step 6 with GRANT before DENY',
    find: /c\.global_custom_grant & ~c\.global_custom_deny/g,
    replace: 'c.global_custom_grant',
    times: 1,
  },
  { title: 'step 7 left out', find: / & ~c\.global_system_deny\)/g, replace: ')', times: 1 },
]

describe('the oracle notices a compiler that has', () => {
  it.each(mutants)('$title', { timeout: 120_000 }, async ({ find, replace, times }) => {
    let hits = 0
    const mutate = (text: string) => {
      hits += text.match(find)?.length ?? 0
      return text.replace(find, replace)
    }
    const [world] = gridWorlds()
    if (world === undefined) throw new Error('the grid is empty')
    const database = await createWorldDatabase(world, mutate)
    try {
      expect(hits).toBe(times)
      const { mismatches } = await compareWorld(world, database, { stopAt: 1 })
      expect(mismatches).not.toEqual([])
    } finally {
      await database.drop()
    }
  })
})
