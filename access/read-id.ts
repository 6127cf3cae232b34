// Ids as text. Only values with exactly one spelling pass; the database casts the text to the id's own type.

/** The id as text. `refuse` turns a fault, such as `is NaN`, into the error to throw; the value is never shown. */
export function readId(value: unknown, refuse: (fault: string) => Error): string {
  switch (typeof value) {
    case 'string':
      if (isCleanText(value)) return value
      break
    case 'number':
      if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value)
      break
    case 'bigint':
      return String(value)
  }
  throw refuse(`is ${describeValue(value)}`)
}

/** Whether a value is a string that PostgreSQL can hold: not empty, no NUL, no half of a surrogate pair. */
export function isCleanText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('\0') && !/\p{Surrogate}/u.test(value)
}

/** What kind of value this is, in words and without its contents. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (Array.isArray(value)) return 'an array'
  switch (typeof value) {
    case 'string':
      return describeText(value)
    case 'number':
      return describeNumber(value)
    case 'object':
      return 'an object'
    default:
      return `a ${typeof value}`
  }
}

function describeText(value: string): string {
  if (value === '') return 'an empty string'
  if (value.includes('\0')) return 'a string with a NUL in it'
  return isCleanText(value) ? 'a string' : 'a string that is not well-formed Unicode'
}

function describeNumber(value: number): string {
  if (Object.is(value, -0)) return '-0'
  if (!Number.isFinite(value)) return String(value)
  if (!Number.isInteger(value)) return 'a number that is not an integer'
  return Number.isSafeInteger(value) ? 'a number' : 'an integer too large for a number to hold exactly'
}
