// `schema.table` -> its two names, byte for byte: nothing is folded to lower case, and either part may stand in
// double quotes (`""` for one quote inside) if it has a dot or a quote of its own.
import type { RelationName } from './policy-ir.ts'

const part = '(?:"((?:[^"]|"")+)"|([^."]+))'
const pattern = new RegExp(`^${part}\\.${part}$`, 'su')

/** Null: not exactly two parts. */
export function resolveRelation(text: string): RelationName | null {
  const match = pattern.exec(text)
  if (!match) return null
  const [, quotedSchema, schema, quotedName, name] = match
  return { schema: unquoted(quotedSchema) ?? schema ?? '', name: unquoted(quotedName) ?? name ?? '' }
}

function unquoted(text: string | undefined): string | undefined {
  return text?.replaceAll('""', '"')
}
