// The two bits of one (container, operation): may a request touch an object it owns, and may it touch another's.
// Known when the policy is compiled, or read in the database when a statement starts.
import type { Folded } from './fold.ts'

export type Bits =
  | { readonly kind: 'known'; readonly own: boolean; readonly other: boolean }
  | { readonly kind: 'read'; readonly position: number /** See `alsoOwn`. */; readonly alsoOwn?: true }

/** The bits of a request that folds to just this. */
export function knownBits({ own, other }: Folded, position: number): Bits {
  return { kind: 'known', own: isSet(own, position), other: isSet(other, position) }
}

/** The bits of any request, as the database has them. */
export function readBits(position: number): Bits {
  return { kind: 'read', position }
}

/**
 * The bits where another's object may be touched only by who may touch their own as well. An UPSERT that hits it proposes a row of theirs;
 * and server code, which may propose one of another's, is judged as if it were theirs, too.
 */
export function alsoOwn(bits: Bits): Bits {
  return bits.kind === 'read' ? { ...bits, alsoOwn: true } : { ...bits, other: bits.own && bits.other }
}

export function isSet(bits: bigint, position: number): boolean {
  return ((bits >> BigInt(position)) & 1n) === 1n
}
