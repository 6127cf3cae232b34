// Moments from the database. What a timestamp, or a number, is in JavaScript is up to the type parsers that the application
// has set; so they are read as text.

import { type RawBuilder, sql } from 'kysely'

/** A Date's range is narrower than a timestamp's, which also knows infinities. */
const furthest = 8.64e15

/** A timestamp's milliseconds since 1970, as text for {@link readMoment}. Null stays null. */
export function milliseconds(timestamp: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(extract(epoch from ${timestamp}) * 1000)::text`
}

/** The moment; the furthest that a Date can say where it is further away. */
export function readMoment(text: string): Date {
  return new Date(Math.min(Math.max(Number(text), -furthest), furthest))
}
