// An operation that exists, at a level that does not take it: CREATE has no object yet, so no owner and no entries.

import { resolveOperation } from '../../ir/resolve-operation.ts'
import type { RowModel } from '../../source/policy-model.ts'
import { operationsOf } from '../../vocabulary/operation.ts'
import { quote, quoteChoice } from '../quote.ts'
import { rowsInPolicy } from '../rows-in-policy.ts'
import type { Rule } from '../rule.ts'

const places: Readonly<Record<RowModel['level'], string>> = {
  global: '`global`',
  role: 'the cells of a role',
  user: 'the cells of a user',
  owner: '`ownerPolicy`',
  object: 'an entry of `onCreate`',
}

export const operationNotAllowedHere: Rule = function* (model) {
  for (const { row } of rowsInPolicy(model)) {
    for (const { operation } of row.cells) {
      const resolved = resolveOperation(operation.value)
      if (!resolved || operationsOf[row.level].includes(resolved)) continue
      const help = `write ${quoteChoice(operationsOf[row.level])}`
      yield { place: operation.at, message: `${quote(resolved)} cannot stand in ${places[row.level]}`, help }
    }
  }
}
