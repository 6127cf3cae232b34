// A profile is a database role that stands for one outcome of the fold. Policies are written to profiles.
// Today there is one, the dynamic profile, whose bits are read when a statement starts.
import type { Operation } from '../vocabulary/operation.ts'
import type { Folded } from './fold.ts'
import { positionOf } from './matrix.ts'

export type Profile =
  /** Any request: its bits are in the database. */
  | { readonly kind: 'dynamic' }
  /** Requests that fold to just these bits. */
  | { readonly kind: 'compiled'; readonly folded: Folded }

/** The two bits of one position: known when the policy is compiled, or read in the database. */
export type Bits =
  | { readonly kind: 'known'; readonly own: boolean; readonly other: boolean }
  | { readonly kind: 'read'; readonly position: number }

/** What a profile may do with (container, operation): to an object it owns, and to another's. */
export function bitsOf(profile: Profile, ordinal: number, operation: Operation): Bits {
  const position = positionOf(ordinal, operation)
  if (profile.kind === 'dynamic') return { kind: 'read', position }
  const isSet = (bits: bigint) => ((bits >> BigInt(position)) & 1n) === 1n
  return { kind: 'known', own: isSet(profile.folded.own), other: isSet(profile.folded.other) }
}
