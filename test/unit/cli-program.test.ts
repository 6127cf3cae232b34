// The built program as a shell runs it: exit codes and streams of a process of its own.
import { spawnSync } from 'node:child_process'
import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../generator/package-root.ts'
import { filesIn, policyOf, temporaryFolder } from '../support/policy-folder.ts'

const program = join(packageRoot, 'dist/generator/cli/main.js')
const isBuilt = existsSync(program)

const run = (args: readonly string[], cwd: string, through = program) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [through, ...args], { cwd, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe.skipIf(!isBuilt)(`the program${isBuilt ? '' : ' (not built: npm run build)'}`, () => {
  it('ends with 0, 1 and 2, and prints to the right stream', () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'policy.yaml'), policyOf({ orders: '' }))
    writeFileSync(join(cwd, 'faulty.yaml'), policyOf({ orders: 'roles: { Nobody: { FIND: GRANT } }' }))
    expect(run(['check', 'policy.yaml'], cwd)).toEqual({ status: 0, stdout: 'policy.yaml: fine\n', stderr: '' })
    expect(run(['check', 'faulty.yaml'], cwd)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^faulty\.yaml:6:/),
    })
    expect(run(['check', 'none.yaml'], cwd)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'none.yaml: error: no such file\n',
    })
    expect(run(['migrate', '--dir', 'none'], cwd)).toMatchObject({ status: 2, stdout: '' })
  })

  it('can be executed as it is, which `npx pgladder` does in a checkout', () => {
    expect(spawnSync(program, ['--version'], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  })

  it('generates into the folder `migrations` of where it runs, also through a link as npm makes it', () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'policy.yaml'), policyOf({ orders: '' }))
    const link = join(cwd, 'pgladder')
    symlinkSync(program, link)
    expect(run(['generate', 'policy.yaml'], cwd, link)).toEqual({
      status: 0,
      stdout: 'migrations/0001_ladder_runtime.sql\nmigrations/0002_policy.sql\n',
      stderr: '',
    })
    expect(Object.keys(filesIn(join(cwd, 'migrations')))).toHaveLength(3)
  })
})
