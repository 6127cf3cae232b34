// What other sessions change before and while a request is open, change by change; and proof that the comparison can fail: broken
// databases that remember too long, or look too soon.

import { describe, expect, it } from 'vitest'
import type { Change } from './change-world.ts'
import { compareSchedule, hinges } from './compare-schedule.ts'
import type { AclEntry, Effect, Operation, Principal } from './decide.ts'
import type { Deed, Schedule, Turn } from './schedule.ts'
import type { Storage, TestWorld } from './test-world.ts'
import { createWorldDatabase } from './world-database.ts'

const anna: Principal = { kind: 'user', id: 'anna' }
const sales: Principal = { kind: 'role', name: 'Sales' }
const cell = (principal: Principal, operation: Operation, effect: Effect) => ({ principal, operation, effect })
const entry = (principal: Principal, operation: AclEntry['operation'], effect: AclEntry['effect']): AclEntry => ({
  principal,
  operation,
  effect,
})
const request = (user: string | null, customRoles: readonly string[] = []) => ({
  user,
  client: null,
  login: null,
  customRoles,
  serverCode: false,
})

/** Anna's requests may find what is hers, and whatever Sales may find once she is of Sales. */
const world: TestWorld = {
  globalDefault: 'DENY',
  roleSource: 'membership',
  customRoles: ['Sales'],
  users: ['anna', 'bert'],
  memberships: [{ user: 'bert', role: 'Sales' }],
  globalCells: [],
  containers: [
    {
      name: 'notes',
      hasOwner: true,
      hasEntries: true,
      upsert: 'derived',
      cells: [cell(sales, 'FIND', 'GRANT'), cell(sales, 'UPDATE', 'GRANT')],
      ownerPolicy: { FIND: 'GRANT', UPDATE: 'GRANT' },
      objects: [
        { id: 0, owner: 'anna', acl: [] },
        { id: 1, owner: 'bert', acl: [entry(sales, 'REMOVE', 'GRANT')] },
        { id: 2, owner: null, acl: [entry(anna, 'REMOVE', 'GRANT')] },
      ],
    },
  ],
  requests: [request('anna'), request('bert', ['Sales'])],
}

const by = (changes: readonly Change[], fate: Deed['fate'] = 'commit'): Deed => ({ by: 0, changes, fate })
const share = (
  verb: 'grant' | 'deny',
  principal: Principal,
  operation: 'FIND' | 'UPDATE' | 'REMOVE',
  id: number,
  until: number | null = null,
): Change => ({
  kind: 'entries',
  container: 'notes',
  objects: [id],
  act: { verb, principal, operation, until },
  by: 'function',
})
const unshare = (principal: Principal, operation: 'FIND' | 'REMOVE', id: number): Change => ({
  kind: 'entries',
  container: 'notes',
  objects: [id],
  act: { verb: 'inherit', principal, operation },
  by: 'table',
})
const role = (name: string, operation: Operation, effect: Effect): Change => ({
  kind: 'role cell',
  container: 'notes',
  role: name,
  operation,
  effect,
})
const object = (
  kind: 'created' | 'removed' | 'replaced' | 'transferred',
  id: number,
  owner: string | null,
): Change => ({
  kind,
  container: 'notes',
  id,
  owner,
})
const member = (user: string, until: number | null | 'taken'): Change => ({
  kind: 'membership',
  user,
  role: 'Sales',
  until,
})
const turn = (rounds: readonly Deed[], more: Partial<Turn> = {}): Turn => ({
  before: [],
  request: 0,
  isolation: 'read committed',
  opening: [],
  rounds: rounds.map((deed) => [deed]),
  writes: true,
  ...more,
})
const settle = by([])
const keepsSnapshot = { isolation: 'repeatable read' } as const

const schedule: Schedule = [
  // What is not committed, and never will be.
  turn(
    [
      by([share('grant', anna, 'FIND', 1), object('transferred', 2, 'anna')], 'held, then rollback'),
      settle,
      by([object('created', 3, 'anna'), share('deny', anna, 'FIND', 0)], 'rollback'),
    ],
    { before: [by([role('AuthenticatedUser', 'FIND', 'GRANT'), member('anna', null)], 'held, then rollback')] },
  ),
  turn([settle]),
  turn([], { before: [by([role('AuthenticatedUser', 'REMOVE', 'GRANT')], 'rollback')] }),
  // Entries and objects are those of each statement.
  turn([
    by([share('grant', anna, 'FIND', 1), share('deny', anna, 'FIND', 0)]),
    by([share('grant', anna, 'FIND', 2, -1), share('grant', anna, 'UPDATE', 2, 2)]),
    by([unshare(anna, 'FIND', 0), object('transferred', 0, 'bert'), object('created', 4, 'anna')]),
    by([object('replaced', 2, 'bert'), object('removed', 0, null)]),
    by([object('created', 0, null), share('grant', sales, 'REMOVE', 0)]),
  ]),
  // Roles and cells are those of the opening.
  turn([
    by([member('anna', null)]),
    by([role('AuthenticatedUser', 'CREATE', 'GRANT'), role('AuthenticatedUser', 'REMOVE', 'GRANT')]),
    by([{ kind: 'user cell', container: 'notes', act: { verb: 'deny', user: 'anna', operation: 'FIND' } }]),
    by([{ kind: 'owner cell', container: 'notes', operation: 'UPDATE', effect: 'DENY' }]),
  ]),
  turn([by([member('anna', 'taken')])], { opening: [by([{ kind: 'forgotten', user: 'anna' }])] }),
  turn([]),
  // A snapshot stays what it was, also for a request that is opened later.
  turn([by([share('grant', anna, 'FIND', 1), object('created', 5, 'anna')])], {
    ...keepsSnapshot,
    opening: [by([member('anna', 2), role('Sales', 'REMOVE', 'GRANT'), object('replaced', 4, 'bert')])],
  }),
  // Another user, on the same connection.
  turn([by([member('bert', -1)])], {
    ...keepsSnapshot,
    before: [by([share('deny', sales, 'FIND', 0)])],
    request: 1,
  }),
  turn([], { request: 1 }),
]

interface Mutant {
  readonly title: string
  readonly find: RegExp
  readonly replace: string
  readonly times: number
}

const mutants: readonly Mutant[] = [
  {
    title: 'entries that a request reads once',
    find: /return \(\n( +select coalesce\(pg_catalog\.array_agg\(e\.object_id\), '\{\}'\)\n[^;]*?)\n {2}\);/g,
    replace: `
      if nullif(current_setting('seen.' || p_operation || p_effect, true), '') is null then
        perform set_config('seen.' || p_operation || p_effect, ($1)::text, true);
      end if;
      return current_setting('seen.' || p_operation || p_effect)::integer[];`,
    times: 1,
  },
  {
    title: 'memberships that an open request reads again',
    find: /select coalesce\(ladder_internal\.context\('role_ids'\)::integer\[\], '\{\}'\);/g,
    replace: `select coalesce(ladder_internal.context('role_ids')::integer[], '{}')
      || array(select m.role_id from ladder_internal.memberships as m where m.user_id = ladder.user_id());`,
    times: 1,
  },
  {
    title: 'cells that "may I?" reads again',
    find: /if p_until is null then\n( +return query select ladder_internal\.role_ids)/g,
    replace: 'if false then\n$1',
    times: 1,
  },
  {
    title: 'a connection that keeps the roles of its first request',
    find: /set_config\('ladder\.role_ids', v_role_ids::text, true\)/g,
    replace: `set_config('ladder.role_ids', coalesce(nullif(pg_catalog.current_setting('ladder.role_ids', true), ''), v_role_ids::text), false)`,
    times: 1,
  },
  {
    title: 'an id that is used again with its old entries',
    find: /^select ladder_internal\.link\([^;]*?'object_id'[^;]*;/gm,
    replace: 'select;',
    times: 1,
  },
  {
    title: 'an entry that has ended and still speaks',
    find: /and \(e\.until is null or e\.until > pg_catalog\.now\(\)\)/g,
    replace: '',
    times: 3,
  },
  {
    title: 'a cell that was taken back and still speaks',
    find: /(create function ladder_internal\.set_cell[\s\S]*?)(perform ladder_internal\.rebuild_bits\(\);)/g,
    replace: `create sequence ladder_internal.leak; $1 $2 perform pg_catalog.nextval('ladder_internal.leak');`,
    times: 1,
  },
]

/** What looks at the leak. */
const leaking = (text: string) =>
  text.includes('create sequence ladder_internal.leak')
    ? text.replace(
        /(\n {2}select f\.own, f\.other into v_own, v_other [^;]*;)/,
        '$1 if (select s.is_called from ladder_internal.leak as s) then v_other := ~v_other; end if;',
      )
    : text

async function play(storage: Storage, mutate: (text: string) => string = (text) => text) {
  const database = await createWorldDatabase(world, { storage, mutate })
  try {
    return await compareSchedule(world, database, schedule, storage)
  } finally {
    await database.drop()
  }
}

describe('while other sessions change what a request may do', () => {
  it.each<Storage>(['table', 'projected'])('it sees what it must and nothing else (entries: %s)', async (storage) => {
    const comparison = await play(storage)
    expect(comparison.mismatches).toEqual([])
    expect(
      Object.keys(comparison.hinges)
        .filter((what) => comparison.hinges[what] !== 0)
        .sort(),
    ).toEqual([...hinges].sort())
  })

  it.each(mutants)('the oracle notices $title', async ({ find, replace, times }) => {
    let hits = 0
    const { mismatches } = await play('table', (text) => {
      hits += text.match(find)?.length ?? 0
      return leaking(text.replace(find, replace))
    })
    expect(hits).toBe(times)
    expect(mismatches).not.toEqual([])
  })
})
