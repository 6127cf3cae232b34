// One table of the model -> ContainerIr.
import type { PolicyModel, RowModel, TableModel } from '../source/policy-model.ts'
import type { IdType } from '../vocabulary/id-type.ts'
import type { Operation } from '../vocabulary/operation.ts'
import type { RoleRef } from '../vocabulary/role.ts'
import type { AllUsersCellIr, ContainerIr, NewObjectEntryIr, RoleCellIr, UserCellIr } from './policy-ir.ts'
import { resolveCells } from './resolve-cells.ts'
import { resolveId, resolveIdType } from './resolve-id.ts'
import { resolveRelation } from './resolve-relation.ts'
import { resolveRole } from './resolve-role.ts'
import { resolveUpsert } from './resolve-upsert.ts'
import { unresolved } from './unresolved.ts'

/** Stands for *all users* in a table's `users`. */
export const allUsers = '*'

export interface ContainerScope {
  readonly model: PolicyModel
  readonly declared: ReadonlySet<string>
  readonly userType: IdType
}

export function resolveContainer(table: TableModel, { model, declared, userType }: ContainerScope): ContainerIr {
  const upsert = resolveUpsert(table, model)
  const leftOut: readonly Operation[] = upsert === 'derived' ? ['UPSERT'] : []
  return {
    kind: 'container',
    relation: resolveRelation(table.name.value) ?? unresolved('table', table.name.value),
    key: {
      column: table.key.column?.value ?? unresolved('key of table', table.name.value),
      type: resolveIdType(table.key.type?.value ?? '') ?? unresolved('type', table.key.type?.value),
    },
    owner: table.owner?.value ?? null,
    objectAcl: resolveObjectAcl(table.objectAcl?.value),
    upsert,
    onCreate: table.onCreate.flatMap((row) => newObjectEntries(row, declared, leftOut)),
    adopt: table.adopt.map(({ value }) => value),
    roleCells: table.roles.flatMap((row) => roleCells(row, declared, leftOut)),
    ownerCells: table.ownerPolicy
      ? resolveCells(table.ownerPolicy, leftOut).map((cell) => ({ kind: 'owner-cell', ...cell }))
      : [],
    allUsersCells: table.users.flatMap((row) => allUsersCells(row, leftOut)),
    userCells: table.users.flatMap((row) => userCells(row, userType, leftOut)),
    at: table.name.at,
  }
}

export function roleOf(row: RowModel, declared: ReadonlySet<string>): RoleRef {
  return resolveRole(row.principal?.value ?? '', declared) ?? unresolved('role', row.principal?.value)
}

function resolveObjectAcl(written: string | undefined): ContainerIr['objectAcl'] {
  if (written === undefined || written === 'table') return 'table'
  return written === 'none' || written === 'projected' ? written : unresolved('objectAcl', written)
}

function newObjectEntries(row: RowModel, declared: ReadonlySet<string>, leftOut: readonly Operation[]) {
  const role = roleOf(row, declared)
  if (role.kind === 'all-roles') return unresolved('role', row.principal?.value)
  return resolveCells(row, leftOut).map((cell): NewObjectEntryIr => ({ kind: 'new-object-entry', role, ...cell }))
}

function roleCells(row: RowModel, declared: ReadonlySet<string>, leftOut: readonly Operation[]) {
  const role = roleOf(row, declared)
  return resolveCells(row, leftOut).map((cell): RoleCellIr => ({ kind: 'role-cell', role, ...cell }))
}

function allUsersCells(row: RowModel, leftOut: readonly Operation[]) {
  if (row.principal?.value !== allUsers) return []
  return resolveCells(row, leftOut).map((cell): AllUsersCellIr => ({ kind: 'all-users-cell', ...cell }))
}

function userCells(row: RowModel, userType: IdType, leftOut: readonly Operation[]) {
  if (row.principal?.value === allUsers) return []
  const user = resolveId(row.principal?.value ?? '', userType) ?? unresolved('user', row.principal?.value)
  return resolveCells(row, leftOut).map((cell): UserCellIr => ({ kind: 'user-cell', user, ...cell }))
}
