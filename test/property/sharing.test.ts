// Random acts on random worlds: whoever calls, on whatever objects, the permissions API does what its oracle says, writes the
// entries that the oracle says, and the database then decides as the oracle does. Cells that are set at run time are among them.

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call, cellStatement, endOf, entryStatement, readEntries, sorted } from '../oracle/call-sharing.ts'
import { compareWorld } from '../oracle/compare-world.ts'
import type { Effect, Operation, Principal } from '../oracle/decide.ts'
import {
  type Caller,
  type CellAct,
  type EntryAct,
  type EntryOperation,
  shareCell,
  shareEntries,
  type TimedEntry,
} from '../oracle/share.ts'
import type { Storage, TestContainer, TestWorld } from '../oracle/test-world.ts'
import { quoted } from '../oracle/test-world.ts'
import { createWorldTemplate, type WorldTemplate } from '../oracle/world-database.ts'
import type { LadderDatabase } from '../support/governed-database.ts'
import { arbitraryWorld } from './arbitrary-world.ts'

const worlds = Number(process.env.PGLADDER_SHARING_WORLDS ?? 120)
const actsOfEach = 40
let template: WorldTemplate
const outcomes = { done: 0, 'not found': 0, refused: 0 }
let cells = 0
let decisions = 0

beforeAll(async () => {
  template = await createWorldTemplate()
})

afterAll(async () => {
  await template.drop()
  console.log(
    `oracle: acts on entries and cells of ${worlds} random worlds: ${JSON.stringify({ ...outcomes, cells, decisions })}`,
  )
})

const end = fc.constantFrom(null, null, -1, 1, 2, 3)
const entryOperation = fc.constantFrom<EntryOperation>('FIND', 'UPDATE', 'REMOVE', 'UPSERT')
const operation = fc.constantFrom<Operation>('FIND', 'CREATE', 'UPDATE', 'REMOVE', 'PERMISSION')
const effect = fc.constantFrom<Effect>('GRANT', 'DENY', 'INHERIT')

/** Numbers that choose among what the world has: they are taken modulo how many there are. */
const place = fc.nat(59)

type Act =
  | { readonly on: 'entries'; readonly objects: readonly number[]; readonly principal: number; readonly act: Bare }
  | { readonly on: 'user cell'; readonly user: number; readonly verb: CellAct['verb']; readonly operation: Operation }
  | {
      readonly on: 'cell'
      readonly role: number
      readonly globally: boolean
      readonly operation: Operation
      readonly effect: Effect
    }
  | { readonly on: 'owner cell'; readonly operation: Operation; readonly effect: Effect }
type Bare = { readonly verb: EntryAct['verb']; readonly operation: EntryOperation; readonly until: number | null }

const bare: fc.Arbitrary<Bare> = fc.record({
  verb: fc.constantFrom('grant' as const, 'deny' as const, 'inherit' as const),
  operation: entryOperation,
  until: end,
})
const arbitraryAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      on: fc.constant('entries' as const),
      objects: fc.uniqueArray(fc.nat(15), { minLength: 1, maxLength: 2 }),
      principal: place,
      act: bare,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      on: fc.constant('user cell' as const),
      user: place,
      verb: fc.constantFrom('grant' as const, 'deny' as const, 'inherit' as const),
      operation,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ on: fc.constant('cell' as const), role: place, globally: fc.boolean(), operation, effect }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      on: fc.constant('owner cell' as const),
      operation: operation.filter((one) => one !== 'CREATE'),
      effect,
    }),
  },
)
const step = fc.record({ caller: place, container: place, act: arbitraryAct })
type Step = { readonly caller: number; readonly container: number; readonly act: Act }

/** When memberships and the first entries end, in the order of the world; and whether sharing is common in it. */
const lives = fc.record({
  ends: fc.array(fc.constantFrom(null, 1, 2), { minLength: 6, maxLength: 6 }),
  entryEnds: fc.array(fc.constantFrom(null, -1, 1, 2, 2, 3), { minLength: 7, maxLength: 7 }),
  shares: fc.boolean(),
})

/** In most random worlds hardly anybody holds PERMISSION: these here let owners, and whoever is logged in, share. */
function withSharing(world: TestWorld): TestWorld {
  const generous = new Set<Operation>(['FIND', 'PERMISSION'])
  return {
    ...world,
    containers: world.containers.map((container) => ({
      ...container,
      ownerPolicy: container.hasOwner ? { ...container.ownerPolicy, FIND: 'GRANT', PERMISSION: 'GRANT' } : {},
      cells: [
        ...container.cells.filter(
          ({ principal, operation: of }) =>
            !generous.has(of) || principal.kind !== 'role' || principal.name !== 'AuthenticatedUser',
        ),
        ...[...generous].map((of) => ({
          principal: { kind: 'role', name: 'AuthenticatedUser' } as const,
          operation: of,
          effect: 'GRANT' as const,
        })),
      ],
    })),
  }
}

class Play {
  world: TestWorld
  readonly #acls = new Map<string, readonly TimedEntry[]>()

  constructor(
    world: TestWorld,
    readonly database: LadderDatabase,
    readonly ends: readonly (number | null)[],
  ) {
    this.world = world
    for (const container of world.containers) {
      for (const { id, acl } of container.objects) {
        this.#acls.set(
          `${container.name}/${id}`,
          acl.map((entry) => ({ ...entry, until: null })),
        )
      }
    }
  }

  /** Has the entries that are there end. */
  async limit(ends: readonly (number | null)[]): Promise<void> {
    let n = 0
    for (const container of this.world.containers) {
      for (const { id, acl } of container.objects) {
        const timed = acl.map((entry) => ({ ...entry, until: ends[n++ % ends.length] ?? null }))
        for (const { principal, operation: of, effect: what, until } of timed) {
          const verb = what === 'GRANT' ? 'grant' : 'deny'
          const one: EntryAct = { verb, principal, operation: of as EntryOperation, until }
          await call(this.database, 'administrator', this.world, entryStatement(one, container.name, [id]))
        }
        this.#acls.set(
          `${container.name}/${id}`,
          timed.filter(({ until }) => until === null || until > 0),
        )
      }
      this.#followEntries(container)
    }
  }

  async take({ caller: callerPlace, container: containerPlace, act }: Step): Promise<void> {
    const container = at(this.world.containers, containerPlace)
    const request = at([null, ...this.world.requests], callerPlace)
    const caller: Caller =
      request === null
        ? 'administrator'
        : {
            request,
            endingRoles: this.world.memberships.flatMap(({ user, role }, n) => {
              const until = this.ends[n] ?? null
              return user === request.user && until !== null ? [{ role, until }] : []
            }),
          }
    const asked = request ?? 'administrator'
    switch (act.on) {
      case 'entries':
        return this.#shareEntries(container, caller, asked, act)
      case 'user cell': {
        const user = at(this.world.users, act.user)
        const one: CellAct = { verb: act.verb, user, operation: act.operation }
        const expected = shareCell(this.world, caller, container, one)
        const actual = await call(this.database, asked, this.world, cellStatement(one, container.name))
        expect({ one, asked, kind: actual.kind }).toEqual({ one, asked, kind: expected.kind })
        if (expected.kind === 'done') this.#change(container, { cells: expected.cells })
        cells += 1
        return
      }
      case 'cell': {
        const names = [...this.world.customRoles, 'AuthenticatedUser', 'JSUser', 'ServerCodeUser']
        await this.#setRoleCell(container, at(act.globally ? names : [...names, '*'], act.role), act)
        return
      }
      case 'owner cell': {
        if (!container.hasOwner) return
        await this.#administer('ladder.set_owner_permission($1, $2::text::regclass, $3)', [
          act.operation,
          `public.${quoted(container.name)}`,
          act.effect,
        ])
        this.#change(container, { ownerPolicy: { ...container.ownerPolicy, [act.operation]: act.effect } })
        return
      }
    }
  }

  async #shareEntries(
    container: TestContainer,
    caller: Caller,
    asked: Parameters<typeof call>[1],
    { objects: places, principal: place, act }: Act & { readonly on: 'entries' },
  ): Promise<void> {
    if (!container.hasEntries) return
    const objects = idsAt(container, places)
    const everybody: readonly Principal[] = [
      { kind: 'all users' },
      { kind: 'all roles' },
      ...this.world.users.map((id) => ({ kind: 'user', id }) as const),
      ...[...this.world.customRoles, 'AuthenticatedUser', 'JSUser', 'ServerCodeUser'].map(
        (name) => ({ kind: 'role', name }) as const,
      ),
    ]
    const one: EntryAct = { ...act, principal: at(everybody, place) }
    const states = objects.map((id) => {
      const object = container.objects.find((candidate) => candidate.id === id)
      return object === undefined ? null : { owner: object.owner, acl: this.#acls.get(`${container.name}/${id}`) ?? [] }
    })
    const expected = shareEntries(this.world, caller, container, states, one, 0)
    const actual = await call(this.database, asked, this.world, entryStatement(one, container.name, objects))
    const about = { one, asked, container, states }
    expect({ ...about, kind: actual.kind }).toEqual({ ...about, kind: expected.kind })
    outcomes[expected.kind] += 1
    if (expected.kind === 'done') {
      objects.forEach((id, n) => {
        this.#acls.set(`${container.name}/${id}`, expected.acls[n] ?? [])
      })
      this.#followEntries(container)
    }
    const table = this.database.plan().containers.find(({ relation }) => relation.name === container.name)
      ?.entries?.table
    const written = await readEntries(this.database, table ?? '')
    for (const { id } of container.objects) {
      expect(sorted(written.get(id))).toEqual(sorted(this.#acls.get(`${container.name}/${id}`)))
    }
  }

  async #setRoleCell(
    container: TestContainer,
    role: string,
    { globally, operation: of, effect: to }: Act & { readonly on: 'cell' },
  ): Promise<void> {
    const table = globally ? null : `public.${quoted(container.name)}`
    await this.#administer('ladder.set_role_permission($1, $2, $3::text::regclass, $4)', [role, of, table, to])
    if (globally) {
      const others = this.world.globalCells.filter((cell) => cell.role !== role || cell.operation !== of)
      this.world = { ...this.world, globalCells: [...others, { role, operation: of, effect: to }] }
      return
    }
    const principal: Principal = role === '*' ? { kind: 'all roles' } : { kind: 'role', name: role }
    const isOther = (cell: TestContainer['cells'][number]) =>
      cell.operation !== of || JSON.stringify(cell.principal) !== JSON.stringify(principal)
    this.#change(container, {
      cells: [...container.cells.filter(isOther), { principal, operation: of, effect: to }],
    })
  }

  async #administer(what: string, values: readonly unknown[]): Promise<void> {
    await this.database.superuser.query(`select ${what}`, [...values])
    cells += 1
  }

  #followEntries(container: TestContainer): void {
    const acl = (id: number) => this.#acls.get(`${container.name}/${id}`) ?? []
    this.#change(container, { objects: container.objects.map((object) => ({ ...object, acl: acl(object.id) })) })
  }

  #change({ name }: TestContainer, to: Partial<TestContainer>): void {
    this.world = {
      ...this.world,
      containers: this.world.containers.map((one) => (one.name === name ? { ...one, ...to } : one)),
    }
  }
}

/** One in sixteen is an object that is not there. */
function idsAt({ objects }: TestContainer, places: readonly number[]): readonly number[] {
  const ids = places.map((place) => (place === 15 || objects.length === 0 ? 99 : at(objects, place).id))
  return [...new Set(ids)]
}

function at<T>(items: readonly T[], place: number): T {
  const item = items[place % items.length]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

it(`the permissions API and its oracle agree on ${worlds} random worlds`, { timeout: 900_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryWorld,
      lives,
      fc.constantFrom<Storage>('table', 'projected'),
      fc.array(step, { minLength: actsOfEach, maxLength: actsOfEach }),
      async (any, { ends, entryEnds, shares }, storage, steps) => {
        const world = shares ? withSharing(any) : any
        const database = await template.open(world, { storage })
        try {
          if (world.roleSource === 'membership') {
            for (const [n, { user, role }] of world.memberships.entries()) {
              await database.superuser.query('select ladder.assign_role($1, $2, $3)', [
                user,
                role,
                endOf(ends[n] ?? null),
              ])
            }
          }
          const play = new Play(world, database, world.roleSource === 'membership' ? ends : [])
          await play.limit(entryEnds)
          for (const one of steps) await play.take(one)
          const comparison = await compareWorld(play.world, database, { asks: true })
          decisions += comparison.decisions
          expect(comparison.mismatches).toEqual([])
        } finally {
          await database.drop()
        }
      },
    ),
    { numRuns: worlds, ...(process.env.PGLADDER_SEED ? { seed: Number(process.env.PGLADDER_SEED) } : {}) },
  )
})
