// What the database is to hold, as data. `plan.json` keeps the last emitted plan; plans are compared, never text.

import type { Reach, Residual } from '../evaluate/residual.ts'
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

/** A database role that stands for one outcome of the fold. Its name comes from the simplest role set that comes to it. */
export interface ProfilePlan {
  readonly role: string
  /** SHA-256 of the bits that a request of this profile folds to, in hexadecimal. */
  readonly fingerprint: string
  /** Which requests these are, in words. */
  readonly about: string
}

/** One permissive policy for one command, and for every profile that has the same residual. */
export interface PolicyPlan {
  readonly name: string
  readonly command: 'select' | 'insert' | 'update' | 'delete'
  readonly operation: Operation
  readonly reach: Reach
  /** Database roles. No role is in two policies for one command. */
  readonly profiles: readonly string[]
  readonly residual: Residual
  /** What is left of the ladder where the statement is an UPSERT; null: the same, since UPSERT is no permission of its own. */
  readonly upsert: { readonly reach: Reach; readonly residual: Residual } | null
}

/** One object ACL entry that every new object gets. */
export interface NewEntryPlan {
  readonly role: CellRole
  readonly operation: Operation
  readonly effect: Verdict
}

/** The object ACL of a container. */
export interface EntriesPlan {
  readonly table: string
  /** The function that reads it. */
  readonly function: string
  /** Whether the entries are kept on the row too, for policies to read. */
  readonly onRow: boolean
}

export interface ContainerPlan {
  /** Its place in the bit strings; never reused. */
  readonly ordinal: number
  readonly relation: RelationName
  readonly key: { readonly column: string; readonly type: IdType }
  readonly owner: string | null
  readonly upsert: 'own' | 'derived'
  /** The object ACL; null where objects have none. */
  readonly entries: EntriesPlan | null
  /** Whether a policy compares the owner column, so that an index on it is made if the table has none that serves. */
  readonly indexesOwner: boolean
  readonly newEntries: { readonly function: string; readonly entries: readonly NewEntryPlan[] } | null
  readonly policies: readonly PolicyPlan[]
  readonly adopted: readonly string[]
}

export interface SqlPlan {
  readonly format: 2
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
  /** Compiled profiles, the simplest first. Every other request has the dynamic profile. */
  readonly profiles: readonly ProfilePlan[]
  /** In the order of their ordinals. Ordinals of tables that are governed no more are missing. */
  readonly containers: readonly ContainerPlan[]
  /** The next ordinal to give out. */
  readonly nextOrdinal: number
  readonly cells: readonly CellPlan[]
  readonly userCells: readonly UserCellPlan[]
}
