// The roles that a request gets by itself. Nobody is given one, but objects can be shared with whoever has it.

import type { Client } from './identity.ts'

/** A role that follows from how a request was opened: from its client, its login, and whether somebody is logged in. */
export type SystemRole =
  | 'NotAuthenticatedUser'
  | 'AuthenticatedUser'
  | 'SocialUser'
  | 'FacebookUser'
  | 'GoogleUser'
  | 'TwitterUser'
  | Client
