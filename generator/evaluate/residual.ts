// What is left of the ladder for each row once the static steps are folded: the object's entries (step 1)
// and whose object it is (step 4). Partial evaluation: a bit that is known is gone from the result.
import type { Verdict } from '../vocabulary/effect.ts'
import type { Bits } from './bits.ts'

/**
 * A condition on one row and the open request.
 *
 * Only `owned` can be null (an object without owner, or nobody logged in); `by-owner` counts null as another's object.
 */
export type Condition =
  | { readonly kind: 'entry'; readonly effect: Verdict }
  | { readonly kind: 'owned' }
  | { readonly kind: 'not-owned' }
  | { readonly kind: 'bit'; readonly side: 'own' | 'other'; readonly position: number }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'both'; readonly first: Condition; readonly second: Condition }
  | { readonly kind: 'either'; readonly first: Condition; readonly second: Condition }
  | { readonly kind: 'by-owner'; readonly own: Condition; readonly other: Condition }

export type Residual =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'when'; readonly condition: Condition }

/** What a container gives the residual to look at. */
export interface Shape {
  readonly hasOwner: boolean
  readonly hasEntries: boolean
}

/** Whose objects the static steps allow, in a word: it names policies. `read`: the database knows. */
export type Reach = 'all' | 'own' | 'others' | 'none' | 'read'

export function reachOf(bits: Bits, hasOwner: boolean): Reach {
  if (bits.kind === 'read') return 'read'
  if (!hasOwner || bits.own === bits.other) return bits.other ? 'all' : 'none'
  return bits.own ? 'own' : 'others'
}

const when = (condition: Condition): Residual => ({ kind: 'when', condition })

/**
 * The residual of one position: `acl ?? (owned ? own : other)`.
 *
 * `acl` is step 1: GRANT if any matching entry grants, otherwise DENY if any denies, otherwise silent.
 */
export function residualOf(bits: Bits, shape: Shape): Residual {
  const folded = foldedResidual(bits, shape.hasOwner)
  return shape.hasEntries ? underEntries(folded) : folded
}

function foldedResidual(bits: Bits, hasOwner: boolean): Residual {
  if (bits.kind === 'read') {
    const other: Condition = { kind: 'bit', side: 'other', position: bits.position }
    if (!hasOwner) return when(other)
    const own: Condition = { kind: 'bit', side: 'own', position: bits.position }
    return when({ kind: 'by-owner', own, other: bits.alsoOwn ? { kind: 'both', first: other, second: own } : other })
  }
  switch (reachOf(bits, hasOwner)) {
    case 'all':
      return { kind: 'always' }
    case 'own':
      return when({ kind: 'owned' })
    case 'others':
      return when({ kind: 'not-owned' })
    default:
      return { kind: 'never' }
  }
}

function underEntries(folded: Residual): Residual {
  const granted: Condition = { kind: 'entry', effect: 'GRANT' }
  const notDenied: Condition = { kind: 'not', of: { kind: 'entry', effect: 'DENY' } }
  switch (folded.kind) {
    case 'always':
      return when({ kind: 'either', first: granted, second: notDenied })
    case 'never':
      return when(granted)
    case 'when':
      return when({
        kind: 'either',
        first: granted,
        second: { kind: 'both', first: notDenied, second: folded.condition },
      })
  }
}
