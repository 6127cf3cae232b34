// A word that is none of the six operations.

import { everyOperation, resolveOperation } from '../../ir/resolve-operation.ts'
import { operationsOf } from '../../vocabulary/operation.ts'
import { ignoreOption } from '../../vocabulary/warning.ts'
import { didYouMean } from '../did-you-mean.ts'
import { quote, quoteChoice } from '../quote.ts'
import { rowsInPolicy } from '../rows-in-policy.ts'
import type { Rule } from '../rule.ts'

const otherWords: ReadonlyMap<string, string> = new Map([
  ['select', 'FIND'],
  ['read', 'FIND'],
  ['insert', 'CREATE'],
  ['delete', 'REMOVE'],
  ['write', 'UPDATE'],
  ['merge', 'UPSERT'],
  ['permissions', 'PERMISSION'],
  ['all', everyOperation],
])

export const unknownOperation: Rule = function* (model) {
  for (const { row } of rowsInPolicy(model)) {
    const known = [...operationsOf[row.level], everyOperation]
    const options = row.level === 'object' ? ['role', ignoreOption] : [ignoreOption]
    for (const { operation } of row.cells) {
      if (operation.value === everyOperation || resolveOperation(operation.value)) continue
      const help = didYouMean(operation.value, [...options, ...known], otherWords) ?? `write ${quoteChoice(known)}`
      yield { place: operation.at, message: `${quote(operation.value)} is not an operation`, help }
    }
  }
}
