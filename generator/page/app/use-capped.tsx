// A long list, the first part of it until more is asked for: a page with a thousand tables stays quick.
import { useState } from 'preact/hooks'

export const portion = 200

/**
 * How many are shown, and the button that shows more.
 *
 * @param subject what the list is of: another begins anew
 * @param kept the place of one that is shown in any case; -1: there is none
 */
export function useCapped(total: number, subject: unknown, word: string, kept = -1) {
  const [state, setState] = useState({ subject, limit: portion })
  const limit = Object.is(state.subject, subject) ? state.limit : portion
  const left = total - limit - (kept >= limit ? 1 : 0)
  const more =
    left <= 0 ? null : (
      <button type="button" class="more" onClick={() => setState({ subject, limit: limit + portion })}>
        Show {Math.min(portion, left)} more of {left} {word}
      </button>
    )
  return { limit, more }
}
