// A type that a key or a user id cannot have.

import { idTypeNames, resolveIdType } from '../../ir/resolve-id.ts'
import { idTypes } from '../../vocabulary/id-type.ts'
import { didYouMean } from '../did-you-mean.ts'
import { quote, quoteChoice } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const unknownType: Rule = function* (model) {
  const written = [
    { of: '`users`', type: model.users.type },
    ...model.tables.map((table) => ({ of: `the key of table ${quote(table.name.value)}`, type: table.key.type })),
  ]
  for (const { of, type } of written) {
    if (!type || resolveIdType(type.value) !== null) continue
    const help = didYouMean(type.value, idTypeNames) ?? `write ${quoteChoice(idTypes)}`
    yield { place: type.at, message: `${of} cannot have type ${quote(type.value)}`, help }
  }
}
