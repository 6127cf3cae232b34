// A policy that protects nothing is read without complaint otherwise.
import { entryOf } from '../../source/source-node.ts'
import type { Rule } from '../rule.ts'

export const emptyPolicy: Rule = function* ({ root }) {
  if (root.kind !== 'mapping') return
  const tables = entryOf(root, 'tables')
  if (tables && (tables.value.kind !== 'mapping' || tables.value.entries.length > 0)) return
  yield { place: tables?.key.at ?? root.at, message: 'the policy protects no table', help: 'name one under `tables`' }
}
