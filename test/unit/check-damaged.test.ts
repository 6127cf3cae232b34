// Whatever is damaged in a valid policy, the checker answers: a ValidIr, or an error that says what is wrong. A fault
// that no rule finds would be thrown as a bug when it is resolved, and fail here.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPolicy } from '../../generator/check/check-policy.ts'
import { printDiagnostic } from '../../generator/check/print-diagnostic.ts'
import type { PolicyDocument } from '../../generator/define-policy.ts'
import { modelFromDocument } from '../../generator/source/from-document.ts'
import { parsePolicy } from '../../generator/source/parse-policy.ts'

const valid = {
  pgladder: 1,
  schema: 'ladder',
  rolePrefix: 'ladder',
  identity: 'gateway',
  roleSource: 'membership',
  users: { type: 'uuid', table: 'public.users', key: 'id' },
  roles: ['SalesManager', 'Sales'],
  globalDefault: 'DENY',
  global: { AuthenticatedUser: { CREATE: 'GRANT' }, SalesManager: { '*': 'GRANT' } },
  tables: {
    'public.orders': {
      key: { column: 'id', type: 'uuid' },
      owner: 'owner_id',
      objectAcl: 'table',
      upsert: 'derived',
      onCreate: [{ role: 'SalesManager', FIND: 'GRANT' }],
      roles: { Sales: { FIND: 'DENY' }, '*': { REMOVE: 'DENY' } },
      ownerPolicy: { '*': 'GRANT', PERMISSION: 'GRANT' },
      users: { '01234567-89ab-cdef-0123-456789abcdef': { FIND: 'GRANT' }, '*': { FIND: 'INHERIT' } },
      adopt: ['reporting'],
    },
  },
}

/** Words that mean something somewhere, so that damage often lands next to sense. */
const word = fc.oneof(
  fc.constantFrom(
    ...[
      '*',
      'UPSERT',
      'CREATE',
      'PERMISSION',
      'GRANT',
      'INHERIT',
      'Sales',
      'JSUser',
      'own',
      'none',
      'direct',
      'projected',
    ],
    ...[
      '',
      '__proto__',
      'constructor',
      'public.orders',
      '"public".orders',
      'orders',
      'int8',
      'role',
      'key',
      'a\0',
      '\ud800',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 70 }),
)
const anything = fc.oneof(
  word,
  fc.constantFrom(null, true, 1, {}, []),
  fc.array(word, { maxLength: 2 }),
  fc.dictionary(word, word, { maxKeys: 2 }),
)

interface Damage {
  readonly where: number
  readonly how: 'replace' | 'drop' | 'rename' | 'add'
  readonly name: string
  readonly value: unknown
}

const damage: fc.Arbitrary<Damage> = fc.record({
  where: fc.nat(60),
  how: fc.constantFrom('replace', 'drop', 'rename', 'add'),
  name: word,
  value: anything,
})

function damaged(document: unknown, { where, how, name, value }: Damage): unknown {
  let left = where
  const walk = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node
    const entries: [string, unknown][] = []
    for (const [key, inner] of Object.entries(node)) {
      const isHere = left-- === 0
      if (isHere && how === 'replace') entries.push([key, value])
      else if (isHere && how === 'rename') entries.push([name, inner])
      else if (!isHere || how !== 'drop') entries.push([key, walk(inner)])
      if (isHere && how === 'add') entries.push([name, value])
    }
    return Array.isArray(node) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
  }
  return walk(document)
}

describe('a damaged policy', () => {
  it('is valid or refused with a reason, never both, neither or a crash', () => {
    let refused = 0
    let accepted = 0
    const property = fc.property(fc.array(damage, { maxLength: 3 }), (damages) => {
      const document = damages.reduce(damaged, valid as unknown)
      const { ir, diagnostics } = checkPolicy(modelFromDocument(document as PolicyDocument, 'p.ts'))
      expect(ir === null).toBe(diagnostics.some(({ severity }) => severity === 'error'))
      for (const diagnostic of diagnostics)
        expect(printDiagnostic(diagnostic).split('\n').length).toBeLessThanOrEqual(2)
      if (ir) accepted += 1
      else refused += 1
    })
    fc.assert(property, { numRuns: 2000 })
    expect(Math.min(refused, accepted)).toBeGreaterThan(100)
  })

  it('is judged alike in YAML and as a document', () => {
    const property = fc.property(fc.array(damage, { maxLength: 2 }), (damages) => {
      const document = damages.reduce(damaged, valid as unknown)
      const said = (diagnostics: ReturnType<typeof checkPolicy>['diagnostics']) =>
        diagnostics.map(({ code, message }) => `${code} ${message}`).toSorted()
      const yaml = checkPolicy(parsePolicy(JSON.stringify(document), 'p.yaml'))
      const module = checkPolicy(modelFromDocument(document as PolicyDocument, 'p.ts'))
      // Messages that say where something else is say it by line in one and by path in the other.
      const unplaced = (texts: readonly string[]) => texts.map((text) => text.replace(/ at \S.*$/s, ''))
      expect(unplaced(said(yaml.diagnostics))).toEqual(unplaced(said(module.diagnostics)))
    })
    fc.assert(property, { numRuns: 500 })
  })
})
