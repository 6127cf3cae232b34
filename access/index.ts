// The Kysely layer's exports. It runs in the application's process and loads no compiler code.

export {
  AccessError,
  type AccessErrorDetails,
  IdentityError,
  NotFoundError,
  PermissionDeniedError,
} from './access-error.ts'
export type { WritingByKey } from './by-key.ts'
export type { ByKey, CheckedStatements, ColumnOf, Refusal, Report, WriteStatement } from './checked-statements.ts'
export type { NewRow, Patch } from './column-values.ts'
export { createLadder, type Ladder, type LadderCaller, type LadderConfig } from './create-ladder.ts'
export type { ExplainedStep } from './explained-step.ts'
export type {
  AnonymousIdentity,
  ApiKeyIdentity,
  Client,
  Id,
  Identity,
  Login,
  ServerCodeIdentity,
  UserIdentity,
} from './identity.ts'
export type { ObjectPermission } from './object-permission.ts'
export type { ObjectOperation, Operation } from './operation.ts'
export type { Membership, RequestLadder } from './request-ladder.ts'
export type { RolesOf } from './roles-of.ts'
export type { LadderTransaction } from './run-request.ts'
export type { Sharing, Until } from './sharing.ts'
export type { SystemRole } from './system-role.ts'
export type { TransactionOptions } from './transaction-options.ts'
