// Names that already mean something: a custom role called like a system role, pgladder's schema called `public`,
// a table in pgladder's own schema.
import { defaultName } from '../../ir/resolve-policy.ts'
import { resolveRelation } from '../../ir/resolve-relation.ts'
import { allRoles } from '../../ir/resolve-role.ts'
import { reservedWords } from '../../vocabulary/reserved-words.ts'
import { systemRoles } from '../../vocabulary/role.ts'
import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

/** Plain words that are nobody's to take: for PostgreSQL they are roles, schemas, or a prefix of its own settings. */
const taken = ['public', 'none', 'information_schema', 'plpgsql']
const isReserved = (word: string) => taken.includes(word) || reservedWords.has(word)
const systemSchemas = ['pg_catalog', 'information_schema']

export const reservedName: Rule = function* (model) {
  for (const { value, at } of model.roles) {
    if (value === allRoles) {
      yield { place: at, message: "role `*` cannot be declared: it stands for all roles in a table's `roles`" }
    } else if (systemRoles.some((role) => role === value)) {
      const help = 'leave it out: it can be given cells without being declared'
      yield { place: at, message: `role ${quote(value)} is a system role`, help }
    }
  }
  for (const [option, name] of [['schema', model.schema] as const, ['rolePrefix', model.rolePrefix] as const]) {
    if (!name || !isReserved(name.value)) continue
    const help = `leave it out (it is \`${defaultName}\` then), or write a name of your own`
    yield { place: name.at, message: `\`${option}\` cannot be ${quote(name.value)}, which is a reserved word`, help }
  }
  const own = model.schema && !isReserved(model.schema.value) ? model.schema.value : defaultName
  for (const { name, adopt } of model.tables) {
    const schema = resolveRelation(name.value)?.schema
    const whose =
      schema === own || schema === `${own}_internal`
        ? 'pgladder'
        : systemSchemas.includes(schema ?? '')
          ? 'PostgreSQL'
          : null
    if (whose !== null) {
      yield {
        place: name.at,
        message: `table ${quote(name.value)} cannot be protected: its schema belongs to ${whose}`,
      }
    }
    for (const role of adopt) {
      if (role.value !== 'public' && role.value !== 'none') continue
      yield { place: role.at, message: `${quote(role.value)} is not a database role and cannot be adopted` }
    }
  }
}
