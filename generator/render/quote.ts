// The only escaping. Whatever a user named becomes SQL text here or not at all.
import type { RelationName } from '../ir/policy-ir.ts'
import { reservedWords } from '../vocabulary/reserved-words.ts'

declare const brand: unique symbol

/** SQL text. A bare string is not SQL: only this folder makes one from words of the policy. */
export type Sql = string & { readonly [brand]: true }

/** Marks text that was written by us, not by a user, as SQL. */
export function trusted(text: string): Sql {
  return text as Sql
}

/**
 * A name. Quoted unless PostgreSQL reads it back unchanged without quotes.
 *
 * @example identifier('orders') // orders
 * @example identifier('Or"ders') // "Or""ders"
 */
export function identifier(name: string): Sql {
  const plain = /^[a-z_][a-z0-9_]*$/.test(name) && !reservedWords.has(name)
  return trusted(plain ? name : `"${name.replaceAll('"', '""')}"`)
}

/** A qualified name. */
export function qualified(schema: string, name: string): Sql {
  return trusted(`${identifier(schema)}.${identifier(name)}`)
}

/**
 * A text literal. Right whatever `standard_conforming_strings` says.
 *
 * @example literal("it's") // 'it''s'
 */
export function literal(text: string): Sql {
  const quoted = `'${text.replaceAll("'", "''")}'`
  return trusted(text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted)
}

/** A literal, or `null`. */
export function literalOrNull(text: string | null): Sql {
  return text === null ? trusted('null') : literal(text)
}

/** A relation as a value, however hostile its name. */
export function regclass(relation: RelationName): Sql {
  return trusted(`${literal(qualified(relation.schema, relation.name))}::regclass`)
}

/** An array of texts. */
export function textArray(texts: readonly string[]): Sql {
  return trusted(`array[${texts.map(literal).join(', ')}]::text[]`)
}

/** Names as a list, e.g. of roles, after a word: on its line if it is one, else each on a line of its own. */
export function listOf(names: readonly string[], indent = '  '): Sql {
  if (names.length === 1) return trusted(` ${names.map(identifier).join()}`)
  return trusted(`\n${indent}${names.map(identifier).join(`,\n${indent}`)}`)
}

/** Text between dollar tags that do not occur in it. */
export function dollarQuote(body: string): Sql {
  let tag = '$do$'
  for (let n = 1; body.includes(tag); n += 1) tag = `$do${n}$`
  return trusted(`${tag}\n${body}\n${tag}`)
}

/** A PL/pgSQL block that runs at once. */
export function doBlock(body: string): Sql {
  return trusted(`do ${dollarQuote(body)};`)
}
