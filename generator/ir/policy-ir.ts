// The policy with every name resolved, every `'*'` written out and every INHERIT dropped.
// Nodes are frozen and tagged by kind; they know where they were written, so that checks can point there.
import type { Place } from '../diagnostic.ts'
import type { Verdict } from '../vocabulary/effect.ts'
import type { IdType } from '../vocabulary/id-type.ts'
import type { Operation } from '../vocabulary/operation.ts'
import type { RoleRef, SystemRole } from '../vocabulary/role.ts'

/** One written cell. `level` and the fields beside it say whose it is. */
export type CellIr = GlobalCellIr | RoleCellIr | OwnerCellIr | AllUsersCellIr | UserCellIr

interface CellBase {
  readonly operation: Operation
  readonly effect: Verdict
  readonly at: Place
}

/** Steps 6 and 7: a role, every container. */
export interface GlobalCellIr extends CellBase {
  readonly kind: 'global-cell'
  readonly role: RoleRef
}

/** Steps 3 and 5: a role on one container. */
export interface RoleCellIr extends CellBase {
  readonly kind: 'role-cell'
  readonly role: RoleRef
}

/** Step 4: whoever owns the object. */
export interface OwnerCellIr extends CellBase {
  readonly kind: 'owner-cell'
}

/** Step 2, for everybody who is logged in and has no cell of their own. */
export interface AllUsersCellIr extends CellBase {
  readonly kind: 'all-users-cell'
}

/** Step 2, for one user. `user` is the id in the canonical form of its type. */
export interface UserCellIr extends CellBase {
  readonly kind: 'user-cell'
  readonly user: string
}

/** An object ACL entry that every new object of a container gets. */
export interface NewObjectEntryIr {
  readonly kind: 'new-object-entry'
  readonly role: Exclude<RoleRef, { kind: 'all-roles' }>
  readonly operation: Operation
  readonly effect: Verdict
  readonly at: Place
}

/** A combination of roles. Without a system role: in every context in which somebody is logged in. */
export interface ProfileIr {
  readonly kind: 'profile'
  readonly systemRoles: readonly SystemRole[]
  readonly customRoles: readonly string[]
  readonly at: Place
}

/** A qualified relation name, byte for byte as PostgreSQL has it. */
export interface RelationName {
  readonly schema: string
  readonly name: string
}

/** A protected table. */
export interface ContainerIr {
  readonly kind: 'container'
  readonly relation: RelationName
  readonly key: { readonly column: string; readonly type: IdType }
  /** The owner column; null: objects have no owner. */
  readonly owner: string | null
  readonly objectAcl: 'none' | 'table' | 'projected'
  /** Whether UPSERT is a permission of its own here or follows from CREATE and UPDATE. */
  readonly upsert: 'own' | 'derived'
  readonly onCreate: readonly NewObjectEntryIr[]
  /** Database roles outside pgladder whose privileges on the table are tolerated. */
  readonly adopt: readonly string[]
  readonly roleCells: readonly RoleCellIr[]
  readonly ownerCells: readonly OwnerCellIr[]
  readonly allUsersCells: readonly AllUsersCellIr[]
  readonly userCells: readonly UserCellIr[]
  readonly at: Place
}

export interface PolicyIr {
  readonly kind: 'policy'
  /** Where pgladder's own objects live. */
  readonly schema: string
  /** Database roles are `<rolePrefix>_…`. */
  readonly rolePrefix: string
  readonly identity: 'gateway' | 'direct' | 'sealed'
  /** Who knows the custom roles of a user: the database, or the gateway that opens the request. */
  readonly roleSource: 'membership' | 'session'
  readonly users: {
    readonly type: IdType
    readonly table: { readonly relation: RelationName; readonly key: string } | null
  }
  /** Custom roles, in the order they were declared. */
  readonly roles: readonly { readonly name: string; readonly at: Place }[]
  /** Combinations of roles that are to have a compiled profile. */
  readonly profiles: readonly ProfileIr[]
  readonly globalDefault: Verdict
  readonly globalCells: readonly GlobalCellIr[]
  readonly containers: readonly ContainerIr[]
  readonly at: Place
}

declare const checked: unique symbol

/** A policy without errors. Only `check` makes one; the stages after it take nothing else. */
export type ValidIr = PolicyIr & { readonly [checked]: true }
