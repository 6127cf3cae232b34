// Which role sets are compiled, what becomes one profile, and what profiles are called.

import { describe, expect, it } from 'vitest'
import { compile } from '../../generator/compile.ts'
import { maxProfiles, profilesOf } from '../../generator/evaluate/profiles.ts'
import { choose, firstOf, rolesOf } from '../../generator/evaluate/role-set.ts'
import { profileNames } from '../../generator/plan/profile-names.ts'
import { systemContexts } from '../../generator/vocabulary/system-context.ts'
import { systemRolesOf } from '../oracle/decide.ts'
import { checkedPolicy } from '../support/checked-policy.ts'

interface Policy {
  readonly roles?: readonly string[]
  readonly head?: string
  readonly table?: string
}

const policyOf = ({ roles = [], head = '', table = '' }: Policy) => `
pgladder: 1
users: { type: uuid }
roles: ${JSON.stringify(roles)}
${head}
tables:
  public.orders: { key: { column: id, type: uuid }, objectAcl: none ${table} }
`

const profiles = (policy: Policy) => profilesOf(checkedPolicy(policyOf(policy)))

/** The simplest role set of each profile. */
const firsts = (policy: Policy) =>
  profiles(policy).compiled.map(({ roleSets }) => rolesOf(firstOf(roleSets[0])).join(' + '))

/** A policy in which each role may do something that no other may: `count` roles need as many tables. */
const distinctRoles = (count: number) => {
  const roles = Array.from({ length: count }, (_, n) => `Role${n}`)
  const tables = roles.map(
    (role, n) =>
      `  public.t${n}: { key: { column: id, type: uuid }, objectAcl: none, roles: { ${role}: { FIND: GRANT } } }`,
  )
  return { roles, text: policyOf({ roles }).replace(/ {2}public\.orders.*/, tables.join('\n')) }
}

describe('the system roles that a request can have', () => {
  it('are those that the ladder gives, for every user, client, login and server code', () => {
    const spell = (roles: readonly string[]) => [...roles].sort().join()
    const users = [null, 'anna']
    const clients = [null, 'ASUser', 'AndroidUser', 'DotNetUser', 'IOSUser', 'JSUser', 'RestUser']
    const logins = [null, 'facebook', 'google', 'twitter']
    const said = users.flatMap((user) =>
      clients.flatMap((client) =>
        [true, false].flatMap((serverCode) =>
          (user === null ? [null] : logins).map((login) =>
            spell(systemRolesOf({ user, client, login, customRoles: [], serverCode })),
          ),
        ),
      ),
    )
    expect(systemContexts.map(spell).sort()).toEqual([...new Set(said)].sort())
  })
})

describe('the profiles of a policy', () => {
  it('are one where no role says anything', () => {
    expect(firsts({ roles: ['A', 'B'] })).toEqual(['AuthenticatedUser'])
  })

  it('are as many as the roles come to different outcomes, the simplest first', () => {
    expect(firsts({ roles: ['A', 'B', 'C'], table: ', roles: { A: { FIND: GRANT }, B: { FIND: GRANT } }' })).toEqual([
      'AuthenticatedUser',
      'AuthenticatedUser + A',
    ])
    const apart = { roles: ['A', 'B'], table: ', roles: { A: { FIND: GRANT }, B: { UPDATE: GRANT } }' }
    expect(firsts(apart)).toEqual([
      'AuthenticatedUser',
      'AuthenticatedUser + A',
      'AuthenticatedUser + B',
      'AuthenticatedUser + A + B',
    ])
  })

  it('tell apart only what the policies of the database ask', () => {
    expect(firsts({ roles: ['A'], table: ', roles: { A: { PERMISSION: GRANT } }' })).toEqual(['AuthenticatedUser'])
  })

  it('hold every role set once, and of each profile all that come to it', () => {
    const { compiled } = profiles({ roles: ['A', 'B'], table: ', roles: { A: { FIND: GRANT } }' })
    const sets = compiled.flatMap(({ roleSets }) =>
      roleSets.flatMap(({ contexts, customRoles }) =>
        contexts.map((systemRoles) => JSON.stringify({ systemRoles, customRoles })),
      ),
    )
    expect(sets).toHaveLength(64 + 3 * 56)
    expect(new Set(sets).size).toBe(sets.length)
  })

  it('are compiled for pairs, triples and so on while all of them fit', () => {
    const { roles, text } = distinctRoles(6)
    const six = profilesOf(checkedPolicy(text))
    expect(six.compiled).toHaveLength(2 ** roles.length)
    expect(six.customRoles).toBe(6)
    const twenty = profilesOf(checkedPolicy(distinctRoles(20).text))
    expect(twenty.compiled).toHaveLength(21)
    expect(twenty.customRoles).toBe(1)
    expect(twenty.missing).toBe(0)
  })

  it('hold the combinations that the policy names, whatever else fits', () => {
    const { text } = distinctRoles(20)
    const named = profilesOf(
      checkedPolicy(`profiles: [[Role3, Role1, Role2], [AuthenticatedUser, Role5, Role6]]\n${text}`),
    )
    const sets = named.compiled.map(({ roleSets }) => firstOf(roleSets[0]).customRoles.join())
    expect(sets).toEqual(expect.arrayContaining(['Role1,Role2,Role3', 'Role5,Role6']))
    expect(sets).toHaveLength(23)
  })

  it('are counted where they are too many, and the warning says whose requests are slower', () => {
    const { warnings, plan } = compile(distinctRoles(maxProfiles + 3).text)
    expect(plan.profiles).toHaveLength(maxProfiles)
    expect(warnings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        code: 'too-many-profiles',
        message:
          'the roles come to 104 different profiles, and 100 are compiled; left to the dynamic profile: requests with ' +
          '`AuthenticatedUser + Role99`, `AuthenticatedUser + Role100`, `AuthenticatedUser + Role101` and 1 more',
      }),
    ])
  })
})

describe('the name of a profile', () => {
  const name = (customRoles: readonly string[], all = customRoles) =>
    profileNames('ladder_as_', all, [{ systemRoles: ['AuthenticatedUser'], customRoles }])[0]

  it('is made of the simplest role set', () => {
    expect(name(['SalesManager', 'EMEA'])).toBe('ladder_as_authenticated__sales_manager__emea')
    expect(profileNames('x_as_', [], [{ systemRoles: ['ServerCodeUser'], customRoles: [] }])).toEqual([
      'x_as_server_code',
    ])
  })

  it('tells roles apart that look the same in it', () => {
    const twins = ['Editor', 'editor', 'Authenticated', '--', '*/']
    const names = twins.map((role) => name([role], twins))
    expect(new Set(names).size).toBe(twins.length)
    for (const one of names) expect(one).toMatch(/^ladder_as_authenticated__[a-z]+_[0-9a-f]{10}$/)
  })

  it('is no longer than PostgreSQL keeps, and plain', () => {
    const long = Array.from({ length: 9 }, (_, n) => `A Very Long Role Name ${n} ${'é'.repeat(n)}`)
    const names = [...choose(long, 4)].map((roles) => name(roles, long) ?? '')
    expect(new Set(names).size).toBe(126)
    for (const one of names) expect(one).toMatch(/^[a-z0-9_]{1,63}$/)
  })

  it('stays when the matrix changes', () => {
    const roles = ['A', 'B']
    const before = compile(policyOf({ roles, table: ', roles: { A: { FIND: GRANT } }' })).plan
    const after = compile(
      policyOf({ roles, table: ', roles: { A: { FIND: GRANT, UPDATE: GRANT }, B: { FIND: DENY } }' }),
    )
    expect(after.plan.profiles.map(({ role }) => role)).toEqual(
      expect.arrayContaining(before.profiles.map(({ role }) => role)),
    )
  })
})
