// What is printed: names that fit and never meet, templates that lose nothing in silence, and no word of the author's
// outside of quotes.
import fc from 'fast-check'
import { parse, scan } from 'libpg-query'
import { describe, expect, it } from 'vitest'
import { compile } from '../../generator/compile.ts'
import { InternalError } from '../../generator/internal-error.ts'
import type { RelationName } from '../../generator/ir/policy-ir.ts'
import { nameFor, namesOf, policyName } from '../../generator/plan/names.ts'
import { PolicyError } from '../../generator/policy-error.ts'
import { fillMigration } from '../../generator/render/templates.ts'
import { reservedWords } from '../../generator/vocabulary/reserved-words.ts'
import { hostileName } from '../support/hostile-text.ts'
import { caseNames, policiesOf, stepsOf } from '../support/policy-case.ts'
import { policyOf } from '../support/policy-folder.ts'

const relations: readonly string[] = [...['entries', 'entries_user', 'entries_role']]
const functions: readonly string[] = ['object_ids', 'new_entries', 'keep_entries']

/** Names that come close to each other: parts that could be glued together in two ways, and what hashes look like. */
const closeName = fc
  .array(fc.constantFrom('a', 'b', '_', '__', 'entries', 'user', '0123456789', '!', 'A', 'x'.repeat(30)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join('').slice(0, 63))
const relation: fc.Arbitrary<RelationName> = fc.oneof(
  fc.record({ schema: closeName, name: closeName }),
  fc.record({ schema: hostileName, name: hostileName }),
)

const namesMadeFor = (of: RelationName, suffixes: readonly string[]) => suffixes.map((suffix) => nameFor(of, suffix))

describe('a name that pgladder makes', () => {
  it('is at most 63 bytes long, of letters, digits and underscores', () => {
    const property = fc.property(relation, (of) => {
      for (const name of namesMadeFor(of, [...relations, ...functions])) {
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63)
        expect(name).toMatch(/^[a-z0-9_]+$/)
      }
      for (const command of ['select', 'insert', 'update', 'delete'])
        expect(Buffer.byteLength(policyName(of, command, 'dynamic'))).toBeLessThanOrEqual(63)
    })
    fc.assert(property, { numRuns: 2000 })
  })

  it('belongs to one table only', () => {
    const property = fc.property(relation, relation, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other))
      for (const suffixes of [relations, functions]) {
        const made = [...namesMadeFor(one, suffixes), ...namesMadeFor(other, suffixes)]
        expect(new Set(made).size).toBe(made.length)
      }
    })
    fc.assert(property, { numRuns: 3000 })
  })

  it('is no other table that is called like a hash', () => {
    for (let length = 1; length <= 40; length += 1) {
      const odd = { schema: 'public', name: '!'.repeat(length) }
      const [, hash = ''] = /_([0-9a-f]{10})_entries$/.exec(nameFor(odd, 'entries')) ?? []
      expect(hash).toHaveLength(10)
      expect(nameFor({ schema: 'public', name: hash }, 'entries')).not.toBe(nameFor(odd, 'entries'))
    }
  })

  it.each([
    [
      { schema: 'a', name: 'b__c' },
      { schema: 'a__b', name: 'c' },
    ],
    [
      { schema: 'a.b', name: 'c' },
      { schema: 'a', name: 'b.c' },
    ],
    [
      { schema: 'public', name: 'orders' },
      { schema: 'public', name: 'Orders' },
    ],
    [
      { schema: 'public', name: `${'x'.repeat(62)}y` },
      { schema: 'public', name: `${'x'.repeat(62)}z` },
    ],
  ])('of %o is not one of %o', (one, other) => {
    expect(namesMadeFor(one, relations)).not.toEqual(namesMadeFor(other, relations))
  })

  it('of a role or schema fits, and no two are one, for the longest prefix', () => {
    const longest = 'p'.repeat(40)
    const names = Object.values(namesOf({ schema: longest, rolePrefix: longest }))
    for (const name of names) expect(name.length).toBeLessThanOrEqual(63)
    expect(new Set(names).size).toBe(names.length)
  })

  it('of a policy is its command’s own within a table', () => {
    const property = fc.property(relation, (of) => {
      const made = ['select', 'insert', 'update', 'delete'].map((command) => policyName(of, command, 'dynamic'))
      expect(new Set(made).size).toBe(4)
    })
    fc.assert(property)
  })
})

describe('a template', () => {
  const matrix = {
    ...{
      internal: 'x_internal',
      settings: [],
      addedRoles: [],
      droppedRoles: [],
      droppedContainers: [],
      containers: [],
    },
    ...{ erasedCells: [], writtenCells: [], erasedUserCells: [], writtenUserCells: [] },
  }
  const view: Readonly<Record<string, unknown>> = {
    ...{ guard: 'guard', open: 'open', close: 'close', asEngine: 'as engine', asMigrator: 'as migrator', matrix },
    ...{ internal: 'x_internal', claimedProfiles: [], profiles: [], droppedProfiles: [], unusedFunctions: [] },
    ...{ faults: [], released: [], users: [], usersFunctions: [], containers: [] },
  }

  it('is filled by a view that has everything', () => {
    expect(fillMigration(view)).toContain('select x_internal.rebuild_bits(), x_internal.next_generation();')
  })

  it.each(Object.keys(view))('throws where %s is missing', (name) => {
    const { [name]: _, ...without } = view
    expect(() => fillMigration(without)).toThrow()
  })

  it.each(Object.keys(matrix))('throws where %s is missing within a part', (name) => {
    const without = Object.fromEntries(Object.entries(matrix).filter(([key]) => key !== name))
    expect(() => fillMigration({ ...view, matrix: without })).toThrow()
  })

  it('throws where an item of a loop lacks a value', () => {
    expect(() => fillMigration({ ...view, faults: [{}] })).toThrow(/"block" not defined/)
    expect(() => fillMigration({ ...view, containers: [{ ordinal: 0 }] })).toThrow(/not defined/)
  })

  const loops = Object.keys(view).filter((name) => Array.isArray(view[name]))
  it.each(loops)('throws where %s is no array', (name) => {
    for (const wrong of ['text', {}, { length: 1, 0: {} }, new Set(), null, true, 1]) {
      expect(() => fillMigration({ ...view, [name]: wrong })).toThrow(InternalError)
    }
  })

  it('leaves every value as it is', () => {
    expect(fillMigration({ ...view, open: '<&>"\'`= {{close}} $& \\' })).toContain('<&>"\'`= {{close}} $& \\')
  })
})

describe('another schema and another prefix', () => {
  const textsOf = (policy: string) => compile(policy).migrations.map(({ text }) => text)

  it.each(caseNames)('leave no name of the default ones in the case %s', (name) => {
    for (const policy of policiesOf(name)) {
      const bare = policy.replaceAll(/^(schema|rolePrefix): .*\n/gm, '').replaceAll('ladder_engine', 'engine')
      for (const text of textsOf(`schema: guard\nrolePrefix: shop\n${bare}`)) {
        const words = text.replaceAll('steps 2 to 7 of the ladder', '').match(/\bladder(_\w+)?\b/g)
        expect(words ?? []).toEqual([])
      }
    }
  })

  it('stand where the default ones would', () => {
    const policy = policyOf({ orders: '' })
    const [runtime = '', migration = ''] = textsOf(policy)
    const other = textsOf(`schema: guard\nrolePrefix: guard\n${policy}`)
    // With one word for both, the texts differ by that word alone; what policies say of themselves calls the ladder a ladder.
    const renamed = (text: string) => text.replaceAll(/\bladder(?=\b|_)/g, 'guard')
    expect(other.map(renamed)).toEqual([runtime, migration].map(renamed))
  })

  it('are refused where a reserved word as a schema would give no SQL', async () => {
    const broken: string[] = []
    for (const word of reservedWords) {
      try {
        for (const text of textsOf(`schema: '${word}'\n${policyOf({ orders: '' })}`)) await parse(text)
      } catch (error) {
        if (!(error instanceof PolicyError)) broken.push(word)
      }
    }
    expect(broken).toEqual([])
  })
})

describe('a comment', () => {
  const commentsOf = async (text: string) => {
    const { tokens } = await scan(text)
    return tokens.filter(({ tokenName }) => /COMMENT/.test(tokenName)).map((token) => token.text)
  }

  it('holds nothing of the author’s that could end its line', async () => {
    const ours = (comments: readonly string[]) => [...new Set(comments.filter((comment) => !/^-- \d+: /.test(comment)))]
    const [plain, hostile] = [stepsOf('minimal')[0]?.text ?? '', stepsOf('hostile-names')[0]?.text ?? '']
    const comments = await commentsOf(hostile)
    expect(ours(comments)).toEqual(ours(await commentsOf(plain)))
    const named = comments.filter((comment) => !ours(comments).includes(comment))
    expect(named.length).toBeGreaterThan(30)
    for (const comment of named) expect(comment).toMatch(/^-- \d+: [\w.?]+$/)
  })
})
