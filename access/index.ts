// The Kysely layer's exports. It runs in the application's process and loads no compiler code.

export { AccessError, type AccessErrorDetails, IdentityError, PermissionDeniedError } from './access-error.ts'
export { createLadder, type Ladder, type LadderCaller, type LadderConfig } from './create-ladder.ts'
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
export type { Membership, Operation, RequestLadder } from './request-ladder.ts'
export type { LadderTransaction } from './run-request.ts'
export type { TransactionOptions } from './transaction-options.ts'
