// The policy document as TypeScript sees it, and the function that makes a misspelt name in one a type error.
// At run time `definePolicy` only hands back what it was given: every rule is checked by the compiler.
import type { Effect } from './vocabulary/effect.ts'
import type { IdType } from './vocabulary/id-type.ts'
import type { Operation } from './vocabulary/operation.ts'
import type { SystemRole } from './vocabulary/role.ts'
import type { WarningName } from './vocabulary/warning.ts'

/** A key's or a user id's type: PostgreSQL's name or its usual short form. */
export type IdTypeName = IdType | 'varchar' | 'int' | 'int2' | 'int4' | 'int8'

/** Operation → effect. `'*'` stands for every operation not written beside it, except PERMISSION. */
export type Cells<Allowed extends Operation = Operation> = { readonly [O in Allowed | '*']?: Effect } & Ignoring

/** Warnings of `pgladder check` that are known here, by name: `ignore: ['shadowed-cell']`. */
interface Ignoring {
  readonly ignore?: readonly WarningName[]
}

type OwnerOperation = Exclude<Operation, 'CREATE'>
type ObjectOperation = Exclude<Operation, 'CREATE' | 'PERMISSION'>

/** `person` of a Kysely database is `public.person` in a policy; `app.person` stays as it is. */
type Qualified<Table extends string> = Table extends `${string}.${string}` ? Table : `public.${Table}`

/** Each table of the database under its qualified name, with the names of its columns. */
type Columns<Database> = unknown extends Database
  ? { readonly [table: `${string}.${string}`]: string }
  : { readonly [T in keyof Database & string as Qualified<T>]: keyof Database[T] & string }

/** What a policy says about one table. */
export interface TableDocument<Role extends string = string, Column extends string = string> extends Ignoring {
  /** The primary key: one column. */
  readonly key: { readonly column: Column; readonly type: IdTypeName }
  /** The column with the owner's id. Left out: objects have no owner. */
  readonly owner?: Column
  /** Whether, and how, single objects carry entries of their own. Default `table`. */
  readonly objectAcl?: 'none' | 'table' | 'projected'
  /** Whether UPSERT is a permission of its own or follows from CREATE and UPDATE. */
  readonly upsert?: 'own' | 'derived'
  /** ACL entries that every new object gets. */
  readonly onCreate?: readonly ({ readonly role: SystemRole | NoInfer<Role> } & Cells<ObjectOperation>)[]
  /** Cells of roles; `'*'` is *all roles*. */
  readonly roles?: { readonly [R in SystemRole | NoInfer<Role> | '*']?: Cells }
  /** Cells for whoever owns the object. */
  readonly ownerPolicy?: Cells<OwnerOperation>
  /** Cells of single users, by id; `'*'` is *all users*. */
  readonly users?: { readonly [user: string]: Cells }
  /** Database roles outside pgladder whose privileges on the table are tolerated. */
  readonly adopt?: readonly string[]
}

type UsersDocument<Tables> =
  | { readonly type: IdTypeName; readonly table?: never; readonly key?: never }
  | {
      [T in keyof Tables & string]: {
        readonly type: IdTypeName
        /** The table that users live in; memberships get a foreign key to it. */
        readonly table: T
        /** Its key column. Default `id`. */
        readonly key?: Tables[T]
      }
    }[keyof Tables & string]

/** A whole policy: the same document that a YAML policy file holds. */
export interface PolicyDocument<Role extends string = string, Database = unknown> extends Ignoring {
  /** The version of the policy format. */
  readonly pgladder: 1
  /** Where pgladder's own objects live. Default `ladder`. */
  readonly schema?: string
  /** Database roles are `<rolePrefix>_…`; they are shared by a whole cluster. Default `ladder`. */
  readonly rolePrefix?: string
  /** How a request's user is known. Default `gateway`. */
  readonly identity?: 'gateway' | 'direct' | 'sealed'
  /** Who knows which custom roles a user has: the database, or the gateway that opens the request. Default `membership`. */
  readonly roleSource?: 'membership' | 'session'
  /** The type of a user's id and, if they live in this database, their table. */
  readonly users: UsersDocument<Columns<Database>>
  /** The custom roles. */
  readonly roles?: readonly Role[]
  /**
   * Combinations of roles that are to be compiled, e.g. `[['Sales', 'Support']]`: users who have just these custom roles,
   * however they come. With system roles it is one request's whole set: `['AuthenticatedUser', 'JSUser', 'Sales']`.
   */
  readonly profiles?: readonly (readonly (SystemRole | NoInfer<Role>)[])[]
  /** What a global cell says that is not written. Default `DENY`. */
  readonly globalDefault?: 'GRANT' | 'DENY'
  /** Cells of roles for every table. */
  readonly global?: { readonly [R in SystemRole | NoInfer<Role>]?: Cells }
  /** The protected tables, by qualified name. */
  readonly tables: {
    readonly [T in keyof Columns<Database>]?: TableDocument<Role, Columns<Database>[T] & string>
  }
}

/**
 * Types a policy document, so that a misspelt role, option, operation or effect is a type error.
 *
 * ```ts
 * export default definePolicy({
 *   pgladder: 1,
 *   users: { type: 'uuid' },
 *   roles: ['Sales'],
 *   tables: {
 *     'public.orders': {
 *       key: { column: 'id', type: 'uuid' },
 *       owner: 'owner_id',
 *       roles: { Sales: { CREATE: 'GRANT' } },
 *       ownerPolicy: { FIND: 'GRANT' },
 *     },
 *   },
 * })
 * ```
 *
 * With the interface of a Kysely database a misspelt table or column is a type error too:
 * `definePolicy<Database>()({ … })`. A table `orders` of the interface is `public.orders` in the policy.
 *
 * @returns the document, unchanged; the compiler checks it like a YAML policy.
 */
export function definePolicy<const Role extends string = never>(document: PolicyDocument<Role>): PolicyDocument<Role>
export function definePolicy<Database extends object>(): <const Role extends string = never>(
  document: PolicyDocument<Role, Database>,
) => PolicyDocument<Role, Database>
export function definePolicy(
  document?: PolicyDocument,
): PolicyDocument | ((document: PolicyDocument) => PolicyDocument) {
  return document ?? ((given) => given)
}
