// Values as JSON from which PostgreSQL reads the same value. What has no such form is refused, never altered.

import { AccessError } from './access-error.ts'
import { describeValue, isCleanText } from './read-id.ts'

/** What `JSON.stringify` writes as it is. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * A value as JSON; `where` says which it is, in words. Throws {@link AccessError} `wrong-use`, which never shows it.
 *
 * @example
 * ```ts
 * toJson({ at: new Date(0), big: 9007199254740993n, raw: Buffer.from('tea'), odd: NaN }, '`data`')
 * // { at: '1970-01-01T00:00:00.000Z', big: '9007199254740993', raw: '\\x746561', odd: 'NaN' }
 * ```
 */
export function toJson(value: unknown, where: string): Json {
  return convert(value, where, [])
}

/** Whether it is an object of keys and values, and of no class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The error of a value that is none. */
export function wrongValue(where: string, fault: string): AccessError {
  return new AccessError(`${where} ${fault}`, {
    code: 'wrong-use',
    help: 'pass a value: text, a number, a bigint, a boolean, null, a Date, bytes, or arrays and plain objects of these',
  })
}

function convert(value: unknown, where: string, within: readonly unknown[]): Json {
  if (value === null || typeof value === 'boolean') return value
  switch (typeof value) {
    case 'string':
      if (value === '' || isCleanText(value)) return value
      break
    case 'number':
      // As text, numeric and floating-point columns take them; JSON has no such numbers.
      return Number.isFinite(value) ? value : String(value)
    case 'bigint':
      return String(value)
    case 'object':
      return convertObject(value, where, within)
  }
  throw wrongValue(where, `is ${describeValue(value)}`)
}

function convertObject(value: object, where: string, within: readonly unknown[]): Json {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw wrongValue(where, 'is an invalid Date')
    return value.toISOString()
  }
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if ('toOperationNode' in value) throw wrongValue(where, 'is an expression')
  if (within.includes(value)) throw wrongValue(where, 'holds itself')
  const around = [...within, value]
  // Unlike `map`, this sees the holes of an array.
  if (Array.isArray(value)) return Array.from(value, (item, index) => convert(item, `${where}[${index}]`, around))
  if (!isPlainObject(value)) throw wrongValue(where, 'is an object of a class')
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  for (const [key] of entries) {
    if (key !== '' && !isCleanText(key)) throw wrongValue(where, `has a key that is ${describeValue(key)}`)
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, convert(item, `${where}.${key}`, around)]))
}
