// `pgladder explain POLICY`: the seven steps as a table, the reason as a sentence, and every fault of a question at once.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../generator/package-root.ts'
import { clients, logins, systemRolesOf } from '../../generator/vocabulary/system-context.ts'
import { systemRolesOf as oracleRolesOf } from '../oracle/decide.ts'
import { temporaryFolder } from '../support/policy-folder.ts'
import { runCli } from '../support/run-cli.ts'

const surprise = join(packageRoot, 'examples', 'bookmarks-surprise', 'policy.yaml')
const ask = (...words: readonly string[]) => runCli('explain', surprise, '--table', 'content_bookmarks', ...words)

const fileWith = (text: string) => {
  const file = join(temporaryFolder(), 'policy.yaml')
  writeFileSync(file, text)
  return file
}

describe('explain', () => {
  it('shows why a member may not delete a bookmark of their own, and where it is written', async () => {
    const { code, stdout, stderr } = await ask('--op', 'REMOVE', '--role', 'OTANonMemberTest', '--owner')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = stdout.trimEnd().split('\n')
    expect(lines.at(-1)).toBe(
      'rejected at step 3: custom role OTANonMemberTest is denied REMOVE on public.content_bookmarks; step 4 (owner policy: GRANT) was not reached',
    )
    expect(lines.filter((line) => line.startsWith('>'))).toEqual([
      expect.stringMatching(
        /^> {2}3 custom roles on the table {2}custom role OTANonMemberTest {2}.*DENY {5}.*policy\.yaml:19:27$/,
      ),
    ])
    expect(lines.filter((line) => /^[> ] {2}[1-7] /.test(line))).toHaveLength(7)
  })

  it('is about an object of somebody else’s, about a new one, about nobody, about server code', async () => {
    const last = async (...words: readonly string[]) => (await ask(...words)).stdout.trimEnd().split('\n').at(-1)
    expect(await last('--op', 'FIND', '--no-owner')).toMatch(
      /^rejected at step 5: system role AuthenticatedUser is denied FIND/,
    )
    expect(await last('--op', 'FIND', '--owner')).toMatch(/^allowed at step 4: the owner policy .* grants FIND/)
    expect(await last('--op', 'create')).toMatch(/^allowed at step 7: .* globally, which is the default$/)
    expect(await last('--op', 'FIND', '--anonymous')).toMatch(/^rejected at step 5: system role NotAuthenticatedUser/)
    expect(await last('--op', 'FIND', '--anonymous', '--server-code')).toMatch(
      /^allowed at step 7: system role ServerCodeUser/,
    )
    expect(await last('--op', 'FIND', '--no-owner', '--client', 'ServerCodeUser')).toMatch(
      /^rejected at step 5: system role AuthenticatedUser/,
    )
  })

  it('shows both of what an upsert is judged on', async () => {
    const { stdout } = await ask('--op', 'UPSERT', '--no-owner')
    expect(stdout).toMatch(/^the row that is proposed: CREATE\n/)
    expect(stdout).toMatch(/\nthe object that is there: UPDATE\n/)
    expect(stdout.match(/^>/gm)).toHaveLength(1)
    expect(stdout).toContain('(UPSERT needs UPDATE)')
  })

  it('is JSON for programs', async () => {
    const { stdout } = await ask('--op', 'REMOVE', '--role', 'OTANonMemberTest', '--owner', '--json')
    expect(stdout).not.toContain('somebody')
    expect(JSON.parse(stdout)).toMatchObject({
      operation: 'REMOVE',
      allowed: false,
      decided: { walk: { decides: 3 } },
      judged: [
        {
          walk: {
            steps: [
              { step: 1 },
              { step: 2 },
              { step: 3, verdict: 'DENY' },
              { step: 4 },
              { step: 5 },
              { step: 6 },
              { step: 7 },
            ],
          },
        },
      ],
    })
  })

  it('names every fault of a question at once, and ends with 2', async () => {
    const run = await runCli(
      'explain',
      surprise,
      '--op',
      'DROP',
      '--table',
      'bookmarks',
      '--role',
      'OTA',
      '--client',
      'JSUse',
      '--login',
      'x',
      '--anonymous',
      '--owner',
    )
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr.match(/^error: .*$/gm)).toEqual([
      'error: unknown operation `DROP`',
      'error: unknown table `bookmarks`',
      'error: unknown role `OTA`',
      'error: unknown client `JSUse`',
      'error: unknown login `x`',
      'error: nobody has no user, no login and no roles',
      'error: nobody owns nothing',
    ])
    expect(run.stderr).toContain('help: did you mean `JSUser`?')
    expect((await runCli('explain', surprise)).code).toBe(2)
  })

  it('takes ids as the policy does, and refuses what is no question', async () => {
    const id = '6F0C2C1E-0000-4000-8000-00000000000A'
    const file = fileWith(`pgladder: 1
users: { type: uuid }
roles: [A]
tables:
  public.a: { key: { column: id, type: uuid }, users: { ${id}: { FIND: GRANT } } }
`)
    const askFind = (...words: readonly string[]) => runCli('explain', file, '--op', 'FIND', '--table', 'a', ...words)
    for (const user of [id, id.toLowerCase()]) {
      expect((await askFind('--user', user)).stdout).toContain(`allowed at step 2: user ${id.toLowerCase()} is granted`)
    }
    for (const user of ['nouuid', '']) {
      expect(await askFind('--user', user)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/^error: `.*` is no uuid\n/),
      })
    }
    expect(await askFind('--owner')).toMatchObject({ code: 2, stderr: expect.stringMatching(/have no owner/) })
    expect(await ask('--op', 'CREATE', '--owner')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/CREATE has no object/),
    })
    expect((await askFind('--role', 'A', '--role', 'A')).stdout.match(/custom role A /g)).toHaveLength(2)
  })

  it('ends with 1 for a policy that has errors', async () => {
    const file = fileWith(
      'pgladder: 1\nusers: { type: uuid }\ntables:\n  public.a: { key: { column: id, type: uid } }\n',
    )
    expect(await runCli('explain', file, '--op', 'FIND', '--table', 'a')).toMatchObject({ code: 1, stdout: '' })
  })

  it('writes names so that they cannot move the cursor', async () => {
    const file = fileWith(`pgladder: 1
users: { type: text }
roles: ["evil\\e[31m"]
tables:
  public.a: { key: { column: id, type: uuid }, roles: { "evil\\e[31m": { FIND: DENY } } }
`)
    const { stdout } = await runCli('explain', file, '--op', 'FIND', '--table', 'a', '--role', 'evil\u001b[31m')
    expect(stdout).not.toContain('\u001b')
    expect(stdout).toContain('custom role evil\\u{1b}[31m is denied FIND')
  })

  it('counts the entries that a new object gets', async () => {
    const file = fileWith(`pgladder: 1
users: { type: text }
roles: [Manager]
tables:
  public.a:
    key: { column: id, type: uuid }
    onCreate: [{ role: Manager, FIND: GRANT }]
`)
    const { stdout } = await runCli('explain', file, '--op', 'FIND', '--table', 'a', '--role', 'Manager', '--no-owner')
    expect(stdout).toContain('allowed at step 1: an entry of the object grants FIND to custom role Manager')
  })
})

describe('the roles that a request gets by itself', () => {
  it('are the oracle’s for every way to open one', () => {
    for (const user of ['somebody', null]) {
      for (const client of [null, ...clients]) {
        for (const login of user === null ? [null] : [null, ...logins]) {
          for (const serverCode of [false, true]) {
            const roles = systemRolesOf({
              loggedIn: user !== null,
              serverCode: serverCode || client === 'ServerCodeUser',
              client,
              login,
            })
            expect([...roles].sort()).toEqual(
              oracleRolesOf({ user, client, login, customRoles: [], serverCode }).sort(),
            )
          }
        }
      }
    }
  })
})
