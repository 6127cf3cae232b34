// The rows of the grid of cells: whose cells they are, and who hears them.

import type { Asker, Speaker, StepNumber } from '../../evaluate/walk.ts'
import { somebody } from '../../evaluate/walk.ts'
import type { ContainerIr, PolicyIr } from '../../ir/policy-ir.ts'
import type { Level } from '../../vocabulary/operation.ts'
import { systemRoles } from '../../vocabulary/role.ts'

export interface Row {
  readonly who: Speaker
  readonly level: Level
  /** The step that hears its cell on a table; null: it has cells for all tables. */
  readonly step: StepNumber | null
  /** The step that hears what it says for all tables; null: it says nothing there. */
  readonly globalStep: StepNumber | null
  /** A caller whom the row is about, and nobody else. */
  readonly asker: Asker
}

export interface RowGroup {
  readonly title: string
  readonly rows: readonly Row[]
}

/** The groups of rows of a table; null: of the cells for all tables. */
export function rowsOf(policy: PolicyIr, table: ContainerIr | null): readonly RowGroup[] {
  const isGlobal = table === null
  const customRoles = policy.roles.map(
    ({ name }): Row => ({
      who: { kind: 'custom role', name },
      level: isGlobal ? 'global' : 'role',
      step: isGlobal ? null : 3,
      globalStep: 6,
      asker: { user: somebody, systemRoles: [], customRoles: [name] },
    }),
  )
  const ownRoles = systemRoles.map(
    (name): Row => ({
      who: { kind: 'system role', name },
      level: isGlobal ? 'global' : 'role',
      step: isGlobal ? null : 5,
      globalStep: 7,
      asker: { user: somebody, systemRoles: [name], customRoles: [] },
    }),
  )
  const user = (who: Speaker, name: string): Row => ({
    who,
    level: 'user',
    step: 2,
    globalStep: null,
    asker: { user: name, systemRoles: [], customRoles: [] },
  })
  const owner: Row = { ...user({ kind: 'owner', name: '' }, somebody), level: 'owner', step: 4 }
  const allRoles: Row = { ...user({ kind: 'all roles', name: '' }, somebody), level: 'role', step: 5 }
  const roleGroups = [
    { title: 'Custom roles', rows: customRoles },
    { title: 'System roles', rows: ownRoles },
  ]
  const groups = isGlobal
    ? roleGroups
    : [
        { title: 'Owner policy', rows: table.owner === null ? [] : [owner] },
        ...roleGroups,
        { title: 'Everybody', rows: [allRoles, user({ kind: 'all users', name: '' }, somebody)] },
        { title: 'Users', rows: namesIn(table).map((name) => user({ kind: 'user', name }, name)) },
      ]
  return groups.filter(({ rows }) => rows.length > 0)
}

function namesIn({ userCells }: ContainerIr): readonly string[] {
  return [...new Set(userCells.map(({ user }) => user))]
}
