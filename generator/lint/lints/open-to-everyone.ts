// A table that somebody who is not logged in may write: all of its objects, or each new one by an entry that it gets.
import { joinWithAnd, quote } from '../../check/quote.ts'
import type { Finding } from '../../check/rule.ts'
import { distinctContexts } from '../../evaluate/distinct-contexts.ts'
import { fold } from '../../evaluate/fold.ts'
import { positionsWhere } from '../../evaluate/matrix.ts'
import type { ContainerIr } from '../../ir/policy-ir.ts'
import { isClient, systemContexts } from '../../vocabulary/system-context.ts'
import { groupBy } from '../group-by.ts'
import { groupHits, type HitGroup, hitsAt, sayClient, sayHow, sayTables } from '../hits.ts'
import type { Lint } from '../lint.ts'

/** Who is not logged in, and is no server code. */
const anybody = systemContexts.filter((context) => context.includes('NotAuthenticatedUser'))

export const openToEveryone: Lint = function* ({ ir, matrix, effective }) {
  const writes = positionsWhere(ir, (_, operation) => operation !== 'FIND' && operation !== 'PERMISSION')
  const hits = distinctContexts(matrix, anybody).flatMap(([systemRoles]) => {
    const caller = { systemRoles, customRoles: [] }
    return hitsAt(ir, effective(fold(matrix, caller)).other & writes, caller, false)
  })
  yield* groupHits(hits).map(sayGroup)
  for (const container of ir.containers) yield* openEntries(container)
}

function sayGroup({ place, operations, containers, first }: HitGroup): Finding {
  const client = sayClient(first)
  const denied = operations.map((operation) => `${operation}: DENY`).join(', ')
  const where = containers.length === 1 ? 'for the table' : 'for each of them, or under `global`'
  return {
    place,
    message:
      `anybody may ${joinWithAnd(operations)} on ${sayTables(containers)} without logging in` +
      `${client === '' ? '' : `, with ${client}`}: ${sayHow(first)}`,
    help:
      first.speaker?.name === 'NotAuthenticatedUser' && !first.isDefault
        ? 'if that is not meant, take the GRANT back'
        : `if that is not meant, write \`NotAuthenticatedUser: { ${denied} }\` ${where}`,
  }
}

/** Entries that new objects get come before every cell. */
function openEntries(container: ContainerIr): readonly Finding[] {
  const open = container.onCreate.filter(
    ({ role, operation, effect }) =>
      effect === 'GRANT' && operation !== 'FIND' && (role.name === 'NotAuthenticatedUser' || isClient(role.name)),
  )
  return groupBy(open, ({ role }) => role.name).map((group) => {
    const [{ role, at }] = group
    const may = joinWithAnd(group.map(({ operation }) => operation))
    const client = role.name === 'NotAuthenticatedUser' ? '' : `, with ${quote(role.name)}`
    return {
      place: at,
      message:
        `anybody may ${may} new objects of ${sayTables([container])} without logging in${client}: ` +
        'they get this entry, which is asked at step 1',
      help: 'if that is not meant, take the GRANT back',
    }
  })
}
