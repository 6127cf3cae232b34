// A user id that no user can have.
import { assertNever } from '../../assert-never.ts'
import { allUsers } from '../../ir/resolve-container.ts'
import { resolveId, resolveIdType } from '../../ir/resolve-id.ts'
import type { IdType } from '../../vocabulary/id-type.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const malformedUserId: Rule = function* (model) {
  const type = resolveIdType(model.users.type?.value ?? '')
  if (!type) return
  for (const { principal } of model.tables.flatMap((table) => table.users)) {
    if (!principal || principal.value === allUsers || resolveId(principal.value, type) !== null) continue
    yield {
      place: principal.at,
      message: `${quote(principal.value)} is not a user id of type \`${type}\``,
      help: helpFor(type),
    }
  }
}

function helpFor(type: IdType): string {
  switch (type) {
    case 'uuid':
      return 'write it like `01234567-89ab-cdef-0123-456789abcdef`, or `*` for all users'
    case 'text':
    case 'character varying':
      return 'it is not empty and has no NUL character; `*` is all users'
    case 'smallint':
    case 'integer':
    case 'bigint':
      return `write a whole number that a ${type} can hold, without leading zeros, or \`*\` for all users`
    default:
      return assertNever(type)
  }
}
