// The system roles that a request can have, in all combinations. Which it is depends on who is logged in and how, on the client,
// and on whether server code asks.
import type { SystemRole } from './role.ts'

/** The system roles of one request. */
export type SystemContext = readonly SystemRole[]

const clients = ['JSUser', 'RestUser', 'IOSUser', 'AndroidUser', 'DotNetUser', 'ASUser'] as const
const logins = ['GoogleUser', 'FacebookUser', 'TwitterUser'] as const

function everyContext(): readonly SystemContext[] {
  const byClient: readonly SystemContext[] = [[], ...clients.map((client) => [client])]
  const byLogin: readonly SystemContext[] = [[], ...logins.map((login) => ['SocialUser', login] as const)]
  const users = byLogin.flatMap((login) =>
    byClient.map((client): SystemContext => ['AuthenticatedUser', ...login, ...client]),
  )
  const nobody = byClient.map((client): SystemContext => ['NotAuthenticatedUser', ...client])
  const onBehalf = users.map((roles): SystemContext => [...roles, 'ServerCodeUser'])
  // Server code without a user has its role alone, whatever the client.
  return [...users, ...nobody, ['ServerCodeUser'], ...onBehalf]
}

/** Every set of system roles that a request can have, the simplest first. */
export const systemContexts: readonly SystemContext[] = everyContext().toSorted((a, b) => a.length - b.length)

/** Whether two sets have the same roles, in whatever order. */
export function isSameContext(a: SystemContext, b: SystemContext): boolean {
  return a.length === b.length && a.every((role) => b.includes(role))
}
