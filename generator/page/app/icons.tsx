// Check, cross and dash. The shapes differ as well as the colours; what they mean is said in words beside them, or in a label.
import type { Verdict } from '../../vocabulary/effect.ts'

const check = 'M4.2 8.4 7 11.1 11.8 5.2'
const cross = 'M5 5 11 11 M11 5 5 11'
const dash = 'M5 8 11 8'

/** What a cell says itself: a filled badge. */
export function WrittenIcon({ effect }: { readonly effect: Verdict }) {
  return (
    <svg class={`icon ${effect === 'GRANT' ? 'granted' : 'denied'}`} viewBox="0 0 16 16" aria-hidden="true">
      {effect === 'GRANT' ? (
        <rect class="badge" width="16" height="16" rx="4" />
      ) : (
        <circle class="badge" cx="8" cy="8" r="8" />
      )}
      <path class="sign" d={effect === 'GRANT' ? check : cross} />
    </svg>
  )
}

/** What it takes from elsewhere: the bare sign, without colour. `null`: a dash. */
export function InheritedIcon({ effect }: { readonly effect: Verdict | null }) {
  return (
    <svg class="icon bare" viewBox="0 0 16 16" aria-hidden="true">
      <path class="sign" d={effect === null ? dash : effect === 'GRANT' ? check : cross} />
    </svg>
  )
}

/** Some objects and not others: the badge without its filling. */
export function PartIcon() {
  return (
    <svg class="icon part" viewBox="0 0 16 16" aria-hidden="true">
      <rect class="badge" x="1" y="1" width="14" height="14" rx="3.5" />
      <path class="sign" d={check} />
    </svg>
  )
}
