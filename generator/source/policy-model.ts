// A policy read but not understood: the parts by name, each with its place, in the author's own words.
// What has the wrong shape is absent here and still stands in `root`, where the checks find it.
import type { Place } from '../diagnostic.ts'
import type { SourceNode, Written } from './source-node.ts'

export interface PolicyModel {
  readonly kind: 'policy-model'
  /** The whole document, as it was written. */
  readonly root: SourceNode
  readonly schema: Written | null
  readonly rolePrefix: Written | null
  readonly identity: Written | null
  readonly roleSource: Written | null
  readonly globalDefault: Written | null
  readonly users: UsersModel
  readonly roles: readonly Written[]
  readonly global: readonly RowModel[]
  readonly profiles: readonly ProfileModel[]
  readonly tables: readonly TableModel[]
  /** What is to be ignored, wherever it is written. */
  readonly ignored: readonly IgnoredModel[]
}

/** A warning that the author knows of. */
export interface IgnoredModel {
  readonly name: Written
  /** The path of what the option stands in: the policy, a table or a row of cells. It is ignored there and below. */
  readonly under: Place['path']
}

/** A combination of roles that the author names. */
export interface ProfileModel {
  readonly roles: readonly Written[]
  readonly at: Place
}

export interface UsersModel {
  readonly type: Written | null
  readonly table: Written | null
  readonly key: Written | null
}

export interface TableModel {
  readonly name: Written
  /** Everything below the table's name. */
  readonly node: SourceNode
  readonly key: { readonly column: Written | null; readonly type: Written | null }
  readonly owner: Written | null
  readonly objectAcl: Written | null
  readonly upsert: Written | null
  readonly adopt: readonly Written[]
  readonly roles: readonly RowModel[]
  readonly ownerPolicy: RowModel | null
  readonly users: readonly RowModel[]
  readonly onCreate: readonly RowModel[]
}

/** The cells of one principal at one level. */
export interface RowModel {
  readonly kind: 'row'
  readonly level: 'global' | 'user' | 'role' | 'owner' | 'object'
  /** The role or user; null in the owner policy, and where an `onCreate` entry names no role. */
  readonly principal: Written | null
  readonly cells: readonly CellModel[]
  readonly at: Place
}

export interface CellModel {
  readonly operation: Written
  readonly effect: SourceNode
}

/** The rows of a table, in the order of its options. */
export function rowsOfTable(table: TableModel): readonly RowModel[] {
  return [...table.onCreate, ...table.roles, ...(table.ownerPolicy ? [table.ownerPolicy] : []), ...table.users]
}
