// `pgladder matrix`: its answers are the oracle's, and it prints them for people, for programs and as a page.
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { createColors } from 'picocolors'
import { describe, expect, it } from 'vitest'
import { printMatrix } from '../../generator/cli/print-matrix.ts'
import { type Answer, answersOf, type Caller, callersOf } from '../../generator/evaluate/answers.ts'
import { packageRoot } from '../../generator/package-root.ts'
import { decide, type Request } from '../oracle/decide.ts'
import { gridWorlds } from '../oracle/grid.ts'
import { policyText, type TestContainer, type TestWorld } from '../oracle/test-world.ts'
import { upsertGridWorlds } from '../oracle/upsert-grid.ts'
import { arbitraryWorld } from '../property/arbitrary-world.ts'
import { checkedPolicy } from '../support/checked-policy.ts'
import { temporaryFolder } from '../support/policy-folder.ts'
import { runCli } from '../support/run-cli.ts'

const logins = { GoogleUser: 'google', FacebookUser: 'facebook', TwitterUser: 'twitter' } as const

/** How a caller's request is opened. */
function requestOf({ asker: { user, systemRoles, customRoles } }: Caller): Request {
  const of = (suffix: RegExp) => systemRoles.find((role) => suffix.test(role)) ?? null
  const provider = of(/^(Google|Facebook|Twitter)User$/)
  return {
    user,
    client: of(/^(AS|Android|DotNet|IOS|JS|Rest)User$/),
    login: provider === null ? null : logins[provider as keyof typeof logins],
    customRoles,
    serverCode: systemRoles.includes('ServerCodeUser'),
  }
}

function expected(world: TestWorld, request: Request, container: TestContainer, operation: Answer['operation']) {
  const about = (owner: string | null) =>
    decide(world, request, container, operation, operation === 'CREATE' ? null : { owner, acl: [] })
  const other = about(container.hasOwner ? 'another' : null)
  const own = container.hasOwner && request.user !== null ? about(request.user) : other
  const reach = own.allowed ? (other.allowed ? 'all' : 'own') : other.allowed ? 'others' : 'none'
  return { operation, reach, own: own.step, other: other.step }
}

describe('the answers', () => {
  const worlds = [...gridWorlds(), ...upsertGridWorlds(), ...fc.sample(arbitraryWorld, { numRuns: 200, seed: 7 })]

  it('are the oracle’s, for every caller, table and operation', { timeout: 120_000 }, () => {
    let compared = 0
    for (const world of worlds) {
      const ir = checkedPolicy(policyText(world))
      for (const caller of callersOf(ir)) {
        for (const [n, container] of ir.containers.entries()) {
          const answers = answersOf(ir, container, caller.asker)
          const wanted = answers.map(({ operation }) =>
            expected(world, requestOf(caller), world.containers[n] as TestContainer, operation),
          )
          expect([caller.label, answers.map(({ byEntries: _, ...answer }) => answer)]).toEqual([caller.label, wanted])
          compared += answers.length
        }
      }
    }
    expect(compared).toBeGreaterThan(20_000)
  })

  it('say whether an entry can change them: whoever may not CREATE gains no UPSERT by one where it is derived', () => {
    const ir = checkedPolicy(`pgladder: 1
users: { type: text }
global: { AuthenticatedUser: { CREATE: GRANT } }
tables:
  public.a: { key: { column: id, type: text } }
  public.b: { key: { column: id, type: text }, objectAcl: none }
  public.c: { key: { column: id, type: text }, upsert: own }
`)
    const heard = callersOf(ir).map(({ label, asker }) => [
      label,
      ...ir.containers.map((container) =>
        answersOf(ir, container, asker)
          .filter(({ byEntries }) => byEntries)
          .map(({ operation }) => operation)
          .join(' '),
      ),
    ])
    expect(heard).toEqual([
      ['NotAuthenticatedUser', 'FIND UPDATE REMOVE', '', 'FIND UPDATE REMOVE UPSERT'],
      ['AuthenticatedUser', 'FIND UPDATE REMOVE UPSERT', '', 'FIND UPDATE REMOVE UPSERT'],
    ])
  })

  it('are for the callers that the policy tells apart, each of whom can be', () => {
    const ir = checkedPolicy(`pgladder: 1
users: { type: text }
roles: [Editor]
global: { GoogleUser: { FIND: GRANT }, SocialUser: { FIND: GRANT } }
tables:
  public.a:
    key: { column: id, type: text }
    roles: { JSUser: { FIND: DENY }, ServerCodeUser: { FIND: GRANT } }
    users: { ann: { FIND: DENY } }
`)
    expect(callersOf(ir).map(({ label }) => label)).toEqual([
      'NotAuthenticatedUser',
      'AuthenticatedUser',
      'Editor',
      'AuthenticatedUser + SocialUser + GoogleUser',
      'AuthenticatedUser + SocialUser',
      'AuthenticatedUser + JSUser',
      'NotAuthenticatedUser + JSUser',
      'ServerCodeUser',
      'AuthenticatedUser + ServerCodeUser',
      'user ann',
    ])
  })
})

describe('pgladder matrix', () => {
  const surprise = join(packageRoot, 'examples', 'bookmarks-surprise', 'policy.yaml')

  it('prints who may do what, and the steps that decide', async () => {
    const { code, stdout, stderr } = await runCli('matrix', surprise)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n').slice(0, 5)).toEqual([
      'public.content_bookmarks',
      'caller                FIND     CREATE  UPDATE   REMOVE   UPSERT   PERMISSION',
      'NotAuthenticatedUser  none 5   none 5  none 5   none 5   none 5   none 7',
      'AuthenticatedUser     own 4/5  all 7   own 4/5  all 4/7  own 4/5  none 7',
      'OTANonMemberTest      own 4/5  all 6   own 4/5  none 3   own 4/5  none 7',
    ])
  })

  it('marks what entries of objects may say otherwise', async () => {
    const { stdout } = await runCli('matrix', join(packageRoot, 'examples', 'orders', 'policy.yaml'), '--role', 'Sales')
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'public.orders',
      'caller  FIND         CREATE  UPDATE       REMOVE       UPSERT       PERMISSION',
      'Sales   own+acl 4/7  all 3   own+acl 4/7  own+acl 4/7  own+acl 4/7  none 7',
    ])
  })

  it('is JSON for programs', async () => {
    const { stdout } = await runCli('matrix', surprise, '--json')
    const [table] = (JSON.parse(stdout) as { tables: { table: string; callers: { answers: object }[] }[] }).tables
    expect(table).toMatchObject({ table: 'public.content_bookmarks', owner: 'owner_id', objectAcl: 'none' })
    expect(table?.callers[2]).toEqual({
      caller: 'OTANonMemberTest',
      systemRoles: ['AuthenticatedUser'],
      customRoles: ['OTANonMemberTest'],
      answers: expect.objectContaining({ REMOVE: { reach: 'none', byEntries: false, own: 3, other: 3 } }),
    })
  })

  it('shows the tables and the callers that are asked for, and names every unknown one', async () => {
    const every = join(packageRoot, 'test', 'cases', 'every-option', 'policy.yaml')
    const { stdout } = await runCli(
      'matrix',
      every,
      '--table',
      'articles',
      '--role',
      'Auditor',
      '--role',
      'ServerCodeUser',
    )
    const rows = stdout.slice(0, stdout.indexOf('\n\n')).split('\n')
    expect(rows.map((row) => row.split(/ {2,}/)[0])).toEqual([
      'public.articles',
      'caller',
      'Auditor',
      'ServerCodeUser',
      'AuthenticatedUser + ServerCodeUser',
    ])
    const refused = await runCli('matrix', every, '--table', 'article', '--table', 'nothing', '--role', 'Audit')
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr.match(/^error: .*/gm)).toEqual([
      'error: unknown table `article`',
      'error: unknown table `nothing`',
      'error: unknown role `Audit`',
    ])
  })

  it('has callers of every role that is asked for, and says who is a user', async () => {
    const { stdout } = await runCli('matrix', surprise, '--role', 'JSUser')
    expect(stdout).toMatch(/^AuthenticatedUser \+ JSUser .*\nNotAuthenticatedUser \+ JSUser /m)
    const every = join(packageRoot, 'test', 'cases', 'every-option', 'policy.yaml')
    const { tables } = JSON.parse((await runCli('matrix', every, '--json')).stdout) as {
      tables: { callers: { caller: string; user?: string }[] }[]
    }
    const users = tables[0]?.callers.filter(({ user }) => user !== undefined) ?? []
    expect(users.length).toBeGreaterThan(0)
    for (const { caller, user } of users) expect(caller).toBe(`user ${user}`)
  })

  it('colours a terminal, and keeps names from it', () => {
    const ir = checkedPolicy(
      'pgladder: 1\nusers: { type: text }\nroles: ["a\\e[31m"]\ntables: { public.a: { key: { column: id, type: text } } }\n',
    )
    const [container] = ir.containers
    if (container === undefined) throw new Error('no table')
    const answers = callersOf(ir).map((caller) => ({ caller, answers: answersOf(ir, container, caller.asker) }))
    const plain = printMatrix([{ container, answers }], false)
    expect(plain).not.toContain('\u001b')
    expect(plain).toContain('a\\u{1b}[31m')
    expect(printMatrix([{ container, answers }], true)).toContain(createColors(true).red('none'))
  })

  it('writes one page, and refuses a file that it cannot write', async () => {
    const page = join(temporaryFolder(), 'matrix.html')
    const isBuilt = existsSync(join(packageRoot, 'dist', 'generator', 'page', 'page.js'))
    if (isBuilt) {
      expect(await runCli('matrix', surprise, '--html', page)).toEqual({ code: 0, stdout: `${page}\n`, stderr: '' })
      expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>\n[\s\S]*OTANonMemberTest[\s\S]*<\/html>\n$/)
      const lost = await runCli('matrix', surprise, '--html', join(page, 'no', 'such', 'folder.html'))
      expect(lost).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^error: .* cannot be written/) })
    }
    const policy = join(temporaryFolder(), 'policy.yaml')
    copyFileSync(surprise, policy)
    const itself = await runCli('matrix', policy, '--html', policy)
    expect(itself).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(' is the policy\n  help: ') })
    expect(readFileSync(policy, 'utf8')).toBe(readFileSync(surprise, 'utf8'))
    expect(await runCli('matrix', surprise, '--html', page, '--json')).toMatchObject({ code: 2, stdout: '' })
    expect((await runCli('matrix')).code).toBe(2)
    expect((await runCli('matrix', 'none.yaml')).code).toBe(2)
  })
})
