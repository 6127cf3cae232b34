// Types of keys and user ids, and one canonical text for each id, so that equal ids are equal texts.
import { assertNever } from '../assert-never.ts'
import { type IdType, idTypes } from '../vocabulary/id-type.ts'

const shortForms: ReadonlyMap<string, IdType> = new Map([
  ['varchar', 'character varying'],
  ['int', 'integer'],
  ['int2', 'smallint'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
])

/** Every spelling that is accepted. */
export const idTypeNames: readonly string[] = [...idTypes, ...shortForms.keys()]

export function resolveIdType(text: string): IdType | null {
  return idTypes.find((type) => type === text) ?? shortForms.get(text) ?? null
}

/** The id in canonical form; null if it is not one of that type. */
export function resolveId(text: string, type: IdType): string | null {
  switch (type) {
    case 'uuid':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : null
    case 'text':
    case 'character varying':
      return text !== '' && !/[\0\p{Cs}]/u.test(text) ? text : null
    case 'smallint':
      return integerWithin(text, 16)
    case 'integer':
      return integerWithin(text, 32)
    case 'bigint':
      return integerWithin(text, 64)
    default:
      return assertNever(type)
  }
}

function integerWithin(text: string, bits: number): string | null {
  if (!/^(0|-?[1-9][0-9]{0,18})$/.test(text)) return null
  return BigInt.asIntN(bits, BigInt(text)) === BigInt(text) ? text : null
}
