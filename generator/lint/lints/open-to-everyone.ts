// A table that somebody who is not logged in may write.
import { joinWithAnd, quote } from '../../check/quote.ts'
import { distinctContexts } from '../../evaluate/distinct-contexts.ts'
import { fold } from '../../evaluate/fold.ts'
import { positionsWhere } from '../../evaluate/matrix.ts'
import { systemContexts } from '../../vocabulary/system-context.ts'
import { groupHits, hitsAt, sayHow, sayTables } from '../hits.ts'
import type { Lint } from '../lint.ts'

/** Who is not logged in, and is no server code. */
const anybody = systemContexts.filter((context) => context.includes('NotAuthenticatedUser'))

export const openToEveryone: Lint = function* ({ ir, matrix, effective }) {
  const writes = positionsWhere(ir, (_, operation) => operation !== 'FIND' && operation !== 'PERMISSION')
  const hits = distinctContexts(matrix, anybody).flatMap(([systemRoles]) => {
    const caller = { systemRoles, customRoles: [] }
    return hitsAt(ir, effective(fold(matrix, caller)).other & writes, caller, false)
  })
  for (const { place, operations, containers, first } of groupHits(hits)) {
    const client = first.caller.systemRoles.filter((role) => role !== 'NotAuthenticatedUser').map(quote)
    const on = client.length > 0 ? `, with ${joinWithAnd(client)}` : ''
    const may = joinWithAnd(operations)
    yield {
      place,
      message: `anybody may ${may} on ${sayTables(containers)} without logging in${on}: ${sayHow(first)}`,
      help: `if that is not meant, write \`NotAuthenticatedUser: { ${operations.map((one) => `${one}: DENY`).join(', ')} }\` for the table`,
    }
  }
}
