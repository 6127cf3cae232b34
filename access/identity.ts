// Who is calling, as the application says it. The words are the ladder's; what they mean is decided
// in the database.

/** The client that a request comes from; gives the role of the same name. */
export const clients = [
  'ASUser',
  'AndroidUser',
  'DotNetUser',
  'IOSUser',
  'JSUser',
  'RestUser',
  'ServerCodeUser',
] as const

export type Client = (typeof clients)[number]

/** How the user logged in. `classic` gives no role. */
export const logins = ['classic', 'facebook', 'google', 'twitter'] as const

export type Login = (typeof logins)[number]

/** A user's or object's id in any form that has one spelling as text. Numbers are safe integers. */
export type Id = string | number | bigint

interface ClientIdentity {
  /** The client, on the gateway's word. */
  readonly client?: Client
  /** The client's secret key; says the client by itself. */
  readonly apiKey?: string
  /** The request is server code: it has `ServerCodeUser`, beside what the user's own request would have. */
  readonly serverCode?: boolean
}

/** A request of a user who is logged in. */
export interface UserIdentity<Role extends string = string> extends ClientIdentity {
  readonly user: Id
  readonly login?: Login
  /** The user's custom roles, where the policy leaves them to the session; refused where the database knows them. */
  readonly roles?: readonly Role[]
}

/** A request of nobody. It has to be asked for: a user that is merely missing is an error. */
export interface AnonymousIdentity extends ClientIdentity {
  readonly user: null
  readonly login?: never
  readonly roles?: never
}

/** Server code on nobody's behalf. */
export interface ServerCodeIdentity extends Omit<ClientIdentity, 'serverCode'> {
  readonly serverCode: true
  readonly user?: never
  readonly login?: never
  readonly roles?: never
}

/** A client that shows its key and no user. */
export interface ApiKeyIdentity extends Omit<ClientIdentity, 'apiKey'> {
  readonly apiKey: string
  readonly user?: never
  readonly login?: never
  readonly roles?: never
}

/**
 * Who is calling.
 *
 * @example
 * ```ts
 * { user: session.userId, client: 'JSUser', login: 'google' }
 * { user: null, client: 'JSUser' }   // nobody is logged in
 * { serverCode: true }               // a job of the server's own
 * { apiKey: request.headers['x-api-key'] }
 * ```
 */
export type Identity<Role extends string = string> =
  | UserIdentity<Role>
  | AnonymousIdentity
  | ServerCodeIdentity
  | ApiKeyIdentity
