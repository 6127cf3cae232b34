// A cell that says something other than GRANT, DENY or INHERIT.

import { everyOperation, resolveEffect, resolveOperation } from '../../ir/resolve-operation.ts'
import type { SourceNode } from '../../source/source-node.ts'
import { effects } from '../../vocabulary/effect.ts'
import { describeNode } from '../describe-node.ts'
import { didYouMean } from '../did-you-mean.ts'
import { quote, quoteChoice } from '../quote.ts'
import { rowsInPolicy } from '../rows-in-policy.ts'
import type { Rule } from '../rule.ts'

const otherWords: ReadonlyMap<string, string> = new Map([
  ['allow', 'GRANT'],
  ['permit', 'GRANT'],
  ['true', 'GRANT'],
  ['yes', 'GRANT'],
  ['reject', 'DENY'],
  ['refuse', 'DENY'],
  ['revoke', 'DENY'],
  ['forbid', 'DENY'],
  ['false', 'DENY'],
  ['no', 'DENY'],
  ['null', 'INHERIT'],
  ['none', 'INHERIT'],
])

export const wrongEffect: Rule = function* (model) {
  for (const { row } of rowsInPolicy(model)) {
    for (const { operation, effect } of row.cells) {
      const isKnown = operation.value === everyOperation || resolveOperation(operation.value) !== null
      if (!isKnown || (effect.kind === 'scalar' && resolveEffect(effect.value) !== null)) continue
      const word = effect.kind === 'scalar' ? String(effect.value) : ''
      const help = didYouMean(word, effects, otherWords) ?? `write ${quoteChoice(effects)}`
      yield {
        place: effect.at,
        message: `${quote(operation.value)} is given ${found(effect)}, which is not an effect`,
        help,
      }
    }
  }
}

function found(effect: SourceNode): string {
  return effect.kind === 'scalar' && effect.value !== null ? quote(String(effect.value)) : describeNode(effect)
}
