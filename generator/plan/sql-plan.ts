// What the database is to hold, as data. `plan.json` keeps the last emitted plan; plans are compared, never text.

import type { Residual } from '../evaluate/residual.ts'
import type { RelationName } from '../ir/policy-ir.ts'
import type { Verdict } from '../vocabulary/effect.ts'
import type { IdType } from '../vocabulary/id-type.ts'
import type { Operation } from '../vocabulary/operation.ts'

/** Whose cell: a role of the ladder, one of the two wildcards, or nobody's (the owner policy). */
export type CellRole =
  | { readonly kind: 'system' | 'custom'; readonly name: string }
  | { readonly kind: 'all users' | 'all roles' }

export interface CellPlan {
  readonly level: 'user' | 'role' | 'owner' | 'global'
  readonly role: CellRole | null
  /** The container's ordinal; null for a global cell. */
  readonly container: number | null
  readonly operation: Operation
  readonly effect: Verdict
}

export interface UserCellPlan {
  readonly user: string
  readonly container: number
  readonly operation: Operation
  readonly effect: Verdict
}

/** One permissive policy for one profile and one command. */
export interface PolicyPlan {
  readonly name: string
  readonly command: 'select' | 'insert' | 'update' | 'delete'
  readonly operation: Operation
  readonly profile: string
  readonly residual: Residual
}

/** One object ACL entry that every new object gets. */
export interface NewEntryPlan {
  readonly role: CellRole
  readonly operation: Operation
  readonly effect: Verdict
}

export interface ContainerPlan {
  /** Its place in the bit strings; never reused. */
  readonly ordinal: number
  readonly relation: RelationName
  readonly key: { readonly column: string; readonly type: IdType }
  readonly owner: string | null
  readonly upsert: 'own' | 'derived'
  /** The object ACL: its table and the function that reads it; null where objects have none. */
  readonly entries: { readonly table: string; readonly function: string } | null
  readonly newEntries: { readonly function: string; readonly entries: readonly NewEntryPlan[] } | null
  readonly policies: readonly PolicyPlan[]
  readonly adopted: readonly string[]
}

export interface SqlPlan {
  readonly format: 1
  /** SHA-256 of the runtime's text: a plan is only ever compared with one for the same runtime. */
  readonly runtime: string
  readonly schema: string
  readonly rolePrefix: string
  readonly roleSource: 'membership' | 'session'
  readonly globalDefault: Verdict
  readonly users: {
    readonly type: IdType
    readonly table: { readonly relation: RelationName; readonly key: string } | null
  }
  /** Custom roles. */
  readonly roles: readonly string[]
  /** In the order of their ordinals. Ordinals of tables that are governed no more are missing. */
  readonly containers: readonly ContainerPlan[]
  /** The next ordinal to give out. */
  readonly nextOrdinal: number
  readonly cells: readonly CellPlan[]
  readonly userCells: readonly UserCellPlan[]
}
