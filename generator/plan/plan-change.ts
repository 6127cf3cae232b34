// Two plans -> what a migration has to do. Only what differs: cells set at run time, memberships and entries are not in
// a plan, so no migration touches them.
import type { CellPlan, ContainerPlan, ProfilePlan, SqlPlan, UserCellPlan } from './sql-plan.ts'

export interface PlanChange {
  /** The plan that the migration brings the database to. */
  readonly plan: SqlPlan
  readonly isFirst: boolean
  /** The policy's own row: role source, default of global cells. */
  readonly settings: boolean
  /** Whether there is another users' table, or none any more, or one for the first time. */
  readonly users: boolean
  /** The users' table of the last plan; null if it had none. */
  readonly formerUsers: SqlPlan['users']['table']
  readonly addedRoles: readonly string[]
  readonly droppedRoles: readonly string[]
  /** Whether any profile came, went or is of other requests than before. */
  readonly profiles: boolean
  readonly droppedProfiles: readonly ProfilePlan[]
  readonly addedContainers: readonly ContainerPlan[]
  readonly changedContainers: readonly { readonly before: ContainerPlan; readonly after: ContainerPlan }[]
  readonly droppedContainers: readonly ContainerPlan[]
  readonly writtenCells: readonly CellPlan[]
  readonly erasedCells: readonly CellPlan[]
  readonly writtenUserCells: readonly UserCellPlan[]
  readonly erasedUserCells: readonly UserCellPlan[]
}

/** Compares plans; null when there is nothing to do. */
export function changeBetween(before: SqlPlan | null, after: SqlPlan): PlanChange | null {
  if (before !== null && same(before, after)) return null
  const containers = match(before?.containers ?? [], after.containers, (c) => String(c.ordinal))
  const cells = match(before?.cells ?? [], after.cells, cellKey)
  const userCells = match(before?.userCells ?? [], after.userCells, userCellKey)
  const roles = match(before?.roles ?? [], after.roles, (name) => name)
  const profiles = match(before?.profiles ?? [], after.profiles, ({ role }) => role)
  return {
    plan: after,
    isFirst: before === null,
    settings: before === null || before.roleSource !== after.roleSource || before.globalDefault !== after.globalDefault,
    users: before === null || !same(before.users, after.users),
    formerUsers: before?.users.table ?? null,
    addedRoles: roles.added,
    droppedRoles: roles.dropped,
    profiles: before === null || !same(before.profiles, after.profiles),
    droppedProfiles: profiles.dropped,
    addedContainers: containers.added,
    changedContainers: containers.changed,
    droppedContainers: containers.dropped,
    writtenCells: [...cells.added, ...cells.changed.map((pair) => pair.after)],
    erasedCells: cells.dropped,
    writtenUserCells: [...userCells.added, ...userCells.changed.map((pair) => pair.after)],
    erasedUserCells: userCells.dropped,
  }
}

interface Matched<T> {
  readonly added: readonly T[]
  readonly changed: readonly { readonly before: T; readonly after: T }[]
  readonly dropped: readonly T[]
}

function match<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Matched<T> {
  const old = new Map(before.map((item) => [key(item), item]))
  const current = new Set(after.map(key))
  const added: T[] = []
  const changed: { before: T; after: T }[] = []
  for (const item of after) {
    const was = old.get(key(item))
    if (was === undefined) added.push(item)
    else if (!same(was, item)) changed.push({ before: was, after: item })
  }
  return { added, changed, dropped: before.filter((item) => !current.has(key(item))) }
}

function cellKey(cell: CellPlan): string {
  return JSON.stringify([cell.level, cell.role, cell.container, cell.operation])
}

function userCellKey(cell: UserCellPlan): string {
  return JSON.stringify([cell.user, cell.container, cell.operation])
}

/** Plans are plain data whose properties come in one order, so their text is their identity. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
