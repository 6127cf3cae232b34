// Policy files of both kinds are read with the place of everything, and those that cannot be read say why in one line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkPolicy } from '../../generator/check/check-policy.ts'
import { printDiagnostic, printFileError } from '../../generator/check/print-diagnostic.ts'
import type { PolicyDocument } from '../../generator/define-policy.ts'
import { modelFromDocument } from '../../generator/source/from-document.ts'
import { parsePolicy } from '../../generator/source/parse-policy.ts'
import { PolicyFileError } from '../../generator/source/policy-file-error.ts'
import { readPolicy } from '../../generator/source/read-policy.ts'

const folder = mkdtempSync(join(tmpdir(), 'pgladder-source-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function complaint(error: unknown): string {
  if (!(error instanceof PolicyFileError)) throw error
  return printFileError(error).replaceAll(folder, '')
}

function parseComplaint(text: string): string {
  try {
    parsePolicy(text, 'p.yaml')
  } catch (error) {
    return complaint(error)
  }
  return 'parsed'
}

async function readComplaint(path: string): Promise<string> {
  return readPolicy(path).then(() => 'read', complaint)
}

describe('a YAML policy', () => {
  it('knows where each name and value stands', () => {
    const model = parsePolicy('pgladder: 1\nroles:\n  - Sales\ntables:\n  public.a:\n    owner: me\n', 'p.yaml')
    expect(model.roles).toEqual([{ value: 'Sales', at: { file: 'p.yaml', line: 3, column: 5, path: ['roles', '0'] } }])
    const [table] = model.tables
    expect(table?.name.at).toEqual({ file: 'p.yaml', line: 5, column: 3, path: ['tables', 'public.a'] })
    expect(table?.owner?.at).toEqual({ file: 'p.yaml', line: 6, column: 12, path: ['tables', 'public.a', 'owner'] })
  })

  it('keeps a key as it is spelt, whatever YAML makes of it', () => {
    const rows =
      'tables:\n  public.a:\n    users: { 5: {}, 0x05: {}, 9007199254740993: {}, null: {}, true: {}, "q": {} }'
    const users = parsePolicy(rows, 'p.yaml').tables[0]?.users
    expect(users?.map((row) => row.principal?.value)).toEqual(['5', '0x05', '9007199254740993', 'null', 'true', 'q'])
  })

  it('reads YAML 1.2 even where the file asks for 1.1: `yes` and `on` are text', () => {
    const model = parsePolicy('%YAML 1.1\n---\nroles: [yes, on, 0o7x]\n', 'p.yaml')
    expect(model.roles.map(({ value }) => value)).toEqual(['yes', 'on', '0o7x'])
  })

  it('reads a byte order mark and Windows line ends', async () => {
    const path = write('bom.yaml', '\uFEFFpgladder: 1\r\nroles:\r\n  - Sales\r\n')
    expect((await readPolicy(path)).roles[0]).toMatchObject({ value: 'Sales', at: { line: 3, column: 5 } })
  })

  it.each([
    ['', 'p.yaml: error: the file is empty'],
    ['# nothing yet\n', 'p.yaml: error: the file is empty'],
    [
      'a: [1,\nb: 2',
      'p.yaml:2:1: error: flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['a: b: c', 'p.yaml:1:4: error: nested mappings are not allowed in compact mappings'],
    ['a:\n\t- b', 'p.yaml:2:1: error: tabs are not allowed as indentation'],
    [
      'a: 1\n---\nb: 2',
      'p.yaml:2:1: error: the file has more than one YAML document\n  help: a policy is one document',
    ],
    ['? [a]\n: 1', 'p.yaml:1:3: error: a key is an alias, has a tag or is not text'],
    ['a: &a 1\n*a : 1', 'p.yaml:2:1: error: a key is an alias, has a tag or is not text'],
    ['['.repeat(50_000), 'p.yaml: error: the file is nested too deeply'],
    ['- '.repeat(50_000), 'p.yaml: error: the file is nested too deeply'],
  ])('is refused whole if it does not parse: %j', (text, says) => {
    expect(parseComplaint(text)).toBe(says)
  })

  it('never expands an alias, however often it is written', () => {
    const doubling = (name: string, of: string) => `${name}: &${name} [${`*${of}, `.repeat(9)}]\n`
    const text = `a: &a [x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, index) => doubling(name, 'abcdefgh'.charAt(index))).join('')}`
    expect(parsePolicy(text, 'p.yaml').root).toMatchObject({ kind: 'mapping' })
  })
})

describe('a module policy', () => {
  it('is loaded with `pgladder` meaning this package, installed or not', async () => {
    const path = write(
      'policy.ts',
      `import { definePolicy } from 'pgladder'
       const sales: string = 'Sales'
       export default definePolicy({ pgladder: 1, users: { type: 'uuid' }, roles: [sales], tables: {} })`,
    )
    const model = await readPolicy(path)
    expect(model.roles).toEqual([{ value: 'Sales', at: { file: path, path: ['roles', '0'] } }])
  })

  it('may be JavaScript, import its neighbours, and is read anew each time', async () => {
    write('roles.mjs', `export const roles = ['Sales']`)
    const path = write('again.js', `import { roles } from './roles.mjs'\nexport default { pgladder: 1, roles }`)
    expect((await readPolicy(path)).roles.map(({ value }) => value)).toEqual(['Sales'])
    write('again.js', `export default { pgladder: 1, roles: ['Other'] }`)
    expect((await readPolicy(path)).roles.map(({ value }) => value)).toEqual(['Other'])
  })

  it('names faults by path, in the order of the document', () => {
    const document = {
      pgladder: 1,
      users: { type: 'uuid' },
      roles: ['Sales', 5],
      tables: {
        'public.orders': { key: { column: 'id', type: 'uuid' }, roles: { Saels: { FIND: 'GRANT' } }, owner: () => 1 },
        plain: { key: { column: 'id', type: 'uuid' }, owner: undefined, users: { 'a b': { FIND: 'ALLOW' } } },
      },
    }
    const { diagnostics, ir } = checkPolicy(modelFromDocument(document as unknown as PolicyDocument, 'policy.ts'))
    expect(ir).toBeNull()
    expect(diagnostics.map(printDiagnostic).map((text) => text.split('\n')[0])).toEqual([
      'policy.ts: roles[1]: error: entry 2 of `roles` takes text, found a number (wrong-type)',
      'policy.ts: tables["public.orders"].roles.Saels: error: table `public.orders` gives a cell to undeclared role `Saels` (unknown-role)',
      'policy.ts: tables["public.orders"].owner: error: `owner` takes text, found a function (wrong-type)',
      'policy.ts: tables.plain: error: table `plain` is not named by schema and name (malformed-table-name)',
      'policy.ts: tables.plain.users["a b"]: error: `a b` is not a user id of type `uuid` (malformed-user-id)',
      'policy.ts: tables.plain.users["a b"].FIND: error: `FIND` is given `ALLOW`, which is not an effect (wrong-effect)',
    ])
  })

  it('does not lose a name to the prototype of an object literal', () => {
    const document = { pgladder: 1, users: { type: 'uuid' }, global: { __proto__: { FIND: 'DENY' } }, tables: {} }
    const { diagnostics } = checkPolicy(modelFromDocument(document as unknown as PolicyDocument, 'policy.ts'))
    expect(diagnostics.map(printDiagnostic)[0]).toBe(
      'policy.ts: global: error: `global` takes a mapping, found an object with a prototype of its own (wrong-type)',
    )
  })

  it('survives a document that contains itself', () => {
    const document: Record<string, unknown> = { pgladder: 1, users: { type: 'uuid' }, tables: {} }
    document.global = document
    expect(checkPolicy(modelFromDocument(document as unknown as PolicyDocument, 'policy.ts')).ir).toBeNull()
  })
})

describe('a policy file that cannot be read', () => {
  it('says so in one line, with the place as far as it is known', async () => {
    const help = '\n  help: write `export default definePolicy({ … })`'
    const extensions = '\n  help: its name ends in one of .yaml .yml .ts .mts .js .mjs'
    const says: readonly (readonly [path: string, says: string])[] = [
      [join(folder, 'none.yaml'), '/none.yaml: error: no such file'],
      [join(folder, 'none.ts'), '/none.ts: error: no such file'],
      [join(folder, 'policy.json'), `/policy.json: error: not a policy file${extensions}`],
      [write('empty.ts', ' \n'), '/empty.ts: error: the file is empty'],
      [write('latin.yaml', Uint8Array.of(0x61, 0x3a, 0x20, 0xe9)), '/latin.yaml: error: the file is not UTF-8 text'],
      [write('named.ts', 'export const policy = 1'), `/named.ts: error: the module has no default export${help}`],
      [
        write('syntax.ts', 'export default {\n  a: 1,,\n}'),
        '/syntax.ts:2:8: error: the module cannot be loaded: Unexpected token',
      ],
      [
        write('throws.ts', 'const x: number = 1\n\nthrow new Error("no\\n" + x)'),
        '/throws.ts:3: error: the module cannot be loaded: no',
      ],
      [
        write('throws-text.mjs', 'throw "no"\nexport default 1'),
        '/throws-text.mjs: error: the module cannot be loaded: no',
      ],
      [
        write('imports.ts', "import 'no-such-module'\nexport default 1"),
        "/imports.ts:1: error: the module cannot be loaded: Cannot find module 'no-such-module'",
      ],
    ]
    for (const [path, expected] of says) expect(await readComplaint(path)).toBe(expected)
    expect(await readComplaint(`${folder}/.`)).toContain('not a policy file')
  })

  it('keeps what was thrown as its cause', async () => {
    const path = write('cause.mjs', 'throw new RangeError("no")')
    await expect(readPolicy(path)).rejects.toMatchObject({ name: 'PolicyFileError', cause: { name: 'RangeError' } })
  })
})
