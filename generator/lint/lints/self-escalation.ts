// PERMISSION for everybody: whoever logs in, or does not, may share objects of others and close them.
import { quote } from '../../check/quote.ts'
import { distinctContexts } from '../../evaluate/distinct-contexts.ts'
import { fold } from '../../evaluate/fold.ts'
import { positionsWhere } from '../../evaluate/matrix.ts'
import { systemContexts } from '../../vocabulary/system-context.ts'
import { groupHits, hitsAt, sayHow, sayTables } from '../hits.ts'
import type { Lint } from '../lint.ts'

const everybody = systemContexts.filter((context) => !context.includes('ServerCodeUser'))

export const selfEscalation: Lint = function* ({ ir, matrix }) {
  const permissions = positionsWhere(ir, (_, operation) => operation === 'PERMISSION')
  const hits = distinctContexts(matrix, everybody).flatMap(([systemRoles]) => {
    const caller = { systemRoles, customRoles: [] }
    return hitsAt(ir, fold(matrix, caller).other & permissions, caller, false)
  })
  for (const { place, containers, first } of groupHits(hits)) {
    const roles = first.caller.systemRoles.map(quote).join(' and ')
    yield {
      place,
      message: `everybody with ${roles} holds PERMISSION on all of ${sayTables(containers)}, objects of others too: ${sayHow(first)}`,
      help: 'grant PERMISSION to a custom role; or for owners, who then share what is theirs',
    }
  }
}
