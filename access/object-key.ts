// The text of an object's key, told apart as PostgreSQL does: one uuid or integer has many spellings.

/** The six spellings of a key's type that the ladder knows; of others the text counts. */
const integers: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint'])

/** The same text for all spellings of one key. */
export function spellKey(type: string, id: string): string {
  if (type === 'uuid') return id.toLowerCase().replace(/[-{}]/g, '')
  if (integers.has(type) && /^\s*[-+]?\d+\s*$/.test(id)) return String(BigInt(id))
  return id
}
