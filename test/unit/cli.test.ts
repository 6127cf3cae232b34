// The command line: how each command ends, what goes to standard output, and that no mistake of a user shows a stack.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { packageRoot } from '../../generator/package-root.ts'
import { filesIn, policyOf, temporaryFolder } from '../support/policy-folder.ts'
import { type CliRun, runCli } from '../support/run-cli.ts'

const clean = policyOf({ orders: 'roles: { AuthenticatedUser: { FIND: GRANT } }' })
const faulty = clean.replace('AuthenticatedUser', 'Sales').replace('uuid }\n    roles', 'uid }\n    roles')
const doubtful = policyOf(
  { orders: 'roles: { Sales: { FIND: GRANT }, sales: { CREATE: GRANT } }' },
  'users: { type: uuid }\nroles: [Sales, sales]',
)

/** A policy file of a test's own. */
const fileWith = (text: string, name = 'policy.yaml') => {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, text)
  return file
}

const refused = (run: CliRun, code: 1 | 2) => {
  expect(run.stdout).toBe('')
  expect(run.stderr).not.toMatch(/^\s+at |node:internal|\.ts:\d+:\d+\)/m)
  expect(run.code).toBe(code)
  return run.stderr
}

describe('check', () => {
  it('says that a clean policy is fine', async () => {
    const file = fileWith(clean)
    expect(await runCli('check', file)).toEqual({ code: 0, stdout: `${file}: fine\n`, stderr: '' })
  })

  it('prints every fault with its place on standard error, the sum on standard output, and ends with 1', async () => {
    const file = fileWith(faulty)
    const run = await runCli('check', file)
    expect(run.code).toBe(1)
    expect(run.stdout).toBe(`${file}: 2 errors, 0 warnings\n`)
    expect(run.stderr.split('\n').filter((line) => line.startsWith(`${file}:`))).toEqual([
      `${file}:5:30: error: the key of table \`public.orders\` cannot have type \`uid\` (unknown-type)`,
      `${file}:6:14: error: table \`public.orders\` gives a cell to undeclared role \`Sales\` (unknown-role)`,
    ])
  })

  it('tells an editor of a file that is no YAML, too', async () => {
    const file = fileWith('pgladder: 1\ntables: {')
    const { code, stdout, stderr } = await runCli('check', file, '--json')
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      diagnostics: [
        { severity: 'error', code: 'unreadable-policy', place: { file, line: 2 }, message: expect.any(String) },
      ],
    })
    expect(await runCli('check', file)).toMatchObject({ code: 2, stdout: '' })
  })

  it('lets doubts pass, unless it is strict', async () => {
    const file = fileWith(doubtful)
    const run = await runCli('check', file)
    expect(run).toMatchObject({ code: 0, stdout: `${file}: 0 errors, 1 warning\n` })
    expect(run.stderr).toMatch(/: warning: .* \(twin-roles\)\n {2}help: /)
    expect(await runCli('check', file, '--strict')).toEqual({ ...run, code: 1 })
    expect((await runCli('check', fileWith(clean), '--strict')).code).toBe(0)
  })

  it('says which requests the dynamic profile is left with', async () => {
    const roles = Array.from({ length: 20 }, (_, n) => `Role${n}`)
    const tables = Object.fromEntries(roles.map((role, n) => [`t${n}`, `roles: { ${role}: { FIND: GRANT } }`]))
    const file = fileWith(policyOf(tables, `users: { type: uuid }\nroles: [${roles}]\nprofiles: [[Role1, Role2]]`))
    expect(await runCli('check', file)).toMatchObject({
      code: 0,
      stdout:
        `${file}: fine\n${file}: 22 profiles; left to the dynamic profile: ` +
        'users with more than 1 of the 20 custom roles, but for the 1 in `profiles`\n',
    })
  })

  it('prints JSON and nothing else where a program would read it', async () => {
    const file = fileWith(faulty)
    const { code, stdout, stderr } = await runCli('check', file, '--json')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      diagnostics: [
        { severity: 'error', code: 'unknown-type', place: { file, line: 5, column: 30 } },
        { severity: 'error', code: 'unknown-role', place: { file, line: 6, column: 14 } },
      ],
      database: [],
    })
    expect(JSON.parse((await runCli('check', fileWith(clean), '--json')).stdout)).toEqual({
      diagnostics: [],
      database: [],
      profiles: 2,
      dynamic: null,
    })
  })

  it('reads a module too', async () => {
    const module = `import { definePolicy } from 'pgladder'
      export default definePolicy({ pgladder: 1, users: { type: 'uuid' },
        tables: { 'public.orders': { key: { column: 'id', type: 'uuid' } } } })`
    expect((await runCli('check', fileWith(module, 'policy.ts'))).code).toBe(0)
  })

  it('asks no database about a policy with faults', async () => {
    const run = await runCli('check', fileWith(faulty), '--url', 'postgresql://127.0.0.1:1/none')
    expect(run).toMatchObject({ code: 1, stderr: expect.not.stringContaining('connect') })
  })
})

describe('a policy file', () => {
  it.each([
    ['that is missing', () => join(temporaryFolder(), 'none.yaml'), 'no such file'],
    ['that is empty', () => fileWith(''), 'the file is empty'],
    ['of comments only', () => fileWith('# nothing\n'), 'the file is empty'],
    [
      'that is a folder',
      () => {
        const folder = join(temporaryFolder(), 'policy.yaml')
        mkdirSync(folder)
        return folder
      },
      'it is a directory',
    ],
    ['that is no YAML', () => fileWith('a: [1,\nb: 2'), /:\d+:\d+: error: /],
    [
      'that is no UTF-8',
      () => {
        const file = fileWith('')
        writeFileSync(file, Buffer.from([0x61, 0xff, 0xfe]))
        return file
      },
      'the file is not UTF-8 text',
    ],
    ['of another kind', () => fileWith(clean, 'policy.json'), 'not a policy file'],
    ['that is a module with a fault', () => fileWith('export default {', 'policy.ts'), 'the module cannot be loaded'],
    [
      'that is a module that throws',
      () => fileWith("throw new Error('no\\nway')", 'policy.mjs'),
      /cannot be loaded: no$/m,
    ],
    ['that is a module without a default', () => fileWith('export const a = 1', 'policy.js'), 'no default export'],
  ])('%s ends check and generate with 2 and one line', async (_what, make, reason) => {
    const file = make()
    const out = join(temporaryFolder(), 'out')
    const stderr = refused(await runCli('check', file), 2)
    const [line = '', ...more] = stderr.trimEnd().split('\n')
    expect(line).toMatch(reason)
    expect(line.startsWith(file)).toBe(true)
    expect(more.every((text) => text.startsWith('  help: '))).toBe(true)
    expect(refused(await runCli('generate', file, '--out', out), 2)).toBe(stderr)
    expect(() => filesIn(out)).toThrow(/ENOENT/)
  })

  it.each(['42', '[]', 'text', 'null'])('that says %s is refused as a policy', async (text) => {
    const run = await runCli('check', fileWith(text))
    expect(run.code).toBeGreaterThan(0)
    expect(run.stderr).toMatch(/error: /)
  })
})

describe('generate', () => {
  it('prints the paths of what it wrote, and nothing where nothing changed', async () => {
    const [file, out] = [fileWith(clean), join(temporaryFolder(), 'out')]
    const paths = ['0001_ladder_runtime.sql', '0002_policy.sql'].map((name) => `${join(out, name)}\n`)
    expect(await runCli('generate', file, '--out', out)).toEqual({ code: 0, stdout: paths.join(''), stderr: '' })
    const before = filesIn(out)
    expect(await runCli('generate', file, '--out', out)).toEqual({
      code: 0,
      stdout: '',
      stderr: `${out}: nothing to do, the policy has not changed since the last migration\n`,
    })
    expect(filesIn(out)).toEqual(before)
    writeFileSync(file, policyOf({ notes: '' }))
    const third = await runCli('generate', file, '--out', out, '--name', 'notes')
    expect(third).toEqual({ code: 0, stdout: `${join(out, '0003_notes.sql')}\n`, stderr: '' })
  })

  it('prints the faults of a policy, writes nothing, and ends with 1', async () => {
    const out = join(temporaryFolder(), 'out')
    expect(refused(await runCli('generate', fileWith(faulty), '--out', out), 1)).toMatch(
      /unknown-type[\s\S]*unknown-role/,
    )
    expect(() => filesIn(out)).toThrow(/ENOENT/)
  })

  it('prints doubts and writes nevertheless', async () => {
    const run = await runCli('generate', fileWith(doubtful), '--out', join(temporaryFolder(), 'out'))
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('twin-roles') })
    expect(run.stdout.split('\n')).toHaveLength(3)
  })

  it('ends with 1 for a choice that cannot change, and with 2 for a folder or a name that is of no use', async () => {
    const [file, out] = [fileWith(clean), join(temporaryFolder(), 'out')]
    await runCli('generate', file, '--out', out)
    writeFileSync(file, `schema: guard\n${clean}`)
    expect(refused(await runCli('generate', file, '--out', out), 1)).toMatch(
      /^.*: error: `schema` is `ladder`.*\n {2}help: .*\n$/,
    )
    expect(refused(await runCli('generate', fileWith(clean), '--out', file), 2)).toMatch(
      /^error: `.*` is no folder\n {2}help: name one.*\n$/,
    )
    expect(refused(await runCli('generate', fileWith(clean), '--out', temporaryFolder(), '--name', 'No!'), 2)).toMatch(
      /^error: `No!` is no name for a migration\n {2}help: .*\n$/,
    )
    writeFileSync(join(out, 'plan.json'), '{')
    expect(refused(await runCli('generate', fileWith(clean), '--out', out), 2)).toMatch(
      /^error: .*plan\.json: cannot be read/,
    )
  })
})

describe('migrate', () => {
  beforeEach(() => {
    for (const name of ['DATABASE_URL', 'PGHOST', 'PGPORT', 'PGUSER', 'PGDATABASE']) vi.stubEnv(name, undefined)
    return () => vi.unstubAllEnvs()
  })

  const generated = async () => {
    const out = join(temporaryFolder(), 'out')
    await runCli('generate', fileWith(clean), '--out', out)
    return out
  }

  /** A port of this machine at which nobody listens. */
  const closedPort = () =>
    new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const address = probe.address()
        probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 1))
      })
    })

  it('ends with 2 where there are no migrations', async () => {
    const folder = temporaryFolder()
    for (const dir of [folder, join(folder, 'none')]) {
      expect(refused(await runCli('migrate', '--dir', dir), 2)).toBe(
        `error: ${dir}: no migrations here\n  help: make them with \`pgladder generate\`\n`,
      )
    }
  })

  it('ends with 1 and one line where nobody answers', async () => {
    const [dir, port] = [await generated(), await closedPort()]
    const url = `postgresql://app:secret@127.0.0.1:${port}/app`
    const line = new RegExp(
      `^error: cannot connect to the database: .*ECONNREFUSED.*${port}\n {2}help: .*DATABASE_URL.*\n$`,
    )
    for (const run of [
      await runCli('migrate', '--dir', dir, '--url', url),
      await runCli('check', fileWith(clean), '--url', url),
    ]) {
      expect(refused(run, 1)).toMatch(line)
      expect(run.stderr).not.toContain('secret')
    }
  })

  it('connects where DATABASE_URL or the PG variables say, and --url goes before them', async () => {
    const [dir, port, other] = [await generated(), await closedPort(), await closedPort()]
    vi.stubEnv('PGHOST', '127.0.0.1')
    vi.stubEnv('PGPORT', String(port))
    expect(refused(await runCli('migrate', '--dir', dir), 1)).toContain(`127.0.0.1:${port}`)
    vi.stubEnv('DATABASE_URL', `postgresql://127.0.0.1:${other}/app`)
    expect(refused(await runCli('migrate', '--dir', dir), 1)).toContain(`127.0.0.1:${other}`)
    const url = `postgresql://127.0.0.1:${port}/app`
    expect(refused(await runCli('migrate', '--dir', dir, '--url', url), 1)).toContain(`127.0.0.1:${port}`)
  })

  it.each([
    'not a url',
    'postgresql://user:secret@[',
    'http://127.0.0.1:1/',
  ])('takes %s as a mistake, not as a bug', async (url) => {
    const stderr = refused(await runCli('migrate', '--dir', await generated(), '--url', url), 1)
    expect(stderr).toMatch(/^error: cannot connect to the database: /)
    expect(stderr).not.toContain('secret')
  })
})

describe('wrong usage', () => {
  it.each([
    ['an unknown command', ['chekc'], /unknown command 'chekc'[\s\S]*check/],
    ['an unknown option', ['check', 'p.yaml', '--srict'], /unknown option '--srict'[\s\S]*--strict/],
    ['no policy', ['check'], /missing required argument 'policy'/],
    ['two policies', ['generate', 'a.yaml', 'b.yaml'], /too many arguments/],
    ['an option without its value', ['migrate', '--url'], /argument missing/],
    ['no command', [], /Usage: pgladder/],
  ])('ends with 2: %s', async (_what, args, message) => {
    expect(refused(await runCli(...args), 2)).toMatch(message)
  })

  it('is none: --help and --version end with 0 and print what was asked for', async () => {
    const help = await runCli('--help')
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const command of ['check', 'generate', 'migrate', 'demo']) expect(help.stdout).toContain(command)
    const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
    expect(await runCli('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    expect(await runCli('generate', '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--out <dir>'),
    })
  })
})
