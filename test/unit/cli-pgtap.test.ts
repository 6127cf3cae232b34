// pgladder pgtap without a database: what it writes, and how it says what stands in its way.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { emit, temporaryFolder } from '../support/policy-folder.ts'
import { runCli } from '../support/run-cli.ts'

const policy = (operations: string) => `
pgladder: 1
users: { type: text }
tables:
  public.notes:
    key: { column: id, type: text }
    owner: author_id
    ownerPolicy: { ${operations} }
`

function prepare(operations = 'FIND: GRANT') {
  const folder = temporaryFolder()
  const file = join(folder, 'policy.yaml')
  writeFileSync(file, policy(operations))
  const out = join(folder, 'tests')
  const dir = join(folder, 'migrations')
  emit(policy(operations.replace('FIMD', 'FIND')), dir)
  return { file, out, dir, run: () => runCli('pgtap', file, '--out', out, '--dir', dir) }
}

// An embedded PostgreSQL boots for each run.
const slow = { timeout: 120_000 }

it('writes files that run in their order, the same bytes each time, and takes away those of before', slow, async () => {
  const { out, run } = prepare()
  mkdirSync(out)
  writeFileSync(join(out, '9_gone_1_structure.sql'), '-- Made by pgladder from a policy file: pgTAP tests.\n')
  writeFileSync(join(out, 'README.md'), 'ours')
  const names = ['1_pgladder.sql', '2_policy.sql', '3_public_notes_1_structure.sql', '3_public_notes_2_answers.sql']
  const { code, stdout, stderr } = await run()
  expect({ code, stderr, paths: stdout.trim().split('\n') }).toEqual({
    code: 0,
    stderr: '',
    paths: names.map((name) => join(out, name)),
  })
  expect(readdirSync(out).sort()).toEqual([...names, 'README.md'])
  const read = () => names.map((name) => readFileSync(join(out, name), 'utf8'))
  const first = read()
  expect((await run()).code).toBe(0)
  expect(read()).toEqual(first)
  for (const text of first) expect(text).toMatch(/^begin read write;$[\s\S]*^rollback;$/m)
})

it('leaves a folder alone that holds other SQL', async () => {
  const { out, run } = prepare()
  mkdirSync(out)
  writeFileSync(join(out, 'mine.sql'), 'select 1;')
  const { code, stderr } = await run()
  expect(code).toBe(2)
  expect(stderr).toContain(
    `${join(out, 'mine.sql')}: not a test file of pgladder\n  help: name a folder for these tests alone`,
  )
  expect(readdirSync(out)).toEqual(['mine.sql'])
})

it('keeps the tests of before where it cannot write all of the new ones', slow, async () => {
  const { out, run } = prepare()
  expect((await run()).code).toBe(0)
  writeFileSync(join(out, '2_policy.sql'), `${readFileSync(join(out, '2_policy.sql'), 'utf8')}-- as before`)
  mkdirSync(join(out, '.3_public_notes_1_structure.sql.new'))
  const before = readdirSync(out)
  const { code, stderr } = await run()
  expect(code).toBe(2)
  expect(stderr).toContain(`${out}: cannot be written: EISDIR`)
  expect(readdirSync(out)).toEqual(before)
  expect(readFileSync(join(out, '2_policy.sql'), 'utf8')).toContain('-- as before')
})

it('refuses a policy that has changed since the last migration', async () => {
  const { file, out, run } = prepare()
  writeFileSync(file, policy('FIND: GRANT, UPDATE: GRANT'))
  const { code, stderr } = await run()
  expect(code).toBe(2)
  expect(stderr).toContain(
    'the policy has changed since the last migration\n  help: make the next one with `pgladder generate`',
  )
  expect(() => readdirSync(out)).toThrow('ENOENT')
})

it('says where there is no folder, of tests or of migrations', slow, async () => {
  const { file, out, dir } = prepare()
  const misspelt = await runCli('pgtap', file, '--out', out, '--dir', `${dir}x`)
  expect(misspelt.code).toBe(2)
  expect(misspelt.stderr).toContain(`${dir}x: no migrations here\n  help: make them with \`pgladder generate\``)
  for (const wrong of [file, join(file, 'tests'), '']) {
    const { code, stderr } = await runCli('pgtap', file, '--out', wrong, '--dir', dir)
    expect(code).toBe(2)
    expect(stderr).toContain(`\`${wrong}\` is no folder\n  help: name one, or one that is still to be made`)
  }
})

it('says what is wrong with a policy, and what is missing on the command line', async () => {
  const { out, run } = prepare('FIMD: GRANT')
  const { code, stderr } = await run()
  expect(code).toBe(1)
  expect(stderr).toContain('FIMD')
  expect(() => readdirSync(out)).toThrow('ENOENT')
  expect((await runCli('pgtap', 'policy.yaml')).code).toBe(2)
  const missing = await runCli('pgtap', join(out, 'no.yaml'), '--out', out)
  expect(missing.code).toBe(2)
  expect(missing.stderr).not.toContain('    at ')
})
