// The way back from system roles to how a request was opened, found by trying every opening.
import { somebody } from '../../evaluate/walk.ts'
import { clients, isSameContext, logins, type SystemContext, systemRolesOf } from '../../vocabulary/system-context.ts'
import type { Question } from './question.ts'

/** What the simulator sets for it. */
export type OpeningChoice = Pick<Question, 'user' | 'login' | 'client' | 'serverCode'>

/** The clients to choose from. `ServerCodeUser` is server code without a client, which has a choice of its own. */
export const clientChoices: readonly string[] = clients.filter((client) => client !== 'ServerCodeUser')

const openings: readonly { readonly choice: OpeningChoice; readonly roles: SystemContext }[] = [somebody, null]
  .flatMap((user) =>
    [false, true].flatMap((serverCode) =>
      [null, ...clientChoices].flatMap((client) =>
        (user === null ? logins.slice(0, 1) : logins).map((login) => ({ user, login, client, serverCode })),
      ),
    ),
  )
  .map((choice) => ({ choice, roles: rolesOfOpening(choice) }))
  .toSorted((a, b) => a.roles.length - b.roles.length)

/** The system roles that follow from the choices. */
export function rolesOfOpening({ user, login, client, serverCode }: OpeningChoice): SystemContext {
  return systemRolesOf({ loggedIn: user !== null, serverCode, client, login })
}

/** An opening that gives just these roles. */
export function openingWith(roles: readonly string[]): OpeningChoice | undefined {
  return openings.find((opening) => isSameContext(opening.roles, roles as SystemContext))?.choice
}

/** The opening with the fewest roles that gives this one among them; of several, one in which somebody is logged in. */
export function openingHaving(role: string): OpeningChoice | undefined {
  return openings.find(({ roles }) => roles.some((one) => one === role))?.choice
}
