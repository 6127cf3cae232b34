// What a policy without errors resolves to: `'*'` written out, INHERIT gone, defaults filled in, names exact.
import { describe, expect, it } from 'vitest'
import { checkPolicy } from '../../generator/check/check-policy.ts'
import { printDiagnostic } from '../../generator/check/print-diagnostic.ts'
import type { PolicyDocument } from '../../generator/define-policy.ts'
import type { CellIr, ValidIr } from '../../generator/ir/policy-ir.ts'
import { resolveCells } from '../../generator/ir/resolve-cells.ts'
import { resolveId } from '../../generator/ir/resolve-id.ts'
import { resolvePolicy } from '../../generator/ir/resolve-policy.ts'
import { resolveRelation } from '../../generator/ir/resolve-relation.ts'
import { resolveUpsert } from '../../generator/ir/resolve-upsert.ts'
import { modelFromDocument } from '../../generator/source/from-document.ts'
import { parsePolicy } from '../../generator/source/parse-policy.ts'

const head = 'pgladder: 1\nusers: { type: uuid }\nroles: [Sales]\n'
const key = 'key: { column: id, type: uuid }'

function resolve(text: string): ValidIr {
  const { ir, diagnostics } = checkPolicy(parsePolicy(text, 'p.yaml'))
  expect(diagnostics.map(printDiagnostic)).toEqual([])
  if (!ir) throw new Error('an error without a diagnostic')
  return ir
}

function table(body: string): ValidIr['containers'][number] {
  const [container] = resolve(`${head}tables:\n  public.a:\n    ${key}\n    ${body}\n`).containers
  if (!container) throw new Error('no container')
  return container
}

function says(cells: readonly CellIr[]): string[] {
  return cells.map((cell) => {
    const role = 'role' in cell ? (cell.role.kind === 'all-roles' ? 'all roles' : cell.role.name) : ''
    return `${role || ('user' in cell ? cell.user : cell.kind)} ${cell.operation} ${cell.effect}`
  })
}

describe("`'*'` as an operation", () => {
  it('grants every operation but PERMISSION, and UPSERT only where it is a permission of its own', () => {
    expect(says(table("roles: { Sales: { '*': GRANT } }").roleCells)).toEqual([
      'Sales FIND GRANT',
      'Sales CREATE GRANT',
      'Sales UPDATE GRANT',
      'Sales REMOVE GRANT',
    ])
    expect(
      says(resolve(`${head}global: { Sales: { '*': GRANT } }\ntables: { public.a: { ${key} } }`).globalCells),
    ).toEqual(['FIND', 'CREATE', 'UPDATE', 'REMOVE', 'UPSERT'].map((operation) => `Sales ${operation} GRANT`))
  })

  it('grants PERMISSION where it is named beside it', () => {
    expect(says(table("roles: { Sales: { '*': DENY, PERMISSION: GRANT } }").roleCells)).toContain(
      'Sales PERMISSION GRANT',
    )
  })

  it('gives way to what is written beside it, INHERIT included, in either order', () => {
    const expected = ['Sales FIND DENY', 'Sales CREATE GRANT', 'Sales REMOVE GRANT']
    expect(says(table("roles: { Sales: { '*': GRANT, FIND: DENY, UPDATE: INHERIT } }").roleCells)).toEqual(expected)
    expect(says(table("roles: { Sales: { FIND: DENY, UPDATE: INHERIT, '*': GRANT } }").roleCells)).toEqual(expected)
  })

  it('covers what the level takes: an owner has nothing to create', () => {
    expect(says(table("owner: o\n    ownerPolicy: { '*': GRANT }").ownerCells)).toEqual([
      'owner-cell FIND GRANT',
      'owner-cell UPDATE GRANT',
      'owner-cell REMOVE GRANT',
    ])
    expect(table("onCreate: [{ role: Sales, '*': GRANT }]").onCreate.map(({ operation }) => operation)).toEqual([
      'FIND',
      'UPDATE',
      'REMOVE',
    ])
  })

  it('covers UPSERT in a row of its own level', () => {
    const model = parsePolicy("tables: { public.a: { ownerPolicy: { '*': GRANT } } }", 'p.yaml')
    const row = model.tables[0]?.ownerPolicy
    expect(row && resolveCells(row).map(({ operation }) => operation)).toEqual(['FIND', 'UPDATE', 'REMOVE', 'UPSERT'])
  })
})

describe('UPSERT', () => {
  const upsertOf = (text: string) => {
    const model = parsePolicy(text, 'p.yaml')
    const [first] = model.tables
    return first && resolveUpsert(first, model)
  }

  it('is derived unless the table says own or a cell that holds for the table names it', () => {
    expect(
      upsertOf("global: { Sales: { '*': GRANT } }\ntables: { public.a: { roles: { Sales: { '*': GRANT } } } }"),
    ).toBe('derived')
    expect(upsertOf('tables: { public.a: { upsert: own } }')).toBe('own')
    expect(upsertOf('global: { Sales: { UPSERT: INHERIT } }\ntables: { public.a: {} }')).toBe('own')
    const naming = [
      'roles: { Sales: { UPSERT: DENY } }',
      'ownerPolicy: { UPSERT: DENY }',
      "users: { '*': { UPSERT: DENY } }",
      'onCreate: [{ role: Sales, UPSERT: GRANT }]',
    ]
    for (const cells of naming) expect(upsertOf(`tables: { public.a: { ${cells} } }`), cells).toBe('own')
  })

  it('named in another table leaves this one derived', () => {
    expect(upsertOf('tables: { public.a: {}, public.b: { roles: { Sales: { UPSERT: DENY } } } }')).toBe('derived')
  })
})

describe('a policy', () => {
  it('has the documented defaults where it says nothing', () => {
    expect(resolve(`${head}tables: { public.a: { ${key} } }`)).toMatchObject({
      schema: 'ladder',
      rolePrefix: 'ladder',
      identity: 'gateway',
      roleSource: 'membership',
      globalDefault: 'DENY',
      users: { type: 'uuid', table: null },
      containers: [{ objectAcl: 'table', upsert: 'derived', owner: null, adopt: [], onCreate: [] }],
    })
    expect(
      resolve(
        'pgladder: 1\nusers: { type: varchar, table: public.u }\ntables: { public.a: { key: { column: id, type: int8 } } }',
      ),
    ).toMatchObject({
      users: { type: 'character varying', table: { relation: { schema: 'public', name: 'u' }, key: 'id' } },
      containers: [{ key: { column: 'id', type: 'bigint' } }],
    })
  })

  it('keeps the cells of users and of all users apart, and ids in canonical form', () => {
    const id = '0123ABCD-89ab-cdef-0123-456789abcdef'
    const container = table(`users: { ${id}: { FIND: GRANT }, '*': { FIND: DENY, UPDATE: INHERIT } }`)
    expect(says(container.userCells)).toEqual([`${id.toLowerCase()} FIND GRANT`])
    expect(says(container.allUsersCells)).toEqual(['all-users-cell FIND DENY'])
  })

  it('keeps all roles a kind of its own', () => {
    expect(table("roles: { '*': { FIND: DENY } }").roleCells[0]?.role).toEqual({ kind: 'all-roles' })
  })

  it('is frozen all the way down', () => {
    const unfrozen = (value: unknown): boolean =>
      typeof value === 'object' && value !== null && (!Object.isFrozen(value) || Object.values(value).some(unfrozen))
    expect(unfrozen(resolve(`${head}tables: { public.a: { ${key}, roles: { Sales: { FIND: DENY } } } }`))).toBe(false)
  })

  it('is the same from YAML and from TypeScript, apart from places', () => {
    const document: PolicyDocument = {
      pgladder: 1,
      users: { type: 'int', table: 'public.users' },
      roles: ['Sales'],
      global: { Sales: { '*': 'GRANT', PERMISSION: 'DENY' } },
      tables: {
        'public.a': {
          key: { column: 'id', type: 'uuid' },
          owner: 'o',
          onCreate: [{ role: 'Sales', FIND: 'GRANT' }],
          roles: { '*': { FIND: 'DENY' } },
          ownerPolicy: { '*': 'GRANT' },
          users: { '7': { FIND: 'GRANT' }, '*': { REMOVE: 'DENY' } },
          adopt: ['reporting'],
        },
      },
    }
    const fromModule = checkPolicy(modelFromDocument(document, 'p.ts'))
    const fromYaml = checkPolicy(parsePolicy(JSON.stringify(document), 'p.yaml'))
    expect(fromModule.ir).not.toBeNull()
    expect(withoutPlaces(fromYaml.ir)).toEqual(withoutPlaces(fromModule.ir))
  })

  it('that the checks have not seen is never resolved by leaving something out', () => {
    const model = parsePolicy(`${head}tables: { public.a: { ${key}, roles: { Saels: { FIND: DENY } } } }`, 'p.yaml')
    expect(() => resolvePolicy(model)).toThrow('bug: role "Saels" passed the checks and cannot be resolved')
  })
})

describe('a name', () => {
  const hostile = [
    '__proto__',
    'constructor',
    'toString',
    'has"quote',
    "it's",
    'back\\slash',
    'a -- b',
    '/* */',
    '$$',
    '$tag$',
    '%s %I',
    'new\nline',
    'tab\tbed',
    'select',
    'Ünïcødé 🙂',
    'x'.repeat(63),
    '{{this}}',
    ' leading',
  ]

  it.each(hostile)('round-trips as role, column, table and database role: %j', (name) => {
    const quoted = JSON.stringify(name)
    const relation = JSON.stringify(`"${name.replaceAll('"', '""')}"."${name.replaceAll('"', '""')}"`)
    const ir = resolve(`pgladder: 1
users: { type: text, table: ${relation}, key: ${quoted} }
roles: [${quoted}]
global: { ${quoted}: { FIND: DENY } }
tables:
  ${relation}:
    key: { column: ${quoted}, type: uuid }
    owner: ${quoted}
    onCreate: [{ role: ${quoted}, FIND: GRANT }]
    roles: { ${quoted}: { FIND: GRANT } }
    users: { ${quoted}: { FIND: GRANT } }
    adopt: [${quoted}]
`)
    const role = { kind: 'custom-role', name }
    expect(ir.roles.map((declared) => declared.name)).toEqual([name])
    expect(ir.users.table).toEqual({ relation: { schema: name, name }, key: name })
    expect(ir.globalCells).toMatchObject([{ role, operation: 'FIND', effect: 'DENY' }])
    expect(ir.containers).toMatchObject([
      {
        relation: { schema: name, name },
        key: { column: name },
        owner: name,
        onCreate: [{ role }],
        roleCells: [{ role, operation: 'FIND', effect: 'GRANT' }],
        userCells: [{ user: name }],
        adopt: [name],
      },
    ])
  })

  it('in a message cannot forge a line, colour the terminal or end its backticks', () => {
    const name = 'a`\n\u001b[31mp.yaml:1:1: error\u202e'
    const { diagnostics } = checkPolicy(
      parsePolicy(`${head}global: { ${JSON.stringify(name)}: {} }\ntables: { public.a: { ${key} } }`, 'p.yaml'),
    )
    expect(diagnostics.map(printDiagnostic)).toEqual([
      'p.yaml:4:11: error: `global` gives a cell to undeclared role `a\\`\\u{a}\\u{1b}[31mp.yaml:1:1: error\\u{202e}` (unknown-role)\n  help: declare it in `roles`',
    ])
    const model = modelFromDocument(
      { pgladder: 1, users: { type: 'uuid' }, tables: {}, [name]: 1 } as PolicyDocument,
      'p\u001b.ts',
    )
    expect(checkPolicy(model).diagnostics.map(printDiagnostic).join()).not.toMatch(
      /[\p{Cf}\p{Cs}]|\P{ASCII}|(?!\n)\p{Cc}/u,
    )
  })

  it('of a table has exactly two parts, taken byte for byte', () => {
    expect(resolveRelation('Public.Orders')).toEqual({ schema: 'Public', name: 'Orders' })
    expect(resolveRelation('"we.ird"."a""b"')).toEqual({ schema: 'we.ird', name: 'a"b' })
    for (const text of ['orders', 'a.b.c', '.a', 'a.', '', '.', '"a".', '"a"b.c', 'a"b.c', '"a.b', '"".a', '"a"".b'])
      expect(resolveRelation(text), text).toBeNull()
  })
})

describe('a user id', () => {
  it('is accepted in the one form of its type and no other', () => {
    const uuid = '01234567-89ab-cdef-0123-456789abcdef'
    expect(resolveId(uuid.toUpperCase(), 'uuid')).toBe(uuid)
    for (const text of ['', `{${uuid}}`, uuid.replaceAll('-', ''), `${uuid}\n`, ` ${uuid}`])
      expect(resolveId(text, 'uuid')).toBeNull()
    expect(resolveId('32767', 'smallint')).toBe('32767')
    expect(resolveId('32768', 'smallint')).toBeNull()
    expect(resolveId('-2147483648', 'integer')).toBe('-2147483648')
    expect(resolveId('2147483648', 'integer')).toBeNull()
    expect(resolveId('9223372036854775807', 'bigint')).toBe('9223372036854775807')
    expect(resolveId('9223372036854775808', 'bigint')).toBeNull()
    for (const text of ['', '05', '-0', '+5', '5.0', '1e3', '0x05', ' 5', '5\n'])
      expect(resolveId(text, 'integer'), text).toBeNull()
    expect(resolveId(' A b ', 'text')).toBe(' A b ')
    for (const text of ['', 'a\0', '\ud800']) expect(resolveId(text, 'character varying')).toBeNull()
  })
})

describe('the checker', () => {
  it('reports every fault at once, in the order of the file', () => {
    const text = `pgladder: 1
users: { type: uuid, tabel: public.users }
roles: [Sales, Sales]
tables:
  orders:
    key: { column: id, type: uuid }
    roles:
      Saels: { FIND: GRANT }
      Sales: { FIDN: GRANT, UPDATE: GRUNT }
    owner: 5
identity: direct
`
    const { diagnostics, ir } = checkPolicy(parsePolicy(text, 'p.yaml'))
    expect(ir).toBeNull()
    expect(diagnostics.map(({ place, code }) => `${place.line}:${place.column} ${code}`)).toEqual([
      '2:22 unknown-option',
      '3:16 duplicate-role',
      '5:3 malformed-table-name',
      '8:7 unknown-role',
      '9:16 unknown-operation',
      '9:37 wrong-effect',
      '10:12 wrong-type',
      '11:11 identity-not-yet',
    ])
  })

  it('says only what a document is, if it is not a mapping', () => {
    const printed = (text: string) => checkPolicy(parsePolicy(text, 'p.yaml')).diagnostics.map(printDiagnostic)
    expect(printed('- a')).toEqual(['p.yaml:1:1: error: the policy takes a mapping, found a list (wrong-type)'])
    expect(printed('5')).toEqual(['p.yaml:1:1: error: the policy takes a mapping, found a number (wrong-type)'])
  })

  it('gives a policy with warnings only', () => {
    const { ir, diagnostics } = checkPolicy(parsePolicy('pgladder: 1\nusers: { type: uuid }\n', 'p.yaml'))
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning'])
    expect(ir?.containers).toEqual([])
  })
})

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'at' ? undefined : inner)))
}
