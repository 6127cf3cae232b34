// The system roles that a request can have, in all combinations. Which it is depends on who is logged in and how, on the client,
// and on whether server code asks.
import type { SystemRole } from './role.ts'

/** The system roles of one request. */
export type SystemContext = readonly SystemRole[]

const clientRoles = ['JSUser', 'RestUser', 'IOSUser', 'AndroidUser', 'DotNetUser', 'ASUser'] as const
const loginRoles = { google: 'GoogleUser', facebook: 'FacebookUser', twitter: 'TwitterUser' } as const

/** The clients that a request may be opened with. */
export const clients: readonly string[] = [...clientRoles, 'ServerCodeUser']

/** The ways to log in; `classic` gives no role. */
export const logins: readonly string[] = ['classic', ...Object.keys(loginRoles)]

/** Whether a role says by which provider a user logged in; whoever has one has SocialUser, too. */
export function isProvider(role: string): boolean {
  return Object.values<string>(loginRoles).includes(role)
}

/** The clients' roles, which nobody needs to log in for. */
export function isClient(role: string): boolean {
  return clientRoles.some((client) => client === role)
}

/** What the system roles of a request follow from. */
export interface Opening {
  readonly loggedIn: boolean
  readonly serverCode: boolean
  /** A client's role. Server code without a user drops it. */
  readonly client: string | null
  readonly login: string | null
}

/** The roles that a request gets by itself. Its words have been checked. */
export function systemRolesOf({ loggedIn, serverCode, client, login }: Opening): SystemContext {
  if (serverCode && !loggedIn) return ['ServerCodeUser']
  const provider = Object.entries(loginRoles).find(([name]) => name === login)?.[1]
  return [
    loggedIn ? 'AuthenticatedUser' : 'NotAuthenticatedUser',
    ...(provider === undefined ? [] : (['SocialUser', provider] as const)),
    ...clientRoles.filter((role) => role === client),
    ...(serverCode ? (['ServerCodeUser'] as const) : []),
  ]
}

/** What a request has to be opened with to get these roles: `systemRolesOf` the other way round. */
export function openingOf(context: SystemContext): Opening {
  return {
    loggedIn: context.includes('AuthenticatedUser'),
    serverCode: context.includes('ServerCodeUser'),
    client: clientRoles.find((role) => context.includes(role)) ?? null,
    login: Object.entries(loginRoles).find(([, role]) => context.includes(role))?.[0] ?? null,
  }
}

function everyContext(): readonly SystemContext[] {
  const every = [true, false].flatMap((loggedIn) =>
    [false, true].flatMap((serverCode) =>
      [null, ...clientRoles].flatMap((client) =>
        (loggedIn ? [null, ...Object.keys(loginRoles)] : [null]).map((login) => ({
          loggedIn,
          serverCode,
          client,
          login,
        })),
      ),
    ),
  )
  const contexts = new Map(every.map((opening) => systemRolesOf(opening)).map((context) => [context.join(), context]))
  return [...contexts.values()]
}

/** Every set of system roles that a request can have, the simplest first. */
export const systemContexts: readonly SystemContext[] = everyContext().toSorted((a, b) => a.length - b.length)

/** Whether two sets have the same roles, in whatever order. */
export function isSameContext(a: SystemContext, b: SystemContext): boolean {
  return a.length === b.length && a.every((role) => b.includes(role))
}
