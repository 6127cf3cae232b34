// PERMISSION for everybody: whoever logs in, or does not, may share objects of others and close them.
import { distinctContexts } from '../../evaluate/distinct-contexts.ts'
import { fold } from '../../evaluate/fold.ts'
import { positionsWhere } from '../../evaluate/matrix.ts'
import { isLoggedIn } from '../../evaluate/role-set.ts'
import { systemContexts } from '../../vocabulary/system-context.ts'
import { groupHits, hitsAt, sayCaller, sayClient, sayHow, sayTables } from '../hits.ts'
import type { Lint } from '../lint.ts'

/** Without server code. Whoever is not logged in first: if they may, everybody may. */
const everybody = systemContexts
  .filter((context) => !context.includes('ServerCodeUser'))
  .toSorted((a, b) => Number(isLoggedIn(a)) - Number(isLoggedIn(b)))

export const selfEscalation: Lint = function* ({ ir, matrix }) {
  const permissions = positionsWhere(ir, (_, operation) => operation === 'PERMISSION')
  const hits = distinctContexts(matrix, everybody).flatMap(([systemRoles]) => {
    const caller = { systemRoles, customRoles: [] }
    return hitsAt(ir, fold(matrix, caller).other & permissions, caller, false)
  })
  for (const { place, containers, first } of groupHits(hits)) {
    const client = sayClient(first)
    const who = isLoggedIn(first.caller.systemRoles)
      ? `everybody with ${sayCaller(first)}`
      : `anybody, without logging in${client === '' ? '' : `, with ${client}`},`
    yield {
      place,
      message: `${who} holds PERMISSION on all of ${sayTables(containers)}, objects of others too: ${sayHow(first)}`,
      help: 'grant PERMISSION to a custom role; or for owners, who then share what is theirs',
    }
  }
}
