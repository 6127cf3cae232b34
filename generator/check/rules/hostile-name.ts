// Names that PostgreSQL cannot hold, and names of pgladder's own that would have to be quoted.
import { namesInPolicy } from '../names-in-policy.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

export const hostileName: Rule = function* (model) {
  for (const [option, name] of [['schema', model.schema] as const, ['rolePrefix', model.rolePrefix] as const]) {
    if (!name) continue
    if (name.value.startsWith('pg_')) {
      const help = 'PostgreSQL keeps names that start with `pg_` for itself'
      yield { place: name.at, message: `\`${option}\` cannot be ${quote(name.value)}`, help }
    } else if (!/^[a-z][a-z0-9_]*$/.test(name.value)) {
      const help = 'write lower-case letters, digits and underscores, the first a letter'
      yield { place: name.at, message: `\`${option}\` cannot be ${quote(name.value)}`, help }
    }
  }
  for (const { what, text, at } of namesInPolicy(model)) {
    const why = unholdable(text)
    if (why !== null) yield { place: at, message: `${what} ${quote(text)} cannot exist: the name ${why}` }
  }
}

function unholdable(text: string): string | null {
  if (text === '') return 'is empty'
  if (text.includes('\0')) return 'has a NUL character'
  return /\p{Cs}/u.test(text) ? 'has half a surrogate pair' : null
}
