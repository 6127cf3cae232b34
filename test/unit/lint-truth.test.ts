// What the lints say of generated policies is true, and nothing is left unsaid: every claim is tried on every request that there is, by
// the oracle, with the cell flipped or the role taken away.
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { quote } from '../../generator/check/quote.ts'
import type { Diagnostic } from '../../generator/diagnostic.ts'
import { lintPolicy } from '../../generator/lint/lint-policy.ts'
import { type Container, decide, type Effect, type Operation, type Request, type World } from '../oracle/decide.ts'
import { policyText, quoted, type TestContainer, type TestWorld } from '../oracle/test-world.ts'
import { knownNamesWorld } from '../property/arbitrary-world.ts'
import { checkedPolicy } from '../support/checked-policy.ts'

const operations: readonly Operation[] = ['FIND', 'CREATE', 'UPDATE', 'REMOVE', 'UPSERT', 'PERMISSION']
const stranger = 'somebody of whom nothing is said'

/** Every way to open a request that a generated policy can tell apart: IOSUser and facebook stand for what no cell names. */
const openings = [null, stranger].flatMap((user) =>
  [null, 'JSUser', 'AndroidUser', 'RestUser', 'IOSUser'].flatMap((client) =>
    (user === null ? [null] : [null, 'google', 'twitter', 'facebook']).flatMap((login) =>
      [false, true].map((serverCode) => ({ user, client, login, serverCode })),
    ),
  ),
)

function subsets<T>(items: readonly T[]): readonly T[][] {
  const all: T[][] = [[]]
  for (const item of items) all.push(...all.map((some) => [...some, item]))
  return all
}

function requestsOf({ customRoles, users }: TestWorld): readonly Request[] {
  return openings.flatMap((opening) =>
    opening.user === null
      ? [{ ...opening, customRoles: [] }]
      : subsets(customRoles).flatMap((held) => {
          const isPlain = opening.client === null && opening.login === null && !opening.serverCode
          // The users whom the policy names, in one opening: their own cells come before everything that it adds.
          return [opening.user, ...(isPlain ? users : [])].map((user) => ({ ...opening, user, customRoles: held }))
        }),
  )
}

/** No object; somebody else's; the caller's own. None has entries: step 1 would say the same whatever the cell says. */
function objectsFor({ user }: Request, { hasOwner }: TestContainer) {
  const owners = hasOwner && user !== null ? ['another', user] : [null]
  return [null, ...owners.map((owner) => ({ owner, acl: [] }))]
}

/** Whether an answer of the first world is another one in the second. */
function differs(
  one: World,
  other: World,
  requests: readonly Request[],
  asked: readonly Operation[],
  tables: readonly number[],
) {
  return tables.some((n) => {
    const [before, after] = [one.containers[n] as TestContainer, other.containers[n] as Container]
    const judged = asked.filter((operation) => operation !== 'UPSERT' || before.upsert === 'own')
    return judged.some((operation) =>
      requests.some((request) =>
        objectsFor(request, before).some(
          (object) =>
            decide(one, request, before, operation, object).allowed !==
            decide(other, request, after, operation, object).allowed,
        ),
      ),
    )
  })
}

interface Cell {
  readonly path: readonly string[]
  readonly operation: Operation
  readonly effect: Effect
  readonly tables: readonly number[]
  readonly flipped: World
}

const flip = (effect: Effect): Effect => (effect === 'GRANT' ? 'DENY' : 'GRANT')
const withItem = <T>(items: readonly T[], n: number, item: T): T[] => items.map((one, k) => (k === n ? item : one))

/** Every written cell, with the world in which it says the opposite. */
function cellsOf(world: TestWorld): readonly Cell[] {
  const everywhere = world.containers.map((_, n) => n)
  const inTable = (n: number, container: TestContainer): World => ({
    ...world,
    containers: withItem(world.containers, n, container),
  })
  const cells = [
    ...world.globalCells.map((cell, n) => ({
      path: ['global', cell.role, cell.operation],
      ...cell,
      tables: everywhere,
      flipped: { ...world, globalCells: withItem(world.globalCells, n, { ...cell, effect: flip(cell.effect) }) },
    })),
    ...world.containers.flatMap((container, t) => {
      const table = ['tables', `public.${quoted(container.name)}`]
      return [
        ...container.cells.map((cell, n) => {
          const { principal } = cell
          const name = principal.kind === 'role' ? principal.name : principal.kind === 'user' ? principal.id : '*'
          const level = principal.kind === 'role' || principal.kind === 'all roles' ? 'roles' : 'users'
          const flipped = withItem(container.cells, n, { ...cell, effect: flip(cell.effect) })
          return {
            path: [...table, level, name, cell.operation],
            ...cell,
            tables: [t],
            flipped: inTable(t, { ...container, cells: flipped }),
          }
        }),
        ...Object.entries(container.ownerPolicy).map(([operation, effect]) => ({
          path: [...table, 'ownerPolicy', operation],
          operation: operation as Operation,
          effect,
          tables: [t],
          flipped: inTable(t, { ...container, ownerPolicy: { ...container.ownerPolicy, [operation]: flip(effect) } }),
        })),
      ]
    }),
  ]
  // A global UPSERT is asked of tables where it is a permission of its own, and the generator makes all of them so.
  return cells.filter(({ effect }) => effect !== 'INHERIT')
}

const reacts = (world: World, requests: readonly Request[], { flipped, operation, tables }: Cell) =>
  differs(world, flipped, requests, [operation], tables)

const claims = { 'never-decides': 0, 'shadowed-cell': 0, 'role-without-effect': 0, other: 0, cells: 0 }

interface Case {
  readonly world: TestWorld
  readonly requests: readonly Request[]
  /** The diagnostics of one lint. */
  readonly said: (code: string) => readonly Diagnostic[]
}

const generated: readonly Case[] = fc
  .sample(knownNamesWorld, { numRuns: 800, seed: Number(process.env.PGLADDER_SEED ?? 20261125) })
  .map((world) => {
    // Three custom roles at most: all their combinations are tried.
    const dropped = world.customRoles.slice(3)
    const kept = <T>(items: readonly T[], nameOf: (item: T) => string | null) =>
      items.filter((item) => !dropped.includes(nameOf(item) ?? ''))
    const small: TestWorld = {
      ...world,
      customRoles: world.customRoles.slice(0, 3),
      memberships: [],
      globalCells: kept(world.globalCells, ({ role }) => role),
      containers: world.containers.map((container) => ({
        ...container,
        cells: kept(container.cells, ({ principal }) => (principal.kind === 'role' ? principal.name : null)),
      })),
    }
    const diagnostics = lintPolicy(checkedPolicy(policyText(small)))
    return {
      world: small,
      requests: requestsOf(small),
      said: (code: string) => diagnostics.filter((one) => one.code === code),
    }
  })

describe('the lints of generated policies', () => {
  it(
    'never-decides: no answer changes when the cell is flipped, and of every other cell one does',
    { timeout: 300_000 },
    () => {
      for (const { world, requests, said } of generated) {
        const flagged = new Set(said('never-decides').map(({ place }) => JSON.stringify(place.path)))
        for (const cell of cellsOf(world)) {
          const isFlagged = flagged.delete(JSON.stringify(cell.path))
          expect([cell.path, reacts(world, requests, cell)]).toEqual([cell.path, !isFlagged])
          claims.cells += 1
          claims['never-decides'] += isFlagged ? 1 : 0
        }
        expect([...flagged]).toEqual([])
      }
    },
  )

  it(
    'shadowed-cell: no answer to whoever holds the role changes when the owner policy is flipped; others do',
    { timeout: 300_000 },
    () => {
      for (const { world, requests, said } of generated) {
        const dead = new Set(said('never-decides').map(({ place }) => JSON.stringify(place.path)))
        let expected = 0
        for (const cell of cellsOf(world).filter(({ path }) => path[2] === 'ownerPolicy')) {
          if (dead.has(JSON.stringify(cell.path))) continue
          const container = world.containers[cell.tables[0] ?? 0] as TestContainer
          for (const role of world.customRoles) {
            const says = container.cells.find(
              ({ principal, operation }) =>
                principal.kind === 'role' && principal.name === role && operation === cell.operation,
            )
            const table = JSON.stringify(cell.path.slice(0, 3))
            const isFlagged = said('shadowed-cell').some(
              ({ place, message }) =>
                JSON.stringify(place.path.slice(0, 3)) === table &&
                message.includes(`role ${quote(role)} `) &&
                message.slice(0, message.indexOf(' even on ')).includes(cell.operation),
            )
            const holders = requests.filter(({ customRoles }) => customRoles.includes(role))
            const isHidden = !reacts(world, holders, cell)
            // A role that says the same as the owner policy hides it as well: nobody is surprised.
            expect([cell.path, role, isFlagged]).toEqual([cell.path, role, isHidden && says?.effect !== cell.effect])
            expected += isFlagged ? 1 : 0
          }
        }
        claims['shadowed-cell'] += expected
        expect(said('shadowed-cell').length).toBeLessThanOrEqual(expected)
      }
    },
  )

  it(
    'role-without-effect and unused-role: whoever has the role may do the same without it, or nothing names it',
    { timeout: 300_000 },
    () => {
      for (const { world, requests, said } of generated) {
        const named = (code: string) => said(code).map(({ place }) => world.customRoles[Number(place.path[1])])
        for (const role of world.customRoles) {
          const written = cellsOf(world).some(({ path }) => path.includes(role))
          expect([role, named('unused-role').includes(role)]).toEqual([role, !written])
          const isIdle = requests
            .filter(({ customRoles }) => customRoles.includes(role))
            .every((request) => {
              const without = { ...request, customRoles: request.customRoles.filter((name) => name !== role) }
              return world.containers.every((container) =>
                operations.every((operation) =>
                  objectsFor(request, container).every(
                    (object) =>
                      decide(world, request, container, operation, object).allowed ===
                      decide(world, without, container, operation, object).allowed,
                  ),
                ),
              )
            })
          const isFlagged = named('role-without-effect').includes(role)
          expect([role, isFlagged]).toEqual([role, written && isIdle])
          claims['role-without-effect'] += isFlagged ? 1 : 0
        }
      }
    },
  )

  const may = (world: TestWorld, request: Request, container: TestContainer, operation: Operation, mine = false) =>
    decide(
      world,
      request,
      container,
      operation,
      operation === 'CREATE' ? null : { owner: mine ? request.user : container.hasOwner ? 'another' : null, acl: [] },
    ).allowed

  /** Whether one of the diagnostics names the table and the operation. */
  const names = (diagnostics: readonly Diagnostic[], { name }: TestContainer, operation: Operation) =>
    diagnostics.some(({ message }) => message.includes(quote(`public.${name}`)) && message.includes(operation))

  it.each([
    [
      'open-to-everyone',
      ['CREATE', 'UPDATE', 'REMOVE', 'UPSERT'] as const,
      ({ world, requests }: Case, container: TestContainer, operation: Operation) =>
        requests.some(
          (request) => request.user === null && !request.serverCode && may(world, request, container, operation),
        ),
    ],
    [
      'self-escalation',
      ['PERMISSION'] as const,
      ({ world, requests }: Case, container: TestContainer, operation: Operation) =>
        requests.some(
          (request) =>
            request.customRoles.length === 0 &&
            !request.serverCode &&
            (request.user === null || request.user === stranger) &&
            may(world, request, container, operation),
        ),
    ],
    [
      'write-without-find',
      ['UPDATE', 'REMOVE', 'UPSERT'] as const,
      ({ world, requests }: Case, container: TestContainer, operation: Operation) =>
        requests.some(
          (request) =>
            request.customRoles.length < 2 &&
            (request.user === null || request.user === stranger) &&
            [false, container.hasOwner && request.user !== null].some(
              (mine) =>
                may(world, request, container, operation, mine) && !may(world, request, container, 'FIND', mine),
            ),
        ),
    ],
    [
      'locked-out-server-code',
      operations,
      ({ world }: Case, container: TestContainer, operation: Operation) => {
        const open = { client: null, login: null, customRoles: [], serverCode: true }
        const object = operation === 'CREATE' ? null : { owner: 'another', acl: [] }
        const alone = decide(world, { ...open, user: null }, container, operation, object)
        const forUser = decide(world, { ...open, user: stranger }, container, operation, object)
        const written = [
          ...container.cells.flatMap(({ principal, ...cell }) =>
            principal.kind === 'role' ? [{ role: principal.name, step: 5, ...cell }] : [],
          ),
          ...world.globalCells.map((cell) => ({ step: 7, ...cell })),
        ].some(
          (cell) =>
            cell.role === 'ServerCodeUser' &&
            cell.operation === operation &&
            cell.effect === 'GRANT' &&
            cell.step === alone.step,
        )
        return (
          written &&
          alone.allowed &&
          !forUser.allowed &&
          (forUser.step === alone.step || (alone.step === 5 && forUser.step === 2))
        )
      },
    ],
  ])('%s: what it names is so, and what it does not name is not', { timeout: 300_000 }, (code, about, isSo) => {
    for (const one of generated) {
      for (const container of one.world.containers) {
        for (const operation of about) {
          // Where UPSERT is derived it is CREATE and UPDATE, which are named.
          if (operation === 'UPSERT' && container.upsert === 'derived') continue
          const expected = isSo(one, container, operation)
          expect([container.name, operation, names(one.said(code), container, operation)]).toEqual([
            container.name,
            operation,
            expected,
          ])
          claims.other += expected ? 1 : 0
        }
      }
    }
  })

  it(
    'unreachable-global: the DENY stops whoever has no custom role, and nobody who has the named one',
    { timeout: 300_000 },
    () => {
      for (const { world, requests, said } of generated) {
        for (const cell of cellsOf(world).filter(
          ({ path }) => path[0] === 'global' && !world.customRoles.includes(path[1] ?? ''),
        )) {
          const found = said('unreachable-global').filter(
            ({ place }) => JSON.stringify(place.path) === JSON.stringify(cell.path),
          )
          const passing = world.customRoles.filter((role) => {
            const written = world.globalCells.some(
              (one) => one.role === role && one.operation === cell.operation && one.effect !== 'INHERIT',
            )
            if (world.globalDefault !== 'GRANT' || cell.effect !== 'DENY' || cell.operation === 'PERMISSION' || written)
              return false
            // On some table the cell decides about users without a custom role, and the role's own default about the same users with it.
            const users = requests.filter(({ user, customRoles }) => user === stranger && customRoles.length === 0)
            return users.some((request) =>
              cell.tables.some((n) => {
                const container = world.containers[n] as TestContainer
                if (cell.operation === 'UPSERT' && container.upsert === 'derived') return false
                return objectsFor(request, container).some((object) => {
                  const having = decide(world, { ...request, customRoles: [role] }, container, cell.operation, object)
                  const flipped = decide(
                    cell.flipped,
                    request,
                    cell.flipped.containers[n] as Container,
                    cell.operation,
                    object,
                  )
                  const before = decide(world, request, container, cell.operation, object)
                  return before.allowed !== flipped.allowed && having.allowed && having.step === 6
                })
              }),
            )
          })
          const named = world.customRoles.filter((role) => found.some(({ message }) => message.includes(quote(role))))
          expect([cell.path, named]).toEqual([cell.path, passing])
          claims.other += named.length
          const holders = requests.filter(({ customRoles }) => named.some((role) => customRoles.includes(role)))
          expect(reacts(world, holders, cell)).toBe(false)
        }
      }
    },
  )

  afterAll(() => {
    const said = Object.entries(claims).map(([code, n]) => `${code} ${n}`)
    console.log(`lints of ${generated.length} generated policies: ${said.join(', ')}`)
    for (const [code, n] of Object.entries(claims)) expect([code, n > 20]).toEqual([code, true])
  })
})
