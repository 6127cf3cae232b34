// A role declared twice, or named by two entries of one table's `onCreate`.
import type { Written } from '../../source/source-node.ts'
import { printWhere } from '../print-place.ts'
import { quote } from '../quote.ts'
import type { Finding, Rule } from '../rule.ts'

export const duplicateRole: Rule = function* (model) {
  yield* repeated(model.roles, (role) => `role ${quote(role)} is declared twice`)
  for (const table of model.tables) {
    const named = table.onCreate.flatMap((row) => row.principal ?? [])
    yield* repeated(
      named,
      (role) => `table ${quote(table.name.value)} gives new objects two entries for role ${quote(role)}`,
    )
  }
}

function* repeated(names: readonly Written[], message: (name: string) => string): Generator<Finding> {
  const first = new Map<string, Written>()
  for (const name of names) {
    const before = first.get(name.value)
    if (!before) first.set(name.value, name)
    else
      yield { place: name.at, message: message(name.value), help: `keep one: the first is at ${printWhere(before.at)}` }
  }
}
